//! Statements and encounters by day.

use crate::article::{Day, Encounter, Id, Statement, Time};
use std::collections::BTreeMap;

/// The timeline in order of time, the undated last; under one date, in order of the text.
pub(crate) fn build(
    text: &str,
    encounters: &[Encounter],
    statements: &[Statement],
    times: &[Time],
) -> Vec<Day> {
    let mut days: BTreeMap<&str, Vec<(u32, Id)>> = BTreeMap::new();
    let mut undated: Vec<(u32, Id)> = Vec::new();
    let encountered =
        encounters.iter().map(|e| (e.date.as_deref(), e.triggers.first().map_or(0, |t| t.start), e.id));
    let stated =
        statements.iter().map(|s| (s.date.as_deref(), s.content.first().map_or(0, |c| c.start), s.id));
    for (date, at, id) in encountered.chain(stated) {
        match date {
            Some(date) => days.entry(date).or_default().push((at, id)),
            None => undated.push((at, id)),
        }
    }
    let words = |date: &str| {
        let used = encounters.iter().filter(|e| e.date.as_deref() == Some(date)).find_map(|e| e.time);
        let time = used.and_then(|id| times.iter().find(|t| t.id == id));
        let time = time.or_else(|| times.iter().find(|t| t.value.as_deref() == Some(date)));
        time.map(|t| t.span.of(text).to_owned())
    };
    let ids = |mut entries: Vec<(u32, Id)>| {
        entries.sort_unstable();
        entries.into_iter().map(|(_, id)| id).collect()
    };
    let mut timeline: Vec<Day> = days
        .into_iter()
        .map(|(date, entries)| Day {
            date: Some(date.to_owned()),
            date_text: words(date),
            entries: ids(entries),
        })
        .collect();
    if !undated.is_empty() {
        timeline.push(Day { date: None, date_text: None, entries: ids(undated) });
    }
    timeline
}
