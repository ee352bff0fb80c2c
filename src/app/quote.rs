//! A statement or an encounter as a line to paste elsewhere: who, what, when.

use super::labels;
use super::reading::Reading;
use crate::article::{DateBasis, Encounter, Form, Id, IdKind, Statement};

/// The line for an item of either kind: `Ana Rey: “We are done.” (Friday 14 March 2025)`.
pub fn line(reading: &Reading, id: Id) -> Option<String> {
    match id.kind {
        IdKind::Statement => reading.statement(id).map(|it| statement(reading, it)),
        IdKind::Encounter => reading.encounter(id).map(|it| encounter(reading, it)),
        _ => None,
    }
}

fn statement(reading: &Reading, statement: &Statement) -> String {
    let source = statement.source.map_or_else(|| "Somebody".to_owned(), |span| reading.words(span));
    let who = reading.names(&statement.speakers, &source);
    let content = reading.content(statement);
    let verb = match statement.form {
        Form::Direct => String::new(),
        _ => format!(" {}", labels::act(statement.act)),
    };
    format!("{who}{verb}: {content}{}", in_brackets(statement.date.as_deref()))
}

fn encounter(reading: &Reading, encounter: &Encounter) -> String {
    let who = reading.names(&encounter.sides(), "Participants not named");
    let kind = labels::encounter(encounter.kind).to_ascii_lowercase();
    let place = encounter.place.map(|id| labels::place(encounter, reading.name(id))).unwrap_or_default();
    let status = labels::status(encounter.status).map_or_else(String::new, |status| format!(", {status}"));
    let date = in_brackets(encounter.date.as_deref());
    let date = match encounter.date_basis {
        Some(DateBasis::Inferred) => date.replace(')', ", inferred)"),
        _ => date,
    };
    format!("{who}: {kind}{place}{status}{date}")
}

fn in_brackets(date: Option<&str>) -> String {
    date.map_or_else(String::new, |date| format!(" ({})", labels::date(date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, extract};

    #[test]
    fn who_what_and_when() {
        let text = "LIMA, 14 March 2025 - President Ana Rey met Prime Minister Luis Ortiz in Lima on Thursday. “We are done,” Rey \
                    said on Friday. Ortiz warned that prices would rise. Rey will visit Norway in May.";
        let reading = Reading::new(text.into(), extract(text, &Options::default()), 1.0);
        let article = &reading.article;
        let ids = article.encounters.iter().map(|it| it.id).chain(article.statements.iter().map(|it| it.id));
        let lines: Vec<String> = ids.filter_map(|id| line(&reading, id)).collect();
        expect_test::expect![[r#"
            Ana Rey and Luis Ortiz: meeting in Lima (Thursday 13 March 2025)
            Ana Rey: visit to Norway, planned (May 2025)
            Ana Rey: “We are done,” (Friday 14 March 2025)
            Luis Ortiz warned: that prices would rise"#]]
        .assert_eq(&lines.join("\n"));
    }
}
