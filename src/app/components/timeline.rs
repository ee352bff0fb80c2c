//! The timeline: days as headings, encounters and statements under them.

use super::filter::colour;
use super::icon::{Icon, Picture};
use super::why::Why;
use crate::app::context::use_page;
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::reading::Reading;
use crate::app::state::{Action, Shown, Side};
use crate::article::{Act, Day, Encounter, Id, IdKind, Statement};
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
        let entries = entries[..count].iter().map(|&id| {
            html! { <Entry key={id.to_string()} reading={reading.clone()} {id} selected={selected == Some(id)} /> }
        });
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

#[derive(Properties, PartialEq)]
struct EntryProps {
    reading: Shown,
    id: Id,
    selected: bool,
}

#[component]
fn Entry(props: &EntryProps) -> Html {
    let page = use_page();
    let EntryProps { reading, id, selected } = props;
    let (kind, content, reason) = match id.kind {
        IdKind::Encounter => match reading.encounter(*id) {
            Some(it) => {
                let reason = (it.evidence.clone(), it.rule.clone(), it.confidence);
                ("is-encounter", encounter(reading, it), reason)
            }
            None => return html! {},
        },
        _ => match reading.statement(*id) {
            Some(it) => {
                let reason = (it.evidence.clone(), it.rule.clone(), it.confidence);
                ("is-statement", statement(reading, it), reason)
            }
            None => return html! {},
        },
    };
    let (evidence, rule, confidence) = reason;
    html! {
        <li class={classes!("entry", kind, selected.then_some("is-selected"))} data-entry={id.to_string()}>
            <button type="button" aria-expanded={selected.to_string()}
                onclick={page.on(Action::Select(*id, Side::Panel))}>
                { content }
            </button>
            if *selected {
                <Why reading={reading.clone()} {evidence} {rule} {confidence} />
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
            <Icon picture={Picture::Encounter(encounter.kind)} />
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
            <Icon {picture} />
            <span class="body">{ said(reading, statement) }</span>
        </>
    }
}

/// Who said what to whom, for every panel.
pub(crate) fn said(reading: &Reading, statement: &Statement) -> Html {
    let content = reading.content(statement);
    html! {
        <>
            <span class="people">
                if statement.speakers.is_empty() {
                    { statement.source.map_or_else(|| "Somebody".to_owned(), |span| reading.words(span)) }
                } else {
                    { people(reading, &statement.speakers) }
                }
                { " " }<span class="act">{ labels::act(statement.act) }</span>
                if !statement.to.is_empty() {
                    <span class="act">{ " to " }</span>{ people(reading, &statement.to) }
                }
                if let Some(id) = statement.on_behalf_of {
                    <span class="act">{ " for " }</span>{ person(reading, id) }
                }
                if statement.confidence < 0.6 {
                    { " " }<span class="badge is-unsure">{ "unsure" }</span>
                }
            </span>
            <span class="content" dir="auto">{ content }</span>
        </>
    }
}
