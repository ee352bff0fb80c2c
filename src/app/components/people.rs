//! A card for each person.

use super::button::{button, toggle};
use super::class::{class, when};
use super::correct::correct_button;
use super::corrections::corrected;
use super::entries::STEP;
use super::filter::{dot, tone};
use crate::app::context::Page;
use crate::app::hooks::effect::use_effect_on;
use crate::app::hooks::roving::use_roving;
use crate::app::labels::{self, counted};
use crate::app::quote;
use crate::app::reading::Reading;
use crate::app::state::{Action, Shown, Side};
use crate::article::{Entity, EntityKind, Id};
use crate::document::Span;
use yew::prelude::*;

/// What is counted for one entity.
#[derive(Clone, Default)]
struct Tally {
    statements: usize,
    met: Vec<Id>,
}

impl Tally {
    fn takes_part(&self) -> bool {
        self.statements > 0 || !self.met.is_empty()
    }
}

/// The tallies of all entities, in their order.
fn tallies(reading: &Reading) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); reading.article.entities.len()];
    for &speaker in reading.article.statements.iter().flat_map(|it| &it.speakers) {
        if let Some(tally) = reading.position(speaker).and_then(|at| tallies.get_mut(at)) {
            tally.statements += 1;
        }
    }
    for encounter in &reading.article.encounters {
        let sides = encounter.sides();
        for &one in &sides {
            let Some(tally) = reading.position(one).and_then(|at| tallies.get_mut(at)) else { continue };
            for &other in sides.iter().filter(|other| **other != one) {
                if tally.met.len() < 12 && !tally.met.contains(&other) {
                    tally.met.push(other);
                }
            }
        }
    }
    tallies
}

/// The people, then the organisations and groups that speak or meet.
#[hook]
pub(super) fn use_people(page: &Page, reading: &Shown) -> Html {
    let limit = use_state(|| STEP);
    let roving = use_roving("button", None, (reading.clone(), *limit));
    let tallies = tallies(reading);
    let person = page.state.person;
    // A card stays open while what it lists is looked at.
    let open = use_state(|| None::<Id>);
    {
        let open = open.setter();
        let entity = page.state.selected.map(|it| it.id).filter(|id| reading.entity(*id).is_some());
        use_effect_on(entity, move |entity| {
            if entity.is_some() {
                open.set(*entity);
            }
        });
    }
    let shown: Vec<(&Entity, &Tally)> = reading
        .article
        .entities
        .iter()
        .zip(&tallies)
        .filter(|(entity, tally)| match entity.kind {
            EntityKind::Person => true,
            EntityKind::Place => false,
            _ => tally.takes_part(),
        })
        .filter(|(entity, tally)| {
            person.is_none_or(|person| entity.id == person || tally.met.contains(&person))
        })
        .collect();
    let total = shown.len();
    let cards = shown.into_iter().take(*limit).map(|(entity, tally)| {
        let selected = page.state.is_selected(entity.id);
        let is_open = *open == Some(entity.id);
        let onclick = {
            let (act, open, id) = (page.act.clone(), open.setter(), entity.id);
            Callback::from(move |_: MouseEvent| {
                open.set((!is_open).then_some(id));
                if is_open == selected {
                    act.emit(Action::Select(id, Side::Panel));
                }
            })
        };
        html! {
            <li key={entity.id.to_string()} class={class(&["card", when(selected, "is-selected")])}
                data-item={entity.id.to_string()}>
                <button type="button" aria-expanded={is_open.to_string()} {onclick}>
                    { card(reading, entity, tally) }
                </button>
                if is_open {
                    { details(page, reading, entity.id) }
                }
                if selected {
                    <div class="actions">{ correct_button(page, entity.id) }</div>
                }
            </li>
        }
    });
    let more = {
        let limit = limit.clone();
        Callback::from(move |_: MouseEvent| limit.set(*limit + STEP))
    };
    html! {
        <>
            <ul class="cards" aria-label="People" ref={roving.node} onkeydown={roving.onkeydown}
                onfocusin={roving.onfocusin}>
                { for cards }
            </ul>
            if total > *limit {
                { button("more", "Show more", more) }
            }
        </>
    }
}

fn card(reading: &Reading, entity: &Entity, tally: &Tally) -> Html {
    let statements = tally.statements;
    let met = reading.names(&tally.met, "");
    let kind = (entity.kind != EntityKind::Person).then(|| labels::entity(entity.kind));
    html! {
        <>
            <span class="name">
                { dot(entity.id) }{ &entity.name }
                if let Some(kind) = kind {
                    { " " }<small>{ kind }</small>
                }
                { corrected(reading, entity.id) }
            </span>
            if !entity.titles.is_empty() {
                <span class="titles">{ entity.titles.join(", ") }</span>
            }
            if !entity.aliases.is_empty() {
                <span class="fine">{ format!("also {}", entity.aliases.join(", ")) }</span>
            }
            { strip(entity, reading.text.len()) }
            <span class="fine">
                { counted(entity.mentions.len(), "mention", "mentions") }
                if statements > 0 {
                    { format!(" · {}", counted(statements, "statement", "statements")) }
                }
                if !met.is_empty() {
                    { format!(" · in contact with {met}") }
                }
            </span>
        </>
    }
}

/// How many items of a kind a card lists.
const LISTED: usize = 50;

/// Whom somebody met and what they said; each item leads into the article.
fn details(page: &Page, reading: &Reading, id: Id) -> Html {
    let met = reading.article.encounters.iter().filter(|it| it.participants.contains(&id)).map(|it| it.id);
    let said = reading.article.statements.iter().filter(|it| it.speakers.contains(&id)).map(|it| it.id);
    let list = |title: &'static str, ids: &mut dyn Iterator<Item = Id>| {
        let items: Vec<Html> = ids
            .take(LISTED)
            .map(|item| {
                let picked = page.state.is_selected(item);
                let line = quote::line(reading, item).unwrap_or_default();
                html! {
                    <li key={item.to_string()}>
                        { toggle("", picked, line.into(), page.on(Action::Select(item, Side::Panel))) }
                    </li>
                }
            })
            .collect();
        (!items.is_empty()).then(|| html! { <><p>{ title }</p><ul aria-label={title}>{ for items }</ul></> })
    };
    let lists = [list("In contact", &mut { met }), list("Said", &mut { said })];
    let filter = page.on(Action::Filter(id));
    let words = if page.state.person == Some(id) { "Show everyone" } else { "Show only what involves them" };
    html! {
        <div class="details">
            { for lists.into_iter().flatten() }
            { button("chip", words, filter) }
        </div>
    }
}

/// Where in a text of `length` bytes somebody is mentioned.
fn strip(entity: &Entity, length: usize) -> Html {
    let scale = 3000.0 / length.max(1) as f64;
    let place = |span: Span| (f64::from(span.start) * scale) as u32;
    let ticks: String =
        entity.mentions.iter().take(400).map(|mention| format!("M{} 1v8", place(mention.span))).collect();
    html! {
        <svg class={class(&["strip", &tone(entity.id)])} viewBox="0 0 3000 10" preserveAspectRatio="none" aria-hidden="true"><path d={ticks} /></svg>
    }
}
