//! What rules look at, and what they give.

use super::cue::Cue;
use crate::article::{Act, Time};
use crate::coreference::Entities;
use crate::document::{BlockKind, Document};
use crate::lexicon::CUE_OCCASIONS;
use crate::tagger::Upos;
use std::ops::Range;

/// What rules look at.
pub(super) struct Context<'a, 't> {
    pub(super) doc: &'a Document<'t>,
    pub(super) entities: &'a Entities,
    pub(super) times: &'a [Time],
    /// All cues in order of the text.
    pub(super) cues: Vec<Cue>,
}

/// A noun phrase that names a source or an addressee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Its words, modifiers included.
    pub(super) tokens: Range<usize>,
    /// Its base noun phrase.
    pub(super) noun_phrase: usize,
}

/// A statement as a rule reads it, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// The name of the rule.
    pub(super) rule: &'static str,
    /// Who said it.
    pub(super) source: Option<Source>,
    /// The words that tell of the saying.
    pub(super) cue: Option<Range<usize>>,
    /// What was said, in pieces.
    pub(super) content: Vec<Range<usize>>,
    /// What kind of speech act it is.
    pub(super) act: Act,
    /// Who was told.
    pub(super) addressee: Option<Source>,
    /// How sure the rule is, 0 to 1.
    pub(super) confidence: f32,
}

impl Reading {
    /// Something said by somebody unknown, in words that no verb introduces.
    pub(super) fn new(rule: &'static str, content: Vec<Range<usize>>, confidence: f32) -> Self {
        Reading { rule, source: None, cue: None, content, act: Act::Say, addressee: None, confidence }
    }

    /// What a cue tells of, as sure as the rule and the cue are; by whom is left open.
    pub(super) fn of_cue(rule: &'static str, cue: &Cue, content: Vec<Range<usize>>, sure: f32) -> Self {
        Reading {
            cue: Some(cue.tokens.clone()),
            act: cue.act(),
            ..Reading::new(rule, content, sure * cue.weight())
        }
    }

    /// From the first token of its content to the last.
    pub(super) fn extent(&self) -> Range<usize> {
        let start = self.content.first().map_or(0, |piece| piece.start);
        start..self.content.last().map_or(start, |piece| piece.end)
    }
}

impl Context<'_, '_> {
    /// The cues whose verb stands within some tokens.
    pub(super) fn cues_in(&self, tokens: Range<usize>) -> &[Cue] {
        let at = |token| self.cues.partition_point(|c| c.head < token);
        &self.cues[at(tokens.start)..at(tokens.end).max(at(tokens.start))]
    }

    /// The source that a noun phrase names, with its modifiers and coordinated phrases.
    pub(super) fn source(&self, noun_phrase: usize) -> Source {
        let syntax = &self.doc.syntax;
        let members = syntax.coordination(self.doc, noun_phrase);
        let first = members.first().copied().unwrap_or(noun_phrase);
        let last = members.last().copied().unwrap_or(noun_phrase);
        let start = syntax.noun_phrases[first].tokens.start;
        Source { tokens: start..syntax.with_modifiers(self.doc, last).end, noun_phrase: first }
    }

    /// The source that is the subject of a cue; none for "you" and, outside of quotations, "I", who are not reported about.
    pub(super) fn subject(&self, cue: &Cue) -> Option<Source> {
        let noun_phrase = super::subject::of(self, cue)?;
        let phrase = &self.doc.syntax.noun_phrases[noun_phrase];
        // A capital within the sentence makes a name of "You".
        let is_name = phrase.head > cue.scope.start && self.doc.word(phrase.head) == "You";
        let unreported = self.doc.is_one_of(
            phrase.head,
            &["we", "you", "there", "what", "this", "my", "our", "your", "his", "its"],
        ) || self.doc.lower(phrase.head) == "i"
            && self.doc.quotation_of(phrase.head).is_none();
        if cue.is_hearing() && !self.doc.is_in(phrase.head, &CUE_OCCASIONS) {
            return None;
        }
        let is_reported = (is_name || !unreported) && cue.scope.contains(&phrase.tokens.start);
        is_reported.then(|| {
            let mut source = self.source(noun_phrase);
            if let Some(extent) = super::subject::extent(self, cue, noun_phrase) {
                source.tokens = extent;
                return source;
            }
            // What stands between the subject and its verb belongs to the subject; nothing behind the verb does.
            if source.tokens.start < cue.tokens.start {
                // "two people familiar with the matter said"
                let between = source.tokens.end.min(cue.tokens.start)..cue.tokens.start;
                let attached = between.len() < 12 && between.clone().all(|t| !self.sets_apart(t));
                let end = if attached { between.end } else { between.start };
                source.tokens.end = self.without_relative(source.tokens.start, end);
            }
            source
        })
    }

    /// The source behind an inverted cue with what is attached to it: "say two people familiar with the matter".
    pub(super) fn with_attached(&self, mut source: Source, end: usize) -> Source {
        let at = source.tokens.end;
        let is_attached = self.doc.tag(at) == Upos::Adj
            || self
                .doc
                .syntax
                .verb_group_of(at)
                .is_some_and(|g| self.doc.syntax.verb_groups[g].form == crate::parser::Form::Participle);
        if is_attached {
            source.tokens.end =
                (at..end.min(at + 12)).find(|&t| self.sets_apart(t)).unwrap_or(end.min(at + 12));
        }
        source
    }

