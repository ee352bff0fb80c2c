//! The statements, gathered by speaker or by form, or the quotations alone.

use super::button::toggle;
use super::entries::{Group, Item, Tree, is_wanted, use_entries};
use super::search::use_search;
use super::timeline::{content, verb};
use crate::app::context::Page;
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::state::Shown;
use crate::article::{Form, Id, IdKind, Statement};
use std::collections::HashMap;
use yew::prelude::*;

/// How the statements are gathered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gathering {
    Speaker,
    Form,
    Quotations,
}

impl Gathering {
    const ALL: [(Gathering, &str); 3] = [
        (Gathering::Speaker, "By speaker"),
        (Gathering::Form, "By form"),
        (Gathering::Quotations, "Quotations only"),
    ];

    fn takes(self, statement: &Statement) -> bool {
        self != Gathering::Quotations || statement.form != Form::Indirect
    }

    /// What statements of one group have in common.
    fn heading(self, reading: &Shown, statement: &Statement) -> String {
        match self {
            Gathering::Form => labels::forms(statement.form).to_owned(),
            _ => reading.names(&statement.speakers, "Speaker not named"),
        }
    }
}

/// The statements in groups, in order of the first of each.
#[hook]
pub(super) fn use_statements(page: &Page, reading: &Shown) -> Html {
    let gathering = use_state(|| Gathering::Speaker);
    let search = use_search(reading, "Search the statements");
    let wanted = |id: Id| {
        reading.statement(id).is_some_and(|it| gathering.takes(it))
            && is_wanted(page, reading, id)
            && search.finds(reading, id)
    };
    let all = reading.article.statements.iter().map(|it| it.id);
    let tree = Tree::new(reading, all, wanted, |parent| parent.kind == IdKind::Statement);
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<(String, Vec<Item>)> = Vec::new();
    for statement in reading.article.statements.iter().filter(|it| tree.stands_alone(reading, it.id)) {
        let heading = gathering.heading(reading, statement);
        let place = *places.entry(heading.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((heading, Vec::new()));
        }
        groups[place].1.push(tree.item(reading, statement.id, *gathering != Gathering::Form));
    }
    let groups: Vec<Group> = groups
        .into_iter()
        .map(|(title, items)| Group {
            heading: html! {
                <>{ &title }{ " " }<small>{ labels::counted(items.len(), "statement", "statements") }</small></>
            },
            title,
            class: String::new(),
            items,
        })
        .collect();
    let nothing = groups.is_empty();
    let list = use_entries(page, "Statements", reading, groups, body);
    let roving = use_roving("button", None, *gathering);
    let choices = Gathering::ALL.into_iter().map(|(choice, words)| {
        let chosen = gathering.clone();
        toggle("chip", *gathering == choice, words.into(), Callback::from(move |_| chosen.set(choice)))
    });
    html! {
        <>
            <div class="chips" role="group" aria-label="Gather statements" ref={roving.node}
                onkeydown={roving.onkeydown} onfocusin={roving.onfocusin}>{ for choices }</div>
            { search.field.clone() }
            if nothing {
                { search.nothing() }
            }
            { list }
        </>
    }
}

/// A statement; its speaker is named where the heading or the statement around it names another.
fn body(reading: &Shown, item: &Item) -> Html {
    let names_speaker = !item.goes_on;
    let Some(statement) = reading.statement(item.id) else { return html! {} };
    html! {
        <span class="body">
            { content(reading, statement) }
            <span class="facts">
                if names_speaker {
                    { reading.names(&statement.speakers, "Somebody") }{ " " }
                }
                { verb(reading, statement) }
                if !names_speaker {
                    { " · " }{ labels::form(statement.form) }
                }
                if let Some(date) = &statement.date {
                    { " · " }{ labels::date(date) }
                }
            </span>
        </span>
    }
}
