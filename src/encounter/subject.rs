//! Who does what a trigger's verb says, also where another verb controls it ("invited Rey to visit").

use super::party::{self, Party};
use super::predicate;
use super::{Context, REACH};
use crate::article::{Id, IdKind, MentionKind};
use crate::coreference::Reference;
use crate::document::BlockKind;
use crate::lexicon::GROUP_NOUNS;
use crate::parser::{Form, Relation};
use crate::tagger::Upos;

/// The party that is the subject of a verb group: where none stands beside it, the one that the tree gives.
pub(super) fn of(cx: &Context, group: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let group = having(cx, group).unwrap_or(group);
    let verb_group = &syntax.verb_groups[group];
    if let Some(name) = name_before(cx, group) {
        return Some(name);
    }
    let party = beside_or_above(cx, group).or_else(|| reporter(cx, group)).or_else(|| opening(cx, group));
    // "one of them, Ana Rey, rang"
    match apposed_name(cx, verb_group.tokens.start) {
        Some(name)
            if party.as_ref().is_none_or(|party| name.ids().any(|id| party.ids().all(|it| it != id))) =>
        {
            Some(name)
        }
        _ => party,
    }
}

/// "The ministry said it had summoned Ortiz": the body that tells of itself.
fn reporter(cx: &Context, group: usize) -> Option<Party> {
    let (doc, syntax, trees) = (cx.doc, &cx.doc.syntax, cx.doc.dependencies());
    let head = syntax.verb_groups[group].head;
    let above = trees.head(head).filter(|_| trees.relation(head) == Relation::Ccomp)?;
    trees.subject(head).filter(|&subject| doc.lower(subject) == "it")?;
    let above = syntax.verb_group_of(above)?;
    let body = party_of(cx, above, first_of_row(cx, syntax.subject(doc, above)?)?)?;
    Some(body).filter(|body| body.ids().all(|id| matches!(id.kind, IdKind::Organization | IdKind::Place)))
}

/// "On Monday Rey, accompanied by her staff, flew to Oslo and met Ortiz": whom a sentence opens with does what stands behind its
/// commas and "and".
fn opening(cx: &Context, group: usize) -> Option<Party> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let verb_group = &syntax.verb_groups[group];
    let window = cx.window(verb_group.tokens.start);
    let before = (window.start..verb_group.tokens.start).rev().find(|&t| doc.tag(t) != Upos::Adv)?;
    let joined = doc.is_one_of(before, &["and", "but"]) || doc.word(before) == ",";
    if !joined || verb_group.form != Form::Finite || window.start != doc.sentence_tokens(before).start {
        return None;
    }
    let first = syntax.verb_groups_in(window.clone()).next().map(|g| syntax.verb_groups[g].tokens.start)?;
    let named = |m: &&Reference| m.entities.iter().all(|id| id.kind == IdKind::Person);
    let name = cx.entities.mentions_in(window.start..first).iter().find(named)?;
    let start = syntax.noun_phrases[syntax.noun_phrase_of(name.head)?].tokens.start;
    let free = start == window.start || !matches!(doc.tag(start - 1), Upos::Adp | Upos::Cconj);
    let same_level = doc.quotation_of(start) == doc.quotation_of(verb_group.head);
    (free && same_level && doc.lower(name.tokens.end) != "'s").then(|| Party::of_mention(name))
}

/// How many sentences before "they met" those stand who did.
const PAIR_SENTENCES: usize = 2;

/// The subject of what several do together: of "they met", "we spoke", "the two rivals met" where nobody is known yet, the two people told
/// of just before.
pub(super) fn several(cx: &Context, group: usize, doer: Option<Party>) -> Option<Party> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let head = syntax.verb_groups[having(cx, group).unwrap_or(group)].head;
    let np = syntax.subject(doc, group).or_else(|| syntax.noun_phrase_of(predicate::subject(cx, head)?));
    let Some(np) = np else { return doer };
    let tokens = syntax.noun_phrases[np].tokens.clone();
    let is_we = doc.lower(tokens.start) == "we";
    let counts = doc.is_one_of(tokens.start, &["they", "both"])
        || doc.lower(tokens.start) == "the" && doc.is_one_of(tokens.start + 1, &["two", "pair", "duo"]);
    // "the two teams" are no two people.
    let is_body = GROUP_NOUNS.get(doc.lower(tokens.end - 1)).is_some_and(|row| row.column(1) == "collective");
    let people = doer.iter().flat_map(Party::ids).filter(|id| id.kind == IdKind::Person).count();
    if !(is_we && people == 1 || counts && people == 0 && !is_body) {
        return doer;
    }
    match pair_before(cx, tokens.start, is_we) {
        Some(ids) => Some(Party::of_several(ids, tokens)),
        None => doer,
    }
}

