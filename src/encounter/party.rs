//! Whom a run of noun phrases means: coordination, apposition, titles with "of".

use super::Context;
use crate::article::{Id, IdKind, MentionKind};
use crate::coreference::Reference;
use crate::document::Document;
use crate::lexicon::{AUDIENCES, COMPANIONS, GROUP_NOUNS, HONORIFICS, RELATIONS, TITLES, WEEKDAYS};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// One side of an encounter.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    /// Each coordinated phrase.
    pub members: Vec<Member>,
    /// From its first word to its last.
    pub tokens: Range<usize>,
}

/// One phrase of a side.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Whom it means; none where it stands for people without a name ("opposition leaders").
    pub ids: Vec<Id>,
    /// Its head.
    pub head: usize,
}

impl Party {
    /// Everyone it names.
    pub(super) fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.members.iter().flat_map(|m| m.ids.iter().copied())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether it stands for two or more, of whom at least one is named.
    pub(super) fn is_plural(&self) -> bool {
        let people = self.ids().filter(|id| id.kind == IdKind::Person).count();
        people >= 2 || self.members.len() >= 2 && self.ids().count() >= 1 || self.ids().count() >= 2
    }

    /// Whether a member has a name that is a person's.
    pub(super) fn has_person(&self) -> bool {
        self.ids().any(|id| id.kind == IdKind::Person)
    }

    /// The side that one mention is: "his" of "his meeting".
    pub(super) fn of_mention(mention: &Reference) -> Self {
        Party {
            members: vec![Member { ids: mention.entities.clone(), head: mention.head }],
            tokens: mention.tokens.clone(),
        }
    }
}

/// How many coordinated phrases are read at most.
const MAX_MEMBERS: usize = 24;

/// Reads the phrases from `start` on, up to `limit`: "his Russian counterpart, Ana Rey, and three aides".
pub(super) fn read(cx: &Context, start: usize, limit: usize) -> Party {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let mut party = Party { members: Vec::new(), tokens: start..start };
    let mut at = start;
    let mut apposed = false;
    while party.members.len() < MAX_MEMBERS {
        at = skip_participles(doc, at, limit);
        let Some(np) = syntax.noun_phrase_of(at).filter(|_| at < limit) else { break };
        let phrase = syntax.noun_phrases[np].tokens.clone();
        let end = phrase.end.min(limit);
        let next = modifiers_end(cx, end, limit);
        // "met Rey and the two agreed", "after talks with Rey, Ortiz said"
        if at > start && begins_clause(doc, next, limit) || is_time(doc, syntax.noun_phrases[np].head) {
            break;
        }
        let ids = ids_in(cx, at..end, next);
        let head = syntax.noun_phrases[np].head;
        let stands_for_people = || denotes_people(doc, at..end, head);
        if !ids.is_empty() || !apposed && stands_for_people() {
            party.members.push(Member { ids, head });
        }
        at = next;
        party.tokens.end = at;
        match connector(doc, at, limit) {
            Some((len, is_comma)) => {
                at += len;
                apposed = is_comma;
            }
            None => break,
        }
    }
    drop_described(&mut party);
    party
}

/// "three leaders, Rey, Ortiz and Sosa": a phrase that names nobody and is followed by those it means.
fn drop_described(party: &mut Party) {
    if party.members.len() >= 2 && party.members[0].ids.is_empty() && !party.members[1].ids.is_empty() {
        party.members.remove(0);
    }
}

/// "with visiting Chilean President Rey": a participle before a name.
fn skip_participles(doc: &Document, at: usize, limit: usize) -> usize {
    let single = |t: usize| {
        doc.syntax.verb_group_of(t).is_some_and(|g| {
            let group = &doc.syntax.verb_groups[g];
            group.tokens.len() == 1 && group.form != Form::Infinitive && is_participial(doc, t)
        })
    };
    let mut next = at;
    while next < limit && next < at + 2 && (single(next) || doc.tag(next) == Upos::Adv) {
        next += 1;
    }
    if doc.syntax.noun_phrase_of(next).is_some() { next } else { at }
}

fn is_participial(doc: &Document, token: usize) -> bool {
    ["ing", "ed", "en"].iter().any(|end| doc.lower(token).ends_with(end))
}

/// Behind a phrase: "of …", "from …" and brackets.
fn modifiers_end(cx: &Context, end: usize, limit: usize) -> usize {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let mut at = end;
    loop {
        let attached = syntax
            .noun_phrase_of(at + 1)
            .filter(|_| at + 1 < limit && doc.is_one_of(at, &["of", "from", "for"]))
            .map(|np| &syntax.noun_phrases[np])
            .filter(|phrase| !is_time(doc, phrase.head));
        at = match attached {
            Some(phrase) => phrase.tokens.end.min(limit),
            None if doc.word(at) == "(" => match (at..limit.min(at + 12)).find(|&t| doc.word(t) == ")") {
                Some(close) => close + 1,
                None => return at,
            },
            None => match of_row(cx, end, at, limit) {
                Some(next) => next,
                None => return at,
            },
        };
    }
}

