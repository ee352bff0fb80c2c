//! Why a correction does not fit.

use super::Quote;
use std::fmt;

/// Why a correction, or a part of one, changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// Nobody has this name.
    Unknown(String),
    /// Several have it.
    Shared(String),
    /// Somebody else has it already.
    Taken(String),
    /// These words stand nowhere, or it is not sure where.
    Lost(String),
    /// No statement begins with these words.
    NoStatement(String),
    /// No encounter is told by these words.
    NoEncounter(String),
    /// This is no date.
    NoDate(String),
    /// There is nobody who takes part.
    Nobody,
}

impl Misfit {
    pub(super) fn lost(quote: &Quote) -> Self {
        Misfit::Lost(excerpt(quote))
    }

    pub(super) fn no_statement(quote: &Quote) -> Self {
        Misfit::NoStatement(excerpt(quote))
    }

    pub(super) fn no_encounter(quote: &Quote) -> Self {
        Misfit::NoEncounter(excerpt(quote))
    }
}

/// The most characters of a quote that are shown.
const EXCERPT: usize = 40;

fn excerpt(quote: &Quote) -> String {
    let words = quote.exact.trim_matches(['“', '”', '"']);
    match words.char_indices().nth(EXCERPT) {
        Some((end, _)) => [words[..end].trim_end(), "…"].concat(),
        None => words.to_owned(),
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (words, trouble) = match self {
            Misfit::Unknown(name) => (name, "is not in the article"),
            Misfit::Shared(name) => (name, "is the name of several; merge or rename them first"),
            Misfit::Taken(name) => (name, "is somebody else already; merge the two instead"),
            Misfit::Lost(words) => (words, "can’t be found for sure"),
            Misfit::NoStatement(words) => (words, "is not where a statement begins"),
            Misfit::NoEncounter(words) => (words, "tells of no encounter"),
            Misfit::NoDate(date) => (date, "is no date; write it as 2025-03-01, 2025-03 or 2025"),
            Misfit::Nobody => return f.write_str("somebody has to take part"),
        };
        f.write_str("“")?;
        f.write_str(words)?;
        f.write_str("” ")?;
        f.write_str(trouble)
    }
}
