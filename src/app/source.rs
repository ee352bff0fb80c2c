//! What is read: a text, where it comes from, its date of publication where somebody gave one, and what was put right.

use super::history::List;
use std::rc::Rc;

/// A text with what is known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The text as given.
    pub text: Rc<str>,
    /// The date of publication, where somebody gave one.
    pub published: Option<GivenDate>,
    /// What was put right in how it is read.
    pub corrections: List,
    /// Where the text comes from.
    pub origin: Origin,
}

impl Source {
    /// A text from outside, its line ends made what a text field makes them.
    pub fn new(text: &str, published: Option<GivenDate>, origin: Origin) -> Self {
        let text = match text.contains('\r') {
            true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
            false => text.into(),
        };
        Source { text, published, corrections: List::default(), origin }
    }
}

/// A date of publication that stands outside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenDate {
    /// `YYYY-MM-DD`.
    pub value: String,
    /// Who gave it.
    pub by: DateGiver,
}

/// Who gave a date of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateGiver {
    /// The reader, in the date field.
    Reader,
    /// The web page that was pasted or dropped.
    Page,
    /// The link that was opened.
    Link,
}

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// One of our own examples, by its place in [`EXAMPLES`](super::examples::EXAMPLES).
    Example(usize),
    /// The reader typed, pasted or dropped it.
    Reader,
    /// A link that was opened.
    Link,
}
