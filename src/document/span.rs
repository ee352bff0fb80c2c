//! Where something stands in a text.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A stretch of a text, `[start, end)`.
///
/// The extractor counts UTF-8 bytes throughout; [`crate::Article::in_offsets`] turns a finished
/// result into UTF-16 or code points. In JSON a span is the pair `[start, end]`.
///
/// ```
/// use readout::Span;
///
/// let (word, rest) = (Span::new(0, 3), Span::new(4, 13));
/// assert_eq!(word.of("Ana was there"), "Ana");
/// assert!(word.to(rest).contains(rest) && !word.overlaps(rest));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// The first unit that belongs to the span.
    pub start: u32,
    /// The first unit after it.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Span { start: start as u32, end: end as u32 }
    }

    /// The span as a range of indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words at this span. The span has to count bytes of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Its length, in the unit the span counts.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Span { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}
