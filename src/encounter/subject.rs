//! Who does what a trigger's verb says, also where another verb controls it ("invited Rey to visit").

use super::Context;
use super::party::{self, Party};
use super::trigger::is_of_sort;
use crate::article::{IdKind, MentionKind};
use crate::document::{BlockKind, Document};
use crate::lexicon::{TRIGGER_STATUS, TRIGGER_SUPPORT, verb};
use crate::parser::Form;
use crate::tagger::Upos;

/// The party that is the subject of a verb group.
pub(super) fn of(cx: &Context, group: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let group = having(cx, group).unwrap_or(group);
    let verb_group = &syntax.verb_groups[group];
    let np = match verb_group.form {
        Form::Infinitive => controller(cx, group).or_else(|| syntax.subject(cx.doc, group)),
        Form::Participle => {
            let np = syntax.subject(cx.doc, group);
            np.and_then(|np| syntax.coordination(cx.doc, np).first().copied()).or(np)
        }
        Form::Gerund => syntax.subject(cx.doc, group).or_else(|| of_governor(cx, group)),
        _ => syntax.subject(cx.doc, group).or_else(|| of_auxiliary(cx, group)).or_else(|| of_row(cx, group)),
    };
    let Some(np) = np else { return name_before(cx, verb_group.tokens.start) };
    let np = first_of_headline(cx, np);
    let phrase = &syntax.noun_phrases[np].tokens;
    let limit = if phrase.start < verb_group.tokens.start {
        // "Rey and Ortiz are due to meet": the row ends before its own verb.
        let mut groups = syntax.verb_groups_in(phrase.end..verb_group.tokens.start);
        let own = groups
            .find(|&g| syntax.verb_groups[g].form == Form::Finite && syntax.subject(cx.doc, g) == Some(np));
        own.map_or(verb_group.tokens.start, |g| syntax.verb_groups[g].tokens.start)
    } else {
        // "Noting that …, Rey met": the subject stands behind.
        cx.window(phrase.start).end
    };
    Some(party::read(cx, phrase.start, limit)).filter(|p| !p.is_empty())
}

/// The group of "having" before a participle, where the two are apart: "having met".
pub(super) fn having(cx: &Context, group: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let before = syntax.verb_groups[group].tokens.start.checked_sub(1)?;
    syntax.verb_group_of(before).filter(|_| cx.doc.lower(before) == "having")
}

/// "denied having met Ortiz", "admitted meeting Ortiz": the subject of the verb directly before.
fn of_governor(cx: &Context, group: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let before = syntax.verb_groups[group].tokens.start.checked_sub(1)?;
    syntax.subject(cx.doc, syntax.verb_group_of(before)?)
}

/// "Rey, Ortiz meet in Lima": in a headline a comma stands for "and".
fn first_of_headline(cx: &Context, np: usize) -> usize {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let start = syntax.noun_phrases[np].tokens.start;
    let in_headline = doc.blocks.get(doc.block_of(start)).is_some_and(|b| b.kind == BlockKind::Headline);
    let comma = start.checked_sub(2).filter(|_| in_headline && doc.word(start - 1) == ",");
    let person = comma.filter(|&t| {
        let mention = cx.entities.mention_at(t);
        mention.is_some_and(|m| m.entities.iter().any(|id| id.kind == IdKind::Person))
    });
    person.and_then(|t| syntax.noun_phrase_of(t)).unwrap_or(np)
}

/// "Rey had on Sunday met Ortiz": the subject of an auxiliary that adverbials part from its verb.
fn of_auxiliary(cx: &Context, group: usize) -> Option<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let start = syntax.verb_groups[group].tokens.start;
    let auxiliary = syntax.verb_groups_in(cx.window(start).start..start).next_back()?;
    let tokens = &syntax.verb_groups[auxiliary].tokens;
    let parted = tokens.end < start
        && start - tokens.end <= MAX_ADVERBIAL
        && doc.tag(tokens.end) == Upos::Adp
        && doc
            .is_one_of(tokens.end - 1, &["had", "has", "have", "will", "would", "is", "are", "was", "were"]);
    if parted { syntax.subject(doc, auxiliary) } else { None }
}

