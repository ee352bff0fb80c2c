//! Times of day: "5 p.m. Tuesday", "10:30 GMT", "Tuesday night", "noon".

use super::amount::{is_glued, numeral};
use super::day::whole_date;
use super::shift::{Shift, shift};
use super::{Reading, is_name, point, staged_point};
use crate::Upos;
use crate::document::{Document, TokenKind};
use crate::lexicon::{TIME_DAY_PARTS, TIME_STAGES, TIME_WORDS, TIME_ZONES, verb};
use crate::temporal::expression::{Meaning, Origin, Point, TimeOfDay, Unit};
use crate::temporal::tense::{Direction, direction};

/// The most tokens of a date and what joins a time to it.
const DATE_AND_CLOCK: usize = 10;

/// "Monday afternoon", "late Tuesday night", "this morning", "the morning of March 3", "tonight", "noon".
pub(super) fn part_of_day(doc: &Document, at: usize) -> Reading<Meaning> {
    // "the last night of the talks"
    if doc.lower(at) == "last" && at > 0 && doc.lower(at - 1) == "the" {
        return None;
    }
    if let Some((len, row)) = doc.entry(at, &TIME_WORDS)
        && !row.column(1).is_empty()
    {
        let day = Point::Unit(Unit::Day, row.column(0).parse().ok()?, Origin::Publication);
        return Some((at + len, Meaning::TimeOfDay(Some(day), TimeOfDay::Part(row.column(1)))));
    }
    if let Some(reading) = part_before_day(doc, at) {
        return Some(reading);
    }
    if let Some((day_end, day)) =
        point(doc, at).or_else(|| staged_point(doc, at)).filter(|(_, day)| day.is_day())
    {
        let (len, row) = doc.entry(day_end, &TIME_DAY_PARTS)?;
        return Some((
            zone(doc, day_end + len),
            Meaning::TimeOfDay(Some(day), TimeOfDay::Part(row.column(0))),
        ));
    }
    let start = at + doc.entry(at, &TIME_STAGES).map_or(0, |(len, _)| len);
    if let Some((len, row)) = doc.entry(start, &TIME_DAY_PARTS)
        && !row.column(1).is_empty()
        && !is_name(doc, start)
    {
        // "noon GMT"
        let (end, day) = day_at(doc, zone(doc, start + len));
        let time = match row.column(0)[1..3].parse() {
            Ok(hour) => TimeOfDay::Clock(hour, 0, None),
            Err(_) => TimeOfDay::Part(row.column(0)),
        };
        let stands = row.column(1) == "alone"
            || day.is_some()
            || is_clock_context(doc, start) && !is_glued(doc, start);
        return stands.then_some((end, Meaning::TimeOfDay(day, time)));
    }
    if let Some(reading) = overnight(doc, at) {
        return Some(reading);
    }
    // "in morning trading"
    if let Some((len, row)) = doc.entry(at, &TIME_DAY_PARTS)
        && at > 0
        && doc.is_one_of(at - 1, &["in", "early", "late"])
        && doc.is_one_of(at + len, &["trading", "trade", "dealings", "deals"])
    {
        return Some((at + len, Meaning::TimeOfDay(None, TimeOfDay::Part(row.column(0)))));
    }
    if let Some(reading) = part_of_that_day(doc, at).or_else(|| part_beside(doc, at)) {
        return Some(reading);
    }
    let last = |shift: &Shift| shift.definite && shift.count < 0;
    let Shift { end, count, origin, .. } =
        shift(doc, start).filter(|shift| !is_name(doc, start) && !last(shift))?;
    let (len, row) = doc.entry(end, &TIME_DAY_PARTS)?;
    let day = Point::Unit(Unit::Day, count, origin);
    Some((end + len, Meaning::TimeOfDay(Some(day), TimeOfDay::Part(row.column(0)))))
}

