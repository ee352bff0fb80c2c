//! Days: whole dates, months with a day, weekdays.

use super::annual::{shift_before, year_behind};
use super::shift::{Shift, shift};
use super::{Reading, relative};
use crate::Upos;
use crate::document::Document;
use crate::lexicon::WEEKDAYS;
use crate::temporal::calendar::{day_of_month, full_date, month, year};
use crate::temporal::expression::{Annual, Meaning, Origin, Point, Unit, WeekOf, Which, YearOf};

/// "Saturday, 1 March 2025"
pub(super) fn whole_date(doc: &Document, at: usize) -> Reading<Point> {
    full_date(doc, at).map(|(date, len)| (at + len, Point::Day(date)))
}

/// "March 3", "3rd March", "the 3rd of March", each with a weekday before it or not.
pub(super) fn month_and_day(doc: &Document, at: usize) -> Reading<Point> {
    let (start, which) = shift_before(doc, at);
    let start = match doc.entry(start, &WEEKDAYS) {
        Some((len, _)) => start + len + usize::from(doc.word(start + len) == ","),
        None => start,
    };
    let (end, month, day) = day_and_month(doc, start)?;
    let (end, year) = year_behind(doc, end).unwrap_or((end, YearOf::Nearest(which)));
    if (month, day) == (9, 11) && year == YearOf::Nearest(Which::ByTense) && is_of_2001(doc, end) {
        return Some((end, Point::Annual(Annual::Day(month, day), YearOf::Known(2001))));
    }
    Some((end, Point::Annual(Annual::Day(month, day), year)))
}

/// "the Sept. 11 attacks", "the September 11 terrorist attacks": that date has become a name.
fn is_of_2001(doc: &Document, end: usize) -> bool {
    let attacks = end + usize::from(doc.is_one_of(end, &["terror", "terrorist"]));
    let since =
        doc.published.as_ref().and_then(|p| crate::day::parse(&p.value)).is_some_and(|day| day.year() > 2001);
    since && doc.lower(attacks) == "attacks"
}

/// "the 15th of this month", "the 3rd of last month"
pub(super) fn day_of_this_month(doc: &Document, at: usize) -> Reading<Point> {
    let day = day_of_month(doc, at + 1).filter(|_| doc.lower(at) == "the" && doc.lower(at + 2) == "of")?;
    match relative::which_unit(doc, at + 3)? {
        (end, Point::Unit(Unit::Month, months, Origin::Publication)) => {
            Some((end, Point::OfMonth(day, months)))
        }
        _ => None,
    }
}

/// "the week of March 6"
pub(super) fn week_of_day(doc: &Document, at: usize) -> Reading<Point> {
    let start = at + usize::from(doc.lower(at) == "the");
    let named = doc.lower(start) == "week" && doc.is_one_of(start + 1, &["of", "beginning", "starting"]);
    let (end, month, day) = day_and_month(doc, start + 2).filter(|_| named)?;
    let (end, year) = year_behind(doc, end).unwrap_or((end, YearOf::Nearest(Which::ByTense)));
    Some((end, Point::Annual(Annual::Week(month, day), year)))
}

/// A month and a day in either order: the token after them, month, day.
fn day_and_month(doc: &Document, at: usize) -> Option<(usize, i8, i8)> {
    if let Some(month) = month(doc, at) {
        let day = lone_day(doc, at + 1)?;
        return Some((at + 2, month, day));
    }
    let at = at + usize::from(doc.lower(at) == "the" && doc.lower(at + 2) == "of");
    let day = lone_day(doc, at)?;
    let named = at + 1 + usize::from(doc.lower(at + 1) == "of");
    Some((named + 1, month(doc, named)?, day))
}

/// A day of the month that counts nothing else: not "May 3 percent", "June 20 million".
fn lone_day(doc: &Document, at: usize) -> Option<i8> {
    let other = doc.is_one_of(at + 1, &["%", "percent", "per", "million", "billion", "thousand"]);
    day_of_month(doc, at).filter(|_| !other)
}

