//! The questions about each kind of item.

use super::{ENCOUNTERS, ENTITIES, Missing, STATUSES, Subject};
use crate::app::reading::Reading;
use crate::app::{labels, quote};
use crate::article::{Entity, EntityKind, Id, IdKind};
use crate::document::Span;

/// Questions about one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// What it is about.
    pub title: String,
    /// The words in question.
    pub about: String,
    /// The questions.
    pub fields: Vec<Field>,
    /// Questions asked more rarely, and what they are for.
    pub more: Option<(&'static str, Vec<Field>)>,
    /// The words of the button that takes the item out.
    pub removal: Option<&'static str>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name of its answers.
    pub name: &'static str,
    /// The question.
    pub label: &'static str,
    /// How it is answered.
    pub input: Input,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// By a line.
    Line(String),
    /// By words of the text.
    Words(String),
    /// By a date of ISO 8601, or nothing.
    Date(String),
    /// By the number of one of these; one is chosen already.
    Choice(Vec<String>, usize),
    /// By the numbers of those that are ticked.
    Ticks(Vec<(String, bool)>),
}

/// The most people to tick, and the most mentions.
const MOST: usize = 120;

/// The questions about a subject; none where there is nothing to put right.
pub fn form(reading: &Reading, subject: Subject) -> Option<Form> {
    match subject {
        Subject::Missing(missing, span) => Some(missing_form(reading, missing, span)),
        Subject::Item(id) => match id.kind {
            IdKind::Time => None,
            IdKind::Statement => statement_form(reading, id),
            IdKind::Encounter => encounter_form(reading, id),
            _ => entity_form(reading, reading.entity(id)?),
        },
    }
}

fn entity_form(reading: &Reading, entity: &Entity) -> Option<Form> {
    let mut same = vec!["nobody else".to_owned()];
    same.extend(others(reading, entity.id).map(|it| it.name.clone()));
    let kind = ENTITIES.iter().position(|(kind, _)| *kind == Some(entity.kind));
    let kinds = ENTITIES.iter().map(|(_, words)| (*words).to_owned()).collect();
    let mentions =
        entity.mentions.iter().take(MOST).map(|it| (in_context(reading, it.span), false)).collect();
    Some(Form {
        title: format!("Put right: {}", entity.name),
        about: match &entity.aliases[..] {
            [] => String::new(),
            aliases => format!("also called {}", aliases.join(", ")),
        },
        fields: vec![
            Field { name: "name", label: "Name", input: Input::Line(entity.name.clone()) },
            Field { name: "same", label: "The same as", input: Input::Choice(same, 0) },
            Field { name: "kind", label: "This is", input: Input::Choice(kinds, kind.unwrap_or_default()) },
        ],
        more: Some((
            "Some mentions are of somebody else",
            vec![
                Field { name: "at", label: "These mentions", input: Input::Ticks(mentions) },
                Field { name: "other", label: "are of", input: Input::Line(String::new()) },
            ],
        )),
        removal: None,
    })
}

fn statement_form(reading: &Reading, id: Id) -> Option<Form> {
    let statement = reading.statement(id)?;
    let [who, other] = who_fields(reading, &statement.speakers, "Who said it");
    Some(Form {
        title: "Put right: a statement".to_owned(),
        about: reading.content(statement),
        fields: vec![who, other, date_field(statement.date.as_ref())],
        more: None,
        removal: Some("It was not said"),
    })
}

fn encounter_form(reading: &Reading, id: Id) -> Option<Form> {
    let encounter = reading.encounter(id)?;
    let [who, other] = who_fields(reading, &encounter.participants, "Who took part");
    let kind = ENCOUNTERS.iter().position(|it| *it == encounter.kind).unwrap_or_default();
    let status = STATUSES.iter().position(|it| *it == encounter.status).unwrap_or_default();
    let statuses = STATUSES.iter().map(|it| labels::status(*it).unwrap_or("took place").to_owned()).collect();
    Some(Form {
        title: "Put right: an encounter".to_owned(),
        about: quote::line(reading, id)?,
        fields: vec![
            who,
            other,
            kind_field(kind),
            Field { name: "status", label: "Did it happen?", input: Input::Choice(statuses, status) },
            date_field(encounter.date.as_ref()),
        ],
        more: None,
        removal: Some("There was none"),
    })
}

fn missing_form(reading: &Reading, missing: Missing, span: Option<Span>) -> Form {
    let words = span.and_then(|span| reading.text.get(span.range())).unwrap_or_default().to_owned();
    let field = |label| Field { name: "words", label, input: Input::Words(words.clone()) };
    let (title, fields) = match missing {
        Missing::Person => {
            let name = Input::Line(words);
            (
                "Add a person",
                vec![Field { name: "words", label: "The name, as the article has it", input: name }],
            )
        }
        Missing::Statement => {
            let [who, other] = who_fields(reading, &[], "Who said it");
            ("Add a statement", vec![field("What was said, as the article has it"), who, other])
        }
        Missing::Encounter => {
            let [who, other] = who_fields(reading, &[], "Who took part");
            let words = field("The words of the article that tell of it");
            ("Add an encounter", vec![words, who, other, kind_field(0), date_field(None)])
        }
    };
    Form { title: title.to_owned(), fields, ..Form::default() }
}

/// Whoever can be picked, and a line for somebody else.
fn who_fields(reading: &Reading, who: &[Id], label: &'static str) -> [Field; 2] {
    let ticks = candidates(reading, who).map(|it| (it.name.clone(), who.contains(&it.id))).collect();
    [
        Field { name: "who", label, input: Input::Ticks(ticks) },
        Field {
            name: "other",
            label: "Somebody else, as the article names them",
            input: Input::Line(String::new()),
        },
    ]
}

fn kind_field(kind: usize) -> Field {
    let kinds = ENCOUNTERS.iter().map(|it| labels::encounter(*it).to_owned()).collect();
    Field { name: "kind", label: "How", input: Input::Choice(kinds, kind) }
}

fn date_field(date: Option<&String>) -> Field {
    Field { name: "date", label: "Date", input: Input::Date(date.cloned().unwrap_or_default()) }
}

/// Those picked, the other people, then organisations and groups; a place only where it is picked.
pub(super) fn candidates<'a>(reading: &'a Reading, who: &'a [Id]) -> impl Iterator<Item = &'a Entity> {
    let entities = &reading.article.entities;
    let picked = entities.iter().filter(|it| who.contains(&it.id));
    let ranked = [EntityKind::Person, EntityKind::Organization, EntityKind::Group].into_iter();
    let others = ranked.flat_map(|kind| entities.iter().filter(move |it| it.kind == kind));
    picked.chain(others.filter(|it| !who.contains(&it.id))).take(MOST)
}

pub(super) fn others(reading: &Reading, id: Id) -> impl Iterator<Item = &Entity> {
    candidates(reading, &[]).filter(move |it| it.id != id)
}

/// A mention with a little of what stands around it.
fn in_context(reading: &Reading, span: Span) -> String {
    let (before, behind) = (&reading.text[..span.range().start], &reading.text[span.range().end..]);
    let before: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let before: String = before.iter().rev().map(|word| format!("{word} ")).collect();
    let behind: String = behind.split_whitespace().take(3).map(|word| format!(" {word}")).collect();
    format!("…{before}[{}]{behind}…", reading.words(span))
}
