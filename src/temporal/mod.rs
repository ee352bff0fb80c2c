//! Expressions of time: recognised, and normalised to TIMEX3 values (TimeML 1.2.1).
//!
//! [`grammar`] reads what words mean by themselves, [`normalize`] puts it on the calendar against the date of
//! publication, with the [`tense`] of verbs where the words leave it open. Linear in the number of tokens.

pub(crate) mod calendar;
mod expression;
mod grammar;
mod normalize;
mod period;
mod tense;

use crate::article::{Id, IdKind, Time};
use crate::document::Document;
use period::Period;
pub(crate) use period::plus;
use std::ops::Range;

/// The expressions of time in order of the text; they do not overlap. Needs all layers of [`Document`].
pub(crate) fn recognize(doc: &Document) -> Vec<Time> {
    let expressions = grammar::recognize(doc);
    let values = normalize::normalize(doc, &expressions);
    let numbered = expressions.into_iter().zip(values).enumerate();
    numbered
        .map(|(index, (expression, (kind, value)))| Time {
            id: Id::nth(IdKind::Time, index),
            span: doc.span(expression.tokens),
            kind,
            value,
        })
        .collect()
}

/// The day, month, year or interval (`first-day/last-day`) of a time, in ISO 8601; a time of day gives its
/// day. None for durations, sets, references such as `PAST_REF`, and times without a value.
pub(crate) fn date_of(time: &Time) -> Option<String> {
    let value = time.value.as_deref()?;
    match value.split_once('/') {
        Some((first, last)) => {
            let (first, last) = (Period::parse(first)?.first_day()?, Period::parse(last)?.last_day()?);
            Some(format!("{first}/{last}"))
        }
        // Autumn has other months in Lima than in Oslo.
        None => Period::parse(value)?.without_season().iso(),
    }
}

/// The times that lie wholly within some tokens, in order of the text.
pub(crate) fn times_in<'t>(doc: &Document, times: &'t [Time], tokens: Range<usize>) -> &'t [Time] {
    let span = doc.span(tokens);
    let start = times.partition_point(|time| time.span.start < span.start);
    let end = times.partition_point(|time| time.span.end <= span.end);
    &times[start..end.max(start)]
}

#[cfg(test)]
mod tests;
