//! The statements, gathered by speaker.

use super::timeline::{Props, STEP, content, verb};
use super::why::why;
use crate::app::context::use_page;
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::state::{Action, Side};
use crate::article::{Id, Statement};
use yew::prelude::*;

/// The statements in groups of the same speakers, in order of first speech.
#[component]
pub(crate) fn Statements(props: &Props) -> Html {
    let page = use_page();
    let reading = &props.reading;
    let limit = use_state(|| STEP);
    let person = page.state.person;
    let roving = use_roving("button", None, (reading.clone(), person, *limit));
    let wanted: Vec<&Statement> = reading
        .article
        .statements
        .iter()
        .filter(|it| person.is_none_or(|person| reading.involves(it.id, person)))
        .collect();
    let total = wanted.len();
    let place = page.state.selected.and_then(|selected| wanted.iter().position(|it| it.id == selected.id));
    let shown = (*limit).max(place.map_or(0, |place| place + 1));

    let mut groups: Vec<(&[Id], Vec<&Statement>)> = Vec::new();
    for statement in wanted.into_iter().take(shown) {
        let speakers = statement.speakers.as_slice();
        match groups.iter_mut().find(|(others, _)| *others == speakers) {
            Some((_, statements)) => statements.push(statement),
            None => groups.push((speakers, vec![statement])),
        }
    }
    let groups = groups.iter().map(|(speakers, statements)| {
        let entries = statements.iter().map(|statement| {
            let selected = page.state.is_selected(statement.id);
            html! {
                <li key={statement.id.to_string()} class={classes!("entry", "is-statement", selected.then_some("is-selected"))}
                    data-item={statement.id.to_string()}>
                    <button type="button" aria-expanded={selected.to_string()}
                        onclick={page.on(Action::Select(statement.id, Side::Panel))}>
                        <span class="body">
                            { content(reading, statement) }
                            <span class="facts">
                                { verb(reading, statement) }{ " · " }{ labels::form(statement.form) }
                                if let Some(date) = &statement.date {
                                    { " · " }{ labels::date(date) }
                                }
                            </span>
                        </span>
                    </button>
                    if selected {
                        { why(reading, &statement.evidence, &statement.rule, statement.confidence) }
                    }
                </li>
            }
        });
        html! {
            <li class="day">
                <h3>
                    { reading.names(speakers, "Speaker not named") }{ " " }
                    <small>{ labels::counted(statements.len(), "statement", "statements") }</small>
                </h3>
                <ol>{ for entries }</ol>
            </li>
        }
    });
    let more = {
        let limit = limit.clone();
        Callback::from(move |_: MouseEvent| limit.set(shown + STEP))
    };
    html! {
        <>
            <ol class="timeline" aria-label="Statements" ref={roving.node} onkeydown={roving.onkeydown}
                onfocusin={roving.onfocusin}>
                { for groups }
            </ol>
            if total > shown {
                <button type="button" class="more" onclick={more}>
                    { format!("Show {} more of {}", STEP.min(total - shown), labels::count(total)) }
                </button>
            }
        </>
    }
}
