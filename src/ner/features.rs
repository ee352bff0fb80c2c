//! What the name model looks at in a candidate: its words, the words around it, what the rules make of it.

use super::casing;
use super::evidence::Evidence;
use super::title::Attachment;
use super::weights::BITS;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{
    AMBIGUOUS_NAMES, APPOSED_NOUNS, COMMON_ACRONYMS, COUNTRIES, DEMONYMS, GIVEN_NAMES, HONORIFICS, List,
    MONTHS, ORGANIZATION_HEADS, ORGANIZATIONS, OTHER_HEADS, PLACE_HEADS, PLACES, SURNAMES, TITLES, verb,
};
use crate::models::hash;
use std::ops::Range;

/// Lists that tell what a word of a name may be. A list's place here is part of the model.
const LISTS: [&List; 13] = [
    &GIVEN_NAMES,
    &SURNAMES,
    &AMBIGUOUS_NAMES,
    &PLACES,
    &COUNTRIES,
    &DEMONYMS,
    &ORGANIZATIONS,
    &ORGANIZATION_HEADS,
    &PLACE_HEADS,
    &OTHER_HEADS,
    &COMMON_ACRONYMS,
    &TITLES,
    &HONORIFICS,
];

/// The rows of features being gathered.
#[derive(Default)]
pub(super) struct Rows(pub(super) Vec<u32>);

impl Rows {
    pub(super) fn add(&mut self, template: u32, value: u32) {
        self.0.push(hash::row(template, value, BITS));
    }
}

/// What stands beside a candidate, as the rules see it.
pub(super) struct Beside {
    /// The points of the rules, lessons of longer names among them.
    pub(super) evidence: Evidence,
    pub(super) title_before: Option<Attachment>,
    pub(super) title_behind: bool,
    /// Whether the text is written as people talk: letters, posts, forums.
    pub(super) informal: bool,
}

/// Of a hundred sentences, how many speak of "I" or "you" outside quotations, or begin small, in an informal text.
const INFORMAL: usize = 12;

/// Whether a text is written as people talk. ("You" with a capital is also a family name.)
pub(super) fn is_informal(doc: &Document) -> bool {
    let talks = |s: &&crate::document::Sentence| {
        let tokens = s.tokens.clone();
        let small = doc.tokens[tokens.start].case == Case::Lower;
        let person = |t: usize| {
            matches!(doc.word(t), "I" | "you" | "my" | "your" | "me") && doc.quotation_of(t).is_none()
        };
        small || tokens.into_iter().any(person)
    };
    doc.sentences.iter().filter(talks).count() * 100 > doc.sentences.len() * INFORMAL
}

/// The rows of a candidate by itself, without the rest of the document.
#[inline(never)]
pub(super) fn of_candidate(doc: &Document, name: &Range<usize>, beside: &Beside) -> Vec<u32> {
    let mut rows = Rows::default();
    let informal = u32::from(beside.informal);
    rows.add(0, informal);
    of_rules(&mut rows, beside);
    of_words(&mut rows, doc, name);
    of_neighbours(&mut rows, doc, name);
    let single = u32::from(name.len() == 1);
    rows.add(67, hash::pair(single, informal));
    rows.0
}

/// A number in few steps.
fn step(points: i32) -> u32 {
    (points.clamp(-12, 20) + 12) as u32 / 2
}

fn of_rules(rows: &mut Rows, beside: &Beside) {
    let Evidence { person, organization, place, other } = beside.evidence;
    let points = [person, organization, place, other];
    for (template, points) in (1..).zip(points) {
        rows.add(template, step(points));
    }
    let best = (0..4).max_by_key(|&class| points[class]).unwrap_or(3);
    let next = (0..4).filter(|&class| class != best).max_by_key(|&class| points[class]).unwrap_or(3);
    let order = hash::pair(best as u32, next as u32);
    rows.add(5, hash::pair(order, step(points[best] - points[next])));
    rows.add(6, hash::pair(best as u32, step(points[best])));
    let informal = u32::from(beside.informal);
    rows.add(8, hash::pair(informal, hash::pair(order, step(points[best] - points[next]))));
    let titles = match beside.title_before {
        None => 0,
        Some(Attachment::Direct) => 1,
        Some(Attachment::Complement) => 2,
    } + 4 * u32::from(beside.title_behind);
    rows.add(7, titles);
}

/// Which lists know a word, and how it is written.
fn kinds(doc: &Document, token: usize) -> u32 {
    let lists = (0..).zip(LISTS).map(|(bit, list)| u32::from(doc.is_in(token, list)) << bit).sum::<u32>();
    lists | u32::from(casing::is_ordinary(doc, token)) << 13
}

/// How a word is written.
fn shape(doc: &Document, token: usize) -> u32 {
    let word = doc.word(token);
    let letters = word.chars().count().min(7) as u32;
    let case = match doc.tokens[token].case {
        Case::Upper => 1,
        Case::Mixed => 2,
        Case::Lower => 3,
        _ => 0,
    };
    let marks = u32::from(word.contains('.'))
        + 2 * u32::from(word.contains(['\'', '’']))
        + 4 * u32::from(!word.is_ascii());
    hash::pair(case, marks) ^ if case == 1 { letters } else { 0 }
}

