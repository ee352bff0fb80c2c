//! How texts come in: paste anywhere, drop a file, the draft kept from last time.

use crate::app::browser;
use crate::app::context::Page;
use crate::app::examples::EXAMPLES;
use crate::app::hooks::effect::use_effect_on;
use crate::app::html_source;
use crate::app::notice::Notice;
use crate::app::source::{DateGiver, GivenDate, Origin, Source};
use crate::app::state::Action;
use crate::app::webpage;
use crate::corrections;
use crate::day;
use crate::webpage::WebPage;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, Element, File, HtmlTextAreaElement};
use yew::prelude::*;

const DRAFT: &str = "readout.draft";
const DRAFT_DATE: &str = "readout.draft-date";
const DRAFT_CORRECTIONS: &str = "readout.draft-corrections";
/// Local storage holds a few megabytes; longer drafts are not kept.
const DRAFT_LIMIT: usize = 1_000_000;

const NO_ROOM: &str = "The browser has no room left for this text: it is gone when this page is closed.";

/// The draft kept from last time.
pub(crate) fn draft() -> Option<Source> {
    let text = browser::stored(DRAFT)?;
    // What is there from an older or newer version and can't be read is left out.
    let date = browser::stored(DRAFT_DATE).filter(|value| day::parse(value).is_some());
    let published = date.map(|value| GivenDate { value, by: DateGiver::Reader });
    let corrections = corrections::parse(&browser::stored(DRAFT_CORRECTIONS).unwrap_or_default());
    let corrections = corrections.unwrap_or_default().into();
    Some(Source { corrections, ..Source::new(&text, published, Origin::Reader) })
}

/// Whether a text is kept for the next time.
pub(crate) fn keeps(text: &str) -> bool {
    text.len() <= DRAFT_LIMIT && browser::can_store()
}

/// Keeps the reader's own text in local storage; links and examples leave it alone.
#[hook]
pub(crate) fn use_kept_draft(page: &Page) {
    let act = page.act.clone();
    use_effect_on(page.state.source.clone(), move |source| {
        if source.origin != Origin::Reader || !keeps(&source.text) {
            return;
        }
        let corrections = corrections::write(&source.corrections);
        let date = source.published.as_ref().map_or("", |date| &date.value);
        let parts = [(DRAFT, &*source.text), (DRAFT_DATE, date), (DRAFT_CORRECTIONS, &corrections)];
        let is_kept = parts.iter().all(|(key, value)| match value.trim() {
            "" => {
                browser::forget(key);
                true
            }
            _ => browser::store(key, value),
        });
        // All or nothing: an older draft must not get the date or the corrections of this one.
        if !is_kept {
            parts.iter().for_each(|(key, _)| browser::forget(key));
            act.emit(Action::Notify(Notice::new(NO_ROOM)));
        }
    });
}

/// A text from outside, plain or HTML, as something to read.
pub(crate) fn source_of(text: &str) -> Source {
    let page = html_source::is_html(text).then(|| webpage::read(text));
    match page.filter(|page| !page.text.trim().is_empty()) {
        Some(page) => source_of_page(page),
        None => Source::new(text, None, Origin::Reader),
    }
}

fn source_of_page(page: WebPage) -> Source {
    let published = page.published.map(|date| GivenDate { value: day::write(date), by: DateGiver::Page });
    Source::new(&page.text, published, Origin::Reader)
}

/// Reads what is pasted anywhere on the page and what is dropped onto it. Returns whether a file
/// hovers over the page.
#[hook]
pub(crate) fn use_intake(page: &Page) -> bool {
    let hovering = use_state(|| false);
    let act = page.act.clone();
    {
        let hovering = hovering.clone();
        use_effect_on((), move |()| {
            let document = browser::document();
            let options = EventListenerOptions::enable_prevent_default();
            let listen = |name: &'static str, handler: Box<dyn FnMut(&web_sys::Event)>| {
                EventListener::new_with_options(&document, name, options, handler)
            };
            let on_paste = {
                let act = act.clone();
                listen("paste", Box::new(move |event| pasted(event.unchecked_ref(), &act)))
            };
            let over = hovering.clone();
            let on_over = listen(
                "dragover",
                Box::new(move |event| {
                    event.prevent_default();
                    over.set(true);
                }),
            );
            let out = hovering.clone();
            let on_leave = listen(
                "dragleave",
                Box::new(move |event| {
                    let event: &web_sys::DragEvent = event.unchecked_ref();
                    if event.related_target().is_none() {
                        out.set(false);
                    }
                }),
            );
            let on_drop = listen(
                "drop",
                Box::new(move |event| {
                    event.prevent_default();
                    hovering.set(false);
                    let event: &web_sys::DragEvent = event.unchecked_ref();
                    if let Some(data) = event.data_transfer() {
                        dropped(&data, &act);
                    }
                }),
            );
            move || drop([on_paste, on_over, on_leave, on_drop])
        });
    }
    *hovering
}

fn pasted(event: &web_sys::ClipboardEvent, act: &Callback<Action>) {
    let Some(data) = event.clipboard_data() else { return };
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    if let Some(target) = target {
        if target.dyn_ref::<web_sys::HtmlInputElement>().is_some() {
            return;
        }
        // Within a text of one's own a paste is an edit, which the field itself reports.
        if let Some(field) = target.dyn_ref::<HtmlTextAreaElement>()
            && !all_selected(field)
        {
            return;
        }
    }
    let transferred = source_in(&data);
    if let Some(source) = transferred {
        event.prevent_default();
        act.emit(Action::Read(source));
    }
}

fn all_selected(field: &HtmlTextAreaElement) -> bool {
    let start = field.selection_start().ok().flatten().unwrap_or(0);
    let end = field.selection_end().ok().flatten().unwrap_or(0);
    start == 0 && end == field.text_length()
}

/// The text that was copied or dragged: as HTML where that has text, else as it stands.
fn source_in(data: &DataTransfer) -> Option<Source> {
    let html = data.get_data("text/html").unwrap_or_default();
    let page = (!html.trim().is_empty()).then(|| webpage::read(&html));
    match page.filter(|page| !page.text.trim().is_empty()) {
        Some(page) => Some(source_of_page(page)),
        None => {
            let text = data.get_data("text/plain").unwrap_or_default();
            (!text.trim().is_empty()).then(|| source_of(&text))
        }
    }
}

fn dropped(data: &DataTransfer, act: &Callback<Action>) {
    match data.files().and_then(|files| files.get(0)) {
        Some(file) => open(file, act.clone()),
        None => {
            if let Some(source) = source_in(data) {
                act.emit(Action::Read(source));
            }
        }
    }
}

/// Reads a file that the reader gave.
pub(crate) fn open(file: File, act: Callback<Action>) {
    let name = file.name();
    let is_text = file.type_().starts_with("text/")
        || [".txt", ".md", ".html", ".htm"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    if !is_text {
        let words = format!("“{name}” is no text file. Readout reads .txt, .md and .html files.");
        return act.emit(Action::Notify(Notice::new(words)));
    }
    spawn_local(async move {
        match JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
            Some(text) => act.emit(Action::Read(source_of(&text))),
            None => {
                let words = format!("“{name}” could not be opened.");
                act.emit(Action::Notify(Notice::new(words)));
            }
        }
    });
}

/// The example at `index` of the menu.
pub(crate) fn example(index: usize) -> Source {
    Source::new(EXAMPLES[index].text, None, Origin::Example(index))
}
