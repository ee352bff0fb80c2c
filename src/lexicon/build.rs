//! Packs the word lists of `src/lexicon`; those of [`FILTERED`] as fingerprints.
//!
//! One list a file (`name.tsv`), one entry a line: the key, then columns, separated by tabs; `#` begins a
//! comment line. Keys are lower case and are stored as the tokenizer would cut them ("prime minister's" →
//! `prime minister 's`).

#[allow(dead_code, reason = "looking up is for the library")]
mod filter;
#[path = "../fnv.rs"]
mod fnv;
mod ribbon;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "src/lexicon";

/// The most bytes that a key shares with the one before it: as many as there are capitals behind `A`.
const MAX_SHARED: usize = 25;

/// Added to the last list that a key stands in.
const LAST: u8 = 1 << 7;

/// A long list that is looked up, but never listed.
struct Filtered {
    list: &'static str,
    /// The bits of its fingerprints.
    bits: usize,
    /// How many columns are kept; each set of columns in use doubles or trebles what is taken for a key.
    columns: usize,
}

const FILTERED: [Filtered; 4] = [
    Filtered { list: "given_names", bits: 12, columns: 1 },
    Filtered { list: "surnames", bits: 9, columns: 0 },
    Filtered { list: "places", bits: 11, columns: 0 },
    Filtered { list: "organizations", bits: 13, columns: 0 },
];

/// The bits of the fingerprints of words that longer entries begin with; few, for the entry itself is looked up then.
const FIRST_WORD_BITS: usize = 10;

/// Key → columns, in the order of the keys.
type Entries = BTreeMap<String, String>;

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/fnv.rs");
    let lists: Vec<(String, Entries)> = files().iter().map(|path| (name(path), read(path))).collect();
    assert!(lists.len() <= 64, "more lists than bits in a Classes");
    let words = first_words(&lists);
    let mut code = String::new();
    for (index, (name, entries)) in lists.iter().enumerate() {
        let constant = name.to_uppercase();
        writeln!(code, "#[doc = \"`{FOLDER}/{name}.tsv`\"]").unwrap();
        write!(code, "pub(crate) static {constant}: List = List {{ index: {index}, storage: ").unwrap();
        if let Some(kept) = filtered(name) {
            let firsts = long_first_words(entries);
            let keys = filter_literal(name, &with_columns(entries, kept.columns), kept.bits, &words);
            let first_words = filter_literal(name, &firsts, FIRST_WORD_BITS, &BTreeSet::new());
            writeln!(code, "Storage::Filter {{ keys: {keys}, first_words: {first_words} }} }};").unwrap();
        } else {
            let (rows, kinds) = pack_rows(entries);
            writeln!(code, "Storage::Packed {{ kinds: {kinds:?}, rows: {rows:?} }} }};").unwrap();
        }
    }
    let (keys, places) = pack_keys(&lists);
    writeln!(code, "static KEYS: &str = {keys:?};").unwrap();
    writeln!(code, "static LISTS_OF_KEYS: &[u8] = {};\nconst LAST: u8 = {LAST};", bytes(&places)).unwrap();
    let all: Vec<String> = lists.iter().map(|(name, _)| format!("&{}", name.to_uppercase())).collect();
    writeln!(code, "static ALL: &[&List] = &[{}];", all.join(", ")).unwrap();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("tables.rs"), code).expect("OUT_DIR can be written");
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(FOLDER)
        .expect("src/lexicon is there")
        .map(|entry| entry.expect("src/lexicon can be read").path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_stem().and_then(|stem| stem.to_str()).expect("list names are ASCII").to_owned()
}

fn read(path: &Path) -> Entries {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut entries = Entries::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, columns) = line.split_once('\t').unwrap_or((line, ""));
        let known = entries.insert(as_tokens(key), columns.trim_end().to_owned());
        assert!(known.is_none(), "{}:{}: {key:?} stands twice", path.display(), number + 1);
    }
    entries
}

/// The key with a space between any two tokens: clitics and hyphens are tokens of their own.
fn as_tokens(key: &str) -> String {
    let chars: Vec<char> = key.chars().collect();
    let mut out = String::new();
    for (i, &c) in chars.iter().enumerate() {
        let inside = i > 0 && chars.get(i + 1).is_some_and(|n| n.is_alphanumeric());
        let clitic =
            c == '\'' && chars.get(i + 1) == Some(&'s') && chars.get(i + 2).is_none_or(|n| *n == ' ');
        match c {
            '-' if inside => out.push_str(" - "),
            '\'' if clitic && i > 0 => out.push_str(" '"),
            _ => out.push(c),
        }
    }
    out
}

