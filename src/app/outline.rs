//! What belongs under what: a statement under the encounter at which it was made, or within the statement that reports it.
//!
//! Only what the article ties together is put together: by a word for the encounter in the statement's own sentence
//! ("she told reporters after the talks"), by whom the words were said to ("Rey urged Ortiz", behind a meeting of the two), or
//! by a quotation that goes on.

use crate::article::{Article, Encounter, Id, Statement, Status};
use crate::document::Span;
use crate::order::sort_by_numbers;

/// How many words for encounters before a statement are looked back at.
const REACH: usize = 12;

/// Each statement that belongs under another item, with that one, in their order.
pub fn parents(article: &Article) -> Vec<(Id, Id)> {
    let told = told(article);
    let enclosed = enclosing(article);
    let mut parents = Vec::new();
    let mut before: Option<(&Statement, Option<Id>)> = None;
    for statement in &article.statements {
        let around =
            enclosed.binary_search_by_key(&statement.id, |(id, _)| *id).ok().map(|at| enclosed[at].1);
        let goes_on = before.filter(|(before, _)| {
            statement.rule == "continuation"
                && before.speakers == statement.speakers
                && agree(&before.date, &statement.date)
        });
        let parent = around
            .or_else(|| goes_on.and_then(|(_, parent)| parent))
            .or_else(|| occasion(article, statement, &told).map(|encounter| encounter.id));
        parents.extend(parent.map(|parent| (statement.id, parent)));
        before = Some((statement, parent));
    }
    sort_by_numbers(&mut parents, |(id, _)| (id.number, 0));
    parents
}

/// The words that tell of encounters which took place, in order of the text.
fn told(article: &Article) -> Vec<(Span, &Encounter)> {
    let took_place = |it: &&Encounter| matches!(it.status, Status::Happened | Status::Ongoing);
    let mut told: Vec<(Span, &Encounter)> = article
        .encounters
        .iter()
        .filter(took_place)
        .flat_map(|encounter| encounter.triggers.iter().map(move |&trigger| (trigger, encounter)))
        .collect();
    sort_by_numbers(&mut told, |(trigger, _)| (trigger.start, trigger.end));
    told
}

/// The encounter at which a statement was made, where the article ties the two.
fn occasion<'a>(
    article: &Article,
    statement: &Statement,
    told: &[(Span, &'a Encounter)],
) -> Option<&'a Encounter> {
    let sentence = *article.sentences.get(statement.sentence as usize)?;
    let start = told.partition_point(|(trigger, _)| trigger.start < sentence.start);
    let end = told.partition_point(|(trigger, _)| trigger.start < sentence.end);
    let with = |encounter: &Encounter, ids: &[Id]| ids.iter().any(|id| encounter.participants.contains(id));
    let fits = |encounter: &Encounter| {
        with(encounter, &statement.speakers) && agree(&encounter.date, &statement.date)
    };
    let is_said = |trigger: Span| statement.content.iter().any(|content| content.contains(trigger));
    let beside = told[start..end].iter().find(|(trigger, it)| fits(it) && !is_said(*trigger));
    let with_both = || {
        let before = told[..start].iter().rev().take(REACH);
        before.into_iter().find(|(_, it)| fits(it) && with(it, &statement.to))
    };
    beside.or_else(with_both).map(|(_, encounter)| *encounter)
}

/// Whether two dates may be of one day.
fn agree(one: &Option<String>, other: &Option<String>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// How many statements around another are looked at.
const DEPTH: usize = 8;

/// The innermost statement that reports each statement within its own words.
fn enclosing(article: &Article) -> Vec<(Id, Id)> {
    let mut contents: Vec<(Span, Id)> = article
        .statements
        .iter()
        .flat_map(|statement| statement.content.iter().map(|&span| (span, statement.id)))
        .collect();
    sort_by_numbers(&mut contents, |(span, _)| (span.start, !span.end));
    let mut wholes: Vec<(Span, Id)> =
        article.statements.iter().filter_map(|it| Some((whole(it)?, it.id))).collect();
    sort_by_numbers(&mut wholes, |(span, _)| (span.start, span.end));

    let mut parents = Vec::new();
    let mut open: Vec<(Span, Id)> = Vec::new();
    let mut contents = contents.into_iter().peekable();
    for (span, id) in wholes {
        while let Some(next) = contents.next_if(|(content, _)| content.start <= span.start) {
            while open.pop_if(|(content, _)| content.end <= next.0.start).is_some() {}
            open.push(next);
        }
        let around =
            open.iter().rev().take(DEPTH).find(|(content, other)| *other != id && content.contains(span));
        if let Some((_, around)) = around {
            parents.push((id, *around));
        }
    }
    sort_by_numbers(&mut parents, |(id, _)| (id.number, 0));
    parents
}

/// From the first word of a statement to its last, source and cue included.
fn whole(statement: &Statement) -> Option<Span> {
    let spans = || statement.content.iter().chain(&statement.cue).chain(&statement.source);
    Some(Span { start: spans().map(|it| it.start).min()?, end: spans().map(|it| it.end).max()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, extract};

    /// Each statement that belongs under something, with the beginning of what.
    fn check(text: &str, expected: expect_test::Expect) {
        let article = extract(text, &Options::default());
        let begin = |span: &Span| span.of(text).chars().take(24).collect::<String>();
        let words = |id: &Id| {
            let encounter =
                article.encounters.iter().find(|it| it.id == *id).map(|it| begin(&it.triggers[0]));
            let statement = article.statements.iter().find(|it| it.id == *id).map(|it| begin(&it.content[0]));
            encounter.or(statement).unwrap_or_default()
        };
        let lines: Vec<String> = parents(&article)
            .iter()
            .map(|(id, parent)| format!("{} < {}", words(id), words(parent)))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn what_was_said_at_an_encounter_or_to_the_other_side() {
        check(
            "LIMA, 14 March 2025 - President Ana Rey met Prime Minister Luis Ortiz in Lima on Thursday. In the talks, Rey said that \
             fish came first. She urged Ortiz to reopen the port. Ortiz said that it would rain.",
            expect_test::expect![[r#"
                that fish came first < met
                to reopen the port < met"#]],
        );
    }

    #[test]
    fn a_report_within_a_report() {
        check(
            "President Ana Rey said that Luis Ortiz had promised to reopen the port.",
            expect_test::expect![["to reopen the port < that Luis Ortiz had prom"]],
        );
    }
}