/// "overnight", "overnight on Sunday": the last night, ahead of a future verb the coming one; "overnight talks" say no time.
fn overnight(doc: &Document, at: usize) -> Reading<Meaning> {
    let named = matches!(doc.tag(at + 1), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
    let glued = doc.word(at + 1) == "-" || is_glued(doc, at);
    // "became rich almost overnight", "stay overnight"
    let idle = at > 0
        && (doc.is_one_of(at - 1, &["almost", "literally", "virtually"])
            || verb(doc.lower(at - 1)).is_some_and(|(lemma, _)| lemma == "stay"));
    let (end, day) = Some(day_at(doc, at + 1)).filter(|_| doc.lower(at) == "overnight" && !glued && !idle)?;
    let coming =
        || matches!(direction(doc, &(at..at + 1)), Direction::Future | Direction::Plan | Direction::Proposed);
    let day = match day {
        Some(day) => day,
        None if named => return None,
        None => Point::Unit(Unit::Day, if coming() { 0 } else { -1 }, Origin::Publication),
    };
    Some((end, Meaning::TimeOfDay(Some(day), TimeOfDay::Part("TNI"))))
}

/// "in the afternoon", "later in the evening": of the day spoken of, unless the verb tells of a habit.
fn part_of_that_day(doc: &Document, at: usize) -> Reading<Meaning> {
    let behind = at > 0 && doc.lower(at - 1) == "in" && doc.lower(at) == "the";
    let (len, row) = doc.entry(at + 1, &TIME_DAY_PARTS).filter(|_| behind)?;
    let end = at + 1 + len;
    let happens = matches!(direction(doc, &(at..end)), Direction::Past | Direction::Future | Direction::Plan);
    let stands = happens && !matches!(doc.tag(end), Upos::Noun | Upos::Propn) && doc.lower(end) != "of";
    let day = Point::Unit(Unit::Day, 0, Origin::Context);
    stands.then_some((end, Meaning::TimeOfDay(Some(day), TimeOfDay::Part(row.column(0)))))
}

/// "the night before", "the morning after": of the day before or after the one spoken of.
fn part_beside(doc: &Document, at: usize) -> Reading<Meaning> {
    let (len, row) = doc.entry(at + 1, &TIME_DAY_PARTS).filter(|_| doc.lower(at) == "the")?;
    let end = at + 1 + len;
    let days = match doc.lower(end) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    // "the night before the vote" is told from the vote.
    let stands = matches!(doc.tag(end + 1), Upos::Punct | Upos::Adp | Upos::Cconj) || end + 1 == doc.len();
    let day = Point::Unit(Unit::Day, days, Origin::Context);
    stands.then_some((end + 1, Meaning::TimeOfDay(Some(day), TimeOfDay::Part(row.column(0)))))
}

/// "the morning of March 3", "the early hours of Thursday morning"
fn part_before_day(doc: &Document, at: usize) -> Reading<Meaning> {
    let start = at + usize::from(doc.lower(at) == "the");
    let (len, row) = doc.entry(start, &TIME_DAY_PARTS)?;
    let of = start + len;
    let (end, day) = point(doc, of + 1).filter(|(_, day)| doc.lower(of) == "of" && day.is_day())?;
    let end = end + doc.entry(end, &TIME_DAY_PARTS).map_or(0, |(len, _)| len);
    Some((end, Meaning::TimeOfDay(Some(day), TimeOfDay::Part(row.column(0)))))
}

/// The token after a time zone, if there is one: "GMT", "local time", "Nairobi time".
fn zone(doc: &Document, at: usize) -> usize {
    let place = doc.is_capital(at) && doc.lower(at + 1) == "time";
    // "we eat" is no "EAT".
    let named = doc.entry(at, &TIME_ZONES).filter(|(len, _)| *len > 1 || doc.is_capital(at));
    named.map_or(at + if place { 2 } else { 0 }, |(len, _)| at + len)
}

/// "5 p.m. Tuesday", "10:30 am", "18:00 GMT", "4 in the morning", "ten o'clock".
pub(super) fn clock(doc: &Document, at: usize) -> Reading<Meaning> {
    let (end, time) = time_on_clock(doc, at, is_clock_context(doc, at))?;
    let (end, day) = day_at(doc, zone(doc, end));
    Some((end, Meaning::TimeOfDay(day, time)))
}

/// "2025-03-01 17:30", "March 1, 2025, at 5:30 pm": a whole date and a clock time.
pub(super) fn date_and_clock(doc: &Document, at: usize) -> Reading<Meaning> {
    let (mut end, day) = whole_date(doc, at)?;
    while end < at + DATE_AND_CLOCK && doc.is_one_of(end, &[",", "at", "-", "–", "|"]) {
        end += 1;
    }
    let (end, time) = time_on_clock(doc, end, true)?;
    Some((zone(doc, end), Meaning::TimeOfDay(Some(day), time)))
}

/// "Friday at 10 a.m.", "Thursday at noon"
pub(super) fn day_and_clock(doc: &Document, at: usize) -> Reading<Meaning> {
    let (end, day) = point(doc, at).filter(|(end, day)| day.is_day() && doc.lower(*end) == "at")?;
    if let Some((end, time)) = time_on_clock(doc, end + 1, true) {
        return Some((zone(doc, end), Meaning::TimeOfDay(Some(day), time)));
    }
    match part_of_day(doc, end + 1)? {
        (end, Meaning::TimeOfDay(None, time)) => Some((end, Meaning::TimeOfDay(Some(day), time))),
        _ => None,
    }
}

/// Whether the word before a bare "17:30" makes it a time of day.
fn is_clock_context(doc: &Document, at: usize) -> bool {
    const WORDS: [&str; 12] =
        ["at", "by", "from", "until", "till", "around", "about", "before", "after", ",", "to", "-"];
    at > 0 && doc.is_one_of(at - 1, &WORDS)
}

/// The day behind a time of day: "Tuesday", "on Tuesday", ", Tuesday".
fn day_at(doc: &Document, at: usize) -> (usize, Option<Point>) {
    let next = at + usize::from(doc.is_one_of(at, &["on", ","]));
    match point(doc, next).filter(|(_, day)| day.is_day()) {
        Some((end, day)) => (end, Some(day)),
        None => (at, None),
    }
}

/// A clock time; a bare "17:30" only where `bare`.
fn time_on_clock(doc: &Document, at: usize, bare: bool) -> Reading<TimeOfDay> {
    if doc.lower(at + 1) == "o'clock" {
        return oclock(doc, at);
    }
    if doc.tokens.get(at)?.kind != TokenKind::Number || !doc.word(at).is_ascii() {
        return None;
    }
    let word = doc.lower(at);
    let letters = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (digits, glued) = word.split_at(letters);
    let (hour, minute, second) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?, None),
        // "17:30:00"
        Some((hour, rest)) => {
            let (minute, second) = rest.split_once(':').filter(|(m, s)| m.len() == 2 && s.len() == 2)?;
            (hour.parse().ok()?, minute.parse().ok()?, Some(second.parse().ok()?))
        }
        None if digits.len() == 4 => (digits[..2].parse().ok()?, digits[2..].parse().ok()?, None),
        None => (digits.parse().ok()?, 0, None),
    };
    let (hour, minute): (i8, i8) = (hour, minute);
    let sixty = |n| (0..60).contains(&n);
    if !(0..24).contains(&hour) || !sixty(minute) || !second.is_none_or(sixty) {
        return None;
    }
    let (end, half) = if glued.is_empty() { half_of_day(doc, at + 1) } else { (at + 1, half(glued)) };
    if let Some(afternoon) = half {
        let time = TimeOfDay::Clock(on_dial(hour, afternoon), minute, second);
        let hours = if afternoon { 1..=23 } else { 1..=12 };
        return hours.contains(&hour).then_some((end, time));
    }
    // "0600 hours"
    let military = digits.len() == 4 && doc.lower(at + 1) == "hours" && (digits.starts_with('0') || bare);
    if military {
        return Some((at + 2, TimeOfDay::Clock(hour, minute, second)));
    }
    let zoned = doc.entry(at + 1, &TIME_ZONES).is_some();
    let colon = digits.contains(':') && bare;
    (glued.is_empty() && (zoned && digits.len() >= 4 || colon))
        .then_some((at + 1, TimeOfDay::Clock(hour, minute, second)))
}

