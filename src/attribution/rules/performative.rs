//! Rey urged Ortiz to stop. They promised to help. He denied having paid. She warned of chaos.

use super::super::content::{Kind, clause_end, complement};
use super::super::cue::Cue;
use super::super::reading::{Context, Reading, Source};
use crate::lexicon::CUE_OCCASIONS;
use crate::parser::Form;
use std::ops::Range;

/// Reads a cue whose infinitive, participle or noun phrase is what was said.
pub(super) fn read(ctx: &Context, cue: &Cue, before: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    if !cue.is_active(doc) {
        return None;
    }
    let source = super::participle::shared_source(ctx, cue, before).or_else(|| ctx.subject(cue))?;
    read_with_source(ctx, cue, "performative", source)
}

/// Reads the complement of a cue whose source is known.
pub(super) fn read_with_source(
    ctx: &Context,
    cue: &Cue,
    rule: &'static str,
    source: Source,
) -> Option<Reading> {
    let (content, addressee, sure) = plain(ctx, cue).or_else(|| with_object(ctx, cue))?;
    let content = ctx.trim(content);
    (!content.is_empty()).then(|| Reading {
        rule,
        source: Some(source),
        cue: Some(cue.tokens.clone()),
        content: vec![content],
        act: cue.act(),
        addressee,
        confidence: sure * cue.weight(),
    })
}

type Found = (Range<usize>, Option<Source>, f32);

/// "promised to help", "denied having paid", "condemned the attack", "stressed the importance of …".
fn plain(ctx: &Context, cue: &Cue) -> Option<Found> {
    let found = complement(ctx, cue)?;
    if found.addressee.is_some() {
        let start = ctx.behind_adverbs(cue.tokens.end);
        let object = found.kind == Kind::Nothing && cue.takes("np");
        return object.then(|| (start..clause_end(ctx, cue, start), None, 0.7));
    }
    let fits = match found.kind {
        Kind::Infinitive => cue.takes("inf"),
        Kind::Gerund => cue.takes("ing"),
        Kind::Phrase | Kind::Clause | Kind::Quotation(_) => cue.takes("np"),
        Kind::Wh => cue.takes("np"),
        Kind::That | Kind::Nothing => false,
    };
    let start = ctx.behind_adverbs(cue.tokens.end);
    let end = clause_end(ctx, cue, start);
    let is_phrase = matches!(found.kind, Kind::Phrase | Kind::Clause);
    fits.then(|| (start..if is_phrase { before_occasion(ctx, start, end) } else { end }, None, 0.8))
}

/// Where a phrase ends and the occasion of saying it begins: "… at a news conference", "… during the talks".
fn before_occasion(ctx: &Context, start: usize, end: usize) -> usize {
    let doc = ctx.doc;
    let is_occasion = |t: usize| {
        doc.is_one_of(t, &["at", "during", "in"])
            && doc.syntax.noun_phrase_of(t + 1).is_some_and(|np| {
                let head = doc.syntax.noun_phrases[np].head;
                doc.is_in(head, &CUE_OCCASIONS)
            })
    };
    (start + 1..end).find(|&t| is_occasion(t)).unwrap_or(end)
}

/// "urged Ortiz to stop", "thanked Ortiz for the gift", "described the talks as useful", "called it a step".
fn with_object(ctx: &Context, cue: &Cue) -> Option<Found> {
    let doc = ctx.doc;
    let object = doc.syntax.noun_phrase_of(ctx.behind_adverbs(cue.tokens.end))?;
    let first = doc.syntax.noun_phrases[object].tokens.start;
    if cue.takes("obj-pred") {
        return Some((first..clause_end(ctx, cue, first), None, 0.7))
            .filter(|_| predicate_follows(ctx, object));
    }
    let end = cue.scope.end.min(first + 30);
    let mut at = doc.syntax.noun_phrases[object].tokens.end;
    while at < end {
        if let Some(group) = doc.syntax.verb_group_of(at) {
            let group = &doc.syntax.verb_groups[group];
            let is_content = group.form == Form::Infinitive && cue.takes("obj-inf");
            return is_content.then(|| {
                // "wants the cost to be shared": a wish is about what its object does.
                let told = cue.act() != crate::article::Act::Think;
                let addressee = told.then_some(Source { tokens: first..at, noun_phrase: object });
                (if told { at } else { first }..clause_end(ctx, cue, at), addressee, 0.9)
            });
        }
        // "called on them to “put down the arms”"
        if doc.lower(at) == "to" && ctx.quotation_opened_by(at + 1).is_some() && cue.takes("obj-inf") {
            let addressee = Source { tokens: first..at, noun_phrase: object };
            return Some((at..clause_end(ctx, cue, at), Some(addressee), 0.9));
        }
        let preposition = match doc.lower(at) {
            "for" if cue.takes("obj-for") => 1,
            "of" if cue.takes("obj-of") => 1,
            "on" if cue.takes("obj-on") => 1,
            "as" if cue.takes("obj-as") => 0,
            _ => {
                at += 1;
                continue;
            }
        };
        let start = if preposition == 0 { first } else { at + 1 };
        let addressee = (preposition == 1).then_some(Source { tokens: first..at, noun_phrase: object });
        return Some((start..clause_end(ctx, cue, at + 1), addressee, 0.8));
    }
    if cue.takes("obj-np") {
        let start = doc.syntax.noun_phrases[object].tokens.end;
        let gift = doc.syntax.noun_phrase_of(start)?;
        let addressee = Source { tokens: first..start, noun_phrase: object };
        let start = doc.syntax.noun_phrases[gift].tokens.start;
        return Some((start..clause_end(ctx, cue, start), Some(addressee), 0.7));
    }
    None
}

/// "called the talks useful", "called it a step": something stands behind the object that describes it.
fn predicate_follows(ctx: &Context, object: usize) -> bool {
    use crate::tagger::Upos;
    let doc = ctx.doc;
    let end = ctx.source(object).tokens.end;
    let at = ctx.behind_adverbs(end);
    doc.syntax.noun_phrase_of(at).is_some()
        || doc.tag(at) == Upos::Adj
        || ctx.quotation_opened_by(at).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn infinitives() {
        check(
            "Rey urged the two sides to stop the fighting and promised to help.",
            expect![[r#"
            performative indirect: Rey | urged | to stop the fighting
            performative indirect: Rey | promised | to help"#]],
        );
        check("He called on Ortiz to resign.", expect!["performative indirect: He | called on | to resign"]);
    }

    #[test]
    fn phrases() {
        check(
            "The ministry denied having paid the firm.",
            expect!["performative indirect: The ministry | denied | having paid the firm"],
        );
        check(
            "Rey warned of chaos in the markets.",
            expect!["performative indirect: Rey | warned of | chaos in the markets"],
        );
        check(
            "Rey thanked Ortiz for the warm welcome.",
            expect!["performative indirect: Rey | thanked | the warm welcome"],
        );
        check(
            "She described the talks as useful.",
            expect!["performative indirect: She | described | the talks as useful"],
        );
    }
}
