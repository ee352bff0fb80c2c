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
//! [`extract`] takes any string and gives an [`Article`]: the people, organisations and places it names, its times, statements and
//! encounters, and a timeline. It is a pure function: no clock, no environment, no random number, no network; the same
//! text and [`Options`] give the same result everywhere. It reads English; of another language [`Article::language`] says so, and
//! little is found.
//!
//! # Recipes
//!
//! **What one person said.** Items name each other by [`Id`]; [`Article::entity`] looks one up.
//!
//! ```
//! # let text = "Ana Rey met Luis Ortiz in Lima. “We agree,” Rey said. Ortiz denied it.";
//! # let article = readout::extract(text, &readout::Options::default());
//! for statement in &article.statements {
//!     let speakers: Vec<_> = statement.speakers.iter().filter_map(|id| article.entity(*id)).collect();
//!     let words: Vec<_> = statement.content.iter().map(|span| span.of(text)).collect();
//!     println!("{:?} {:?}: {words:?}", speakers.first().map(|who| &who.name), statement.act);
//! }
//! # assert_eq!(article.entity(article.statements[0].speakers[0]).unwrap().name, "Ana Rey");
//! ```
//!
//! **Only what is sure.** Each statement and encounter has a confidence, the rule that found it and the words it was read from.
//!
//! ```
//! # let article = readout::extract("“We agree,” Ana Rey said.", &readout::Options::default());
//! use readout::article::{Act, SURE};
//! let said = article.statements.iter().filter(|it| it.confidence >= SURE && it.act != Act::Think);
//! # assert_eq!(said.count(), 1);
//! ```
//!
//! **As a file.** [`export::FORMATS`] has JSON (the schema `readout/1`), Markdown, CSV, a calendar and a web page.
//!
//! ```
//! # let text = "Ana Rey met Luis Ortiz in Lima.";
//! # let article = readout::extract(text, &readout::Options::default());
//! let markdown = (readout::export::format("markdown").expect("it is listed").write)(text, &article);
//! assert!(markdown.contains("Ana Rey"));
//! ```
//!
//! **Of a web page**, with the feature `html`: `webpage::read` gives the article's text and date.
//!
//! **Put right by a reader.** [`corrections`] are applied to each reading and found again in an edited text.
//!
//! **As a link.** [`link`] packs a text with its date and corrections into the fragment of an address, and reads it.
//!
//! **Many articles.** [`extract`] may run on any number of threads at once. They share the models, which the first call unpacks.
//!
//! # Units
//!
//! A [`Span`] counts bytes of the text as given, which is never changed: [`Span::of`] gives its words. For JavaScript or Python
//! [`Article::in_offsets`] turns all spans of a result into UTF-16 units or code points; [`Article::offsets`] says which it counts. A text
//! has at most 4 GB.
//!
//! Dates are ISO 8601 strings – a day, month, year or interval – as news is often no more exact than that. Where the article says
//! "on Friday" they need the date of publication: [`Options::published`], or one that the text states.
//!
//! # Errors
//!
//! [`extract`] has none: any string gives an [`Article`], an empty one at worst. What comes from elsewhere can be wrong, and its errors say
//! what to do: [`corrections::CorrectionError`], [`link::LinkError`], [`article::NotAnId`].
//!
//! # Features
//!
//! | feature | what |
//! |---|---|
//! | `cli` (default) | the program `readout`; turn it off in a library: `default-features = false` |
//! | `html` | web pages as input; of `cli`, too |
//! | `api`, `package`, `app` | the JavaScript API, the npm package and the page; wasm32 only |
//!
//! # Versions
//!
//! What is documented here follows Semantic Versioning; new fields and variants may come with a minor version. What stands in
//! hidden modules is for training and measuring and may change at any time.

#[cfg(feature = "api")]
pub mod api;
#[cfg(any(feature = "app", test))]
pub mod app;
pub mod article;
pub mod corrections;
pub mod export;
pub mod link;
#[cfg(any(feature = "app", feature = "html"))]
pub mod webpage;

mod attribution;
mod coreference;
mod encounter;
mod fnv;
mod interval;
mod lexicon;
mod models;
mod order;
mod reading;
mod sentence_splitter;
mod temporal;
mod timeline;
mod tokenizer;

