//! The dialogue with the keys.

use super::dialog::use_dialog;
use crate::app::context::Page;
use crate::app::hooks::keys::{set_single_keys, single_keys};
use crate::app::shortcuts::{LIST_KEYS, SHORTCUTS};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The dialogue.
#[hook]
pub(super) fn use_keys_dialog(page: &Page) -> Html {
    let onchange = Callback::from(|event: Event| {
        set_single_keys(event.target_unchecked_into::<HtmlInputElement>().checked());
    });
    let single = SHORTCUTS.iter().map(|shortcut| row(shortcut.key, shortcut.words));
    let lists = LIST_KEYS.iter().map(|(keys, words)| row(keys, words));
    let body = html! {
        <>
            <dl class="keys">{ for single }{ for lists }</dl>
            <p><label>
                <input type="checkbox" checked={single_keys()} {onchange} />{ " Single keys are on" }
            </label></p>
        </>
    };
    use_dialog(page, "Keys", "Close", html! {}, body)
}

fn row(keys: &str, words: &str) -> Html {
    let keys = keys.split(' ').map(|key| html! { <><kbd>{ key }</kbd>{ " " }</> });
    html! { <div><dt>{ for keys }</dt><dd>{ words }</dd></div> }
}
