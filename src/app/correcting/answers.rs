//! What the answers to a form put right.

use super::form::{candidates, others};
use super::{ENCOUNTERS, ENTITIES, Missing, STATUSES, Subject};
use crate::app::reading::Reading;
use crate::article::{EntityKind, Id, IdKind};
use crate::corrections::{Correction, Item, Quote};
use crate::document::Span;

/// Answers by the names of their questions, in order.
#[derive(Clone, Debug, Default)]
pub struct Answers(pub Vec<(&'static str, String)>);

impl Answers {
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| *key == name).map(|(_, value)| value.trim())
    }

    fn one<'a>(&'a self, name: &'a str) -> &'a str {
        self.all(name).next().unwrap_or_default()
    }

    fn numbers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = usize> {
        self.all(name).filter_map(|value| value.parse().ok())
    }

    fn number(&self, name: &str) -> usize {
        self.numbers(name).next().unwrap_or_default()
    }
}

/// What a form's answers put right; an empty list where they change nothing.
///
/// # Errors
/// What is missing or wrong, in a sentence for the reader.
pub fn corrections(
    reading: &Reading,
    subject: Subject,
    answers: &Answers,
) -> Result<Vec<Correction>, String> {
    match subject {
        Subject::Missing(missing, span) => add(reading, missing, span, answers).map(|it| vec![it]),
        Subject::Item(id) => match id.kind {
            IdKind::Statement => of_statement(reading, id, answers),
            IdKind::Encounter => of_encounter(reading, id, answers),
            _ => of_entity(reading, id, answers),
        },
    }
}

/// What takes an item out.
pub fn removal(reading: &Reading, id: Id) -> Option<Correction> {
    item(reading, id).map(Correction::Remove)
}

fn item(reading: &Reading, id: Id) -> Option<Item> {
    let (text, article) = (&reading.text, &reading.article);
    match id.kind {
        IdKind::Statement => Some(Item::of_statement(text, article, reading.statement(id)?)),
        IdKind::Encounter => Some(Item::of_encounter(text, article, reading.encounter(id)?)),
        _ => None,
    }
}

fn of_entity(reading: &Reading, id: Id, answers: &Answers) -> Result<Vec<Correction>, String> {
    let mut made = Vec::new();
    let Some(entity) = reading.entity(id) else { return Ok(made) };
    let mut who = entity.name.clone();
    let at = answers.numbers("at").filter_map(|at| entity.mentions.get(at));
    let at: Vec<Quote> = at.map(|mention| Quote::of(&reading.text, mention.span)).collect();
    if !at.is_empty() {
        let name = answers.one("other").to_owned();
        if name.is_empty() || name == who {
            return Err("Whose are the mentions that you ticked?".to_owned());
        }
        made.push(Correction::Split { who: who.clone(), at, name });
    }
    // A name that somebody has already means that the two are one.
    let named = answers.one("name");
    let picked = answers.number("same").checked_sub(1).and_then(|at| others(reading, id).nth(at));
    let same = picked.or_else(|| others(reading, id).find(|it| it.name == named && it.kind == entity.kind));
    if let Some(same) = same {
        made.push(Correction::Merge { who: same.name.clone(), with: who });
        who = same.name.clone();
    } else if !named.is_empty() && named != who {
        made.push(Correction::Rename { who, name: named.to_owned() });
        who = named.to_owned();
    }
    if let Some(&(but, _)) = ENTITIES.get(answers.number("kind"))
        && but != Some(entity.kind)
    {
        made.push(Correction::NotPerson { who, but });
    }
    Ok(made)
}

fn of_statement(reading: &Reading, id: Id, answers: &Answers) -> Result<Vec<Correction>, String> {
    let mut made = Vec::new();
    let (Some(statement), Some(of)) = (reading.statement(id), item(reading, id)) else { return Ok(made) };
    if let (Some(who), Item::Statement(of)) = (others_than(reading, &statement.speakers, answers)?, &of) {
        made.push(Correction::Speaker { of: of.clone(), who });
    }
    made.extend(another_date(of, statement.date.as_ref(), answers));
    Ok(made)
}

