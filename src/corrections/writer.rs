//! Corrections as JSON, the way that [`super::reader`] reads them.

use super::reader::{ENCOUNTERS, ENTITIES, STATUSES};
use super::{Correction, Item, Quote, json};

/// A list, without blanks.
pub(super) fn write(corrections: &[Correction]) -> String {
    let mut it = Writer("[".to_owned());
    for correction in corrections {
        it.part("{");
        it.correction(correction);
        it.0.push_str("}}");
    }
    it.0 + "]"
}

/// What has been written.
struct Writer(String);

impl Writer {
    /// All but the brackets that close it.
    fn correction(&mut self, correction: &Correction) {
        match correction {
            Correction::Rename { who, name } => {
                self.open("rename");
                self.text("who", who);
                self.text("name", name);
            }
            Correction::Merge { who, with } => {
                self.open("merge");
                self.text("who", who);
                self.text("with", with);
            }
            Correction::Split { who, at, name } => {
                self.open("split");
                self.text("who", who);
                self.key("at");
                self.0.push('[');
                for quote in at {
                    self.part("{");
                    self.words(quote);
                }
                self.0.push(']');
                self.text("name", name);
            }
            Correction::NotPerson { who, but } => {
                self.open("not_person");
                self.text("who", who);
                self.one_of("but", ENTITIES, *but);
            }
            Correction::Speaker { of, who } => {
                self.open("speaker");
                self.quote("of", of);
                self.texts("who", who);
            }
            Correction::Date { of, date } => {
                self.open("date");
                self.item("of", of);
                match date {
                    Some(date) => self.text("date", date),
                    None => {
                        self.key("date");
                        self.0.push_str("null");
                    }
                }
            }
            Correction::Remove(of) => {
                self.open("remove");
                self.kind_of_item(of);
            }
            Correction::AddStatement { of, who } => {
                self.open("add_statement");
                self.quote("of", of);
                self.texts("who", who);
            }
            Correction::AddEncounter { of, who, kind, date } => {
                self.open("add_encounter");
                self.quote("of", of);
                self.texts("who", who);
                self.one_of("kind", ENCOUNTERS, Some(*kind));
                if let Some(date) = date {
                    self.text("date", date);
                }
            }
            Correction::ChangeEncounter { of, who, kind, status } => {
                self.open("change_encounter");
                self.item("of", of);
                if let Some(who) = who {
                    self.texts("who", who);
                }
                self.one_of("kind", ENCOUNTERS, *kind);
                self.one_of("status", STATUSES, *status);
            }
            Correction::AddPerson { name } => {
                self.open("add_person");
                self.text("name", name);
            }
        }
    }

    fn item(&mut self, key: &str, item: &Item) {
        self.open(key);
        self.kind_of_item(item);
        self.0.push('}');
    }

    fn kind_of_item(&mut self, item: &Item) {
        match item {
            Item::Statement(quote) => self.quote("statement", quote),
            Item::Encounter { at, who } => {
                self.open("encounter");
                self.quote("at", at);
                if !who.is_empty() {
                    self.texts("who", who);
                }
                self.0.push('}');
            }
        }
    }

    fn quote(&mut self, key: &str, quote: &Quote) {
        self.open(key);
        self.words(quote);
    }

    /// The rest of a quote whose bracket is open.
    fn words(&mut self, quote: &Quote) {
        self.text("exact", &quote.exact);
        for (key, words) in [("prefix", &quote.prefix), ("suffix", &quote.suffix)] {
            if !words.is_empty() {
                self.text(key, words);
            }
        }
        self.0.push('}');
    }

    fn texts(&mut self, key: &str, texts: &[String]) {
        self.key(key);
        self.0.push('[');
        for text in texts {
            self.part("");
            json::write(&mut self.0, text);
        }
        self.0.push(']');
    }

    fn one_of<T: Copy + PartialEq>(&mut self, key: &str, all: &[(&str, T)], value: Option<T>) {
        if let Some((name, _)) = all.iter().find(|(_, it)| Some(*it) == value) {
            self.text(key, name);
        }
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        json::write(&mut self.0, text);
    }

    fn open(&mut self, key: &str) {
        self.key(key);
        self.0.push('{');
    }

    fn key(&mut self, key: &str) {
        self.part("");
        json::write(&mut self.0, key);
        self.0.push(':');
    }

    /// What begins another part: a comma, if there is one already.
    fn part(&mut self, opening: &str) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
        self.0.push_str(opening);
    }
}
