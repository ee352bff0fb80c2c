//! What stands behind a cue: where its content begins, and of what kind it is.

use super::cue::Cue;
use super::reading::{Context, Source};
use crate::document::TokenKind;
use crate::lexicon::{MONTHS, WEEKDAYS};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// What stands behind a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complement {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its first token, complementiser and opening mark excluded.
    pub start: usize,
    /// Who was told, where the cue takes a person before its content.
    pub addressee: Option<Source>,
}

/// The kinds of complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A quotation, by its index.
    Quotation(usize),
    /// A clause behind "that".
    That,
    /// A clause without "that".
    Clause,
    /// "whether …", "how …"
    Wh,
    /// "to …"
    Infinitive,
    /// "having …"
    Gerund,
    /// A noun phrase.
    Phrase,
    /// Nothing: the sentence ends, or a comma follows.
    Nothing,
}

const WH: [&str; 9] = ["whether", "if", "how", "why", "what", "where", "when", "who", "which"];

/// What stands behind a cue.
pub(super) fn complement(ctx: &Context, cue: &Cue) -> Option<Complement> {
    let doc = ctx.doc;
    let end = cue.scope.end;
    let behind = ctx.behind_adverbs(cue.tokens.end);
    let object = cue.takes_object().then(|| doc.syntax.noun_phrase_of(behind)).flatten();
    let is_object = |np: &usize| {
        doc.syntax.noun_phrases[*np].tokens.start == behind && !is_subject_of_next(ctx, *np, end)
    };
    let addressee = object.filter(is_object).map(|np| with_title(ctx, ctx.source(np)));
    let start = addressee.as_ref().map_or(cue.tokens.end, |a| a.tokens.end);
    let given = |kind, start| Some(Complement { kind, start, addressee: addressee.clone() });
    let at = behind_adjuncts(ctx, start, end);
    if let Some((quotation, from)) = quotation_at(ctx, at, end) {
        return given(Kind::Quotation(quotation), from);
    }
    if let Some(that) = complementiser(ctx, ctx.behind_adverbs(start), end) {
        return match ctx.quotation_opened_by(that + 1) {
            Some(q) if is_speech(ctx, q) => given(Kind::Quotation(q), that + 2),
            _ => given(Kind::That, that + 1),
        };
    }
    // "condemned the attack and said that"
    let ends = |t: usize| is_stop(ctx, t) || addressee.is_some() && doc.tag(t) == Upos::Cconj;
    if at >= end || ends(at) {
        return given(Kind::Nothing, at);
    }
    if doc.is_one_of(at, &WH) && at + 1 < end {
        return given(Kind::Wh, at);
    }
    if let Some(group) = doc.syntax.verb_group_of(at) {
        let group = &doc.syntax.verb_groups[group];
        if group.tokens.start == at {
            return match group.form {
                Form::Infinitive => given(Kind::Infinitive, at),
                Form::Gerund => given(Kind::Gerund, at),
                // "a deal which he said had nearly failed": the relative pronoun is the subject.
                Form::Finite if follows_relative(ctx, cue) || ctx.in_headline(at) => given(Kind::Clause, at),
                _ => None,
            };
        }
    }
    // "said under the accord both sides would", "said if they came": the clause begins with what leads it.
    let begins = doc.syntax.noun_phrase_of(at).is_some()
        || matches!(doc.tag(at), Upos::Sconj | Upos::Adp | Upos::Det | Upos::Adj | Upos::Pron | Upos::Num)
        || doc.tokens[at].kind == TokenKind::Quote;
    if begins && has_finite_verb(ctx, at..end) {
        return given(Kind::Clause, at);
    }
    begins.then_some(Complement { kind: Kind::Phrase, start: at, addressee })
}

/// Whether a relative pronoun stands before the subject of a cue: "which he said".
fn follows_relative(ctx: &Context, cue: &Cue) -> bool {
    let subject = ctx.subject(cue).map(|s| s.tokens.start);
    subject.and_then(|s| s.checked_sub(1)).is_some_and(|t| ctx.doc.is_one_of(t, &RELATIVES))
}

