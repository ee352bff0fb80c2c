//! Rey's claim that prices had fallen. ("The claim that prices had fallen" is nobody's, and more often talked about than made.)

use super::super::content::begins_main_clause;
use super::super::cue::{act, scope};
use super::super::reading::{Context, Reading, Source};
use super::expression::cue_noun;
use crate::tagger::Upos;

/// The readings of every noun of utterance with a clause behind it.
pub(in super::super) fn read_all(ctx: &Context) -> Vec<Reading> {
    (0..ctx.doc.syntax.noun_phrases.len()).filter_map(|np| read(ctx, np)).collect()
}

fn read(ctx: &Context, noun_phrase: usize) -> Option<Reading> {
    let doc = ctx.doc;
    let head = doc.syntax.noun_phrases[noun_phrase].head;
    let row = (doc.lower(head + 1) == "that").then(|| cue_noun(doc.lower(head))).flatten()?;
    let scope = scope(doc, head);
    // "the report that was published": a relative clause has no subject of its own; "a claim that Ortiz rejects": or "that" is a
    // pronoun.
    let is_clause = doc.tag(head + 1) != Upos::Pron
        && row.parts(2).any(|kind| kind == "utterance")
        && begins_main_clause(ctx, head + 2, scope.end);
    let comma = (head + 2..scope.end).find(|&t| doc.word(t) == "," && doc.quotation_of(t).is_none());
    let content = ctx.trim(head + 2..comma.unwrap_or(scope.end));
    let source = possessor(ctx, noun_phrase);
    (is_clause && !content.is_empty() && source.is_some()).then(|| Reading {
        source,
        cue: Some(head..head + 1),
        act: act(row.column(1)),
        ..Reading::new("noun", vec![content], 0.3)
    })
}

/// "Rey's claim", "their claim"
fn possessor(ctx: &Context, noun_phrase: usize) -> Option<Source> {
    let doc = ctx.doc;
    let tokens = doc.syntax.noun_phrases[noun_phrase].tokens.clone();
    let pronoun = doc.is_one_of(tokens.start, &["his", "her", "its", "their"]).then_some(tokens.start + 1);
    let end = tokens.clone().find(|&t| doc.lower(t) == "'s").or(pronoun)?;
    (end > tokens.start).then_some(Source { tokens: tokens.start..end, noun_phrase })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_clause_behind_a_noun_of_utterance() {
        check(
            "Few believed Rey's claim that prices had fallen.",
            expect!["noun indirect: Rey | claim | that prices had fallen"],
        );
        check(
            "The report that was lost is old. Ortiz laughed at the claim that prices had fallen.",
            expect![[""]],
        );
    }
}
