//! Parts of a month by number: "the first week of June", "the last Sunday in May", "the last day of March".

use super::Reading;
use super::annual::year_behind;
use crate::document::Document;
use crate::lexicon::{TIME_ORDINALS, WEEKDAYS};
use crate::temporal::calendar;
use crate::temporal::expression::{Annual, Holiday, Point, Which, YearOf};

/// How many days each month has; February, whose number changes, has none.
const LENGTHS: [Option<i8>; 12] = {
    let (long, short) = (Some(31), Some(30));
    [long, None, long, short, long, short, long, long, short, long, short, long]
};

/// "the second Sunday of May 2020", "the last week of March", "the first day of June".
pub(super) fn nth_of_month(doc: &Document, at: usize) -> Reading<Point> {
    let start = at + usize::from(doc.lower(at) == "the");
    let (len, row) = doc.entry(start, &TIME_ORDINALS)?;
    let nth: i8 = row.column(0).parse().ok()?;
    let named = start + len;
    let (unit_len, weekday) = match doc.entry(named, &WEEKDAYS) {
        Some((len, row)) => (len, row.column(0).parse().ok()),
        None => (1, None),
    };
    let of = named + unit_len;
    let month = calendar::month(doc, of + 1).filter(|_| doc.is_one_of(of, &["of", "in"]))?;
    let annual = match (weekday, doc.lower(named)) {
        (Some(weekday), _) => Annual::Holiday(Holiday::Nth(month, weekday, nth, 0)),
        (None, "week") => Annual::Week(month, week_day(nth)),
        (None, "day") => Annual::Day(month, if nth < 0 { LENGTHS[month as usize - 1]? } else { nth }),
        _ => return None,
    };
    let (end, year) = year_behind(doc, of + 2).unwrap_or((of + 2, YearOf::Nearest(Which::ByTense)));
    Some((end, Point::Annual(annual, year)))
}

/// A day of the nth week of a month; most of the first week lies in the month.
fn week_day(nth: i8) -> i8 {
    if nth < 0 { 28 } else { 4 + 7 * (nth - 1) }
}