const RELATIVES: [&str; 4] = ["which", "who", "that", "what"];

/// A phrase with the quoted name behind it: "told the programme “Morning Call”".
fn with_title(ctx: &Context, phrase: Source) -> Source {
    let Some(quotation) = ctx.quotation_opened_by(phrase.tokens.end).filter(|q| !is_speech(ctx, *q)) else {
        return phrase;
    };
    let end = ctx.doc.quotations[quotation].close.map_or(phrase.tokens.end, |close| close + 1);
    Source { tokens: phrase.tokens.start..end, ..phrase }
}

/// Whether a noun phrase is directly followed by the finite verb of which it is the subject.
fn is_subject_of_next(ctx: &Context, noun_phrase: usize, end: usize) -> bool {
    let doc = ctx.doc;
    let next = ctx.behind_adverbs(doc.syntax.noun_phrases[noun_phrase].tokens.end);
    next < end
        && doc.syntax.verb_group_of(next).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite)
}

/// Whether there is a finite verb in some tokens.
pub(super) fn has_finite_verb(ctx: &Context, tokens: Range<usize>) -> bool {
    let syntax = &ctx.doc.syntax;
    syntax.verb_groups_in(tokens).any(|g| syntax.verb_groups[g].form == Form::Finite)
}

/// A mark that ends the clause of the cue itself.
fn is_stop(ctx: &Context, token: usize) -> bool {
    let doc = ctx.doc;
    matches!(doc.word(token), "," | "." | ";" | "?" | "!" | "—" | "–" | "--" | ")" | ":")
        || ctx.quotation_closed_by(token).is_some()
}

/// A quotation that begins at a token, or behind the comma or colon there: its index and first token.
fn quotation_at(ctx: &Context, at: usize, end: usize) -> Option<(usize, usize)> {
    let doc = ctx.doc;
    let mark = if matches!(doc.word(at), "," | ":") { at + 1 } else { at };
    if mark < end {
        let quotation = ctx.quotation_opened_by(mark)?;
        return (mark > at || is_speech(ctx, quotation)).then_some((quotation, mark + 1));
    }
    // "He added:" before a paragraph that is a quotation.
    let quotation = (doc.word(at) == ":").then(|| ctx.quotation_opened_by(at + 1)).flatten()?;
    Some((quotation, mark + 1))
}

/// Whether a quotation is somebody's sentence rather than a phrase within the narrator's.
pub(super) fn is_speech(ctx: &Context, quotation: usize) -> bool {
    let doc = ctx.doc;
    let quotation = &doc.quotations[quotation];
    let last = quotation.tokens.end - 1;
    let next = quotation.close.map_or(quotation.tokens.end, |close| close + 1);
    let closes_sentence = matches!(doc.word(last), "." | "," | "?" | "!")
        || quotation.close.is_none()
        || matches!(doc.word(next), "." | "," | "?" | "!")
        || next >= doc.sentence_tokens(last).end;
    closes_sentence && doc.is_capital(quotation.tokens.start)
        || closes_sentence
            && quotation.tokens.len() > 4
            && has_finite_verb(ctx, quotation.tokens.clone())
            && doc.syntax.noun_phrase_of(quotation.tokens.start).is_some()
}

