//! Entries under headings, as the timeline and the statements have them: one tab stop, what belongs under an entry below
//! it, a long list drawn piece by piece.

use super::button::button;
use super::class::{class, when};
use super::why::why;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::state::{Action, Shown, Side};
use crate::article::{Id, IdKind};
use crate::order::sort_by_numbers;
use web_sys::{HtmlSelectElement, ScrollLogicalPosition};
use yew::prelude::*;

/// How many entries are drawn at first, and with each press of the button for more.
pub(super) const STEP: usize = 100;
/// A list of more entries is set closer.
const DENSE: usize = 30;
/// A list of more groups can be jumped through.
const JUMP: usize = 3;

/// Statements and encounters under one heading.
pub(super) struct Group {
    /// The heading in plain words, by which it is jumped to.
    pub(super) title: String,
    /// The heading.
    pub(super) heading: Html,
    pub(super) class: String,
    pub(super) items: Vec<Item>,
}

/// An entry with what belongs under it.
pub(super) struct Item {
    pub(super) id: Id,
    /// Whether the speakers are those of the entry before, and need no second naming.
    pub(super) goes_on: bool,
    under: Vec<Item>,
}

impl Item {
    fn count(&self) -> usize {
        1 + self.under.iter().map(Item::count).sum::<usize>()
    }

    fn holds(&self, id: Id) -> bool {
        self.id == id || self.under.iter().any(|item| item.holds(id))
    }
}

/// Whether an entry is to be listed: all are, or those of the person picked.
pub(super) fn is_wanted(page: &Page, reading: &Shown, id: Id) -> bool {
    page.state.person.is_none_or(|person| reading.involves(id, person))
}

/// What is listed, and what of it under what.
pub(super) struct Tree<W> {
    wanted: W,
    /// Those that stand under another, behind that one.
    under: Vec<(Id, Id)>,
    below: fn(Id) -> bool,
}

impl<W: Fn(Id) -> bool> Tree<W> {
    /// The `ids` that are `wanted`; one stands under another where it belongs there, `below` allows it and that one is listed.
    pub(super) fn new(
        reading: &Shown,
        ids: impl Iterator<Item = Id>,
        wanted: W,
        below: fn(Id) -> bool,
    ) -> Tree<W> {
        let mut tree = Tree { wanted, under: Vec::new(), below };
        let under: Vec<(Id, Id)> = ids
            .filter(|&id| (tree.wanted)(id))
            .filter_map(|id| Some((tree.parent(reading, id)?, id)))
            .collect();
        tree.under = under;
        sort_by_numbers(&mut tree.under, |(parent, id)| (place_of(*parent), id.number));
        tree
    }

    fn parent(&self, reading: &Shown, id: Id) -> Option<Id> {
        reading.parent(id).filter(|&parent| (self.below)(parent) && (self.wanted)(parent))
    }

    /// Whether an entry is listed, and under no other.
    pub(super) fn stands_alone(&self, reading: &Shown, id: Id) -> bool {
        (self.wanted)(id) && self.parent(reading, id).is_none()
    }

    /// An entry with what stands under it.
    pub(super) fn item(&self, reading: &Shown, id: Id, goes_on: bool) -> Item {
        let start = self.under.partition_point(|(parent, _)| place_of(*parent) < place_of(id));
        let count = self.under[start..].partition_point(|(parent, _)| *parent == id);
        let under = &self.under[start..start + count];
        let speakers =
            |at: usize| reading.statement(under[at].1).map(|it| &it.speakers).filter(|it| !it.is_empty());
        let goes_on_at = |at: usize| at > 0 && speakers(at).is_some() && speakers(at - 1) == speakers(at);
        let under = (0..count).map(|at| self.item(reading, under[at].1, goes_on_at(at))).collect();
        Item { id, goes_on, under }
    }
}

/// Items by kind, then by number.
fn place_of(id: Id) -> u32 {
    ((id.kind as u32) << 28) + id.number
}

