//! Lengths of time and repeated times.

use super::{Reading, is_name};
use crate::Upos;
use crate::document::{Document, TokenKind};
use crate::lexicon::{TIME_BOUNDS, TIME_NUMERALS, TIME_SETS, TIME_SHIFTS, TIME_UNITS, WEEKDAYS};
use crate::temporal::expression::{Amount, Meaning, Unit};

/// The longest numeral in tokens: "two hundred and fifty-five".
const MAX_NUMERAL: usize = 8;

/// A number in tenths, none for "several"; and the token after it.
///
/// Reads "two", "twenty-five", "two hundred", "1,300", "2.5", "5 1/2", "two and a half", "a few".
pub(super) fn numeral(doc: &Document, at: usize) -> Reading<Option<u32>> {
    if let Some((len, row)) = doc.entry(at, &TIME_NUMERALS)
        && row.column(0) == "X"
    {
        return Some((at + len, None));
    }
    let (mut end, mut tenths) = simple_number(doc, at)?;
    while end < at + MAX_NUMERAL {
        let joint = end + usize::from(doc.is_one_of(end, &["-", "and"]));
        let Some((next, part)) = simple_number(doc, joint) else { break };
        let times = doc.entry(joint, &TIME_NUMERALS).is_some_and(|(_, row)| row.column(1) == "times");
        tenths = match part {
            part if times => tenths.checked_mul(part / 10)?,
            5 => tenths.checked_add(5)?,
            part if tenths >= 200 && part < 100 && tenths % 100 == 0 => tenths.checked_add(part)?,
            part if joint > end && tenths >= 1000 && part < 1000 => tenths.checked_add(part)?,
            _ => break,
        };
        end = next;
    }
    Some((end, Some(tenths)))
}

/// A number without joints, in tenths.
fn simple_number(doc: &Document, at: usize) -> Option<(usize, u32)> {
    let token = doc.tokens.get(at)?;
    if token.kind != TokenKind::Number {
        let (len, row) = doc.entry(at, &TIME_NUMERALS)?;
        // "a half", "half a"
        if doc.is_one_of(at, &["a", "an"]) && doc.lower(at + 1) == "half" {
            return Some((at + 2, 5));
        }
        let tenths: f32 = row.column(0).parse().ok()?;
        return Some((at + len, (tenths * 10.0) as u32));
    }
    let word = doc.word(at);
    if matches!(word, "1/2" | "½") {
        return Some((at + 1, 5));
    }
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, "0"));
    let tenth = fraction.get(..1).and_then(|f| f.parse::<u32>().ok())?;
    let whole: u32 = whole.parse().ok()?;
    Some((at + 1, whole.checked_mul(10)?.checked_add(tenth)?))
}

/// A unit of time: the token after it, the unit, whether in the plural.
pub(super) fn unit(doc: &Document, at: usize) -> Option<(usize, Unit, bool)> {
    let (len, row) = doc.entry(at, &TIME_UNITS)?;
    // "60 Minutes", "the Day of the Dead" are names.
    if is_name(doc, at) {
        return None;
    }
    Some((at + len, Unit::named(row.column(0))?, row.column(1) == "plural"))
}

/// Whether a hyphen joins a token to the word before it: "twice-a-decade".
fn is_glued(doc: &Document, at: usize) -> bool {
    at > 0 && doc.word(at - 1) == "-" && doc.tokens.get(at).is_some_and(|t| !t.space_before)
}

/// "three days", "three-day", "several months", "half an hour", "decades-long", "for years".
pub(super) fn duration(doc: &Document, at: usize) -> Reading<Meaning> {
    let start = at + doc.entry(at, &TIME_BOUNDS).map_or(0, |(len, _)| len);
    let (mut end, amount) = counted(doc, start).or_else(|| bare_plural(doc, start))?;
    if doc.word(end) == "-" && doc.lower(end + 1) == "long" {
        end += 2;
    }
    (!is_age(doc, start, end) && !is_rate(doc, start) && !is_glued(doc, at))
        .then_some((end, Meaning::Duration(amount)))
}

/// A numeral and a unit.
fn counted(doc: &Document, at: usize) -> Option<(usize, Amount)> {
    let (mut next, tenths) = numeral(doc, at)?;
    if doc.is_one_of(next, &["more", "full", "whole", "consecutive", "straight", "additional"]) {
        next += 1;
    }
    let hyphen = doc.word(next) == "-";
    let (end, unit, plural) = unit(doc, next + usize::from(hyphen))?;
    // "one second", "a second meeting"; "the two day event" lacks its hyphen only in the singular.
    let article = doc.is_one_of(at, &["a", "an"]) && next == at + 1;
    let agrees = if article { !plural } else { tenths.is_some() || plural || hyphen };
    let weekend = unit == Unit::Weekend || unit == Unit::Quarter;
    // "on a day-to-day basis"
    let compound = article && doc.word(end) == "-" && doc.lower(end + 1) != "long";
    if !agrees || compound || weekend && article || doc.lower(at) == "one" && unit == Unit::Day && !hyphen {
        return None;
    }
    Some((end, Amount { tenths, unit }))
}

