//! Years, decades, centuries.

use super::Reading;
use crate::Upos;
use crate::document::{Document, TokenKind};
use crate::lexicon::{TIME_DECADES, TIME_NUMBERED, TIME_STAGES, TIME_UNITS};
use crate::temporal::calendar;
use crate::temporal::expression::{Meaning, Point};

/// Words before a number that make it a year even where something countable follows.
const YEARS_FOLLOW: [&str; 7] = ["in", "since", "until", "till", "during", "early", "late"];
/// Words before a number that let it be a year of former centuries.
const FORMER_YEARS_FOLLOW: [&str; 5] = ["from", "after", "before", "by", "between"];

/// "2019", "fiscal 2019", "the year 1984"
pub(super) fn year(doc: &Document, at: usize) -> Reading<Point> {
    let named = usize::from(doc.lower(at) == "the") + 1;
    let start = match doc.lower(at) {
        "fiscal" | "fy" => at + 1,
        fy if fy.starts_with("fy") && fy.len() > 2 => return fiscal(doc, at),
        _ if doc.lower(at + named - 1) == "year" => at + named,
        _ => at,
    };
    let year = calendar::year(doc, start)?;
    let before = at.checked_sub(1).map_or("", |t| doc.lower(t));
    let preposed = YEARS_FOLLOW.contains(&before) || names_one(doc, start, year);
    let is_year = match year {
        1900..2100 => preposed || !counts(doc, start + 1),
        _ => (preposed || FORMER_YEARS_FOLLOW.contains(&before)) && !counts(doc, start + 1),
    };
    let numbered = start > 0 && start == at && doc.is_in(start - 1, &TIME_NUMBERED);
    let measured = numbered || is_measure(before) || is_rounding(before) && year % 100 == 0;
    let part = start > at || !is_glued_to_number(doc, start);
    // "the 2021 fiscal year"
    let end = start + 1;
    let end = end + doc.entry(end, &TIME_UNITS).filter(|(len, _)| *len == 2).map_or(0, |(len, _)| len);
    (is_year && !measured && part && short_end(doc, start).is_none()).then_some((end, Point::Year(year)))
}

/// "FY2024", "FY24"
fn fiscal(doc: &Document, at: usize) -> Reading<Point> {
    let year = match doc.lower(at).strip_prefix("fy")?.parse().ok()? {
        short @ 0..100 => 2000 + short,
        year => year,
    };
    (1900..2100).contains(&year).then_some((at + 1, Point::Year(year)))
}

/// "an 1890 treaty", "the 1992 protests", "2024 sales" near that year: a number of things has no "a", is seldom exact,
/// and mostly has a comma.
fn names_one(doc: &Document, at: usize, year: i16) -> bool {
    let before = at.checked_sub(1).map_or("", |t| doc.lower(t));
    let published = doc.published.as_ref().and_then(|p| crate::day::parse(&p.value));
    let recent = published.is_some_and(|day| (year - day.year()).abs() <= 2) && doc.tag(at + 1) == Upos::Noun;
    match before {
        "a" | "an" => year % 100 != 0,
        "the" | "'s" => (1900..2100).contains(&year) && year % 50 != 0 || recent,
        _ => recent && !is_rounding(before),
    }
}

/// "'98": two digits behind an apostrophe.
pub(super) fn short(doc: &Document, at: usize) -> Reading<Point> {
    let before = at.checked_sub(1).map_or("", |t| doc.lower(t));
    let digits = matches!(doc.word(at), "'" | "’" | "‘").then(|| doc.word(at + 1))?;
    let two = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let number: i16 = digits.parse().ok().filter(|_| two && YEARS_FOLLOW.contains(&before))?;
    Some((at + 2, Point::Year(if number < 40 { 2000 } else { 1900 } + number)))
}

/// "1995-96", "2021/22": one expression for two years.
pub(super) fn range(doc: &Document, at: usize) -> Reading<Meaning> {
    let before = at.checked_sub(1).map_or("", |t| doc.lower(t));
    let (end, first, last) = match doc.word(at).split_once('/') {
        Some((first, last)) if first.len() == 4 => {
            (at + 1, first.parse().ok()?, short_year(first.parse().ok()?, last)?)
        }
        Some(_) => return None,
        None => {
            let first = calendar::year(doc, at)?;
            (at + 3, first, short_end(doc, at)?)
        }
    };
    let years = (1000..2100).contains(&first) && !is_measure(before) && !is_rounding(before);
    (years && !counts(doc, end)).then_some((end, Meaning::Range(Point::Year(first), Point::Year(last))))
}

