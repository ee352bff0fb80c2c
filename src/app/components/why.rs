//! Why an item is there: its evidence, its rule, how sure it is.

use crate::app::labels;
use crate::app::state::Shown;
use crate::document::Span;
use yew::prelude::*;

/// Properties of [`Why`].
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The reading.
    pub(crate) reading: Shown,
    /// The words the item was read from.
    pub(crate) evidence: Vec<Span>,
    /// The rule that found it.
    pub(crate) rule: String,
    /// How sure it is, 0 to 1.
    pub(crate) confidence: f32,
}

/// The reason for one item.
#[component]
pub(crate) fn Why(props: &Props) -> Html {
    let mut spans = props.evidence.clone();
    spans.sort_unstable();
    let words: Vec<String> = spans.iter().map(|&span| format!("“{}”", props.reading.words(span))).collect();
    let percent = (props.confidence * 100.0).round();
    html! {
        <dl class="why">
            if !words.is_empty() {
                <dt>{ "Read from" }</dt>
                <dd dir="auto">{ words.join(" ") }</dd>
            }
            <dt>{ "Rule" }</dt>
            <dd><code>{ &props.rule }</code></dd>
            <dt>{ "Confidence" }</dt>
            <dd>
                <meter min="0" max="100" value={percent.to_string()} aria-label="Confidence" />
                { format!(" {} ({percent} %)", labels::confidence(props.confidence)) }
            </dd>
        </dl>
    }
}
