//! What the tagger looks at: the word, its affixes and its shape, its neighbours, the tags before it.

use super::Upos;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{
    COMMON_WORDS, COUNTRIES, DEMONYMS, GIVEN_NAMES, GROUP_NOUNS, IRREGULAR_VERBS, List, ORGANIZATIONS,
    PLACES, SURNAMES, TITLES, VERBS, VerbForm, verb,
};
use crate::models::hash;
use std::ops::Range;

/// The table has 2^`BITS` rows.
pub const BITS: u32 = 16;

/// The most features that a token has.
pub const MOST: usize = 32;

/// Lists that tell what an unknown word may be. A list's place here is part of the model.
const LISTS: [&List; 10] = [
    &GIVEN_NAMES,
    &SURNAMES,
    &PLACES,
    &COUNTRIES,
    &DEMONYMS,
    &TITLES,
    &ORGANIZATIONS,
    &VERBS,
    &IRREGULAR_VERBS,
    &GROUP_NOUNS,
];

/// The lists of [`LISTS`] that hold names alone.
const NAMES: u32 = 0b1111;

/// What capitals mean in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Names and first words have them.
    Plain,
    /// Most words begin with one: a headline.
    Title,
    /// Everything is in capitals.
    Upper,
}

/// A word's own part of the features, worked out once.
#[derive(Clone, Copy, Default)]
struct Word {
    word: u32,
    /// The hashes of its last one to four characters and of its first one to three; the word's own where it is no longer.
    suffixes: [u32; 4],
    prefixes: [u32; 3],
    shape: u32,
    lists: u32,
    /// Which forms of an irregular verb it can be.
    verb: u32,
    is_past: bool,
    /// Whether it is an ordinary word that the language has much use for.
    is_common: bool,
}

/// The words of one sentence, ready to be asked for their features.
pub struct Sentence {
    words: Vec<Word>,
}

/// What stands before the first and behind the last word.
const OUTSIDE: Word = Word {
    word: 1,
    suffixes: [1; 4],
    prefixes: [1; 3],
    shape: 0,
    lists: 0,
    verb: 0,
    is_past: false,
    is_common: false,
};

/// The tags around a word, as far as they are known; [`NO_TAG`] outside the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Of the two words before it, the nearer first.
    pub before: [u32; 2],
    /// Of the two words behind it.
    pub behind: [u32; 2],
    /// Whether a verb or auxiliary stands before it in its sentence (1) and behind it (2): a sentence wants one.
    pub verbs: u32,
}

/// The rows of a token's features.
pub struct Features {
    rows: [u32; MOST],
    count: usize,
}

impl Features {
    fn add(&mut self, template: u32, value: u32) {
        self.rows[self.count] = hash::row(template, value, BITS);
        self.count += 1;
    }

    /// The rows, in no particular order; one may stand twice.
    pub fn rows(&self) -> &[u32] {
        &self.rows[..self.count]
    }
}

