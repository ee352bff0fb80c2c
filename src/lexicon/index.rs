//! The packed lists, unpacked once, with a hash table over all of their keys.

use super::{ALL, Classes, KEYS, LAST, LISTS_OF_KEYS, List, Row, Storage};
use crate::fnv::{hash, hash_on};
use std::ops::Range;
use std::sync::OnceLock;

/// Every packed list.
pub(super) struct Index {
    /// The keys, one behind the other.
    text: String,
    /// Every entry, list by list in the order of [`ALL`], sorted by key; behind them all the words that only begin
    /// longer entries.
    lines: Vec<Line>,
    /// Which lines belong to which list.
    lists: Vec<Range<usize>>,
    /// (list, key) → line.
    keys: Slots,
    /// First word → place in `classes`.
    first_words: Slots,
    /// The line whose first word it is, and the lists that have an entry which begins with it.
    classes: Vec<(u32, Classes)>,
}

#[derive(Clone, Copy)]
struct Line {
    /// Where the key starts in the text, in bytes.
    start: u32,
    /// The length of the key in bytes.
    key: u16,
    /// None where the words only begin longer entries.
    row: Option<Row>,
    list: u8,
}

/// Words of a list: the list's own copy, and their row if they are an entry.
pub(super) struct Found {
    pub(super) key: &'static str,
    pub(super) row: Option<Row>,
}

impl Index {
    /// The one index, made at the first look-up.
    pub(super) fn get() -> &'static Index {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(Index::new)
    }

    fn new() -> Self {
        let mut index = Index {
            text: String::new(),
            lines: Vec::new(),
            lists: Vec::new(),
            keys: Slots::default(),
            first_words: Slots::default(),
            classes: Vec::new(),
        };
        for mut lines in index.unpack() {
            let start = index.lines.len();
            index.lines.append(&mut lines);
            index.lists.push(start..index.lines.len());
        }
        index.keys = Slots::for_keys(2 * index.lines.len());
        index.first_words = Slots::for_keys(index.lines.len());
        let entries = index.lines.len();
        for line in 0..entries {
            index.keys.insert(index.hash(index.lines[line]), line);
        }
        for line in 0..entries {
            index.add_beginnings(index.lines[line]);
            index.add_first_word(line);
        }
        index
    }

    /// Undoes `pack_keys` in `build.rs`: adds the keys to the text, and gives the entries of each list.
    fn unpack(&mut self) -> Vec<Vec<Line>> {
        let mut lists: Vec<Vec<Line>> = ALL.iter().map(|_| Vec::new()).collect();
        let mut rows: Vec<_> = ALL.iter().map(|list| rows(list)).collect();
        let (mut keys, mut previous) = (KEYS, 0);
        for places in LISTS_OF_KEYS.split_inclusive(|place| place & LAST != 0) {
            let Some((shared, rest)) = keys.split_at_checked(1) else { break };
            let end = rest.find(|c: char| c.is_ascii_uppercase()).unwrap_or(rest.len());
            let (rest, following) = rest.split_at(end);
            let start = self.text.len();
            let shared = usize::from(shared.as_bytes()[0] - b'A');
            self.text.extend_from_within(previous..previous + shared);
            self.text.push_str(rest);
            for list in places.iter().map(|place| place & !LAST) {
                let row = rows[usize::from(list)].next();
                let key = (self.text.len() - start) as u16;
                lists[usize::from(list)].push(Line { start: start as u32, key, row, list });
            }
            (keys, previous) = (following, start);
        }
        lists
    }

    /// Adds the words that an entry of several begins with: "prime" and "prime minister" of "prime minister 's office".
    fn add_beginnings(&mut self, line: Line) {
        let key = &self.text[line.start as usize..][..usize::from(line.key)];
        let spaces: Vec<usize> = key.match_indices(' ').map(|(at, _)| at).collect();
        for space in spaces {
            let beginning = Line { key: space as u16, row: None, ..line };
            let hash = self.hash(beginning);
            if self.keys.find(hash, |at| self.same_key(self.lines[at], beginning)).is_none() {
                self.keys.insert(hash, self.lines.len());
                self.lines.push(beginning);
            }
        }
    }

    fn add_first_word(&mut self, line: usize) {
        let Line { list, .. } = self.lines[line];
        let word = first_word(self.key(self.lines[line]));
        let hash = hash(word.as_bytes());
        let known = self.first_words.find(hash, |at| self.first_word(at) == word);
        let at = known.unwrap_or_else(|| {
            self.first_words.insert(hash, self.classes.len());
            self.classes.push((line as u32, Classes::default()));
            self.classes.len() - 1
        });
        self.classes[at].1.0 |= 1 << list;
    }

    /// The lists that have an entry which begins with this word.
    pub(super) fn classes(&self, word: &str) -> Classes {
        let found = self.first_words.find(hash(word.as_bytes()), |at| self.first_word(at) == word);
        found.map_or(Classes::default(), |at| self.classes[at].1)
    }

    /// What the words that these pieces make up are in a list: an entry, or the beginning of one.
    pub(super) fn find(&'static self, list: u8, pieces: &[&str]) -> Option<Found> {
        let hash = pieces.iter().fold(hash(&[list]), |hash, piece| hash_on(hash, piece.as_bytes()));
        let found = self.keys.find(hash, |at| {
            let line = self.lines[at];
            line.list == list && is_made_of(self.key(line), pieces)
        })?;
        let line = self.lines[found];
        Some(Found { key: self.key(line), row: line.row })
    }

    /// The entries of a list, in the order of their keys.
    pub(super) fn entries(&'static self, list: u8) -> impl Iterator<Item = (&'static str, Row)> {
        let lines = &self.lines[self.lists[usize::from(list)].clone()];
        lines.iter().filter_map(|line| Some((self.key(*line), line.row?)))
    }

    fn key(&self, line: Line) -> &str {
        &self.text[line.start as usize..][..usize::from(line.key)]
    }

    fn first_word(&self, class: usize) -> &str {
        first_word(self.key(self.lines[self.classes[class].0 as usize]))
    }

    fn hash(&self, line: Line) -> u64 {
        hash_on(hash(&[line.list]), self.key(line).as_bytes())
    }

    fn same_key(&self, a: Line, b: Line) -> bool {
        a.list == b.list && self.key(a) == self.key(b)
    }
}

