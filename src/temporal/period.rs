//! Stretches of the calendar and their TIMEX3 values.

use crate::day;
use jiff::SignedDuration;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::fmt;

/// A stretch of the calendar that TIMEX3 has a value for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// `2025-02-28`
    Day(Date),
    /// `2025-W09`: the week of that Monday.
    Week(Date),
    /// `2025-W09-WE`: the weekend of that Saturday.
    Weekend(Date),
    /// `2025-02`: year and month.
    Month(i16, i8),
    /// `2025-Q1`: year and quarter.
    Quarter(i16, i8),
    /// `2025-H1`: year and half.
    Half(i16, i8),
    /// `2025-SP`: the year it begins in and the season.
    Season(i16, Season),
    /// `2025`
    Year(i16),
    /// `199X`: the year without its last digit.
    Decade(i16),
    /// `19XX`: the year without its last two digits.
    Century(i16),
}

/// A season; each begins on the first of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    const CODES: [(Season, &'static str); 4] =
        [(Season::Spring, "SP"), (Season::Summer, "SU"), (Season::Fall, "FA"), (Season::Winter, "WI")];

    /// The season of a TIMEX3 code: `SP`, `SU`, `FA`, `WI`.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        Self::CODES.into_iter().find(|(_, c)| *c == code).map(|(season, _)| season)
    }

    fn first_month(self) -> i8 {
        3 + 3 * self as i8
    }
}

impl Period {
    /// The week that holds a day.
    pub(super) fn week_of(day: Date) -> Option<Self> {
        monday_of(day).map(Period::Week)
    }

    /// Reads the value of a DATE or a TIME (its day); durations, sets and references are none.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let value = value.split_once('T').map_or(value, |(day, _)| day);
        let parts: Vec<&str> = value.split('-').collect();
        let year = || parts[0].parse::<i16>().ok().filter(|_| parts[0].len() == 4);
        match parts[..] {
            [decade] if decade.len() == 4 && decade.ends_with("XX") => {
                decade[..2].parse().ok().map(Period::Century)
            }
            [decade] if decade.len() == 4 && decade.ends_with('X') => {
                decade[..3].parse().ok().map(Period::Decade)
            }
            [_] => year().map(Period::Year),
            [_, part] => Self::parse_part(year()?, part),
            [_, week, "WE"] => {
                let Period::Week(monday) = Self::parse_part(year()?, week)? else { return None };
                plus(monday, 5).map(Period::Weekend)
            }
            [_, month, day] => {
                Date::new(year()?, month.parse().ok()?, day.parse().ok()?).ok().map(Period::Day)
            }
            _ => None,
        }
    }

    fn parse_part(year: i16, part: &str) -> Option<Self> {
        let number = |prefix: &str| part.strip_prefix(prefix).and_then(|n| n.parse::<i8>().ok());
        if let Some(season) = Season::of_code(part) {
            Some(Period::Season(year, season))
        } else if let Some(quarter) = number("Q") {
            Some(Period::Quarter(year, quarter)).filter(|_| (1..=4).contains(&quarter))
        } else if let Some(half) = number("H") {
            Some(Period::Half(year, half)).filter(|_| (1..=2).contains(&half))
        } else if let Some(week) = number("W") {
            let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
            Some(Period::Week(monday.date()))
        } else {
            let month = part.parse().ok().filter(|month| (1..=12).contains(month))?;
            Some(Period::Month(year, month))
        }
    }

    /// The year of a season, any other period as it is.
    pub(super) fn without_season(self) -> Self {
        match self {
            Period::Season(year, _) => Period::Year(year),
            period => period,
        }
    }

    /// Its first day; none where it begins before year 1.
    pub(super) fn first_day(self) -> Option<Date> {
        let date = |year: i16, month: i8| Date::new(year, month, 1).ok();
        let day = match self {
            Period::Day(day) | Period::Week(day) | Period::Weekend(day) => Some(day),
            Period::Month(year, month) => date(year, month),
            Period::Quarter(year, quarter) => date(year, 3 * quarter - 2),
            Period::Half(year, half) => date(year, 6 * half - 5),
            Period::Season(year, season) => date(year, season.first_month()),
            Period::Year(year) => date(year, 1),
            // There is no year 0: the first decade and century have nine and 99 years.
            Period::Decade(0) | Period::Century(0) => date(1, 1),
            Period::Decade(decade) => date(decade.checked_mul(10)?, 1),
            Period::Century(century) => date(century.checked_mul(100)?, 1),
        };
        day.filter(|day| day.year() >= 1)
    }

    /// Its last day; none where the calendar ends before it.
    pub(super) fn last_day(self) -> Option<Date> {
        let first = self.first_day()?;
        let months = match self {
            Period::Day(_) => return Some(first),
            Period::Week(_) => return plus(first, 6),
            Period::Weekend(_) => return plus(first, 1),
            Period::Month(..) => 1,
            Period::Quarter(..) | Period::Season(..) => 3,
            Period::Half(..) => 6,
            Period::Year(_) => 12,
            Period::Decade(_) => 10 * 12,
            Period::Century(_) => 100 * 12,
        };
        // The day before the first of the month that follows.
        let month = i32::from(first.year()) * 12 + i32::from(first.month()) - 1 + months;
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        plus(Date::new(year, month.rem_euclid(12) as i8 + 1, 1).ok()?, -1)
    }

    /// The period of the same kind that begins `count` such periods later.
    pub(super) fn shifted(self, count: i32) -> Option<Self> {
        let year = |year: i16, by: i32| i16::try_from(i32::from(year).checked_add(by)?).ok();
        let within = |number: i16, of: i8, per_year: i32| {
            let index = i32::from(number) * per_year + i32::from(of) - 1;
            let index = index.checked_add(count)?;
            Some((i16::try_from(index.div_euclid(per_year)).ok()?, index.rem_euclid(per_year) as i8 + 1))
        };
        let days = |day: Date, each: i32| plus(day, i64::from(count.checked_mul(each)?));
        Some(match self {
            Period::Day(day) => Period::Day(days(day, 1)?),
            Period::Week(day) => Period::Week(days(day, 7)?),
            Period::Weekend(day) => Period::Weekend(days(day, 7)?),
            Period::Month(y, m) => within(y, m, 12).map(|(y, m)| Period::Month(y, m))?,
            Period::Quarter(y, q) => within(y, q, 4).map(|(y, q)| Period::Quarter(y, q))?,
            Period::Half(y, h) => within(y, h, 2).map(|(y, h)| Period::Half(y, h))?,
            Period::Season(y, season) => Period::Season(year(y, count)?, season),
            Period::Year(y) => Period::Year(year(y, count)?),
            Period::Decade(decade) => Period::Decade(year(decade, count)?),
            Period::Century(century) => Period::Century(year(century, count)?),
        })
        .filter(|period| period.first_day().is_some())
    }

    /// The same part of the year `years` later; none for what is no part of a year.
    pub(super) fn years_on(self, years: i32) -> Option<Self> {
        let on = |year: i16| i16::try_from(i32::from(year).checked_add(years)?).ok();
        let period = match self {
            Period::Day(day) => Period::Day(Date::new(on(day.year())?, day.month(), day.day()).ok()?),
            Period::Month(year, month) => Period::Month(on(year)?, month),
            Period::Quarter(year, quarter) => Period::Quarter(on(year)?, quarter),
            Period::Half(year, half) => Period::Half(on(year)?, half),
            Period::Season(year, season) => Period::Season(on(year)?, season),
            Period::Week(day) => Period::Week(plus(day, i64::from(years).checked_mul(52 * 7)?)?),
            Period::Weekend(day) => Period::Weekend(plus(day, i64::from(years).checked_mul(52 * 7)?)?),
            Period::Year(_) | Period::Decade(_) | Period::Century(_) => return None,
        };
        Some(period).filter(|period| period.first_day().is_some())
    }

    /// ISO 8601: a day, month or year as it is, anything else as `first-day/last-day`.
    pub(super) fn iso(self) -> Option<String> {
        match self {
            Period::Day(_) | Period::Month(..) | Period::Year(_) => Some(self.to_string()),
            _ => Some(format!("{}/{}", day::write(self.first_day()?), day::write(self.last_day()?))),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let week = |monday: Date| {
            let week = monday.iso_week_date();
            (week.year(), week.week())
        };
        match *self {
            Period::Day(day) => f.write_str(&day::write(day)),
            Period::Week(monday) => {
                let (year, week) = week(monday);
                write!(f, "{year:04}-W{week:02}")
            }
            Period::Weekend(saturday) => {
                let (year, week) = week(saturday);
                write!(f, "{year:04}-W{week:02}-WE")
            }
            Period::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Period::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Period::Season(year, season) => write!(f, "{year:04}-{}", Season::CODES[season as usize].1),
            Period::Year(year) => write!(f, "{year:04}"),
            Period::Decade(decade) => write!(f, "{decade:03}X"),
            Period::Century(century) => write!(f, "{century:02}XX"),
        }
    }
}

