//! The text with its first layers, which all later stages share.

mod span;

pub use span::Span;
