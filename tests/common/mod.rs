//! What the tests over whole texts share: a readable form of a reading, and comparison with files.

#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of this")]

pub mod annotation;
pub mod invariants;
pub mod matching;
pub mod scoring;

use readout::article::{Article, DateBasis, Encounter, Entity, EntityKind, Id, Statement, Time};
use readout::{Options, extract};
use std::fmt::{self, Write as _};
use std::path::Path;

/// A reading written down layer by layer, one line an item, the same on every run.
pub struct Reading {
    /// Each layer's name and lines, in the order of the pipeline.
    pub layers: [(&'static str, String); 5],
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.layers.iter().try_for_each(|(_, lines)| f.write_str(lines))
    }
}

/// Reads a text and writes the reading down.
pub fn reading(text: &str, published: Option<jiff::civil::Date>) -> Reading {
    let article = extract(text, &Options { published, ..Options::default() });
    let lines = |items: Vec<String>| items.into_iter().map(|line| line + "\n").collect();
    Reading {
        layers: [
            ("outline", lines(outline_lines(text, &article))),
            ("entities", lines(article.entities.iter().map(entity_line).collect())),
            ("times", lines(article.times.iter().map(|time| time_line(text, time)).collect())),
            (
                "statements",
                lines(article.statements.iter().map(|s| statement_line(text, &article, s)).collect()),
            ),
            (
                "encounters",
                lines(article.encounters.iter().map(|e| encounter_line(text, &article, e)).collect()),
            ),
        ],
    }
}

fn outline_lines(text: &str, article: &Article) -> Vec<String> {
    let published = article.published.as_ref().map(|published| format!("published  {}", published.value));
    let headline = article.headline.map(|span| format!("headline   {}", span.of(text)));
    published.into_iter().chain(headline).collect()
}

fn entity_line(entity: &Entity) -> String {
    let label = match entity.kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
    };
    let mut line = format!("{label:<13}{}", entity.name);
    for (name, list) in [("titles", &entity.titles), ("also", &entity.aliases)] {
        if !list.is_empty() {
            write!(line, "  {name}: {}", list.join(", ")).unwrap();
        }
    }
    line
}

fn time_line(text: &str, time: &Time) -> String {
    format!("time       {} = {}", time.span.of(text), time.value.as_deref().unwrap_or("?"))
}

fn names(article: &Article, ids: &[Id]) -> String {
    let name = |id: &Id| article.entities.iter().find(|e| e.id == *id).map_or("?", |e| e.name.as_str());
    if ids.is_empty() { "–".to_owned() } else { ids.iter().map(name).collect::<Vec<_>>().join(" + ") }
}

fn statement_line(text: &str, article: &Article, s: &Statement) -> String {
    let content: Vec<&str> = s.content.iter().map(|c| c.of(text)).collect();
    let cue = s.cue.map_or("", |c| c.of(text));
    let form = format!("{:?}", s.form).to_lowercase();
    let act = format!("{:?}", s.act).to_lowercase();
    let content = content.join(" … ").replace(['\n', '\r'], " ");
    format!("statement  {} [{cue}] {content}  ({form}, {act})", names(article, &s.speakers))
}

fn encounter_line(text: &str, article: &Article, e: &Encounter) -> String {
    let triggers: Vec<&str> = e.triggers.iter().map(|t| t.of(text)).collect();
    let kind = format!("{:?}", e.kind).to_lowercase();
    let status = format!("{:?}", e.status).to_lowercase();
    let place = e.place.map(|id| format!(", {}", names(article, &[id]))).unwrap_or_default();
    let about = if e.date_basis == Some(DateBasis::Inferred) { "≈" } else { "" };
    let date = e.date.as_deref().map(|d| format!(", {about}{d}")).unwrap_or_default();
    format!(
        "{kind:<11}{} [{}]{place}{date}  ({status})",
        names(article, &e.participants),
        triggers.join(", ")
    )
}

/// Whether the files that tests compare with should be written anew: `UPDATE_EXPECT=1 cargo test`.
pub fn updates() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

/// Compares with a file, or writes it.
pub fn compare_with_file(path: &Path, actual: &str) {
    if updates() {
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).unwrap();
        std::fs::write(path, actual).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    let differs = expected.lines().ne(actual.lines());
    assert!(!differs, "{}\n{}", path.display(), difference(&expected, actual));
}

/// The lines that only one of two texts has.
pub fn difference(expected: &str, actual: &str) -> String {
    let mut out = String::new();
    for line in expected.lines().filter(|l| !actual.lines().any(|a| a == *l)) {
        writeln!(out, "- {line}").unwrap();
    }
    for line in actual.lines().filter(|l| !expected.lines().any(|e| e == *l)) {
        writeln!(out, "+ {line}").unwrap();
    }
    out + "UPDATE_EXPECT=1 cargo test accepts the new reading; read its diff."
}
