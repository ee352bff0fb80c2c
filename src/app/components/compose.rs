//! Where an article comes in: the text field, the date of publication, the Read button.

use super::button::button;
use super::class::when;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::effect::use_effect_on;
use crate::app::hooks::intake;
use crate::app::html_source;
use crate::app::labels::{count, provenance};
use crate::app::source::{Origin, Source};
use crate::app::state::{Action, Phase};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// How long the reader has to pause, in milliseconds, before a changed text is read; up to twice that where reading takes long.
const PAUSE: u32 = 250;
/// A longer text (in bytes) is read on Read only.
const LIVE_LIMIT: usize = 300_000;

/// A text with a longer line (in bytes) is shown in the field without breaking lines: that takes a browser longer
/// than reading it.
const ENDLESS: usize = 20_000;
/// A longer text (in bytes) is kept and shown as the article, but not put into the field: finding its direction and
/// selecting in it take browsers a time that grows with the square of the length.
const FIELD_LIMIT: usize = 500_000;

/// Who asks for a reading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The reader, who has ended.
    Button,
    /// A pause in writing: what was written stays as it is.
    Pause,
}

/// A longer text (in bytes) takes the place of what is in the field without a way back by the field's own undo: typing it takes too long.
const UNDO_LIMIT: usize = 100_000;

/// The text field with what belongs to it.
#[hook]
pub(super) fn use_compose(page: &Page) -> Html {
    let state = &page.state;
    let field = use_node_ref();
    let file = use_node_ref();
    let pause = use_mut_ref(|| None::<Timeout>);
    // The field is large while it is written in, and until another text comes or the reader asks for a reading: an article that moved
    // when the field loses the focus would move away under the pointer.
    let open = use_state_eq(|| false);

    // The field follows the source, not the other way round, and keeps its caret while it is typed in.
    {
        let (field, open) = (field.clone(), open.setter());
        use_effect_on(Rc::clone(&state.source.text), move |text| {
            let text = in_field(text);
            if let Some(field) = field.cast::<HtmlTextAreaElement>()
                && field.value() != text
            {
                let endless = text.split('\n').any(|line| line.len() > ENDLESS);
                field.set_wrap(if endless { "off" } else { "soft" });
                if text.len() > UNDO_LIMIT || !browser::type_over(&field, text) {
                    field.set_value(text);
                }
                open.set(false);
                // Laying a long text out for it takes longer than all else here: a task of its own.
                Timeout::new(0, move || field.set_scroll_top(0)).forget();
            }
        });
    }

    let read = {
        let (page, field, pause, open) = (page.clone(), field.clone(), Rc::clone(&pause), open.setter());
        Callback::from(move |by: By| {
            pause.take();
            if by == By::Button {
                open.set(false);
            }
            let text = field.cast::<HtmlTextAreaElement>().map(|it| it.value()).unwrap_or_default();
            page.act(if in_field(&page.state.source.text) == text {
                Action::Edit(Rc::clone(&page.state.source.text))
            } else if by == By::Button && html_source::is_html(&text) {
                Action::Read(intake::source_of(&text))
            } else {
                Action::Edit(text.into())
            });
        })
    };
    let latest_read = use_mut_ref(|| read.clone());
    latest_read.replace(read.clone());
    let oninput = {
        let (page, field, pause, open) = (page.clone(), field.clone(), Rc::clone(&pause), open.setter());
        Callback::from(move |_: InputEvent| {
            // The page itself has put the text in.
            if field.cast::<HtmlTextAreaElement>().is_some_and(|it| it.value() == *page.state.source.text)
                && page.state.phase != Phase::Waiting
            {
                return;
            }
            open.set(true);
            let length = field.cast::<HtmlTextAreaElement>().map_or(0, |it| it.text_length());
            // Once is enough: with each key the page would be drawn anew.
            if page.state.phase != Phase::Waiting {
                page.act(Action::Wait);
            }
            let latest = Rc::clone(&latest_read);
            let due = (length as usize) < LIVE_LIMIT;
            let last = page.state.reading.as_ref().map_or(0.0, |it| it.milliseconds);
            let wait = PAUSE + (last as u32).min(PAUSE);
            pause.replace(due.then(|| Timeout::new(wait, move || latest.borrow().emit(By::Pause))));
        })
    };
    let onclick = {
        let read = read.clone();
        Callback::from(move |_: MouseEvent| read.emit(By::Button))
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            read.emit(By::Button);
        }
    });
    let onfocus = {
        let (field, is_example) = (field.clone(), matches!(state.source.origin, Origin::Example(_)));
        // An example is there to be replaced.
        Callback::from(move |_: FocusEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|_| is_example) {
                field.select();
            }
        })
    };
    let onpointerdown = {
        let open = open.setter();
        Callback::from(move |_: PointerEvent| open.set(true))
    };
    html! {
        <section class="compose" aria-label="What is read">
            <div class="field">
                <label for="article-text">{ "Article text" }</label>
                <span class="origin">{ origin(&state.source) }</span>
                <textarea id="article-text" ref={field} rows="3" spellcheck="false" dir="auto" class={when(*open, "is-open").to_owned()} {onpointerdown}
                    placeholder={placeholder(&state.source.text)} {oninput} {onkeydown} {onfocus} />
            </div>
            <div class="controls">
                { date_field(page) }
                { file_button(page, file) }
                { button("is-strong", "Read", onclick) }
                if matches!(state.phase, Phase::Waiting | Phase::Reading) {
                    <span class="busy" aria-hidden="true" />
                }
            </div>
        </section>
    }
}

