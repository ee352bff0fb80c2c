//! What can be put right about the words that are selected, or the mark that is picked, in the article.

use super::correct::{add_buttons, correct_button};
use crate::app::context::use_page;
use crate::app::hooks::passage::use_passage;
use crate::app::state::Shown;
use crate::article::{Id, IdKind};
use yew::prelude::*;

/// Properties of [`PassageBar`].
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The reading.
    pub(crate) reading: Shown,
    /// What is picked.
    pub(crate) selected: Option<Id>,
}

/// A bar at the head of the article while words are selected there, or somebody is picked.
#[component]
pub(crate) fn PassageBar(props: &Props) -> Html {
    let page = use_page();
    let passage = use_passage(&props.reading);
    let named =
        props.selected.filter(|id| !matches!(id.kind, IdKind::Statement | IdKind::Encounter | IdKind::Time));
    // A press here must not take the selection away.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let bar = match (passage, named) {
        (Some(span), _) => add_buttons(&page, "Add", Some(span)),
        (None, Some(id)) => html! {
            <div class="add"><b dir="auto">{ props.reading.name(id) }</b>{ correct_button(&page, id) }</div>
        },
        (None, None) => html! {},
    };
    html! { <div class="passage" {onmousedown}>{ bar }</div> }
}
