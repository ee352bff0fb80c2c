//! What speaks for a candidate's being a person, an organisation, a place, or none of them.

use super::casing;
use super::title::{self, Attachment};
use crate::document::{BlockKind, Case, Document, TokenKind};
use crate::lexicon::{
    ADHERENTS, AMBIGUOUS_NAMES, APPOSED_NOUNS, COMMON_ACRONYMS, COMMON_WORDS, COUNTRIES, CUES, DEMONYMS,
    GIVEN_NAMES, HONORIFICS, HUMAN_VERBS, MONTHS, ORGANIZATION_HEADS, ORGANIZATIONS, OTHER_HEADS,
    OWNERSHIP_NOUNS, PARTICLES, PERSONAL_NOUNS, PLACE_HEADS, PLACES, Row, SURNAMES, TITLES, WEEKDAYS, verb,
};
use crate::tagger::Upos;
use std::ops::{AddAssign, Range};

/// Points for each reading of a candidate; only their differences matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub person: i32,
    pub organization: i32,
    pub place: i32,
    /// No name of these three kinds: an event, a law, a language, an ordinary word.
    pub other: i32,
}

impl AddAssign for Evidence {
    fn add_assign(&mut self, more: Evidence) {
        self.person += more.person;
        self.organization += more.organization;
        self.place += more.place;
        self.other += more.other;
    }
}

const fn person(points: i32) -> Evidence {
    Evidence { person: points, organization: 0, place: 0, other: 0 }
}

const fn organization(points: i32) -> Evidence {
    Evidence { person: 0, organization: points, place: 0, other: 0 }
}

const fn place(points: i32) -> Evidence {
    Evidence { person: 0, organization: 0, place: points, other: 0 }
}

const fn other(points: i32) -> Evidence {
    Evidence { person: 0, organization: 0, place: 0, other: points }
}

/// What the words of a name say by themselves; the same for every mention of this form.
#[inline(never)]
pub(super) fn of_form(doc: &Document, name: Range<usize>) -> Evidence {
    let mut sum = Evidence::default();
    let words: Vec<usize> = name.clone().filter(|&t| doc.tokens[t].kind == TokenKind::Word).collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return other(10) };
    sum += listed(doc, &name);
    sum += head_of_organization(doc, &name, first, last);
    sum += head_of_place(doc, &words, first, last);
    let heads =
        |t: usize, wrong: &str| OTHER_HEADS.get(doc.lower(t)).is_some_and(|row| row.column(0) != wrong);
    let begins = OTHER_HEADS.get(doc.lower(first)).is_some_and(|row| !row.column(0).is_empty());
    if words.len() > 1 && (heads(last, "first") || begins) {
        sum += other(6);
    }
    let is_origin = doc.entry(name.start, &DEMONYMS).is_some_and(|(n, _)| n == name.len());
    let is_adherent = words.len() == 1 && doc.is_in(first, &ADHERENTS);
    if is_origin || is_adherent || words.iter().all(|&t| doc.is_in(t, &MONTHS) || doc.is_in(t, &WEEKDAYS)) {
        sum += other(12);
    }
    if words.len() > 1 && (sum.organization > 3 || sum.place > 3 || sum.other > 3) {
        sum += person(-5);
    }
    if words.len() == 1 {
        sum += of_single_word(doc, first);
    } else {
        sum += of_several_words(doc, &name, &words);
    }
    sum
}

/// Places and organisations that are listed under this name.
fn listed(doc: &Document, name: &Range<usize>) -> Evidence {
    let whole = |entry: Option<(usize, Row)>| entry.is_some_and(|(n, _)| n == name.len());
    if whole(doc.entry(name.start, &COUNTRIES)) {
        return place(16);
    }
    let mut sum = Evidence::default();
    if whole(doc.entry(name.start, &PLACES)) {
        sum += place(8);
    }
    if whole(doc.entry(name.start, &ORGANIZATIONS)) {
        sum += organization(8);
    }
    sum
}

