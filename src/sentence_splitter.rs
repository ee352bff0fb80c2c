//! Cuts blocks into sentences.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation or an initial that the next word goes on
//! from. Marks that close a quotation stay with the sentence they close.

use crate::document::{Block, BlockKind, Document, Sentence, TokenKind};
use crate::lexicon::{ABBREVIATIONS, COMMON_WORDS, ORGANIZATION_HEADS};

/// What is longer is no sentence, and is cut: the stages behind may compare each word of a sentence with each other.
const LONGEST: usize = 1_000;

/// The sentences of `doc`, in order. Needs tokens and blocks.
pub(crate) fn split(doc: &Document) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in doc.blocks.iter().enumerate() {
        split_block(doc, index, block, &mut sentences);
    }
    sentences
}

fn split_block(doc: &Document, index: usize, block: &Block, sentences: &mut Vec<Sentence>) {
    let mut start = block.tokens.start;
    let mut at = start;
    while at < block.tokens.end {
        let mut end = at + 1;
        let mut is_end = false;
        if block.kind == BlockKind::Paragraph && may_end(doc, at) {
            while end < block.tokens.end && closes(doc, end) {
                end += 1;
            }
            is_end = ends(doc, at, end, block.tokens.end);
        }
        if is_end || end - start >= LONGEST {
            sentences.push(Sentence { tokens: start..end, block: index });
            start = end;
        }
        at = end;
    }
    if start < block.tokens.end {
        sentences.push(Sentence { tokens: start..block.tokens.end, block: index });
    }
}

/// Whether a token can be the end of a sentence: a mark, or a word with a full stop of its own.
fn may_end(doc: &Document, token: usize) -> bool {
    let word = doc.word(token);
    match doc.tokens[token].kind {
        TokenKind::Mark => word.starts_with(['.', '!', '?', '…', '。', '！', '？', '۔', '؟', '।']),
        TokenKind::Word => word.ends_with('.'),
        _ => false,
    }
}

/// Whether a token belongs to the end of the sentence before it: a closing bracket or quotation mark, glued
/// to what it closes.
fn closes(doc: &Document, token: usize) -> bool {
    let word = doc.word(token);
    let glued = !doc.tokens[token].space_before;
    match doc.tokens[token].kind {
        TokenKind::Quote => glued && !matches!(word, "“" | "‘" | "«" | "„" | "``"),
        TokenKind::Mark => glued && matches!(word, ")" | "]" | "." | "!" | "?"),
        _ => false,
    }
}

/// Whether the sentence ends behind `mark`, with the next one beginning at token `next`.
fn ends(doc: &Document, mark: usize, next: usize, block_end: usize) -> bool {
    if next >= block_end {
        return true;
    }
    let follower =
        if doc.tokens[next].kind == TokenKind::Quote && next + 1 < block_end { next + 1 } else { next };
    let begins = begins_sentence(doc, follower);
    match doc.tokens[mark].kind {
        TokenKind::Word => begins && next == mark + 1 && !goes_on_behind_abbreviation(doc, mark, follower),
        // Three dots or a mark inside brackets may stand in the middle.
        _ if doc.word(mark).starts_with("..") || doc.word(mark) == "…" => begins,
        // “Will they come?” she asked.
        _ => doc.tokens[next].space_before && begins || doc.is_capital(next) && next > mark + 1,
    }
}

fn begins_sentence(doc: &Document, token: usize) -> bool {
    let t = &doc.tokens[token];
    match t.kind {
        TokenKind::Number | TokenKind::Address => true,
        TokenKind::Mark => matches!(doc.word(token), "(" | "[" | "-" | "–" | "—" | "•" | "*"),
        TokenKind::Quote => true,
        // Scripts without capitals, and names such as "iPhone".
        TokenKind::Word => {
            t.case != crate::document::Case::Lower || !doc.word(token).is_ascii() && !has_lower(doc, token)
        }
    }
}

fn has_lower(doc: &Document, token: usize) -> bool {
    doc.word(token).chars().any(char::is_lowercase)
}

/// Words that open sentences and are no part of a name.
const NO_NAMES: [&str; 10] = ["he", "she", "they", "it", "the", "this", "in", "but", "we", "his"];

/// Whether "Dr.", "U.S.", "J.", "Nov." stands before what it belongs to rather than at a sentence's end.
fn goes_on_behind_abbreviation(doc: &Document, abbreviation: usize, next: usize) -> bool {
    let number = doc.tokens[next].kind == TokenKind::Number;
    // "the U.S. State Department", "the U.N. Council"
    let is_body = || {
        doc.is_in(next, &ORGANIZATION_HEADS)
            || doc.is_capital(next + 1) && doc.is_in(next + 1, &ORGANIZATION_HEADS)
    };
    match ABBREVIATIONS.get(doc.lower(abbreviation)).map(|row| row.column(0)) {
        Some("title") => !number,
        Some("date" | "number") => number,
        Some(_) | None if number => false,
        // "Acme Corp. The deal …": an ordinary word in capitals begins a sentence, a name goes on.
        Some(_) => !is_ordinary(doc, next),
        // An initial goes on in the name, but not in "wrote on X. He left"; "U.S." ends a sentence only before an ordinary word.
        None => {
            doc.word(abbreviation).chars().count() == 2
                && doc.is_capital(abbreviation)
                && !doc.is_one_of(next, &NO_NAMES)
                || !is_ordinary(doc, next)
                || is_body()
        }
    }
}

/// Whether a word is a common word in other places, so that its capital marks a beginning.
fn is_ordinary(doc: &Document, token: usize) -> bool {
    doc.is_in(token, &COMMON_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenizer::tokenize;
    use expect_test::{Expect, expect};

    fn check(text: &str, expect: Expect) {
        let mut doc = tokenize(text);
        doc.blocks = vec![Block { kind: BlockKind::Paragraph, tokens: 0..doc.len() }];
        let sentences = split(&doc);
        let lines: Vec<&str> = sentences.iter().map(|s| doc.span(s.tokens.clone()).of(text)).collect();
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn no_sentence_is_endless() {
        let text = "and ".repeat(2 * LONGEST + 1);
        let mut doc = tokenize(&text);
        doc.blocks = vec![Block { kind: BlockKind::Paragraph, tokens: 0..doc.len() }];
        let lengths: Vec<usize> = split(&doc).iter().map(|sentence| sentence.tokens.len()).collect();
        assert_eq!(lengths, [LONGEST, LONGEST, 1]);
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        check(
            "Dr. J. Ortiz met Lt. Gen. Mark Milley in the U.S. Senate on Nov. 5. They talked.",
            expect!["Dr. J. Ortiz met Lt. Gen. Mark Milley in the U.S. Senate on Nov. 5.\nThey talked."],
        );
        check(
            "He flew to the U.S. The visit was short.",
            expect!["He flew to the U.S.\nThe visit was short."],
        );
        check(
            "Smt. Rey spoke in the U.S. State Department. It rained in the U.S. State media were silent.",
            expect![[r#"
            Smt. Rey spoke in the U.S. State Department.
            It rained in the U.S.
            State media were silent."#]],
        );
        check(
            "He works for Acme Corp. He likes it at 5 p.m. She does not.",
            expect![[r#"
            He works for Acme Corp.
            He likes it at 5 p.m.
            She does not."#]],
        );
    }

    #[test]
    fn quotations_close_with_their_sentence() {
        check("“We agree.” He left. “Why?” she asked.", expect!["“We agree.”\nHe left.\n“Why?” she asked."]);
    }
}
