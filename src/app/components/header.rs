//! The bar on top: the name, examples, share, export, looks, keys.

use super::icon::{Picture, icon};
use super::menu::Item;
use super::part::Part;
use crate::app::context::Page;
use crate::app::examples::EXAMPLES;
use crate::app::exports::{self, FORMATS};
use crate::app::hooks::address::share;
use crate::app::hooks::intake;
use crate::app::notice::Notice;
use crate::app::state::{Action, Dialog};
use crate::app::{browser, drawing};
use crate::corrections;
use std::rc::Rc;
use yew::prelude::*;

const THEME: &str = "readout.theme";
const THEMES: [(&str, &str); 3] = [("", "as the system"), ("light", "light"), ("dark", "dark")];

/// The bar on top.
#[hook]
pub(super) fn use_header(page: &Page, export: &Callback<&'static str>) -> Html {
    let examples: Vec<Item> = EXAMPLES
        .iter()
        .enumerate()
        .map(|(index, example)| {
            let act = page.act.clone();
            Item {
                words: example.title.to_owned(),
                act: Callback::from(move |()| act.emit(Action::Read(intake::example(index)))),
            }
        })
        .collect();
    let mut exports: Vec<Item> = FORMATS
        .iter()
        .map(|(name, title)| {
            let export = export.clone();
            Item { words: (*title).to_owned(), act: Callback::from(move |()| export.emit(name)) }
        })
        .collect();
    let list = Rc::clone(&page.state.source.corrections);
    if !list.is_empty() {
        let text = Rc::clone(&page.state.source.text);
        let save = Callback::from(move |()| {
            let name = format!("{}.corrections.json", exports::stem(&text));
            let _ = browser::download(&name, "application/json", &corrections::write(&list));
        });
        exports.push(Item { words: "Corrections (JSON)".to_owned(), act: save });
    }
    exports.push(Item { words: "Picture of who met whom (SVG)".to_owned(), act: save_picture(page) });
    exports
        .push(Item { words: "Print".to_owned(), act: Callback::from(|()| drop(browser::window().print())) });
    let onshare = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| share(&page))
    };
    html! {
        <header class="bar">
            <h1 class="brand"><a href="./">{ "Readout" }</a></h1>
            <p class="claim">{ "Who met whom, and what each said" }</p>
            <div class="tools">
                { Part::Menu("Examples", examples).html(page) }
                { Part::Menu("Export", exports).html(page) }
                <button type="button" id="share" class="is-strong" onclick={onshare}>{ "Share" }</button>
                { Part::ThemeButton.html(page) }
                <button type="button" class="is-round" aria-label="Keys" title="Keys (?)"
                    onclick={page.on(Action::Dialog(Some(Dialog::Keys)))}>{ "?" }</button>
            </div>
        </header>
    }
}

/// Saves the picture of who met whom, or says that there is none.
fn save_picture(page: &Page) -> Callback<()> {
    let page = page.clone();
    Callback::from(move |()| {
        let reading = page.state.reading.as_deref();
        let saved = reading.and_then(|reading| {
            let name = format!("{}.svg", exports::stem(&reading.text));
            browser::download(&name, "image/svg+xml", &drawing::svg(reading)?).ok()
        });
        if saved.is_none() {
            page.act(Action::Notify(Notice::new("No two people were found in contact with each other.")));
        }
    })
}

/// Turns through light, dark, and what the system says.
#[hook]
pub(super) fn use_theme_button() -> Html {
    let theme = use_state(|| {
        let stored = browser::stored(THEME).unwrap_or_default();
        THEMES.iter().position(|(key, _)| *key == stored).unwrap_or(0)
    });
    let title = format!("Colours: {}", THEMES[*theme].1);
    let onclick = Callback::from(move |_: MouseEvent| {
        let next = (*theme + 1) % THEMES.len();
        match THEMES[next].0 {
            "" => {
                browser::forget(THEME);
                browser::set_root_attribute("data-theme", None);
            }
            key => {
                browser::store(THEME, key);
                browser::set_root_attribute("data-theme", Some(key));
            }
        }
        theme.set(next);
    });
    html! {
        <button type="button" class="is-round" aria-label={title.clone()} {title} {onclick}>
            { icon(Picture::Light) }
        </button>
    }
}
