//! Nouns of encounter and their sides: "talks between", "his visit to", "held a meeting with".

use super::party::{self, Member, Party};
use super::trigger::Trigger;
use super::{Context, Roles, subject};
use crate::article::{EncounterKind, Id, IdKind};
use crate::lexicon::{DEMONYMS, TRIGGER_SUPPORT, verb};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// How far behind a noun its sides are looked for, in tokens.
const COMPLEMENT_REACH: usize = 40;

/// Words before a noun that point back to an encounter told before.
const POINTING: [&str; 10] = ["the", "this", "that", "these", "those", "both", "his", "her", "their", "its"];

/// What stands around a noun.
struct Complements {
    parties: Vec<Party>,
    destination: Option<Id>,
    /// Where the last of them ends.
    end: usize,
    rule: &'static str,
}

/// The sides of a noun trigger.
pub(super) fn roles(cx: &Context, trigger: &Trigger) -> Option<Roles> {
    let doc = cx.doc;
    let start = phrase_start(cx, trigger.tokens.start);
    let mut around = complements(cx, trigger);
    let governor = governor(cx, start, around.end);
    let possessor = possessor(cx, start..trigger.tokens.start, governor);
    let definite = possessor.is_some() || doc.is_one_of(start, &POINTING);
    let mut rule = around.rule;
    let has_complement = !around.parties.is_empty() || around.destination.is_some();
    let frame = trigger.row.column(1);
    if let Some(possessor) = &possessor {
        around.parties.insert(0, possessor.clone());
        rule = if has_complement { "possessor and complement" } else { "possessor" };
    }
    // Who held it stands outside the phrase: "held talks with Rey".
    let both_inside = around.parties.iter().flat_map(|p| p.members.iter()).count() >= 2 && rule == "between";
    if possessor.is_none() && !both_inside || frame == "message" {
        if let Some(held) =
            governor.and_then(|g| outer(cx, g, start, definite && !has_complement, has_complement, frame))
        {
            // "congratulated Rey in a phone call"
            if !has_complement && !definite && preceded_by_preposition(cx, start) {
                around.parties.extend(governor.and_then(|g| object(cx, g)));
            }
            around.parties.insert(0, held);
            if rule.is_empty() {
                rule = "support verb";
            }
        }
    }
    if trigger.kind == EncounterKind::Visit && around.destination.is_none() {
        around.destination = modifier_place(cx, start..trigger.tokens.start).or_else(|| {
            governor.filter(|_| !definite || possessor.is_none()).and_then(|g| reached(cx, g, trigger))
        });
    }
    if trigger.kind == EncounterKind::Visit && around.destination.is_none() {
        around.parties.extend(origin_modifier(cx, start..trigger.tokens.start));
    }
    let rule = if rule.is_empty() { "definite noun" } else { rule };
    Some(Roles { parties: around.parties, destination: around.destination, definite, governor, rule })
}

/// Where the phrase around a noun begins.
fn phrase_start(cx: &Context, noun: usize) -> usize {
    let doc = cx.doc;
    if let Some(np) = doc.syntax.noun_phrase_of(noun) {
        return doc.syntax.noun_phrases[np].tokens.start;
    }
    let window = cx.window(noun);
    let inside = |t: usize| {
        matches!(doc.tag(t), Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn)
            || doc.word(t) == "-"
            || doc.is_one_of(t, &["his", "her", "its", "their", "our", "my", "your", "'s"])
    };
    (window.start..noun).rev().take_while(|&t| inside(t)).last().unwrap_or(noun)
}

/// "Rey's visit", "his meeting", "the two leaders' talks", "their talks".
fn possessor(cx: &Context, before: Range<usize>, governor: Option<usize>) -> Option<Party> {
    let doc = cx.doc;
    if let Some(their) = before.clone().find(|&t| doc.lower(t) == "their") {
        let resolved = cx.entities.mention_at(their).filter(|m| m.entities.len() >= 2);
        return resolved.map(Party::of_mention).or_else(|| two_in_sentence(cx, their, governor));
    }
    before.rev().find_map(|t| {
        let pronoun = doc.is_one_of(t, &["his", "her", "its", "their", "our", "my", "your"]);
        let genitive = doc.lower(t) == "'s" || doc.word(t) == "'" || doc.word(t) == "’";
        let holder = if pronoun { t } else { t.checked_sub(1).filter(|_| genitive)? };
        let mention = cx.entities.mention_at(holder)?;
        (!mention.entities.is_empty()).then(|| Party::of_mention(mention))
    })
}

