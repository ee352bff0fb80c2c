//! The dialogue with the keys.

use crate::app::context::use_page;
use crate::app::hooks::keys::{set_single_keys, single_keys};
use crate::app::shortcuts::{LIST_KEYS, SHORTCUTS};
use crate::app::state::Action;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// The dialogue; the browser keeps the focus inside it and gives it back.
#[component]
pub(crate) fn Keys() -> Html {
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
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onchange = Callback::from(|event: Event| {
        set_single_keys(event.target_unchecked_into::<HtmlInputElement>().checked());
    });
    let single = SHORTCUTS.iter().map(|shortcut| row(shortcut.key, shortcut.words));
    let lists = LIST_KEYS.iter().map(|(keys, words)| row(keys, words));
    html! {
        <dialog ref={dialog} aria-labelledby="keys-title" onclose={page.on(Action::Keys(false))}>
            <h2 id="keys-title">{ "Keys" }</h2>
            <dl class="keys">{ for single }{ for lists }</dl>
            <p><label>
                <input type="checkbox" checked={single_keys()} {onchange} />{ " Single keys are on" }
            </label></p>
            <button type="button" class="is-strong" onclick={close}>{ "Close" }</button>
        </dialog>
    }
}

fn row(keys: &str, words: &str) -> Html {
    let keys = keys.split(' ').map(|key| html! { <><kbd>{ key }</kbd>{ " " }</> });
    html! { <div><dt>{ for keys }</dt><dd>{ words }</dd></div> }
}
