//! The comment at the head of a Rust module as a document.

/// The comment as Markdown under this title: what rustdoc hides of its examples is left out, and names of items are no links.
pub(crate) fn document(text: &str, title: &str) -> String {
    let mut out = format!("# {title}\n\n");
    let mut in_code = false;
    for line in text.lines().map_while(|line| line.strip_prefix("//!")) {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line.starts_with("```") {
            in_code = !in_code;
        } else if in_code && (line == "#" || line.starts_with("# ")) {
            continue;
        } else if !in_code && line.starts_with('#') {
            out.push('#');
        }
        out += &if in_code { line.to_owned() } else { without_items(line) };
        out.push('\n');
    }
    out
}

/// The line with the names of items that link to nothing but themselves, [`Span`], as code alone.
fn without_items(line: &str) -> String {
    let mut parts = line.split("[`");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("`]") {
            Some((name, rest)) if !rest.starts_with(['(', '[']) => out += &format!("`{name}`{rest}"),
            _ => out += &format!("[`{part}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_loses_what_only_rustdoc_reads() {
        let module = "//! Reads [`Span`]s, [`x`](a::x).\n//!\n//! # Format\n//!\n//! ```\n//! # use a;\n//! a();\n//! ```\n\nfn a() {}\n";
        assert_eq!(
            document(module, "A"),
            "# A\n\nReads `Span`s, [`x`](a::x).\n\n## Format\n\n```\na();\n```\n"
        );
    }
}
