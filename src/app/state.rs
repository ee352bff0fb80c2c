//! The state of the page and the one function that changes it.
//!
//! Nothing here touches the browser: handlers in the components and hooks turn what happens into an
//! [`Action`], and effects follow from the state that comes out.

use super::examples::EXAMPLES;
use super::marks::MarkKind;
use super::notice::Notice;
use super::reading::Reading;
use super::source::{DateGiver, GivenDate, Origin, Source};
use super::url::View;
use crate::article::{Id, IdKind};
use std::rc::Rc;

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What is to be read.
    pub source: Source,
    /// Counts the readings asked for; an answer to an earlier one is dropped.
    pub request: u32,
    /// How far the latest reading is.
    pub phase: Phase,
    /// The latest finished reading, kept on the page while the next one runs.
    pub reading: Option<Shown>,
    /// Which panel is open.
    pub panel: Panel,
    /// Whether the panel is folded away, where it lies over the article.
    pub folded: bool,
    /// The item that the reader looks at.
    pub selected: Option<Selection>,
    /// Show only what involves this person.
    pub person: Option<Id>,
    /// Which part of a long text is shown.
    pub part: usize,
    /// The kinds of mark that the legend has switched off.
    pub hidden: Vec<MarkKind>,
    /// Whether the article alone is shown, without marks.
    pub plain: bool,
    /// Something the reader should know, until dismissed.
    pub notice: Option<Notice>,
    /// The link to the source: the fragment without the view.
    pub link: Option<String>,
    /// Whether the reader has asked for the link, so that it is shown.
    pub shared: bool,
    /// Whether the link went to the clipboard; unknown until the browser says.
    pub copied: Option<bool>,
    /// Whether the dialogue with the keys is open.
    pub keys_shown: bool,
}

/// How far a reading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The reader is typing: the reading shown is of an earlier text, and a new one is due.
    Waiting,
    /// The extractor is at work.
    Reading,
    /// The reading shown is that of the source.
    Ready,
    /// The extractor could not be used; why.
    Failed(String),
}

/// A reading, compared by identity: two readings are never compared word by word.
#[derive(Clone, Debug)]
pub struct Shown(pub Rc<Reading>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shown {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.0
    }
}

/// The panels beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the name on its tab")]
pub enum Panel {
    #[default]
    Timeline,
    People,
    Statements,
    Network,
}

impl Panel {
    /// Every panel, in the order of the tabs.
    pub const ALL: [Panel; 4] = [Panel::Timeline, Panel::People, Panel::Statements, Panel::Network];

    /// The words on the tab.
    pub fn title(self) -> &'static str {
        match self {
            Panel::Timeline => "Timeline",
            Panel::People => "People",
            Panel::Statements => "Statements",
            Panel::Network => "Network",
        }
    }

    /// The name in links and ids.
    pub fn key(self) -> &'static str {
        match self {
            Panel::Timeline => "timeline",
            Panel::People => "people",
            Panel::Statements => "statements",
            Panel::Network => "network",
        }
    }

    /// Whether an item of this kind is listed on the panel.
    pub fn lists(self, kind: IdKind) -> bool {
        match self {
            Panel::Timeline => matches!(kind, IdKind::Encounter | IdKind::Statement),
            Panel::People | Panel::Network => kind == IdKind::Person,
            Panel::Statements => kind == IdKind::Statement,
        }
    }
}

/// The item that the reader looks at, and where it was picked: the other side scrolls to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The item.
    pub id: Id,
    /// Where it was picked.
    pub side: Side,
}