fn of_words(rows: &mut Rows, doc: &Document, name: &Range<usize>) {
    let words: Vec<usize> = name.clone().filter(|&t| doc.tokens[t].kind == TokenKind::Word).collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return };
    let count = words.len().min(6) as u32;
    let joined = name.clone().find(|&t| doc.is_one_of(t, &["of", "for", "on", "and", "&", "the", "'s", "-"]));
    let joint = joined.map_or(0, |t| hash::text(doc.lower(t)));
    rows.add(10, hash::pair(count, joint));
    let (of_first, of_last) = (kinds(doc, first), kinds(doc, last));
    let (shape_first, shape_last) = (shape(doc, first), shape(doc, last));
    rows.add(11, hash::pair(count, of_first));
    rows.add(12, hash::pair(count, of_last));
    rows.add(13, hash::pair(count.min(3), hash::pair(of_first, of_last)));
    rows.add(14, hash::pair(count, hash::pair(shape_first, shape_last)));
    for bit in 0..14 {
        if of_first >> bit & 1 == 1 {
            rows.add(15, hash::pair(count.min(2), bit));
        }
        if of_last >> bit & 1 == 1 {
            rows.add(16, hash::pair(count.min(2), bit));
        }
    }
    let syllables = name.clone().any(|t| casing::is_syllable_name(doc, t));
    rows.add(18, hash::pair(count.min(3), u32::from(syllables)));
    let whole = |list: &List| doc.entry(name.start, list).is_some_and(|(n, _)| n == name.len());
    let listed =
        u32::from(whole(&COUNTRIES)) + 2 * u32::from(whole(&PLACES)) + 4 * u32::from(whole(&ORGANIZATIONS));
    rows.add(17, hash::pair(count.min(3), listed));
    let single = u32::from(words.len() == 1);
    for (template, token) in [(20, first), (30, last)] {
        let word = doc.lower(token);
        let hashed = hash::text(word);
        rows.add(template, hash::pair(single, hashed));
        let chars: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let long = chars.len() - 1;
        for n in 2..=4 {
            if long > n {
                rows.add(template + n as u32, hash::pair(single, hash::text(&word[chars[long - n]..])));
                rows.add(template + 3 + n as u32, hash::pair(single, hash::text(&word[..chars[n]])));
            }
        }
    }
    for &word in &words {
        rows.add(40, hash::text(doc.lower(word)));
        rows.add(41, kinds(doc, word));
    }
}

/// The hash of what a word outside a name says: itself, or that it is a name too.
fn outside(doc: &Document, token: usize, sentence: &Range<usize>) -> u32 {
    if !sentence.contains(&token) {
        return 1;
    }
    match doc.tokens[token].kind {
        TokenKind::Number => 2,
        TokenKind::Word if doc.is_capital(token) && !casing::is_ordinary(doc, token) => 3,
        _ => hash::text(verb(doc.lower(token)).map_or(doc.lower(token), |(lemma, _)| lemma)),
    }
}

fn of_neighbours(rows: &mut Rows, doc: &Document, name: &Range<usize>) {
    let sentence = doc.sentence_tokens(name.start);
    let at = |token: Option<usize>| token.map_or(1, |t| outside(doc, t, &sentence));
    let back = |n: usize| name.start.checked_sub(n);
    let [b1, b2, b3] = [1, 2, 3].map(|n| at(back(n)));
    let [n1, n2, n3] = [0, 1, 2].map(|n| at(Some(name.end + n)));
    let single = u32::from(name.len() == 1);
    rows.add(50, b1);
    rows.add(51, n1);
    rows.add(52, hash::pair(b2, b1));
    rows.add(53, hash::pair(n1, n2));
    rows.add(54, hash::pair(b1, n1));
    rows.add(55, hash::pair(single, b1));
    rows.add(56, hash::pair(single, n1));
    for word in [b2, b3] {
        rows.add(57, word);
    }
    for word in [n2, n3] {
        rows.add(58, word);
    }
    let tag = |token: Option<usize>| match token {
        Some(t) if sentence.contains(&t) => doc.tag(t) as u32,
        _ => 99,
    };
    let (t1, t2) = (tag(back(1)), tag(Some(name.end)));
    rows.add(59, hash::pair(t1, t2));
    rows.add(60, hash::pair(t1, tag(back(2))));
    rows.add(61, hash::pair(t2, tag(Some(name.end + 1))));
    rows.add(62, doc.tag(name.end - 1) as u32);
    let first = u32::from(name.start == sentence.start);
    let alone = u32::from(name.len() == sentence.len());
    let last = u32::from(name.end >= sentence.end);
    let block = doc.blocks.get(doc.block_of(name.start)).map_or(9, |block| block.kind as u32);
    rows.add(63, hash::pair(first + 2 * alone + 4 * last, block));
    for (template, token) in [(64, back(1)), (65, Some(name.end))] {
        let Some(token) = token.filter(|t| sentence.contains(t)) else { continue };
        for (bit, list) in (0..).zip([
            &TITLES,
            &HONORIFICS,
            &ORGANIZATION_HEADS,
            &PLACE_HEADS,
            &OTHER_HEADS,
            &COUNTRIES,
            &MONTHS,
            &APPOSED_NOUNS,
            &PLACES,
            &GIVEN_NAMES,
            &SURNAMES,
        ]) {
            if doc.is_in(token, list) {
                rows.add(template, bit);
            }
        }
    }
    if doc.lower(name.end) == "," || doc.lower(name.end) == "(" {
        rows.add(66, kinds(doc, (name.end + 1).min(doc.len() - 1)));
    }
}
