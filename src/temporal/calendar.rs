//! Whole calendar dates, in the forms that headers, datelines and sentences give them.

use crate::document::Document;
use crate::lexicon::{MONTHS, WEEKDAYS};
use jiff::civil::Date;

/// A day, month and year that begin at `token`: the date and how many tokens it takes.
///
/// Reads `2025-03-01`, `2025-Mar-01`, `2025/03/01`, `2025.03.01`, `1 March 2025`, `1st of March, 2025`, `March 1, 2025`,
/// `Mar - 01 - 2025`, each with a weekday before it or not. Dates of two numbers and a year have the day first where
/// full stops or hyphens part them (`05.02.2025`); those with strokes (`03/01/2025`) are read only where one of the
/// two can be no month.
pub(crate) fn full_date(doc: &Document, token: usize) -> Option<(Date, usize)> {
    let at = match doc.entry(token, &WEEKDAYS) {
        Some((len, _)) => token + len + usize::from(doc.word(token + len) == ","),
        None => token,
    };
    let (date, len) = year_first(doc, at)
        .or_else(|| day_first(doc, at))
        .or_else(|| month_first(doc, at))
        .or_else(|| hyphened(doc, at))
        .or_else(|| slashed(doc, at))?;
    Some((date, at - token + len))
}

/// The number of the month that a token names.
pub(crate) fn month(doc: &Document, token: usize) -> Option<i8> {
    // "may" and "march" in lower case are verbs.
    let (_, row) = doc.entry(token, &MONTHS).filter(|_| doc.is_capital(token))?;
    row.column(0).parse().ok()
}

/// A day of the month: `1`, `01`, `1st`.
pub(crate) fn day_of_month(doc: &Document, token: usize) -> Option<i8> {
    let word = doc.lower(token);
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let day = (digits.len() <= 2).then(|| digits.parse().ok())??;
    (1..=31).contains(&day).then_some(day)
}

/// The token after a clock time that a header puts behind a date: "14 March 2025, 20:41", "… at 20:41".
pub(crate) fn clock_behind(doc: &Document, at: usize) -> Option<usize> {
    let clock = (at..at + 3).find(|&t| !doc.is_one_of(t, &[",", "at", "-", "–", "|"]))?;
    let (hour, rest) = doc.word(clock).split_once(':')?;
    (number(hour).is_some() && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(clock + 1)
}

/// A year of four digits between 1000 and 2999.
pub(crate) fn year(doc: &Document, token: usize) -> Option<i16> {
    let word = doc.word(token);
    let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year = four.then(|| word.parse().ok())??;
    (1000..3000).contains(&year).then_some(year)
}

fn year_first(doc: &Document, at: usize) -> Option<(Date, usize)> {
    if let (Some(y), "-", Some(m), "-", Some(d)) =
        (year(doc, at), doc.word(at + 1), month(doc, at + 2), doc.word(at + 3), day_of_month(doc, at + 4))
    {
        return Some((Date::new(y, m, d).ok()?, 5));
    }
    // "2025-03-01T10:00:00Z"
    let day = doc.word(at + 4).split_once('T').map_or(doc.word(at + 4), |(day, _)| day);
    if let (Some(y), "-", Some(m), "-", Some(d)) =
        (year(doc, at), doc.word(at + 1), number(doc.word(at + 2)), doc.word(at + 3), number(day))
    {
        return Some((Date::new(y, m, d).ok()?, 5));
    }
    let (y, m, d) = three_numbers(doc.word(at))?;
    Some((Date::new(i16::try_from(y).ok()?, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?, 1))
        .filter(|_| y >= 1000)
}

/// A number of one or two digits.
fn number(word: &str) -> Option<i8> {
    word.parse().ok().filter(|_| word.len() <= 2)
}

fn day_first(doc: &Document, at: usize) -> Option<(Date, usize)> {
    let day = day_of_month(doc, at)?;
    let named = at + 1 + usize::from(doc.lower(at + 1) == "of");
    let month = month(doc, named)?;
    let (year, end) = year_behind(doc, named + 1)?;
    Some((Date::new(year, month, day).ok()?, end - at))
}

fn month_first(doc: &Document, at: usize) -> Option<(Date, usize)> {
    let month = month(doc, at)?;
    let day = day_of_month(doc, at + 1)?;
    let (year, end) = year_behind(doc, at + 2)?;
    Some((Date::new(year, month, day).ok()?, end - at))
}

/// "23-10-2021", "Oct - 01 - 2024"
fn hyphened(doc: &Document, at: usize) -> Option<(Date, usize)> {
    let parted = doc.word(at + 1) == "-" && doc.word(at + 3) == "-";
    let year = year(doc, at + 4).filter(|_| parted)?;
    let (day, month) = match self::month(doc, at) {
        Some(month) => (day_of_month(doc, at + 2)?, month),
        None => (day_of_month(doc, at)?, number(doc.word(at + 2)).or_else(|| self::month(doc, at + 2))?),
    };
    Some((Date::new(year, month, day).ok()?, 5))
}

fn year_behind(doc: &Document, at: usize) -> Option<(i16, usize)> {
    let at = at + usize::from(doc.word(at) == ",");
    Some((year(doc, at)?, at + 1))
}

fn slashed(doc: &Document, at: usize) -> Option<(Date, usize)> {
    let (a, b, year) = three_numbers(doc.word(at)).filter(|(_, _, year)| (1000..3000).contains(year))?;
    let (day, month) = match (a > 12, b > 12) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        (false, false) if a == b || doc.word(at).contains('.') => (a, b),
        _ => return None,
    };
    Some((Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?, 1))
}

/// The parts of "2025/03/01" or "01.03.2025", which the tokenizer leaves in one piece.
fn three_numbers(word: &str) -> Option<(u16, u16, u16)> {
    let mut parts = word.split(['/', '.']).map(|part| part.parse().ok());
    let numbers = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenizer::tokenize;
    use jiff::civil::date;

    #[test]
    fn whole_dates_in_every_form() {
        let forms = [
            "2025-03-01",
            "2025/03/01",
            "2025-Mar-01",
            "2025.03.01",
            "1 March 2025",
            "1st of March, 2025",
            "March 1, 2025",
            "Saturday, 1 March 2025",
            "Mar. 1 2025",
            "Mar - 01 - 2025",
            "01-03-2025",
            "01.03.2025",
            "2025-03-01T10:00:00Z",
        ];
        for form in forms {
            let doc = tokenize(form);
            assert_eq!(full_date(&doc, 0), Some((date(2025, 3, 1), doc.len())), "{form}");
        }
    }

    #[test]
    fn ambiguous_or_impossible_dates_are_none() {
        for form in ["03/04/2025", "31 February 2025", "May 2025", "may 1 2025", "2025-13-01"] {
            assert_eq!(full_date(&tokenize(form), 0), None, "{form}");
        }
        assert_eq!(full_date(&tokenize("13/04/2025"), 0).map(|d| d.0), Some(date(2025, 4, 13)));
    }
}