/// A side of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The marks in the article.
    Article,
    /// The panels.
    Panel,
    /// Neither: an address was opened.
    Address,
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// A text is to be read.
    Read(Source),
    /// A link was opened: a text is to be read and shown the way it was shared.
    Open {
        /// What the link holds.
        source: Source,
        /// The link itself, unless it was damaged.
        link: Option<String>,
        /// How it was looked at.
        view: View,
        /// What the reader should know about it.
        notice: Option<Notice>,
    },
    /// The reader set or cleared the date of publication.
    Date(Option<String>),
    /// The extractor has answered request number `0`.
    Finished(u32, Result<Rc<Reading>, String>),
    /// The text is being changed; a reading will be asked for when the reader pauses.
    Wait,
    /// A tab was picked.
    Show(Panel),
    /// Fold the panel away, or unfold it.
    Fold,
    /// An item was picked; picking it again puts it down.
    Select(Id, Side),
    /// A mark was picked that belongs to several items: each further click takes the next.
    Pick(Vec<Id>),
    /// Nothing is looked at any more.
    Deselect,
    /// Show what involves this person, or everything if that was on already.
    Filter(Id),
    /// Show everything.
    Unfilter,
    /// Show another part of a long text.
    Turn(usize),
    /// Switch a kind of mark off or on.
    Toggle(MarkKind),
    /// Show the article alone, or all again.
    Plain,
    /// The Share button made this link.
    Shared(String),
    /// The browser has copied the link, or refused to.
    Copied(bool),
    /// Tell the reader something.
    Notify(Notice),
    /// The reader has read the notice.
    Dismiss,
    /// Open or close the dialogue with the keys.
    Keys(bool),
}

impl Action {
    /// Whether the reading that is shown will be replaced.
    pub fn asks_for_reading(&self) -> bool {
        matches!(self, Action::Read(_) | Action::Open { .. } | Action::Wait | Action::Date(_))
    }
}

impl State {
    /// The page as it opens: the first example, being read.
    pub fn new() -> Self {
        State {
            source: Source { text: EXAMPLES[0].text.into(), published: None, origin: Origin::Example(0) },
            request: 1,
            phase: Phase::Reading,
            reading: None,
            panel: Panel::default(),
            folded: false,
            selected: None,
            person: None,
            part: 0,
            hidden: Vec::new(),
            plain: false,
            notice: None,
            link: None,
            shared: false,
            copied: None,
            keys_shown: false,
        }
    }

    /// The state after `action`.
    pub fn after(&self, action: Action) -> State {
        let state = self.clone();
        match action {
            Action::Read(source) => state.reads(source),
            Action::Open { source, link, view, notice } => {
                State { notice, link, ..state.reads(source).looks(view) }
            }
            Action::Wait => {
                let request = state.request + 1;
                State { phase: Phase::Waiting, request, link: None, shared: false, ..state }
            }
            Action::Date(value) => {
                let published = value.map(|value| GivenDate { value, by: DateGiver::Reader });
                if published == state.source.published {
                    return state;
                }
                State {
                    source: Source { published, ..state.source.clone() },
                    request: state.request + 1,
                    phase: Phase::Reading,
                    link: None,
                    shared: false,
                    ..state
                }
            }
            Action::Finished(request, _) if request != state.request => state,
            Action::Finished(_, Ok(reading)) => state.shows(Shown(reading)),
            Action::Finished(_, Err(why)) => State { phase: Phase::Failed(why), reading: None, ..state },
            Action::Show(panel) => State { panel, folded: false, plain: false, ..state },
            Action::Fold => State { folded: !state.folded, ..state },
            Action::Select(id, _) if state.selected.is_some_and(|it| it.id == id) => {
                State { selected: None, ..state }
            }
            Action::Select(id, side) => state.selects(id, side),
            Action::Pick(ids) => match following(&ids, state.selected.map(|it| it.id)) {
                Some(id) => state.selects(id, Side::Article),
                None => State { selected: None, ..state },
            },
            Action::Deselect => State { selected: None, ..state },
            Action::Filter(person) if state.person == Some(person) => State { person: None, ..state },
            Action::Filter(person) => State { person: Some(person), ..state },
            Action::Unfilter => State { person: None, ..state },
            Action::Turn(part) => State { part, selected: None, ..state },
            Action::Toggle(kind) => {
                let mut hidden = state.hidden.clone();
                match hidden.iter().position(|it| *it == kind) {
                    Some(at) => drop(hidden.remove(at)),
                    None => hidden.push(kind),
                }
                State { hidden, ..state }
            }
            Action::Plain => State { plain: !state.plain, selected: None, ..state },
            Action::Shared(link) => State { link: Some(link), shared: true, copied: None, ..state },
            Action::Copied(copied) => State { copied: Some(copied), ..state },
            Action::Notify(notice) => State { notice: Some(notice), ..state },
            Action::Dismiss => State { notice: None, ..state },
            Action::Keys(keys_shown) => State { keys_shown, ..state },
        }
    }

