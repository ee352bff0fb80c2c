//! The weights of the name model: one row a feature, one column a [`Class`].

use super::Class;
use crate::models::pack::{Packer, Unpacker};
use crate::models::sparse::Sparse;
use std::sync::OnceLock;

/// The table has 2^`BITS` rows.
pub const BITS: u32 = 15;

/// How well each class fits, in the weights' own unit.
pub type Scores = [i32; Class::COUNT];

/// The table, unpacked.
pub struct Weights {
    table: Sparse,
}

impl Weights {
    /// The weights that ship; unpacked when they are first asked for.
    pub fn shipped() -> &'static Weights {
        static SHIPPED: OnceLock<Weights> = OnceLock::new();
        SHIPPED.get_or_init(|| Weights::unpack(include_bytes!("../models/names.bin")))
    }

    /// Weights, row by row, in one file.
    pub fn pack(table: &[i8]) -> Vec<u8> {
        let mut packer = Packer::default();
        packer.add(&Sparse::of(table, Class::COUNT));
        packer.finish()
    }

    /// Undoes [`Weights::pack`].
    pub fn unpack(packed: &[u8]) -> Weights {
        Weights { table: Unpacker::new(packed).table(1 << BITS, Class::COUNT) }
    }

    /// Adds the rows of some features to the scores.
    pub fn add(&self, rows: &[u32], scores: &mut Scores) {
        for row in rows.iter().filter_map(|row| self.table.row(*row)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
    }
}
