//! Content-hashed file names, and the references between files rewritten to match.
//!
//! A hashed name means that a browser may keep a file for ever and yet never mixes two versions of the page. Names stand
//! in other files, so a file is named after all that it refers to. The rule is one for HTML, CSS, JavaScript and JSON:
//! a path in quotation marks or in `url(…)` that leads to a file of the page is a reference to it.
//!
//! Conventions for whoever writes the page:
//!
//! - A reference is written as it would work without this step, seen from its own file (in JavaScript, put it in an
//!   `import` or `new URL("…", import.meta.url)`). The file name alone will do where no other file has it; so the
//!   generated `app.js` and `core.js` can be named from anywhere.
//! - A reference in `index.html`, or one in `www/` that starts with `./` or `../`, must lead somewhere.
//! - Two files may not refer to each other.
//! - What nothing refers to is left out.
//! - [`STABLE`] files lie beside `index.html` under their own names: a service worker's place and name must not change.
//! - In `sw.js`, [`FILES_MARK`] becomes the list of all other files, each with its hash, and [`VERSION_MARK`] a hash of them.
//! - In JavaScript, [`INTEGRITY_MARK`] and a reference in one string become the hash of that file, for `fetch` to check.

use crate::integrity;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Files by path: `www/css/page.css`, `app.js`.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Files that keep their names, where they are there; everything else is found from them. The service worker comes last,
/// because it lists the others.
const STABLE: &[&str] = &[INDEX, "www/manifest.webmanifest", SERVICE_WORKER];
const INDEX: &str = "index.html";
const SERVICE_WORKER: &str = "www/sw.js";

/// Stands in `sw.js` between the braces of an object.
const FILES_MARK: &str = "/* readout:files */";
/// Stands in `sw.js` in a string.
const VERSION_MARK: &str = "readout:version";
/// Stands in a string before a reference.
const INTEGRITY_MARK: &str = "readout:integrity ";

/// The folder of files with hashed names.
const HASHED: &str = "assets";

/// Names every file, rewrites the references, and returns the files as they are to be served.
pub(crate) fn link(sources: &Files) -> Result<Files> {
    let mut linker = Linker { sources, served: BTreeMap::new(), open: Vec::new(), out: Files::new() };
    for path in STABLE.iter().filter(|path| sources.contains_key(**path)) {
        linker.serve(path)?;
    }
    Ok(linker.out)
}

struct Linker<'a> {
    sources: &'a Files,
    /// Source path → served path, for the files done.
    served: BTreeMap<&'a str, String>,
    /// The files being rewritten, each referred to by the one before.
    open: Vec<&'a str>,
    out: Files,
}

impl<'a> Linker<'a> {
    /// Rewrites a file, after those it refers to, and returns the path it is served under.
    fn serve(&mut self, path: &str) -> Result<String> {
        let (path, bytes) = self.sources.get_key_value(path).expect("resolved paths are sources");
        if let Some(served) = self.served.get(path.as_str()) {
            return Ok(served.clone());
        }
        // A name that does not depend on the content is known before it.
        if STABLE.contains(&path.as_str()) && !self.open.is_empty() {
            return Ok(stable_name(path).to_owned());
        }
        if self.open.contains(&path.as_str()) {
            bail!("{path} and {} refer to each other", self.open.last().expect("it is not empty"));
        }
        self.open.push(path);
        let mut bytes = match std::str::from_utf8(bytes) {
            Ok(text) if is_text(path) => {
                let text = self.rewrite(path, text).and_then(|text| self.add_hashes(path, &text));
                text.with_context(|| format!("in {path}"))?.into_bytes()
            }
            _ => bytes.clone(),
        };
        self.open.pop();
        if path == SERVICE_WORKER {
            bytes = self.list_files(bytes)?;
        }
        let served = if STABLE.contains(&path.as_str()) {
            stable_name(path).to_owned()
        } else {
            hashed_name(path, &bytes)
        };
        self.out.insert(served.clone(), bytes);
        self.served.insert(path, served.clone());
        Ok(served)
    }

    /// Replaces each reference in `text`, the content of `path`.
    fn rewrite(&mut self, path: &str, text: &str) -> Result<String> {
        let from_hashed = !STABLE.contains(&path);
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (start, reference) in references(text) {
            let Some(target) = self.resolve(path, reference) else {
                if must_resolve(path, text, start, reference) {
                    bail!("{reference} leads to no file");
                }
                continue;
            };
            if target == path {
                continue;
            }
            let served = self.serve(&target)?;
            out += &text[done..start];
            out += &relative(&served, from_hashed);
            done = start + reference.len();
        }
        Ok(out + &text[done..])
    }

