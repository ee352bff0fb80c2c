//! From an address to the bytes of its payload and back, whatever mail and chat programs did to it.

use super::{LinkError, VERSION};
use std::fmt;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// More keys than this are ignored.
const MOST_KEYS: usize = 16;

/// How often a link may have been percent-encoded over and over.
const MOST_ESCAPINGS: usize = 4;

/// What the page should show: readable keys after the payload, `&view=people&sel=s4`.
///
/// [`Display`](fmt::Display) writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View(pub Vec<(String, String)>);

impl View {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    fn read(text: &str) -> View {
        let end = text.find(|c: char| c.is_whitespace() || "\"'<>)]}”’»".contains(c)).unwrap_or(text.len());
        let pairs = text[..end].split('&').filter_map(|pair| {
            let (key, value) = pair.strip_prefix("amp;").unwrap_or(pair).split_once('=')?;
            let value = value.trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
            Some((unescape(key), unescape(value)))
        });
        View(pairs.take(MOST_KEYS).collect())
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (key, value) in &self.0 {
            write!(f, "&{}={}", Escaped(key), Escaped(value))?;
        }
        Ok(())
    }
}

/// Percent-encodes all but letters, digits, `-` and `_`.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.bytes().try_for_each(|byte| match byte {
            byte if ALPHABET.contains(&byte) => write!(f, "{}", char::from(byte)),
            byte => write!(f, "%{byte:02X}"),
        })
    }
}

/// Undoes percent-encoding, once; what is none stays.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match escaped.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) if byte == b'%' && after[0] != b'+' => {
                bytes.push(value);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Writes the fragment.
pub(super) fn write(payload: &[u8]) -> String {
    let mut fragment = format!("#{VERSION}.");
    let mut padded = payload.to_vec();
    encode(payload, &mut fragment);
    while fragment.ends_with(['-', '_']) {
        padded.push(0);
        fragment.truncate(3);
        encode(&padded, &mut fragment);
    }
    fragment
}

/// Finds the payload and the view.
pub(super) fn read(link: &str) -> Result<(Vec<u8>, View), LinkError> {
    let mut link = link.to_owned();
    for _ in 0..MOST_ESCAPINGS {
        if let Some((version, rest)) = find(&link) {
            return match version {
                VERSION => Ok(read_payload(rest)),
                version => Err(LinkError::Newer(version)),
            };
        }
        if !link.contains('%') {
            break;
        }
        link = unescape(&link);
    }
    Err(LinkError::NotALink)
}

/// The version of the first readout fragment, and what comes after its full stop.
fn find(link: &str) -> Option<(u32, &str)> {
    let versioned = |at: usize| {
        let digits = link.as_bytes()[at..].iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
        let version = link[at..at + digits].parse().ok().filter(|&version| version > 0)?;
        Some((version, link[at + digits..].strip_prefix('.')?))
    };
    let bare = || link.trim_start().strip_prefix("1.").map(|rest| (VERSION, rest));
    link.match_indices('#').find_map(|(at, _)| versioned(at + 1)).or_else(bare)
}

fn read_payload(rest: &str) -> (Vec<u8>, View) {
    let (payload, view) = rest.split_at(rest.find('&').unwrap_or(rest.len()));
    let mut unescaped = payload.to_owned();
    for _ in 0..MOST_ESCAPINGS {
        if !unescaped.contains('%') {
            break;
        }
        unescaped = unescape(&unescaped);
    }
    let mut digits = Vec::with_capacity(unescaped.len());
    for (at, c) in unescaped.char_indices() {
        match c {
            // What mail and chat programs put into long words, and old base64's padding.
            c if c.is_whitespace() => {}
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '>' | '\\' | '=' => {}
            '+' => digits.push(62),
            '/' => digits.push(63),
            c => match ALPHABET.iter().position(|&digit| char::from(digit) == c) {
                Some(value) => digits.push(value as u8),
                None if c == '&' => return (decode(&digits), View::read(&unescaped[at..])),
                None => return (decode(&digits), View::default()),
            },
        }
    }
    (decode(&digits), View::read(view))
}

fn encode(bytes: &[u8], text: &mut String) {
    for chunk in bytes.chunks(3) {
        let number =
            chunk.iter().fold(0, |number, &byte| number << 8 | usize::from(byte)) << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            text.push(char::from(ALPHABET[number >> (18 - 6 * digit) & 63]));
        }
    }
}

fn decode(digits: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    for chunk in digits.chunks(4) {
        let number =
            chunk.iter().fold(0, |number, &digit| number << 6 | u32::from(digit)) << (6 * (4 - chunk.len()));
        bytes.extend(&number.to_be_bytes()[1..chunk.len()]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(link: &str, payload: &[u8], view: &str) {
        let (bytes, found) = read(link).unwrap_or_else(|error| panic!("{link:?}: {error}"));
        assert_eq!(bytes, payload, "{link:?}");
        assert_eq!(found.to_string(), view, "{link:?}");
    }

    #[test]
    fn what_programs_do_to_links_is_undone() {
        for link in [
            "#1.AQIDBAU",
            "1.AQIDBAU",
            "https://example.org/#1.AQIDBAU",
            "See https://example.org/a#b and <https://example.org/#1.AQIDBAU>.",
            "(https://example.org/#1.AQIDBAU)",
            "\u{201c}https://example.org/#1.AQIDBAU\u{201d},",
            "https://example.org/%231.AQIDBAU",
            "https://gate.example/?u=https%3A%2F%2Fexample.org%2F%25231.AQIDBAU",
            "#1.AQ%49DBAU",
            "#1.AQ%2549DBAU",
            "#1.AQ ID\r\n BAU",
            "> #1.AQI\n> DBAU",
            "#1.AQI=\r\nDBAU==",
            "#1.AQ\u{ad}ID\u{200b}BAU",
        ] {
            check(link, &[1, 2, 3, 4, 5], "");
        }
        check("#1.-_-_", &[251, 255, 191], "");
        check("#1.+/+/", &[251, 255, 191], "");
    }

    #[test]
    fn view_keys_are_read_and_written() {
        check("#1.AQID&view=people&sel=s4", &[1, 2, 3], "&view=people&sel=s4");
        check("#1.AQID&amp;view=people&amp;sel=s4).", &[1, 2, 3], "&view=people&sel=s4");
        check("%231.AQID%26view%3Dpeople", &[1, 2, 3], "&view=people");
        check("#1.AQID%26view%3Dpeople", &[1, 2, 3], "&view=people");
        check("#1.AQID&q=a%26b%20%C3%A9&junk&sel=p1.", &[1, 2, 3], "&q=a%26b%20%C3%A9&sel=p1");
        let many = "&k=v".repeat(100);
        assert_eq!(read(&format!("#1.AQID{many}")).unwrap().1.0.len(), MOST_KEYS);
    }

    #[test]
    fn other_fragments_are_told_apart() {
        for link in
            ["", "#", "#top", "https://example.org/#:~:text=met", "#0.AQID", "#+1.AQID", "#12", "100 %"]
        {
            assert_eq!(read(link), Err(LinkError::NotALink), "{link:?}");
        }
        assert_eq!(read("https://example.org/#2.AQID"), Err(LinkError::Newer(2)));
    }

    #[test]
    fn no_link_ends_in_a_mark_that_is_left_out() {
        for byte in 0..=255 {
            let fragment = write(&[byte, 255, 255]);
            assert!(!fragment.ends_with(['-', '_']), "{fragment}");
            assert_eq!(read(&fragment).unwrap().0[..3], [byte, 255, 255]);
        }
    }
}
