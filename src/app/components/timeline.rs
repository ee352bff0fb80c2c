//! The timeline: days as headings, encounters and statements under them.

use super::corrections::corrected;
use super::entries::{Group, Props, is_wanted, use_entries};
use super::filter::colour;
use super::icon::{Picture, icon};
use crate::app::context::use_page;
use crate::app::labels;
use crate::app::reading::Reading;
use crate::article::{Act, Encounter, Id, IdKind, Statement};
use yew::prelude::*;

/// The timeline.
#[component]
pub(crate) fn Timeline(props: &Props) -> Html {
    let (page, reading) = (use_page(), &props.reading);
    let published = reading.article.published.as_ref().map(|published| published.value.as_str());
    let groups = reading.article.timeline.iter().map(|day| Group {
        heading: html! {
            <>
                { day.date.as_deref().map_or_else(|| "No date".to_owned(), labels::date) }
                if let Some(era) = day.date.as_deref().zip(published).and_then(|(date, today)| labels::era(date, today)) {
                    { " " }<span class="badge">{ era }</span>
                }
                if let Some(words) = day.date_text.as_deref().filter(|_| day.date.is_some()) {
                    { " " }<small dir="auto">{ format!("“{words}”") }</small>
                }
            </>
        },
        class: classes!(day.date.is_none().then_some("is-undated")),
        ids: day.entries.iter().copied().filter(|id| is_wanted(&page, reading, *id)).collect(),
    });
    use_entries("Timeline", reading, groups.collect(), |reading, id| {
        if let Some(it) = reading.encounter(id) {
            encounter(reading, it)
        } else if let Some(it) = reading.statement(id) {
            statement(reading, it)
        } else {
            html! {}
        }
    })
}

/// Somebody's name with their colour.
fn person(reading: &Reading, id: Id) -> Html {
    html! {
        <span class="who">
            if id.kind == IdKind::Person {
                <span class={classes!("dot", colour(id))} aria-hidden="true" />
            }
            { reading.name(id) }
        </span>
    }
}

fn people(reading: &Reading, ids: &[Id]) -> Html {
    let last = ids.len().saturating_sub(1);
    let names = ids.iter().enumerate().map(|(at, &id)| {
        let joint = match at {
            0 => "",
            at if at == last => " and ",
            _ => ", ",
        };
        html! { <>{ joint }{ person(reading, id) }</> }
    });
    names.collect()
}

fn encounter(reading: &Reading, encounter: &Encounter) -> Html {
    let place = encounter.place.map(|id| reading.name(id).to_owned());
    let words = encounter.triggers.first().map(|&span| reading.words(span)).unwrap_or_default();
    html! {
        <>
            { icon(Picture::Encounter(encounter.kind)) }
            <span class="body">
                <span class="people">
                    if encounter.participants.is_empty() {
                        { "Participants not named" }
                    } else {
                        { people(reading, &encounter.participants) }
                    }
                </span>
                <span class="facts">
                    <span class="kind">{ labels::encounter(encounter.kind) }</span>
                    if let Some(place) = place {
                        <span class="place">{ " in " }{ place }</span>
                    }
                    if let Some(status) = labels::status(encounter.status) {
                        { " " }<span class={classes!("badge", format!("is-{status}").replace(' ', "-"))}>{ status }</span>
                    }
                    if encounter.confidence < 0.6 {
                        { " " }<span class="badge is-unsure">{ "unsure" }</span>
                    }
                    { corrected(reading, encounter.id) }
                    { " " }<span class="words" dir="auto">{ format!("“{words}”") }</span>
                </span>
            </span>
        </>
    }
}

fn statement(reading: &Reading, statement: &Statement) -> Html {
    let thought = statement.act == Act::Think;
    let picture = if thought { Picture::Thought } else { Picture::Statement };
    html! {
        <>
            { icon(picture) }
            <span class="body">
                <span class="people">
                    if statement.speakers.is_empty() {
                        { statement.source.map_or_else(|| "Somebody".to_owned(), |span| reading.words(span)) }
                    } else {
                        { people(reading, &statement.speakers) }
                    }
                    { " " }{ verb(reading, statement) }
                </span>
                { content(reading, statement) }
            </span>
        </>
    }
}

/// The verb and whom the words went to: "urged the two sides", "told reporters", "conveyed to Ana Prata".
pub(crate) fn verb(reading: &Reading, statement: &Statement) -> Html {
    let told = statement.act == Act::Say && !statement.to.is_empty();
    let verb = if told { "told" } else { labels::act(statement.act) };
    html! {
        <>
            <span class="act">{ verb }</span>
            if !statement.to.is_empty() {
                if !told && !labels::takes_object(statement.act) {
                    <span class="act">{ " to" }</span>
                }
                { " " }{ people(reading, &statement.to) }
            }
            if let Some(id) = statement.on_behalf_of {
                <span class="act">{ " for " }</span>{ person(reading, id) }
            }
            if statement.confidence < 0.6 {
                { " " }<span class="badge is-unsure">{ "unsure" }</span>
            }
            { corrected(reading, statement.id) }
        </>
    }
}

/// What was said, in quotation marks where it is quoted.
pub(crate) fn content(reading: &Reading, statement: &Statement) -> Html {
    let words = reading.content(statement);
    html! {
        <span class="content" dir="auto">
            { words }
        </span>
    }
}
