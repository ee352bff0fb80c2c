//! Normalisation: what expressions mean → TIMEX3 values, against the date of publication.

use super::expression::{
    Amount, Annual, Expression, Holiday, Meaning, Origin, Point, TimeOfDay, Unit, WeekOf, Which, YearOf,
};
use super::period::{Period, monday_of, plus};
use super::tense::{Direction, direction, is_of_speech};
use crate::article::TimeKind;
use crate::document::Document;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// How far ahead a past verb may still have an undated day, in days: "set a Jan. 14 deadline".
const AHEAD: i64 = 45;
/// How many tokens may stand between two ends of a range: "between Dec 3, 2020 and Jan 4".
const NEAR: usize = 4;

/// The type and value of each expression. A value is none where it needs a day that is not known.
pub(super) fn normalize(doc: &Document, expressions: &[Expression]) -> Vec<(TimeKind, Option<String>)> {
    let published = doc.published.as_ref().and_then(|p| crate::day::parse(&p.value));
    let mut calendar =
        Calendar { published, spoken: None, day: None, period: None, lead: None, years: BTreeMap::new() };
    let mut before: Option<&Expression> = None;
    let mut values = Vec::with_capacity(expressions.len());
    for (index, expression) in expressions.iter().enumerate() {
        calendar.begin(doc, before, expression);
        calendar.spoken = calendar.day_of_speech(doc, expressions, index);
        values.push(calendar.value(doc, expression, &expressions[index + 1..]));
        before = Some(expression);
    }
    values
}

/// What is known when an expression is read.
struct Calendar {
    /// The date of publication.
    published: Option<Date>,
    /// The day on which the words around the expression were said, where they are a quotation.
    spoken: Option<Date>,
    /// The day last spoken of.
    day: Option<Date>,
    /// What was last spoken of.
    period: Option<Period>,
    /// The day that the article tells of first.
    lead: Option<Date>,
    /// The year of each month and day that was told with its year.
    years: BTreeMap<(i8, i8), i16>,
}

impl Calendar {
    /// Forgets the day last spoken of where a new paragraph begins far behind it.
    fn begin(&mut self, doc: &Document, before: Option<&Expression>, expression: &Expression) {
        let sentence = |e: &Expression| doc.sentence_of(e.tokens.start);
        if before.is_some_and(|b| sentence(expression) - sentence(b) > 3) {
            self.day = None;
            self.period = None;
        }
    }

    fn value(
        &mut self,
        doc: &Document,
        expression: &Expression,
        behind: &[Expression],
    ) -> (TimeKind, Option<String>) {
        match expression.meaning {
            Meaning::Point(point) => {
                let point = with_year_of_next(doc, point, expression, behind);
                let period = self
                    .start_of_range(doc, point, expression, behind.first())
                    .or_else(|| self.resolve(doc, point, expression));
                self.note(period);
                if let (Point::Day(day), _) | (Point::Annual(_, YearOf::Known(_)), Some(Period::Day(day))) =
                    (point, period)
                {
                    self.years.insert((day.month(), day.day()), day.year());
                }
                (TimeKind::Date, period.map(|period| period.to_string()))
            }
            Meaning::Range(first, last) => {
                let last = self.resolve(doc, last, expression);
                let first = self.resolve(doc, first, expression);
                self.note(last);
                (TimeKind::Date, first.zip(last).map(|(first, last)| format!("{first}/{last}")))
            }
            Meaning::TimeOfDay(point, time) => {
                let period = match point {
                    Some(point) => self.resolve(doc, point, expression),
                    None => self
                        .day_behind(doc, expression, behind)
                        .or(self.day_spoken_of(doc, expression).map(Period::Day)),
                };
                self.note(period);
                (TimeKind::Time, period.map(|day| format!("{day}{}", ending(time))))
            }
            Meaning::Reference(value) => (TimeKind::Date, Some(value.to_owned())),
            Meaning::Duration(amount) => (TimeKind::Duration, Some(amount.value())),
            Meaning::Set(amount) => (TimeKind::Set, Some(Amount::value(amount))),
            Meaning::EveryWeekday(weekday) => (TimeKind::Set, Some(format!("XXXX-WXX-{weekday}"))),
            Meaning::EveryYear(annual) => (TimeKind::Set, every_year(annual)),
            Meaning::Beside(point, days) => {
                let day = self.resolve(doc, point, expression).and_then(|day| day.shifted(days));
                self.note(day);
                (TimeKind::Date, day.map(|day| day.to_string()))
            }
        }
    }

