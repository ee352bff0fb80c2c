//! The timeline: days as headings, encounters and statements under them.

use super::button::button;
use super::class::{class, when};
use super::corrections::corrected;
use super::entries::{Group, Item, Tree, is_wanted, use_entries};
use super::filter::dot;
use super::icon::{Picture, icon};
use super::search::use_search;
use crate::app::context::Page;
use crate::app::labels;
use crate::app::marks::MarkKind;
use crate::app::reading::Reading;
use crate::app::state::{Action, Shown};
use crate::article::{Act, DateBasis, Day, Encounter, Id, IdKind, Statement};
use yew::prelude::*;

/// How many groups back a statement is put with others of its speakers.
const REACH: usize = 64;

/// The timeline.
#[hook]
pub(super) fn use_timeline(page: &Page, reading: &Shown) -> Html {
    let search = use_search(reading, "Search the timeline");
    let days = &reading.article.timeline;
    let entries = || days.iter().flat_map(|day| day.entries.iter().copied());
    let wanted =
        |id: Id| !is_hidden(page, id.kind) && is_wanted(page, reading, id) && search.finds(reading, id);
    let tree = Tree::new(reading, entries(), &wanted, |_| true);
    let groups: Vec<Group> = days
        .iter()
        .map(|day| {
            let ids = day.entries.iter().copied().filter(|&id| tree.stands_alone(reading, id));
            let items =
                by_speaker(reading, ids).into_iter().map(|(id, goes_on)| tree.item(reading, id, goes_on));
            group(reading, day, items.collect())
        })
        .collect();
    let nothing = groups.iter().all(|group| group.items.is_empty());
    let list = use_entries(page, "Timeline", reading, groups, |reading, item| {
        if let Some(it) = reading.encounter(item.id) {
            encounter(reading, it)
        } else if let Some(it) = reading.statement(item.id) {
            statement(reading, it, item.goes_on)
        } else {
            html! {}
        }
    });
    html! {
        <>
            { search.field.clone() }
            { for switched_off(page) }
            if nothing {
                { search.nothing() }
            }
            { list }
        </>
    }
}

fn group(reading: &Reading, day: &Day, items: Vec<Item>) -> Group {
    let published = reading.article.published.as_ref().map(|published| published.value.as_str());
    let date = day.date.as_deref();
    let title = date.map_or_else(|| "No date".to_owned(), labels::date);
    let era = date.zip(published).and_then(|(date, today)| labels::era(date, today));
    Group {
        heading: html! {
            <>
                { &title }
                if let Some(era) = era {
                    { " " }<span class="badge">{ era }</span>
                }
                if let Some(words) = day.date_text.as_deref().filter(|_| day.date.is_some()) {
                    { " " }<small dir="auto">{ format!("“{words}”") }</small>
                }
            </>
        },
        title,
        class: era
            .map_or_else(|| when(day.date.is_none(), "is-undated").to_owned(), |era| format!("is-{era}")),
        items,
    }
}

/// The entries of one day, statements of the same speakers together; and whether each has the speakers of the one before.
fn by_speaker(reading: &Reading, ids: impl Iterator<Item = Id>) -> Vec<(Id, bool)> {
    let speakers = |id: Id| reading.statement(id).map(|it| &it.speakers).filter(|it| !it.is_empty());
    let mut runs: Vec<Vec<Id>> = Vec::new();
    for id in ids {
        let same = |run: &Vec<Id>| speakers(id).is_some() && speakers(run[0]) == speakers(id);
        let near = runs.len().saturating_sub(REACH);
        match runs[near..].iter().position(same) {
            Some(place) => runs[near + place].push(id),
            None => runs.push(vec![id]),
        }
    }
    runs.into_iter().flat_map(|run| run.into_iter().enumerate().map(|(at, id)| (id, at > 0))).collect()
}

/// Whether the legend has switched entries of a kind off.
fn is_hidden(page: &Page, kind: IdKind) -> bool {
    let mark = if kind == IdKind::Encounter { MarkKind::Encounter } else { MarkKind::Statement };
    page.state.hidden.contains(&mark)
}

/// What the legend has switched off, to be shown again.
fn switched_off(page: &Page) -> Option<Html> {
    let kinds = [MarkKind::Encounter, MarkKind::Statement].into_iter();
    let hidden: Vec<Html> = kinds
        .filter(|kind| page.state.hidden.contains(kind))
        .map(|kind| {
            let words = format!("{} are hidden: show them", labels::mark(kind));
            button("chip", words, page.on(Action::Toggle(kind)))
        })
        .collect();
    (!hidden.is_empty()).then(|| html! { <div class="chips">{ for hidden }</div> })
}

/// Somebody's name with their colour.
fn person(reading: &Reading, id: Id) -> Html {
    html! {
        <span class="who">{ dot(id) }{ reading.name(id) }</span>
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
    let place = encounter.place.map(|id| labels::place(encounter, reading.name(id)));
    let words = encounter.triggers.first().map(|&span| reading.words(span)).unwrap_or_default();
    html! {
        <>
            { icon(Picture::Encounter(encounter.kind)) }
            <span class="body">
                <span class="people">
                    if encounter.participants.is_empty() {
                        { "Participants not named" }
                    } else {
                        { people(reading, &encounter.sides()) }
                    }
                </span>
                <span class="facts">
                    <span class="kind">{ labels::encounter(encounter.kind) }</span>
                    if let Some(place) = place {
                        <span class="place">{ place }</span>
                    }
                    if let Some(status) = labels::status(encounter.status) {
                        { " " }<span class={class(&["badge", &format!("is-{status}").replace(' ', "-")])}>{ status }</span>
                    }
                    if encounter.date_basis == Some(DateBasis::Inferred) {
                        { " " }<span class="badge is-inferred">{ "day inferred" }</span>
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

fn statement(reading: &Reading, statement: &Statement, goes_on: bool) -> Html {
    let thought = statement.act == Act::Think;
    let picture = if thought { Picture::Thought } else { Picture::Statement };
    html! {
        <>
            { icon(picture) }
            <span class="body">
                <span class="people">
                    <span class={goes_on.then_some("visually-hidden")}>
                        if statement.speakers.is_empty() {
                            { statement.source.map_or_else(|| "Somebody".to_owned(), |span| reading.words(span)) }
                        } else {
                            { people(reading, &statement.speakers) }
                        }
                        { " " }
                    </span>
                    { verb(reading, statement) }
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
