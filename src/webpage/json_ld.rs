//! What a web page says about its article in JSON-LD (schema.org).

use jiff::civil::Date;

/// The text that stands under `keys`, each looked for after the one before: `["author", "name"]` finds
/// `"author": [{"@type": "Person", "name": "Ana Bell"}]`. None where it holds an escape.
///
/// Two fields of a page's metadata are worth no JSON parser.
pub(super) fn find(json: &str, keys: &[&str]) -> Option<String> {
    let mut rest = json;
    for key in keys {
        let quoted = format!("\"{key}\"");
        let after = rest
            .match_indices(&quoted)
            .find_map(|(at, _)| rest[at + quoted.len()..].trim_start().strip_prefix(':'));
        rest = after?.trim_start();
    }
    let (text, _) = rest.strip_prefix('"')?.split_once('"')?;
    (!text.is_empty() && !text.contains('\\')).then(|| text.to_owned())
}

/// The day of an ISO 8601 date or time.
pub(super) fn day(iso: &str) -> Option<Date> {
    crate::day::parse(iso.trim().get(..10)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_graph_is_searched() {
        let json = r#"{"@graph": [{"@type": "WebSite", "about": "datePublished"},
            {"datePublished" : "2024-05-06T07:00:00Z", "author": [{"@type": "Person", "name": "Ana Bell"}]}]}"#;
        assert_eq!(find(json, &["datePublished"]).as_deref().and_then(day), Some(date(2024, 5, 6)));
        assert_eq!(find(json, &["author", "name"]).as_deref(), Some("Ana Bell"));
        assert_eq!(find(json, &["editor"]), None);
    }

    #[test]
    fn broken_metadata_gives_nothing() {
        for json in ["", "{", r#"{"name""#, r#"{"name":"#, r#"{"name": 5}"#, r#"{"name": "A\"B"}"#] {
            assert_eq!(find(json, &["name"]), None, "{json}");
        }
    }

    #[test]
    fn only_whole_days_count() {
        assert_eq!(day(" 2024-05-06"), Some(date(2024, 5, 6)));
        assert_eq!(day("6 May 2024"), None);
        assert_eq!(day("2024-05"), None);
    }
}
