//! A field that narrows a list to the entries with certain words.

use crate::app::reading::Reading;
use crate::app::state::Shown;
use crate::app::{browser, quote};
use crate::article::Id;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A list of fewer entries is looked through faster than searched.
const FEW: usize = 6;

/// What is searched for, and the field.
pub(super) struct Search {
    words: Vec<String>,
    /// The field; nothing for a short list.
    pub(super) field: Html,
}

impl Search {
    /// Whether an entry holds every word searched for.
    pub(super) fn finds(&self, reading: &Reading, id: Id) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let text = browser::lower_case(&quote::line(reading, id).unwrap_or_default());
        self.words.iter().all(|word| text.contains(word))
    }

    /// The message for an empty list.
    pub(super) fn nothing(&self) -> Html {
        let words = match self.words.as_slice() {
            [] => "Nothing of this kind was found.".to_owned(),
            words => format!("Nothing here has the words “{}”.", words.join(" ")),
        };
        html! { <p class="hint" role="status">{ words }</p> }
    }
}

/// A field for searching the entries of a reading.
#[hook]
pub(super) fn use_search(reading: &Shown, label: &'static str) -> Search {
    let text = use_state(String::new);
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            text.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let entries = reading.article.statements.len() + reading.article.encounters.len();
    let field = html! {
        if entries > FEW {
            <input type="search" class="search" aria-label={label} placeholder={label} value={(*text).clone()} {oninput} />
        }
    };
    Search { words: browser::lower_case(&text).split_whitespace().map(str::to_owned).collect(), field }
}