/// "Rey told a news conference with Ortiz after their meeting": the two people named before in the sentence,
/// the subject among them.
fn two_in_sentence(cx: &Context, their: usize, governor: Option<usize>) -> Option<Party> {
    let window = cx.window(their);
    let mut ids: Vec<Id> =
        governor.and_then(|g| subject::of(cx, g)).map_or_else(Vec::new, |p| p.ids().collect());
    for mention in cx.entities.mentions_in(window.start..their) {
        let is_possessor = cx.doc.lower(mention.tokens.end) == "'s";
        ids.extend(mention.entities.iter().filter(|_| !is_possessor));
    }
    ids.retain(|id| id.kind == IdKind::Person);
    ids.sort_unstable();
    ids.dedup();
    (ids.len() == 2).then(|| Party {
        members: ids.iter().map(|&id| Member { ids: vec![id], head: their }).collect(),
        described: None,
        tokens: their..their + 1,
    })
}

/// "his Moscow visit"
fn modifier_place(cx: &Context, before: Range<usize>) -> Option<Id> {
    let places = cx.entities.mentions_in(before);
    places.iter().rev().find_map(|m| {
        let genitive = cx.doc.lower(m.tokens.end) == "'s";
        m.entities.first().copied().filter(|id| id.kind == IdKind::Place && !genitive)
    })
}

/// "a European tour": a destination without a name of its own.
fn origin_modifier(cx: &Context, before: Range<usize>) -> Option<Party> {
    let head = before.clone().find(|&t| cx.doc.is_in(t, &DEMONYMS) && cx.doc.lower(t + 1) != "'s")?;
    let tokens = head..head + 1;
    Some(Party { members: vec![Member { ids: Vec::new(), head }], described: None, tokens })
}

/// The sides behind a noun, by the prepositions of its frame.
fn complements(cx: &Context, trigger: &Trigger) -> Complements {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let frame = trigger.row.column(1);
    let window = cx.window(trigger.tokens.end);
    let limit = window.end.min(trigger.tokens.end + COMPLEMENT_REACH);
    // "Talks between Rey and Ortiz ended": no verb or preposition stands before.
    let start = phrase_start(cx, trigger.tokens.start);
    let free = start == window.start || !matches!(doc.tag(start - 1), Upos::Adp | Upos::Sconj);
    let is_subject = free && syntax.verb_groups_in(window.start..start).is_empty();
    let mut found = Complements { parties: Vec::new(), destination: None, end: trigger.tokens.end, rule: "" };
    let mut at = trigger.tokens.end;
    while at < limit {
        let preposition = doc.lower(at);
        match role(frame, preposition).filter(|_| preposition != "of" || at == trigger.tokens.end) {
            Some(role) => {
                let party = match is_subject {
                    true => party::read_before_verb(cx, at + 1, window.end),
                    false => party::read(cx, at + 1, window.end),
                };
                if let Some(rule) = role.fill(cx, party, &mut found) {
                    found.rule = rule;
                    at = found.end;
                    continue;
                }
                at += 1;
            }
            None if is_skipped(cx, at) => at += 1,
            None => break,
        }
        if let Some(np) = syntax.noun_phrase_of(at) {
            at = syntax.noun_phrases[np].tokens.end;
        }
    }
    found
}

