//! Years, decades, centuries.

use super::Reading;
use crate::Upos;
use crate::document::{Document, TokenKind};
use crate::temporal::calendar;
use crate::temporal::expression::Point;

/// Words before a number that make it a year even where something countable follows.
const BEFORE_YEARS: [&str; 12] =
    ["in", "since", "until", "till", "from", "during", "after", "before", "by", "between", "early", "late"];

/// "2019", "fiscal 2019"
pub(super) fn year(doc: &Document, at: usize) -> Reading<Point> {
    let start = at + usize::from(doc.is_one_of(at, &["fiscal", "fy"]));
    let year = calendar::year(doc, start)?;
    let before = at.checked_sub(1).map_or("", |t| doc.lower(t));
    let modern = (1900..2100).contains(&year);
    let preposed = BEFORE_YEARS.contains(&before);
    let next = start + 1;
    // "2000 troops", "1945 metres": a plural noun behind is what the number counts.
    let counts = doc.tag(next) == Upos::Noun && doc.lower(next).ends_with('s')
        || doc
            .is_one_of(next, &["people", "men", "women", "children", "km", "m", "kg", "per", "percent", "%"])
        || doc.tag(next) == Upos::Num;
    let measured = matches!(
        before,
        "$" | "€" | "£" | "¥" | "#" | "no." | "number" | "than" | "about" | "nearly" | "some"
    ) || at
        .checked_sub(1)
        .is_some_and(|t| doc.tokens[t].kind == TokenKind::Number && doc.lower(t) != "and")
        && !doc.tokens[at].space_before;
    let code = doc.word(next) == "-"
        && !doc.tokens.get(next).is_some_and(|t| t.space_before)
        && calendar::year(doc, next + 1).is_none()
        && doc.tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let is_year = if modern { !measured && (preposed || !counts) } else { preposed && !counts && !measured };
    (is_year && !code).then_some((next, Point::Year(year)))
}

/// "the 1990s", "1960s", "the '90s", "the nineties"
pub(super) fn decade(doc: &Document, at: usize) -> Reading<Point> {
    let mut start = at + usize::from(doc.lower(at) == "the");
    let short = start > at && doc.tokens.get(start).is_some_and(|t| t.kind == TokenKind::Quote);
    start += usize::from(short);
    let word = doc.lower(start);
    let digits = word.strip_suffix("'s").or_else(|| word.strip_suffix('s'))?;
    let number: i16 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    match digits.len() {
        4 if (1000..2100).contains(&number) && number % 10 == 0 => {
            Some((start + 1, Point::Decade(number / 10)))
        }
        2 if start > at && number % 10 == 0 => {
            let century = if number <= 20 && !short { 200 } else { 190 };
            Some((start + 1, Point::Decade(century + number / 10)))
        }
        _ => None,
    }
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