fn of_encounter(reading: &Reading, id: Id, answers: &Answers) -> Result<Vec<Correction>, String> {
    let mut made = Vec::new();
    let (Some(encounter), Some(of)) = (reading.encounter(id), item(reading, id)) else { return Ok(made) };
    let who = others_than(reading, &encounter.participants, answers)?;
    if who.as_ref().is_some_and(Vec::is_empty) {
        return Err(NOBODY.to_owned());
    }
    let kind = ENCOUNTERS.get(answers.number("kind")).copied().filter(|it| *it != encounter.kind);
    let status = STATUSES.get(answers.number("status")).copied().filter(|it| *it != encounter.status);
    // The date first: it is told by who took part so far, where several encounters have the same words.
    made.extend(another_date(of.clone(), encounter.date.as_ref(), answers));
    if who.is_some() || kind.is_some() || status.is_some() {
        made.push(Correction::ChangeEncounter { of, who, kind, status });
    }
    Ok(made)
}

const NOBODY: &str = "Who took part? Tick one at least.";

fn add(
    reading: &Reading,
    missing: Missing,
    span: Option<Span>,
    answers: &Answers,
) -> Result<Correction, String> {
    let words = answers.one("words");
    if missing == Missing::Person {
        stands_in(reading, words)?;
        let (name, but) = (words.to_owned(), Some(EntityKind::Person));
        let known = reading.article.entities.iter().find(|it| it.name == name);
        return match known.map(|it| it.kind == EntityKind::Person) {
            None => Ok(Correction::AddPerson { name }),
            Some(false) => Ok(Correction::NotPerson { who: name, but }),
            Some(true) => Err(format!("{name} is a person already.")),
        };
    }
    let of = Quote::of(&reading.text, place(reading, span, words)?);
    let who = named(reading, &[], answers)?;
    if missing == Missing::Statement {
        return Ok(Correction::AddStatement { of, who });
    }
    if who.is_empty() {
        return Err(NOBODY.to_owned());
    }
    let kind = ENCOUNTERS.get(answers.number("kind")).copied().unwrap_or(ENCOUNTERS[0]);
    Ok(Correction::AddEncounter { of, who, kind, date: date(answers) })
}

/// Where words stand: where they were picked, or else where they stand first.
fn place(reading: &Reading, picked: Option<Span>, words: &str) -> Result<Span, String> {
    let picked = picked.filter(|span| span.of(&reading.text).trim() == words);
    match picked {
        Some(span) => Ok(span),
        None => {
            let start = stands_in(reading, words)?;
            Ok(Span::new(start, start + words.len()))
        }
    }
}

fn stands_in(reading: &Reading, words: &str) -> Result<usize, String> {
    match reading.text.find(words).filter(|_| !words.is_empty()) {
        Some(start) => Ok(start),
        None => Err(format!("“{words}” does not stand in the article.")),
    }
}

/// The names that are ticked, and the one that is written.
fn named(reading: &Reading, who: &[Id], answers: &Answers) -> Result<Vec<String>, String> {
    let ticked: Vec<usize> = answers.numbers("who").collect();
    let all = candidates(reading, who).enumerate().filter(|(at, _)| ticked.contains(at));
    let mut names: Vec<String> = all.map(|(_, it)| it.name.clone()).collect();
    let other = answers.one("other");
    if !other.is_empty() && !names.iter().any(|name| name == other) {
        if !reading.article.entities.iter().any(|it| it.name == other) {
            stands_in(reading, other)?;
        }
        names.push(other.to_owned());
    }
    Ok(names)
}

/// The names, where they are others than those of `who`.
fn others_than(reading: &Reading, who: &[Id], answers: &Answers) -> Result<Option<Vec<String>>, String> {
    let names = named(reading, who, answers)?;
    let same =
        names.len() == who.len() && who.iter().all(|&id| names.iter().any(|it| it == reading.name(id)));
    Ok((!same).then_some(names))
}

fn date(answers: &Answers) -> Option<String> {
    Some(answers.one("date").to_owned()).filter(|date| !date.is_empty())
}

fn another_date(of: Item, before: Option<&String>, answers: &Answers) -> Option<Correction> {
    let date = date(answers);
    (date.as_ref() != before).then_some(Correction::Date { of, date })
}
