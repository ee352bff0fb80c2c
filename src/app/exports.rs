//! The files that the Export menu saves; the extractor makes them.

/// A kind of file: its name and its words in the menu.
pub const FORMATS: &[(&str, &str)] = &[
    ("html", "Web page, complete in one file"),
    ("markdown", "Markdown"),
    ("csv", "Table (CSV)"),
    ("ics", "Calendar (iCalendar)"),
    ("json", "JSON"),
];

/// Saves a file that was made from `text`; whether that worked.
#[cfg(feature = "app")]
pub(crate) fn save(text: &str, file: &super::worker::File) -> bool {
    let name = format!("{}.{}", stem(text), file.extension);
    let Some(content) = &file.content else { return false };
    super::browser::download(&name, &file.media_type, content).is_ok()
}

/// A file name from the first words: `norland-and-sundmark-agree-to`.
pub fn stem(text: &str) -> String {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(5)
        .map(|word| word.chars().take(20).collect::<String>().to_ascii_lowercase())
        .collect();
    if words.is_empty() { "readout".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extractor_knows_every_format() {
        for (name, title) in FORMATS {
            assert_eq!(crate::export::format(name).map(|format| format.title), Some(*title));
        }
    }

    #[test]
    fn file_names_are_plain() {
        assert_eq!(stem("“Nobody” met: a café, at 5.\nThen"), "nobody-met-a-caf-at");
        assert_eq!(stem("…"), "readout");
    }
}
