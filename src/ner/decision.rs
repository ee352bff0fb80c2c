//! What each candidate is, after all mentions of one form have been heard together.

use super::evidence::{self, Evidence};
use super::features::{self, Beside};
use super::memory::Links;
use super::title::{self, Attachment};
use super::weights::{Scores, Weights};
use super::{Class, Name, candidate, casing};
use crate::article::EntityKind;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{
    COUNTRIES, DEMONYMS, GIVEN_NAMES, List, ORGANIZATION_HEADS, PLACE_HEADS, PLACES, Row, SURNAMES,
};
use std::collections::HashMap;
use std::ops::Range;

/// Points that a reading needs to be believed.
const THRESHOLD: i32 = 3;

/// The lead in points from which the rules decide alone.
const SURE: i32 = 8;

/// A point of the rules in the unit of the weights.
const PRIOR: i32 = 2;

/// The most that the contexts of all mentions of a form add up to.
const CONTEXT_LIMIT: i32 = 14;

/// A candidate with what stands beside it.
struct Weighed {
    tokens: Range<usize>,
    /// The role before a comma and a form of address: "the mayor, Dr | Ana Rey".
    apart: Option<Range<usize>>,
    before: Option<Range<usize>>,
    behind: Option<Range<usize>>,
    attachment: Option<Attachment>,
    context: Evidence,
    /// Ordinary words alone, as fields of government are: "Water Resources".
    is_field: bool,
}

/// The stretches of a document that may be names, with what the model looks at.
pub struct Candidates {
    weighed: Vec<Weighed>,
    evidence: Vec<Evidence>,
    links: Links,
    rows: Vec<Vec<u32>>,
    informal: bool,
}

impl Candidates {
    /// The candidates of a document in order of the text; they do not overlap.
    #[inline(never)]
    pub fn of(doc: &Document) -> Candidates {
        let casing = casing::Casing::of(doc);
        let found = candidate::find(doc, &casing);
        let weighed = weigh(doc, &found);
        let keys: Vec<String> = weighed.iter().map(|w| key(doc, w.tokens.clone())).collect();
        let evidence = by_rules(doc, &weighed, &keys);
        let informal = features::is_informal(doc);
        let beside = weighed.iter().zip(&evidence).map(|(w, evidence)| Beside {
            evidence: *evidence,
            title_before: w.attachment,
            title_behind: w.behind.is_some(),
            informal,
        });
        let rows =
            weighed.iter().zip(beside).map(|(w, b)| features::of_candidate(doc, &w.tokens, &b)).collect();
        let links = Links::of(doc, &found, &keys, informal);
        Candidates { weighed, evidence, links, rows, informal }
    }

    /// The tokens of each.
    pub fn tokens(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.weighed.iter().map(|w| w.tokens.clone())
    }

    /// What the rules alone decide.
    pub fn by_rules(&self) -> Vec<Class> {
        self.evidence.iter().map(|sum| best(*sum).into()).collect()
    }

    /// Whether the rules are so sure of one that the model is not asked.
    pub fn is_sure(&self, at: usize) -> bool {
        margin(self.evidence[at]) >= SURE
    }

    /// The scores that each starts from: the points of the rules.
    pub fn prior(&self) -> Vec<Scores> {
        let scaled = |sum: &Evidence| points(*sum).map(|points| points.clamp(-10, 16) * PRIOR);
        self.evidence.iter().map(scaled).collect()
    }

    /// The rows of features of each by itself.
    pub fn rows(&self) -> &[Vec<u32>] {
        &self.rows
    }

    /// The rows of each by what the scores so far say of the others.
    pub fn memory(&self, scores: &[Scores]) -> Vec<Vec<u32>> {
        self.links.rows(scores, &self.by_rules())
    }