/// "ten o'clock", "5 o'clock in the afternoon".
fn oclock(doc: &Document, at: usize) -> Reading<TimeOfDay> {
    let (_, tenths) = numeral(doc, at).filter(|(end, _)| *end == at + 1)?;
    let hour = i8::try_from(tenths? / 10).ok().filter(|hour| (1..=12).contains(hour))?;
    let (end, afternoon) = half_of_day(doc, at + 2);
    let hour = afternoon.map_or(hour, |afternoon| on_dial(hour, afternoon));
    Some((end, TimeOfDay::Clock(hour, 0, None)))
}

/// The hour of the day, 0 to 23, of an hour on the dial; "21:16 PM" tells it already.
fn on_dial(hour: i8, afternoon: bool) -> i8 {
    hour % 12 + if afternoon { 12 } else { 0 }
}

/// "p.m.", "in the morning" behind an hour: the token after it; true for the second half of the day.
fn half_of_day(doc: &Document, at: usize) -> (usize, Option<bool>) {
    if let Some(afternoon) = half(doc.lower(at)) {
        return (at + 1, Some(afternoon));
    }
    if doc.lower(at) == "in" && doc.lower(at + 1) == "the" {
        match doc.lower(at + 2) {
            "morning" => return (at + 3, Some(false)),
            "afternoon" | "evening" => return (at + 3, Some(true)),
            _ => {}
        }
    }
    (at, None)
}

/// Whether "am" or "pm", in any spelling, is the second half of the day.
fn half(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m" | "a.m." => Some(false),
        "pm" | "p.m" | "p.m." => Some(true),
        _ => None,
    }
}
