//! Verbs of encounter and their sides: "met with", "was received by", "the two leaders met".

use super::journey::time_at;
use super::party::{self, Party};
use super::requirement::{accepts, ends_named, is_asked, is_deed, is_last, is_naming, object, signs_accord};
use super::trigger::{Trigger, is_of_sort};
use super::{Context, Roles, subject};
use crate::article::{EncounterKind, Id, IdKind, MentionKind};
use crate::lexicon::{COMPANIONS, RELATIONS, TITLES, TRIGGER_NOUNS, verb};
use crate::parser::Form;
use crate::tagger::Upos;

/// How far before its errand a verb of motion stands, in tokens.
const ERRAND_REACH: usize = 12;

/// How far behind a verb its partner is looked for, in tokens.
const PARTNER_REACH: usize = 30;

/// The sides of a verb trigger.
#[inline(never)]
pub(super) fn roles(cx: &Context, trigger: &Trigger, group: usize) -> Option<Roles> {
    let row = trigger.row;
    let is_visit = trigger.kind == EncounterKind::Visit;
    let verb_group = &cx.doc.syntax.verb_groups[group];
    let allows = |what: &str| trigger.allows(what);
    let bare = verb_group.form == Form::Participle && subject::having(cx, group).is_none();
    let passive = is_passive(cx, group) || bare && allows("passive");
    let doer = subject::of(cx, group);
    let accepts = |party: &Party| accepts(trigger, party);
    let roles = |parties: Vec<Party>, destination: Option<Id>, rule: &'static str| {
        Some(Roles { parties: apart(cx, parties), destination, definite: false, governor: Some(group), rule })
    };
    let end = verb_group.tokens.end.max(trigger.tokens.end);
    if allows("accord") && !signs_accord(cx, group, passive) || allows("last") && is_naming(cx, group) {
        return None;
    }
    if passive {
        let doer = subject::several(cx, group, doer);
        // "was received by", "were joined by", "was summoned to"
        let tied = partner(cx, end, &["by"]);
        let tied = tied.or_else(|| partner(cx, end, &["to"]).filter(|_| row.parts(1).any(|tie| tie == "to")));
        return match (doer, tied) {
            (_, Some(by)) if allows("accord") => {
                if by.is_plural() {
                    roles(vec![by], None, "passive")
                } else {
                    None
                }
            }
            (Some(doer), Some(by)) if allows("passive") && (doer.is_told() || by.is_told()) => {
                roles(vec![doer, by], None, "passive")
            }
            // "The two met by chance" looks like a participle.
            (Some(doer), None) if !verb_group.passive && allows("reciprocal") && doer.is_plural() => {
                roles(vec![doer], None, "reciprocal subject")
            }
            _ => None,
        };
    }
    if allows("purpose") && !cx.doc.is_one_of(end, &["to", "on"]) && time_at(cx, end).is_none() {
        return None;
    }
    let linkers: Vec<&str> = row.parts(1).collect();
    let tied = partner(cx, end, &linkers);
    let tied = if is_visit { tied } else { tied.map(Party::without_venues) }.filter(accepts);
    let tied = tied.or_else(|| antecedent(cx, group).filter(|party| !is_visit && accepts(party)));
    if allows("bare") && tied.as_ref().is_some_and(|party| is_asked(cx, party.tokens.end)) {
        return None;
    }
    if allows("alone") && tied.as_ref().is_some_and(|party| is_deed(cx, party.tokens.end)) {
        return None;
    }
    // "they met", "they met with Rey", but not "they met with the press"
    // "we are talking about trade"
    let is_topic =
        allows("open") && tied.is_none() && cx.doc.lower(end) == "about" && subject::is_we(cx, group);
    let together =
        !is_topic && allows("reciprocal") && (tied.is_some() || !linkers.contains(&cx.doc.lower(end)));
    let doer = if together { subject::several(cx, group, doer) } else { doer };
    let last = |party: &Party| is_last(cx, party.tokens.end) && ends_named(cx, party);
    if allows("last") && !tied.as_ref().is_some_and(last) {
        return None;
    }
    // "The round brought together Rey and Ortiz."
    if allows("gathers") {
        let gathered = tied.filter(Party::is_plural)?;
        let host = doer.filter(Party::has_person);
        return roles(host.into_iter().chain([gathered]).collect(), None, "gathered");
    }
    match (doer, tied) {
        // "talks with visiting President Rey": the participle describes the guest.
        (_, Some(guest))
            if is_visit && guest.has_person() && verb_group.form == Form::Gerund && !is_means(cx, group) =>
        {
            None
        }
        (Some(doer), Some(place)) if is_visit => {
            let goer = doer.is_sent() || doer.ids().any(|id| id.kind != IdKind::Place);
            let destination = place.ids().next();
            let sides = std::iter::once(doer).chain(companions(cx, &place)).chain([place]).collect();
            if goer { roles(sides, destination, "visitor and host") } else { None }
        }
        (Some(doer), Some(tied)) => roles(vec![doer, tied], None, "subject and partner"),
        (Some(doer), None) if allows("reciprocal") && doer.is_plural() && !is_visit => {
            let person_only = row.column(2) == "person" || trigger.weight < 0.7;
            let people = doer.ids().filter(|id| id.kind == IdKind::Person).count();
            let enough = !person_only || people >= 2;
            let free = object(cx, end).is_none() || trigger.weight < 0.7;
            if enough && free { roles(vec![doer], None, "reciprocal subject") } else { None }
        }
        _ => None,
    }
}

