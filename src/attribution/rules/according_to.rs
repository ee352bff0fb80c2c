//! According to Rey, the talks had failed. The talks had failed, according to a spokesman.

use super::super::content::before;
use super::super::cue::scope;
use super::super::reading::{Context, Reading};
use crate::article::Act;
use std::ops::Range;

/// The readings of every "according to …" in a document.
pub(in super::super) fn read_all(ctx: &Context) -> Vec<Reading> {
    let doc = ctx.doc;
    let found = (0..doc.len()).filter(|&t| doc.lower(t) == "according" && doc.lower(t + 1) == "to");
    found.filter_map(|t| read(ctx, t)).collect()
}

fn read(ctx: &Context, at: usize) -> Option<Reading> {
    let doc = ctx.doc;
    let scope = scope(doc, at);
    let noun_phrase = doc.syntax.noun_phrase_of(at + 2)?;
    let source = ctx.source(noun_phrase);
    let content = match at == scope.start || ctx.before_adverbs(at, &scope).is_none() {
        true => behind(ctx, source.tokens.end, &scope)?,
        false => before(ctx, &scope, at).or_else(|| {
            // No comma: "the talks failed according to Rey".
            let closes = source.tokens.end + 1 >= scope.end || doc.word(source.tokens.end) == ",";
            closes.then(|| ctx.trim(scope.start..at))
        })?,
    };
    Some(Reading {
        rule: "according-to",
        source: Some(source),
        cue: Some(at..at + 2),
        content: vec![content],
        act: Act::Say,
        addressee: None,
        confidence: 0.9,
    })
}

/// The main clause behind "According to Rey,".
fn behind(ctx: &Context, from: usize, scope: &Range<usize>) -> Option<Range<usize>> {
    let comma = (from..scope.end.min(from + 40)).find(|&t| ctx.doc.word(t) == ",")?;
    let content = ctx.trim(comma + 1..scope.end);
    (!content.is_empty()).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn at_either_end() {
        check(
            "According to Ana Rey, the talks had failed.",
            expect!["according-to indirect: Ana Rey | According to | the talks had failed"],
        );
        check(
            "The talks had failed, according to a statement from the ministry.",
            expect![
                "according-to indirect: a statement from the ministry | according to | The talks had failed"
            ],
        );
    }
}
