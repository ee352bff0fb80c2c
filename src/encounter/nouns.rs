//! Nouns of encounter and their sides: "talks between", "his visit to", "held a meeting with".

use super::attendance::{ATTENDED, attended_by};
use super::complement::{self, Complements};
use super::party::{Member, Party};
use super::place::reached;
use super::recipient::{addressee, handed_to, object};
use super::trigger::Trigger;
use super::when::is_scheduling;
use super::{Context, Roles, possessor, subject};
use crate::article::{EncounterKind, Id, IdKind};
use crate::coreference::Reference;
use crate::lexicon::{DEMONYMS, TRIGGER_SUPPORT, TRIGGER_VERBS, verb};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// Up to this strength a noun means other things as well and does not point back by itself ("the audience").
const VAGUE: f32 = 0.5;

/// Words before a noun that point back to an encounter told before.
const POINTING: [&str; 10] = ["the", "this", "that", "these", "those", "both", "his", "her", "their", "its"];

/// "the next meeting", "the Lake Council summit": another than the one told of.
fn is_another(cx: &Context, before: Range<usize>) -> bool {
    let body = |m: &Reference| m.entities.iter().any(|id| id.kind == IdKind::Organization);
    before.clone().any(|t| cx.doc.is_one_of(t, &["next", "previous", "last", "earlier", "forthcoming"]))
        || cx.entities.mentions_in(before).iter().any(body)
}

/// A noun trigger in its sentence.
struct Noun<'a> {
    trigger: &'a Trigger,
    /// Where its phrase begins.
    start: usize,
    /// The verb group that it depends on, or that depends on it.
    governor: Option<usize>,
    /// Points back: "the talks", "their meeting".
    definite: bool,
    /// Whether a side or a destination stands behind it.
    has_complement: bool,
}

/// The sides of a noun trigger.
#[inline(never)]
pub(super) fn roles(cx: &Context, trigger: &Trigger) -> Option<Roles> {
    let start = phrase_start(cx, trigger.tokens.start);
    let before = start..trigger.tokens.start;
    let found = complement::of(cx, trigger);
    if complement::is_appeal(cx, trigger, &found) {
        return None;
    }
    let Complements { mut parties, mut destination, has_visitor, end, mut rule } = found;
    let governor = governor(cx, start, end);
    if trigger.row.column(1) == "means" && !is_means(cx, start, governor) {
        return None;
    }
    let possessor = possessor::of(cx, before.clone(), governor);
    let noun = Noun {
        trigger,
        start,
        governor,
        definite: possessor.is_some()
            || trigger.weight > VAGUE
                && cx.doc.is_one_of(start, &POINTING)
                && !is_another(cx, before.clone()),
        has_complement: !parties.is_empty(),
    };
    if possessor.is_some() {
        rule = if noun.has_complement { "possessor and complement" } else { "possessor" };
    }
    let both_inside = rule == "between" && parties.iter().map(|p| p.members.len()).sum::<usize>() >= 2;
    let is_message = trigger.row.column(1) == "message";
    let hosted = both_inside && governor.is_some_and(|g| is_hosted(cx, &noun, g));
    let told = possessor.is_some() || both_inside && !hosted || has_visitor;
    // "delivered a letter from Rey to Ortiz": whoever carries it neither sends nor gets it.
    let carried = is_message && parties.len() >= 2;
    let mut outer = if carried || told && !is_message { Vec::new() } else { outer(cx, &noun) };
    let attended = attended_by(cx, trigger);
    // "sent Rey a letter"
    let has_recipient = outer.len() >= 2;
    // "Rey attended the meeting"
    let guest =
        noun.definite && !told && !noun.has_complement && matches!(&outer[..], [party] if party.has_person());
    let attends = guest && governor.is_some_and(|g| support(cx, g) == Some("guest"));
    if attended.is_some() || attends {
        rule = ATTENDED;
    } else if rule.is_empty() {
        rule = if outer.is_empty() { "definite noun" } else { "support verb" };
    }
    // "handed Rey a letter from Sosa", "handed over to Rey a letter from Sosa"
    if is_message
        && rule == "sender and recipient"
        && parties.len() == 1
        && outer.len() == 1
        && let Some(recipient) = governor.and_then(|g| handed_to(cx, g, start))
    {
        outer = vec![recipient];
    }
    let has_possessor = possessor.is_some();
    let definite = noun.definite || attended.is_some();
    parties.splice(0..0, outer.into_iter().chain(possessor).chain(attended));
    // "their message was clear": nobody is told to whom.
    if is_message && !noun.has_complement && !has_recipient {
        parties.clear();
    }
    if trigger.kind == EncounterKind::Visit && !noun.has_complement {
        let free = governor.filter(|_| !noun.definite || !has_possessor);
        destination = modifier_place(cx, before.clone()).or_else(|| reached(cx, free?, trigger));
        if destination.is_none() {
            parties.extend(origin_modifier(cx, before));
        }
    }
    Some(Roles { parties, destination, definite, governor, rule })
}

