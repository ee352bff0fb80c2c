//! What capitals mean where: at the start of a sentence and in headlines they say little.

use crate::document::{BlockKind, Case, Document, TokenKind};
use crate::lexicon::{
    AMBIGUOUS_NAMES, COMMON_WORDS, COMPOUND_SUFFIXES, COUNTRIES, DEMONYMS, GIVEN_NAMES, GROUP_NOUNS, List,
    ORGANIZATION_HEADS, ORGANIZATIONS, OTHER_HEADS, PLACE_HEADS, PLACES, Row, SURNAMES, verb,
};
use crate::tagger::Upos;
use std::collections::HashMap;

/// How the words of a document are written in the middle of its sentences.
pub(super) struct Casing<'d> {
    /// Per lower-case word: how often with a capital, how often without.
    seen: HashMap<&'d str, (u32, u32)>,
    /// Per sentence: whether it is written with a capital on (nearly) each word.
    title_case: Vec<bool>,
    /// Per sentence: whether it is all in capitals.
    shouted: Vec<bool>,
}

/// The share of capitalised words from which a sentence counts as written in title case, in per cent.
const TITLE_CASE_SHARE: usize = 60;

impl<'d> Casing<'d> {
    pub(super) fn of(doc: &'d Document) -> Self {
        let title_case: Vec<bool> = (0..doc.sentences.len()).map(|s| is_title_case(doc, s)).collect();
        let mut seen: HashMap<&str, (u32, u32)> = HashMap::new();
        for (sentence, title_case) in doc.sentences.iter().zip(&title_case) {
            for token in sentence.tokens.clone() {
                if doc.tokens[token].kind != TokenKind::Word || *title_case || is_initial(doc, token) {
                    continue;
                }
                let count = seen.entry(doc.lower(token)).or_default();
                if doc.is_capital(token) {
                    count.0 += 1;
                } else {
                    count.1 += 1;
                }
            }
        }
        let shouted = (0..doc.sentences.len()).map(|s| is_shouted(doc, s)).collect();
        Casing { seen, title_case, shouted }
    }

    /// Whether a word has a capital in the middle of sentences too.
    fn is_mostly_capital(&self, doc: &Document, token: usize) -> bool {
        self.seen.get(doc.lower(token)).is_some_and(|(capital, lower)| capital > lower)
    }

    /// Whether the capital of a token tells of a name, as far as its place in the sentence lets it.
    pub(super) fn is_telling(&self, doc: &Document, token: usize) -> bool {
        if self.shouted.get(doc.sentence_of(token)).copied().unwrap_or(false) {
            let listed = |t: usize| NAME_LISTS.iter().any(|list| doc.tokens[t].classes.begins(list));
            // "BY TESSA OKRENI": an unknown word behind a given name.
            let family = || token > 0 && doc.is_in(token - 1, &GIVEN_NAMES) && !is_ordinary(doc, token);
            return listed(token) || family();
        }
        let title_case = self.title_case.get(doc.sentence_of(token)).copied().unwrap_or(false);
        if !(title_case || is_initial(doc, token)) {
            return true;
        }
        if !is_ordinary(doc, token) {
            // Unknown words are names, but not those that end like adverbs and are nowhere else written so.
            return doc.tag(token) != Upos::Adv || self.is_mostly_capital(doc, token);
        }
        // "Lo Kin-hei": the word behind is a name by its form.
        if doc.word(token + 2) == "-"
            && !doc.tokens[token + 2].space_before
            && is_syllable_name(doc, token + 1)
        {
            return true;
        }
        // "He Guangzhi was there": no pronoun stands before another subject.
        if is_initial(doc, token) && (opens_subject(doc, token) || opens_name(doc, token)) {
            return true;
        }
        if self.is_mostly_capital(doc, token) && !is_function_word(doc, token) {
            return true;
        }
        // "Supreme Court judges": the capital of the next word says that the first belongs to a name.
        !title_case
            && doc.is_capital(token + 1)
            && doc.tokens[token + 1].space_before
            && !is_function_word(doc, token)
            && matches!(part_of_speech(doc, token), Some(Upos::Noun | Upos::Adj | Upos::Propn))
    }
}

/// What capitals cannot tell, these lists can.
const NAME_LISTS: [&List; 6] =
    [&GIVEN_NAMES, &SURNAMES, &COUNTRIES, &PLACES, &ORGANIZATIONS, &ORGANIZATION_HEADS];

/// Whether a sentence of some length is all in capitals.
fn is_shouted(doc: &Document, sentence: usize) -> bool {
    let words = doc.sentences[sentence]
        .tokens
        .clone()
        .filter(|&t| doc.word(t).len() > 1 && doc.tokens[t].kind == TokenKind::Word);
    let (mut all, mut upper) = (0, 0);
    for token in words {
        all += 1;
        upper += usize::from(doc.tokens[token].case == Case::Upper);
    }
    all >= 4 && upper * 10 >= all * 8
}

/// Whether the sentence writes ordinary words with capitals too.
fn is_title_case(doc: &Document, sentence: usize) -> bool {
    let tokens = doc.sentences[sentence].tokens.clone();
    let headline =
        doc.blocks.get(doc.sentences[sentence].block).is_some_and(|b| b.kind == BlockKind::Headline);
    // "met": the one kind of word that no headline style leaves small.
    if tokens.clone().any(|t| doc.tag(t) == Upos::Verb && !doc.is_capital(t)) {
        return false;
    }
    let words = tokens.filter(|&t| doc.tokens[t].kind == TokenKind::Word && doc.word(t).len() > 3);
    let (mut all, mut capital, mut ordinary) = (0, 0, 0);
    for token in words {
        all += 1;
        if doc.is_capital(token) {
            capital += 1;
            ordinary += usize::from(is_ordinary(doc, token));
        }
    }
    let enough = if headline { 3 } else { 5 };
    all >= enough && ordinary >= 2 && capital * 100 >= all * TITLE_CASE_SHARE
}

