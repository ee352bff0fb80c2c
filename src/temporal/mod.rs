//! Expressions of time.

pub(crate) mod calendar;
