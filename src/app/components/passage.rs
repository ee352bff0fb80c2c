//! What can be put right about the words that are selected, or the mark that is picked, in the article.

use super::correct::{add_buttons, correct_button};
use crate::app::context::Page;
use crate::app::hooks::passage::use_passage;
use crate::app::state::Shown;
use crate::article::{Id, IdKind};
use yew::prelude::*;

/// A bar at the head of the article while words are selected there, or somebody is picked.
#[hook]
pub(super) fn use_passage_bar(page: &Page, reading: &Shown, picked: Option<Id>) -> Html {
    let passage = use_passage(reading);
    let named = picked.filter(|id| !matches!(id.kind, IdKind::Statement | IdKind::Encounter | IdKind::Time));
    // A press here must not take the selection away.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let bar = match (passage, named) {
        (Some(span), _) => add_buttons(page, "Add", Some(span)),
        (None, Some(id)) => html! {
            <div class="add"><b dir="auto">{ reading.name(id) }</b>{ correct_button(page, id) }</div>
        },
        (None, None) => html! {},
    };
    html! { <div class="passage" {onmousedown}>{ bar }</div> }
}