fn head_of_organization(doc: &Document, name: &Range<usize>, first: usize, last: usize) -> Evidence {
    let row = |t: usize| ORGANIZATION_HEADS.get(doc.lower(t));
    // "Kim Hee-sun": a syllable is no head.
    if name.len() > 2 && doc.word(last - 1) == "-" && doc.tokens[last].case == Case::Lower {
        return Evidence::default();
    }
    let weak = |row: Row| row.column(1) == "weak";
    if first == last {
        // "the Ministry", "Parliament"
        return row(first).map_or(Evidence::default(), |r| if weak(r) { other(3) } else { organization(2) });
    }
    if let Some(row) = row(last) {
        return organization(if weak(row) { 5 } else { 8 });
    }
    let complement = name.clone().find(|&t| doc.is_one_of(t, &["of", "for", "on"]));
    if let Some(of) = complement
        && let Some(row) = row(of - 1)
    {
        return organization(if weak(row) { 5 } else { 8 });
    }
    if row(first).is_some_and(|r| r.column(0) == "both" && !weak(r)) {
        organization(4)
    } else {
        Evidence::default()
    }
}

fn head_of_place(doc: &Document, words: &[usize], first: usize, last: usize) -> Evidence {
    let row = |t: usize| PLACE_HEADS.get(doc.lower(t));
    let points = |row: Row| if row.column(1) == "weak" { 4 } else { 7 };
    if words.len() < 2 {
        return row(first).map_or(Evidence::default(), |_| other(3));
    }
    match (row(first), row(last)) {
        (_, Some(row)) if row.column(0) != "first" => place(points(row)),
        (Some(row), _) if row.column(0) != "last" => place(points(row) - 1),
        _ => Evidence::default(),
    }
}

fn of_single_word(doc: &Document, word: usize) -> Evidence {
    let mut sum = Evidence::default();
    match doc.tokens[word].case {
        Case::Upper if doc.is_in(word, &COMMON_ACRONYMS) => sum += other(12),
        Case::Upper if doc.entry(word, &COUNTRIES).is_some() => {}
        Case::Upper if doc.word(word).chars().count() <= 6 => {
            sum += organization(4);
            sum += person(-5);
        }
        Case::Mixed => sum += organization(3),
        _ => {}
    }
    if doc.is_in(word, &TITLES) || doc.is_in(word, &HONORIFICS) {
        sum += other(6);
    }
    if casing::is_ordinary(doc, word) && doc.tokens[word].case != Case::Upper {
        sum += other(4);
    }
    // "R84", "G20"
    if doc.word(word).contains(|c: char| c.is_ascii_digit()) {
        sum += person(-5);
    }
    // "BA.5", "RISC-5": a version.
    let mark = doc.tokens.get(word + 1).is_some_and(|t| t.kind == TokenKind::Mark && !t.space_before);
    let version = doc.tokens.get(word + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.space_before);
    if mark && version {
        sum += other(8);
    }
    if doc.word(word).chars().count() == 1 || doc.word(word + 1) == "$" && !doc.tokens[word + 1].space_before
    {
        sum += other(20);
    }
    sum += given_name(doc, word);
    sum
}

/// What a given name says for a person.
fn given_name(doc: &Document, word: usize) -> Evidence {
    match (doc.is_in(word, &GIVEN_NAMES), doc.is_in(word, &AMBIGUOUS_NAMES)) {
        (_, false) if is_inflected(doc, word) => Evidence::default(),
        (true, false) => person(4),
        (true, true) => person(2),
        (false, true) => person(1),
        (false, false) if doc.is_in(word, &SURNAMES) => person(2),
        (false, false) => Evidence::default(),
    }
}

/// Whether a word is a form of an ordinary word ("treasures"). The lists of names know words themselves, but take some of
/// their forms for names, for they keep fingerprints alone.
fn is_inflected(doc: &Document, word: usize) -> bool {
    casing::is_ordinary(doc, word) && COMMON_WORDS.get(doc.lower(word)).is_none()
}

