//! What the page's own Content-Security-Policy would block, found before a browser does.
//!
//! The policy stands in a `<meta>` of `index.html`, so it holds on any host, and only for what comes after it.

use crate::integrity;
use anyhow::{Result, bail};

/// Fails where the page has no policy, or something inline or from elsewhere that the policy forbids.
pub(crate) fn check(html: &str) -> Result<()> {
    let mut policy_seen = false;
    for tag in tags(html) {
        let Tag { name, attributes } = &tag;
        let at = format!("<{name}>");
        match name.as_str() {
            "meta"
                if tag
                    .value("http-equiv")
                    .is_some_and(|v| v.eq_ignore_ascii_case("content-security-policy")) =>
            {
                policy_seen = true;
            }
            "style" => bail!("{at}: the policy blocks inline style; move it to a file in www/css"),
            "script" if tag.value("src").is_none() && tag.is_run() => {
                bail!("{at}: the policy blocks inline script; move it to a file in www");
            }
            "script" | "link" if !policy_seen => {
                bail!("{at} stands before the Content-Security-Policy, which would not hold for it");
            }
            _ => {}
        }
        for (attribute, value) in attributes {
            let value = value.trim().to_ascii_lowercase();
            if attribute == "style" || attribute.starts_with("on") {
                bail!("{at} has the attribute {attribute}, which the policy blocks");
            }
            let loads = attribute == "src" || (attribute == "href" && name == "link");
            if loads && (value.contains("://") || value.starts_with("//")) {
                bail!("{at} loads {value}, which is not the page's own");
            }
            if value.starts_with("javascript:") {
                bail!("{at} has a javascript: address, which the policy blocks");
            }
        }
    }
    if !policy_seen {
        bail!("there is no <meta http-equiv=\"Content-Security-Policy\">");
    }
    Ok(())
}

/// Fails where the finished page loads a script or style without a hash for the browser to check.
pub(crate) fn check_hashes(html: &str) -> Result<()> {
    for tag in tags(html) {
        let checked = integrity::is_checked(&tag.name, tag.value("rel"));
        if checked && tag.value("integrity").is_none() {
            bail!("<{}> {:?} has no integrity", tag.name, tag.attributes);
        }
    }
    Ok(())
}

/// A start tag: its name and attributes in lower case, values as they stand.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn value(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// Whether a script is JavaScript, and not data such as JSON-LD.
    fn is_run(&self) -> bool {
        matches!(self.value("type"), None | Some("" | "module" | "text/javascript" | "importmap"))
    }
}

/// The start tags of a page, comments and the text of scripts and styles left out.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = after(comment, "-->");
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag;
            (tag, rest) = start_tag(rest);
            if matches!(tag.name.as_str(), "script" | "style") {
                rest = after(rest, &format!("</{}", tag.name));
            }
            tags.push(tag);
        }
    }
    tags
}

/// Reads a start tag from after its `<`; returns it and what follows its `>`.
fn start_tag(text: &str) -> (Tag, &str) {
    let ends = |c: char| c.is_ascii_whitespace() || c == '>' || c == '/';
    let (name, mut rest) = split(text, ends);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            let tag = Tag { name: name.to_ascii_lowercase(), attributes };
            return (tag, rest.get(1..).unwrap_or_default());
        }
        let attribute;
        (attribute, rest) = split(rest, |c| ends(c) || c == '=');
        let mut value = "";
        if let Some(given) = rest.trim_start().strip_prefix('=') {
            let given = given.trim_start();
            (value, rest) = match given.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let (value, rest) = split(&given[1..], |c| c == quote);
                    (value, rest.get(1..).unwrap_or_default())
                }
                _ => split(given, |c| c.is_ascii_whitespace() || c == '>'),
            };
        } else if attribute.is_empty() {
            // A stray `=`: step over it, so that reading goes on.
            rest = rest.get(1..).unwrap_or_default();
        }
        attributes.push((attribute.to_ascii_lowercase(), value.to_owned()));
    }
}

fn split(text: &str, at: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(at).unwrap_or(text.len()))
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">";

    fn problem(html: &str) -> String {
        check(&format!("<!doctype html>{POLICY}{html}"))
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn what_the_policy_allows_passes() {
        assert_eq!(
            problem("<link rel=stylesheet href=www/a.css><script type=module src='www/boot.js'></script>"),
            ""
        );
        assert_eq!(problem("<script type=\"application/ld+json\">{\"a\": \"<style>\"}</script>"), "");
        assert_eq!(
            problem(
                "<!-- <script>x</script> --><p class=\"a > b\" hidden>x < y</p><a href=https://example.org>"
            ),
            ""
        );
    }

    #[test]
    fn what_the_policy_blocks_is_named() {
        for (html, part) in [
            ("<script>run()</script>", "inline script"),
            ("<STYLE>a{}</STYLE>", "inline style"),
            ("<p style=\"color: red\">", "style"),
            ("<button onclick=go()>", "onclick"),
            ("<a href=\" javascript:x\">", "javascript:"),
            ("<script src=https://example.org/x.js></script>", "not the page's own"),
            ("<link href=//example.org/x.css>", "not the page's own"),
        ] {
            assert!(problem(html).contains(part), "{html}: {}", problem(html));
        }
    }

    #[test]
    fn what_runs_must_have_a_hash() {
        assert!(
            check_hashes("<script src=./a.js integrity=sha256-x></script><link rel=icon href=a>").is_ok()
        );
        assert!(check_hashes("<script src=./a.js></script>").is_err());
        assert!(check_hashes("<link rel='stylesheet' href='./a.css'>").is_err());
    }

    #[test]
    fn there_must_be_a_policy_and_it_must_come_first() {
        assert!(check("<p>").is_err());
        assert!(check(&format!("<link href=a.css>{POLICY}")).is_err());
    }
}
