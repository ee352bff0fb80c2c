//! Days carried on: from one encounter to those told next, and from the news itself.

use super::join::{Draft, MEMORY};
use super::same::same_country;
use super::trigger::Word;
use super::{Context, Mention, is_key as is_lead};
use crate::article::{Act, DateBasis, Encounter, EncounterKind, Id, IdKind, Status, TimeKind};
use crate::document::BlockKind;
use crate::lexicon::{VerbForm, verb};
use crate::parser::{Form, Relation};
use crate::tagger::Upos;

/// How many sentences behind an encounter the next can be told of the same day.
const SAME_DAY: usize = 6;

/// A day, with the expression of time that tells it of something else, if any.
type Day = (Option<Id>, String);

/// "Rey met Ortiz on Monday. She later received Sosa.": what is told next without a time of its own, in the
/// simple past and of one of the same people, was on the same day; where nobody is the same, on that of the news.
pub(super) fn carry_on(cx: &Context, drafts: &[Draft], encounters: &mut [Encounter]) {
    let news = day_of_news(cx, encounters);
    let mut dated: Vec<usize> = Vec::new();
    for at in 0..drafts.len() {
        if !is_narrated(cx, &drafts[at], &encounters[at]) {
            continue;
        }
        let first = &drafts[at].mentions[0];
        if encounters[at].time.is_none() && is_news(cx, first) {
            let day = day_before(cx, drafts, encounters, &dated, at)
                .or_else(|| news.clone().filter(|_| is_timeless(cx, first)));
            if let Some((time, date)) = day {
                encounters[at].time = time;
                encounters[at].date = Some(date);
                encounters[at].date_basis = Some(DateBasis::Inferred);
            }
        }
        if encounters[at].date.is_some() {
            dated.push(at);
        }
    }
}

/// The day of the latest of the `dated` encounters that the one at `at` goes on from: told shortly before, of one of
/// the same people, and not elsewhere.
fn day_before(
    cx: &Context,
    drafts: &[Draft],
    encounters: &[Encounter],
    dated: &[usize],
    at: usize,
) -> Option<Day> {
    let sentence = |n: usize| cx.doc.sentence_of(drafts[n].mentions[0].trigger.tokens.start);
    let is_near =
        |other: usize| sentence(at).checked_sub(sentence(other)).is_some_and(|behind| behind <= SAME_DAY);
    let is_shared = |id: &Id| id.kind == IdKind::Person && drafts[at].participants.contains(id);
    let is_elsewhere = |other: usize| match (encounters[at].place, encounters[other].place) {
        (Some(here), Some(there)) => !same_country(cx, here, there),
        _ => false,
    };
    let mut latest = dated.iter().rev().take(MEMORY).copied();
    let before = latest.find(|&other| {
        is_near(other) && drafts[other].participants.iter().any(is_shared) && !is_elsewhere(other)
    })?;
    let before = &encounters[before];
    let are_placed = encounters[at].place.is_some() && before.place.is_some();
    let date = before.date.clone().filter(|date| is_day(date) || are_placed)?;
    Some((before.time, date))
}

/// Whether a date is that of one day.
fn is_day(date: &str) -> bool {
    date.len() == "2024-05-01".len()
}

/// The day that the text tells of: that of its first encounter which is a main fact, else of the first time in its lead.
fn day_of_news(cx: &Context, encounters: &[Encounter]) -> Option<Day> {
    let is_fresh = |e: &&Encounter| {
        e.key
            && e.kind != EncounterKind::Visit
            && e.status == Status::Happened
            && e.date.as_deref().is_some_and(is_day)
    };
    if let Some(met) = encounters.iter().take(MEMORY).find(is_fresh) {
        return Some((met.time, met.date.clone()?));
    }
    let published = crate::day::parse(&cx.doc.published.as_ref()?.value)?;
    let earliest = crate::day::write(crate::temporal::plus(published, -FRESH)?);
    let latest = crate::day::write(published);
    let lead = cx.times.iter().take(MEMORY).find_map(|time| {
        let date = crate::temporal::date_of(time).filter(|date| is_day(date))?;
        let token = cx.doc.tokens_in(time.span).start;
        let block = cx.doc.blocks.get(cx.doc.block_of(token))?.kind;
        let told = is_lead(cx.doc, token) && matches!(block, BlockKind::Headline | BlockKind::Paragraph);
        (told && earliest <= date && date <= latest).then_some((Some(time.id), date))
    });
    lead.or(Some((None, latest)))
}

/// How many days before its publication the day that a text tells of lies at most.
const FRESH: i64 = 3;

/// Whether a mention's sentence has no time of its own, but for how long something lasts and what a later clause tells.
fn is_timeless(cx: &Context, mention: &Mention) -> bool {
    let (doc, syntax, trigger) = (cx.doc, &cx.doc.syntax, &mention.trigger.tokens);
    let is_later = |at: usize| {
        let mut between = syntax.verb_groups_in(trigger.end..at.max(trigger.end));
        between.any(|g| cx.is_clause(g))
    };
    crate::temporal::times_in(doc, cx.times, doc.sentence_tokens(trigger.start))
        .iter()
        .all(|t| t.kind == TimeKind::Duration || is_later(doc.tokens_in(t.span).start))
}