    /// The source behind an inverted cue with what a comma adds to it: "said Ana Rey, the head of the union", "said
    /// Ana Rey, who saw the bridge fall". What tells of a further report, or of something else, is not added.
    pub(super) fn with_apposition(&self, source: Source, end: usize) -> Source {
        let doc = self.doc;
        let from = source.tokens.end + 1;
        if source.tokens.end >= end || doc.word(source.tokens.end) != "," || self.time_at(from).is_some() {
            return source;
        }
        let is_mark = |t: &usize| {
            matches!(doc.word(*t), "," | "." | ";" | ":" | "?" | "!" | "(" | "—" | "–" | "--")
                || doc.tokens[*t].kind == crate::document::TokenKind::Quote
        };
        let last = (from..end).find(is_mark).unwrap_or(end);
        let describes = match doc.lower(from) {
            "who" | "whose" => self.cues_in(from..last).is_empty(),
            _ => doc.syntax.noun_phrase_of(from).is_some_and(|np| {
                let phrase = &doc.syntax.noun_phrases[np];
                let main = |g: usize| {
                    let group = &doc.syntax.verb_groups[g];
                    group.form == crate::parser::Form::Finite
                        && !(from..group.tokens.start)
                            .any(|t| doc.is_one_of(t, &["who", "which", "that", "whose"]))
                };
                phrase.tokens.start == from && !doc.syntax.verb_groups_in(from..last).any(main)
            }),
        };
        match describes && last > from {
            true => Source { tokens: source.tokens.start..last, ..source },
            false => source,
        }
    }

    /// A mark, conjunction or relative pronoun that ends a noun phrase, or a verb that follows it.
    fn sets_apart(&self, token: usize) -> bool {
        let finite = |g: usize| self.doc.syntax.verb_groups[g].form == crate::parser::Form::Finite;
        matches!(self.doc.tag(token), Upos::Punct | Upos::Cconj | Upos::Sconj)
            || self.doc.is_one_of(token, &["who", "which", "that"])
            || self.doc.syntax.verb_group_of(token).is_some_and(finite)
    }

    /// Drops ", who" and adverbs from the end of a subject. ("Rey, who came late, said": behind the closing comma of what
    /// describes a subject nothing is to be dropped.)
    fn without_relative(&self, start: usize, end: usize) -> usize {
        if self.doc.word(end) == "," {
            return end;
        }
        let goes = |t: &usize| {
            self.doc.word(*t) == ","
                || self.doc.is_one_of(*t, &["who", "which", "that"])
                || self.doc.tag(*t) == Upos::Adv
        };
        (start + 1..end).rev().take_while(goes).last().unwrap_or(end)
    }

    /// Whether a token stands in a headline, where verbs and subjects are left out.
    pub(super) fn in_headline(&self, token: usize) -> bool {
        self.doc.blocks[self.doc.block_of(token)].kind == BlockKind::Headline
    }

    /// The first token from `at` that is no adverb.
    pub(super) fn behind_adverbs(&self, at: usize) -> usize {
        (at..self.doc.len()).take(8).find(|&t| !self.is_plain_adverb(t)).unwrap_or(at)
    }

    /// An adverb that leads no clause: "how surprised he was" begins with "how".
    pub(super) fn is_plain_adverb(&self, token: usize) -> bool {
        self.doc.tag(token) == Upos::Adv && !self.doc.is_one_of(token, &["how", "why"])
    }

    /// The last token before `at` that is no adverb, if it stands within `scope`.
    pub(super) fn before_adverbs(&self, at: usize, scope: &Range<usize>) -> Option<usize> {
        (scope.start..at).rev().take(8).find(|&t| self.doc.tag(t) != Upos::Adv)
    }

    /// The quotation that a mark opens.
    pub(super) fn quotation_opened_by(&self, mark: usize) -> Option<usize> {
        self.doc.quotations.binary_search_by_key(&mark, |q| q.open).ok()
    }

    /// The outermost quotation that a mark closes.
    pub(super) fn quotation_closed_by(&self, mark: usize) -> Option<usize> {
        let inside = self.doc.quotation_of(mark.checked_sub(1)?)?;
        (self.doc.quotations[inside].close == Some(mark)).then_some(inside)
    }

    /// The end of an expression of time that begins at a token.
    pub(super) fn time_at(&self, token: usize) -> Option<usize> {
        let start = self.doc.tokens.get(token)?.span.start;
        let found = self.times.binary_search_by_key(&start, |time| time.span.start).ok()?;
        Some(self.doc.tokens_in(self.times[found].span).end).filter(|&end| end > token)
    }

    /// Drops marks at both ends that are no part of what was said: commas, full stops, dashes, and quotation
    /// marks that do not pair within.
    pub(super) fn trim(&self, mut tokens: Range<usize>) -> Range<usize> {
        let doc = self.doc;
        loop {
            let Some(last) = tokens.end.checked_sub(1).filter(|t| *t >= tokens.start) else { return tokens };
            let first = tokens.start;
            let opens = self.quotation_opened_by(first).map(|q| doc.quotations[q].close);
            if opens == Some(Some(last)) {
                tokens = first + 1..last;
            } else if self.is_edge(last) || self.quotation_opened_by(last).is_some() {
                tokens.end = last;
            } else if self.is_edge(first) {
                tokens.start = first + 1;
            } else if self.quotation_closed_by(last).is_some_and(|q| doc.quotations[q].open < first) {
                tokens.end = last;
            } else if self
                .quotation_opened_by(first)
                .is_some_and(|q| doc.quotations[q].close.is_none_or(|close| close >= tokens.end))
            {
                tokens.start = first + 1;
            } else {
                return tokens;
            }
        }
    }

    fn is_edge(&self, token: usize) -> bool {
        matches!(self.doc.word(token), "," | "." | ";" | ":" | "--" | "—" | "–" | "…" | "...")
    }
}
