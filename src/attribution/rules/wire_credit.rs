//! Rey conveyed his thanks, the news agency reported: the agency's part is a credit, not a statement.

use super::super::reading::{Context, Reading};
use crate::lexicon::CUE_MEDIA;

/// Drops the readings that only credit a medium for a sentence that is itself a report.
pub(in super::super) fn drop_credits(ctx: &Context, readings: &mut Vec<Reading>) {
    let credited: Vec<bool> = (0..readings.len()).map(|at| is_credit(ctx, readings, at)).collect();
    let mut credited = credited.into_iter();
    readings.retain(|_| !credited.next().unwrap_or(false));
}

/// Readings stand in order of their contents, so what lies within one follows it directly.
fn is_credit(ctx: &Context, readings: &[Reading], at: usize) -> bool {
    let reading = &readings[at];
    let (Some(cue), Some(source)) = (&reading.cue, &reading.source) else { return false };
    let outer = reading.extent();
    let names_medium = || {
        source.tokens.clone().any(|t| ctx.doc.is_in(t, &CUE_MEDIA))
            || source.tokens.len() == 1
                && ctx.doc.tokens[source.tokens.start].case == crate::document::Case::Upper
    };
    // "Rey conveyed his thanks, it added": the release of the sentence before.
    let is_release = || source.tokens.len() == 1 && ctx.doc.lower(source.tokens.start) == "it";
    let reports = ctx.doc.is_one_of(cue.end - 1, &["reported", "reports"]) || names_medium() || is_release();
    let encloses = |inner: &Reading| {
        inner.cue.as_ref().is_some_and(|c| outer.start <= c.start && c.end <= outer.end)
            && inner.extent() != outer
            && is_main_clause(ctx, inner, outer.start)
    };
    let first = at.saturating_sub(3);
    reports && readings[first..readings.len().min(at + 4)].iter().any(encloses)
}

/// Whether a reading is the main clause of the sentence that begins at `start`: nothing finite before it.
fn is_main_clause(ctx: &Context, inner: &Reading, start: usize) -> bool {
    let source = inner.source.as_ref().map_or(start, |s| s.tokens.start);
    !super::super::complement::has_finite_verb(ctx, start..source.max(start))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_report_of_a_report_is_one() {
        check(
            "Rey said the talks had failed, the news agency Acme reported.",
            expect!["clause indirect: Rey | said | the talks had failed"],
        );
        check(
            "The talks had failed, the news agency Acme reported.",
            expect!["trailing indirect: the news agency Acme | reported | The talks had failed"],
        );
        check(
            "The ministry spoke of the fire. Ana Rey offered her condolences, it added.",
            expect!["expression indirect: Ana Rey | offered | her condolences"],
        );
    }
}
