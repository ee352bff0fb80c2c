//! The word lists, compiled into sorted tables by `build.rs`: no parsing and no allocation at start-up.
//!
//! A list is a `.tsv` file in this folder: one entry a line, its key in lower case, then columns. Entries
//! may have several words. To add a word, edit the file; to add a list, add a file: the static of that name
//! appears here.

#![allow(missing_docs, reason = "generated statics name their file")]

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// One word list.
pub struct List {
    bit: u8,
    table: Table,
}

/// Which lists have an entry that begins with a certain word; looked up once per token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

/// The columns behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row(&'static str);

/// Lines `key TAB columns` in one string, sorted by key.
struct Table {
    text: &'static str,
    /// Where each line starts, in bytes, and at the end the length of the text.
    starts: &'static [usize],
}

impl Classes {
    /// The lists that have an entry beginning with this word (lower case).
    pub fn of(word: &str) -> Self {
        FIRST_WORDS.find(word).map_or(Classes(0), |line| Classes(FIRST_WORD_CLASSES[line]))
    }

    /// Whether an entry of `list` begins with the word.
    pub fn begins(self, list: &List) -> bool {
        self.0 & (1 << list.bit) != 0
    }
}

impl List {
    /// The row of a key, given as tokens in lower case with one space between.
    pub fn get(&self, key: &str) -> Option<Row> {
        self.table.find(key).map(|line| self.table.row(line))
    }

    /// The key itself, as the list holds it.
    pub fn key(&self, key: &str) -> Option<&'static str> {
        self.table.find(key).map(|line| self.table.key(line))
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
            let at = self.table.lower_bound(&key);
            if at == self.table.len() || !self.table.key(at).starts_with(key.as_str()) {
                break;
            }
            if self.table.key(at) == key {
                best = Some((n + 1, self.table.row(at)));
            }
        }
        best
    }

    /// All entries in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Row)> + '_ {
        (0..self.table.len()).map(|line| (self.table.key(line), self.table.row(line)))
    }
}

impl Row {
    /// Column `n` (0 is the first after the key); empty where the line has no such column.
    pub fn column(self, n: usize) -> &'static str {
        self.0.split('\t').nth(n).unwrap_or("")
    }

    /// The parts of a column that holds several, separated by commas.
    pub fn parts(self, n: usize) -> impl Iterator<Item = &'static str> {
        self.column(n).split(',').filter(|part| !part.is_empty())
    }
}

impl Table {
    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn line(&self, n: usize) -> &'static str {
        &self.text[self.starts[n]..self.starts[n + 1]]
    }

    fn key(&self, n: usize) -> &'static str {
        let line = self.line(n);
        line.split_once('\t').map_or(line, |(key, _)| key)
    }

    fn row(&self, n: usize) -> Row {
        Row(self.line(n).split_once('\t').map_or("", |(_, columns)| columns))
    }

    fn lower_bound(&self, key: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.key(middle) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn find(&self, key: &str) -> Option<usize> {
        let at = self.lower_bound(key);
        (at < self.len() && self.key(at) == key).then_some(at)
    }
}

/// The lemma of a verb form, and whether the form can be each of base, past, participle, gerund, third.
///
/// `form` is in lower case. Only verbs of `verbs.tsv` are known.
pub fn verb(form: &str) -> Option<(&'static str, Row)> {
    VERBS.get(form).map(|row| (row.column(0), row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_found_by_any_form() {
        for (form, lemma) in [("said", "say"), ("meets", "meet"), ("urging", "urge"), ("denied", "deny")] {
            assert_eq!(verb(form).map(|v| v.0), Some(lemma), "{form}");
        }
    }

    #[test]
    fn longest_prefers_the_longer_entry() {
        let words = ["prime", "minister", "of", "nowhere"];
        assert_eq!(TITLES.longest(words.into_iter()).map(|m| m.0), Some(2));
    }
}