/// Undoes `pack_rows` in `build.rs`: the row of each key of a list.
fn rows(list: &List) -> impl Iterator<Item = Row> + use<> {
    let (kinds, rows) = match list.storage {
        Storage::Packed { kinds, rows } => (kinds, rows),
        Storage::Filter { .. } => ("", ""),
    };
    let different: Vec<Row> = rows.split('\n').map(Row).collect();
    let mut known = 0;
    let kinds = kinds.chars().map(move |kind| {
        (kind as usize).checked_sub('"' as usize).unwrap_or_else(|| {
            known += 1;
            known - 1
        })
    });
    // Where there is but one row, every key has it.
    kinds.chain(std::iter::repeat(0)).map(move |kind| different[kind])
}

fn first_word(key: &str) -> &str {
    key.split_once(' ').map_or(key, |(first, _)| first)
}

/// Whether a key is these pieces, one behind the other.
fn is_made_of(key: &str, pieces: &[&str]) -> bool {
    let mut rest = key.as_bytes();
    for piece in pieces {
        let Some(behind) = rest.strip_prefix(piece.as_bytes()) else { return false };
        rest = behind;
    }
    rest.is_empty()
}

/// A hash table with linear probing over keys that stand elsewhere: in each slot the place of a key plus one, in its lowest bits, and
/// above them some of its hash, so that another key is seldom looked at; 0 where nothing is.
#[derive(Default)]
struct Slots(Vec<u32>);

/// The bits of a slot for the place.
const PLACE_BITS: u32 = 17;

impl Slots {
    /// Room for so many keys.
    fn for_keys(count: usize) -> Self {
        assert!(count < 1 << PLACE_BITS, "the places of so many keys don't fit into a slot");
        Slots(vec![0; (2 * count).next_power_of_two()])
    }

    fn probe(&self, hash: u64) -> impl Iterator<Item = usize> {
        let mask = self.0.len() - 1;
        // The high bits depend on all letters.
        let first = (hash ^ hash >> 32) as usize;
        (0..).map(move |step| first.wrapping_add(step) & mask)
    }

    /// What stands above the place.
    fn tag(hash: u64) -> u32 {
        (hash >> 49) as u32
    }

    fn insert(&mut self, hash: u64, place: usize) {
        let slot = self.probe(hash).find(|slot| self.0[*slot] == 0);
        self.0[slot.expect("half of the slots stay free")] =
            Slots::tag(hash) << PLACE_BITS | (place as u32 + 1);
    }

    /// The place with this hash of which `is_it` holds.
    fn find(&self, hash: u64, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let slots = self.probe(hash).map(|slot| self.0[slot]).take_while(|slot| *slot != 0);
        let alike = slots.filter(|slot| slot >> PLACE_BITS == Slots::tag(hash));
        alike.map(|slot| (slot & ((1 << PLACE_BITS) - 1)) as usize - 1).find(|place| is_it(*place))
    }
}
