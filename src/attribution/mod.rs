//! Who said what: cues, their sources and their contents.
//!
//! [`cue`] finds the verbs that tell of saying or thinking; the [`rules`] read each of them, first that fits;
//! [`statement`] turns what they read into the result's form, with entities for sources.

mod aside;
mod complement;
mod confidence;
mod content;
mod cue;
mod headline;
mod kind;
mod nature;
mod reading;
mod rules;
mod source;
mod statement;
mod subject;

use crate::article::{Id, IdKind, Statement, Time};
use crate::coreference::Entities;
use crate::document::Document;
use crate::order::sort_by_numbers;
use reading::{Context, Reading};

/// The statements of a document in order of the text. Needs all layers of [`Document`], entities and times.
pub(crate) fn attribute(doc: &Document, entities: &Entities, times: &[Time]) -> Vec<Statement> {
    let ctx = Context { doc, entities, times, cues: cue::find(doc) };
    let readings = readings(&ctx);
    let mut speakers = source::of_all(&ctx, &readings);
    headline::name_speakers(&ctx, &readings, &mut speakers);
    let mut statements = statement::build(&ctx, &readings, speakers);
    statements.retain(|statement| statement.confidence >= confidence::FLOOR);
    for (at, statement) in statements.iter_mut().enumerate() {
        statement.id = Id::nth(IdKind::Statement, at);
    }
    statements
}

/// What the rules read, in order of the text, each content once.
#[inline(never)]
fn readings(ctx: &Context) -> Vec<Reading> {
    let mut readings = Vec::new();
    for cue in &ctx.cues {
        let reading = rules::RULES.iter().find_map(|rule| rule(ctx, cue, &readings));
        readings.extend(reading);
    }
    readings.retain(|reading| aside::stands(ctx, reading));
    readings.extend(rules::according_to(ctx).into_iter().filter(|reading| aside::stands(ctx, reading)));
    readings.extend(rules::nouns(ctx));
    readings.extend(rules::predicates(ctx));
    let labelled = rules::labels(ctx);
    // "Talks may fail, rules out deal — spokesman": what runs over the mark that sets a source apart is cut wrongly.
    let holds_mark =
        |r: &Reading, label: &Reading| label.cue.as_ref().is_some_and(|c| r.extent().contains(&c.start));
    readings.retain(|r| !labelled.iter().any(|label| holds_mark(r, label)));
    readings.extend(
        labelled.into_iter().filter(|label| !readings.iter().any(|r| overlaps(r, label))).collect::<Vec<_>>(),
    );
    // What an answer reports of others is the interviewee's to tell.
    let answers = rules::answers(ctx);
    readings.retain(|reading| !answers.iter().any(|answer| overlaps(reading, answer)));
    readings.extend(answers);
    in_order(&mut readings);
    rules::drop_credits(ctx, &mut readings);
    aside::drop_nested(ctx, &mut readings);
    readings.extend(rules::continue_quotations(ctx, &readings));
    readings.extend(rules::further_paragraphs(ctx, &readings));
    readings.extend(headline::quotations(ctx, &readings));
    in_order(&mut readings);
    readings.dedup_by(|later, earlier| later.content == earlier.content);
    readings
}

/// Whether the contents of two readings have words in common.
fn overlaps(one: &Reading, other: &Reading) -> bool {
    let (one, other) = (one.extent(), other.extent());
    one.start < other.end && other.start < one.end
}

fn in_order(readings: &mut Vec<Reading>) {
    let key = |r: &Reading| (r.extent().start as u32, r.cue.as_ref().map_or(0, |c| c.start as u32));
    sort_by_numbers(readings, key);
}

#[cfg(test)]
mod tests {
    use expect_test::Expect;

    /// Lists each statement: rule, form, source, cue and content.
    pub(super) fn check(text: &str, expect: Expect) {
        let article = crate::extract(text, &crate::Options::default());
        let words = |span: Option<crate::Span>| span.map_or("–", |s| s.of(text)).to_owned();
        let lines: Vec<String> = article
            .statements
            .iter()
            .map(|s| {
                let content: Vec<&str> = s.content.iter().map(|c| c.of(text)).collect();
                let form = format!("{:?}", s.form).to_lowercase();
                let content = content.join(" … ");
                format!("{} {form}: {} | {} | {content}", s.rule, words(s.source), words(s.cue))
            })
            .collect();
        expect.assert_eq(&lines.join("\n"));
    }
}