// Of these the training of the models and our own tests ask, too.
#[doc(hidden)]
pub mod day;
#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod ner;
#[doc(hidden)]
pub mod parser;
#[doc(hidden)]
pub mod tagger;

pub use article::Article;
pub use document::Span;
#[doc(hidden)]
pub use {document::Document, tagger::Upos};

use article::{Encounter, Entity, EntityKind, Id, Statement};
use std::collections::HashSet;

/// What the caller knows about an article.
///
/// ```
/// let options = readout::Options { published: "2025-03-01".parse().ok(), ..Default::default() };
/// let article = readout::extract("They met yesterday.", &options);
/// assert_eq!(article.times[0].value.as_deref(), Some("2025-02-28"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The date of publication. One found in the text itself is used when this is absent.
    pub published: Option<jiff::civil::Date>,
    /// What a reader put right, in that order; how each fared stands in [`Article::corrections`].
    pub corrections: Vec<corrections::Correction>,
}

/// Reads the linguistic layers of a text: tokens, blocks, sentences, quotations, parts of speech, phrases. For training and measuring.
#[doc(hidden)]
pub fn analyze<'t>(text: &'t str, options: &Options) -> Document<'t> {
    analyze_in_stages(text, options, &mut |_| {})
}

fn analyze_in_stages<'t>(
    text: &'t str,
    options: &Options,
    done: &mut impl FnMut(&'static str),
) -> Document<'t> {
    let mut doc = stage("tokenizer", done, || tokenizer::tokenize(text));
    let reading = stage("reading", done, || reading::read(&doc, options.published));
    doc.blocks = reading.blocks;
    doc.published = reading.published;
    doc.sentences = stage("sentence splitter", done, || sentence_splitter::split(&doc));
    doc.quotations = stage("quotations", done, || document::pair_quotations(&doc));
    doc.tags = stage("tagger", done, || tagger::tag(&doc));
    doc.syntax = stage("shallow parser", done, || parser::parse(&doc));
    doc
}

/// What a stage makes; `done` is told when it has ended. Each is a function of its own, and so are its larger steps (`inline(never)`):
/// a browser compiles and optimises a function as a whole, and takes longer for a long one than for all of its parts.
#[inline(never)]
fn stage<T>(name: &'static str, done: &mut impl FnMut(&'static str), work: impl FnOnce() -> T) -> T {
    let made = work();
    done(name);
    made
}

/// The layers that [`analyze`] makes behind sentences, for a text whose tokens and sentences are given: one sentence a line,
/// a space between any two tokens. For training and scoring on treebanks.
#[doc(hidden)]
pub fn analyze_tokens(text: &str) -> Document<'_> {
    let mut doc = tokenizer::take_tokens(text);
    doc.tags = tagger::tag(&doc);
    doc
}

/// Reads an article. Total: any string gives an [`Article`], none panics. Spans count bytes. Time and memory grow as the text does.
///
/// ```
/// let text = "The mayor met Ana Rey in Lima.";
/// let article = readout::extract(text, &readout::Options::default());
/// assert_eq!(article.encounters[0].triggers[0].of(text), "met");
/// assert!(readout::extract("", &readout::Options::default()).sentences.is_empty());
/// ```
pub fn extract(text: &str, options: &Options) -> Article {
    extract_in_stages(text, options, |_| {})
}

/// [`extract`], telling `done` of each stage as it ends. For benchmarks: the clock is theirs, no stage reads one.
#[doc(hidden)]
pub fn extract_in_stages(text: &str, options: &Options, mut done: impl FnMut(&'static str)) -> Article {
    let done = &mut done;
    let doc = analyze_in_stages(text, options, done);
    let names = stage("names", done, || ner::recognize(&doc));
    let entities = stage("coreference", done, || coreference::resolve(&doc, &names));
    let times = stage("times", done, || temporal::recognize(&doc));
    let statements = stage("statements", done, || attribution::attribute(&doc, &entities, &times));
    let encounters = stage("encounters", done, || encounter::find(&doc, &entities, &times, &statements));
    let timeline = stage("timeline", done, || timeline::build(text, &encounters, &statements, &times));
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
