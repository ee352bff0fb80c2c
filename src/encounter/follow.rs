//! Days carried on from one encounter to those told next.

use super::join::{Draft, MEMORY};
use super::same::same_country;
use super::{Context, Mention};
use crate::article::{Encounter, EncounterKind, Id, IdKind, Status};
use crate::parser::Form;

/// How many sentences behind an encounter the next can be told of the same day.
const SAME_DAY: usize = 6;

/// "Rey met Ortiz on Monday. She later received Sosa.": what is told next without a time of its own, in the
/// simple past and of one of the same people, was on the same day.
pub(super) fn carry_on(cx: &Context, drafts: &[Draft], encounters: &mut [Encounter]) {
    let mut dated: Vec<(usize, usize)> = Vec::new();
    for at in 0..drafts.len() {
        let first = &drafts[at].mentions[0];
        let sentence = cx.doc.sentence_of(first.trigger.tokens.start);
        let told = encounters[at].status == Status::Happened && is_narrated(cx, first);
        if encounters[at].time.is_none() && told && encounters[at].kind != EncounterKind::Message {
            let shares = |other: usize| {
                let people = |id: &&Id| id.kind == IdKind::Person;
                drafts[other]
                    .participants
                    .iter()
                    .filter(people)
                    .any(|id| drafts[at].participants.contains(id))
            };
            let is_day = |other: usize| {
                encounters[other].date.as_ref().is_some_and(|date| date.len() == "2024-05-01".len())
            };
            let elsewhere = |other: usize| match (encounters[at].place, encounters[other].place) {
                (Some(here), Some(there)) => !same_country(cx, here, there),
                _ => false,
            };
            let before = dated.iter().rev().take(MEMORY).copied();
            let near = |s: usize| s <= sentence && sentence - s <= SAME_DAY;
            let day = before
                .filter(|&(s, other)| near(s) && shares(other) && !elsewhere(other))
                .map(|(_, other)| other)
                .next();
            if let Some(day) = day.filter(|&day| {
                is_day(day) || encounters[at].place.is_some() && encounters[day].place.is_some()
            }) {
                encounters[at].time = encounters[day].time;
                encounters[at].date = encounters[day].date.clone();
            } else if let Some(lead) = lead(cx, drafts, encounters, at).filter(|_| day.is_none()) {
                encounters[at].time = encounters[lead].time;
                encounters[at].date = encounters[lead].date.clone();
            }
        }
        if encounters[at].date.is_some() && told {
            dated.push((sentence, at));
        }
    }
}

/// The first encounter of the text, where it is a main fact and its day is told: what the text tells in its own words with no time in
/// the sentence was on that day. One may arrive days before one meets.
fn lead(cx: &Context, drafts: &[Draft], encounters: &[Encounter], at: usize) -> Option<usize> {
    let is_day = |date: &String| date.len() == "2024-05-01".len();
    let token = drafts[at].mentions[0].trigger.tokens.start;
    let timeless = crate::temporal::times_in(cx.doc, cx.times, cx.doc.sentence_tokens(token)).is_empty();
    let told = cx.statements_at(cx.doc.tokens[token].span).next().is_none();
    (0..at.min(MEMORY)).filter(|_| timeless && told).find(|&first| {
        let lead = &encounters[first];
        let meets = lead.kind != EncounterKind::Visit && lead.status == Status::Happened;
        lead.key && meets && lead.date.as_ref().is_some_and(is_day)
    })
}

/// Whether a mention is a verb of the simple past, in the text's own words, or a noun with such a verb.
fn is_narrated(cx: &Context, mention: &Mention) -> bool {
    let doc = cx.doc;
    let Some(group) = mention.governor.map(|g| &doc.syntax.verb_groups[g]) else { return false };
    let has = ["had", "has", "have", "having"];
    let perfect = group.tokens.clone().any(|t| t != group.head && doc.is_one_of(t, &has));
    group.form == Form::Finite && !perfect && doc.quotation_of(group.head).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn told_next_of_the_same_day() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Rey later received Eva Sosa.",
            expect![[r#"
            meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
            meeting happened 2024-05-13: Ana Rey, Eva Sosa | subject and partner | received"#]],
        );
    }

    #[test]
    fn the_day_of_the_lead() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Eva Sosa received Jan Novak.",
            expect![[r#"
            meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
            meeting happened 2024-05-13: Eva Sosa, Jan Novak | subject and partner | received"#]],
        );
    }

    #[test]
    fn told_of_before() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Rey had received Eva Sosa.",
            expect![[r#"
            meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
            meeting happened: Ana Rey, Eva Sosa | subject and partner | received"#]],
        );
    }
}
