//! Whether an encounter took place: what auxiliaries, governing verbs, modifiers and statements say of it.

use super::nouns::phrase_start;
use super::trigger::{Trigger, Word, is_of_sort};
use super::verbs::errand;
use super::{Context, subject};
use crate::article::{Act, EncounterKind, Status};
use crate::lexicon::{TRIGGER_CHANNELS, TRIGGER_STATUS, verb};
use crate::parser::{Form, Modality};
use crate::tagger::Upos;

/// The status that the words around a trigger give; `governor` is the verb group it is or depends on.
#[inline(never)]
pub(super) fn of(cx: &Context, trigger: &Trigger, governor: Option<usize>) -> Status {
    // "the planned visit was called off"
    let settled = governor
        .filter(|_| trigger.word == Word::Noun)
        .and_then(|g| governing(cx, trigger, g))
        .filter(|status| matches!(status, Status::Cancelled | Status::Denied));
    settled
        .or_else(|| modifier(cx, trigger))
        .or_else(|| governor.and_then(|g| verbal(cx, trigger, g)))
        .or_else(|| governor.filter(|&g| is_refuted(cx, g)).map(|_| Status::Denied))
        .or_else(|| reported(cx, trigger))
        .unwrap_or(Status::Happened)
}

fn named(status: &str) -> Status {
    match status {
        "ongoing" => Status::Ongoing,
        "planned" => Status::Planned,
        "proposed" => Status::Proposed,
        "cancelled" => Status::Cancelled,
        "denied" => Status::Denied,
        _ => Status::Happened,
    }
}

/// "a planned visit", "the upcoming talks"
fn modifier(cx: &Context, trigger: &Trigger) -> Option<Status> {
    (trigger.word == Word::Noun).then_some(())?;
    let start = phrase_start(cx, trigger.tokens.start);
    // "There was no meeting between Rey and Ortiz."
    if cx.doc.lower(start) == "no" {
        return Some(Status::Denied);
    }
    (start..trigger.tokens.start).find_map(|t| {
        let row = TRIGGER_STATUS.get(cx.doc.lower(t)).filter(|_| cx.doc.is_in(t, &TRIGGER_STATUS))?;
        (row.column(1) == "modifier").then(|| named(row.column(0)))
    })
}

/// What the verb group and the words that govern it say.
fn verbal(cx: &Context, trigger: &Trigger, group: usize) -> Option<Status> {
    let doc = cx.doc;
    let verb_group = &doc.syntax.verb_groups[group];
    if verb_group.negated {
        return Some(Status::Denied);
    }
    let own = (trigger.word == Word::Noun).then(|| governing(cx, trigger, group)).flatten();
    if let Some(status) = own {
        return Some(status);
    }
    if is_going_on(cx, trigger, group) {
        return Some(Status::Ongoing);
    }
    // "flew to Lima to meet" is done, "will fly to Lima to meet" is not.
    let group = errand(cx, group).unwrap_or(group);
    let verb_group = &doc.syntax.verb_groups[group];
    if verb_group.form == Form::Infinitive {
        return Some(above(cx, group).unwrap_or(Status::Planned));
    }
    // "looks forward to welcoming"
    let start = verb_group.tokens.start;
    if verb_group.form == Form::Gerund && start > 0 && doc.lower(start - 1) == "to" {
        return above(cx, group);
    }
    match verb_group.modality {
        Modality::Future => return Some(Status::Planned),
        Modality::Possible => return Some(Status::Planned),
        Modality::None => {}
    }
    let progressive = doc.lower(verb_group.head).ends_with("ing")
        && verb_group.tokens.clone().any(|t| doc.is_one_of(t, &["is", "are", "'s", "'re", "am"]));
    progressive.then_some(Status::Ongoing)
}

/// "is in talks", "are on a visit", "talks are under way"
fn is_going_on(cx: &Context, trigger: &Trigger, group: usize) -> bool {
    let doc = cx.doc;
    let verb_group = &doc.syntax.verb_groups[group];
    if trigger.word != Word::Noun
        || !doc.is_one_of(verb_group.head, &["is", "are", "'s", "'re", "remain", "remains"])
    {
        return false;
    }
    let start = phrase_start(cx, trigger.tokens.start);
    let inside = verb_group.tokens.end < start
        && doc.is_one_of(start - 1, &["in", "on"])
        && (verb_group.tokens.end..start - 1).all(|t| matches!(doc.tag(t), Upos::Adv | Upos::Adj));
    let behind = verb_group.tokens.end;
    let under_way = trigger.tokens.end <= verb_group.tokens.start
        && (doc.is_one_of(behind, &["underway", "ongoing", "continuing"])
            || doc.lower(behind) == "under" && doc.lower(behind + 1) == "way");
    inside || under_way
}

