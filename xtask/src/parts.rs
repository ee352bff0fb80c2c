//! What takes the room in the page's wasm files: code by module, data by what it is.
//!
//! The files are made as for `dist/`, but with the names of their functions. Each part is compressed by itself, so the parts' sum is more
//! than a host sends.

use crate::bindgen::{self, Effort, Module};
use crate::{install, paths};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// A part's name, and all its bytes.
pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

/// The files that are built in as they stand.
const EMBEDDED: &[&str] =
    &["src/models/names.bin", "src/models/parser.bin", "src/models/tagger.bin", "src/link/dictionary.txt"];

/// The parts of one of the page's wasm files.
pub(crate) fn of(module: &Module) -> Result<Parts> {
    install::wasm_target()?;
    let folder = bindgen::build(module, Effort::Named)?;
    let wasm = fs::read(folder.join(format!("{}_bg.wasm", module.name)))?;
    split(&wasm, &tables()?)
}

/// Puts every byte of code and data into a part; what is neither (types, imports, the names themselves) is left out.
fn split(wasm: &[u8], tables: &[(String, Vec<u8>)]) -> Result<Parts> {
    let module = walrus::Module::from_buffer(wasm)?;
    let code = code_section(wasm).context("the wasm has no code")?;
    let mut parts = Parts::new();
    for (id, function) in module.funcs.iter_local() {
        let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
        let range = function.original_range.clone().context("a function without a place")?;
        parts.entry(format!("code {}", owner(name))).or_default().extend(&code[range]);
    }
    let mut data: Vec<u8> = module.data.iter().flat_map(|data| data.value.clone()).collect();
    for (name, table) in tables {
        // The longest first, so that none is found within another.
        if let Some(at) = find(&data, table) {
            parts.entry(format!("data {name}")).or_default().extend(data.drain(at..at + table.len()));
        }
    }
    parts.insert("data (the rest)".to_owned(), data);
    Ok(parts)
}

/// The content of the section with the functions' bodies.
fn code_section(wasm: &[u8]) -> Option<&[u8]> {
    const CODE: u8 = 10;
    let mut rest = wasm.get(8..)?;
    loop {
        let (&id, after) = rest.split_first()?;
        let digits = after.iter().position(|byte| byte & 0x80 == 0)? + 1;
        let length = after[..digits].iter().rev().fold(0, |sum, byte| sum << 7 | usize::from(byte & 0x7f));
        let (content, next) = after[digits..].split_at_checked(length)?;
        if id == CODE {
            return Some(content);
        }
        rest = next;
    }
}

/// Whose code a function is: the module of ours that its name tells of, wherever it stands there, else the first crate in it.
fn owner(name: &str) -> String {
    let plain: String =
        name.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    let words = |path: &str, count: usize| {
        let word = |word: &&str| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let words =
            path.split("::").take(count).map(|word| word.split(|c| !is_name(c)).next().unwrap_or_default());
        words.take_while(word).collect::<Vec<_>>().join("::")
    };
    if let Some(at) = plain.find("readout::") {
        return words(&plain[at..], 2);
    }
    match words(plain.trim_start_matches(['<', '&']), 1).as_str() {
        "" => "(names unknown)".to_owned(),
        owner => owner.to_owned(),
    }
}

/// The tables in the data, the longest first: the files that are built in, and the strings of the word lists as the build script
/// wrote them.
fn tables() -> Result<Vec<(String, Vec<u8>)>> {
    let mut tables = Vec::new();
    for file in EMBEDDED {
        tables.push(((*file).to_owned(), fs::read(paths::root().join(file))?));
    }
    let lists = word_lists()?;
    let lists = fs::read_to_string(&lists).with_context(|| format!("cannot read {}", lists.display()))?;
    let mut list = String::new();
    for line in lists.lines() {
        if let Some(name) = line.strip_prefix("#[doc = \"`").and_then(|line| line.split('`').next()) {
            list = name.to_owned();
        } else {
            tables.extend(literals(line).into_iter().map(|literal| (list.clone(), literal)));
            list = "keys of all word lists".to_owned();
        }
    }
    tables.retain(|(_, table)| table.len() >= SHORTEST);
    tables.sort_by_key(|(_, table)| std::cmp::Reverse(table.len()));
    Ok(tables)
}

