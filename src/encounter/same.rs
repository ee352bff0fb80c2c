//! Whether a mention tells of an encounter told before: kinds, people, offices, days and places.

use super::join::Draft;
use super::party::Party;
use super::trigger::{Trigger, Word};
use super::{Context, Mention, in_headline};
use crate::article::{EncounterKind, Id, IdKind, Status};
use crate::lexicon::{COUNTRIES, DEMONYMS, TITLES};
use crate::parser::Form;
use crate::tagger::Upos;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many sentences behind a visit what happened during it is told.
const NEXT: usize = 1;

/// Whether a mention tells of the encounter of a draft.
pub(super) fn is_same(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    let first = &draft.mentions[0];
    if is_undone(cx, draft, mention) {
        return true;
    }
    if is_part_of_visit(cx, draft, mention) {
        return true;
    }
    if !kinds_agree(&first.trigger, &mention.trigger) {
        return false;
    }
    let people = |ids: &[Id]| ids.iter().copied().filter(|id| id.kind == IdKind::Person).collect::<Vec<_>>();
    let new = mention.participants();
    let (known, named) = (people(&draft.participants), people(&new));
    let within = |a: &[Id], b: &[Id]| a.iter().all(|id| b.contains(id));
    if !mention.is_complete() {
        return mention.only_attends() || within(&new, &draft.participants);
    }
    if is_past(cx, mention) && date(first) != date(mention) {
        return false;
    }
    if mention.repeated || first.repeated || dates_differ(draft, mention) || places_differ(cx, draft, mention)
    {
        return false;
    }
    if spells_out(cx, draft, mention) {
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

/// "Rey visited the institute. Its head, Ortiz, briefed her on the work."
fn is_part_of_visit(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    let sentence = |m: &Mention| cx.doc.sentence_of(m.trigger.tokens.start);
    let last = &draft.mentions[draft.mentions.len() - 1];
    let guest = mention.parties.last().into_iter().flat_map(Party::ids).next();
    mention.trigger.allows("aside")
        && draft.mentions[0].trigger.kind == EncounterKind::Visit
        && sentence(mention) - sentence(last) <= NEXT
        && guest.is_some_and(|id| id.kind == IdKind::Person && draft.participants.contains(&id))
}

/// "Rey was to meet Ortiz, but the trip was called off."
fn is_undone(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    let sentence = |m: &Mention| cx.doc.sentence_of(m.trigger.tokens.start);
    let before = &draft.mentions[draft.mentions.len() - 1];
    mention.status == Status::Cancelled
        && before.status == Status::Planned
        && mention.participants().is_empty()
        && sentence(before) == sentence(mention)
}

/// Whether the side of a mention that no name tells is told by an office that one of these people has, or may
/// have: "the president".
pub(super) fn by_office(cx: &Context, mention: &Mention, known: &[Id]) -> bool {
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

/// "Minister meets Ortiz": the lead names those whom the headline leaves out.
fn is_headline_of(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    let people = |m: &Mention| m.participants().iter().filter(|id| id.kind == IdKind::Person).count();
    draft.mentions.iter().all(|m| in_headline(cx, m) && people(m) < 2)
        && !in_headline(cx, mention)
        && draft.mentions[0].status == mention.status
        && mention.is_complete()
        && people(mention) > 0
}

/// "met with three leaders", and later "with the three leaders, Rey, Ortiz and Sosa".
pub(super) fn spells_out(cx: &Context, draft: &Draft, mention: &Mention) -> bool {
    if is_headline_of(cx, draft, mention) {
        return true;
    }
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

pub(super) fn date(mention: &Mention) -> Option<&str> {
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
    if is_arrival(cx, draft, mention) || is_aside(cx, mention) {
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

/// "Rey, whom he had last met in May": told of another time.
fn is_past(cx: &Context, mention: &Mention) -> bool {
    let Word::Verb(group) = mention.trigger.word else { return false };
    let tokens = &cx.doc.syntax.verb_groups[group].tokens;
    (tokens.start.saturating_sub(1)..tokens.end)
        .any(|t| cx.doc.lower(t) == "last" && cx.doc.tag(t) == Upos::Adv)
}

/// "Touring the base, Rey praised the staff": told by the way, and part of the visit told before.
fn is_aside(cx: &Context, mention: &Mention) -> bool {
    let Word::Verb(group) = mention.trigger.word else { return false };
    let group = &cx.doc.syntax.verb_groups[group];
    group.form == Form::Gerund && group.tokens.start == cx.doc.sentence_tokens(group.head).start
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

pub(super) fn same_country(cx: &Context, a: Id, b: Id) -> bool {
    let country = |id: Id| {
        let name = cx.name(id).to_lowercase();
        let of_capital = CAPITALS.get(name.as_str()).filter(|_| COUNTRIES.get(&name).is_none());
        let country = of_capital.map_or(name, |country| (*country).to_owned());
        // "the US" is the United States.
        match COUNTRIES.get(&country).map_or("", |row| row.column(2)) {
            "" => country,
            in_use => in_use.to_owned(),
        }
    };
    a == b || country(a) == country(b)
}

/// Countries by their capitals.
static CAPITALS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| COUNTRIES.iter().map(|(country, row)| (row.column(1), country)).collect());

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

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
    fn two_meet_a_third() {
        check(
            "Ana Rey spoke to Luis Ortiz. Rey and Ortiz then met Eva Sosa.",
            expect![[r#"
            meeting happened: Ana Rey, Luis Ortiz | subject and partner | spoke
            meeting happened: Ana Rey, Luis Ortiz, Eva Sosa | subject and partner | met"#]],
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

    #[test]
    fn told_of_a_visit() {
        check(
            "Ana Rey visited the institute in Oslo. Luis Ortiz, its head, briefed Rey on the work.",
            expect!["visit happened: Ana Rey, Luis Ortiz in Oslo | visitor and host | visited, briefed"],
        );
    }

    #[test]
    fn called_off_by_another_noun() {
        check(
            "Ana Rey was to meet Luis Ortiz, but the trip was called off.",
            expect!["meeting cancelled: Ana Rey, Luis Ortiz | subject and partner | meet, trip"],
        );
    }
}
