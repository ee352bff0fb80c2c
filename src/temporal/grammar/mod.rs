//! Recognition: which words are expressions of time, and what they mean.
//!
//! Each [`Rule`] has a name and an example that its test reads. At every token the rule that reads
//! farthest wins, an earlier one where two read equally far. [`POINTS`] read stretches of the calendar, [`EXPRESSIONS`]
//! whole expressions, most of which are built around a point.

mod amount;
mod annual;
mod clock;
mod day;
mod nth;
mod relative;
mod shift;
mod year;

use super::expression::{Expression, Meaning, Point};
use crate::document::{BlockKind, Document, TokenKind};
use crate::lexicon::{
    List, MONTHS, TIME_BOUNDS, TIME_DAY_PARTS, TIME_DECADES, TIME_HOLIDAYS, TIME_NUMERALS, TIME_ORDINALS,
    TIME_SEASONS, TIME_SETS, TIME_SHIFTS, TIME_STAGES, TIME_UNITS, TIME_WORDS, WEEKDAYS,
};

/// A way to read an expression of time.
pub(super) struct Rule<T> {
    /// The name that people use for it.
    #[cfg_attr(not(test), allow(dead_code, reason = "tests name the rule that fails"))]
    name: &'static str,
    /// Words that it reads up to their end; what it needs before it stands before it.
    #[cfg_attr(not(test), allow(dead_code, reason = "the test of the rule"))]
    example: &'static str,
    /// What the words from a token on mean, and the token after the last of them.
    read: fn(&Document, usize) -> Reading<T>,
}

/// The token after an expression, and what it means.
type Reading<T> = Option<(usize, T)>;

/// Stretches of the calendar.
const POINTS: &[Rule<Point>] = &[
    Rule { name: "whole date", example: "Saturday, 1 March 2025", read: day::whole_date },
    Rule { name: "month and day", example: "Monday, March 3rd", read: day::month_and_day },
    Rule { name: "week of a day", example: "the week of March 6", read: day::week_of_day },
    Rule { name: "day of this month", example: "the 15th of this month", read: day::day_of_this_month },
    Rule { name: "second day", example: "April 24 and 25", read: day::second_day },
    Rule { name: "nth of month", example: "the last Sunday in May 2020", read: nth::nth_of_month },
    Rule { name: "weekday", example: "Wednesday last week", read: day::weekday },
    Rule { name: "month", example: "June this year", read: annual::month },
    Rule { name: "season", example: "the summer of 2020", read: annual::season },
    Rule { name: "quarter", example: "the first quarter of next year", read: annual::quarter },
    Rule { name: "holiday", example: "last Thanksgiving", read: annual::holiday },
    Rule { name: "year", example: "2019", read: year::year },
    Rule { name: "short year", example: "in '98", read: year::short },
    Rule { name: "decade", example: "the 1990s", read: year::decade },
    Rule { name: "century", example: "the 19th century", read: year::century },
    Rule { name: "which unit", example: "the following week", read: relative::which_unit },
    Rule { name: "one beyond", example: "the month before last", read: relative::one_beyond },
    Rule { name: "ago", example: "more than two years ago", read: relative::ago },
    Rule { name: "earlier or later", example: "a day earlier", read: relative::earlier_or_later },
    Rule { name: "year-earlier", example: "year-earlier", read: relative::year_earlier },
    Rule { name: "year-end", example: "by year-end", read: relative::year_end },
    Rule { name: "same period", example: "the same period a year earlier", read: relative::same_period },
    Rule { name: "weekend", example: "the weekend", read: relative::weekend },
    Rule { name: "day word", example: "the day after tomorrow", read: relative::day_word },
];

/// Whole expressions.
const EXPRESSIONS: &[Rule<Meaning>] = &[
    Rule { name: "point", example: "3 March", read: plain_point },
    Rule { name: "stage", example: "the beginning of the year", read: stage },
    Rule { name: "range of days", example: "between 4 and 5 Nov.", read: day::range },
    Rule { name: "range of months", example: "April-June 2025", read: annual::month_range },
    Rule { name: "months of a year", example: "the first nine months of 2024", read: annual::months_of_year },
    Rule { name: "range of years", example: "1995-96", read: year::range },
    Rule { name: "part of a day", example: "late Tuesday night", read: clock::part_of_day },
    Rule { name: "clock", example: "10:30 a.m. EST on Friday", read: clock::clock },
    Rule { name: "date and clock", example: "1 March 2025, 17:30 GMT", read: clock::date_and_clock },
    Rule { name: "day and clock", example: "Friday at 10 a.m.", read: clock::day_and_clock },
    Rule { name: "reference", example: "in recent years", read: relative::reference },
    Rule { name: "unit of", example: "much of the week", read: relative::unit_of },
    Rule { name: "duration", example: "at least two and a half years", read: amount::duration },
    Rule { name: "long", example: "a weeklong", read: amount::long },
    Rule { name: "all of", example: "all week", read: amount::all_of },
    Rule { name: "counted units", example: "the past three years", read: amount::counted_units },
    Rule { name: "set", example: "every other day", read: amount::set },
    Rule { name: "rate", example: "40 dollars a day", read: amount::rate },
    Rule { name: "beside", example: "the day before last Tuesday", read: relative::beside },
    Rule { name: "end of the day", example: "shares ended the day", read: relative::trading_day },
];

