//! Rey: bridge will open — the source as a label before a colon, in headlines and transcripts; or behind a dash:
//! “We agree.” — Ana Rey. Bridge will open: minister.

use super::super::complement::has_finite_verb;
use super::super::reading::{Context, Reading, Source};
use crate::document::{BlockKind, TokenKind};
use crate::lexicon::{GROUP_NOUNS, TITLES};
use std::ops::Range;

/// The longest label, in tokens.
const MAX_LABEL: usize = 8;

/// The readings of the labels of a document: at most one a block.
pub(in super::super) fn read_all(ctx: &Context) -> Vec<Reading> {
    let blocks = ctx.doc.blocks.iter();
    blocks
        .filter_map(|block| {
            leading(ctx, block.kind, &block.tokens).or_else(|| closing(ctx, block.kind, &block.tokens))
        })
        .collect()
}

/// "Rey: bridge will open", "REY: We agree."
fn leading(ctx: &Context, kind: BlockKind, block: &Range<usize>) -> Option<Reading> {
    let doc = ctx.doc;
    let colon = (block.start + 1..block.end.min(block.start + MAX_LABEL)).find(|&t| doc.word(t) == ":")?;
    let source = label(ctx, block.start..colon)?;
    let spoken =
        kind == BlockKind::Headline || names_person(ctx, &source) && is_sentence(ctx, colon + 1..block.end);
    let content = ctx.trim(colon + 1..block.end);
    let is_clause = has_finite_verb(ctx, content.clone()) || doc.quotation_of(content.start).is_some();
    (spoken && is_clause && content.len() > 2).then(|| reading(source, colon, content, 0.8))
}

/// “We agree.” — Ana Rey. In a headline also: Bridge will open in May: minister
fn closing(ctx: &Context, kind: BlockKind, block: &Range<usize>) -> Option<Reading> {
    let doc = ctx.doc;
    let in_headline = kind == BlockKind::Headline;
    let is_mark = |t: &usize| is_dash(ctx, *t) || in_headline && doc.word(*t) == ":";
    let mark = (block.start + 1..block.end).rev().take(MAX_LABEL).find(is_mark)?;
    let quoted = ctx.quotation_closed_by(mark - 1).is_some_and(|q| doc.quotations[q].open == block.start);
    if !quoted && !in_headline {
        return None;
    }
    // “…” — Ana Rey, baker
    let end = (mark + 1..block.end).find(|&t| matches!(doc.word(t), "," | "(")).unwrap_or(block.end);
    let source = label(ctx, mark + 1..end)?;
    let content = ctx.trim(block.start..mark);
    let said = has_finite_verb(ctx, content.clone()) || is_brief(ctx, kind, &source) && content.len() > 3;
    said.then(|| reading(source, mark, content, 0.8))
}

/// "Fence for the border: army chief": headlines leave verbs out, and only who is no person by name stands for himself alone.
fn is_brief(ctx: &Context, kind: BlockKind, source: &Source) -> bool {
    let head = source.tokens.end - 1;
    kind == BlockKind::Headline && (ctx.doc.is_in(head, &GROUP_NOUNS) || ctx.doc.is_in(head, &TITLES))
}

fn is_dash(ctx: &Context, token: usize) -> bool {
    matches!(ctx.doc.word(token), "—" | "–" | "―" | "--" | "-")
}

fn reading(source: Source, mark: usize, content: Range<usize>, confidence: f32) -> Reading {
    Reading {
        source: Some(source),
        cue: Some(mark..mark + 1),
        ..Reading::new("label", vec![content], confidence)
    }
}

/// The source that some tokens name, all of them: a person or organisation, or one unnamed ("minister").
fn label(ctx: &Context, tokens: Range<usize>) -> Option<Source> {
    let doc = ctx.doc;
    let noun_phrase = doc.syntax.noun_phrase_of(tokens.end.checked_sub(1)?)?;
    let phrase = &doc.syntax.noun_phrases[noun_phrase];
    let named = ctx.entities.mention_at(phrase.head).is_some_and(|mention| {
        mention.entities.iter().any(|id| ctx.entities.is_person(*id) || ctx.entities.is_organization(*id))
    });
    let head = phrase.head;
    let unnamed = || doc.is_in(head, &GROUP_NOUNS) || doc.is_in(head, &TITLES);
    let whole = phrase.tokens.start <= tokens.start && phrase.head + 1 == tokens.end;
    (whole && (named || unnamed())).then_some(Source { tokens, noun_phrase })
}

fn names_person(ctx: &Context, source: &Source) -> bool {
    super::super::source::entities(ctx, source).iter().any(|id| ctx.entities.is_person(*id))
}

/// Whether some tokens end as a sentence does.
fn is_sentence(ctx: &Context, tokens: Range<usize>) -> bool {
    let last = tokens.rev().find(|&t| ctx.doc.tokens[t].kind != TokenKind::Quote);
    last.is_some_and(|t| matches!(ctx.doc.word(t), "." | "!" | "?" | "…"))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_headline_names_its_source_at_either_end() {
        check(
            "Rey: the bridge will open\n\nThe bridge was closed, Ana Rey found.",
            expect![[r#"
            label indirect: Rey | : | the bridge will open
            trailing indirect: Ana Rey | found | The bridge was closed"#]],
        );
        check(
            "The bridge will open in May: Ana Rey\n\nMayor Ana Rey left for Lima on Friday.",
            expect!["label indirect: Ana Rey | : | The bridge will open in May"],
        );
    }

    #[test]
    fn a_transcript_names_its_speakers() {
        check(
            "Talks on the port\n\nAna Rey met Luis Ortiz on Monday.\n\nANA REY: We agree on all points.\n\nLUIS ORTIZ: That is new.",
            expect![[r#"
                label indirect: ANA REY | : | We agree on all points
                label indirect: LUIS ORTIZ | : | That is new"#]],
        );
        check("Ana Rey: 34, baker\n\nLima: three were hurt.", expect![[""]]);
    }

    #[test]
    fn a_dash_names_the_source_of_a_quotation() {
        check(
            "“We have waited for years.” — Ana Rey, baker",
            expect!["label direct: Ana Rey | — | “We have waited for years.”"],
        );
    }
}
