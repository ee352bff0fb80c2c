//! All pages together: what each is made from, where it lies, and what leads to it.

use super::markdown::{self, Body, escaped};
use super::{comments, rustdoc, schema, text};
use crate::assets::{Files, normalise};
use crate::paths;
use anyhow::{Context, Result, bail};
use pulldown_cmark::HeadingLevel;
use std::collections::BTreeSet;

/// A page, and the text it is made from.
pub(crate) struct Page {
    /// The path of its text in the repository.
    pub(crate) source: String,
    /// Its name in the folder of the documentation.
    pub(crate) address: String,
    /// The heading it is listed under.
    group: String,
    /// What it is called where pages are listed.
    label: String,
    pub(crate) body: Body,
}

/// The pages, in the order in which they are listed.
pub(crate) struct Site<'a> {
    pages: Vec<Page>,
    /// The crate's own documentation.
    of_crate: &'a Files,
    /// The pictures that they show, by their paths in the repository.
    pictures: BTreeSet<String>,
    /// Where the repository can be read.
    repository: String,
}

impl<'a> Site<'a> {
    /// Makes every page that the list names, and the list itself.
    pub(crate) fn read(list: &str, of_crate: &'a Files) -> Result<Self> {
        let mut site =
            Site { pages: Vec::new(), of_crate, pictures: BTreeSet::new(), repository: repository()? };
        site.plan(list, "", "Contents")?;
        for entry in markdown::entries(&text(list)?) {
            if let Some(path) = inside(list, &entry.to).filter(|path| is_page(path)) {
                site.plan(&path, &entry.group, &entry.words)?;
            }
        }
        let mut links = Vec::new();
        for at in 0..site.pages.len() {
            let source = site.pages[at].source.clone();
            let text = document(&site.pages[at])?;
            let body = markdown::render(&text, |to| {
                let address = site.address(&source, to)?;
                links.push((source.clone(), address.clone()));
                Ok(address)
            });
            site.pages[at].body = body.with_context(|| source)?;
        }
        site.check_anchors(&links)?;
        Ok(site)
    }

    fn plan(&mut self, source: &str, group: &str, label: &str) -> Result<()> {
        let address = page_name(source);
        if let Some(other) = self.pages.iter().find(|page| page.address == address) {
            bail!("{source} and {} would both be {address}", other.source);
        }
        let [source, group, label] = [source, group, label].map(str::to_owned);
        self.pages.push(Page { source, address, group, label, body: Body::default() });
        Ok(())
    }

    pub(crate) fn pages(&self) -> &[Page] {
        &self.pages
    }

    pub(crate) fn pictures(&self) -> &BTreeSet<String> {
        &self.pictures
    }

    /// Where a link in the text `source` leads, seen from its page.
    fn address(&mut self, source: &str, to: &str) -> Result<String> {
        if to.starts_with('#') || to.contains("://") {
            return Ok(to.to_owned());
        }
        let (file, anchor) = to.split_once('#').map_or((to, None), |(file, anchor)| (file, Some(anchor)));
        let path = inside(source, file).with_context(|| format!("{to} leads out of the repository"))?;
        if !paths::root().join(&path).exists() {
            // The comments of code name items by their paths in it.
            if ending(source) == "rs" {
                return Ok(self.source(source));
            }
            bail!("{to} leads nowhere");
        }
        if let Some(page) = self.pages.iter().find(|page| page.source == path) {
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            return Ok(format!("{}{anchor}", page.address));
        }
        if let Some(module) = rustdoc::page_of(&path).filter(|page| self.of_crate.contains_key(page)) {
            return Ok(module);
        }
        if let Some(picture) = path.strip_prefix(super::FOLDER).filter(|path| is_picture(path)) {
            let address = picture.to_owned();
            self.pictures.insert(path);
            return Ok(address);
        }
        Ok(self.source(&path))
    }

    /// Where a file or folder of the repository can be read.
    pub(crate) fn source(&self, path: &str) -> String {
        let kind = if paths::root().join(path).is_dir() { "tree" } else { "blob" };
        format!("{}/{kind}/main/{path}", self.repository)
    }

    /// Fails where a link names a heading that its page doesn't have.
    fn check_anchors(&self, links: &[(String, String)]) -> Result<()> {
        for (source, address) in links.iter().filter(|(_, address)| !address.contains("://")) {
            let Some((page, anchor)) = address.split_once('#') else { continue };
            let is_meant = |candidate: &&Page| match page {
                "" => candidate.source == *source,
                page => candidate.address == page,
            };
            let page = self.pages.iter().find(is_meant).expect("addresses are those of pages");
            if !page.body.headings.iter().any(|heading| heading.id == anchor) {
                bail!("{source}: {} has no heading #{anchor}", page.source);
            }
        }
        Ok(())
    }

