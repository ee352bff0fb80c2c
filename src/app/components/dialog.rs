//! What lies over the page until it is closed.

use super::button::button;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::effect::use_effect_on;
use crate::app::state::Action;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// A dialogue with what it holds, and buttons beside the one that closes it. The browser keeps the focus inside it and gives it back.
#[hook]
pub(super) fn use_dialog(page: &Page, title: &str, closing: &'static str, actions: Html, body: Html) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_on((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    html! {
        <dialog ref={dialog} aria-labelledby="dialog-title" onclose={page.on(Action::Dialog(None))}>
            <h2 id="dialog-title">{ title }</h2>
            { body }
            <div class="actions">
                { actions }
                { button("", closing, Callback::from(|_| close())) }
            </div>
        </dialog>
    }
}

/// Closes the dialogue that is open.
pub(super) fn close() {
    let open = browser::document().query_selector("dialog[open]").ok().flatten();
    if let Some(dialog) = open.and_then(|it| it.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}
