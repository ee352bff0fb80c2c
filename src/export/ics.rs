//! Dated encounters as a calendar (RFC 5545).

use super::{Reading, json_name, kind_name};
use crate::article::{Article, Encounter, Status};
use crate::{day, fnv};
use jiff::civil::Date;

/// The longest line, in bytes, without its end.
const LINE: usize = 75;

/// Writes one event of whole days for each encounter that has a date and was not denied.
///
/// The same text and reading give the same file: `UID` is made from the text, and `DTSTAMP` is the date
/// of publication, or else of the encounter, since no clock is read.
pub(super) fn write(text: &str, article: &Article) -> String {
    let reading = Reading::new(text, article);
    let mut out = Calendar::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//Readout//Readout//EN");
    out.text("X-WR-CALNAME", &reading.title());
    let key = fnv::hash(text.as_bytes());
    for encounter in &reading.article.encounters {
        event(&reading, encounter, key, &mut out);
    }
    out.line("END", "VCALENDAR");
    out.0
}

fn event(reading: &Reading, encounter: &Encounter, key: u64, out: &mut Calendar) {
    let Some((first, after)) = encounter.date.as_deref().and_then(days) else { return };
    let Some(status) = status(encounter.status) else { return };
    let published = reading.article.published.as_ref().and_then(|published| day::parse(&published.value));
    let people = reading.names(&encounter.sides()).join(", ");
    out.line("BEGIN", "VEVENT");
    out.line("UID", &format!("{key:016x}-{}@readout", encounter.id));
    out.line("DTSTAMP", &format!("{}T000000Z", basic(published.unwrap_or(first))));
    out.line("DTSTART;VALUE=DATE", &basic(first));
    out.line("DTEND;VALUE=DATE", &basic(after));
    out.text("SUMMARY", &format!("{}: {people}", kind_name(encounter.kind)));
    if let Some(place) = encounter.place {
        out.text("LOCATION", reading.name(place));
    }
    out.text("DESCRIPTION", &description(reading, encounter));
    out.text("CATEGORIES", &json_name(encounter.kind));
    out.line("STATUS", status);
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

/// The sentences that tell of the encounter.
fn description(reading: &Reading, encounter: &Encounter) -> String {
    let tells =
        |sentence: &&crate::Span| encounter.triggers.iter().any(|trigger| sentence.contains(*trigger));
    let sentences = reading.article.sentences.iter().filter(tells);
    sentences.map(|sentence| reading.words(*sentence)).collect::<Vec<_>>().join("\n")
}

fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Happened | Status::Ongoing => Some("CONFIRMED"),
        Status::Planned | Status::Proposed => Some("TENTATIVE"),
        Status::Cancelled => Some("CANCELLED"),
        Status::Denied => None,
    }
}

/// The first day of an ISO 8601 day, month, year or interval, and the first day after it.
fn days(date: &str) -> Option<(Date, Date)> {
    if let Some((from, to)) = date.split_once('/') {
        return Some((days(from)?.0, days(to)?.1)).filter(|(first, after)| first < after);
    }
    let (first, after) = match date.len() {
        4 => {
            let first = day::parse(&format!("{date}-01-01"))?;
            (first, Date::new(first.year() + 1, 1, 1))
        }
        7 => {
            let first = day::parse(&format!("{date}-01"))?;
            (first, first.last_of_month().tomorrow())
        }
        _ => {
            let first = day::parse(date.get(..10)?)?;
            (first, first.tomorrow())
        }
    };
    Some((first, after.ok()?))
}

/// `20250301`.
fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Lines of a calendar.
#[derive(Default)]
struct Calendar(String);

impl Calendar {
    /// Adds a property whose value needs no escapes, folded where it is too long.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a property of type TEXT.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TEXT, article};
    use super::*;
    use expect_test::expect;

    #[test]
    fn dated_encounters_are_events() {
        expect![[r#"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Readout//Readout//EN
            X-WR-CALNAME:Bridge\, at last
            BEGIN:VEVENT
            UID:8bfe1ed47994807f-e1@readout
            DTSTAMP:20250301T000000Z
            DTSTART;VALUE=DATE:20250228
            DTEND;VALUE=DATE:20250301
            SUMMARY:Meeting: Ana Lind\, Zoë Berg
            LOCATION:Osló
            DESCRIPTION:President Ana Lind met Zoë Berg in Osló on Friday.
            CATEGORIES:meeting
            STATUS:CONFIRMED
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:8bfe1ed47994807f-e2@readout
            DTSTAMP:20250301T000000Z
            DTSTART;VALUE=DATE:20250501
            DTEND;VALUE=DATE:20250601
            SUMMARY:Call: Ana Lind\, Zoë Berg
            DESCRIPTION:They will talk again in May\, and Berg wrote to Lind.
            CATEGORIES:call
            STATUS:TENTATIVE
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR
        "#]]
        .assert_eq(&write(TEXT, &article()).replace('\r', ""));
    }

    #[test]
    fn dates_of_every_size_are_whole_days() {
        let range = |date: &str| days(date).map(|(first, after)| format!("{first} {after}"));
        assert_eq!(range("2025-02-28").as_deref(), Some("2025-02-28 2025-03-01"));
        assert_eq!(range("2024-02").as_deref(), Some("2024-02-01 2024-03-01"));
        assert_eq!(range("2025").as_deref(), Some("2025-01-01 2026-01-01"));
        assert_eq!(range("2025-02-27/2025-02-28").as_deref(), Some("2025-02-27 2025-03-01"));
        assert_eq!(range("2025-02-28T14:30").as_deref(), Some("2025-02-28 2025-03-01"));
        for none in ["", "2025-W09", "2025-13", "PRESENT_REF", "2025-03-02/2025-03-01", "９９"] {
            assert_eq!(range(none), None, "{none}");
        }
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut calendar = Calendar::default();
        calendar.text("SUMMARY", &"é, ".repeat(80));
        assert!(calendar.0.split("\r\n").all(|line| line.len() <= LINE));
        let unfolded = calendar.0.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", r"é\, ".repeat(80)));
    }
}
