//! Reads a news article: who met whom, and what each person said, with the words that say so.

pub mod article;
pub mod document;

pub use article::Article;
pub use document::Span;

/// What the caller knows about an article.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The date of publication. One found in the text itself is used when this is absent.
    pub published: Option<jiff::civil::Date>,
}

/// Reads an article. Total: any string gives an [`Article`], none panics. Spans count bytes.
pub fn extract(_text: &str, options: &Options) -> Article {
    let published = options.published.map(|date| article::Published {
        value: date.to_string(),
        from: article::PublishedFrom::Option,
        span: None,
    });
    Article {
        schema: article::SCHEMA.to_owned(),
        offsets: article::Offsets::Utf8,
        published,
        headline: None,
        sentences: Vec::new(),
        entities: Vec::new(),
        times: Vec::new(),
        statements: Vec::new(),
        encounters: Vec::new(),
        timeline: Vec::new(),
    }
}
