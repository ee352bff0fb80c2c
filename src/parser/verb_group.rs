//! Verb groups: a verb with its auxiliaries, negation and inner adverbs.

use crate::document::Document;
use crate::lexicon::{TITLES, VerbForm, verb};
use crate::tagger::Upos;
use std::ops::Range;

/// A verb with its auxiliaries: "has not yet met", "to visit", "was received".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// From the first auxiliary (or "to") to the verb.
    pub tokens: Range<usize>,
    /// The verb itself.
    pub head: usize,
    /// The form of the whole group.
    pub form: Form,
    /// Whether the subject undergoes the action: "was received".
    pub passive: bool,
    /// Whether it is denied: by "not", "never" or "n't" in it, or by its subject ("nobody met").
    pub negated: bool,
    /// What the auxiliaries, or "if" before the clause, say of its being real.
    pub modality: Modality,
}

/// The form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With tense, the verb of a clause.
    Finite,
    /// "to meet"
    Infinitive,
    /// "meeting", "having met"
    Gerund,
    /// A past participle by itself: "received by the king".
    Participle,
}

/// What auxiliaries say of a verb's being real.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// No modal auxiliary.
    None,
    /// "will", "shall", "is going to", "is to"
    Future,
    /// "may", "could", "should", "would" …
    Possible,
}

/// Appends the verb groups of a sentence. Needs tags.
pub(super) fn find(doc: &Document, sentence: Range<usize>, groups: &mut Vec<VerbGroup>) {
    let mut at = sentence.start;
    while at < sentence.end {
        match group_at(doc, at, sentence.end) {
            Some(group) => {
                at = group.tokens.end;
                groups.push(group);
            }
            None => at += 1,
        }
    }
}

fn group_at(doc: &Document, start: usize, end: usize) -> Option<VerbGroup> {
    let is_to = doc.lower(start) == "to" && doc.tag(start) == Upos::Part;
    if !is_to && !matches!(doc.tag(start), Upos::Aux | Upos::Verb) {
        return None;
    }
    // "state-run": the second part of a compound.
    if start > 0
        && doc.lower(start - 1) == "-"
        && !doc.tokens[start].space_before
        && !doc.tokens[start - 1].space_before
    {
        return None;
    }
    // "the visiting minister", "a planned meeting": a participle before a noun modifies it.
    if doc.tag(start) == Upos::Verb && (modifies_noun(doc, start, end) || is_noun(doc, start)) {
        return None;
    }
    // "president-designate"
    if doc.tag(start) == Upos::Verb && is_hyphenated_base(doc, start) {
        return None;
    }
    let mut head = (!is_to).then_some(start);
    let mut negated = false;
    let mut has_verb = doc.tag(start) == Upos::Verb;
    let mut at = start + 1;
    while at < end && !has_verb {
        match doc.tag(at) {
            Upos::Aux => head = Some(at),
            Upos::Verb => {
                head = Some(at);
                has_verb = true;
            }
            Upos::Part if doc.is_one_of(at, &["not", "n't", "n’t"]) => negated = true,
            // "is to meet", "has to meet"
            Upos::Part if doc.lower(at) == "to" && !is_to => {}
            Upos::Adv => negated |= doc.lower(at) == "never",
            _ => break,
        }
        at += 1;
    }
    let head = head?;
    let tokens = start..head + 1;
    let auxiliaries = start..head;
    let form = form(doc, start, head, is_to);
    let has = |words: &[&str]| auxiliaries.clone().any(|t| doc.is_one_of(t, words));
    let has_be =
        has(&["be", "been", "being", "is", "was", "are", "were", "am", "'s", "'re", "'m", "get", "got"]);
    let modality = if has(&["will", "shall", "'ll", "wo"]) || has_be && has(&["to"]) {
        Modality::Future
    } else if has(&["may", "might", "could", "should", "would", "can", "must", "'d", "ca"]) {
        Modality::Possible
    } else {
        Modality::None
    };
    let passive = has_be && doc.tag(head) == Upos::Verb && is_participle(doc, head);
    negated |= auxiliaries.clone().any(|t| doc.is_one_of(t, &["not", "n't", "never"]));
    Some(VerbGroup { tokens, head, form, passive, negated, modality })
}

