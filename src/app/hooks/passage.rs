//! Which words of the article are selected: in the article itself, or in the text field.

use crate::app::browser;
use crate::app::hooks::effect::use_effect_on;
use crate::app::reading::Reading;
use crate::app::state::Shown;
use crate::document::Span;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement, Node, Range};
use yew::prelude::*;

/// The words that are selected, in bytes of the text that was read; none where they are none of it, too many, or all of it.
#[hook]
pub(crate) fn use_passage(reading: &Shown) -> Option<Span> {
    let passage = use_state_eq(|| None);
    let set = passage.setter();
    use_effect_on(reading.clone(), move |reading| {
        let reading = reading.clone();
        set.set(None);
        let listener = EventListener::new(&browser::document(), "selectionchange", move |_| {
            // In a dialogue the reader writes about the words that were selected.
            if browser::focused().is_some_and(|it| it.matches("dialog *").unwrap_or(false)) {
                return;
            }
            let selected = in_article(&reading).or_else(|| in_field(&reading));
            set.set(selected.and_then(|span| trimmed(&reading, span)));
        });
        move || drop(listener)
    });
    *passage
}

/// The most bytes that are taken for a passage.
const MOST: usize = 5_000;

/// The words at a span without the blanks around them, if they are some, not too many, and not the whole text.
fn trimmed(reading: &Reading, span: Span) -> Option<Span> {
    let words = reading.text.get(span.range())?;
    let start = span.range().start + words.len() - words.trim_start().len();
    let length = words.trim().len();
    let fits = length > 0 && length <= MOST && length < reading.text.trim().len();
    fits.then(|| Span::new(start, start + length))
}

/// The words that are selected in the article.
fn in_article(reading: &Reading) -> Option<Span> {
    let selection = browser::window().get_selection().ok().flatten().filter(|it| !it.is_collapsed())?;
    let range = selection.get_range_at(0).ok()?;
    let start = place(reading, &range.start_container().ok()?, range.start_offset().ok()?)?;
    // A triple click ends behind the paragraph, which may be behind the article.
    let end = place(reading, &range.end_container().ok()?, range.end_offset().ok()?);
    let line = || start + reading.text.get(start..).unwrap_or_default().lines().next().map_or(0, str::len);
    let end = end.unwrap_or_else(line);
    (start < end).then(|| Span::new(start, end))
}

/// The words that are selected in the text field. They stay so while Tab goes from there to what can be done with them.
fn in_field(reading: &Reading) -> Option<Span> {
    browser::focused().filter(|it| it.matches(".desk :not(.prose *)").unwrap_or(false))?;
    let field =
        browser::document().get_element_by_id("article-text")?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let (start, end) = (field.selection_start().ok()??, field.selection_end().ok()??);
    let is_read = start < end && field.value() == *reading.text;
    is_read.then(|| Span::new(bytes(&reading.text, start), bytes(&reading.text, end)))
}

/// Where a place in the article stands in its text.
fn place(reading: &Reading, node: &Node, offset: u32) -> Option<usize> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let paragraph = element.closest(".prose > [data-at]").ok()??;
    let start: usize = paragraph.get_attribute("data-at")?.parse().ok()?;
    let range = Range::new().ok()?;
    range.set_start(&paragraph, 0).ok()?;
    range.set_end(node, offset).ok()?;
    let before = String::from(range.to_string());
    // The paragraph holds the words of the text as they stand, so its characters are the text's.
    Some((start + before.len()).min(reading.text.len()))
}

/// How many bytes the first UTF-16 units of a text have.
fn bytes(text: &str, units: u32) -> usize {
    let mut read = 0;
    let within = text.char_indices().find(|(_, c)| {
        read += c.len_utf16() as u32;
        read > units
    });
    within.map_or(text.len(), |(at, _)| at)
}