/// The lists whose entries begin an expression.
const FIRST_WORDS: [&List; 14] = [
    &MONTHS,
    &TIME_BOUNDS,
    &TIME_DAY_PARTS,
    &TIME_DECADES,
    &TIME_HOLIDAYS,
    &TIME_NUMERALS,
    &TIME_ORDINALS,
    &TIME_SEASONS,
    &TIME_SETS,
    &TIME_SHIFTS,
    &TIME_STAGES,
    &TIME_UNITS,
    &TIME_WORDS,
    &WEEKDAYS,
];

/// The expressions of a document in order; they do not overlap.
pub(super) fn recognize(doc: &Document) -> Vec<Expression> {
    let mut expressions = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match farthest(EXPRESSIONS, doc, at) {
                Some((end, meaning)) => {
                    expressions.push(Expression { tokens: at..end, meaning });
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    expressions
}

/// Whether an expression can begin at a token. Few can, so most tokens are spared the rules.
fn can_begin(doc: &Document, at: usize) -> bool {
    const WORDS: [&str; 12] = [
        "the",
        "all",
        "every",
        "each",
        "once",
        "twice",
        "per",
        "fiscal",
        "overnight",
        "same",
        "year",
        "half",
    ];
    let Some(token) = doc.tokens.get(at) else { return false };
    let word = doc.lower(at);
    // "2019", "'98", "Q3", "H1", "FY2024"
    matches!(token.kind, TokenKind::Number | TokenKind::Quote)
        || word.bytes().any(|b| b.is_ascii_digit())
        || FIRST_WORDS.iter().any(|list| token.classes.begins(list))
        || word == "fy"
        || WORDS.contains(&word)
        || word.ends_with("long")
}

/// The reading of the rule that reads farthest.
fn farthest<T>(rules: &[Rule<T>], doc: &Document, at: usize) -> Reading<T> {
    if !can_begin(doc, at) {
        return None;
    }
    let limit = doc.sentence_tokens(at).end;
    let mut best: Reading<T> = None;
    for rule in rules {
        if let Some(reading) = (rule.read)(doc, at)
            && reading.0 <= limit
            && best.as_ref().is_none_or(|b| reading.0 > b.0)
        {
            best = Some(reading);
        }
    }
    best
}

/// Whether a capital letter at this token makes a name: "USA Today", "60 Minutes", "The Daily Herald". It does
/// not in a headline, nor at the start of a sentence or quotation.
fn is_name(doc: &Document, at: usize) -> bool {
    let prose = doc.blocks.get(doc.block_of(at)).is_some_and(|b| b.kind != BlockKind::Headline);
    let start = at == doc.sentence_tokens(at).start
        || at > 0
            && (doc.tokens[at - 1].kind == TokenKind::Quote || doc.word(at - 1).ends_with(['.', ':', ')']));
    prose && !start && doc.is_capital(at)
}

fn point(doc: &Document, at: usize) -> Reading<Point> {
    farthest(POINTS, doc, at)
}

fn plain_point(doc: &Document, at: usize) -> Reading<Meaning> {
    point(doc, at).map(|(end, point)| (end, Meaning::Point(point)))
}

/// "early 2020", "mid-July", "later this month", "the end of the year": the stage leaves the value alone.
fn stage(doc: &Document, at: usize) -> Reading<Meaning> {
    let (end, point) = staged_point(doc, at)?;
    Some((end, Meaning::Point(point)))
}

fn staged_point(doc: &Document, at: usize) -> Reading<Point> {
    let (len, _) = doc.entry(at, &TIME_STAGES)?;
    let next = at + len + usize::from(doc.word(at + len) == "-");
    point(doc, next).or_else(|| relative::the_unit(doc, next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn check<T>(rules: &[Rule<T>]) {
        for Rule { name, example, read } in rules {
            let doc = analyze(example, &Options::default());
            let reads = (0..doc.len()).any(|at| read(&doc, at).is_some_and(|(end, _)| end == doc.len()));
            assert!(reads, "rule {name:?} does not read its example {example:?} to the end");
        }
    }

    #[test]
    fn every_rule_reads_its_example() {
        check(POINTS);
        check(EXPRESSIONS);
    }
}
