//! Who takes part in what a verb says, by the dependency tree.
//!
//! The one place where encounters look at trees: a better parser changes nothing else.

use super::Context;
use super::phrase;
use crate::lexicon::{TRIGGER_STATUS, TRIGGER_SUPPORT, verb};
use crate::parser::Relation;

/// How many nouns are gone up over to the subject of an infinitive at most ("has no plans to meet").
const MAX_CONTROL: usize = 4;

/// The head of the subject of a predicate, shared and controlled ones included: "flew to Oslo and met", "is due to meet", "her plan to
/// meet".
pub(super) fn subject(cx: &Context, predicate: usize) -> Option<usize> {
    let trees = cx.doc.dependencies();
    let mut at = predicate;
    for _ in 0..MAX_CONTROL {
        let subject = trees.subject(at)?;
        if trees.relation(subject).is_subject() || is_somebody(cx, subject) {
            return Some(subject);
        }
        if let Some(owner) = trees.child(subject, &[Relation::NmodPoss]) {
            return Some(owner);
        }
        at = subject;
    }
    None
}

/// The head of the object that does what an infinitive says: "invited Rey to visit", "an invitation to Rey to visit", "sent Rey to Oslo to
/// meet Ortiz".
pub(super) fn controller(cx: &Context, predicate: usize) -> Option<usize> {
    let (doc, trees) = (cx.doc, cx.doc.dependencies());
    let above = trees.head(predicate)?;
    let lemma = verb(doc.lower(above)).map_or("", |(lemma, _)| lemma);
    // Of "promised Rey to visit" the subject does it.
    let asks = TRIGGER_STATUS.get(lemma).is_some_and(|row| row.column(0) == "proposed");
    let sends = TRIGGER_SUPPORT.get(lemma).is_some_and(|row| row.column(0) == "send");
    // "accused Rey of meeting Ortiz"
    let is_blamed = ends_with_ing(cx, predicate)
        && trees
            .child(predicate, &[Relation::Mark])
            .is_some_and(|mark| doc.is_one_of(mark, &["of", "for", "from"]));
    let controller = match trees.relation(predicate) {
        Relation::Advcl | Relation::Acl | Relation::Obl if is_blamed => {
            trees.child(above, &[Relation::Obj]).filter(|object| *object < predicate)
        }
        Relation::Xcomp | Relation::Advcl if asks || sends => {
            trees.child(above, &[Relation::Obj, Relation::Iobj]).filter(|object| *object < predicate)
        }
        Relation::Acl => oblique(cx, above, &["to", "for"]),
        _ => None,
    };
    controller.filter(|object| is_somebody(cx, *object))
}

/// Whether a verb or its first auxiliary is a gerund: "meeting", "having met".
fn ends_with_ing(cx: &Context, predicate: usize) -> bool {
    let group = cx
        .doc
        .syntax
        .verb_group_of(predicate)
        .map_or(predicate, |g| cx.doc.syntax.verb_groups[g].tokens.start);
    let having = group.checked_sub(1).filter(|&t| cx.doc.lower(t) == "having");
    having.is_some() || cx.doc.lower(group).ends_with("ing")
}

/// The head of the phrase that a preposition ties to a noun or verb: "talks with Rey".
pub(super) fn oblique(cx: &Context, head: usize, prepositions: &[&str]) -> Option<usize> {
    let trees = cx.doc.dependencies();
    let tied = |token: usize| {
        trees.child(token, &[Relation::Case]).is_some_and(|case| cx.doc.is_one_of(case, prepositions))
    };
    trees.children(head).find(|child| {
        let relation = trees.relation(*child);
        matches!(relation, Relation::Obl | Relation::OblAgent | Relation::Nmod) && tied(*child)
    })
}

/// Whether a noun or pronoun means somebody, and not what somebody does ("a plan to meet").
fn is_somebody(cx: &Context, head: usize) -> bool {
    let phrase = cx.doc.syntax.noun_phrase_of(head).map(|np| cx.doc.syntax.noun_phrases[np].tokens.clone());
    cx.entities.mention_at(head).is_some()
        || phrase.is_some_and(|phrase| phrase::denotes_people(cx.doc, phrase, head))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn who_is_invited_does_it() {
        check(
            "Ana Rey invited Luis Ortiz to visit Norway.",
            expect!["visit proposed: Luis Ortiz, Norway in Norway | visitor and host | visit"],
        );
    }

    #[test]
    fn who_is_accused_of_it_did_it() {
        check(
            "Ana Rey accused Luis Ortiz of having met Eva Sosa.",
            expect!["meeting happened: Luis Ortiz, Eva Sosa | subject and partner | met"],
        );
    }

    #[test]
    fn whose_plan_it_is() {
        check(
            "Ana Rey has no plans to meet Luis Ortiz.",
            expect!["meeting denied: Ana Rey, Luis Ortiz | subject and partner | meet"],
        );
    }
}
