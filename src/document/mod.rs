//! The text with its first layers, which all later stages share.
//!
//! A [`Document`] is filled by the stages in the order of its fields; each stage is a function from the
//! layers before it to its own. Later results (entities, times, statements, encounters) are values of their
//! own, so that a stage's signature says which layers it needs.

mod offsets;
mod quotation;
mod span;
mod token;

pub use quotation::Quotation;
pub(crate) use quotation::pair as pair_quotations;
pub use span::Span;
pub use token::{Case, Token, TokenKind};

use crate::article::Published;
use crate::lexicon::{Classes, List, Row};
use crate::parser::{Dependencies, Syntax};
use crate::tagger::Upos;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// A text and what the first stages know of it. All offsets count bytes of `text`, all indices tokens.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text as given.
    pub text: &'t str,
    /// Every token, in order.
    pub tokens: Vec<Token>,
    /// The tokens' words, at hand: nothing is asked for more often, and to cut them out of the text anew has its price.
    words: Vec<&'t str>,
    /// The same in lower case, with straight apostrophes.
    lowered: Vec<Cow<'t, str>>,
    /// The date of publication.
    pub published: Option<Published>,
    /// Paragraphs and what surrounds them, in order; together they hold every token.
    pub blocks: Vec<Block>,
    /// Sentences in order; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// Quotations, by their opening mark.
    pub quotations: Vec<Quotation>,
    /// The part of speech of each token.
    pub tags: Vec<Upos>,
    /// Made when first asked for: see [`Document::dependencies`].
    dependencies: OnceCell<Dependencies>,
    /// Noun phrases, verb groups and what ties them.
    pub syntax: Syntax,
}

/// A stretch of text that a blank line, a line end or a header sets apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// What an archive or a page puts before an article: "date 2025-03-01".
    Header,
    /// The headline.
    Headline,
    /// Who wrote it.
    Byline,
    /// Place, date and agency at the head of the first paragraph: "CAIRO, July 26 (MENA) --".
    Dateline,
    /// Running text.
    Paragraph,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The index of its block.
    pub block: usize,
}

impl<'t> Document<'t> {
    /// A document with its tokens, given as spans and kinds, and no further layer.
    pub(crate) fn new(text: &'t str, pieces: impl Iterator<Item = (Span, TokenKind)>) -> Self {
        let most = text.len() / 5;
        let (mut tokens, mut words, mut lowered) =
            (Vec::with_capacity(most), Vec::with_capacity(most), Vec::with_capacity(most));
        let mut end = 0;
        for (span, kind) in pieces {
            let word = span.of(text);
            let lower = lower(word);
            tokens.push(Token {
                span,
                kind,
                case: Case::of(word),
                space_before: tokens.is_empty() || span.start > end,
                classes: Classes::of(&lower),
            });
            words.push(word);
            lowered.push(lower);
            end = span.end;
        }
        Document {
            text,
            tokens,
            words,
            lowered,
            published: None,
            blocks: Vec::new(),
            sentences: Vec::new(),
            quotations: Vec::new(),
            tags: Vec::new(),
            dependencies: OnceCell::new(),
            syntax: Syntax::default(),
        }
    }

    /// The dependency tree of each sentence, parsed when something is first asked about that sentence: a program that never
    /// asks carries no weights of the parser. Needs sentences and tags.
    pub fn dependencies(&self) -> &Dependencies {
        self.dependencies.get_or_init(|| Dependencies::new(self))
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token at all.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The word of a token as it stands; empty past the end.
    pub fn word(&self, token: usize) -> &'t str {
        self.words.get(token).copied().unwrap_or("")
    }

    /// The word of a token in lower case, with straight apostrophes; empty past the end.
    pub fn lower(&self, token: usize) -> &str {
        self.lowered.get(token).map_or("", Cow::as_ref)
    }

    /// Whether a token's lower-case word is one of these.
    pub fn is_one_of(&self, token: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(token))
    }

    /// The part of speech of a token; [`Upos::X`] past the end.
    pub fn tag(&self, token: usize) -> Upos {
        self.tags.get(token).copied().unwrap_or(Upos::X)
    }

    /// Whether a token begins with a capital letter.
    pub fn is_capital(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.case.is_capital())
    }

    /// The bytes that a range of tokens covers; empty for an empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The tokens that lie wholly in a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        start..end.max(start)
    }

    /// The index of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The tokens of the sentence that holds a token.
    pub fn sentence_tokens(&self, token: usize) -> Range<usize> {
        self.sentences.get(self.sentence_of(token)).map_or(0..0, |s| s.tokens.clone())
    }

    /// The index of the block that holds a token.
    pub fn block_of(&self, token: usize) -> usize {
        self.blocks.partition_point(|b| b.tokens.end <= token).min(self.blocks.len().saturating_sub(1))
    }

    /// The innermost quotation that holds a token.
    pub fn quotation_of(&self, token: usize) -> Option<usize> {
        let before = self.quotations.partition_point(|q| q.open < token);
        // Quotations nest at most two deep, so the holder is among the nearest few before.
        (0..before).rev().take(4).find(|&q| self.quotations[q].tokens.contains(&token))
    }

    /// The longest entry of `list` that begins at a token: its number of tokens, and its row. It does not
    /// reach past the token's sentence once sentences are known.
    pub fn entry(&self, token: usize, list: &List) -> Option<(usize, Row)> {
        let first = self.tokens.get(token)?;
        if !first.classes.begins(list) {
            return None;
        }
        let end = if self.sentences.is_empty() { self.len() } else { self.sentence_tokens(token).end };
        list.longest((token..end).map(|i| self.lower(i)))
    }

    /// Whether a token by itself is an entry of `list`.
    pub fn is_in(&self, token: usize, list: &List) -> bool {
        self.tokens.get(token).is_some_and(|t| t.classes.begins(list))
            && list.get(self.lower(token)).is_some()
    }
}

/// A word in lower case, with straight apostrophes.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let mut lower = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '’' | 'ʼ' => lower.push('\''),
            c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            c => lower.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(lower)
}
