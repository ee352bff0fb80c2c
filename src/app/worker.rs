//! The extractor behind a worker: requests out, answers in, the latest request wins.
//!
//! Messages are small typed objects, listed in `www/worker.js`. A result travels packed, for the page,
//! and as JSON text, for people's own scripts. Where no worker starts, the page's thread reads.
//! `www/boot.js` starts either.

use super::browser;
use super::history::List;
use crate::corrections;
use js_sys::{Object, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MessageEvent, Worker};

/// A running extraction older than this many milliseconds is stopped when a new one is asked for;
/// a younger one is left to end, which is cheaper than starting the worker again.
const PATIENCE: f64 = 120.0;

/// What comes back.
pub(crate) enum Answer {
    /// An article was read: the number of the request with the reading, or what went wrong.
    Read(u32, Result<Packed, String>),
    /// A file was made.
    File(File),
}

/// A reading as it travels.
pub(crate) struct Packed {
    /// The result with spans in bytes, as postcard packs it.
    pub(crate) article: Vec<u8>,
    /// The result as JSON text with spans in UTF-16 units: a JavaScript string.
    pub(crate) json: JsValue,
    /// The extractor's time alone.
    pub(crate) milliseconds: f64,
}

/// A reading as a file.
pub(crate) struct File {
    /// The content; nothing where it could not be made.
    pub(crate) content: Option<String>,
    /// The ending of its name.
    pub(crate) extension: String,
    /// Its media type.
    pub(crate) media_type: String,
}

/// A text to be read.
#[derive(Clone)]
pub(crate) struct Request {
    /// Its number; answers carry the same.
    pub(crate) id: u32,
    /// The text.
    pub(crate) text: Rc<str>,
    /// The date of publication, `YYYY-MM-DD`.
    pub(crate) published: Option<String>,
    /// What was put right.
    pub(crate) corrections: List,
    /// The name of the format, where a file is wanted.
    pub(crate) format: Option<&'static str>,
}

impl Request {
    fn message(&self) -> JsValue {
        let message = Object::new();
        let words = |words: Option<&str>| words.map_or(JsValue::NULL, JsValue::from_str);
        let fields = [
            ("id", JsValue::from(self.id)),
            ("text", JsValue::from_str(&self.text)),
            ("published", words(self.published.as_deref())),
            ("corrections", JsValue::from_str(&corrections::write(&self.corrections))),
            ("format", words(self.format)),
        ];
        for (name, value) in fields {
            let _ = Reflect::set(&message, &name.into(), &value);
        }
        message.into()
    }
}

/// The extractor as the page sees it.
pub(crate) struct Extractor {
    on_answer: Box<dyn Fn(Answer)>,
    worker: RefCell<Option<Running>>,
    /// The request that has not been answered, and when it was made.
    pending: RefCell<Option<(Request, f64)>>,
    without_worker: Cell<bool>,
}

struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Extractor {
    /// An extractor; every answer that is still wanted goes to `on_answer`.
    pub(crate) fn new(on_answer: impl Fn(Answer) + 'static) -> Rc<Self> {
        let extractor = Rc::new(Extractor {
            on_answer: Box::new(on_answer),
            worker: RefCell::new(None),
            pending: RefCell::new(None),
            without_worker: Cell::new(false),
        });
        extractor.start();
        extractor
    }

    /// Asks for a reading; an earlier one that has not been answered is given up.
    pub(crate) fn ask(self: &Rc<Self>, request: Request) {
        let now = browser::now();
        let before = self.pending.replace(Some((request.clone(), now)));
        if before.is_some_and(|(_, since)| now - since > PATIENCE) {
            self.worker.replace(None);
        }
        self.send(request);
    }

    /// Asks for a file, which takes nothing from the reading that is under way.
    pub(crate) fn ask_for_file(self: &Rc<Self>, request: Request) {
        self.send(request);
    }

    fn send(self: &Rc<Self>, request: Request) {
        if self.without_worker.get() {
            return self.answer_here(request);
        }
        if self.worker.borrow().is_none() {
            self.start();
        }
        let posted = match &*self.worker.borrow() {
            Some(running) => running.worker.post_message(&request.message()).is_ok(),
            None => false,
        };
        if !posted {
            self.without_worker.set(true);
            self.answer_here(request);
        }
    }

    fn start(self: &Rc<Self>) {
        let Some(worker) = browser::worker() else { return };
        let this = Rc::downgrade(self);
        let on_message = Closure::new(move |event: MessageEvent| {
            if let Some(this) = this.upgrade() {
                this.receive(&event.data());
            }
        });
        let this = Rc::downgrade(self);
        let on_error = Closure::new(move |_| {
            if let Some(this) = this.upgrade() {
                this.give_up_worker();
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.worker.replace(Some(Running { worker, _on_message: on_message, _on_error: on_error }));
    }

    /// From now on the page's thread reads, beginning with what the worker has not answered.
    fn give_up_worker(self: &Rc<Self>) {
        self.without_worker.set(true);
        self.worker.replace(None);
        let pending = self.pending.borrow().as_ref().map(|(request, _)| request.clone());
        if let Some(request) = pending {
            self.answer_here(request);
        }
    }

    fn answer_here(self: &Rc<Self>, request: Request) {
        let this = Rc::clone(self);
        spawn_local(async move {
            match browser::answer(&request.message()).await {
                Ok(answer) => this.receive(&answer),
                Err(error) => this.deliver(request.id, Err(browser::words(&error))),
            }
        });
    }

    fn receive(&self, message: &JsValue) {
        let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
        let words = |name: &str| field(name).as_string();
        let id = field("id").as_f64().unwrap_or_default() as u32;
        if let Some(extension) = words("extension") {
            let media_type = words("mediaType").unwrap_or_default();
            return (self.on_answer)(Answer::File(File { content: words("content"), extension, media_type }));
        }
        let packed = field("packed").dyn_into::<Uint8Array>();
        match (packed, field("ms").as_f64()) {
            (Ok(packed), Some(milliseconds)) => {
                let article = packed.to_vec();
                self.deliver(id, Ok(Packed { article, json: field("json"), milliseconds }));
            }
            _ => {
                // A program that has failed once may be in any state: the next request starts afresh.
                self.worker.replace(None);
                self.deliver(id, Err(words("error").unwrap_or_else(|| "no answer".to_owned())));
            }
        }
    }

    fn deliver(&self, id: u32, outcome: Result<Packed, String>) {
        let wanted = self.pending.borrow().as_ref().is_some_and(|(request, _)| request.id == id);
        if wanted {
            self.pending.replace(None);
            (self.on_answer)(Answer::Read(id, outcome));
        }
    }
}
