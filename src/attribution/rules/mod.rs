//! The rules: each a named reading of one cue, with its example and its tests beside it.

mod according_to;
mod clause;
mod colon;
mod continuation;
mod expression;
mod impersonal;
mod interview;
mod inverted;
mod label;
mod noun;
mod participle;
mod performative;
mod predicate;
mod quotation;
mod quoted_as_saying;
mod trailing;
mod wire_credit;

pub(super) use colon::further_paragraphs;
pub(super) use continuation::continue_quotations;
pub(super) use expression::{behind_addressee, cue_noun, cue_noun_at};
pub(super) use inverted::inverted_source;
pub(super) use trailing::dangles;
pub(super) use wire_credit::drop_credits;

use super::cue::Cue;
use super::reading::{Context, Reading};

/// A reading of a cue, given what was read before it in the text.
pub(super) type Rule = fn(&Context, &Cue, &[Reading]) -> Option<Reading>;

/// The rules for verbs that are cues. The first that reads a cue wins.
pub(super) const RULES: [Rule; 10] = [
    quoted_as_saying::read,
    impersonal::read,
    inverted::read,
    participle::read,
    colon::read,
    quotation::read,
    clause::read,
    expression::read,
    performative::read,
    trailing::read,
];

/// The readings of "according to …" in a document.
pub(super) use according_to::{closes_with_source, read_all as according_to};
/// The answers of an interview.
pub(super) use interview::answers;
/// The readings of labels before a colon or behind a dash.
pub(super) use label::read_all as labels;
/// The readings of nouns such as "claim" in a document.
pub(super) use noun::read_all as nouns;
/// The readings of predicates such as "was adamant".
pub(super) use predicate::read_all as predicates;
