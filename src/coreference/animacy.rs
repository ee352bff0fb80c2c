//! Whether a noun stands for people: from the lists of roles, groups and relations, or by its ending.

use crate::document::Document;
use crate::lexicon::{ENCOUNTER_WORDS, GROUP_NOUNS, QUANTITIES, RELATIONS, TITLES};
use crate::tagger::Upos;
use std::ops::Range;

/// Whether a phrase stands for people or a body of people. Behind a quantity ("a number of ministers") what is counted
/// decides: `phrase` reaches over the modifiers.
pub(crate) fn denotes_people(doc: &Document, phrase: Range<usize>, head: usize) -> bool {
    let head = counted(doc, &phrase, head);
    // Entries may have several words ("police spokesman"): any that ends with the head.
    let ends_with_head = |t: usize, list| doc.entry(t, list).is_some_and(|(len, _)| t + len == head + 1);
    let listed = (phrase.start..=head)
        .any(|t| [&GROUP_NOUNS, &TITLES, &RELATIONS].into_iter().any(|list| ends_with_head(t, list)));
    let people = |noun: &str| TITLES.get(noun).or(RELATIONS.get(noun)).is_some();
    let noun = doc.lower(head);
    listed || people(noun) || singular(noun).is_some_and(|noun| people(&noun)) || is_agent(doc, head)
}

/// The noun that a quantity counts, or the head itself: "ministers" of "a number of ministers".
pub(crate) fn counted(doc: &Document, phrase: &Range<usize>, head: usize) -> usize {
    let counts = doc.is_in(head, &QUANTITIES) && doc.lower(head + 1) == "of" && head + 2 < phrase.end;
    let noun_phrase = counts.then(|| doc.syntax.noun_phrase_of(head + 2)).flatten();
    noun_phrase.map_or(head, |np| doc.syntax.noun_phrases[np].head)
}

/// "envoy" of "envoys", "emissary" of "emissaries"
fn singular(noun: &str) -> Option<String> {
    let stem = noun.strip_suffix('s')?;
    Some(stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |stem| format!("{stem}y")))
}

/// "exporters", "a carmaker", "activists": a noun for those who do something, by its ending.
fn is_agent(doc: &Document, head: usize) -> bool {
    let noun = doc.lower(head);
    let ending = ["er", "ers", "or", "ors", "ist", "ists", "ians", "men", "women", "ees"];
    let ends = noun.len() >= MIN_AGENT && ending.iter().any(|end| noun.ends_with(end));
    let is_thing = || ENCOUNTER_WORDS.get(noun).is_some_and(|row| row.column(0) == "thing");
    ends && doc.tag(head) == Upos::Noun && !is_thing()
}

/// How many letters a noun for those who do something has at least.
const MIN_AGENT: usize = 6;
