//! Keeps the extractor at work on what the state asks for.

use crate::Article;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::reading::Reading;
use crate::app::state::{Action, Phase};
use crate::app::worker::{Answer, Extractor, Request};
use crate::article::Offsets;
use js_sys::{Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// The texts that were sent, by request: an answer is laid out over the text it was made from.
type Sent = Rc<RefCell<Option<Request>>>;

/// Asks for a reading whenever the state has a new request, and puts the answer into the state.
#[hook]
pub(crate) fn use_extractor(page: &Page) {
    let sent: Sent = use_mut_ref(|| None);
    let extractor = {
        let act = page.act.clone();
        let sent = Rc::clone(&sent);
        use_memo((), move |()| {
            Extractor::new(worker_address(), move |answer| {
                let Some(request) = sent.borrow().clone().filter(|it| it.id == answer.id) else { return };
                act.emit(Action::Finished(answer.id, laid_out(&request, answer)));
            })
        })
    };
    let state = Rc::clone(&page.state);
    use_effect_with((state.request, state.phase == Phase::Reading), move |&(id, asked)| {
        if asked {
            let request = Request {
                id,
                text: Rc::clone(&state.source.text),
                published: state.source.published.as_ref().map(|date| date.value.clone()),
            };
            sent.replace(Some(request.clone()));
            extractor.ask(request);
        }
    });
}

/// The worker's address, which the shell carries because the build gives files new names.
fn worker_address() -> String {
    browser::document()
        .query_selector("link[data-role='worker']")
        .ok()
        .flatten()
        .and_then(|link| link.dyn_into::<web_sys::HtmlLinkElement>().ok())
        .map(|link| link.href())
        .unwrap_or_default()
}

fn laid_out(request: &Request, answer: Answer) -> Result<Rc<Reading>, String> {
    let (json, milliseconds) = answer.outcome?;
    let article: Article = serde_json::from_str(&json)
        .map_err(|error| format!("the extractor and the page do not fit together: {error}"))?;
    browser::measure("readout:extract", milliseconds);
    let reading = Rc::new(Reading::new(Rc::clone(&request.text), article, milliseconds));
    publish(Rc::clone(&reading));
    Ok(reading)
}

/// Makes the result the value of `window.readout.last`, with spans as JavaScript counts. It is made
/// when somebody asks for it.
fn publish(reading: Rc<Reading>) {
    let get = Closure::<dyn Fn() -> JsValue>::new(move || {
        let article = reading.article.clone().in_offsets(&reading.text, Offsets::Utf16);
        let json = serde_json::to_string(&article).unwrap_or_default();
        js_sys::JSON::parse(&json).unwrap_or(JsValue::NULL)
    });
    let property = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&property, &name.into(), &value);
    let described = set("get", get.into_js_value())
        .and_then(|_| set("configurable", true.into()))
        .and_then(|_| set("enumerable", true.into()));
    if let (Ok(_), Ok(handle)) = (described, browser::handle().dyn_into::<Object>()) {
        Object::define_property(&handle, &"last".into(), &property);
    }
}
