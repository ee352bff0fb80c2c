//! Results that say which file they are of.

use readout::export::csv_line;

/// JSON with a first field `file`.
pub(crate) fn json(file: &str, json: &str) -> String {
    let name = serde_json::Value::from(file);
    match json.strip_prefix("{\n") {
        Some(rest) => format!("{{\n  \"file\": {name},\n{rest}"),
        None => format!("{{\"file\":{name},{}", json.strip_prefix('{').unwrap_or(json)),
    }
}

/// A table with a first column `file`.
pub(crate) fn csv(file: &str, table: &str) -> String {
    let name = csv_line(&[file]);
    let mut out = String::with_capacity(table.len() * 2);
    for (at, row) in rows(table).enumerate() {
        out += if at == 0 { "file" } else { name.trim_end_matches("\r\n") };
        out.push(',');
        out += row;
    }
    out
}

/// The table without its row of names.
pub(crate) fn without_names(table: &str) -> &str {
    rows(table).next().map_or(table, |names| &table[names.len()..])
}

/// The rows of a table with their ends; one within quotation marks ends no row.
fn rows(table: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    table.split_inclusive(move |letter| {
        quoted ^= letter == '"';
        letter == '\n' && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_comes_first() {
        assert_eq!(json("a\"b", "{\"x\":1}\n"), "{\"file\":\"a\\\"b\",\"x\":1}\n");
        assert_eq!(json("a", "{\n  \"x\": 1\n}\n"), "{\n  \"file\": \"a\",\n  \"x\": 1\n}\n");
        let table = "x,y\r\n1,\"a \"\"b\"\"\r\nc\"\r\n2,\r\n";
        assert_eq!(csv("a,b", table), "file,x,y\r\n\"a,b\",1,\"a \"\"b\"\"\r\nc\"\r\n\"a,b\",2,\r\n");
        assert_eq!(without_names(table), "1,\"a \"\"b\"\"\r\nc\"\r\n2,\r\n");
    }
}
