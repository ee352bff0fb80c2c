//! The words that the page uses for what the result says in codes.

use super::marks::MarkKind;
use super::source::{DateGiver, GivenDate};
use crate::article::{
    Act, DateBasis, Encounter, EncounterKind, EntityKind, Form, Published, PublishedFrom, Status, TimeKind,
};
use crate::day;
use std::cmp::Ordering;

/// The legend's word for a kind of mark.
pub fn mark(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Person => "People",
        MarkKind::Organization => "Organisations",
        MarkKind::Place => "Places",
        MarkKind::Time => "Times",
        MarkKind::Encounter => "Encounters",
        MarkKind::Statement => "Statements",
    }
}

/// What an entity is.
pub fn entity(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
    }
}

/// A noun for an encounter.
pub fn encounter(kind: EncounterKind) -> &'static str {
    match kind {
        EncounterKind::Meeting => "Meeting",
        EncounterKind::Call => "Phone call",
        EncounterKind::Video => "Video call",
        EncounterKind::Visit => "Visit",
        EncounterKind::Message => "Message",
    }
}

/// Where an encounter took place, behind its noun: " in Oslo"; " to Norway", where that is what was visited.
pub fn place(encounter: &Encounter, name: &str) -> String {
    let joint = if encounter.visited().is_some() { "to" } else { "in" };
    format!(" {joint} {name}")
}

/// How the date of an encounter is known; nothing to say of one without a date.
pub fn basis(encounter: &Encounter) -> Option<String> {
    let day = date(encounter.date.as_deref()?);
    Some(match encounter.date_basis? {
        DateBasis::Stated => format!("{day}, as the article says"),
        DateBasis::Inferred => {
            format!("day inferred: {day}. No word of the article dates it; it is told as of the news")
        }
    })
}

/// A word for an encounter that did not simply happen.
pub fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Happened => None,
        Status::Ongoing => Some("under way"),
        Status::Planned => Some("planned"),
        Status::Proposed => Some("proposed"),
        Status::Cancelled => Some("cancelled"),
        Status::Denied => Some("denied"),
    }
}

/// The verb between a speaker and what was said.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::Say => "said",
        Act::Ask => "asked",
        Act::Urge => "urged",
        Act::Promise => "promised",
        Act::Deny => "denied",
        Act::Announce => "announced",
        Act::Warn => "warned",
        Act::Thank => "thanked",
        Act::Condemn => "condemned",
        Act::Convey => "conveyed",
        Act::Agree => "agreed",
        Act::Praise => "praised",
        Act::Accuse => "accused",
        Act::Reject => "rejected",
        Act::Think => "thinks or wants",
    }
}

/// Whether whom the words went to follows the verb without "to": "urged them", but "conveyed to them".
pub fn takes_object(act: Act) -> bool {
    matches!(act, Act::Ask | Act::Urge | Act::Warn | Act::Thank | Act::Condemn | Act::Praise | Act::Accuse)
}

/// How a statement is quoted.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "quoted",
        Form::Indirect => "reported",
        Form::Mixed => "partly quoted",
    }
}

/// A heading over statements of one form.
pub fn forms(form: Form) -> &'static str {
    match form {
        Form::Direct => "Quoted in full",
        Form::Indirect => "Reported in other words",
        Form::Mixed => "Partly quoted",
    }
}

/// What an expression of time stands for.
pub fn time(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "date",
        TimeKind::Time => "time of day",
        TimeKind::Duration => "length of time",
        TimeKind::Set => "repeated time",
    }
}

/// How sure a reading is, in words.
pub fn confidence(value: f32) -> &'static str {
    match value {
        v if v >= crate::article::SURE => "sure",
        v if v >= 0.6 => "fairly sure",
        _ => "unsure",
    }
}