/// Whether a verb's subject is "we".
pub(super) fn is_we(cx: &Context, group: usize) -> bool {
    let syntax = &cx.doc.syntax;
    syntax.subject(cx.doc, group).is_some_and(|np| cx.doc.lower(syntax.noun_phrases[np].head) == "we")
}

/// The two people of a sentence up to a token and of the nearest sentences before; the one who speaks is one of "we", and none of "they".
fn pair_before(cx: &Context, token: usize, is_we: bool) -> Option<Vec<Id>> {
    let doc = cx.doc;
    let speakers: Vec<Id> =
        cx.statements_at(doc.tokens[token].span).flat_map(|s| s.speakers.iter().copied()).collect();
    let sentence = doc.sentence_of(token);
    let mut pair = cx.in_person(token);
    for at in (sentence.saturating_sub(PAIR_SENTENCES)..=sentence).rev() {
        let tokens = doc.sentences[at].tokens.clone();
        let near = tokens.start.max(token.saturating_sub(2 * REACH))..tokens.end.min(token);
        if near.is_empty() {
            continue;
        }
        for mention in cx.entities.mentions_in(near).iter().rev() {
            for id in mention.entities.iter().filter(|id| id.kind == IdKind::Person) {
                if !pair.contains(id) && (is_we || !speakers.contains(id)) {
                    pair.push(*id);
                }
                if is_we && pair.len() == 2 {
                    return Some(pair);
                }
            }
        }
        if pair.len() >= 2 {
            break;
        }
    }
    (pair.len() == 2).then_some(pair)
}

/// A person's name between two commas, directly before a verb group that begins at `start`.
fn apposed_name(cx: &Context, start: usize) -> Option<Party> {
    let doc = cx.doc;
    let comma = (cx.window(start).start..start).rev().find(|&t| doc.tag(t) != Upos::Adv)?;
    let mention = cx.entities.mention_at(comma.checked_sub(1)?).filter(|m| m.kind == MentionKind::Name)?;
    let apart =
        doc.word(comma) == "," && mention.tokens.start > 0 && doc.word(mention.tokens.start - 1) == ",";
    let is_person = mention.entities.iter().any(|id| id.kind == IdKind::Person);
    (apart && is_person && mention.tokens.end == comma).then(|| Party::of_mention(mention))
}

/// The subject that stands beside a verb group, or else the one that the tree gives.
fn beside_or_above(cx: &Context, group: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let verb_group = &syntax.verb_groups[group];
    let phrase = |head: usize| syntax.noun_phrase_of(head);
    let beside = || first_of_row(cx, syntax.subject(cx.doc, group)?);
    let of_tree = || phrase(predicate::subject(cx, verb_group.head)?);
    match predicate::controller(cx, verb_group.head).and_then(phrase) {
        Some(controller) => party_of(cx, group, controller),
        None => beside().and_then(|np| party_of(cx, group, np)).or_else(|| party_of(cx, group, of_tree()?)),
    }
}

/// The party that begins with the subject of a verb group.
fn party_of(cx: &Context, group: usize, np: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let verb_group = &syntax.verb_groups[group];
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

/// "Rey and Ortiz met by chance": of a row the first phrase; "In Oslo, Rey and Ortiz met" is no row of three.
fn first_of_row(cx: &Context, np: usize) -> Option<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let row = syntax.coordination(doc, np);
    let is_adverbial = |np: usize| {
        let start = syntax.noun_phrases[np].tokens.start;
        start > 0 && doc.tag(start - 1) == Upos::Adp
    };
    let adverbials = row.iter().take_while(|&&member| member != np && is_adverbial(member)).count();
    row.get(adverbials).copied().or(Some(np))
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
    fn what_a_body_tells_of_itself() {
        check(
            "Rey Foods Ltd said it had signed an agreement with Luis Ortiz.",
            expect!["meeting happened: Luis Ortiz, Rey Foods Ltd | subject and partner | signed"],
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

    #[test]
    fn two_told_of_before() {
        check(
            "Ana Rey is at odds with Luis Ortiz. The two rivals had breakfast in Oslo.",
            expect!["meeting happened: Luis Ortiz, Ana Rey in Oslo | reciprocal subject | breakfast"],
        );
        check(
            "Jonas Berg asked after Luis Ortiz. \"We had lunch on Monday,\" Ana Rey said.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | reciprocal subject | had lunch"],
        );
    }

    #[test]
    fn whom_a_sentence_opens_with() {
        check(
            "On Friday Ana Rey, who arrived on a three-day visit, her first since May, also met Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn two_teams_are_no_two_people() {
        check("Ana Rey is at odds with Luis Ortiz. The two teams had breakfast in Oslo.", expect![""]);
    }

    #[test]
    fn a_name_between_commas() {
        check(
            "The envoy to the council for trade, Ana Rey, also received Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | received"],
        );
    }
}
