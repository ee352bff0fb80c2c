//! What forms ask, what answers come to, and how that is told.

use super::*;
use crate::app::reading::Reading;
use crate::corrections as list;
use crate::{Options, extract};
use expect_test::{Expect, expect};

const TEXT: &str = "\
LIMA, March 1, 2025 - Ana Rey met Luis Ortiz in Lima on Friday. Rey said that it went well. “We agree,” Ortiz said. Eva Sosa waited.";

fn reading() -> Reading {
    Reading::new(TEXT.into(), extract(TEXT, &Options::default()), 1.0)
}

fn item(id: &str) -> Subject {
    Subject::Item(id.parse().expect("a valid id"))
}

/// What a form holds as it opens, a field a line.
fn filled(form: &Form) -> String {
    let fields = form.fields.iter().chain(form.more.iter().flat_map(|(_, fields)| fields));
    let lines = fields.map(|Field { name, label, input }| match input {
        Input::Line(value) | Input::Words(value) | Input::Date(value) => {
            format!("{name} ({label}): {value}\n")
        }
        Input::Choice(options, chosen) => format!("{name} ({label}): {}\n", options[*chosen]),
        Input::Ticks(options) => {
            let options: Vec<String> = options
                .iter()
                .map(|(words, ticked)| format!("{}{words}", if *ticked { "✓" } else { "" }))
                .collect();
            format!("{name} ({label}): {}\n", options.join(", "))
        }
    });
    format!("{} | {}\n{}", form.title, form.about, lines.collect::<String>())
}

