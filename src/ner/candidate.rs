//! Stretches of text that may be names: runs of capitalised words, cut where titles and origins end.

use super::casing::{self, Casing};
use super::complement::{ends_organization, goes_on_after_and, takes_complement};
use crate::document::{BlockKind, Case, Document, TokenKind};
use crate::lexicon::{
    ADHERENTS, AMBIGUOUS_NAMES, APPOSED_NOUNS, COMPOUND_SUFFIXES, COUNTRIES, DEMONYMS, GIVEN_NAMES,
    HONORIFICS, List, MONTHS, ORGANIZATION_HEADS, ORGANIZATIONS, OTHER_HEADS, PARTICLES, PLACE_HEADS, PLACES,
    POSTNOMINALS, ROLE_MODIFIERS, SURNAMES, TITLES, WEEKDAYS,
};
use crate::tagger::Upos;
use std::ops::Range;

/// The candidates of a document in order of the text; they do not overlap.
#[inline(never)]
pub(super) fn find(doc: &Document, casing: &Casing) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if begins_run(doc, casing, at, sentence.tokens.end) {
                let end = run_end(doc, casing, at, sentence.tokens.end);
                cut(doc, at..end, &mut found);
                at = end;
            } else {
                at += 1;
            }
        }
    }
    found
}

/// Whether a token can be a word of a name by its capital.
fn is_name_word(doc: &Document, casing: &Casing, token: usize) -> bool {
    doc.tokens[token].kind == TokenKind::Word
        && (doc.is_capital(token) || casing::is_elided(doc.word(token)))
        && doc.word(token) != "I"
        && casing.is_telling(doc, token)
}

fn begins_run(doc: &Document, casing: &Casing, at: usize, end: usize) -> bool {
    is_name_word(doc, casing, at)
        || mixed_case_brand(doc, at)
        || particle(doc, at) == Some("prefix")
            && !casing::is_function_word(doc, at)
            && at + 1 < end
            && (doc.is_capital(at + 1) || is_hyphen(doc, at + 1) && doc.is_capital(at + 2))
}

/// "iPhone", "eBay": a capital inside.
fn mixed_case_brand(doc: &Document, token: usize) -> bool {
    doc.tokens[token].case == Case::Mixed && doc.tokens[token].kind == TokenKind::Word
}

/// The use of a particle of names, from the list.
fn particle(doc: &Document, token: usize) -> Option<&'static str> {
    doc.entry(token, &PARTICLES).map(|(_, row)| row.column(0))
}

/// A hyphen between two words, with no space on either side.
fn is_hyphen(doc: &Document, token: usize) -> bool {
    matches!(doc.word(token), "-" | "‐" | "‑" | "–")
        && !doc.tokens[token].space_before
        && doc.tokens.get(token + 1).is_some_and(|next| !next.space_before && next.kind == TokenKind::Word)
}

/// The longest run in tokens; a row of capitals without end is no name.
const MAX_RUN: usize = 30;

fn run_end(doc: &Document, casing: &Casing, start: usize, sentence: usize) -> usize {
    let mut at = start;
    loop {
        // "Dar es Salaam": a known name holds together, small words and all.
        if let Some(known) = known_name(doc, at).filter(|n| *n > 2 && at + n <= sentence) {
            at += known - 1;
        }
        // `at` is a word of the run; `next` is where the run may go on.
        let next = at + 1;
        if next >= sentence || next - start >= MAX_RUN {
            return next;
        }
        if is_hyphen(doc, next) {
            if joins_over_hyphen(doc, at, next + 1) {
                at = next + 1;
                continue;
            }
            return next;
        }
        if is_name_word(doc, casing, next) && !breaks_before(doc, next) {
            at = next;
            continue;
        }
        if let Some(behind) = behind_nickname(doc, casing, next, sentence) {
            at = behind;
            continue;
        }
        match joiner_end(doc, start, next, sentence) {
            Some(word) if is_name_word(doc, casing, word) => at = word,
            _ => return next,
        }
    }
}

