//! When: the expression of time that belongs to a trigger, and the days that it gives.

use super::Context;
use super::trigger::Trigger;
use crate::article::{DateBasis, EncounterKind, Id, Time, TimeKind};
use crate::document::Document;
use crate::lexicon::{TRIGGER_NOUNS, TRIGGER_STATUS, verb};
use crate::parser::{Form, Relation};
use crate::tagger::Upos;
use crate::temporal::date_of;

use std::ops::Range;

/// A time and the date that it gives.
#[derive(Clone, Debug)]
pub(super) struct When {
    pub time: Id,
    /// ISO 8601: a day, month, year or interval.
    pub date: Option<String>,
    /// Told of something else in the text: what has a date of its own is not dated by it.
    pub borrowed: bool,
    /// Whether the words date the encounter, or the news does.
    pub basis: DateBasis,
}

impl When {
    /// What a time tells of an encounter whose words it belongs to.
    pub(super) fn stated(time: &Time, date: Option<String>) -> Self {
        When { time: time.id, date, borrowed: false, basis: DateBasis::Stated }
    }
}

/// How much farther a time behind a non-finite verb counts to be ("met to mark the end of a war in 1990").
const NON_FINITE: usize = 15;

/// How many clauses above a verb lend it their time at most.
const MAX_CLAUSES: usize = 4;

/// How many steps of the tree lead from a trigger up to a verb that has a time, at most.
const MAX_STEPS: usize = 6;

/// The time in the trigger's clause; `governor` is the verb group it is or depends on.
#[inline(never)]
pub(super) fn of(cx: &Context, trigger: &Trigger, governor: Option<usize>) -> Option<When> {
    let window = cx.window(trigger.tokens.start);
    let own = chain(cx, &window, governor);
    let row = governor.map_or_else(Vec::new, |g| clauses_above(cx, &window, g, &own));
    let inside = times_in(cx, &window);
    let far = |t: &Time| {
        let tokens = cx.doc.tokens_in(t.span);
        let near = distance(cx, tokens.clone(), trigger, &own, &window).map(|far| (false, far));
        let above = || distance(cx, tokens.clone(), trigger, &row, &window);
        near.or_else(|| Some((true, above().filter(|_| tokens.start < trigger.tokens.start)?)))
    };
    // "Recently" and "soon" date nothing; they serve where nothing else does.
    let order = |t: &Time| Some((belongs_to_other(cx, t, trigger), date_of(t).is_none(), far(t)?));
    let dates = inside
        .iter()
        .filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time) && !modifies_other(cx, t, trigger))
        .take(16);
    let nearest = dates.clone().filter_map(|t| Some((order(t)?, t))).min_by_key(|(order, _)| *order);
    let ((_, _, (borrowed, _)), time) = match nearest {
        Some(nearest) if !nearest.0.1 => nearest,
        nearest => match dates.clone().find(|t| is_around(cx, t, trigger)) {
            Some(time) => ((false, false, (true, 0)), time),
            None => nearest?,
        },
    };
    let date = date_of(time)
        .map(|date| range(cx, time, &date).or_else(|| lasting(cx, trigger, governor, &date)).unwrap_or(date));
    Some(When { borrowed, ..When::stated(time, date) })
}

/// Whether a time is that of a clause around the trigger's, by the tree: "broke down on Monday when Rey left the talks", "arrives on Monday
/// and will meet Ortiz".
fn is_around(cx: &Context, time: &Time, trigger: &Trigger) -> bool {
    let trees = cx.doc.dependencies();
    let tokens = cx.doc.tokens_in(time.span);
    if date_of(time).is_none() || belongs_to_other(cx, time, trigger) {
        return false;
    }
    let outside = tokens.clone().filter_map(|t| trees.head(t)).find(|head| !tokens.contains(head));
    let Some(dated) = outside else { return false };
    let mut at = trigger.tokens.end - 1;
    for _ in 0..=MAX_STEPS {
        if at == dated {
            return true;
        }
        let goes_on = matches!(
            trees.relation(at),
            Relation::Conj
                | Relation::Advcl
                | Relation::AdvclRelcl
                | Relation::Xcomp
                | Relation::Obj
                | Relation::Obl
                | Relation::Nmod
                | Relation::Nsubj
                | Relation::NsubjPass
        );
        match trees.head(at).filter(|_| goes_on) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// "called after the summit in May": another noun of encounter stands between the trigger and the time.
fn belongs_to_other(cx: &Context, time: &Time, trigger: &Trigger) -> bool {
    let start = cx.doc.tokens_in(time.span).start;
    (trigger.tokens.end..start).any(|t| cx.doc.is_in(t, &TRIGGER_NOUNS) && cx.doc.tag(t).is_nominal())
}

/// "a merger before the 2027 elections", "allies since 2020": no time of the encounter.
fn modifies_other(cx: &Context, time: &Time, trigger: &Trigger) -> bool {
    let tokens = cx.doc.tokens_in(time.span);
    if tokens.start > 0 && cx.doc.is_one_of(tokens.start - 1, &["since", "until"]) {
        return true;
    }
    let syntax = &cx.doc.syntax;
    // "her first trip since taking office in January"
    let before = syntax.verb_groups_in(cx.window(tokens.start).start..tokens.start).next_back();
    let since = before.is_some_and(|g| {
        let start = syntax.verb_groups[g].tokens.start;
        start > 0 && cx.doc.lower(start - 1) == "since"
    });
    if since {
        return true;
    }
    syntax.noun_phrase_of(tokens.start).is_some_and(|np| {
        let phrase = &syntax.noun_phrases[np];
        let genitive = cx.doc.lower(tokens.end) == "'s";
        phrase.head >= tokens.end
            && !phrase.tokens.contains(&trigger.tokens.start)
            && !genitive
            && cx.doc.tag(phrase.head) == Upos::Noun
    })
}

fn times_in<'a>(cx: &Context<'a>, window: &Range<usize>) -> &'a [Time] {
    crate::temporal::times_in(cx.doc, cx.times, window.clone())
}

