//! Share links for JavaScript; in the package only, as the page makes its own.

use super::{Text, date, listed, mistake};
use crate::corrections;
use crate::link::{self, Cause, LinkError, Shared, View};
use js_sys::Error;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// What a link carries, as `SharedArticle` in the package's types.
#[derive(Serialize)]
struct Opened {
    text: String,
    published: Option<String>,
    /// The text of a JSON array, or nothing.
    corrections: String,
    view: BTreeMap<String, String>,
    damage: Option<Damage>,
}

/// `LinkDamage` in the package's types.
#[derive(Serialize)]
struct Damage {
    cause: &'static str,
    percent: u8,
    message: String,
}

/// The fragment, from `#` on, that carries an article with what its reader put right and what the page should show.
///
/// # Errors
/// A JavaScript `TypeError` for a wrong date or corrections; an `Error` named `LinkError` where it is too large.
#[wasm_bindgen(js_name = encodeLink)]
pub fn encode(
    text: &Text,
    published: &JsValue,
    given: &JsValue,
    keys: Vec<String>,
) -> Result<String, JsValue> {
    let text = text.as_string().ok_or_else(|| mistake("text has to be a string"))?;
    let is_given = |value: &JsValue| !value.is_null() && !value.is_undefined();
    let published = is_given(published).then(|| date(published)).transpose()?;
    let given = if is_given(given) { listed(given)? } else { Vec::new() };
    let corrections = if given.is_empty() { String::new() } else { corrections::write(&given) };
    let view = View(keys.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect());
    let fragment = link::write(&Shared { text, published, corrections }).map_err(|error| refused(&error))?;
    Ok(format!("{fragment}{view}"))
}

/// Opens a link: a whole address, a fragment, or prose with one in it.
///
/// # Errors
/// A JavaScript `TypeError` where `link` is no string; an `Error` named `LinkError` where nothing can be read from it.
#[wasm_bindgen(js_name = decodeLink)]
pub fn decode(link: &Text) -> Result<JsValue, JsValue> {
    let link = link.as_string().ok_or_else(|| mistake("link has to be a string"))?;
    let opened = link::read(&link).map_err(|error| refused(&error))?;
    let opened = Opened {
        text: opened.shared.text,
        published: opened.shared.published.map(|date| date.to_string()),
        corrections: opened.shared.corrections,
        view: opened.view.0.into_iter().collect(),
        damage: opened.damage.map(|damage| Damage {
            cause: match damage.cause {
                Cause::CutOff => "cut off",
                Cause::Altered => "altered",
            },
            percent: damage.percent,
            message: damage.to_string(),
        }),
    };
    Ok(opened
        .serialize(&Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true))?)
}

fn refused(error: &LinkError) -> JsValue {
    let refusal = Error::new(&error.to_string());
    refusal.set_name("LinkError");
    refusal.into()
}