/// What a preposition behind a noun introduces.
#[derive(Clone, Copy)]
enum Role {
    Side(&'static str),
    Several(&'static str),
    Destination,
}

fn role(frame: &str, preposition: &str) -> Option<Role> {
    match (frame, preposition) {
        (_, "with") => Some(Role::Side("with")),
        (_, "between" | "among" | "involving") => Some(Role::Several("between")),
        ("talks" | "call", "of") => Some(Role::Several("of several")),
        ("call", "from" | "to") => Some(Role::Side("call")),
        ("visit", "to") => Some(Role::Destination),
        ("visit", "of") => Some(Role::Destination),
        ("visit", "by" | "from") => Some(Role::Side("visit by")),
        ("message", "to" | "from" | "by") => Some(Role::Side("sender and recipient")),
        (_, "by") => Some(Role::Side("by")),
        _ => None,
    }
}

impl Role {
    /// Adds a party; gives the name of the rule where it fits.
    fn fill(self, cx: &Context, party: Party, found: &mut Complements) -> Option<&'static str> {
        if party.is_empty() {
            return None;
        }
        let end = party.tokens.end;
        let rule = match self {
            Role::Side(rule) => {
                found.parties.push(party);
                rule
            }
            Role::Several(rule) => {
                let people = party.ids().filter(|id| id.kind == IdKind::Person).count();
                if rule == "of several" && people < 2 {
                    return None;
                }
                found.parties.push(party);
                if rule == "of several" { "between" } else { rule }
            }
            Role::Destination => {
                let place = party.ids().find(|id| id.kind == IdKind::Place);
                if place.is_none() && party.has_person() && cx.doc.lower(party.tokens.start - 1) == "of" {
                    // "the visit of President Rey"
                    found.parties.push(party);
                } else {
                    found.destination = place.or_else(|| party.ids().next());
                    found.parties.push(party);
                }
                "visit to"
            }
        };
        found.end = end;
        Some(rule)
    }
}

/// What may stand between a noun and its sides: "in Lima", "on trade", "held", "here", "Monday".
fn is_skipped(cx: &Context, at: usize) -> bool {
    let doc = cx.doc;
    let participle = || {
        doc.syntax.verb_group_of(at).is_some_and(|g| {
            doc.syntax.verb_groups[g].form == Form::Participle
                || doc.syntax.verb_groups[g].tokens.len() == 1 && doc.is_one_of(at, &["held", "scheduled"])
        })
    };
    match doc.tag(at) {
        Upos::Adp | Upos::Adv => true,
        Upos::Verb => participle(),
        _ => doc.syntax.noun_phrase_of(at).is_some_and(|np| {
            let phrase = &doc.syntax.noun_phrases[np];
            at > phrase.tokens.start || party::is_time(doc, phrase.head)
        }),
    }
}

/// The verb group that a noun phrase belongs to: before it in the sentence, else the first finite one behind.
fn governor(cx: &Context, start: usize, end: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let window = cx.window(start);
    let quotation = cx.doc.quotation_of(start);
    let same_level = |g: &usize| cx.doc.quotation_of(syntax.verb_groups[*g].head) == quotation;
    let before = syntax.verb_groups_in(window.start..start).rev().find(same_level);
    let behind = || {
        let mut groups = syntax.verb_groups_in(end..window.end);
        groups.find(|&g| syntax.verb_groups[g].form == Form::Finite)
    };
    before.or_else(behind)
}

fn preceded_by_preposition(cx: &Context, token: usize) -> bool {
    token > 0 && cx.doc.is_one_of(token - 1, &["in", "during", "by", "at", "over", "on"])
}

/// The people that are the object of a verb group.
fn object(cx: &Context, group: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let np = &syntax.noun_phrases[syntax.noun_phrase_behind(cx.doc, group)?];
    Some(party::read(cx, np.tokens.start, cx.window(np.head).end)).filter(Party::has_person)
}

/// The subject of the governing verb, where it takes part.
fn outer(
    cx: &Context,
    group: usize,
    noun: usize,
    points_back: bool,
    has_complement: bool,
    frame: &str,
) -> Option<Party> {
    let verb_group = &cx.doc.syntax.verb_groups[group];
    let lemma = verb(cx.doc.lower(verb_group.head)).map_or("", |v| v.0);
    let supports = TRIGGER_SUPPORT.get(lemma).is_some();
    // "After the meeting, Rey left": only what the verb itself governs.
    let governs = verb_group.tokens.end <= noun
        && (verb_group.tokens.end..noun).all(|t| cx.doc.tag(t) == Upos::Adv || cx.doc.lower(t) == "in");
    // "said the meeting was …": the speaker need not have been there.
    let takes_part = match points_back {
        true => supports && governs,
        false => supports || has_complement || frame == "visit" || preceded_by_preposition(cx, noun),
    };
    if takes_part { subject::of(cx, group) } else { None }
}

/// "arrived in Lima for a visit", "is in Lima on a visit": the place between the verb and the noun.
fn reached(cx: &Context, group: usize, trigger: &Trigger) -> Option<Id> {
    let from = cx.doc.syntax.verb_groups[group].tokens.end;
    if from >= trigger.tokens.start {
        return None;
    }
    let between = cx.entities.mentions_in(from..trigger.tokens.start);
    between.iter().find_map(|m| {
        let tied =
            (from..m.tokens.start).rev().take(4).any(|t| cx.doc.is_one_of(t, &["in", "to", "at", "for"]));
        m.entities.first().copied().filter(|id| id.kind == IdKind::Place && tied)
    })
}
