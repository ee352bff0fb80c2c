//! Corrections from JSON. By hand: on the page derived code weighs five times as much.

use super::json::{self, Json};
use super::{Correction, Item, Quote};
use crate::article::{EncounterKind, EntityKind, Status};

pub(super) const ENTITIES: &[(&str, EntityKind)] = &[
    ("person", EntityKind::Person),
    ("organization", EntityKind::Organization),
    ("place", EntityKind::Place),
    ("group", EntityKind::Group),
];

pub(super) const ENCOUNTERS: &[(&str, EncounterKind)] = &[
    ("meeting", EncounterKind::Meeting),
    ("call", EncounterKind::Call),
    ("video", EncounterKind::Video),
    ("visit", EncounterKind::Visit),
    ("message", EncounterKind::Message),
];

pub(super) const STATUSES: &[(&str, Status)] = &[
    ("happened", Status::Happened),
    ("ongoing", Status::Ongoing),
    ("planned", Status::Planned),
    ("proposed", Status::Proposed),
    ("cancelled", Status::Cancelled),
    ("denied", Status::Denied),
];

/// What is read, or what is wrong with it.
type Read<T> = Result<T, String>;

/// A list of corrections.
pub(super) fn read(json: &str) -> Read<Vec<Correction>> {
    let Json::List(list) = json::read(json).map_err(|at| nonsense(json, at))? else {
        return Err("it is no array".to_owned());
    };
    let numbered = list.into_iter().enumerate();
    numbered
        .map(|(at, it)| correction(it).map_err(|why| format!("in correction {}, {why}", at + 1)))
        .collect()
}

fn nonsense(json: &str, at: usize) -> String {
    let before = &json.as_bytes()[..at];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    format!("it makes no sense from line {line}, column {column} on")
}

fn missing(name: &str) -> String {
    ["`", name, "` is missing or wrong"].concat()
}

fn unknown(name: &str) -> String {
    ["`", name, "` is unknown"].concat()
}

fn correction(json: Json) -> Read<Correction> {
    let (name, value) = tagged(json)?;
    if name == "remove" {
        return item(value).map(Correction::Remove);
    }
    let mut it = Fields::of(&name, value)?;
    let made = match name.as_str() {
        "rename" => Correction::Rename { who: it.text("who")?, name: it.text("name")? },
        "merge" => Correction::Merge { who: it.text("who")?, with: it.text("with")? },
        "split" => Correction::Split { who: it.text("who")?, at: it.quotes("at")?, name: it.text("name")? },
        "not_person" => Correction::NotPerson { who: it.text("who")?, but: it.one_of("but", ENTITIES)? },
        "speaker" => Correction::Speaker { of: it.quote("of")?, who: it.texts("who")? },
        "date" => Correction::Date { of: item(it.take("of"))?, date: it.text_if_any("date")? },
        "add_statement" => Correction::AddStatement { of: it.quote("of")?, who: it.texts("who")? },
        "add_encounter" => Correction::AddEncounter {
            of: it.quote("of")?,
            who: it.texts("who")?,
            kind: it.one_of("kind", ENCOUNTERS)?.ok_or_else(|| missing("kind"))?,
            date: it.text_if_any("date")?,
        },
        "change_encounter" => Correction::ChangeEncounter {
            of: item(it.take("of"))?,
            who: it.texts_if_any("who")?,
            kind: it.one_of("kind", ENCOUNTERS)?,
            status: it.one_of("status", STATUSES)?,
        },
        "add_person" => Correction::AddPerson { name: it.text("name")? },
        _ => return Err(unknown(&name)),
    };
    it.end()?;
    Ok(made)
}

fn item(json: Json) -> Read<Item> {
    let (name, value) = tagged(json)?;
    match name.as_str() {
        "statement" => quote(&name, value).map(Item::Statement),
        "encounter" => {
            let mut it = Fields::of(&name, value)?;
            let (at, who) = (it.quote("at")?, it.texts_if_any("who")?.unwrap_or_default());
            it.end()?;
            Ok(Item::Encounter { at, who })
        }
        _ => Err(unknown(&name)),
    }
}

fn quote(name: &str, json: Json) -> Read<Quote> {
    let mut it = Fields::of(name, json)?;
    let quote = Quote {
        exact: it.text("exact")?,
        prefix: it.text_if_any("prefix")?.unwrap_or_default(),
        suffix: it.text_if_any("suffix")?.unwrap_or_default(),
    };
    it.end()?;
    Ok(quote)
}

/// The one key of an object, and its value.
fn tagged(json: Json) -> Read<(String, Json)> {
    match json {
        Json::Object(mut fields) if fields.len() == 1 => Ok(fields.swap_remove(0)),
        _ => Err("a part is no object with one key".to_owned()),
    }
}

/// The fields of an object that have not been read yet.
struct Fields(Vec<(String, Json)>);

impl Fields {
    fn of(name: &str, json: Json) -> Read<Self> {
        match json {
            Json::Object(fields) => Ok(Fields(fields)),
            _ => Err(missing(name)),
        }
    }

    /// The value of a field; null where it is absent.
    fn take(&mut self, name: &str) -> Json {
        let at = self.0.iter().position(|(key, _)| key == name);
        at.map_or(Json::Null, |at| self.0.swap_remove(at).1)
    }

    fn text(&mut self, name: &str) -> Read<String> {
        self.text_if_any(name)?.ok_or_else(|| missing(name))
    }

    fn text_if_any(&mut self, name: &str) -> Read<Option<String>> {
        match self.take(name) {
            Json::Null => Ok(None),
            Json::Text(text) => Ok(Some(text)),
            _ => Err(missing(name)),
        }
    }

    fn texts(&mut self, name: &str) -> Read<Vec<String>> {
        self.texts_if_any(name)?.ok_or_else(|| missing(name))
    }

    fn texts_if_any(&mut self, name: &str) -> Read<Option<Vec<String>>> {
        let text = |it| if let Json::Text(text) = it { Ok(text) } else { Err(missing(name)) };
        match self.take(name) {
            Json::Null => Ok(None),
            Json::List(list) => list.into_iter().map(text).collect::<Read<_>>().map(Some),
            _ => Err(missing(name)),
        }
    }

    fn quote(&mut self, name: &str) -> Read<Quote> {
        quote(name, self.take(name))
    }

    fn quotes(&mut self, name: &str) -> Read<Vec<Quote>> {
        match self.take(name) {
            Json::List(list) => list.into_iter().map(|it| quote(name, it)).collect(),
            _ => Err(missing(name)),
        }
    }

    fn one_of<T: Copy>(&mut self, name: &str, all: &[(&str, T)]) -> Read<Option<T>> {
        let Some(text) = self.text_if_any(name)? else { return Ok(None) };
        let found = all.iter().find(|(known, _)| *known == text);
        found.map(|(_, value)| Some(*value)).ok_or_else(|| unknown(&text))
    }

    fn end(self) -> Read<()> {
        self.0.first().map_or(Ok(()), |(name, _)| Err(unknown(name)))
    }
}
