//! The link, once it has been asked for.

use super::button::button;
use super::class::class;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::address::address_of;
use crate::app::labels::count;
use crate::link::Length;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The link with its length.
pub(crate) fn share_bar(page: &Page) -> Html {
    let state = &page.state;
    let Some(link) = state.link.as_deref().filter(|_| state.shared) else { return html! {} };
    let address = address_of(link, &state.view());
    let length = address.len();
    let (light, words) = match Length::of(length) {
        Length::Short => ("is-green", "short enough for everywhere"),
        Length::Long => ("is-amber", "fine in browsers, too long for some chat and mail programs"),
        Length::TooLong => ("is-red", "too long for many programs: export a file instead"),
    };
    let copied = match state.copied {
        Some(true) => "Copied.",
        Some(false) => "The browser would not copy it: copy it from the field.",
        None => "",
    };
    let onfocus =
        Callback::from(|event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select());
    let hand_over = {
        let address = address.clone();
        Callback::from(move |_: MouseEvent| browser::share(&address))
    };
    html! {
        <section class="share" aria-label="Share">
            <label for="link">{ "Link" }</label>
            <input id="link" type="url" readonly=true value={address} {onfocus} />
            <p class={class(&["light", light])}>
                <span class="lamp" aria-hidden="true" />
                { format!("{copied} {} characters, {words}. ", count(length)) }
                { "The article travels inside the link; no server sees it." }
            </p>
            if browser::can_share() {
                { button("", "Send to …", hand_over) }
            }
        </section>
    }
}