fn of_several_words(doc: &Document, name: &Range<usize>, words: &[usize]) -> Evidence {
    let mut sum = Evidence::default();
    // "Seo In-guk": a syllable, whatever word it is.
    let opens_syllables =
        |t: usize| doc.word(t + 1) == "-" && name.contains(&(t + 2)) && doc.tokens[t + 2].case == Case::Lower;
    let ordinary = words
        .iter()
        .filter(|&&t| casing::is_ordinary(doc, t) && (t == words[0] || !opens_syllables(t)))
        .count();
    // "Dana Welsh": an origin that is a family name.
    let is_family = |t: usize| t != words[0] && doc.is_in(t, &SURNAMES) && doc.is_in(words[0], &GIVEN_NAMES);
    let is_place = |t: usize| doc.is_in(t, &COUNTRIES) || doc.is_in(t, &DEMONYMS);
    let places = words.iter().filter(|&&t| is_place(t) && !is_family(t)).count();
    let joined = name.clone().any(|t| doc.is_one_of(t, &["of", "for", "on", "and", "&", "the", "'s"]));
    let particles = name.clone().any(|t| {
        doc.tokens[t].case == Case::Lower && doc.is_in(t, &PARTICLES)
            || PARTICLES.get(doc.lower(t)).is_some_and(|row| row.column(0) == "suffix")
    });
    let initials = words.iter().filter(|&&t| doc.word(t).ends_with('.')).count();
    if joined || places > 0 {
        sum += person(-4);
        sum += organization(2);
    } else if words.len() == 2 && name.len() == 3 && doc.word(words[0] + 1) == "-" {
        // "Dormaa-Sampa": one word rather than two.
        sum += person(1);
    } else if words.len() <= 4 && ordinary == 0 {
        sum += person(4);
    } else if words.len() == 2 && ordinary == 1 {
        sum += person(1);
    } else if words.len() > 4 {
        sum += organization(1);
    }
    if ordinary == words.len() {
        sum += other(3);
        sum += person(-2);
        sum += organization(2);
    }
    if !joined {
        let last = words[words.len() - 1];
        // "Rey House", "Ortiz Institute": a family name before a head tells of no person.
        let is_before_head = doc.is_in(last, &ORGANIZATION_HEADS) || doc.is_in(last, &PLACE_HEADS);
        let is_family = doc.is_in(words[0], &SURNAMES) && !doc.is_in(words[0], &GIVEN_NAMES);
        let given = if is_before_head && is_family { 0 } else { given_name(doc, words[0]).person };
        // "Park Hoon": the family name first.
        let family = 2 * i32::from(doc.is_in(words[0], &SURNAMES) && !is_before_head && words.len() <= 3);
        sum += person(if given > 0 { given } else { family + given_name(doc, words[1]).person / 2 });
        sum += person(if doc.is_in(last, &SURNAMES) { 2 } else { 0 });
    }
    if particles {
        sum += person(2);
    }
    // "Ana “Nena” Rey"
    if name.clone().any(|t| doc.tokens[t].kind == TokenKind::Quote) {
        sum += person(5);
    }
    if initials > 0 && initials < words.len() {
        sum += person(3);
    }
    // "Suk-yeol": a small letter behind the hyphen.
    let is_syllable = |t: usize| doc.tokens[t].case == Case::Lower && !doc.is_in(t, &PARTICLES);
    if name.clone().any(|t| doc.word(t) == "-" && is_syllable(t + 1)) {
        sum += person(4);
    }
    let shouted = |t: &usize| doc.tokens[*t].case == Case::Upper || doc.word(*t).chars().count() == 1;
    if words.iter().all(shouted) && given_name(doc, words[0]).person < 2 {
        sum += organization(5);
        sum += person(-5);
    }
    sum += of_first_word(doc, name.start, words);
    sum
}

/// What the first of several words says against a person: a slug, a foreign article.
fn of_first_word(doc: &Document, first: usize, words: &[usize]) -> Evidence {
    let hyphen = doc.word(first + 1) == "-";
    let mut sum = Evidence::default();
    // "GRAINS-Wheat"
    if hyphen && doc.tokens[first].case == Case::Upper && doc.tokens[words[1]].case != Case::Upper {
        sum += person(-6);
    }
    // "La Fortaleza", "Le Bourget"
    let article = doc.is_capital(first) && doc.is_one_of(first, &["la", "le", "las", "los", "les", "el"]);
    if article && !hyphen && words.len() < 6 {
        sum += place(3);
        sum += person(-3);
    }
    sum
}

/// Whether a name is one ordinary word that no list of names has.
fn is_plain_word(doc: &Document, name: &Range<usize>) -> bool {
    let listed =
        [&GIVEN_NAMES, &AMBIGUOUS_NAMES, &SURNAMES].into_iter().any(|list| doc.is_in(name.start, list));
    name.len() == 1 && casing::is_ordinary(doc, name.start) && !listed
}