    fn reads(self, source: Source) -> State {
        State {
            source,
            request: self.request + 1,
            phase: Phase::Reading,
            selected: None,
            person: None,
            part: 0,
            notice: None,
            link: None,
            shared: false,
            ..self
        }
    }

    fn looks(self, view: View) -> State {
        let selected = view.selected.map(|id| Selection { id, side: Side::Address });
        State { panel: view.panel, selected, person: view.person, ..self }.checked()
    }

    fn shows(self, reading: Shown) -> State {
        let part = self.part.min(reading.parts.len().saturating_sub(1));
        State { phase: Phase::Ready, part, reading: Some(reading), ..self }.checked()
    }

    /// Drops what a new result or an old address names and the result does not hold.
    fn checked(mut self) -> State {
        if self.phase == Phase::Ready
            && let Some(reading) = &self.reading
        {
            self.selected = self.selected.filter(|it| reading.has(it.id));
            self.person = self.person.filter(|&id| reading.has(id));
            if let Some(selection) = self.selected
                && let Some(span) = reading.first_span(selection.id)
            {
                self.part = reading.part_of(span);
            }
        }
        self
    }

    fn selects(self, id: Id, side: Side) -> State {
        let listing = Panel::ALL.into_iter().find(|panel| panel.lists(id.kind));
        let panel = match (side, listing) {
            (Side::Article, Some(listing)) if !self.panel.lists(id.kind) => listing,
            _ => self.panel,
        };
        let folded = self.folded && (side == Side::Panel || listing.is_none());
        let hides = |person: &Id| self.reading.as_ref().is_some_and(|it| !it.involves(id, *person));
        let person = self.person.filter(|person| side == Side::Panel || !hides(person));
        let part = match &self.reading {
            Some(reading) if side != Side::Article => {
                reading.first_span(id).map_or(self.part, |span| reading.part_of(span))
            }
            _ => self.part,
        };
        State { selected: Some(Selection { id, side }), panel, folded, person, part, ..self }
    }

    /// How the page is looked at, for the address.
    pub fn view(&self) -> View {
        View { panel: self.panel, selected: self.selected.map(|it| it.id), person: self.person }
    }

    /// Whether `id` is the item that the reader looks at.
    pub fn is_selected(&self, id: Id) -> bool {
        self.selected.is_some_and(|selection| selection.id == id)
    }
}

impl Default for State {
    fn default() -> Self {
        State::new()
    }
}

