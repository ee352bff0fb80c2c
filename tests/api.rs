//! The JavaScript API, called as JavaScript calls it, in a real browser: `cargo xtask test` runs these.
#![cfg(all(target_arch = "wasm32", feature = "api"))]

use js_sys::{Array, JsString, Object, Reflect, TypeError};
use readout::api::{ExtractOptions, Text, extract};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A ship is one code point, two UTF-16 units and four bytes; é is one, one and two.
const ARTICLE: &str = "🚢 Café news. LISBON, March 8, 2025 - Portuguese Foreign Minister Ana Prata met her Danish \
    counterpart, Lars Holm, in Lisbon on Friday.\n\n“We have waited ten years for this office,” Holm said.\n";

fn text(words: &str) -> Text {
    JsValue::from_str(words).unchecked_into()
}

/// `object.key`, or `array[key]`.
fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("a property can be read")
}

/// The items of `object.key`.
fn list(object: &JsValue, key: &str) -> Vec<JsValue> {
    get(object, key).dyn_into::<Array>().expect("a list").iter().collect()
}

/// `text.slice(start, end)`, by JavaScript's own counting.
fn slice(text: &str, span: &JsValue) -> String {
    let [start, end] = ["0", "1"].map(|key| get(span, key).as_f64().expect("a number") as u32);
    JsString::from(text).slice(start, end).into()
}

#[wasm_bindgen_test]
fn slicing_the_text_at_spans_gives_the_words() {
    let article = extract(&text(ARTICLE), None).expect("any text is read");
    assert_eq!(get(&article, "schema"), "readout/1");
    assert_eq!(get(&article, "offsets"), "utf-16");

    let people = list(&article, "entities").into_iter().filter(|entity| get(entity, "type") == "person");
    let named: Vec<(String, Vec<String>)> = people
        .map(|person| {
            let mentions =
                list(&person, "mentions").into_iter().filter(|mention| get(mention, "kind") == "name");
            let words = mentions.map(|mention| slice(ARTICLE, &get(&mention, "span"))).collect();
            (get(&person, "name").as_string().expect("a name"), words)
        })
        .collect();
    let mentions =
        |name: &str| named.iter().find(|(person, _)| person == name).map(|(_, mentions)| mentions.as_slice());
    assert_eq!(mentions("Ana Prata"), Some(&["Ana Prata".to_owned()][..]), "{named:?}");
    assert_eq!(mentions("Lars Holm"), Some(&["Lars Holm".to_owned(), "Holm".to_owned()][..]), "{named:?}");

    let statements = list(&article, "statements");
    let content = list(&statements[0], "content");
    assert!(slice(ARTICLE, &content[0]).starts_with("“We have waited ten years for this office"));
}

#[wasm_bindgen_test]
fn every_sentence_lies_in_the_text() {
    let article = extract(&text(ARTICLE), None).expect("any text is read");
    let sentences: String = list(&article, "sentences").iter().map(|span| slice(ARTICLE, span)).collect();
    assert!(!sentences.is_empty());
    assert!(sentences.ends_with("Holm said."), "{sentences}");
}

#[wasm_bindgen_test]
fn the_date_of_publication_can_be_given() {
    let options: ExtractOptions = Object::new().unchecked_into();
    Reflect::set(&options, &"published".into(), &"2024-02-29".into()).expect("an object takes properties");
    let article = extract(&text("Rain fell."), Some(options)).expect("any text is read");
    assert_eq!(get(&get(&article, "published"), "value"), "2024-02-29");
}

#[wasm_bindgen_test]
fn corrections_are_applied_and_told() {
    let corrections = r#"[{"rename":{"who":"Lars Holm","name":"Lars Holme"}},{"merge":{"who":"Nobody","with":"Ana Prata"}}]"#;
    let options: ExtractOptions = Object::new().unchecked_into();
    let given = js_sys::JSON::parse(corrections).expect("it is JSON");
    Reflect::set(&options, &"corrections".into(), &given).expect("an object takes properties");
    let article = extract(&text(ARTICLE), Some(options)).expect("any text is read");
    assert!(list(&article, "entities").iter().any(|entity| get(entity, "name") == "Lars Holme"));
    let applied: Vec<Option<bool>> =
        list(&article, "corrections").iter().map(|outcome| get(outcome, "applied").as_bool()).collect();
    assert_eq!(applied, [Some(true), Some(false)]);

    let options: ExtractOptions = Object::new().unchecked_into();
    let given = js_sys::JSON::parse(r#"[{"rename":{"who":"Lars Holm","name":""}}]"#).expect("it is JSON");
    Reflect::set(&options, &"corrections".into(), &given).expect("an object takes properties");
    let error = extract(&text(ARTICLE), Some(options)).err().expect("a name is empty");
    assert!(get(&error, "message").as_string().is_some_and(|message| message.contains("correction 1")));
}

#[wasm_bindgen_test]
fn mistakes_are_type_errors_that_say_what_is_wrong() {
    let error = extract(&JsValue::from(42).unchecked_into(), None).err().expect("a number is no text");
    assert!(error.is_instance_of::<TypeError>());

    let options: ExtractOptions = Object::new().unchecked_into();
    Reflect::set(&options, &"published".into(), &"yesterday".into()).expect("an object takes properties");
    let error = extract(&text(ARTICLE), Some(options)).err().expect("yesterday is no date");
    assert!(get(&error, "message").as_string().is_some_and(|message| message.contains("yesterday")));
}

#[wasm_bindgen_test]
fn half_a_surrogate_pair_moves_nothing() {
    let half = JsString::from_char_code1(0xD83D);
    let given = half.concat(&JsValue::from_str(ARTICLE));
    let article = extract(given.unchecked_ref(), None).expect("any text is read");
    let person = list(&article, "entities")
        .into_iter()
        .find(|entity| get(entity, "name") == "Ana Prata")
        .expect("Ana Prata is read");
    let span = get(&list(&person, "mentions")[0], "span");
    assert_eq!(slice(&format!("?{ARTICLE}"), &span), "Ana Prata");
}
