//! The word lists: packed by `build.rs`, unpacked at the first look-up (a millisecond or two), then searched as
//! sorted texts.
//!
//! A list is a `.tsv` file in this folder: one entry a line, its key in lower case, then columns. Entries
//! may have several words. To add a word, edit the file; to add a list, add a file: the static of that name
//! appears here.

#![allow(missing_docs, reason = "generated statics name their file")]

mod verb;

pub use verb::{VerbForm, VerbForms, verb};

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// One word list.
pub struct List {
    /// Its place in [`ALL`].
    index: u8,
    /// Keys, front coded; see `pack` in `build.rs`.
    keys: &'static str,
    /// Columns in the order of the keys, one line each.
    columns: &'static str,
}

/// Which lists have an entry that begins with a certain word; looked up once per token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

/// The columns behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row(&'static str);

/// Lines `key TAB columns LF`, sorted by the bytes of the key.
struct Table(&'static str);

impl Classes {
    /// The lists that have an entry beginning with this word (lower case).
    pub fn of(word: &str) -> Self {
        first_words().get(word).copied().unwrap_or_default()
    }

    /// Whether an entry of `list` begins with the word.
    pub fn begins(self, list: &List) -> bool {
        self.0 & (1 << list.index) != 0
    }
}

type FirstWords = HashMap<&'static str, Classes, BuildHasherDefault<Fnv>>;

/// Every list as a text, in the order of [`ALL`].
fn texts() -> &'static [String] {
    static TEXTS: OnceLock<Vec<String>> = OnceLock::new();
    TEXTS.get_or_init(|| ALL.iter().map(|list| unpack(list)).collect())
}

/// By first word: which lists have an entry that begins with it.
fn first_words() -> &'static FirstWords {
    static FIRST_WORDS: OnceLock<FirstWords> = OnceLock::new();
    FIRST_WORDS.get_or_init(|| {
        let mut words = FirstWords::default();
        for list in ALL {
            for (key, _) in list.iter() {
                let first = key.split_once(' ').map_or(key, |(first, _)| first);
                words.entry(first).or_default().0 |= 1 << list.index;
            }
        }
        words
    })
}

/// Undoes `pack` in `build.rs`.
fn unpack(list: &List) -> String {
    let mut text = String::with_capacity(2 * (list.keys.len() + list.columns.len()));
    let mut previous = 0..0;
    for (key, columns) in list.keys.lines().zip(list.columns.lines()) {
        let start = text.len();
        let shared = usize::from(key.as_bytes()[0] - b'!');
        text.extend_from_within(previous.start..previous.start + shared);
        text.push_str(&key[1..]);
        previous = start..text.len();
        text.push('\t');
        text.push_str(columns);
        text.push('\n');
    }
    text
}

/// The FNV-1a hash (Fowler, Noll, Vo), which is quick for short words.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl List {
    fn table(&self) -> Table {
        Table(&texts()[usize::from(self.index)])
    }

    /// The row of a key, given as tokens in lower case with one space between.
    pub fn get(&self, key: &str) -> Option<Row> {
        self.entry(&[key]).map(|(_, row)| row)
    }

    /// The list's own copy of a key, which lives as long as the program.
    pub fn key(&self, key: &str) -> Option<&'static str> {
        self.entry(&[key]).map(|(key, _)| key)
    }

    /// The entry whose key these pieces make up.
    fn entry(&self, pieces: &[&str]) -> Option<(&'static str, Row)> {
        let line = self.table().lower_bound(pieces);
        let (key, row) = self.table().line(line)?;
        (compare(key, pieces) == Ordering::Equal).then_some((key, row))
    }

    /// The longest entry that these words begin with: its number of words, and its row.
    pub fn longest<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, Row)> {
        let mut key = String::new();
        let mut best = None;
        for (n, word) in words.enumerate() {
            if n > 0 {
                key.push(' ');
            }
            key.push_str(word);
            let Some((found, row)) = self.table().line(self.table().lower_bound(&[&key])) else { break };
            if !found.starts_with(key.as_str()) {
                break;
            }
            if found == key {
                best = Some((n + 1, row));
            }
        }
        best
    }

    /// All entries in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Row)> + '_ {
        self.table().0.lines().map(Table::cut)
    }
}

impl Row {
    /// Column `n` (0 is the first after the key); empty where the line has no such column.
    pub fn column(self, n: usize) -> &'static str {
        self.0.split('\t').nth(n).unwrap_or("")
    }

    /// A column that is a number such as `12` or `0.85`. (The standard library's parser for all that floats can
    /// be is larger than some lists.)
    pub fn number(self, n: usize) -> Option<f32> {
        let (whole, fraction) = self.column(n).split_once('.').unwrap_or((self.column(n), ""));
        let scale = 10u32.checked_pow(fraction.len() as u32)?;
        let number: u32 = whole.parse().ok()?;
        let fraction: u32 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
        Some(number as f32 + fraction as f32 / scale as f32)
    }

    /// The parts of a column that holds several, separated by commas.
    pub fn parts(self, n: usize) -> impl Iterator<Item = &'static str> {
        self.column(n).split(',').filter(|part| !part.is_empty())
    }
}

impl Table {
    fn cut(line: &'static str) -> (&'static str, Row) {
        line.split_once('\t').map_or((line, Row("")), |(key, columns)| (key, Row(columns)))
    }

    /// The line that starts at a byte; none at the end.
    fn line(&self, start: usize) -> Option<(&'static str, Row)> {
        self.0.get(start..)?.lines().next().map(Table::cut)
    }

    /// Where the first line starts whose key is not below the one that these pieces make up, in bytes.
    fn lower_bound(&self, pieces: &[&str]) -> usize {
        let bytes = self.0.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|b| *b == b'\n').map_or(low, |at| low + at + 1);
            match self.line(start) {
                Some((key, row)) if compare(key, pieces) == Ordering::Less => {
                    low = start + key.len() + row.0.len() + 2
                }
                _ => high = start,
            }
        }
        low
    }
}

/// Compares a key with the string that pieces make up, by bytes.
fn compare(key: &str, pieces: &[&str]) -> Ordering {
    key.bytes().cmp(pieces.iter().flat_map(|piece| piece.bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_by_its_key() {
        for list in ALL {
            for (key, row) in list.iter() {
                assert_eq!(list.get(key), Some(row), "{key}");
                let first = key.split(' ').next().unwrap_or(key);
                assert!(Classes::of(first).begins(list), "{key}");
            }
        }
    }

    #[test]
    fn what_is_no_key_is_not_found() {
        for word in ["", "zzzz", "president\t", "\n", "presidentx", "presiden"] {
            assert_eq!(TITLES.get(word), None, "{word:?}");
        }
    }

    #[test]
    fn longest_prefers_the_longer_entry() {
        let words = ["prime", "minister", "of", "nowhere"];
        assert_eq!(TITLES.longest(words.into_iter()).map(|m| m.0), Some(2));
    }
}
