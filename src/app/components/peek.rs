//! What stands behind a mark, on a card beside it while the mark is pointed at or focused. Where several items meet in one
//! mark, the card is the list to pick from; a press opens it too, for fingers.

use super::button::toggle;
use super::filter::dot;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::effect::use_effect_on;
use crate::app::labels;
use crate::app::quote;
use crate::app::state::{Action, Shown, Side};
use crate::article::{Id, IdKind};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, FocusEvent, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

/// How long the pointer rests on a mark before the card comes, and how long it stays when the pointer has left: long
/// enough to get onto it. In milliseconds.
const PATIENCE: u32 = 250;
/// The id of the card, for what it describes.
const CARD: &str = "peek";

/// A mark that is looked at, and the height at which it is, in the window.
#[derive(Clone, PartialEq)]
struct Look {
    mark: Element,
    y: f64,
}

/// What an event asks of the card.
enum Ask {
    /// To show this after so many milliseconds.
    Show(Look, u32),
    /// To go after so many milliseconds.
    Hide(u32),
    /// To stay.
    Keep,
    Nothing,
}

/// The card.
#[hook]
pub(super) fn use_peek(page: &Page, reading: &Shown, sheet: &NodeRef) -> Html {
    let look = use_state(|| None::<Look>);
    let due = use_mut_ref(|| None::<Timeout>);
    let card = use_node_ref();
    {
        let (look, sheet) = (look.setter(), sheet.clone());
        use_effect_on(reading.clone(), move |_| {
            look.set(None);
            let listeners = sheet.cast::<Element>().map(|sheet| {
                ["pointerover", "pointerleave", "focusin", "focusout", "click", "keydown"].map(|name| {
                    let (look, due) = (look.clone(), Rc::clone(&due));
                    // Escape puts the card away wherever the focus is.
                    let document = browser::document();
                    let target: &EventTarget = if name == "keydown" { &document } else { &sheet };
                    EventListener::new(target, name, move |event| {
                        let (wait, next) = match asked(event) {
                            Ask::Show(look, wait) => (wait, Some(look)),
                            Ask::Hide(wait) => (wait, None),
                            Ask::Keep => return drop(due.take()),
                            Ask::Nothing => return,
                        };
                        let look = look.clone();
                        due.replace(Some(Timeout::new(wait, move || look.set(next))));
                    })
                })
            });
            move || drop(listeners)
        });
    }
    {
        let (card, sheet) = (card.clone(), sheet.clone());
        use_effect_on((*look).clone(), move |look| {
            let card = card.cast::<HtmlElement>().zip(sheet.cast::<Element>());
            if let (Some(look), Some((card, sheet))) = (look, card) {
                place(&card, &sheet, look);
            }
            let described = look.as_ref().map(|look| look.mark.clone());
            if let Some(mark) = &described {
                let _ = mark.set_attribute("aria-describedby", CARD);
            }
            move || {
                if let Some(mark) = described {
                    let _ = mark.remove_attribute("aria-describedby");
                }
            }
        });
    }
    let Some(look) = &*look else { return html! {} };
    let rows = ids(&look.mark).into_iter().map(|id| {
        let is_selected = page.state.is_selected(id);
        let (what, more) = described(reading, id);
        let words = html! {
            <>
                <b>{ dot(id) }{ what }</b>
                if let Some(more) = more {
                    { " " }<span dir="auto">{ more }</span>
                }
            </>
        };
        html! {
            <li key={id.to_string()}>
                { toggle("", is_selected, words, page.on(Action::Select(id, Side::Article))) }
            </li>
        }
    });
    html! {
        <ul class="peek" id={CARD} ref={card} aria-label="Found in these words">{ for rows }</ul>
    }
}

