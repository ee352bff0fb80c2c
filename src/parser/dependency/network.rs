//! The network that scores the parser's steps: the embeddings of what a word is, summed; a light recurrent layer both ways
//! (T. Lei and others, "Simple recurrent units for highly parallelizable recurrence", 2018); a hidden layer over the words that a step
//! is about (E. Kiperwasser, Y. Goldberg, "Simple and accurate dependency parsing using bidirectional LSTM feature representations",
//! 2016).
//!
//! Nothing is multiplied twice: what a word adds to the recurrent layer is kept for when the word comes again ([`Recent`]), what it
//! adds to the hidden layer is worked out when a step first looks at it. Products are sums of whole numbers of 16 bits, so they are
//! the same everywhere.

use super::features::{MARKS, SLOTS, Word};
use super::matrix::{Row, four_times, narrow, pairs};
use super::weights::{Direction, EMBEDDING, HIDDEN, INPUT_UNIT, LAYERS, Output, UNITS, Weights};
use crate::models::hash;
use bytemuck::cast;
use std::rc::Rc;
use wide::{f32x4, i16x8};

/// The outputs of a word, forwards and backwards.
const OUTPUTS: usize = 2 * UNITS / 8;

/// Of each unit, in vectors of four: the candidate, then the forget gate, then the output gate.
pub(super) type Gates = [f32x4; 3 * UNITS / 4];

/// What a word adds to the gates, by direction: its own, and those of the next word that is read. In the unit of the products.
type Products = [[Gates; 2]; 2];

/// The units of the hidden layer before a step.
pub(super) type Hidden = Row<{ HIDDEN / 8 }>;

/// The products of the words that were read last. A word has one place, where it puts out what was there.
#[derive(Debug, Default)]
pub(super) struct Recent {
    places: Vec<Option<(Word, Rc<Products>)>>,
}

impl Recent {
    /// How many words there is room for, as a power of two: enough for most words of an article in three megabytes.
    const BITS: u32 = 10;

    fn products(&mut self, word: &Word, weights: &Weights) -> Rc<Products> {
        self.places.resize(1 << Self::BITS, None);
        let hash = word.rows.iter().fold(word.key, |hash, row| hash::pair(hash, u32::from(*row)));
        let place = &mut self.places[hash::row(0, hash, Self::BITS) as usize];
        match place {
            Some((known, products)) if known == word => Rc::clone(products),
            _ => {
                let products = Rc::new(weights.products(word));
                *place = Some((*word, Rc::clone(&products)));
                products
            }
        }
    }
}

/// A sentence as the network has read it.
pub(super) struct Reading {
    outputs: Vec<Row<OUTPUTS>>,
    /// What each word adds to the hidden layer in each slot, once that is known.
    shares: Vec<[Option<Hidden>; SLOTS]>,
}

impl Weights {
    /// Reads a sentence.
    pub(super) fn read(&self, words: &[Word], recent: &mut Recent) -> Reading {
        const { assert!(LAYERS == 1, "a second layer's inputs would have to be multiplied anew") };
        let products: Vec<_> = words.iter().map(|word| recent.products(word, self)).collect();
        let mut outputs = vec![[i16x8::ZERO; OUTPUTS]; words.len()];
        for (way, direction) in self.layer.iter().enumerate() {
            let mut state = [f32x4::ZERO; UNITS / 4];
            let mut before = None;
            for at in 0..words.len() {
                let at = if way == 0 { at } else { words.len() - 1 - at };
                let [own, next] = &products[at][way];
                let out = direction.step(own, before.replace(next), &mut state);
                outputs[at][way * OUTPUTS / 2..][..OUTPUTS / 2].copy_from_slice(&out);
            }
        }
        Reading { outputs, shares: vec![[None; SLOTS]; words.len()] }
    }

    /// Multiplies the sum of a word's embeddings.
    fn products(&self, word: &Word) -> Products {
        let rows = word.rows.iter().map(|row| usize::from(*row)).chain(self.known(word.key));
        let mut sum = [i16x8::ZERO; EMBEDDING / 8];
        for row in rows {
            for (sum, value) in sum.iter_mut().zip(&self.embeddings[row]) {
                *sum += *value;
            }
        }
        self.layer.each_ref().map(|direction| {
            direction.weights.each_ref().map(|matrix| {
                let mut gates = [f32x4::ZERO; 3 * UNITS / 4];
                let (blocks, _) = gates.as_chunks_mut::<4>();
                for (block, [a, b, c, d]) in blocks.iter_mut().zip(matrix.multiply(pairs(&sum))) {
                    *block = [a.round_float(), b.round_float(), c.round_float(), d.round_float()];
                }
                gates
            })
        })
    }