/// "congratulated Rey by visiting her": a gerund behind "by" tells what was done.
fn is_means(cx: &Context, group: usize) -> bool {
    let start = cx.doc.syntax.verb_groups[group].tokens.start;
    start > 0 && cx.doc.is_one_of(start - 1, &["by", "before", "after"])
}

/// "was received", but not "was to have travelled"
fn is_passive(cx: &Context, group: usize) -> bool {
    let group = &cx.doc.syntax.verb_groups[group];
    let mut auxiliaries = (group.tokens.start..group.head).rev();
    let last = auxiliaries.find(|&t| cx.doc.tag(t) != Upos::Adv);
    group.passive && !last.is_some_and(|t| cx.doc.is_one_of(t, &["have", "has", "had", "having"]))
}

/// "toured the port with Ortiz", "visited Lima on Sunday together with Ortiz": those who go along, named behind the destination.
fn companions(cx: &Context, place: &Party) -> Option<Party> {
    let end = time_at(cx, place.tokens.end).map_or(place.tokens.end, |(_, end)| end);
    let with = match cx.doc.is_one_of(end, &["with", "alongside"]) {
        true => 1,
        false => cx.doc.entry(end, &COMPANIONS).map(|(len, _)| len).filter(|len| *len > 1)?,
    };
    Some(party::read(cx, end + with, cx.window(end).end)).filter(Party::has_person)
}

/// The verb of motion whose errand an infinitive is: "flew" of "flew to Lima to meet".
pub(super) fn errand(cx: &Context, group: usize) -> Option<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let start = syntax.verb_groups[group].tokens.start;
    let above = syntax.verb_groups_in(cx.window(start).start..start).next_back()?;
    let (lemma, _) = verb(doc.lower(syntax.verb_groups[above].head))?;
    let close = start - syntax.verb_groups[above].tokens.end <= ERRAND_REACH;
    let infinitive = syntax.verb_groups[group].form == Form::Infinitive;
    (infinitive && close && is_of_sort(lemma, "motion")).then_some(above)
}