/// What the field holds of a text.
fn in_field(text: &str) -> &str {
    if text.len() > FIELD_LIMIT { "" } else { text }
}

fn placeholder(text: &str) -> &'static str {
    if text.len() > FIELD_LIMIT {
        "This text is too long to be changed here. What you paste or write here takes its place."
    } else {
        "Paste a news article here"
    }
}

fn origin(source: &Source) -> String {
    match source.origin {
        Origin::Example(_) => "An example: paste your own".to_owned(),
        Origin::Link => "From the link you opened".to_owned(),
        Origin::Reader if source.text.trim().is_empty() => String::new(),
        Origin::Reader => {
            let kept = if intake::keeps(&source.text) {
                "kept in this browser only"
            } else {
                "gone when this page is closed"
            };
            format!("{} characters, {kept}", count(source.text.chars().count()))
        }
    }
}

/// The date of publication, always in view, with where it comes from.
fn date_field(page: &Page) -> Html {
    let state = &page.state;
    let given = state.source.published.as_ref();
    let read = state.reading.as_ref().and_then(|it| it.article.published.as_ref());
    let value =
        given.map(|it| it.value.clone()).or_else(|| read.map(|it| it.value.clone())).unwrap_or_default();
    let onchange = {
        let act = page.act.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            act.emit(Action::Date((!value.is_empty()).then_some(value)));
        })
    };
    html! {
        <div class="date">
            <label for="published">{ "Date of publication" }</label>
            <input type="date" id="published" {value} {onchange} min="1800-01-01" max="2199-12-31"
                aria-describedby="published-from" />
            <span id="published-from" class="fine">{ provenance(given, read) }</span>
        </div>
    }
}

/// Opens a file.
fn file_button(page: &Page, input: NodeRef) -> Html {
    let onchange = {
        let act = page.act.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                intake::open(file, act.clone());
            }
            input.set_value("");
        })
    };
    let onclick = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                browser::click(&input);
            }
        })
    };
    html! {
        <>
            <input type="file" ref={input} accept=".txt,.md,.html,.htm,text/*" hidden=true {onchange}
                aria-label="File" tabindex="-1" />
            { button("", "Open file", onclick) }
        </>
    }
}
