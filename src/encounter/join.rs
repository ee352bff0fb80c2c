//! Mentions of one encounter, put together.

use super::same::{by_office, date, is_same, same_country, spells_out};
use super::when::When;
use super::{Context, Mention, follow, in_headline};
use crate::article::{Encounter, EncounterKind, Id, IdKind, Status, in_per_cents};
use crate::document::Span;
use crate::order::sort_by_numbers;

/// How many of the latest encounters a mention is compared with, and how many of the latest mentions of each; it
/// keeps the whole linear.
pub(super) const MEMORY: usize = 32;

/// How much a trigger has to say by itself to be told of the sides beside it ("the video meeting", not "the
/// summit").
const SURE: f32 = 0.7;

/// The rule's name: a second encounter of those told beside it.
const SAME_SIDES: &str = "same sides";

/// An encounter so far: its mentions, and what they agree on.
pub(super) struct Draft {
    pub mentions: Vec<Mention>,
    /// Who takes part, as a side.
    pub participants: Vec<Id>,
    /// Who else was there.
    pub attendants: Vec<Id>,
    last: usize,
}

impl Draft {
    fn new(mention: Mention, participants: Vec<Id>, last: usize) -> Self {
        Draft { mentions: vec![mention], participants, attendants: Vec::new(), last }
    }

    /// The latest mentions, and the first.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Mention> {
        let latest = self.mentions[1..].iter().rev().take(MEMORY);
        self.mentions[..1].iter().chain(latest)
    }
}

/// One encounter per real-world event, in order of first mention.
pub(super) fn join(cx: &Context, mentions: impl Iterator<Item = Mention>) -> Vec<Encounter> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (at, mention) in mentions.enumerate() {
        let recent = drafts.len().saturating_sub(MEMORY);
        let same = drafts[recent..]
            .iter()
            .enumerate()
            .filter(|(_, d)| is_same(cx, d, &mention))
            .max_by_key(|(_, d)| (d.participants.first().is_some_and(|id| id.kind == IdKind::Person), d.last))
            .map(|(n, _)| recent + n);
        match same {
            Some(n) => {
                let draft = &mut drafts[n];
                if mention.only_attends() {
                    let new = |id: &Id| id.kind == IdKind::Person && !draft.attendants.contains(id);
                    let attendants: Vec<Id> = mention.participants().into_iter().filter(new).collect();
                    draft.attendants.extend(attendants);
                    draft.mentions.push(mention);
                    continue;
                }
                if spells_out(cx, draft, &mention) {
                    draft.participants.retain(|id| id.kind != IdKind::Group);
                }
                let by_office = by_office(cx, &mention, &draft.participants);
                for id in mention.participants() {
                    if by_office && id.kind == IdKind::Group {
                        continue;
                    }
                    if !draft.participants.contains(&id) && !draft_has_destination(cx, draft, id) {
                        draft.participants.push(id);
                    }
                }
                draft.mentions.push(mention);
                draft.last = at;
            }
            None => {
                // "the two leaders spoke by phone after the video meeting in May": the same sides.
                let beside = drafts.last().filter(|d| stands_beside(cx, d, &mention));
                let (participants, rule) = match beside {
                    Some(draft) => (draft.participants.clone(), SAME_SIDES),
                    None => (mention.participants(), mention.rule),
                };
                if mention.is_complete() || beside.is_some() || in_headline(cx, &mention) {
                    drafts.push(Draft::new(Mention { rule, ..mention }, participants, at));
                }
            }
        }
    }
    // What a headline hints at and nothing tells is no encounter.
    drafts.retain(|draft| draft.mentions.iter().any(tells_sides));
    let mut encounters: Vec<Encounter> = drafts.iter().map(|d| encounter(cx, d)).collect();
    follow::carry_on(cx, &drafts, &mut encounters);
    encounters
}

/// Whether it is known between whom the encounter of a mention is.
fn tells_sides(mention: &Mention) -> bool {
    mention.is_complete() || mention.rule == SAME_SIDES
}

/// Whether a mention without sides of its own is told in one sentence with an encounter of another kind between
/// people.
fn stands_beside(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    let Some(told) = draft.mentions.last() else { return false };
    let sentence = |m: &Mention| cx.doc.sentence_of(m.trigger.tokens.start);
    let between_people = draft.participants.iter().filter(|id| id.kind == IdKind::Person).count() >= 2;
    let kinds = [told.trigger.kind, mention.trigger.kind];
    let in_contact = |kind: &EncounterKind| !matches!(kind, EncounterKind::Visit | EncounterKind::Message);
    mention.parties.is_empty()
        && between_people
        && sentence(told) == sentence(mention)
        && mention.trigger.weight > SURE
        && kinds[0] != kinds[1]
        && kinds.iter().all(in_contact)
}