/// "Rey, whom Ortiz met", "the union, with which he met": what a relative pronoun before the subject means.
fn antecedent(cx: &Context, group: usize) -> Option<Party> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let group = subject::having(cx, group).unwrap_or(group);
    // "Rey, whom Ortiz is due to meet"
    let start = syntax.verb_groups[group].tokens.start;
    let group = match syntax.verb_groups[group].form {
        Form::Infinitive => syntax.verb_groups_in(cx.window(start).start..start).next_back()?,
        _ => group,
    };
    let subject = syntax.noun_phrases[syntax.subject(doc, group)?].tokens.start;
    let window = cx.window(subject);
    let pronoun = subject.checked_sub(1).filter(|&t| t > window.start)?;
    if !doc.is_one_of(pronoun, &["whom", "which", "who"]) {
        return None;
    }
    let phrase = |end: usize| syntax.noun_phrase_of(end).map(|np| syntax.noun_phrases[np].tokens.start);
    let is_linking = |t: usize| doc.word(t) == "," || doc.is_one_of(t, &["with", "and"]);
    // "relatives of the missing whom": an adjective for people is no phrase of its own.
    let is_bare =
        |t: usize| syntax.noun_phrase_of(t).is_none() && (doc.lower(t) == "the" || doc.lower(t - 1) == "the");
    let mut before = (window.start + 1..pronoun).rev();
    let last = before.find(|&t| !is_linking(t) && !is_bare(t) && doc.lower(t) != "of")?;
    let mut start = phrase(last)?;
    // "relatives of the missing whom she met"
    while start > window.start + 1 && doc.lower(start - 1) == "of" {
        start = phrase(start - 2)?;
    }
    Some(party::read(cx, start, pronoun)).filter(|party| !party.is_empty())
}

/// Two sides of which one is the only person of the other: "The Prime Minister spoke to the Prime Minister of
/// Norway, Ana Rey". The one without a name is somebody else.
fn apart(cx: &Context, mut parties: Vec<Party>) -> Vec<Party> {
    let [first, second] = &mut parties[..] else { return parties };
    let (one, other): (Vec<Id>, Vec<Id>) = (first.ids().collect(), second.ids().collect());
    if one.len() != 1 || other.len() != 1 || one != other {
        return parties;
    }
    let named = |party: &Party| {
        let mention = cx.entities.mentions_in(party.tokens.clone());
        mention.iter().any(|m| m.kind == MentionKind::Name)
    };
    let unnamed = if named(first) { second } else { first };
    unnamed.members.iter_mut().for_each(|member| member.ids.clear());
    parties
}

/// The object of a verb that adverbials part from it: "received at the palace on Monday the Minister, Ana Rey".
fn late_object(cx: &Context, start: usize, limit: usize) -> Option<Party> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let mut at = start;
    while at < limit && (doc.is_one_of(at, &["in", "at", "on", ","]) || time_at(cx, at).is_some()) {
        let next = if doc.word(at) == "," { at } else { at + 1 };
        let place =
            || cx.entities.mention_at(next).filter(|m| m.entities.iter().all(|id| id.kind == IdKind::Place));
        let phrase = || syntax.noun_phrase_of(next).map(|np| syntax.noun_phrases[np].tokens.end);
        at = match time_at(cx, at) {
            Some((_, end)) => end,
            None if next == at => at + 1,
            None => place().map(|m| m.tokens.end).or_else(phrase)?,
        };
    }
    (at > start)
        .then(|| party::read(cx, at, limit))
        .filter(|party| party.ids().any(|id| matches!(id.kind, IdKind::Person | IdKind::Organization)))
}

