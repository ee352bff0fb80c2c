//! Rey was quoted as saying that he would go. The agency quoted Rey as saying he would go.

use super::super::complement::{Kind, complement};
use super::super::content::{before, clause_end};
use super::super::cue::Cue;
use super::super::reading::{Context, Reading};

/// Reads "as saying" behind a verb of quoting; whoever is quoted is the source.
pub(super) fn read(ctx: &Context, cue: &Cue, _: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    let as_ = cue.tokens.start.checked_sub(1).filter(|&t| doc.lower(t) == "as" && cue.is_gerund(doc))?;
    let groups = doc.syntax.verb_groups_in(cue.scope.start..as_);
    let quoting = groups.rev().take(3).find(|&g| {
        doc.is_one_of(doc.syntax.verb_groups[g].head, &["quoted", "cited", "quotes", "quoting", "citing"])
    })?;
    let group = &doc.syntax.verb_groups[quoting];
    let source = match group.passive {
        true => ctx.source(doc.syntax.subject(doc, quoting)?),
        false => {
            let mut source = ctx.source(doc.syntax.noun_phrase_behind(doc, quoting)?);
            source.tokens.end = source.tokens.end.min(as_);
            source
        }
    };
    let found = complement(ctx, cue);
    let content = match found.as_ref().map(|f| f.kind) {
        Some(Kind::That | Kind::Clause) => {
            let start = found.as_ref().map_or(cue.tokens.end, |f| f.start);
            ctx.trim(start..clause_end(ctx, cue, start))
        }
        Some(Kind::Quotation(q)) => ctx.trim(doc.quotations[q].tokens.clone()),
        _ => {
            let agency =
                doc.syntax.subject(doc, quoting).map_or(group.tokens.start, |np| ctx.source(np).tokens.start);
            before(ctx, &cue.scope, agency)?
        }
    };
    Some(Reading {
        source: Some(source),
        cue: Some(group.tokens.start..cue.tokens.end),
        ..Reading::new("quoted-as-saying", vec![content], 0.9)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn the_one_quoted_is_the_source() {
        check(
            "Rey was quoted as saying that prices would fall.",
            expect!["quoted-as-saying indirect: Rey | was quoted as saying | that prices would fall"],
        );
        check(
            "The daily quoted Ana Rey, head of the board, as saying that prices would fall.",
            expect![
                "quoted-as-saying indirect: Ana Rey, head of the board, | quoted Ana Rey, head of the board, as saying | that prices would fall"
            ],
        );
        check(
            "“Prices will fall,” the agency quoted Rey as saying on Monday.",
            expect!["quoted-as-saying direct: Rey | quoted Rey as saying | “Prices will fall,”"],
        );
    }
}