/// The day `days` after `date`; none past the ends of the calendar.
pub(crate) fn plus(date: Date, days: i64) -> Option<Date> {
    let seconds = days.checked_mul(24 * 60 * 60)?;
    date.checked_add(SignedDuration::from_secs(seconds)).ok().filter(|date| date.year() >= 1)
}

/// The Monday of the week that holds a day.
pub(super) fn monday_of(day: Date) -> Option<Date> {
    plus(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn values_are_read_back() {
        let values = [
            ("2025-02-28", "2025-02-28"),
            ("2025-02", "2025-02"),
            ("2025", "2025"),
            ("2025-W09", "2025-02-24/2025-03-02"),
            ("2025-W09-WE", "2025-03-01/2025-03-02"),
            ("2025-Q1", "2025-01-01/2025-03-31"),
            ("2025-H2", "2025-07-01/2025-12-31"),
            ("2024-WI", "2024-12-01/2025-02-28"),
            ("199X", "1990-01-01/1999-12-31"),
            ("19XX", "1900-01-01/1999-12-31"),
        ];
        for (value, iso) in values {
            let period = Period::parse(value).expect(value);
            assert_eq!((period.to_string().as_str(), period.iso().as_deref()), (value, Some(iso)));
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for value in ["P3D", "PRESENT_REF", "2025-13", "2025-02-30", "2025-Q5", "", "--", "20X5"] {
            assert_eq!(Period::parse(value), None, "{value}");
        }
    }

    #[test]
    fn the_calendar_has_ends() {
        assert_eq!(Period::Day(date(9999, 12, 31)).shifted(1), None);
        assert_eq!(Period::Day(date(1, 1, 1)).shifted(-1), None);
        assert_eq!(Period::Year(9999).shifted(i32::MAX), None);
        assert_eq!(Period::Year(9999).last_day(), None);
        assert_eq!(Period::Month(2024, 11).shifted(3), Some(Period::Month(2025, 2)));
    }
}
