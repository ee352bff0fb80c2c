//! Readings → statements: spans, entities, form, date.

use super::reading::{Context, Reading, Source};
use super::source;
use crate::article::{Act, Form, Id, IdKind, MentionKind, Statement, TimeKind, in_per_cents};
use crate::document::{Span, TokenKind};
use crate::lexicon::WEEKDAYS;
use crate::tagger::Upos;
use std::ops::Range;

/// The statements of some readings, in their order, each with who speaks.
#[inline(never)]
pub(super) fn build(ctx: &Context, readings: &[Reading], speakers: Vec<Vec<Id>>) -> Vec<Statement> {
    let numbered = readings.iter().zip(speakers).enumerate();
    let nested = |at| super::aside::outer(readings, at).is_some();
    numbered
        .map(|(at, (reading, speakers))| {
            statement(ctx, reading, Id::nth(IdKind::Statement, at), speakers, nested(at))
        })
        .collect()
}

fn statement(ctx: &Context, reading: &Reading, id: Id, speakers: Vec<Id>, nested: bool) -> Statement {
    let doc = ctx.doc;
    let confidence = super::confidence::of(ctx, reading, &speakers, nested);
    // A quotation that goes on with an earlier speaker has the source of the report before it.
    let source = reading.source.as_ref().map(|s| doc.span(with_closing_comma(ctx, &s.tokens)));
    let cue = reading.cue.clone().map(|c| doc.span(whole_cue(ctx, reading, c)));
    let content: Vec<Span> = reading.content.iter().map(|piece| doc.span(with_marks(ctx, piece))).collect();
    let evidence = [reading.source.as_ref().map(|s| doc.span(s.tokens.clone())), cue];
    let at = reading.cue.as_ref().map_or(reading.extent().start, |c| c.start);
    Statement {
        id,
        to: reading.addressee.as_ref().map_or_else(Vec::new, |a| addressees(ctx, a, &speakers)),
        on_behalf_of: (reading.act == Act::Convey).then(|| on_behalf_of(ctx, reading, &speakers)).flatten(),
        date: date(ctx, reading),
        speakers,
        source,
        cue,
        content,
        form: form(ctx, &reading.content),
        act: reading.act,
        sentence: doc.sentence_of(at) as u32,
        evidence: evidence.into_iter().flatten().collect(),
        rule: reading.rule.to_owned(),
        confidence: in_per_cents(confidence),
    }
}

/// A cue with the adverbs before it and the colon behind it: "also openly admires", "said:".
fn whole_cue(ctx: &Context, reading: &Reading, cue: Range<usize>) -> Range<usize> {
    let doc = ctx.doc;
    let source = reading.source.as_ref().map(|s| s.tokens.end).filter(|&end| end <= cue.start);
    let floor = source.unwrap_or(cue.start);
    let is_adverb = |t: &usize| {
        matches!(doc.tag(*t), Upos::Adv | Upos::Aux) && !reading.content.iter().any(|c| c.contains(t))
    };
    let start = (floor..cue.start).rev().take_while(is_adverb).last().unwrap_or(cue.start);
    start..cue.end + usize::from(doc.word(cue.end) == ":")
}

/// A source with the comma that closes its apposition or relative clause: "Ana Rey, the mayor of Lima,".
fn with_closing_comma(ctx: &Context, source: &Range<usize>) -> Range<usize> {
    let is_comma = |t: usize| ctx.doc.word(t) == ",";
    let closed = is_comma(source.end) && source.clone().any(is_comma);
    let end = source.end + usize::from(closed);
    // "The council on Friday condemned": the day is that of saying.
    let day = end > source.start + 2 && ctx.doc.is_in(end - 1, &WEEKDAYS) && ctx.doc.lower(end - 2) == "on";
    source.start..if day { end - 2 } else { end }
}

/// A piece of content with what belongs to it alone: its quotation marks and its complementiser.
///
/// Corpora of attribution annotate them so, and a reader who is shown the words sees what was quoted.
fn with_marks(ctx: &Context, piece: &Range<usize>) -> Range<usize> {
    let doc = ctx.doc;
    let opening = piece.start.checked_sub(1).and_then(|mark| ctx.quotation_opened_by(mark));
    if let Some(opening) = opening {
        let quotation = &doc.quotations[opening];
        let end = quotation.close.map_or(quotation.tokens.end, |close| close + 1);
        // Only the closing comma or full stop may stand between: “We agree,” Rey said.
        let closes = piece.end <= end && end <= piece.end + 3;
        return if closes { with_complementiser(ctx, quotation.open)..end } else { piece.clone() };
    }
    with_complementiser(ctx, piece.start)..with_closing_mark(ctx, piece)
}

