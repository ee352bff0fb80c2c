//! “We agree,” said Rey. The talks went well, said the minister.

use super::super::complement::{behind_adjuncts, has_finite_verb};
use super::super::content::{after, before};
use super::super::cue::Cue;
use super::super::reading::{Context, Reading, Source};
use crate::document::TokenKind;
use crate::parser::Form;

/// Reads a cue whose source stands behind it and whose content stands before it.
pub(super) fn read(ctx: &Context, cue: &Cue, _: &[Reading]) -> Option<Reading> {
    let source = inverted_source(ctx, cue)?;
    let content = before(ctx, &cue.scope, cue.tokens.start)?;
    // “A,” Rey, who came late, told the press: what stands behind the quotation is no part of it.
    let own = ctx.doc.quotation_of(content.end - 1).is_some();
    let other = (content.start..content.end).any(|t| ctx.doc.quotation_of(t).is_some());
    if other && !own {
        return None;
    }
    // "Rey, in turn, condemned the attack": what stands before is no clause.
    if !own && !has_finite_verb(ctx, content.clone()) && !ctx.in_headline(content.start) {
        return None;
    }
    // "Rey, the ministry added, underlined Lima's interest": only who can speak is a source without quotation.
    if !own && cue.weight() < 1.0 && !super::super::source::can_speak(ctx, &source) {
        return None;
    }
    let mut pieces = vec![content.clone()];
    pieces.extend(after(ctx, cue, source.tokens.end, &content));
    Some(Reading { source: Some(source), ..Reading::of_cue("inverted", cue, pieces, 0.9) })
}

/// The source behind a cue, where one stands there and ends the clause.
pub(in super::super) fn inverted_source(ctx: &Context, cue: &Cue) -> Option<Source> {
    let doc = ctx.doc;
    let verb = cue.verb(doc);
    let is_base = cue.weight() < 1.0
        && verb.head == verb.tokens.start
        && crate::lexicon::verb(doc.lower(cue.head)).is_some_and(|v| v.0 == doc.lower(cue.head));
    if !cue.reports()
        || verb.form != Form::Finite
        || verb.passive
        || is_base
        || !cue.takes("that") && !cue.takes("quote")
        || cue.takes("obj-that") && !cue.takes("that")
    {
        return None;
    }
    let noun_phrase = doc.syntax.noun_phrase_behind(doc, cue.group)?;
    if cue.tokens.start == cue.scope.start {
        return None;
    }
    let source = ctx.with_attached(ctx.source(noun_phrase), cue.scope.end);
    // "Rey, who came late, said the talks would go on": the phrase behind is a subject of its own.
    let behind = source.tokens.end;
    let closed = doc.word(behind) == "," && source.tokens.clone().any(|t| doc.word(t) == ",");
    let next = ctx.behind_adverbs(if closed { behind + 1 } else { behind });
    let is_subject =
        doc.syntax.verb_group_of(next).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite);
    if is_subject || doc.is_one_of(doc.syntax.noun_phrases[noun_phrase].head, &["me", "him", "them", "us"]) {
        return None;
    }
    let at = behind_adjuncts(ctx, source.tokens.end, cue.scope.end);
    let closes = at >= cue.scope.end
        || doc.tokens[at].kind != TokenKind::Word
        || doc.is_one_of(at, &["who", "as", "when", "while", "and"]);
    closes.then(|| ctx.with_apposition(source, cue.scope.end))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn marks_alone_are_not_said() {
        check("“Prices rose,” said Rey, “…”.", expect!["inverted direct: Rey | said | “Prices rose,”"]);
        check(
            "Prices rose, said Rey, “, , ,” and left.",
            expect!["inverted indirect: Rey | said | Prices rose"],
        );
    }

    #[test]
    fn source_behind_the_cue() {
        check(
            "“We agree on all points,” said Ana Rey, the head of the union.",
            expect!["inverted direct: Ana Rey, the head of the union | said | “We agree on all points,”"],
        );
        check(
            "The talks went well, said a spokesman for the ministry on Friday.",
            expect!["inverted indirect: a spokesman for the ministry | said | The talks went well"],
        );
        check(
            "“We agree,” said Rey, “and we will sign.”",
            expect!["inverted direct: Rey | said | “We agree,” … “and we will sign.”"],
        );
    }

    #[test]
    fn an_object_is_no_source() {
        check(
            "Minister Ana Rey, in turn, condemned the attack and stressed that prices had risen.",
            expect![[r#"
                performative indirect: Minister Ana Rey, in turn, | condemned | the attack
                clause indirect: Minister Ana Rey, in turn, | stressed | that prices had risen"#]],
        );
    }

    #[test]
    fn a_subject_behind_a_relative_clause_is_no_source() {
        check(
            "Rey, who came late, said the talks would go on.",
            expect!["clause indirect: Rey, who came late, | said | the talks would go on"],
        );
    }
}
