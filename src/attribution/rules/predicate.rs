//! Rey was adamant that the talks had failed. She was of the view that prices would fall.

use super::super::content::begins_main_clause;
use super::super::cue::{act, scope};
use super::super::reading::{Context, Reading};
use crate::article::Act;
use crate::lexicon::CUE_PREDICATES;
use crate::parser::{Form, Modality};

/// The readings of every predicate of saying or thinking with a clause behind it.
pub(in super::super) fn read_all(ctx: &Context) -> Vec<Reading> {
    (0..ctx.doc.syntax.verb_groups.len()).filter_map(|group| read(ctx, group)).collect()
}

fn read(ctx: &Context, index: usize) -> Option<Reading> {
    let doc = ctx.doc;
    let group = &doc.syntax.verb_groups[index];
    let is_copula =
        doc.is_one_of(group.head, &["is", "are", "was", "were", "been", "remains", "remained", "be", "'s"]);
    if !is_copula || group.form != Form::Finite || group.negated || group.modality != Modality::None {
        return None;
    }
    let at = ctx.behind_adverbs(group.tokens.end);
    let (len, row) = CUE_PREDICATES.longest((at..doc.len().min(at + 5)).map(|t| doc.lower(t)))?;
    let scope = scope(doc, group.head);
    let that = at + len;
    let is_clause = doc.lower(that) == "that" && begins_main_clause(ctx, that + 1, scope.end);
    let source = ctx.source(doc.syntax.subject(doc, index)?);
    let speaks = !super::super::source::entities(ctx, &source).is_empty()
        || doc.is_one_of(source.tokens.start, &["he", "she", "they"]);
    let comma = (that..scope.end).find(|&t| doc.word(t) == "," && doc.quotation_of(t).is_none());
    let content = ctx.trim(that + 1..comma.unwrap_or(scope.end));
    (is_clause && speaks && !content.is_empty()).then(|| Reading {
        source: Some(source),
        cue: Some(group.tokens.start..that),
        act: if row.column(1) == "thought" { Act::Think } else { act(row.column(0)) },
        ..Reading::new("predicate", vec![content], 0.75)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn what_one_is_adamant_about() {
        check(
            "Minister Ana Rey was adamant that the bridge was safe.",
            expect!["predicate indirect: Minister Ana Rey | was adamant | that the bridge was safe"],
        );
        check("The bridge is so old that it shakes.", expect![[""]]);
    }
}
