//! What the reader should know, above the article, until dismissed.

use super::icon::{Picture, icon};
use crate::app::context::Page;
use crate::app::hooks::intake;
use crate::app::state::Action;
use yew::prelude::*;

/// The notice, if there is one.
pub(crate) fn notice_bar(page: &Page) -> Html {
    let Some(notice) = &page.state.notice else { return html! {} };
    let restore = {
        let act = page.act.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(source) = intake::draft() {
                act.emit(Action::Read(source));
            }
        })
    };
    html! {
        <div class="notice" role="status">
            <p>{ &notice.words }</p>
            if notice.offers_draft {
                <button type="button" onclick={restore}>{ "Back to my draft" }</button>
            }
            <button type="button" class="is-round" aria-label="Dismiss" onclick={page.on(Action::Dismiss)}>
                { icon(Picture::Close) }
            </button>
        </div>
    }
}