/// Whether a word gets a capital for where it stands: first in a sentence, a quotation, a bracketed sentence.
pub(super) fn is_initial(doc: &Document, token: usize) -> bool {
    token == doc.sentence_tokens(token).start
        || token > 0
            && (doc.tokens[token - 1].kind == TokenKind::Quote
                || matches!(doc.word(token - 1), ":" | "•" | "*" | "–" | "—" | "--" | "-" | ")" | "(")
                    && doc.tokens[token].space_before
                || token == doc.sentence_tokens(token).start + 1
                    && doc.tokens[token - 1].kind != TokenKind::Word)
}

/// The part of speech that a word mostly has, where it is an ordinary word.
pub(super) fn part_of_speech(doc: &Document, token: usize) -> Option<Upos> {
    let row: Row = COMMON_WORDS.get(doc.lower(token))?;
    Upos::named(row.parts(0).next()?)
}

/// Whether a common word can have a part of speech.
pub(super) fn can_be(doc: &Document, token: usize, tag: Upos) -> bool {
    COMMON_WORDS
        .get(doc.lower(token))
        .is_some_and(|row| row.parts(0).any(|part| Upos::named(part) == Some(tag)))
}

/// Whether a word is one of the language rather than a name.
pub(super) fn is_ordinary(doc: &Document, token: usize) -> bool {
    part_of_speech(doc, token).is_some_and(|tag| tag != Upos::Propn)
        || verb(doc.lower(token)).is_some()
        || GROUP_NOUNS.get(doc.lower(token)).is_some()
        || doc
            .lower(token)
            .strip_suffix('s')
            .filter(|word| word.len() > 3)
            .is_some_and(|word| COMMON_WORDS.get(word).is_some_and(|row| !row.column(0).starts_with("PROPN")))
}

/// "Kin-hei": a capital, a hyphen and a short syllable.
pub(super) fn is_syllable_name(doc: &Document, token: usize) -> bool {
    doc.is_capital(token)
        && doc.word(token + 1) == "-"
        && doc
            .tokens
            .get(token + 2)
            .is_some_and(|t| t.case == Case::Lower && !t.space_before && t.span.len() <= 5)
        && !doc.is_in(token + 2, &COMPOUND_SUFFIXES)
        && !doc.is_in(token, &DEMONYMS)
}

/// Whether a pronoun is a family name: a word that is none of the language follows, and behind it the verb.
fn opens_subject(doc: &Document, token: usize) -> bool {
    let verb = matches!(doc.tag(token + 2), Upos::Verb | Upos::Aux) && !doc.is_capital(token + 2);
    part_of_speech(doc, token) == Some(Upos::Pron)
        && doc.is_in(token, &SURNAMES)
        && token + 2 < doc.sentence_tokens(token).end
        && doc.tokens[token + 1].case == Case::Capital
        && !is_ordinary(doc, token + 1)
        && verb
}

/// Whether an ordinary word that begins a sentence begins a name by what stands behind it: "Mark Velder left", "V K Okello left",
/// "Ministry of Trade officials left".
fn opens_name(doc: &Document, token: usize) -> bool {
    let next = token + 1;
    let before_name = doc.tokens.get(next).is_some_and(|t| t.space_before && t.kind == TokenKind::Word)
        && doc.is_capital(next)
        && (!is_ordinary(doc, next) || doc.tokens[next].span.len() == 1);
    let is_origin =
        || [&COUNTRIES, &PLACES, &DEMONYMS].into_iter().any(|list| doc.tokens[next].classes.begins(list));
    let given = doc.tag(token) == Upos::Propn
        && (doc.is_in(token, &AMBIGUOUS_NAMES) || doc.is_in(token, &GIVEN_NAMES));
    let letter = doc.tokens[token].span.len() == 1 && !doc.is_one_of(token, &["a", "i", "o"]);
    if before_name && (letter || given && !is_origin()) {
        return true;
    }
    let strong = ORGANIZATION_HEADS.get(doc.lower(token)).is_some_and(|row| row.column(1) != "weak");
    strong && doc.is_one_of(next, &["of", "for"]) && doc.is_capital(next + 1)
}

/// An adjective or noun at the start of a sentence that no list of names has but as a common word.
pub(super) fn greets(doc: &Document, token: usize) -> bool {
    let common = AMBIGUOUS_NAMES.get(doc.lower(token)).is_none_or(|row| row.column(1).is_empty());
    let is_name = [&GIVEN_NAMES, &SURNAMES].into_iter().any(|list| doc.is_in(token, list));
    is_initial(doc, token)
        && is_ordinary(doc, token)
        && common
        && !is_name
        && ![&PLACE_HEADS, &ORGANIZATION_HEADS, &OTHER_HEADS].into_iter().any(|list| doc.is_in(token, list))
}

/// Articles, prepositions, pronouns, conjunctions, auxiliaries and adverbs.
pub(super) fn is_function_word(doc: &Document, token: usize) -> bool {
    matches!(
        part_of_speech(doc, token),
        Some(
            Upos::Det
                | Upos::Adp
                | Upos::Pron
                | Upos::Cconj
                | Upos::Sconj
                | Upos::Aux
                | Upos::Part
                | Upos::Adv
                | Upos::Intj
        )
    )
}

/// "d'Arc", "dell'Orto": a particle that has lost its vowel.
pub(super) fn is_elided(word: &str) -> bool {
    let (particle, name) = word.split_once(['\'', '’']).unwrap_or(("", ""));
    matches!(particle, "d" | "l" | "dell" | "dall") && name.starts_with(char::is_uppercase)
}
