//! What every component sees: the state and the way to change it.

use super::browser;
use super::state::{Action, State};
use std::rc::Rc;
use yew::prelude::*;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

/// The page's state with its one entrance for actions.
#[derive(Clone, PartialEq)]
pub(crate) struct Page {
    /// The state at the last drawing.
    pub(crate) state: Rc<State>,
    /// Does an action.
    pub(crate) act: Callback<Action>,
}

impl Page {
    /// Does an action.
    pub(crate) fn act(&self, action: Action) {
        self.act.emit(action);
    }

    /// A handler that does the same action each time.
    pub(crate) fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }
}

/// Makes the state and its entrance; `opening` is done before anything is drawn.
#[hook]
pub(crate) fn use_new_page(opening: fn() -> Option<Action>) -> Page {
    let state = use_reducer(|| match opening() {
        Some(action) => State::new().after(action),
        None => State::new(),
    });
    let dispatcher = state.dispatcher();
    let act = use_callback((), move |action: Action, ()| {
        // Scripts that click and then wait for `ready` must not see the last reading's.
        if action.asks_for_reading() {
            browser::set_root_attribute("data-state", Some("reading"));
        }
        dispatcher.dispatch(action);
    });
    Page { state: Rc::new((*state).clone()), act }
}
