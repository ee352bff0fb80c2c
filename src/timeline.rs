//! Statements and encounters by day.

use crate::article::{Day, Encounter, Id, Statement, Time};
use crate::order::sort_by_numbers;
use std::collections::{BTreeMap, HashMap};

/// The timeline in order of time, the undated last; under one date, in order of the text.
///
/// Dates are ordered by where they begin; of two that begin together the coarser stands first (a year, its
/// first month, that month's first day), and an interval behind its first day. That is the order of their
/// ISO 8601 strings.
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
    let words = words(text, encounters, times);
    let mut timeline: Vec<Day> = days
        .into_iter()
        .map(|(date, entries)| Day {
            date: Some(date.to_owned()),
            date_text: words.get(date).map(|&words| words.to_owned()),
            entries: in_text_order(entries),
        })
        .collect();
    if !undated.is_empty() {
        timeline.push(Day { date: None, date_text: None, entries: in_text_order(undated) });
    }
    timeline
}

fn in_text_order(mut entries: Vec<(u32, Id)>) -> Vec<Id> {
    sort_by_numbers(&mut entries, |&(at, id)| (at, id.number));
    entries.into_iter().map(|(_, id)| id).collect()
}

/// Date → the article's own words for it: those that date an encounter, else the first with that value.
fn words<'t>(text: &'t str, encounters: &'t [Encounter], times: &'t [Time]) -> HashMap<&'t str, &'t str> {
    let by_id: HashMap<Id, &Time> = times.iter().map(|t| (t.id, t)).collect();
    let used = encounters.iter().filter_map(|e| Some((e.date.as_deref()?, *by_id.get(&e.time?)?)));
    let all = times.iter().filter_map(|t| Some((day_part(t.value.as_deref()?), t)));
    let mut words = HashMap::new();
    for (date, time) in used.chain(all) {
        words.entry(date).or_insert_with(|| time.span.of(text));
    }
    words
}

/// "2025-02-28" of "2025-02-28TMO".
fn day_part(value: &str) -> &str {
    value.split_once('T').map_or(value, |(day, _)| day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Act, DateBasis, EncounterKind, Form, IdKind, Status, TimeKind};
    use crate::document::Span;
    use expect_test::{Expect, expect};

    fn encounter(n: usize, date: Option<&str>, time: Option<usize>, at: usize) -> Encounter {
        Encounter {
            id: Id::nth(IdKind::Encounter, n),
            kind: EncounterKind::Meeting,
            participants: Vec::new(),
            place: None,
            time: time.map(|t| Id::nth(IdKind::Time, t)),
            date: date.map(str::to_owned),
            date_basis: date.map(|_| DateBasis::Stated),
            status: Status::Happened,
            triggers: vec![Span::new(at, at + 1)],
            key: false,
            evidence: Vec::new(),
            rule: String::new(),
            confidence: 1.0,
        }
    }

    fn statement(n: usize, date: Option<&str>, at: usize) -> Statement {
        Statement {
            id: Id::nth(IdKind::Statement, n),
            speakers: Vec::new(),
            source: None,
            cue: None,
            content: vec![Span::new(at, at + 1)],
            form: Form::Indirect,
            act: Act::Say,
            to: Vec::new(),
            on_behalf_of: None,
            date: date.map(str::to_owned),
            sentence: 0,
            evidence: Vec::new(),
            rule: String::new(),
            confidence: 1.0,
        }
    }

    fn time(n: usize, span: Span, value: &str) -> Time {
        Time { id: Id::nth(IdKind::Time, n), span, kind: TimeKind::Date, value: Some(value.to_owned()) }
    }

    /// Prints one day a line: the date, the words for it, the entries.
    fn check(text: &str, parts: (&[Encounter], &[Statement], &[Time]), expect: Expect) {
        let lines: Vec<String> = build(text, parts.0, parts.1, parts.2)
            .iter()
            .map(|day| {
                let ids: Vec<String> = day.entries.iter().map(Id::to_string).collect();
                let or_dash = |part: &Option<String>| part.clone().unwrap_or("–".to_owned());
                format!("{} | {} | {}", or_dash(&day.date), or_dash(&day.date_text), ids.join(" "))
            })
            .collect();
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn dates_of_any_grain_stand_where_they_begin() {
        let dates = ["2024-05-02", "2024-05-01/2024-05-03", "2024-05", "2023", "2024-05-01", "2024"];
        let encounters: Vec<Encounter> =
            dates.iter().enumerate().map(|(n, date)| encounter(n, Some(date), None, n)).collect();
        check(
            "",
            (&encounters, &[], &[]),
            expect![[r#"
                2023 | – | e4
                2024 | – | e6
                2024-05 | – | e3
                2024-05-01 | – | e5
                2024-05-01/2024-05-03 | – | e2
                2024-05-02 | – | e1"#]],
        );
    }

    #[test]
    fn one_day_keeps_the_order_of_the_text_and_the_undated_come_last() {
        let encounters = [encounter(0, Some("2024-05-02"), None, 30), encounter(1, None, None, 5)];
        let statements = [statement(0, Some("2024-05-02"), 10), statement(1, None, 1)];
        check(
            "",
            (&encounters, &statements, &[]),
            expect![[r#"
                2024-05-02 | – | s1 e1
                – | – | s2 e2"#]],
        );
    }

    #[test]
    fn the_words_are_those_that_date_the_encounter() {
        let text = "2 May, Thursday, at noon on Friday";
        let times = [
            time(0, Span::new(0, 5), "2024-05-02"),
            time(1, Span::new(7, 15), "2024-05-02"),
            time(2, Span::new(17, 34), "2024-05-03T12:00"),
        ];
        let encounters = [encounter(0, Some("2024-05-02"), Some(1), 0)];
        check(
            text,
            (&encounters, &[statement(0, Some("2024-05-03"), 20)], &times),
            expect![[r#"
                2024-05-02 | Thursday | e1
                2024-05-03 | at noon on Friday | s1"#]],
        );
    }

    #[test]
    fn nothing_gives_nothing() {
        check("", (&[], &[], &[]), expect![""]);
    }
}
