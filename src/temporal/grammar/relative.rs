//! Times told from now or from another time: "last week", "two years ago", "the following day", "recently".

use super::amount::{is_glued, numeral, unit};
use super::shift::{Shift, shift};
use super::{Reading, is_name, point};
use crate::Upos;
use crate::document::Document;
use crate::lexicon::{TIME_BOUNDS, TIME_WORDS, verb};
use crate::temporal::expression::{Meaning, Origin, Point, Unit};
use crate::temporal::tense::{Direction, direction};

/// "last week", "this year", "the following day": one unit, pointed at.
pub(super) fn which_unit(doc: &Document, at: usize) -> Reading<Point> {
    let Shift { end: start, count, origin, definite } = shift(doc, at)?;
    let (end, unit, plural) = unit(doc, start)?;
    // "the past year", "the last decade" are lengths of time.
    let length = doc.lower(start - 1) == "past" && doc.lower(at) != "this"
        || definite && doc.lower(start - 1) == "last" && matches!(unit, Unit::Decade | Unit::Century);
    // "that day" is a time, "that year after year" is not; a hyphen makes "next-day" an adjective.
    let relative_pronoun =
        doc.lower(start - 1) == "that" && (doc.tag(start - 1) == Upos::Sconj || doc.lower(end) == "after");
    if plural || length || relative_pronoun || unit.is_of_clock() || doc.word(end) == "-" {
        return None;
    }
    Some((end, Point::Unit(unit, count, origin)))
}

/// "the month before last", "the weekend after next".
pub(super) fn one_beyond(doc: &Document, at: usize) -> Reading<Point> {
    let (end, unit, plural) = unit(doc, at + 1).filter(|_| doc.lower(at) == "the")?;
    let count = match (doc.lower(end), doc.lower(end + 1)) {
        ("before", "last") => -2,
        ("after", "next") => 2,
        _ => return None,
    };
    (!plural && !unit.is_of_clock()).then_some((end + 2, Point::Unit(unit, count, Origin::Publication)))
}

/// "the year", "the day": the current one, where other words make it a time.
pub(super) fn the_unit(doc: &Document, at: usize) -> Reading<Point> {
    let start = at + 1;
    let (end, unit, plural) = unit(doc, start).filter(|_| doc.lower(at) == "the")?;
    let origin = if unit == Unit::Day { Origin::Context } else { Origin::Publication };
    (!plural && !unit.is_of_clock()).then_some((end, Point::Unit(unit, 0, origin)))
}

/// "the week" behind words that make it a time: "much of the week", "throughout the year".
pub(super) fn unit_of(doc: &Document, at: usize) -> Reading<Meaning> {
    let before = at.checked_sub(1)?;
    let part = doc.lower(before) == "of"
        && before > 0
        && doc.is_one_of(before - 1, &["much", "most", "part", "half", "all", "rest"]);
    let lasting = part || doc.is_one_of(before, &["throughout", "during"]);
    let (end, point) = the_unit(doc, at).filter(|_| lasting && doc.lower(at + 2) != "of")?;
    // "during the day"
    let by_day = matches!(point, Point::Unit(Unit::Day, ..)) && !part;
    (!by_day).then_some((end, Meaning::Point(point)))
}

/// "two years ago", "three weeks from now", "more than 1,300 years ago", "a week ago".
pub(super) fn ago(doc: &Document, at: usize) -> Reading<Point> {
    let at = at + doc.entry(at, &TIME_BOUNDS).map_or(0, |(len, _)| len);
    let (start, tenths) = numeral(doc, at)?;
    let (end, unit, _) = unit(doc, start)?;
    let (unit, each) = match unit {
        Unit::Fortnight => (Unit::Week, 2),
        Unit::Decade => (Unit::Year, 10),
        Unit::Century => (Unit::Year, 100),
        unit => (unit, 1),
    };
    let count = whole(tenths?.checked_mul(each))?;
    let (end, count) = match doc.lower(end) {
        "ago" => (end + 1, -count),
        // "three years back", not "two weeks back home"
        "back" if doc.tag(end + 1) == Upos::Punct => (end + 1, -count),
        // "three weeks from now"
        "from" if doc.is_one_of(end + 1, &["now", "today"]) => (end + 2, count),
        _ => return None,
    };
    let (unit, count) = in_days(doc, at, unit, count);
    (!unit.is_of_clock()).then_some((end, Point::Unit(unit, count, Origin::Publication)))
}

