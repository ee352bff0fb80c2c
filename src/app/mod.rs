//! The page: a client of the JavaScript API like any other. It computes no linguistics.
//!
//! [`state`] holds what is shown and the one function that changes it; the pure modules beside it
//! turn a result into what is drawn. Everything that touches the browser stands behind the feature
//! `app`: components draw, hooks listen and act.

pub mod blocks;
pub mod correcting;
pub mod drawing;
pub mod edit;
pub mod examples;
pub mod exports;
pub mod history;
pub mod html_source;
pub mod labels;
pub mod marks;
pub mod network;
pub mod notice;
pub mod outline;
pub mod quote;
pub mod reading;
pub mod rules;
pub mod sent;
pub mod shortcuts;
pub mod source;
pub mod state;
pub mod url;

#[cfg(feature = "app")]
mod browser;
#[cfg(feature = "app")]
mod components;
#[cfg(feature = "app")]
mod context;
#[cfg(feature = "app")]
mod hooks;
#[cfg(feature = "app")]
mod webpage;
#[cfg(feature = "app")]
mod worker;

/// Puts the page in the place of the shell.
#[cfg(feature = "app")]
pub fn start() {
    match browser::document().get_element_by_id("app") {
        Some(root) => drop(yew::Renderer::<components::app::App>::with_root(root).render()),
        None => browser::set_root_attribute("data-state", Some("failed")),
    }
}