/// Where the phrase around a noun begins.
pub(super) fn phrase_start(cx: &Context, noun: usize) -> usize {
    let doc = cx.doc;
    let window = cx.window(noun);
    if let Some(np) = doc.syntax.noun_phrase_of(noun) {
        return doc.syntax.noun_phrases[np].tokens.start.max(window.start);
    }
    let inside = |t: usize| {
        matches!(doc.tag(t), Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn)
            || doc.word(t) == "-"
            || doc.is_one_of(t, &["his", "her", "its", "their", "our", "my", "your", "'s"])
    };
    (window.start..noun).rev().take_while(|&t| inside(t)).last().unwrap_or(noun)
}

/// "his Moscow visit"
fn modifier_place(cx: &Context, before: Range<usize>) -> Option<Id> {
    let places = cx.entities.mentions_in(before);
    places.iter().rev().find_map(|m| {
        let genitive = cx.doc.lower(m.tokens.end) == "'s";
        m.entities.first().copied().filter(|id| id.kind == IdKind::Place && !genitive)
    })
}

/// "a European tour": a destination without a name of its own.
fn origin_modifier(cx: &Context, before: Range<usize>) -> Option<Party> {
    let head = before.clone().find(|&t| cx.doc.is_in(t, &DEMONYMS) && cx.doc.lower(t + 1) != "'s")?;
    let tokens = head..head + 1;
    Some(Party { members: vec![Member { head, venue: true, ..Member::default() }], described: None, tokens })
}

/// "hosted talks between Rey and Ortiz": whoever brings the sides together takes part.
fn is_hosted(cx: &Context, noun: &Noun, group: usize) -> bool {
    let verb_group = &cx.doc.syntax.verb_groups[group];
    !verb_group.passive && verb_group.tokens.end <= noun.start && support(cx, group) == Some("host")
}

/// What the list of support verbs says of a verb group's lemma; none where it is not in it.
pub(super) fn support(cx: &Context, group: usize) -> Option<&'static str> {
    let (lemma, _) = verb(cx.doc.lower(cx.doc.syntax.verb_groups[group].head))?;
    TRIGGER_SUPPORT.get(lemma).map(|row| row.column(0))
}

/// The verb group that a noun phrase belongs to: the one whose subject it is, else one before it in the sentence,
/// else the first finite one behind.
fn governor(cx: &Context, start: usize, end: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let window = cx.window(start);
    if let Some(verb) = syntax.verb_groups_in(window.start..start).next_back()
        && syntax.noun_phrase_behind(cx.doc, verb).is_some_and(|np| syntax.noun_phrase_of(start) == Some(np))
    {
        return Some(verb);
    }
    if let Some(own) = syntax.verb_groups_in(end..window.end).next()
        && syntax.verb_groups[own].form == Form::Finite
        && syntax.subject(cx.doc, own).is_some_and(|np| syntax.noun_phrase_of(start) == Some(np))
    {
        return Some(own);
    }
    let quotation = cx.doc.quotation_of(start);
    let same_level = |g: &usize| cx.doc.quotation_of(syntax.verb_groups[*g].head) == quotation;
    // "to talks" can look like an infinitive.
    let ends_before = |g: &usize| syntax.verb_groups[*g].tokens.end <= start;
    let mut before = syntax.verb_groups_in(window.start..start).rev();
    let before = before.find(|g| ends_before(g) && same_level(g));
    let behind = || {
        let mut groups = syntax.verb_groups_in(end..window.end);
        let relative =
            |g: usize| cx.doc.is_one_of(syntax.verb_groups[g].tokens.start - 1, &["which", "who", "that"]);
        groups.find(|&g| {
            // What has no subject is a participle behind a name: "the talks, held in Lima, ended".
            syntax.verb_groups[g].form == Form::Finite && !relative(g) && !is_scheduling(cx, g)
        })
    };
    before.or_else(behind)
}

fn preceded_by_preposition(cx: &Context, token: usize) -> bool {
    let doc = cx.doc;
    let is_margin = |t: usize| doc.is_one_of(t, &["sidelines", "margins", "fringes", "course"]);
    token > 0 && doc.is_one_of(token - 1, &["in", "during", "by", "at", "over", "on"])
        // "on the sidelines of a summit"
        || token > 1 && doc.lower(token - 1) == "of" && is_margin(token - 2)
}

