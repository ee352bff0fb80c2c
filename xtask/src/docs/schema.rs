//! A JSON Schema as a document: a table of fields for each kind of object, with what they hold and what that means.

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The schema as Markdown.
pub(crate) fn document(text: &str) -> Result<String> {
    let schema: Value = serde_json::from_str(text)?;
    let title = schema["title"].as_str().context("a schema has a title")?;
    let mut out = format!("# {title}\n\n{}\n\n", described(&schema, title)?);
    out += "## article\n\nThe whole result.\n\n";
    out += &fields(&schema)?;
    let kinds = schema["$defs"].as_object().context("a schema has $defs")?;
    for (name, kind) in kinds {
        out += &format!("## {name}\n\n{}\n\n", described(kind, name)?);
        if kind["properties"].is_object() {
            out += &fields(kind)?;
        }
    }
    Ok(out)
}

fn described<'a>(schema: &'a Value, name: &str) -> Result<&'a str> {
    schema["description"].as_str().with_context(|| format!("{name} has no description"))
}

/// The table of an object's fields.
fn fields(schema: &Value) -> Result<String> {
    let properties = schema["properties"].as_object().context("an object has properties")?;
    let required = |name: &str| {
        schema["required"].as_array().is_some_and(|required| required.iter().any(|field| field == name))
    };
    let mut table = "| field | holds | which is |\n|---|---|---|\n".to_owned();
    for (name, field) in properties {
        let optional = if required(name) { "" } else { "; may be missing" };
        table += &format!("| `{name}` | {}{optional} | {} |\n", holds(field)?, described(field, name)?);
    }
    Ok(table + "\n")
}

/// What a value can be, in words.
fn holds(schema: &Value) -> Result<String> {
    if let Some(to) = schema["$ref"].as_str() {
        let name = to.rsplit('/').next().unwrap_or(to);
        return Ok(format!("[{name}](#{name})"));
    }
    if let Some(kinds) = schema["anyOf"].as_array() {
        let kinds = kinds.iter().map(holds).collect::<Result<Vec<_>>>()?;
        return Ok(listed(&kinds));
    }
    if let Some(values) = schema["enum"].as_array() {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        return Ok(listed(&values));
    }
    Ok(match schema["type"].as_str().context("a field has a type")? {
        "array" => format!("a list: {}", holds(&schema["items"])?),
        "string" => match schema["pattern"].as_str() {
            Some(pattern) => ids(pattern).unwrap_or_else(|| "a day, `YYYY-MM-DD`".to_owned()),
            None => "text".to_owned(),
        },
        "integer" => "a whole number".to_owned(),
        "number" => "a number from 0 to 1".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "null" => "`null`".to_owned(),
        other => bail!("{other} is no type of ours"),
    })
}

/// `^[se][1-9]…`: ids that begin with one of these letters.
fn ids(pattern: &str) -> Option<String> {
    let (letters, _) = pattern.strip_prefix("^[")?.strip_suffix("[1-9][0-9]*$")?.split_once(']')?;
    let ids: Vec<String> = letters.chars().map(|letter| format!("`{letter}1`")).collect();
    Some(format!("an id: {} …", ids.join(", ")))
}

/// `a, b or c`.
fn listed(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        words => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_told_in_words() {
        let cases = [
            (json!({"$ref": "#/$defs/span"}), "[span](#span)"),
            (json!({"anyOf": [{"$ref": "#/$defs/span"}, {"type": "null"}]}), "[span](#span) or `null`"),
            (
                json!({"type": "array", "items": {"type": "string", "pattern": "^[se][1-9][0-9]*$"}}),
                "a list: an id: `s1`, `e1` …",
            ),
            (json!({"enum": ["a", "b", null]}), "`\"a\"`, `\"b\"` or `null`"),
        ];
        for (schema, words) in cases {
            assert_eq!(holds(&schema).unwrap(), words);
        }
    }

    #[test]
    fn a_field_that_nobody_described_is_an_error() {
        let schema = json!({"properties": {"a": {"type": "string"}}, "required": ["a"]});
        assert_eq!(fields(&schema).unwrap_err().to_string(), "a has no description");
    }
}
