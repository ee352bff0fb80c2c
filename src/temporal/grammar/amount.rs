//! Lengths of time and repeated times.

use super::shift::{Shift, shift};
use super::{Reading, annual, is_name};
use crate::Upos;
use crate::document::{Document, TokenKind};
use crate::lexicon::{
    TIME_BOUNDS, TIME_DAY_PARTS, TIME_NUMERALS, TIME_SEASONS, TIME_SETS, TIME_UNITS, WEEKDAYS, verb,
};
use crate::temporal::calendar;
use crate::temporal::expression::{Amount, Annual, Meaning, Point, Unit, Which, YearOf};
use crate::temporal::period::Season;

/// The longest numeral in tokens: "two hundred and fifty-five".
const MAX_NUMERAL: usize = 8;

/// Words between a number and its unit that leave the length alone: "five trading days".
const BETWEEN: [&str; 11] = [
    "more",
    "full",
    "whole",
    "consecutive",
    "straight",
    "additional",
    "single",
    "trading",
    "working",
    "business",
    "successive",
];

/// A number in tenths, none for "several"; and the token after it.
///
/// Reads "two", "twenty-five", "two hundred", "1,300", "2.5", "5 1/2", "two and a half", "a few".
pub(super) fn numeral(doc: &Document, at: usize) -> Reading<Option<u32>> {
    if let Some((len, row)) = doc.entry(at, &TIME_NUMERALS)
        && row.column(0) == "X"
    {
        return Some((at + len, None));
    }
    let Number { mut end, mut tenths, .. } = number(doc, at)?;
    while end < at + MAX_NUMERAL {
        // "twenty-five", "a hundred and one", "two-and-a-half"
        let joint = end + (0..3).take_while(|n| doc.is_one_of(end + n, &["-", "and"])).count();
        let Some(part) = number(doc, joint) else { break };
        tenths = match part.tenths {
            factor if part.multiplies => tenths.checked_mul(factor / 10)?,
            5 => tenths.checked_add(5)?,
            units if tenths >= 200 && units < 100 && tenths % 100 == 0 => tenths.checked_add(units)?,
            rest if joint > end && tenths >= 1000 && rest < 1000 => tenths.checked_add(rest)?,
            _ => break,
        };
        end = part.end;
    }
    Some((end, Some(tenths)))
}

/// One piece of a numeral.
struct Number {
    /// The token after it.
    end: usize,
    tenths: u32,
    /// Whether it multiplies what is before it: "hundred".
    multiplies: bool,
}

fn number(doc: &Document, at: usize) -> Option<Number> {
    let token = doc.tokens.get(at)?;
    if token.kind != TokenKind::Number {
        let (len, row) = doc.entry(at, &TIME_NUMERALS)?;
        let half = at + 1 + usize::from(doc.word(at + 1) == "-");
        if doc.is_one_of(at, &["a", "an"]) && doc.lower(half) == "half" {
            return Some(Number { end: half + 1, tenths: 5, multiplies: false });
        }
        let number = row.number(0)?;
        let multiplies = row.column(1) == "times";
        return Some(Number { end: at + len, tenths: (number * 10.0) as u32, multiplies });
    }
    digits(doc.word(at)).map(|tenths| Number { end: at + 1, tenths, multiplies: false })
}

