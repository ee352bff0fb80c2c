//! The word lists: packed by `build.rs`, unpacked at the first look-up (a millisecond or two), then searched as
//! sorted texts. Long lists of names are kept as fingerprints alone.
//!
//! A list is a `.tsv` file in this folder: one entry a line, its key in lower case, then columns. Entries
//! may have several words. To add a word, edit the file; to add a list, add a file: the static of that name
//! appears here.

#![allow(missing_docs, reason = "generated statics name their file")]

mod filter;
#[cfg(test)]
mod ribbon;
mod verb;

pub use verb::{VerbForm, VerbForms, verb};

use filter::Filter;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// One word list.
pub struct List {
    /// Its place in [`ALL`].
    index: u8,
    storage: Storage,
}

/// How a list's entries are kept.
enum Storage {
    Packed {
        /// Keys, front coded; see `pack` in `build.rs`.
        keys: &'static str,
        /// Columns in the order of the keys, one line each.
        columns: &'static str,
    },
    /// Single words, as fingerprints: [`List::get`] finds them, but nothing lists them.
    Filter(Filter),
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
        let mut classes = first_words().get(word).copied().unwrap_or_default();
        for list in ALL {
            if list.filter().is_some_and(|filter| filter.get(word).is_some()) {
                classes.0 |= 1 << list.index;
            }
        }
        classes
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
    let text = |list: &&List| match list.storage {
        Storage::Packed { keys, columns } => unpack(keys, columns),
        Storage::Filter(_) => String::new(),
    };
    TEXTS.get_or_init(|| ALL.iter().map(text).collect())
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
fn unpack(keys: &str, columns: &str) -> String {
    let mut text = String::with_capacity(2 * (keys.len() + columns.len()));
    let mut previous = 0..0;
    for (key, columns) in keys.lines().zip(columns.lines()) {
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

    fn filter(&self) -> Option<&Filter> {
        match &self.storage {
            Storage::Filter(filter) => Some(filter),
            Storage::Packed { .. } => None,
        }
    }

    /// The row of a key, given as tokens in lower case with one space between.
    pub fn get(&self, key: &str) -> Option<Row> {
        match self.filter() {
            Some(filter) => filter.get(key).map(Row),
            None => self.entry(&[key]).map(|(_, row)| row),
        }
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

    /// The longest entry that these words begin with: its number of words, and its row. (Not for lists kept as
    /// fingerprints.)
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

    /// All entries in the order of their keys; none of a list kept as fingerprints.
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

    /// The rows of a list's file, which must hold single words.
    fn file(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split_once('\t').unwrap_or((line, "")))
    }

    #[test]
    fn every_name_is_found_with_its_columns() {
        for (list, text) in
            [(&GIVEN_NAMES, include_str!("given_names.tsv")), (&SURNAMES, include_str!("surnames.tsv"))]
        {
            for (name, columns) in file(text) {
                assert_eq!(list.get(name), Some(Row(columns)), "{name}");
                assert!(Classes::of(name).begins(list), "{name}");
            }
        }
    }

    #[test]
    fn marks_on_letters_do_not_matter_to_names() {
        assert_eq!(GIVEN_NAMES.get("zoë"), GIVEN_NAMES.get("zoe"));
        assert!(SURNAMES.get("erdoğan").is_some() && SURNAMES.get("o’brien").is_some());
    }

    #[test]
    fn few_other_words_are_taken_for_names() {
        let words: Vec<String> = (0..100_000).map(|n| format!("no{n}name")).collect();
        let taken = |list: &List| words.iter().filter(|word| list.get(word).is_some()).count();
        // One in 4096 for each of three genders, one in 512 for the one kind of family names.
        assert!((45..105).contains(&taken(&GIVEN_NAMES)), "{}", taken(&GIVEN_NAMES));
        assert!((150..245).contains(&taken(&SURNAMES)), "{}", taken(&SURNAMES));
    }

    #[test]
    fn words_of_other_lists_are_not_taken_for_names() {
        let names: std::collections::HashSet<u64> =
            [include_str!("given_names.tsv"), include_str!("surnames.tsv")]
                .into_iter()
                .flat_map(|text| file(text).map(|(name, _)| filter::unmarked_hash(name)))
                .collect();
        for (key, _) in ALL.iter().flat_map(|list| list.iter()) {
            let word = key.split(' ').next().unwrap_or(key);
            if !names.contains(&filter::unmarked_hash(word)) {
                assert!(GIVEN_NAMES.get(word).is_none() && SURNAMES.get(word).is_none(), "{word}");
            }
        }
    }

    #[test]
    fn a_table_as_short_as_its_keys_allow_is_found() {
        let words: Vec<String> = (0..3_000).map(|n| format!("word{n}")).collect();
        let keys: Vec<(&str, u64)> = words.iter().map(String::as_str).zip((0..5).cycle()).collect();
        let (seed, table) = ribbon::solve(&keys, 9);
        assert!(table.planes.len() < 9 * 3_400 / 8, "{} bytes", table.planes.len());
        for (word, class) in keys {
            assert_eq!(table.class(word, seed), class as usize, "{word}");
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
