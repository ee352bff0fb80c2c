//! What the parser looks at (after Y. Zhang, J. Nivre, "Transition-based dependency parsing with rich non-local features", 2011):
//! for a step, the words around the place it has come to; for a relation, the two words it ties.

use super::transition::{State, Step};
use crate::models::hash;
use crate::tagger::Upos;

/// The table of steps has 2^`STEP_BITS` rows.
pub const STEP_BITS: u32 = 18;

/// The table of relations has 2^`RELATION_BITS` rows.
pub const RELATION_BITS: u32 = 15;

/// What features are made of: what a word is, worked out once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    word: u32,
    tag: u32,
    /// Its last two characters: number, tense, comparison.
    ending: u32,
}

impl Word {
    /// A word in lower case, with its tag.
    pub fn new(lower: &str, tag: Upos) -> Self {
        let at = lower.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        Word { word: hash::text(lower), tag: 1 + tag as u32, ending: hash::text(&lower[at..]) }
    }
}

/// Rows of features; cleared and filled anew for each question.
#[derive(Default)]
pub struct Rows {
    rows: Vec<u32>,
    bits: u32,
    template: u32,
}

impl Rows {
    fn start(&mut self, bits: u32) {
        self.rows.clear();
        self.bits = bits;
        self.template = 0;
    }

    fn add(&mut self, values: &[u32]) {
        self.template += 1;
        let value = values.iter().fold(0, |hash, value| hash::pair(hash, *value));
        self.rows.push(hash::row(self.template, value, self.bits));
    }

    /// The rows, in no particular order.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }
}

