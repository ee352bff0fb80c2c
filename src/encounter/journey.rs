//! Several stops of one journey, told by one verb with a time for each.

use super::when::When;
use super::{Context, Mention, party};
use crate::article::{EncounterKind, IdKind};
use crate::tagger::Upos;
use crate::temporal::date_of;

/// How many stops of one journey are read at most.
const MAX_STOPS: usize = 8;

/// A visit and those told with it: "visited Chile on Monday and Peru on Tuesday" is two.
pub(super) fn stops(cx: &Context, first: Mention) -> Vec<Mention> {
    let mut stops = vec![first];
    while stops.len() < MAX_STOPS {
        let Some(next) = stops.last().and_then(|m| next_stop(cx, m)) else { break };
        stops.push(next);
    }
    stops
}

/// The stop behind the time of this one, where it has a time of its own.
fn next_stop(cx: &Context, mention: &Mention) -> Option<Mention> {
    let doc = cx.doc;
    mention.destination.filter(|_| mention.trigger.kind == EncounterKind::Visit)?;
    let (_, from) = time_at(cx, mention.parties.last()?.tokens.end)?;
    let comma = usize::from(doc.word(from) == ",");
    let start = if doc.lower(from + comma) == "and" { from + comma + 1 } else { from + comma };
    let end = cx.window(mention.trigger.tokens.start).end;
    if start == from || start >= end {
        return None;
    }
    let place = party::read(cx, start, end);
    let destination = place.ids().find(|id| id.kind == IdKind::Place)?;
    let (time, _) = time_at(cx, place.tokens.end)?;
    let mut parties = mention.parties.clone();
    *parties.last_mut()? = place;
    let place = Some(destination);
    Some(Mention { parties, destination: place, place, time: Some(time), ..mention.clone() })
}

/// The time at a token or behind the preposition there, and where it ends.
pub(super) fn time_at(cx: &Context, at: usize) -> Option<(When, usize)> {
    let start = if cx.doc.tag(at) == Upos::Adp { at + 1 } else { at };
    let span = cx.doc.tokens.get(start)?.span;
    let next = cx.times.partition_point(|t| t.span.end <= span.start);
    let time = cx.times.get(next).filter(|t| t.span.start <= span.start)?;
    Some((When::stated(time, date_of(time)), cx.doc.tokens_in(time.span).end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_journey_with_a_time_for_each_stop_is_several_visits() {
        check(
            "date 2024-05-15 Ana Rey will visit Norway on 3 June and Chile on 5 June.",
            expect![[r#"
                visit planned 2024-06-03: Ana Rey, Norway in Norway | visitor and host | visit
                visit planned 2024-06-05: Ana Rey, Chile in Chile | visitor and host | visit"#]],
        );
    }
}
