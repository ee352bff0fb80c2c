//! The article that the project began with, against its full reading by hand.
//!
//! Its text is not ours to pass on, so it lies beside the repository; where it is absent the test says so.

mod common;

use common::difference;
use readout::article::{Article, EntityKind, Id};
use readout::{Options, extract};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn the_seed_article_reads_as_annotated() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/seed/seed.json");
    let Ok(json) = fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let gold: Value = serde_json::from_str(&json).unwrap();
    let text = gold["text"].as_str().unwrap();
    let article = extract(text, &Options::default());
    for (layer, gold, read) in [
        ("people", gold_people(&gold), read_people(&article)),
        ("statements", gold_statements(&gold, text), read_statements(&article, text)),
        ("encounters", gold_encounters(&gold), read_encounters(&article)),
        ("times", gold_times(&gold, text), read_times(&article, text)),
    ] {
        let read = read.into_iter().filter(|line| !gold.optional.contains(line)).collect();
        let (expected, actual) = (sorted(gold.required), sorted(read));
        assert!(expected == actual, "{layer}:\n{}", difference(&expected, &actual));
    }
}

/// The lines of one annotated layer; an optional one may be read or not.
struct Gold {
    required: Vec<String>,
    optional: Vec<String>,
}

fn gold(items: &Value, line: impl Fn(&Value) -> String) -> Gold {
    let is_optional = |item: &&Value| item["optional"] == Value::Bool(true);
    let (optional, required): (Vec<_>, Vec<_>) = items.as_array().unwrap().iter().partition(is_optional);
    let lines = |items: Vec<&Value>| items.into_iter().map(&line).collect();
    Gold { required: lines(required), optional: lines(optional) }
}

fn sorted(mut lines: Vec<String>) -> String {
    lines.sort();
    lines.join("\n")
}

fn joined(mut names: Vec<&str>) -> String {
    names.sort_unstable();
    names.join(" + ")
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()
}

/// The words of an annotated span, which counts code points.
fn words(text: &str, span: &Value) -> String {
    let [start, end] = [0, 1].map(|i| span[i].as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

fn names<'a>(article: &'a Article, ids: &[Id]) -> Vec<&'a str> {
    let name = |id: &Id| article.entities.iter().find(|entity| entity.id == *id).unwrap().name.as_str();
    ids.iter().map(name).collect()
}

fn gold_people(annotated: &Value) -> Gold {
    gold(&annotated["people"], |person| {
        format!("{} ({})", person["name"].as_str().unwrap(), joined(strings(&person["names"])))
    })
}

fn read_people(article: &Article) -> Vec<String> {
    let people = article.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let forms =
        |aliases: &[String], name: &str| joined(aliases.iter().map(String::as_str).chain([name]).collect());
    people.map(|person| format!("{} ({})", person.name, forms(&person.aliases, &person.name))).collect()
}

fn gold_statements(annotated: &Value, text: &str) -> Gold {
    gold(&annotated["statements"], |statement| {
        let content: Vec<String> =
            statement["content"].as_array().unwrap().iter().map(|span| words(text, span)).collect();
        format!("{}: {}", joined(strings(&statement["speakers"])), content.join(" … "))
    })
}

fn read_statements(article: &Article, text: &str) -> Vec<String> {
    let content = |spans: &[readout::document::Span]| {
        spans.iter().map(|span| bare(span.of(text))).collect::<Vec<_>>().join(" … ")
    };
    let statements = article.statements.iter();
    statements.map(|s| format!("{}: {}", joined(names(article, &s.speakers)), content(&s.content))).collect()
}

/// A content without its complementiser and its own quotation marks, which the annotation leaves out.
fn bare(content: &str) -> &str {
    let content = content.strip_prefix("that ").unwrap_or(content);
    let unquoted = content.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    unquoted.map_or(content, |words| words.trim_end_matches([',', '.']))
}

fn gold_encounters(annotated: &Value) -> Gold {
    gold(&annotated["encounters"], |encounter| {
        let date = encounter["date"].as_str().unwrap_or("undated");
        format!("{} {} {date}", encounter["kind"].as_str().unwrap(), joined(strings(&encounter["people"])))
    })
}

fn read_encounters(article: &Article) -> Vec<String> {
    let line = |encounter: &readout::article::Encounter| {
        let people = joined(names(article, &encounter.participants));
        let kind = format!("{:?}", encounter.kind).to_lowercase();
        format!("{kind} {people} {}", encounter.date.as_deref().unwrap_or("undated"))
    };
    article.encounters.iter().map(line).collect()
}

fn gold_times(annotated: &Value, text: &str) -> Gold {
    gold(&annotated["times"], |time| {
        format!("{} = {}", words(text, &time["span"]), time["value"].as_str().unwrap())
    })
}

fn read_times(article: &Article, text: &str) -> Vec<String> {
    let times = article.times.iter();
    times.map(|time| format!("{} = {}", time.span.of(text), time.value.as_deref().unwrap_or("?"))).collect()
}
