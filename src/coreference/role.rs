//! Roles: who bears the one that a noun phrase names.

use super::discourse::Discourse;
use super::group;
use super::nominal::{MAX_PEOPLE, is_definite, joined};
use crate::document::Document;
use crate::lexicon::{COUNTRIES, DEMONYMS, GENERIC_ROLES, Row, TITLES};
use crate::ner;
use crate::tagger::Upos;
use std::ops::Range;

/// The title that a phrase ends in or, as in "the head | of state", that begins in it.
pub(super) fn title_of(doc: &Document, tokens: &Range<usize>) -> Option<(Range<usize>, Row)> {
    let longer = tokens.clone().find_map(|t| {
        doc.entry(t, &TITLES).filter(|(n, _)| t + n > tokens.end).map(|(n, row)| (t..t + n, row))
    });
    longer.or_else(|| {
        let start = ner::title_ending_at(doc, tokens.end, tokens.start)?;
        let row = ner::title_row(doc, start..tokens.end)?;
        Some((start..tokens.end, row))
    })
}

/// The country that a phrase names, by its adjective or its name.
fn country(doc: &Document, tokens: &Range<usize>) -> Option<&'static str> {
    tokens.clone().find_map(|t| {
        let origin = DEMONYMS.get(doc.lower(t)).map(|row| row.column(0));
        origin.or_else(|| COUNTRIES.key(doc.lower(t))).filter(|name| COUNTRIES.get(name).is_some())
    })
}

/// "the Chinese president", "the minister": the person with that role who came up last.
pub(super) fn bearer(discourse: &mut Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let (title, row) = title_of(doc, tokens)?;
    let key = joined(doc, title.clone());
    let singular = row.column(1) == "royal" || TITLES.get(&key).is_some() || key == "counterpart";
    // "veteran party leader said": without an article, as South Asian papers write.
    let bare = tokens.len() > 1 && doc.tag(tokens.start) != Upos::Det && discourse.role(tokens.end - 1).1;
    if !singular || !(is_definite(doc, tokens) || bare) {
        return None;
    }
    let country = country(doc, tokens);
    if let Some(&rival) = discourse.rivals.get(&key).filter(|_| country.is_none()) {
        return Some(rival);
    }
    let mut people = discourse.recent_people(MAX_PEOPLE);
    let behind = discourse.named_behind(tokens.end);
    people.retain(|r| !behind.contains(r));
    let exact = people.iter().find(|&&r| bears(discourse, r, &key, country, false));
    // "the official" of an unnamed one.
    let unnamed = country.is_none() && discourse.groups.contains_key(doc.lower(tokens.end - 1));
    let generic = || people.iter().find(|&&r| !bare && !unnamed && bears(discourse, r, &key, country, true));
    let found = exact.or_else(generic).copied();
    let rivals = || behind.iter().any(|&r| bears(discourse, r, &key, None, false));
    if found.is_none() && country.is_none() && rivals() {
        let group = group::of(discourse, tokens)?;
        discourse.rivals.insert(key, group);
        return Some(group);
    }
    found
}

/// Whether a person is known to bear a title, of a country where one is told; `generic`: or one that this one
/// takes up ("the leader" a president).
pub(super) fn bears(
    discourse: &Discourse,
    person: usize,
    title: &str,
    country: Option<&str>,
    generic: bool,
) -> bool {
    let doc = discourse.doc;
    let known = &discourse.referents[person];
    let here = country.is_some_and(|c| known.countries.contains(&c));
    if country.is_some() && !here && !known.countries.is_empty() {
        return false;
    }
    if title == "counterpart" {
        return here;
    }
    let roles = || known.titles.iter().chain(&known.shared_roles);
    let has_word = |word: &str| roles().any(|t| own_words(doc, t).any(|token| doc.lower(token) == word));
    let in_full = |word: &str| roles().any(|t| t.clone().any(|token| doc.lower(token) == word));
    // "the foreign minister" is the Minister of Foreign Affairs, but "the prince" is not the prince's secretary.
    let (modifiers, head) = title.rsplit_once(' ').unwrap_or(("", title));
    let whole = title.contains(" of ") && title.split(' ').all(in_full);
    if whole || has_word(head) && modifiers.split(' ').filter(|w| !w.is_empty()).all(in_full) {
        return true;
    }
    let Some(generic) = GENERIC_ROLES.get(title).filter(|_| generic) else { return false };
    generic.parts(1).any(has_word) || generic.parts(0).any(|kind| has_kind(discourse, person, kind))
}

/// Whether one of a person's titles is of a kind of `titles.tsv`.
pub(super) fn has_kind(discourse: &Discourse, person: usize, kind: &str) -> bool {
    let doc = discourse.doc;
    let known = &discourse.referents[person];
    known.titles.iter().chain(&known.shared_roles).any(|t| {
        own_words(doc, t).any(|token| doc.entry(token, &TITLES).is_some_and(|(_, row)| row.column(1) == kind))
    })
}

/// The words of a title that name the bearer's own role: neither those of a possessor nor of a complement
/// ("Rey's | spokesman", "chief | of the prince's office").
pub(super) fn own_words(doc: &Document, title: &Range<usize>) -> Range<usize> {
    let possessor = title.clone().rev().find(|&t| doc.is_one_of(t, &["'s", "'"]));
    let start = possessor.map_or(title.start, |t| t + 1);
    let end =
        (start + 1..title.end).find(|&t| doc.is_one_of(t, &["of", "for", "to", "in", "at", "on", "from"]));
    start..end.unwrap_or(title.end)
}
