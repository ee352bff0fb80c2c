//! The tabs and the open panel.

use super::class::{class, when};
use super::correct::add_buttons;
use super::corrections::corrections_bar;
use super::icon::{Picture, icon};
use super::part::Part;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::state::{Action, Panel, Phase, Shown};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The tabs and the open panel.
#[hook]
pub(super) fn use_panels(page: &Page) -> Html {
    let state = &page.state;
    let roving = use_roving("[role='tab']", None, ());
    let onkeydown = {
        // Moving to a tab opens it, as tabs do.
        let move_focus = roving.onkeydown.clone();
        Callback::from(move |event: KeyboardEvent| {
            let moves = matches!(
                event.key().as_str(),
                "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End"
            );
            move_focus.emit(event);
            if let Some(tab) =
                browser::focused().filter(|_| moves).and_then(|it| it.dyn_into::<HtmlElement>().ok())
            {
                tab.click();
            }
        })
    };
    let stale = state.reading.as_ref().is_some_and(|reading| !Rc::ptr_eq(&reading.text, &state.source.text));
    let tabs = Panel::ALL.into_iter().map(|panel| {
        let is_open = state.panel == panel;
        html! {
            <button type="button" role="tab" id={format!("tab-{}", panel.key())} aria-selected={is_open.to_string()}
                aria-controls={is_open.then_some("panel")} tabindex={if is_open { "0" } else { "-1" }}
                onclick={page.on(Action::Show(panel))}>
                { panel.title() }
                if let Some(count) = state.reading.as_ref().and_then(|it| size(it, panel)) {
                    <span class="count" aria-hidden="true">{ count }</span>
                }
            </button>
        }
    });
    html! {
        <aside class={class(&["panels", when(state.folded, "is-folded")])} aria-label="What was found">
            <button type="button" class="fold is-round" aria-label="Panel" aria-expanded={(!state.folded).to_string()}
                aria-controls="panel" onclick={page.on(Action::Fold)}>
                { icon(Picture::Fold) }
            </button>
            <div class="tabs" role="tablist" aria-label="Views" ref={roving.node} {onkeydown}>
                { for tabs }
            </div>
                <div class={class(&["panel", when(stale, "is-stale")])} role="tabpanel" id="panel" aria-labelledby={format!("tab-{}", state.panel.key())}>
                    if stale {
                    <div class="late fine">
                        { format!("Reading {} characters …", labels::count(state.source.text.chars().count())) }
                        <progress aria-label="Reading" />
                    </div>
                }
                { panel(page) }
                if state.reading.as_ref().is_some_and(|it| !it.text.trim().is_empty()) {
                    { add_buttons(page, "Something missing? Add", None) }
                }
                </div>
                { corrections_bar(page) }
        </aside>
    }
}

/// How many items a panel lists.
fn size(reading: &Shown, panel: Panel) -> Option<usize> {
    match panel {
        Panel::Timeline => Some(reading.article.timeline.iter().map(|day| day.entries.len()).sum()),
        Panel::People => Some(reading.people().count()),
        Panel::Statements => Some(reading.article.statements.len()),
        Panel::Network => None,
    }
}

fn panel(page: &Page) -> Html {
    let panel = page.state.panel;
    let Some(reading) = &page.state.reading else {
        return match &page.state.phase {
            Phase::Failed(_) => html! { <p class="hint">{ "Nothing could be read." }</p> },
            _ => {
                html! { <div class="hint">{ "Reading the article …" }<progress aria-label="Reading" /></div> }
            }
        };
    };
    if reading.text.trim().is_empty() {
        return html! { <p class="hint">{ "What an article tells appears here." }</p> };
    }
    if reading.is_bare() && (panel != Panel::People || reading.people().next().is_none()) {
        return html! {
            <div class="hint">
                <p>{ "No statements or encounters were found." }</p>
                <p class="fine">
                    { "Readout looked for people who met, called, visited or wrote to each other, and for what \
                       somebody said, asked, promised or denied. It reads English news prose." }
                </p>
            </div>
        };
    }
    let reading = reading.clone();
    html! {
        <>
            { Part::PeopleFilter(reading.clone()).html(page) }
            { Part::Panel(panel, reading).html(page) }
        </>
    }
}
