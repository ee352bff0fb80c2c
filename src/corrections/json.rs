//! The part of JSON that corrections are written in: strings, null, arrays and objects. The page reads and writes it too,
//! and weighs a tenth of what it would with a general reader.

/// A value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Json {
    /// `null`.
    Null,
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in its order; a key may come twice.
    Object(Vec<(String, Json)>),
}

/// How deep values may lie in each other: a list, three objects about an item, its quote and the words of that, and two to spare.
const MAX_DEPTH: usize = 8;

/// Reads one value.
///
/// # Errors
/// How many bytes make sense.
pub(super) fn read(json: &str) -> Result<Json, usize> {
    let mut reader = Reader { json, at: 0 };
    let value = reader.value(MAX_DEPTH).filter(|_| reader.peek().is_none());
    value.ok_or(reader.at)
}

struct Reader<'a> {
    json: &'a str,
    /// How many bytes have been read.
    at: usize,
}

impl Reader<'_> {
    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.json.as_bytes()[self.at..];
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        self.at += blanks;
        rest.get(blanks).copied()
    }

    fn skip(&mut self, byte: u8) -> Option<()> {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found.then_some(())
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        match self.peek()? {
            b'"' => self.text().map(Json::Text),
            b'[' => {
                let mut list = Vec::new();
                self.parts(b']', &mut |it| {
                    list.push(it.value(depth)?);
                    Some(())
                })?;
                Some(Json::List(list))
            }
            b'{' => {
                let mut fields = Vec::new();
                self.parts(b'}', &mut |it| {
                    let key = it.text()?;
                    it.skip(b':')?;
                    fields.push((key, it.value(depth)?));
                    Some(())
                })?;
                Some(Json::Object(fields))
            }
            _ => {
                let is_null = self.json.as_bytes()[self.at..].starts_with(b"null");
                self.at += if is_null { 4 } else { 0 };
                is_null.then_some(Json::Null)
            }
        }
    }

    /// What stands between brackets, with commas between.
    fn parts(&mut self, close: u8, part: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.skip(close).is_some() {
            return Some(());
        }
        loop {
            part(self)?;
            if self.skip(close).is_some() {
                return Some(());
            }
            self.skip(b',')?;
        }
    }

    fn text(&mut self) -> Option<String> {
        self.skip(b'"')?;
        let mut text = String::new();
        loop {
            let rest = &self.json[self.at..];
            let end = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
            text.push_str(&rest[..end]);
            self.at += end;
            match self.byte()? {
                b'"' => return Some(text),
                b'\\' => text.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.json.as_bytes().get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    /// What a backslash and what follows it mean; half a surrogate pair is U+FFFD, as in the text.
    fn escaped(&mut self) -> Option<char> {
        let letter = self.byte()?;
        if letter != b'u' {
            let (_, meant) = ESCAPES.iter().find(|(escape, _)| *escape == letter)?;
            return Some(char::from(*meant));
        }
        let first = self.unit()?;
        let after = self.at;
        if let 0xD800..0xDC00 = first
            && self.json[after..].starts_with("\\u")
        {
            self.at += 2;
            if let second @ 0xDC00..0xE000 = self.unit()? {
                return char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
            self.at = after;
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |unit, _| Some(unit << 4 | char::from(self.byte()?).to_digit(16)?))
    }
}

/// The letter behind a backslash, and what it means.
const ESCAPES: [(u8, u8); 8] = [
    (b'"', b'"'),
    (b'\\', b'\\'),
    (b'n', b'\n'),
    (b'r', b'\r'),
    (b't', b'\t'),
    (b'b', 0x08),
    (b'f', 0x0C),
    (b'/', b'/'),
];

/// Writes a string.
pub(super) fn write(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        let escape = ESCAPES.iter().find(|(_, meant)| char::from(*meant) == letter && letter != '/');
        match (escape, letter) {
            (Some((escape, _)), _) => out.extend(['\\', char::from(*escape)]),
            (None, ..' ') => {
                let digit = |value| char::from_digit(value, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([digit(letter as u32 >> 4), digit(letter as u32 & 15)]);
            }
            (None, letter) => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![Just(Value::Null), any::<String>().prop_map(Value::String)];
        leaf.prop_recursive(4, 20, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::hash_map(any::<String>(), inner, 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    fn general(json: Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Text(text) => Value::String(text),
            Json::List(list) => Value::Array(list.into_iter().map(general).collect()),
            Json::Object(fields) => {
                Value::Object(fields.into_iter().map(|(key, value)| (key, general(value))).collect())
            }
        }
    }

    proptest! {
        #[test]
        fn it_is_read_as_everybody_reads_it(value in value(), pretty: bool) {
            let json = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            prop_assert_eq!(read(&json.expect("values have a form")).map(general), Ok(value));
        }

        #[test]
        fn strings_are_written_as_everybody_writes_them(text in any::<String>()) {
            let mut written = String::new();
            write(&mut written, &text);
            prop_assert_eq!(written, serde_json::to_string(&text).expect("strings have a form"));
        }

        #[test]
        fn what_is_no_json_is_refused(json in r#"([\[\]{}:,"a\\un /é€\n]|null|\\u[dD][89cC]00){0,12}"#) {
            if let Err(at) = read(&json) {
                prop_assert!(at <= json.len());
            } else {
                let lone = json.to_ascii_lowercase().contains("\\ud");
                prop_assert!(lone || serde_json::from_str::<Value>(&json).is_ok(), "{json}");
            }
        }
    }

    #[test]
    fn escapes_mean_their_characters() {
        let text = |json: &str| read(json).map(general).ok().and_then(|it| it.as_str().map(str::to_owned));
        assert_eq!(text(r#""\u0041\ud83d\ude00\/\n""#).as_deref(), Some("A😀/\n"));
        assert_eq!(text(r#""\ud83dx\ude00\ud83d\u0041""#).as_deref(), Some("\u{FFFD}x\u{FFFD}\u{FFFD}A"));
        for wrong in [r#""\u00g0""#, r#""\x""#, r#""\u+123""#, "\"\n\"", "\"", "\"\\"] {
            assert_eq!(text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_lies_too_deep_is_refused() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(read(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(read(&nested(100_000)), Err(MAX_DEPTH));
    }
}
