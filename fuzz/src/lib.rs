//! What is fuzzed: each function takes whatever the fuzzer makes, and panics where a promise is broken. `tests/corpus.rs`
//! goes through the kept corpus with the same functions.

#[path = "../../src/app/html_source.rs"]
mod html_source;
#[path = "../../tests/common/invariants.rs"]
mod invariants;
#[path = "../../src/webpage/json_ld.rs"]
mod json_ld;

use readout::link::{self, Opened, Shared, View};
use readout::{Article, Options, corrections, day, export};
use std::borrow::Cow;

fn text(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(data)
}

/// Any text is read, every promise about the article is kept, and every format can write it.
pub fn extract(data: &[u8]) {
    let text = text(data);
    let article = read(&text, Vec::new());
    for format in export::FORMATS {
        (format.write)(&text, &article);
    }
}

fn read(text: &str, corrections: Vec<corrections::Correction>) -> Article {
    let article = readout::extract(text, &Options { published: day::parse("2025-03-01"), corrections });
    invariants::check(text, &article);
    article
}

/// The source of a web page: made inert for the browser's own parser, and read without it.
pub fn html(data: &[u8]) {
    let html = text(data);
    let _ = html_source::is_html(&html);
    let inert = html_source::inert(&html);
    assert_eq!(html_source::inert(&inert), inert, "nothing is left to rename or take out");
    let page = readout::webpage::read(&html);
    assert!(page.text.lines().all(|line| line.trim() == line), "lines have no blanks around them");
    for keys in [&["datePublished"][..], &["author", "name"]] {
        if let Some(value) = json_ld::find(&html, keys) {
            assert!(html.contains(&value) && !value.is_empty());
            let _ = json_ld::day(&value);
        }
    }
}

/// Any fragment and any payload is read or refused, and what was read or written comes back.
pub fn link(data: &[u8]) {
    let text = text(data);
    for opened in [link::read(&text), link::read(&format!("#1.{}", base64url(data)))].into_iter().flatten() {
        let percent = opened.damage.map_or(100, |damage| damage.percent);
        assert!(percent <= 100);
        comes_back(opened.shared);
    }
    comes_back(Shared { text: text.into_owned(), ..Shared::default() });
}

fn comes_back(shared: Shared) {
    let link = link::write(&shared).expect("it is within the limit");
    assert_eq!(link::read(&link), Ok(Opened { shared, view: View::default(), damage: None }));
}

fn base64url(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let digits = bytes.chunks(3).flat_map(|chunk| {
        let bits =
            chunk.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        (0..=chunk.len()).map(move |at| char::from(DIGITS[bits >> (18 - 6 * at) & 63]))
    });
    digits.collect()
}

/// A list of corrections on the first line, an article below: the list is read or refused, comes back as it was written, and
/// leaves an article that keeps every promise.
pub fn corrections(data: &[u8]) {
    let text = text(data);
    let (json, text) = text.split_once('\n').unwrap_or((&text, ""));
    let Ok(list) = corrections::parse(json) else { return };
    assert_eq!(corrections::parse(&corrections::write(&list)).as_ref(), Ok(&list));
    let article = read(text, list.clone());
    assert_eq!(article.corrections.len(), list.len(), "each correction is answered");
    assert!(article.corrections.iter().all(|outcome| outcome.applied || outcome.why.is_some()));
}
