//! Listens for the keys of [`crate::app::shortcuts`].

use crate::app::browser;
use crate::app::context::Page;
use crate::app::history::Change;
use crate::app::hooks::effect::use_effect_on;
use crate::app::shortcuts::{Command, command};
use crate::app::state::{Action, Dialog};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

const OFF: &str = "readout.keys-off";

/// Whether single keys are on.
pub(crate) fn single_keys() -> bool {
    browser::stored(OFF).is_none()
}

/// Switches single keys on or off, for this browser.
pub(crate) fn set_single_keys(on: bool) {
    if on {
        browser::forget(OFF);
    } else {
        browser::store(OFF, "1");
    }
}

/// Does what the keys say, outside of text fields.
#[hook]
pub(crate) fn use_keys(page: &Page) {
    let latest = use_mut_ref(|| page.clone());
    latest.replace(page.clone());
    use_effect_on((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&browser::document(), "keydown", options, move |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                let page = latest.borrow().clone();
                if event.default_prevented() || event.alt_key() {
                    return;
                }
                if event.ctrl_key() || event.meta_key() {
                    if let Some(change) = undo_or_redo(event).filter(|_| !writes_text(event)) {
                        event.prevent_default();
                        page.act(Action::Correct(change));
                    }
                    return;
                }
                if page.state.dialog.is_some() || (writes_text(event) && event.key() != "Escape") {
                    return;
                }
                if let Some(command) = command(&event.key(), single_keys()) {
                    obey(command, &page);
                }
            });
        move || drop(listener)
    });
}

/// What Ctrl and a letter do to the corrections.
fn undo_or_redo(event: &KeyboardEvent) -> Option<Change> {
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Change::Undo),
        ("z", true) | ("y", false) => Some(Change::Redo),
        _ => None,
    }
}

fn writes_text(event: &KeyboardEvent) -> bool {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

fn obey(command: Command, page: &Page) {
    match command {
        Command::Keys => page.act(Action::Dialog(Some(Dialog::Keys))),
        Command::Write => {
            if page.state.plain {
                page.act(Action::Plain);
            }
            later(|| focus("#article-text"));
        }
        Command::Plain => page.act(Action::Plain),
        Command::Article => later(|| focus(".sheet mark[tabindex='0']")),
        Command::Correct => {
            let page = page.clone();
            later(move || match find(".passage button, .is-selected .correct") {
                Some(button) => button.click(),
                // The list says how things are put right.
                None => page.act(Action::Dialog(Some(Dialog::Corrections))),
            });
        }
        Command::Corrections => page.act(Action::Dialog(Some(Dialog::Corrections))),
        Command::Show(panel) => {
            page.act(Action::Show(panel));
            later(|| focus(".tabs [role='tab'][aria-selected='true']"));
        }
        Command::Share => later(|| {
            if let Some(button) = find("#share") {
                button.click();
            }
        }),
        Command::Back => {
            let state = Rc::clone(&page.state);
            if state.selected.is_some() {
                page.act(Action::Deselect);
            } else if state.plain {
                page.act(Action::Plain);
            } else if state.person.is_some() {
                page.act(Action::Unfilter);
            } else if let Some(field) = browser::focused().and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                let _ = field.blur();
            }
        }
    }
}

/// Runs `task` when the page has been drawn anew; inside the key's own event a focused field would
/// also receive the letter.
fn later(task: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(0, task).forget();
}

fn find(selector: &str) -> Option<HtmlElement> {
    browser::document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}
