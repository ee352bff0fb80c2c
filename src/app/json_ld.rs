//! What a web page says about its article in JSON-LD (schema.org).

use serde_json::Value;

/// The first text or date under `key`, searched through graphs and nested objects.
pub fn find(json: &str, key: &str) -> Option<String> {
    let value: Value = serde_json::from_str(json).ok()?;
    search(&value, key)
}

/// The names under `author`, joined by "and".
pub fn authors(json: &str) -> Option<String> {
    let value: Value = serde_json::from_str(json).ok()?;
    let names = names(member(&value, "author")?);
    (!names.is_empty()).then(|| names.join(" and "))
}

fn search(value: &Value, key: &str) -> Option<String> {
    member(value, key)?.as_str().map(str::to_owned)
}

fn member<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => {
            fields.get(key).or_else(|| fields.values().find_map(|value| member(value, key)))
        }
        Value::Array(values) => values.iter().find_map(|value| member(value, key)),
        _ => None,
    }
}

fn names(author: &Value) -> Vec<String> {
    match author {
        Value::String(name) => vec![name.clone()],
        Value::Object(fields) => fields.get("name").map(names).unwrap_or_default(),
        Value::Array(authors) => authors.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// The day of an ISO 8601 date or time, `YYYY-MM-DD`.
pub fn day(iso: &str) -> Option<String> {
    let day = iso.trim().get(..10)?;
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    (shape == "0000-00-00").then(|| day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_is_searched() {
        let json = r#"{"@graph": [{"@type": "WebSite"}, {"datePublished": "2024-05-06T07:00:00Z",
            "author": [{"name": "Ana Bell"}, {"name": "Cy Dorn"}]}]}"#;
        assert_eq!(find(json, "datePublished").as_deref().and_then(day).as_deref(), Some("2024-05-06"));
        assert_eq!(authors(json).as_deref(), Some("Ana Bell and Cy Dorn"));
        assert_eq!(find("{broken", "datePublished"), None);
    }

    #[test]
    fn only_whole_days_count() {
        assert_eq!(day(" 2024-05-06"), Some("2024-05-06".to_owned()));
        assert_eq!(day("6 May 2024"), None);
        assert_eq!(day("2024-05"), None);
    }
}
