//! Literate cases: each Markdown file in `tests/spec` describes how one construction is read.
//!
//! A case is a fenced block `article` (with the date of publication behind the word, if any) and the fenced
//! block `reading` after it. A reading lists only the lines that the case is about: every line of it has to be
//! among those that the extractor gives, and a line that begins with `no ` says that no line begins so.

mod common;

use std::fs;

#[test]
fn every_case_reads_as_described() {
    let mut failures = Vec::new();
    let mut cases = 0;
    let mut files: Vec<_> = fs::read_dir("tests/spec").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for case in cases_in(&text) {
            cases += 1;
            let reading = common::reading(case.article, case.published).to_string();
            let missing = case.expected.lines().filter(|line| !holds(&reading, line));
            let missing: Vec<String> = missing.map(|line| format!("- {line}")).collect();
            if !missing.is_empty() {
                failures.push(format!(
                    "{}: {}\n{}\nread as:\n{reading}",
                    path.display(),
                    case.title,
                    missing.join("\n")
                ));
            }
        }
    }
    assert!(cases > 0, "tests/spec holds no case");
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn holds(reading: &str, line: &str) -> bool {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.strip_prefix("no ") {
        Some(start) => !reading.lines().any(|l| words(l).starts_with(&words(start))),
        None => reading.lines().any(|l| words(l) == words(line)),
    }
}

struct Case<'t> {
    title: &'t str,
    published: Option<jiff::civil::Date>,
    article: &'t str,
    expected: &'t str,
}

fn cases_in(text: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for (start, _) in text.match_indices("```article") {
        let title = text[..start].lines().rev().find_map(|l| l.strip_prefix("## ")).unwrap_or("untitled");
        let (info, rest) =
            text[start + "```article".len()..].split_once('\n').expect("a fence ends its line");
        let (article, rest) = rest.split_once("\n```").expect("an article's fence is closed");
        let (_, rest) = rest.split_once("```reading\n").expect("a reading follows each article");
        let (expected, _) = rest.split_once("```").expect("a reading's fence is closed");
        assert!(!expected.trim().is_empty(), "{title}: a reading without a line holds of anything");
        let published =
            (!info.trim().is_empty()).then(|| info.trim().parse().expect("a date behind `article`"));
        cases.push(Case { title, published, article, expected });
    }
    cases
}
