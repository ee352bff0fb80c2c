//! What can be told of the source of a web page without parsing it.

/// Whether a plain text is the source of a web page.
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start().get(..400).unwrap_or(text.trim_start()).to_ascii_lowercase();
    start.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<meta"]
            .iter()
            .any(|tag| start.contains(tag))
}

/// The source without what the parser would neither run nor load, but the page's own policy complains of: event handlers
/// (`onclick="…"`) and style attributes get other names, `<style>` and `<base>` are taken out.
pub fn inert(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out += &rest[..at];
        rest = &rest[at..];
        let name = tag_name(rest).to_ascii_lowercase();
        rest = match name.as_str() {
            "!--" => copy(rest, past(rest, 4, "-->"), &mut out),
            "" => copy(rest, 1, &mut out),
            "base" | "/base" | "style" | "/style" => {
                let end = copy_tag(rest, name.len() + 1, &mut String::new());
                // A blank in its place, so that what stood around it makes no tag.
                out.push(' ');
                let content = if name == "style" { before(&rest[end..], "</style") } else { 0 };
                &rest[end + content..]
            }
            _ => {
                let end = copy_tag(rest, name.len() + 1, &mut out);
                let is_raw = RAW.contains(&name.as_str());
                let rest = &rest[end..];
                copy(rest, if is_raw { before(rest, &format!("</{name}")) } else { 0 }, &mut out)
            }
        };
    }
    out + rest
}

/// Elements whose content holds no tags.
const RAW: &[&str] = &["script", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// What stands behind `<`: the name of a tag, with the slash of an end tag; `!--` of a comment; nothing where there is no tag.
fn tag_name(html: &str) -> &str {
    let body = &html[1..];
    if body.starts_with("!--") {
        return &body[..3];
    }
    let slash = usize::from(body.starts_with('/'));
    let is_name = body[slash..].starts_with(|c: char| c.is_ascii_alphabetic());
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let length = body[slash..].find(ends).unwrap_or(body.len() - slash);
    if is_name { &body[..slash + length] } else { "" }
}

fn copy<'a>(html: &'a str, length: usize, out: &mut String) -> &'a str {
    out.push_str(&html[..length]);
    &html[length..]
}

/// Where the first `end`, in any case, begins.
fn before(html: &str, end: &str) -> usize {
    let found = html.as_bytes().windows(end.len()).position(|it| it.eq_ignore_ascii_case(end.as_bytes()));
    found.unwrap_or(html.len())
}

/// Where the first `end` at or behind `from` ends.
fn past(html: &str, from: usize, end: &str) -> usize {
    let from = from.min(html.len());
    (from + before(&html[from..], end) + end.len()).min(html.len())
}

/// Copies a tag, whose attributes begin at or behind `from`, with those renamed that mean trouble; how long it is.
fn copy_tag(html: &str, from: usize, out: &mut String) -> usize {
    let (mut copied, mut quote, mut last, mut begins) = (0, None, b' ', true);
    for (at, byte) in html.bytes().enumerate().skip(from) {
        match quote {
            Some(mark) if mark == byte => (quote, last, begins) = (None, byte, true),
            Some(_) => {}
            None => {
                if byte == b'>' {
                    out.push_str(&html[copied..=at]);
                    return at + 1;
                }
                if begins && last != b'=' && is_trouble(&html.as_bytes()[at..]) {
                    out.push_str(&html[copied..at]);
                    out.push_str("data-");
                    copied = at;
                }
                quote = (matches!(byte, b'"' | b'\'') && last == b'=').then_some(byte);
                begins = byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
                last = if byte.is_ascii_whitespace() { last } else { byte };
            }
        }
    }
    out.push_str(&html[copied..]);
    html.len()
}

/// Whether an attribute is an event handler or `style`.
fn is_trouble(attribute: &[u8]) -> bool {
    let begins = |name: &[u8]| attribute.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
    let goes_on = attribute.get(5).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    begins(b"on") || begins(b"style") && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handlers_and_styles_are_renamed_and_words_are_not() {
        for (html, expected) in [
            (
                r#"<p>On one <b ONCLICK=go() title="a"onload="x">one</b> on <br/onfocus=y>"#,
                r#"<p>On one <b data-ONCLICK=go() title="a"data-onload="x">one</b> on <br/data-onfocus=y>"#,
            ),
            (
                "<p title='a > b' onclick = 'c' class= on Style=x styles=y>a < b on c",
                "<p title='a > b' data-onclick = 'c' class= on data-Style=x styles=y>a < b on c",
            ),
            ("<!-- <p title=' --><p onclick=a>", "<!-- <p title=' --><p data-onclick=a>"),
            ("a<style on=x>p > b { }</STYLE>c<base href=d>e", "a  c e"),
            ("<<style></style>p onclick=x>", "<  p onclick=x>"),
            (
                "<script>if (a<b && c='</script><p onclick=x>",
                "<script>if (a<b && c='</script><p data-onclick=x>",
            ),
            ("<title>It <b on c</title><p on", "<title>It <b on c</title><p data-on"),
        ] {
            assert_eq!(inert(html), expected, "{html}");
        }
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