/// A country that the draft already has under its capital's name, or the other way round.
fn draft_has_destination(cx: &Context, draft: &Draft, id: Id) -> bool {
    id.kind == IdKind::Place && draft.participants.iter().any(|&p| same_country(cx, p, id))
}

fn encounter(cx: &Context, draft: &Draft) -> Encounter {
    let doc = cx.doc;
    let first = &draft.mentions[0];
    let span = |m: &Mention| doc.span(m.trigger.tokens.clone());
    let mut evidence: Vec<Span> = Vec::new();
    for mention in &draft.mentions {
        evidence.push(span(mention));
        evidence.extend(mention.parties.iter().map(|p| doc.span(p.tokens.clone())).filter(|s| !s.is_empty()));
    }
    sort_by_numbers(&mut evidence, |span| (span.start, span.end));
    evidence.dedup();
    let when = when(&draft.mentions);
    let mut participants = draft.participants.clone();
    let attends = |id: &&Id| !draft.participants.contains(id);
    participants.extend(draft.attendants.iter().filter(attends));
    sort_by_numbers(&mut participants, |id| (u32::from(id.kind != IdKind::Person), 0));
    let strongest = draft.mentions.iter().map(|m| m.trigger.weight).fold(0.0, f32::max);
    let repeated = 0.03 * (draft.mentions.len() - 1).min(3) as f32;
    Encounter {
        id: Id::nth(IdKind::Encounter, 0),
        kind: draft.mentions.iter().map(|m| &m.trigger).find(|t| !t.is_open()).unwrap_or(&first.trigger).kind,
        place: draft.mentions.iter().find_map(|m| m.place),
        time: when.as_ref().map(|w| w.time),
        date_basis: when.as_ref().filter(|w| w.date.is_some()).map(|w| w.basis),
        date: when.and_then(|w| w.date),
        status: status(&draft.mentions),
        triggers: draft.mentions.iter().map(span).collect(),
        key: draft.mentions.iter().any(|m| m.key),
        evidence,
        rule: draft.mentions.iter().find(|m| tells_sides(m)).unwrap_or(first).rule.to_owned(),
        confidence: in_per_cents((strongest + repeated).min(1.0)),
        participants,
    }
}

/// The finest date that the mentions give, the first of them; else a time that gives none ("recently").
fn when(mentions: &[Mention]) -> Option<When> {
    let own = |m: &Mention| m.time.as_ref().is_some_and(|when| !when.borrowed);
    // A visit lasts, of a meeting the day is finer than the week.
    let fits = |m: &Mention, date: &str| date.contains('/') == (m.trigger.kind == EncounterKind::Visit);
    let grain = |m: &Mention| date(m).map(|d| (own(m), d.split('/').next().map_or(0, str::len), fits(m, d)));
    let finest = mentions.iter().rev().max_by_key(|m| grain(m));
    // "arrived on Monday and started a three-day visit"
    let lasts = |m: &&Mention| {
        let first = finest.and_then(date);
        date(m).and_then(|all| all.split_once('/')).is_some_and(|(from, _)| Some(from) == first)
    };
    let finest = mentions.iter().find(lasts).or(finest);
    finest.filter(|m| date(m).is_some()).or(mentions.iter().find(|m| m.time.is_some()))?.time.clone()
}

/// The status of the mention that says most: cancelled and denied win, then the first complete one.
fn status(mentions: &[Mention]) -> Status {
    let settled = mentions.iter().map(|m| m.status).find(|s| *s == Status::Cancelled);
    settled.unwrap_or(mentions[0].status)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn the_meeting_points_back() {
        check(
            "Ana Rey met Luis Ortiz on Monday. After the meeting, Rey left.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met, meeting"],
        );
    }

    #[test]
    fn a_headline_is_told_by_what_follows() {
        check(
            "Minister meets envoy\n\nLIMA, 3 May - Trade Minister Ana Rey received Norwegian envoy Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | meets, received"],
        );
        check("Minister in talks\n\nLIMA, 3 May - Trade Minister Ana Rey resigned.", expect![""]);
    }

    #[test]
    fn the_same_sides_beside_each_other() {
        check(
            "Ana Rey and Luis Ortiz had a phone conversation after the video meeting.",
            expect![[r#"
            call happened: Ana Rey, Luis Ortiz | support verb | phone conversation
            video happened: Ana Rey, Luis Ortiz | same sides | video meeting"#]],
        );
    }

    #[test]
    fn nothing_to_point_back_to() {
        check("The meeting lasted an hour, Ana Rey said.", expect![""]);
    }

    #[test]
    fn spoke_and_the_call() {
        check(
            "Ana Rey spoke to Luis Ortiz. During the call, Rey asked for help.",
            expect!["call happened: Ana Rey, Luis Ortiz | subject and partner | spoke, call"],
        );
    }
}
