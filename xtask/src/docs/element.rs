//! The custom element at work in a document: the package's own scripts, on the extractor that the page loads.

use super::text;
use crate::assets::Files;
use anyhow::{Context, Result};

/// What a document with the element may do besides: run the page's own scripts and show the page in a frame.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                                 worker-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

pub(crate) const SCRIPTS: &str = "\n  <script type=\"module\" src=\"element/element.js\"></script>";

/// The package's files that the element is made of.
const FILES: &[&str] = &["element.js", "element-view.js", "browser.js", "api.js", "worker.js"];

/// The package's extractor, and the page's: the same functions but those for links, which the element doesn't need.
const EXTRACTOR: [(&str, &str); 2] =
    [("./extractor.js", "assets/core-"), ("./extractor_bg.wasm", "assets/core_bg-")];

pub(crate) fn is_used(html: &str) -> bool {
    html.contains("<readout-article")
}

/// Adds the element's files, which find the extractor among those of the page.
pub(crate) fn add(made: &mut Files, page: &Files) -> Result<()> {
    for file in FILES {
        let mut script = text(&format!("package/{file}"))?;
        for (name, start) in EXTRACTOR {
            let served = page.keys().find(|path| path.starts_with(start));
            let served = served.with_context(|| format!("the page has no {start}…"))?;
            script = script.replace(name, &format!("../../{served}"));
        }
        made.insert(format!("element/{file}"), script.into_bytes());
    }
    Ok(())
}