/// A list of groups. `body` draws what the button of an entry holds.
#[hook]
pub(super) fn use_entries(
    page: &Page,
    label: &'static str,
    reading: &Shown,
    groups: Vec<Group>,
    body: fn(&Shown, &Item) -> Html,
) -> Html {
    let limit = use_state(|| STEP);
    let (person, selected) = (page.state.person, page.state.selected.map(|it| it.id));
    let mut groups = groups;
    groups.retain(|group| !group.items.is_empty());
    let total: usize = groups.iter().flat_map(|group| &group.items).map(Item::count).sum();
    let shown = (*limit).max(selected.map_or(0, |id| place(&groups, id)));
    let roving = use_roving("[aria-expanded]", None, (reading.clone(), person, shown));
    let jump = (groups.len() > JUMP).then(|| jump(label, &groups, &limit));

    let mut left = shown;
    let drawn = groups.iter().enumerate().map_while(|(at, group)| {
        let items = group.items.iter().take_while(|item| {
            let draws = left > 0;
            left = left.saturating_sub(item.count());
            draws
        });
        let entries: Vec<Html> = items.map(|item| entry(page, reading, item, body)).collect();
        (!entries.is_empty()).then(|| {
            html! {
                <li class={class(&["day", &group.class])} id={anchor(label, at)}>
                    <h3>{ group.heading.clone() }</h3>
                    <ol>{ for entries }</ol>
                </li>
            }
        })
    });
    let drawn: Vec<Html> = drawn.collect();
    let more = {
        let limit = limit.clone();
        Callback::from(move |_: MouseEvent| limit.set(shown + STEP))
    };
    html! {
        <>
            { for jump }
            <ol class={class(&["timeline", when(total > DENSE, "is-dense")])} aria-label={label} ref={roving.node}
                onkeydown={roving.onkeydown} onfocusin={roving.onfocusin}>
                { for drawn }
            </ol>
            if total > shown {
                { button("more", format!("Show {} more of {}", STEP.min(total - shown), labels::count(total)), more) }
            }
        </>
    }
}

/// How many entries have to be drawn for `id` to be among them: what is looked at always is.
fn place(groups: &[Group], id: Id) -> usize {
    let mut before = 0;
    for item in groups.iter().flat_map(|group| &group.items) {
        before += item.count();
        if item.holds(id) {
            return before;
        }
    }
    0
}

fn entry(page: &Page, reading: &Shown, item: &Item, body: fn(&Shown, &Item) -> Html) -> Html {
    let id = item.id;
    let is_selected = page.state.is_selected(id);
    let kind = if id.kind == IdKind::Encounter { "is-encounter" } else { "is-statement" };
    let goes_on = when(item.goes_on, "goes-on");
    html! {
        <li key={id.to_string()} class={class(&["entry", kind, goes_on, when(is_selected, "is-selected")])}
            data-entry={id.to_string()}>
            <button type="button" aria-expanded={is_selected.to_string()}
                onclick={page.on(Action::Select(id, Side::Panel))}>
                { body(reading, item) }
            </button>
            if is_selected {
                { why(page, reading, id) }
            }
            if !item.under.is_empty() {
                <ol class="under">{ for item.under.iter().map(|item| entry(page, reading, item, body)) }</ol>
            }
        </li>
    }
}

fn anchor(label: &str, at: usize) -> String {
    format!("{label}-{at}")
}

/// Goes to a group: one of the list is picked by its heading.
fn jump(label: &'static str, groups: &[Group], limit: &UseStateHandle<usize>) -> Html {
    let mut before = 0;
    let starts: Vec<usize> = groups
        .iter()
        .map(|group| {
            let start = before;
            before += group.items.iter().map(Item::count).sum::<usize>();
            start
        })
        .collect();
    let onchange = {
        let limit = limit.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let Ok(at) = select.value().parse::<usize>() else { return };
            select.set_selected_index(0);
            limit.set((*limit).max(starts.get(at).map_or(0, |start| start + STEP)));
            // The group is in the document one task later.
            gloo::timers::callback::Timeout::new(0, move || {
                let group = browser::document().get_element_by_id(&anchor(label, at));
                if let Some(group) = group {
                    browser::reveal(&group, ScrollLogicalPosition::Start);
                    if let Ok(Some(button)) = group.query_selector("button") {
                        browser::focus(&button);
                    }
                }
            })
            .forget();
        })
    };
    let options = groups.iter().enumerate().map(|(at, group)| {
        html! { <option value={at.to_string()}>{ &group.title }</option> }
    });
    html! {
        <select class="jump" aria-label="Go to" {onchange}>
            <option value="" selected=true>{ "Go to …" }</option>
            { for options }
        </select>
    }
}
