//! According to Rey, the talks had failed. The talks had failed, according to a spokesman. In the words of Rey, they had failed.
//! They had failed, per a spokesman.

use super::super::complement::has_finite_verb;
use super::super::content::{before, begins_main_clause};
use super::super::cue::scope;
use super::super::reading::{Context, Reading, Source};
use crate::tagger::Upos;
use std::ops::Range;

/// The readings of every "according to …" in a document.
pub(in super::super) fn read_all(ctx: &Context) -> Vec<Reading> {
    let doc = ctx.doc;
    (0..doc.len()).filter_map(|t| read(ctx, t, cue_len(ctx, t)?)).collect()
}

/// The length of "according to", "in the words of", ", per".
fn cue_len(ctx: &Context, at: usize) -> Option<usize> {
    let doc = ctx.doc;
    let is = |words: &[&str]| words.iter().enumerate().all(|(n, word)| doc.lower(at + n) == *word);
    // "3 per cent", "per capita": a source has a comma before it and an article, a number or a name behind.
    let per = || {
        let source = doc.lower(at + 1) == "the"
            || doc.is_one_of(at + 1, &["a", "an"])
            || doc.tag(at + 1) == Upos::Num && doc.tag(at + 2) == Upos::Noun
            || doc.is_capital(at + 1);
        doc.lower(at) == "per" && at > 0 && doc.word(at - 1) == "," && source
    };
    match doc.lower(at) {
        "according" => is(&["according", "to"]).then_some(2),
        "in" => is(&["in", "the", "words", "of"]).then_some(4),
        "as" => is(&["as", "per"]).then_some(2),
        _ => per().then_some(1),
    }
}

fn read(ctx: &Context, at: usize, len: usize) -> Option<Reading> {
    let doc = ctx.doc;
    let scope = scope(doc, at);
    // "according to plan", "according to law": what is kept to, not who says so.
    if doc.is_one_of(at + len, &["plan", "schedule", "law", "custom", "tradition", "protocol"]) {
        return None;
    }
    let noun_phrase = doc.syntax.noun_phrase_of(at + len)?;
    let source = first_clause(ctx, ctx.source(noun_phrase), scope.end);
    let content = if doc.lower(at) == "in" {
        vec![quoted_words(ctx, at, source.tokens.end)?]
    } else if ctx.before_adverbs(at, &scope).is_none() {
        vec![behind(ctx, source.tokens.end, &scope)?]
    } else {
        around(ctx, at, &source, &scope)?
    };
    Some(Reading {
        source: Some(source),
        cue: Some(at..at + len),
        ..Reading::new("according-to", content, 0.9)
    })
}

/// “The pier is gone”, in the words of the mayor. In the words of the mayor, “the pier is gone”.
fn quoted_words(ctx: &Context, at: usize, end: usize) -> Option<Range<usize>> {
    let opened = ctx.quotation_opened_by(if ctx.doc.word(end) == "," { end + 1 } else { end });
    let closed = || {
        at.checked_sub(2).and_then(|t| ctx.quotation_closed_by(t + 1).or_else(|| ctx.quotation_closed_by(t)))
    };
    Some(ctx.trim(ctx.doc.quotations[opened.or_else(closed)?].tokens.clone()))
}

/// A source up to the comma behind which a clause begins: "According to the ministry, Rey and Ortiz have met".
fn first_clause(ctx: &Context, source: Source, end: usize) -> Source {
    let own = ctx.doc.syntax.noun_phrases[source.noun_phrase].tokens.end;
    let mut commas = (own..source.tokens.end).filter(|&t| ctx.doc.word(t) == ",");
    match commas.find(|&comma| begins_main_clause(ctx, comma + 1, end)) {
        Some(comma) => Source { tokens: source.tokens.start..comma, ..source },
        None => source,
    }
}

/// What stands before "…, according to Rey", and what goes on behind it in the same clause.
fn around(ctx: &Context, at: usize, source: &Source, scope: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let doc = ctx.doc;
    let end = source.tokens.end;
    // No comma: "the talks failed according to Rey".
    let plain = || (end + 1 >= scope.end || doc.word(end) == ",").then(|| ctx.trim(scope.start..at));
    let ahead = before(ctx, scope, at).or_else(plain).filter(|ahead| !ahead.is_empty())?;
    let goes_on = doc.word(end) == "," && has_finite_verb(ctx, end..scope.end);
    let last = ahead.end - 1;
    if goes_on && matches!(doc.tag(last), Upos::Sconj | Upos::Cconj) {
        return Some(vec![behind(ctx, end, scope)?]);
    }
    if goes_on && !has_finite_verb(ctx, ahead.clone()) {
        return Some(vec![ahead, behind(ctx, end, scope)?]);
    }
    Some(vec![ahead])
}

/// Whether "according to …" begins at a token and runs to the end of the sentence or its comma.
pub(in super::super) fn closes_with_source(ctx: &Context, at: usize, end: usize) -> bool {
    let doc = ctx.doc;
    let Some(len) = cue_len(ctx, at) else { return false };
    let source = doc.syntax.noun_phrase_of(at + len).map(|np| ctx.source(np).tokens.end);
    source.is_none_or(|behind| !has_finite_verb(ctx, behind.min(end)..end))
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
    fn in_the_middle() {
        check(
            "The plan, according to Rey, would cost too much.",
            expect!["according-to indirect: Rey | according to | The plan … would cost too much"],
        );
    }

    #[test]
    fn other_words_for_it() {
        check(
            "The talks had failed, per two officials. Rey earns ten pesos per hour.",
            expect!["according-to indirect: two officials | per | The talks had failed"],
        );
        check(
            "In the words of the mayor, “the pier is gone”.",
            expect!["according-to direct: the mayor | In the words of | “the pier is gone”"],
        );
    }

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