    /// What each is: where the rules are sure, as they say, else by some weights.
    pub fn classes(&self, weights: &Weights) -> Vec<Class> {
        let mut scores = self.prior();
        for (score, rows) in scores.iter_mut().zip(&self.rows) {
            weights.add(rows, score);
        }
        let memory = self.memory(&scores);
        for (score, rows) in scores.iter_mut().zip(&memory) {
            weights.add(rows, score);
        }
        let classes: Vec<Class> = (0..scores.len()).map(|at| self.class(at, scores[at], None)).collect();
        let introduced = self.links.introduced(&classes);
        let mut classes: Vec<Class> =
            (0..scores.len()).map(|at| self.class(at, scores[at], introduced[at])).collect();
        self.links.agree(&scores, &mut classes);
        classes
    }

    /// What one is, by its scores and by the longer names that have introduced its one word. News introduces by the full name: there
    /// the rules decide where they read the word as they read that name, and it is no person where nobody was introduced and the rules
    /// read none.
    fn class(&self, at: usize, mut scores: Scores, introduced: Option<Class>) -> Class {
        let rules: Class = best(self.evidence[at]).into();
        let introduced = introduced.filter(|_| !self.informal);
        if self.is_sure(at) || introduced.is_some_and(|class| class == rules && rules != Class::Other) {
            return rules;
        }
        if introduced.is_some_and(|class| class != Class::Person) && rules != Class::Person {
            scores[Class::Person as usize] = i32::MIN;
        }
        Class::best(&scores)
    }

    /// The names among them, given what each is.
    pub(super) fn names(&self, classes: &[Class]) -> Vec<Name> {
        let mut names = Vec::new();
        let people = self.weighed.iter().zip(classes).filter(|(_, class)| **class == Class::Person);
        // Where the title before the next person begins, and where it ends.
        let mut next = people.filter_map(|(w, _)| w.before.clone()).peekable();
        for (w, class) in self.weighed.iter().zip(classes) {
            let Some(kind) = class.kind() else { continue };
            while next.next_if(|title| title.end <= w.tokens.start).is_some() {}
            if w.is_field && next.peek().is_some_and(|title| title.start <= w.tokens.start) {
                continue;
            }
            let titles = match kind {
                EntityKind::Person => w.apart.iter().chain(&w.before).chain(&w.behind).cloned().collect(),
                _ => Vec::new(),
            };
            names.push(Name { tokens: w.tokens.clone(), kind, titles });
        }
        names
    }
}

/// The points of each class; "other" has at least what a reading needs to be believed.
fn points(evidence: Evidence) -> [i32; Class::COUNT] {
    [evidence.person, evidence.organization, evidence.place, evidence.other.max(THRESHOLD - 1)]
}

/// By how many points the best reading leads.
fn margin(evidence: Evidence) -> i32 {
    let higher = |(best, next): (i32, i32), points: i32| (best.max(points), next.max(best.min(points)));
    let (best, next) = points(evidence).into_iter().fold((i32::MIN, i32::MIN), higher);
    best - next
}

/// The points of the rules for each candidate.
fn by_rules(doc: &Document, weighed: &[Weighed], keys: &[String]) -> Vec<Evidence> {
    let mut forms: HashMap<&str, Evidence> = HashMap::new();
    let mut contexts: HashMap<&str, Evidence> = HashMap::new();
    for (w, key) in weighed.iter().zip(keys) {
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
    for (at, (w, key)) in weighed.iter().zip(keys).enumerate() {
        if let Some(full) = at.checked_sub(1).filter(|&full| is_alias(doc, &weighed[full].tokens, &w.tokens))
        {
            let lesson = match best(total(&keys[full])) {
                Some(EntityKind::Person) => Evidence { person: 8, ..Evidence::default() },
                Some(EntityKind::Organization) => Evidence { organization: 8, ..Evidence::default() },
                _ => Evidence::default(),
            };
            taught.insert(key, lesson);
        }
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
            Some(EntityKind::Place) => {
                if let Some(short) = place_without_head(doc, w.tokens.clone()) {
                    taught.entry(short).or_insert(Evidence { place: 5, ..Evidence::default() });
                }
            }
            _ => {}
        }
    }
    let sum = |(w, key): (&Weighed, &String)| {
        let mut sum = total(key);
        sum += half(w.context);
        // "Al-Rey" of "Ana Al-Rey"
        let last = doc.lower(w.tokens.end - 1);
        let parts = w.tokens.len() == 3 && doc.word(w.tokens.start + 1) == "-" && last.len() > 2;
        let surname = || taught.get(last).filter(|_| parts);
        if let Some(lesson) = taught.get(key.as_str()).or_else(surname) {
            sum += *lesson;
        }
        if acronyms.contains_key(key.as_str()) {
            sum.organization += 6;
        }
        sum
    };
    weighed.iter().zip(keys).map(sum).collect()
}

