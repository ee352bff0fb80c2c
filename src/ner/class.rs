//! What a candidate can be.

use crate::article::EntityKind;

/// What a candidate can be; a column of the model each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A person's name.
    Person,
    /// An organisation's.
    Organization,
    /// A place's.
    Place,
    /// No name of these three kinds.
    Other,
}

impl Class {
    /// How many there are.
    pub const COUNT: usize = 4;

    const ALL: [Class; Class::COUNT] = [Class::Person, Class::Organization, Class::Place, Class::Other];

    /// The class with the highest score; of equals the last.
    pub fn best(scores: &[i32; Class::COUNT]) -> Class {
        Class::ALL.into_iter().max_by_key(|class| scores[*class as usize]).unwrap_or(Class::Other)
    }

    /// What bears such a name.
    pub fn kind(self) -> Option<EntityKind> {
        match self {
            Class::Person => Some(EntityKind::Person),
            Class::Organization => Some(EntityKind::Organization),
            Class::Place => Some(EntityKind::Place),
            Class::Other => None,
        }
    }
}

impl From<Option<EntityKind>> for Class {
    fn from(kind: Option<EntityKind>) -> Class {
        Class::ALL.into_iter().find(|class| class.kind() == kind).unwrap_or(Class::Other)
    }
}