/// "a week ago", "a week later": the same day of another week; "two weeks ago" leaves the day open.
fn in_days(doc: &Document, at: usize, unit: Unit, count: i32) -> (Unit, i32) {
    if unit == Unit::Week && doc.lower(at) == "a" { (Unit::Day, 7 * count) } else { (unit, count) }
}

/// "a day earlier", "two weeks later", "the day before", "the year after".
pub(super) fn earlier_or_later(doc: &Document, at: usize) -> Reading<Point> {
    let the = doc.lower(at) == "the";
    let (start, tenths) = if the { (at + 1, Some(10)) } else { numeral(doc, at)? };
    let (end, unit, _) = unit(doc, start)?;
    let sign = match doc.lower(end) {
        "earlier" if !the => -1,
        "later" if !the => 1,
        "before" | "previous" if the => -1,
        "after" if the => 1,
        _ => return None,
    };
    // "the day before the vote" is told from the vote.
    let told = the
        && matches!(
            doc.tag(end + 1),
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Verb | Upos::Num
        );
    let (unit, count) = in_days(doc, at, unit, sign * whole(tenths)?);
    (!told && !unit.is_of_clock()).then_some((end + 1, Point::Unit(unit, count, Origin::Context)))
}

fn whole(tenths: Option<u32>) -> Option<i32> {
    let tenths = tenths?;
    (tenths % 10 == 0).then(|| i32::try_from(tenths / 10).ok())?
}

/// "year-earlier", "year-ago": said of a quarter or a figure.
pub(super) fn year_earlier(doc: &Document, at: usize) -> Reading<Point> {
    let joined = doc.word(at + 1) == "-" && doc.is_one_of(at + 2, &["earlier", "ago"]);
    let year = doc.lower(at) == "year" && (at == 0 || doc.word(at - 1) != "-");
    (joined && year).then_some((at + 3, Point::Unit(Unit::Year, -1, Origin::Publication)))
}

/// "the same period last year", "the same month a year ago", "the same quarter of the previous year".
pub(super) fn same_period(doc: &Document, at: usize) -> Reading<Point> {
    let start = at + usize::from(doc.lower(at) == "the");
    if doc.lower(start) != "same" {
        return None;
    }
    let (next, unit) = match unit(doc, start + 1) {
        Some((end, unit, false)) => (end, Some(unit)),
        _ if doc.is_one_of(start + 1, &["period", "time", "point"]) => (start + 2, None),
        _ => return None,
    };
    let of = next + usize::from(doc.is_one_of(next, &["of", "in", "the"]));
    let year = which_unit(doc, of).or_else(|| ago(doc, of)).or_else(|| earlier_or_later(doc, of));
    match year? {
        (end, Point::Unit(Unit::Year, years, _)) => Some((end, Point::SamePeriod(unit, years))),
        _ => None,
    }
}

/// "the day before last Tuesday", "two days after Christmas".
pub(super) fn beside(doc: &Document, at: usize) -> Reading<Meaning> {
    let (start, tenths) = match doc.lower(at) {
        "the" => (at + 1, Some(10)),
        "day" => (at, Some(10)),
        _ => numeral(doc, at)?,
    };
    let (end, _, _) = unit(doc, start).filter(|(_, unit, _)| *unit == Unit::Day)?;
    let sign = match doc.lower(end) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let days = whole(tenths)?.checked_mul(sign)?;
    let (end, day) = point(doc, end + 1).filter(|(_, day)| day.is_day())?;
    Some((end, Meaning::Beside(day, days)))
}