    /// Puts the hashes of files where `text`, whose references have been rewritten, is to tell them.
    fn add_hashes(&mut self, path: &str, text: &str) -> Result<String> {
        if path == INDEX {
            return Ok(integrity::mark(text, &self.out));
        }
        let mut parts = text.split(INTEGRITY_MARK);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (reference, rest) = part.split_at(part.find(['"', '\'']).unwrap_or(part.len()));
            let target =
                self.resolve(path, reference).with_context(|| format!("{reference} leads to no file"))?;
            let served = self.serve(&target)?;
            out += &integrity::of(&self.out[&served]);
            out += rest;
        }
        Ok(out)
    }

    /// The file that a reference leads to: the path seen from `path`'s folder or from the root, or a name only one file has.
    fn resolve(&self, path: &str, reference: &str) -> Option<String> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let exact = [normalise(&format!("{folder}/{reference}")), normalise(reference)];
        if let Some(found) = exact.into_iter().flatten().find(|path| self.sources.contains_key(path)) {
            return Some(found);
        }
        let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
        let mut same_name = self.sources.keys().filter(|path| name(path) == name(reference));
        match (same_name.next(), same_name.next()) {
            (Some(only), None) => Some(only.clone()),
            _ => None,
        }
    }

    fn list_files(&self, service_worker: Vec<u8>) -> Result<Vec<u8>> {
        let text = String::from_utf8(service_worker).context("sw.js is not UTF-8")?;
        if !text.contains(FILES_MARK) || !text.contains(VERSION_MARK) {
            bail!("sw.js needs {{{FILES_MARK}}} and {VERSION_MARK:?}, or the page will not work offline");
        }
        // The page is asked for by its folder's address, and has no hash: hosts may add to it.
        let files = self.out.iter().map(|(path, bytes)| match path.as_str() {
            INDEX => ("./", String::new()),
            path => (path, integrity::of(bytes)),
        });
        let list = files.map(|(path, hash)| format!("{path:?}: {hash:?}")).collect::<Vec<_>>().join(", ");
        let mut hash = Sha256::new();
        for (path, bytes) in &self.out {
            hash.update(path);
            hash.update(bytes);
        }
        Ok(text.replace(FILES_MARK, &list).replace(VERSION_MARK, &short(hash)).into_bytes())
    }
}

fn is_text(path: &str) -> bool {
    [".html", ".css", ".js", ".json", ".svg", ".webmanifest"].iter().any(|ending| path.ends_with(ending))
}

/// The parts of the text that could be a reference: a path with a dot in it, in quotation marks or brackets.
fn references(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let in_path = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(in_path)?;
            let end = text[start..].find(|c| !in_path(c)).map_or(text.len(), |length| start + length);
            at = end;
            let before = text[..start].chars().next_back();
            let after = text[end..].chars().next();
            let enclosed = match before {
                Some(quote @ ('"' | '\'' | '`')) => {
                    matches!(after, Some(c) if c == quote || "?#".contains(c))
                }
                Some('(') => text[..start].ends_with("url(") && after == Some(')'),
                _ => false,
            };
            let path = &text[start..end];
            if enclosed && path.contains('.') && !path.ends_with('.') {
                return Some((start, path));
            }
        }
    })
}

/// Whether a reference that leads nowhere is a mistake, and not a string that only looks like one.
fn must_resolve(path: &str, text: &str, start: usize, reference: &str) -> bool {
    let attribute = || ["href=", "src="].iter().any(|name| text[..start - 1].ends_with(name));
    match path {
        // A folder: the page itself.
        _ if reference.ends_with('/') => false,
        INDEX => attribute(),
        _ => path.starts_with("www/") && (reference.starts_with("./") || reference.starts_with("../")),
    }
}

