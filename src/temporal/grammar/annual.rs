//! What comes once a year: months, seasons, quarters and halves, feasts.

use super::amount::{numeral, unit};
use super::shift::shift;
use super::{Reading, relative, year};
use crate::document::{Case, Document};
use crate::lexicon::{MONTHS, Row, TIME_HOLIDAYS, TIME_ORDINALS, TIME_SEASONS, TIME_STAGES, TITLES};
use crate::temporal::calendar::{self, day_of_month};
use crate::temporal::expression::{Annual, Holiday, Meaning, Point, Unit, Which, YearOf};
use crate::temporal::period::Season;
use crate::temporal::tense::{Direction, direction};
use crate::{Upos, document::TokenKind};

/// The year behind something annual: ", 2019", "of 2019", "of fiscal 2019", "this year", "of the year".
pub(super) fn year_behind(doc: &Document, at: usize) -> Reading<YearOf> {
    let next = at + usize::from(doc.is_one_of(at, &[",", "of", "in"]));
    let next = next + usize::from(doc.is_one_of(next, &["fiscal", "calendar"]));
    if let Some(year) = calendar::year(doc, next)
        && (doc.lower(at) != "in" && is_plain_year(doc, next))
    {
        return Some((next + 1, YearOf::Known(year)));
    }
    let of = at + usize::from(doc.lower(at) == "of");
    if let Some((end, Point::Unit(Unit::Year, offset, _))) = relative::which_unit(doc, of) {
        return Some((end, YearOf::Offset(offset)));
    }
    match relative::the_unit(doc, of) {
        Some((end, Point::Unit(Unit::Year, ..))) if of > at => Some((end, YearOf::Offset(0))),
        _ => None,
    }
}

/// Whether a year stands by itself and is no part of "2019-20" or "2,000".
fn is_plain_year(doc: &Document, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
}

/// "last" before something annual: the token after it, and which it says.
pub(super) fn shift_before(doc: &Document, at: usize) -> (usize, Which) {
    match shift(doc, at).filter(|shift| !shift.definite && doc.lower(at) != "that") {
        Some(shift) => (shift.end, shift.which()),
        None => (at, Which::ByTense),
    }
}

/// "March", "March 2019", "last November", "June this year".
pub(super) fn month(doc: &Document, at: usize) -> Reading<Point> {
    let (start, which) = shift_before(doc, at);
    let month = calendar::month(doc, start)?;
    let point = |year| Point::Annual(Annual::Month(month), year);
    if which != Which::ByTense {
        return Some((start + 1, point(YearOf::Nearest(which))));
    }
    if let Some((end, year)) = year_behind(doc, start + 1) {
        return Some((end, point(year)));
    }
    (is_calendar_word(doc, start) && day_of_month(doc, start + 1).is_none())
        .then(|| (start + 1, point(YearOf::Nearest(Which::ByTense))))
}

/// "April-June", "January–March 2025": a quarter or half, or else both ends.
pub(super) fn month_range(doc: &Document, at: usize) -> Reading<Meaning> {
    let (first, last) = (calendar::month(doc, at)?, calendar::month(doc, at + 2)?);
    let joined = matches!(doc.word(at + 1), "-" | "–" | "—") && first < last;
    let (end, year) = year_behind(doc, at + 3).unwrap_or((at + 3, YearOf::Nearest(Which::ByTense)));
    let meaning = match (first % 3, first % 6, last - first) {
        (1, _, 2) => Meaning::Point(Point::Annual(Annual::Quarter(last / 3), year)),
        (_, 1, 5) => Meaning::Point(Point::Annual(Annual::Half(last / 6), year)),
        _ => {
            let month = |month| Point::Annual(Annual::Month(month), year);
            Meaning::Range(month(first), month(last))
        }
    };
    joined.then_some((end, meaning))
}

