//! Who met whom: triggers, participants, place, time and status; mentions of one encounter joined.
//!
//! A trigger is a verb or noun of the word lists ("met", "talks"). Its frame says where the sides stand in the
//! sentence ([`verbs`], [`nouns`]); [`party`] reads whom the phrases there mean. A trigger with two sides is
//! an encounter, one that points back ("the meeting") a further mention of an earlier one ([`join`]).

mod attendance;
mod complement;
mod contest;
mod follow;
mod join;
mod journey;
mod nouns;
mod party;
mod phrase;
mod place;
mod possessor;
mod predicate;
mod recipient;
mod requirement;
mod same;
mod separate;
mod status;
mod subject;
mod trigger;
mod verbs;
mod when;

use crate::article::{DateBasis, Encounter, EncounterKind, Id, IdKind, Statement, Status, Time};
use crate::coreference::Entities;
use crate::document::{BlockKind, Document, Span};
use crate::order::sort_by_numbers;
use crate::parser::Form;
use party::Party;
use std::ops::Range;
use trigger::{Trigger, Word};
use when::When;

/// The layers that the rules look at.
struct Context<'a> {
    doc: &'a Document<'a>,
    entities: &'a Entities,
    times: &'a [Time],
    statements: &'a [Statement],
    /// Whether the text is about sport.
    sporty: bool,
}

impl Context<'_> {
    fn name(&self, id: Id) -> &str {
        self.entities.get(id).map_or("", |entity| &entity.name)
    }

    /// Who "I", "we" or "my" at `token` is: the speaker of the statement that it stands in.
    fn in_person(&self, token: usize) -> Vec<Id> {
        let first_person = ["i", "me", "my", "we", "us", "our"];
        if !self.doc.is_one_of(token, &first_person) {
            return Vec::new();
        }
        // Of "Ortiz called me, Rey said" the outer one. An interview has no quotation marks: "Rey: I met Ortiz."
        let quoted = self.doc.quotation_of(token).is_some();
        let outer = self.statements_at(self.doc.tokens[token].span).last();
        let outer = outer
            .filter(|statement| quoted || matches!(statement.rule.as_str(), "label" | "colon" | "interview"));
        outer.map_or_else(Vec::new, |statement| statement.speakers.clone())
    }

    /// The statements whose content holds `span`, the innermost first.
    fn statements_at(&self, span: Span) -> impl Iterator<Item = &Statement> {
        // Statements are in order of the text; those around a span begin shortly before it.
        let before =
            self.statements.partition_point(|s| s.content.first().is_none_or(|c| c.start <= span.start));
        let near = self.statements[..before].iter().rev().take(NEAR_STATEMENTS);
        near.filter(move |s| s.content.iter().any(|c| c.contains(span)))
    }

    /// Whether a verb group is that of a clause; "met behind closed doors" and "spoke by telephone" have but one.
    fn is_clause(&self, group: usize) -> bool {
        let group = &self.doc.syntax.verb_groups[group];
        let before = group.tokens.start.checked_sub(1);
        group.form == Form::Finite && !before.is_some_and(|t| self.doc.is_one_of(t, &["by", "behind", "via"]))
    }

    /// The tokens around `token` that a rule may look at: its sentence, at most [`REACH`] to either side.
    fn window(&self, token: usize) -> Range<usize> {
        let sentence = self.doc.sentence_tokens(token);
        sentence.start.max(token.saturating_sub(REACH))..sentence.end.min(token + REACH)
    }
}

/// How far a rule looks from a trigger, in tokens; it keeps the whole linear on a text without full stops.
const REACH: usize = 80;

/// Among how many statements before it the one around a trigger is looked for.
const NEAR_STATEMENTS: usize = 8;

/// What one trigger says of an encounter.
#[derive(Clone, Debug)]
struct Mention {
    trigger: Trigger,
    /// The sides that the sentence names.
    parties: Vec<Party>,
    /// The one who visits or sends, where the frame tells.
    destination: Option<Id>,
    place: Option<Id>,
    time: Option<When>,
    status: Status,
    /// Points back to an encounter told before: "the meeting", "their talks".
    definite: bool,
    /// Tells of several at once: "spoke twice".
    repeated: bool,
    /// Stands in the headline or the first sentences.
    key: bool,
    /// The verb group that the trigger is, or depends on.
    governor: Option<usize>,
    rule: &'static str,
}