/// The governor with the finite verb that an infinitive or participle depends on ("is due to meet").
fn chain(cx: &Context, window: &Range<usize>, governor: Option<usize>) -> Vec<usize> {
    let syntax = &cx.doc.syntax;
    let Some(governor) = governor else { return Vec::new() };
    let group = &syntax.verb_groups[governor];
    let mut chain = vec![governor];
    if matches!(group.form, Form::Infinitive | Form::Gerund) {
        let before = syntax.verb_groups_in(window.start..group.tokens.start);
        chain.extend(before.rev().find(|&g| syntax.verb_groups[g].form == Form::Finite));
    }
    chain
}

/// A chain with the verbs whose time it shares: "flew on Monday and met Ortiz", "will fly to Oslo on Friday, where
/// she will meet Ortiz".
fn clauses_above(cx: &Context, window: &Range<usize>, governor: usize, own: &[usize]) -> Vec<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let mut chain = own.to_vec();
    let mut at =
        chain.iter().copied().min_by_key(|&g| syntax.verb_groups[g].tokens.start).unwrap_or(governor);
    for _ in 0..MAX_CLAUSES {
        let start = syntax.verb_groups[at].tokens.start;
        let subject = syntax.subject(doc, at).map(|np| syntax.noun_phrases[np].tokens.start);
        let joined = (window.start..start)
            .rev()
            .find(|&t| doc.tag(t) != Upos::Adv)
            .is_some_and(|t| doc.is_one_of(t, &["and", "then"]));
        let relative = subject.is_some_and(|s| s > window.start && doc.lower(s - 1) == "where");
        if !joined && !relative {
            break;
        }
        let above = syntax.verb_groups_in(window.start..start).rev().find(|&g| {
            syntax.verb_groups[g].form == Form::Finite
                && doc.quotation_of(syntax.verb_groups[g].head) == doc.quotation_of(start)
        });
        let Some(above) = above else { break };
        if joined && syntax.verb_groups[above].modality != syntax.verb_groups[at].modality {
            break;
        }
        chain.push(above);
        at = above;
    }
    chain
}

/// How far a time is from the trigger, in tokens; none where it belongs to another clause's verb.
fn distance(
    cx: &Context,
    time: Range<usize>,
    trigger: &Trigger,
    chain: &[usize],
    window: &Range<usize>,
) -> Option<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    // "next week's trip"
    let phrase = syntax.noun_phrase_of(trigger.tokens.start);
    if phrase.is_some() && syntax.noun_phrase_of(time.start) == phrase {
        return Some(0);
    }
    let follows = time.start >= trigger.tokens.end;
    let between =
        if follows { trigger.tokens.end..time.start } else { time.end..trigger.tokens.start.max(time.end) };
    let others =
        syntax.verb_groups_in(between.clone()).filter(|&g| !chain.contains(&g) && !is_scheduling(cx, g));
    let (mut finite, mut non_finite) = (false, false);
    for group in others.filter(|&g| !is_inserted(doc, syntax.verb_groups[g].head, &between)) {
        match cx.is_clause(group) {
            true => finite = true,
            false => non_finite = true,
        }
    }
    if finite || !follows && belongs_before(doc, &time, trigger, chain, window) {
        return None;
    }
    // "met Rey on Monday, dining with Ortiz on Thursday": the time before a participle is that of the verb above.
    let of_verb_above = !follows && chain.iter().any(|&g| syntax.verb_groups[g].tokens.end <= time.start);
    Some(between.len() + if non_finite || of_verb_above { NON_FINITE } else { 0 })
}