/// What an ordinary noun directly beside the name says: "the Xinhua news agency", "the city of Lima".
fn apposed_noun(doc: &Document, name: &Range<usize>) -> Evidence {
    let mut sum = Evidence::default();
    let end = doc.sentence_tokens(name.start).end;
    let behind = (name.end..end.min(name.end + 3)).take_while(|&t| doc.tag(t) == Upos::Noun).last();
    if let Some(noun) = behind {
        if doc.is_in(noun, &ORGANIZATION_HEADS) {
            sum += organization(3);
            sum += person(-2);
        }
        if PLACE_HEADS.get(doc.lower(noun)).is_some_and(|row| row.column(0) != "first") {
            sum += place(4);
            sum += person(-2);
        }
    }
    // "Thai daily": an adjective elsewhere.
    let is_noun = |t: &usize| match doc.tag(*t) {
        Upos::Noun => true,
        Upos::Adj => !doc.is_capital(*t) && casing::can_be(doc, *t, Upos::Adj),
        Upos::Propn => casing::is_initial(doc, *t),
        _ => false,
    };
    let before = name.start.checked_sub(1).filter(is_noun);
    match before.and_then(|t| APPOSED_NOUNS.get(doc.lower(t))).map_or("", |row| row.column(0)) {
        "organization" => {
            sum += organization(5);
            sum += person(-3);
        }
        "place" => {
            sum += place(5);
            sum += person(-3);
        }
        "other" => sum += other(4),
        _ => {}
    }
    let Some(of) = name.start.checked_sub(1).filter(|&t| doc.lower(t) == "of" && t > 0) else { return sum };
    if doc.is_in(of - 1, &PLACE_HEADS) || doc.lower(of - 1) == "capital" {
        sum += place(5);
        sum += person(-2);
    }
    sum
}

/// Whether a verb takes what was said as its content ("say", "announce").
fn tells(lemma: &str) -> bool {
    CUES.get(lemma).is_some_and(|row| {
        row.column(2) == "speech" && row.parts(0).any(|frame| matches!(frame, "quote" | "obj-that"))
    })
}

/// Whether a capitalised title with a name behind it begins at a token.
fn opens_title(doc: &Document, token: usize) -> bool {
    let title = doc.entry(token, &TITLES).or_else(|| doc.entry(token, &HONORIFICS));
    let kind = HONORIFICS.get(doc.lower(token)).map_or("", |row| row.column(1));
    let name = title.map(|(n, _)| token + n);
    !matches!(kind, "courtesy" | "royal" | "religious")
        && name.is_some_and(|name| {
            doc.is_capital(token) && doc.is_capital(name) && doc.block_of(token) == doc.block_of(name)
        })
}

/// Whether one who rules a country is named before a token: "King Nadim | of Okrani".
fn follows_ruler(doc: &Document, token: usize) -> bool {
    let sentence = doc.sentence_tokens(token).start;
    let name = (sentence.max(token.saturating_sub(4))..token).rev().take_while(|&t| doc.is_capital(t));
    let kind = |t: usize| title::row(doc, t..t + 1).map_or("", |row| row.column(1));
    name.skip(1).any(|t| matches!(kind(t), "head_of_state" | "government" | "minister" | "royal"))
}