/// "for years", "decades of war", "decades-long".
fn bare_plural(doc: &Document, at: usize) -> Option<(usize, Amount)> {
    let (end, unit, plural) = unit(doc, at)?;
    let before = at.checked_sub(1).map_or("", |t| doc.lower(t));
    let long = doc.word(end) == "-" && doc.lower(end + 1) == "long";
    let lasting = plural
        && (matches!(before, "for" | "in") || doc.lower(end) == "of" && before != "the" && unit != Unit::Day);
    if long && !plural {
        return Some((end, Amount::whole(1, unit)));
    }
    (long || lasting && unit != Unit::Weekend && unit != Unit::Quarter).then(|| (end, Amount::vague(unit)))
}

/// "47-year-old", "47 years old", "two years of age", "aged two months".
fn is_age(doc: &Document, start: usize, end: usize) -> bool {
    let old = |token: usize| doc.is_one_of(token, &["old", "olds"]);
    old(end)
        || doc.word(end) == "-" && old(end + 1)
        || doc.lower(end) == "of" && doc.lower(end + 1) == "age"
        || start > 0 && doc.is_one_of(start - 1, &["aged", "age"])
}

/// "twice a year", "100 dollars a day" are read as sets.
fn is_rate(doc: &Document, at: usize) -> bool {
    let article = doc.is_one_of(at, &["a", "an", "per"]);
    let Some(before) = at.checked_sub(1).filter(|_| article) else { return false };
    doc.is_one_of(before, &["once", "twice", "times"])
}

/// "the past three years", "the next 25 years", "coming days", "the past decade".
pub(super) fn counted_units(doc: &Document, at: usize) -> Reading<Meaning> {
    let (start, (len, row)) = match doc.entry(at, &TIME_SHIFTS) {
        Some(entry) => (at, entry),
        None => (at + 1, doc.entry(at + 1, &TIME_SHIFTS).filter(|_| doc.lower(at) == "the")?),
    };
    let shift = start + len;
    if matches!(row.column(0), "0") && !doc.is_one_of(start, &["these", "this"]) {
        return None;
    }
    let (next, tenths) = numeral(doc, shift).unwrap_or((shift, None));
    let (end, unit, plural) = unit(doc, next)?;
    let lasting = doc.lower(shift - 1) == "past" || matches!(unit, Unit::Decade | Unit::Century);
    match (plural, next > shift) {
        (true, _) => Some((end, Meaning::Duration(Amount { tenths, unit }))),
        (false, false) if lasting => Some((end, Meaning::Duration(Amount::whole(1, unit)))),
        _ => None,
    }
}

/// "daily", "annually", "every day", "each Monday", "every two years", "twice a year", "per year".
pub(super) fn set(doc: &Document, at: usize) -> Reading<Meaning> {
    if let Some((len, row)) = doc.entry(at, &TIME_SETS).filter(|_| !is_name(doc, at)) {
        // "the daily reported", "local daily The Herald": a newspaper.
        let article = at > 0 && doc.is_one_of(at - 1, &["a", "the"]);
        let noun = article && matches!(doc.tag(at + 1), Upos::Punct | Upos::Verb)
            || doc.is_capital(at + 1) && doc.tag(at) != Upos::Adv && !doc.is_capital(at);
        let amount = Amount::whole(row.column(0).parse().ok()?, Unit::named(row.column(1))?);
        return (!noun).then_some((at + len, Meaning::Set(amount)));
    }
    if doc.is_one_of(at, &["every", "each"]) {
        return every(doc, at + 1);
    }
    let times = doc
        .is_one_of(at, &["once", "twice"])
        .then_some(at + 1)
        .or_else(|| numeral(doc, at).filter(|(end, _)| doc.lower(*end) == "times").map(|(end, _)| end + 1))
        .or_else(|| (doc.lower(at) == "per").then_some(at))?;
    let (end, unit, plural) = unit(doc, times + 1)?;
    let one = doc.is_one_of(times, &["a", "an", "per", "every", "each"]);
    let speed = doc.lower(times) == "per" && unit.is_of_clock();
    (one && !plural && !speed).then(|| (end, Meaning::Set(Amount::whole(1, unit))))
}

fn every(doc: &Document, at: usize) -> Reading<Meaning> {
    if let Some((len, row)) = doc.entry(at, &WEEKDAYS) {
        return Some((at + len, Meaning::EveryWeekday(row.column(0).parse().ok()?)));
    }
    let (next, tenths) = match doc.lower(at) {
        "other" => (at + 1, Some(20)),
        "single" => (at + 1, Some(10)),
        _ => numeral(doc, at).unwrap_or((at, Some(10))),
    };
    let (end, unit, _) = unit(doc, next)?;
    Some((end, Meaning::Set(Amount { tenths, unit })))
}