    /// The hidden layer before a step that is about these words and marks.
    pub(super) fn hidden(
        &self,
        reading: &mut Reading,
        words: [Option<usize>; SLOTS],
        marks: [usize; MARKS],
    ) -> Hidden {
        let mut hidden = self.hidden;
        let mut add = |row: &Hidden| {
            for (unit, value) in hidden.iter_mut().zip(row) {
                *unit = unit.saturating_add(*value);
            }
        };
        for (slot, word) in words.into_iter().enumerate() {
            match word {
                Some(word) => {
                    let outputs = &reading.outputs[word];
                    add(reading.shares[word][slot].get_or_insert_with(|| self.share(slot, outputs)));
                }
                None => add(&self.absent[slot]),
            }
        }
        for mark in marks {
            add(&self.marks[mark]);
        }
        hidden.map(|unit| unit.max(i16x8::ZERO))
    }

    /// What a word with these outputs adds to the hidden layer in a slot.
    fn share(&self, slot: usize, outputs: &Row<OUTPUTS>) -> Hidden {
        let (matrix, unit) = &self.slots[slot];
        let unit = four_times(*unit);
        let mut share = [i16x8::ZERO; HIDDEN / 8];
        let (blocks, _) = share.as_chunks_mut::<2>();
        for (block, [a, b, c, d]) in blocks.iter_mut().zip(matrix.multiply(pairs(outputs))) {
            let [ab, cd] =
                [(a, b), (c, d)].map(|(a, b)| narrow(a.round_float() * unit, b.round_float() * unit));
            *block = [ab, cd];
        }
        share
    }
}

impl Output {
    /// The row with the highest score, of equals the first, among those that may be taken; the first of all where none may.
    pub(super) fn best(&self, hidden: &Hidden, may_be: impl Fn(usize) -> bool) -> usize {
        let (mut best, mut highest, mut row) = (0, i32::MIN, 0);
        for ([a, b, c, d], biases) in self.weights.multiply(pairs(hidden)).zip(&self.biases) {
            let [of_a, of_b, of_c, of_d] = *biases;
            let scores: [i32; 16] = cast([a + of_a, b + of_b, c + of_c, d + of_d]);
            for score in &scores {
                if *score > highest && may_be(row) {
                    (best, highest) = (row, *score);
                }
                row += 1;
            }
        }
        best
    }
}

impl Direction {
    /// Goes on to a word that adds this to its own gates, behind a word that adds that to them: its outputs, and the state.
    fn step(
        &self,
        own: &Gates,
        before: Option<&Gates>,
        state: &mut [f32x4; UNITS / 4],
    ) -> Row<{ OUTPUTS / 2 }> {
        let unit = four_times(self.unit);
        let gate = |at: usize| {
            let products = before.map_or(own[at], |before| own[at] + before[at]);
            products * unit + self.biases[at]
        };
        let per_unit = four_times(1.0 / INPUT_UNIT);
        let [of_forget, of_output] = &self.recurrent;
        let mut out = [f32x4::ZERO; UNITS / 4];
        for (unit, (out, state)) in out.iter_mut().zip(state).enumerate() {
            let kept = opening(gate(UNITS / 4 + unit) + of_forget[unit] * *state);
            let shown = opening(gate(UNITS / 2 + unit) + of_output[unit] * *state);
            *state = kept * *state + (f32x4::ONE - kept) * gate(unit);
            *out = shown * squash(*state) * per_unit;
        }
        let (pairs, _) = out.as_chunks::<2>();
        let mut row = [i16x8::ZERO; OUTPUTS / 2];
        row.iter_mut().zip(pairs).for_each(|(row, [a, b])| *row = narrow(*a, *b));
        row
    }
}

/// Between -1 and 1, without a call.
fn squash(x: f32x4) -> f32x4 {
    x / (f32x4::ONE + x.abs())
}

/// How far a gate is open: between 0 and 1.
fn opening(x: f32x4) -> f32x4 {
    f32x4::HALF + f32x4::HALF * squash(x)
}
