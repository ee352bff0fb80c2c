//! `cargo xtask docs`: the documentation, in `dist/docs/`: plain pages without scripts, made from the repository's own texts.
//!
//! `docs/README.md` is the list of pages: what stands in it as an item of a list becomes a page, in its order, under its headings.
//! Links between texts lead from page to page, links to public modules to what `cargo doc` says of them, links to other files of the
//! repository to their source; one that leads nowhere is an error.

mod comments;
mod element;
mod markdown;
mod rustdoc;
mod schema;
mod site;

use crate::args::Args;
use crate::assets::Files;
use crate::{build, compress, csp, paths, styles};
use anyhow::{Context, Result};
use site::{Page, Site};
use std::fs;
use std::path::Path;

/// The list of pages, and the first page.
const LIST: &str = "docs/README.md";
/// Where the documentation lies in the page's folder.
pub(crate) const FOLDER: &str = "docs/";
/// What every page is put into.
const TEMPLATE: &str = "docs/site/page.html";
/// The styles: the page's colours and type, and what documents have of their own.
const SHEETS: &[&str] = &["www/css/tokens.css", "docs/site/docs.css"];
const ICON: &str = "www/icons/readout.svg";

/// What a document may do: show its own text and pictures.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// Makes the documentation anew beside a page that is built.
pub(crate) fn command(args: Args) -> Result<()> {
    args.finish()?;
    let mut files = Files::new();
    build::read_folder(&paths::dist(), Path::new(""), &mut files).context(
        "there is no page in dist/; run `cargo xtask build` once, the documentation lies beside it",
    )?;
    files.retain(|path, _| !path.starts_with(FOLDER));
    add(&mut files, of_crate()?)?;
    if files.keys().any(|path| compress::is_copy(path)) {
        compress::add_copies(&mut files)?;
    }
    build::write(&files)?;
    let pages = files.keys().filter(|path| path.starts_with(FOLDER) && path.ends_with(".html")).count();
    println!("{} holds {pages} pages.", paths::dist().join(FOLDER).display());
    Ok(())
}

/// The pages of the crate's own documentation, which take some seconds to make.
pub(crate) fn of_crate() -> Result<Files> {
    rustdoc::pages(&site::repository()?)
}

/// Adds the documentation to the files of the page; links to modules lead to those of these pages that are there.
pub(crate) fn add(files: &mut Files, of_crate: Files) -> Result<()> {
    let site = Site::read(LIST, &of_crate)?;
    let template = text(TEMPLATE)?;
    let mut made = Files::new();
    for page in site.pages() {
        let html = fill(&template, page, &site)?;
        csp::check(&html).with_context(|| page.source.clone())?;
        made.insert(page.address.clone(), html.into_bytes());
    }
    for picture in site.pictures() {
        let address = picture.strip_prefix(FOLDER).context("pictures of documents lie in docs/")?;
        made.insert(address.to_owned(), fs::read(paths::root().join(picture))?);
    }
    let sheets = SHEETS.iter().map(|path| Ok(styles::bare(&text(path)?))).collect::<Result<String>>()?;
    made.insert("docs.css".to_owned(), sheets.into_bytes());
    made.insert("readout.svg".to_owned(), fs::read(paths::root().join(ICON))?);
    element::add(&mut made, files)?;
    made.extend(of_crate);
    files.extend(made.into_iter().map(|(path, bytes)| (format!("{FOLDER}{path}"), bytes)));
    Ok(())
}

/// A page in its template.
fn fill(template: &str, page: &Page, site: &Site) -> Result<String> {
    let (policy, scripts) = match element::is_used(&page.body.html) {
        true => (element::POLICY, element::SCRIPTS),
        false => (POLICY, ""),
    };
    let parts = [
        ("policy", policy),
        ("scripts", scripts),
        ("title", &markdown::escaped(&page.body.title)),
        ("content", page.body.html.trim_end()),
        ("source", &site.source(&page.source)),
        ("navigation", &site.navigation(page)),
    ];
    let mut html = template.to_owned();
    for (name, value) in parts {
        html = html.replace(&format!("{{{{{name}}}}}"), value);
    }
    Ok(html)
}

/// A text of the repository.
fn text(path: &str) -> Result<String> {
    fs::read_to_string(paths::root().join(path)).with_context(|| format!("cannot read {path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_made_and_no_link_is_dead() {
        // A page as the build leaves it, as far as the documentation refers to it.
        let mut files = Files::from(
            ["index.html", "assets/core-1.js", "assets/core_bg-2.wasm"]
                .map(|path| (path.to_owned(), Vec::new())),
        );
        let of_crate = Files::from([("crate/readout/index.html".to_owned(), b"The crate".to_vec())]);
        add(&mut files, of_crate).unwrap();
        let index = String::from_utf8(files["docs/index.html"].clone()).unwrap();
        assert!(index.contains("<h1") && !index.contains("{{"), "{index}");
        let hrefs = |html: &str| -> Vec<String> {
            html.split(" href=\"")
                .skip(1)
                .filter_map(|part| Some(part.split_once('"')?.0.to_owned()))
                .collect()
        };
        let mut followed = 0;
        for (path, bytes) in
            files.iter().filter(|(path, _)| path.ends_with(".html") && path.starts_with(FOLDER))
        {
            let html = String::from_utf8(bytes.clone()).unwrap();
            for href in hrefs(&html).iter().filter(|href| !href.contains("://")) {
                let (to, anchor) = href.split_once('#').unwrap_or((href, ""));
                let target = match to {
                    "" => path.clone(),
                    "./" => "docs/index.html".to_owned(),
                    "../" => "index.html".to_owned(),
                    to => format!("{FOLDER}{to}"),
                };
                let found = files.get(&target).unwrap_or_else(|| panic!("{path}: {href} leads nowhere"));
                let id = format!(" id=\"{anchor}\"");
                assert!(anchor.is_empty() || String::from_utf8_lossy(found).contains(&id), "{path}: {href}");
                followed += 1;
            }
        }
        assert!(followed > 100, "only {followed} links");
    }
}
