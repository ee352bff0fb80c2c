//! One style sheet for the page, of the several that `index.html` names: fewer requests, and they compress better together. Comments
//! and indentation stay behind.

use crate::assets::Files;
use anyhow::{Context, Result};

/// Where the sheets stand together.
const JOINED: &str = "www/css/page.css";
const BEFORE: &str = "<link rel=\"stylesheet\" href=\"";
const AFTER: &str = "\">";

/// Puts the style sheets of `index.html` together, in its order.
pub(crate) fn join(files: &mut Files) -> Result<()> {
    let html = files.remove("index.html").context("there is no index.html")?;
    let html = String::from_utf8(html).context("index.html is not UTF-8")?;
    let mut parts = html.split(BEFORE);
    let mut joined = parts.next().unwrap_or_default().to_owned();
    let mut sheets = String::new();
    for part in parts {
        let (path, rest) = part.split_once(AFTER).context("index.html has a link without an end")?;
        if sheets.is_empty() {
            joined += &format!("{BEFORE}{JOINED}{AFTER}");
        }
        let sheet = files.remove(path).with_context(|| format!("{path} leads to no file"))?;
        sheets += &bare(std::str::from_utf8(&sheet).with_context(|| format!("{path} is not UTF-8"))?);
        joined += rest.trim_start();
    }
    files.insert("index.html".to_owned(), joined.into_bytes());
    files.insert(JOINED.to_owned(), sheets.into_bytes());
    Ok(())
}

/// A style sheet without comments and indentation.
pub(crate) fn bare(sheet: &str) -> String {
    let pieces = sheet.split("/*").enumerate().map(|(at, piece)| match piece.split_once("*/") {
        Some((_, behind)) if at > 0 => behind,
        _ => piece,
    });
    let text: String = pieces.collect();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_stand_together_in_their_order() {
        let html = "<title>A</title>\n  <link rel=\"stylesheet\" href=\"b.css\">\n  <link rel=\"stylesheet\" href=\"a.css\">\n  <script src=\"a.js\">";
        let mut files = Files::from(
            [
                ("index.html", html),
                ("a.css", "/* All\n of it. */\na {\n  b: 1; /* one */\n}\n"),
                ("b.css", "b {}\n"),
            ]
            .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())),
        );
        join(&mut files).unwrap();
        let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
        assert_eq!(
            text("index.html"),
            "<title>A</title>\n  <link rel=\"stylesheet\" href=\"www/css/page.css\"><script src=\"a.js\">"
        );
        assert_eq!(text(JOINED), "b {}\na {\nb: 1;\n}\n");
        assert_eq!(files.len(), 2);
    }

    #[test]
    fn a_sheet_that_is_missing_is_named() {
        let html = "<link rel=\"stylesheet\" href=\"gone.css\">";
        let mut files = Files::from([("index.html".to_owned(), html.as_bytes().to_vec())]);
        assert!(join(&mut files).unwrap_err().to_string().contains("gone.css"));
    }
}
