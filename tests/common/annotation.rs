//! Articles annotated by hand, `tests/newsroom/NAME.json`: the strings of an annotation found in its article.
//!
//! The form of the files is told in `tests/newsroom/README.md`.

#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of this")]

use readout::document::Span;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// One annotated article.
pub struct Annotated {
    pub name: String,
    pub text: String,
    pub published: Option<String>,
    /// Each person's forms of the name, the fullest first.
    pub people: Vec<Vec<String>>,
    pub statements: Vec<Said>,
    pub encounters: Vec<Met>,
    pub times: Vec<When>,
}

/// An annotated statement.
pub struct Said {
    pub speakers: Vec<String>,
    /// The words that name the source, as they stand.
    pub source: Option<String>,
    pub content: Vec<Span>,
    /// `direct`, `indirect` or `mixed`.
    pub form: String,
    pub optional: bool,
}

/// An annotated encounter.
pub struct Met {
    pub kind: String,
    pub people: Vec<String>,
    pub date: Option<String>,
    pub triggers: Vec<Span>,
    pub optional: bool,
}

/// An annotated expression of time.
pub struct When {
    pub span: Span,
    pub value: Option<String>,
    pub optional: bool,
}

/// Every annotated article of a folder, by name.
///
/// # Panics
/// Where an annotation names words that its article does not have.
pub fn articles(folder: &Path) -> Vec<Annotated> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.with_extension("txt").is_file() && path.extension().is_some_and(|it| it == "json")
    });
    paths.sort();
    paths.iter().map(|path| article(path)).collect()
}

fn article(path: &Path) -> Annotated {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let read = |ending| fs::read_to_string(path.with_extension(ending)).unwrap();
    let annotation: Value =
        serde_json::from_str(&read("json")).unwrap_or_else(|error| panic!("{name}: {error}"));
    let text = read("txt");
    let finder = Finder { name: &name, text: &text };
    Annotated {
        published: string(&annotation["published"]),
        people: items(&annotation, "people").map(forms_of_name).collect(),
        statements: items(&annotation, "statements").map(|item| finder.statement(item)).collect(),
        encounters: items(&annotation, "encounters").map(|item| finder.encounter(item)).collect(),
        times: items(&annotation, "times").map(|item| finder.time(item)).collect(),
        name,
        text,
    }
}

fn items<'a>(annotation: &'a Value, layer: &str) -> impl Iterator<Item = &'a Value> {
    annotation[layer].as_array().unwrap_or_else(|| panic!("an annotation has no {layer}")).iter()
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The strings of a list, or of one that stands alone.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(string).collect(),
        alone => string(alone).into_iter().collect(),
    }
}

fn forms_of_name(person: &Value) -> Vec<String> {
    string(&person["name"]).into_iter().chain(strings(&person["aliases"])).collect()
}

fn is_optional(item: &Value) -> bool {
    item["optional"] == Value::Bool(true)
}

/// Which occurrence an item means, counted from 0.
fn nth(item: &Value) -> usize {
    item["nth"].as_u64().map_or(0, |nth| nth as usize - 1)
}

struct Finder<'a> {
    name: &'a str,
    text: &'a str,
}

impl Finder<'_> {
    fn statement(&self, item: &Value) -> Said {
        let mut from = self.nth_of(item["sentence"].as_str().unwrap(), nth(item)).start as usize;
        let mut content = Vec::new();
        for piece in strings(&item["content"]) {
            let span = self.from(&piece, from, 0);
            from = span.end as usize;
            content.push(span);
        }
        let speaker = if item["speaker"].is_null() { &item["speakers"] } else { &item["speaker"] };
        Said {
            speakers: strings(speaker),
            source: string(&item["source"]),
            content,
            form: string(&item["form"]).unwrap(),
            optional: is_optional(item),
        }
    }

    fn encounter(&self, item: &Value) -> Met {
        Met {
            kind: string(&item["kind"]).unwrap(),
            people: strings(&item["people"]),
            date: string(&item["date"]),
            triggers: item["triggers"]
                .as_array()
                .unwrap()
                .iter()
                .map(|trigger| self.trigger(trigger))
                .collect(),
            optional: is_optional(item),
        }
    }

    fn trigger(&self, trigger: &Value) -> Span {
        let (words, sentence) = (trigger["text"].as_str().unwrap(), trigger["sentence"].as_str());
        let Some(sentence) = sentence else { return self.nth_word(words, nth(trigger)) };
        // `nth` counts the sentences where there are several alike, else the trigger in its sentence.
        let (of_sentence, of_words) =
            if self.text.matches(sentence).count() > 1 { (nth(trigger), 0) } else { (0, nth(trigger)) };
        self.from(words, self.nth_of(sentence, of_sentence).start as usize, of_words)
    }

    fn time(&self, item: &Value) -> When {
        When {
            span: self.nth_word(item["text"].as_str().unwrap(), nth(item)),
            value: string(&item["value"]),
            optional: is_optional(item),
        }
    }

    fn nth_of(&self, words: &str, nth: usize) -> Span {
        self.span(words, self.text.match_indices(words).nth(nth).map(|(start, _)| start))
    }

    /// The nth occurrence that is no part of a longer word.
    fn nth_word(&self, words: &str, nth: usize) -> Span {
        self.span(words, self.whole(words).nth(nth))
    }

    /// The nth occurrence from a place in the text on, as whole words where there is one.
    fn from(&self, words: &str, from: usize, nth: usize) -> Span {
        let whole = self.whole(words).filter(|start| *start >= from).nth(nth);
        let part =
            || self.text.match_indices(words).map(|(start, _)| start).filter(|start| *start >= from).nth(nth);
        self.span(
            words,
            whole.or_else(part).or_else(|| self.whole(words).filter(|start| *start < from).last()),
        )
    }

    fn whole<'a>(&'a self, words: &'a str) -> impl Iterator<Item = usize> {
        let is_letter = |letter: Option<char>| letter.is_some_and(|it| it.is_alphanumeric() || it == '_');
        let starts: Vec<_> = self.text.match_indices(words).map(|(start, _)| start).collect();
        starts.into_iter().filter(move |start| {
            let (before, after) = (&self.text[..*start], &self.text[start + words.len()..]);
            let cuts_before = is_letter(words.chars().next()) && is_letter(before.chars().next_back());
            let cuts_after = is_letter(words.chars().next_back()) && is_letter(after.chars().next());
            !cuts_before && !cuts_after
        })
    }

    fn span(&self, words: &str, start: Option<usize>) -> Span {
        let start = start.unwrap_or_else(|| panic!("{}: “{words}” does not stand there", self.name));
        Span::new(start, start + words.len())
    }
}