/// The word of a name behind a nickname in quotation marks: "Ana “Nena” Rey".
fn behind_nickname(doc: &Document, casing: &Casing, open: usize, sentence: usize) -> Option<usize> {
    let is_mark = |t: usize| doc.tokens[t].kind == TokenKind::Quote;
    let close = (open + 2..sentence.min(open + 4)).find(|&t| is_mark(t))?;
    let inside = (open + 1..close).all(|t| doc.is_capital(t));
    let behind = close + 1;
    (is_mark(open)
        && inside
        && behind < sentence
        && doc.tokens[open].space_before
        && !doc.tokens[open + 1].space_before
        && doc.tokens[behind].space_before
        && is_name_word(doc, casing, behind)
        && !casing::is_ordinary(doc, behind))
    .then_some(behind)
}

/// A capital behind a word without a space is a typing error or an initial ("S.Amarsaikhan").
fn breaks_before(doc: &Document, token: usize) -> bool {
    !doc.tokens[token].space_before && !doc.word(token - 1).ends_with('.')
}

/// Whether a hyphen makes one name of the words on its sides: "Amir-Abdollahian", "Suk-yeol", but not
/// "China-Russia", "Beijing-based".
fn joins_over_hyphen(doc: &Document, left: usize, right: usize) -> bool {
    let is_place = |t| doc.is_in(t, &COUNTRIES) || doc.is_in(t, &DEMONYMS) || doc.is_in(t, &PLACES);
    if doc.is_capital(right) {
        return !is_place(left) || doc.is_in(left, &GIVEN_NAMES) && !is_place(right);
    }
    // "Jung Hae-in": behind a name even an ordinary word can be its last syllable; an unknown one of six letters
    // is a syllable whatever its tag.
    let behind_name = left > 0 && doc.is_capital(left - 1);
    let ordinary = casing::is_ordinary(doc, right);
    let syllable = behind_name && doc.lower(right).len() <= if ordinary { 4 } else { 6 };
    !doc.is_in(right, &COMPOUND_SUFFIXES)
        && (!is_place(left) || syllable && !ordinary)
        && (syllable || !ordinary && doc.tag(right) != Upos::Verb)
}

/// The word behind "of the", "and", "bin" … that begin at `at`, where these may stand inside a name.
fn joiner_end(doc: &Document, start: usize, at: usize, sentence: usize) -> Option<usize> {
    let within = |token: usize| (token < sentence).then_some(token);
    if doc.is_one_of(at, &["of", "for", "on"]) {
        let the = usize::from(doc.is_one_of(at + 1, &["the"]));
        return within(at + 1 + the);
    }
    if doc.is_one_of(at, &["and", "&"]) {
        return within(at + 1);
    }
    // "Women's Union": ordinary words on both sides of the clitic; else it is a possessor ("the Council's Ana Rey").
    let plain = |t: usize| casing::is_ordinary(doc, t) || doc.is_in(t, &ORGANIZATION_HEADS);
    if doc.is_one_of(at, &["'s", "'"]) && at > start && casing::is_ordinary(doc, at - 1) && plain(at + 1) {
        return within(at + 1);
    }
    let mut end = at;
    while end < sentence && end < at + 3 && matches!(particle(doc, end), Some("prefix" | "inner" | "suffix"))
    {
        end += 1;
        if is_hyphen(doc, end) {
            end += 1;
        }
    }
    if end > at { within(end) } else { None }
}

