//! The network that scores the parser's steps: the embeddings of what a word is, summed; light recurrent layers both ways, the
//! outputs of all summed (T. Lei and others, "Simple recurrent units for highly parallelizable recurrence", 2018); a hidden layer
//! over the words that a step is about (E. Kiperwasser, Y. Goldberg, "Simple and accurate dependency parsing using bidirectional
//! LSTM feature representations", 2016), whose share of each word is worked out once.
//!
//! Products are sums of whole numbers of 16 bits, which compilers turn into vector instructions and which are the same everywhere.

use super::features::{MARKS, SLOTS, Word};
use super::weights::{
    Direction, EMBEDDING, HIDDEN, HIDDEN_UNIT, INPUT_UNIT, LAYERS, Output, UNITS, WIDTH, Weights,
};

/// A sentence as the network has read it: for each slot, what each word adds to the hidden layer.
pub(super) struct Reading {
    shares: [Vec<i16>; SLOTS],
}

/// The units of the hidden layer before a step.
pub(super) type Hidden = [i16; HIDDEN];

impl Weights {
    /// Reads a sentence.
    pub(super) fn read(&self, words: &[Word]) -> Reading {
        let mut inputs = self.embed(words);
        let mut size = EMBEDDING;
        let mut sum = vec![0i16; words.len() * 2 * UNITS];
        for (layer, [forwards, backwards]) in self.layers.iter().enumerate() {
            let mut out = vec![0i16; words.len() * 2 * UNITS];
            let width = if layer == 0 { WIDTH } else { 1 };
            let tokens = 0..words.len();
            forwards.run(tokens.clone(), &windows(&inputs, size, width, false), 0, &mut out);
            backwards.run(tokens.rev(), &windows(&inputs, size, width, true), UNITS, &mut out);
            for (sum, out) in sum.iter_mut().zip(&out) {
                *sum += out;
            }
            (inputs, size) = (out, 2 * UNITS);
        }
        const { assert!(LAYERS <= 2, "a sum of two stays within 16 bits") };
        let shares = std::array::from_fn(|slot| {
            let (weights, unit) = &self.slots[slot];
            let to_units = unit / HIDDEN_UNIT;
            let mut shares = Vec::with_capacity(words.len() * HIDDEN);
            for input in sum.chunks_exact(2 * UNITS) {
                for rows in weights.chunks_exact(4 * 2 * UNITS) {
                    shares.extend(four(rows, input).map(|product| (product as f32 * to_units) as i16));
                }
            }
            shares
        });
        Reading { shares }
    }

    /// The sums of the embeddings of each word.
    fn embed(&self, words: &[Word]) -> Vec<i16> {
        let mut inputs = vec![0; words.len() * EMBEDDING];
        for (word, input) in words.iter().zip(inputs.chunks_exact_mut(EMBEDDING)) {
            let rows = word.rows.iter().map(|row| usize::from(*row)).chain(self.known(word.key));
            for row in rows {
                let embedding = &self.embeddings[row * EMBEDDING..(row + 1) * EMBEDDING];
                for (input, value) in input.iter_mut().zip(embedding) {
                    *input += i16::from(*value);
                }
            }
        }
        inputs
    }

    /// The hidden layer before a step that is about these words and marks.
    pub(super) fn hidden(
        &self,
        reading: &Reading,
        words: [Option<usize>; SLOTS],
        marks: [usize; MARKS],
    ) -> Hidden {
        let mut hidden = [0; HIDDEN];
        let mut add = |table: &[i16], row: usize| {
            for (unit, value) in hidden.iter_mut().zip(&table[row * HIDDEN..(row + 1) * HIDDEN]) {
                *unit = i16::saturating_add(*unit, *value);
            }
        };
        add(&self.hidden, 0);
        for (slot, word) in words.into_iter().enumerate() {
            match word {
                Some(word) => add(&reading.shares[slot], word),
                None => add(&self.absent, slot),
            }
        }
        for mark in marks {
            add(&self.marks, mark);
        }
        hidden.map(|unit| unit.max(0))
    }
}

impl Output {
    /// The score of each row.
    pub(super) fn scores<'a>(&'a self, hidden: &'a Hidden) -> impl Iterator<Item = i32> + 'a {
        self.weights.chunks_exact(HIDDEN).zip(&self.biases).map(|(row, bias)| dot(row, hidden) + bias)
    }
}

impl Direction {
    /// Runs over the words in this order; a word's outputs go to `offset` among those of its layer.
    fn run(&self, order: impl Iterator<Item = usize>, inputs: &[i16], offset: usize, out: &mut [i16]) {
        let size = self.weights.len() / (3 * UNITS);
        let mut gates = [[0f32; UNITS]; 3];
        let mut state = [0f32; UNITS];
        for word in order {
            let input = &inputs[word * size..(word + 1) * size];
            let rows = self.weights.chunks_exact(4 * size);
            let gates_of_rows = gates.as_flattened_mut().chunks_exact_mut(4);
            for ((gates, rows), biases) in gates_of_rows.zip(rows).zip(self.biases.chunks_exact(4)) {
                for ((gate, product), bias) in gates.iter_mut().zip(four(rows, input)).zip(biases) {
                    *gate = product as f32 * self.unit + bias;
                }
            }
            let start = word * 2 * UNITS + offset;
            if let Some(out) = out[start..].first_chunk_mut() {
                self.step(&gates, &mut state, out);
            }
        }
    }

