//! Whom a headline quotes: the person who says the same in the body.
//!
//! “Bridge will open: minister”, “‘We will build a pier’” – which minister, and who builds, the body tells.

use super::complement::has_finite_verb;
use super::reading::{Context, Reading};
use crate::article::{Id, Statement};
use crate::document::BlockKind;
use crate::lexicon::{GENERIC_ROLES, TITLES};
use std::collections::HashSet;

/// How many statements of the body are compared, and how many words they have to share with the headline.
const MAX_STATEMENTS: usize = 80;
const MIN_SHARED: usize = 2;

/// Quotations of headlines that no reading covers, with the source of the report in the body that has most of their words.
pub(super) fn quotations(ctx: &Context, readings: &[Reading]) -> Vec<Reading> {
    let doc = ctx.doc;
    let body: Vec<&Reading> =
        readings.iter().filter(|r| r.source.is_some() && !in_headline(ctx, r)).take(MAX_STATEMENTS).collect();
    let alone = |quotation: &&crate::document::Quotation| {
        doc.blocks[doc.block_of(quotation.open)].kind == BlockKind::Headline
            && quotation.close.is_some()
            && has_finite_verb(ctx, quotation.tokens.clone())
            && !readings.iter().take(MAX_STATEMENTS).any(|r| {
                let extent = r.extent();
                extent.start < quotation.tokens.end && quotation.tokens.start < extent.end
            })
    };
    let quoted = doc.quotations.iter().take_while(|q| doc.block_of(q.open) < 3).filter(alone);
    let read = quoted.filter_map(|quotation| {
        let content = ctx.trim(quotation.tokens.clone());
        let words = words(ctx, std::slice::from_ref(&content));
        let best = closest(&words, body.iter().map(|r| self::words(ctx, &r.content)))?;
        Some(Reading { source: body[best].source.clone(), ..Reading::new("headline", vec![content], 0.8) })
    });
    read.collect()
}

/// Gives the statements of headlines whose source is a role that nobody is known to bear to the person who says the same in
/// the body.
pub(super) fn name_speakers(ctx: &Context, readings: &[Reading], statements: &mut [Statement]) {
    let is_person = |id: &Id| ctx.entities.is_person(*id);
    let body: Vec<usize> = (0..readings.len().min(MAX_STATEMENTS))
        .filter(|&at| !in_headline(ctx, &readings[at]) && statements[at].speakers.iter().any(is_person))
        .collect();
    for at in 0..readings.len().min(MAX_STATEMENTS) {
        let unnamed = !statements[at].speakers.iter().any(is_person) && names_role(ctx, &readings[at]);
        if !unnamed || !in_headline(ctx, &readings[at]) {
            continue;
        }
        let own = words(ctx, &readings[at].content);
        if let Some(best) = closest(&own, body.iter().map(|&b| words(ctx, &readings[b].content))) {
            statements[at].speakers = statements[body[best]].speakers.clone();
        }
    }
}

fn in_headline(ctx: &Context, reading: &Reading) -> bool {
    ctx.doc.blocks[ctx.doc.block_of(reading.extent().start)].kind == BlockKind::Headline
}

/// "minister", "opposition chief": what one person is called.
fn names_role(ctx: &Context, reading: &Reading) -> bool {
    reading.source.as_ref().is_some_and(|source| {
        let head = ctx.doc.syntax.noun_phrases[source.noun_phrase].head;
        ctx.doc.is_in(head, &TITLES) || ctx.doc.is_in(head, &GENERIC_ROLES)
    })
}

/// The longer words of a content, cut to what inflection leaves alone.
fn words(ctx: &Context, content: &[std::ops::Range<usize>]) -> HashSet<String> {
    let long =
        content.iter().flat_map(Clone::clone).map(|t| ctx.doc.lower(t)).filter(|w| w.chars().count() > 3);
    long.map(|word| word.chars().take(5).collect()).collect()
}

/// The first of the sets that share most words with some, where these are enough: two, and two in five.
fn closest(own: &HashSet<String>, others: impl Iterator<Item = HashSet<String>>) -> Option<usize> {
    let shared = others.map(|other| own.intersection(&other).count()).enumerate();
    let (best, count) = shared.max_by_key(|&(at, count)| (count, std::cmp::Reverse(at)))?;
    (count >= MIN_SHARED && count * 5 >= own.len() * 2).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn the_body_tells_whom_a_headline_quotes() {
        check(
            "'The harbour wall will never open'\n\nThe port was full on Friday.\n\nAna Rey said the wall of the harbour would never \
             open again.",
            expect![[r#"
                headline direct: Ana Rey | – | 'The harbour wall will never open'
                clause indirect: Ana Rey | said | the wall of the harbour would never open again"#]],
        );
    }
}
