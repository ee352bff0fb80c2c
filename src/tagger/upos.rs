//! Universal parts of speech.

use std::fmt;

/// The seventeen universal parts of speech (Universal Dependencies 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the standard's")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// How many there are.
    pub const COUNT: usize = 17;

    const ALL: [(Upos, &'static str); Self::COUNT] = [
        (Upos::Adj, "ADJ"),
        (Upos::Adp, "ADP"),
        (Upos::Adv, "ADV"),
        (Upos::Aux, "AUX"),
        (Upos::Cconj, "CCONJ"),
        (Upos::Det, "DET"),
        (Upos::Intj, "INTJ"),
        (Upos::Noun, "NOUN"),
        (Upos::Num, "NUM"),
        (Upos::Part, "PART"),
        (Upos::Pron, "PRON"),
        (Upos::Propn, "PROPN"),
        (Upos::Punct, "PUNCT"),
        (Upos::Sconj, "SCONJ"),
        (Upos::Sym, "SYM"),
        (Upos::Verb, "VERB"),
        (Upos::X, "X"),
    ];

    /// The standard's name: `ADJ`, `ADP` …
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The tag of that name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, n)| n.eq_ignore_ascii_case(name)).map(|(tag, _)| tag)
    }

    /// All of them, in order.
    pub fn all() -> impl DoubleEndedIterator<Item = Upos> {
        Self::ALL.into_iter().map(|(tag, _)| tag)
    }

    /// A noun or a proper noun.
    pub fn is_nominal(self) -> bool {
        matches!(self, Upos::Noun | Upos::Propn)
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}
