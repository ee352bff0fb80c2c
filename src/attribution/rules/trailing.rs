//! “We agree,” Rey said. The talks went well, the minister said on Friday.

use super::super::complement::{Complement, Kind, complement, has_finite_verb};
use super::super::content::{after, before, begins_main_clause};
use super::super::cue::Cue;
use super::super::nature::{self, Nature};
use super::super::reading::{Context, Reading};
use std::ops::Range;

/// Reads a cue whose source and content both stand before it.
pub(super) fn read(ctx: &Context, cue: &Cue, _: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    if !cue.reports() || !cue.is_active(doc) {
        return None;
    }
    let complement = complement(ctx, cue);
    let source = ctx.subject(cue)?;
    let content = before(ctx, &cue.scope, before_as(ctx, source.tokens.start))?;
    let quoted = content.start < cue.scope.start
        || doc.quotation_of(content.start).is_some_and(|q| doc.quotation_of(cue.head) != Some(q));
    // "They met Ortiz, who informed the police": the clause before is the narrator's.
    if !quoted && doc.is_one_of(source.tokens.start, &["who", "which", "that"]) {
        return None;
    }
    // Without quotation marks only the end of the sentence tells that the clause before is what was said.
    let addressee = match complement {
        Some(found) if found.addressee.is_some() && !cue.takes("obj-that") => return None,
        Some(found) if quoted || found.kind == Kind::Nothing || is_report(ctx, &found) => found.addressee,
        None if quoted => None,
        _ => return None,
    };
    if !quoted && is_adverbial(ctx, &content) {
        return None;
    }
    // "Talks had failed, the statement read."
    let is_written = || nature::of(ctx, &source) == Nature::Writing;
    if !quoted && !cue.takes("that") && !cue.takes("obj-that") && !is_written() {
        return None;
    }
    let end = addressee.as_ref().map_or(cue.tokens.end, |a| a.tokens.end);
    let rest = after(ctx, cue, end, &content);
    // "Rey, the ministry added, stressed that": the inserted clause is a credit of the report around it.
    if rest.as_ref().is_some_and(|rest| is_credit(ctx, &content, rest)) {
        return None;
    }
    // "Rey, the report said, folded the map": what is left is no clause.
    let is_clause =
        |piece: &Range<usize>| has_finite_verb(ctx, piece.clone()) || ctx.in_headline(piece.start);
    if !quoted && !is_clause(&content) && !rest.as_ref().is_some_and(is_clause) {
        return None;
    }
    let connective = rest.is_some() && (content.len() == 1 || dangles(ctx, &content));
    let pieces = Some(content).filter(|_| !connective).into_iter().chain(rest).collect();
    Some(Reading { source: Some(source), addressee, ..Reading::of_cue("trailing", cue, pieces, 0.9) })
}

/// "Prices rose, as Rey noted": before the conjunction of an inserted clause.
fn before_as(ctx: &Context, source: usize) -> usize {
    source.checked_sub(1).filter(|&t| ctx.doc.lower(t) == "as").unwrap_or(source)
}

/// "They met in Lima, where, Rey said, they had tea": the narrator's clause ends with what leads the reported one.
pub(in super::super) fn dangles(ctx: &Context, content: &Range<usize>) -> bool {
    const LEADERS: [&str; 7] = ["where", "which", "who", "and", "but", "because", "when"];
    ctx.doc.is_one_of(content.end - 1, &LEADERS)
}

/// "When prices rose, Rey said enough": what stands before is a clause that hangs on the cue's own.
fn is_adverbial(ctx: &Context, content: &Range<usize>) -> bool {
    let doc = ctx.doc;
    let subordinate =
        doc.is_one_of(content.start, &["when", "as", "while", "after", "before", "since", "because"]);
    let mut commas = content.clone().filter(|&t| doc.word(t) == ",");
    subordinate && !commas.any(|comma| begins_main_clause(ctx, comma + 1, content.end))
}

/// Whether the piece behind an inserted cue is a report whose source is the piece before.
fn is_credit(ctx: &Context, source: &Range<usize>, rest: &Range<usize>) -> bool {
    let first = ctx.behind_adverbs(rest.start);
    let mut cues = ctx.cues_in(rest.clone()).iter();
    cues.any(|c| {
        c.tokens.start == first
            && c.is_active(ctx.doc)
            && ctx.subject(c).is_some_and(|s| source.contains(&s.tokens.start))
    })
}

/// "Rey said adding that": the participle behind is a report of its own.
fn is_report(ctx: &Context, found: &Complement) -> bool {
    found.kind == Kind::Gerund && !ctx.cues_in(found.start..found.start + 1).is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn an_adverbial_clause_is_not_what_was_said() {
        check("When prices rose, Rey said enough.", expect![[""]]);
        check(
            "If the talks fail, Rey said, prices will rise.",
            expect!["trailing indirect: Rey | said | If the talks fail … prices will rise"],
        );
    }

    #[test]
    fn connectives_are_the_narrators() {
        check(
            "However, the talks had failed, Rey said.",
            expect!["trailing indirect: Rey | said | the talks had failed"],
        );
        check(
            "Prices rose. But the talks had failed, Rey said.",
            expect!["trailing indirect: Rey | said | the talks had failed"],
        );
    }

    #[test]
    fn inserted_clauses() {
        check(
            "The plan failed, as the minister noted.",
            expect!["trailing indirect: the minister | noted | The plan failed"],
        );
        check(
            "They met in Lima, where, Rey said, they had tea.",
            expect!["trailing indirect: Rey | said | they had tea"],
        );
    }

    #[test]
    fn source_and_cue_close_the_sentence() {
        check(
            "The bridge will open in May, the mayor said.",
            expect!["trailing indirect: the mayor | said | The bridge will open in May"],
        );
        check(
            "“We are glad. The work is done,” Rey told reporters in Lima on Friday.",
            expect!["trailing direct: Rey | told | “We are glad. The work is done,”"],
        );
        check("“Nonsense,” Rey said.", expect!["trailing direct: Rey | said | “Nonsense,”"]);
        check(
            "The plan, Rey said on Monday, would cost too much.",
            expect!["trailing indirect: Rey | said | The plan … would cost too much"],
        );
    }
}