/// The complementiser "that" of a cue whose clause goes on at `at`, over times, places and addressees.
fn complementiser(ctx: &Context, at: usize, end: usize) -> Option<usize> {
    let doc = ctx.doc;
    let sibling = ctx.cues_in(at..end).iter().find(|c| c.is_gerund(doc)).map_or(end, |c| c.head);
    // "said, however, that" – "officials said, the accords that": a comma has to close before "that".
    let parenthesis = doc.word(at) == ",";
    for t in at..sibling.min(at + 40) {
        if doc.lower(t) == "that" {
            if parenthesis && doc.word(t - 1) != "," {
                return None;
            }
            // "believed Rey's claim that": the clause belongs to the noun.
            let object = doc.syntax.noun_phrase_of(at).map(|np| doc.syntax.noun_phrases[np].tokens.end);
            if object == Some(t) && super::rules::cue_noun(doc.lower(t - 1)).is_some() {
                return None;
            }
            // "said that was wrong": a pronoun; "said that all was well": not.
            let is_pronoun = doc.syntax.verb_group_of(t + 1).is_some_and(|g| {
                doc.syntax.verb_groups[g].tokens.start == t + 1
                    && doc.syntax.verb_groups[g].form == Form::Finite
            });
            return (!is_pronoun && has_finite_verb(ctx, t + 1..end)).then_some(t);
        }
        let is_finite =
            doc.syntax.verb_group_of(t).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite);
        if is_finite
            || doc.tokens[t].kind == TokenKind::Quote && t + 1 < end && doc.lower(t + 1) != "that"
            || matches!(doc.word(t), ";" | ":" | "." | "?" | "!")
            || doc.is_one_of(t, &WH)
        {
            return None;
        }
    }
    None
}

/// Behind what may stand between a cue and its content: adverbs, times, places, addressees.
pub(super) fn behind_adjuncts(ctx: &Context, start: usize, end: usize) -> usize {
    let doc = ctx.doc;
    let mut at = start;
    while at < end {
        let next = if let Some(after) = ctx.time_at(at) {
            after
        } else if ctx.is_plain_adverb(at) || doc.is_in(at, &WEEKDAYS) || is_month(ctx, at) {
            at + 1
        } else if doc.is_one_of(at, &PREPOSITIONS) {
            match behind_preposition(ctx, at + 1, end) {
                Some(after) => after,
                None => break,
            }
        } else {
            break;
        };
        at = next;
    }
    at.min(end)
}

const PREPOSITIONS: [&str; 16] = [
    "on",
    "in",
    "at",
    "during",
    "after",
    "before",
    "to",
    "through",
    "via",
    "by",
    "with",
    "from",
    "following",
    "late",
    "early",
    "earlier",
];

fn is_month(ctx: &Context, at: usize) -> bool {
    ctx.doc.is_capital(at) && ctx.doc.is_in(at, &MONTHS)
}

/// The end of what follows a preposition: a time, or a noun phrase with its modifiers.
fn behind_preposition(ctx: &Context, at: usize, end: usize) -> Option<usize> {
    let doc = ctx.doc;
    if at >= end {
        return None;
    }
    if let Some(after) = ctx.time_at(at) {
        return Some(after);
    }
    if doc.is_in(at, &WEEKDAYS) {
        return Some(at + 1);
    }
    if is_month(ctx, at) {
        return Some(if doc.tokens[at + 1].kind == TokenKind::Number { at + 2 } else { at + 1 });
    }
    let np = doc.syntax.noun_phrase_of(at).or_else(|| {
        let group = doc.syntax.verb_group_of(at)?;
        let group = &doc.syntax.verb_groups[group];
        (group.form == Form::Gerund).then(|| doc.syntax.noun_phrase_of(group.tokens.end)).flatten()
    })?;
    Some(chain_end(ctx, np, end))
}

/// The end of a noun phrase with the "of …", "with …" behind it, without appositions.
fn chain_end(ctx: &Context, noun_phrase: usize, end: usize) -> usize {
    let doc = ctx.doc;
    let mut at = doc.syntax.noun_phrases[noun_phrase].tokens.end;
    while at + 1 < end && doc.is_one_of(at, &["of", "with", "and", "'s", "between", "for"]) {
        match doc.syntax.noun_phrase_of(at + 1) {
            Some(np) if !is_subject_of_next(ctx, np, end) => at = doc.syntax.noun_phrases[np].tokens.end,
            _ => break,
        }
    }
    at
}