/// Whether a name is told to be another one for the name before it: "the Okrani Farmers' League (OKFAL)", "Tomas
/// Ibarra, better known as Tomi".
fn is_alias(doc: &Document, full: &Range<usize>, alias: &Range<usize>) -> bool {
    /// The most tokens of "– more commonly known as".
    const BETWEEN: usize = 6;
    let letters = alias.len() == 1 && matches!(doc.tokens[alias.start].case, Case::Upper | Case::Mixed);
    let bracketed = doc.word(full.end) == "(" && full.end + 1 == alias.start && doc.word(alias.end) == ")";
    let gap = full.end..alias.start;
    let known = gap.len() <= BETWEEN
        && gap.len() >= 2
        && doc.lower(gap.end - 1) == "as"
        && doc.is_one_of(gap.end - 2, &["known", "nicknamed"]);
    letters && bracketed && full.len() > 1 || known
}

#[inline(never)]
fn weigh(doc: &Document, candidates: &[Range<usize>]) -> Vec<Weighed> {
    let mut weighed: Vec<Weighed> = Vec::with_capacity(candidates.len());
    for tokens in candidates {
        let before =
            title::before(doc, tokens.start).filter(|(title, _)| !title::is_of_team(doc, title, tokens));
        let behind = title::behind(doc, tokens.end);
        let attachment = before.as_ref().map(|(_, attachment)| *attachment);
        let before = before.map(|(title, _)| title);
        let apart = before.as_ref().and_then(|title| title::before_address(doc, title.start));
        let context = evidence::of_context(doc, tokens.clone(), attachment, behind.is_some());
        let is_field = is_field(doc, tokens.clone());
        weighed.push(Weighed {
            tokens: tokens.clone(),
            apart,
            before,
            behind,
            attachment,
            context,
            is_field,
        });
    }
    weighed
}

/// Whether a name is made of ordinary words alone, is not listed, and says by no word of its own what it is.
fn is_field(doc: &Document, name: Range<usize>) -> bool {
    let is_strong = |row: Row| row.column(1) != "weak";
    let is_plain = |t: usize| {
        let tells = [&ORGANIZATION_HEADS, &PLACE_HEADS]
            .into_iter()
            .any(|list: &List| list.get(doc.lower(t)).is_some_and(is_strong));
        doc.tokens[t].kind != TokenKind::Word
            || casing::is_ordinary(doc, t) && doc.tokens[t].case == Case::Capital && !tells
            || doc.is_one_of(t, &["and", "of", "the"])
    };
    name.clone().all(is_plain) && candidate::known_name(doc, name.start) != Some(name.len())
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

/// The name before the head of a place, where it is no word of the language or of people: "Okrani | Bay".
fn place_without_head<'d>(doc: &'d Document, tokens: Range<usize>) -> Option<&'d str> {
    let first = tokens.start;
    let listed = [&GIVEN_NAMES, &SURNAMES, &DEMONYMS, &ORGANIZATION_HEADS]
        .into_iter()
        .any(|list| doc.is_in(first, list));
    let headed = tokens.len() == 2 && doc.is_in(first + 1, &PLACE_HEADS);
    (headed && !listed && !casing::is_ordinary(doc, first)).then(|| doc.lower(first))
}

/// The first letters of the capitalised words, in lower case.
fn initials(doc: &Document, tokens: Range<usize>) -> String {
    tokens.filter(|&t| doc.is_capital(t)).filter_map(|t| doc.lower(t).chars().next()).collect()
}