/// Whether a mention is the news of its sentence: no trip, not what some person said, and in no clause that tells of something by the
/// way ("Rey, who met Ortiz, …").
fn is_news(cx: &Context, mention: &Mention) -> bool {
    let trees = cx.doc.dependencies();
    let told_by = cx.statements_at(cx.doc.span(mention.trigger.tokens.clone())).next();
    // "…, the ministry said" is the news itself.
    let is_said =
        told_by.is_some_and(|s| s.act != Act::Think && s.speakers.iter().any(|id| id.kind == IdKind::Person));
    let verb = mention.governor.map(|g| cx.doc.syntax.verb_groups[g].head);
    let is_main = verb.is_some_and(|verb| {
        let mut above =
            std::iter::once(verb).chain(trees.ancestors(verb)).take(MEMORY).map(|t| trees.relation(t));
        let by_the_way = |relation: &Relation| {
            matches!(relation, Relation::Acl | Relation::AclRelcl | Relation::Advcl | Relation::AdvclRelcl)
        };
        !above.any(|relation| by_the_way(&relation)) || opens(cx, verb)
    });
    mention.trigger.kind != EncounterKind::Visit && !is_said && is_main
}

/// "Later, Rey met Ortiz, and …": whether a verb is the first of its sentence, with nothing before it that subordinates it.
fn opens(cx: &Context, verb: usize) -> bool {
    let doc = cx.doc;
    let before = cx.window(verb).start..verb;
    let subordinates =
        |t: usize| doc.tag(t) == Upos::Sconj || doc.is_one_of(t, &["who", "which", "when", "where"]);
    let is_first =
        doc.syntax.verb_groups_in(before.clone()).all(|g| doc.syntax.verb_groups[g].tokens.contains(&verb));
    is_first && !before.clone().any(subordinates)
}

/// Whether an encounter is told in the simple past and the text's own words as something that took place then: no trip,
/// which lasts, and no greetings that a third person passes on, which were sent some time before.
fn is_narrated(cx: &Context, draft: &Draft, encounter: &Encounter) -> bool {
    let (doc, first) = (cx.doc, &draft.mentions[0]);
    let Some(group) = first.governor.map(|g| &doc.syntax.verb_groups[g]) else { return false };
    let has = ["had", "has", "have", "having"];
    let is_perfect = group.tokens.clone().any(|t| t != group.head && doc.is_one_of(t, &has));
    let in_headline = doc.blocks.get(doc.block_of(group.head)).is_some_and(|b| b.kind == BlockKind::Headline);
    let finite = group.tokens.start;
    let is_simple_past = doc.is_one_of(finite, &["was", "were", "did"])
        || verb(doc.lower(finite)).is_some_and(|(_, forms)| forms.has(VerbForm::Past));
    let is_past = group.form == Form::Finite
        && !is_perfect
        && (is_simple_past || in_headline)
        && doc.quotation_of(group.head).is_none();
    let is_trip = first.trigger.kind == EncounterKind::Visit && first.trigger.word == Word::Noun;
    let people = draft.participants.iter().filter(|id| id.kind == IdKind::Person).count();
    let is_passed_on = first.trigger.kind == EncounterKind::Message && people > 2;
    encounter.status == Status::Happened && is_past && !is_trip && !is_passed_on
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn told_next_of_the_same_day() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Rey later received Eva Sosa.",
            expect![[r#"
                meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
                meeting happened ≈2024-05-13: Ana Rey, Eva Sosa | subject and partner | received"#]],
        );
    }

    #[test]
    fn the_day_of_the_lead() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Eva Sosa received Jan Novak.",
            expect![[r#"
                meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
                meeting happened ≈2024-05-13: Eva Sosa, Jan Novak | subject and partner | received"#]],
        );
    }

    #[test]
    fn the_day_of_the_news() {
        check(
            "date 2024-05-15 Trade grew on Tuesday.\n\nIt rained. It snowed. Ana Rey also telephoned Luis Ortiz. She has met Eva Sosa.",
            expect![[r#"
                call happened ≈2024-05-14: Ana Rey, Luis Ortiz | subject and partner | telephoned
                meeting happened: Ana Rey, Eva Sosa | subject and partner | met"#]],
        );
    }

    #[test]
    fn what_opens_a_sentence_is_the_news() {
        check(
            "date 2024-05-15 Ana Rey met Luis Ortiz on Monday. Later, Eva Sosa held talks with Jan Novak, and the two signed an \
             accord that ends in June.",
            expect![[r#"
                meeting happened 2024-05-13: Ana Rey, Luis Ortiz | subject and partner | met
                meeting happened ≈2024-05-13: Eva Sosa, Jan Novak | with | talks, signed"#]],
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
}