/// The keys of all lists but those kept as fingerprints, front coded (I. Witten, A. Moffat, T. Bell, "Managing Gigabytes", 4.1): a
/// capital that tells how many bytes a key shares with the one before it (`A` none), then the rest; and the lists that each stands in,
/// the last marked. One alphabet for all, for a key costs the less the more others there are, and one in four stands in several.
fn pack_keys(lists: &[(String, Entries)]) -> (String, Vec<u8>) {
    let mut places: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for (list, (_, entries)) in lists.iter().enumerate().filter(|(_, (name, _))| filtered(name).is_none()) {
        for key in entries.keys() {
            places.entry(key).or_default().push(list as u8);
        }
    }
    let mut keys = String::new();
    let mut previous = "";
    for (key, lists) in &mut places {
        assert!(!key.contains(|c: char| c.is_ascii_uppercase()), "{key} has a capital");
        let shared = key.char_indices().zip(previous.chars()).find(|((_, a), b)| a != b);
        let shared = shared.map_or(key.len().min(previous.len()), |((at, _), _)| at).min(MAX_SHARED);
        let shared = (0..=shared).rev().find(|at| key.is_char_boundary(*at)).unwrap_or(0);
        keys.push(char::from(b'A' + shared as u8));
        keys.push_str(&key[shared..]);
        *lists.last_mut().expect("a key stands in a list") |= LAST;
        previous = key;
    }
    (keys, places.into_values().flatten().collect())
}

/// The different rows of a list, one a line, and which of them each key has: `!` the next one, for the first time, `"` the first, `#`
/// the second, and so on. Nothing where there is but one.
fn pack_rows(entries: &Entries) -> (String, String) {
    let mut rows: Vec<&str> = Vec::new();
    let mut kinds = String::new();
    for row in entries.values() {
        if let Some(at) = rows.iter().position(|it| it == row) {
            kinds.push(char::from_u32('"' as u32 + at as u32).expect("a list has few rows"));
        } else {
            rows.push(row);
            kinds.push('!');
        }
    }
    (rows.join("\n"), if rows.len() > 1 { kinds } else { String::new() })
}

/// Bytes as a literal.
fn bytes(bytes: &[u8]) -> String {
    let bytes: String = bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect();
    format!("b\"{bytes}\"")
}

/// How a list is kept as fingerprints, where it is.
fn filtered(list: &str) -> Option<&'static Filtered> {
    FILTERED.iter().find(|kept| kept.list == list)
}

/// The words that entries of the lists begin with, and the irregular forms of verbs.
fn first_words(lists: &[(String, Entries)]) -> BTreeSet<&str> {
    let keys = lists.iter().flat_map(|(_, entries)| entries.keys()).filter_map(|key| key.split(' ').next());
    let verbs = lists.iter().filter(|(name, _)| name == "verbs").flat_map(|(_, entries)| entries.values());
    let forms = verbs.flat_map(|row| row.split(['\t', ','])).filter(|form| !form.is_empty());
    keys.chain(forms).collect()
}

/// The first words of entries of several words, with the number of words of the longest; hyphens aside.
fn long_first_words(entries: &Entries) -> Entries {
    let mut longest: BTreeMap<u64, (&str, usize)> = BTreeMap::new();
    for key in entries.keys() {
        let mut words = filter::words(key);
        let first = words.next().expect("a key has a word");
        let (_, most) = longest.entry(filter::unmarked_hash(first)).or_insert((first, 0));
        *most = (*most).max(1 + words.count());
    }
    let several = longest.into_values().filter(|(_, most)| *most > 1);
    several.map(|(first, most)| (first.to_owned(), most.to_string())).collect()
}

/// The entries with their first so many columns.
fn with_columns(entries: &Entries, columns: usize) -> Entries {
    let kept = |row: &str| row.split('\t').take(columns).collect::<Vec<_>>().join("\t");
    entries.iter().map(|(key, row)| (key.clone(), kept(row))).collect()
}

/// A list as a literal of type `Filter`, which knows that `words` are no keys of it, unless they are.
fn filter_literal(name: &str, entries: &Entries, bits: usize, words: &BTreeSet<&str>) -> String {
    let rows: Vec<&str> = entries.values().map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect();
    let mut classes: Vec<(u64, u64)> = Vec::new();
    let mut hashes = BTreeMap::new();
    let mut doubles = Vec::new();
    for (key, row) in entries {
        let hash = filter::unmarked_hash(key);
        doubles.extend(hashes.insert(hash, key).map(|other| (other, key)));
        let class = rows.binary_search(&row.as_str()).expect("the row is one of them");
        classes.push((hash, class as u64));
    }
    assert!(doubles.is_empty(), "{name}.tsv: alike but for hyphens and marks on letters: {doubles:?}");
    let (seed, table) = ribbon::solve(&classes, bits);
    let is_taken_for_key = |word: &str| {
        let hash = filter::unmarked_hash(word);
        table.class(hash, seed) < rows.len() && !hashes.contains_key(&hash)
    };
    let exceptions: Vec<&&str> = words.iter().filter(|word| is_taken_for_key(word)).collect();
    let table = format!("filter::Table {{ bits: {bits}, planes: {} }}", bytes(&table.planes));
    format!("Filter {{ seed: {seed}, table: {table}, rows: &{rows:?}, exceptions: &{exceptions:?} }}")
}