/// Where "that" or "that," stands before a content, its place.
fn with_complementiser(ctx: &Context, start: usize) -> usize {
    let doc = ctx.doc;
    let comma = usize::from(start > 1 && doc.word(start - 1) == ",");
    start.checked_sub(1 + comma).filter(|&t| doc.lower(t) == "that").unwrap_or(start)
}

/// The end of a piece that ends with a quotation begun in it: the mark behind its comma or full stop.
fn with_closing_mark(ctx: &Context, piece: &Range<usize>) -> usize {
    let marks = piece.end..ctx.doc.len().min(piece.end + 2);
    let closed = marks.filter_map(|mark| {
        let quotation = &ctx.doc.quotations[ctx.quotation_closed_by(mark)?];
        piece.contains(&quotation.open).then_some(mark + 1)
    });
    closed.max().unwrap_or(piece.end)
}

fn addressees(ctx: &Context, addressee: &Source, speakers: &[Id]) -> Vec<Id> {
    source::entities(ctx, addressee).into_iter().filter(|id| !speakers.contains(id)).collect()
}

/// "President Ortiz's greetings": the person whose message is passed on.
fn on_behalf_of(ctx: &Context, reading: &Reading, speakers: &[Id]) -> Option<Id> {
    let content = reading.content.first()?;
    let mentions = ctx.entities.mentions_in(content.clone());
    let owner = mentions.iter().find(|m| {
        let possessive = ctx.doc.is_one_of(m.tokens.end, &["'s", "'"]);
        possessive && m.kind != MentionKind::Pronoun && m.tokens.start <= content.start + 4
    })?;
    owner.entities.first().copied().filter(|id| !speakers.contains(id))
}

/// Whether the words of a content are quoted: all of them, some, or none.
fn form(ctx: &Context, content: &[Range<usize>]) -> Form {
    let doc = ctx.doc;
    let words = content.iter().flat_map(Clone::clone);
    let words = words.filter(|&t| matches!(doc.tokens[t].kind, TokenKind::Word | TokenKind::Number));
    let (mut quoted, mut plain) = (false, false);
    for token in words {
        match doc.quotation_of(token) {
            Some(_) => quoted = true,
            None => plain = true,
        }
    }
    match (quoted, plain) {
        (true, false) => Form::Direct,
        (true, true) => Form::Mixed,
        _ => Form::Indirect,
    }
}

/// The day of saying: a date that stands beside the cue, outside what was said.
fn date(ctx: &Context, reading: &Reading) -> Option<String> {
    let doc = ctx.doc;
    let cue = reading.cue.as_ref()?;
    let sentence = super::cue::scope(doc, cue.start);
    let span = doc.span(sentence);
    let from = ctx.times.partition_point(|t| t.span.start < span.start);
    let until = ctx.times.partition_point(|t| t.span.start < span.end);
    let outside = |s: Span| {
        let contents = reading.content.iter().map(|c| doc.span(c.clone()));
        let source = reading.source.as_ref().map(|s| doc.span(s.tokens.clone()));
        !contents.chain(source).any(|c| c.overlaps(s))
    };
    let times = ctx.times[from..until.max(from)].iter();
    let mut dates = times.filter(|t| t.kind == TimeKind::Date && outside(t.span));
    // A date that is one of no day, such as 2025-W09-WE for "by the weekend", says nothing.
    let day = |value: &str| value.get(..10).filter(|day| crate::day::parse(day).is_some()).map(str::to_owned);
    dates.find_map(|t| day(t.value.as_deref()?))
}

#[cfg(test)]
mod tests {
    use crate::{Options, day, extract};

    fn date(text: &str) -> Option<String> {
        let options = Options { published: day::parse("2025-03-01"), ..Options::default() };
        extract(text, &options).statements[0].date.clone()
    }

    #[test]
    fn the_day_of_saying_is_a_day() {
        assert_eq!(date("Ana Rey warned on Friday that prices would rise.").as_deref(), Some("2025-02-28"));
        assert_eq!(date("By the weekend, Ana Rey warned that prices would rise."), None);
    }
}
