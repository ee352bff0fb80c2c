//! “We agree,” Rey said. “We will sign in May.” The second quotation has no cue and goes on with Rey.

use super::super::complement::has_finite_verb;
use super::super::reading::{Context, Reading};

/// How many sentences without quotation may stand between a report and a quotation that goes on with it.
const REACH: usize = 1;

/// The longest speech, in paragraphs.
const MAX_PARAGRAPHS: usize = 40;

/// Reads the quotations that no rule has read: they go on with the speaker before them, or, where a speech
/// runs over several paragraphs, with the one who is named when it closes. `readings` is in order of the text.
pub(in super::super) fn continue_quotations(ctx: &Context, readings: &[Reading]) -> Vec<Reading> {
    let doc = ctx.doc;
    let mut found: Vec<Reading> = Vec::new();
    for (index, quotation) in doc.quotations.iter().enumerate() {
        let introduced = introduced_by(ctx, index);
        if quotation.depth > 0 || introduced.is_none() && !is_free_standing(ctx, index) {
            continue;
        }
        let covered = |r: &Reading| {
            let inside = r.cue.as_ref().is_some_and(|c| quotation.tokens.contains(&c.start));
            !inside
                && r.content.iter().any(|c| c.start < quotation.tokens.end && quotation.tokens.start < c.end)
        };
        let behind = readings.partition_point(|r| r.extent().start < quotation.open);
        let near = behind.saturating_sub(8)..readings.len().min(behind + 8);
        if readings[near].iter().any(covered) {
            continue;
        }
        let speaker = match quotation.close {
            _ if introduced.is_some() => introduced,
            None => {
                closing_speaker(ctx, readings, index).or_else(|| last_speaker(ctx, readings, &found, index))
            }
            Some(_) => last_speaker(ctx, readings, &found, index),
        };
        let Some(source) = speaker else { continue };
        found.push(Reading {
            source: Some(source),
            ..Reading::new("continuation", vec![ctx.trim(quotation.tokens.clone())], 0.7)
        });
    }
    found
}

/// "Rey was glad: “We agree.”": the subject of the clause before a colon, where no cue stands there.
fn introduced_by(ctx: &Context, index: usize) -> Speaker {
    let doc = ctx.doc;
    let quotation = &doc.quotations[index];
    let colon = quotation.open.checked_sub(1).filter(|&t| doc.word(t) == ":")?;
    let sentence = super::super::cue::scope(doc, colon);
    let main = doc.syntax.verb_groups_in(sentence.start..colon).next()?;
    let source = ctx.source(doc.syntax.subject(doc, main)?);
    let is_speech = doc.is_capital(quotation.tokens.start) && has_finite_verb(ctx, quotation.tokens.clone());
    let speaks = super::super::source::entities(ctx, &source).iter().any(|id| ctx.entities.is_person(*id));
    (is_speech && speaks).then_some(source)
}

/// A quotation that is one or more whole sentences.
fn is_free_standing(ctx: &Context, index: usize) -> bool {
    let doc = ctx.doc;
    let quotation = &doc.quotations[index];
    let begins = doc.sentence_tokens(quotation.open).start == quotation.open;
    let end = quotation.close.map_or(quotation.tokens.end, |close| close + 1);
    let last = doc.sentence_tokens(quotation.tokens.end - 1).end;
    begins && end >= last && has_finite_verb(ctx, quotation.tokens.clone())
}

type Speaker = Option<super::super::reading::Source>;

/// The source of the report that the next paragraph's quotation belongs to.
fn closing_speaker(ctx: &Context, readings: &[Reading], index: usize) -> Speaker {
    let doc = ctx.doc;
    let blocks = doc.block_of(doc.quotations[index].open) + 1..;
    for (block, next) in blocks.zip(&doc.quotations[index + 1..]).take(MAX_PARAGRAPHS) {
        if doc.block_of(next.open) != block {
            return None;
        }
        let at = readings.partition_point(|r| r.extent().start < next.tokens.start);
        let reading = readings.get(at).filter(|r| next.tokens.contains(&r.extent().start));
        if let Some(reading) = reading {
            return reading.source.clone();
        }
        next.close.is_none().then_some(())?;
    }
    None
}

/// The source of the last report, if it stands near enough.
fn last_speaker(ctx: &Context, readings: &[Reading], found: &[Reading], index: usize) -> Speaker {
    let doc = ctx.doc;
    let open = doc.quotations[index].open;
    let before = |r: &&Reading| {
        r.extent().start < open && doc.quotation_of(r.cue.as_ref().map_or(0, |c| c.start)).is_none()
    };
    let at = readings.partition_point(|r| r.extent().start < open);
    let last = readings[..at].iter().rev().take(8).find(before)?;
    let last = found.last().filter(|r| r.extent().start > last.extent().start).unwrap_or(last);
    let end = last.cue.as_ref().map_or(0, |c| c.end).max(last.extent().end);
    let gap = doc.sentence_of(open) - doc.sentence_of(end.min(open).saturating_sub(1));
    let blocks = doc.block_of(open) - doc.block_of(end.saturating_sub(1).min(open));
    (gap <= REACH + 1 && blocks <= 1).then(|| last.source.clone()).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn in_the_paragraph_and_in_the_next() {
        check(
            "“We agree,” Rey said. “We will sign in May.”",
            expect![[r#"
                trailing direct: Rey | said | “We agree,”
                continuation direct: Rey | – | “We will sign in May.”"#]],
        );
        check(
            "Rey said the talks went well.\n\n“We will sign in May.”",
            expect![[r#"
                clause indirect: Rey | said | the talks went well
                continuation direct: Rey | – | “We will sign in May.”"#]],
        );
    }

    #[test]
    fn behind_a_colon_the_subject_speaks() {
        check(
            "President Ana Rey was glad: “We have waited for this day.”",
            expect!["continuation direct: President Ana Rey | – | “We have waited for this day.”"],
        );
    }

    #[test]
    fn what_strangers_do_in_a_quotation_is_no_report() {
        check(
            "“They want more money and they say it is theirs,” Rey said.",
            expect!["trailing direct: Rey | said | “They want more money and they say it is theirs,”"],
        );
    }

    #[test]
    fn a_speech_of_several_paragraphs() {
        check(
            "“We have talked for days.\n\n“We agree on all points,” Rey said.",
            expect![[r#"
                continuation direct: Rey | – | “We have talked for days.
                trailing direct: Rey | said | “We agree on all points,”"#]],
        );
    }
}
