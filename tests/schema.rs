//! `docs/schema/readout-1.json` describes what the extractor gives: every field, and no other.

use readout::{Options, corrections, extract};
use serde_json::Value;
use std::fs;

fn schema() -> Value {
    let text = fs::read_to_string("docs/schema/readout-1.json").expect("it can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

/// The first place where a value does not follow a schema, for the keywords that ours uses. Stricter than JSON Schema:
/// a field that is not listed is wrong.
fn misfit(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let wrong = |keyword: &str| Some(format!("{at}: {keyword}: {value}"));
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let fits = match keyword.as_str() {
            "$schema" | "title" | "description" | "$defs" => true,
            "$ref" => {
                let name =
                    rule.as_str().and_then(|to| to.strip_prefix('#')).expect("it stays within the file");
                let to = root.pointer(name).unwrap_or_else(|| panic!("there is no {name}"));
                if let misfit @ Some(_) = misfit(root, to, value, at) {
                    return misfit;
                }
                true
            }
            "anyOf" => list(rule).iter().any(|schema| misfit(root, schema, value, at).is_none()),
            "enum" => list(rule).contains(value),
            "type" => match rule.as_str().expect("one type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "integer" => value.is_u64(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                other => panic!("{other} is no type of ours"),
            },
            "minimum" => value.as_f64().is_none_or(|value| value >= rule.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|value| value <= rule.as_f64().expect("a number")),
            "minItems" => {
                value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().expect("a number"))
            }
            "maxItems" => {
                value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().expect("a number"))
            }
            "pattern" => value.as_str().is_none_or(|text| matches(rule.as_str().expect("a pattern"), text)),
            "required" => list(rule).iter().all(|name| value.get(name.as_str().expect("a name")).is_some()),
            "properties" => {
                let fields = value.as_object().into_iter().flatten();
                for (name, field) in fields {
                    let Some(schema) = rule.get(name) else {
                        return Some(format!("{at}.{name} is not described"));
                    };
                    if let misfit @ Some(_) = misfit(root, schema, field, &format!("{at}.{name}")) {
                        return misfit;
                    }
                }
                true
            }
            "items" => {
                let found = value.as_array().into_iter().flatten().enumerate();
                let mut found = found.filter_map(|(n, item)| misfit(root, rule, item, &format!("{at}[{n}]")));
                if let misfit @ Some(_) = found.next() {
                    return misfit;
                }
                true
            }
            other => panic!("{other} is no keyword of ours"),
        };
        if !fits {
            return wrong(keyword);
        }
    }
    None
}

fn list(rule: &Value) -> &[Value] {
    rule.as_array().expect("a list")
}

/// Ids and days, the patterns that the schema has.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.strip_prefix("^[").and_then(|rest| rest.strip_suffix("][1-9][0-9]*$")) {
        Some(letters) => {
            let (letter, number) = text.split_at_checked(1).unwrap_or_default();
            !letter.is_empty()
                && letters.contains(letter)
                && number.parse::<u32>().is_ok_and(|number| number > 0)
        }
        None => {
            assert_eq!(pattern, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
            text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
        }
    }
}

fn check(value: &Value) -> Option<String> {
    let schema = schema();
    misfit(&schema, &schema, value, "article")
}

#[test]
fn every_example_follows_the_schema() {
    let remove = corrections::parse(r#"[{"not_person":{"who":"Nobody Here"}}]"#).expect("it is a list");
    for entry in fs::read_dir("www/examples").expect("it can be read") {
        let path = entry.expect("it can be read").path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("it is text");
        let options = Options { corrections: remove.clone(), ..Options::default() };
        let article = serde_json::to_value(extract(&text, &options)).expect("it has a JSON form");
        assert_eq!(check(&article), None, "{}", path.display());
    }
}

#[test]
fn what_does_not_follow_it_is_found() {
    let article = serde_json::to_value(extract("Ana Lindqvist met Tomas Okoye.", &Options::default()));
    let article = article.expect("it has a JSON form");
    let changed = |pointer: &str, to: Value| {
        let mut article = article.clone();
        *article.pointer_mut(pointer).unwrap_or_else(|| panic!("there is no {pointer}")) = to;
        check(&article).is_some()
    };
    assert_eq!(check(&article), None);
    assert!(changed("/schema", "readout/2".into()));
    assert!(changed("/sentences/0", serde_json::json!([0])));
    assert!(changed("/entities/0/id", "x1".into()));
    assert!(changed("/encounters/0/confidence", 2.into()));
    assert!(changed("/encounters/0", serde_json::json!({"id": "e1"})));
    let mut more = article.clone();
    more["mood"] = "good".into();
    assert!(check(&more).is_some());
}
