//! What an expression of time means before it is put on the calendar.

use super::period::Season;
use jiff::civil::Date;
use std::ops::Range;

/// Words that say when, how long or how often, and what they mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it means, still without a date of publication.
    pub(super) meaning: Meaning,
}

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A stretch of the calendar.
    Point(Point),
    /// Two ends in one expression: "Nov. 4 to 5".
    Range(Point, Point),
    /// A time of day; without a day, it is the day last spoken of.
    TimeOfDay(Option<Point>, TimeOfDay),
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    Reference(&'static str),
    /// A length of time.
    Duration(Amount),
    /// Once in every such length of time.
    Set(Amount),
    /// Every such day of the week, Monday is 1.
    EveryWeekday(i8),
    /// Every year at that time: "every November".
    EveryYear(Annual),
    /// So many days after a day: "the day before last Tuesday".
    Beside(Point, i32),
}

/// A stretch of the calendar, as far as the words tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Point {
    /// A whole date.
    Day(Date),
    /// "2019"
    Year(i16),
    /// "the 1990s": the year without its last digit.
    Decade(i16),
    /// "the 19th century": 18.
    Century(i16),
    /// What comes once a year.
    Annual(Annual, YearOf),
    /// A day of the week, Monday is 1.
    Weekday(i8, WeekOf),
    /// "last week", "two years ago": so many units on.
    Unit(Unit, i32, Origin),
    /// "the 15th of this month": the day, and so many months on.
    OfMonth(i8, i32),
    /// "the same period last year": the part of the year last spoken of, so many years on; where none was, the
    /// unit of publication.
    SamePeriod(Option<Unit>, i32),
}

/// What comes once a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Annual {
    /// Month and day.
    Day(i8, i8),
    /// The week of that month and day.
    Week(i8, i8),
    /// A month.
    Month(i8),
    /// A season.
    Season(Season),
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// A half, 1 or 2.
    Half(i8),
    /// A feast.
    Holiday(Holiday),
}

/// When a feast is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// The week that begins so many days after Easter Sunday.
    EasterWeek(i32),
    /// Month, weekday, which of them (-1 is the last), days after it: the fourth Thursday in November.
    Nth(i8, i8, i8, i8),
}

/// Which year an annual thing is of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum YearOf {
    /// The words say it.
    Known(i16),
    /// So many years after the year of publication: "last year".
    Offset(i32),
    /// The words leave it open.
    Nearest(Which),
}

/// Which week a weekday is of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum WeekOf {
    /// So many weeks after that of publication: "Friday last week".
    Offset(i32),
    /// The first such day after the one last spoken of: "the following Friday".
    Following,
    /// "on a Sunday": it doesn't matter.
    Any,
    /// The words leave it open.
    Nearest(Which),
}

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The verb tells: the last one, or the next.
    ByTense,
    /// "last"
    Last,
    /// "this"
    This,
    /// "next"
    Next,
}

/// From where units are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The day of publication: "yesterday".
    Publication,
    /// The day last spoken of: "the next day".
    Context,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeOfDay {
    /// A TIMEX3 ending: `TMO`, `T12:00`.
    Part(&'static str),
    /// Hour, minute, and the second where it is told; by the clock that is named, so without a time zone.
    Clock(i8, i8, Option<i8>),
}

/// How much time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// In tenths; none for "several".
    pub(super) tenths: Option<u32>,
    /// Of what.
    pub(super) unit: Unit,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    const NAMES: [(&'static str, Unit); 12] = [
        ("second", Unit::Second),
        ("minute", Unit::Minute),
        ("hour", Unit::Hour),
        ("day", Unit::Day),
        ("weekend", Unit::Weekend),
        ("week", Unit::Week),
        ("fortnight", Unit::Fortnight),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
        ("year", Unit::Year),
        ("decade", Unit::Decade),
        ("century", Unit::Century),
    ];

    /// The unit of that name in `time_units.tsv`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(n, _)| *n == name).map(|(_, unit)| unit)
    }

    /// Whether it is shorter than a day.
    pub(super) fn is_of_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }
}

impl Point {
    /// Whether it is one day, to which a time of day can be added.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Point::Day(_) | Point::Weekday(..) | Point::OfMonth(..) => true,
            Point::Annual(annual, _) => {
                matches!(annual, Annual::Day(..))
                    || matches!(annual, Annual::Holiday(holiday) if !matches!(holiday, Holiday::EasterWeek(_)))
            }
            Point::Unit(unit, ..) => *unit == Unit::Day,
            _ => false,
        }
    }
}

impl Amount {
    /// So many whole units.
    pub(super) fn whole(count: u32, unit: Unit) -> Self {
        Amount { tenths: Some(count.saturating_mul(10)), unit }
    }

    /// Several units.
    pub(super) fn vague(unit: Unit) -> Self {
        Amount { tenths: None, unit }
    }

    /// Its TIMEX3 value: `P3D`, `PT5H30M`, `PXY`.
    pub(super) fn value(self) -> String {
        let (letter, per) = match self.unit {
            Unit::Second => ("S", 1),
            Unit::Minute => ("M", 1),
            Unit::Hour => ("H", 1),
            Unit::Day => ("D", 1),
            Unit::Weekend => ("WE", 1),
            Unit::Week => ("W", 1),
            Unit::Fortnight => ("W", 2),
            Unit::Month => ("M", 1),
            Unit::Quarter => ("M", 3),
            Unit::Year => ("Y", 1),
            Unit::Decade => ("Y", 10),
            Unit::Century => ("Y", 100),
        };
        let p = if self.unit.is_of_clock() { "PT" } else { "P" };
        let Some(tenths) = self.tenths else { return format!("{p}X{letter}") };
        let tenths = u64::from(tenths) * per;
        let (whole, rest) = (tenths / 10, tenths % 10);
        match (self.unit, whole, rest) {
            (_, _, 0) => format!("{p}{whole}{letter}"),
            (Unit::Hour, 0, _) => format!("PT{}M", rest * 6),
            (Unit::Hour, _, _) => format!("PT{whole}H{}M", rest * 6),
            _ => format!("{p}{whole}.{rest}{letter}"),
        }
    }
}
