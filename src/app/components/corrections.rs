//! What was put right: how much, and the list of it.

use super::button::{button, labelled, opener};
use super::class::when;
use super::dialog::use_dialog;
use crate::app::context::Page;
use crate::app::correcting::told;
use crate::app::history::Change;
use crate::app::labels::counted;
use crate::app::reading::Reading;
use crate::app::state::{Action, Dialog as Open};
use crate::article::Id;
use crate::corrections::Outcome;
use std::rc::Rc;
use yew::prelude::*;

/// How the corrections fared, once the reading that has them is there.
fn outcomes(page: &Page) -> &[Outcome] {
    let reading = page.state.reading.as_ref();
    let current = reading.filter(|it| Rc::ptr_eq(&it.corrections, &page.state.source.corrections));
    current.map_or(&[], |it| &it.article.corrections)
}

fn title(page: &Page) -> String {
    counted(page.state.source.corrections.len(), "correction", "corrections")
}

/// The badge of what a reader put right.
pub(super) fn corrected(reading: &Reading, id: Id) -> Html {
    html! {
        if reading.is_corrected(id) {
            { " " }<span class="badge is-corrected">{ "corrected" }</span>
        }
    }
}

/// The number of corrections, undo and redo; nothing where there are none.
pub(super) fn corrections_bar(page: &Page) -> Html {
    let (list, history) = (&page.state.source.corrections, &page.state.history);
    if list.is_empty() && !history.can_undo() && !history.can_redo() {
        return html! {};
    }
    let lost = outcomes(page).iter().filter(|outcome| outcome.why.is_some()).count();
    html! {
        <div class="corrected" role="group" aria-label="Corrections">
            { opener(page, "small", title(page), Open::Corrections) }
            if lost > 0 {
                <span class="badge is-lost">{ format!("{lost} not applied") }</span>
            }
            <span class="space" />
            { undo_and_redo(page) }
        </div>
    }
}

fn undo_and_redo(page: &Page) -> Html {
    let history = &page.state.history;
    let buttons = [("Undo", Change::Undo, history.can_undo()), ("Redo", Change::Redo, history.can_redo())];
    // Not `disabled`: a button that can't be pressed any more would lose the focus.
    let buttons = buttons.into_iter().map(|(words, change, can)| {
        html! {
            <button type="button" class="small" aria-disabled={(!can).to_string()}
                onclick={page.on(Action::Correct(change))}>{ words }</button>
        }
    });
    buttons.collect()
}

/// The list; each correction can be taken back.
#[hook]
pub(super) fn use_corrections(page: &Page) -> Html {
    let list = &page.state.source.corrections;
    let outcomes = outcomes(page);
    let rows = list.iter().enumerate().map(|(at, correction)| {
        let words = told(correction);
        let take_back = page.on(Action::Correct(Change::TakeBack(at)));
        let why = outcomes.get(at).and_then(|outcome| outcome.why.clone());
        html! {
            <li class={when(why.is_some(), "is-lost")}>
                <span dir="auto">{ &words }
                    if let Some(why) = why {
                        <small>{ format!("Not applied: {why}.") }</small>
                    }
                </span>
                { labelled("small", "Take back".into(), Some(format!("Take back: {words}").into()), take_back) }
            </li>
        }
    });
    let actions = html! {
        <>
            { undo_and_redo(page) }
            if !list.is_empty() {
                { button("small is-poor", "Take all back", page.on(Action::Correct(Change::Reset))) }
            }
        </>
    };
    let body = html! {
        <>
            if list.is_empty() {
                <p>{ "Nothing has been put right. Pick an entry or a mark and press “Correct …”, or select words in the article." }</p>
            } else {
                <ol class="corrections">{ for rows }</ol>
            }
        </>
    };
    use_dialog(page, &title(page), "Close", actions, body)
}
