//! What kind of thing is said: quoted words, a clause, something to do, a noun phrase.

use super::reading::{Context, Reading};
use crate::parser::Form;
use std::ops::Range;

/// The kinds of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing but quoted words.
    Quotation,
    /// A clause.
    Clause,
    /// What stands before its cue.
    Before,
    /// "to stop", "having paid"
    Deed,
    /// A noun phrase.
    Phrase,
}

/// The kind of a reading's content.
pub(super) fn of(ctx: &Context, reading: &Reading) -> Kind {
    let doc = ctx.doc;
    let content: Range<usize> = reading.content.first().cloned().unwrap_or_default();
    let quoted = |t: usize| doc.quotation_of(t).is_some();
    if matches!(reading.rule, "trailing" | "inverted" | "according-to") {
        return Kind::Before;
    }
    if quoted(content.start) && quoted(content.end.saturating_sub(1)) {
        return Kind::Quotation;
    }
    let led = content.start > 0 && doc.lower(content.start - 1) == "that";
    if led
        || doc.lower(content.start) == "that"
        || super::content::begins_main_clause(ctx, content.start, content.end)
    {
        return Kind::Clause;
    }
    match doc.syntax.verb_group_of(content.start).map(|g| doc.syntax.verb_groups[g].form) {
        Some(Form::Infinitive | Form::Gerund) => Kind::Deed,
        _ if matches!(reading.rule, "clause" | "participle")
            && super::complement::has_finite_verb(ctx, content) =>
        {
            Kind::Clause
        }
        _ => Kind::Phrase,
    }
}
