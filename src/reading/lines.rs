//! Lines → paragraphs.

use crate::document::{Document, Span};
use std::ops::Range;

/// A line longer than this, in bytes, was not wrapped by hand or by a mail program.
const WRAP_COLUMN: usize = 100;

/// The paragraphs of a text, as ranges of tokens. A blank line always parts two; a single line end does so
/// unless the text is wrapped at a fixed column.
pub(super) fn paragraphs(doc: &Document) -> Vec<Range<usize>> {
    let lines = lines(doc);
    let wrapped = is_wrapped(doc, &lines);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match paragraphs.last_mut() {
            Some(last) if wrapped && !line.after_blank => last.end = line.tokens.end,
            _ => paragraphs.push(line.tokens),
        }
    }
    paragraphs
}

struct Line {
    tokens: Range<usize>,
    /// Whether a blank line stands before it.
    after_blank: bool,
}

fn lines(doc: &Document) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut end = 0;
    for (index, token) in doc.tokens.iter().enumerate() {
        let ends = line_ends(Span { start: end, end: token.span.start }.of(doc.text));
        end = token.span.end;
        match lines.last_mut() {
            Some(line) if ends == 0 => line.tokens.end = index + 1,
            _ => lines.push(Line { tokens: index..index + 1, after_blank: ends > 1 }),
        }
    }
    lines
}

/// How many line ends a gap has: `\n`, `\r\n` and `\r` count one each, a paragraph separator two.
fn line_ends(gap: &str) -> usize {
    let mut count = 0;
    let mut previous = ' ';
    for c in gap.chars() {
        count += match c {
            '\n' if previous == '\r' => 0,
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{b}' | '\u{c}' => 1,
            '\u{2029}' => 2,
            _ => 0,
        };
        previous = c;
    }
    count
}

/// Whether lines break in the middle of sentences: most lines that another follows directly end without a
/// mark that ends a sentence, and none is long.
fn is_wrapped(doc: &Document, lines: &[Line]) -> bool {
    let (mut count, mut open) = (0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[1].after_blank) {
        let tokens = pair[0].tokens.clone();
        let ended = doc.word(tokens.end - 1).ends_with(['.', '!', '?', ':', '"', '”', '’', '…']);
        if doc.span(tokens.clone()).len() > WRAP_COLUMN {
            return false;
        }
        count += 1;
        open += usize::from(!ended && tokens.len() > 4);
    }
    count >= 3 && open * 3 > count * 2
}