    /// What the gates let through to the state, and of the state to the outputs. Arrays, so that nothing stands in the way of vectors.
    fn step(&self, gates: &[[f32; UNITS]; 3], state: &mut [f32; UNITS], out: &mut [i16; UNITS]) {
        let [candidate, forget, output] = gates;
        let [of_forget, of_output] = &self.recurrent;
        for unit in 0..UNITS {
            let before = state[unit];
            let kept = gate(forget[unit] + of_forget[unit] * before);
            let shown = gate(output[unit] + of_output[unit] * before);
            state[unit] = kept * before + (1.0 - kept) * candidate[unit];
            out[unit] = (shown * squash(state[unit]) / INPUT_UNIT) as i16;
        }
    }
}

/// Each word's inputs beside those of the words before it (behind it, on the way back).
fn windows(inputs: &[i16], size: usize, width: usize, back: bool) -> Vec<i16> {
    let len = inputs.len() / size;
    let mut windows = vec![0; inputs.len() * width];
    for (word, window) in windows.chunks_exact_mut(size * width).enumerate() {
        for (by, part) in window.chunks_exact_mut(size).enumerate() {
            let from = if back { Some(word + by) } else { word.checked_sub(by) };
            if let Some(from) = from.filter(|from| *from < len) {
                part.copy_from_slice(&inputs[from * size..(from + 1) * size]);
            }
        }
    }
    windows
}

/// The sum of products of two rows of the same length, a multiple of sixteen. In sixteen lanes: compilers
/// make vector code of them that is more than twice as fast as that of a plain sum.
#[cfg(not(target_feature = "simd128"))]
#[inline(never)]
fn dot(a: &[i16], b: &[i16]) -> i32 {
    let mut lanes = [0i32; 16];
    let (a, _) = a.as_chunks::<16>();
    let (b, _) = b.as_chunks::<16>();
    for (a, b) in a.iter().zip(b) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += i32::from(*a) * i32::from(*b);
        }
    }
    lanes.iter().sum()
}

/// The sums of products of four rows, one behind the other, with one input.
#[cfg(not(target_feature = "simd128"))]
fn four(rows: &[i16], input: &[i16]) -> [i32; 4] {
    std::array::from_fn(|row| dot(&rows[row * input.len()..(row + 1) * input.len()], input))
}

#[cfg(target_feature = "simd128")]
use vectors::{dot, four};

/// The same with the instruction that WebAssembly has for it, which no compiler makes of the above.
#[cfg(target_feature = "simd128")]
mod vectors {
    use std::arch::wasm32::{
        i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_shuffle, i32x4_splat, v128,
    };

    /// As one load: the compiler sees that the eight numbers are neighbours.
    fn vector([a, b, c, d, e, f, g, h]: [i16; 8]) -> v128 {
        i16x8(a, b, c, d, e, f, g, h)
    }

    pub(super) fn dot(a: &[i16], b: &[i16]) -> i32 {
        let (a, _) = a.as_chunks::<8>();
        let (b, _) = b.as_chunks::<8>();
        let sum = a
            .iter()
            .zip(b)
            .fold(i32x4_splat(0), |sum, (a, b)| i32x4_add(sum, i32x4_dot_i16x8(vector(*a), vector(*b))));
        lanes(sum).iter().sum()
    }

    /// An input is loaded once for four rows, and their lanes are added up together.
    #[inline(never)]
    pub(super) fn four(rows: &[i16], input: &[i16]) -> [i32; 4] {
        let (input, _) = input.as_chunks::<8>();
        let (rows, _) = rows.as_chunks::<8>();
        let [mut a, mut b, mut c, mut d] = [i32x4_splat(0); 4];
        if let Some((one, rest)) = rows.split_at_checked(input.len())
            && let Some((two, rest)) = rest.split_at_checked(input.len())
            && let Some((three, four)) = rest.split_at_checked(input.len())
        {
            // Written out: a loop over the four would keep its sums in memory.
            for ((((x, one), two), three), four) in input.iter().zip(one).zip(two).zip(three).zip(four) {
                let x = vector(*x);
                a = i32x4_add(a, i32x4_dot_i16x8(vector(*one), x));
                b = i32x4_add(b, i32x4_dot_i16x8(vector(*two), x));
                c = i32x4_add(c, i32x4_dot_i16x8(vector(*three), x));
                d = i32x4_add(d, i32x4_dot_i16x8(vector(*four), x));
            }
        }
        let halves = |a, b| i32x4_add(i32x4_shuffle::<0, 4, 1, 5>(a, b), i32x4_shuffle::<2, 6, 3, 7>(a, b));
        let (ab, cd) = (halves(a, b), halves(c, d));
        lanes(i32x4_add(i32x4_shuffle::<0, 1, 4, 5>(ab, cd), i32x4_shuffle::<2, 3, 6, 7>(ab, cd)))
    }

    fn lanes(sums: v128) -> [i32; 4] {
        [
            i32x4_extract_lane::<0>(sums),
            i32x4_extract_lane::<1>(sums),
            i32x4_extract_lane::<2>(sums),
            i32x4_extract_lane::<3>(sums),
        ]
    }
}

/// Between -1 and 1, without a call.
fn squash(x: f32) -> f32 {
    x / (1.0 + x.abs())
}

/// Between 0 and 1.
fn gate(x: f32) -> f32 {
    0.5 + 0.5 * squash(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_rows_at_once_are_four_products() {
        let input: Vec<i16> = (0..32).map(|at| at * 37 - 500).collect();
        let rows: Vec<i16> = (0..4 * 32).map(|at| at * 11 % 251 - 125).collect();
        let plain =
            |row: &[i16]| -> i32 { row.iter().zip(&input).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum() };
        let expected: Vec<i32> = rows.chunks(32).map(plain).collect();
        assert_eq!(four(&rows, &input).to_vec(), expected);
        assert_eq!(dot(&rows[..32], &input), expected[0]);
    }
}