/// What an event on the article asks of the card.
fn asked(event: &Event) -> Ask {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
        return Ask::Nothing;
    };
    let within = |selector: &str| target.closest(selector).ok().flatten();
    if within(".peek").is_some() {
        return match event.type_().as_str() {
            "keydown" if is_escape(event) => Ask::Hide(0),
            "focusout" if !stays(event) => Ask::Hide(0),
            "pointerleave" | "keydown" | "focusout" => Ask::Nothing,
            _ => Ask::Keep,
        };
    }
    let look = |y: Option<f64>| {
        let mark = within("mark")?;
        let y = y.unwrap_or_else(|| mark.get_client_rects().get(0).map_or(0.0, |line| line.bottom() - 1.0));
        Some(Look { mark, y })
    };
    match event.type_().as_str() {
        "pointerover" => {
            let pointer: &PointerEvent = event.unchecked_ref();
            match (pointer.pointer_type().as_str(), look(Some(pointer.client_y().into()))) {
                ("mouse", Some(look)) => Ask::Show(look, PATIENCE),
                ("mouse", None) => Ask::Hide(PATIENCE),
                _ => Ask::Nothing,
            }
        }
        "pointerleave" => Ask::Hide(PATIENCE),
        "focusin" => match look(None) {
            Some(look) if look.mark.matches(":focus-visible").unwrap_or(false) => Ask::Show(look, 0),
            _ => Ask::Nothing,
        },
        "focusout" if !stays(event) => Ask::Hide(0),
        "click" => {
            let pointer: &PointerEvent = event.unchecked_ref();
            match look(Some(pointer.client_y().into())) {
                Some(look) if ids(&look.mark).len() > 1 => Ask::Show(look, 0),
                _ => Ask::Hide(0),
            }
        }
        "keydown" if is_escape(event) => Ask::Hide(0),
        _ => Ask::Nothing,
    }
}

fn is_escape(event: &Event) -> bool {
    event.unchecked_ref::<KeyboardEvent>().key() == "Escape"
}

/// Whether the focus goes to the card or to a mark.
fn stays(event: &Event) -> bool {
    let next =
        event.unchecked_ref::<FocusEvent>().related_target().and_then(|it| it.dyn_into::<Element>().ok());
    next.is_some_and(|next| next.closest(".peek, mark").ok().flatten().is_some())
}

fn ids(mark: &Element) -> Vec<Id> {
    let ids = mark.get_attribute("data-ids").unwrap_or_default();
    ids.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// Puts the card below the line that is looked at, or above where there is no room; a mark may run over several lines.
fn place(card: &HtmlElement, sheet: &Element, look: &Look) {
    let (outer, lines) = (sheet.get_bounding_client_rect(), look.mark.get_client_rects());
    let lines: Vec<_> = (0..lines.length()).filter_map(|at| lines.get(at)).collect();
    let Some(line) = lines.iter().find(|line| line.bottom() >= look.y).or(lines.last()) else { return };
    let height = f64::from(card.offset_height());
    let room = browser::window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
    // In one column the panels lie over the foot of the window.
    let foot = if browser::matches("(max-width: 55.99rem)") { room * 0.55 } else { room };
    let above = line.bottom() + height > foot && line.top() > height;
    let top = if above { line.top() - height - 4.0 } else { line.bottom() + 4.0 } - outer.top();
    let left =
        (line.left() - outer.left()).min(outer.width() - f64::from(card.offset_width()) - 8.0).max(8.0);
    for (property, length) in [("top", top), ("left", left)] {
        let _ = card.style().set_property(property, &format!("{}px", length.round() as i32));
    }
}

/// An item in a few words, and in a few more.
fn described(reading: &Shown, id: Id) -> (String, Option<String>) {
    match id.kind {
        IdKind::Time => {
            let Some(time) = reading.time(id) else { return Default::default() };
            let value = time.value.as_deref().map(labels::date);
            (value.unwrap_or_else(|| reading.words(time.span)), Some(labels::time(time.kind).to_owned()))
        }
        IdKind::Encounter | IdKind::Statement => {
            let line = quote::line(reading, id).unwrap_or_default();
            match line.split_once(": ") {
                Some((who, what)) => (format!("{who}:"), Some(what.to_owned())),
                None => (line, None),
            }
        }
        _ => {
            let Some(entity) = reading.entity(id) else { return Default::default() };
            let titles = entity.titles.join(", ");
            let more = if titles.is_empty() { labels::entity(entity.kind).to_owned() } else { titles };
            (entity.name.clone(), Some(more))
        }
    }
}