    /// The Tuesday of '"We vote tomorrow," she said on Tuesday': the day of a verb of speech in the same sentence,
    /// outside the quotation.
    fn day_of_speech(&self, doc: &Document, expressions: &[Expression], index: usize) -> Option<Date> {
        let tokens = &expressions[index].tokens;
        doc.quotation_of(tokens.start)?;
        let sentence = doc.sentence_tokens(tokens.start);
        let near = &expressions[index.saturating_sub(NEAR)..expressions.len().min(index + NEAR)];
        let told = near.iter().find(|other| {
            sentence.contains(&other.tokens.start)
                && doc.quotation_of(other.tokens.start).is_none()
                && is_of_speech(doc, &other.tokens)
        })?;
        let (Meaning::Point(point) | Meaning::TimeOfDay(Some(point), _)) = told.meaning else { return None };
        match self.resolve(doc, point, told).filter(|_| point.is_day())? {
            Period::Day(day) => self.published.is_none_or(|published| day <= published).then_some(day),
            _ => None,
        }
    }

    /// The day of a time of day: "10:35 a.m. (0735 GMT) Friday".
    fn day_behind(&self, doc: &Document, expression: &Expression, behind: &[Expression]) -> Option<Period> {
        let mut end = expression.tokens.end;
        for other in
            behind.iter().take(2).take_while(|other| other.tokens.start - expression.tokens.end <= 2 * NEAR)
        {
            match other.meaning {
                _ if other.tokens.start - end > NEAR => return None,
                Meaning::Point(point) if point.is_day() => return self.resolve(doc, point, other),
                Meaning::TimeOfDay(None, _) => end = other.tokens.end,
                _ => return None,
            }
        }
        None
    }

    fn note(&mut self, period: Option<Period>) {
        self.period = period.or(self.period);
        if let Some(Period::Day(day)) = period {
            self.day = Some(day);
            self.lead = self
                .lead
                .or(Some(day).filter(|day| self.published.is_none_or(|published| *day <= published)));
        }
    }

    /// The day of a time of day that names none: the one last spoken of, but none ahead unless the verb looks ahead.
    fn day_spoken_of(&self, doc: &Document, expression: &Expression) -> Option<Date> {
        let ahead = || {
            matches!(
                direction(doc, &expression.tokens),
                Direction::Future | Direction::Plan | Direction::Proposed | Direction::Present
            )
        };
        let published = |day: &Date| self.published.is_none_or(|published| *day <= published);
        self.day.filter(|day| published(day) || ahead()).or(self.lead).or(self.published)
    }

