//! The parser's weights: how large its network is, and how its matrices are packed, unpacked and laid out for reading.

use super::Relation;
use super::features::{MARK_ROWS, ROWS, SLOTS};
use super::transition::Step;
use std::sync::OnceLock;

/// Numbers of an embedding.
pub const EMBEDDING: usize = 48;
/// Units of each direction of a layer.
pub const UNITS: usize = 64;
/// Layers.
pub const LAYERS: usize = 1;
/// How many words the first layer sees at once: the one it reads and the one before (behind, on the way back).
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

    /// The numbers as whole numbers of another unit.
    fn counted(&self, unit: f32) -> Vec<i16> {
        self.numbers().into_iter().map(|number| (number / unit).round() as i16).collect()
    }

    /// The values with a row for each column.
    fn transposed(&self, columns: usize) -> Vec<i16> {
        let column = |at: usize| self.values.iter().skip(at).step_by(columns);
        (0..columns).flat_map(|at| column(at).map(|value| i16::from(*value))).collect()
    }

    fn widened(&self) -> Vec<i16> {
        self.values.iter().map(|value| i16::from(*value)).collect()
    }
}

/// A layer in one direction.
pub(super) struct Direction {
    /// A row of inputs for each candidate, forget gate and output gate.
    pub(super) weights: Vec<i16>,
    /// What a product of an input and a weight counts.
    pub(super) unit: f32,
    pub(super) biases: Vec<f32>,
    /// What the state before adds to the forget gate and to the output gate.
    pub(super) recurrent: [[f32; UNITS]; 2],
}

/// Rows of weights of the hidden layer, and a bias each.
pub(super) struct Output {
    pub(super) weights: Vec<i16>,
    pub(super) biases: Vec<i32>,
}

/// The network, unpacked.
pub struct Weights {
    /// The keys of known words, in order.
    keys: Vec<u32>,
    pub(super) embeddings: Vec<i8>,
    pub(super) layers: Vec<[Direction; 2]>,
    /// For each slot a row of inputs for each unit of the hidden layer, and what a product counts.
    pub(super) slots: Vec<(Vec<i16>, f32)>,
    pub(super) absent: Vec<i16>,
    pub(super) hidden: Vec<i16>,
    pub(super) marks: Vec<i16>,
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
        let mut bytes = packed.iter().copied();
        let mut next = || bytes.next().unwrap_or(0);
        let mut pair = || u16::from_le_bytes([(); 2].map(|()| next()));
        let count = usize::from(pair());
        let mut key = 0;
        let keys: Vec<u32> = (0..count)
            .map(|_| {
                key += u32::from(pair());
                key
            })
            .collect();
        let mut matrices = shapes(count).into_iter().map(|(rows, columns)| {
            let unit = f32::from_le_bytes([(); 4].map(|()| next()));
            Packed { unit, values: (0..rows * columns).map(|_| next().cast_signed()).collect() }
        });
        let mut matrix = || matrices.next().unwrap_or_default();
        let embeddings = matrix();
        let mut unit = embeddings.unit;
        let mut layers = Vec::new();
        for _layer in 0..LAYERS {
            layers.push([(); 2].map(|()| {
                let (weights, biases, gates) = (matrix(), matrix().numbers(), matrix().numbers());
                let mut recurrent = [[0.0; UNITS]; 2];
                recurrent.as_flattened_mut().iter_mut().zip(gates).for_each(|(slot, number)| *slot = number);
                Direction {
                    weights: weights.transposed(3 * UNITS),
                    unit: weights.unit * unit,
                    biases,
                    recurrent,
                }
            }));
            unit = INPUT_UNIT;
        }
        let slot = |_| {
            let slot = matrix();
            (slot.transposed(HIDDEN), slot.unit * INPUT_UNIT)
        };
        let slots = (0..SLOTS).map(slot).collect();
        let [absent, hidden, marks] = [(); 3].map(|()| matrix().counted(HIDDEN_UNIT));
        let output = |weights: &Packed, biases: &Packed| {
            let unit = weights.unit * HIDDEN_UNIT;
            let biases = biases.numbers().into_iter().map(|bias| (bias / unit).round() as i32).collect();
            Output { weights: weights.widened(), biases }
        };
        let steps = output(&matrix(), &matrix());
        let [left, right, left_biases, right_biases] = [(); 4].map(|()| matrix());
        let relations = [output(&left, &left_biases), output(&right, &right_biases)];
        Weights {
            keys,
            embeddings: embeddings.values,
            layers,
            slots,
            absent,
            hidden,
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
        assert!(weights.embeddings == matrices[0].values);
        assert_eq!(weights.layers[0][0].weights[1], i16::from(matrices[1].values[3 * UNITS]), "transposed");
        assert_eq!(weights.relations[1].weights.last(), matrices[matrices.len() - 3].widened().last());
    }

    #[test]
    fn a_broken_file_does_no_harm() {
        assert_eq!(Weights::unpack(&[200]).known(5), None);
    }
}
