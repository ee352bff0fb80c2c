//! The JavaScript between a wasm file and the browser, made shorter than wasm-bindgen writes it.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Output;

/// Gives the functions that the wasm imports short names, and returns them by the long ones: hashes do not compress, and each
/// stands in both files. Names follow from the set of long ones, so two builds that import the same agree.
pub(crate) fn shorten_imports(output: &mut Output) -> BTreeMap<String, String> {
    let long: Vec<String> = output.wasm_mut().imports.iter().map(|import| import.name.clone()).collect();
    let names = short_names(&long);
    for import in output.wasm_mut().imports.iter_mut() {
        import.name.clone_from(&names[&import.name]);
    }
    names
}

/// Brings the JavaScript to these names, and drops its comments and indentation.
pub(crate) fn shorten(script: &Path, names: &BTreeMap<String, String>) -> Result<()> {
    let text = fs::read_to_string(script).with_context(|| format!("cannot read {}", script.display()))?;
    fs::write(script, renamed(&without_comments(&text), names))?;
    Ok(())
}

/// `__wbg_call_a24592a6f349a97e` → `call_7e`: as many digits of the hash as keep the names apart, the last ones, for some count up.
fn short_names(long: &[String]) -> BTreeMap<String, String> {
    let with_digits = |digits: usize| {
        let short = |name: &String| {
            let words = name.trim_start_matches('_');
            let words = words.strip_prefix("wbg_").unwrap_or(words);
            let hashed = words.rsplit_once('_').filter(|(_, hash)| is_hash(hash));
            hashed.map_or(words.to_owned(), |(words, hash)| {
                format!("{words}_{}", &hash[HASH_DIGITS - digits..])
            })
        };
        long.iter().map(|name| (name.clone(), short(name))).collect::<BTreeMap<_, _>>()
    };
    let distinct = |names: &BTreeMap<_, String>| names.values().collect::<BTreeSet<_>>().len() == names.len();
    (1..HASH_DIGITS).map(with_digits).find(distinct).unwrap_or_else(|| with_digits(HASH_DIGITS))
}

const HASH_DIGITS: usize = 16;

fn is_hash(word: &str) -> bool {
    word.len() == HASH_DIGITS && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A script without the lines that are comments, and without indentation.
pub(crate) fn without_comments(script: &str) -> String {
    let is_comment = |line: &str| ["//", "/*", "*"].iter().any(|start| line.starts_with(start));
    let lines = script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !is_comment(line));
    lines.collect::<Vec<_>>().join("\n")
}

fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let words = script.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let short = |word: &str| {
        let (name, rest) =
            word.split_at(word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_').len());
        names.get(name).map_or_else(|| word.to_owned(), |short| format!("{short}{rest}"))
    };
    words.map(short).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(long: &[&str]) -> Vec<String> {
        let long: Vec<String> = long.iter().map(|name| (*name).to_owned()).collect();
        let names = short_names(&long);
        long.iter().map(|name| names[name].clone()).collect()
    }

    #[test]
    fn names_keep_as_much_of_the_hash_as_they_need() {
        assert_eq!(names(&["__wbg_call_a24592a6f349a97e", "__wbindgen_table"]), ["call_e", "wbindgen_table"]);
        assert_eq!(
            names(&["__wbg_cast_000000000000001a", "__wbg_cast_000000000000002a"]),
            ["cast_1a", "cast_2a"]
        );
    }

    #[test]
    fn a_script_loses_comments_and_long_names_only() {
        let script =
            "/**\n * Calls.\n */\nfunction f() {\n    // first\n    return { __wbg_f_00: g(a * 2) };\n}\n";
        let names = BTreeMap::from([("__wbg_f_00".to_owned(), "f_0".to_owned())]);
        assert_eq!(
            renamed(&without_comments(script), &names),
            "function f() {\nreturn { f_0: g(a * 2) };\n}"
        );
    }
}
