//! Names of people, organisations and places, with the titles that stand beside them.
//!
//! Four steps. [`candidate`] cuts runs of capitalised words into stretches that may be names, [`title`] finds
//! the roles beside them, and [`decision`] weighs the [`evidence`] of the words and of all their contexts:
//! what the document says of a name in one place holds for its other, shorter mentions. What these rules leave open, a
//! linear model decides ([`features`], [`memory`], [`weights`]).

mod candidate;
mod casing;
mod class;
mod complement;
mod decision;
mod evidence;
mod features;
mod memory;
mod title;
pub mod weights;

pub use class::Class;
pub use decision::Candidates;

pub(crate) use title::{ending_at as title_ending_at, row as title_row};

use crate::article::EntityKind;
use crate::document::Document;
use std::ops::Range;

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens; for a person without titles.
    pub tokens: Range<usize>,
    /// What bears the name; never [`EntityKind::Group`].
    pub kind: EntityKind,
    /// Titles and roles beside it, as they stand: "Chinese top diplomat", "the secretary of the council".
    pub titles: Vec<Range<usize>>,
}

/// The names of a document in order of the text; they do not overlap. Needs all layers of [`Document`].
pub(crate) fn recognize(doc: &Document) -> Vec<Name> {
    let candidates = Candidates::of(doc);
    candidates.names(&candidates.classes(weights::Weights::shipped()))
}

#[cfg(test)]
mod tests;
