//! The word lists: packed by `build.rs`, unpacked and indexed at the first look-up (a millisecond or
//! two). Long lists of names are kept as fingerprints alone.
//!
//! A list is a `.tsv` file in this folder: one entry a line, its key in lower case, then columns. Entries
//! may have several words. To add a word, edit the file; to add a list, add a file: the static of that name
//! appears here.

mod filter;
mod index;
#[cfg(test)]
mod ribbon;
mod verb;

pub(crate) use verb::{VerbForm, verb};

use filter::Filter;
use index::Index;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// One word list.
pub struct List {
    /// Its place in [`ALL`].
    index: u8,
    storage: Storage,
}

/// How a list's entries are kept.
enum Storage {
    /// Keys among all [`KEYS`]; see `pack_rows` in `build.rs`.
    Packed {
        /// Which row each key has.
        kinds: &'static str,
        /// The different rows, one a line.
        rows: &'static str,
    },
    /// Fingerprints: what is asked for is found, but nothing lists the entries.
    Filter {
        keys: Filter,
        /// The first words of entries of several words; their column is the number of words of the longest.
        first_words: Filter,
    },
}

/// Which lists have an entry that begins with a certain word; looked up once per token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

/// The columns behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row(&'static str);

impl Classes {
    /// The lists that have an entry beginning with this word (lower case).
    pub fn of(word: &str) -> Self {
        let mut classes = Index::get().classes(word);
        let hash = filter::unmarked_hash(word);
        for list in ALL {
            if let Storage::Filter { keys, first_words } = &list.storage
                && [keys, first_words].into_iter().any(|filter| filter.get_hashed(word, hash).is_some())
            {
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

impl List {
    /// The row of a key, given as tokens in lower case with one space between.
    pub fn get(&self, key: &str) -> Option<Row> {
        match &self.storage {
            Storage::Filter { keys, .. } => keys.get(key).map(Row),
            Storage::Packed { .. } => self.entry(&[key]).map(|(_, row)| row),
        }
    }

    /// The list's own copy of a key, which lives as long as the program; none of a list kept as fingerprints.
    pub fn key(&self, key: &str) -> Option<&'static str> {
        self.entry(&[key]).map(|(key, _)| key)
    }

    /// The entry whose key these pieces make up.
    fn entry(&self, pieces: &[&str]) -> Option<(&'static str, Row)> {
        let found = Index::get().find(self.index, pieces)?;
        Some((found.key, found.row?))
    }

    /// The longest entry that these words begin with: its number of words, and its row.
    pub fn longest<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, Row)> {
        match &self.storage {
            Storage::Filter { keys, first_words } => longest_filtered(keys, first_words, words),
            Storage::Packed { .. } => self.longest_packed(words),
        }
    }

    fn longest_packed<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, Row)> {
        let index = Index::get();
        let mut key = "";
        let mut best = None;
        for (n, word) in words.enumerate() {
            let pieces = if n == 0 { &[word][..] } else { &[key, " ", word] };
            let Some(found) = index.find(self.index, pieces) else { break };
            key = found.key;
            best = found.row.map(|row| (n + 1, row)).or(best);
        }
        best
    }

    /// All entries in the order of their keys; none of a list kept as fingerprints.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Row)> + '_ {
        Index::get().entries(self.index)
    }
}

/// [`List::longest`] in fingerprints: each number of words up to the most that the first word allows is tried.
fn longest_filtered<'w>(
    keys: &Filter,
    first_words: &Filter,
    words: impl Iterator<Item = &'w str>,
) -> Option<(usize, Row)> {
    let mut key = String::new();
    let mut best = None;
    let mut left = 1;
    for (n, word) in words.enumerate() {
        if n > 0 {
            key.push(' ');
        } else if let Some(most) = first_words.get(word) {
            left = most.parse().unwrap_or(left);
        }
        key.push_str(word);
        if filter::is_hyphen(word) {
            continue;
        }
        best = keys.get(&key).map(|row| (n + 1, Row(row))).or(best);
        left -= 1;
        if left == 0 {
            break;
        }
    }
    best
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

    /// The names of the lists kept as fingerprints, as they stand in their files.
    fn filtered_files() -> [(&'static List, Vec<(&'static str, &'static str)>); 4] {
        let rows = |text: &'static str| {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            lines.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect()
        };
        [
            (&GIVEN_NAMES, rows(include_str!("given_names.tsv"))),
            (&SURNAMES, rows(include_str!("surnames.tsv"))),
            (&PLACES, rows(include_str!("places.tsv"))),
            (&ORGANIZATIONS, rows(include_str!("organizations.tsv"))),
        ]
    }

    #[test]
    fn every_name_is_found() {
        for (list, rows) in filtered_files() {
            // Clitics are tokens of their own ("cox's bazar").
            for (name, columns) in rows.into_iter().filter(|(name, _)| !name.contains("'s")) {
                let words: Vec<&str> = name.split([' ', '-']).collect();
                let kept = if std::ptr::eq(list, &GIVEN_NAMES) { columns } else { "" };
                let found = list.longest(words.iter().copied());
                assert!(Classes::of(words[0]).begins(list), "{name}");
                assert_eq!(found, Some((words.len(), Row(kept))), "{name}");
            }
        }
    }

    #[test]
    fn names_are_found_with_hyphens_and_without() {
        for name in ["khan younis", "khan - younis", "port - au - prince", "port au prince"] {
            let words = || name.split(' ').chain(["-", "based"]);
            assert_eq!(PLACES.longest(words()).map(|m| m.0), Some(words().count() - 2), "{name}");
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
        // One in 4096 for each of three genders, one in 512 for the one kind of family names, one in 2048 places.
        assert!((45..105).contains(&taken(&GIVEN_NAMES)), "{}", taken(&GIVEN_NAMES));
        assert!((150..245).contains(&taken(&SURNAMES)), "{}", taken(&SURNAMES));
        assert!((25..80).contains(&taken(&PLACES)), "{}", taken(&PLACES));
        // One organisation in 8192, which is too few in so many words to tell whether it is.
        let more = (0..1_000_000).filter(|n| ORGANIZATIONS.get(&format!("no{n}name")).is_some()).count();
        assert!((80..170).contains(&more), "{more}");
    }

    #[test]
    fn words_of_other_lists_are_not_taken_for_names() {
        let first = |key: &'static str| key.split([' ', '-']).next().unwrap_or(key);
        let packed = ALL.iter().flat_map(|list| list.iter()).map(|(key, _)| key);
        let words: Vec<&str> = packed.map(first).collect();
        for (list, rows) in filtered_files() {
            let names: std::collections::HashSet<u64> =
                rows.iter().map(|(name, _)| filter::unmarked_hash(name)).collect();
            for word in words.iter().filter(|word| !names.contains(&filter::unmarked_hash(word))) {
                assert_eq!(list.get(word), None, "{word}");
            }
        }
    }

    #[test]
    fn a_table_as_short_as_its_keys_allow_is_found() {
        let words: Vec<String> = (0..3_000).map(|n| format!("word{n}")).collect();
        let hashes = words.iter().map(|word| filter::unmarked_hash(word));
        let keys: Vec<(u64, u64)> = hashes.zip((0..5).cycle()).collect();
        let (seed, table) = ribbon::solve(&keys, 9);
        assert!(table.planes.len() < 9 * 3_400 / 8, "{} bytes", table.planes.len());
        for (hash, class) in keys {
            assert_eq!(table.class(hash, seed), class as usize, "{hash}");
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