/// "met Ortiz, who is on a visit to Chile, on Friday": a relative clause between commas parts no time from its verb.
fn is_inserted(doc: &Document, verb: usize, between: &Range<usize>) -> bool {
    let opens = |t: usize| doc.word(t - 1) == "," && doc.is_one_of(t, &["who", "which", "whose", "whom"]);
    (between.start + 1..verb).any(opens) && (verb..between.end).any(|t| doc.word(t) == ",")
}

/// "the meeting, scheduled for Thursday, …": a participle that says when.
pub(super) fn is_scheduling(cx: &Context, group: usize) -> bool {
    let group = &cx.doc.syntax.verb_groups[group];
    let planned = verb(cx.doc.lower(group.head))
        .and_then(|(lemma, _)| TRIGGER_STATUS.get(lemma))
        .is_some_and(|row| row.column(0) == "planned");
    planned && group.tokens.len() == 1 && cx.doc.is_one_of(group.tokens.end, &["for", "on"])
}

/// "Rey said on Monday she would meet Ortiz": a time behind another verb, with no comma between, is that
/// verb's.
fn belongs_before(
    doc: &Document,
    time: &Range<usize>,
    trigger: &Trigger,
    chain: &[usize],
    window: &Range<usize>,
) -> bool {
    let groups = &doc.syntax.verb_groups;
    let first = chain.iter().map(|&g| groups[g].tokens.start).min().unwrap_or(trigger.tokens.start);
    if first < time.start {
        return false;
    }
    // "had on Sunday met": an auxiliary has no time of its own.
    let is_auxiliary = |g: usize| {
        groups[g].tokens.len() == 1
            && time.start - groups[g].tokens.end <= 1
            && doc.is_one_of(groups[g].head, &["had", "has", "have", "will", "would"])
    };
    let mut before = doc.syntax.verb_groups_in(window.start..time.start).rev();
    let before = before.find(|&g| groups[g].form == Form::Finite && !is_auxiliary(g));
    before.is_some_and(|g| !(groups[g].tokens.end..time.start).any(|t| doc.word(t) == ","))
}

/// "from Monday to Thursday"
fn range(cx: &Context, time: &Time, date: &str) -> Option<String> {
    let doc = cx.doc;
    let tokens = doc.tokens_in(time.span);
    let tied = doc.is_one_of(tokens.end, &["to", "until", "till", "through", "-", "–"]);
    let next = cx.times.get(cx.times.partition_point(|t| t.span.start <= time.span.start))?;
    let last = date_of(next).filter(|_| tied && doc.tokens_in(next.span).start == tokens.end + 1)?;
    (date.len() == 10 && last.len() == 10 && date < last.as_str()).then(|| format!("{date}/{last}"))
}

