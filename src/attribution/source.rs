//! Whom a source means.

use super::reading::{Context, Reading, Source};
use crate::article::{Id, MentionKind};
use crate::coreference::Reference;
use crate::lexicon::{GROUP_NOUNS, TITLES};
use crate::tagger::Upos;

/// Who speaks in each of some readings.
pub(super) fn of_all(ctx: &Context, readings: &[Reading]) -> Vec<Vec<Id>> {
    let speakers = |at: usize| {
        let source = readings[at].source.as_ref()?;
        // “I said yes,” Rey recalled.
        let own = ctx.doc.lower(source.tokens.start) != "i";
        let source = if own { source } else { super::aside::outer(readings, at)?.source.as_ref()? };
        Some(entities(ctx, source))
    };
    (0..readings.len()).map(|at| speakers(at).unwrap_or_default()).collect()
}

/// The entities that a source names: those of its coordinated phrases, or the person in its apposition.
pub(super) fn entities(ctx: &Context, source: &Source) -> Vec<Id> {
    let doc = ctx.doc;
    // "Rey's claim": the possessor within the phrase.
    if source.tokens.end <= doc.syntax.noun_phrases[source.noun_phrase].head {
        let possessor = ctx.entities.mention_at(source.tokens.end - 1);
        return possessor.map_or_else(Vec::new, |m| m.entities.clone());
    }
    let mut ids: Vec<Id> = Vec::new();
    let own = |np: &usize| doc.syntax.noun_phrases[*np].tokens.start < source.tokens.end;
    for np in doc.syntax.coordination(doc, source.noun_phrase).into_iter().filter(own) {
        for id in one(ctx, source, np) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids
}

fn one(ctx: &Context, source: &Source, noun_phrase: usize) -> Vec<Id> {
    let doc = ctx.doc;
    let own = ctx.entities.of_phrase(doc, noun_phrase);
    let phrase = &doc.syntax.noun_phrases[noun_phrase];
    // "Rey | yesterday | said": the day is taken for the head.
    if own.is_empty()
        && ctx.time_at(phrase.head).is_some()
        && let Some(name) = phrase.head.checked_sub(1).and_then(|t| ctx.entities.mention_at(t))
    {
        return name.entities.clone();
    }
    if own.iter().any(|id| ctx.entities.is_person(*id)) {
        return own;
    }
    if let Some(named) = named_at_end(ctx, source) {
        return named;
    }
    // "the mayor of Lima, Ana Rey": a name that an apposition gives.
    let from = doc.syntax.noun_phrases[noun_phrase].tokens.end;
    let comma = (from..source.tokens.end + 1).find(|&t| doc.word(t) == ",");
    let apposed = comma.and_then(|comma| {
        // "one of them, Lima Senator Ana Rey": the place in her title is no speaker.
        let mut named = ctx
            .entities
            .mentions_in(comma + 1..(comma + 6).min(behind_apposition(ctx, source, comma)))
            .iter();
        let is_person = |m: &&Reference| m.entities.iter().any(|id| ctx.entities.is_person(*id));
        // "The prosecution, led by Ana Rey, said": she is not the prosecution.
        let adjoins = |m: &&Reference| {
            (comma + 1..m.tokens.start)
                .all(|t| !ctx.doc.is_one_of(t, &["whose", "who", "by"]) && doc.tag(t) != Upos::Verb)
        };
        named
            .find(|m| m.kind == MentionKind::Name && is_person(m))
            .filter(adjoins)
            .map(|m| m.entities.clone())
    });
    apposed.unwrap_or(own)
}

/// "Minister of Trade Ana Rey", "Water Agency (WA) head Ana Rey": the name that closes a title with a complement of its own. In
/// "aides to President Ana Rey" it closes somebody else's.
fn named_at_end(ctx: &Context, source: &Source) -> Option<Vec<Id>> {
    let doc = ctx.doc;
    let end = source.tokens.clone().find(|&t| doc.word(t) == ",").unwrap_or(source.tokens.end);
    let name = ctx.entities.mention_at(end - 1).filter(|m| m.kind == MentionKind::Name)?;
    let is_person = name.entities.iter().any(|id| ctx.entities.is_person(*id));
    let title = source.tokens.start..name.tokens.start;
    let preposition = title.clone().rev().find(|&t| doc.tag(t) == Upos::Adp);
    let own = preposition.is_none_or(|of| {
        of > title.start && doc.is_in(of - 1, &TITLES) && !doc.is_in(name.tokens.start - 1, &TITLES)
    });
    let nouns = title.clone().all(|t| {
        matches!(doc.tag(t), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp | Upos::Num | Upos::Cconj)
            || doc.is_one_of(t, &["(", ")", "-", "the", "'s"])
    });
    (is_person && name.tokens.end == end && !title.is_empty() && own && nouns).then(|| name.entities.clone())
}

/// Where the apposition behind a comma ends: with the source or, where that ends before it, at the comma that closes it
/// ("the mayor's aide, Ana Rey, said").
fn behind_apposition(ctx: &Context, source: &Source, comma: usize) -> usize {
    let end = source.tokens.end;
    if comma < end {
        return end;
    }
    let closing = (comma + 1..ctx.doc.len().min(comma + 8)).find(|&t| ctx.doc.word(t) == ",");
    let name = closing.and_then(|closing| ctx.entities.mention_at(closing - 1));
    let whole = name.is_some_and(|m| m.kind == MentionKind::Name && m.tokens.start > comma);
    closing.filter(|_| whole).unwrap_or(end)
}

/// Whether a source is one who can speak: a known entity, or unnamed by what people and bodies are called.
pub(super) fn can_speak(ctx: &Context, source: &Source) -> bool {
    let head = ctx.doc.syntax.noun_phrases[source.noun_phrase].head;
    ctx.doc.is_in(head, &GROUP_NOUNS) || ctx.doc.is_in(head, &TITLES) || !entities(ctx, source).is_empty()
}