/// "congratulated Rey by phone": a means of contact, with a verb that says nothing of contact by itself.
fn is_means(cx: &Context, start: usize, governor: Option<usize>) -> bool {
    let lemma = governor.and_then(|g| verb(cx.doc.lower(cx.doc.syntax.verb_groups[g].head)));
    let told = lemma.is_some_and(|(lemma, _)| TRIGGER_VERBS.get(lemma).is_some());
    !told && start > 0 && cx.doc.is_one_of(start - 1, &["by", "over", "on", "via"])
}

/// Those outside the phrase who take part: the subject of the governing verb ("held talks with Rey"), and its
/// object where the noun only says how ("congratulated Rey in a phone call").
fn outer(cx: &Context, noun: &Noun) -> Vec<Party> {
    let Some(group) = noun.governor else { return Vec::new() };
    let verb_group = &cx.doc.syntax.verb_groups[group];
    let sort = support(cx, group);
    let supports = sort.is_some_and(|sort| sort != "invite");
    let is_message = noun.trigger.row.column(1) == "message";
    let adverbial = preceded_by_preposition(cx, noun.start);
    let invited =
        sort == Some("invite") && noun.start > 0 && cx.doc.is_one_of(noun.start - 1, &["to", "for"]);
    // "Rey and Ortiz said after a meeting"
    let is_after = !noun.has_complement
        && !noun.definite
        && noun.trigger.kind != EncounterKind::Visit
        && noun.start > 0
        && cx.doc.is_one_of(noun.start - 1, &["after", "following"]);
    let takes_part = if noun.definite && !noun.has_complement {
        // "After the meeting, Rey left", "said the meeting was over": only what the verb itself governs.
        supports
            && verb_group.tokens.end <= noun.start
            && (verb_group.tokens.end..noun.start)
                .all(|t| cx.doc.tag(t) == Upos::Adv || cx.doc.lower(t) == "in")
    } else if is_message {
        supports || adverbial
    } else {
        let tied = noun.has_complement || noun.trigger.kind == EncounterKind::Visit;
        supports || invited || adverbial || tied || is_after
    };
    if !takes_part {
        return Vec::new();
    }
    // "sent Ortiz to Oslo for talks": the envoy takes part.
    let is_mission =
        sort == Some("send") && noun.start > 0 && cx.doc.is_one_of(noun.start - 1, &["for", "to", "on"]);
    if let Some(envoy) = object(cx, group).filter(|envoy| is_mission && envoy.tokens.end < noun.start) {
        return vec![envoy];
    }
    let Some(subject) = subject::of(cx, group) else { return Vec::new() };
    if is_after && !subject.is_plural() {
        return Vec::new();
    }
    let is_told_how = adverbial && !noun.has_complement && !noun.definite;
    let object = object(cx, group).filter(|object| {
        // "sent Rey a letter"
        let is_recipient = supports && object.tokens.end == noun.start;
        is_told_how || is_recipient || invited
    });
    let other = object
        .or_else(|| addressee(cx, group).filter(|_| is_told_how && noun.trigger.row.column(1) != "means"));
    std::iter::once(subject).chain(other).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    /// "held talks": the subject of the verb takes part.
    #[test]
    fn support_verb() {
        check(
            "Ana Rey held talks with Luis Ortiz on Monday.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | with | talks"],
        );
    }

    #[test]
    fn between() {
        check(
            "Talks between Ana Rey and Luis Ortiz took place in Oslo on Monday.",
            expect!["meeting happened: Ana Rey, Luis Ortiz in Oslo | between | Talks"],
        );
    }

    #[test]
    fn another_meeting_than_the_one_told_of() {
        check(
            "Ana Rey met Luis Ortiz. The next meeting will take place in June.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn possessor_and_complement() {
        check(
            "Ana Rey praised her meeting with Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | possessor and complement | meeting"],
        );
    }

    /// The subject of the main clause is the other side.
    #[test]
    fn at_the_head_of_the_sentence() {
        check(
            "During a phone call with Luis Ortiz on Friday, Ana Rey stressed the importance of trade.",
            expect!["call happened: Ana Rey, Luis Ortiz | with | phone call"],
        );
    }

    #[test]
    fn visit_to() {
        check(
            "Ana Rey will pay a state visit to Norway in June.",
            expect!["visit planned: Ana Rey, Norway in Norway | visit to | state visit"],
        );
    }

    #[test]
    fn visit_by() {
        check(
            "The visit by Defence Minister Ana Rey to Kenya was postponed.",
            expect!["visit cancelled: Ana Rey, Kenya in Kenya | visit to | visit"],
        );
    }

    /// The place stands with the verb.
    #[test]
    fn on_a_visit() {
        check(
            "Ana Rey is in Norway on a visit.",
            expect!["visit happened: Ana Rey, Norway in Norway | support verb | visit"],
        );
    }

    #[test]
    fn sender_and_recipient() {
        check(
            "Ana Rey sent a letter to President Luis Ortiz.",
            expect!["message happened: Ana Rey, Luis Ortiz | sender and recipient | letter"],
        );
    }

    #[test]
    fn greetings_on_behalf_of_another() {
        check(
            "Ana Rey conveyed President Eva Sosa's greetings to Luis Ortiz.",
            expect!["message happened: Ana Rey, Eva Sosa, Luis Ortiz | possessor and complement | greetings"],
        );
    }

    #[test]
    fn object_of_the_verb() {
        check(
            "Ana Rey congratulated Luis Ortiz in a phone call on Sunday.",
            expect!["call happened: Ana Rey, Luis Ortiz | support verb | phone call"],
        );
    }

    #[test]
    fn two_sides_or_nothing() {
        check(
            "Ana Rey addressed a meeting of the party. The committee held a meeting. Ana Rey called for talks.",
            expect![""],
        );
    }

    #[test]
    fn a_noun_that_is_no_head() {
        check("Ana Rey showed Luis Ortiz the meeting room.", expect![""]);
    }

    #[test]
    fn the_visit_of_somebody_has_its_visitor() {
        check(
            "The deal was signed during the visit of President Ana Rey to Kenya.",
            expect!["visit happened: Ana Rey, Kenya in Kenya | visit to | visit"],
        );
    }

    #[test]
    fn a_message_to_nobody_is_none() {
        check("Ana Rey and Luis Ortiz were glad. Their message was clear.", expect![""]);
    }

    #[test]
    fn the_host_takes_part() {
        check(
            "Ana Rey hosted talks between Luis Ortiz and Eva Sosa.",
            expect!["meeting happened: Ana Rey, Luis Ortiz, Eva Sosa | between | talks"],
        );
    }

    #[test]
    fn those_who_attend_take_part() {
        check(
            "Ana Rey met Luis Ortiz. The meeting was also attended by Eva Sosa.",
            expect!["meeting happened: Ana Rey, Luis Ortiz, Eva Sosa | subject and partner | met, meeting"],
        );
    }

    #[test]
    fn sent_somebody_a_letter() {
        check(
            "Ana Rey sent Luis Ortiz a letter.",
            expect!["message happened: Ana Rey, Luis Ortiz | support verb | letter"],
        );
    }

    #[test]
    fn a_dinner_for_a_guest() {
        check(
            "Ana Rey gave a dinner for Luis Ortiz. Eva Sosa paid a courtesy call on Jonas Berg.",
            expect![[r#"
                meeting happened: Ana Rey, Luis Ortiz | guest | dinner
                meeting happened: Eva Sosa, Jonas Berg | guest | courtesy call"#]],
        );
    }

    #[test]
    fn a_dinner_in_her_honour() {
        check(
            "Ana Rey came to Oslo. Luis Ortiz threw a dinner in her honour.",
            expect!["meeting happened: Luis Ortiz, Ana Rey | guest | dinner"],
        );
    }

    #[test]
    fn who_carries_a_letter() {
        check(
            "Eva Sosa delivered a letter from Ana Rey to Luis Ortiz.",
            expect!["message happened: Ana Rey, Luis Ortiz | sender and recipient | letter"],
        );
    }

    #[test]
    fn by_phone() {
        check(
            "Ana Rey congratulated Luis Ortiz by phone.",
            expect!["call happened: Ana Rey, Luis Ortiz | support verb | phone"],
        );
    }

    #[test]
    fn invited_to_talks() {
        check(
            "Ana Rey invited Luis Ortiz to talks in Lima.",
            expect!["meeting proposed: Ana Rey, Luis Ortiz in Lima | support verb | talks"],
        );
    }

    #[test]
    fn sent_for_talks() {
        check(
            "Ana Rey sent Luis Ortiz to Oslo for talks with Eva Sosa.",
            expect!["meeting happened: Luis Ortiz, Eva Sosa | with | talks"],
        );
    }

    #[test]
    fn a_call_for_something() {
        check("Ana Rey's call to Norway for calm was ignored.", expect![""]);
    }
}
