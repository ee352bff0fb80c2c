//! Unnamed sources and sides: "a police spokesman", "opposition leaders", "officials".

use super::cluster::Gender;
use super::discourse::Discourse;
use super::nominal::{is_copula, is_definite, joined};
use super::role::title_of;
use crate::document::Document;
use crate::lexicon::{GROUP_NOUNS, RELATIONS, Row, TITLES};
use crate::tagger::Upos;
use std::ops::Range;

/// The group that a noun phrase means; a new one where none of its name is known.
pub(super) fn of(discourse: &mut Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let last = tokens.end - 1;
    let (listed, singular) = listed(doc, tokens).or_else(|| relative(discourse, tokens))?;
    if is_predicate(doc, tokens.start) || doc.tag(last) == Upos::Propn && !doc.is_in(last, &TITLES) {
        return None;
    }
    let collective = listed.is_some_and(|row| row.column(1) == "collective");
    if collective && !acts(discourse, tokens) {
        return None;
    }
    // "no official", "every minister" is nobody in particular.
    if doc.is_one_of(tokens.start, &["no", "any", "every", "each", "neither"]) {
        return None;
    }
    // "justice", "in office": a bare singular names no one.
    if singular && !collective && tokens.len() == 1 {
        return None;
    }
    let leads_in =
        |t: usize| doc.tag(t) == Upos::Det || doc.is_one_of(t, &["least", "most", "about", "some", "nearly"]);
    let begin = tokens.clone().find(|&t| !leads_in(t))?;
    let name = doc.span(begin..tokens.end).of(doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let noun = doc.lower(last);
    if is_definite(doc, tokens) {
        let known = discourse
            .groups
            .get(&name.to_lowercase())
            .or_else(|| discourse.groups.get(noun).filter(|_| begin == last));
        if let Some(&group) = known {
            return Some(group);
        }
    }
    let gender = if singular {
        title_of(doc, tokens).map_or(Gender::Unknown, |(_, row)| Gender::named(row.column(0)))
    } else {
        Gender::Unknown
    };
    Some(discourse.new_group(name, noun, singular && !collective, gender))
}

/// "Rey's wife", who does something: one person, not a group.
fn relative(discourse: &Discourse, tokens: &Range<usize>) -> Option<(Option<Row>, bool)> {
    let doc = discourse.doc;
    let (title, _) = title_of(doc, tokens)?;
    let related = RELATIONS.get(&joined(doc, title)).is_some() && doc.lower(tokens.end - 1) != "counterpart";
    let possessed =
        doc.is_one_of(tokens.start, &["his", "her"]) || tokens.clone().any(|t| doc.lower(t) == "'s");
    (related && possessed && discourse.role(tokens.end - 1).0).then_some((None, true))
}

/// The longest group noun in tokens.
const MAX_WORDS: usize = 6;

/// The row of the group noun that a phrase ends in (none where it is a title), and whether it is singular.
fn listed(doc: &Document, tokens: &Range<usize>) -> Option<(Option<Row>, bool)> {
    let last_words = tokens.start.max(tokens.end.saturating_sub(MAX_WORDS))..tokens.end;
    if let Some(row) = last_words.into_iter().find_map(|t| GROUP_NOUNS.get(&joined(doc, t..tokens.end))) {
        return Some((Some(row), row.column(0) == "sg"));
    }
    let (title, row) = title_of(doc, tokens)?;
    let named = !matches!(row.column(1), "" | "other" | "courtesy" | "royal");
    named.then(|| (None, TITLES.get(&joined(doc, title)).is_some()))
}

/// Whether a phrase is what somebody is said to be: "are true friends".
fn is_predicate(doc: &Document, start: usize) -> bool {
    start.checked_sub(1).and_then(|t| doc.syntax.verb_group_of(t)).is_some_and(|g| is_copula(doc, g))
}

/// Whether a phrase takes part in what happens: as the subject, or behind "with", "by", "to", "between".
fn acts(discourse: &Discourse, tokens: &Range<usize>) -> bool {
    let doc = discourse.doc;
    let before = tokens.start.checked_sub(1).map_or("", |t| doc.lower(t));
    discourse.role(tokens.end - 1).0 || matches!(before, "with" | "by" | "to" | "between" | "from" | "told")
}