/// "the first nine months of 2024", "the last three months of the year".
pub(super) fn months_of_year(doc: &Document, at: usize) -> Reading<Meaning> {
    let start = at + usize::from(doc.lower(at) == "the");
    let (len, row) =
        doc.entry(start, &TIME_ORDINALS).filter(|(_, row)| matches!(row.column(0), "1" | "-1"))?;
    let (numbered, tenths) = numeral(doc, start + len)?;
    let months = i8::try_from(tenths? / 10).ok().filter(|months| (2..12).contains(months))?;
    let (end, _, _) = unit(doc, numbered).filter(|(_, unit, _)| *unit == Unit::Month)?;
    let (end, year) = year_behind(doc, end)?;
    let month = |month| Point::Annual(Annual::Month(month), year);
    let first = if row.column(0) == "1" { 1 } else { 13 - months };
    Some((end, Meaning::Range(month(first), month(first + months - 1))))
}

/// Whether a month's name by itself means the month, not a person ("April said", "Theresa May"), a verb
/// ("May he rest") or a march: the word before it tells.
fn is_calendar_word(doc: &Document, at: usize) -> bool {
    let next = doc.tag(at + 1);
    let Some(before) = at.checked_sub(1).filter(|t| *t >= doc.sentence_tokens(at).start) else {
        // "June inflation will rise"
        return next == Upos::Noun;
    };
    let code = doc.tokens[at].case == Case::Upper && doc.word(at).len() == 3 && doc.lower(at) != "may";
    let staged = doc.is_in(before, &TIME_STAGES)
        || doc.word(before) == "-" && doc.is_in(before.saturating_sub(1), &TIME_STAGES);
    let preposed = doc.is_one_of(before, &["in", "since", "until", "during"])
        || matches!(doc.tag(before), Upos::Adp | Upos::Sconj) && next != Upos::Propn;
    let determined = doc.is_one_of(before, &["the", "a", "'s", "every", "each"])
        || matches!(doc.tag(before), Upos::Det | Upos::Adj) && next == Upos::Noun;
    let joined = doc.is_one_of(before, &["and", "or", "to", "through", ",", "(", "–", "—", "-"])
        && !matches!(next, Upos::Propn | Upos::Verb | Upos::Aux);
    let behind_word =
        doc.tag(before) == Upos::Noun && !doc.is_in(before, &TITLES) || doc.tag(before) == Upos::Verb;
    let unambiguous = doc.entry(at, &MONTHS).is_some_and(|(_, row)| row.column(1).is_empty());
    !code
        && (staged
            || preposed
            || determined
            || joined && (unambiguous || is_month_row(doc, at))
            || behind_word && unambiguous)
}

/// "May and June": months joined to another month.
fn is_month_row(doc: &Document, at: usize) -> bool {
    let near = |token: Option<usize>| token.is_some_and(|t| calendar::month(doc, t).is_some());
    near(at.checked_sub(2)) || near(Some(at + 2))
}

/// "last fall", "this winter", "the summer of 2020", "spring 2021", "in the spring".
pub(super) fn season(doc: &Document, at: usize) -> Reading<Point> {
    let (mut start, which) = shift_before(doc, at);
    let the = which == Which::ByTense && doc.lower(start) == "the";
    start += usize::from(the);
    let (len, row) = doc.entry(start, &TIME_SEASONS)?;
    let season = Season::of_code(row.column(0))?;
    let end = start + len;
    let point = |year| Point::Annual(Annual::Season(season), year);
    if which != Which::ByTense {
        return Some((end, point(YearOf::Nearest(which))));
    }
    if let Some((end, year)) = year_behind(doc, end) {
        // "the winter of 2020-21"
        let second = if year::short_end(doc, end - 1).is_some() { 2 } else { 0 };
        return Some((end + second, point(year)));
    }
    // "the fall of Rome", "a spring", "in spring", "for the spring"; "the summer" and "the winter" are nothing else.
    let before = at.checked_sub(1).map_or("", |t| doc.lower(t));
    let preposed =
        matches!(before, "in" | "during" | "since" | "until" | "till" | "by" | "of" | "over" | "through")
            || before == "for"
                && matches!(
                    direction(doc, &(at..end)),
                    Direction::Future | Direction::Plan | Direction::Proposed
                )
            || the && matches!(season, Season::Summer | Season::Winter);
    let when = preposed
        && !doc.is_one_of(end, &["of", "in", "-", "'s"])
        && !matches!(doc.tag(end), Upos::Noun | Upos::Adj | Upos::Propn);
    when.then(|| (end, point(YearOf::Nearest(Which::ByTense))))
}

