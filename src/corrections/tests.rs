//! What each correction makes of one article, and how what does not fit is told.

use super::*;
use crate::{Options, extract};
use expect_test::{Expect, expect};
use std::fmt::Write;

const TEXT: &str = "\
Ana Rey met Luis Ortiz in Lima on Friday. Rey said that it went well. “We agree,” Ortiz said. \
Later, Pedro Rey spoke to nobody. “I was there,” he said. Eva Sosa waited outside with Ortiz.";

/// Applies corrections, and lists what is gone, what is new, and what became of each correction.
fn check(json: &str, expect: Expect) {
    let (before, after) = (listed(TEXT, ""), listed(TEXT, json));
    let gone =
        before.lines().filter(|line| !after.lines().any(|l| l == *line)).map(|line| format!("- {line}"));
    let new =
        after.lines().filter(|line| !before.lines().any(|l| l == *line)).map(|line| format!("+ {line}"));
    expect.assert_eq(&gone.chain(new).collect::<Vec<_>>().join("\n"));
}

fn listed(text: &str, json: &str) -> String {
    let corrections = parse(json).expect("the list is well formed");
    let published = Some(jiff::civil::date(2025, 3, 1));
    let article = extract(text, &Options { published, corrections });
    let name = |id: &Id| article.entities.iter().find(|e| e.id == *id).expect("it is known").name.clone();
    let names = |ids: &[Id]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
    let date = |date: &Option<String>| date.clone().unwrap_or("–".to_owned());
    let mut out = String::new();
    for entity in &article.entities {
        let mentions: Vec<&str> = entity.mentions.iter().map(|m| m.span.of(text)).collect();
        let aliases = entity.aliases.join(", ");
        writeln!(out, "{} {} [{aliases}]: {}", entity.id, entity.name, mentions.join(", ")).unwrap();
    }
    for s in &article.statements {
        let (who, words) = (names(&s.speakers), s.content[0].of(text));
        let source = s.source.map_or("–", |source| source.of(text));
        writeln!(out, "{} {who} ({source}; {}; {}): {words}", s.id, s.rule, date(&s.date)).unwrap();
    }
    for e in &article.encounters {
        let (who, words) = (names(&e.participants), e.triggers[0].of(text));
        writeln!(out, "{} {:?}: {who} ({}; {}): {words}", e.id, e.kind, e.rule, date(&e.date)).unwrap();
    }
    for day in &article.timeline {
        let ids: Vec<String> = day.entries.iter().map(Id::to_string).collect();
        writeln!(out, "{}: {}", date(&day.date), ids.join(" ")).unwrap();
    }
    for outcome in &article.corrections {
        let items: Vec<String> = outcome.items.iter().map(Id::to_string).collect();
        let why = outcome.why.as_deref().unwrap_or("fits");
        writeln!(out, "{} [{}]: {why}", if outcome.applied { "done" } else { "left" }, items.join(" "))
            .unwrap();
    }
    out
}

