//! The address bar: opening links, making them, keeping the view in them.

use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::effect::use_effect_on;
use crate::app::hooks::intake;
use crate::app::labels::count;
use crate::app::notice::{Notice, Offer};
use crate::app::sent;
use crate::app::source::{DateGiver, GivenDate, Origin, Source};
use crate::app::state::Action;
use crate::app::url::View;
use crate::corrections;
use crate::day;
use crate::link::{self, LinkError, Shared};
use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A longer text (in bytes) makes a link that nothing accepts, and takes its time to make.
const SHARE_LIMIT: usize = 200_000;

/// A longer text (in bytes) would hold up the page for seconds while its link is opened.
const OPEN_LIMIT: usize = 1 << 20;

/// What the page opens with: the link in the address, or the draft kept from last time.
pub(crate) fn opening() -> Option<Action> {
    linked().or_else(|| intake::draft().map(Action::Read))
}

/// Opens the link in the address whenever it changes. After that the address follows what is looked at.
#[hook]
pub(crate) fn use_address(page: &Page) {
    let act = page.act.clone();
    use_effect_on((), move |()| {
        let listener = EventListener::new(&browser::window(), "hashchange", move |_| {
            linked().into_iter().for_each(|action| act.emit(action));
        });
        move || drop(listener)
    });
    use_effect_on((page.state.link.clone(), page.state.view()), |(link, view)| {
        if let Some(link) = link {
            browser::replace_address(&address_of(link, view));
        }
    });
    // A draft is kept in the browser, with what was put right in it; another article has that in its address.
    let act = page.act.clone();
    let history = &page.state.history;
    let is_touched = history.can_undo() || history.can_redo();
    use_effect_on((page.state.source.clone(), is_touched), move |(source, is_touched)| {
        if *is_touched
            && source.origin != Origin::Reader
            && source.text.len() <= SHARE_LIMIT
            && let Ok(link) = link_to(source)
        {
            act.emit(Action::Linked(link));
        }
    });
    // Once the text is another one, the address must not bring back the old.
    let origin = page.state.source.origin.clone();
    let opens = page.state.request == 1;
    use_effect_on((origin, page.state.link.is_some()), move |(origin, linked)| {
        if !opens
            && *origin != Origin::Link
            && !linked
            && ["#1.", sent::START].iter().any(|start| browser::fragment().starts_with(start))
        {
            browser::replace_address(&browser::address());
        }
    });
}

/// The whole address of a link, looked at like this.
pub(crate) fn address_of(link: &str, view: &View) -> String {
    format!("{}{link}{}", browser::address(), link::View::from(view))
}

/// Opens the link in the address, if there is one, or says why it can't be opened.
fn linked() -> Option<Action> {
    let fragment = browser::fragment();
    let own_draft = intake::draft();
    match link::read_up_to(&fragment, OPEN_LIMIT) {
        Ok(opened) => {
            let Shared { text, published, corrections } = opened.shared;
            let corrections = corrections::parse(&corrections);
            let offers_draft = own_draft.is_some_and(|draft| *draft.text != *text);
            let damage = opened.damage.map(|damage| format!("Part of this link is lost: {damage}."));
            let refused = corrections
                .as_ref()
                .err()
                .map(|why| format!("The corrections in this link were left out: {why}."));
            let words = match (damage.or(refused), offers_draft) {
                (Some(trouble), _) => Some(trouble),
                (None, true) => Some("This is the article from the link. Your own draft is kept.".to_owned()),
                (None, false) => None,
            };
            let corrections = corrections.unwrap_or_default().into();
            let link = match opened.damage {
                None => fragment.split('&').next().map(str::to_owned),
                Some(_) => None,
            };
            let published = published.map(|date| GivenDate { value: day::write(date), by: DateGiver::Link });
            Some(Action::Open {
                source: Source { corrections, ..Source::new(&text, published, Origin::Link) },
                link,
                view: View::from(&opened.view),
                notice: words.map(|words| Notice { words, offer: offers_draft.then_some(Offer::Draft) }),
            })
        }
        // Anything else may stand after the #, and is none of ours.
        Err(LinkError::NotALink) => sent::read(&fragment).map(|(text, date)| {
            let published = date.map(|value| GivenDate { value, by: DateGiver::Page });
            let words =
                own_draft.is_some().then_some("This is the article you sent. Your own draft is kept.");
            Action::Open {
                source: Source::new(&text, published, Origin::Link),
                link: None,
                view: View::default(),
                notice: words.map(|words| Notice { words: words.to_owned(), offer: Some(Offer::Draft) }),
            }
        }),
        Err(error) => {
            let words = format!("The link could not be opened: {error}.");
            let offer = own_draft.is_some().then_some(Offer::Draft);
            Some(Action::Notify(Notice { words, offer }))
        }
    }
}

/// The link to a source.
fn link_to(source: &Source) -> Result<String, LinkError> {
    link::write(&Shared {
        text: source.text.to_string(),
        published: source.published.as_ref().and_then(|date| day::parse(&date.value)),
        corrections: corrections::write(&source.corrections),
    })
}

/// Makes the link, writes it into the address bar and copies it.
pub(crate) fn share(page: &Page) {
    let source = &page.state.source;
    let say = |words: String| page.act(Action::Notify(Notice::new(words)));
    if source.text.trim().is_empty() {
        return say("There is nothing to share yet.".to_owned());
    }
    if source.text.len() > SHARE_LIMIT {
        return say(format!(
            "With {} characters this article is too long for a link. Export it as a file instead.",
            count(source.text.chars().count()),
        ));
    }
    let link = match link_to(source) {
        Ok(link) => link,
        Err(error) => return say(format!("No link could be made: {error}.")),
    };
    let address = address_of(&link, &page.state.view());
    page.act(Action::Shared(link));
    let act = page.act.clone();
    spawn_local(async move {
        let copied = browser::copy(&address).await;
        act.emit(Action::Copied(copied));
        if !copied && let Some(field) = browser::document().get_element_by_id("link") {
            browser::focus(&field);
        }
    });
}
