//! Definite descriptions that tell something new of the person spoken of: "the 58-year-old grandmother", "the
//! glaciologist" of somebody who so far had a name only.

use super::cluster::Gender;
use super::discourse::Discourse;
use super::role::{has_kind, title_of};
use crate::article::EntityKind;
use crate::document::Document;
use crate::lexicon::{DEMONYMS, GROUP_NOUNS, HONORIFICS, PERSON_SUFFIXES, TITLES};
use std::ops::Range;

/// How many sentences back the person may have come up.
const MAX_SENTENCES: usize = 2;

/// Kinds of titles that have many names for one role: who is a "striker" may also be "the forward".
const SYNONYMOUS_KINDS: [&str; 7] = ["sport", "arts", "legal", "academic", "executive", "police", "military"];

/// The person who is described, where a speaker is and only one person is spoken of.
pub(super) fn of(discourse: &mut Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let last = tokens.end - 1;
    let definite = doc.lower(tokens.start) == "the" || is_address(doc, tokens);
    if !definite || doc.quotation_of(last).is_some() || !discourse.role(last).1 {
        return None;
    }
    let (kind, gender, personal) = describe(doc, tokens)?;
    // "The spokesman" of an office that spoke before.
    if discourse.groups.contains_key(doc.lower(last)) {
        return None;
    }
    let shares_kind = |person: usize| SYNONYMOUS_KINDS.contains(&kind) && has_kind(discourse, person, kind);
    let from = DEMONYMS.get(doc.lower(last)).map(|row| row.column(0));
    let of_country = |r: &usize| {
        let countries = &discourse.referents[*r].countries;
        from.is_none_or(|from| countries.is_empty() || countries.contains(&from))
    };
    let alone = only_one(discourse, last, gender).filter(of_country);
    let alone = alone.filter(|&r| personal || discourse.referents[r].titles.is_empty() || shares_kind(r));
    alone.or_else(|| {
        last_subject(discourse, last, gender).filter(of_country).filter(|&r| personal || shares_kind(r))
    })
}

/// "Her Excellency", "His Majesty" without a name.
fn is_address(doc: &Document, tokens: &Range<usize>) -> bool {
    doc.entry(tokens.start, &HONORIFICS).is_some_and(|(n, _)| n == tokens.len() && n > 1)
}

/// The named person of a gender whom the sentence before is about: its only subject, where that is in the narrative.
fn last_subject(discourse: &Discourse, token: usize, gender: Gender) -> Option<usize> {
    let doc = discourse.doc;
    let before = doc.sentence_of(token).checked_sub(1)?;
    let near = discourse.people.iter().rev().take(40).take_while(|s| doc.sentence_of(s.token) >= before);
    let mut subjects = near.filter(|s| s.subject && doc.quotation_of(s.token).is_none()).map(|s| s.referent);
    let person = subjects.next()?;
    let known = &discourse.referents[person];
    let fits = known.kind == EntityKind::Person && known.agrees(gender, false);
    (fits && subjects.all(|other| other == person)).then_some(person)
}

/// The kind of role that a description names, the gender, and whether it is of a kind that anybody has: an age,
/// a birthplace, a former trade.
fn describe(doc: &Document, tokens: &Range<usize>) -> Option<(&'static str, Gender, bool)> {
    let aged =
        tokens.clone().any(|t| doc.is_one_of(t, &["old", "born", "former", "ex", "retired", "one-time"]));
    let last = tokens.end - 1;
    // "the Croatian"
    let of_origin = tokens.len() == 2 && doc.is_in(last, &DEMONYMS);
    let aged = aged || of_origin || is_address(doc, tokens) || doc.lower(last).ends_with("genarian");
    let of_party = tokens.clone().skip(1).any(|t| t + 1 < tokens.end && doc.is_capital(t));
    if let Some((title, row)) = title_of(doc, tokens) {
        let key = super::nominal::joined(doc, title);
        let listed = TITLES.get(&key).map_or("", |row| row.column(1));
        let singular = !listed.is_empty() || !key.ends_with('s');
        let personal =
            aged || of_party && matches!(listed, "legislator" | "sport" | "arts" | "academic" | "other");
        return singular.then(|| (listed, Gender::named(row.column(0)), personal));
    }
    let person = GROUP_NOUNS
        .get(doc.lower(last))
        .is_some_and(|row| row.column(0) == "sg" && row.column(1) == "person");
    (aged || person || is_trade(doc, last)).then_some(("", Gender::Unknown, aged))
}

/// Whether a noun ends like the name of a trade: "glaciologist", "oysterman".
fn is_trade(doc: &Document, token: usize) -> bool {
    let word = doc.lower(token);
    let mut ends = word.char_indices().map(|(at, _)| &word[at..]).skip(2);
    ends.any(|suffix| PERSON_SUFFIXES.get(suffix).is_some())
}

/// The one named person of a gender in this sentence and those before, where nobody without a name acts.
fn only_one(discourse: &Discourse, token: usize, gender: Gender) -> Option<usize> {
    let doc = discourse.doc;
    let sentence = doc.sentence_of(token);
    let near = discourse.people.iter().rev().take(40);
    let mut near = near
        .take_while(|s| sentence - doc.sentence_of(s.token) <= MAX_SENTENCES)
        .filter(|s| doc.quotation_of(s.token).is_none())
        .filter(|s| s.subject || discourse.referents[s.referent].kind == EntityKind::Person)
        .map(|s| s.referent)
        .filter(|&r| discourse.referents[r].agrees(gender, false));
    let person = near.next()?;
    (near.all(|other| other == person) && discourse.referents[person].kind == EntityKind::Person)
        .then_some(person)
}
