//! What the tagger looks at: the word, its affixes and its shape, its neighbours, the tags before it.

use super::Upos;
use super::weights::Dictionary;
use crate::document::{Case, Document, TokenKind};
use crate::models::hash;
use std::ops::Range;

/// The table has 2^`BITS` rows.
pub const BITS: u32 = 17;

/// The most features that a token has.
pub const MOST: usize = 48;

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
    /// The hashes of its last one to five characters and of its first one to three; the word's own where it is no longer.
    suffixes: [u32; 5],
    prefixes: [u32; 3],
    shape: u32,
    /// Which forms of a verb it can be; 0 for none.
    verb: u32,
    /// Whether it often stands in lower case.
    is_common: bool,
    /// Whether it is known as a name.
    is_name: bool,
    /// Whether it can be nothing but a verb.
    is_only_verb: bool,
}

/// The words of one sentence, ready to be asked for their features.
pub struct Sentence {
    words: Vec<Word>,
}

/// What stands before the first and behind the last word.
const OUTSIDE: Word = Word {
    word: 1,
    suffixes: [1; 5],
    prefixes: [1; 3],
    shape: 0,
    verb: 0,
    is_common: false,
    is_name: false,
    is_only_verb: false,
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
    pub fn read(doc: &Document, tokens: Range<usize>, known: &Dictionary) -> Self {
        let style = style(doc, tokens.clone());
        let first = tokens.start;
        Sentence { words: tokens.map(|token| read_word(doc, token, token == first, style, known)).collect() }
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

    /// Whether word `at` can be nothing but a verb.
    pub fn is_only_verb(&self, at: usize) -> bool {
        self.words[at].is_only_verb
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
        for (template, prefix) in (7..).zip(here.prefixes) {
            f.add(template, prefix);
        }
        f.add(10, here.shape);
        f.add(11, hash::pair(here.shape, here.suffixes[1]));
        f.add(12, hash::pair(here.shape, here.suffixes[2]));
        f.add(13, hash::pair(here.shape, here.word));
        f.add(36, hash::pair(here.shape, u32::from(here.is_common)));
        if here.is_name {
            f.add(44, here.shape);
            f.add(45, hash::pair(here.shape, u32::from(here.is_common)));
        }
        if here.verb != 0 {
            f.add(28, here.verb);
            f.add(29, hash::pair(here.verb, here.shape));
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
        f.add(43, before.word);
        f.add(37, behind.word);
        f.add(38, two_before.word);
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

/// Headlines leave no longer words small than this, in bytes.
const LONGEST_SMALL: usize = 5;

fn style(doc: &Document, tokens: Range<usize>) -> Style {
    let (mut capital, mut upper) = (0, 0);
    for token in tokens.filter(|token| doc.tokens[*token].kind == TokenKind::Word) {
        match doc.tokens[token].case {
            Case::Upper => upper += 1,
            Case::Capital => capital += 1,
            // "Ana Rey Met the Press": headlines leave no other words small.
            _ if doc.lower(token).len() <= LONGEST_SMALL => {}
            _ => return Style::Plain,
        }
    }
    match capital + upper {
        0..3 => Style::Plain,
        words if upper * 5 >= words * 4 => Style::Upper,
        _ => Style::Title,
    }
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

fn read_word(doc: &Document, token: usize, is_first: bool, style: Style, known: &Dictionary) -> Word {
    let t = &doc.tokens[token];
    let lower = doc.lower(token);
    let word = hash::text(surface(doc, token));
    let mut suffixes = [word; 5];
    for (suffix, (at, _)) in suffixes.iter_mut().zip(lower.char_indices().rev()) {
        *suffix = hash::text(&lower[at..]);
    }
    let mut prefixes = [word; 3];
    for (prefix, (at, _)) in prefixes.iter_mut().zip(lower.char_indices().skip(1)) {
        *prefix = hash::text(&lower[..at]);
    }
    // 2..: shape 0 is what stands outside the sentence.
    let shape = 2 + ((t.kind as u32 * 4 + t.case as u32) * 3 + style as u32) * 2 + u32::from(is_first);
    Word {
        word,
        suffixes,
        prefixes,
        shape,
        verb: known.forms(lower),
        is_common: known.is_common(lower),
        is_name: known.is_name(lower),
        is_only_verb: t.case == Case::Lower && known.is_only_verb(lower),
    }
}
