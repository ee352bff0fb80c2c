//! Sport and games, where sides "meet", "visit" and "host" each other without any contact of governments.

use super::{Context, Mention};
use crate::article::IdKind;
use crate::document::Document;
use crate::lexicon::{CONTESTS, TRIGGER_NOUNS};
use crate::tagger::Upos;
use std::ops::Range;

/// How many words of sport make a text one about sport, and how many tokens a text may have for each of them.
const SPORTY: (usize, usize) = (4, 60);

/// How far behind a trigger the contest is named, in tokens.
const STAGE_REACH: usize = 20;

/// Whether a text is about sport.
pub(super) fn is_sporty(doc: &Document) -> bool {
    let words = (0..doc.len()).filter(|&t| is(doc, t, &["sport", "stage"])).count();
    words >= SPORTY.0 && words * SPORTY.1 >= doc.len()
}

/// Whether the sides of a mention meet in a contest: "Kenya met Ghana in the semi-final". Between people only
/// the contest itself tells ("Rey meets Sosa in the final"), as coaches and presidents of clubs do meet.
pub(super) fn is_contest(cx: &Context, mention: &Mention) -> bool {
    let doc = cx.doc;
    let trigger = &mention.trigger.tokens;
    // "signed a deal with Chelsea": a transfer.
    if cx.sporty && mention.trigger.allows("accord") {
        return true;
    }
    if !mention.trigger.is_of_sport() {
        return false;
    }
    if mention.participants().iter().any(|id| id.kind == IdKind::Person) {
        let end = cx.window(trigger.start).end.min(trigger.end + STAGE_REACH);
        return (trigger.end..end)
            .filter(|&t| is(doc, t, &["stage"]) && !is_of_talks(doc, t))
            .any(|t| is_tied(doc, trigger.end..t));
    }
    let window = cx.window(trigger.start);
    let told = window.clone().any(|t| is(doc, t, &["sport", "stage"]) && !is_of_talks(doc, t));
    let won = || window.clone().any(|t| is(doc, t, &["result"])) && window.clone().any(|t| is_score(doc, t));
    told || cx.sporty || won()
}

fn is(doc: &Document, token: usize, kinds: &[&str]) -> bool {
    // "the final", but not "the final talks"
    let head =
        || doc.syntax.noun_phrase_of(token).is_some_and(|np| doc.syntax.noun_phrases[np].head == token);
    let noun = |len: usize| len > 1 || doc.tag(token).is_nominal() || doc.tag(token) == Upos::Verb || head();
    doc.entry(token, &CONTESTS).is_some_and(|(len, row)| kinds.contains(&row.column(0)) && noun(len))
}

/// "the final of talks", "match of the negotiators"
fn is_of_talks(doc: &Document, token: usize) -> bool {
    (token + 1..token + 4).any(|t| doc.is_in(t, &TRIGGER_NOUNS))
}

/// Whether the preposition nearest to the end of some tokens is "in".
fn is_tied(doc: &Document, before: Range<usize>) -> bool {
    before.rev().take(5).find(|&t| doc.tag(t) == Upos::Adp).is_some_and(|t| doc.lower(t) == "in")
}

/// "3-0"
fn is_score(doc: &Document, token: usize) -> bool {
    let number = |t: usize| doc.word(t).len() <= 3 && doc.word(t).bytes().all(|b| b.is_ascii_digit());
    let at_score = matches!(doc.word(token), "-" | "–") && token > 0;
    at_score && number(token - 1) && doc.tokens.get(token + 1).is_some() && number(token + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn teams_meet_in_a_contest() {
        check("Norway met Denmark in the final. Chile will host Peru in a qualifier.", expect![""]);
        check("Peru's last meeting with Chile ended in a 2-1 win.", expect![""]);
    }

    #[test]
    fn players_meet_in_a_contest() {
        check("Ana Rey will meet Eva Sosa in the final of the Lima Open.", expect![""]);
    }

    #[test]
    fn people_of_sport_do_meet() {
        check(
            "After the final, Ana Rey met coach Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn governments_meet_for_a_final_round() {
        check(
            "Chile and Peru met for the final round of talks.",
            expect!["meeting happened: Chile, Peru | reciprocal subject | met, round of talks"],
        );
    }
}
