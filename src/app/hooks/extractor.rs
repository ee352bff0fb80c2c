//! Keeps the extractor at work on what the state asks for.

use crate::Article;
use crate::app::browser;
use crate::app::context::Page;
use crate::app::exports;
use crate::app::notice::Notice;
use crate::app::reading::Reading;
use crate::app::state::{Action, Phase};
use crate::app::worker::{Answer, Extractor, Packed, Request};
use js_sys::{Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Asks for a reading whenever the state has a new request, and puts the answer into the state.
/// Returns what makes a file: given the name of a format, it saves what is read.
#[hook]
pub(crate) fn use_extractor(page: &Page) -> Callback<&'static str> {
    // What was asked last: an answer is laid out over the text it was made from.
    let sent = use_mut_ref(|| None::<Request>);
    let extractor = {
        let act = page.act.clone();
        let sent = Rc::clone(&sent);
        use_memo((), move |()| {
            Extractor::new(move |answer| match answer {
                Answer::Read(id, outcome) => {
                    let Some(request) = sent.borrow().clone() else { return };
                    let act = act.clone();
                    spawn_local(async move {
                        let outcome = match outcome {
                            Ok(packed) => laid_out(&request, packed).await,
                            Err(why) => Err(why),
                        };
                        act.emit(Action::Finished(id, outcome));
                    });
                }
                Answer::File(file) => {
                    let text = sent.borrow().as_ref().map(|request| Rc::clone(&request.text));
                    if !exports::save(&text.unwrap_or_default(), &file) {
                        act.emit(Action::Notify(Notice::new("The file could not be saved.")));
                    }
                }
            })
        })
    };
    {
        let (state, sent, extractor) = (Rc::clone(&page.state), Rc::clone(&sent), Rc::clone(&extractor));
        // While the page is drawn, not after: the worker is at work by then.
        use_memo((state.request, state.phase == Phase::Reading), move |&(id, asked)| {
            if asked {
                let request = Request {
                    id,
                    text: Rc::clone(&state.source.text),
                    published: state.source.published.as_ref().map(|date| date.value.clone()),
                    corrections: Rc::clone(&state.source.corrections),
                    format: None,
                };
                sent.replace(Some(request.clone()));
                extractor.ask(request);
            }
        });
    }
    use_callback((), move |format, ()| {
        if let Some(request) = sent.borrow().clone() {
            extractor.ask_for_file(Request { format: Some(format), ..request });
        }
    })
}

/// Bytes of a packed result from which on the page draws a frame between unpacking it and laying it out.
const LARGE: usize = 50_000;

async fn laid_out(request: &Request, packed: Packed) -> Result<Rc<Reading>, String> {
    let article: Article = postcard::from_bytes(&packed.article)
        .map_err(|_| "it is of another version than the page; reload the page".to_owned())?;
    browser::measure("readout:extract", packed.milliseconds);
    publish(packed.json);
    if packed.article.len() > LARGE {
        browser::pause().await;
    }
    let reading = Reading::new(Rc::clone(&request.text), article, packed.milliseconds);
    Ok(Rc::new(reading.with(Rc::clone(&request.corrections))))
}

/// Makes the result the value of `window.readout.last`, parsed when somebody asks for it.
fn publish(json: JsValue) {
    let get = Closure::<dyn Fn() -> JsValue>::new(move || match json.as_string() {
        Some(json) => js_sys::JSON::parse(&json).unwrap_or(JsValue::NULL),
        None => JsValue::NULL,
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
