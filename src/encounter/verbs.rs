//! Verbs of encounter and their sides: "met with", "was received by", "the two leaders met".

use super::party::{self, Party};
use super::trigger::Trigger;
use super::{Context, Roles, subject};
use crate::article::{EncounterKind, Id, IdKind};
use crate::parser::Form;
use crate::tagger::Upos;

/// How far behind a verb its partner is looked for, in tokens.
const PARTNER_REACH: usize = 30;

/// The sides of a verb trigger.
pub(super) fn roles(cx: &Context, trigger: &Trigger, group: usize) -> Option<Roles> {
    let row = trigger.row;
    let is_visit = trigger.kind == EncounterKind::Visit;
    let verb_group = &cx.doc.syntax.verb_groups[group];
    let allows = |what: &str| row.parts(3).any(|allowed| allowed == what);
    let passive = verb_group.passive || verb_group.form == Form::Participle && allows("passive");
    let doer = subject::of(cx, group);
    let accepts = |party: &Party| accepts(trigger, party);
    let roles = |parties: Vec<Party>, destination: Option<Id>, rule: &'static str| {
        Some(Roles { parties, destination, definite: false, governor: Some(group), rule })
    };
    if passive {
        // "was received by", "were joined by"
        let by = partner(cx, group, &["by"]);
        return match (doer, by) {
            (Some(doer), Some(by)) if allows("passive") && doer.has_person() => {
                roles(vec![doer, by], None, "passive")
            }
            _ => None,
        };
    }
    let linkers: Vec<&str> = row.parts(1).collect();
    let tied = partner(cx, group, &linkers).filter(accepts);
    if allows("last") && !tied.as_ref().is_some_and(|party| is_last(cx, party.tokens.end)) {
        return None;
    }
    match (doer, tied) {
        // "talks with visiting President Rey": the participle describes the guest.
        (_, Some(guest)) if is_visit && guest.has_person() && verb_group.form == Form::Gerund => None,
        (Some(doer), Some(place)) if is_visit => {
            let goer = doer.ids().any(|id| id.kind != IdKind::Place);
            let destination = place.ids().next();
            if goer { roles(vec![doer, place], destination, "visitor and host") } else { None }
        }
        (Some(doer), Some(tied)) => roles(vec![doer, tied], None, "subject and partner"),
        (Some(doer), None) if allows("reciprocal") && doer.is_plural() && !is_visit => {
            let person_only = row.column(2) == "person" || trigger.weight < 0.7;
            let people = doer.ids().filter(|id| id.kind == IdKind::Person).count();
            let enough = !person_only || people >= 2;
            let free = object(cx, group).is_none() || trigger.weight < 0.7;
            if enough && free { roles(vec![doer], None, "reciprocal subject") } else { None }
        }
        _ => None,
    }
}

/// Whether a partner is of the sort that the trigger's row asks for.
fn accepts(trigger: &Trigger, party: &Party) -> bool {
    match trigger.row.column(2) {
        "person" => party.has_person(),
        _ => !party.is_empty(),
    }
}

/// "called Rey on Monday", but not "called Rey a friend": what follows at `end` is no complement of the verb.
fn is_last(cx: &Context, end: usize) -> bool {
    let is_time = cx.doc.tokens.get(end).is_some_and(|token| {
        let at = cx.times.partition_point(|t| t.span.end <= token.span.start);
        cx.times.get(at).is_some_and(|t| t.span.start <= token.span.start)
    });
    let tag = cx.doc.tag(end);
    is_time || matches!(tag, Upos::Punct | Upos::Adp | Upos::Part | Upos::Sconj | Upos::Cconj)
}

/// The object directly behind a verb group; times are none.
fn object(cx: &Context, group: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let np = syntax.noun_phrase_behind(cx.doc, group)?;
    (!party::is_time(cx.doc, syntax.noun_phrases[np].head)).then_some(np)
}

/// The phrase tied to a verb group as its object or by one of some prepositions, before the next clause.
fn partner(cx: &Context, group: usize, linkers: &[&str]) -> Option<Party> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let end = syntax.verb_groups[group].tokens.end;
    let window = cx.window(end);
    let limit = window.end.min(end + PARTNER_REACH);
    if linkers.contains(&"object") {
        let start = (end..limit).find(|&t| doc.tag(t) != Upos::Adv)?;
        let party = party::read(cx, start, window.end);
        if !party.is_empty() {
            return Some(party);
        }
    }
    let mut at = end;
    while at < limit {
        if linkers.contains(&doc.lower(at)) {
            let party = party::read(cx, at + 1, window.end);
            if !party.is_empty() {
                return Some(party);
            }
        }
        let next_clause =
            syntax.verb_group_of(at).is_some_and(|g| syntax.verb_groups[g].form == Form::Finite);
        if next_clause || matches!(doc.word(at), ";" | ":" | "\"" | "”" | "“") {
            return None;
        }
        at += 1;
    }
    None
}
