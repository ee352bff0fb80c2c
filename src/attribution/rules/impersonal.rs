//! It was announced that the bridge would open. It is believed that Rey left: a report that names no source.

use super::super::complement::{Kind, complement};
use super::super::content::clause_end;
use super::super::cue::Cue;
use super::super::reading::{Context, Reading};
use crate::parser::Form;

/// Reads a passive cue whose subject is "it" with the clause behind it.
pub(super) fn read(ctx: &Context, cue: &Cue, _: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    let verb = cue.verb(doc);
    let subject = doc.syntax.subject(doc, cue.group).map(|np| &doc.syntax.noun_phrases[np])?;
    let impersonal = subject.tokens.len() == 1 && doc.lower(subject.head) == "it";
    if verb.form != Form::Finite || !verb.passive || !impersonal || !cue.takes("that") {
        return None;
    }
    let found = complement(ctx, cue).filter(|found| found.kind == Kind::That)?;
    let content = ctx.trim(found.start..clause_end(ctx, cue, found.start));
    (!content.is_empty()).then(|| Reading::of_cue("impersonal", cue, vec![content], 0.7))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_report_without_source() {
        check(
            "It was announced on Friday that the bridge would open.",
            expect!["impersonal indirect: – | was announced | that the bridge would open"],
        );
        check("The bridge was announced in May.", expect![[""]]);
    }
}
