//! The state of the page and the one function that changes it.
//!
//! Nothing here touches the browser: handlers in the components and hooks turn what happens into an
//! [`Action`], and effects follow from the state that comes out.

use super::correcting::Subject;
use super::edit::{Edit, again};
use super::examples::EXAMPLES;
use super::history::{Change, History};
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
    /// Whether the source is a later version of what that reading was made from, and not another article.
    pub continues: bool,
    /// What undo and redo bring back.
    pub history: History,
    /// Whether the latest correction is to be brought into view once it has been applied.
    pub presents: bool,
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
    /// The dialogue that is open.
    pub dialog: Option<Dialog>,
}

/// What lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The keys.
    Keys,
    /// The list of corrections.
    Corrections,
    /// The form that puts one thing right.
    Correct(Subject),
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
    /// Neither: an address was opened, or a correction made it.
    Address,
    /// Neither, and nothing is to move: it was picked in the reading before.
    Before,
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
    /// The reader has changed the text.
    Edit(Rc<str>),
    /// The reader puts something right, or takes that back.
    Correct(Change),
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
    /// This is the link to what is read, for the address bar.
    Linked(String),
    /// The browser has copied the link, or refused to.
    Copied(bool),
    /// Tell the reader something.
    Notify(Notice),
    /// The reader has read the notice.
    Dismiss,
    /// Open this dialogue, or close the one that is open.
    Dialog(Option<Dialog>),
}

impl Action {
    /// Whether the reading that is shown will be replaced.
    pub fn asks_for_reading(&self) -> bool {
        matches!(
            self,
            Action::Read(_)
                | Action::Open { .. }
                | Action::Wait
                | Action::Edit(_)
                | Action::Correct(_)
                | Action::Date(_)
        )
    }
}

impl State {
    /// The page as it opens: the first example, being read.
    pub fn new() -> Self {
        State {
            source: Source::new(EXAMPLES[0].text, None, Origin::Example(0)),
            request: 1,
            phase: Phase::Reading,
            reading: None,
            continues: false,
            history: History::default(),
            presents: false,
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
            dialog: None,
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
                let source = Source { published, ..state.source.clone() };
                state.rereads(source)
            }
            Action::Edit(text) => state.edits(text),
            Action::Correct(change) => state.corrects(change),
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
            Action::Linked(link) => State { link: Some(link), ..state },
            Action::Copied(copied) => State { copied: Some(copied), ..state },
            Action::Notify(notice) => State { notice: Some(notice), ..state },
            Action::Dismiss => State { notice: None, ..state },
            Action::Dialog(dialog) => State { dialog, ..state },
        }
    }

    /// Another article.
    fn reads(self, source: Source) -> State {
        State {
            continues: false,
            history: History::default(),
            selected: None,
            person: None,
            part: 0,
            notice: None,
            ..self.rereads(source)
        }
    }

    /// The same article, read anew; what is looked at stays where it still fits.
    fn rereads(self, source: Source) -> State {
        State {
            source,
            request: self.request + 1,
            phase: Phase::Reading,
            presents: false,
            link: None,
            shared: false,
            ..self
        }
    }

    fn edits(self, text: Rc<str>) -> State {
        let before = self.source.clone();
        if before.text == text {
            return self.rereads(before);
        }
        // The reader's date stays with whatever is written; any other goes with its text.
        let stays = |date: &GivenDate| {
            date.by == DateGiver::Reader || Edit::between(&before.text, &text).keeps_most()
        };
        let published = before.published.clone().filter(stays);
        self.rereads(Source { text, published, origin: Origin::Reader, ..before })
    }

    fn corrects(mut self, change: Change) -> State {
        let presents = matches!(change, Change::Add(_));
        match self.history.change(&self.source.corrections, change) {
            Ok(Some(corrections)) => {
                let source = Source { corrections, ..self.source.clone() };
                State { presents, ..self.rereads(source) }
            }
            Ok(None) => self,
            Err(error) => State { notice: Some(Notice::new(format!("Not put right: {error}."))), ..self },
        }
    }

    fn looks(self, view: View) -> State {
        let selected = view.selected.map(|id| Selection { id, side: Side::Address });
        State { panel: view.panel, selected, person: view.person, ..self }
    }

    fn shows(self, reading: Shown) -> State {
        let kept = |id: Id| match &self.reading {
            Some(before) if self.continues => again(before, &reading, id),
            _ => reading.has(id).then_some(id),
        };
        let selected = self.selected.and_then(|it| match kept(it.id)? {
            id if id == it.id => Some(it),
            id => Some(Selection { id, side: Side::Before }),
        });
        let person = self.person.and_then(kept);
        let part = self.part.min(reading.parts.len().saturating_sub(1));
        let made = reading.article.corrections.last().and_then(|last| last.items.last().copied());
        let made = made.filter(|id| self.presents && selected.is_none_or(|it| it.id != *id));
        let (phase, presents) = (Phase::Ready, false);
        let mut state = State {
            phase,
            presents,
            selected,
            person,
            part,
            continues: true,
            reading: Some(reading),
            ..self
        };
        // An address may name what stands in a later part.
        if let (Some(Selection { id, side: Side::Address }), Some(reading)) = (state.selected, &state.reading)
            && let Some(span) = reading.first_span(id)
        {
            state.part = reading.part_of(span);
        }
        match made {
            Some(id) => state.selects(id, Side::Address),
            None => state,
        }
    }

    fn selects(self, id: Id, side: Side) -> State {
        let listing = Panel::ALL.into_iter().find(|panel| panel.lists(id.kind));
        let panel = match (side, listing) {
            (Side::Article | Side::Address, Some(listing)) if !self.panel.lists(id.kind) => listing,
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
mod tests;
