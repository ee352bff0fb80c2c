//! Rey said that the talks had failed. Rey told Ortiz the talks had failed. Rey asked whether they would go on.

use super::super::complement::{Kind, complement, has_finite_verb};
use super::super::content::{begins_main_clause, clause_end, governs_clause};
use super::super::cue::Cue;
use super::super::reading::{Context, Reading};
use crate::article::Act;

/// Reads a cue with a clause behind it.
pub(super) fn read(ctx: &Context, cue: &Cue, before: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    if !cue.is_active(doc) {
        return None;
    }
    read_with_source(
        ctx,
        cue,
        before,
        "clause",
        super::participle::shared_source(ctx, cue, before).or_else(|| ctx.subject(cue))?,
    )
}

/// Reads the clause behind a cue whose source is known.
pub(super) fn read_with_source(
    ctx: &Context,
    cue: &Cue,
    _: &[Reading],
    rule: &'static str,
    source: super::super::reading::Source,
) -> Option<Reading> {
    let found = complement(ctx, cue)?;
    let told = found.addressee.is_some();
    let is_phrase = |at: usize| ctx.doc.syntax.noun_phrase_of(at).is_some();
    let fits = match found.kind {
        Kind::That => cue.takes("that") || cue.takes("obj-that"),
        // "concluded the talks that had begun": behind a phrase, a plain clause or one that the tree knows; "say" and
        // "believe" need neither.
        Kind::Clause => {
            (cue.takes("that") && !told || cue.takes("obj-that") && told)
                && (cue.weight() >= 1.0
                    || cue.act() == Act::Think
                    || !is_phrase(found.start)
                    || begins_main_clause(ctx, found.start, cue.scope.end)
                    || governs_clause(ctx, cue, found.start))
        }
        Kind::Wh => cue.takes("wh") || cue.takes("obj-wh"),
        // "said the same of Ortiz"
        Kind::Phrase => {
            let least = if ctx.in_headline(cue.head) { 2 } else { 5 };
            cue.weight() >= 1.0 && clause_end(ctx, cue, found.start) >= found.start + least
        }
        _ => false,
    };
    if !fits {
        return None;
    }
    let content = ctx.trim(found.start..clause_end(ctx, cue, found.start));
    // “We agree,” Rey said as he left: what was said stands before.
    let source_start = source.tokens.start;
    let said_before = || {
        super::super::content::before(ctx, &cue.scope, source_start)
            .is_some_and(|b| ctx.doc.quotation_of(b.start).is_some())
    };
    if found.kind != Kind::That && said_before() || content.len() < 2 {
        return None;
    }
    // A clause without "that" and without a verb of its own is a phrase.
    if found.kind == Kind::Clause && !has_finite_verb(ctx, content.clone()) || content.is_empty() {
        return None;
    }
    let sure = match found.kind {
        Kind::That => 0.95,
        Kind::Clause => 0.85,
        _ => 0.7,
    };
    Some(Reading {
        source: Some(source),
        addressee: found.addressee,
        ..Reading::of_cue(rule, cue, vec![content], sure)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn with_and_without_that() {
        check(
            "Rey said on Friday in Lima that the talks had failed.",
            expect!["clause indirect: Rey | said | that the talks had failed"],
        );
        check(
            "Rey would only say that talks had failed. Rey would deny only that they had begun.",
            expect!["clause indirect: Rey | would only say | that talks had failed"],
        );
        check(
            "The minister said the talks had failed and would not be resumed.",
            expect!["clause indirect: The minister | said | the talks had failed and would not be resumed"],
        );
        check(
            "Rey told Ortiz that he was welcome.",
            expect!["clause indirect: Rey | told | that he was welcome"],
        );
    }

    #[test]
    fn a_subordinate_report_ends_with_its_clause() {
        check(
            "While Rey said prices had fallen, Ortiz bought bread.",
            expect!["clause indirect: Rey | said | prices had fallen"],
        );
        check(
            "Rey, who said prices had fallen, left the hall.",
            expect!["clause indirect: who | said | prices had fallen"],
        );
    }

    #[test]
    fn coordinated_reports_share_their_source() {
        check(
            "Rey said he would go to Lima and warned that prices would rise.",
            expect![[r#"
                clause indirect: Rey | said | he would go to Lima
                clause indirect: Rey | warned | that prices would rise"#]],
        );
    }

    #[test]
    fn subjects_with_clauses_of_their_own() {
        check(
            "Two people familiar with the matter said that the talks had failed.",
            expect![
                "clause indirect: Two people familiar with the matter | said | that the talks had failed"
            ],
        );
        check(
            "Ana Rey, whose sons were hurt, said the bridge was old.",
            expect!["clause indirect: Ana Rey, whose sons were hurt, | said | the bridge was old"],
        );
        check(
            "A governor who saw the fire told Ortiz that the bridge was old.",
            expect!["clause indirect: A governor who saw the fire | told | that the bridge was old"],
        );
        check(
            "Ana Rey, a farmer whose son is among the missing, alleged that the road was wet. The mayor, asked about it, said in a \
             press briefing that it was dry. A man close to Rey, who slept, said a judge, Luis Ortiz, met her.",
            expect![[r#"
                clause indirect: Ana Rey, a farmer whose son is among the missing, | alleged | that the road was wet
                clause indirect: The mayor | said | that it was dry
                clause indirect: A man close to Rey, who slept, | said | a judge, Luis Ortiz, met her"#]],
        );
        check(
            "The jury heard that Rey had left at six.",
            expect!["clause indirect: The jury | heard | that Rey had left at six"],
        );
    }

    #[test]
    fn a_report_in_a_relative_clause() {
        check(
            "Rey praised the deal, which she said had nearly failed.",
            expect![[r#"
            performative indirect: Rey | praised | the deal
            clause indirect: she | said | had nearly failed"#]],
        );
    }

    #[test]
    fn ends_with_what_was_said() {
        check(
            "Rey said it was “a mess” and urged Ortiz to resign.",
            expect![[r#"
            clause mixed: Rey | said | it was “a mess”
            performative indirect: Rey | urged | to resign"#]],
        );
        check(
            "Rey said the vote was fair and called it a success.",
            expect![[r#"
            clause indirect: Rey | said | the vote was fair
            performative indirect: Rey | called | it a success"#]],
        );
        check(
            "Rey said the firm was old; Ortiz said it was new.",
            expect![[r#"
            clause indirect: Rey | said | the firm was old
            clause indirect: Ortiz | said | it was new"#]],
        );
    }

    #[test]
    fn ends_before_another_report() {
        check(
            "Rey said the talks had failed, adding that he was sad.",
            expect![[r#"
                clause indirect: Rey | said | the talks had failed
                participle indirect: Rey | adding | that he was sad"#]],
        );
        check(
            "Rey said the talks had failed, but Ortiz said they would go on.",
            expect![[r#"
            clause indirect: Rey | said | the talks had failed
            clause indirect: Ortiz | said | they would go on"#]],
        );
    }
}