/// The item to take when a mark of `ids` is picked: the one after the current, none after the last.
fn following(ids: &[Id], current: Option<Id>) -> Option<Id> {
    match current.and_then(|current| ids.iter().position(|&id| id == current)) {
        Some(at) => ids.get(at + 1).copied(),
        None => ids.first().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Act, Form, Statement};
    use crate::document::Span;
    use crate::{Options, extract};

    fn id(text: &str) -> Id {
        text.parse().expect("a valid id")
    }

    /// A reading of `text` in which the first word is said.
    fn reading(text: &str) -> Rc<Reading> {
        let mut article = extract("", &Options::default());
        article.statements.push(Statement {
            id: id("s1"),
            speakers: Vec::new(),
            source: None,
            cue: None,
            content: vec![Span::new(0, text.find(' ').unwrap_or(text.len()))],
            form: Form::Indirect,
            act: Act::Say,
            to: Vec::new(),
            on_behalf_of: None,
            date: None,
            sentence: 0,
            evidence: Vec::new(),
            rule: "test".to_owned(),
            confidence: 1.0,
        });
        Rc::new(Reading::new(text.into(), article, 1.0))
    }

    fn source(text: &str) -> Source {
        Source::new(text, None, Origin::Reader)
    }

    fn ready(text: &str) -> State {
        let state = State::new().after(Action::Read(source(text)));
        let request = state.request;
        state.after(Action::Finished(request, Ok(reading(text))))
    }

    #[test]
    fn the_latest_request_wins() {
        let state = State::new().after(Action::Read(source("One two.")));
        let late = state.after(Action::Finished(1, Ok(reading("Old news."))));
        assert_eq!(late.phase, Phase::Reading);
        assert!(late.reading.is_none());
        let done = late.after(Action::Finished(late.request, Ok(reading("One two."))));
        assert_eq!(done.phase, Phase::Ready);
    }

    #[test]
    fn the_article_alone_and_back() {
        let alone = ready("One two.").after(Action::Plain);
        assert!(alone.plain && !alone.after(Action::Plain).plain);
        assert!(!alone.after(Action::Show(Panel::People)).plain, "a panel brings all back");
    }

    #[test]
    fn a_new_text_forgets_what_was_looked_at() {
        let state = ready("One two.").after(Action::Select(id("s1"), Side::Panel));
        assert!(state.is_selected(id("s1")));
        let next = state.after(Action::Read(source("Three.")));
        assert_eq!((next.selected, next.person, next.link), (None, None, None));
    }

    #[test]
    fn clicks_on_one_mark_take_its_items_in_turn() {
        let ids = [id("p1"), id("s1")];
        let picked = |state: &State| state.after(Action::Pick(ids.to_vec()));
        let first = picked(&ready("One two."));
        assert!(first.is_selected(id("p1")));
        assert_eq!(first.panel, Panel::People);
        let second = picked(&first);
        assert!(second.is_selected(id("s1")));
        assert_eq!(picked(&second).selected, None);
    }

    #[test]
    fn a_mark_opens_a_panel_that_lists_it() {
        let state = ready("One two.").after(Action::Show(Panel::Network));
        assert_eq!(state.after(Action::Pick(vec![id("s1")])).panel, Panel::Timeline);
        assert_eq!(state.after(Action::Pick(vec![id("t1")])).panel, Panel::Network);
    }

    #[test]
    fn a_new_date_reads_the_same_text_again() {
        let state = ready("One two.");
        let dated = state.after(Action::Date(Some("2024-02-29".to_owned())));
        assert_eq!(dated.request, state.request + 1);
        assert_eq!(dated.source.text, state.source.text);
        assert_eq!(dated.after(Action::Date(Some("2024-02-29".to_owned()))).request, dated.request);
    }

    #[test]
    fn an_address_may_name_what_is_not_there() {
        let view = View { panel: Panel::People, selected: Some(id("s9")), person: Some(id("p9")) };
        let state =
            State::new().after(Action::Open { source: source("One two."), link: None, view, notice: None });
        let request = state.request;
        let done = state.after(Action::Finished(request, Ok(reading("One two."))));
        assert_eq!((done.panel, done.selected, done.person), (Panel::People, None, None));
    }

    #[test]
    fn a_failure_keeps_the_text() {
        let state = State::new().after(Action::Read(source("One two.")));
        let failed = state.after(Action::Finished(state.request, Err("no worker".to_owned())));
        assert_eq!(failed.phase, Phase::Failed("no worker".to_owned()));
        assert_eq!(&*failed.source.text, "One two.");
    }
}
