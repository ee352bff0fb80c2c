//! The files that the Export menu saves.

use super::browser;
use super::reading::Reading;
use crate::Article;
use wasm_bindgen::JsValue;

/// One kind of file.
pub(crate) struct Export {
    /// Its words in the menu.
    pub(crate) title: &'static str,
    ending: &'static str,
    media_type: &'static str,
    make: fn(&str, &Article) -> String,
}

/// The files in the order of the menu.
pub(crate) const EXPORTS: &[Export] = &[Export {
    title: "JSON",
    ending: "json",
    media_type: "application/json",
    make: |_, article| serde_json::to_string_pretty(article).unwrap_or_default(),
}];

impl Export {
    /// Saves the reading as such a file.
    ///
    /// # Errors
    /// What the browser says when it refuses.
    pub(crate) fn save(&self, reading: &Reading) -> Result<(), JsValue> {
        let content = (self.make)(&reading.text, &reading.article);
        browser::download(&format!("{}.{}", stem(reading), self.ending), self.media_type, &content)
    }
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
