//! Names of one bearer joined: "Xi Jinping" and "Xi", "World Bank" and "the bank's WB", "US" and "America".

use super::role::own_words;
use crate::article::EntityKind;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{COUNTRIES, DEMONYMS, GIVEN_NAMES, HONORIFICS};
use crate::ner::{self, Name};
use crate::order::sort_by_numbers;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Somebody or something that the text speaks of.
#[derive(Clone, Debug)]
pub(super) struct Referent {
    pub kind: EntityKind,
    pub name: String,
    pub aliases: Vec<String>,
    /// Titles as they stand, each form once.
    pub titles: Vec<Range<usize>>,
    /// Titles of somebody else that a "counterpart" has too.
    pub shared_roles: Vec<Range<usize>>,
    pub gender: Gender,
    /// Whether the gender is only that which the given name mostly has.
    pub is_guessed: bool,
    /// The countries that titles name ("Chinese president" → china).
    pub countries: Vec<&'static str>,
    /// For a group: whether it is one person.
    pub singular: bool,
}

/// Grammatical gender, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

impl Gender {
    pub(super) fn named(letter: &str) -> Self {
        match letter {
            "m" => Gender::Male,
            "f" => Gender::Female,
            _ => Gender::Unknown,
        }
    }
}

impl Referent {
    /// Takes over a gender that the text tells, where so far there is none or a guess.
    pub(super) fn learn_gender(&mut self, gender: Gender) {
        if gender != Gender::Unknown && (self.gender == Gender::Unknown || self.is_guessed) {
            self.gender = gender;
            self.is_guessed = false;
        }
    }

    /// Whether a word of this gender can mean the referent; `guess`: a guessed gender may be wrong.
    pub(super) fn agrees(&self, gender: Gender, guess: bool) -> bool {
        self.gender == Gender::Unknown
            || gender == Gender::Unknown
            || self.gender == gender
            || guess && self.is_guessed
    }

    /// The words of the titles, in order of the text.
    pub(super) fn title_texts(&self, doc: &Document) -> Vec<String> {
        self.titles.iter().map(|title| doc.span(title.clone()).of(doc.text).to_owned()).collect()
    }
}

/// The bearers of all names, and whom each name means.
pub(super) struct Clustered {
    pub referents: Vec<Referent>,
    /// For each name, the index of its referent.
    pub referent_of: Vec<usize>,
}

/// How many bearers of one word are compared; a text with more of them is no article.
const MAX_NAMESAKES: usize = 12;

/// How many titles and other names of one bearer are kept.
const MAX_FORMS: usize = 32;

/// A form of a name: all names with the same words.
struct Form {
    kind: EntityKind,
    words: Vec<String>,
    names: Vec<usize>,
}

/// Joins names.
#[inline(never)]
pub(super) fn cluster(doc: &Document, names: &[Name]) -> Clustered {
    let mut forms = forms(doc, names);
    // The fullest forms first: they teach the shorter ones.
    sort_by_numbers(&mut forms, |f| (!(f.words.len() as u32), f.names[0] as u32));
    let mut referents: Vec<Referent> = Vec::new();
    let mut words_of: Vec<Vec<String>> = Vec::new();
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    let mut referent_of = vec![usize::MAX; names.len()];
    for form in &forms {
        let mut bearers: Vec<usize> = Vec::new();
        let listed = form.words.first().and_then(|word| by_word.get(word));
        for &r in listed.into_iter().flatten().rev().take(MAX_NAMESAKES) {
            if referents[r].kind == form.kind && is_short_for(form, &words_of[r]) {
                bearers.push(r);
            }
        }
        if bearers.is_empty() {
            let text = best_spelling(doc, names, form);
            let r = referents.len();
            referents.push(Referent {
                kind: form.kind,
                name: text,
                aliases: Vec::new(),
                titles: Vec::new(),
                shared_roles: Vec::new(),
                gender: gender_of_name(doc, names, form),
                is_guessed: true,
                countries: Vec::new(),
                singular: false,
            });
            words_of.push(form.words.clone());
            for word in keys_of(form) {
                by_word.entry(word).or_default().push(r);
            }
            bearers.push(r);
        }
        for &name in &form.names {
            referent_of[name] = nearest(doc, names, &referent_of, &bearers, name);
        }
    }
    for (name, &r) in names.iter().zip(&referent_of) {
        let referent = &mut referents[r];
        let text = clean(doc.span(name.tokens.clone()).of(doc.text));
        if text != referent.name && !referent.aliases.contains(&text) && referent.aliases.len() < MAX_FORMS {
            referent.aliases.push(text);
        }
        let countries = possessor(doc, name).into_iter().chain(home(doc, name));
        for country in countries {
            if !referent.countries.contains(&country) {
                referent.countries.push(country);
            }
        }
        for title in &name.titles {
            if let Some(other) = joined_title(doc, title) {
                learn_title(doc, referent, other);
            }
            learn_title(doc, referent, title.clone());
        }
    }
    Clustered { referents, referent_of }
}

