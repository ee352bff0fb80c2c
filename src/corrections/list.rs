//! The list of corrections as JSON, as links and files carry it. Links come from anybody, so the list has limits.

use super::quote::MAX_CONTEXT;
use super::{Correction, Item, Quote, reader, writer};
use std::fmt;

/// The most corrections of one text.
pub const MAX_CORRECTIONS: usize = 500;

/// The most names and quotes in them; each is looked for in the whole text.
const MAX_PARTS: usize = 4 * MAX_CORRECTIONS;

/// The most bytes of a list as JSON.
pub const MAX_BYTES: usize = 256 << 10;

/// The most bytes of a name or date.
const MAX_NAME: usize = 200;

/// The most bytes of the words that a quote is of.
const MAX_WORDS: usize = 10_000;

/// Why a list of corrections can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CorrectionError {
    /// It is no JSON array of corrections; why, and where.
    Malformed(String),
    /// It has more than [`MAX_CORRECTIONS`], or too many names and quotes in them.
    TooMany,
    /// It, or a part of it, is longer than such a list, name or quote may be.
    TooLong,
    /// The correction of this number, from 1, has a name or quote of nothing.
    Blank(usize),
}

impl fmt::Display for CorrectionError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            CorrectionError::Malformed(reason) => write!(f, "this is no list of corrections: {reason}"),
            CorrectionError::TooMany => {
                write!(f, "more than {MAX_CORRECTIONS} corrections; put the text itself right")
            }
            CorrectionError::TooLong => write!(f, "a correction is too long; quote fewer words"),
            CorrectionError::Blank(number) => write!(f, "correction {number} has an empty name or quote"),
        }
    }
}

impl std::error::Error for CorrectionError {}

/// Reads a list: a JSON array, or nothing, which is an empty list.
///
/// # Errors
/// Any [`CorrectionError`].
pub fn parse(json: &str) -> Result<Vec<Correction>, CorrectionError> {
    if json.len() > MAX_BYTES {
        return Err(CorrectionError::TooLong);
    }
    if json.trim().is_empty() {
        return Ok(Vec::new());
    }
    let list = reader::read(json).map_err(CorrectionError::Malformed)?;
    check(&list)?;
    Ok(list)
}

/// Writes a list as compact JSON; an empty one as nothing. [`parse`] reads it.
///
/// ```
/// use readout::corrections::{Correction, parse, write};
///
/// let list = [Correction::Rename { who: "Ana".into(), name: "Anna".into() }];
/// assert_eq!(write(&list), r#"[{"rename":{"who":"Ana","name":"Anna"}}]"#);
/// assert_eq!(parse(&write(&list))?, list);
/// # Ok::<(), readout::corrections::CorrectionError>(())
/// ```
pub fn write(corrections: &[Correction]) -> String {
    match corrections {
        [] => String::new(),
        corrections => writer::write(corrections),
    }
}

/// Whether a list is within the limits that [`parse`] sets.
///
/// # Errors
/// [`CorrectionError::TooMany`], [`CorrectionError::TooLong`] or [`CorrectionError::Blank`].
pub fn check(corrections: &[Correction]) -> Result<(), CorrectionError> {
    let mut parts = 0;
    for (at, correction) in corrections.iter().enumerate() {
        let Parts { names, quotes } = Parts::of(correction);
        parts += names.len() + quotes.len();
        if at >= MAX_CORRECTIONS || parts > MAX_PARTS {
            return Err(CorrectionError::TooMany);
        }
        let is_long = names.iter().any(|name| name.len() > MAX_NAME)
            || quotes
                .iter()
                .any(|q| q.exact.len() > MAX_WORDS || q.prefix.len().max(q.suffix.len()) > MAX_CONTEXT);
        if is_long {
            return Err(CorrectionError::TooLong);
        }
        let mut words = names.into_iter().chain(quotes.into_iter().map(|quote| quote.exact.as_str()));
        if words.any(|words| words.trim().is_empty()) {
            return Err(CorrectionError::Blank(at + 1));
        }
    }
    Ok(())
}

/// Every name (or date) and quote of a correction.
struct Parts<'a> {
    names: Vec<&'a str>,
    quotes: Vec<&'a Quote>,
}

impl<'a> Parts<'a> {
    fn of(correction: &'a Correction) -> Self {
        let (mut names, mut quotes): (Vec<&'a String>, Vec<&'a Quote>) = (Vec::new(), Vec::new());
        let mut item = None;
        match correction {
            Correction::Rename { who, name } => names.extend([who, name]),
            Correction::Merge { who, with } => names.extend([who, with]),
            Correction::Split { who, at, name } => {
                names.extend([who, name]);
                quotes.extend(at);
            }
            Correction::NotPerson { who: name, but: _ } | Correction::AddPerson { name } => names.push(name),
            Correction::Speaker { of, who } | Correction::AddStatement { of, who } => {
                names.extend(who);
                quotes.push(of);
            }
            Correction::AddEncounter { of, who, kind: _, date } => {
                names.extend(who.iter().chain(date));
                quotes.push(of);
            }
            Correction::Date { of, date } => {
                names.extend(date);
                item = Some(of);
            }
            Correction::ChangeEncounter { of, who, kind: _, status: _ } => {
                names.extend(who.iter().flatten());
                item = Some(of);
            }
            Correction::Remove(of) => item = Some(of),
        }
        match item {
            Some(Item::Statement(quote)) => quotes.push(quote),
            Some(Item::Encounter { at, who }) => {
                names.extend(who);
                quotes.push(at);
            }
            None => {}
        }
        Parts { names: names.into_iter().map(String::as_str).collect(), quotes }
    }
}
