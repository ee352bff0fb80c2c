//! Expressions of time: recognised, and normalised to TIMEX3 values against the date of publication.

pub(crate) mod calendar;

use crate::article::Time;
use crate::document::Document;

/// The expressions of time in order of the text; they do not overlap. Needs all layers of [`Document`].
pub(crate) fn recognize(_doc: &Document) -> Vec<Time> {
    Vec::new()
}
