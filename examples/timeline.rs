//! A folder of articles as one timeline: `cargo run --release --example timeline -- news`.
//!
//! Two people of different articles are one where their full names, of two words or more, are the same.

use readout::article::{Article, EntityKind, Id};
use readout::{Options, extract};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::{env, fs};

/// What many articles tell.
#[derive(Default)]
pub(crate) struct Timeline {
    /// Lines under each date.
    days: BTreeMap<String, Vec<String>>,
    /// The articles that name each person.
    people: BTreeMap<String, BTreeSet<String>>,
}

impl Timeline {
    /// Adds the article in a file.
    pub(crate) fn add(&mut self, file: &str, text: &str) {
        let article = extract(text, &Options::default());
        for day in article.timeline.iter().filter(|day| !day.entries.is_empty()) {
            let date = day.date.clone().unwrap_or("undated".to_owned());
            let lines = day.entries.iter().filter_map(|id| told(text, &article, *id));
            self.days.entry(date).or_default().extend(lines.map(|line| format!("{line} ({file})")));
        }
        for person in article.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
            if person.name.contains(' ') {
                self.people.entry(person.name.clone()).or_default().insert(file.to_owned());
            }
        }
    }

    /// The days in order, and who stands in more than one article.
    pub(crate) fn written(&self) -> String {
        let mut out = String::new();
        for (date, lines) in &self.days {
            out += &format!("{date}\n  {}\n", lines.join("\n  "));
        }
        for (name, files) in self.people.iter().filter(|(_, files)| files.len() > 1) {
            out += &format!("{name} stands in {} articles\n", files.len());
        }
        out
    }
}

/// A statement or an encounter on one line.
fn told(text: &str, article: &Article, id: Id) -> Option<String> {
    let names = |ids: &[Id]| {
        let names = ids.iter().filter_map(|id| article.entity(*id)).map(|entity| entity.name.as_str());
        names.collect::<Vec<_>>().join(" and ")
    };
    let encounter = article.encounters.iter().find(|encounter| encounter.id == id).map(|encounter| {
        format!("{:?} of {} – {:?}", encounter.kind, names(&encounter.participants), encounter.status)
    });
    encounter.or_else(|| {
        let statement = article.statements.iter().find(|statement| statement.id == id)?;
        let words = statement.content.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
        Some(format!("{}: {words}", names(&statement.speakers)))
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("which articles? call it with a folder")?;
    let mut timeline = Timeline::default();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            timeline.add(&path.display().to_string(), &fs::read_to_string(&path)?);
        }
    }
    print!("{}", timeline.written());
    Ok(())
}