#[test]
fn nothing_is_changed_by_no_correction() {
    check("", expect![[""]]);
    expect![[r#"
        p1 Ana Rey [Rey]: Ana Rey, Rey
        p2 Luis Ortiz [Ortiz]: Luis Ortiz, Ortiz, Ortiz
        l1 Lima []: Lima
        p3 Pedro Rey []: Pedro Rey, he
        p4 Eva Sosa []: Eva Sosa
        s1 Ana Rey (Rey; clause; –): that it went well
        s2 Luis Ortiz (Ortiz; trailing; –): “We agree,”
        s3 Pedro Rey (he; trailing; –): “I was there,”
        e1 Meeting: Ana Rey, Luis Ortiz (subject and partner; 2025-02-28): met
        2025-02-28: e1
        –: s1 s2 s3
    "#]]
    .assert_eq(&listed(TEXT, "[]"));
}

#[test]
fn a_person_gets_another_name() {
    check(
        r#"[{"rename":{"who":"Ana Rey","name":"Anna Rey"}}]"#,
        expect![[r#"
        - p1 Ana Rey [Rey]: Ana Rey, Rey
        - s1 Ana Rey (Rey; clause; –): that it went well
        - e1 Meeting: Ana Rey, Luis Ortiz (subject and partner; 2025-02-28): met
        + p1 Anna Rey [Rey, Ana Rey]: Ana Rey, Rey
        + s1 Anna Rey (Rey; clause; –): that it went well
        + e1 Meeting: Anna Rey, Luis Ortiz (subject and partner; 2025-02-28): met
        + done [p1]: fits"#]],
    );
}

#[test]
fn two_are_one() {
    check(
        r#"[{"merge":{"who":"Ana Rey","with":"Eva Sosa"}}]"#,
        expect![[r#"
        - p1 Ana Rey [Rey]: Ana Rey, Rey
        - p4 Eva Sosa []: Eva Sosa
        + p1 Ana Rey [Rey, Eva Sosa]: Ana Rey, Rey, Eva Sosa
        + done [p1]: fits"#]],
    );
}

#[test]
fn some_mentions_are_of_another() {
    check(
        r#"[{"split":{"who":"Luis Ortiz","at":[{"exact":"Ortiz","prefix":"agree,” ","suffix":" said"}],"name":"Juan Ortiz"}}]"#,
        expect![[r#"
            - p2 Luis Ortiz [Ortiz]: Luis Ortiz, Ortiz, Ortiz
            - s2 Luis Ortiz (Ortiz; trailing; –): “We agree,”
            + p2 Luis Ortiz [Ortiz]: Luis Ortiz, Ortiz
            + p5 Juan Ortiz [Ortiz]: Ortiz
            + s2 Juan Ortiz (Ortiz; trailing; –): “We agree,”
            + done [p2 p5]: fits"#]],
    );
}

#[test]
fn what_is_no_person_takes_no_part() {
    check(
        r#"[{"not_person":{"who":"Luis Ortiz"}}]"#,
        expect![[r#"
        - p2 Luis Ortiz [Ortiz]: Luis Ortiz, Ortiz, Ortiz
        - s2 Luis Ortiz (Ortiz; trailing; –): “We agree,”
        - e1 Meeting: Ana Rey, Luis Ortiz (subject and partner; 2025-02-28): met
        + s2  (Ortiz; trailing; –): “We agree,”
        + e1 Meeting: Ana Rey (subject and partner; 2025-02-28): met
        + done []: fits"#]],
    );
    check(
        r#"[{"not_person":{"who":"Luis Ortiz","but":"organization"}}]"#,
        expect![[r#"
        - p2 Luis Ortiz [Ortiz]: Luis Ortiz, Ortiz, Ortiz
        + o1 Luis Ortiz [Ortiz]: Luis Ortiz, Ortiz, Ortiz
        + done [o1]: fits"#]],
    );
}

#[test]
fn somebody_else_said_it() {
    check(
        r#"[{"speaker":{"of":{"exact":"“We agree,”"},"who":["Eva Sosa"]}}]"#,
        expect![[r#"
        - s2 Luis Ortiz (Ortiz; trailing; –): “We agree,”
        + s2 Eva Sosa (–; corrected; –): “We agree,”
        + done [s2]: fits"#]],
    );
    check(
        r#"[{"speaker":{"of":{"exact":"“We agree,”"},"who":[]}}]"#,
        expect![[r#"
        - s2 Luis Ortiz (Ortiz; trailing; –): “We agree,”
        + s2  (–; corrected; –): “We agree,”
        + done [s2]: fits"#]],
    );
}

#[test]
fn a_date_is_another_or_none() {
    check(
        r#"[{"date":{"of":{"encounter":{"at":{"exact":"met"}}},"date":"2025-02"}},{"date":{"of":{"statement":{"exact":"“We agree,”"}},"date":"2025-03-01"}}]"#,
        expect![[r#"
            - s2 Luis Ortiz (Ortiz; trailing; –): “We agree,”
            - e1 Meeting: Ana Rey, Luis Ortiz (subject and partner; 2025-02-28): met
            - 2025-02-28: e1
            - –: s1 s2 s3
            + s2 Luis Ortiz (Ortiz; trailing; 2025-03-01): “We agree,”
            + e1 Meeting: Ana Rey, Luis Ortiz (subject and partner; 2025-02): met
            + 2025-02: e1
            + 2025-03-01: s2
            + –: s1 s3
            + done [e1]: fits
            + done [s2]: fits"#]],
    );
}

#[test]
fn what_was_not_said_is_gone() {
    check(
        r#"[{"remove":{"statement":{"exact":"“We agree,”"}}},{"remove":{"encounter":{"at":{"exact":"met"}}}}]"#,
        expect![[r#"
            - s2 Luis Ortiz (Ortiz; trailing; –): “We agree,”
            - e1 Meeting: Ana Rey, Luis Ortiz (subject and partner; 2025-02-28): met
            - 2025-02-28: e1
            - –: s1 s2 s3
            + –: s1 s3
            + done []: fits
            + done []: fits"#]],
    );
}

#[test]
fn what_was_missing_is_there() {
    check(
        r#"[{"add_statement":{"of":{"exact":"waited outside"},"who":["Eva Sosa"]}},{"add_encounter":{"of":{"exact":"spoke to"},"who":["Pedro Rey","Friday"],"kind":"call","date":"2025-03-04"}}]"#,
        expect![[r#"
            - –: s1 s2 s3
            + p5 Friday []: Friday
            + s4 Eva Sosa (Eva Sosa; corrected; –): waited outside
            + e2 Call: Pedro Rey, Friday (corrected; 2025-03-04): spoke to
            + 2025-03-04: e2
            + –: s1 s2 s3 s4
            + done [s4]: fits
            + done [e2]: fits"#]],
    );
}

#[test]
fn an_encounter_was_another() {
    check(
        r#"[{"change_encounter":{"of":{"encounter":{"at":{"exact":"met"}}},"who":["Eva Sosa","Ana Rey"],"kind":"video"}},
            {"change_encounter":{"of":{"encounter":{"at":{"exact":"met"}}},"status":"denied"}}]"#,
        expect![[r#"
            - e1 Meeting: Ana Rey, Luis Ortiz (subject and partner; 2025-02-28): met
            + e1 Video: Eva Sosa, Ana Rey (corrected; 2025-02-28): met
            + done [e1]: fits
            + done [e1]: fits"#]],
    );
}

#[test]
fn a_person_was_missing() {
    check(
        r#"[{"add_person":{"name":"Friday"}},{"add_person":{"name":"Ana Rey"}}]"#,
        expect![[r#"
        + p5 Friday []: Friday
        + done [p5]: fits
        + done [p1]: fits"#]],
    );
}

#[test]
fn what_does_not_fit_changes_nothing_and_says_why() {
    check(
        r#"[{"rename":{"who":"Tom Berg","name":"Tim Berg"}},{"rename":{"who":"Ana Rey","name":"Luis Ortiz"}},
            {"remove":{"statement":{"exact":"“We disagree,”"}}},{"remove":{"statement":{"exact":"waited outside"}}},
            {"remove":{"encounter":{"at":{"exact":"waited outside"}}}},{"remove":{"encounter":{"at":{"exact":"said"}}}},
            {"speaker":{"of":{"exact":"“We agree,”"},"who":["Tom Berg"]}},
            {"add_encounter":{"of":{"exact":"waited outside"},"who":[],"kind":"call"}},
            {"date":{"of":{"encounter":{"at":{"exact":"met"}}},"date":"2025-13-01"}},
            {"split":{"who":"Ana Rey","at":[{"exact":"Lima"}],"name":"Eva Rey"}},
            {"change_encounter":{"of":{"encounter":{"at":{"exact":"met"}}},"who":[]}},
            {"change_encounter":{"of":{"statement":{"exact":"“We agree,”"}},"kind":"call"}},
            {"add_person":{"name":"Tom Berg"}}]"#,
        expect![[r#"
            + left []: “Tom Berg” is not in the article
            + left []: “Luis Ortiz” is somebody else already; merge the two instead
            + left []: “We disagree,” can’t be found for sure
            + left []: “waited outside” is not where a statement begins
            + left []: “waited outside” tells of no encounter
            + left []: “said” can’t be found for sure
            + left []: “Tom Berg” is not in the article
            + left []: somebody has to take part
            + left []: “2025-13-01” is no date; write it as 2025-03-01, 2025-03 or 2025
            + left []: “Lima” can’t be found for sure
            + left []: somebody has to take part
            + left []: “We agree,” tells of no encounter
            + left []: “Tom Berg” is not in the article"#]],
    );
}

#[test]
fn a_correction_sees_the_names_of_those_before() {
    check(
        r#"[{"rename":{"who":"Ana Rey","name":"A"}},{"merge":{"who":"A","with":"Eva Sosa"}}]"#,
        expect![[r#"
            - p1 Ana Rey [Rey]: Ana Rey, Rey
            - p4 Eva Sosa []: Eva Sosa
            - s1 Ana Rey (Rey; clause; –): that it went well
            - e1 Meeting: Ana Rey, Luis Ortiz (subject and partner; 2025-02-28): met
            + p1 A [Rey, Ana Rey, Eva Sosa]: Ana Rey, Rey, Eva Sosa
            + s1 A (Rey; clause; –): that it went well
            + e1 Meeting: A, Luis Ortiz (subject and partner; 2025-02-28): met
            + done [p1]: fits
            + done [p1]: fits"#]],
    );
}

#[test]
fn lists_are_read_within_limits() {
    let error = |json: &str| parse(json).expect_err("it is no list").to_string();
    expect![[r#"
        this is no list of corrections: it is no array
        this is no list of corrections: in correction 1, `name` is missing or wrong
        this is no list of corrections: in correction 1, `shout` is unknown
        this is no list of corrections: in correction 2, `age` is unknown
        this is no list of corrections: in correction 1, `who` is missing or wrong
        this is no list of corrections: in correction 1, `dog` is unknown
        this is no list of corrections: in correction 1, a part is no object with one key
        this is no list of corrections: it makes no sense from line 2, column 12 on
        correction 1 has an empty name or quote
        a correction is too long; quote fewer words
        more than 500 corrections; put the text itself right
        a correction is too long; quote fewer words"#]]
    .assert_eq(
        &[
            error("{}"),
            error(r#"[{"rename":{"who":"A"}}]"#),
            error(r#"[{"shout":{"who":"A"}}]"#),
            error(r#"[{"add_person":{"name":"A"}},{"add_person":{"name":"B","age":"9"}}]"#),
            error(r#"[{"speaker":{"of":{"exact":"A"},"who":"B"}}]"#),
            error(r#"[{"not_person":{"who":"A","but":"dog"}}]"#),
            error(r#"[{"rename":{"who":"A","name":"B"},"merge":{}}]"#),
            error("[\n{\"rename\": 7}]"),
            error(r#"[{"rename":{"who":"A","name":" "}}]"#),
            error(&format!(r#"[{{"rename":{{"who":"A","name":"{}"}}}}]"#, "B".repeat(201))),
            error(&format!("[{}]", [r#"{"not_person":{"who":"A"}}"#; 501].join(","))),
            error(&" ".repeat(MAX_BYTES + 1)),
        ]
        .join("\n"),
    );
    assert_eq!(parse(" "), Ok(Vec::new()));
    assert_eq!(write(&[]), "");
}

#[test]
fn an_article_in_another_unit_is_corrected_in_it() {
    let text = "“Sí,” Ana Rey said. “No,” Ana Rey said.";
    let corrections = parse(r#"[{"remove":{"statement":{"exact":"“Sí,”"}}}]"#).expect("it is well formed");
    let mut bytes = extract(text, &Options::default());
    let mut units = bytes.clone().in_offsets(text, Offsets::Utf16);
    assert_eq!(apply(text, &mut bytes, &corrections), apply(text, &mut units, &corrections));
    assert_eq!(bytes.statements.len(), 1);
    assert_eq!(units, bytes.in_offsets(text, Offsets::Utf16));
}
