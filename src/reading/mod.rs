//! What was pasted → blocks: header, headline, byline, dateline, paragraphs; and the date of publication.
//!
//! Nothing is changed in the text itself: every offset stays that of the text as given.

mod dateline;
mod header;
pub(crate) mod language;
mod lines;

use crate::article::{Published, PublishedFrom};
use crate::document::{Block, BlockKind, Document};
use crate::temporal::calendar::full_date;
use jiff::civil::Date;
use std::ops::Range;

/// What the first look at a text gives.
pub(crate) struct Reading {
    /// Blocks in order; together they hold every token.
    pub(crate) blocks: Vec<Block>,
    /// The date of publication: the caller's, else the text's.
    pub(crate) published: Option<Published>,
}

/// Reads the outer shape of `doc`. Needs tokens.
pub(crate) fn read(doc: &Document, published: Option<Date>) -> Reading {
    let mut blocks: Vec<Block> = Vec::new();
    let paragraphs = lines::paragraphs(doc);
    let mut in_head = true;
    for (index, tokens) in paragraphs.iter().enumerate() {
        if in_head {
            blocks.extend(head_blocks(doc, tokens, &paragraphs[index + 1..]));
            in_head = blocks.iter().all(|b| b.kind != BlockKind::Paragraph);
        } else {
            blocks.push(Block { kind: BlockKind::Paragraph, tokens: tokens.clone() });
        }
    }
    let given = published.map(|date| Published {
        value: crate::day::write(date),
        from: PublishedFrom::Option,
        span: None,
    });
    let dated = || {
        let heads = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Header | BlockKind::Dateline));
        heads.into_iter().find_map(|b| date_in(doc, b.tokens.clone()))
    };
    Reading { published: given.or_else(dated), blocks }
}

/// Sorts one of the first paragraphs into header, byline, headline, dateline and text.
fn head_blocks(doc: &Document, tokens: &Range<usize>, rest: &[Range<usize>]) -> Vec<Block> {
    let body = tokens.start + header::len(doc, tokens)..tokens.end;
    let header = Block { kind: BlockKind::Header, tokens: tokens.start..body.start };
    let text = body.start + dateline::len(doc, &body)..body.end;
    let body = if header::is_byline(doc, &body) {
        vec![Block { kind: BlockKind::Byline, tokens: body }]
    } else if header::is_headline(doc, &body, rest) {
        vec![Block { kind: BlockKind::Headline, tokens: body }]
    } else {
        let dateline = Block { kind: BlockKind::Dateline, tokens: body.start..text.start };
        vec![dateline, Block { kind: BlockKind::Paragraph, tokens: text }]
    };
    std::iter::once(header).chain(body).filter(|b| !b.tokens.is_empty()).collect()
}

/// The first whole date among some tokens.
fn date_in(doc: &Document, tokens: Range<usize>) -> Option<Published> {
    tokens.clone().find_map(|token| {
        let (date, len) = full_date(doc, token).filter(|(_, len)| token + len <= tokens.end)?;
        let span = doc.span(token..token + len);
        Some(Published { value: crate::day::write(date), from: PublishedFrom::Text, span: Some(span) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenizer::tokenize;
    use expect_test::{Expect, expect};

    fn check(text: &str, expect: Expect) {
        let doc = tokenize(text);
        let reading = read(&doc, None);
        let mut lines: Vec<String> = reading
            .blocks
            .iter()
            .map(|b| format!("{:?}: {}", b.kind, doc.span(b.tokens.clone()).of(text)))
            .collect();
        lines.extend(reading.published.map(|p| format!("published {}", p.value)));
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn a_header_date_is_no_part_of_the_sentence() {
        check(
            "date 2025-03-01 Chilean President Ana Rey met miners.",
            expect![[r#"
                Header: date 2025-03-01
                Paragraph: Chilean President Ana Rey met miners.
                published 2025-03-01"#]],
        );
    }

    #[test]
    fn datelines_of_many_houses() {
        check(
            "CAIRO – 26 July 2022: The minister left.",
            expect![[r#"
                Dateline: CAIRO – 26 July 2022:
                Paragraph: The minister left.
                published 2022-07-26"#]],
        );
        check(
            "LUANDA, Nov. 28 (Xinhua) -- The minister left.",
            expect![[r#"
                Dateline: LUANDA, Nov. 28 (Xinhua) --
                Paragraph: The minister left."#]],
        );
        check(
            "AMMAN — The king left.",
            expect![[r#"
                Dateline: AMMAN —
                Paragraph: The king left."#]],
        );
        check(
            "MULTAN: The senator left.",
            expect![[r#"
                Dateline: MULTAN:
                Paragraph: The senator left."#]],
        );
        check(
            "Ulaanbaatar /MONTSAME/. The senator left.",
            expect![[r#"
                Dateline: Ulaanbaatar /MONTSAME/.
                Paragraph: The senator left."#]],
        );
    }

    #[test]
    fn sentences_with_dashes_and_colons_are_no_datelines() {
        check("Peter Ortiz - a lawyer - left.", expect!["Paragraph: Peter Ortiz - a lawyer - left."]);
        check("Ana Rey: “We will stay.”", expect!["Paragraph: Ana Rey: “We will stay.”"]);
    }

    #[test]
    fn headline_byline_and_date_line() {
        check(
            "Minister leaves for Cairo\nBy Jo Smith\nJuly 5, 2022\n\nThe minister left on Monday. He will be back.",
            expect![[r#"
                Headline: Minister leaves for Cairo
                Byline: By Jo Smith
                Header: July 5, 2022
                Paragraph: The minister left on Monday. He will be back.
                published 2022-07-05"#]],
        );
    }

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph() {
        check(
            "The minister left on Monday after\nthree days of talks with the miners\nand their union in the northern port\nof Arica.\n\nHe will be back.",
            expect![[r#"
                Paragraph: The minister left on Monday after
                three days of talks with the miners
                and their union in the northern port
                of Arica.
                Paragraph: He will be back."#]],
        );
    }
}
