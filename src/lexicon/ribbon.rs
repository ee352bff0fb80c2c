//! Solves the table of a [`Filter`](super::filter::Filter); only `build.rs` needs it.

use super::filter::{BAND, Equation, Table};

/// How often a table of one length is tried, with another seed each time.
const SEEDS: u64 = 12;

/// A seed and a table with slots of so many bits in which each key, given as its hash, has its class; as short a table as a few tries find.
pub(crate) fn solve(keys: &[(u64, u64)], bits: usize) -> (u64, Table<Vec<u8>>) {
    let least = keys.len() + BAND;
    let lengths = (0..).map(|step| (least + keys.len() * step / 100).next_multiple_of(8));
    lengths
        .flat_map(|slots| (0..SEEDS).map(move |seed| (slots, seed)))
        .find_map(|(slots, seed)| Some((seed, in_planes(&solve_with(keys, seed, slots, bits)?, bits))))
        .expect("a table that is long enough can be solved")
}

/// The slots, by Gaussian elimination on the fly: an equation whose first slot is taken is added to the one that took it.
/// None where two keys contradict each other.
fn solve_with(keys: &[(u64, u64)], seed: u64, slots: usize, bits: usize) -> Option<Vec<u64>> {
    let mut taken: Vec<(u64, u64)> = vec![(0, 0); slots];
    for (hash, class) in keys {
        let Equation { mut start, mut coefficients, fingerprint } = Equation::of(*hash, seed, slots);
        let mut value = (fingerprint + class) & ((1 << bits) - 1);
        while coefficients != 0 {
            let skip = coefficients.trailing_zeros();
            coefficients >>= skip;
            start += skip as usize;
            if taken[start].0 == 0 {
                taken[start] = (coefficients, value);
                break;
            }
            coefficients ^= taken[start].0;
            value ^= taken[start].1;
        }
        if coefficients == 0 && value != 0 {
            return None;
        }
    }
    let mut table = vec![0; slots + BAND];
    for start in (0..slots).rev() {
        let (coefficients, value) = taken[start];
        let others = (1..BAND).filter(|i| coefficients >> i & 1 != 0);
        table[start] = others.fold(value, |sum, i| sum ^ table[start + i]);
    }
    table.truncate(slots);
    Some(table)
}

/// The slots, a multiple of eight of them, as a table has them.
fn in_planes(slots: &[u64], bits: usize) -> Table<Vec<u8>> {
    let mut planes = Vec::new();
    for bit in 0..bits {
        let byte = |eight: &[u64]| (0..8).fold(0, |sum, i| sum | ((eight[i] >> bit & 1) as u8) << i);
        planes.extend(slots.chunks_exact(8).map(byte));
        planes.push(0);
    }
    Table { bits, planes }
}