    fn resolve(&self, doc: &Document, point: Point, expression: &Expression) -> Option<Period> {
        let direction = || direction(doc, &expression.tokens);
        match point {
            Point::Day(date) => Some(Period::Day(date)),
            Point::Year(year) => Some(Period::Year(year)),
            Point::Decade(decade) => Some(Period::Decade(decade)),
            Point::Century(century) => Some(Period::Century(century)),
            Point::Annual(annual, YearOf::Known(year)) => of_year(annual, year),
            Point::Annual(annual, YearOf::Offset(years)) => {
                let year = i32::from(self.published?.year()).checked_add(years)?;
                of_year(annual, i16::try_from(year).ok()?)
            }
            Point::Annual(annual, YearOf::Nearest(which)) => {
                // "On Oct. 3, 1998, … the Oct. 3 vote": the same day again.
                let known = match (annual, which) {
                    (Annual::Day(month, day), Which::ByTense) => self.years.get(&(month, day)),
                    _ => None,
                };
                match known.filter(|_| !matches!(direction(), Direction::Future | Direction::Plan)) {
                    Some(year) => of_year(annual, *year),
                    None => annual_near(annual, which, self.published?, direction),
                }
            }
            Point::Weekday(weekday, WeekOf::Offset(weeks)) => {
                let week = Period::week_of(self.published?)?.shifted(weeks)?;
                plus(week.first_day()?, i64::from(weekday - 1)).map(Period::Day)
            }
            Point::Weekday(_, WeekOf::Any) => None,
            Point::Weekday(weekday, WeekOf::Following) => {
                on_or_after(plus(self.day.or(self.published)?, 1)?, weekday).map(Period::Day)
            }
            Point::Weekday(weekday, WeekOf::Nearest(which)) => {
                if let Some(day) = self.end_of_range(doc, weekday, expression) {
                    return Some(Period::Day(day));
                }
                weekday_near(weekday, which, self.published?, direction).map(Period::Day)
            }
            Point::Unit(Unit::Weekend, 0, Origin::Publication) => weekend_near(self.published?, direction()),
            Point::Unit(unit, count, origin) => self.unit(unit, count, origin),
            Point::OfMonth(day, months) => match self.unit(Unit::Month, months, Origin::Publication)? {
                Period::Month(year, month) => of_year(Annual::Day(month, day), year),
                _ => None,
            },
            Point::SamePeriod(unit, years) => self.same_period(unit, years),
        }
    }

    /// "the same period last year": the quarter or month last spoken of, a year before.
    fn same_period(&self, unit: Option<Unit>, years: i32) -> Option<Period> {
        let is_part = |period: &Period| {
            matches!(period, Period::Month(..) | Period::Quarter(..) | Period::Half(..) | Period::Season(..))
        };
        let part = self.period.filter(is_part);
        match part.or_else(|| self.unit(unit?, 0, Origin::Publication)) {
            Some(period) => period.years_on(years),
            None => Period::Year(self.published?.year()).shifted(years),
        }
    }

    /// "from Monday to Thursday", "between Monday and Thursday": the first such day after the other end.
    fn end_of_range(&self, doc: &Document, weekday: i8, expression: &Expression) -> Option<Date> {
        let start = expression.tokens.start;
        let joint = start.checked_sub(1)?;
        let between = joint >= 2 && doc.lower(joint - 2) == "between" && doc.lower(joint) == "and";
        let joins = between || doc.is_one_of(joint, &["to", "through", "-", "–"]);
        let weekday_before =
            joins && joint.checked_sub(1).is_some_and(|t| doc.is_in(t, &crate::lexicon::WEEKDAYS));
        let day = self.day.filter(|_| weekday_before)?;
        on_or_after(day, weekday)
    }

    /// "between January 1 and May 3": the last such day or month before the other end.
    fn start_of_range(
        &self,
        doc: &Document,
        point: Point,
        expression: &Expression,
        after: Option<&Expression>,
    ) -> Option<Period> {
        let Point::Annual(annual @ (Annual::Day(..) | Annual::Month(_)), YearOf::Nearest(Which::ByTense)) =
            point
        else {
            return None;
        };
        let (tokens, after) = (&expression.tokens, after?);
        let opens = tokens.start > 0 && doc.is_one_of(tokens.start - 1, &["between", "from"]);
        let joins = tokens.end + 1 == after.tokens.start
            && doc.is_one_of(tokens.end, &["and", "to", "through", "until", "till"]);
        let Meaning::Point(end @ Point::Annual(Annual::Day(..) | Annual::Month(_), _)) = after.meaning else {
            return None;
        };
        let end = self.resolve(doc, end, after).filter(|_| opens && joins)?.first_day()?;
        let before = (0..=8).filter_map(|n| of_year(annual, end.year().checked_sub(n)?));
        before.into_iter().find(|start| start.first_day().is_some_and(|first| first <= end))
    }