/// Resolves `.` and `..`; `None` where it leads out of the root.
pub(crate) fn normalise(path: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The served path as seen from a file beside `index.html`, or from one with a hashed name.
fn relative(served: &str, from_hashed: bool) -> String {
    match (from_hashed, served.strip_prefix(HASHED)) {
        (true, Some(name)) => format!(".{name}"),
        (true, None) => format!("../{served}"),
        (false, _) => format!("./{served}"),
    }
}

fn stable_name(path: &str) -> &str {
    path.strip_prefix("www/").unwrap_or(path)
}

fn hashed_name(path: &str, bytes: &[u8]) -> String {
    let name = path.rsplit('/').next().expect("a split has at least one part");
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{HASHED}/{stem}-{}.{ending}", short(Sha256::new().chain_update(bytes)))
}

/// Forty bits, enough to tell apart the versions of one file.
fn short(hash: Sha256) -> String {
    hash.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_owned())).collect()
    }

    fn text<'a>(files: &'a Files, path: &str) -> &'a str {
        std::str::from_utf8(&files[path]).unwrap()
    }

    /// The served path of the file whose name starts like this.
    fn served<'a>(files: &'a Files, stem: &str) -> &'a str {
        files.keys().find(|path| path.starts_with(&format!("{HASHED}/{stem}-"))).unwrap()
    }

    #[test]
    fn references_follow_the_new_names() {
        let linked = link(&files(&[
            ("index.html", r#"<link href="www/css/a.css"><script src='www/boot.js'></script>"#),
            ("www/css/a.css", "body { background: url(../icons/x.svg) }"),
            ("www/icons/x.svg", "<svg/>"),
            ("www/boot.js", r#"import init from "./app.js"; new URL("./sw.js", import.meta.url);"#),
            ("www/sw.js", r#"const FILES = {/* readout:files */}, VERSION = "readout:version";"#),
            ("app.js", r#"new URL('app_bg.wasm', import.meta.url)"#),
            ("app_bg.wasm", "\0asm"),
        ]))
        .unwrap();
        let [css, boot, svg, app, wasm] =
            ["a", "boot", "x", "app", "app_bg"].map(|stem| served(&linked, stem));
        assert_eq!(
            text(&linked, "index.html"),
            format!(r#"<link href="./{css}"><script src='./{boot}'></script>"#)
        );
        let seen_from_assets = |path: &str| path.replacen(HASHED, ".", 1);
        assert_eq!(text(&linked, css), format!("body {{ background: url({}) }}", seen_from_assets(svg)));
        assert_eq!(
            text(&linked, boot),
            format!(r#"import init from "{}"; new URL("../sw.js", import.meta.url);"#, seen_from_assets(app))
        );
        assert_eq!(text(&linked, app), format!("new URL('{}', import.meta.url)", seen_from_assets(wasm)));
        let worker = text(&linked, "sw.js");
        for path in [css, boot, svg, app, wasm] {
            let entry = format!("{path:?}: {:?}", integrity::of(&linked[path]));
            assert!(worker.contains(&entry), "{entry} is not in {worker}");
        }
        assert!(worker.contains(r#""./""#) && !worker.contains("readout:"), "{worker}");
    }

    #[test]
    fn a_name_changes_with_what_the_file_refers_to() {
        let name = |css: &str| {
            let index = r#"<script src="www/a.js"></script>"#;
            let linked =
                link(&files(&[("index.html", index), ("www/a.js", "'b.css'"), ("www/b.css", css)])).unwrap();
            served(&linked, "a").to_owned()
        };
        assert_ne!(name("1"), name("2"));
        assert_eq!(name("1"), name("1"));
    }

    #[test]
    fn a_reference_that_leads_nowhere_is_an_error() {
        let index = ("index.html", r#"<script src="www/a.js">"#);
        let error =
            |sources: &[(&str, &str)]| link(&files(sources)).unwrap_err().chain().last().unwrap().to_string();
        assert_eq!(error(&[index]), "www/a.js leads to no file");
        assert_eq!(error(&[index, ("www/a.js", "import './b.js'")]), "./b.js leads to no file");
        assert_eq!(
            error(&[index, ("www/a.js", "'b.js'"), ("www/b.js", "'a.js'")]),
            "www/a.js and www/b.js refer to each other"
        );
    }

    #[test]
    fn a_script_is_told_the_hash_of_a_file() {
        let script =
            r#"fetch(new URL("./b.wasm", import.meta.url), { integrity: "readout:integrity ./b.wasm" })"#;
        let linked = link(&files(&[
            ("index.html", r#"<script src="www/a.js"></script>"#),
            ("www/a.js", script),
            ("b.wasm", "abc"),
        ]))
        .unwrap();
        let told = text(&linked, served(&linked, "a"));
        assert!(told.ends_with(&format!(r#"{{ integrity: "{}" }})"#, integrity::of(b"abc"))), "{told}");
        let hash = integrity::of(told.as_bytes());
        assert!(text(&linked, "index.html").contains(&format!(r#"integrity="{hash}""#)));
    }

    #[test]
    fn other_text_is_left_alone() {
        let script = r#"let s = "U.S."; f("./core_bg.js", 'a.b'); const href = "https://example.org/x.css";"#;
        let linked =
            link(&files(&[("index.html", "'core.js'"), ("core.js", script), ("www/css/x.css", "")])).unwrap();
        assert_eq!(text(&linked, served(&linked, "core")), script);
    }

    #[test]
    fn what_nothing_refers_to_is_left_out() {
        let linked = link(&files(&[("index.html", ""), ("www/a.js", ""), ("core.d.ts", "")])).unwrap();
        assert_eq!(linked.keys().collect::<Vec<_>>(), ["index.html"]);
    }

    #[test]
    fn the_same_name_twice_needs_a_path() {
        let linked =
            link(&files(&[("index.html", "'a/x.css' 'x.css'"), ("a/x.css", "1"), ("b/x.css", "2")])).unwrap();
        let (css, index) = (served(&linked, "x"), text(&linked, "index.html"));
        assert_eq!(index, format!("'./{css}' 'x.css'"));
        assert_eq!(text(&linked, css), "1");
    }
}