/// Cuts a run at titles, origins, days and ends of organisations, and appends what is left.
fn cut(doc: &Document, run: Range<usize>, found: &mut Vec<Range<usize>>) {
    // "His | Majesty | King Nadim"
    let address = run.start.checked_sub(1).and_then(|t| doc.entry(t, &HONORIFICS)).map_or(0, |(n, _)| n);
    let mut start = (run.start + address.saturating_sub(1)).min(run.end);
    let mut at = start;
    let mut flush = |piece: Range<usize>| {
        let piece = without_rank(doc, trim(doc, piece));
        if !piece.is_empty() {
            found.push(piece);
        }
    };
    // Behind "Minister of": what follows belongs to the title up to where a name begins.
    let mut complement = follows_title_of(doc, start);
    while at < run.end {
        // "Zhang Jun": behind a name, "Jun" is a month only with its day.
        let is_number = doc.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let is_month = doc.is_in(at, &MONTHS)
            && at + 1 == run.end
            && (is_number || (start..at).all(|t| casing::is_ordinary(doc, t)));
        // "Park Sun-ae": a syllable.
        if doc.is_in(at, &WEEKDAYS) && !is_hyphen(doc, at + 1) || is_month {
            flush(start..at);
            at += 1;
            start = at;
            continue;
        }
        // Known names hold together, whatever words they are made of ("General Motors").
        if let Some(known) = known_name(doc, at).filter(|n| at + n <= run.end && *n > 1) {
            at += known;
            // "Minister of Foreign Affairs | Sameh Shokry"
            if at < run.end && ends_organization(doc, start..at, at, complement) {
                flush(start..at);
                start = at;
                complement = false;
            }
            continue;
        }
        if let Some(end) = role_end(doc, at, run.end)
            && !begins_named_body(doc, at, run.end)
            && !is_part_of_name(doc, start..at, at..end, end == run.end)
        {
            flush(start..at);
            let title_start = at;
            // "King Abdullah Airbase": named after somebody.
            start = if names_something(doc, at..end, run.end) { at } else { end };
            // "Minister of Foreign Affairs | and Trade": the listed title may have only the first of its fields.
            let has_complement = (title_start..end).any(|t| doc.is_one_of(t, &["of", "for"]));
            complement =
                doc.is_one_of(end, &["of", "for"]) || has_complement && doc.is_one_of(end, &["and", "&"]);
            at = end;
            continue;
        }
        let lower = doc.lower(at);
        match lower {
            "of" | "for" | "on" if !takes_complement(doc, start..at) => {
                flush(start..at);
                start = at + 1;
            }
            // "By Ana Rey & Tomas Sow"
            "&" if is_byline(doc, at) => {
                flush(start..at);
                start = at + 1;
            }
            "and" if !goes_on_after_and(doc, start..at, at + 1) => {
                flush(start..at);
                start = at + 1;
            }
            "the" if start == at => start = at + 1,
            _ => {}
        }
        at += 1;
        if at < run.end && at > start && ends_organization(doc, start..at, at, complement) {
            flush(start..at);
            start = at;
            complement = false;
        }
    }
    flush(start..run.end);
}

/// The longest row of fields that is read between a title and a name, in tokens.
const MAX_FIELDS: usize = 10;

/// Whether "minister of (the)" stands before a run, or the first of its fields: "Minister of Trade, | Industry".
fn follows_title_of(doc: &Document, start: usize) -> bool {
    let sentence = doc.sentence_tokens(start).start;
    let is_field = |t: usize| {
        doc.is_one_of(t, &["the", ",", "and", "&"]) || doc.is_capital(t) && casing::is_ordinary(doc, t)
    };
    let before = (sentence.max(start.saturating_sub(MAX_FIELDS))..start).rev();
    let Some(of) = before.into_iter().find(|&t| !is_field(t)).filter(|&of| of > sentence) else {
        return false;
    };
    doc.is_one_of(of, &["of", "for", "to", "in", "at"])
        && super::title::ending_at(doc, of, sentence).is_some()
}

/// The length of the longest known name of a place or an organisation at a token.
pub(super) fn known_name(doc: &Document, at: usize) -> Option<usize> {
    [&COUNTRIES, &PLACES, &ORGANIZATIONS]
        .into_iter()
        .filter_map(|list: &List| doc.entry(at, list))
        .map(|(n, _)| n)
        .max()
}

