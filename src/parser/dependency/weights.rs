//! The parser's weights: how large its network is, and how its matrices are packed, unpacked and laid out for reading.

use super::Relation;
use super::features::{MARK_ROWS, ROWS, SLOTS};
use super::matrix::{Matrix, Row};
use super::network::{Gates, Hidden};
use super::transition::Step;
use bytemuck::cast;
use std::sync::OnceLock;
use wide::{f32x4, i16x8, i32x4};

/// Numbers of an embedding.
pub const EMBEDDING: usize = 48;
/// Units of each direction of a layer.
pub const UNITS: usize = 64;
/// Layers.
pub const LAYERS: usize = 1;
/// How many words the layer sees at once: the one it reads and the one before (behind, on the way back).
pub const WIDTH: usize = 2;
/// Units of the hidden layer.
pub const HIDDEN: usize = 96;

/// A unit of the inputs to a second layer and to the hidden one, as part of 1.
pub(super) const INPUT_UNIT: f32 = 1.0 / 8192.0;
/// A unit of the hidden layer.
pub(super) const HIDDEN_UNIT: f32 = 1.0 / 512.0;

/// How many inputs a layer has.
pub const fn inputs(layer: usize) -> usize {
    if layer == 0 { EMBEDDING * WIDTH } else { 2 * UNITS }
}

/// The rows and columns of every matrix of a network that knows this many words, in the order of the file: the embeddings; of each
/// layer, forwards and backwards: weights (a row an input; a column a candidate, a forget gate, an output gate a unit), biases, what
/// the state before adds to both gates; of each slot the weights of the hidden layer, then what stands for its absence; its biases, the
/// marks, the steps, their biases, the relations of left arcs, of right arcs, and the biases of both.
pub fn shapes(words: usize) -> Vec<(usize, usize)> {
    let mut shapes = vec![(ROWS + words, EMBEDDING)];
    for layer in 0..LAYERS {
        for _way in 0..2 {
            shapes.extend([(inputs(layer), 3 * UNITS), (1, 3 * UNITS), (2, UNITS)]);
        }
    }
    shapes.extend([(2 * UNITS, HIDDEN); SLOTS]);
    shapes.extend([(SLOTS, HIDDEN), (1, HIDDEN), (MARK_ROWS, HIDDEN)]);
    shapes.extend([(Step::ALL.len(), HIDDEN), (1, Step::ALL.len())]);
    shapes.extend([(Relation::COUNT, HIDDEN), (Relation::COUNT, HIDDEN)]);
    shapes.extend([(1, Relation::COUNT), (1, Relation::COUNT)]);
    shapes
}

/// A matrix as it is packed: whole numbers of one unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// What its numbers count.
    pub unit: f32,
    /// Row by row.
    pub values: Vec<i8>,
}

impl Packed {
    /// The numbers themselves.
    fn numbers(&self) -> Vec<f32> {
        self.values.iter().map(|value| f32::from(*value) * self.unit).collect()
    }

    /// The numbers, four at a time.
    fn vectors<const COUNT: usize>(&self) -> [f32x4; COUNT] {
        let numbers = self.numbers();
        let mut fours = numbers.as_chunks().0.iter();
        std::array::from_fn(|_| fours.next().copied().map_or(f32x4::ZERO, f32x4::new))
    }

    /// The rows as whole numbers of another unit.
    fn counted(&self, unit: f32) -> Vec<Hidden> {
        let counts: Vec<i16> =
            self.numbers().into_iter().map(|number| (number / unit).round() as i16).collect();
        rows(&counts)
    }

    /// The rows as they are.
    fn widened<const VECTORS: usize>(&self) -> Vec<Row<VECTORS>> {
        rows(&self.values.iter().map(|value| i16::from(*value)).collect::<Vec<_>>())
    }

    /// The number at a row and a column of so many.
    fn at(&self, row: usize, column: usize, columns: usize) -> i16 {
        self.values.get(row * columns + column).map_or(0, |value| i16::from(*value))
    }
}