/// The status that a verb gives to what it governs: "cancelled talks", "called off talks".
fn governing(cx: &Context, trigger: &Trigger, group: usize) -> Option<Status> {
    let verb_group = &cx.doc.syntax.verb_groups[group];
    let head = verb_group.head;
    let start = phrase_start(cx, trigger.tokens.start);
    let adverbs = ["in", "during", "at", "after", "before", "following", "since", "over"];
    if cx.doc.is_one_of(start.saturating_sub(1), &adverbs) {
        return None;
    }
    let is_object = verb_group.tokens.end <= start;
    let (lemma, _) = verb(cx.doc.lower(head))?;
    let behind = head + 1..cx.window(head).end.min(head + 4);
    let (_, row) = TRIGGER_STATUS.longest(std::iter::once(lemma).chain(behind.map(|t| cx.doc.lower(t))))?;
    let status = (row.column(1) == "governor").then(|| named(row.column(0)))?;
    // "offered her condolences"
    if trigger.kind == EncounterKind::Message && status == Status::Proposed {
        return None;
    }
    // "talks are expected", "the visit fell through", but not "in a call, Rey promised help"
    let is_undergone = verb_group.passive || status == Status::Cancelled;
    (is_object || is_undergone).then_some(status)
}

/// "denied that she had met", "rejected reports that the two met": the verb above the clause.
fn is_refuted(cx: &Context, group: usize) -> bool {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let group = subject::having(cx, group).unwrap_or(group);
    let start = syntax.verb_groups[group].tokens.start;
    let window = cx.window(start);
    let mut above = syntax.verb_groups_in(window.start..start).rev();
    let Some(above) = above.find(|&g| syntax.verb_groups[g].form == Form::Finite) else { return false };
    let refutes = verb(doc.lower(syntax.verb_groups[above].head))
        .is_some_and(|(lemma, _)| is_of_sort(lemma, "refutation"));
    let behind = syntax.verb_groups[above].tokens.end;
    // "denied having met", "rejected meeting"
    if refutes && behind == start {
        return true;
    }
    let that = (behind..start)
        .find(|&t| doc.is_one_of(t, &["that", "alleging", "claiming", "suggesting", "saying"]));
    refutes && that.is_some_and(|that| (behind..that).all(|t| doc.word(t) != ","))
}

/// What stands above an infinitive: "is due to meet", "refused to meet".
fn above(cx: &Context, group: usize) -> Option<Status> {
    let doc = cx.doc;
    let start = doc.syntax.verb_groups[group].tokens.start;
    let window = cx.window(start);
    let (at, status) = (window.start..start).rev().take(12).find_map(|t| {
        let lemma = verb(doc.lower(t)).map_or(doc.lower(t), |v| v.0);
        let behind = (t + 1..start).map(|t| doc.lower(t));
        let (_, row) = TRIGGER_STATUS.longest(std::iter::once(lemma).chain(behind))?;
        (row.column(1) == "governor").then(|| (t, named(row.column(0))))
    })?;
    // "had no plans to meet", "did not expect to meet"
    let group = doc.syntax.verb_group_of(at).map(|g| &doc.syntax.verb_groups[g]);
    let negated = group.is_some_and(|g| g.negated) || at > window.start && doc.lower(at - 1) == "no";
    Some(if negated { Status::Denied } else { status })
}

/// A trigger inside what somebody denied or urged.
fn reported(cx: &Context, trigger: &Trigger) -> Option<Status> {
    let span = cx.doc.span(trigger.tokens.clone());
    let holder = cx.statements_at(span).next()?;
    match holder.act {
        Act::Deny => Some(Status::Denied),
        Act::Urge => Some(Status::Proposed),
        _ => None,
    }
}

