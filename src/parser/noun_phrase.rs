//! Base noun phrases, and what is attached behind them.

use super::Syntax;
use crate::document::Document;
use crate::tagger::Upos;
use std::ops::Range;

/// A base noun phrase: "the two Chilean ministers", "President Putin's cordial greetings", "he".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// From the first determiner or modifier to the head.
    pub tokens: Range<usize>,
    /// The noun, name, number or pronoun that the phrase is about.
    pub head: usize,
}

/// The longest stretch between two commas that is taken for an apposition or relative clause, in tokens.
const MAX_PARENTHESIS: usize = 40;

/// The longest stretch that is taken for the modifiers of one noun phrase, in tokens.
const MAX_MODIFIERS: usize = 120;

/// Appends the noun phrases of a sentence, over tokens that are free of verb groups.
pub(super) fn find(
    doc: &Document,
    sentence: Range<usize>,
    is_free: &dyn Fn(usize) -> bool,
    phrases: &mut Vec<NounPhrase>,
) {
    let mut at = sentence.start;
    while at < sentence.end {
        let start = at;
        let mut head = None;
        while at < sentence.end && is_free(at) && continues(doc, start, at, head, sentence.end) {
            if matches!(doc.tag(at), Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Sym)
                || doc.tag(at) == Upos::Verb && super::verb_group::is_noun(doc, at)
            {
                head = Some(at);
            }
            at += 1;
            if doc.tag(at - 1) == Upos::Pron && !is_possessive(doc, at - 1) {
                break;
            }
        }
        // "the unemployed": an adjective behind an article can be the head.
        let nominal = head.or_else(|| (at > start + 1 && doc.tag(start) == Upos::Det).then(|| at - 1));
        match nominal {
            Some(head) => {
                phrases.push(NounPhrase { tokens: start..head + 1, head });
                at = head + 1;
            }
            None => at = at.max(start + 1),
        }
    }
}

/// "his", "her" before a noun: begins a phrase rather than being one.
fn is_possessive(doc: &Document, token: usize) -> bool {
    doc.is_one_of(token, &["his", "its", "their", "our", "my", "your", "whose"])
        || doc.lower(token) == "her"
            && matches!(doc.tag(token + 1), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
}

/// Whether token `at` goes on in the phrase that began at `start` and so far has `head`.
fn continues(doc: &Document, start: usize, at: usize, head: Option<usize>, end: usize) -> bool {
    let first = at == start;
    // A possessive pronoun stands before the head: "his planned visit".
    let headless = head.is_none_or(|h| doc.tag(h) == Upos::Pron);
    match doc.tag(at) {
        Upos::Noun | Upos::Propn | Upos::Num | Upos::Sym => true,
        Upos::Adj => head.is_none_or(|h| doc.tag(h) != Upos::Noun || glued_or_named(doc, at)),
        // "noting that trade grew": behind a verb "that" begins a clause.
        Upos::Det if first && doc.lower(at) == "that" && at > 0 && doc.tag(at - 1) == Upos::Verb => false,
        Upos::Det => first || head.is_none() && matches!(doc.tag(at - 1), Upos::Det | Upos::Adv),
        Upos::Pron => first || head.is_none() && is_possessive(doc, at),
        // "a very close ally"
        Upos::Adv => {
            !first && head.is_none() && at + 1 < end && matches!(doc.tag(at + 1), Upos::Adj | Upos::Verb)
        }
        // "the visiting minister", "Rey's planned visit"; verb groups have taken all others.
        Upos::Verb => {
            let modifies = headless || doc.lower(at - 1) == "'s";
            !first && (modifies || super::verb_group::is_noun(doc, at) || is_compound(doc, at))
        }
        Upos::Part => !first && doc.is_one_of(at, &["'s", "'"]) && at + 1 < end,
        // "the Chilean and Peruvian ministers"
        Upos::Cconj => {
            !first
                && headless
                && doc.tag(at - 1) == Upos::Adj
                && at + 2 < end
                && doc.tag(at + 1) == Upos::Adj
                && doc.tag(at + 2).is_nominal()
        }
        // "China-Russia", "the miners' union", "Al-Jaafari"
        Upos::Punct => {
            let glued = !first && !doc.tokens[at].space_before;
            let inner = at + 1 < end && !doc.tokens[at + 1].space_before;
            glued
                && (doc.is_one_of(at, &["-", "–", "/"]) && inner
                    || doc.word(at) == "'"
                    || doc.word(at) == "’")
                && at + 1 < end
                && head.is_some_and(|h| h + 1 == at)
        }
        _ => false,
    }
}

/// "Lima-listed": the second part of a compound.
fn is_compound(doc: &Document, at: usize) -> bool {
    doc.lower(at - 1) == "-" && !doc.tokens[at].space_before && !doc.tokens[at - 1].space_before
}

/// An adjective behind a noun still belongs to the phrase where a hyphen ties it or it is a capitalised part
/// of a name ("Xinhua Chinese Service").
fn glued_or_named(doc: &Document, at: usize) -> bool {
    doc.is_capital(at) || doc.lower(at - 1) == "'s" || doc.lower(at - 1) == "-"
}

/// See [`Syntax::with_modifiers`].
pub(super) fn with_modifiers(syntax: &Syntax, doc: &Document, noun_phrase: usize) -> Range<usize> {
    let base = syntax.noun_phrases[noun_phrase].tokens.clone();
    let sentence = doc.sentence_tokens(base.start).end.min(base.end.saturating_add(MAX_MODIFIERS));
    let mut end = base.end;
    loop {
        let prepositional = prepositional_end(syntax, doc, end, sentence);
        let parenthesis = || parenthesis_end(syntax, doc, end, sentence);
        match prepositional.or_else(parenthesis) {
            Some(next) if next > end => end = next,
            _ => return base.start..end,
        }
    }
}

/// The end of `of/for/from/in/at/on … <noun phrase>` that begins at `at`.
fn prepositional_end(syntax: &Syntax, doc: &Document, at: usize, sentence: usize) -> Option<usize> {
    let attaches = at < sentence && doc.is_one_of(at, &["of", "for", "from", "in", "at", "on", "to", "with"]);
    let np = syntax.noun_phrase_of(at + 1).filter(|_| attaches && at + 1 < sentence)?;
    // "said Rey on Monday": a time is no part of the source.
    let first = syntax.noun_phrases[np].head;
    (!doc.is_in(first, &crate::lexicon::WEEKDAYS)).then(|| syntax.noun_phrases[np].tokens.end)
}

/// The end of ", an apposition or relative clause," or "(…)" that begins at `at`; the closing comma excluded.
fn parenthesis_end(syntax: &Syntax, doc: &Document, at: usize, sentence: usize) -> Option<usize> {
    let limit = sentence.min(at + MAX_PARENTHESIS);
    match doc.word(at) {
        "(" => (at + 1..limit).find(|&t| doc.word(t) == ")").map(|t| t + 1),
        "," => {
            let relative = doc.is_one_of(at + 1, &["who", "which", "whose", "whom", "where"]);
            let apposed =
                syntax.noun_phrase_of(at + 1).is_some() || doc.is_one_of(at + 1, &["a", "an", "the", "also"]);
            let close = (at + 1..limit).find(|&t| doc.word(t) == ",")?;
            let verbs = syntax.verb_groups_in(at + 1..close);
            let finite = verbs.clone().any(|g| syntax.verb_groups[g].form == super::Form::Finite);
            (relative || apposed && !finite).then_some(close)
        }
        _ => None,
    }
}
