//! Days carried on: from one encounter to those told next, and from the news itself.

use super::join::{Draft, MEMORY};
use super::same::same_country;
use super::trigger::Word;
use super::{Context, Mention, is_key as is_lead};
use crate::article::{Encounter, EncounterKind, Id, IdKind, Status, TimeKind};
use crate::document::BlockKind;
use crate::parser::Form;

/// How many sentences behind an encounter the next can be told of the same day.
const SAME_DAY: usize = 6;

/// "Rey met Ortiz on Monday. She later received Sosa.": what is told next without a time of its own, in the
/// simple past and of one of the same people, was on the same day; where nobody is the same, on that of the news.
pub(super) fn carry_on(cx: &Context, drafts: &[Draft], encounters: &mut [Encounter]) {
    let mut dated: Vec<(usize, usize)> = Vec::new();
    let news = day_of_news(cx, encounters);
    for at in 0..drafts.len() {
        let first = &drafts[at].mentions[0];
        let sentence = cx.doc.sentence_of(first.trigger.tokens.start);
        let is_trip = first.trigger.kind == EncounterKind::Visit && first.trigger.word == Word::Noun;
        // Greetings that a third person passes on were sent some time before.
        let people = drafts[at].participants.iter().filter(|id| id.kind == IdKind::Person).count();
        let is_carried = first.trigger.kind == EncounterKind::Message && people > 2;
        let told =
            encounters[at].status == Status::Happened && is_narrated(cx, first) && !is_trip && !is_carried;
        if encounters[at].time.is_none() && told {
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
            } else if let Some((time, date)) = news.clone().filter(|_| is_timeless(cx, first)) {
                encounters[at].time = time;
                encounters[at].date = Some(date);
            }
        }
        if encounters[at].date.is_some() && told {
            dated.push((sentence, at));
        }
    }
}

/// The day that the text tells of: that of its first encounter which is a main fact, else of the first time in its lead.
fn day_of_news(cx: &Context, encounters: &[Encounter]) -> Option<(Option<Id>, String)> {
    let is_day = |date: &String| date.len() == "2024-05-01".len();
    let meets = |e: &&Encounter| {
        e.key
            && e.kind != EncounterKind::Visit
            && e.status == Status::Happened
            && e.date.as_ref().is_some_and(is_day)
    };
    let met = encounters.iter().take(MEMORY).find(meets);
    if let Some(met) = met {
        return Some((met.time, met.date.clone()?));
    }
    let published = crate::day::parse(&cx.doc.published.as_ref()?.value)?;
    let earliest = crate::day::write(crate::temporal::plus(published, -FRESH)?);
    let latest = crate::day::write(published);
    let lead = cx.times.iter().take(MEMORY).find_map(|time| {
        let date = crate::temporal::date_of(time).filter(is_day)?;
        let token = cx.doc.tokens_in(time.span).start;
        let block = cx.doc.blocks.get(cx.doc.block_of(token))?.kind;
        let told = is_lead(cx.doc, token) && matches!(block, BlockKind::Headline | BlockKind::Paragraph);
        (told && earliest <= date && date <= latest).then_some((Some(time.id), date))
    });
    lead.or(Some((None, latest)))
}

/// How many days before its publication the day that a text tells of lies at most.
const FRESH: i64 = 3;

/// Whether a mention's sentence has no time of its own, but for how long something lasts.
fn is_timeless(cx: &Context, mention: &Mention) -> bool {
    let token = mention.trigger.tokens.start;
    crate::temporal::times_in(cx.doc, cx.times, cx.doc.sentence_tokens(token))
        .iter()
        .all(|t| t.kind == TimeKind::Duration)
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
    fn the_day_of_the_news() {
        check(
            "date 2024-05-15 Trade grew on Tuesday.\n\nIt rained. It snowed. Ana Rey also telephoned Luis Ortiz. She has met Eva Sosa.",
            expect![[r#"
                call happened 2024-05-14: Ana Rey, Luis Ortiz | subject and partner | telephoned
                meeting happened: Ana Rey, Eva Sosa | subject and partner | met"#]],
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