/// "1,300", "2.5", "3½", "1/2" in tenths.
fn digits(word: &str) -> Option<u32> {
    if word == "1/2" {
        return Some(5);
    }
    let (word, half) = word.strip_suffix('½').map_or((word, 0), |whole| (whole, 5));
    let (whole, fraction) = word.split_once('.').unwrap_or((word, "0"));
    let tenth: u32 = fraction.get(..1)?.parse().ok()?;
    let mut number: u32 = 0;
    for c in whole.chars().filter(|c| *c != ',') {
        number = number.checked_mul(10)?.checked_add(c.to_digit(10)?)?;
    }
    number.checked_mul(10)?.checked_add(tenth + half)
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

/// "all week", "all year"
pub(super) fn all_of(doc: &Document, at: usize) -> Reading<Meaning> {
    let (end, unit, plural) = unit(doc, at + 1).filter(|_| doc.lower(at) == "all")?;
    let lasting = !plural && !unit.is_of_clock() && unit != Unit::Day;
    lasting.then(|| (end, Meaning::Duration(Amount::whole(1, unit))))
}

/// Whether a hyphen joins a token to the word before it: "twice-a-decade".
pub(super) fn is_glued(doc: &Document, at: usize) -> bool {
    at > 0 && doc.word(at - 1) == "-" && doc.tokens.get(at).is_some_and(|t| !t.space_before)
}

/// "weeklong", "yearlong"
pub(super) fn long(doc: &Document, at: usize) -> Reading<Meaning> {
    let row = TIME_UNITS.get(doc.lower(at).strip_suffix("long")?)?;
    Some((at + 1, Meaning::Duration(Amount::whole(1, Unit::named(row.column(0))?))))
}

/// "three days", "three-day", "several months", "half an hour", "decades-long", "for years".
pub(super) fn duration(doc: &Document, at: usize) -> Reading<Meaning> {
    let start = at + doc.entry(at, &TIME_BOUNDS).map_or(0, |(len, _)| len);
    let (mut end, amount) = counted(doc, start).or_else(|| bare_plural(doc, start))?;
    if doc.word(end) == "-" && doc.lower(end + 1) == "long" {
        end += 2;
    }
    (!is_age(doc, start, end) && !is_rate(doc, start, end) && !is_glued(doc, at))
        .then_some((end, Meaning::Duration(amount)))
}

/// A numeral and a unit.
fn counted(doc: &Document, at: usize) -> Option<(usize, Amount)> {
    let (numbered, tenths) = numeral(doc, at)?;
    let next = numbered + usize::from(doc.is_one_of(numbered, &BETWEEN));
    let hyphen = doc.word(next) == "-";
    let (end, unit, plural) = unit(doc, next + usize::from(hyphen))?;
    // "one second", "a second meeting"; "the two day event" lacks its hyphen only in the singular.
    let article = doc.is_one_of(at, &["a", "an"]) && next == at + 1;
    let agrees = if article { !plural } else { tenths.is_some() || plural || hyphen };
    let weekend = unit == Unit::Weekend || unit == Unit::Quarter;
    // "three quarters of the seats"
    if unit == Unit::Quarter && doc.lower(end) == "of" {
        return None;
    }
    // "on a day-to-day basis"
    let compound = article && doc.word(end) == "-" && doc.lower(end + 1) != "long";
    if !agrees || compound || weekend && article || doc.lower(at) == "one" && unit == Unit::Day && !hyphen {
        return None;
    }
    // "five times in as many months"
    if doc.lower(at) == "many" && at > 0 && doc.lower(at - 1) == "as" {
        return None;
    }
    // "2021 fiscal year"
    if calendar::year(doc, at).is_some() && !plural && !hyphen {
        return None;
    }
    // "a year and a half"
    let half = doc.lower(end) == "and" && doc.lower(end + 1) == "a" && doc.lower(end + 2) == "half";
    if half && !plural && tenths == Some(10) {
        return Some((end + 3, Amount { tenths: Some(15), unit }));
    }
    Some((end, Amount { tenths, unit }))
}

/// "for years", "within weeks", "spent months", "in the years that followed", "decades of war", "days after the vote", "decades-long".
fn bare_plural(doc: &Document, at: usize) -> Option<(usize, Amount)> {
    let (end, unit, plural) = unit(doc, at)?;
    let before = at.checked_sub(1).map_or("", |t| doc.lower(t));
    let long = doc.word(end) == "-" && doc.lower(end + 1) == "long";
    let of = doc.lower(end) == "of" && unit != Unit::Day
        || !unit.is_of_clock() && doc.is_one_of(end, &["after", "before", "later", "earlier"]);
    let spent =
        || at > 0 && verb(before).is_some_and(|(lemma, _)| matches!(lemma, "spend" | "take" | "wait"));
    let lasting = plural
        && (matches!(before, "for" | "in" | "within")
            || spent()
            || follows(doc, end)
            || of && !matches!(before, "the" | "these" | "those"));
    if long && !plural {
        return Some((end, Amount::whole(1, unit)));
    }
    (long || lasting && unit != Unit::Weekend && unit != Unit::Quarter).then(|| (end, Amount::vague(unit)))
}

/// "in the years that followed", "the weeks since"
fn follows(doc: &Document, end: usize) -> bool {
    let that = end + usize::from(doc.is_one_of(end, &["that", "which"]));
    doc.is_one_of(that, &["followed", "ensued"]) || doc.lower(end) == "since"
}

/// "47-year-old", "47 years old", "two years of age", "aged two months".
fn is_age(doc: &Document, start: usize, end: usize) -> bool {
    let old = |token: usize| doc.is_one_of(token, &["old", "olds"]);
    old(end)
        || doc.word(end) == "-" && old(end + 1)
        || doc.lower(end) == "of" && doc.lower(end + 1) == "age"
        || start > 0 && doc.is_one_of(start - 1, &["aged", "age"])
}

/// Whether "a day" tells how often: "twice a day", "100 dollars a day", but not "a day later".
fn is_rate(doc: &Document, at: usize, end: usize) -> bool {
    let article = doc.is_one_of(at, &["a", "an", "per"]) && end == at + 2;
    let Some(before) = at.checked_sub(1).filter(|_| article) else { return false };
    // "with reporters a week before the vote", "rose an hour later"
    let told = doc.is_one_of(end, &["before", "after", "later", "earlier", "ago", "from", "since"]);
    let plural = doc.tag(before) == Upos::Noun && doc.lower(before).ends_with('s');
    let amount = doc.tag(before) == Upos::Num || doc.tokens[before].kind == TokenKind::Number;
    let speed =
        doc.tag(before) == Upos::Noun && unit(doc, at + 1).is_some_and(|(_, unit, _)| unit.is_of_clock());
    doc.is_one_of(before, &["once", "twice", "times"]) || !told && (plural || amount || speed)
}

/// "40 dollars a day", "eight hours a day", "hundreds of calls a week"; a speed ("300 km an hour") is no time.
pub(super) fn rate(doc: &Document, at: usize) -> Reading<Meaning> {
    let article = counted(doc, at).filter(|_| doc.lower(at) != "a").map_or(at, |(end, _)| end);
    let (end, unit, plural) = unit(doc, article + 1)?;
    let each = doc.is_one_of(article, &["each", "every"]) && article > at || is_rate(doc, article, end);
    (each && !plural && !unit.is_of_clock()).then(|| (end, Meaning::Set(Amount::whole(1, unit))))
}

/// "the past three years", "the next 25 years", "coming days", "the past decade".
pub(super) fn counted_units(doc: &Document, at: usize) -> Reading<Meaning> {
    let Shift { end: start, count, .. } = shift(doc, at)?;
    // "this two-day visit", "that day's events"; "the truce will last 72 hours"
    let verb = doc.lower(at) == "last"
        && at > 0
        && (doc.tag(at) == Upos::Verb || doc.tag(at - 1) == Upos::Aux || doc.lower(at - 1) == "to");
    if count == 0 || verb {
        return None;
    }
    // "consigned to the past a few hours ago"
    let number = numeral(doc, start).filter(|_| !doc.is_one_of(start, &["a", "an"]));
    let (next, tenths) = number.unwrap_or((start, None));
    let named = next + usize::from(next > start && doc.is_one_of(next, &BETWEEN));
    let (end, unit, plural) = unit(doc, named)?;
    // "this past week" is one week of the calendar.
    let lasting = doc.lower(start - 1) == "past" && doc.lower(at) != "this"
        || matches!(unit, Unit::Decade | Unit::Century);
    match (plural, next > start) {
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
        let named = at > 0 && doc.tag(at - 1) == Upos::Propn && doc.tag(at + 1) == Upos::Verb;
        let noun = named
            || article && matches!(doc.tag(at + 1), Upos::Punct | Upos::Verb)
            || doc.is_capital(at + 1) && doc.tag(at) != Upos::Adv && !doc.is_capital(at);
        let amount = Amount::whole(row.column(0).parse().ok()?, Unit::named(row.column(1))?);
        return (!noun).then_some((at + len, Meaning::Set(amount)));
    }
    if doc.is_one_of(at, &["every", "each"]) {
        return every(doc, at + 1);
    }
    if let Some((len, row)) = doc.entry(at, &WEEKDAYS)
        && row.column(1) == "plural"
    {
        return Some((at + len, Meaning::EveryWeekday(row.column(0).parse().ok()?)));
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
    // "every other Tuesday", "each second Sunday"
    let weekday = at + usize::from(doc.is_one_of(at, &["other", "second", "single"]));
    if let Some((len, row)) = doc.entry(weekday, &WEEKDAYS) {
        return Some((weekday + len, Meaning::EveryWeekday(row.column(0).parse().ok()?)));
    }
    if let Some((len, _)) = doc.entry(at, &TIME_DAY_PARTS) {
        return Some((at + len, Meaning::Set(Amount::whole(1, Unit::Day))));
    }
    if let Some(reading) = every_year(doc, at) {
        return Some(reading);
    }
    let (next, tenths) = match doc.lower(at) {
        "other" | "second" => (at + 1, Some(20)),
        "single" => (at + 1, Some(10)),
        _ => numeral(doc, at).unwrap_or((at, Some(10))),
    };
    let (end, unit, _) = unit(doc, next)?;
    Some((end, Meaning::Set(Amount { tenths, unit })))
}

/// "every November", "each spring", "every Christmas".
fn every_year(doc: &Document, at: usize) -> Reading<Meaning> {
    if let Some(month) = calendar::month(doc, at) {
        return Some((at + 1, Meaning::EveryYear(Annual::Month(month))));
    }
    if let Some((len, row)) = doc.entry(at, &TIME_SEASONS) {
        return Some((at + len, Meaning::EveryYear(Annual::Season(Season::of_code(row.column(0))?))));
    }
    match annual::holiday(doc, at)? {
        (end, Point::Annual(annual, YearOf::Nearest(Which::ByTense))) => {
            Some((end, Meaning::EveryYear(annual)))
        }
        _ => None,
    }
}