/// "joined the search, calmed the staff and even met Ortiz": the subject of a row of verbs.
fn of_row(cx: &Context, group: usize) -> Option<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let window = cx.window(syntax.verb_groups[group].tokens.start);
    let mut groups = syntax.verb_groups_in(window.start..syntax.verb_groups[group].tokens.start).rev();
    let mut at = group;
    for _ in 0..MAX_ROW {
        let start = syntax.verb_groups[at].tokens.start;
        let before = (window.start..start).rev().find(|&t| doc.tag(t) != Upos::Adv)?;
        if doc.word(before) != "," && !doc.is_one_of(before, &["and", "but", "then", "or"]) {
            return None;
        }
        at = groups.find(|&g| syntax.verb_groups[g].form == Form::Finite)?;
        if let Some(np) = syntax.subject(doc, at) {
            return Some(np);
        }
    }
    None
}

/// How many verbs of a row are gone back over.
const MAX_ROW: usize = 4;

/// How many tokens of adverbials part an auxiliary from its verb at most.
const MAX_ADVERBIAL: usize = 6;

/// "In Lima Minister Rey met …": the person named directly before the verb.
fn name_before(cx: &Context, verb: usize) -> Option<Party> {
    let window = cx.window(verb);
    let last =
        (window.start..verb).rev().find(|&t| cx.doc.tag(t) != Upos::Adv && !is_in_caption(cx.doc, t))?;
    let mention =
        cx.entities.mention_at(last).filter(|m| m.kind == MentionKind::Name && m.tokens.end == last + 1)?;
    Some(Party::of_mention(mention)).filter(Party::has_person)
}

/// ", right," and "(left)" of the caption of a picture.
fn is_in_caption(doc: &Document, token: usize) -> bool {
    let side = |t: usize| is_of_sort(doc.lower(t), "side");
    let mark = |t: usize| matches!(doc.word(t), "," | "(" | ")");
    mark(token) && (token > 0 && side(token - 1) || side(token + 1))
        || side(token) && token > 0 && mark(token - 1) && mark(token + 1)
}

/// "invited Rey to visit": the object of a verb of asking does what the infinitive says.
fn controller(cx: &Context, group: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let start = syntax.verb_groups[group].tokens.start;
    let np = syntax.noun_phrase_of(start.checked_sub(1)?)?;
    let first = syntax.noun_phrases[np].tokens.start;
    let window = cx.window(start);
    let above = syntax.verb_groups_in(window.start..first).next_back()?;
    // "an invitation to Rey to visit"
    let inviting = first >= 2
        && cx.doc.is_one_of(first - 1, &["to", "for"])
        && cx.doc.is_one_of(first - 2, &["invitation", "invitations"]);
    if inviting {
        return Some(np);
    }
    let (lemma, _) = verb(cx.doc.lower(syntax.verb_groups[above].head))?;
    let asks = TRIGGER_STATUS.get(lemma).is_some_and(|row| row.column(0) == "proposed");
    if TRIGGER_SUPPORT.get(lemma).is_some_and(|row| row.column(0) == "send") {
        // "sent Ortiz to Oslo to meet Sosa"
        return syntax.noun_phrase_behind(cx.doc, above);
    }
    (asks && !syntax.verb_groups[above].passive).then_some(np)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_comma_of_a_headline() {
        check(
            "Rey, Ortiz meet in Lima\n\nLIMA, 3 May - Ana Rey met Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Lima | reciprocal subject | meet, met"],
        );
    }

    #[test]
    fn adverbials_part_an_auxiliary_from_its_verb() {
        check(
            "Ana Rey had on Sunday met Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn a_row_of_verbs() {
        check(
            "Ana Rey joined the search, calmed the staff and even met Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn a_caption() {
        check(
            "Ana Rey, right, shakes hands with Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | shakes hands"],
        );
    }

    #[test]
    fn who_is_sent_takes_part() {
        check(
            "Ana Rey sent Luis Ortiz to Oslo to meet Eva Sosa.",
            expect!["meeting planned: Luis Ortiz, Eva Sosa | subject and partner | meet"],
        );
    }
}
