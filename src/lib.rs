//! Reads a news article: who met whom, and what each person said, with the words that say so.
//!
//! ```
//! let text = "Chilean President Ana Rey met Luis Ortiz in Lima on Friday. “We agree,” she said.";
//! let options = readout::Options { published: "2025-03-01".parse().ok(), ..Default::default() };
//! let article = readout::extract(text, &options);
//!
//! let rey = article.entities.iter().find(|entity| entity.name == "Ana Rey").expect("she is named");
//! assert_eq!(rey.titles, ["Chilean President"]);
//! assert_eq!(article.encounters[0].date.as_deref(), Some("2025-02-28"));
//! assert_eq!(article.statements[0].speakers, [rey.id]);
//! assert_eq!(article.statements[0].content[0].of(text), "“We agree,”");
//! ```
//!
//! [`extract`] takes any string and gives an [`Article`]. It is a pure function: no clock, no environment, no
//! random number; the same text and [`Options`] give the same result everywhere. Spans count bytes.

#[cfg(feature = "api")]
pub mod api;
#[cfg(any(feature = "app", test))]
pub mod app;
pub mod article;
mod attribution;
pub mod coreference;
pub mod corrections;
pub mod day;
pub mod document;
mod encounter;
pub mod export;
mod interval;
pub mod lexicon;
pub mod link;
pub mod models;
pub mod ner;
mod order;
pub mod parser;
mod reading;
mod sentence_splitter;
pub mod tagger;
mod temporal;
mod timeline;
mod tokenizer;
#[cfg(any(feature = "app", feature = "html"))]
pub mod webpage;

pub use article::Article;
pub use document::{Document, Span};
pub use tagger::Upos;

use article::{Encounter, Entity, EntityKind, Id, Statement};
use std::collections::HashSet;

/// What the caller knows about an article.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The date of publication. One found in the text itself is used when this is absent.
    pub published: Option<jiff::civil::Date>,
    /// What a reader put right, in that order; how each fared stands in [`Article::corrections`].
    pub corrections: Vec<corrections::Correction>,
}

/// Reads the linguistic layers of a text: tokens, blocks, sentences, quotations, parts of speech, phrases.
pub fn analyze<'t>(text: &'t str, options: &Options) -> Document<'t> {
    analyze_in_stages(text, options, &mut |_| {})
}

fn analyze_in_stages<'t>(
    text: &'t str,
    options: &Options,
    done: &mut impl FnMut(&'static str),
) -> Document<'t> {
    let mut doc = tokenizer::tokenize(text);
    done("tokenizer");
    let reading = reading::read(&doc, options.published);
    doc.blocks = reading.blocks;
    doc.published = reading.published;
    done("reading");
    doc.sentences = sentence_splitter::split(&doc);
    done("sentence splitter");
    doc.quotations = document::pair_quotations(&doc);
    done("quotations");
    doc.tags = tagger::tag(&doc);
    done("tagger");
    doc.syntax = parser::parse(&doc);
    done("shallow parser");
    doc
}

/// The layers that [`analyze`] makes behind sentences, for a text whose tokens and sentences are given: one sentence a line,
/// a space between any two tokens. For training and scoring on treebanks.
pub fn analyze_tokens(text: &str) -> Document<'_> {
    let mut doc = tokenizer::take_tokens(text);
    doc.tags = tagger::tag(&doc);
    doc
}

/// Reads an article. Total: any string gives an [`Article`], none panics. Spans count bytes.
pub fn extract(text: &str, options: &Options) -> Article {
    extract_in_stages(text, options, |_| {})
}

/// [`extract`], telling `done` of each stage as it ends. For benchmarks: the clock is theirs, no stage reads one.
#[doc(hidden)]
pub fn extract_in_stages(text: &str, options: &Options, mut done: impl FnMut(&'static str)) -> Article {
    let doc = analyze_in_stages(text, options, &mut done);
    let names = ner::recognize(&doc);
    done("names");
    let entities = coreference::resolve(&doc, &names);
    done("coreference");
    let times = temporal::recognize(&doc);
    done("times");
    let statements = attribution::attribute(&doc, &entities, &times);
    done("statements");
    let encounters = encounter::find(&doc, &entities, &times, &statements);
    done("encounters");
    let timeline = timeline::build(text, &encounters, &statements, &times);
    done("timeline");
    let headline = doc.blocks.iter().find(|b| b.kind == document::BlockKind::Headline);
    let mut article = Article {
        schema: article::SCHEMA.to_owned(),
        offsets: article::Offsets::Utf8,
        language: reading::language::of(&doc),
        headline: headline.map(|b| doc.span(b.tokens.clone())),
        sentences: doc.sentences.iter().map(|s| doc.span(s.tokens.clone())).collect(),
        published: doc.published,
        entities: with_a_part(entities.list, &statements, &encounters),
        times,
        statements,
        encounters,
        timeline,
        corrections: Vec::new(),
    };
    article.corrections = corrections::apply(text, &mut article, &options.corrections);
    done("article");
    article
}

/// The entities without the groups that neither speak nor are spoken to nor take part in an encounter: of
/// unnamed people, only sources and sides are worth a reader's notice.
fn with_a_part(entities: Vec<Entity>, statements: &[Statement], encounters: &[Encounter]) -> Vec<Entity> {
    let stated = statements.iter().flat_map(|s| s.speakers.iter().chain(&s.to).chain(&s.on_behalf_of));
    let encountered = encounters.iter().flat_map(|e| e.participants.iter().chain(&e.place));
    let parts: HashSet<Id> = stated.chain(encountered).copied().collect();
    let keeps = |entity: &Entity| entity.kind != EntityKind::Group || parts.contains(&entity.id);
    entities.into_iter().filter(keeps).collect()
}
