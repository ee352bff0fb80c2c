//! What the tests over whole texts share: a readable form of a reading, and comparison with files.

#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of this")]

use readout::article::{Article, Encounter, EntityKind, Id, Statement};
use readout::{Options, extract};
use std::fmt::Write as _;
use std::path::Path;

/// Reads a text and writes the reading down, one line an item, the same on every run.
pub fn reading(text: &str, published: Option<jiff::civil::Date>) -> String {
    let article = extract(text, &Options { published });
    let mut out = String::new();
    if let Some(published) = &article.published {
        writeln!(out, "published  {}", published.value).unwrap();
    }
    for entity in &article.entities {
        let label = match entity.kind {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Place => "place",
            EntityKind::Group => "group",
        };
        let mut line = format!("{label:<11}{}", entity.name);
        for (name, list) in [("titles", &entity.titles), ("also", &entity.aliases)] {
            if !list.is_empty() {
                write!(line, "  {name}: {}", list.join(", ")).unwrap();
            }
        }
        writeln!(out, "{line}").unwrap();
    }
    for time in &article.times {
        let value = time.value.as_deref().unwrap_or("?");
        writeln!(out, "time       {} = {value}", time.span.of(text)).unwrap();
    }
    for statement in &article.statements {
        writeln!(out, "{}", statement_line(text, &article, statement)).unwrap();
    }
    for encounter in &article.encounters {
        writeln!(out, "{}", encounter_line(text, &article, encounter)).unwrap();
    }
    out
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
    let date = e.date.as_deref().map(|d| format!(", {d}")).unwrap_or_default();
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
