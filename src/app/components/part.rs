//! The parts of the page that have a state of their own, or do something when they come and go.
//!
//! They share one component type: Yew makes some two kilobytes of code for each type.

use super::article::use_article;
use super::compose::use_compose;
use super::correct::{fields, use_correct};
use super::corrections::use_corrections;
use super::filter::{use_legend, use_people_filter};
use super::header::{use_header, use_theme_button};
use super::keys::use_keys_dialog;
use super::menu::{Item, use_menu};
use super::network::use_network;
use super::panels::use_panels;
use super::passage::use_passage_bar;
use super::peek::use_peek;
use super::people::use_people;
use super::statements::use_statements;
use super::timeline::use_timeline;
use super::why::use_copy_line;
use crate::app::context::Page;
use crate::app::correcting::{Form, Subject};
use crate::app::state::{Panel, Shown};
use crate::article::Id;
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// One part, with what it is given.
#[derive(Clone, PartialEq)]
pub(super) enum Part {
    Header(Callback<&'static str>),
    Menu(&'static str, Vec<Item>),
    ThemeButton,
    Compose,
    Article,
    Legend,
    PassageBar(Shown, Option<Id>),
    /// With the element in which the card is placed.
    Peek(Shown, NodeRef),
    Panels,
    PeopleFilter(Shown),
    Panel(Panel, Shown),
    CopyLine(Shown, Id),
    Keys,
    Corrections,
    Correct(Shown, Subject),
    Fields(Rc<Form>),
}

impl Part {
    /// Parts of the same name in the same place are the same one, and keep their state.
    fn name(&self) -> &'static str {
        match self {
            Part::Header(_) => "header",
            Part::Menu(title, _) => title,
            Part::ThemeButton => "theme",
            Part::Compose => "compose",
            Part::Article => "article",
            Part::Legend => "legend",
            Part::PassageBar(..) => "passage",
            Part::Peek(..) => "peek",
            Part::Panels => "panels",
            Part::PeopleFilter(_) => "people filter",
            Part::Panel(panel, _) => panel.key(),
            Part::CopyLine(..) => "copy line",
            Part::Keys => "keys",
            Part::Corrections => "corrections",
            Part::Correct(..) => "correct",
            Part::Fields(_) => "fields",
        }
    }

    /// The part in its place.
    pub(super) fn html(self, page: &Page) -> Html {
        let name = self.name();
        html! { <Component key={name} part={self} page={page.clone()} /> }
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    part: Part,
    page: Page,
}

#[component]
fn Component(props: &Props) -> Html {
    use_part(&props.part, &props.page)
}

fn use_part<'a>(part: &'a Part, page: &'a Page) -> impl Hook<Output = Html> + 'a {
    UsePart(part, page)
}

struct UsePart<'a>(&'a Part, &'a Page);

/// Written by hand, since Yew's macros know no hooks behind a condition: a part never becomes another one, so it calls the same
/// hooks each time.
impl Hook for UsePart<'_> {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        let UsePart(part, page) = self;
        match part {
            Part::Header(export) => use_header(page, export).run(context),
            Part::Menu(title, items) => use_menu(title, items).run(context),
            Part::ThemeButton => use_theme_button().run(context),
            Part::Compose => use_compose(page).run(context),
            Part::Article => use_article(page).run(context),
            Part::Legend => use_legend(page).run(context),
            Part::PassageBar(reading, picked) => use_passage_bar(page, reading, *picked).run(context),
            Part::Peek(reading, sheet) => use_peek(page, reading, sheet).run(context),
            Part::Panels => use_panels(page).run(context),
            Part::PeopleFilter(reading) => use_people_filter(page, reading).run(context),
            Part::Panel(Panel::Timeline, reading) => use_timeline(page, reading).run(context),
            Part::Panel(Panel::People, reading) => use_people(page, reading).run(context),
            Part::Panel(Panel::Statements, reading) => use_statements(page, reading).run(context),
            Part::Panel(Panel::Network, reading) => use_network(page, reading).run(context),
            Part::CopyLine(reading, id) => use_copy_line(reading, *id).run(context),
            Part::Keys => use_keys_dialog(page).run(context),
            Part::Corrections => use_corrections(page).run(context),
            Part::Correct(reading, subject) => use_correct(page, reading, *subject).run(context),
            Part::Fields(form) => fields(form),
        }
    }
}
