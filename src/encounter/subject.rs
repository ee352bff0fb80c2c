//! Who does what a trigger's verb says, also where another verb controls it ("invited Rey to visit").

use super::Context;
use super::party::{self, Party};
use super::predicate;
use crate::article::IdKind;
use crate::document::BlockKind;
use crate::parser::Form;

/// The party that is the subject of a verb group: where none stands beside it, the one that the tree gives.
pub(super) fn of(cx: &Context, group: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let group = having(cx, group).unwrap_or(group);
    let verb_group = &syntax.verb_groups[group];
    let phrase = |head: usize| syntax.noun_phrase_of(head);
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

/// "Rey and Ortiz met by chance": of a row the first phrase.
fn first_of_row(cx: &Context, np: usize) -> Option<usize> {
    cx.doc.syntax.coordination(cx.doc, np).first().copied().or(Some(np))
}

/// The group of "having" before a participle, where the two are apart: "having met".
pub(super) fn having(cx: &Context, group: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let before = syntax.verb_groups[group].tokens.start.checked_sub(1)?;
    syntax.verb_group_of(before).filter(|_| cx.doc.lower(before) == "having")
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
