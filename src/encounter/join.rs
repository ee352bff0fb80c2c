//! Mentions of one encounter, put together.

use super::nouns::ATTENDED;
use super::party::Party;
use super::trigger::Trigger;
use super::when::When;
use super::{Context, Mention};
use crate::article::{Encounter, EncounterKind, Id, IdKind, Status, in_per_cents};
use crate::document::Span;
use crate::lexicon::{COUNTRIES, DEMONYMS, TITLES};
use crate::parser::Form;

/// How many of the latest encounters a mention is compared with, and how many of the latest mentions of each; it
/// keeps the whole linear.
const MEMORY: usize = 32;

/// How much a trigger has to say by itself to be told of the sides beside it ("the video meeting", not "the
/// summit").
const SURE: f32 = 0.7;

/// An encounter so far: its mentions, and what they agree on.
struct Draft {
    mentions: Vec<Mention>,
    participants: Vec<Id>,
    last: usize,
}

impl Draft {
    /// The latest mentions, and the first.
    fn recent(&self) -> impl Iterator<Item = &Mention> {
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
                if spells_out(draft, &mention) {
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
            None if mention.is_complete() => {
                let participants = mention.participants();
                drafts.push(Draft { mentions: vec![mention], participants, last: at });
            }
            // "the two leaders spoke by phone after the video meeting in May": the same sides.
            None => {
                let beside = drafts.last().filter(|d| stands_beside(cx, d, &mention));
                if let Some(participants) = beside.map(|d| d.participants.clone()) {
                    let mention = Mention { rule: "same sides", ..mention };
                    drafts.push(Draft { mentions: vec![mention], participants, last: at });
                }
            }
        }
    }
    let mut encounters: Vec<Encounter> = drafts.iter().map(|d| encounter(cx, d)).collect();
    follow_on(cx, &drafts, &mut encounters);
    encounters
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

fn is_same(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    let first = &draft.mentions[0];
    if !kinds_agree(&first.trigger, &mention.trigger) {
        return false;
    }
    let people = |ids: &[Id]| ids.iter().copied().filter(|id| id.kind == IdKind::Person).collect::<Vec<_>>();
    let new = mention.participants();
    let (known, named) = (people(&draft.participants), people(&new));
    let within = |a: &[Id], b: &[Id]| a.iter().all(|id| b.contains(id));
    if !mention.is_complete() {
        return mention.rule == ATTENDED || within(&new, &draft.participants);
    }
    if mention.repeated || first.repeated || dates_differ(draft, mention) || places_differ(cx, draft, mention)
    {
        return false;
    }
    if spells_out(draft, mention) {
        return within(&known, &named);
    }
    if first.trigger.kind == EncounterKind::Visit {
        return !named.is_empty() && (within(&named, &known) || within(&known, &named));
    }
    // "The two leaders then met Sosa."
    let by_both = |p: &Party| !known.is_empty() && within(&known, &people(&p.ids().collect::<Vec<_>>()));
    if known.len() >= 2
        && !within(&named, &known)
        && mention.parties.len() >= 2
        && mention.parties.iter().any(by_both)
    {
        return false;
    }
    let equal = named.len() == known.len() && within(&named, &known);
    match named.len().min(known.len()) {
        0 => equal && within(&new, &draft.participants),
        1 if equal => {
            let others: Vec<Id> = new.iter().copied().filter(|id| !named.contains(id)).collect();
            within(&others, &draft.participants)
        }
        // "President Rey met Ortiz", and later "the president met Ortiz".
        1 => named.len() == 1 && known.len() == 2 && within(&named, &known) && by_office(cx, mention, &known),
        _ => within(&named, &known) || within(&known, &named),
    }
}

/// Whether the side of a mention that no name tells is told by an office that one of these people has, or may
/// have: "the president".
fn by_office(cx: &Context, mention: &Mention, known: &[Id]) -> bool {
    let members = || mention.parties.iter().flat_map(|p| &p.members);
    let unnamed = || members().filter(|m| m.ids.iter().all(|id| id.kind == IdKind::Group));
    let holds = |id: &Id, office: &str| {
        let titles = cx.entities.get(*id).map_or(&[][..], |entity| &entity.titles);
        titles.iter().any(|title| title.to_lowercase().ends_with(office))
    };
    let named = |id: &Id| mention.participants().contains(id);
    let untitled =
        |id: &&Id| !named(id) && cx.entities.get(**id).is_some_and(|entity| entity.titles.is_empty());
    let office = |head: usize| {
        let phrase =
            cx.doc.syntax.noun_phrase_of(head).map(|np| cx.doc.syntax.noun_phrases[np].tokens.clone());
        // "the Foreign Secretary", but not "Chile's president", of whom no title is told.
        let bare = phrase.is_some_and(|p| {
            cx.doc.lower(p.start) == "the"
                && !p.clone().any(|t| cx.doc.is_in(t, &DEMONYMS))
                && cx.entities.mentions_in(p.clone()).len() <= 1
        });
        let word = cx.doc.lower(head);
        let may_hold = bare && known.iter().any(|id| untitled(&id));
        cx.doc.is_in(head, &TITLES) && (may_hold || known.iter().any(|id| holds(id, word)))
    };
    unnamed().count() == 1 && unnamed().all(|m| office(m.head))
}

/// "met with three leaders", and later "with the three leaders, Rey, Ortiz and Sosa".
fn spells_out(draft: &Draft, mention: &Mention) -> bool {
    let unnamed = draft.participants.iter().any(|id| id.kind == IdKind::Group)
        || draft.recent().flat_map(|m| &m.parties).any(|p| p.ids().next().is_none());
    unnamed && mention.parties.iter().any(|p| p.described.is_some())
}

/// Whether two triggers can tell of one encounter: they are of one kind, or one leaves open how the sides were in
/// contact ("spoke") and the other says it ("the call").
fn kinds_agree(first: &Trigger, second: &Trigger) -> bool {
    let remote = |t: &Trigger| matches!(t.kind, EncounterKind::Call | EncounterKind::Video);
    first.kind == second.kind || first.is_open() && remote(second) || second.is_open() && remote(first)
}

fn dates_differ(draft: &Draft, mention: &Mention) -> bool {
    let own = |m: &Mention| !m.time.as_ref().is_some_and(|when| when.borrowed);
    let Some(new) = date(mention).filter(|_| own(mention)) else { return false };
    draft.recent().filter(|m| own(m)).filter_map(date).any(|old| !overlap(old, new))
}

fn date(mention: &Mention) -> Option<&str> {
    mention.time.as_ref()?.date.as_deref()
}

/// Whether two ISO dates of any grain can be the same time.
fn overlap(a: &str, b: &str) -> bool {
    let ends = |date: &str| match date.split_once('/') {
        Some((first, last)) => (first.to_owned(), last.to_owned()),
        None => (date.to_owned(), date.to_owned()),
    };
    let ((a_first, a_last), (b_first, b_last)) = (ends(a), ends(b));
    // Compared to the coarser grain: "2024-05" overlaps "2024-05-03".
    let not_after = |x: &str, y: &str| {
        let grain = x.len().min(y.len());
        x[..grain] <= y[..grain]
    };
    not_after(&a_first, &b_last) && not_after(&b_first, &a_last)
}

fn places_differ(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    if mention.trigger.kind != EncounterKind::Visit {
        return false;
    }
    if is_arrival(cx, draft, mention) {
        return false;
    }
    // "visited the museum" is another stop than "visited Lima".
    let venue = |m: &Mention| m.parties.iter().flat_map(|p| &p.members).find(|v| v.venue).map(|v| v.head);
    if let Some(head) = venue(mention) {
        // "her trip to that country" points back.
        if mention.definite {
            return false;
        }
        let same = |old: usize| cx.doc.lower(old) == cx.doc.lower(head);
        return !draft.recent().filter_map(venue).any(same);
    }
    let Some(new) = mention.destination else { return false };
    let mut old = draft.recent().filter_map(|m| m.destination).peekable();
    let told = old.peek().is_some() || draft.recent().any(|m| venue(m).is_some());
    told && !old.any(|id| id == new || same_country(cx, id, new))
}

/// "arrived in Lima and started a visit to Peru", but not "arrived in Lima after a visit to Quito".
fn is_arrival(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    let sentence = |m: &Mention| cx.doc.sentence_of(m.trigger.tokens.start);
    let before = &draft.mentions[draft.mentions.len() - 1];
    let between = before.trigger.tokens.end..mention.trigger.tokens.start;
    before.trigger.row.parts(3).any(|what| what == "arrival")
        && sentence(before) == sentence(mention)
        && !between.rev().take(8).any(|t| cx.doc.is_one_of(t, &["after", "following", "from"]))
}

fn same_country(cx: &Context, a: Id, b: Id) -> bool {
    let country = |id: Id| {
        let name = cx.name(id).to_lowercase();
        let of_capital = COUNTRIES.iter().find(|(_, row)| row.column(1) == name);
        let (country, row) = match (COUNTRIES.get(&name), of_capital) {
            (Some(row), _) => (name.as_str(), row),
            (None, Some((country, row))) => (country, row),
            (None, None) => return name,
        };
        if row.column(2).is_empty() { country.to_owned() } else { row.column(2).to_owned() }
    };
    country(a) == country(b)
}

/// How many sentences behind an encounter the next can be told of the same day.
const SAME_DAY: usize = 6;

/// "Rey met Ortiz on Monday. She later received Sosa.": what is told next without a time of its own, in the
/// simple past and of one of the same people, was on the same day.
fn follow_on(cx: &Context, drafts: &[Draft], encounters: &mut [Encounter]) {
    let mut dated: Vec<(usize, usize)> = Vec::new();
    for at in 0..drafts.len() {
        let first = &drafts[at].mentions[0];
        let sentence = cx.doc.sentence_of(first.trigger.tokens.start);
        let told = encounters[at].status == Status::Happened && is_narrated(cx, first);
        if encounters[at].time.is_none() && told && encounters[at].kind != EncounterKind::Message {
            let shares = |other: usize| {
                let people = |id: &&Id| id.kind == IdKind::Person;
                drafts[other]
                    .participants
                    .iter()
                    .filter(people)
                    .any(|id| drafts[at].participants.contains(id))
            };
            let is_day = |other: usize| {
                encounters[other].date.as_ref().is_some_and(|date| date.len() == "2024-05-01".len())
            };
            let elsewhere = |other: usize| match (encounters[at].place, encounters[other].place) {
                (Some(here), Some(there)) => !same_country(cx, here, there),
                _ => false,
            };
            let before = dated.iter().rev().take(MEMORY).copied();
            let near = |s: usize| s <= sentence && sentence - s <= SAME_DAY;
            let day = before
                .filter(|&(s, other)| near(s) && shares(other) && !elsewhere(other))
                .map(|(_, other)| other)
                .next();
            if let Some(day) = day.filter(|&day| {
                is_day(day) || encounters[at].place.is_some() && encounters[day].place.is_some()
            }) {
                encounters[at].time = encounters[day].time;
                encounters[at].date = encounters[day].date.clone();
            }
        }
        if encounters[at].date.is_some() && told {
            dated.push((sentence, at));
        }
    }
}

/// Whether a mention is a verb of the simple past, in the text's own words, or a noun with such a verb.
fn is_narrated(cx: &Context, mention: &Mention) -> bool {
    let doc = cx.doc;
    let Some(group) = mention.governor.map(|g| &doc.syntax.verb_groups[g]) else { return false };
    let has = ["had", "has", "have", "having"];
    let perfect = group.tokens.clone().any(|t| t != group.head && doc.is_one_of(t, &has));
    group.form == Form::Finite && !perfect && doc.quotation_of(group.head).is_none()
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
    evidence.sort_unstable();
    evidence.dedup();
    let when = when(&draft.mentions);
    let mut participants = draft.participants.clone();
    participants.sort_by_key(|id| id.kind != IdKind::Person);
    let strongest = draft.mentions.iter().map(|m| m.trigger.weight).fold(0.0, f32::max);
    let repeated = 0.03 * (draft.mentions.len() - 1).min(3) as f32;
    Encounter {
        id: Id::nth(IdKind::Encounter, 0),
        kind: draft.mentions.iter().map(|m| &m.trigger).find(|t| !t.is_open()).unwrap_or(&first.trigger).kind,
        place: draft.mentions.iter().find_map(|m| m.place),
        time: when.as_ref().map(|w| w.time),
        date: when.and_then(|w| w.date),
        status: status(&draft.mentions),
        triggers: draft.mentions.iter().map(span).collect(),
        key: draft.mentions.iter().any(|m| m.key),
        evidence,
        rule: first.rule.to_owned(),
        confidence: in_per_cents((strongest + repeated).min(1.0)),
        participants,
    }
}

/// The finest date that the mentions give, the first of them; else a time that gives none ("recently").
fn when(mentions: &[Mention]) -> Option<When> {
    let own = |m: &Mention| m.time.as_ref().is_some_and(|when| !when.borrowed);
    let grain = |m: &Mention| date(m).map(|d| (own(m), d.split('/').next().map_or(0, str::len), d.len()));
    let finest = mentions.iter().rev().max_by_key(|m| grain(m));
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
    fn the_same_people_told_again() {
        check(
            "Ana Rey met Luis Ortiz. Rey and Ortiz met in Lima.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Lima | subject and partner | met, met"],
        );
    }

