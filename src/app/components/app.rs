//! The page as a whole.

use super::class::{class, when};
use super::footer::footer;
use super::notice::notice_bar;
use super::part::Part;
use super::share::share_bar;
use crate::app::browser;
use crate::app::context::{Page, use_new_page};
use crate::app::hooks::address::{opening, use_address};
use crate::app::hooks::extractor::use_extractor;
use crate::app::hooks::intake::{use_intake, use_kept_draft};
use crate::app::hooks::keys::use_keys;
use crate::app::hooks::reveal::use_reveal;
use crate::app::hooks::update::use_update;
use crate::app::labels::{count, counted};
use crate::app::reading::Reading;
use crate::app::state::{Dialog, Phase, State};
use yew::prelude::*;

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let page = use_new_page(opening);
    let export = use_extractor(&page);
    use_address(&page);
    use_kept_draft(&page);
    use_keys(&page);
    use_reveal(&page.state);
    use_update(&page);
    let hovering = use_intake(&page);

    let state = &page.state;
    let phase = data_state(&state.phase);
    use_effect(move || browser::set_root_attribute("data-state", Some(phase)));

    html! {
        <>
            { Part::Header(export).html(&page) }
            <main class={class(&["page", when(hovering, "is-target"), when(state.plain, "is-plain")])}>
                { notice_bar(&page) }
                <div class="desk">
                    { Part::Compose.html(&page) }
                    { share_bar(&page) }
                    { Part::Article.html(&page) }
                </div>
                { Part::Panels.html(&page) }
            </main>
            { footer(&page) }
            { dialog(&page) }
            <p class="visually-hidden" role="status">{ status(state) }</p>
            if hovering {
                <p class="drop-hint" aria-hidden="true">{ "Drop the article here" }</p>
            }
        </>
    }
}

fn dialog(page: &Page) -> Html {
    let state = &page.state;
    match (state.dialog, &state.reading) {
        (Some(Dialog::Keys), _) => Part::Keys.html(page),
        (Some(Dialog::Corrections), _) => Part::Corrections.html(page),
        (Some(Dialog::Correct(subject)), Some(reading)) => Part::Correct(reading.clone(), subject).html(page),
        _ => html! {},
    }
}

fn data_state(phase: &Phase) -> &'static str {
    match phase {
        Phase::Waiting | Phase::Reading => "reading",
        Phase::Ready => "ready",
        Phase::Failed(_) => "failed",
    }
}

/// What there is to say about corrections: ", with 2 corrections, 1 of them not applied".
fn corrected(reading: &Reading) -> String {
    let outcomes = &reading.article.corrections;
    let lost = outcomes.iter().filter(|outcome| outcome.why.is_some()).count();
    match (outcomes.len(), lost) {
        (0, _) => String::new(),
        (all, 0) => format!(", with {}", counted(all, "correction", "corrections")),
        (all, lost) => {
            format!(", with {}, {lost} of them not applied", counted(all, "correction", "corrections"))
        }
    }
}

/// The news for the one polite live region.
fn status(state: &State) -> String {
    match (&state.phase, &state.reading) {
        (Phase::Failed(_), _) => "The article could not be read.".to_owned(),
        (Phase::Ready, Some(reading)) if !reading.text.trim().is_empty() => format!(
            "{}, {} and {} found{}.",
            counted(reading.people().count(), "person", "people"),
            counted(reading.article.encounters.len(), "encounter", "encounters"),
            counted(reading.article.statements.len(), "statement", "statements"),
            corrected(reading),
        ),
        (Phase::Reading, _) if state.source.text.len() > 500_000 => {
            format!("Reading {} characters.", count(state.source.text.chars().count()))
        }
        _ => String::new(),
    }
}