/// "on Friday for a two-day visit": from that day on, as long as the noun phrase says; up to it in "ended a two-day
/// visit on Friday".
fn lasting(cx: &Context, trigger: &Trigger, governor: Option<usize>, date: &str) -> Option<String> {
    (trigger.kind == EncounterKind::Visit).then_some(())?;
    let doc = cx.doc;
    let sentence = doc.sentence_tokens(trigger.tokens.start).start;
    let modifiers = (sentence..trigger.tokens.start)
        .rev()
        .take_while(|&t| !matches!(doc.tag(t), Upos::Adp | Upos::Cconj) && doc.word(t) != ",")
        .take(8)
        .last()?;
    let duration =
        times_in(cx, &(modifiers..trigger.tokens.start)).last().filter(|t| t.kind == TimeKind::Duration)?;
    let days: i32 = duration.value.as_deref()?.strip_prefix('P')?.strip_suffix('D')?.parse().ok()?;
    let head = governor.map(|g| doc.syntax.verb_groups[g].head);
    let ends = head
        .and_then(|head| verb(doc.lower(head)))
        .is_some_and(|(lemma, _)| ["conclude", "end", "complete", "finish", "wrap"].contains(&lemma));
    let days = i64::from(days) - 1;
    let other = crate::temporal::plus(crate::day::parse(date)?, if ends { -days } else { days })?;
    let other = crate::day::write(other);
    (days > 0).then(|| if ends { format!("{other}/{date}") } else { format!("{date}/{other}") })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn the_time_of_the_clause() {
        check(
            "date 2024-05-15 Ana Rey told parliament on Monday that she would meet Luis Ortiz in June.",
            expect!["meeting planned 2024-06: Ana Rey, Luis Ortiz | subject and partner | meet"],
        );
    }

    #[test]
    fn as_long_as_the_visit_lasts() {
        check(
            "date 2024-05-15 Ana Rey arrived in Norway on Monday for a three-day visit.",
            expect![
                "visit happened 2024-05-13/2024-05-15: Ana Rey, Norway in Norway | visitor and host | arrived, visit"
            ],
        );
    }

    #[test]
    fn how_long_the_visit_lasted() {
        check(
            "date 2024-05-15 Ana Rey ended a three-day visit to Norway on Monday.",
            expect!["visit happened 2024-05-11/2024-05-13: Ana Rey, Norway in Norway | visit to | visit"],
        );
        check(
            "date 2024-05-15 Ana Rey on Monday arrived at Oslo and started a 3-day visit to Norway.",
            expect![
                "visit happened 2024-05-13/2024-05-15: Ana Rey, Oslo in Oslo | visitor and host | arrived, visit"
            ],
        );
    }

    #[test]
    fn from_day_to_day() {
        check(
            "date 2024-05-15 Ana Rey will visit Norway from 3 June to 5 June.",
            expect![
                "visit planned 2024-06-03/2024-06-05: Ana Rey, Norway in Norway | visitor and host | visit"
            ],
        );
    }

    #[test]
    fn the_time_of_another_noun() {
        check(
            "date 2024-05-15 Recently, Ana Rey and Luis Ortiz had a phone conversation after the summit in March.",
            expect!["call happened: Ana Rey, Luis Ortiz | support verb | phone conversation"],
        );
    }

    #[test]
    fn the_day_of_the_lead() {
        check(
            "date 2024-05-15 Trade has grown, Ana Rey said on Monday after a meeting with Luis Ortiz.",
            expect!["meeting happened 2024-05-13: Ana Rey, Luis Ortiz | with | meeting"],
        );
    }

    #[test]
    fn no_time() {
        check(
            "Ana Rey met Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn the_time_of_a_noun() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz, raising talk of a pact for the 2027 elections.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn the_time_of_the_clause_above() {
        check(
            "date 2024-05-15 Ana Rey will travel to Oslo on Friday, where she will meet Luis Ortiz.",
            expect![[r#"
                visit planned 2024-05-17: Ana Rey, Oslo in Oslo | visitor and host | travel
                meeting planned 2024-05-17: Ana Rey, Luis Ortiz | subject and partner | meet"#]],
        );
    }

    #[test]
    fn the_time_of_a_clause_around() {
        check(
            "date 2024-05-15 The row grew on Monday when Ana Rey walked out of talks with Luis Ortiz.",
            expect!["meeting happened 2024-05-13: Ana Rey, Luis Ortiz | with | talks"],
        );
        check(
            "date 2024-05-15 Ana Rey is due to arrive on Friday and will pay a courtesy call on Luis Ortiz.",
            expect!["meeting planned 2024-05-17: Ana Rey, Luis Ortiz | guest | courtesy call"],
        );
    }

    #[test]
    fn the_time_of_a_row_of_verbs() {
        check(
            "date 2024-05-15 Ana Rey flew to Oslo on Monday and met Luis Ortiz.",
            expect![[r#"
            visit happened 2024-05-13: Ana Rey, Oslo in Oslo | visitor and host | flew
            meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met"#]],
        );
    }

    #[test]
    fn the_time_before_a_participle() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday, dining with Eva Sosa on Tuesday.",
            expect![[r#"
                meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
                meeting happened 2024-05-14: Ana Rey, Eva Sosa | subject and partner | dining"#]],
        );
    }

    #[test]
    fn the_time_behind_an_insertion() {
        check(
            "date 2024-05-15 Ana Rey held talks with Luis Ortiz, who is fond of tea, on Monday. She spoke by telephone in June.",
            expect!["meeting happened 2024-05-13: Ana Rey, Luis Ortiz | with | talks"],
        );
    }

    #[test]
    fn the_time_since_which() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on her first trip abroad since taking office in January.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn a_time_that_was_set() {
        check(
            "date 2024-05-15 A meeting between Ana Rey and Luis Ortiz, scheduled for Thursday in Oslo, was called off.",
            expect!["meeting cancelled 2024-05-16: Ana Rey, Luis Ortiz in Oslo | between | meeting"],
        );
    }

    #[test]
    fn the_time_of_its_own_phrase() {
        check(
            "date 2024-05-15 The office said next week's trip by Ana Rey to Chile would go ahead.",
            expect!["visit planned 2024-05-20/2024-05-26: Ana Rey, Chile in Chile | visit to | trip"],
        );
    }
}
