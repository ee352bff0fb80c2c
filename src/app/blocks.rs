//! How the article is laid out on the page: paragraphs, and parts of a long text.
//!
//! A browser draws a hundred kilobytes at once without a hitch, and ten megabytes not at all, so a
//! long text is shown in parts of about [`PART`] bytes. Ordinary articles have one part.

use super::marks::{Segment, flatten, layers};
use crate::Article;
use crate::document::Span;
use std::ops::Range;

/// About how many bytes are shown at once.
pub const PART: usize = 100_000;

/// A longer line is cut. Browsers take seconds to break one endless line of a hundred kilobytes.
const LINE: usize = 8_000;

/// One paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Where it stands, in bytes; no line break at either end.
    pub span: Span,
    /// Its pieces, which follow one another without a gap.
    pub segments: Vec<Segment>,
    /// Whether it is the headline.
    pub headline: bool,
}

/// The paragraphs of `text` with the marks of `article`, whose spans count bytes of it.
pub fn blocks(text: &str, article: &Article) -> Vec<Block> {
    let mut segments = flatten(&layers(article), text.len() as u32).into_iter().peekable();
    lines(text)
        .map(|span| {
            let mut own = Vec::new();
            while let Some(segment) = segments.peek_mut() {
                let goes_on = segment.span.end > span.end;
                let cut =
                    Span { start: segment.span.start.max(span.start), end: segment.span.end.min(span.end) };
                if cut.start < cut.end {
                    let layers =
                        if goes_on { segment.layers.clone() } else { std::mem::take(&mut segment.layers) };
                    own.push(Segment { span: cut, layers });
                }
                if goes_on {
                    break;
                }
                segments.next();
            }
            let headline = article.headline.is_some_and(|headline| headline.overlaps(span));
            Block { span, segments: own, headline }
        })
        .collect()
}

/// The blocks of each part: ranges that follow one another and cover all of them.
pub fn parts(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut first = 0;
    let mut size = 0;
    for (index, block) in blocks.iter().enumerate() {
        if size > 0 && size + block.span.len() > PART {
            parts.push(first..index);
            (first, size) = (index, 0);
        }
        size += block.span.len();
    }
    if first < blocks.len() {
        parts.push(first..blocks.len());
    }
    parts
}

/// The lines of `text` that hold more than white space, without the white space at their ends.
/// A line longer than [`LINE`] is cut, so that no block alone can stall the page.
pub fn lines(text: &str) -> impl Iterator<Item = Span> {
    text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}'])
        .scan(0, |position, line| {
            let start = *position;
            *position += line.len();
            Some((start, line))
        })
        .flat_map(|(start, line)| {
            let trimmed = line.trim();
            let offset = start + (line.len() - line.trim_start().len());
            pieces(trimmed).map(move |range| Span::new(offset + range.start, offset + range.end))
        })
}

/// `line` in pieces of at most [`LINE`] bytes, cut after a space where there is one, else between
/// characters.
fn pieces(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        (start < line.len()).then(|| {
            let mut end = (start + LINE).min(line.len());
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            if end < line.len() {
                end = line[start..end].rfind(' ').map_or(end, |space| start + space + 1);
            }
            let piece = start..end;
            start = end;
            piece
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use proptest::prelude::*;

    fn laid_out(text: &str) -> Vec<Block> {
        blocks(text, &crate::extract(text, &Options::default()))
    }

    #[test]
    fn blank_lines_make_no_block() {
        let text = " A storm came.\r\n\r\n \nNobody met.\n";
        let words: Vec<&str> = laid_out(text).iter().map(|block| block.span.of(text)).collect();
        assert_eq!(words, ["A storm came.", "Nobody met."]);
    }

    #[test]
    fn one_endless_line_is_cut() {
        let text = "é".repeat(PART);
        let blocks = laid_out(&text);
        assert!(blocks.iter().all(|block| block.span.len() <= LINE));
        assert_eq!(blocks.iter().map(|block| block.span.len()).sum::<usize>(), text.len());
        assert!(parts(&blocks).len() >= 2);
    }

    #[test]
    fn a_long_line_is_cut_at_a_space() {
        let text = "some words ".repeat(LINE / 8);
        assert!(laid_out(&text).iter().all(|block| block.span.of(&text).starts_with("some")));
    }

    proptest! {
        #[test]
        fn every_word_is_in_one_block(text in "[a-z \n\u{e9}\u{1f30d}]{0,200}") {
            let blocks = laid_out(&text);
            let shown: String = blocks
                .iter()
                .flat_map(|block| &block.segments)
                .map(|segment| segment.span.of(&text))
                .collect();
            let without_space = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(without_space(&shown), without_space(&text));
            let ranges = parts(&blocks);
            prop_assert_eq!(ranges.iter().map(|range| range.len()).sum::<usize>(), blocks.len());
        }
    }
}
