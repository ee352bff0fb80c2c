//! Entries under headings, as the timeline and the statements have them: one tab stop, a long list drawn piece by piece.

use super::why::Why;
use crate::app::context::{Page, use_page};
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::state::{Action, Shown, Side};
use crate::article::{Id, IdKind};
use yew::prelude::*;

/// How many entries are drawn at first, and with each press of the button for more.
pub(super) const STEP: usize = 200;

/// Properties of a panel.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The reading.
    pub(crate) reading: Shown,
}

/// Statements and encounters under one heading.
pub(super) struct Group {
    pub(super) heading: Html,
    pub(super) class: Classes,
    pub(super) ids: Vec<Id>,
}

/// Whether an entry is to be listed: all are, or those of the person picked.
pub(super) fn is_wanted(page: &Page, reading: &Shown, id: Id) -> bool {
    page.state.person.is_none_or(|person| reading.involves(id, person))
}

/// A list of groups. `body` draws what the button of an entry holds.
#[hook]
pub(super) fn use_entries(
    label: &'static str,
    reading: &Shown,
    groups: Vec<Group>,
    body: fn(&Shown, Id) -> Html,
) -> Html {
    let page = use_page();
    let limit = use_state(|| STEP);
    let (person, selected) = (page.state.person, page.state.selected.map(|it| it.id));
    let mut groups = groups;
    groups.retain(|group| !group.ids.is_empty());
    let total: usize = groups.iter().map(|group| group.ids.len()).sum();
    // What is looked at is always drawn.
    let place = selected.and_then(|id| groups.iter().flat_map(|group| &group.ids).position(|it| *it == id));
    let shown = (*limit).max(place.map_or(0, |place| place + 1));
    let roving = use_roving("[aria-expanded]", None, (reading.clone(), person, shown));

    let mut left = shown;
    let groups = groups.into_iter().map_while(|mut group| {
        group.ids.truncate(left);
        left -= group.ids.len();
        let entries = group.ids.iter().map(|&id| {
            let is_selected = selected == Some(id);
            let kind = if id.kind == IdKind::Encounter { "is-encounter" } else { "is-statement" };
            html! {
                <li key={id.to_string()} class={classes!("entry", kind, is_selected.then_some("is-selected"))}
                    data-entry={id.to_string()}>
                    <button type="button" aria-expanded={is_selected.to_string()}
                        onclick={page.on(Action::Select(id, Side::Panel))}>
                        { body(reading, id) }
                    </button>
                    if is_selected {
                        <Why reading={reading.clone()} {id} />
                    }
                </li>
            }
        });
        (!group.ids.is_empty()).then(|| {
            html! {
                <li class={classes!("day", group.class)}>
                    <h3>{ group.heading }</h3>
                    <ol>{ for entries }</ol>
                </li>
            }
        })
    });
    let more = {
        let limit = limit.clone();
        Callback::from(move |_: MouseEvent| limit.set(shown + STEP))
    };
    html! {
        <>
            <ol class="timeline" aria-label={label} ref={roving.node} onkeydown={roving.onkeydown}
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
