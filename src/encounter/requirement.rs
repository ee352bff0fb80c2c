//! What a verb's row asks of the words behind it: "called Rey", but not "called Rey a friend".

use super::Context;
use super::party::Party;
use super::phrase;
use super::trigger::{Trigger, is_of_sort};
use crate::parser::{Form, Relation};
use crate::tagger::Upos;

/// Whether a partner is of the sort that the trigger's row asks for.
pub(super) fn accepts(trigger: &Trigger, party: &Party) -> bool {
    match trigger.row.column(2) {
        "person" => party.has_person() || party.is_sent(),
        _ => !party.is_empty(),
    }
}

/// "called Rey on Monday", but not "called Rey a friend": what follows at `end` is no complement of the verb.
pub(super) fn is_last(cx: &Context, end: usize) -> bool {
    let is_time = cx.doc.tokens.get(end).is_some_and(|token| {
        let at = cx.times.partition_point(|t| t.span.end <= token.span.start);
        cx.times.get(at).is_some_and(|t| t.span.start <= token.span.start)
    });
    let tag = cx.doc.tag(end);
    // "called Rey “a friend”"
    if matches!(cx.doc.word(end), "\"" | "“" | "'" | "‘") {
        return false;
    }
    is_time || matches!(tag, Upos::Punct | Upos::Adp | Upos::Part | Upos::Sconj | Upos::Cconj)
}

/// "a judge called Rey", "a man seen in Lima": a participle that describes the noun before it.
pub(super) fn is_naming(cx: &Context, group: usize) -> bool {
    let group = &cx.doc.syntax.verb_groups[group];
    let is_bare = group.tokens.len() == 1;
    is_bare && cx.doc.dependencies().relation(group.head) == Relation::Acl
}

/// "wants to see Rey", but not "wants to see Rey win": the name ends the last phrase.
pub(super) fn ends_named(cx: &Context, party: &Party) -> bool {
    let name = party.members.last().and_then(|member| cx.entities.mention_at(member.head));
    name.is_some_and(|name| {
        name.tokens.end >= party.tokens.end || matches!(cx.doc.word(name.tokens.end), "," | "(")
    })
}

/// "called on Rey to resign", "called on Rey for help": a demand, no contact.
pub(super) fn is_asked(cx: &Context, end: usize) -> bool {
    let next = if cx.doc.word(end) == "," { end + 1 } else { end };
    cx.doc.is_one_of(next, &["to", "for"])
}

/// "joined Rey in condemning the attack": what both did follows at `end`, not where they were.
pub(super) fn is_deed(cx: &Context, end: usize) -> bool {
    let group = cx.doc.syntax.verb_group_of(end + 1).map(|g| cx.doc.syntax.verb_groups[g].form);
    cx.doc.lower(end) == "in" && matches!(group, Some(Form::Gerund | Form::Participle))
}

/// The object directly behind a verb that ends at `end`; times are none.
pub(super) fn object(cx: &Context, end: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let next = (end..cx.window(end - 1).end).find(|&t| cx.doc.tag(t) != Upos::Adv)?;
    let np = syntax.noun_phrase_of(next)?;
    let head = syntax.noun_phrases[np].head;
    let is_adverbial = || cx.doc.dependencies().relation(head) == Relation::OblUnmarked;
    (!phrase::is_time(cx.doc, head) && !is_adverbial()).then_some(np)
}

/// "signed a treaty", "the treaty was signed"
pub(super) fn signs_accord(cx: &Context, group: usize, passive: bool) -> bool {
    let syntax = &cx.doc.syntax;
    let end = syntax.verb_groups[group].tokens.end;
    let signed = if passive { syntax.subject(cx.doc, group) } else { object(cx, end) };
    signed.is_some_and(|np| {
        let phrase = &syntax.noun_phrases[np].tokens;
        phrase.clone().any(|t| is_of_sort(cx.doc.lower(t), "accord"))
    })
}