    #[test]
    fn another_day_is_another_meeting() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Rey and Ortiz met on Tuesday.",
            expect![[r#"
            meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
            meeting happened 2024-05-14: Ana Rey, Luis Ortiz | reciprocal subject | met"#]],
        );
    }

    #[test]
    fn a_group_is_spelt_out_later() {
        check(
            "Ana Rey met three leaders of the opposition. Rey met the three leaders, Luis Ortiz, Eva Sosa and Jan Novak, in Lima.",
            expect![
                "meeting happened: Ana Rey, Luis Ortiz, Eva Sosa, Jan Novak in Lima | subject and partner | met, met"
            ],
        );
    }

    #[test]
    fn the_capital_stands_for_the_country() {
        check(
            "Ana Rey visited Norway. Her visit to Oslo ended on Monday.",
            expect!["visit happened: Ana Rey, Norway in Norway | visitor and host | visited, visit"],
        );
    }

    #[test]
    fn another_country_is_another_visit() {
        check(
            "Ana Rey visited Norway. Ana Rey visited Chile.",
            expect![[r#"
            visit happened: Ana Rey, Norway in Norway | visitor and host | visited
            visit happened: Ana Rey, Chile in Chile | visitor and host | visited"#]],
        );
    }

    #[test]
    fn arrival_and_visit() {
        check(
            "Ana Rey arrived in Oslo and started a visit to Norway.",
            expect!["visit happened: Ana Rey, Oslo in Oslo | visitor and host | arrived, visit"],
        );
    }

    #[test]
    fn arrival_after_a_visit() {
        check(
            "Ana Rey arrived in Oslo after a visit to Chile.",
            expect![[r#"
            visit happened: Ana Rey, Oslo in Oslo | visitor and host | arrived
            visit happened: Ana Rey, Chile in Chile | visit to | visit"#]],
        );
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
    fn two_meet_a_third() {
        check(
            "Ana Rey spoke to Luis Ortiz. Rey and Ortiz then met Eva Sosa.",
            expect![[r#"
            meeting happened: Ana Rey, Luis Ortiz | subject and partner | spoke
            meeting happened: Ana Rey, Luis Ortiz, Eva Sosa | subject and partner | met"#]],
        );
    }

    #[test]
    fn spoke_and_the_call() {
        check(
            "Ana Rey spoke to Luis Ortiz. During the call, Rey asked for help.",
            expect!["call happened: Ana Rey, Luis Ortiz | subject and partner | spoke, call"],
        );
    }

    #[test]
    fn told_next_of_the_same_day() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Rey later received Eva Sosa.",
            expect![[r#"
            meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
            meeting happened 2024-05-13: Ana Rey, Eva Sosa | subject and partner | received"#]],
        );
    }

    #[test]
    fn told_of_before() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Rey had received Eva Sosa.",
            expect![[r#"
            meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
            meeting happened: Ana Rey, Eva Sosa | subject and partner | received"#]],
        );
    }

    #[test]
    fn an_office_for_a_name() {
        check(
            "President Ana Rey met Luis Ortiz in Oslo. The president met Ortiz for an hour.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Oslo | subject and partner | met, met"],
        );
    }

    #[test]
    fn an_office_that_may_be_held() {
        check(
            "Ana Rey met Luis Ortiz. The minister met Ortiz for an hour.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met, met"],
        );
    }

    #[test]
    fn an_office_of_another() {
        check(
            "Ana Rey met Luis Ortiz. The Peruvian minister met Ortiz for an hour.",
            expect![[r#"
            meeting happened: Ana Rey, Luis Ortiz | subject and partner | met
            meeting happened: Luis Ortiz, Peruvian minister | subject and partner | met"#]],
        );
    }
}
