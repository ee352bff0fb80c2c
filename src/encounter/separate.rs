//! Several encounters told at once: "met separately with Rey and with Ortiz", "separate meetings with".

use super::Mention;
use super::trigger::{Word, is_of_sort};
use super::{Context, party::Party};
use crate::article::EncounterKind;

/// A mention, or one for each of those met apart.
pub(super) fn each(cx: &Context, mention: Mention) -> Vec<Mention> {
    let [_, others] = &mention.parties[..] else { return vec![mention] };
    if others.members.len() < 2 || !is_separate(cx, &mention, others) {
        return vec![mention];
    }
    let alone = |at: usize| Party { members: vec![others.members[at].clone()], ..others.clone() };
    let one = |at: usize| Mention { parties: vec![mention.parties[0].clone(), alone(at)], ..mention.clone() };
    (0..others.members.len()).map(one).collect()
}

/// Whether "separate" or "separately" stands with the trigger, before the others or directly behind them, or people are called one by
/// one: "phoned Rey and Ortiz", "calls to Rey and Ortiz".
fn is_separate(cx: &Context, mention: &Mention, others: &Party) -> bool {
    let trigger = &mention.trigger.tokens;
    let calls = match mention.trigger.word {
        Word::Verb(_) => mention.rule == "subject and partner" && others.described.is_none(),
        _ => mention.rule == "call" && cx.doc.lower(trigger.end - 1).ends_with('s'),
    };
    if calls && mention.trigger.kind == EncounterKind::Call && others.members.iter().all(|m| !m.is_unnamed())
    {
        return true;
    }
    if others.described.is_some() {
        return false;
    }
    let first = cx.window(trigger.start).start.max(trigger.start.saturating_sub(1));
    (first..=others.tokens.end.max(trigger.end)).any(|t| is_of_sort(cx.doc.lower(t), "apart"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn met_apart() {
        check(
            "Ana Rey met separately with Luis Ortiz and with Eva Sosa.",
            expect![[r#"
                meeting happened: Ana Rey, Luis Ortiz | subject and partner | met
                meeting happened: Ana Rey, Eva Sosa | subject and partner | met"#]],
        );
    }

    #[test]
    fn three_met_apart() {
        check(
            "Ana Rey met separately with Luis Ortiz, Eva Sosa and Jan Lund.",
            expect![[r#"
                meeting happened: Ana Rey, Luis Ortiz | subject and partner | met
                meeting happened: Ana Rey, Eva Sosa | subject and partner | met
                meeting happened: Ana Rey, Jan Lund | subject and partner | met"#]],
        );
    }

    #[test]
    fn separate_meetings() {
        check(
            "Ana Rey held separate meetings with Luis Ortiz and Eva Sosa.",
            expect![[r#"
                meeting happened: Ana Rey, Luis Ortiz | with | separate meetings
                meeting happened: Ana Rey, Eva Sosa | with | separate meetings"#]],
        );
    }

    #[test]
    fn called_one_by_one() {
        check(
            "Ana Rey phoned Luis Ortiz and Eva Sosa.",
            expect![[r#"
                call happened: Ana Rey, Luis Ortiz | subject and partner | phoned
                call happened: Ana Rey, Eva Sosa | subject and partner | phoned"#]],
        );
    }

    #[test]
    fn calls_to_each() {
        check(
            "Ana Rey made phone calls to the ministers of Chile and Peru, Luis Ortiz and Eva Sosa.",
            expect![[r#"
                call happened: Ana Rey, Luis Ortiz | call | phone calls
                call happened: Ana Rey, Eva Sosa | call | phone calls"#]],
        );
    }

    #[test]
    fn together() {
        check(
            "Ana Rey held meetings with Luis Ortiz and Eva Sosa.",
            expect!["meeting happened: Ana Rey, Luis Ortiz, Eva Sosa | with | meetings"],
        );
    }
}
