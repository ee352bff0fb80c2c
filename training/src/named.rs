//! Texts with the names in them marked: corpora of names in their several formats, as documents of plain text.

use anyhow::{Context, Result};
use readout::article::EntityKind;
use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What is marked in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A name of this kind, exactly here.
    Name(EntityKind),
    /// Something of this kind, with titles and articles: the name is at its end, or somewhere in it.
    Within(EntityKind),
    /// Nobody can tell whether there is a name in it.
    Unclear,
}

/// One document, its marks in bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    pub(crate) text: String,
    pub(crate) marks: Vec<(Range<usize>, Mark)>,
}

/// A corpus: its name and its documents.
pub(crate) struct Corpus {
    pub(crate) name: &'static str,
    pub(crate) documents: Vec<Document>,
}

/// Every corpus of names to learn from.
pub(crate) fn read(data: &Path) -> Result<Vec<Corpus>> {
    type Reader = fn(&Path) -> Result<Vec<Document>>;
    let readers: [(&str, &str, Reader); 5] = [
        ("uner-ewt", "train/uner-ewt/train.iob2", uner),
        ("wikigold", "train/wikigold/wikigold.conll.txt", wikigold),
        ("meantime", "train/meantime", meantime),
        ("re3d", "train/re3d", re3d),
        ("gum-open", "train/gum-open/train.conllu", gum),
    ];
    let corpus = |(name, path, reader): (&'static str, &str, Reader)| {
        let documents = reader(&data.join(path))?;
        Ok(Corpus { name, documents })
    };
    readers.into_iter().map(corpus).collect()
}

fn text_of(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| {
        format!("cannot read {}; --data DIR names the folder of the corpora", path.display())
    })
}

/// A text built token by token.
#[derive(Default)]
struct Builder {
    document: Document,
    /// Whether a space is due before the next token.
    space: bool,
    in_quotation: bool,
}

impl Builder {
    /// Adds a token with a space before it where English has one, and says where it stands.
    fn word(&mut self, form: &str) -> Range<usize> {
        let form = match form {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            other => other,
        };
        let quote = form == "\"";
        let closes = matches!(form, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "..." | "'")
            || form.starts_with('\'') && form.len() < 4
            || form == "n't"
            || quote && self.in_quotation;
        if self.space && !closes {
            self.document.text.push(' ');
        }
        let start = self.document.text.len();
        self.document.text.push_str(form);
        self.space = !(matches!(form, "(" | "[" | "$" | "£" | "€") || quote && !self.in_quotation);
        self.in_quotation ^= quote;
        start..self.document.text.len()
    }

    fn end_of_sentence(&mut self, mark: &str) {
        self.document.text.push_str(mark);
        self.space = false;
        self.in_quotation = false;
    }

    fn mark(&mut self, span: Range<usize>, mark: Mark) {
        self.document.marks.push((span, mark));
    }

    fn take(&mut self) -> Option<Document> {
        let built = std::mem::take(self).document;
        (!built.text.trim().is_empty()).then_some(built)
    }
}

fn kind(label: &str) -> Option<EntityKind> {
    match label {
        "PER" | "Person" | "person" => Some(EntityKind::Person),
        "ORG" | "Organisation" | "organization" => Some(EntityKind::Organization),
        "LOC" | "Location" | "place" => Some(EntityKind::Place),
        _ => None,
    }
}

/// Wikigold: `token TAG` a line, all tags with `I-`.
fn wikigold(path: &Path) -> Result<Vec<Document>> {
    let text = text_of(path)?;
    let mut documents = Vec::new();
    let mut builder = Builder::default();
    let mut open: Option<(&str, Range<usize>)> = None;
    for line in text.lines().chain(["-DOCSTART- O"]) {
        let (form, label) = line.rsplit_once(' ').unwrap_or(("", "O"));
        let label = label.strip_prefix("I-").unwrap_or("");
        if let Some((of, span)) = &open
            && *of != label
        {
            if let Some(kind) = kind(of) {
                builder.mark(span.clone(), Mark::Name(kind));
            }
            open = None;
        }
        match form {
            "-DOCSTART-" => documents.extend(builder.take()),
            "" => builder.end_of_sentence(" "),
            form => {
                let span = builder.word(form);
                if !label.is_empty() {
                    let start = open.as_ref().map_or(span.start, |(_, open)| open.start);
                    open = Some((label, start..span.end));
                }
            }
        }
    }
    Ok(documents)
}