/// Rows of so many vectors each.
fn rows<const VECTORS: usize>(values: &[i16]) -> Vec<Row<VECTORS>> {
    let vectors: Vec<i16x8> = values.as_chunks().0.iter().map(|eight| i16x8::new(*eight)).collect();
    vectors.as_chunks().0.to_vec()
}

/// The recurrent layer in one direction.
pub(super) struct Direction {
    /// What a word's embeddings are multiplied by for its own gates, and for those of the next word that is read.
    pub(super) weights: [Matrix; 2],
    /// What a product counts.
    pub(super) unit: f32,
    pub(super) biases: Gates,
    /// What the state before adds to the forget gate and to the output gate.
    pub(super) recurrent: [[f32x4; UNITS / 4]; 2],
}

/// Rows of weights of the hidden layer, and a bias each.
pub(super) struct Output {
    pub(super) weights: Matrix,
    /// As products come; the lowest number there is where there is no row.
    pub(super) biases: Vec<[i32x4; 4]>,
}

/// The network, unpacked.
pub struct Weights {
    /// The keys of known words, in order.
    keys: Vec<u32>,
    pub(super) embeddings: Vec<Row<{ EMBEDDING / 8 }>>,
    /// Forwards and backwards.
    pub(super) layer: [Direction; 2],
    /// For each slot what outputs are multiplied by, and how many units of the hidden layer a product counts.
    pub(super) slots: Vec<(Matrix, f32)>,
    pub(super) absent: Vec<Hidden>,
    pub(super) hidden: Hidden,
    pub(super) marks: Vec<Hidden>,
    pub(super) steps: Output,
    pub(super) relations: [Output; 2],
}