/// Shorter strings may stand anywhere.
const SHORTEST: usize = 16;

/// What the build script wrote last for the browser.
fn word_lists() -> Result<PathBuf> {
    let folder = paths::target().join(install::WASM_TARGET).join("wasm/build");
    let written = |path: PathBuf| Some((fs::metadata(&path).ok()?.modified().ok()?, path));
    let outputs = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    outputs
        .filter_map(|entry| written(entry.ok()?.path().join("out/tables.rs")))
        .max()
        .map(|(_, path)| path)
        .context("the build script has written no word lists")
}

/// The strings of a line of Rust, as bytes.
fn literals(line: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut chars = line.chars();
    while chars.by_ref().any(|c| c == '"') {
        let mut literal = String::new();
        let mut bytes = Vec::new();
        while let Some(c) = chars.next().filter(|&c| c != '"') {
            literal.clear();
            match c {
                '\\' => match chars.next() {
                    Some('n') => literal.push('\n'),
                    Some('t') => literal.push('\t'),
                    Some('r') => literal.push('\r'),
                    Some('x') => {
                        let digits: String = chars.by_ref().take(2).collect();
                        bytes.extend(u8::from_str_radix(&digits, 16));
                    }
                    Some('u') => {
                        let digits: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                        literal.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                    }
                    Some(itself) => literal.push(itself),
                    None => {}
                },
                c => literal.push(c),
            }
            bytes.extend(literal.bytes());
        }
        found.push(bytes);
    }
    found
}

fn find(data: &[u8], table: &[u8]) -> Option<usize> {
    data.windows(table.len()).position(|window| window == table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_belong_to_a_module_or_a_crate() {
        for (name, owner_of_it) in [
            ("readout[1b5e0d7a]::ner::candidate::find", "readout::ner"),
            ("<readout[1b5e]::link::coder::Decoder as core[77]::iter::Iterator>::next", "readout::link"),
            ("core[77]::slice::sort::<&readout[1b]::day::Day>", "readout::day"),
            ("<alloc[1]::vec::Vec<u8>>::push", "alloc"),
            ("readout::extract::h0123456789abcdef", "readout::extract"),
            ("__wbindgen_malloc", "__wbindgen_malloc"),
            ("", "(names unknown)"),
        ] {
            assert_eq!(owner(name), owner_of_it, "{name}");
        }
    }

    #[test]
    fn literals_are_read_as_rust_does() {
        let line = r#"f(&[b"\x41\x00", "a\tb\"c\\", "é\u{1f}d"]);"#;
        assert_eq!(literals(line), [b"A\0".to_vec(), b"a\tb\"c\\".to_vec(), "é\u{1f}d".as_bytes().to_vec()]);
    }

    #[test]
    fn every_byte_of_code_and_data_has_a_part() {
        let mut module = walrus::Module::default();
        let mut function = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
        function.name("readout::ner::find".to_owned()).func_body().unreachable();
        let id = function.finish(Vec::new(), &mut module.funcs);
        module.exports.add("find", id);
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let offset = walrus::ConstExpr::Value(walrus::ir::Value::I32(0));
        module.data.add(walrus::DataKind::Active { memory, offset }, b"xxtabley".to_vec());
        let parts = split(&module.emit_wasm(), &[("a".to_owned(), b"table".to_vec())]).unwrap();
        let lengths: Vec<_> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.len())).collect();
        assert_eq!(lengths, [("code readout::ner", 4), ("data (the rest)", 3), ("data a", 5)]);
    }
}
