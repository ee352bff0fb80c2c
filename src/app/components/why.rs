//! Why an item is there: its evidence, its rule, how sure it is; and the item as a line to take along.

use super::correct::correct_button;
use super::part::Part;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::labels;
use crate::app::state::Shown;
use crate::app::{quote, rules};
use crate::article::Id;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The reason for one item: the words it was read from, the rule that found it, and how sure that is.
pub(super) fn why(page: &Page, reading: &Shown, id: Id) -> Html {
    let (evidence, rule, confidence) = match (reading.encounter(id), reading.statement(id)) {
        (Some(it), _) => (&it.evidence, &it.rule, it.confidence),
        (_, Some(it)) => (&it.evidence, &it.rule, it.confidence),
        _ => return html! {},
    };
    let words: Vec<String> = evidence.iter().map(|&span| format!("“{}”", reading.words(span))).collect();
    let percent = (confidence * 100.0).round() as u32;
    html! {
        <div class="why">
            <dl>
                if !words.is_empty() {
                    <dt>{ "Read from" }</dt>
                    <dd dir="auto">{ words.join(" ") }</dd>
                }
                <dt>{ "Rule" }</dt>
                <dd>
                    if let Some((saw, example)) = rules::explained(rule) {
                        { format!("{saw}: ") }<i>{ example }</i>
                    } else {
                        { rule }
                    }
                </dd>
                if let Some(words) = reading.encounter(id).and_then(labels::basis) {
                    <dt>{ "Date" }</dt>
                    <dd>{ words }</dd>
                }
                <dt>{ "Confidence" }</dt>
                <dd>
                    <meter min="0" max="100" value={percent.to_string()} aria-label="Confidence" />
                    { format!(" {} ({percent} %)", labels::confidence(confidence)) }
                </dd>
            </dl>
            <div class="actions">
                { Part::CopyLine(reading.clone(), id).html(page) }
                { correct_button(page, id) }
            </div>
        </div>
    }
}

/// Copies the item as a line; says whether the browser did.
#[hook]
pub(super) fn use_copy_line(reading: &Shown, id: Id) -> Html {
    let copied = use_state(|| None::<bool>);
    let onclick = {
        let (copied, line) = (copied.clone(), quote::line(reading, id).unwrap_or_default());
        Callback::from(move |_: MouseEvent| {
            let (copied, line) = (copied.clone(), line.clone());
            spawn_local(async move { copied.set(Some(browser::copy(&line).await)) });
        })
    };
    let words = match *copied {
        None => "Copy with name and date",
        Some(true) => "Copied",
        Some(false) => "The browser did not copy it",
    };
    html! { <button type="button" class="small copy" {onclick} aria-live="polite">{ words }</button> }
}
