//! What lies over the page until it is closed.

use crate::app::browser;
use crate::app::context::use_page;
use crate::app::state::Action;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Its heading.
    pub(crate) title: AttrValue,
    /// The words on the button that closes it.
    #[prop_or("Close".into())]
    pub(crate) closing: AttrValue,
    /// Buttons before that one.
    #[prop_or_default]
    pub(crate) actions: Html,
    /// What it holds.
    pub(crate) children: Html,
}

/// A dialogue; the browser keeps the focus inside it and gives it back.
#[component]
pub(crate) fn Dialog(props: &Props) -> Html {
    let page = use_page();
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    html! {
        <dialog ref={dialog} aria-labelledby="dialog-title" onclose={page.on(Action::Dialog(None))}>
            <h2 id="dialog-title">{ props.title.clone() }</h2>
            { props.children.clone() }
            <div class="actions">
                { props.actions.clone() }
                <button type="button" onclick={|_: MouseEvent| close()}>{ props.closing.clone() }</button>
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
