//! Statements and encounters as one table (RFC 4180).

use super::{Reading, json_name};
use crate::article::{Article, Encounter, Statement};

/// The columns; a cell that does not apply to a row is empty.
const COLUMNS: [&str; 15] = [
    "type",
    "id",
    "date",
    "date_basis",
    "kind",
    "status",
    "people",
    "to",
    "place",
    "cue",
    "words",
    "start",
    "end",
    "rule",
    "confidence",
];

type Row = [String; COLUMNS.len()];

/// Writes the table: a row of names, the encounters, the statements. `start` and `end` count the unit of
/// `article` and go from the first of the row's words to the last.
pub(super) fn write(text: &str, article: &Article) -> String {
    let reading = Reading::new(text, article);
    let bytes = &reading.article;
    let encounters = bytes.encounters.iter().zip(&article.encounters);
    let statements = bytes.statements.iter().zip(&article.statements);
    let rows = encounters.map(|(read, given)| encounter(&reading, read, given));
    let rows = rows.chain(statements.map(|(read, given)| statement(&reading, read, given)));
    let mut out = line(&COLUMNS);
    for row in rows {
        out += &line(&row.each_ref().map(String::as_str));
    }
    out
}

/// One row of a table; a cell that a spreadsheet would compute is kept text.
pub fn line(cells: &[&str]) -> String {
    cells.iter().map(|value| cell(value)).collect::<Vec<_>>().join(",") + "\r\n"
}

fn encounter(reading: &Reading, read: &Encounter, given: &Encounter) -> Row {
    [
        "encounter".to_owned(),
        read.id.to_string(),
        read.date.clone().unwrap_or_default(),
        read.date_basis.map(json_name).unwrap_or_default(),
        json_name(read.kind),
        json_name(read.status),
        reading.names(&read.participants).join("; "),
        String::new(),
        read.place.map(|place| reading.name(place).to_owned()).unwrap_or_default(),
        String::new(),
        reading.all_words(&read.triggers),
        given
            .triggers
            .iter()
            .map(|span| span.start)
            .min()
            .map_or_else(String::new, |start| start.to_string()),
        given.triggers.iter().map(|span| span.end).max().map_or_else(String::new, |end| end.to_string()),
        read.rule.clone(),
        hundredths(read.confidence),
    ]
}

fn statement(reading: &Reading, read: &Statement, given: &Statement) -> Row {
    [
        "statement".to_owned(),
        read.id.to_string(),
        read.date.clone().unwrap_or_default(),
        String::new(),
        json_name(read.act),
        json_name(read.form),
        reading.speaker(read),
        reading.names(&read.to).join("; "),
        String::new(),
        read.cue.map(|cue| reading.words(cue)).unwrap_or_default(),
        reading.all_words(&read.content),
        given.content.iter().map(|span| span.start).min().map_or_else(String::new, |start| start.to_string()),
        given.content.iter().map(|span| span.end).max().map_or_else(String::new, |end| end.to_string()),
        read.rule.clone(),
        hundredths(read.confidence),
    ]
}

/// A share of 1, with two decimals. Printed as a whole number: printing others takes 3 KB of code.
fn hundredths(share: f32) -> String {
    let hundredths = (share * 100.0).round() as u32;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// One cell. A spreadsheet would compute what begins like a formula; an apostrophe keeps it text.
fn cell(value: &str) -> String {
    let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if value.contains([',', '"', '\r', '\n']) {
        format!("\"{guard}{}\"", value.replace('"', "\"\""))
    } else {
        format!("{guard}{value}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TEXT, article};
    use super::*;
    use crate::article::Offsets;
    use expect_test::expect;

    #[test]
    fn encounters_and_statements_are_rows() {
        expect![[r#"
            type,id,date,date_basis,kind,status,people,to,place,cue,words,start,end,rule,confidence
            encounter,e1,2025-02-28,stated,meeting,happened,Ana Lind; Zoë Berg,,Osló,,met,36,39,by-hand,1.00
            encounter,e2,2025-05,inferred,call,planned,Ana Lind; Zoë Berg,,,,talk,139,143,by-hand,1.00
            encounter,e3,,,message,happened,Ana Lind; Zoë Berg,,,,wrote,167,172,by-hand,1.00
            statement,s1,,,say,direct,Ana Lind,,,said,It’s *done* … =1+1,73,108,by-hand,0.50
            statement,s2,,,say,indirect,Unknown,,,denied,it.,125,128,by-hand,0.50
        "#]]
        .assert_eq(&write(TEXT, &article()).replace('\r', ""));
    }

    #[test]
    fn words_are_the_same_whatever_the_spans_count() {
        let utf16 = write(TEXT, &article().in_offsets(TEXT, Offsets::Utf16));
        let utf8 = write(TEXT, &article());
        let words = |table: &str| -> Vec<String> {
            table.lines().map(|line| line.chars().filter(|c| !c.is_ascii_digit()).collect()).collect()
        };
        assert_ne!(utf16, utf8);
        assert_eq!(words(&utf16), words(&utf8));
    }

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        assert_eq!(cell("plain words"), "plain words");
        assert_eq!(cell("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@SUM(1,2)"), "\"'@SUM(1,2)\"");
    }
}