/// The end of `[Egyptian] [deputy] foreign minister` that begins at `at`: origins and modifiers only with the
/// title behind them.
fn role_end(doc: &Document, at: usize, end: usize) -> Option<usize> {
    let mut next = at;
    while next < end {
        // "Democrat | Ana Rey": one of a party or a faith, before a given name.
        let adherent = doc.is_in(next, &ADHERENTS) && !doc.is_in(next, &GIVEN_NAMES);
        if adherent && next + 1 < end && is_given_name(doc, next + 1) {
            return Some(next + 1);
        }
        let title = [&TITLES, &HONORIFICS]
            .into_iter()
            .filter_map(|list| doc.entry(next, list))
            // "national", "veteran": with a capital these are words of names.
            .filter(|(n, row)| *n > 1 || row.column(1) != "other")
            .map(|(n, _)| n)
            // "Fan-ngai": a syllable.
            .filter(|n| next + n >= end || !is_hyphen(doc, next + n) || doc.is_capital(next + n + 1))
            .max();
        if let Some(n) = title {
            let after = next + n;
            // "Vice President", "Deputy Governor" are longer titles than "vice"; go on while roles follow.
            return Some(role_end(doc, after, end).unwrap_or(after).min(end));
        }
        let modifier = [&ROLE_MODIFIERS, &DEMONYMS]
            .into_iter()
            .filter_map(|list| doc.entry(next, list))
            .map(|(n, _)| n)
            .max();
        match modifier {
            Some(n) => next += n,
            None if is_hyphen(doc, next) && next > at => next += 1,
            None => return None,
        }
    }
    None
}

/// Whether ordinary words, a title among them, lead up to the head of an organisation: "National Theatre".
fn begins_named_body(doc: &Document, at: usize, end: usize) -> bool {
    let is_head = |t: usize| {
        [&ORGANIZATION_HEADS, &PLACE_HEADS, &OTHER_HEADS].into_iter().any(|list| doc.is_in(t, list))
    };
    let plain =
        (at..end).take_while(|&t| casing::is_ordinary(doc, t) && !doc.is_one_of(t, &["of", "for", "and"]));
    plain.skip(1).any(is_head) && doc.tokens[at].case == Case::Capital
}

/// Whether a title with the name behind it is what a place or an institution is called: "Prince Faisal | Mosque".
fn names_something(doc: &Document, title: Range<usize>, end: usize) -> bool {
    let honour = HONORIFICS
        .get(doc.lower(title.end - 1))
        .is_some_and(|row| matches!(row.column(1), "royal" | "religious"));
    let is_head = |t: usize| {
        let place = PLACE_HEADS.get(doc.lower(t)).is_some_and(|row| row.column(0) != "first");
        place || doc.is_in(t, &ORGANIZATION_HEADS)
    };
    // "Crown Prince Diwan", "CM House"
    let letters = doc.tokens[title.end - 1].case == Case::Upper;
    let body = title.end < end
        && doc.is_capital(title.end)
        && (honour && doc.is_in(title.end, &ORGANIZATION_HEADS) || letters && is_head(title.end));
    body || honour
        && title.end + 1 < end
        && is_head(end - 1)
        && !casing::is_ordinary(doc, title.end)
        && (title.end..end).all(|t| doc.is_capital(t) || doc.word(t) == "-")
}

/// "Rashid bin | Sultan": what follows belongs to the name, whatever word it is.
fn is_small_particle(doc: &Document, token: usize) -> bool {
    !doc.is_capital(token) && matches!(particle(doc, token), Some("inner" | "prefix"))
}

/// Whether a title word belongs to the name before it: at its end ("Elizabeth Bishop"), behind a hyphen or a
/// particle ("Koonjoo-Shah", "Rashid bin Sultan"), or where the word is also a name and no ordinary word ("Mohd Shah Nurul").
fn is_part_of_name(doc: &Document, name: Range<usize>, title: Range<usize>, last: bool) -> bool {
    let is_name = |t: usize| doc.is_in(t, &GIVEN_NAMES) || doc.is_in(t, &SURNAMES);
    let ordinary =
        title.clone().any(|t| casing::is_ordinary(doc, t) || is_form_of_address(doc, t) || !is_name(t));
    let is_plain_name = || {
        name.clone().all(|t| {
            !casing::is_ordinary(doc, t)
                && !doc.is_in(t, &ORGANIZATION_HEADS)
                && !doc.is_in(t, &COUNTRIES)
                && !doc.is_in(t, &DEMONYMS)
                && doc.tokens[t].case != Case::Upper
        })
    };
    // "Ana M. Rey": a letter, though "M." is a form of address too.
    if doc.tokens[title.start].span.len() == 2 && doc.word(title.start).ends_with('.') {
        return title.len() == 1 && !last && !name.is_empty() && is_plain_name();
    }
    // "the Tervu MP": letters are an office.
    let letters = doc.tokens[title.start].case == Case::Upper;
    let is_known_name = || name.clone().any(is_name);
    !name.is_empty()
        && title.len() == 1
        && (is_hyphen(doc, title.start - 1)
            || is_small_particle(doc, title.start - 1)
            || (last && !letters || !ordinary && is_known_name()) && is_plain_name())
}