    fn unit(&self, unit: Unit, count: i32, origin: Origin) -> Option<Period> {
        let from = match origin {
            Origin::Publication if unit == Unit::Day => self.spoken.or(self.published),
            Origin::Publication => self.published,
            Origin::Context if unit == Unit::Day => self.day.or(self.lead).or(self.published),
            Origin::Context => self.period.and_then(Period::first_day).or(self.published),
        }?;
        let (period, each) = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => (Period::Day(from), 1),
            Unit::Week => (Period::week_of(from)?, 1),
            Unit::Fortnight => (Period::week_of(from)?, 2),
            Unit::Weekend => (Period::Weekend(plus(monday_of(from)?, 5)?), 1),
            Unit::Month => (Period::Month(from.year(), from.month()), 1),
            Unit::Quarter => (Period::Quarter(from.year(), (from.month() + 2) / 3), 1),
            Unit::Year => (Period::Year(from.year()), 1),
            Unit::Decade => (Period::Decade(from.year() / 10), 1),
            Unit::Century => (Period::Century(from.year() / 100), 1),
        };
        period.shifted(count.checked_mul(each)?)
    }
}

/// The TIMEX3 value of what comes every year: `XXXX-11`, `XXXX-SP`, `XXXX-12-25`; a year's length for movable feasts.
fn every_year(annual: Annual) -> Option<String> {
    match annual {
        Annual::Holiday(Holiday::Easter(_) | Holiday::EasterWeek(_) | Holiday::Nth(..))
        | Annual::Week(..) => Some(Amount::whole(1, Unit::Year).value()),
        // A leap year has every day.
        _ => of_year(annual, 2000).map(|period| period.to_string().replacen("2000", "XXXX", 1)),
    }
}