impl Mention {
    fn participants(&self) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        for id in self.parties.iter().flat_map(|p| p.ids()).chain(self.destination) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        sort_by_numbers(&mut ids, |id| (u32::from(id.kind != IdKind::Person), 0));
        ids
    }

    /// Whether it tells only who else was there.
    fn only_attends(&self) -> bool {
        self.rule == attendance::ATTENDED && self.parties.len() == 1
    }

    /// Whether two sides are told, one of them by name.
    fn is_complete(&self) -> bool {
        if self.only_attends() {
            return false;
        }
        let ids = self.participants();
        let nobody = |member: &party::Member| member.ids.is_empty();
        let unnamed = match &self.parties[..] {
            // "Chilean and Peruvian officials met"
            [both] if both.members.iter().any(|m| m.nations >= 2 && m.is_unnamed()) => 2,
            // "talks between Chile and the rebels"
            [both] if self.trigger.kind != EncounterKind::Visit => {
                both.members.iter().filter(|m| nobody(m)).count()
            }
            parties => parties.iter().filter(|p| p.ids().next().is_none()).count(),
        };
        // "US officials met a Chilean delegation"
        let official = self.parties.iter().all(|p| p.members.iter().any(|m| m.nations > 0));
        let named = official || ids.iter().any(|id| id.kind != IdKind::Group);
        let visitor = |id: &Id| id.kind == IdKind::Person;
        let visits = self.trigger.kind == EncounterKind::Visit;
        ids.len() + unnamed >= 2
            && named
            && (!visits || self.parties.iter().any(Party::is_sent) || ids.iter().any(visitor))
    }
}

/// The encounters of a document in order of first mention. Needs all layers of [`Document`], entities, times
/// and statements.
pub(crate) fn find(
    doc: &Document,
    entities: &Entities,
    times: &[Time],
    statements: &[Statement],
) -> Vec<Encounter> {
    let cx = Context { doc, entities, times, statements, sporty: contest::is_sporty(doc) };
    let mentions = trigger::find(doc).into_iter().filter_map(|t| read(&cx, t));
    let stops = mentions.flat_map(|m| journey::stops(&cx, m)).flat_map(|m| separate::each(&cx, m));
    join::join(&cx, stops)
        .into_iter()
        .enumerate()
        .map(|(at, encounter)| Encounter { id: Id::nth(IdKind::Encounter, at), ..encounter })
        .collect()
}

/// What a trigger says; none where it tells of no encounter.
#[inline(never)]
fn read(cx: &Context, trigger: Trigger) -> Option<Mention> {
    let roles = match trigger.word {
        Word::Verb(group) => verbs::roles(cx, &trigger, group)?,
        Word::Noun => nouns::roles(cx, &trigger)?,
        Word::Presence => attendance::roles(cx, &trigger)?,
    };
    let kind = status::channel(cx, &trigger).unwrap_or(trigger.kind);
    let mut mention = Mention {
        status: status::of(cx, &trigger, roles.governor),
        time: when::of(cx, &trigger, roles.governor),
        place: place::of(cx, &trigger),
        key: is_key(cx.doc, trigger.tokens.start),
        repeated: is_repeated(cx, trigger.tokens.end),
        trigger: Trigger { kind, ..trigger },
        parties: roles.parties,
        destination: roles.destination,
        definite: roles.definite,
        governor: roles.governor,
        rule: roles.rule,
    };
    if mention.trigger.kind == EncounterKind::Visit && mention.destination.is_some() {
        mention.place = mention.destination.filter(|id| id.kind == IdKind::Place).or(mention.place);
    }
    if mention.time.is_none() && mention.is_complete() {
        mention.time = lead_date(cx, &mention);
    }
    if mention.status == Status::Happened && is_ahead(cx.doc, &mention) {
        mention.status = Status::Planned;
    }
    let told = mention.is_complete() || mention.definite || in_headline(cx, &mention);
    (told && !(mention.is_complete() && contest::is_contest(cx, &mention))).then_some(mention)
}

/// Whether a mention stands in the headline.
fn in_headline(cx: &Context, mention: &Mention) -> bool {
    let block = cx.doc.block_of(mention.trigger.tokens.start);
    cx.doc.blocks.get(block).is_some_and(|b| b.kind == BlockKind::Headline)
}

/// Whether a mention's date is later than the day of publication: "Rey visits Norway on Friday".
fn is_ahead(doc: &Document, mention: &Mention) -> bool {
    let date = mention.time.as_ref().and_then(|when| when.date.as_deref());
    let published = doc.published.as_ref().map(|published| published.value.as_str());
    date.zip(published).is_some_and(|(date, published)| {
        let first = date.split('/').next().unwrap_or(date);
        let grain = first.len().min(published.len());
        first.len() >= "2024-05".len() && first[..grain] > published[..grain]
    })
}

/// The day on which a statement of the lead was made: where a text opens with "said on Monday" and tells of a
/// meeting without a date of its own, that was the day.
fn lead_date(cx: &Context, mention: &Mention) -> Option<When> {
    let sentence = cx.doc.sentence_of(mention.trigger.tokens.start);
    let told =
        mention.status == Status::Happened && mention.key && mention.trigger.kind != EncounterKind::Message;
    let lead = cx.statements.iter().take(REACH).take_while(|s| s.sentence as usize <= sentence);
    let statement = lead.filter(|_| told).find(|s| s.date.is_some())?;
    let date = statement.date.clone().filter(|d| d.len() == "2024-05-01".len())?;
    let time = cx.times.iter().take(REACH).find(|t| crate::temporal::date_of(t).as_ref() == Some(&date))?;
    Some(When { basis: DateBasis::Inferred, ..When::stated(time, Some(date)) })
}