fn is_byline(doc: &Document, token: usize) -> bool {
    doc.blocks.get(doc.block_of(token)).is_some_and(|block| block.kind == BlockKind::Byline)
}

/// A given name that is no word otherwise.
pub(super) fn is_given_name(doc: &Document, token: usize) -> bool {
    doc.is_in(token, &GIVEN_NAMES) && !doc.is_in(token, &AMBIGUOUS_NAMES) && !casing::is_ordinary(doc, token)
}

/// "Mr", "Dr", "Col": always before a name, never in one.
fn is_form_of_address(doc: &Document, token: usize) -> bool {
    HONORIFICS
        .get(doc.lower(token))
        .is_some_and(|row| matches!(row.column(1), "courtesy" | "academic" | "military" | "police"))
}

/// Drops an abbreviated rank before a full name: "DPP | Rozaimah Rahman".
fn without_rank(doc: &Document, piece: Range<usize>) -> Range<usize> {
    let rest = piece.start + 1..piece.end;
    let is_rank = piece.len() > 2
        && doc.tokens[piece.start].case == Case::Upper
        && doc.word(piece.start).chars().count() <= 4
        && doc.tokens[rest.start].space_before
        && doc.is_in(rest.start, &GIVEN_NAMES)
        && rest.clone().all(|t| doc.tokens[t].case == Case::Capital && !casing::is_ordinary(doc, t));
    if is_rank { rest } else { piece }
}

/// Drops what cannot begin or end a name: joining words, marks, a demonym before what is no organisation.
fn trim(doc: &Document, mut piece: Range<usize>) -> Range<usize> {
    let is_joiner = |t: usize| {
        doc.is_one_of(t, &["of", "for", "on", "and", "&", "the", "'s", "'", "-", "–"])
            || doc.tokens[t].kind == TokenKind::Mark
    };
    while !piece.is_empty() && is_joiner(piece.end - 1) {
        piece.end -= 1;
    }
    while !piece.is_empty() && is_joiner(piece.start) {
        piece.start += 1;
    }
    // "Ana Rey KC": letters of an honour behind a name.
    while piece.len() > 2
        && doc.tokens[piece.end - 1].case == Case::Upper
        && doc.tokens[piece.start].case != Case::Upper
        && doc.is_in(piece.end - 1, &POSTNOMINALS)
    {
        piece.end -= 1;
    }
    // "Dear | Nina", "Thanks | Tomas": the capital is that of the sentence.
    while piece.len() > 1 && casing::greets(doc, piece.start) && is_given_name(doc, piece.start + 1) {
        piece.start += 1;
    }
    // "Consultancy | Velmora said": the capital is that of the sentence.
    let given = |t: usize| doc.is_in(t, &GIVEN_NAMES) || doc.is_in(t, &AMBIGUOUS_NAMES);
    let announces = |t: usize| casing::is_initial(doc, t) && doc.is_in(t, &APPOSED_NOUNS) && !given(t);
    if piece.len() > 1
        && announces(piece.start)
        && !casing::is_ordinary(doc, piece.start + 1)
        && !doc.is_in(piece.start + 1, &ORGANIZATION_HEADS)
        && known_name(doc, piece.start).is_none_or(|n| n < 2)
        && doc.tokens[piece.start + 1].kind == TokenKind::Word
    {
        piece.start += 1;
    }
    let is_named_thing = |p: &Range<usize>| {
        p.clone().any(|t| {
            doc.is_in(t, &ORGANIZATION_HEADS) || doc.is_in(t, &PLACE_HEADS) || casing::is_ordinary(doc, t)
        })
    };
    while piece.len() > 1
        && known_name(doc, piece.start).is_none_or(|n| n < 2)
        && doc.is_in(piece.start, &DEMONYMS)
        && !is_named_thing(&(piece.start + 1..piece.end))
    {
        piece.start += 1;
    }
    piece
}
