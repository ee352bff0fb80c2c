//! The statements, gathered by speaker.

use super::entries::{Group, Props, is_wanted, use_entries};
use super::timeline::{content, verb};
use crate::app::context::use_page;
use crate::app::labels;
use crate::article::Id;
use std::collections::HashMap;
use yew::prelude::*;

/// The statements in groups of the same speakers, in order of first speech.
#[component]
pub(crate) fn Statements(props: &Props) -> Html {
    let (page, reading) = (use_page(), &props.reading);
    let mut places: HashMap<&[Id], usize> = HashMap::new();
    let mut groups: Vec<(&[Id], Vec<Id>)> = Vec::new();
    for statement in reading.article.statements.iter().filter(|it| is_wanted(&page, reading, it.id)) {
        let speakers = statement.speakers.as_slice();
        let place = *places.entry(speakers).or_insert(groups.len());
        if place == groups.len() {
            groups.push((speakers, Vec::new()));
        }
        groups[place].1.push(statement.id);
    }
    let groups = groups.into_iter().map(|(speakers, ids)| Group {
        heading: html! {
            <>
                { reading.names(speakers, "Speaker not named") }{ " " }
                <small>{ labels::counted(ids.len(), "statement", "statements") }</small>
            </>
        },
        class: Classes::new(),
        ids,
    });
    use_entries("Statements", reading, groups.collect(), |reading, id| {
        let Some(statement) = reading.statement(id) else { return html! {} };
        html! {
            <span class="body">
                { content(reading, statement) }
                <span class="facts">
                    { verb(reading, statement) }{ " · " }{ labels::form(statement.form) }
                    if let Some(date) = &statement.date {
                        { " · " }{ labels::date(date) }
                    }
                </span>
            </span>
        }
    })
}