/// The title that "and" joins to one: "Prime Minister | and | Foreign Minister Ana Rey" – but not "the president and Prime
/// Minister Ana Rey", "adviser to the president and spokeswoman Ana Rey", who are two.
pub(super) fn joined_title(doc: &Document, title: &Range<usize>) -> Option<Range<usize>> {
    let and = title.start.checked_sub(1).filter(|&t| doc.lower(t) == "and")?;
    let start = ner::title_ending_at(doc, and, doc.sentence_tokens(and).start)?;
    let before = start.checked_sub(1).map_or("", |t| doc.lower(t));
    let another =
        matches!(before, "the" | "a" | "an" | "to" | "of" | "for" | "'s" | "his" | "her" | "its" | "their");
    (!another && doc.is_capital(start) && doc.is_capital(title.start)).then_some(start..and)
}

/// The country that a person is said to be of before the name: "Norway's | Ana Rey".
fn possessor(doc: &Document, name: &Name) -> Option<&'static str> {
    let clitic = name.tokens.start.checked_sub(1).filter(|&t| doc.lower(t) == "'s" && t > 0)?;
    let row = COUNTRIES.get(doc.lower(clitic - 1)).filter(|_| name.kind == EntityKind::Person)?;
    Some(canonical(doc, clitic - 1, row))
}

/// The country behind the name of an office's bearer: "President Ana Rey | of Peru".
fn home(doc: &Document, name: &Name) -> Option<&'static str> {
    let end = name.tokens.end;
    let (_, row) =
        doc.entry(end + 1, &COUNTRIES).filter(|_| doc.lower(end) == "of" && !name.titles.is_empty())?;
    (name.kind == EntityKind::Person).then(|| canonical(doc, end + 1, row))
}

/// Collects the forms of all names in order of first mention.
fn forms(doc: &Document, names: &[Name]) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut index: HashMap<(EntityKind, Vec<String>), usize> = HashMap::new();
    for (n, name) in names.iter().enumerate() {
        let words = words(doc, name);
        let at = *index.entry((name.kind, words.clone())).or_insert_with(|| {
            forms.push(Form { kind: name.kind, words, names: Vec::new() });
            forms.len() - 1
        });
        forms[at].names.push(n);
    }
    forms
}

/// The words of a name in lower case; for a place its canonical name where it has one.
fn words(doc: &Document, name: &Name) -> Vec<String> {
    if name.kind == EntityKind::Place {
        let key: Vec<&str> = name.tokens.clone().map(|t| doc.lower(t)).collect();
        let key = key.join(" ");
        let canonical = COUNTRIES.get(&key).map(|row| row.column(2)).filter(|c| !c.is_empty());
        return vec![canonical.map_or(key, str::to_owned)];
    }
    let words: Vec<String> = name
        .tokens
        .clone()
        .filter(|&t| doc.tokens[t].kind != TokenKind::Mark && doc.lower(t) != "the")
        .map(|t| doc.lower(t).replace('.', ""))
        .collect();
    if words.is_empty() { vec![doc.lower(name.tokens.start).to_owned()] } else { words }
}

/// The words by which later, shorter forms find this one.
fn keys_of(form: &Form) -> Vec<String> {
    let mut keys = form.words.clone();
    if form.kind == EntityKind::Organization && form.words.len() > 1 {
        keys.push(initials(&form.words, true));
        keys.push(initials(&form.words, false));
    }
    let mut seen = HashSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    keys
}

/// The first letters of the words, with or without those of "of", "and" …
fn initials(words: &[String], all: bool) -> String {
    let small = |w: &str| matches!(w, "of" | "and" | "for" | "on" | "the" | "&" | "'s" | "in");
    words.iter().filter(|w| all || !small(w)).filter_map(|w| w.chars().next()).collect()
}

