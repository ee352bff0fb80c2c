//! When: the expression of time that belongs to a trigger.

use super::Context;
use super::trigger::Trigger;
use crate::article::{Id, Time, TimeKind};
use crate::parser::Form;

/// A time and the date that it gives.
#[derive(Clone, Debug)]
pub(super) struct When {
    pub time: Id,
    pub date: Option<String>,
}

/// The time in the trigger's clause; `governor` is the verb group it is or depends on.
pub(super) fn of(cx: &Context, trigger: &Trigger, governor: Option<usize>) -> Option<When> {
    let sentence = cx.doc.span(cx.window(trigger.tokens.start));
    let from = cx.times.partition_point(|t| t.span.end <= sentence.start);
    let inside = cx.times[from..].iter().take_while(|t| t.span.start < sentence.end).take(16);
    let dated: Vec<&Time> = inside.clone().filter(|t| is_date(t)).collect();
    let nearest = dated
        .iter()
        .filter_map(|t| Some((distance(cx, t, trigger, governor)?, *t)))
        .min_by_key(|(d, _)| *d)?
        .1;
    Some(When { time: nearest.id, date: nearest.value.as_deref().and_then(date_of) })
}

fn is_date(time: &Time) -> bool {
    matches!(time.kind, TimeKind::Date | TimeKind::Time)
}

/// How far a time is from the trigger, in tokens; none where another clause's verb stands between.
fn distance(cx: &Context, time: &Time, trigger: &Trigger, governor: Option<usize>) -> Option<usize> {
    let doc = cx.doc;
    let tokens = doc.tokens_in(time.span);
    let between = if tokens.start >= trigger.tokens.end {
        trigger.tokens.end..tokens.start
    } else {
        tokens.end..trigger.tokens.start.max(tokens.end)
    };
    let other_clause = doc
        .syntax
        .verb_groups_in(between.clone())
        .any(|g| Some(g) != governor && doc.syntax.verb_groups[g].form == Form::Finite);
    (!other_clause).then_some(between.len())
}

/// The ISO date of a TIMEX3 value: a day, month or year; none for weeks, seasons and references.
fn date_of(value: &str) -> Option<String> {
    let day = value.get(..10).filter(|d| is_iso(d)).or_else(|| value.get(..7).filter(|d| is_iso(d)));
    let whole = value.len() <= 10 || value.as_bytes().get(10) == Some(&b'T');
    let year = (value.len() == 4 && is_iso(value)).then_some(value);
    day.filter(|d| whole && (d.len() == 10 || value.len() == 7)).or(year).map(str::to_owned)
}

fn is_iso(date: &str) -> bool {
    date.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
}
