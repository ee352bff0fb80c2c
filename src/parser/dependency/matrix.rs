//! Matrices laid out for vector instructions, which `wide` has for every target that knows some, and sums without elsewhere.

use bytemuck::{cast, cast_slice};
use wide::{f32x4, i16x8, i32x4, i32x8};

/// Eight times as many whole numbers.
pub(super) type Row<const VECTORS: usize> = [i16x8; VECTORS];

/// A matrix of whole numbers, ready to be multiplied. Sixteen outputs at a time, for two inputs at a time: one instruction multiplies
/// a vector by a pair of inputs and adds up, and no sum has to be taken across a vector.
pub(super) struct Matrix {
    /// Pair by pair of one block of sixteen outputs, then of the next.
    weights: Vec<[i16x8; 4]>,
    pairs: usize,
}

impl Matrix {
    /// The matrix whose weights these are, by input (an even number of them) and output.
    pub(super) fn new(inputs: usize, outputs: usize, weight: impl Fn(usize, usize) -> i16) -> Self {
        let pairs = inputs / 2;
        let mut numbers = vec![0; outputs.next_multiple_of(16) * inputs];
        for input in 0..inputs {
            for output in 0..outputs {
                let block = output / 16 * pairs + input / 2;
                numbers[32 * block + 2 * (output % 16) + input % 2] = weight(input, output);
            }
        }
        let weights = numbers.as_chunks::<32>().0.iter().map(|block| cast(*block)).collect();
        Matrix { weights, pairs }
    }

    /// The products with these pairs of inputs, sixteen outputs at a time; those past the last are zero.
    pub(super) fn multiply<'a>(&'a self, inputs: &'a [i32]) -> impl Iterator<Item = [i32x4; 4]> + 'a {
        self.weights.chunks_exact(self.pairs).map(|block| {
            // Written out: a loop over the four would keep its sums in memory.
            let (mut a, mut b, mut c, mut d) = (i32x4::ZERO, i32x4::ZERO, i32x4::ZERO, i32x4::ZERO);
            for (pair, [wa, wb, wc, wd]) in inputs.iter().zip(block) {
                let input: i16x8 = cast(i32x4::new([*pair, *pair, *pair, *pair]));
                a += input.dot(*wa);
                b += input.dot(*wb);
                c += input.dot(*wc);
                d += input.dot(*wd);
            }
            [a, b, c, d]
        })
    }
}

/// The same number four times; `splat` is a loop where code is made to be small.
pub(super) fn four_times(number: f32) -> f32x4 {
    f32x4::new([number, number, number, number])
}

/// A row as pairs of inputs.
pub(super) fn pairs(row: &[i16x8]) -> &[i32] {
    cast_slice(row)
}

/// Numbers without what stands behind their points, as 16 bits each; beyond these the outermost.
pub(super) fn narrow(a: f32x4, b: f32x4) -> i16x8 {
    let whole: i32x8 = cast([a.fast_trunc_int(), b.fast_trunc_int()]);
    i16x8::from_i32x8_saturate(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_plain_arithmetic() {
        let weight = |input: usize, output: usize| ((input * 37 + output * 11) % 251) as i16 - 125;
        let inputs: Vec<i16> = (0..32).map(|at| at * 37 - 500).collect();
        let rows: Vec<i16x8> = inputs.as_chunks().0.iter().map(|row| i16x8::new(*row)).collect();
        let plain = |output| {
            let terms = inputs
                .iter()
                .enumerate()
                .map(|(at, input)| i32::from(*input) * i32::from(weight(at, output)));
            terms.sum::<i32>()
        };
        let matrix = Matrix::new(32, 20, weight);
        let products: Vec<i32> =
            matrix.multiply(pairs(&rows)).flatten().flat_map(|four| four.to_array()).collect();
        assert_eq!(products[..20], (0..20).map(plain).collect::<Vec<_>>());
        assert_eq!(products[20..], [0; 12]);
    }

    #[test]
    fn narrowing_cuts_off_and_stays_within_bounds() {
        let [a, b] = [[1.9, -1.9, 40_000.0, -40_000.0], [0.0, 0.5, 32_767.9, -1.0]].map(f32x4::new);
        assert_eq!(narrow(a, b).to_array(), [1, -1, i16::MAX, i16::MIN, 0, 0, 32_767, -1]);
    }
}
