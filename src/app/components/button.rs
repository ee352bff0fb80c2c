//! Buttons. Those of a kind are drawn in one place: markup written out weighs half a kilobyte each time.

use crate::app::context::Page;
use crate::app::state::{Action, Dialog};
use yew::prelude::*;

/// A button with words.
pub(super) fn button(
    class: &'static str,
    words: impl Into<AttrValue>,
    onclick: Callback<MouseEvent>,
) -> Html {
    labelled(class, words.into(), None, onclick)
}

/// A button whose words tell those only who see what stands beside it; the `label` tells the others.
pub(super) fn labelled(
    class: &'static str,
    words: AttrValue,
    label: Option<AttrValue>,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} aria-label={label} {onclick}>{ words }</button> }
}

/// A button that opens a dialogue.
pub(super) fn opener(page: &Page, class: &'static str, words: impl Into<AttrValue>, dialog: Dialog) -> Html {
    opener_with(page, class, words.into(), dialog)
}

fn opener_with(page: &Page, class: &'static str, words: AttrValue, dialog: Dialog) -> Html {
    let onclick = page.on(Action::Dialog(Some(dialog)));
    html! { <button type="button" {class} aria-haspopup="dialog" {onclick}>{ words }</button> }
}

/// A button that is pressed or not.
pub(super) fn toggle(class: &'static str, pressed: bool, body: Html, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} aria-pressed={pressed.to_string()} {onclick}>{ body }</button> }
}