/// Whether a form is a shorter one of the name with these words.
fn is_short_for(form: &Form, full: &[String]) -> bool {
    let short = &form.words;
    match form.kind {
        EntityKind::Person => {
            let mut rest = full.iter();
            // Behind "bin" stands the father's name, which does not name the son.
            let fathers = short.len() == 1
                && full
                    .windows(2)
                    .any(|w| matches!(w[0].as_str(), "bin" | "ibn" | "bint" | "ben") && w[1] == short[0]);
            !fathers
                && short.len() < full.len()
                && short.iter().all(|word| rest.any(|other| other == word))
                // A first name and another surname is another person; a shared middle word says nothing, two in a
                // row ("Díaz-Ruiz" of "Ana Díaz-Ruiz Rey") do.
                && (short.len() == 1
                    || short.last() == full.last()
                    || short.first() == full.first()
                    || full.windows(short.len()).any(|row| row == short))
        }
        EntityKind::Organization => {
            let acronym = short.len() == 1
                && short[0].chars().count() > 1
                && (initials(full, true) == short[0] || initials(full, false) == short[0]);
            let prefix = full.len() > short.len()
                && full.starts_with(short)
                && !(short.len() == 1
                    && (DEMONYMS.get(&short[0]).is_some() || COUNTRIES.get(&short[0]).is_some()));
            acronym || prefix
        }
        _ => false,
    }
}

/// Among several bearers of a form, the one named last before this mention, other than in passing ("the son of Rey");
/// else the first.
fn nearest(doc: &Document, names: &[Name], referent_of: &[usize], bearers: &[usize], name: usize) -> usize {
    if let [only] = bearers {
        return *only;
    }
    let before = (0..name.min(names.len())).rev().take(400).filter(|&n| bearers.contains(&referent_of[n]));
    let in_passing = |n: usize| {
        let title = names[n].titles.iter().map(|title| title.start).min();
        let start = title.map_or(names[n].tokens.start, |title| title.min(names[n].tokens.start));
        start > 0 && doc.lower(start - 1) == "of"
    };
    let chosen = before.clone().find(|&n| !in_passing(n)).or_else(|| before.clone().next());
    chosen.map(|n| referent_of[n]).or(bearers.last().copied()).unwrap_or(0)
}

/// How the name is best written: not in capitals where another mention is not.
fn best_spelling(doc: &Document, names: &[Name], form: &Form) -> String {
    let shouted = |n: &&usize| {
        names[**n]
            .tokens
            .clone()
            .all(|t| doc.tokens[t].kind != TokenKind::Word || doc.tokens[t].case == Case::Upper)
    };
    let best = form.names.iter().find(|n| !shouted(n)).unwrap_or(&form.names[0]);
    clean(doc.span(names[*best].tokens.clone()).of(doc.text))
}

/// What the given name tells.
fn gender_of_name(doc: &Document, names: &[Name], form: &Form) -> Gender {
    let first = names[form.names[0]].tokens.start;
    if form.kind != EntityKind::Person || form.words.len() < 2 {
        return Gender::Unknown;
    }
    GIVEN_NAMES.get(doc.lower(first)).map_or(Gender::Unknown, |row| Gender::named(row.column(0)))
}

/// A name on one line.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes over a title and what it tells of gender and country.
pub(super) fn learn_title(doc: &Document, referent: &mut Referent, title: Range<usize>) {
    // "Mr Rey's sister": "Mr" says nothing of her.
    let own = own_words(doc, &title);
    for token in title.clone() {
        let country = DEMONYMS.get(doc.lower(token)).map(|row| row.column(0));
        let country =
            country.or_else(|| doc.entry(token, &COUNTRIES).map(|(_, row)| canonical(doc, token, row)));
        if let Some(country) = country.filter(|c| !c.is_empty() && !referent.countries.contains(c)) {
            referent.countries.push(country);
        }
        if !own.contains(&token) {
            continue;
        }
        let courtesy = HONORIFICS.get(doc.lower(token)).map_or("", |row| row.column(0));
        referent.learn_gender(Gender::named(courtesy));
    }
    if let Some(start) = ner::title_ending_at(doc, own.end, own.start)
        && let Some(row) = ner::title_row(doc, start..own.end)
    {
        referent.learn_gender(Gender::named(row.column(0)));
    }
    let text = |t: &Range<usize>| doc.span(t.clone()).of(doc.text);
    if referent.titles.len() < MAX_FORMS && !referent.titles.iter().any(|known| text(known) == text(&title)) {
        referent.titles.push(title);
    }
}

/// The canonical name of a country whose entry begins at a token.
pub(super) fn canonical(doc: &Document, token: usize, row: crate::lexicon::Row) -> &'static str {
    if !row.column(2).is_empty() {
        return row.column(2);
    }
    COUNTRIES.key(doc.lower(token)).unwrap_or("")
}
