//! What a source is by its nature: whether it can speak.

use super::reading::{Context, Source};
use super::source::entities;
use crate::article::IdKind;
use crate::coreference::{counted, denotes_people};
use crate::lexicon::{
    ADHERENTS, COMMON_WORDS, CUE_MEDIA, CUE_NOUNS, CUE_OCCASIONS, CUE_SOURCES, DEMONYMS, ORGANIZATION_HEADS,
    PLACE_HEADS,
};
use crate::tagger::Upos;

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A person, people or a body of people, by name or by what they are called: "Rey", "she", "the ministers".
    Speaker,
    /// What is written, counted or broadcast: "the report", "data", "her letter".
    Writing,
    /// "it", "this", "they": known by nothing but the pronoun.
    Pronoun,
    /// Nothing that is known to speak: "the policy", "months".
    Thing,
}

/// The nature of a source.
pub(super) fn of(ctx: &Context, source: &Source) -> Nature {
    let doc = ctx.doc;
    let phrase = &doc.syntax.noun_phrases[source.noun_phrase];
    let whole = phrase.tokens.start..source.tokens.end.max(phrase.head + 1);
    let head = counted(doc, &whole, phrase.head);
    // "one of the questions"
    let of =
        (doc.lower(head + 1) == "of" && is_number(ctx, head)).then(|| doc.syntax.noun_phrase_of(head + 2));
    let counted =
        of.flatten().map(|np| doc.syntax.noun_phrases[np].head).filter(|&t| doc.tag(t) == Upos::Noun);
    let head = counted.unwrap_or(head);
    // "The council last month said", "sources close to Rey said": the noun before the time or adjective.
    let Some(head) =
        (phrase.tokens.start.min(head)..=head).rev().find(|&t| !is_aside(ctx, phrase.tokens.start, t))
    else {
        return Nature::Thing;
    };
    let named = entities(ctx, source).iter().any(|id| id.kind != IdKind::Group);
    let opens = head == doc.sentence_tokens(head).start;
    if !named && (opens || !doc.is_capital(head)) && is_writing(ctx, head) {
        Nature::Writing
    } else if named || is_person(ctx, head) || denotes_people(doc, whole, head) {
        Nature::Speaker
    } else if doc.tag(head) == Upos::Pron {
        Nature::Pronoun
    } else {
        Nature::Thing
    }
}

/// Whether a word within a phrase tells when, or is an adjective behind a noun.
fn is_aside(ctx: &Context, start: usize, token: usize) -> bool {
    let doc = ctx.doc;
    let in_time =
        (start.max(token.saturating_sub(4))..=token).any(|t| ctx.time_at(t).is_some_and(|end| end > token));
    in_time || doc.tag(token) == Upos::Adj && token > start && doc.tag(token - 1) == Upos::Noun
}

/// "Americans", "two", "Acme", "who", "one in five".
fn is_person(ctx: &Context, head: usize) -> bool {
    let doc = ctx.doc;
    let listed = [&DEMONYMS, &ADHERENTS, &ORGANIZATION_HEADS, &PLACE_HEADS]
        .into_iter()
        .any(|list| doc.is_in(head, list));
    let opens = || head == doc.sentence_tokens(head).start;
    let capital = || doc.is_capital(head) && !(opens() && doc.is_in(head, &COMMON_WORDS));
    let is_name = || doc.tag(head) == Upos::Propn || capital();
    let is_kind = || CUE_SOURCES.get(doc.lower(head)).is_some_and(|row| row.column(0) == "people");
    listed || is_number(ctx, head) || is_kind() || is_name()
}

/// "one", "the two", "a third", but not "Article 9".
fn is_number(ctx: &Context, head: usize) -> bool {
    let numbered = head > 0 && matches!(ctx.doc.tag(head - 1), Upos::Noun | Upos::Propn);
    ctx.doc.tag(head) == Upos::Num && !numbered
}

/// Whether a noun, in the singular or plural, stands for what is written or shown.
fn is_writing(ctx: &Context, head: usize) -> bool {
    let noun = ctx.doc.lower(head);
    let singular = match noun.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
    };
    let listed = |noun: &str| {
        CUE_SOURCES.get(noun).is_some_and(|row| row.column(0) == "writing")
            || [&CUE_OCCASIONS, &CUE_MEDIA].into_iter().any(|list| list.get(noun).is_some())
    };
    let utterance =
        || CUE_NOUNS.get(&singular).is_some_and(|row| row.parts(2).any(|kind| kind == "utterance"));
    listed(noun) || listed(&singular) || utterance()
}
