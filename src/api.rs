//! The JavaScript API: `extract(text, options)`. The only place where UTF-16 offsets are made.

use crate::Options;
use crate::article::Offsets;
use serde::{Deserialize, Serialize};
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

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct GivenOptions {
    published: Option<String>,
    offsets: Option<Offsets>,
}

/// Reads an article.
///
/// The spans of the result count UTF-16 code units unless `options.offsets` says otherwise, so
/// `text.slice(...span)` gives the words. A lone surrogate in `text` is read as U+FFFD, which is one
/// code unit too: offsets stay true.
///
/// # Errors
/// A JavaScript `TypeError` where `text` is no string, an option is unknown or of the wrong type, or
/// `published` is no date `YYYY-MM-DD`.
#[wasm_bindgen]
pub fn extract(text: &Text, options: Option<ExtractOptions>) -> Result<Article, JsValue> {
    let text = text.as_string().ok_or_else(|| mistake("text has to be a string"))?;
    let given = match options {
        Some(options) => serde_wasm_bindgen::from_value::<GivenOptions>(options.into())
            .map_err(|error| mistake(&format!("options: {error}")))?,
        None => GivenOptions::default(),
    };
    let published = given
        .published
        .map(|date| date.parse().map_err(|_| mistake(&format!("published: {date:?} is no date YYYY-MM-DD"))))
        .transpose()?;
    let article = crate::extract(&text, &Options { published })
        .in_offsets(&text, given.offsets.unwrap_or(Offsets::Utf16));
    let serializer = Serializer::new().serialize_missing_as_null(true);
    let article = article.serialize(&serializer).map_err(|error| mistake(&error.to_string()))?;
    Ok(article.unchecked_into())
}

fn mistake(words: &str) -> JsValue {
    js_sys::TypeError::new(words).into()
}
