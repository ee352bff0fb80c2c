//! Rey said:
//!
//! The bridge will open in May. — a speech set as paragraphs of its own, without quotation marks.

use super::super::cue::Cue;
use super::super::reading::{Context, Reading};
use crate::document::BlockKind;
use crate::parser::Form;
use std::ops::Range;

/// Reads the paragraph behind a cue and a colon that end their own paragraph.
pub(super) fn read(ctx: &Context, cue: &Cue, _: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    if cue.verb(doc).form != Form::Finite || !cue.takes("quote") || !ends_with_colon(ctx, cue) {
        return None;
    }
    let content = paragraph(ctx, doc.block_of(cue.head) + 1)?;
    Some(Reading { source: Some(ctx.subject(cue)?), ..Reading::of_cue("colon", cue, vec![content], 0.85) })
}

/// The longest speech, in paragraphs.
const MAX_PARAGRAPHS: usize = 40;

/// Whether nothing but adverbs stands between a cue and the colon that closes its paragraph.
fn ends_with_colon(ctx: &Context, cue: &Cue) -> bool {
    let block = &ctx.doc.blocks[ctx.doc.block_of(cue.head)];
    let last = block.tokens.end - 1;
    ctx.doc.word(last) == ":" && ctx.behind_adverbs(cue.tokens.end) == last
}

/// A paragraph without quotation marks of its own.
fn paragraph(ctx: &Context, block: usize) -> Option<Range<usize>> {
    let block = ctx.doc.blocks.get(block).filter(|b| b.kind == BlockKind::Paragraph)?;
    let content = ctx.trim(block.tokens.clone());
    (!content.is_empty() && ctx.quotation_opened_by(block.tokens.start).is_none()).then_some(content)
}

/// The further paragraphs of the speeches among `readings`: whole sentences in which the narrator does not
/// come back to the speaker.
pub(in super::super) fn further_paragraphs(ctx: &Context, readings: &[Reading]) -> Vec<Reading> {
    let doc = ctx.doc;
    let speeches = readings.iter().filter(|r| r.rule == "colon");
    let mut found = Vec::new();
    for speech in speeches {
        let first = doc.block_of(speech.extent().start) + 1;
        let speakers =
            speech.source.as_ref().map_or_else(Vec::new, |s| super::super::source::entities(ctx, s));
        for block in first..doc.blocks.len().min(first + MAX_PARAGRAPHS) {
            let Some(content) = paragraph(ctx, block) else { break };
            let mentions = ctx.entities.mentions_in(content.clone());
            let back = mentions.iter().any(|m| m.entities.iter().any(|id| speakers.contains(id)));
            let is_sentence = matches!(doc.word(doc.blocks[block].tokens.end - 1), "." | "!" | "?" | "…");
            let in_person = content.clone().any(|t| doc.is_one_of(t, &["i", "we", "our", "us", "my"]));
            if !is_sentence || back && !in_person || speakers.is_empty() && !in_person {
                break;
            }
            found.push(Reading { cue: None, content: vec![content], confidence: 0.7, ..speech.clone() });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn paragraphs_without_quotation_marks() {
        check(
            "After the visit the minister said:\n\nThe port is a key to our trade.\n\nWe will build a new pier.\n\nThe minister left on Friday.",
            expect![[r#"
                colon indirect: the minister | said: | The port is a key to our trade
                colon indirect: the minister | – | We will build a new pier"#]],
        );
    }
}
