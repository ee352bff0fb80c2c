//! Brings what was picked on one side into view on the other.

use crate::app::browser;
use crate::app::hooks::effect::use_effect_on;
use crate::app::state::{Side, State};
use std::rc::Rc;
use web_sys::ScrollLogicalPosition;
use yew::prelude::*;

/// After a new selection, scrolls the sides on which it was not made.
#[hook]
pub(crate) fn use_reveal(state: &Rc<State>) {
    let selection = state.selected;
    let ready = state.reading.is_some();
    use_effect_on((selection, ready), move |&(selection, ready)| {
        let Some(selection) = selection.filter(|it| ready && it.side != Side::Before) else { return };
        // The children of this drawing are in the document one task later.
        gloo::timers::callback::Timeout::new(0, move || {
            let id = selection.id;
            if selection.side != Side::Article {
                show(".sheet mark.is-selected", ScrollLogicalPosition::Center);
            }
            if selection.side != Side::Panel {
                show(
                    &format!(".panel [data-entry='{id}'], .panel [data-item='{id}']"),
                    ScrollLogicalPosition::Nearest,
                );
            }
        })
        .forget();
    });
}

fn show(selector: &str, block: ScrollLogicalPosition) {
    if let Some(element) = browser::document().query_selector(selector).ok().flatten() {
        browser::reveal(&element, block);
    }
}