/// How far apart two words stand, in coarse steps.
fn distance(from: usize, to: usize) -> u32 {
    match from.abs_diff(to) {
        near @ 0..=4 => near as u32,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// Fills in the features of the next step.
pub fn of_step(words: &[Word], state: &State, rows: &mut Rows) {
    rows.start(STEP_BITS);
    let outside = Word::default();
    let stacked = |depth: usize| state.stack.len().checked_sub(depth + 1).map(|at| state.stack[at]);
    let ahead = |by: usize| Some(state.next + by).filter(|at| *at < words.len());
    let word = |at: Option<usize>| at.map_or(outside, |at| words[at]);
    let [a, b, c] = [0, 1, 2].map(stacked);
    let [n, m, o] = [0, 1, 2].map(ahead);
    let (s0, s1, s2) = (word(a), word(b), word(c));
    let (b0, b1, b2) = (word(n), word(m), word(o));
    // The outermost children and how they are tied.
    let child = |at: Option<usize>, edges: &[usize]| {
        let edge = at.map(|at| edges[at]).filter(|edge| Some(*edge) != at);
        (word(edge), edge.map_or(0, |edge| 1 + state.relations[edge] as u32))
    };
    let valency = |at: Option<usize>| at.map_or([0; 2], |at| state.valency[at].map(|n| u32::from(n.min(4))));
    let (left0, left0_relation) = child(a, &state.leftmost);
    let (right0, right0_relation) = child(a, &state.rightmost);
    let (_, left1_relation) = child(b, &state.leftmost);
    let (right1, right1_relation) = child(b, &state.rightmost);
    let (left_n, left_n_relation) = child(n, &state.leftmost);
    let between = |x: Option<usize>, y: Option<usize>| x.zip(y).map_or(8, |(x, y)| distance(x, y));
    let (far, far1) = (between(a, n), between(b, a));
    let before_top = word(a.and_then(|at| at.checked_sub(1)));
    let behind_top = word(a.map(|at| at + 1).filter(|at| *at < words.len()));

    for w in [s0, s1, b0] {
        rows.add(&[w.word, w.tag]);
        rows.add(&[w.word]);
        rows.add(&[w.ending, w.tag]);
    }
    for w in [s2, b1, b2] {
        rows.add(&[w.word, w.tag]);
    }
    // s0 and b0
    rows.add(&[s0.word, s0.tag, b0.word, b0.tag]);
    rows.add(&[s0.word, b0.tag]);
    rows.add(&[s0.tag, b0.word]);
    rows.add(&[s0.word, b0.word]);
    rows.add(&[s0.tag, b0.tag, far]);
    rows.add(&[s0.tag, s0.ending, b0.tag, b0.ending]);
    rows.add(&[s0.tag, b0.tag, b1.tag]);
    rows.add(&[s0.tag, b0.tag, b1.tag, b2.tag]);
    rows.add(&[s0.tag, b0.tag, b1.word]);
    rows.add(&[s0.word, b0.tag, b1.tag]);
    rows.add(&[s0.tag, b0.word, b1.tag]);
    // s1 and s0
    rows.add(&[s1.tag, s0.tag, far1]);
    rows.add(&[s1.word, s0.word]);
    rows.add(&[s1.tag, s0.word]);
    rows.add(&[s1.word, s0.tag]);
    rows.add(&[s1.tag, s0.tag, b0.tag]);
    rows.add(&[s1.tag, s0.tag, b0.word]);
    rows.add(&[s1.tag, s0.word, b0.tag]);
    rows.add(&[s1.word, s0.tag, b0.tag]);
    rows.add(&[s1.tag, s0.tag, b0.tag, b1.tag]);
    rows.add(&[s2.tag, s1.tag, s0.tag, b0.tag]);
    rows.add(&[s1.ending, s1.tag, s0.tag, s0.ending]);
    rows.add(&[s1.word, b0.word]);
    rows.add(&[s1.tag, b0.tag]);
    // What they have already
    rows.add(&[s0.tag, left0_relation, b0.tag]);
    rows.add(&[s0.tag, right0_relation, b0.tag]);
    rows.add(&[s0.tag, left0.tag, right0.tag, b0.tag]);
    rows.add(&[s0.tag, left0.word, s1.tag, b0.tag]);
    rows.add(&[s0.tag, left0.word, s1.word]);
    rows.add(&[s1.tag, left1_relation, s0.tag, left0_relation]);
    rows.add(&[s1.tag, right1_relation, s0.tag, b0.tag]);
    rows.add(&[s1.tag, right1.tag, s0.tag, b0.tag]);
    rows.add(&[s0.tag, b0.tag, left_n_relation]);
    rows.add(&[s0.tag, b0.tag, left_n.tag, left_n.word]);
    let ([l0, r0], [l1, r1], [ln, _]) = (valency(a), valency(b), valency(n));
    rows.add(&[s0.word, l0, r0]);
    rows.add(&[s0.tag, l0, r0, b0.tag]);
    rows.add(&[s1.tag, l1, r1, s0.tag, l0]);
    rows.add(&[b0.tag, ln, s0.tag]);
    rows.add(&[s0.tag, before_top.tag, behind_top.tag, b0.tag]);
    rows.add(&[s0.tag, far, b0.word]);
    rows.add(&[state.stack.len().min(4) as u32, s0.tag, b0.tag]);
}

/// Fills in the features of the relation between a head and the child that a step ties to it.
pub fn of_relation(words: &[Word], state: &State, step: Step, head: usize, child: usize, rows: &mut Rows) {
    rows.start(RELATION_BITS);
    let side = step as u32;
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    let (h, c) = (words[head], words[child]);
    let edge = |at: usize, edges: &[usize]| {
        let edge = Some(edges[at]).filter(|edge| *edge != at);
        (word(edge), edge.map_or(0, |edge| 1 + state.relations[edge] as u32))
    };
    let (left, left_relation) = edge(child, &state.leftmost);
    let (right, right_relation) = edge(child, &state.rightmost);
    let (_, head_left) = edge(head, &state.leftmost);
    let (_, head_right) = edge(head, &state.rightmost);
    let (before, behind) = (word(child.checked_sub(1)), word(Some(child + 1)));
    let far = distance(head, child);
    rows.add(&[side, c.word, c.tag]);
    rows.add(&[side, c.word, h.tag]);
    rows.add(&[side, h.word, c.tag]);
    rows.add(&[side, c.tag, h.tag, far]);
    rows.add(&[side, c.ending, c.tag, h.tag]);
    rows.add(&[side, h.ending, h.tag, c.tag]);
    rows.add(&[c.word, h.word]);
    rows.add(&[side, c.tag, h.tag, left.word]);
    rows.add(&[side, c.tag, h.tag, left_relation]);
    rows.add(&[side, c.tag, h.word, left.word]);
    rows.add(&[side, c.tag, left_relation, right_relation]);
    rows.add(&[side, c.tag, right.word]);
    rows.add(&[side, c.tag, h.tag, head_left]);
    rows.add(&[side, c.tag, h.tag, head_right]);
    rows.add(&[side, c.tag, h.tag, before.tag, behind.tag]);
    rows.add(&[side, c.tag, before.word]);
    rows.add(&[side, c.tag, behind.word]);
    rows.add(&[side, c.word, left_relation]);
    rows.add(&[side, c.ending, h.ending, c.tag, h.tag]);
}