/// Sentences that make a document of Universal NER, whose own are mostly shorter than an article.
const SENTENCES: usize = 40;

/// Universal NER: IOB2, with the text of each sentence.
fn uner(path: &Path) -> Result<Vec<Document>> {
    let text = text_of(path)?;
    let mut documents = Vec::new();
    let mut document = Document::default();
    let (mut sentences, mut at) = (0, 0);
    let mut open: Option<(Option<EntityKind>, Range<usize>)> = None;
    for line in text.lines().chain([""]) {
        let columns: Vec<&str> = line.split('\t').collect();
        let label = columns.get(2).copied().unwrap_or("O");
        if !label.starts_with("I-")
            && let Some((Some(kind), span)) = open.take()
        {
            document.marks.push((span, Mark::Name(kind)));
        }
        if let Some(sentence) = line.strip_prefix("# text = ") {
            at = document.text.len();
            document.text += sentence;
            document.text.push('\n');
        } else if line.is_empty() {
            sentences += 1;
            if sentences % SENTENCES == 0 {
                documents.push(std::mem::take(&mut document));
            }
        } else if columns.len() > 2 && !line.starts_with('#') {
            let Some(found) = document.text[at..].find(columns[1]) else { continue };
            let span = at + found..at + found + columns[1].len();
            at = span.end;
            if let Some(label) = label.strip_prefix("B-") {
                open = Some((kind(label), span));
            } else if let (Some((_, open)), true) = (&mut open, label.starts_with("I-")) {
                open.end = span.end;
            }
        }
    }
    documents.push(document);
    Ok(documents)
}

/// The files below a folder in the order of their names.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// MEANTIME: XML, one element a line; the first six sentences are marked, and only these are read.
fn meantime(folder: &Path) -> Result<Vec<Document>> {
    let paths = files(folder, "xml")?;
    paths.iter().map(|path| Ok(meantime_document(&text_of(path)?))).collect()
}

/// The sentences of MEANTIME that are marked, the headline and the date among them.
const MARKED: usize = 6;

fn meantime_document(xml: &str) -> Document {
    let mut builder = Builder::default();
    let mut places: HashMap<&str, Range<usize>> = HashMap::new();
    let mut sentence = 0;
    // Mentions and what they refer to, by their numbers.
    let (mut mentions, mut kinds, mut refers) = (Vec::new(), HashMap::new(), HashMap::new());
    let mut named: Option<(&str, bool, Option<Range<usize>>)> = None;
    let mut sources = Vec::new();
    for line in xml.lines() {
        let value = |name: &str| attribute(line, name).unwrap_or("");
        if line.starts_with("<token ") {
            let of = value("sentence").parse().unwrap_or(0);
            if of >= MARKED {
                continue;
            }
            if of != sentence {
                builder.end_of_sentence(if sentence < 2 { "\n\n" } else { " " });
                sentence = of;
            }
            let form = line.split_once('>').map_or("", |(_, rest)| rest.trim_end_matches("</token>"));
            let form = form.replace("&amp;", "&").replace("&quot;", "\"");
            places.insert(value("t_id"), builder.word(&form));
        } else if line.starts_with("<ENTITY_MENTION") {
            named = Some((value("m_id"), value("syntactic_type").ends_with("NAM"), None));
        } else if line.starts_with("<token_anchor") {
            if let (Some((_, _, span)), Some(token)) = (&mut named, places.get(value("t_id"))) {
                let seen = span.clone().unwrap_or(token.clone());
                *span = Some(seen.start.min(token.start)..seen.end.max(token.end));
            }
        } else if line.starts_with("</ENTITY_MENTION") {
            if let Some((id, is_name, Some(span))) = named.take() {
                mentions.push((id, is_name, span));
            }
        } else if line.starts_with("<ENTITY ") {
            kinds.insert(value("m_id"), value("ent_type"));
        } else if line.starts_with("<source") {
            sources.push(value("m_id"));
        } else if line.starts_with("<target") {
            let target = value("m_id");
            refers.extend(sources.drain(..).map(|source| (source, target)));
        }
    }
    for (id, _, span) in mentions.into_iter().filter(|(_, is_name, _)| *is_name) {
        let label = refers.get(id).and_then(|entity| kinds.get(entity)).copied();
        match label.map(kind) {
            Some(Some(kind)) => builder.mark(span, Mark::Within(kind)),
            // Names that refer to nothing: parts of longer ones.
            None => builder.mark(span, Mark::Unclear),
            Some(None) => {}
        }
    }
    builder.document
}

