//! The result as JSON, schema `readout/1`. Plain data always has a JSON form; to expect that would bring along how errors are told.

use crate::Article;

/// Over several lines, for people.
pub(super) fn pretty(_text: &str, article: &Article) -> String {
    serde_json::to_string_pretty(article).unwrap_or_default() + "\n"
}

/// On one line, for programs that read many.
pub(super) fn line(_text: &str, article: &Article) -> String {
    serde_json::to_string(article).unwrap_or_default() + "\n"
}
