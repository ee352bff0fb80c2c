//! What stands above an article: a line with the date, the byline, the headline.

use crate::document::{Document, TokenKind};
use crate::temporal::calendar::{clock_behind, full_date};
use std::ops::Range;

/// Words that lead a date above an article.
const DATE_LABELS: [&str; 6] = ["date", "published", "posted", "updated", "issued", "dated"];
/// The longest line that is taken for a date line, in tokens.
const MAX_DATE_LINE: usize = 20;
/// The longest headline, in tokens.
const MAX_HEADLINE: usize = 30;
/// How far below a headline the text begins, in paragraphs.
const HEAD: usize = 5;

/// How many tokens of a paragraph are a header: a label such as "date" or "Published:" with a whole date, a
/// bare numeric date, each with a clock time or not, or a line that holds little besides a date.
pub(super) fn len(doc: &Document, tokens: &Range<usize>) -> usize {
    let label =
        tokens.clone().take_while(|&t| DATE_LABELS.contains(&doc.lower(t)) || doc.word(t) == ":").count();
    let at = tokens.start + label;
    let date_at = |token| full_date(doc, token).map(|(_, len)| token + len).filter(|end| *end <= tokens.end);
    let is_numeric = at < tokens.end && doc.tokens[at].kind == TokenKind::Number && doc.word(at).len() >= 4;
    if let Some(end) = date_at(at).filter(|_| label > 0 || is_numeric) {
        let end = clock_behind(doc, end).filter(|end| *end <= tokens.end).unwrap_or(end);
        return end - tokens.start;
    }
    // "Tuesday, July 5, 2022 10:15 GMT" or "Kyiv, 5 July 2022" on a line of its own.
    let dated = tokens.clone().take(MAX_DATE_LINE / 2).any(|token| date_at(token).is_some());
    let prose =
        tokens.clone().filter(|&t| doc.tokens[t].kind == TokenKind::Word && !doc.is_capital(t)).count();
    let is_line = tokens.len() <= MAX_DATE_LINE && dated && prose < 3 && !ends_sentence(doc, tokens);
    if is_line && doc.word(tokens.end - 1) != ":" { tokens.len() } else { 0 }
}

/// Whether the last token, quotation marks aside, is a mark that ends a sentence.
fn ends_sentence(doc: &Document, tokens: &Range<usize>) -> bool {
    let last = tokens.clone().rev().find(|&t| doc.tokens[t].kind != TokenKind::Quote);
    last.is_some_and(|t| doc.tokens[t].kind != TokenKind::Word && doc.word(t).ends_with(['.', '!', '?']))
}

/// "By Jo Smith", "By Jo Smith and Ana Rey, Reuters" on a line of its own.
pub(super) fn is_byline(doc: &Document, tokens: &Range<usize>) -> bool {
    let mut words = tokens.clone().skip(1).filter(|&t| doc.tokens[t].kind == TokenKind::Word);
    let joins = |t| doc.is_one_of(t, &["and", "in", "of", "the", "for", "de", "van", "von", "al", "bin"]);
    doc.lower(tokens.start) == "by"
        && (3..=15).contains(&tokens.len())
        && !ends_sentence(doc, tokens)
        && words.all(|t| doc.is_capital(t) || joins(t))
}

/// A first line without a full stop, with sentences in one of the next paragraphs.
pub(super) fn is_headline(doc: &Document, tokens: &Range<usize>, rest: &[Range<usize>]) -> bool {
    (2..=MAX_HEADLINE).contains(&tokens.len())
        && !ends_sentence(doc, tokens)
        && !doc.word(tokens.end - 1).ends_with([',', ';', ':', '-', '–', '—'])
        && rest.iter().take(HEAD).any(|paragraph| ends_sentence(doc, paragraph))
}
