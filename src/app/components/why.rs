//! Why an item is there: its evidence, its rule, how sure it is.

use crate::app::labels;
use crate::app::reading::Reading;
use crate::document::Span;
use yew::prelude::*;

/// The reason for one item: the words it was read from, the rule that found it, and how sure that is, 0 to 1.
pub(crate) fn why(reading: &Reading, evidence: &[Span], rule: &str, confidence: f32) -> Html {
    let words: Vec<String> = evidence.iter().map(|&span| format!("“{}”", reading.words(span))).collect();
    let percent = (confidence * 100.0).round() as u32;
    html! {
        <dl class="why">
            if !words.is_empty() {
                <dt>{ "Read from" }</dt>
                <dd dir="auto">{ words.join(" ") }</dd>
            }
            <dt>{ "Rule" }</dt>
            <dd><code>{ rule.to_owned() }</code></dd>
            <dt>{ "Confidence" }</dt>
            <dd>
                <meter min="0" max="100" value={percent.to_string()} aria-label="Confidence" />
                { format!(" {} ({percent} %)", labels::confidence(confidence)) }
            </dd>
        </dl>
    }
}
