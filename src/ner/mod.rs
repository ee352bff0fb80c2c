//! Names of people, organisations and places, with the titles that stand beside them.

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
pub(crate) fn recognize(_doc: &Document) -> Vec<Name> {
    Vec::new()
}
