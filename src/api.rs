//! The JavaScript API: `extract(text, options)`. The only place where UTF-16 offsets are made.

#[cfg(feature = "package")]
pub mod link;

use crate::Options;
use crate::article::Offsets;
use crate::corrections;
use crate::{day, export};
use jiff::civil::Date;
use js_sys::{Array, JSON, Object, TypeError};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// The types of the result, as `src/article.rs` defines them.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("api.d.ts");

#[wasm_bindgen]
extern "C" {
    /// What may stand for the text: checked here, so that a mistake gets a plain message.
    #[wasm_bindgen(typescript_type = "string")]
    pub type Text;
    /// See `ExtractOptions` in the types.
    #[wasm_bindgen(typescript_type = "ExtractOptions | null")]
    pub type ExtractOptions;
    /// See `Article` in the types.
    #[wasm_bindgen(typescript_type = "Article")]
    pub type Article;
}

/// Reads an article.
///
/// The spans of the result count UTF-16 code units unless `options.offsets` says otherwise, so
/// `text.slice(...span)` gives the words. A lone surrogate in `text` is read as U+FFFD, which is one
/// code unit too: offsets stay true.
///
/// # Errors
/// A JavaScript `TypeError` where `text` is no string, an option is unknown or of the wrong type,
/// `published` is no date `YYYY-MM-DD`, or `corrections` are more or longer than they may be.
#[wasm_bindgen]
pub fn extract(text: &Text, options: Option<ExtractOptions>) -> Result<Article, JsValue> {
    let serializer = Serializer::new().serialize_missing_as_null(true);
    let Input { text, options, offsets } = Input::new(text, options)?;
    let article = crate::extract(&text, &options).in_offsets(&text, offsets.unwrap_or(Offsets::Utf16));
    Ok(article.serialize(&serializer)?.unchecked_into())
}

/// Reads an article for a page on another thread: `json` is the result as JSON text with UTF-16
/// offsets, `packed` the same with UTF-8 offsets in postcard's form, which a page in Rust unpacks with
/// a tenth of the code and time that JSON takes.
///
/// # Errors
/// As [`extract`].
#[wasm_bindgen(js_name = extractPacked)]
pub fn extract_packed(text: &Text, options: Option<ExtractOptions>) -> Result<Packed, JsValue> {
    let Input { text, options, .. } = Input::new(text, options)?;
    let article = crate::extract(&text, &options);
    // Plain data has both forms; to expect that would bring along how errors are told.
    let packed = postcard::to_allocvec(&article).unwrap_or_default();
    let json = serde_json::to_string(&article.in_offsets(&text, Offsets::Utf16)).unwrap_or_default();
    Ok(Packed { json, packed })
}

/// What [`extract_packed`] gives.
#[wasm_bindgen(getter_with_clone)]
pub struct Packed {
    /// The result as JSON text.
    #[wasm_bindgen(readonly)]
    pub json: String,
    /// The result as postcard packs it.
    #[wasm_bindgen(readonly)]
    pub packed: Vec<u8>,
}

/// Reads an article and writes it as a file of the format that the command line knows by this name:
/// `json`, `markdown`, `csv`, `ics`, `html` …
///
/// # Errors
/// As [`extract`]; a `TypeError` for an unknown format.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(format: &str, text: &Text, options: Option<ExtractOptions>) -> Result<File, JsValue> {
    let format = export::format(format).ok_or_else(|| mistake(&format!("“{format}” is no format")))?;
    let Input { text, options, offsets } = Input::new(text, options)?;
    let article = crate::extract(&text, &options).in_offsets(&text, offsets.unwrap_or(Offsets::Utf16));
    Ok(File {
        content: (format.write)(&text, &article),
        extension: format.extension.to_owned(),
        media_type: format.media_type.to_owned(),
    })
}

/// What [`export_as`] gives.
#[wasm_bindgen(getter_with_clone)]
pub struct File {
    /// The text of the file.
    #[wasm_bindgen(readonly)]
    pub content: String,
    /// The ending of its name, without the full stop.
    #[wasm_bindgen(readonly)]
    pub extension: String,
    /// Its media type.
    #[wasm_bindgen(readonly, js_name = mediaType)]
    pub media_type: String,
}

/// What every function takes, checked.
struct Input {
    text: String,
    options: Options,
    offsets: Option<Offsets>,
}

impl Input {
    /// Reads the options one by one: serde's way to do so weighs ten times as much.
    fn new(text: &Text, given: Option<ExtractOptions>) -> Result<Self, JsValue> {
        let text = text.as_string().ok_or_else(|| mistake("text has to be a string"))?;
        let (mut options, mut offsets) = (Options::default(), None);
        let given = given.map_or_else(Object::new, JsCast::unchecked_into::<Object>);
        if !given.is_object() || Array::is_array(&given) {
            return Err(mistake("options have to be an object"));
        }
        for entry in Object::entries(&given).iter() {
            let entry: Array = entry.unchecked_into();
            let (name, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
            let is_given = !value.is_null() && !value.is_undefined();
            match name.as_str() {
                "published" => options.published = is_given.then(|| date(&value)).transpose()?,
                "offsets" => offsets = is_given.then(|| unit(&value)).transpose()?,
                "corrections" if is_given => options.corrections = listed(&value)?,
                "corrections" => {}
                _ => return Err(mistake(&format!("there is no option “{name}”"))),
            }
        }
        Ok(Input { text, options, offsets })
    }
}

fn date(value: &JsValue) -> Result<Date, JsValue> {
    let date = value.as_string().ok_or_else(|| mistake("published has to be a string"))?;
    day::parse(&date).ok_or_else(|| mistake(&format!("published: “{date}” is no date YYYY-MM-DD")))
}

fn unit(value: &JsValue) -> Result<Offsets, JsValue> {
    match value.as_string().as_deref() {
        Some("utf-8") => Ok(Offsets::Utf8),
        Some("utf-16") => Ok(Offsets::Utf16),
        Some("utf-32") => Ok(Offsets::Utf32),
        _ => Err(mistake("offsets have to be utf-8, utf-16 or utf-32")),
    }
}

/// The corrections of an array of JavaScript.
fn listed(corrections: &JsValue) -> Result<Vec<corrections::Correction>, JsValue> {
    let json = JSON::stringify(corrections)?.as_string();
    let json = json.ok_or_else(|| mistake("corrections have to be an array"))?;
    corrections::parse(&json).map_err(|error| mistake(&format!("corrections: {error}")))
}

fn mistake(words: &str) -> JsValue {
    TypeError::new(words).into()
}
