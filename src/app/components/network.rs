//! Who met whom: a picture, and a table that says the same.

use super::entries::Props;
use super::filter::colour;
use crate::app::context::{Page, use_page};
use crate::app::hooks::roving::{Roving, use_roving};
use crate::app::labels;
use crate::app::network::{Label, Network, Node, SIZE, network, shortened};
use crate::app::state::{Action, Shown};
use crate::article::{Id, IdKind};
use yew::prelude::*;

/// The picture and the table.
#[component]
pub(crate) fn NetworkPanel(props: &Props) -> Html {
    let page = use_page();
    let reading = &props.reading;
    let picture = use_memo(reading.clone(), |reading| network(reading));
    let roving = use_roving("[data-node]", None, reading.clone());
    if picture.nodes.is_empty() {
        return html! { <p class="hint">{ "No two people were found in contact with each other." }</p> };
    }
    html! {
        <>
            { drawing(&page, reading, &picture, roving) }
            if picture.left_out > 0 {
                <p class="fine">{ format!("{} more are in the table only.", labels::count(picture.left_out)) }</p>
            }
            { table(&page, reading) }
        </>
    }
}

fn drawing(page: &Page, reading: &Shown, picture: &Network, roving: Roving) -> Html {
    let person = page.state.person;
    let with = |end: usize| person.is_none_or(|person| picture.nodes[end].id == person);
    let edges = picture.edges.iter().map(|edge| {
        let (one, other) = (&picture.nodes[edge.ends.0], &picture.nodes[edge.ends.1]);
        let dim = !(with(edge.ends.0) || with(edge.ends.1));
        html! {
            <line class={classes!("edge", (!edge.happened).then_some("is-ahead"), dim.then_some("is-dim"))}
                x1={length(one.x)} y1={length(one.y)} x2={length(other.x)} y2={length(other.y)}
                stroke-width={length(1.5 + 1.5 * edge.encounters.len().min(5) as f64)} />
        }
    });
    let neighbours =
        |node: usize| picture.edges.iter().filter(move |edge| edge.ends.0 == node || edge.ends.1 == node);
    let nodes = picture.nodes.iter().enumerate().map(|(at, node)| {
        let near = with(at) || neighbours(at).any(|edge| with(edge.ends.0) || with(edge.ends.1));
        let others = neighbours(at).count();
        let label = format!(
            "{}, in contact with {}, {}",
            reading.name(node.id),
            labels::count(others),
            labels::counted(node.statements, "statement", "statements"),
        );
        let onkeydown = {
            let act = page.act.clone();
            let id = node.id;
            Callback::from(move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    act.emit(Action::Filter(id));
                }
            })
        };
        html! {
            <g class={classes!("node", (!near).then_some("is-dim"))} role="button" data-node={node.id.to_string()}
                aria-label={label} aria-pressed={(person == Some(node.id)).to_string()} tabindex="-1" {onkeydown}
                onclick={page.on(Action::Filter(node.id))}>
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
            <g>{ for edges }</g>
            { for nodes }
        </svg>
    }
}

/// A length in whole units: printing fractions would bring the standard library's printer for them.
fn length(value: f64) -> String {
    (value.round() as i32).to_string()
}

fn tone(id: Id) -> String {
    if id.kind == IdKind::Person { colour(id) } else { "tone-none".to_owned() }
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
            html! {
                <tr>
                    <td>{ reading.names(&encounter.participants, "not named") }</td>
                    <td>
                        { labels::encounter(encounter.kind) }
                        if let Some(status) = labels::status(encounter.status) {
                            { format!(", {status}") }
                        }
                    </td>
                    <td>{ encounter.place.map_or("", |id| reading.name(id)) }</td>
                    <td>{ encounter.date.as_deref().map(labels::date).unwrap_or_default() }</td>
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
