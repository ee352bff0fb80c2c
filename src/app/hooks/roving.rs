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
            let items = items(&node, selector);
            let is_stop = |item: &&Element| item.get_attribute("tabindex").as_deref() == Some("0");
            let stop = items.iter().find(is_stop).or(items.first()).cloned();
            if let Some(stop) = stop {
                make_stop(&items, &stop, role);
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
            make_stop(&items, &items[next], role);
            browser::focus(&items[next]);
        })
    };
    let onfocusin = {
        let node = node.clone();
        Callback::from(move |event: FocusEvent| {
            let target: Option<Element> = event.target_dyn_into();
            let items = items(&node, selector);
            if let Some(target) = target.filter(|target| items.contains(target)) {
                make_stop(&items, &target, role);
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

fn make_stop(items: &[Element], stop: &Element, role: Option<&str>) {
    for item in items {
        let index = if item == stop { "0" } else { "-1" };
        if item.get_attribute("tabindex").as_deref() != Some(index) {
            let _ = item.set_attribute("tabindex", index);
        }
        if let Some(role) = role {
            let _ = match item == stop {
                true => item.set_attribute("role", role),
                false => item.remove_attribute("role"),
            };
        }
    }
}
