//! What can go wrong.

/// What was wrong, for a line on standard error, and the exit status that tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) line: String,
    pub(crate) status: u8,
}

/// Bad input.
pub(crate) fn bad(line: impl Into<String>) -> Trouble {
    Trouble { line: line.into(), status: 2 }
}
