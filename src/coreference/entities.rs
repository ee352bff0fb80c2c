//! What coreference gives: entities, and whom each mention means.

use super::discourse::Discourse;
use crate::article::{Entity, EntityKind, Id, IdKind, Mention, MentionKind};
use crate::document::Document;
use crate::order::sort_by_numbers;
use std::collections::HashMap;

/// The entities of a document and where each is mentioned.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    /// One per person, organisation, place or group, in order of first mention.
    pub list: Vec<Entity>,
    /// Every mention in order of its first token, inner ones after those that hold them.
    pub mentions: Vec<Reference>,
    /// Where each id stands in `list`.
    index: HashMap<Id, usize>,
}

/// One mention, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// The token that stands for it in the syntax: the last word of a name, the head of a phrase.
    pub head: usize,
    /// How the entity is mentioned.
    pub kind: MentionKind,
    /// Whom it means: one entity, or several for "both leaders", "they".
    pub entities: Vec<Id>,
}

impl Entities {
    /// The entity with an id.
    pub(crate) fn get(&self, id: Id) -> Option<&Entity> {
        self.index.get(&id).map(|&at| &self.list[at])
    }

    /// Whether an id is that of a person.
    pub(crate) fn is_person(&self, id: Id) -> bool {
        self.get(id).is_some_and(|e| e.kind == EntityKind::Person)
    }

    /// Whether an id is that of an organisation.
    pub(crate) fn is_organization(&self, id: Id) -> bool {
        self.get(id).is_some_and(|e| e.kind == EntityKind::Organization)
    }

    /// The innermost mention that holds a token.
    pub(crate) fn mention_at(&self, token: usize) -> Option<&Reference> {
        let before = self.mentions.partition_point(|m| m.tokens.start <= token);
        // Mentions nest only a few deep and are short, so the holder is among the nearest before.
        self.mentions[..before].iter().rev().take(16).find(|m| m.tokens.contains(&token))
    }

    /// Whom a noun phrase means: the entities of the mention at its head; none where it is no mention.
    pub(crate) fn of_phrase(&self, doc: &Document, noun_phrase: usize) -> Vec<Id> {
        let head = doc.syntax.noun_phrases[noun_phrase].head;
        self.mention_at(head).map_or_else(Vec::new, |m| m.entities.clone())
    }

    /// The mentions that begin within some tokens, in order.
    pub(crate) fn mentions_in(&self, tokens: std::ops::Range<usize>) -> &[Reference] {
        let at = |token| self.mentions.partition_point(|m| m.tokens.start < token);
        &self.mentions[at(tokens.start)..at(tokens.end).max(at(tokens.start))]
    }
}

/// Numbers the entities in order of first mention and sorts the mentions.
#[inline(never)]
pub(super) fn number(doc: &Document, discourse: Discourse) -> Entities {
    let mut found = discourse.mentions;
    sort_by_numbers(&mut found, |m| (m.tokens.start as u32, !(m.tokens.end as u32)));
    found.dedup_by(|a, b| a.tokens == b.tokens);
    let mut ids: Vec<Option<Id>> = vec![None; discourse.referents.len()];
    let mut counts = [0usize; 4];
    let mut list: Vec<Entity> = Vec::new();
    let mut place_in_list = vec![0; discourse.referents.len()];
    let mut mentions = Vec::with_capacity(found.len());
    for mention in found {
        for &referent in &mention.referents {
            let known = &discourse.referents[referent];
            if ids[referent].is_none() {
                let (kind, count) = match known.kind {
                    EntityKind::Person => (IdKind::Person, &mut counts[0]),
                    EntityKind::Organization => (IdKind::Organization, &mut counts[1]),
                    EntityKind::Place => (IdKind::Place, &mut counts[2]),
                    EntityKind::Group => (IdKind::Group, &mut counts[3]),
                };
                let id = Id::nth(kind, *count);
                *count += 1;
                ids[referent] = Some(id);
                place_in_list[referent] = list.len();
                list.push(Entity {
                    id,
                    kind: known.kind,
                    name: known.name.clone(),
                    titles: known.title_texts(doc),
                    aliases: known.aliases.clone(),
                    mentions: Vec::new(),
                });
            }
            let span = doc.span(mention.tokens.clone());
            list[place_in_list[referent]].mentions.push(Mention { span, kind: mention.kind });
        }
        let entities = mention.referents.iter().filter_map(|&r| ids[r]).collect();
        mentions.push(Reference { tokens: mention.tokens, head: mention.head, kind: mention.kind, entities });
    }
    let index = list.iter().enumerate().map(|(at, entity)| (entity.id, at)).collect();
    Entities { list, mentions, index }
}
