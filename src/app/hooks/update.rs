//! A new version of the page: the service worker has it whole, and waits until the reader takes it.

use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::effect::use_effect_on;
use crate::app::notice::{Notice, Offer};
use crate::app::state::Action;
use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// Tells the reader when a new version is there (`www/boot.js` finds out).
#[hook]
pub(crate) fn use_update(page: &Page) {
    let act = page.act.clone();
    use_effect_on((), move |()| {
        let tell = move || {
            let notice =
                Notice { words: "There is a new version of Readout.".to_owned(), offer: Some(Offer::Update) };
            act.emit(Action::Notify(notice));
        };
        if waiting().is_some() {
            tell();
        }
        let listener = EventListener::new(&browser::window(), "readout:update", move |_| tell());
        move || drop(listener)
    });
}

/// Loads the new version in place of this one. What the reader wrote is kept as a draft.
pub(crate) fn update() {
    if let Some(update) = waiting() {
        let _ = update.call0(&JsValue::NULL);
    }
}

fn waiting() -> Option<Function> {
    Reflect::get(&browser::handle(), &"update".into()).ok()?.dyn_into().ok()
}
