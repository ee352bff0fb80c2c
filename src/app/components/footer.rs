//! Below everything: a bookmark that sends an article here, and where the text stays.

use crate::app::browser;
use crate::app::context::Page;
use crate::app::notice::Notice;
use crate::app::state::Action;
use yew::prelude::*;

/// What the bookmark runs on another page; it names this one as `PAGE`.
const BOOKMARK: &str = include_str!("../bookmark.js");

/// The footer.
pub(super) fn footer(page: &Page) -> Html {
    let script = BOOKMARK.replace("PAGE", &format!("\"{}\"", browser::address()));
    let href = format!("javascript:{}", js_sys::encode_uri_component(script.trim()));
    let onclick = {
        let act = page.act.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            let words = "Drag this to your bookmarks. On a page with an article, press the bookmark: what you have selected there, \
                         or the whole article, opens here.";
            act.emit(Action::Notify(Notice::new(words)));
        })
    };
    html! {
        <footer class="foot">
            <p>
                { "Read any page: drag " }
                <a class="bookmark" {href} {onclick}>{ "Read in Readout" }</a>
                { " to your bookmarks." }
            </p>
            <p>{ "What you paste stays in this browser." }</p>
            <p><a href="docs/">{ "Docs" }</a></p>
        </footer>
    }
}