/// Where the date of publication comes from.
pub fn provenance(given: Option<&GivenDate>, published: Option<&Published>) -> &'static str {
    match (given.map(|given| given.by), published.map(|published| published.from)) {
        (Some(DateGiver::Reader), _) => "set by you",
        (Some(DateGiver::Page), _) => "from the web page",
        (Some(DateGiver::Link), _) => "from the link",
        (None, Some(PublishedFrom::Text)) => "from the text",
        (None, Some(PublishedFrom::Option)) => "given",
        (None, None) => "unknown, so “Friday” or “last week” stays undated",
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// An ISO 8601 date in words: "Friday 28 February 2025", "February 2025", "week 9 of 2025",
/// "24 February 2025 to 2 March 2025". What is none of these is shown as it stands.
pub fn date(iso: &str) -> String {
    if let Some((from, to)) = iso.split_once('/') {
        return format!("{} to {}", without_weekday(from), without_weekday(to));
    }
    match day::parse(iso) {
        Some(date) => {
            let weekday = WEEKDAYS[date.weekday().to_sunday_zero_offset() as usize];
            format!("{weekday} {}", without_weekday(iso))
        }
        None => without_weekday(iso),
    }
}

/// How far before publication a day is news; what is older is background.
const NEWS_DAYS: i32 = 14;

/// What a date is to an article published on a day: "background" long before it, "ahead" behind it; none where it is the news.
pub fn era(date: &str, published: &str) -> Option<&'static str> {
    let start = date.split('/').next().unwrap_or(date);
    let shared = start.len().min(published.len());
    match start.get(..shared)?.cmp(published.get(..shared)?) {
        Ordering::Greater => Some("ahead"),
        Ordering::Equal => None,
        Ordering::Less => {
            // Near enough for telling last week from last year.
            let days = |date: jiff::civil::Date| {
                (i32::from(date.year()) * 12 + i32::from(date.month())) * 31 + i32::from(date.day())
            };
            let ago = day::parse(published).map(days).zip(day::parse(start).map(days));
            ago.is_none_or(|(now, then)| now - then > NEWS_DAYS).then_some("background")
        }
    }
}

fn without_weekday(iso: &str) -> String {
    words(iso).unwrap_or_else(|| iso.to_owned())
}

fn words(iso: &str) -> Option<String> {
    let mut fields = iso.split('T').next()?.splitn(3, '-');
    let year: u16 = fields.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let Some(second) = fields.next() else { return Some(year.to_string()) };
    if let Some(week) = second.strip_prefix('W') {
        return Some(format!("week {} of {year}", week.parse::<u8>().ok()?));
    }
    let month = MONTHS.get(second.parse::<usize>().ok()?.checked_sub(1)?)?;
    match fields.next() {
        None => Some(format!("{month} {year}")),
        Some(day) => Some(format!("{} {month} {year}", day.parse::<u8>().ok()?)),
    }
}

/// A number of bytes or characters for people: "820", "1,945", "10,240,000".
pub fn count(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", count(number / 1_000), number % 1_000),
    }
}

/// `number` with the right form of a noun: "1 person", "3 people".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_background_and_what_is_ahead() {
        let of = |date| era(date, "2025-03-14");
        assert_eq!(["2025-03-14", "2025-03-03", "2025-03", "2025"].map(of), [None; 4]);
        assert_eq!(
            ["2025-02-20", "2025-01", "2024", "2024-12-01/2024-12-24"].map(of),
            [Some("background"); 4]
        );
        assert_eq!(["2025-03-15", "2025-05", "2026-01-02/2026-01-05"].map(of), [Some("ahead"); 3]);
    }

    #[test]
    fn dates_read_as_words() {
        for (iso, words) in [
            ("2025-02-28", "Friday 28 February 2025"),
            ("2024-02-29", "Thursday 29 February 2024"),
            ("2000-01-01", "Saturday 1 January 2000"),
            ("2025-02", "February 2025"),
            ("2025", "2025"),
            ("2025-W09", "week 9 of 2025"),
            ("2025-02-24/2025-03-02", "24 February 2025 to 2 March 2025"),
            ("2025-02-28T18:30", "28 February 2025"),
            ("2025-13-01", "2025-13-01"),
            ("PAST_REF", "PAST_REF"),
            ("", ""),
        ] {
            assert_eq!(date(iso), words, "{iso}");
        }
    }

    #[test]
    fn numbers_read_as_words() {
        assert_eq!(count(999), "999");
        assert_eq!(count(1_945), "1,945");
        assert_eq!(count(10_240_000), "10,240,000");
        assert_eq!(counted(1, "person", "people"), "1 person");
        assert_eq!(counted(0, "person", "people"), "0 people");
    }
}