/// What the words around a name say.
#[inline(never)]
pub(super) fn of_context(
    doc: &Document,
    name: Range<usize>,
    title_before: Option<Attachment>,
    title_behind: bool,
) -> Evidence {
    let mut sum = Evidence::default();
    let sentence = doc.sentence_tokens(name.start);
    let block = doc.blocks.get(doc.block_of(name.start));
    if block.is_some_and(|b| b.kind == BlockKind::Dateline && name.start == b.tokens.start) {
        sum += place(8);
    }
    if block.is_some_and(|b| b.kind == BlockKind::Byline) {
        let aside = name.start > 0 && doc.word(name.start - 1) == "(";
        let full =
            name.clone().filter(|&t| doc.tokens[t].kind == TokenKind::Word && doc.word(t).len() > 1).count()
                > 1;
        sum += person(if aside {
            -4
        } else if full {
            10
        } else {
            0
        });
    }
    let before = name.start.checked_sub(1).filter(|t| *t >= sentence.start);
    let lower_before = before.map_or("", |t| doc.lower(t));
    let acronym = name.len() == 1 && doc.tokens[name.start].case == Case::Upper;
    if !acronym && doc.entry(name.start, &COUNTRIES).is_none() {
        sum += person(match title_before {
            // "Chief Guest": hardly a surname.
            Some(Attachment::Direct) if is_plain_word(doc, &name) => 3,
            Some(Attachment::Direct) => 7,
            Some(Attachment::Complement) if name.len() > 1 => 2,
            _ => 0,
        });
    }
    if title_behind {
        sum += person(5);
    }
    // "Tervu Gov. Ana Rey": what stands before a title is a place or a body.
    if opens_title(doc, name.end) {
        sum += person(-5);
        sum += place(2);
        sum += organization(2);
    }
    sum += apposed_noun(doc, &name);
    match lower_before {
        // "the Rey government": the article is that of the noun behind.
        "the" if doc.tag(name.end) == Upos::Noun && !doc.is_capital(name.end) => {
            let personal =
                PERSONAL_NOUNS.get(doc.lower(name.end)).is_some() && doc.tokens[name.end].space_before;
            sum += person(4 * i32::from(personal));
        }
        "the" => {
            sum += person(-5);
            sum += organization(2);
        }
        "in" | "of" if before.is_some_and(|t| t > 0 && doc.is_in(t - 1, &OWNERSHIP_NOUNS)) => {
            sum += organization(5);
            sum += person(-3);
        }
        "of" if before.is_some_and(|of| follows_ruler(doc, of)) => sum += place(5),
        "in" => sum += place(4),
        "near" | "across" | "throughout" | "outside" => sum += place(4),
        "at" | "from" | "to" => sum += place(1),
        "by" => sum += person(1),
        "surnamed" | "nicknamed" => sum += person(6),
        _ => {}
    }
    if before
        .and_then(|t| verb(doc.lower(t)))
        .is_some_and(|(lemma, _)| matches!(lemma, "meet" | "tell" | "thank" | "marry"))
    {
        sum += person(2);
    }
    if doc.word(name.end) == "," {
        if doc.tokens.get(name.end + 1).is_some_and(|t| t.kind == TokenKind::Number)
            && doc.word(name.end + 2) == ","
        {
            sum += person(5);
        }
        if doc.lower(name.end + 1) == "who" {
            sum += person(4);
        }
        if doc.entry(name.end + 1, &COUNTRIES).is_some() {
            sum += place(3);
        }
    }
    // "COP 27", "Rs 150"
    if name.len() == 1
        && doc.tokens.get(name.end).is_some_and(|t| t.kind == TokenKind::Number && t.space_before)
    {
        sum += other(4);
    }
    // "a baker from Lima who": not the town.
    let who = doc.lower(name.end) == "who" && !matches!(lower_before, "from" | "in" | "at" | "of" | "near");
    if doc.word(name.end) == "(" && doc.lower(name.end + 1) == "born" || who {
        sum += person(3);
    }
    if let Some((lemma, _)) = verb(doc.lower(name.end)).filter(|_| doc.tag(name.end) == Upos::Verb) {
        if HUMAN_VERBS.get(lemma).is_some() {
            sum += person(3);
        } else if tells(lemma) {
            sum += person(2);
            sum += organization(1);
        }
    }
    if before.and_then(|t| verb(doc.lower(t))).is_some_and(|(lemma, _)| tells(lemma)) {
        sum += person(1);
    }
    // "Velmora's shareholders", "Velmora, whose chairman"
    let owned = match doc.lower(name.end) {
        "'s" => Some(name.end + 1),
        "," if doc.lower(name.end + 1) == "whose" => Some(name.end + 2),
        _ => None,
    };
    if owned.is_some_and(|t| doc.entry(t, &OWNERSHIP_NOUNS).is_some()) {
        sum += organization(4);
        sum += person(-3);
    }
    // "X's wife", "X's speech"
    if doc.lower(name.end) == "'s" && title::is_title(doc, name.end + 1..name.end + 2) {
        sum += person(1);
        sum += place(1);
    }
    sum
}
