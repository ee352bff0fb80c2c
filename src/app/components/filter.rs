//! What narrows the view: the legend for kinds of mark, and the people.

use super::button::toggle;
use super::class::class;
use crate::app::context::Page;
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::marks::MarkKind;
use crate::app::state::{Action, Shown};
use crate::article::{Id, IdKind};
use yew::prelude::*;

/// How many people the row offers; more are on the People panel.
const CHIPS: usize = 12;

/// The kinds of mark with their looks; each can be switched off.
#[hook]
pub(super) fn use_legend(page: &Page) -> Html {
    let roving = use_roving("button", None, page.state.plain);
    let kinds = MarkKind::ALL.into_iter().map(|kind| {
        let shown = !page.state.hidden.contains(&kind);
        let sample = html! { <span class={class(&["sample", kind.name()])}>{ labels::mark(kind) }</span> };
        toggle("key", shown, sample, page.on(Action::Toggle(kind)))
    });
    html! {
        <div class="legend" role="group" aria-label="Marks shown" ref={roving.node}
            onkeydown={roving.onkeydown} onfocusin={roving.onfocusin}>
            if !page.state.plain {
                { for kinds }
            }
            { toggle("key is-alone", page.state.plain, "Article alone".into(), page.on(Action::Plain)) }
        </div>
    }
}

/// The colour of a person, the same in every panel: one of eight, by order of first mention.
pub(crate) fn colour(id: Id) -> String {
    format!("tone-{}", id.number.saturating_sub(1) % 8)
}

/// The colour of anybody in a drawing: a person's own, or the one of all others.
pub(crate) fn tone(id: Id) -> String {
    if id.kind == IdKind::Person { colour(id) } else { "tone-none".to_owned() }
}

/// A person's dot in their colour; nothing for anything else.
pub(crate) fn dot(id: Id) -> Html {
    html! {
        if id.kind == IdKind::Person {
            <span class={class(&["dot", &colour(id)])} aria-hidden="true" />
        }
    }
}

/// A row of people: picking one shows only what involves them.
#[hook]
pub(super) fn use_people_filter(page: &Page, reading: &Shown) -> Html {
    let roving = use_roving("button", None, reading.clone());
    let mut people: Vec<Id> = reading.people().map(|person| person.id).take(CHIPS).collect();
    people.extend(page.state.person.filter(|person| !people.contains(person)));
    if people.len() < 2 {
        return html! {};
    }
    let chips = people.into_iter().map(|id| {
        let pressed = page.state.person == Some(id);
        let name = html! { <>{ dot(id) }{ reading.name(id) }</> };
        toggle("chip", pressed, name, page.on(Action::Filter(id)))
    });
    html! {
        <div class="chips" role="group" aria-label="Show only what involves" ref={roving.node}
            onkeydown={roving.onkeydown} onfocusin={roving.onfocusin}>
            { toggle("chip", page.state.person.is_none(), "Everyone".into(), page.on(Action::Unfilter)) }
            { for chips }
        </div>
    }
}
