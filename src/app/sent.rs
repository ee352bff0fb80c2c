//! What the bookmark sends: the text in the fragment, where no server sees it, as `#text=…&date=2025-03-14`.

use crate::day;

/// How the fragment of a text that was sent begins.
pub const START: &str = "#text=";

/// The text and its date of publication; none where the fragment is no such thing, or holds no text.
pub fn read(fragment: &str) -> Option<(String, Option<String>)> {
    let (text, more) =
        fragment.strip_prefix(START)?.split_once('&').unwrap_or((&fragment[START.len()..], ""));
    let date =
        more.split('&').find_map(|pair| pair.strip_prefix("date=")).and_then(day::parse).map(day::write);
    let text = decoded(text);
    (!text.trim().is_empty()).then_some((text, date))
}

/// A percent-encoded text; what is none stays as it stands.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let hex = after.get(..2).filter(|_| *byte == b'%').and_then(|it| std::str::from_utf8(it).ok());
        let (byte, length) = match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => (byte, 3),
            None => (*byte, 1),
        };
        bytes.push(byte);
        rest = &rest[length..];
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_and_without_a_date() {
        let sent =
            |fragment| read(fragment).map(|(text, date)| format!("{text} | {}", date.unwrap_or_default()));
        assert_eq!(
            sent("#text=Caf%C3%A9%2C%20%26%0Amore&date=2025-03-14").as_deref(),
            Some("Café, &\nmore | 2025-03-14")
        );
        assert_eq!(sent("#text=Two%20met.&date=").as_deref(), Some("Two met. | "));
        assert_eq!(sent("#text=100%%zz%2").as_deref(), Some("100%%zz%2 | "));
        for other in ["#text=", "#text=%20", "#1.abc", "#:~:text=Readout", "#q=text", ""] {
            assert_eq!(sent(other), None, "{other}");
        }
    }
}
