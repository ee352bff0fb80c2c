//! Rey praised the plan, adding that it was bold. Noting that trade grew, Rey urged Ortiz to visit.

use super::super::complement::{Kind, complement};
use super::super::cue::Cue;
use super::super::reading::{Context, Reading, Source};
use crate::article::Act;
use crate::parser::Form;
use crate::tagger::Upos;

/// Reads a cue that is a participle of a clause with the same source.
pub(super) fn read(ctx: &Context, cue: &Cue, before: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    // "considering that it rains", "knowing that": a thought by the way, or a conjunction.
    if !cue.is_gerund(doc) || cue.act() == Act::Think {
        return None;
    }
    let source = source(ctx, cue, before)?;
    let rule = "participle";
    if let Kind::Quotation(quotation) = complement(ctx, cue)?.kind {
        return Some(Reading {
            source: Some(source),
            ..Reading::of_cue(rule, cue, vec![ctx.trim(doc.quotations[quotation].tokens.clone())], 0.85)
        });
    }
    let reading = super::clause::read_with_source(ctx, cue, before, rule, source.clone())
        .or_else(|| super::expression::read_with_source(ctx, cue, rule, source.clone()))
        .or_else(|| super::performative::read_with_source(ctx, cue, rule, source))?;
    // Whose participle it is, is less sure than whose finite verb.
    Some(Reading { confidence: 0.85 * reading.confidence, ..reading })
}

/// Who speaks in a participle: the source of the report before it in the sentence, or of the first one behind
/// it where it stands first.
fn source(ctx: &Context, cue: &Cue, before: &[Reading]) -> Option<Source> {
    let doc = ctx.doc;
    if cue.tokens.start == cue.scope.start {
        let main = ctx.cues_in(cue.tokens.end..cue.scope.end).iter().find(|c| {
            c.verb(doc).form == Form::Finite
                && ctx
                    .subject(c)
                    .is_some_and(|s| s.tokens.start > cue.head && doc.word(s.tokens.start - 1) == ",")
        });
        return main.and_then(|c| ctx.subject(c)).or_else(|| ctx.subject(cue));
    }
    // "with Ortiz pledging that": a subject of its own.
    if let Some(own) = super::super::subject::of_participle(ctx, cue) {
        return Some(ctx.source(own));
    }
    if cue.takes("more")
        || doc.word(cue.tokens.start - 1) == ","
        || doc.is_one_of(cue.tokens.start - 1, &["while", "and", "also", "but"])
    {
        let last = before.iter().rev().take(3).find(|r| {
            r.cue.as_ref().is_some_and(|c| cue.scope.contains(&c.start))
                && r.source.is_some()
                && r.extent().end <= cue.tokens.start
        });
        if let Some(reading) = last {
            return reading.source.clone();
        }
    }
    ctx.subject(cue)
}

/// The source of a cue that a conjunction ties to the report before it: "Rey praised the plan and promised".
pub(super) fn shared_source(ctx: &Context, cue: &Cue, before: &[Reading]) -> Option<Source> {
    let doc = ctx.doc;
    let conjunction = ctx.before_adverbs(cue.tokens.start, &cue.scope)?;
    if doc.tag(conjunction) != Upos::Cconj {
        return None;
    }
    let last = before.iter().rev().take(3).find(|r| {
        r.cue.as_ref().is_some_and(|c| cue.scope.contains(&c.start)) && r.extent().end <= cue.tokens.start
    })?;
    last.source.clone()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn with_a_subject_of_its_own() {
        check(
            "Both sides welcomed the deal, with Ortiz pledging to pay.",
            expect![[r#"
                performative indirect: Both sides | welcomed | the deal
                participle indirect: Ortiz | pledging | to pay"#]],
        );
    }

    #[test]
    fn behind_and_before_the_main_clause() {
        check(
            "Rey praised the plan, adding that it was bold.",
            expect![[r#"
                performative indirect: Rey | praised | the plan
                participle indirect: Rey | adding | that it was bold"#]],
        );
        check(
            "Noting that trade grew, Rey said they would meet again.",
            expect![[r#"
                participle indirect: Rey | Noting | that trade grew
                clause indirect: Rey | said | they would meet again"#]],
        );
    }
}
