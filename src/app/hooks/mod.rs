//! What the page does beside drawing.

pub(crate) mod address;
pub(crate) mod effect;
pub(crate) mod extractor;
pub(crate) mod intake;
pub(crate) mod keys;
pub(crate) mod passage;
pub(crate) mod pieces;
pub(crate) mod reveal;
pub(crate) mod roving;
pub(crate) mod update;
