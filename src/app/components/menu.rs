//! A button that opens a short list of actions.

use crate::app::browser;
use crate::app::hooks::effect::use_effect_on;
use crate::app::hooks::roving::use_roving;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

/// One action of a menu.
#[derive(Clone, PartialEq)]
pub(crate) struct Item {
    /// Its words.
    pub(crate) words: String,
    /// What it does.
    pub(crate) act: Callback<()>,
}

/// A button with a menu below it: arrows move, Enter does, Escape closes and goes back.
#[hook]
pub(super) fn use_menu(title: &'static str, items: &[Item]) -> Html {
    let open = use_state(|| false);
    let roving = use_roving("[role='menuitem']", None, *open);
    let root = use_node_ref();
    let button = use_node_ref();
    {
        // Elsewhere a press or the focus closes it; opening puts the focus on its first action.
        let (root, list, handle) = (root.clone(), roving.node.clone(), open.clone());
        use_effect_on(*open, move |&is_open| {
            let listeners = is_open.then(|| {
                if let Some(first) = list
                    .cast::<Element>()
                    .and_then(|list| list.query_selector("[role='menuitem']").ok().flatten())
                {
                    browser::focus(&first);
                }
                ["pointerdown", "focusin"].map(|name| {
                    let (root, handle) = (root.clone(), handle.clone());
                    EventListener::new(&browser::document(), name, move |event| {
                        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                        let within = root.cast::<Node>().is_some_and(|root| root.contains(target.as_ref()));
                        if !within {
                            handle.set(false);
                        }
                    })
                })
            });
            move || drop(listeners)
        });
    }
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |()| {
            open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                let _ = button.focus();
            }
        })
    };
    let onkeydown = {
        let (close, move_focus, is_open) = (close.clone(), roving.onkeydown.clone(), *open);
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" if is_open => {
                event.prevent_default();
                close.emit(());
            }
            _ => move_focus.emit(event),
        })
    };
    let items = items.iter().map(|item| {
        let (close, act) = (close.clone(), item.act.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            close.emit(());
            act.emit(());
        });
        html! { <li role="none"><button type="button" role="menuitem" tabindex="-1" {onclick}>{ &item.words }</button></li> }
    });
    html! {
        <div class="menu" ref={root} {onkeydown}>
            <button type="button" ref={button} aria-haspopup="menu" aria-expanded={open.to_string()} onclick={toggle}>
                { title }
            </button>
            if *open {
                <ul role="menu" aria-label={title} ref={roving.node}>{ for items }</ul>
            }
        </div>
    }
}
