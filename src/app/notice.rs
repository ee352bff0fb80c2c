//! What the reader should know, and can do about it.

/// A message above the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened and what to do, in whole sentences.
    pub words: String,
    /// What the reader can do about it.
    pub offer: Option<Offer>,
}

impl Notice {
    /// A notice without an offer.
    pub fn new(words: impl Into<String>) -> Self {
        Notice { words: words.into(), offer: None }
    }
}

/// What a notice offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// To read the draft kept from last time.
    Draft,
    /// To load the new version of the page.
    Update,
}