/// "spoke by phone", "met via video link": how they were in contact, in the trigger's clause.
pub(super) fn channel(cx: &Context, trigger: &Trigger) -> Option<EncounterKind> {
    let doc = cx.doc;
    (trigger.kind == EncounterKind::Meeting).then_some(())?;
    let window = cx.window(trigger.tokens.start);
    let end = (trigger.tokens.end..window.end.min(trigger.tokens.end + 25))
        .find(|&t| matches!(doc.word(t), ";" | ":") || doc.syntax.verb_group_of(t).is_some())
        .unwrap_or(window.end.min(trigger.tokens.end + 25));
    (window.start.max(trigger.tokens.start.saturating_sub(6))..end).find_map(|t| {
        let (_, row) = doc.entry(t, &TRIGGER_CHANNELS)?;
        Some(if row.column(0) == "video" { EncounterKind::Video } else { EncounterKind::Call })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn future() {
        check(
            "Ana Rey will meet Luis Ortiz.",
            expect!["meeting planned: Ana Rey, Luis Ortiz | subject and partner | meet"],
        );
    }

    #[test]
    fn looked_forward_to() {
        check(
            "Ana Rey looks forward to welcoming Luis Ortiz to Oslo.",
            expect!["meeting planned: Ana Rey, Luis Ortiz | subject and partner | welcoming"],
        );
    }

    #[test]
    fn there_was_none() {
        check(
            "There was no meeting between Ana Rey and Luis Ortiz.",
            expect!["meeting denied: Ana Rey, Luis Ortiz | between | meeting"],
        );
    }

    #[test]
    fn due() {
        check(
            "Ana Rey is due to meet Luis Ortiz.",
            expect!["meeting planned: Ana Rey, Luis Ortiz | subject and partner | meet"],
        );
    }

    #[test]
    fn proposed() {
        check(
            "Ana Rey wants to meet Luis Ortiz.",
            expect!["meeting proposed: Ana Rey, Luis Ortiz | subject and partner | meet"],
        );
    }

    #[test]
    fn cancelled() {
        check(
            "Ana Rey cancelled talks with Luis Ortiz.",
            expect!["meeting cancelled: Ana Rey, Luis Ortiz | with | talks"],
        );
    }

    #[test]
    fn postponed() {
        check(
            "Talks between Ana Rey and Luis Ortiz were postponed.",
            expect!["meeting cancelled: Ana Rey, Luis Ortiz | between | Talks"],
        );
    }

    #[test]
    fn called_off() {
        check(
            "Talks between Ana Rey and Luis Ortiz were called off.",
            expect!["meeting cancelled: Ana Rey, Luis Ortiz | between | Talks"],
        );
        check(
            "Ana Rey called off talks with Luis Ortiz.",
            expect!["meeting cancelled: Ana Rey, Luis Ortiz | with | talks"],
        );
    }

    #[test]
    fn planned_by_its_modifier() {
        check(
            "Ana Rey's planned visit to Norway drew crowds.",
            expect!["visit planned: Ana Rey, Norway in Norway | possessor and complement | visit"],
        );
    }

    #[test]
    fn denied() {
        check(
            "Ana Rey denied that she had met Luis Ortiz.",
            expect!["meeting denied: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn not() {
        check(
            "Ana Rey did not meet Luis Ortiz.",
            expect!["meeting denied: Ana Rey, Luis Ortiz | subject and partner | meet"],
        );
    }

    #[test]
    fn no_plans() {
        check(
            "Ana Rey has no plans to meet Luis Ortiz.",
            expect!["meeting denied: Ana Rey, Luis Ortiz | subject and partner | meet"],
        );
    }

    #[test]
    fn ongoing() {
        check(
            "Ana Rey is meeting Luis Ortiz.",
            expect!["meeting ongoing: Ana Rey, Luis Ortiz | subject and partner | meeting"],
        );
    }

    #[test]
    fn by_phone() {
        check(
            "Ana Rey spoke by phone with Luis Ortiz.",
            expect!["call happened: Ana Rey, Luis Ortiz | subject and partner | spoke"],
        );
    }

    #[test]
    fn by_video() {
        check(
            "Ana Rey held talks with Luis Ortiz via video link.",
            expect!["video happened: Ana Rey, Luis Ortiz | with | talks"],
        );
    }

    #[test]
    fn once_one_has_gone() {
        check(
            "Ana Rey flew to Oslo to meet Luis Ortiz. Eva Sosa will fly to Lima to meet Jonas Berg.",
            expect![[r#"
                visit happened: Ana Rey, Oslo in Oslo | visitor and host | flew
                meeting happened: Ana Rey, Luis Ortiz | subject and partner | meet
                visit planned: Eva Sosa, Lima in Lima | visitor and host | fly
                meeting planned: Eva Sosa, Jonas Berg | subject and partner | meet"#]],
        );
    }

    #[test]
    fn a_report_that_is_rejected() {
        check(
            "Ana Rey rejected reports that she had met Luis Ortiz.",
            expect!["meeting denied: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn a_planned_meeting_that_is_called_off() {
        check(
            "The planned meeting between Ana Rey and Luis Ortiz was put on hold.",
            expect!["meeting cancelled: Ana Rey, Luis Ortiz | between | meeting"],
        );
    }

    #[test]
    fn under_way() {
        check(
            "Ana Rey is in talks with Luis Ortiz.",
            expect!["meeting ongoing: Ana Rey, Luis Ortiz | with | talks"],
        );
    }

    #[test]
    fn denied_having() {
        check(
            "Ana Rey denied having spoken to Luis Ortiz.",
            expect!["meeting denied: Ana Rey, Luis Ortiz | subject and partner | spoken"],
        );
    }
}
