//! Whom a verb reaches besides its subject: its object, "with Rey", "to Rey".

use super::party::{self, Party};
use super::trigger::is_of_sort;
use super::{Context, predicate};
use crate::lexicon::verb;
use crate::parser::Relation;

/// The people that are the object of a verb group.
pub(super) fn object(cx: &Context, group: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let np = &syntax.noun_phrases[syntax.noun_phrase_behind(cx.doc, group)?];
    Some(party::read(cx, np.tokens.start, cx.window(np.head).end)).filter(Party::has_person)
}

/// With or to whom a verb says something is done: "raised the matter with Rey in a call".
pub(super) fn addressee(cx: &Context, group: usize) -> Option<Party> {
    let head = cx.doc.syntax.verb_groups[group].head;
    let object = cx.doc.dependencies().child(head, &[Relation::Obj]);
    let tied = |head: usize| predicate::oblique(cx, head, &["with", "to"]);
    let addressee = tied(head).or_else(|| tied(object?))?;
    let phrase = &cx.doc.syntax.noun_phrases[cx.doc.syntax.noun_phrase_of(addressee)?].tokens;
    Some(party::read(cx, phrase.start, cx.window(addressee).end)).filter(Party::has_person)
}

/// Who is handed a letter of somebody else, between the verb and the letter.
pub(super) fn handed_to(cx: &Context, group: usize, noun: usize) -> Option<Party> {
    let (doc, end) = (cx.doc, cx.doc.syntax.verb_groups[group].tokens.end);
    let (lemma, _) = verb(doc.lower(cx.doc.syntax.verb_groups[group].head))?;
    let to = (end..noun).find(|&t| doc.lower(t) == "to").map_or(end, |to| to + 1);
    let recipient = party::read(cx, to, noun);
    (is_of_sort(lemma, "handing") && recipient.has_person()).then_some(recipient)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn raised_with_somebody() {
        check(
            "Ana Rey raised the matter with Luis Ortiz in a phone call.",
            expect!["call happened: Ana Rey, Luis Ortiz | support verb | phone call"],
        );
    }

    #[test]
    fn who_is_handed_a_letter() {
        check(
            "Ana Rey handed over to Luis Ortiz a letter from Eva Sosa.",
            expect!["message happened: Luis Ortiz, Eva Sosa | sender and recipient | letter"],
        );
    }
}
