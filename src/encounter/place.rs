//! Where: the place mention that "in", "at" or "near" ties to a trigger.

use super::Context;
use super::trigger::Trigger;
use crate::article::{Id, IdKind};

/// The nearest place behind the trigger within its clause, else before it.
pub(super) fn of(cx: &Context, trigger: &Trigger) -> Option<Id> {
    let doc = cx.doc;
    let window = cx.window(trigger.tokens.start);
    let tied = |token: usize| {
        let before = (window.start..token).rev().take(4);
        before
            .take_while(|&t| !matches!(doc.word(t), "," | ";"))
            .find(|&t| doc.tag(t) == crate::tagger::Upos::Adp)
            .is_some_and(|t| doc.is_one_of(t, &["in", "at", "near", "outside", "inside"]))
    };
    let place = |m: &crate::coreference::Reference| {
        m.entities.first().copied().filter(|id| id.kind == IdKind::Place && tied(m.tokens.start))
    };
    let behind = cx.entities.mentions_in(trigger.tokens.end..window.end).iter().find_map(place);
    behind
        .or_else(|| cx.entities.mentions_in(window.start..trigger.tokens.start).iter().rev().find_map(place))
}

/// "arrived in Lima for a visit", "is in Lima on a visit": the place between the verb and the noun.
pub(super) fn reached(cx: &Context, group: usize, trigger: &Trigger) -> Option<Id> {
    let from = cx.doc.syntax.verb_groups[group].tokens.end;
    if from >= trigger.tokens.start {
        return None;
    }
    let between = cx.entities.mentions_in(from..trigger.tokens.start);
    between.iter().find_map(|m| {
        let tied =
            (from..m.tokens.start).rev().take(4).any(|t| cx.doc.is_one_of(t, &["in", "to", "at", "for"]));
        m.entities.first().copied().filter(|id| id.kind == IdKind::Place && tied)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn behind_the_trigger() {
        check(
            "In Chile, Ana Rey said she had met Luis Ortiz in Oslo.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Oslo | subject and partner | met"],
        );
    }

    #[test]
    fn before_the_trigger() {
        check(
            "In Chile, Ana Rey met Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Chile | subject and partner | met"],
        );
    }

    #[test]
    fn the_host_country() {
        check(
            "Ana Rey is on a visit to Norway.",
            expect!["visit ongoing: Ana Rey, Norway in Norway | visit to | visit"],
        );
    }
}