/// What a frame finds around a trigger.
struct Roles {
    parties: Vec<Party>,
    destination: Option<Id>,
    definite: bool,
    /// The verb group that the trigger depends on, or is.
    governor: Option<usize>,
    rule: &'static str,
}

/// Whether a count of times follows: "met twice", "spoke several times".
fn is_repeated(cx: &Context, end: usize) -> bool {
    let window = end..cx.window(end).end.min(end + 4);
    window.clone().any(|t| cx.doc.is_one_of(t, &["twice", "thrice", "repeatedly", "times", "often"]))
}

/// How many sentences of running text tell the main facts.
const LEAD: usize = 2;

/// Whether a token stands in the headline or the first sentences of the text.
fn is_key(doc: &Document, token: usize) -> bool {
    let kind = |sentence: usize| doc.blocks.get(doc.sentences[sentence].block).map(|b| b.kind);
    let at = doc.sentence_of(token);
    let running = (0..at).filter(|&s| kind(s) == Some(BlockKind::Paragraph)).take(LEAD).count();
    kind(at) == Some(BlockKind::Headline) || running < LEAD
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    /// Lists each encounter: kind, status, date (with ≈ where no word tells it), participants, place, rule, triggers.
    pub(super) fn check(text: &str, expect: Expect) {
        let article = crate::extract(text, &crate::Options::default());
        let name = |id: &Id| {
            let entity = article.entities.iter().find(|e| e.id == *id);
            entity.expect("participants and places are entities").name.clone()
        };
        let lines: Vec<String> = article
            .encounters
            .iter()
            .map(|e| {
                let who: Vec<String> = e.participants.iter().map(name).collect();
                let place = e.place.as_ref().map_or(String::new(), |id| format!(" in {}", name(id)));
                let about = if e.date_basis == Some(DateBasis::Inferred) { "≈" } else { "" };
                let date = e.date.as_ref().map_or(String::new(), |date| format!(" {about}{date}"));
                let triggers: Vec<&str> = e.triggers.iter().map(|t| t.of(text)).collect();
                let head = format!("{:?} {:?}{date}", e.kind, e.status).to_lowercase();
                format!("{head}: {}{place} | {} | {}", who.join(", "), e.rule, triggers.join(", "))
            })
            .collect();
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn an_article() {
        check(
            "date 2024-05-15 President Ana Rey met Chilean Foreign Minister Luis Ortiz in Oslo on Monday.\n\n\
             Rey asked Ortiz to convey her greetings to Chilean President Eva Sosa.\n\n\
             During the talks, Ortiz invited Rey to visit Chile in June.",
            expect![[r#"
                meeting happened 2024-05-13: Ana Rey, Luis Ortiz in Oslo | subject and partner | met, talks
                message proposed: Luis Ortiz, Ana Rey, Eva Sosa | possessor and complement | greetings
                visit proposed 2024-06: Ana Rey, Chile in Chile | visitor and host | visit"#]],
        );
    }

    #[test]
    fn only_the_headline_and_the_first_sentences_are_key() {
        let text = "Ana Rey met Luis Ortiz. It rained. It snowed. Eva Sosa met Jan Novak.";
        let keys: Vec<bool> =
            crate::extract(text, &crate::Options::default()).encounters.iter().map(|e| e.key).collect();
        assert_eq!(keys, [true, false]);
    }

    #[test]
    fn a_long_row_of_encounters_is_read_in_time() {
        let text = "Ana Rey met Luis Ortiz in Oslo and ".repeat(4000);
        assert!(!crate::extract(&text, &crate::Options::default()).encounters.is_empty());
    }

    proptest! {
        #[test]
        fn any_row_of_words_is_read(words in proptest::collection::vec(
            proptest::sample::select(vec![
                "met", "talks", "visit", "to", "with", "between", "their", "the", "Ana Rey", "Luis Ortiz", "Norway",
                "on Monday", "and", ",", ".", "was received by", "a two-day", "(", ")", "\"", "arrived in", "of",
            ]),
            0..24,
        )) {
            let text = words.join(" ");
            let article = crate::extract(&text, &crate::Options::default());
            for encounter in &article.encounters {
                prop_assert!(encounter.evidence.iter().chain(&encounter.triggers).all(|s| !s.of(&text).is_empty()));
                prop_assert!((0.0..=1.0).contains(&encounter.confidence));
                let named = |id: &&Id| article.entities.iter().any(|e| e.id == **id);
                prop_assert_eq!(encounter.participants.iter().filter(named).count(), encounter.participants.len());
            }
        }
    }

    #[test]
    fn who_speaks_in_an_interview() {
        check(
            "Dr. Ana Rey, head of the Lake Council, leaves this month. She sat down with The Lima Review's Jan Novak.\n\n\
             Q: How are you?\n\nA: I had breakfast with Norway's minister, Luis Ortiz.\n\nQ: And then?\n\nA: He left.",
            expect![[r#"
                meeting happened: Ana Rey, Jan Novak | subject and partner | sat down
                meeting happened: Ana Rey, Luis Ortiz | subject and partner | breakfast"#]],
        );
    }
}
