//! The parser's weights: a table for steps, a table for relations.

use super::Relation;
use super::features::{RELATION_BITS, STEP_BITS};
use super::transition::Step;
use crate::models::pack;
use std::sync::OnceLock;

/// The tables, unpacked.
pub struct Weights {
    steps: Vec<i8>,
    relations: Vec<i8>,
}

impl Weights {
    /// How many numbers each of the two tables has.
    pub const SIZES: [usize; 2] = [Step::ALL.len() << STEP_BITS, Relation::COUNT << RELATION_BITS];

    /// The weights that ship; unpacked when they are first asked for.
    pub fn shipped() -> &'static Weights {
        static SHIPPED: OnceLock<Weights> = OnceLock::new();
        SHIPPED.get_or_init(|| Weights::unpack(include_bytes!("../../models/parser.bin")))
    }

    /// Both tables in one file: the length of the first (4 bytes, little-endian), then each as [`pack::pack`] gives it.
    pub fn pack(steps: &[i8], relations: &[i8]) -> Vec<u8> {
        let steps = pack::pack(steps);
        let mut out = (steps.len() as u32).to_le_bytes().to_vec();
        out.extend(steps);
        out.extend(pack::pack(relations));
        out
    }

    /// Undoes [`Weights::pack`].
    pub fn unpack(packed: &[u8]) -> Weights {
        let (length, tables) = packed.split_first_chunk().unwrap_or((&[0; 4], &[]));
        let (steps, relations) = tables.split_at(tables.len().min(u32::from_le_bytes(*length) as usize));
        let [of_steps, of_relations] = Self::SIZES;
        Weights { steps: pack::unpack(steps, of_steps), relations: pack::unpack(relations, of_relations) }
    }

    /// How well each step fits.
    pub(super) fn of_step(&self, rows: &[u32]) -> [i32; Step::ALL.len()] {
        sum(&self.steps, rows)
    }

    /// How well each relation fits.
    pub(super) fn of_relation(&self, rows: &[u32]) -> [i32; Relation::COUNT] {
        sum(&self.relations, rows)
    }
}

fn sum<const COLUMNS: usize>(table: &[i8], rows: &[u32]) -> [i32; COLUMNS] {
    let mut scores = [0; COLUMNS];
    for row in rows {
        let start = *row as usize * COLUMNS;
        for (score, weight) in scores.iter_mut().zip(&table[start..start + COLUMNS]) {
            *score += i32::from(*weight);
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_unpacked_as_they_were_packed() {
        let [mut steps, mut relations] = Weights::SIZES.map(|size| vec![0i8; size]);
        (steps[7], relations[11]) = (-3, 100);
        let weights = Weights::unpack(&Weights::pack(&steps, &relations));
        assert!(weights.steps == steps && weights.relations == relations);
    }
}