/// An attribute of the one element of a line.
fn attribute<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let start = line.find(&format!(" {name}=\""))? + name.len() + 3;
    line[start..].split('"').next()
}

/// Re3d: JSON, one object a line; marks cover titles, articles and descriptions.
fn re3d(folder: &Path) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for path in files(folder, "json")?.iter().filter(|path| path.ends_with("documents.json")) {
        let mut marks: HashMap<String, Vec<(Range<usize>, Mark)>> = HashMap::new();
        for entity in json_lines(&path.with_file_name("entities.json"))? {
            let offset = |name: &str| entity[name].as_u64().unwrap_or(0) as usize;
            let mark = entity["type"].as_str().and_then(kind).map_or(Mark::Unclear, Mark::Within);
            let of = entity["documentId"].as_str().unwrap_or("").to_owned();
            if mark != Mark::Unclear {
                marks.entry(of).or_default().push((offset("begin")..offset("end"), mark));
            }
        }
        for document in json_lines(path)? {
            let text = document["text"].as_str().unwrap_or("").to_owned();
            let marks = marks.remove(document["_id"].as_str().unwrap_or("")).unwrap_or_default();
            // Offsets count code points.
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let byte = |at: usize| bytes.get(at).copied().unwrap_or(text.len());
            let marks =
                marks.into_iter().map(|(span, mark)| (byte(span.start)..byte(span.end), mark)).collect();
            documents.push(Document { text, marks });
        }
    }
    Ok(documents)
}

fn json_lines(path: &Path) -> Result<Vec<serde_json::Value>> {
    let text = text_of(path)?;
    let line =
        |line: &str| serde_json::from_str(line).with_context(|| format!("{}: no JSON", path.display()));
    text.lines().filter(|l| !l.trim().is_empty()).map(line).collect()
}

/// GUM: entities in the last column, `(12-person-…` opens and `12)` closes; those with a proper noun in them count.
fn gum(path: &Path) -> Result<Vec<Document>> {
    let text = text_of(path)?;
    let mut documents = Vec::new();
    let mut builder = Builder::default();
    // Number, type, start, whether a proper noun was seen.
    let mut open: Vec<(String, String, usize, bool)> = Vec::new();
    for line in text.lines() {
        if line.starts_with("# newdoc") {
            documents.extend(builder.take());
            open.clear();
        } else if line.starts_with("# newpar") {
            builder.end_of_sentence("\n\n");
        } else if line.is_empty() {
            open.clear();
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, tag, _, _, _, _, _, rest] = columns[..] else { continue };
        if id.contains(['-', '.']) {
            continue;
        }
        if builder.space {
            builder.document.text.push(' ');
        }
        let start = builder.document.text.len();
        builder.document.text.push_str(form);
        let end = builder.document.text.len();
        builder.space = !rest.contains("SpaceAfter=No");
        let entity = rest.split('|').find_map(|part| part.strip_prefix("Entity=")).unwrap_or("");
        let mut pieces = entity;
        while !pieces.is_empty() {
            if let Some(opened) = pieces.strip_prefix('(') {
                let stop = opened.find(['(', ')']).unwrap_or(opened.len());
                let mut parts = opened[..stop].split('-');
                let number = parts.next().unwrap_or("").to_owned();
                let of = parts.next().unwrap_or("").to_owned();
                open.push((number, of, start, false));
                pieces = &opened[stop..];
                if let Some(closed) = pieces.strip_prefix(')') {
                    pieces = closed;
                    let number = open.last().map(|o| o.0.clone()).unwrap_or_default();
                    close(&mut builder, &mut open, &number, end, tag == "PROPN");
                }
            } else {
                let stop = pieces.find(')').unwrap_or(pieces.len() - 1);
                close(&mut builder, &mut open, &pieces[..stop], end, tag == "PROPN");
                pieces = &pieces[stop + 1..];
            }
        }
        for entity in &mut open {
            entity.3 |= tag == "PROPN";
        }
    }
    documents.extend(builder.take());
    Ok(documents)
}

fn close(
    builder: &mut Builder,
    open: &mut Vec<(String, String, usize, bool)>,
    number: &str,
    end: usize,
    is_proper: bool,
) {
    let Some(at) = open.iter().rposition(|entity| entity.0 == number) else { return };
    let (_, of, start, proper) = open.remove(at);
    if let Some(kind) = kind(&of).filter(|_| proper || is_proper) {
        builder.mark(start..end, Mark::Within(kind));
    }
}