/// "leaders of Chile and Peru", "Minister of Energy and Natural Resources Ana Rey": the row behind "of" goes
/// on.
fn of_row(cx: &Context, end: usize, at: usize, limit: usize) -> Option<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    if at == end || doc.lower(at) != "and" || at + 1 >= limit {
        return None;
    }
    let phrase = &syntax.noun_phrases[syntax.noun_phrase_of(at + 1)?];
    let before =
        cx.entities.mention_at(at - 1).map(|m| m.entities.iter().all(|id| id.kind == IdKind::Person));
    let same_sort = match cx.entities.mention_at(phrase.head) {
        Some(m) => {
            let person = m.entities.iter().any(|id| id.kind == IdKind::Person);
            // A person whose title runs on from before "and".
            if person {
                before.is_none() && m.tokens.start > phrase.tokens.start
            } else {
                before == Some(false)
            }
        }
        None => before.is_none() && doc.is_capital(at - 1) && doc.is_capital(phrase.head),
    };
    (same_sort && phrase.tokens.end <= limit).then_some(phrase.tokens.end)
}

/// Whom the phrase `base` with its modifiers up to `end` means.
fn ids_in(cx: &Context, base: Range<usize>, end: usize) -> Vec<Id> {
    let doc = cx.doc;
    let mentions = cx.entities.mentions_in(base.start..end);
    let is_possessor = |m: &Reference| {
        m.tokens.end < end && (doc.lower(m.tokens.end) == "'s" || doc.word(m.tokens.end) == "'")
            || matches!(doc.lower(m.tokens.start), "his" | "her" | "its" | "their" | "our" | "my" | "your")
    };
    let person = |m: &&Reference| m.entities.iter().any(|id| id.kind == IdKind::Person);
    let named = mentions
        .iter()
        .filter(person)
        .filter(|m| m.kind == MentionKind::Name && !is_possessor(m))
        .find(|m| m.tokens.start < base.end || !follows_of(doc, m.tokens.start, base.end));
    if let Some(named) = named {
        return named.entities.clone();
    }
    let last = base.end - 1;
    match cx.entities.mention_at(last) {
        Some(m) if !is_possessor(m) => m.entities.clone(),
        _ if denotes_people(doc, base.clone(), last) => {
            // "officials of the ministry" stand for the ministry.
            let governed = mentions.iter().find(|m| m.tokens.start >= base.end && !person(m));
            governed.map_or_else(Vec::new, |m| m.entities.clone())
        }
        _ => Vec::new(),
    }
}

/// Whether the name at `token` (its title aside) directly follows a preposition: "the wife of President Rey".
fn follows_of(doc: &Document, token: usize, floor: usize) -> bool {
    let title = |t: usize| doc.is_in(t, &TITLES) || doc.is_in(t, &HONORIFICS) || doc.tag(t) == Upos::Adj;
    let first = (floor..token).rev().take_while(|&t| title(t)).last().unwrap_or(token);
    first > floor && doc.tag(first - 1) == Upos::Adp || doc.tag(first.saturating_sub(1)) == Upos::Det
}

/// Whether a phrase stands for people or a body of people, and not for an audience.
pub(super) fn denotes_people(doc: &Document, phrase: Range<usize>, head: usize) -> bool {
    if phrase.clone().any(|t| doc.is_in(t, &AUDIENCES)) {
        return false;
    }
    // Entries may have several words ("police spokesman"): any that ends with the head.
    phrase.clone().filter(|&t| t <= head).any(|t| {
        [&GROUP_NOUNS, &TITLES, &RELATIONS]
            .iter()
            .any(|list| doc.entry(t, list).is_some_and(|(len, _)| t + len == head + 1))
    }) || singular(doc.lower(head)).is_some_and(|noun| TITLES.get(noun).or(RELATIONS.get(noun)).is_some())
}

fn singular(noun: &str) -> Option<&str> {
    noun.strip_suffix('s')
}

/// Whether the phrase that ends at `end` is the subject of a finite verb.
fn begins_clause(doc: &Document, end: usize, limit: usize) -> bool {
    let next = (end..limit).find(|&t| doc.tag(t) != Upos::Adv);
    next.and_then(|t| doc.syntax.verb_group_of(t))
        .is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite && doc.tag(end) != Upos::Punct)
}

/// "and", "as well as", ", accompanied by", ",": how many tokens, and whether it is a comma alone.
fn connector(doc: &Document, at: usize, limit: usize) -> Option<(usize, bool)> {
    let comma = usize::from(doc.word(at) == ",");
    if at + comma >= limit {
        return None;
    }
    match doc.entry(at + comma, &COMPANIONS) {
        Some((len, _)) if at + comma + len < limit => Some((comma + len, false)),
        _ => (comma == 1).then_some((1, true)),
    }
}

pub(super) fn is_time(doc: &Document, head: usize) -> bool {
    doc.is_in(head, &WEEKDAYS)
        || doc.is_one_of(
            head,
            &["today", "yesterday", "tomorrow", "week", "month", "year", "morning", "afternoon", "evening"],
        )
}
