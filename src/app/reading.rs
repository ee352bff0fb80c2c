//! One finished reading, with what the panels ask of it.

use super::blocks::{Block, blocks, parts};
use super::history::List;
use super::outline;
use crate::article::{Article, Encounter, Entity, EntityKind, Id, IdKind, Statement, Time};
use crate::document::Span;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// An article as it was read: the text, the result, and the layout made from both.
#[derive(Debug)]
pub struct Reading {
    /// The text that was read.
    pub text: Rc<str>,
    /// What was found; its spans count bytes of `text`.
    pub article: Article,
    /// The paragraphs with their marks.
    pub blocks: Vec<Block>,
    /// Which blocks are shown together.
    pub parts: Vec<Range<usize>>,
    /// The extractor's time alone, in milliseconds.
    pub milliseconds: f64,
    /// What the reader had put right.
    pub corrections: List,
    /// The statements that belong under another item, each with that one, in order.
    parents: Vec<(Id, Id)>,
    positions: BTreeMap<Id, usize>,
}

impl Reading {
    /// Lays out a result whose spans count bytes of `text`.
    pub fn new(text: Rc<str>, article: Article, milliseconds: f64) -> Self {
        let blocks = blocks(&text, &article);
        let parts = parts(&blocks);
        let mut positions = BTreeMap::new();
        let mut number = |ids: &mut dyn Iterator<Item = Id>| {
            for (position, id) in ids.enumerate() {
                positions.insert(id, position);
            }
        };
        number(&mut article.entities.iter().map(|it| it.id));
        number(&mut article.times.iter().map(|it| it.id));
        number(&mut article.statements.iter().map(|it| it.id));
        number(&mut article.encounters.iter().map(|it| it.id));
        let parents = outline::parents(&article);
        let corrections = List::default();
        Reading { text, article, blocks, parts, milliseconds, corrections, parents, positions }
    }

    /// The same, made with these corrections.
    pub fn with(self, corrections: List) -> Self {
        Reading { corrections, ..self }
    }

    /// Whether a correction made or changed the item.
    pub fn is_corrected(&self, id: Id) -> bool {
        self.article.corrections.iter().any(|outcome| outcome.items.contains(&id))
    }

    /// The place of an item in its list.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// Whether the result holds an item of this name.
    pub fn has(&self, id: Id) -> bool {
        self.positions.contains_key(&id)
    }

    /// The entity of this name.
    pub fn entity(&self, id: Id) -> Option<&Entity> {
        self.position(id).and_then(|at| self.article.entities.get(at)).filter(|it| it.id == id)
    }

    /// The expression of time of this name.
    pub fn time(&self, id: Id) -> Option<&Time> {
        self.position(id).and_then(|at| self.article.times.get(at)).filter(|it| it.id == id)
    }

    /// The statement of this name.
    pub fn statement(&self, id: Id) -> Option<&Statement> {
        self.position(id).and_then(|at| self.article.statements.get(at)).filter(|it| it.id == id)
    }

    /// The encounter of this name.
    pub fn encounter(&self, id: Id) -> Option<&Encounter> {
        self.position(id).and_then(|at| self.article.encounters.get(at)).filter(|it| it.id == id)
    }

    /// The people of the article, in order of first mention.
    pub fn people(&self) -> impl Iterator<Item = &Entity> {
        self.article.entities.iter().filter(|entity| entity.kind == EntityKind::Person)
    }

    /// The name to show for an entity.
    pub fn name(&self, id: Id) -> &str {
        self.entity(id).map_or("somebody", |entity| &entity.name)
    }

    /// The names of several entities: "A", "A and B", "A, B and C"; `nobody` for none.
    pub fn names(&self, ids: &[Id], nobody: &str) -> String {
        let names: Vec<&str> = ids.iter().map(|&id| self.name(id)).collect();
        match names.split_last() {
            None => nobody.to_owned(),
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
        }
    }

    /// The words at `span`, on one line.
    pub fn words(&self, span: Span) -> String {
        self.text.get(span.range()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What was said, its pieces joined by an ellipsis.
    pub fn content(&self, statement: &Statement) -> String {
        let pieces: Vec<String> = statement.content.iter().map(|&span| self.words(span)).collect();
        pieces.join(" … ")
    }

    /// Whether `person` takes part in, says or is told the item `id`; true for the person itself.
    pub fn involves(&self, id: Id, person: Id) -> bool {
        match id.kind {
            IdKind::Encounter => self.encounter(id).is_some_and(|it| it.participants.contains(&person)),
            IdKind::Statement => self.statement(id).is_some_and(|it| {
                it.speakers.contains(&person) || it.to.contains(&person) || it.on_behalf_of == Some(person)
            }),
            _ => id == person,
        }
    }

    /// The first words of the item `id`, which a click on it should show.
    pub fn first_span(&self, id: Id) -> Option<Span> {
        match id.kind {
            IdKind::Encounter => self.encounter(id)?.triggers.first().copied(),
            IdKind::Statement => {
                let statement = self.statement(id)?;
                statement.content.iter().copied().chain(statement.cue).min()
            }
            IdKind::Time => Some(self.time(id)?.span),
            _ => self.entity(id)?.mentions.first().map(|mention| mention.span),
        }
    }

    /// The item that another belongs under.
    pub fn parent(&self, id: Id) -> Option<Id> {
        let at = self.parents.binary_search_by_key(&id, |(child, _)| *child).ok()?;
        Some(self.parents[at].1)
    }

    /// The words that a statement or an encounter was read from.
    pub fn evidence(&self, id: Id) -> &[Span] {
        let encounter = self.encounter(id).map(|it| it.evidence.as_slice());
        encounter.or_else(|| self.statement(id).map(|it| it.evidence.as_slice())).unwrap_or_default()
    }

    /// The part of a long text in which `span` starts.
    pub fn part_of(&self, span: Span) -> usize {
        let block = self.blocks.partition_point(|block| block.span.end <= span.start);
        self.parts.partition_point(|part| part.end <= block).min(self.parts.len().saturating_sub(1))
    }

    /// Whether there is anything for the timeline.
    pub fn is_bare(&self) -> bool {
        self.article.statements.is_empty() && self.article.encounters.is_empty()
    }
}
