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
    let passive = verb_group.passive || verb_group.form == Form::Participle && row.column(3) == "passive";
    let doer = subject::of(cx, group);
    let accepts = |party: &Party| accepts(cx, trigger, party);
    let roles = |parties: Vec<Party>, destination: Option<Id>, rule: &'static str| {
        Some(Roles { parties, destination, definite: false, governor: Some(group), rule })
    };
    if passive {
        // "was received by", "were joined by"
        let by = partner(cx, group, &["by"]).filter(|p| p.has_person() || !p.is_empty());
        return match (doer, by) {
            (Some(doer), Some(by)) if row.column(3) == "passive" && doer.has_person() => {
                roles(vec![doer, by], None, "passive")
            }
            _ => None,
        };
    }
    let linkers: Vec<&str> = row.parts(1).collect();
    let tied = partner(cx, group, &linkers).filter(accepts);
    match (doer, tied) {
        // "talks with visiting President Rey": the participle describes the guest.
        (_, Some(guest)) if is_visit && guest.has_person() && verb_group.form == Form::Gerund => None,
        (Some(doer), Some(place)) if is_visit => {
            let goer = doer.ids().any(|id| id.kind != IdKind::Place) || party_of_people(cx, &doer);
            let destination = place.ids().next();
            if goer { roles(vec![doer, place], destination, "visitor and host") } else { None }
        }
        (Some(doer), Some(tied)) if takes_part(cx, &doer) => {
            roles(vec![doer, tied], None, "subject and partner")
        }
        (Some(doer), None) if row.column(3) == "reciprocal" && doer.is_plural() && !is_visit => {
            let person_only = row.column(2) == "person" || trigger.weight < 0.7;
            let people = doer.ids().filter(|id| id.kind == IdKind::Person).count();
            let enough = !person_only || people >= 2;
            let free = object(cx, group).is_none() || trigger.weight < 0.7;
            if enough && free { roles(vec![doer], None, "reciprocal subject") } else { None }
        }
        _ => None,
    }
}

/// A subject that can meet: named, or standing for people.
fn takes_part(cx: &Context, party: &Party) -> bool {
    party.ids().next().is_some() || party_of_people(cx, party)
}

fn party_of_people(cx: &Context, party: &Party) -> bool {
    party
        .members
        .iter()
        .any(|m| m.ids.is_empty() && party::denotes_people(cx.doc, m.head..m.head + 1, m.head))
}

/// Whether a partner is of the sort that the trigger's row asks for.
fn accepts(cx: &Context, trigger: &Trigger, party: &Party) -> bool {
    match trigger.row.column(2) {
        "person" => party.has_person(),
        "place" => party.ids().next().is_some(),
        _ => takes_part(cx, party),
    }
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
