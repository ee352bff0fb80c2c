//! What can be told of the source of a web page without parsing it.

/// Whether a plain text is the source of a web page.
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start().get(..400).unwrap_or(text.trim_start()).to_ascii_lowercase();
    start.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<meta"]
            .iter()
            .any(|tag| start.contains(tag))
}

/// The source with its event handlers (`onclick="…"`) renamed. The parser would not run them, but the
/// page's own policy complains of each.
pub fn without_handlers(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    let mut between_attributes = false;
    for (at, letter) in html.char_indices() {
        if in_tag
            && between_attributes
            && html.as_bytes()[at..].get(..2).is_some_and(|it| it.eq_ignore_ascii_case(b"on"))
        {
            out += "data-";
        }
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => {}
        }
        between_attributes = letter.is_ascii_whitespace() || matches!(letter, '/' | '"' | '\'');
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handlers_are_renamed_and_words_are_not() {
        assert_eq!(
            without_handlers(r#"<p>On one <b ONCLICK=go() title="a"onload="x">one</b> on <br/onfocus=y>"#),
            r#"<p>On one <b data-ONCLICK=go() title="a"data-onload="x">one</b> on <br/data-onfocus=y>"#,
        );
    }

    #[test]
    fn prose_is_no_web_page() {
        assert!(is_html("\n<!DOCTYPE html><title>News</title>"));
        assert!(is_html("<p>The two met.</p>"));
        assert!(!is_html("The <b> element is bold."));
        assert!(!is_html("<3 from the whole team, said Ana."));
        assert!(!is_html(""));
    }
}
