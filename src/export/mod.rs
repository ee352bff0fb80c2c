//! What a reading can be saved as.
//!
//! Each format is a function from the text and the [`Article`] to a string, and a line in [`FORMATS`]. The
//! article may count any unit; JSON and CSV give spans in that unit.

mod conllu;
mod csv;
mod html;
mod ics;
mod json;
mod markdown;

pub use conllu::conllu;
#[doc(hidden)]
pub use csv::line as csv_line;

use crate::Span;
use crate::article::{Article, DateBasis, Encounter, EncounterKind, Id, Offsets, Statement, Status};
use std::borrow::Cow;

/// A kind of file.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name for readers.
    pub title: &'static str,
    /// The ending of file names, without the full stop.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Writes a reading of a text; the result ends with a line end.
    pub write: fn(text: &str, article: &Article) -> String,
}

/// Every kind of file that is made from a text and its [`Article`]. ([`conllu()`] is made from the
/// text alone.)
pub const FORMATS: &[Format] = &[
    Format {
        name: "json",
        title: "JSON",
        extension: "json",
        media_type: "application/json",
        write: json::pretty,
    },
    Format {
        name: "ndjson",
        title: "JSON, one line",
        extension: "ndjson",
        media_type: "application/x-ndjson",
        write: json::line,
    },
    Format {
        name: "markdown",
        title: "Markdown",
        extension: "md",
        media_type: "text/markdown",
        write: markdown::write,
    },
    Format { name: "csv", title: "Table (CSV)", extension: "csv", media_type: "text/csv", write: csv::write },
    Format {
        name: "ics",
        title: "Calendar (iCalendar)",
        extension: "ics",
        media_type: "text/calendar",
        write: ics::write,
    },
    Format {
        name: "html",
        title: "Web page, complete in one file",
        extension: "html",
        media_type: "text/html",
        write: html::write,
    },
];

/// The format of that name.
///
/// ```
/// let text = "Ana Rey met Luis Ortiz.";
/// let article = readout::extract(text, &readout::Options::default());
/// let csv = readout::export::format("csv").expect("FORMATS has it");
/// assert_eq!((csv.write)(text, &article).lines().count(), 2);
/// assert!(readout::export::format("docx").is_none());
/// ```
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// An article beside its text: what the readable formats ask of it.
struct Reading<'a> {
    text: &'a str,
    /// Counts bytes.
    article: Cow<'a, Article>,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str, article: &'a Article) -> Self {
        let article = match article.offsets {
            Offsets::Utf8 => Cow::Borrowed(article),
            _ => Cow::Owned(article.clone().in_offsets(text, Offsets::Utf8)),
        };
        Reading { text, article }
    }

    /// The words at a span on one line; empty where the span is none of this text.
    fn words(&self, span: Span) -> String {
        let words = self.text.get(span.range()).unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words at several spans; a gap between two is shown as " … ".
    fn all_words(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| self.words(*span)).collect::<Vec<_>>().join(" … ")
    }

    fn name(&self, id: Id) -> &str {
        self.article.entity(id).map_or("unknown", |entity| entity.name.as_str())
    }

    fn names(&self, ids: &[Id]) -> Vec<&str> {
        ids.iter().map(|id| self.name(*id)).collect()
    }

    fn title(&self) -> String {
        self.article.headline.map_or_else(|| "Readout".to_owned(), |span| self.words(span))
    }

    /// "3 corrections by a reader", where there are any that fitted.
    fn corrected(&self) -> Option<String> {
        match self.article.corrections.iter().filter(|outcome| outcome.applied).count() {
            0 => None,
            1 => Some("1 correction by a reader".to_owned()),
            count => Some(format!("{count} corrections by a reader")),
        }
    }

    /// The people who said it, or the words for them where they are nobody known.
    fn speaker(&self, statement: &Statement) -> String {
        match (statement.speakers.as_slice(), statement.source) {
            ([], None) => "Unknown".to_owned(),
            ([], Some(source)) => self.words(source),
            (speakers, _) => and(&self.names(speakers)),
        }
    }

    /// What was said; quoted words in quotation marks.
    fn said(&self, statement: &Statement) -> String {
        let words = self.all_words(&statement.content);
        match statement.form {
            crate::article::Form::Direct if !words.starts_with(['“', '"', '‘', '«', '„']) => {
                format!("“{words}”")
            }
            _ => words,
        }
    }

    /// One line for an encounter: "Meeting: Xi Jinping and Sergei Shoigu, Beijing (planned)", "Visit: Ana Lind to Norway". A date that
    /// no word of the text tells is marked.
    fn encounter(&self, encounter: &Encounter) -> String {
        let mut line = kind_name(encounter.kind).to_owned();
        if !encounter.participants.is_empty() {
            line = format!("{line}: {}", and(&self.names(&encounter.sides())));
        }
        if let Some(place) = encounter.place {
            let joint = if encounter.visited().is_some() { " to" } else { "," };
            line = format!("{line}{joint} {}", self.name(place));
        }
        let inferred = (encounter.date_basis == Some(DateBasis::Inferred)).then_some("date inferred");
        let notes: Vec<&str> = status_name(encounter.status).into_iter().chain(inferred).collect();
        if notes.is_empty() { line } else { format!("{line} ({})", notes.join(", ")) }
    }

    /// The statement of that id.
    fn statement_of(&self, id: Id) -> Option<&Statement> {
        self.article.statements.iter().find(|statement| statement.id == id)
    }

    /// The encounter of that id.
    fn encounter_of(&self, id: Id) -> Option<&Encounter> {
        self.article.encounters.iter().find(|encounter| encounter.id == id)
    }
}