/// The TIMEX3 ending of a time of day.
fn ending(time: TimeOfDay) -> String {
    match time {
        TimeOfDay::Part(part) => part.to_owned(),
        TimeOfDay::Clock(hour, minute, None) => format!("T{hour:02}:{minute:02}"),
        TimeOfDay::Clock(hour, minute, Some(second)) => format!("T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// "Dec 3, Dec 5 and Dec 8, 2020": a day or month takes the year of the next one that has one, no verb between.
fn with_year_of_next(doc: &Document, point: Point, expression: &Expression, behind: &[Expression]) -> Point {
    let Point::Annual(annual, YearOf::Nearest(Which::ByTense)) = point else { return point };
    let sentence = doc.sentence_tokens(expression.tokens.start);
    let mut end = expression.tokens.end;
    for after in behind.iter().take(NEAR) {
        let gap = end..after.tokens.start;
        let joined = gap.len() <= 2 * NEAR && doc.syntax.verb_groups_in(gap).is_empty();
        if !joined || !sentence.contains(&after.tokens.start) {
            return point;
        }
        match after.meaning {
            Meaning::Point(Point::Day(date)) => {
                return Point::Annual(annual, YearOf::Known(date.year()));
            }
            Meaning::Point(Point::Annual(Annual::Day(..) | Annual::Month(_), YearOf::Known(year)))
            | Meaning::Range(Point::Annual(_, YearOf::Known(year)), _) => {
                return Point::Annual(annual, YearOf::Known(year));
            }
            Meaning::Point(Point::Annual(Annual::Day(..) | Annual::Month(_), _)) => end = after.tokens.end,
            _ => return point,
        }
    }
    point
}

/// What comes once a year, in a year.
fn of_year(annual: Annual, year: i16) -> Option<Period> {
    let period = match annual {
        Annual::Day(month, day) => Period::Day(Date::new(year, month, day).ok()?),
        Annual::Week(month, day) => Period::week_of(Date::new(year, month, day).ok()?)?,
        Annual::Month(month) => Period::Month(year, month),
        Annual::Season(season) => Period::Season(year, season),
        Annual::Quarter(quarter) => Period::Quarter(year, quarter),
        Annual::Half(half) => Period::Half(year, half),
        Annual::Holiday(Holiday::Fixed(month, day)) => Period::Day(Date::new(year, month, day).ok()?),
        Annual::Holiday(Holiday::Easter(days)) => Period::Day(plus(easter(year)?, i64::from(days))?),
        Annual::Holiday(Holiday::EasterWeek(days)) => Period::week_of(plus(easter(year)?, i64::from(days))?)?,
        Annual::Holiday(Holiday::Nth(month, weekday, nth, days)) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let nth = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
            Period::Day(plus(nth, i64::from(days))?)
        }
    };
    Some(period).filter(|period| period.first_day().is_some())
}

/// Easter Sunday of the Gregorian calendar (anonymous algorithm, as J. Meeus gives it).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    Date::new(year as i16, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}

/// Which year's, by "last", "this", "next" or the verb.
fn annual_near(
    annual: Annual,
    which: Which,
    published: Date,
    direction: impl Fn() -> Direction,
) -> Option<Period> {
    // A leap day may be up to eight years off.
    let mut years = (-8..=8).filter_map(|n| of_year(annual, published.year().checked_add(n)?));
    let ahead = match annual {
        Annual::Day(..) | Annual::Week(..) | Annual::Holiday(_) => AHEAD,
        _ => 0,
    };
    let begins_by = |limit: Date| move |p: &Period| p.first_day().is_some_and(|day| day <= limit);
    let ends_from = |limit: Date| move |p: &Period| p.last_day().is_some_and(|day| day >= limit);
    match which {
        Which::This => of_year(annual, published.year()),
        Which::Last => years.rfind(|p| p.last_day().is_some_and(|day| day < published)),
        Which::Next => years.find(|p| p.first_day().is_some_and(|day| day > published)),
        Which::ByTense => match direction() {
            Direction::Past => years.rfind(begins_by(plus(published, ahead)?)),
            Direction::Future => years.find(ends_from(plus(published, -ahead)?)),
            direction => years.min_by_key(|p| distance(*p, published, direction)),
        },
    }
}

/// How far a period lies from a day, in days. News tells more of what was, so what is ahead counts twice; of
/// plans, what is behind.
fn distance(period: Period, day: Date, direction: Direction) -> i64 {
    let planned = matches!(direction, Direction::Plan | Direction::Proposed);
    let (behind, ahead) = if planned { (2, 1) } else { (1, 2) };
    let days = |from: Date, to: Date| to.duration_since(from).as_hours() / 24;
    match (period.first_day(), period.last_day()) {
        (Some(first), _) if first > day => ahead * days(day, first),
        (_, Some(last)) if last < day => behind * days(last, day),
        _ => 0,
    }
}

fn weekday_near(
    weekday: i8,
    which: Which,
    published: Date,
    direction: impl Fn() -> Direction,
) -> Option<Date> {
    match which {
        Which::Last => on_or_before(plus(published, -1)?, weekday),
        Which::Next => on_or_after(plus(published, 1)?, weekday),
        Which::ByTense | Which::This => match direction() {
            Direction::Past | Direction::Proposed | Direction::Unknown => on_or_before(published, weekday),
            Direction::Future | Direction::Plan | Direction::Present => on_or_after(published, weekday),
        },
    }
}

fn on_or_before(day: Date, weekday: i8) -> Option<Date> {
    let back = (day.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    plus(day, -i64::from(back))
}

fn on_or_after(day: Date, weekday: i8) -> Option<Date> {
    let on = (weekday - day.weekday().to_monday_one_offset()).rem_euclid(7);
    plus(day, i64::from(on))
}

/// "the weekend": the one that is on or last was, ahead of a future verb the one that is on or will be; a verb
/// in the present ("reopens this weekend", "reports from over the weekend") leaves it to the nearer one.
fn weekend_near(published: Date, direction: Direction) -> Option<Period> {
    let late_in_week = published.weekday().to_monday_one_offset() >= 3;
    let saturday = match direction {
        Direction::Future | Direction::Plan => plus(monday_of(published)?, 5),
        Direction::Present if late_in_week => plus(monday_of(published)?, 5),
        _ => on_or_before(published, 6),
    };
    saturday.map(Period::Weekend)
}
