//! The extractor behind a worker: requests out, answers in, the latest request wins.
//!
//! Messages are small typed objects: `{id, text, published}` goes out, and `{id, json, ms}` or
//! `{id, error}` comes back. The result travels as JSON text, made in the worker: parsing it here
//! is several times cheaper than walking a cloned object. Where no worker starts, the same module
//! is imported onto the page's thread.

use super::browser;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A running extraction older than this many milliseconds is stopped when a new one is asked for;
/// a younger one is left to end, which is cheaper than starting the worker again.
const PATIENCE: f64 = 120.0;

/// The answer to one request.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// The request.
    pub(crate) id: u32,
    /// The result as JSON, whose spans count bytes, and the extractor's milliseconds, or what went wrong.
    pub(crate) outcome: Result<(String, f64), String>,
}

/// A text to be read.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// Its number; answers carry the same.
    pub(crate) id: u32,
    /// The text.
    pub(crate) text: Rc<str>,
    /// The date of publication, `YYYY-MM-DD`.
    pub(crate) published: Option<String>,
}

impl Request {
    fn message(&self) -> JsValue {
        let message = Object::new();
        let fields = [
            ("id", JsValue::from(self.id)),
            ("text", JsValue::from_str(&self.text)),
            ("published", self.published.as_deref().map_or(JsValue::NULL, JsValue::from_str)),
        ];
        for (name, value) in fields {
            Reflect::set(&message, &name.into(), &value).expect("a plain object takes any field");
        }
        message.into()
    }
}

/// The extractor as the page sees it.
pub(crate) struct Extractor {
    url: String,
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
    /// An extractor whose worker module is at `url`; every answer that is still wanted goes to
    /// `on_answer`.
    pub(crate) fn new(url: String, on_answer: impl Fn(Answer) + 'static) -> Rc<Self> {
        let extractor = Rc::new(Extractor {
            url,
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
            self.give_up_worker();
        }
    }

    fn start(self: &Rc<Self>) {
        let Some(worker) = browser::take_worker().or_else(|| new_worker(&self.url)) else { return };
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
            match answer_on_page(&this.url, &request).await {
                Ok(answer) => this.receive(&answer),
                Err(error) => {
                    this.deliver(Answer { id: request.id, outcome: Err(browser::words(&error)) });
                }
            }
        });
    }

    fn receive(&self, message: &JsValue) {
        let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
        let Some(id) = field("id").as_f64() else { return };
        let outcome = match (field("json").as_string(), field("ms").as_f64()) {
            (Some(json), Some(milliseconds)) => Ok((json, milliseconds)),
            _ => Err(field("error").as_string().unwrap_or_else(|| "no answer".to_owned())),
        };
        if outcome.is_err() {
            // A program that has failed once may be in any state: the next request starts afresh.
            self.worker.replace(None);
        }
        self.deliver(Answer { id: id as u32, outcome });
    }

    fn deliver(&self, answer: Answer) {
        let wanted = self.pending.borrow().as_ref().is_some_and(|(request, _)| request.id == answer.id);
        if wanted {
            self.pending.replace(None);
            (self.on_answer)(answer);
        }
    }
}

fn new_worker(url: &str) -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(url, &options).ok()
}

async fn answer_on_page(url: &str, request: &Request) -> Result<JsValue, JsValue> {
    let module = browser::import(url).await?;
    let answer: Function = Reflect::get(&module, &"answer".into())?.dyn_into()?;
    let promise: Promise = answer.call1(&JsValue::NULL, &request.message())?.dyn_into()?;
    JsFuture::from(promise).await
}
