//! Who met whom: triggers, participants, place, time and status; mentions of one encounter joined.

use crate::article::{Encounter, Statement, Time};
use crate::coreference::Entities;
use crate::document::Document;

/// The encounters of a document in order of first mention. Needs all layers of [`Document`], entities, times
/// and statements.
pub(crate) fn find(
    _doc: &Document,
    _entities: &Entities,
    _times: &[Time],
    _statements: &[Statement],
) -> Vec<Encounter> {
    Vec::new()
}
