//! Names, noun phrases and pronouns → the one entity that each means.

use crate::article::{Entity, EntityKind, Id, MentionKind};
use crate::document::Document;
use crate::ner::Name;

/// The entities of a document and where each is mentioned.
#[derive(Debug, Default)]
pub struct Entities {
    /// One per person, organisation, place or group, in order of first mention.
    pub list: Vec<Entity>,
    /// Every mention in order of its first token, inner ones after those that hold them.
    pub mentions: Vec<Reference>,
}

/// One mention, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// The token that stands for it in the syntax: the last word of a name, the head of a phrase.
    pub head: usize,
    /// How the entity is mentioned.
    pub kind: MentionKind,
    /// Whom it means: one entity, or several for "both leaders", "they".
    pub entities: Vec<Id>,
}

/// Resolves every mention. Needs all layers of [`Document`] and the names.
pub(crate) fn resolve(_doc: &Document, _names: &[Name]) -> Entities {
    Entities::default()
}

impl Entities {
    /// The entity with an id.
    pub fn get(&self, id: Id) -> Option<&Entity> {
        self.list.iter().find(|e| e.id == id)
    }

    /// Whether an id is that of a person.
    pub fn is_person(&self, id: Id) -> bool {
        self.get(id).is_some_and(|e| e.kind == EntityKind::Person)
    }

    /// The innermost mention that holds a token.
    pub fn mention_at(&self, token: usize) -> Option<&Reference> {
        let before = self.mentions.partition_point(|m| m.tokens.start <= token);
        // Mentions nest only a few deep and are short, so the holder is among the nearest before.
        self.mentions[..before].iter().rev().take(16).find(|m| m.tokens.contains(&token))
    }

    /// Whom a noun phrase means: the entities of the mention at its head; none where it is no mention.
    pub fn of_phrase(&self, doc: &Document, noun_phrase: usize) -> Vec<Id> {
        let head = doc.syntax.noun_phrases[noun_phrase].head;
        self.mention_at(head).map_or_else(Vec::new, |m| m.entities.clone())
    }

    /// The mentions that begin within some tokens, in order.
    pub fn mentions_in(&self, tokens: std::ops::Range<usize>) -> &[Reference] {
        let at = |token| self.mentions.partition_point(|m| m.tokens.start < token);
        &self.mentions[at(tokens.start)..at(tokens.end).max(at(tokens.start))]
    }
}
