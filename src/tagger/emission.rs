//! What a token can be, judged by itself.

use super::{Score, Upos};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{COMMON_WORDS, DEMONYMS, Row, TAG_SUFFIXES, VerbForm, verb};

/// Per cent that a capital letter away from a sentence's start leaves to ordinary readings.
const CAPITAL_ORDINARY: f32 = 12.0;
/// Per cent of a name among unknown words that begin a sentence with a capital.
const INITIAL_NAME: f32 = 60.0;

/// Calls `give` with each tag the token may have and its score, 100 ln P(tag | word). At least once.
pub(super) fn candidates(doc: &Document, token: usize, initial: bool, give: &mut dyn FnMut(Upos, Score)) {
    let t = &doc.tokens[token];
    match t.kind {
        TokenKind::Number => return give(Upos::Num, 0),
        TokenKind::Quote => return give(Upos::Punct, 0),
        TokenKind::Address => return give(Upos::X, 0),
        TokenKind::Mark => {
            let symbol = matches!(
                doc.word(token),
                "$" | "€" | "£" | "¥" | "₹" | "%" | "+" | "=" | "&" | "§" | "°" | "#"
            );
            return give(if symbol { Upos::Sym } else { Upos::Punct }, 0);
        }
        TokenKind::Word => {}
    }
    let known = if t.classes.begins(&COMMON_WORDS) { COMMON_WORDS.get(doc.lower(token)) } else { None };
    let capital = matches!(t.case, Case::Capital | Case::Upper | Case::Mixed);
    if capital && t.classes.begins(&DEMONYMS) && DEMONYMS.get(doc.lower(token)).is_some() {
        // "Chilean ministers" – "the Chileans"
        let adjective = if doc.lower(token).ends_with('s') { 4.0 } else { 70.0 };
        give(Upos::Adj, score(adjective));
        return give(Upos::Propn, score(100.0 - adjective));
    }
    match (known, capital) {
        (Some(row), false) => shares(row, 100.0, give),
        (Some(row), true) if initial => {
            shares(row, 92.0, give);
            give(Upos::Propn, score(8.0));
        }
        (Some(row), true) => {
            // "The" inside a headline stays an article; "Will" and "Rose" become names.
            let closed = row.parts(0).next().is_some_and(is_closed);
            let ordinary = if closed { 90.0 } else { CAPITAL_ORDINARY };
            shares(row, ordinary, give);
            give(Upos::Propn, score(100.0 - ordinary));
        }
        (None, true) if initial => {
            unknown(doc.lower(token), 100.0 - INITIAL_NAME, give);
            give(Upos::Propn, score(INITIAL_NAME));
        }
        (None, true) => give(Upos::Propn, 0),
        (None, false) => unknown(doc.lower(token), 100.0, give),
    }
}

fn is_closed(part: &str) -> bool {
    ["ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"].iter().any(|tag| part.starts_with(tag))
}

/// The tags of a table's row, together worth `share` per cent. A name's share counts only
/// where the word stands in lower case; else capitals tell more.
fn shares(row: Row, share: f32, give: &mut dyn FnMut(Upos, Score)) {
    for part in row.parts(0) {
        if let Some((tag, per_cent)) = tag_share(part)
            && tag != Upos::Propn
        {
            give(tag, score(per_cent * share / 100.0));
        }
    }
}

fn tag_share(part: &str) -> Option<(Upos, f32)> {
    let (tag, per_cent) = part.split_once(':').unwrap_or((part, "100"));
    Some((Upos::named(tag)?, per_cent.parse::<u8>().ok()?.into()))
}

fn score(per_cent: f32) -> Score {
    ((per_cent.max(0.1) / 100.0).ln() * 100.0) as Score
}

/// A word that no table has: a known verb's form, or what its ending tells.
fn unknown(word: &str, share: f32, give: &mut dyn FnMut(Upos, Score)) {
    if let Some((_, forms)) = verb(word) {
        let base = forms.has(VerbForm::Base) || forms.has(VerbForm::Third);
        give(Upos::Verb, score(if base { 60.0 } else { 85.0 } * share / 100.0));
        give(Upos::Noun, score(if base { 40.0 } else { 1.0 } * share / 100.0));
        give(Upos::Adj, score(9.0 * share / 100.0));
        return;
    }
    let suffix = (1..=4).rev().find_map(|n| {
        let start = word.char_indices().rev().nth(n - 1).filter(|(at, _)| *at > 0)?.0;
        TAG_SUFFIXES.get(&word[start..])
    });
    match suffix {
        Some(row) => shares(row, share.min(99.0), give),
        None => give(Upos::Noun, score(share)),
    }
}
