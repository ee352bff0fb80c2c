//! "last", "this", "next": which of several is meant.

use crate::document::Document;
use crate::lexicon::TIME_SHIFTS;
use crate::temporal::expression::{Origin, Which};

/// A word that points at a unit, month or weekday.
pub(super) struct Shift {
    /// The token after it.
    pub(super) end: usize,
    /// How many units on: -1 for "last".
    pub(super) count: i32,
    /// From where they are counted.
    pub(super) origin: Origin,
    /// Whether "the" stands before it.
    pub(super) definite: bool,
}

/// Reads "last", "the following", "this coming".
pub(super) fn shift(doc: &Document, at: usize) -> Option<Shift> {
    let definite = doc.lower(at) == "the";
    let start = at + usize::from(definite);
    let (len, row) = doc.entry(start, &TIME_SHIFTS)?;
    let origin = match row.column(1) {
        "context" => Origin::Context,
        "definite" if definite => Origin::Context,
        _ => Origin::Publication,
    };
    let stands = definite || row.column(2).is_empty();
    let count = row.column(0).parse().ok().filter(|_| stands)?;
    Some(Shift { end: start + len, count, origin, definite })
}

impl Shift {
    /// Which of those that come again and again: the last, this or the next.
    pub(super) fn which(&self) -> Which {
        match self.count {
            ..0 => Which::Last,
            0 => Which::This,
            1.. => Which::Next,
        }
    }
}
