//! The statements, gathered by speaker or by form, or the quotations alone.

use super::entries::{Group, Props, is_wanted, use_entries};
use super::timeline::{content, verb};
use crate::app::context::use_page;
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::state::Shown;
use crate::article::{Form, Id, Statement};
use std::collections::HashMap;
use yew::prelude::*;

/// How the statements are gathered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gathering {
    Speaker,
    Form,
    Quotations,
}

impl Gathering {
    const ALL: [(Gathering, &str); 3] = [
        (Gathering::Speaker, "By speaker"),
        (Gathering::Form, "By form"),
        (Gathering::Quotations, "Quotations only"),
    ];

    fn takes(self, statement: &Statement) -> bool {
        self != Gathering::Quotations || statement.form != Form::Indirect
    }

    /// What statements of one group have in common.
    fn heading(self, reading: &Shown, statement: &Statement) -> String {
        match self {
            Gathering::Form => labels::forms(statement.form).to_owned(),
            _ => reading.names(&statement.speakers, "Speaker not named"),
        }
    }
}

/// The statements in groups, in order of the first of each.
#[component]
pub(crate) fn Statements(props: &Props) -> Html {
    let (page, reading) = (use_page(), &props.reading);
    let gathering = use_state(|| Gathering::Speaker);
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<(String, Vec<Id>)> = Vec::new();
    let wanted = |it: &&Statement| gathering.takes(it) && is_wanted(&page, reading, it.id);
    for statement in reading.article.statements.iter().filter(wanted) {
        let heading = gathering.heading(reading, statement);
        let place = *places.entry(heading.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((heading, Vec::new()));
        }
        groups[place].1.push(statement.id);
    }
    let groups: Vec<Group> = groups
        .into_iter()
        .map(|(heading, ids)| Group {
            heading: html! { <>{ heading }{ " " }<small>{ labels::counted(ids.len(), "statement", "statements") }</small></> },
            class: Classes::new(),
            ids,
        })
        .collect();
    let nothing = groups.is_empty();
    let by_form = *gathering == Gathering::Form;
    let list =
        use_entries("Statements", reading, groups, if by_form { with_speaker } else { without_speaker });
    let roving = use_roving("button", None, *gathering);
    let choices = Gathering::ALL.into_iter().map(|(choice, words)| {
        let chosen = gathering.clone();
        html! {
            <button type="button" class="chip" aria-pressed={(*gathering == choice).to_string()}
                onclick={move |_: MouseEvent| chosen.set(choice)}>{ words }</button>
        }
    });
    html! {
        <>
            <div class="chips" role="group" aria-label="Gather statements" ref={roving.node}
                onkeydown={roving.onkeydown} onfocusin={roving.onfocusin}>{ for choices }</div>
            if nothing {
                <p class="hint">{ "Nothing of this kind was found." }</p>
            }
            { list }
        </>
    }
}

fn with_speaker(reading: &Shown, id: Id) -> Html {
    body(reading, id, true)
}

fn without_speaker(reading: &Shown, id: Id) -> Html {
    body(reading, id, false)
}

fn body(reading: &Shown, id: Id, names_speaker: bool) -> Html {
    let Some(statement) = reading.statement(id) else { return html! {} };
    html! {
        <span class="body">
            { content(reading, statement) }
            <span class="facts">
                if names_speaker {
                    { reading.names(&statement.speakers, "Somebody") }{ " " }
                }
                { verb(reading, statement) }
                if !names_speaker {
                    { " · " }{ labels::form(statement.form) }
                }
                if let Some(date) = &statement.date {
                    { " · " }{ labels::date(date) }
                }
            </span>
        </span>
    }
}
