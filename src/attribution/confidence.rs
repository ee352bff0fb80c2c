//! How sure a statement is: what speaks for and against a reading, weighed by logistic regression.
//!
//! The weights were fitted to the articles of `tests/newsroom` and `tests/held_out`, with newspapers' articles at a quarter of their
//! weight, and rounded; the constant is 0.5 lower than fitted, since articles that nobody has read errors of are read worse.

use super::complement::has_finite_verb;
use super::kind::{self, Kind};
use super::nature::{self, Nature};
use super::reading::{Context, Reading, Source};
use crate::article::{Entity, EntityKind, Id, MentionKind};
use crate::lexicon::{COMMON_WORDS, GIVEN_NAMES, ORGANIZATION_HEADS, SURNAMES};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// Below this a statement is more likely wrong than right, and is not given: a wrong “Rey said” is worse than a missing one.
pub(super) const FLOOR: f32 = 0.5;

/// What full sureness of the rule adds to the log odds, which are otherwise 0.
const RULE: f32 = 1.9;

/// A source of more tokens has swallowed more than a phrase.
const LONG_SOURCE: usize = 7;

/// The chance that content and speaker of a reading are right, 0 to 1. `nested`: the report stands within what another says.
pub(super) fn of(ctx: &Context, reading: &Reading, speakers: &[Id], nested: bool) -> f32 {
    let source = reading.source.as_ref();
    let speaker = source.map_or(UNKNOWN, |source| by_source(ctx, source, speakers));
    let in_headline = ctx.in_headline(reading.extent().start);
    let signs = [
        (nested && !super::aside::is_retold(ctx, reading), -1.0),
        (in_headline, -1.0),
        (in_headline && !speakers.iter().any(|id| ctx.entities.is_person(*id)), -0.4),
        (source.is_some_and(|s| s.tokens.len() > LONG_SOURCE), -0.3),
        (speakers.iter().filter_map(|id| ctx.entities.get(*id)).any(is_doubtful), -0.95),
        (speakers.iter().any(|id| is_mentioned_once(ctx, *id)), -0.1),
        (ends_openly(ctx, reading), -0.3),
        (joins_verbs(ctx, reading), -0.4),
    ];
    let weighed: f32 = signs.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
    let sum = RULE * reading.confidence + speaker + by_content(ctx, reading) + weighed;
    1.0 / (1.0 + (-sum).exp())
}

/// What the kind of content adds: a clause or what stands before its cue is a report more often than a noun phrase is, and a phrase
/// that holds a verb is often cut at the wrong place.
fn by_content(ctx: &Context, reading: &Reading) -> f32 {
    match kind::of(ctx, reading) {
        Kind::Before => 0.2,
        Kind::Clause | Kind::Deed => 0.1,
        Kind::Quotation => -0.3,
        Kind::Phrase if reading.content.first().is_some_and(|c| has_finite_verb(ctx, c.clone())) => -0.75,
        Kind::Phrase => -0.15,
    }
}

/// Nobody is known for the words that name the source.
const UNKNOWN: f32 = -0.7;

/// What the kind of source adds: "Ana Rey", "Rey", "the minister", "he", "officials", "the report".
fn by_source(ctx: &Context, source: &Source, speakers: &[Id]) -> f32 {
    let head = ctx.doc.syntax.noun_phrases[source.noun_phrase].head;
    let mention = ctx.entities.mention_at(head);
    let is_person = speakers.iter().any(|id| ctx.entities.is_person(*id));
    let rivals = if has_rivals(ctx, head, speakers) { -0.2 } else { 0.0 };
    match mention.map(|m| (m.kind, m.tokens.len())) {
        _ if speakers.is_empty() => match nature::of(ctx, source) {
            Nature::Writing => 0.0,
            Nature::Speaker | Nature::Pronoun => UNKNOWN,
            Nature::Thing => -1.0,
        },
        Some((MentionKind::Name, 1)) if is_person => 0.75,
        Some((MentionKind::Name, _)) if is_person => 0.65,
        Some((MentionKind::Name, _)) => 0.25,
        Some((MentionKind::Pronoun, _)) if is_person && speakers.len() == 1 => 0.1 + rivals,
        Some((MentionKind::Pronoun, _)) => -0.6,
        _ if is_person => 0.35 + rivals,
        _ => -0.15,
    }
}

/// Whether others are named in the sentence of a token before it, or in the sentence before that: "Rey met Ortiz. He said".
fn has_rivals(ctx: &Context, token: usize, speakers: &[Id]) -> bool {
    let doc = ctx.doc;
    let sentence = doc.sentence_tokens(token);
    let before = doc.sentence_tokens(sentence.start.saturating_sub(1)).start;
    ctx.entities.mentions_in(before..token).iter().any(|mention| {
        let other = |id: &Id| ctx.entities.is_person(*id) && !speakers.contains(id);
        mention.kind == MentionKind::Name && mention.entities.iter().any(other)
    })
}

/// Whether a person may be none, or the name too long: it holds a word that is no name ("Broker Rey"), or nothing but the
/// name itself speaks for a person.
fn is_doubtful(entity: &Entity) -> bool {
    let words = || entity.name.split(' ').map(str::to_lowercase);
    let is_name = |word: &str| GIVEN_NAMES.get(word).is_some() || SURNAMES.get(word).is_some();
    let is_word = |word: &str| COMMON_WORDS.get(word).is_some() || ORGANIZATION_HEADS.get(word).is_some();
    let odd = || words().any(|word| !is_name(&word) && is_word(&word));
    let known = || words().next().is_some_and(|word| GIVEN_NAMES.get(&word).is_some());
    let is_pronoun = |mention: &crate::article::Mention| mention.kind == MentionKind::Pronoun;
    let bare = || entity.titles.is_empty() && !known() && !entity.mentions.iter().any(is_pronoun);
    entity.kind == EntityKind::Person && (odd() || bare())
}

fn is_mentioned_once(ctx: &Context, id: Id) -> bool {
    ctx.entities.get(id).is_some_and(|entity| entity.mentions.len() < 2)
}

/// The tokens of a content's last piece that stand outside quotation, where it is more than a quotation.
fn narrated(ctx: &Context, reading: &Reading) -> impl Iterator<Item = usize> {
    let last: Range<usize> = reading.content.last().cloned().unwrap_or_default();
    last.filter(|&t| ctx.doc.quotation_of(t).is_none())
}

/// "… that he was glad, which she was": a clause behind a comma may be the narrator's own.
fn ends_openly(ctx: &Context, reading: &Reading) -> bool {
    const LEADERS: [&str; 8] = ["which", "who", "when", "where", "a", "an", "even", "with"];
    let doc = ctx.doc;
    narrated(ctx, reading).any(|t| {
        let joins = || matches!(doc.tag(t + 1), Upos::Cconj | Upos::Sconj);
        doc.word(t) == "," && (joins() || doc.is_one_of(t + 1, &LEADERS))
    })
}

/// "… that he was glad and left": the second verb may be the narrator's own.
fn joins_verbs(ctx: &Context, reading: &Reading) -> bool {
    let doc = ctx.doc;
    narrated(ctx, reading).filter(|&t| doc.tag(t) == Upos::Cconj).any(|t| {
        let group = doc.syntax.verb_group_of(ctx.behind_adverbs(t + 1));
        group.is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite)
    })
}