impl Weights {
    /// The weights that ship; unpacked when they are first asked for.
    pub fn shipped() -> &'static Weights {
        static SHIPPED: OnceLock<Weights> = OnceLock::new();
        SHIPPED.get_or_init(|| Weights::unpack(include_bytes!("../../models/parser.bin")))
    }

    /// The keys of known words (how many, 2 bytes, little-endian; then the gaps between them, 2 bytes each), and each matrix: its
    /// unit (4 bytes), its values.
    pub fn pack(keys: &[u32], matrices: &[Packed]) -> Vec<u8> {
        let mut out = (keys.len() as u16).to_le_bytes().to_vec();
        let before = std::iter::once(&0).chain(keys);
        let gaps: Vec<[u8; 2]> =
            keys.iter().zip(before).map(|(key, before)| ((key - before) as u16).to_le_bytes()).collect();
        out.extend(gaps.iter().flatten());
        for matrix in matrices {
            out.extend(matrix.unit.to_le_bytes());
            out.extend(matrix.values.iter().map(|value| value.cast_unsigned()));
        }
        out
    }

    /// Undoes [`Weights::pack`]. What a broken file lacks is zero.
    pub fn unpack(packed: &[u8]) -> Weights {
        let mut rest = packed;
        let mut take = |count: usize| {
            let (taken, behind) = rest.split_at(count.min(rest.len()));
            rest = behind;
            taken
        };
        let mut pair = || take(2).first_chunk().map_or(0, |pair| u32::from(u16::from_le_bytes(*pair)));
        let count = pair();
        let mut key = 0;
        let keys: Vec<u32> = (0..count)
            .map(|_| {
                key += pair();
                key
            })
            .collect();
        let mut matrices = shapes(count as usize).into_iter().map(|(rows, columns)| {
            let unit = take(4).first_chunk().map_or(0.0, |unit| f32::from_le_bytes(*unit));
            let mut values: Vec<i8> = take(rows * columns).iter().map(|byte| byte.cast_signed()).collect();
            values.resize(rows * columns, 0);
            Packed { unit, values }
        });
        let mut matrix = || matrices.next().unwrap_or_default();
        let embeddings = matrix();
        let layer = [(); 2].map(|()| {
            let (weights, biases, gates) = (matrix(), matrix(), matrix());
            let of_word = |word: usize| {
                let weight = |input, output| weights.at(word * EMBEDDING + input, output, 3 * UNITS);
                Matrix::new(EMBEDDING, 3 * UNITS, weight)
            };
            let mut recurrent = [[f32x4::ZERO; UNITS / 4]; 2];
            recurrent.as_flattened_mut().copy_from_slice(&gates.vectors::<{ UNITS / 2 }>());
            Direction {
                weights: [0, 1].map(of_word),
                unit: weights.unit * embeddings.unit,
                biases: biases.vectors(),
                recurrent,
            }
        });
        let slot = |_| {
            let slot = matrix();
            let weights = Matrix::new(2 * UNITS, HIDDEN, |input, output| slot.at(input, output, HIDDEN));
            (weights, slot.unit * INPUT_UNIT / HIDDEN_UNIT)
        };
        let slots = (0..SLOTS).map(slot).collect();
        let [absent, hidden, marks] = [(); 3].map(|()| matrix().counted(HIDDEN_UNIT));
        let output = |weights: &Packed, biases: &Packed| {
            let unit = weights.unit * HIDDEN_UNIT;
            let weight = |input, output| weights.at(output, input, HIDDEN);
            let weights = Matrix::new(HIDDEN, biases.values.len(), weight);
            let mut counts: Vec<i32> =
                biases.numbers().into_iter().map(|bias| (bias / unit).round() as i32).collect();
            counts.resize(counts.len().next_multiple_of(16), i32::MIN);
            let blocks = counts.as_chunks::<16>().0;
            Output { weights, biases: blocks.iter().map(|block| cast(*block)).collect() }
        };
        let steps = output(&matrix(), &matrix());
        let [left, right, left_biases, right_biases] = [(); 4].map(|()| matrix());
        let relations = [output(&left, &left_biases), output(&right, &right_biases)];
        Weights {
            keys,
            embeddings: embeddings.widened(),
            layer,
            slots,
            absent,
            hidden: hidden.first().copied().unwrap_or_default(),
            marks,
            steps,
            relations,
        }
    }

    /// The row of the embedding of the word with this key, where it is known.
    pub(super) fn known(&self, key: u32) -> Option<usize> {
        self.keys.binary_search(&key).ok().map(|at| ROWS + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_unpacked_as_they_were_packed() {
        let keys = [7, 300, 70_000];
        let mut value = 0i8;
        let matrices: Vec<Packed> = shapes(keys.len())
            .into_iter()
            .map(|(rows, columns)| {
                let values = (0..rows * columns).map(|_| {
                    value = value.wrapping_mul(5).wrapping_add(3);
                    value
                });
                Packed { unit: 0.125, values: values.collect() }
            })
            .collect();
        let weights = Weights::unpack(&Weights::pack(&keys, &matrices));
        assert_eq!((weights.known(300), weights.known(8)), (Some(ROWS + 1), None));
        let row: Vec<i8> = weights.embeddings[1].iter().flat_map(|v| v.to_array()).map(|v| v as i8).collect();
        assert_eq!(row, matrices[0].values[EMBEDDING..2 * EMBEDDING]);
        // Of the last relations: what a row adds up to decides.
        let [biases, rows] = [1, 3].map(|from_end| &matrices[matrices.len() - from_end]);
        let score = |row: usize| {
            let sum: i32 = rows.values[row * HIDDEN..][..HIDDEN].iter().map(|value| i32::from(*value)).sum();
            sum + (f32::from(biases.values[row]) / HIDDEN_UNIT).round() as i32
        };
        let best = (0..Relation::COUNT).rev().max_by_key(|row| score(*row)).unwrap();
        assert_eq!(weights.relations[1].best(&[i16x8::ONE; HIDDEN / 8], |_| true), best);
        let others = |row| row != best;
        assert_ne!(weights.relations[1].best(&[i16x8::ONE; HIDDEN / 8], others), best);
    }

    #[test]
    fn a_broken_file_does_no_harm() {
        assert_eq!(Weights::unpack(&[200]).known(5), None);
    }
}
