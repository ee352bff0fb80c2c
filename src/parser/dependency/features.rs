//! What the parser sees of a word, and what it looks at before a step. The network learns the rest.

use super::Relation;
use super::transition::State;
use crate::models::hash;
use crate::tagger::Upos;

/// Rows of embeddings for the last two characters of words, for the last three, and for the first three.
const AFFIXES: [usize; 3] = [512, 512, 512];
/// Rows of embeddings for shapes: one for each set of five signs.
const SHAPES: usize = 1 << 5;
/// Where the tables of embeddings begin: of affixes, of shapes, of tags, of known words.
const TABLES: [usize; 6] = {
    let [two, three, first] = AFFIXES;
    let shapes = two + three + first;
    [0, two, two + three, shapes, shapes + SHAPES, shapes + SHAPES + Upos::COUNT]
};

/// How many rows of embeddings there are before those of known words.
pub const ROWS: usize = TABLES[5];

/// The row of a tag's embedding.
pub fn tag_row(tag: Upos) -> usize {
    TABLES[4] + tag as usize
}

/// What the network is told about a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What known words are looked up by.
    pub key: u32,
    /// Rows of embeddings: of its affixes, its shape, its tag.
    pub rows: [u16; 5],
}

impl Word {
    /// A word, as it stands and in lower case, with its tag.
    pub fn new(form: &str, lower: &str, tag: Upos) -> Self {
        let last = |count: usize| {
            let at = lower.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
            &lower[at..]
        };
        let first = lower.char_indices().nth(3).map_or(lower, |(at, _)| &lower[..at]);
        let affix = |table: usize, text: &str| {
            let row = hash::row(table as u32, hash::text(text), AFFIXES[table].ilog2());
            TABLES[table] + row as usize
        };
        let rows =
            [affix(0, last(2)), affix(1, last(3)), affix(2, first), TABLES[3] + shape(form), tag_row(tag)];
        Word { key: key(lower), rows: rows.map(|row| row as u16) }
    }
}

/// How many bits the keys of words have: few enough to be told in little space, enough to tell words apart.
const KEY_BITS: u32 = 22;

/// What a word in lower case is looked up by.
pub fn key(lower: &str) -> u32 {
    hash::row(9, hash::text(lower), KEY_BITS)
}

/// A capital first, capitals only, a digit, a hyphen, no letter or digit: a bit each.
fn shape(form: &str) -> usize {
    let capital = form.starts_with(char::is_uppercase);
    let signs = [
        capital,
        capital && form.chars().nth(1).is_some() && !form.contains(char::is_lowercase),
        form.contains(|c: char| c.is_ascii_digit()),
        form.contains('-'),
        !form.contains(char::is_alphanumeric),
    ];
    signs.into_iter().fold(0, |shape, sign| 2 * shape + usize::from(sign))
}

/// How many words a step looks at: the three on top of the stack, and the next.
pub const SLOTS: usize = 4;
/// How many marks it looks at besides.
pub const MARKS: usize = 7;
/// How many values a mark that is a relation has: none, or one of them.
const EDGES: usize = 1 + Relation::COUNT;
/// How many values a distance has.
const DISTANCES: usize = 9;
/// How many marks are relations.
const EDGE_MARKS: usize = 5;
/// Rows of the table of marks.
pub const MARK_ROWS: usize = EDGE_MARKS * EDGES + (MARKS - EDGE_MARKS) * DISTANCES;

/// The words that the next step is about, and the marks: how their outermost children are tied and how far apart they stand.
pub fn look(state: &State) -> ([Option<usize>; SLOTS], [usize; MARKS]) {
    let stacked = |depth: usize| state.stack.len().checked_sub(depth + 1).map(|at| state.stack[at]);
    let [top, below, third] = [0, 1, 2].map(stacked);
    let next = Some(state.next).filter(|at| *at < state.len());
    let edge = |at: Option<usize>, edges: &[usize]| {
        let child = at.and_then(|at| Some(edges[at]).filter(|child| *child != at));
        child.map_or(0, |child| 1 + state.relations[child] as usize)
    };
    let marks = [
        edge(top, &state.leftmost),
        EDGES + edge(top, &state.rightmost),
        2 * EDGES + edge(below, &state.rightmost),
        3 * EDGES + edge(below, &state.leftmost),
        4 * EDGES + edge(next, &state.leftmost),
        5 * EDGES + distance(top, next),
        5 * EDGES + DISTANCES + distance(below, top),
    ];
    ([top, below, third, next], marks)
}

/// How far apart two words stand, in coarse steps; the last where one is missing.
fn distance(from: Option<usize>, to: Option<usize>) -> usize {
    match from.zip(to).map(|(from, to)| from.abs_diff(to)) {
        Some(near @ 0..=4) => near,
        Some(5..=6) => 5,
        Some(7..=10) => 6,
        Some(_) => 7,
        None => DISTANCES - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stay_in_their_tables() {
        for form in ["", "a", "é", "Ortiz", "NATO", "2,000", "mid-May", "…", "日本語"] {
            let word = Word::new(form, &form.to_lowercase(), Upos::X);
            for (at, row) in word.rows.iter().enumerate() {
                assert!((TABLES[at]..TABLES[at + 1]).contains(&usize::from(*row)), "{form}");
            }
        }
    }

    #[test]
    fn a_shape_tells_capitals_digits_and_marks_apart() {
        let shapes = ["rey", "Rey", "REY", "U", "2nd", "mid-May", "–"].map(shape);
        assert_eq!(shapes, [0, 16, 24, 16, 4, 2, 1]);
    }

    #[test]
    fn marks_stay_in_their_table() {
        let mut state = State::new(30);
        while !state.is_final() {
            let (_, marks) = look(&state);
            assert!(marks.iter().all(|mark| *mark < MARK_ROWS));
            let step = super::super::transition::Step::ALL.into_iter().rev().find(|step| state.allows(*step));
            state.take(step.unwrap(), Relation::Xcomp);
        }
    }
}
