//! What belongs to the name of an organisation or an office behind its head: "of Trade and Industry", up to the next name.

use super::candidate::{is_given_name, known_name};
use super::casing;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{
    COMMON_WORDS, COUNTRIES, DEMONYMS, GIVEN_NAMES, ORGANIZATION_HEADS, PLACE_HEADS, PLACES, SURNAMES, TITLES,
};
use std::ops::Range;

/// Whether "of" may follow: behind a head of an organisation or place, or behind an ordinary noun, but not behind a
/// person ("Grace Okello | of Barrow Bank", "Park Sun-ae | of the union").
pub(super) fn takes_complement(doc: &Document, piece: Range<usize>) -> bool {
    let is_head = |t: usize| doc.is_in(t, &ORGANIZATION_HEADS) || doc.is_in(t, &PLACE_HEADS);
    let last = piece.end.saturating_sub(1);
    let syllable = piece.len() > 2 && doc.tokens[last].case == Case::Lower && doc.word(last - 1) == "-";
    let person = piece.len() > 1 && doc.is_in(piece.start, &GIVEN_NAMES) && !casing::is_ordinary(doc, last);
    !syllable && piece.clone().any(|t| is_head(t) || casing::is_ordinary(doc, t) && !person)
}

/// "Ministry of Trade and Industry": behind a head with its complement, before an ordinary word.
pub(super) fn goes_on_after_and(doc: &Document, piece: Range<usize>, next: usize) -> bool {
    let organization = piece.clone().any(|t| doc.is_in(t, &ORGANIZATION_HEADS));
    let ordinary = casing::is_ordinary(doc, next)
        && piece.clone().next_back().is_some_and(|t| casing::is_ordinary(doc, t));
    let complement = piece.clone().any(|t| doc.is_one_of(t, &["of", "for", "on"]));
    let known =
        doc.is_in(next, &GIVEN_NAMES) || doc.is_in(next, &SURNAMES) || known_name(doc, next).is_some();
    let is_capital_word = |t: &usize| doc.is_capital(*t) && doc.tokens[*t].kind == TokenKind::Word;
    let row = (next..next + 5).take_while(is_capital_word);
    // "Hong Kong and Macau Affairs Office", "Food and Agricultural Research Institute"
    let headed = row.clone().any(|t| doc.is_in(t, &ORGANIZATION_HEADS))
        && row.skip(1).any(|t| casing::is_ordinary(doc, t));
    // "Velmora Trust and New Okrani Bank": two names.
    let ends = piece.len() > 1
        && ORGANIZATION_HEADS.get(doc.lower(piece.end - 1)).is_some_and(|row| row.column(1) != "weak");
    if organization && complement {
        return ordinary || !known && !doc.is_in(next, &TITLES) && !doc.is_in(next, &ORGANIZATION_HEADS);
    }
    ordinary && headed && !ends && !doc.is_in(next, &ORGANIZATION_HEADS)
}

/// Whether the name of an organisation, or the complement of a title, ends before `next`, though capitals go
/// on: "World Economic Forum | Borge Brende", "Minister of Foreign Affairs | Sameh Shokry".
pub(super) fn ends_organization(doc: &Document, piece: Range<usize>, next: usize, complement: bool) -> bool {
    let last = piece.end - 1;
    // "Archbishop of Okrani | Tomas Ibarra"
    let field = || doc.lower(last).strip_suffix('s').is_some_and(|word| COMMON_WORDS.get(word).is_some());
    let before_name = || {
        let of_office = doc.is_capital(piece.start.saturating_sub(2));
        let complement = doc.is_in(last, &PLACES) || doc.is_in(last, &ORGANIZATION_HEADS) || field();
        of_office && complement && is_given_name(doc, next)
    };
    let ends = doc.is_in(last, &ORGANIZATION_HEADS) && piece.len() > 1
        || complement && (casing::is_ordinary(doc, last) || doc.is_in(last, &COUNTRIES) || before_name());
    ends && doc.tokens[next].kind == TokenKind::Word
        && doc.is_capital(next)
        && (!casing::is_ordinary(doc, next) || casing::is_syllable_name(doc, next + 1))
        && !doc.is_in(next, &ORGANIZATION_HEADS)
        && !doc.is_in(next, &PLACE_HEADS)
        && !doc.is_in(next, &COUNTRIES)
        && !doc.is_in(next, &DEMONYMS)
}
