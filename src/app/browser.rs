//! The few things the page asks of the browser, with the failures it can live with made quiet.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, HtmlAnchorElement, HtmlElement, HtmlTextAreaElement,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Storage, Url, Window, Worker,
};

/// The window.
pub(crate) fn window() -> Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document.
pub(crate) fn document() -> Document {
    window().document().expect("the window holds a document")
}

/// The element that has the focus.
pub(crate) fn focused() -> Option<Element> {
    document().active_element()
}

/// Sets an attribute of `<html>`, or removes it.
pub(crate) fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Local storage; none where the browser forbids it.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Whether anything can be stored.
pub(crate) fn can_store() -> bool {
    storage().is_some()
}

/// What was stored under `key`.
pub(crate) fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Stores `value` under `key`; whether that worked.
pub(crate) fn store(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets what was stored under `key`.
pub(crate) fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The fragment of the address, with `#`.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address without its fragment.
pub(crate) fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Writes `address` into the address bar without a step in the history. In a frame it stays the one that the other page gave.
pub(crate) fn replace_address(address: &str) {
    let is_framed = document().document_element().is_some_and(|root| root.has_attribute("data-embed"));
    if !is_framed && let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Copies `text` to the clipboard; false where the browser refuses.
pub(crate) async fn copy(text: &str) -> bool {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or_default();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Whether the browser can hand an address to other programs (Web Share).
pub(crate) fn can_share() -> bool {
    Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Hands an address to a program that the reader picks.
pub(crate) fn share(address: &str) {
    let what = Object::new();
    let share = Reflect::get(&window().navigator(), &"share".into()).and_then(JsCast::dyn_into::<Function>);
    if let (Ok(true), Ok(share)) = (Reflect::set(&what, &"url".into(), &address.into()), share)
        && let Ok(promise) = share.call1(&window().navigator(), &what)
    {
        // Refused or given up: nothing is lost.
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(promise.unchecked_into::<Promise>()).await;
        });
    }
}

/// Saves `content` as a file.
pub(crate) fn download(name: &str, media_type: &str, content: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The download has its own reference by now; a moment later it has one in every browser.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// The text in lower case; the browser has the tables for it already.
pub(crate) fn lower_case(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Whether a media query holds.
pub(crate) fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Brings an element into view; gliding only where the reader has not asked for less motion.
pub(crate) fn reveal(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    let calm = matches("(prefers-reduced-motion: reduce)");
    options.set_behavior(if calm { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Focuses an element; one of a drawing, too, which has the method without being an HTML element.
pub(crate) fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Types `text` in the place of all that is in a field, if the field has the focus; so the field's own undo knows of it.
pub(crate) fn type_over(field: &HtmlTextAreaElement, text: &str) -> bool {
    if focused().as_ref() != Some(field.as_ref()) {
        return false;
    }
    field.select();
    let command = Reflect::get(&document(), &"execCommand".into()).and_then(JsCast::dyn_into::<Function>);
    let typed =
        command.and_then(|it| it.call3(&document(), &"insertText".into(), &false.into(), &text.into()));
    typed.is_ok_and(|typed| typed.is_truthy()) && field.value() == text
}

/// Lets the browser draw and answer before going on.
pub(crate) async fn pause() {
    let soon = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(soon).await;
}

/// A clock for intervals, in milliseconds.
pub(crate) fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Records a measure of `duration` milliseconds that ends now.
pub(crate) fn measure(name: &str, duration: f64) {
    let record = || -> Result<(), JsValue> {
        let performance: JsValue = window().performance().into();
        let measure: Function = Reflect::get(&performance, &"measure".into())?.dyn_into()?;
        let options = Object::new();
        Reflect::set(&options, &"start".into(), &(now() - duration).max(0.0).into())?;
        Reflect::set(&options, &"duration".into(), &duration.into())?;
        measure.call2(&performance, &name.into(), &options)?;
        Ok(())
    };
    // An old browser without options measures nothing; the page goes on.
    let _ = record();
}

/// `window.readout`, which the shell has made.
pub(crate) fn handle() -> JsValue {
    Reflect::get(&window(), &"readout".into()).unwrap_or_default()
}

/// Calls a function of `window.readout`.
fn call<T: JsCast>(name: &str, argument: &JsValue) -> Result<T, JsValue> {
    let function: Function = Reflect::get(&handle(), &name.into())?.dyn_into()?;
    function.call1(&handle(), argument)?.dyn_into()
}

/// A worker with the extractor: the one that the shell has started, then new ones; none where the browser refuses.
pub(crate) fn worker() -> Option<Worker> {
    call("worker", &JsValue::NULL).ok()
}

/// What a worker would answer, from the page's own thread.
pub(crate) async fn answer(request: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(call::<Promise>("answer", request)?).await
}

/// The words of a JavaScript error.
pub(crate) fn words(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "unknown error".to_owned())
}

/// Presses an element, as the reader would.
pub(crate) fn click(element: &HtmlElement) {
    element.click();
}
