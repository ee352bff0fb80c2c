//! The form that puts one thing right, and the buttons that open it.

use super::button::{button, opener};
use super::dialog::{self, use_dialog};
use super::part::Part;
use crate::app::context::Page;
use crate::app::correcting::{
    Answers, Field, Form, Input, Missing, Subject, corrections, form, may_be_corrected, removal,
};
use crate::app::history::Change;
use crate::app::state::{Action, Dialog as Open, Shown};
use crate::article::Id;
use crate::corrections::Correction;
use crate::document::Span;
use std::rc::Rc;
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

/// What the date field takes: a day, month or year, or two such with a stroke between.
const DATES: &str = r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?";

/// The dialogue with the form.
#[hook]
pub(super) fn use_correct(page: &Page, reading: &Shown, subject: Subject) -> Html {
    // The page may be read anew below it; questions and answers are about the reading that was there.
    let reading = use_memo((), |()| reading.clone());
    let questions = use_memo((), |()| form(&reading, subject).unwrap_or_default());
    let problem = use_state(String::new);
    let make = {
        let act = page.act.clone();
        move |list: Vec<Correction>| {
            dialog::close();
            if !list.is_empty() {
                act.emit(Action::Correct(Change::Add(list)));
            }
        }
    };
    let onsubmit = {
        let (reading, questions, problem, make) =
            (Rc::clone(&reading), Rc::clone(&questions), problem.clone(), make.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match corrections(&reading, subject, &answers(&questions, event.target_unchecked_into())) {
                Ok(list) => make(list),
                Err(words) => problem.set(words),
            }
        })
    };
    let removal_button = questions.removal.map(|words| {
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Subject::Item(id) = subject {
                make(removal(&reading, id).into_iter().collect());
            }
        });
        button("is-poor", words, onclick)
    });
    let actions = html! {
        <>
            <button type="submit" form="correct" class="is-strong">{ "Save" }</button>
            { for removal_button }
        </>
    };
    let body = html! {
        <>
            if !questions.about.is_empty() {
                <p class="about" dir="auto">{ &questions.about }</p>
            }
            <form id="correct" {onsubmit}>
                { Part::Fields(Rc::clone(&questions)).html(page) }
                <p class="problem" role="alert">{ &*problem }</p>
            </form>
        </>
    };
    use_dialog(page, &questions.title, "Cancel", actions, body)
}

/// What the fields of a form hold.
fn answers(form: &Form, element: HtmlFormElement) -> Answers {
    let Ok(data) = FormData::new_with_form(&element) else { return Answers::default() };
    let more = form.more.iter().flat_map(|(_, fields)| fields);
    let of = |field: &Field| {
        let name = field.name;
        let values = data.get_all(name);
        values.iter().filter_map(move |value| Some((name, value.as_string()?))).collect::<Vec<_>>()
    };
    Answers(form.fields.iter().chain(more).flat_map(of).collect())
}

/// The fields; drawn once, so that what the reader enters stays.
pub(super) fn fields(form: &Form) -> Html {
    html! {
        <>
            { for form.fields.iter().map(field) }
            if let Some((words, fields)) = &form.more {
                <details><summary>{ *words }</summary>{ for fields.iter().map(field) }</details>
            }
        </>
    }
}

fn field(field: &Field) -> Html {
    let Field { name, label, input } = field;
    let (name, id) = (*name, format!("correct-{name}"));
    let input = match input {
        Input::Ticks(options) => {
            let options = options.iter().enumerate().map(|(at, (words, ticked))| {
                html! {
                    <label><input type="checkbox" {name} value={at.to_string()} checked={*ticked} />
                        <span dir="auto">{ words }</span></label>
                }
            });
            return html! { <fieldset><legend>{ *label }</legend><div class="ticks">{ for options }</div></fieldset> };
        }
        Input::Line(value) => {
            html! { <input {id} {name} value={value.clone()} maxlength="200" autocomplete="off" /> }
        }
        Input::Words(value) => {
            html! { <textarea {id} {name} rows="2" required=true defaultvalue={value.clone()} /> }
        }
        Input::Date(value) => html! {
            <input {id} {name} value={value.clone()} pattern={DATES} autocomplete="off"
                placeholder="2025-03-01, 2025-03 or 2025" title="A day 2025-03-01, a month 2025-03 or a year 2025" />
        },
        Input::Choice(options, chosen) => {
            let options = options.iter().enumerate().map(|(at, words)| {
                html! { <option value={at.to_string()} selected={at == *chosen}>{ words }</option> }
            });
            html! { <select {id} {name}>{ for options }</select> }
        }
    };
    html! { <p class="field"><label for={format!("correct-{name}")}>{ *label }</label>{ input }</p> }
}

/// The button that opens the form for an item.
pub(super) fn correct_button(page: &Page, id: Id) -> Html {
    if !may_be_corrected(id) {
        return html! {};
    }
    opener(page, "small correct", "Correct …", Open::Correct(Subject::Item(id)))
}

/// Buttons that open the forms for what is missing; `words` say what they are about, `span` where words were picked.
pub(super) fn add_buttons(page: &Page, words: &'static str, span: Option<Span>) -> Html {
    let buttons = Missing::ALL
        .into_iter()
        .map(|(missing, words)| opener(page, "small", words, Open::Correct(Subject::Missing(missing, span))));
    html! { <div class="add" role="group" aria-label={words}><span>{ words }</span>{ for buttons }</div> }
}