/// "the first quarter", "second-quarter", "the third quarter of 2024", "the first half of the year", "Q3 2024",
/// "H1 2024".
pub(super) fn quarter(doc: &Document, at: usize) -> Reading<Point> {
    if let Some(half) = doc.lower(at).strip_prefix('h').and_then(|n| n.parse().ok())
        && (1..=2).contains(&half)
        && let Some((end, year)) = year_behind(doc, at + 1)
    {
        return Some((end, Point::Annual(Annual::Half(half), year)));
    }
    if let Some(number) = doc.lower(at).strip_prefix('q').and_then(|n| n.parse().ok())
        && (1..=4).contains(&number)
    {
        let (end, year) = year_behind(doc, at + 1).unwrap_or((at + 1, YearOf::Nearest(Which::ByTense)));
        return Some((end, Point::Annual(Annual::Quarter(number), year)));
    }
    let start = at + usize::from(doc.lower(at) == "the");
    let (len, row) = doc.entry(start, &TIME_ORDINALS)?;
    let ordinal: i8 = row.column(0).parse().ok()?;
    let named = start + len + usize::from(doc.word(start + len) == "-");
    let (annual, units) = match doc.lower(named) {
        "quarter" => (Annual::Quarter as fn(i8) -> Annual, 4),
        "half" => (Annual::Half as fn(i8) -> Annual, 2),
        _ => return None,
    };
    let number = if ordinal < 0 { units } else { ordinal };
    let behind = year_behind(doc, named + 1);
    // "the first half" is of a match unless a year is said; "last quarter" is counted from now.
    let bare = units == 4 && ordinal > 0 && !doc.is_one_of(named + 1, &["of", "final", "finals"]);
    let (end, year) = match behind {
        Some(found) => found,
        None if bare => (named + 1, YearOf::Nearest(Which::ByTense)),
        None => return None,
    };
    (number <= units).then(|| (end, Point::Annual(annual(number), year)))
}

/// "Christmas", "last Thanksgiving", "Easter 2024".
pub(super) fn holiday(doc: &Document, at: usize) -> Reading<Point> {
    let (start, which) = shift_before(doc, at);
    let capital = doc.is_capital(start) || doc.tokens.get(start)?.kind == TokenKind::Number;
    let (len, row) = doc.entry(start, &TIME_HOLIDAYS).filter(|_| capital)?;
    // "Lunar New Year's Eve", "Orthodox Easter"
    let before = start.checked_sub(1).and_then(|t| doc.entry(t, &TIME_HOLIDAYS));
    if before.is_some_and(|(_, row)| row.column(0) == "other") || row.column(0) == "other" {
        return None;
    }
    if let Some(day) = crate::day::parse(row.column(0)) {
        // "9/11 families"
        let named = doc.tag(start + len).is_nominal() && doc.lower(start + len) != "attacks";
        return (!named).then_some((start + len, Point::Day(day)));
    }
    let holiday = when(row)?;
    let end = start + len;
    let behind = year_behind(doc, end).filter(|_| which == Which::ByTense);
    let (end, year) = behind.unwrap_or((end, YearOf::Nearest(which)));
    Some((end, Point::Annual(Annual::Holiday(holiday), year)))
}

/// Reads a row of `time_holidays.tsv`: `12-25`, `easter-2`, `easter-7 week`, `11/4/4`, `11/1/1/1`.
fn when(row: Row) -> Option<Holiday> {
    let rule = row.column(0);
    if let Some(days) = rule.strip_prefix("easter") {
        return match days.strip_suffix(" week") {
            Some(days) => days.parse().ok().map(Holiday::EasterWeek),
            None => days.parse().ok().map(Holiday::Easter),
        };
    }
    if let Some((month, day)) = rule.split_once('-').filter(|_| !rule.contains('/')) {
        return Some(Holiday::Fixed(month.parse().ok()?, day.parse().ok()?));
    }
    let mut parts = rule.split('/').map(|part| part.parse().ok());
    let (month, weekday, nth) = (parts.next()??, parts.next()??, parts.next()??);
    let days = parts.next().map_or(Some(0), |days| days)?;
    Some(Holiday::Nth(month, weekday, nth, days))
}
