//! The result as JSON, schema `readout/1`.

use crate::Article;

/// Over several lines, for people.
pub(super) fn pretty(_text: &str, article: &Article) -> String {
    serde_json::to_string_pretty(article).expect("plain data has a JSON form") + "\n"
}

/// On one line, for programs that read many.
pub(super) fn line(_text: &str, article: &Article) -> String {
    serde_json::to_string(article).expect("plain data has a JSON form") + "\n"
}
