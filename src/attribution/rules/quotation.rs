//! Rey said: “We agree.” He noted, “We will sign.”

use super::super::complement::{Kind, complement};
use super::super::cue::Cue;
use super::super::reading::{Context, Reading, Source};

/// Reads a cue with a quotation behind it.
pub(super) fn read(ctx: &Context, cue: &Cue, before: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    if !cue.is_active(doc) || !cue.reports() {
        return None;
    }
    let found = complement(ctx, cue)?;
    let Kind::Quotation(quotation) = found.kind else { return None };
    let source = super::participle::shared_source(ctx, cue, before)
        .or_else(|| ctx.subject(cue))
        .or_else(|| source_behind(ctx, cue))?;
    // “A,” Rey said, “B”: one statement in two pieces, which the trailing rule reads.
    if super::super::content::before(ctx, &cue.scope, source.tokens.start)
        .is_some_and(|b| doc.quotation_of(b.start).is_some())
    {
        return None;
    }
    Some(Reading {
        source: Some(source),
        addressee: found.addressee,
        ..Reading::of_cue("quotation", cue, vec![ctx.trim(doc.quotations[quotation].tokens.clone())], 0.95)
    })
}

/// "Said Rey: “We agree.”"
fn source_behind(ctx: &Context, cue: &Cue) -> Option<Source> {
    let noun_phrase = ctx.doc.syntax.noun_phrase_behind(ctx.doc, cue.group)?;
    (cue.tokens.start == cue.scope.start).then(|| ctx.source(noun_phrase))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn behind_colon_or_comma() {
        check(
            "Rey said: “We agree. We will sign.”",
            expect!["quotation direct: Rey | said: | “We agree. We will sign.”"],
        );
        check(
            "He noted, “during the talks we agreed on trade.”",
            expect!["quotation direct: He | noted | “during the talks we agreed on trade.”"],
        );
    }
}
