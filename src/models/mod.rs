//! Learned weights: how features become rows of a table, and how tables are packed.
//!
//! Each `.bin` in this folder has a card (`.md`) that says what it was trained on, under which licence, how well it does and
//! how to train it again. Training (`training/`) and the stages use the same functions here, so what was learned is what is read.

pub(crate) mod hash;
pub(crate) mod pack;
pub(crate) mod sparse;
