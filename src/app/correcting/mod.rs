//! Putting things right: what the dialogue asks, what the answers come to, and each correction in words.
//!
//! A form is plain data. One component draws them all, and hands the answers back as forms of the web do, by name.

mod answers;
mod form;
mod told;

pub use answers::{Answers, corrections, removal};
pub use form::{Field, Form, Input, form};
pub use told::told;

use crate::article::{EncounterKind, EntityKind, Id, IdKind, Status};
use crate::document::Span;

/// What is to be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Something that was found.
    Item(Id),
    /// Something that is missing, and where its words were picked in the text.
    Missing(Missing, Option<Span>),
}

/// Whether there is something to put right about items of this kind.
pub fn may_be_corrected(id: Id) -> bool {
    id.kind != IdKind::Time
}

/// What a reading can lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the plain word")]
pub enum Missing {
    Statement,
    Encounter,
    Person,
}

impl Missing {
    /// All, with their words on buttons.
    pub const ALL: [(Missing, &str); 3] =
        [(Missing::Statement, "Statement"), (Missing::Encounter, "Encounter"), (Missing::Person, "Person")];
}

// What forms offer to choose from; answers give the number.

const ENTITIES: [(Option<EntityKind>, &str); 5] = [
    (Some(EntityKind::Person), "A person"),
    (Some(EntityKind::Organization), "An organisation"),
    (Some(EntityKind::Group), "A group"),
    (Some(EntityKind::Place), "A place"),
    (None, "None of these: no mark"),
];

const ENCOUNTERS: [EncounterKind; 5] = [
    EncounterKind::Meeting,
    EncounterKind::Call,
    EncounterKind::Video,
    EncounterKind::Visit,
    EncounterKind::Message,
];

const STATUSES: [Status; 6] =
    [Status::Happened, Status::Ongoing, Status::Planned, Status::Proposed, Status::Cancelled, Status::Denied];

#[cfg(test)]
mod tests;