/// The phrase tied to a verb that ends at `end` as its object or by one of some prepositions, before the next
/// clause.
fn partner(cx: &Context, end: usize, linkers: &[&str]) -> Option<Party> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let window = cx.window(end - 1);
    let limit = window.end.min(end + PARTNER_REACH);
    if linkers.contains(&"object") {
        let start = (end..limit).find(|&t| doc.tag(t) != Upos::Adv)?;
        let party = party::read(cx, start, window.end);
        if !party.is_empty() {
            return Some(party);
        }
        if let Some(party) = late_object(cx, start, limit) {
            return Some(party);
        }
    }
    let mut at = end;
    let mut passes_verb = false;
    while at < limit {
        // "talked about bringing help to Rey", "reviewed the plan along with the budget"
        let is_other = passes_verb && doc.lower(at) == "to" || doc.lower(at - 1) == "along";
        if linkers.contains(&doc.lower(at)) && !is_other {
            let party = party::read(cx, at + 1, window.end);
            // One speaks to a hall of students without meeting them.
            let speaks = linkers.contains(&"with");
            let is_hall = speaks
                && doc.lower(at) == "to"
                && party.ids().all(|id| id.kind == IdKind::Group)
                && !party.members.iter().any(|m| m.nations > 0 && is_office(cx, m.head));
            if !party.is_empty() {
                return (!is_hall).then_some(party);
            }
        }
        // "speaking during a visit to Oslo", but not "spoke by phone to"
        let tells = || TRIGGER_NOUNS.get(doc.lower(at)).is_some_and(|row| row.column(1) != "means");
        if doc.lower(at + 1) == "to" && doc.tag(at).is_nominal() && tells() {
            return None;
        }
        let next_clause = syntax.verb_group_of(at).is_some_and(|g| cx.is_clause(g));
        passes_verb |= syntax.verb_group_of(at).is_some();
        if next_clause
            || doc.is_one_of(at, &["because", "although", "while", "since"])
            || matches!(doc.word(at), ";" | ":" | "\"" | "”" | "“")
        {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a noun is that of an office or a relation: "president", "counterpart".
fn is_office(cx: &Context, head: usize) -> bool {
    cx.doc.is_in(head, &TITLES) || cx.doc.is_in(head, &RELATIONS)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn subject_and_partner() {
        check(
            "Chilean President Ana Rey met with Peruvian Prime Minister Luis Ortiz in Lima on Monday.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Lima | subject and partner | met"],
        );
    }

    #[test]
    fn host_and_guest_in_the_passive() {
        check(
            "Foreign Minister Ana Rey was received by President Luis Ortiz on Tuesday.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | passive | received"],
        );
    }

    #[test]
    fn several_subjects_suffice() {
        check(
            "Ana Rey and Luis Ortiz met in Geneva on Monday.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Geneva | reciprocal subject | met"],
        );
    }

    #[test]
    fn visitor_and_place() {
        check(
            "Prime Minister Ana Rey will travel to Norway on Friday.",
            expect!["visit planned: Ana Rey, Norway in Norway | visitor and host | travel"],
        );
    }

    #[test]
    fn the_one_invited_is_the_visitor() {
        check(
            "Ana Rey invited Luis Ortiz to visit Norway.",
            expect!["visit proposed: Luis Ortiz, Norway in Norway | visitor and host | visit"],
        );
    }

    #[test]
    fn calling_somebody_is_not_calling_them_names() {
        check(
            "Ana Rey called Luis Ortiz on Monday to discuss trade. Ana Rey called Eva Sosa a liar.",
            expect!["call happened: Ana Rey, Luis Ortiz | subject and partner | called"],
        );
    }

    #[test]
    fn a_prefixed_verb() {
        check("Ana Rey and Luis Ortiz co-chaired the council.", expect![""]);
    }

    #[test]
    fn what_is_met_has_to_be_somebody() {
        check(
            "Ana Rey met the target. The factory is meeting demand. The plan of Luis Ortiz met with criticism.",
            expect![""],
        );
    }

    #[test]
    fn reporters_are_not_met() {
        check("Ana Rey met reporters after the session. Ana Rey spoke to students in Lima.", expect![""]);
    }

    #[test]
    fn what_belongs_to_somebody_is_not_somebody() {
        check(
            "Ana Rey received the endorsement of basketball star Luis Ortiz. Ana Rey received support, Eva Sosa less.",
            expect![""],
        );
    }

    #[test]
    fn being_of_one_mind_is_no_meeting() {
        check("Ana Rey and Luis Ortiz agree it was hard. Ana Rey spoke to the Lima Post.", expect![""]);
        check(
            "Ana Rey and Luis Ortiz agreed on Monday to build a bridge.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | reciprocal subject | agreed"],
        );
    }

    #[test]
    fn what_belongs_to_the_verb() {
        check(
            "Ana Rey sat down with Luis Ortiz. Jonas Berg shook hands with Eva Sosa.",
            expect![[r#"
            meeting happened: Ana Rey, Luis Ortiz | subject and partner | sat down
            meeting happened: Jonas Berg, Eva Sosa | subject and partner | shook hands"#]],
        );
    }

    #[test]
    fn calling_on_somebody() {
        check(
            "Ana Rey called on Luis Ortiz at his home. Ana Rey called on Eva Sosa to resign.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | called on"],
        );
    }

    #[test]
    fn an_object_that_stands_late() {
        check(
            "date 2024-05-15 Ana Rey received at the palace on Monday the Norwegian minister, Luis Ortiz.",
            expect!["meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | received"],
        );
    }

    #[test]
    fn an_object_before_its_clause() {
        check(
            "Luis Ortiz, whom Ana Rey met in Oslo, smiled.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Oslo | subject and partner | met"],
        );
    }

    #[test]
    fn what_is_signed_together() {
        check(
            "Ana Rey and Luis Ortiz signed a treaty in Oslo. Eva Sosa signed a bill with Jonas Berg.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Oslo | reciprocal subject | signed"],
        );
    }

    #[test]
    fn those_brought_together() {
        check(
            "The round brought together Ana Rey and Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | gathered | brought together"],
        );
    }

    #[test]
    fn whom_one_saw_before() {
        check(
            "Ana Rey met Luis Ortiz, whom she had last seen in May 2023.",
            expect![[r#"
                meeting happened: Ana Rey, Luis Ortiz | subject and partner | met
                meeting happened 2023-05: Ana Rey, Luis Ortiz | subject and partner | seen"#]],
        );
    }

    #[test]
    fn a_delegation_visits() {
        check(
            "A Chilean delegation arrived in Oslo on Monday. Tourists from Chile visited Oslo.",
            expect!["visit happened: Chilean delegation, Oslo in Oslo | visitor and host | arrived"],
        );
    }

    #[test]
    fn to_see_somebody() {
        check(
            "Ana Rey flew to Oslo to see Luis Ortiz. Ana Rey wants to see Eva Sosa win.",
            expect![[r#"
            visit happened: Ana Rey, Oslo in Oslo | visitor and host | flew
            meeting happened: Ana Rey, Luis Ortiz | subject and partner | see"#]],
        );
    }

    #[test]
    fn two_who_share_an_office() {
        check(
            "The Prime Minister spoke to the Prime Minister of Norway, Ana Rey.",
            expect!["meeting happened: Ana Rey, Prime Minister | subject and partner | spoke"],
        );
    }

    #[test]
    fn what_stands_between_a_verb_and_its_partner() {
        check(
            "Ana Rey met behind closed doors with Luis Ortiz. Eva Sosa spoke by phone to Jan Novak.",
            expect![[r#"
                meeting happened: Ana Rey, Luis Ortiz | subject and partner | met
                call happened: Eva Sosa, Jan Novak | subject and partner | spoke"#]],
        );
    }

    #[test]
    fn a_companion() {
        check(
            "Ana Rey toured the port on Monday together with Luis Ortiz.",
            expect!["visit happened: Ana Rey, Luis Ortiz | visitor and host | toured"],
        );
    }

    #[test]
    fn oneself_is_nobody_else() {
        check("Ana Rey talks to herself.", expect![""]);
    }

    #[test]
    fn what_two_do_apart() {
        check("Ana Rey joined Luis Ortiz in condemning the attack.", expect![""]);
    }

    #[test]
    fn a_delegation_is_received_as_well() {
        check(
            "Ana Rey received Chilean envoys at a villa.",
            expect!["meeting happened: Ana Rey, Chilean envoys | subject and partner | received"],
        );
    }

    #[test]
    fn a_day_is_no_object() {
        check(
            "Ana Rey and Luis Ortiz are to meet here the same day.",
            expect!["meeting planned: Ana Rey, Luis Ortiz | reciprocal subject | meet"],
        );
    }
}
