//! Compiles the word lists of `src/lexicon` into sorted tables, so that nothing is parsed or built at start-up.
//!
//! One list a file (`name.tsv`), one entry a line: the key, then columns, separated by tabs; `#` begins a
//! comment line. Keys are lower case and are stored as the tokenizer would cut them ("prime minister's" →
//! `prime minister 's`). `verbs.tsv` is expanded to all forms of each verb.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "src/lexicon";

/// Key → columns, in the order of the keys.
type Entries = BTreeMap<String, String>;

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    let lists: Vec<(String, Entries)> = files().iter().map(|path| (name(path), read(path))).collect();
    let mut code = String::new();
    for (bit, (name, entries)) in lists.iter().enumerate() {
        let entries = if name == "verbs" { &verb_forms(entries) } else { entries };
        let lines: Vec<String> = entries.iter().map(|(key, columns)| format!("{key}\t{columns}")).collect();
        let table = table(&lines);
        let doc = format!("`{FOLDER}/{name}.tsv`");
        let constant = name.to_uppercase();
        writeln!(
            code,
            "#[doc = {doc:?}]\npub static {constant}: List = List {{ bit: {bit}, table: {table} }};"
        )
        .unwrap();
    }
    assert!(lists.len() <= 64, "more lists than bits in a Classes");
    write_first_words(&lists, &mut code);
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

/// Rust code of a `Table` over sorted lines.
fn table(lines: &[String]) -> String {
    let mut starts = vec![0];
    let mut text = String::new();
    for line in lines {
        text.push_str(line);
        starts.push(text.len());
    }
    format!("Table {{ text: {text:?}, starts: &{starts:?} }}")
}

/// Which lists have an entry that begins with a word: one look-up a token answers for all lists.
fn write_first_words(lists: &[(String, Entries)], code: &mut String) {
    let mut classes: BTreeMap<String, u64> = BTreeMap::new();
    for (bit, (name, entries)) in lists.iter().enumerate() {
        let entries = if name == "verbs" { &verb_forms(entries) } else { entries };
        for key in entries.keys() {
            let first = key.split(' ').next().expect("split gives at least one piece");
            *classes.entry(first.to_owned()).or_default() |= 1 << bit;
        }
    }
    let (words, bits): (Vec<String>, Vec<u64>) = classes.into_iter().unzip();
    let lines: Vec<String> = words.into_iter().map(|word| word + "\t").collect();
    writeln!(code, "static FIRST_WORDS: Table = {};", table(&lines)).unwrap();
    writeln!(code, "static FIRST_WORD_CLASSES: &[u64] = &{bits:?};").unwrap();
}

/// Every form of every verb → lemma and names of the forms, e.g. `said` → `say  past,participle`.
fn verb_forms(verbs: &Entries) -> Entries {
    let mut forms: BTreeMap<String, (String, Vec<&str>)> = BTreeMap::new();
    for (lemma, columns) in verbs {
        let mut columns = columns.split('\t').map(str::trim);
        let mut column = |regular: String| match columns.next() {
            Some(form) if !form.is_empty() => form.to_owned(),
            _ => regular,
        };
        let past = column(regular_past(lemma));
        let participle = column(past.clone());
        let gerund = column(regular_gerund(lemma));
        let third = column(regular_third_person(lemma));
        let named = [
            (lemma.clone(), "base"),
            (past, "past"),
            (participle, "participle"),
            (gerund, "gerund"),
            (third, "third"),
        ];
        let each = named.iter().flat_map(|(form, name)| form.split(',').map(move |form| (form, *name)));
        for (form, name) in each {
            let (of, names) = forms.entry(form.to_owned()).or_insert_with(|| (lemma.clone(), Vec::new()));
            if of == lemma {
                names.push(name);
            }
        }
    }
    // A lemma's own base form wins over another verb's past ("found" stays "find"'s only where not a lemma).
    forms.into_iter().map(|(form, (lemma, names))| (form, format!("{lemma}\t{}", names.join(",")))).collect()
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !lemma.ends_with(['a', 'e', 'i', 'o', 'u']) && {
        let before = lemma.chars().rev().nth(1).unwrap_or('a');
        !"aeiou".contains(before)
    }
}

fn regular_past(lemma: &str) -> String {
    match lemma {
        _ if lemma.ends_with('e') => format!("{lemma}d"),
        _ if ends_in_consonant_y(lemma) => format!("{}ied", &lemma[..lemma.len() - 1]),
        _ => format!("{lemma}ed"),
    }
}

fn regular_gerund(lemma: &str) -> String {
    match lemma {
        _ if lemma.ends_with("ie") => format!("{}ying", &lemma[..lemma.len() - 2]),
        _ if lemma.ends_with('e') && !lemma.ends_with("ee") && lemma.len() > 2 => {
            format!("{}ing", &lemma[..lemma.len() - 1])
        }
        _ => format!("{lemma}ing"),
    }
}

fn regular_third_person(lemma: &str) -> String {
    match lemma {
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end)) => format!("{lemma}es"),
        _ if ends_in_consonant_y(lemma) => format!("{}ies", &lemma[..lemma.len() - 1]),
        _ => format!("{lemma}s"),
    }
}
