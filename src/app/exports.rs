//! Saves a reading as a file.

use super::browser;
use super::reading::Reading;
use crate::export::{FORMATS, Format};
use wasm_bindgen::JsValue;

/// The kinds of file in the order of the menu; one-line JSON is for programs only.
pub(crate) fn formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.name != "ndjson")
}

/// Saves the reading in this format.
///
/// # Errors
/// What the browser says when it refuses.
pub(crate) fn save(reading: &Reading, format: &Format) -> Result<(), JsValue> {
    let content = (format.write)(&reading.text, &reading.article);
    browser::download(&format!("{}.{}", stem(reading), format.extension), format.media_type, &content)
}

/// A file name from the date and the first words: `readout-2025-03-14-norland-and-sundmark-agree`.
fn stem(reading: &Reading) -> String {
    let date = reading.article.published.as_ref().map(|it| it.value.clone());
    let words = reading.blocks.first().map(|block| block.span.of(&reading.text)).unwrap_or_default();
    let words: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(5)
        .map(|word| word.to_lowercase().chars().take(20).collect())
        .collect();
    let parts = ["readout".to_owned()].into_iter().chain(date).chain(words);
    parts.collect::<Vec<_>>().join("-")
}