/// The answers of a form as it opens, with some of them others.
fn answers(form: &Form, changed: &[(&'static str, &str)]) -> Answers {
    let fields = form.fields.iter().chain(form.more.iter().flat_map(|(_, fields)| fields));
    let mut answers: Vec<(&'static str, String)> = Vec::new();
    for Field { name, input, .. } in fields {
        let mut new =
            changed.iter().filter(|(key, _)| key == name).map(|(_, value)| (*value).to_owned()).peekable();
        if new.peek().is_some() {
            answers.extend(new.map(|value| (*name, value)));
            continue;
        }
        match input {
            Input::Line(value) | Input::Words(value) | Input::Date(value) => {
                answers.push((*name, value.clone()))
            }
            Input::Choice(_, chosen) => answers.push((*name, chosen.to_string())),
            Input::Ticks(options) => {
                let ticked = options.iter().enumerate().filter(|(_, (_, ticked))| *ticked);
                answers.extend(ticked.map(|(at, _)| (*name, at.to_string())));
            }
        }
    }
    Answers(answers)
}

/// What changed answers come to, as JSON and in words, and whether it fits the article.
fn check(subject: Subject, changed: &[(&'static str, &str)], expected: Expect) {
    let reading = reading();
    let form = form(&reading, subject).expect("there is something to put right");
    let made = corrections(&reading, subject, &answers(&form, changed));
    expected.assert_eq(&match made {
        Err(problem) => problem,
        Ok(made) => {
            let outcomes =
                extract(TEXT, &Options { corrections: made.clone(), ..Options::default() }).corrections;
            assert!(outcomes.iter().all(|outcome| outcome.why.is_none()), "{outcomes:?}");
            made.iter()
                .map(|it| format!("{}\n{}\n", list::write(std::slice::from_ref(it)), told(it)))
                .collect()
        }
    });
}

#[test]
fn forms_open_with_what_was_read() {
    let reading = reading();
    let all = ["p1", "s1", "e1"].map(|id| filled(&form(&reading, item(id)).expect("there is one")));
    expect![[r#"
        Put right: Ana Rey | also called Rey
        name (Name): Ana Rey
        same (The same as): nobody else
        kind (This is): A person
        at (These mentions): …1, 2025 - [Ana Rey] met Luis Ortiz…, …Lima on Friday. [Rey] said that it…
        other (are of): 

        Put right: a statement | that it went well
        who (Who said it): ✓Ana Rey, Luis Ortiz, Eva Sosa
        other (Somebody else, as the article names them): 
        date (Date): 

        Put right: an encounter | Ana Rey and Luis Ortiz: meeting in Lima (Friday 28 February 2025)
        who (Who took part): ✓Ana Rey, ✓Luis Ortiz, Eva Sosa
        other (Somebody else, as the article names them): 
        kind (How): Meeting
        status (Did it happen?): took place
        date (Date): 2025-02-28
    "#]]
    .assert_eq(&all.join("\n"));
    assert_eq!(form(&reading, item("t1")), None);
}

#[test]
fn answers_that_change_nothing_come_to_nothing() {
    for id in ["p1", "p2", "l1", "s1", "s2", "e1"] {
        check(item(id), &[], expect![[""]]);
    }
}

#[test]
fn what_is_said_of_people() {
    check(
        item("p1"),
        &[("name", "Anna Rey")],
        expect![[r#"
        [{"rename":{"who":"Ana Rey","name":"Anna Rey"}}]
        Ana Rey is called Anna Rey
    "#]],
    );
    check(
        item("p1"),
        &[("name", "Eva Sosa")],
        expect![[r#"
        [{"merge":{"who":"Eva Sosa","with":"Ana Rey"}}]
        Ana Rey is the same as Eva Sosa
    "#]],
    );
    check(
        item("p1"),
        &[("same", "1"), ("kind", "1")],
        expect![[r#"
        [{"merge":{"who":"Luis Ortiz","with":"Ana Rey"}}]
        Ana Rey is the same as Luis Ortiz
        [{"not_person":{"who":"Luis Ortiz","but":"organization"}}]
        Luis Ortiz is an organisation
    "#]],
    );
    check(
        item("p1"),
        &[("at", "1"), ("other", "Tom Rey")],
        expect![[r#"
        [{"split":{"who":"Ana Rey","at":[{"exact":"Rey","prefix":"on Friday. ","suffix":" said that"}],"name":"Tom Rey"}}]
        1 mention of Ana Rey is of Tom Rey
    "#]],
    );
    check(item("p1"), &[("at", "1")], expect!["Whose are the mentions that you ticked?"]);
    check(
        item("p3"),
        &[("kind", "4")],
        expect![[r#"
        [{"not_person":{"who":"Eva Sosa"}}]
        Eva Sosa is no person
    "#]],
    );
}

#[test]
fn what_is_said_of_statements_and_encounters() {
    check(
        item("s2"),
        &[("who", "1"), ("date", "2025-02")],
        expect![[r#"
        [{"speaker":{"of":{"exact":"“We agree,”","prefix":"went well. ","suffix":" Ortiz said."},"who":["Ana Rey"]}}]
        “We agree,” was said by Ana Rey
        [{"date":{"of":{"statement":{"exact":"“We agree,”","prefix":"went well. ","suffix":" Ortiz said."}},"date":"2025-02"}}]
        “We agree,”: February 2025
    "#]],
    );
    check(
        item("s2"),
        &[("who", ""), ("other", "Lima")],
        expect![[r#"
        [{"speaker":{"of":{"exact":"“We agree,”","prefix":"went well. ","suffix":" Ortiz said."},"who":["Lima"]}}]
        “We agree,” was said by Lima
    "#]],
    );
    check(item("s2"), &[("other", "Tom Berg")], expect!["“Tom Berg” does not stand in the article."]);
    check(
        item("e1"),
        &[("who", "1"), ("who", "2"), ("kind", "1"), ("status", "5"), ("date", "")],
        expect![[r#"
            [{"date":{"of":{"encounter":{"at":{"exact":"met","prefix":"Ana Rey ","suffix":" Luis Ortiz"}}},"date":null}}]
            “Ana Rey met Luis Ortiz”: no date
            [{"change_encounter":{"of":{"encounter":{"at":{"exact":"met","prefix":"Ana Rey ","suffix":" Luis Ortiz"}}},"who":["Luis Ortiz","Eva Sosa"],"kind":"call","status":"denied"}}]
            “Ana Rey met Luis Ortiz”: Luis Ortiz and Eva Sosa, phone call, denied
        "#]],
    );
    check(item("e1"), &[("who", "")], expect!["Who took part? Tick one at least."]);
}

#[test]
fn what_is_missing() {
    let span = |words: &str| TEXT.find(words).map(|start| Span::new(start, start + words.len()));
    check(
        Subject::Missing(Missing::Statement, span("waited")),
        &[("who", "2")],
        expect![[r#"
        [{"add_statement":{"of":{"exact":"waited","prefix":"Eva Sosa ","suffix":"."},"who":["Eva Sosa"]}}]
        Added: “waited” was said by Eva Sosa
    "#]],
    );
    check(
        Subject::Missing(Missing::Statement, None),
        &[("words", "It waited")],
        expect!["“It waited” does not stand in the article."],
    );
    check(
        Subject::Missing(Missing::Encounter, span("waited")),
        &[("who", "0"), ("date", "2025-04")],
        expect![[r#"
            [{"add_encounter":{"of":{"exact":"waited","prefix":"Eva Sosa ","suffix":"."},"who":["Ana Rey"],"kind":"meeting","date":"2025-04"}}]
            Added: meeting of Ana Rey, “waited”, April 2025
        "#]],
    );
    check(
        Subject::Missing(Missing::Encounter, span("waited")),
        &[],
        expect!["Who took part? Tick one at least."],
    );
    check(
        Subject::Missing(Missing::Person, span("Lima")),
        &[],
        expect![[r#"
        [{"not_person":{"who":"Lima","but":"person"}}]
        Lima is a person
    "#]],
    );
    check(Subject::Missing(Missing::Person, span("Ana Rey")), &[], expect!["Ana Rey is a person already."]);
    check(
        Subject::Missing(Missing::Person, span("Friday")),
        &[],
        expect![[r#"
        [{"add_person":{"name":"Friday"}}]
        Added: Friday
    "#]],
    );
}

#[test]
fn what_was_not_there_is_taken_out() {
    let reading = reading();
    let told = ["s2", "e1"]
        .map(|id| told(&removal(&reading, id.parse().expect("a valid id")).expect("it is found")));
    expect![[r#"
        “We agree,” was not said
        “Ana Rey met Luis Ortiz”: no encounter"#]]
    .assert_eq(&told.join("\n"));
}
