//! Tokens: words, numbers and marks, cut as Universal Dependencies cuts English.

use super::Span;
use crate::lexicon::Classes;

/// The smallest piece that rules look at: a word, a number, a mark, or a clitic ("'s", "n't").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub case: Case,
    /// Whether white space (or nothing) stands before it.
    pub space_before: bool,
    /// Which word lists have an entry that begins with it.
    pub classes: Classes,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, possibly with digits, inner apostrophes or full stops.
    Word,
    /// Digits with their separators.
    Number,
    /// A quotation mark, or an apostrophe that is no part of a word.
    Quote,
    /// Any other punctuation mark or symbol.
    Mark,
    /// A web or mail address, a handle, a hashtag.
    Address,
}

/// How the letters of a token are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital letter, or no letter at all.
    Lower,
    /// A capital first: "Xi", "McKay".
    Capital,
    /// All capitals, two letters or more: "NATO", "U.S.".
    Upper,
    /// A capital inside only: "iPhone".
    Mixed,
}

impl Case {
    /// The case of a word.
    pub fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Case::Lower };
        let (mut count, mut capitals) = (1, usize::from(first.is_uppercase()));
        for c in letters {
            count += 1;
            capitals += usize::from(c.is_uppercase());
        }
        match (first.is_uppercase(), capitals) {
            (_, 0) => Case::Lower,
            (true, n) if n == count && count > 1 => Case::Upper,
            (true, _) => Case::Capital,
            (false, _) => Case::Mixed,
        }
    }

    /// Whether the word begins with a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(self, Case::Capital | Case::Upper)
    }
}
