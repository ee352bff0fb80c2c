//! The tagger's weights: one row a feature, one column a tag.

use super::Upos;
use super::features::BITS;
use crate::models::pack;
use std::sync::OnceLock;

/// In the weights' own unit.
pub type Score = i32;

/// How well each tag fits.
pub type Scores = [Score; Upos::COUNT];

/// The table, unpacked.
pub struct Weights {
    table: Vec<i8>,
}

impl Weights {
    /// The weights that ship; unpacked when they are first asked for.
    pub fn shipped() -> &'static Weights {
        static SHIPPED: OnceLock<Weights> = OnceLock::new();
        SHIPPED.get_or_init(|| Weights::unpack(include_bytes!("../models/tagger.bin")))
    }

    /// The weights that [`pack::pack`] packed, row by row.
    pub fn unpack(packed: &[u8]) -> Weights {
        Weights { table: pack::unpack(packed, Upos::COUNT << BITS) }
    }

    /// Adds the rows of some features to the scores.
    pub fn add(&self, rows: &[u32], scores: &mut Scores) {
        for row in rows {
            let start = *row as usize * Upos::COUNT;
            for (score, weight) in scores.iter_mut().zip(&self.table[start..start + Upos::COUNT]) {
                *score += i32::from(*weight);
            }
        }
    }
}
