//! A card for each person.

use super::filter::colour;
use super::timeline::{Props, STEP};
use crate::app::context::use_page;
use crate::app::hooks::roving::use_roving;
use crate::app::labels::counted;
use crate::app::reading::Reading;
use crate::app::state::{Action, Side};
use crate::article::{Entity, EntityKind, Id};
use crate::document::Span;
use std::collections::HashMap;
use yew::prelude::*;

/// What is counted for one person.
#[derive(Default)]
struct Tally {
    statements: usize,
    met: Vec<Id>,
}

fn tallies(reading: &Reading) -> HashMap<Id, Tally> {
    let mut tallies: HashMap<Id, Tally> = HashMap::new();
    for &speaker in reading.article.statements.iter().flat_map(|it| &it.speakers) {
        tallies.entry(speaker).or_default().statements += 1;
    }
    for encounter in &reading.article.encounters {
        for &one in &encounter.participants {
            let tally = tallies.entry(one).or_default();
            for &other in encounter.participants.iter().filter(|other| **other != one) {
                if tally.met.len() < 12 && !tally.met.contains(&other) {
                    tally.met.push(other);
                }
            }
        }
    }
    tallies
}

/// The people, then the organisations and groups that speak or meet.
#[component]
pub(crate) fn People(props: &Props) -> Html {
    let page = use_page();
    let reading = &props.reading;
    let limit = use_state(|| STEP);
    let roving = use_roving("button", None, (reading.clone(), *limit));
    let tallies = tallies(reading);
    let person = page.state.person;
    let shown: Vec<&Entity> = reading
        .article
        .entities
        .iter()
        .filter(|entity| match entity.kind {
            EntityKind::Person => true,
            EntityKind::Place => false,
            _ => tallies.contains_key(&entity.id),
        })
        .filter(|entity| {
            person.is_none_or(|person| {
                entity.id == person
                    || tallies.get(&entity.id).is_some_and(|tally| tally.met.contains(&person))
            })
        })
        .collect();
    let total = shown.len();
    let cards = shown.into_iter().take(*limit).map(|entity| {
        let selected = page.state.is_selected(entity.id);
        html! {
            <li key={entity.id.to_string()} class={classes!("card", selected.then_some("is-selected"))}
                data-item={entity.id.to_string()}>
                <button type="button" aria-pressed={selected.to_string()}
                    onclick={page.on(Action::Select(entity.id, Side::Panel))}>
                    { card(reading, entity, tallies.get(&entity.id)) }
                </button>
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
                <button type="button" class="more" onclick={more}>{ "Show more" }</button>
            }
        </>
    }
}

fn card(reading: &Reading, entity: &Entity, tally: Option<&Tally>) -> Html {
    let statements = tally.map_or(0, |tally| tally.statements);
    let met = tally.map(|tally| reading.names(&tally.met, "")).unwrap_or_default();
    let kind = match entity.kind {
        EntityKind::Person => None,
        EntityKind::Organization => Some("organisation"),
        EntityKind::Place => Some("place"),
        EntityKind::Group => Some("group"),
    };
    html! {
        <>
            <span class="name">
                if entity.kind == EntityKind::Person {
                    <span class={classes!("dot", colour(entity.id))} aria-hidden="true" />
                }
                { &entity.name }
                if let Some(kind) = kind {
                    { " " }<small>{ kind }</small>
                }
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

/// Where in a text of `length` bytes somebody is mentioned.
fn strip(entity: &Entity, length: usize) -> Html {
    let scale = 3000.0 / length.max(1) as f64;
    let place = |span: Span| (f64::from(span.start) * scale) as u32;
    let ticks: String =
        entity.mentions.iter().take(400).map(|mention| format!("M{} 1v8", place(mention.span))).collect();
    html! {
        <svg class="strip" viewBox="0 0 3000 10" preserveAspectRatio="none" aria-hidden="true"><path d={ticks} /></svg>
    }
}