/// "A", "A and B", "A, B and C".
fn and(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [names @ .., last] => format!("{} and {last}", names.join(", ")),
    }
}

fn kind_name(kind: EncounterKind) -> &'static str {
    match kind {
        EncounterKind::Meeting => "Meeting",
        EncounterKind::Call => "Call",
        EncounterKind::Video => "Video call",
        EncounterKind::Visit => "Visit",
        EncounterKind::Message => "Message",
    }
}

/// The status in words; none where the encounter simply took place.
fn status_name(status: Status) -> Option<&'static str> {
    match status {
        Status::Happened => None,
        Status::Ongoing => Some("going on"),
        Status::Planned => Some("planned"),
        Status::Proposed => Some("proposed"),
        Status::Cancelled => Some("cancelled"),
        Status::Denied => Some("denied"),
    }
}

/// The name that a plain value has in JSON.
fn json_name(value: impl serde::Serialize) -> String {
    serde_json::to_string(&value).unwrap_or_default().trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A text with everything that a format has to show, and characters that formats give a meaning.
    pub(super) const TEXT: &str = "\
Bridge, at last\n\nPresident Ana Lind met Zoë Berg in Osló on Friday. “It’s *done*,” she said; “=1+1”.\n\
Berg denied it.\nThey will talk again in May, and Berg wrote to Lind.";

    /// A reading of [`TEXT`], made by hand so that no change of the extractor shows here.
    pub(super) fn article() -> Article {
        let span = |words: &str| {
            let start = TEXT.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
            json!([start, start + words.len()])
        };
        let entity = |id: &str, kind: &str, name: &str, titles: &[&str]| {
            let mention = json!({"span": span(name), "kind": "name"});
            json!({"id": id, "type": kind, "name": name, "titles": titles, "aliases": [], "mentions": [mention]})
        };
        let statement =
            |id: &str, speakers: &[&str], words: &[&str], cue: &str, form: &str, sentence: u32| {
                let content: Vec<_> = words.iter().map(|words| span(words)).collect();
                let evidence = json!([span(cue)]);
                json!({
                    "id": id, "speakers": speakers, "source": null, "cue": span(cue), "content": content,
                    "form": form, "act": "say", "to": [], "on_behalf_of": null, "date": null,
                    "sentence": sentence, "evidence": evidence, "rule": "by-hand", "confidence": 0.5,
                })
            };
        let encounter = |id: &str, kind: &str, trigger: &str, date: Option<&str>, status: &str| {
            let place = (kind == "meeting").then_some("l1");
            let basis = date.map(|date| if date.len() == 10 { "stated" } else { "inferred" });
            json!({
                "id": id, "kind": kind, "participants": ["p1", "p2"], "place": place, "time": null,
                "date": date, "date_basis": basis, "status": status, "triggers": [span(trigger)], "key": true,
                "evidence": [span(trigger)], "rule": "by-hand", "confidence": 1.0,
            })
        };
        let article = json!({
            "schema": "readout/1",
            "offsets": "utf-8",
            "published": {"value": "2025-03-01", "from": "option", "span": null},
            "headline": span("Bridge, at last"),
            "sentences": [
                span("Bridge, at last"),
                span("President Ana Lind met Zoë Berg in Osló on Friday."),
                span("“It’s *done*,” she said; “=1+1”."),
                span("Berg denied it."),
                span("They will talk again in May, and Berg wrote to Lind."),
            ],
            "entities": [
                entity("p1", "person", "Ana Lind", &["President"]),
                entity("p2", "person", "Zoë Berg", &[]),
                entity("l1", "place", "Osló", &[]),
            ],
            "times": [{"id": "t1", "span": span("Friday"), "type": "DATE", "value": "2025-02-28"}],
            "statements": [
                statement("s1", &["p1"], &["It’s *done*", "=1+1"], "said", "direct", 2),
                statement("s2", &[], &["it."], "denied", "indirect", 3),
            ],
            "encounters": [
                encounter("e1", "meeting", "met", Some("2025-02-28"), "happened"),
                encounter("e2", "call", "talk", Some("2025-05"), "planned"),
                encounter("e3", "message", "wrote", None, "happened"),
            ],
            "timeline": [
                {"date": "2025-02-28", "date_text": "Friday", "entries": ["e1", "s1"]},
                {"date": "2025-05", "date_text": "in May", "entries": ["e2"]},
                {"date": null, "date_text": null, "entries": ["s2", "e3"]},
            ],
        });
        serde_json::from_value(article).expect("it follows the schema")
    }

    #[test]
    fn every_format_ends_its_last_line() {
        for format in FORMATS {
            for (text, article) in [(TEXT, article()), ("", crate::extract("", &crate::Options::default()))] {
                let written = (format.write)(text, &article);
                assert!(written.ends_with('\n'), "{}: {written}", format.name);
            }
        }
    }

    #[test]
    fn what_a_visit_goes_to_is_no_visitor() {
        let text = "President Ana Lind will visit Norway. Zoë Berg visited Lind in Osló. Lind met Berg.";
        let article = crate::extract(text, &crate::Options::default());
        let reading = Reading::new(text, &article);
        let lines: Vec<String> = article.encounters.iter().map(|it| reading.encounter(it)).collect();
        expect_test::expect![[r#"
            Visit: Ana Lind to Norway (planned)
            Visit: Zoë Berg and Ana Lind, Osló
            Meeting: Ana Lind and Zoë Berg"#]]
        .assert_eq(&lines.join("\n"));
    }

    #[test]
    fn json_comes_back_as_the_same_article() {
        for name in ["json", "ndjson"] {
            let written = (format(name).expect("it is in the list").write)(TEXT, &article());
            assert_eq!(serde_json::from_str::<Article>(&written).expect("it follows the schema"), article());
            assert!(name == "json" || written.lines().count() == 1);
        }
    }

    #[test]
    fn readable_formats_tell_of_corrections() {
        let done = crate::corrections::Outcome { applied: true, ..Default::default() };
        let left = crate::corrections::Outcome::default();
        let told = |corrections: &[crate::corrections::Outcome]| {
            let article = Article { corrections: corrections.to_vec(), ..article() };
            ["markdown", "html"].map(|name| {
                let written = (format(name).expect("it is in the list").write)(TEXT, &article);
                written.lines().find(|line| line.contains("by a reader")).map(str::to_owned)
            })
        };
        let words = |words: &str| [Some(format!("With {words}.")), Some(format!("<p>With {words}.</p>"))];
        assert_eq!(told(&[done.clone(), left.clone(), done.clone()]), words("2 corrections by a reader"));
        assert_eq!(told(&[done]), words("1 correction by a reader"));
        assert_eq!(told(&[left]), [None, None]);
    }

    #[test]
    fn spans_of_another_text_do_no_harm() {
        for format in FORMATS {
            (format.write)("é", &article());
        }
    }

    #[test]
    fn names_are_listed_as_people_do() {
        assert_eq!(
            [and(&[]), and(&["A"]), and(&["A", "B"]), and(&["A", "B", "C"])].join("|"),
            "|A|A and B|A, B and C"
        );
    }
}
