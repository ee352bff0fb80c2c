//! Who met whom: a picture, and a table that says the same.

use super::class::{class, when};
use super::filter::tone;
use super::icon::{Picture, icon};
use crate::app::context::Page;
use crate::app::hooks::roving::{Roving, use_roving};
use crate::app::labels;
use crate::app::network::{Edge, Label, Network, Node, SIZE, network, shortened};
use crate::app::state::{Action, Shown, Side};
use crate::article::{DateBasis, EncounterKind};
use yew::prelude::*;

/// With more people than this, signs on the lines would hide them.
const SIGNS: usize = 12;

/// The picture and the table.
#[hook]
pub(super) fn use_network(page: &Page, reading: &Shown) -> Html {
    let picture = use_memo(reading.clone(), |reading| network(reading));
    let roving = use_roving("[role='button']", None, reading.clone());
    if picture.nodes.is_empty() {
        return html! { <p class="hint">{ "No two people were found in contact with each other." }</p> };
    }
    html! {
        <>
            { drawing(page, reading, &picture, roving) }
            { key(&picture) }
            if picture.left_out > 0 {
                <p class="fine">{ format!("{} more are in the table only.", labels::count(picture.left_out)) }</p>
            }
            { table(page, reading) }
        </>
    }
}

fn drawing(page: &Page, reading: &Shown, picture: &Network, roving: Roving) -> Html {
    let person = page.state.person;
    let with = |end: usize| person.is_none_or(|person| picture.nodes[end].id == person);
    let is_dim = |edge: &Edge| !(with(edge.ends.0) || with(edge.ends.1));
    let lines = picture.edges.iter().map(|edge| {
        let [from, bend, to] = edge.curve(&picture.nodes);
        let ahead = when(!edge.happened, "is-ahead");
        let (dim, picked) = (when(is_dim(edge), "is-dim"), when(is_picked(page, edge), "is-picked"));
        html! {
            <path class={class(&["edge", ahead, dim, picked])}
                d={format!("M{}Q{} {}", point(from), point(bend), point(to))}
                stroke-width={length(1.0 + edge.encounters.len().min(5) as f64)} />
        }
    });
    let signs = picture
        .edges
        .iter()
        .filter(|_| picture.nodes.len() <= SIGNS)
        .map(|edge| sign(page, reading, picture, edge, is_dim(edge)));
    let neighbours =
        |node: usize| picture.edges.iter().filter(move |edge| edge.ends.0 == node || edge.ends.1 == node);
    let nodes = picture.nodes.iter().enumerate().map(|(at, node)| {
        let near = with(at) || neighbours(at).any(|edge| with(edge.ends.0) || with(edge.ends.1));
        let others = neighbours(at).count();
        let short = shortened(reading.name(node.id));
        let label = format!(
            "{}{}, in contact with {}, {}",
            // What is seen comes first, for those who say it aloud to a program that listens.
            if short == reading.name(node.id) { String::new() } else { format!("{short}: ") },
            reading.name(node.id),
            labels::count(others),
            labels::counted(node.statements, "statement", "statements"),
        );
        html! {
            <g class={class(&["node", when(!near, "is-dim")])} role="button" data-node={node.id.to_string()}
                aria-label={label.clone()} aria-pressed={(person == Some(node.id)).to_string()} tabindex="-1"
                onkeydown={pressed(page, Action::Filter(node.id))} onclick={page.on(Action::Filter(node.id))}>
                <title>{ &label }</title>
                <circle class={tone(node.id)} cx={length(node.x)} cy={length(node.y)} r={length(node.radius)} />
                { name(reading, node) }
            </g>
        }
    });
    let (width, height) = SIZE;
    html! {
        <svg class="network" viewBox={format!("0 0 {width} {height}")} role="group"
            aria-label="Who was in contact with whom" ref={roving.node} onkeydown={roving.onkeydown}
            onfocusin={roving.onfocusin}>
            <g>{ for lines }</g>
            { for signs }
            { for nodes }
        </svg>
    }
}

/// Whether the item looked at is one of an edge's encounters.
fn is_picked(page: &Page, edge: &Edge) -> bool {
    edge.encounters.iter().any(|&id| page.state.is_selected(id))
}