impl Sentence {
    /// The words of a sentence.
    pub fn read(doc: &Document, tokens: Range<usize>) -> Self {
        let style = style(doc, tokens.clone());
        let first = tokens.start;
        Sentence { words: tokens.map(|token| read_word(doc, token, token == first, style)).collect() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn word(&self, at: usize, step: isize) -> &Word {
        at.checked_add_signed(step).and_then(|at| self.words.get(at)).unwrap_or(&OUTSIDE)
    }

    /// Whether word `at` is a past form and nothing else ("met", "went"), which no neighbour makes a noun.
    pub fn is_past_form(&self, at: usize) -> bool {
        self.words[at].is_past
    }

    /// The features of word `at` by itself.
    pub fn own(&self, at: usize) -> Features {
        let mut features = Features { rows: [0; MOST], count: 0 };
        let f = &mut features;
        let here = &self.words[at];
        f.add(1, here.word);
        for (template, suffix) in (2..).zip(here.suffixes) {
            f.add(template, suffix);
        }
        for (template, prefix) in (6..).zip(here.prefixes) {
            f.add(template, prefix);
        }
        f.add(9, here.shape);
        f.add(10, hash::pair(here.shape, here.suffixes[1]));
        f.add(11, hash::pair(here.shape, u32::from(here.is_common)));
        if here.verb != 0 {
            f.add(37, here.verb);
            f.add(38, hash::pair(here.verb, here.shape));
        }
        for list in bits(here.lists) {
            f.add(28, list);
            f.add(29, hash::pair(list, hash::pair(here.shape, u32::from(here.is_common))));
        }
        features
    }

    /// The features of what surrounds word `at`: its neighbours and their tags.
    pub fn around(&self, at: usize, tags: Context) -> Features {
        let mut features = Features { rows: [0; MOST], count: 0 };
        let f = &mut features;
        let here = &self.words[at];
        let Context { before: [one, two], behind: [next, second], verbs } = tags;
        let [two_before, before, behind, two_behind] = [-2, -1, 1, 2].map(|step| self.word(at, step));
        f.add(36, before.word);
        f.add(12, behind.word);
        f.add(13, two_before.word);
        f.add(14, two_behind.word);
        f.add(15, behind.suffixes[2]);
        f.add(16, before.suffixes[2]);
        f.add(17, hash::pair(before.shape, here.shape));
        f.add(18, hash::pair(here.shape, behind.shape));
        f.add(19, hash::pair(before.word, here.word));
        f.add(20, hash::pair(here.word, behind.word));
        f.add(21, one);
        f.add(22, hash::pair(one, two));
        f.add(23, hash::pair(one, here.word));
        f.add(24, hash::pair(one, behind.word));
        f.add(25, hash::pair(one, here.suffixes[2]));
        f.add(26, hash::pair(one, behind.suffixes[1]));
        f.add(27, hash::pair(hash::pair(one, two), here.word));
        f.add(40, hash::pair(verbs, here.word));
        f.add(41, hash::pair(verbs, hash::pair(here.verb, here.suffixes[1])));
        f.add(42, hash::pair(verbs, hash::pair(one, next)));
        f.add(30, next);
        f.add(31, hash::pair(next, second));
        f.add(32, hash::pair(one, next));
        f.add(33, hash::pair(next, here.word));
        f.add(34, hash::pair(next, here.suffixes[2]));
        f.add(39, hash::pair(one, hash::pair(here.verb, next)));
        f.add(35, hash::pair(hash::pair(one, next), here.suffixes[1]));
        features
    }
}

/// The tag of what stands before the sentence, as features see it.
pub const NO_TAG: u32 = Upos::COUNT as u32;

/// The positions of the bits that are set: at most four, which bounds the number of features.
fn bits(set: u32) -> impl Iterator<Item = u32> {
    (0..LISTS.len() as u32).filter(move |bit| set & (1 << bit) != 0).take(5)
}

fn style(doc: &Document, tokens: Range<usize>) -> Style {
    let (mut capital, mut upper) = (0, 0);
    for token in tokens.filter(|token| doc.tokens[*token].kind == TokenKind::Word) {
        match doc.tokens[token].case {
            Case::Upper => upper += 1,
            Case::Capital => capital += 1,
            // "Ana Rey Met the Press": headlines leave no other words small.
            _ if is_function_word(doc, token) => {}
            _ => return Style::Plain,
        }
    }
    match capital + upper {
        0..3 => Style::Plain,
        words if upper * 5 >= words * 4 => Style::Upper,
        _ => Style::Title,
    }
}

/// Whether `common_words.tsv` has a word as a noun or not at all.
fn can_be_noun(lower: &str) -> bool {
    COMMON_WORDS.get(lower).is_none_or(|row| row.parts(0).any(|part| part.starts_with("NOUN")))
}

/// Articles, prepositions, conjunctions, pronouns, auxiliaries, as `common_words.tsv` has them.
fn is_function_word(doc: &Document, token: usize) -> bool {
    let Some(row) = COMMON_WORDS.get(doc.lower(token)) else { return false };
    ["ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"].iter().any(|tag| row.column(0).starts_with(tag))
}

/// The word in lower case; marks that differ by a writer's keyboard alone are one.
fn surface<'d>(doc: &'d Document, token: usize) -> &'d str {
    let lower = doc.lower(token);
    match doc.tokens[token].kind {
        TokenKind::Quote if lower != "'" => "\"",
        TokenKind::Mark if matches!(lower, "–" | "—" | "--") => "--",
        TokenKind::Mark if lower == "…" => "...",
        TokenKind::Address => "@",
        _ => lower,
    }
}

fn read_word(doc: &Document, token: usize, is_first: bool, style: Style) -> Word {
    let t = &doc.tokens[token];
    let lower = doc.lower(token);
    let word = hash::text(surface(doc, token));
    let mut suffixes = [word; 4];
    for (suffix, (at, _)) in suffixes.iter_mut().zip(lower.char_indices().rev()) {
        *suffix = hash::text(&lower[at..]);
    }
    let mut prefixes = [word; 3];
    for (prefix, (at, _)) in prefixes.iter_mut().zip(lower.char_indices().skip(1)) {
        *prefix = hash::text(&lower[..at]);
    }
    // 2..: shape 0 is what stands outside the sentence.
    let shape = 2 + ((t.kind as u32 * 4 + t.case as u32) * 3 + style as u32) * 2 + u32::from(is_first);
    let lists: u32 = (0..).zip(LISTS).map(|(bit, list)| u32::from(t.classes.begins(list)) << bit).sum();
    // "drew" is no Drew.
    let lists = if t.case == Case::Lower { lists & !NAMES } else { lists };
    let is_common = t.classes.begins(&COMMON_WORDS);
    let is_verb = t.classes.begins(&IRREGULAR_VERBS);
    let verb = if is_verb { verb(lower).map_or(0, |(_, forms)| forms.bits()) } else { 0 };
    let other = [VerbForm::Base, VerbForm::Gerund, VerbForm::Third].map(|form| 1u32 << form as u32);
    let is_past = verb != 0 && other.iter().all(|bit| verb & bit == 0) && !can_be_noun(lower);
    Word { word, suffixes, prefixes, shape, lists, verb, is_past, is_common }
}
