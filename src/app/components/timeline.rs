//! The timeline: days as headings, encounters and statements under them.

use super::filter::colour;
use super::icon::{Picture, icon};
use super::why::why;
use crate::app::context::{Page, use_page};
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::reading::Reading;
use crate::app::state::{Action, Shown, Side};
use crate::article::{Act, Day, Encounter, Form, Id, IdKind, Statement};
use yew::prelude::*;

/// How many entries are drawn at first, and with each press of the button for more.
pub(crate) const STEP: usize = 200;

/// Properties of the panels.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The reading.
    pub(crate) reading: Shown,
}

/// The timeline.
#[component]
pub(crate) fn Timeline(props: &Props) -> Html {
    let page = use_page();
    let reading = &props.reading;
    let person = page.state.person;
    let selected = page.state.selected.map(|it| it.id);
    let limit = use_state(|| STEP);

    let days: Vec<(&Day, Vec<Id>)> = reading
        .article
        .timeline
        .iter()
        .map(|day| {
            let wanted = |id: &&Id| person.is_none_or(|person| reading.involves(**id, person));
            (day, day.entries.iter().filter(wanted).copied().collect::<Vec<_>>())
        })
        .filter(|(_, entries)| !entries.is_empty())
        .collect();
    let total: usize = days.iter().map(|(_, entries)| entries.len()).sum();
    // What is looked at is always drawn.
    let place = selected.and_then(|id| days.iter().flat_map(|(_, entries)| entries).position(|it| *it == id));
    let shown = (*limit).max(place.map_or(0, |place| place + 1));
    let roving = use_roving("button", None, (reading.clone(), person, shown));

    let mut left = shown;
    let groups = days.iter().map_while(|(day, entries)| {
        if left == 0 {
            return None;
        }
        let count = entries.len().min(left);
        left -= count;
        let entries = entries[..count].iter().map(|&id| entry(&page, reading, id, selected == Some(id)));
        Some(html! {
            <li class={classes!("day", day.date.is_none().then_some("is-undated"))}>
                <h3>
                    { day.date.as_deref().map_or_else(|| "No date".to_owned(), labels::date) }
                    if let Some(words) = day.date_text.as_deref().filter(|_| day.date.is_some()) {
                        { " " }<small dir="auto">{ format!("“{words}”") }</small>
                    }
                </h3>
                <ol>{ for entries }</ol>
            </li>
        })
    });
    let more = {
        let limit = limit.clone();
        Callback::from(move |_: MouseEvent| limit.set(shown + STEP))
    };
    html! {
        <>
            <ol class="timeline" aria-label="Timeline" ref={roving.node} onkeydown={roving.onkeydown}
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

fn entry(page: &Page, reading: &Reading, id: Id, selected: bool) -> Html {
    let (kind, body, reason) = if let Some(it) = reading.encounter(id) {
        ("is-encounter", encounter(reading, it), (&it.evidence, &it.rule, it.confidence))
    } else if let Some(it) = reading.statement(id) {
        ("is-statement", statement(reading, it), (&it.evidence, &it.rule, it.confidence))
    } else {
        return html! {};
    };
    let (evidence, rule, confidence) = reason;
    html! {
        <li key={id.to_string()} class={classes!("entry", kind, selected.then_some("is-selected"))}
            data-entry={id.to_string()}>
            <button type="button" aria-expanded={selected.to_string()}
                onclick={page.on(Action::Select(id, Side::Panel))}>
                { body }
            </button>
            if selected {
                { why(reading, evidence, rule, confidence) }
            }
        </li>
    }
}

/// Somebody's name with their colour.
fn person(reading: &Reading, id: Id) -> Html {
    html! {
        <span class="who">
            if id.kind == IdKind::Person {
                <span class={classes!("dot", colour(id))} aria-hidden="true" />
            }
            { reading.name(id) }
        </span>
    }
}

fn people(reading: &Reading, ids: &[Id]) -> Html {
    let last = ids.len().saturating_sub(1);
    let names = ids.iter().enumerate().map(|(at, &id)| {
        let joint = match at {
            0 => "",
            at if at == last => " and ",
            _ => ", ",
        };
        html! { <>{ joint }{ person(reading, id) }</> }
    });
    names.collect()
}

fn encounter(reading: &Reading, encounter: &Encounter) -> Html {
    let place = encounter.place.map(|id| reading.name(id).to_owned());
    let words = encounter.triggers.first().map(|&span| reading.words(span)).unwrap_or_default();
    html! {
        <>
            { icon(Picture::Encounter(encounter.kind)) }
            <span class="body">
                <span class="people">
                    if encounter.participants.is_empty() {
                        { "Participants not named" }
                    } else {
                        { people(reading, &encounter.participants) }
                    }
                </span>
                <span class="facts">
                    <span class="kind">{ labels::encounter(encounter.kind) }</span>
                    if let Some(place) = place {
                        <span class="place">{ " in " }{ place }</span>
                    }
                    if let Some(status) = labels::status(encounter.status) {
                        { " " }<span class={classes!("badge", format!("is-{status}").replace(' ', "-"))}>{ status }</span>
                    }
                    if encounter.confidence < 0.6 {
                        { " " }<span class="badge is-unsure">{ "unsure" }</span>
                    }
                    { " " }<span class="words" dir="auto">{ format!("“{words}”") }</span>
                </span>
            </span>
        </>
    }
}

fn statement(reading: &Reading, statement: &Statement) -> Html {
    let thought = statement.act == Act::Think;
    let picture = if thought { Picture::Thought } else { Picture::Statement };
    html! {
        <>
            { icon(picture) }
            <span class="body">
                <span class="people">
                    if statement.speakers.is_empty() {
                        { statement.source.map_or_else(|| "Somebody".to_owned(), |span| reading.words(span)) }
                    } else {
                        { people(reading, &statement.speakers) }
                    }
                    { " " }{ verb(reading, statement) }
                </span>
                { content(reading, statement) }
            </span>
        </>
    }
}

/// The verb and whom the words went to: "urged the two sides", "told reporters", "conveyed to Ana Prata".
pub(crate) fn verb(reading: &Reading, statement: &Statement) -> Html {
    let told = statement.act == Act::Say && !statement.to.is_empty();
    let verb = if told { "told" } else { labels::act(statement.act) };
    html! {
        <>
            <span class="act">{ verb }</span>
            if !statement.to.is_empty() {
                if !told && !labels::takes_object(statement.act) {
                    <span class="act">{ " to" }</span>
                }
                { " " }{ people(reading, &statement.to) }
            }
            if let Some(id) = statement.on_behalf_of {
                <span class="act">{ " for " }</span>{ person(reading, id) }
            }
            if statement.confidence < 0.6 {
                { " " }<span class="badge is-unsure">{ "unsure" }</span>
            }
        </>
    }
}

/// What was said, in quotation marks where it is quoted.
pub(crate) fn content(reading: &Reading, statement: &Statement) -> Html {
    let words = reading.content(statement);
    html! {
        <span class="content" dir="auto">
            { words }
        </span>
    }
}