fn is_participle(doc: &Document, token: usize) -> bool {
    match verb(doc.lower(token)) {
        Some((_, forms)) => forms.has(VerbForm::Participle),
        None => doc.lower(token).ends_with("ed"),
    }
}

fn is_gerund(doc: &Document, token: usize) -> bool {
    doc.lower(token).ends_with("ing")
        && verb(doc.lower(token)).is_none_or(|(_, forms)| forms.has(VerbForm::Gerund))
}

fn form(doc: &Document, start: usize, head: usize, is_to: bool) -> Form {
    if is_to {
        return Form::Infinitive;
    }
    if is_gerund(doc, start) {
        return Form::Gerund;
    }
    let bare = start == head && doc.tag(head) == Upos::Verb;
    let only_participle = || {
        let others = [VerbForm::Past, VerbForm::Base, VerbForm::Third];
        verb(doc.lower(head)).is_some_and(|(_, forms)| {
            forms.has(VerbForm::Participle) && !others.iter().any(|other| forms.has(*other))
        })
    };
    // "the plan presented by Rey": between a noun and "by" a past form is a participle.
    let by = || {
        doc.lower(head + 1) == "by"
            && head > 0
            && (doc.tag(head - 1).is_nominal() || doc.word(head - 1) == ",")
    };
    if bare && (only_participle() || is_participle(doc, head) && by()) {
        Form::Participle
    } else {
        Form::Finite
    }
}

/// Whether a word that can be a verb is a noun here: "his hope", "the claim".
pub(super) fn is_noun(doc: &Document, token: usize) -> bool {
    let determined = token > 0
        && (doc.is_one_of(token - 1, &["his", "its", "their", "our", "my", "your", "a", "an", "the", "'s"]));
    // "a recent campaign stop": the singular article leaves no subject for a bare form.
    let mut modifiers = (token.saturating_sub(4)..token).rev();
    let article = modifiers.find(|&t| !matches!(doc.tag(t), Upos::Noun | Upos::Adj | Upos::Propn));
    let compound = article.is_some_and(|t| t + 1 < token && doc.is_one_of(t, &["a", "an"]));
    // "the guard Ana Rey", "club coach Rey": a role before a name.
    let role = doc.is_in(token, &TITLES)
        && doc.tag(token + 1) == Upos::Propn
        && token > 0
        && doc.tag(token - 1).is_nominal();
    let is = |form| verb(doc.lower(token)).is_some_and(|(_, forms)| forms.has(form));
    let bare = is(VerbForm::Base) || is(VerbForm::Third);
    let in_sentence = token > 0 && doc.sentence_of(token - 1) == doc.sentence_of(token);
    let unsubjected = compound && is(VerbForm::Base) && !is(VerbForm::Past);
    in_sentence && (role || determined && bare || unsubjected)
}

/// A verb's base form that a hyphen ties to the noun before it.
fn is_hyphenated_base(doc: &Document, token: usize) -> bool {
    let tied = token >= 2 && doc.word(token - 1) == "-" && !doc.tokens[token].space_before;
    tied && doc.tag(token - 2).is_nominal()
        && verb(doc.lower(token)).is_some_and(|(lemma, _)| lemma == doc.lower(token))
}

/// Whether a participle stands between a determiner, adjective or possessive and a noun.
fn modifies_noun(doc: &Document, token: usize, end: usize) -> bool {
    let before = token > 0 && {
        let t = token - 1;
        matches!(doc.tag(t), Upos::Det | Upos::Adj | Upos::Num)
            || doc.lower(t) == "'s"
            || doc.is_one_of(t, &["his", "her", "its", "their", "our", "my", "your"])
    };
    let after = token + 1 < end && matches!(doc.tag(token + 1), Upos::Noun | Upos::Propn | Upos::Adj);
    // "the daily quoted Rey", "Few believed Rey": an adjective with an article or by itself is the subject.
    let alone = |adjective: usize| {
        doc.sentence_tokens(adjective).start == adjective || doc.tag(adjective - 1) == Upos::Det
    };
    let subject =
        token > 0 && doc.tag(token - 1) == Upos::Adj && alone(token - 1) && doc.tag(token + 1) == Upos::Propn;
    before && after && !subject && (is_participle(doc, token) || is_gerund(doc, token))
}