/// "25" in "April 24 and 25".
pub(super) fn second_day(doc: &Document, at: usize) -> Reading<Point> {
    let first = at.checked_sub(3).filter(|_| doc.is_one_of(at - 1, &["and", "or"]))?;
    let month = month(doc, first)?;
    day_of_month(doc, first + 1)?;
    let day = lone_day(doc, at).filter(|_| !starts_count(doc, at + 1))?;
    let (end, year) = year_behind(doc, at + 1).unwrap_or((at + 1, YearOf::Nearest(Which::ByTense)));
    Some((end, Point::Annual(Annual::Day(month, day), year)))
}

/// Whether a number before this token counts things.
fn starts_count(doc: &Document, at: usize) -> bool {
    matches!(doc.tag(at), Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num)
}

/// "Nov. 4 to 5", "November 7-18", "5-6 April 2016", "between 3 and 5 May", "9 and 10 May": one expression for two days.
pub(super) fn range(doc: &Document, at: usize) -> Reading<Meaning> {
    let between = at > 0 && doc.lower(at - 1) == "between";
    let joins =
        |token: usize| doc.is_one_of(token, &["to", "-", "–", "—"]) || between && doc.lower(token) == "and";
    let (end, month, first, last) = if let Some(month) = month(doc, at) {
        let (first, last) = (day_of_month(doc, at + 1)?, day_of_month(doc, at + 3)?);
        joins(at + 2).then_some((at + 4, month, first, last))?
    } else {
        let (first, last) = (day_of_month(doc, at)?, day_of_month(doc, at + 2)?);
        let named = at + 3 + usize::from(doc.lower(at + 3) == "of");
        let joins = joins(at + 1) || doc.lower(at + 1) == "and";
        joins.then_some((named + 1, month(doc, named)?, first, last))?
    };
    let comma = usize::from(doc.word(end) == ",");
    let (end, year) = match year(doc, end + comma) {
        Some(year) => (end + comma + 1, YearOf::Known(year)),
        None => year_behind(doc, end).unwrap_or((end, YearOf::Nearest(Which::ByTense))),
    };
    let day = |day| Point::Annual(Annual::Day(month, day), year);
    (first < last).then(|| (end, Meaning::Range(day(first), day(last))))
}

/// "Friday", "last Friday", "this coming Friday", "the following Friday", "Friday last week".
pub(super) fn weekday(doc: &Document, at: usize) -> Reading<Point> {
    let shift = shift(doc, at);
    let start = shift.as_ref().map_or(at, |shift| shift.end);
    let (len, row) = doc.entry(start, &WEEKDAYS).filter(|_| doc.is_capital(start))?;
    // Short forms are weekdays only before a date; "on Mondays" is every Monday.
    if doc.lower(start).len() <= 3 || row.column(1) == "plural" {
        return None;
    }
    let weekday = row.column(0).parse().ok()?;
    let end = start + len;
    // "the Sunday Courier"
    if shift.is_none() && at > 0 && doc.lower(at - 1) == "the" && doc.tag(end) == Upos::Propn {
        return None;
    }
    let of = end + usize::from(doc.lower(end) == "of");
    // "a Sunday vote" is one that the reader knows.
    let any = at > 0 && doc.lower(at - 1) == "a" && !doc.tag(end).is_nominal();
    let (end, week) = match shift {
        None if any => (end, WeekOf::Any),
        Some(Shift { count: 1, origin: Origin::Context, .. }) => (end, WeekOf::Following),
        // "the last Friday of the month"
        Some(shift) if shift.definite => return None,
        Some(shift) => (end, WeekOf::Nearest(shift.which())),
        None => match relative::which_unit(doc, of) {
            Some((end, Point::Unit(Unit::Week, weeks, Origin::Publication))) => (end, WeekOf::Offset(weeks)),
            _ => (end, WeekOf::Nearest(Which::ByTense)),
        },
    };
    Some((end, Point::Weekday(weekday, week)))
}
