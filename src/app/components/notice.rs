//! What the reader should know, above the article, until dismissed.

use super::button::button;
use super::icon::{Picture, icon};
use crate::app::context::Page;
use crate::app::hooks::intake;
use crate::app::hooks::update::update;
use crate::app::notice::Offer;
use crate::app::state::Action;
use yew::prelude::*;

/// The notice, if there is one.
pub(crate) fn notice_bar(page: &Page) -> Html {
    let Some(notice) = &page.state.notice else { return html! {} };
    let offer = notice.offer.map(|offer| {
        let act = page.act.clone();
        let onclick = Callback::from(move |_: MouseEvent| match offer {
            Offer::Draft => intake::draft().into_iter().for_each(|source| act.emit(Action::Read(source))),
            Offer::Update => update(),
        });
        let words = match offer {
            Offer::Draft => "Back to my draft",
            Offer::Update => "Load it",
        };
        button("", words, onclick)
    });
    html! {
        <div class="notice" role="status">
            <p>{ &notice.words }</p>
            { for offer }
            <button type="button" class="is-round" aria-label="Dismiss" onclick={page.on(Action::Dismiss)}>
                { icon(Picture::Close) }
            </button>
        </div>
    }
}