    /// The headings of this page, and all pages by group.
    pub(crate) fn navigation(&self, here: &Page) -> String {
        let link = |to: &str, words: &str, mark: &str| {
            format!("<li><a href=\"{to}\"{mark}>{}</a></li>\n", escaped(words))
        };
        let sections = here.body.headings.iter().filter(|heading| heading.level == HeadingLevel::H2);
        let sections: String =
            sections.map(|heading| link(&format!("#{}", heading.id), &heading.words, "")).collect();
        let mut out = format!(
            "<nav class=\"sections\" aria-label=\"On this page\">\n<h2>On this page</h2>\n<ul>\n{sections}</ul>\n</nav>\n"
        );
        // The list of pages has its own already.
        if sections.is_empty() || here.group.is_empty() {
            out.clear();
        }
        out += "<nav aria-label=\"All pages\">\n";
        for pages in self.pages.chunk_by(|one, next| one.group == next.group) {
            if !pages[0].group.is_empty() {
                out += &format!("<h2>{}</h2>\n", escaped(&pages[0].group));
            }
            let is_here =
                |page: &Page| if page.address == here.address { " aria-current=\"page\"" } else { "" };
            let links = pages.iter().map(|page| link(&page.address, &page.label, is_here(page)));
            out += &format!("<ul>\n{}</ul>\n", links.collect::<String>());
        }
        out + "</nav>\n"
    }
}

/// The text of a page as Markdown.
fn document(page: &Page) -> Result<String> {
    let text = text(&page.source)?;
    match ending(&page.source) {
        "json" => schema::document(&text).with_context(|| page.source.clone()),
        "ts" => Ok(format!("# {}\n\n```ts\n{}\n```\n", page.label, text.trim_end())),
        "rs" => Ok(comments::document(&text, &page.label)),
        _ => Ok(text),
    }
}

/// The path in the repository that a link of the text `source` leads to; `None` for other addresses, and outside.
fn inside(source: &str, to: &str) -> Option<String> {
    let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
    if to.contains("://") { None } else { normalise(&format!("{folder}/{to}")) }
}

fn is_page(path: &str) -> bool {
    ["md", "json", "ts", "rs"].contains(&ending(path))
}

fn is_picture(path: &str) -> bool {
    ["svg", "png"].contains(&ending(path))
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// `docs/schema/readout-1.json` → `readout-1.html`; a folder's README and a module's head are named after the folder, the README of
/// the documentation is its first page.
fn page_name(source: &str) -> String {
    let named = match source.strip_suffix("/README.md").or(source.strip_suffix("/mod.rs")) {
        Some("docs") => "index",
        Some(folder) => folder,
        None => source,
    };
    let name = named.rsplit('/').next().unwrap_or(named);
    let stem = match name.strip_suffix(".d.ts") {
        Some(stem) => format!("{stem}-types"),
        None => name.split('.').next().unwrap_or(name).to_lowercase(),
    };
    format!("{stem}.html")
}

/// The repository's address, as Cargo.toml has it.
pub(crate) fn repository() -> Result<String> {
    let manifest = text("Cargo.toml")?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("repository = \""));
    Ok(line.context("Cargo.toml names no repository")?.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(of_crate: &Files) -> Site<'_> {
        Site::read(super::super::LIST, of_crate).unwrap()
    }

    #[test]
    fn pages_are_named_after_their_texts() {
        let names = [
            "docs/README.md",
            "fuzz/README.md",
            "README.md",
            "SECURITY.md",
            "docs/schema/readout-1.json",
            "src/link/mod.rs",
            "src/api.d.ts",
        ];
        assert_eq!(
            names.map(page_name),
            [
                "index.html",
                "fuzz.html",
                "readme.html",
                "security.html",
                "readout-1.html",
                "link.html",
                "api-types.html"
            ]
        );
    }

    #[test]
    fn links_lead_to_pages_pictures_and_sources() {
        let of_crate = Files::from([("crate/readout/article/index.html".to_owned(), Vec::new())]);
        let mut site = site(&of_crate);
        let mut to = |to: &str| site.address("docs/accuracy.md", to).map_err(|error| error.to_string());
        assert_eq!(to("../ARCHITECTURE.md#invariants").unwrap(), "architecture.html#invariants");
        assert_eq!(to("bench.svg").unwrap(), "bench.svg");
        assert_eq!(to("../src/article.rs").unwrap(), "crate/readout/article/index.html");
        assert!(to("../src/day.rs").unwrap().ends_with("/blob/main/src/day.rs"));
        assert!(to("../src").unwrap().ends_with("/tree/main/src"));
        assert_eq!(to("https://example.org/").unwrap(), "https://example.org/");
        assert_eq!(to("gone.md").unwrap_err(), "gone.md leads nowhere");
        assert_eq!(to("../../x.md").unwrap_err(), "../../x.md leads out of the repository");
    }

    #[test]
    fn a_heading_that_is_not_there_is_an_error() {
        let link = |address: &str| [("docs/accuracy.md".to_owned(), address.to_owned())];
        let of_crate = Files::new();
        let site = site(&of_crate);
        assert!(site.check_anchors(&link("architecture.html#invariants")).is_ok());
        assert!(site.check_anchors(&link("architecture.html#variants")).is_err());
        assert!(site.check_anchors(&link("#variants")).is_err());
    }
}