/// "ended the day", "closed down for the day": the day of the report.
pub(super) fn trading_day(doc: &Document, at: usize) -> Reading<Meaning> {
    let before = at.checked_sub(1).filter(|_| doc.lower(at) == "the" && doc.lower(at + 1) == "day")?;
    let verb = verb(doc.lower(before)).map_or("", |(lemma, _)| lemma);
    let bounded = matches!(verb, "end" | "close" | "finish" | "begin" | "start");
    // "for the day that will come", "began the day when she left"
    let told = doc.word(at + 2) == "-" || doc.is_one_of(at + 2, &["of", "when", "that", "before", "after"]);
    let ends = doc.lower(before) == "for" && matches!(doc.tag(at + 2), Upos::Punct | Upos::Adp | Upos::X);
    ((ends || bounded) && !told)
        .then_some((at + 2, Meaning::Point(Point::Unit(Unit::Day, 0, Origin::Context))))
}

/// "by year-end", "at year's end"
pub(super) fn year_end(doc: &Document, at: usize) -> Reading<Point> {
    let preposed =
        at > 0 && doc.is_one_of(at - 1, &["by", "at", "before", "until", "till", "since", "after"]);
    let end = doc.is_one_of(at + 1, &["-", "'s", "’s"]) && doc.lower(at + 2) == "end";
    (preposed && end && doc.lower(at) == "year")
        .then_some((at + 3, Point::Unit(Unit::Year, 0, Origin::Publication)))
}

/// "the weekend"
pub(super) fn weekend(doc: &Document, at: usize) -> Reading<Point> {
    let weekend = doc.lower(at) == "the" && doc.lower(at + 1) == "weekend";
    weekend.then_some((at + 2, Point::Unit(Unit::Weekend, 0, Origin::Publication)))
}

/// "yesterday", "today", "tomorrow".
pub(super) fn day_word(doc: &Document, at: usize) -> Reading<Point> {
    let (len, row) =
        doc.entry(at, &TIME_WORDS).filter(|(_, row)| row.column(1).is_empty() && !is_name(doc, at))?;
    let days = row.column(0).parse().ok()?;
    Some((at + len, Point::Unit(Unit::Day, days, Origin::Publication)))
}

/// "recently", "currently", "in the future", "in recent years", "several years ago".
pub(super) fn reference(doc: &Document, at: usize) -> Reading<Meaning> {
    if let Some((len, row)) = doc.entry(at, &TIME_WORDS)
        && row.column(0).ends_with("_REF")
    {
        let tokens = at..at + len;
        let in_comparison = doc.is_one_of(tokens.end, &["as", "after"]) && row.column(2) == "ahead";
        let behind = row.column(2) == "ahead" && direction(doc, &tokens) == Direction::Past;
        // "the past nine elections"
        let counted =
            doc.lower(at) == "the" && matches!(doc.tag(tokens.end), Upos::Num | Upos::Noun | Upos::Adj);
        // "most recently last May": the point tells.
        let on = tokens.end + usize::from(doc.is_one_of(tokens.end, &["in", "on"]));
        let pointed = at > 0 && doc.lower(at - 1) == "most" && point(doc, on).is_some();
        // "the now-defunct party"
        // "Johnny-come-lately", "the Future Forum"
        let part = is_glued(doc, at) || doc.word(tokens.end) == "-" || is_name(doc, tokens.end - 1);
        if pointed || in_comparison || behind || counted || part {
            return None;
        }
        return Some((at + len, Meaning::Reference(row.column(0))));
    }
    let counted =
        numeral(doc, at).filter(|(_, tenths)| whole(*tenths).is_none()).map_or(at, |(start, _)| start);
    let (end, _, plural) = unit(doc, counted)?;
    (plural && doc.lower(end) == "ago").then_some((end + 1, Meaning::Reference("PAST_REF")))
}