/// The year that two digits behind a year and a hyphen stand for.
pub(super) fn short_end(doc: &Document, at: usize) -> Option<i16> {
    let joined =
        matches!(doc.word(at + 1), "-" | "–") && doc.tokens.get(at + 2).is_some_and(|t| !t.space_before);
    short_year(calendar::year(doc, at)?, doc.word(at + 2)).filter(|_| joined)
}

/// The year of two or four digits that comes after `first`.
fn short_year(first: i16, digits: &str) -> Option<i16> {
    let number: i16 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let last = match digits.len() {
        2 => first / 100 * 100 + number,
        4 => number,
        _ => return None,
    };
    (last > first && last < first + 100).then_some(last)
}

/// Whether what stands behind a number is counted by it: "2000 troops", "1945 metres".
fn counts(doc: &Document, at: usize) -> bool {
    let plural = doc.tag(at) == Upos::Noun && doc.lower(at).ends_with('s');
    let units = ["people", "men", "women", "children", "km", "m", "kg", "per", "percent", "%"];
    plural || doc.tag(at) == Upos::Num || doc.is_one_of(at, &units)
}

/// Whether a word before a number makes it an amount or a serial number.
fn is_measure(word: &str) -> bool {
    matches!(word, "$" | "€" | "£" | "¥" | "₹" | "#" | "no." | "number")
}

/// Whether a word before a round number makes it an amount: "more than 2000".
fn is_rounding(word: &str) -> bool {
    matches!(word, "than" | "about" | "nearly" | "some" | "around" | "over")
}

/// "21/2022", "30-2018": the number is part of a code.
fn is_glued_to_number(doc: &Document, at: usize) -> bool {
    at > 0 && !doc.tokens[at].space_before && doc.tokens[at - 1].kind == TokenKind::Number
}

/// "the 1990s", "1960s", "the '90s", "the nineties"
pub(super) fn decade(doc: &Document, at: usize) -> Reading<Point> {
    let mut start = at + usize::from(doc.lower(at) == "the");
    // "the 70s and 80s"
    let second = at > 1 && doc.is_one_of(at - 1, &["and", "or"]) && doc.lower(at - 2).ends_with("0s");
    let definite = start > at || is_staged(doc, at) || second;
    let short = definite && doc.tokens.get(start).is_some_and(|t| t.kind == TokenKind::Quote);
    start += usize::from(short);
    let word = doc.lower(start);
    if let Some((len, row)) = doc.entry(start, &TIME_DECADES)
        && definite
    {
        return Some((start + len, Point::Decade(row.column(0).parse().ok()?)));
    }
    let digits = word.strip_suffix("'s").or_else(|| word.strip_suffix('s'))?;
    let number: i16 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    match digits.len() {
        4 if (1000..2100).contains(&number) && number % 10 == 0 => {
            Some((start + 1, Point::Decade(number / 10)))
        }
        2 if definite && number % 10 == 0 => {
            let century = if number <= 20 && !short { 200 } else { 190 };
            Some((start + 1, Point::Decade(century + number / 10)))
        }
        _ => None,
    }
}

/// Whether "the early" or the like stands before a token: it has taken the article.
fn is_staged(doc: &Document, at: usize) -> bool {
    (1..=3).any(|len| {
        let start = at.checked_sub(len);
        start.is_some_and(|t| {
            doc.lower(t) == "the" && doc.entry(t, &TIME_STAGES).is_some_and(|(l, _)| l == len || l + 1 == len)
        })
    })
}

/// "the 19th century", "21st-century"
pub(super) fn century(doc: &Document, at: usize) -> Reading<Point> {
    let start = at + usize::from(doc.lower(at) == "the");
    let word = doc.lower(start);
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
    let number: i16 = digits.parse().ok().filter(|n| (1..=30).contains(n))?;
    let named = start + 1 + usize::from(doc.word(start + 1) == "-");
    (doc.lower(named) == "century").then_some((named + 1, Point::Century(number - 1)))
}
