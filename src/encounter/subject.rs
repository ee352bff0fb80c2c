//! Who does what a trigger's verb says, also where another verb controls it ("invited Rey to visit").

use super::Context;
use super::party::{self, Party};
use super::predicate;
use crate::article::{IdKind, MentionKind};
use crate::document::BlockKind;
use crate::parser::Form;
use crate::tagger::Upos;

/// The party that is the subject of a verb group: where none stands beside it, the one that the tree gives.
pub(super) fn of(cx: &Context, group: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let group = having(cx, group).unwrap_or(group);
    let verb_group = &syntax.verb_groups[group];
    let phrase = |head: usize| syntax.noun_phrase_of(head);
    if let Some(name) = name_before(cx, group) {
        return Some(name);
    }
    let np = predicate::controller(cx, verb_group.head)
        .and_then(phrase)
        .or_else(|| first_of_row(cx, syntax.subject(cx.doc, group)?))
        .or_else(|| phrase(predicate::subject(cx, verb_group.head)?))?;
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

/// A person's name directly before a verb group that is in no noun phrase, since its word is also another part of speech.
fn name_before(cx: &Context, group: usize) -> Option<Party> {
    let start = cx.doc.syntax.verb_groups[group].tokens.start;
    let last = (cx.window(start).start..start)
        .rev()
        .find(|&t| cx.doc.tag(t) != Upos::Adv || cx.doc.is_capital(t))?;
    let mention = cx.entities.mention_at(last).filter(|m| m.kind == MentionKind::Name)?;
    let is_person = mention.entities.iter().any(|id| id.kind == IdKind::Person);
    (is_person && cx.doc.syntax.noun_phrase_of(last).is_none()).then(|| Party::of_mention(mention))
}

/// "Rey and Ortiz met by chance": of a row the first phrase.
fn first_of_row(cx: &Context, np: usize) -> Option<usize> {
    cx.doc.syntax.coordination(cx.doc, np).first().copied().or(Some(np))
}

/// The group of "having" or "had" before a participle, where the two are apart: "having met", "had a day earlier met".
pub(super) fn having(cx: &Context, group: usize) -> Option<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let start = syntax.verb_groups[group].tokens.start;
    let window = cx.window(start);
    let times = crate::temporal::times_in(doc, cx.times, window.start..start);
    let is_time = |t: usize| times.iter().any(|time| time.span.contains(doc.tokens[t].span));
    let parts =
        |t: &usize| doc.tag(*t) == Upos::Adv || is_time(*t) || doc.lower(*t) == "on" && is_time(t + 1);
    let before = (window.start..start).rev().find(|t| !parts(t))?;
    let auxiliaries: &[&str] =
        if before + 1 == start { &["having"] } else { &["having", "had", "has", "have"] };
    syntax.verb_group_of(before).filter(|_| doc.is_one_of(before, auxiliaries))
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
            "Ana Rey, centre, shakes hands with Luis Ortiz.",
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
