//! One tab stop per list: Tab reaches the list, arrows move within it.

use crate::app::browser;
use crate::app::hooks::effect::use_effect_on;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// What a list needs for one tab stop.
#[derive(Clone, PartialEq)]
pub(crate) struct Roving {
    /// The list.
    pub(crate) node: NodeRef,
    /// Moves the focus.
    pub(crate) onkeydown: Callback<KeyboardEvent>,
    /// Makes what was focused by other means the tab stop.
    pub(crate) onfocusin: Callback<FocusEvent>,
}

/// One tab stop among the elements that match `selector`; looked up again when `version` changes.
///
/// Where `role` is given, the tab stop alone carries it: a text with a hundred marks is read aloud
/// as a text with one button.
#[hook]
pub(crate) fn use_roving<V: PartialEq + Clone + 'static>(
    selector: &'static str,
    role: Option<&'static str>,
    version: V,
) -> Roving {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_on(version, move |_| {
            let stops = items(&node, &format!("{selector}[tabindex='0']"));
            let first = || items(&node, selector).into_iter().next();
            if let Some(stop) = stops.into_iter().next().or_else(first) {
                make_stop(&node, selector, &stop, role);
            }
        });
    }
    let onkeydown = {
        let node = node.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let items = items(&node, selector);
            let Some(current) = browser::focused().and_then(|it| items.iter().position(|item| *item == it))
            else {
                return;
            };
            let last = items.len() - 1;
            let next = match event.key().as_str() {
                "ArrowDown" | "ArrowRight" => (current + 1).min(last),
                "ArrowUp" | "ArrowLeft" => current.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            make_stop(&node, selector, &items[next], role);
            browser::focus(&items[next]);
        })
    };
    let onfocusin = {
        let node = node.clone();
        Callback::from(move |event: FocusEvent| {
            let target: Option<Element> = event.target_dyn_into();
            if let Some(target) = target.filter(|target| target.matches(selector).unwrap_or(false)) {
                make_stop(&node, selector, &target, role);
            }
        })
    };
    Roving { node, onkeydown, onfocusin }
}

fn items(list: &NodeRef, selector: &str) -> Vec<Element> {
    let Some(found) = list.cast::<Element>().and_then(|list| list.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn make_stop(list: &NodeRef, selector: &str, stop: &Element, role: Option<&str>) {
    // Of a thousand marks only those are asked for that Tab would stop at.
    let others = items(list, &format!("{selector}:not([tabindex='-1'])"));
    for other in others.iter().filter(|other| *other != stop) {
        let _ = other.set_attribute("tabindex", "-1");
        if role.is_some() {
            let _ = other.remove_attribute("role");
        }
    }
    let _ = stop.set_attribute("tabindex", "0");
    if let Some(role) = role {
        let _ = stop.set_attribute("role", role);
    }
}
