//! Subresource Integrity: the hash of each file stands where the file is named, and the browser runs nothing that differs from it.
//!
//! What is damaged on its way, or taken from another version of the page, is refused thereby; who can exchange the page itself can
//! exchange the hashes with it.

use crate::assets::Files;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The links by which a page loads what it runs, or is styled by.
const CHECKED: &[&str] = &["stylesheet", "preload"];

/// A file's hash as the attribute `integrity` and `fetch` take it.
pub(crate) fn of(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Adds the hash to every tag of the page that loads one of the files.
pub(crate) fn mark(html: &str, files: &Files) -> String {
    let mark_tag = |tag: &str| {
        let (start, rest) = tag.split_once('>')?;
        let bytes = files.get(loaded(start)?)?;
        Some(format!("<{start} integrity=\"{}\">{rest}", of(bytes)))
    };
    let mut tags = html.split('<');
    let before = tags.next().unwrap_or_default().to_owned();
    before + &tags.map(|tag| mark_tag(tag).unwrap_or_else(|| format!("<{tag}"))).collect::<String>()
}

/// Whether a tag of that name and `rel` loads something that has to carry its hash.
pub(crate) fn is_checked(name: &str, rel: Option<&str>) -> bool {
    name == "script" || name == "link" && rel.is_some_and(|rel| CHECKED.contains(&rel))
}

/// The path of the file that a start tag loads, if it is to be checked.
fn loaded(tag: &str) -> Option<&str> {
    let attribute = |name: &str| tag.split_once(&format!(" {name}=\""))?.1.split('"').next();
    let name = tag.split_whitespace().next().filter(|name| is_checked(name, attribute("rel")))?;
    attribute(if name == "script" { "src" } else { "href" })?.strip_prefix("./")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_styles_gets_its_hash() {
        let files = Files::from([("a.js".to_owned(), b"abc".to_vec())]);
        // The hash of "abc" as NIST gives it.
        let hash = "integrity=\"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"";
        assert_eq!(
            mark("<p>1 < 2</p><script defer src=\"./a.js\"></script>", &files),
            format!("<p>1 < 2</p><script defer src=\"./a.js\" {hash}></script>")
        );
        assert_eq!(
            mark("<link rel=\"stylesheet\" href=\"./a.js\">", &files),
            format!("<link rel=\"stylesheet\" href=\"./a.js\" {hash}>")
        );
        for other in ["<link rel=\"icon\" href=\"./a.js\">", "<script src=\"./b.js\">", "<a href=\"./a.js\">"]
        {
            assert_eq!(mark(other, &files), other);
        }
    }
}