/// The sign of an edge: how the two were in contact, and how often. Each press goes to the next encounter in the text.
fn sign(page: &Page, reading: &Shown, picture: &Network, edge: &Edge, is_dim: bool) -> Html {
    let (x, y) = edge.middle(&picture.nodes);
    let times = edge.encounters.len();
    let ends = [edge.ends.0, edge.ends.1].map(|end| picture.nodes[end].id);
    let kind = labels::encounter(edge.kind);
    let ahead = if edge.happened { "" } else { ", not yet" };
    let often = if times > 1 { format!("×{times}") } else { String::new() };
    let label =
        format!("{kind}{}{often}{ahead}: {}", if times > 1 { " " } else { "" }, reading.names(&ends, ""));
    let at = edge.encounters.iter().position(|&id| page.state.is_selected(id));
    let next = edge.encounters[at.map_or(0, |at| (at + 1) % times)];
    let picked = is_picked(page, edge);
    html! {
        <g class={class(&["sign", when(is_dim, "is-dim"), when(picked, "is-picked")])} role="button" tabindex="-1"
            aria-label={label.clone()} aria-pressed={picked.to_string()} data-edge={next.to_string()}
            onclick={page.on(Action::Select(next, Side::Panel))}
            onkeydown={pressed(page, Action::Select(next, Side::Panel))}>
            <title>{ label }</title>
            <circle cx={length(x)} cy={length(y)} r="13" />
            <g transform={format!("translate({} {}) scale(.7)", length(x - 8.0), length(y - 8.0))}>
                <path d={Picture::Encounter(edge.kind).path()} />
            </g>
            if times > 1 {
                <text x={length(x + 15.0)} y={length(y + 5.0)}>{ often }</text>
            }
        </g>
    }
}

/// Does an action when Enter or the space bar is pressed, as a button does.
fn pressed(page: &Page, action: Action) -> Callback<KeyboardEvent> {
    let act = page.act.clone();
    Callback::from(move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            act.emit(action.clone());
        }
    })
}

/// What the lines and circles mean.
fn key(picture: &Network) -> Html {
    let mut kinds: Vec<EncounterKind> = Vec::new();
    for edge in &picture.edges {
        if !kinds.contains(&edge.kind) {
            kinds.push(edge.kind);
        }
    }
    let kinds = kinds.into_iter().map(|kind| {
        html! { <span>{ icon(Picture::Encounter(kind)) }{ labels::encounter(kind) }</span> }
    });
    html! {
        <p class="network-key fine">
            if picture.nodes.len() <= SIGNS {
                { for kinds }
            }
            if picture.edges.iter().any(|edge| !edge.happened) {
                <span><svg class="dashes" viewBox="0 0 24 4" aria-hidden="true"><path class="edge is-ahead" d="M0 2h24" /></svg>{ "not yet" }</span>
            }
            <span>{ "A circle grows with what somebody said." }</span>
        </p>
    }
}

fn point((x, y): (f64, f64)) -> String {
    format!("{} {}", length(x), length(y))
}

/// A length in whole units: printing fractions would bring the standard library's printer for them.
fn length(value: f64) -> String {
    (value.round() as i32).to_string()
}

/// The name beside its circle.
fn name(reading: &Shown, node: &Node) -> Html {
    let Label { x, y, anchor } = node.label();
    html! { <text x={length(x)} y={length(y)} text-anchor={anchor}>{ shortened(reading.name(node.id)) }</text> }
}

fn table(page: &Page, reading: &Shown) -> Html {
    let rows = reading
        .article
        .encounters
        .iter()
        .filter(|it| page.state.person.is_none_or(|person| it.participants.contains(&person)))
        .take(500)
        .map(|encounter| {
            let selected = page.state.is_selected(encounter.id);
            html! {
                <tr class={selected.then_some("is-selected")}>
                    <td>{ reading.names(&encounter.sides(), "not named") }</td>
                    <td>
                        { labels::encounter(encounter.kind) }
                        if let Some(status) = labels::status(encounter.status) {
                            { format!(", {status}") }
                        }
                    </td>
                    <td>{ encounter.place.map_or("", |id| reading.name(id)) }</td>
                    <td>
                        { encounter.date.as_deref().map(labels::date).unwrap_or_default() }
                        if encounter.date_basis == Some(DateBasis::Inferred) {
                            { " (inferred)" }
                        }
                    </td>
                </tr>
            }
        });
    html! {
        <table class="contacts">
            <caption>{ "The same in words" }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Who" }</th>
                    <th scope="col">{ "How" }</th>
                    <th scope="col">{ "Where" }</th>
                    <th scope="col">{ "When" }</th>
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
