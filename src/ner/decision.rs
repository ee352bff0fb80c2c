//! What each candidate is, after all mentions of one form have been heard together.

use super::Name;
use super::casing;
use super::evidence::{self, Evidence};
use super::title;
use crate::article::EntityKind;
use crate::document::{Document, TokenKind};
use crate::lexicon::{COUNTRIES, DEMONYMS, GIVEN_NAMES, ORGANIZATION_HEADS, PLACE_HEADS, PLACES, SURNAMES};
use std::collections::HashMap;
use std::ops::Range;

/// Points that a reading needs to be believed.
const THRESHOLD: i32 = 3;

/// The most that the contexts of all mentions of a form add up to.
const CONTEXT_LIMIT: i32 = 14;

/// A candidate with what stands beside it.
struct Weighed {
    tokens: Range<usize>,
    /// The role before a comma and a form of address: "the mayor, Dr | Ana Rey".
    apart: Option<Range<usize>>,
    before: Option<Range<usize>>,
    behind: Option<Range<usize>>,
    context: Evidence,
}

/// Decides on every candidate.
pub(super) fn decide(doc: &Document, candidates: &[Range<usize>]) -> Vec<Name> {
    let weighed = weigh(doc, candidates);
    let keys: Vec<String> = weighed.iter().map(|w| key(doc, w.tokens.clone())).collect();
    let mut forms: HashMap<&str, Evidence> = HashMap::new();
    let mut contexts: HashMap<&str, Evidence> = HashMap::new();
    for (w, key) in weighed.iter().zip(&keys) {
        forms.entry(key).or_insert_with(|| evidence::of_form(doc, w.tokens.clone()));
        *contexts.entry(key).or_default() += w.context;
    }
    let total = |key: &str| {
        let mut sum = forms[key];
        sum += limited(contexts[key]);
        sum
    };
    // Longer names first teach what their words are.
    let mut taught: HashMap<&str, Evidence> = HashMap::new();
    let mut acronyms: HashMap<String, ()> = HashMap::new();
    for (w, key) in weighed.iter().zip(&keys) {
        if w.tokens.len() < 2 {
            continue;
        }
        match best(total(key)) {
            Some(EntityKind::Person) => {
                for part in name_parts(doc, w.tokens.clone()) {
                    taught.insert(part, Evidence { person: 8, ..Evidence::default() });
                }
            }
            Some(EntityKind::Organization) => {
                acronyms.insert(initials(doc, w.tokens.clone()), ());
                if let Some(short) = company(doc, w.tokens.clone()) {
                    taught.entry(short).or_insert(Evidence { organization: 6, ..Evidence::default() });
                }
            }
            _ => {}
        }
    }
    let mut names = Vec::new();
    for (w, key) in weighed.iter().zip(&keys) {
        let mut sum = total(key);
        sum += half(w.context);
        if let Some(lesson) = taught.get(key.as_str()) {
            sum += *lesson;
        }
        if acronyms.contains_key(key.as_str()) {
            sum.organization += 6;
        }
        let Some(kind) = best(sum) else { continue };
        let titles = match kind {
            EntityKind::Person => w.apart.iter().chain(&w.before).chain(&w.behind).cloned().collect(),
            _ => Vec::new(),
        };
        names.push(Name { tokens: w.tokens.clone(), kind, titles });
    }
    names
}

fn weigh(doc: &Document, candidates: &[Range<usize>]) -> Vec<Weighed> {
    let mut weighed: Vec<Weighed> = Vec::with_capacity(candidates.len());
    for tokens in candidates {
        let before = title::before(doc, tokens.start);
        let behind = title::behind(doc, tokens.end);
        let attachment = before.as_ref().map(|(_, attachment)| *attachment);
        let before = before.map(|(title, _)| title);
        let apart = before.as_ref().and_then(|title| title::before_address(doc, title.start));
        let context = evidence::of_context(doc, tokens.clone(), attachment, behind.is_some());
        weighed.push(Weighed { tokens: tokens.clone(), apart, before, behind, context });
    }
    weighed
}

/// Contexts of many mentions say less than their sum.
fn limited(context: Evidence) -> Evidence {
    let clamp = |n: i32| n.clamp(-CONTEXT_LIMIT, CONTEXT_LIMIT);
    Evidence {
        person: clamp(context.person),
        organization: clamp(context.organization),
        place: clamp(context.place),
        other: clamp(context.other),
    }
}

/// The own context of a mention weighs half again.
fn half(context: Evidence) -> Evidence {
    Evidence {
        person: context.person / 2,
        organization: context.organization / 2,
        place: context.place / 2,
        other: context.other / 2,
    }
}

/// The form of a name, for comparing.
pub(super) fn key(doc: &Document, tokens: Range<usize>) -> String {
    tokens.map(|t| doc.lower(t)).collect::<Vec<_>>().join(" ")
}

/// The reading with most points, where it has enough and "other" has not more.
fn best(evidence: Evidence) -> Option<EntityKind> {
    let readings = [
        (evidence.person, EntityKind::Person),
        (evidence.organization, EntityKind::Organization),
        (evidence.place, EntityKind::Place),
    ];
    let (points, kind) = readings.into_iter().max_by_key(|(points, _)| *points)?;
    (points >= THRESHOLD && points > evidence.other).then_some(kind)
}

/// The forms that a person may be called by later: first name, surname (with particles), last words.
fn name_parts<'d>(doc: &'d Document, tokens: Range<usize>) -> Vec<&'d str> {
    tokens
        .filter(|&t| doc.tokens[t].kind == TokenKind::Word && doc.is_capital(t))
        .map(|t| doc.lower(t))
        .collect()
}

/// The first word of an organisation's name, where it is no word of the language or of people: "Hanbit | Energy".
fn company<'d>(doc: &'d Document, tokens: Range<usize>) -> Option<&'d str> {
    let first = tokens.start;
    let mut others =
        [&GIVEN_NAMES, &SURNAMES, &COUNTRIES, &DEMONYMS, &PLACES, &PLACE_HEADS, &ORGANIZATION_HEADS]
            .into_iter();
    let listed = others.any(|list| doc.is_in(first, list));
    let plain =
        doc.tokens[first].kind == TokenKind::Word && tokens.len() > 1 && doc.tokens[first + 1].space_before;
    (plain && !listed && !casing::is_ordinary(doc, first)).then(|| doc.lower(first))
}

/// The first letters of the capitalised words, in lower case.
fn initials(doc: &Document, tokens: Range<usize>) -> String {
    tokens.filter(|&t| doc.is_capital(t)).filter_map(|t| doc.lower(t).chars().next()).collect()
}
