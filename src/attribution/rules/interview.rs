//! Q: Will the pier last? — A: It will. The answers of an interview, which are those of whom it introduces.

use super::super::reading::{Context, Reading, Source};
use crate::article::MentionKind;
use crate::document::Block;

/// The readings of the answers of a document.
pub(in super::super) fn answers(ctx: &Context) -> Vec<Reading> {
    let Some(source) = interviewee(ctx) else { return Vec::new() };
    let answers = ctx.doc.blocks.iter().filter(|block| is_labelled(ctx, block, &["a", "answer"]));
    let read = answers.filter_map(|block| {
        let content = ctx.trim(behind_aside(ctx, block.tokens.start + 2)..block.tokens.end);
        (!content.is_empty()).then(|| Reading {
            source: Some(source.clone()),
            ..Reading::new("interview", vec![content], 0.8)
        })
    });
    read.collect()
}

/// Whether a paragraph begins with one of some words and a colon.
fn is_labelled(ctx: &Context, block: &Block, labels: &[&str]) -> bool {
    let start = block.tokens.start;
    block.tokens.len() > 2 && ctx.doc.is_one_of(start, labels) && ctx.doc.word(start + 1) == ":"
}

/// The first person who is named before the first question.
fn interviewee(ctx: &Context) -> Option<Source> {
    let first = ctx.doc.blocks.iter().find(|block| is_labelled(ctx, block, &["q", "question"]))?;
    let introduced = ctx.entities.mentions_in(0..first.tokens.start).iter();
    let is_person = |id| ctx.entities.is_person(id);
    let mut named =
        introduced.filter(|m| m.kind == MentionKind::Name && m.entities.iter().any(|id| is_person(*id)));
    let mention = named.next()?;
    let noun_phrase = ctx.doc.syntax.noun_phrase_of(mention.head)?;
    Some(Source { tokens: mention.tokens.clone(), noun_phrase })
}

/// Behind "(Laughs.)".
fn behind_aside(ctx: &Context, start: usize) -> usize {
    let closing = || (start..ctx.doc.len().min(start + 8)).find(|&t| ctx.doc.word(t) == ")");
    if ctx.doc.word(start) == "(" { closing().map_or(start, |t| t + 1) } else { start }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn answers_are_the_interviewee_s() {
        check(
            "The pier and its keeper\n\nThe engineer Ana Rey has kept the pier since May.\n\nQ: Will it last?\n\nA: (Laughs.) It \
             will. Ortiz says it is old.",
            expect!["interview indirect: Ana Rey | – | It will. Ortiz says it is old"],
        );
    }
}
