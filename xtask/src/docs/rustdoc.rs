//! The crate's own documentation, as `cargo doc` makes it, without its scripts: it can be read without them. Its links to source lead to the
//! repository.

use crate::assets::{Files, normalise};
use crate::build::read_folder;
use crate::{paths, process};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Where it lies in the documentation.
const FOLDER: &str = "crate/";
const FIRST: &str = "readout/index.html";

/// What its pages may do: be styled, with icons that stand in the style sheet.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// The pages of every public item, and what they are drawn with.
pub(crate) fn pages(repository: &str) -> Result<Files> {
    let mut cargo = process::cargo();
    cargo.args(["doc", "--quiet", "--no-deps", "--lib", "--no-default-features", "--features", "html"]);
    process::run(cargo.env("RUSTDOCFLAGS", "--allow=rustdoc::private-intra-doc-links"))?;
    let folder = paths::target().join("doc");
    let mut made = reached(&folder, repository)?;
    // What rustdoc draws its pages with has its authors and its licence beside it.
    let mut drawn_with = Files::new();
    read_folder(&folder, Path::new("static.files"), &mut drawn_with)?;
    drawn_with.retain(|path, _| ["/COPYRIGHT", "/LICENSE"].iter().any(|name| path.contains(name)));
    made.extend(drawn_with);
    Ok(made.into_iter().map(|(path, bytes)| (format!("{FOLDER}{path}"), bytes)).collect())
}

/// The page of the module that this file of the repository is, in the documentation.
pub(crate) fn page_of(source: &str) -> Option<String> {
    let module = source.strip_prefix("src/")?.strip_suffix(".rs")?;
    Some(match module.strip_suffix("/mod").unwrap_or(module) {
        "lib" => format!("{FOLDER}{FIRST}"),
        module => format!("{FOLDER}readout/{module}/index.html"),
    })
}

/// The first page and whatever it leads to. What else lies there is of an earlier version.
fn reached(folder: &Path, repository: &str) -> Result<Files> {
    let mut files = Files::new();
    let mut open = vec![FIRST.to_owned()];
    while let Some(path) = open.pop() {
        if files.contains_key(&path) {
            continue;
        }
        let mut bytes =
            fs::read(folder.join(&path)).with_context(|| format!("cargo doc has made no {path}"))?;
        if path.ends_with(".html") {
            let html = plain(&String::from_utf8_lossy(&bytes), repository);
            let base = path.rsplit_once('/').map_or("", |(base, _)| base);
            let targets = html.split(" href=\"").skip(1).filter_map(|part| part.split(['"', '#']).next());
            let inside = targets.filter(|target| !target.is_empty() && !target.contains("://"));
            open.extend(inside.filter_map(|target| normalise(&format!("{base}/{target}"))));
            bytes = html.into_bytes();
        } else if path.ends_with(".css") {
            // The fonts that it would load are larger than everything else, and every system has its own.
            bytes = without(&String::from_utf8_lossy(&bytes), "@font-face", "}").into_bytes();
        }
        files.insert(path, bytes);
    }
    Ok(files)
}

/// A page under our policy, without scripts, and as rustdoc means it to be seen without.
fn plain(html: &str, repository: &str) -> String {
    let html = without(html, "<script", "</script>").replace("<noscript>", "").replace("</noscript>", "");
    let policy = format!("<head><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    let mut parts = html.split(" href=\"");
    let mut out = parts.next().unwrap_or_default().replacen("<head>", &policy, 1);
    for part in parts {
        let (target, rest) = part.split_once('"').unwrap_or((part, ""));
        let target = source(target, repository).unwrap_or_else(|| target.to_owned());
        out += &format!(" href=\"{target}\"{rest}");
    }
    out
}

/// Where the repository has what a page of source shows: `../src/readout/day.rs.html#3-9` is `src/day.rs`, lines 3 to 9.
fn source(target: &str, repository: &str) -> Option<String> {
    let (file, lines) = target.trim_start_matches("../").strip_prefix("src/readout/")?.split_once(".html")?;
    let lines = lines.replace('#', "#L").replace('-', "-L");
    Some(format!("{repository}/blob/main/src/{file}{lines}"))
}

/// The text without what begins and ends so.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let before = parts.next().unwrap_or_default().to_owned();
    before + &parts.filter_map(|part| Some(part.split_once(end)?.1)).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loses_its_scripts_and_source_leads_to_the_repository() {
        let html = "<head><script>a</script><noscript><link href=\"../n.css\"></noscript></head>\
                    <a class=\"src\" href=\"../src/readout/day.rs.html#3-9\">Source</a><script src=\"b.js\"></script>";
        assert_eq!(
            plain(html, "https://example.org"),
            format!(
                "<head><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><link href=\"../n.css\"></head>\
                 <a class=\"src\" href=\"https://example.org/blob/main/src/day.rs#L3-L9\">Source</a>"
            )
        );
    }

    #[test]
    fn a_module_has_a_page() {
        let pages = ["src/lib.rs", "src/article.rs", "src/link/mod.rs"].map(page_of);
        let modules = ["", "article/", "link/"];
        assert_eq!(pages, modules.map(|module| Some(format!("crate/readout/{module}index.html"))));
        assert_eq!(page_of("README.md"), None);
    }
}
