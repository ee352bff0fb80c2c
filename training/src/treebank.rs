//! Treebanks in CoNLL-U.

use crate::random::Random;
use anyhow::{Context, Result, bail};
use readout::Upos;
use std::fs;
use std::path::Path;

/// One sentence as annotated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    pub(crate) forms: Vec<String>,
    pub(crate) tags: Vec<Upos>,
    /// The index of each word's head; a word that is its own head is the root.
    pub(crate) heads: Vec<usize>,
    pub(crate) relations: Vec<String>,
    /// The name of the document that it is from.
    pub(crate) document: String,
}

/// Reads the sentences of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>> {
    let text = fs::read_to_string(path).with_context(|| {
        format!("cannot read {}; --data DIR names the folder of the corpora", path.display())
    })?;
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (number, line) in (1..).zip(text.lines().chain([""])) {
        if line.is_empty() {
            if !sentence.forms.is_empty() {
                let next = Sentence { document: sentence.document.clone(), ..Sentence::default() };
                sentences.push(std::mem::replace(&mut sentence, next));
            }
            continue;
        }
        if let Some(document) = line.strip_prefix("# newdoc id = ") {
            document.clone_into(&mut sentence.document);
        }
        let columns: Vec<&str> = line.split('\t').collect();
        // Comments, and lines of words that are several tokens or none.
        if line.starts_with('#') || columns[0].contains(['-', '.']) {
            continue;
        }
        let place = || format!("{}:{number}", path.display());
        let &[id, form, _, tag, _, _, head, relation, ..] = &columns[..] else {
            bail!("{}: not a line of CoNLL-U", place())
        };
        let (id, head): (usize, usize) = (id.parse().with_context(place)?, head.parse().with_context(place)?);
        // Spaces within numbers ("10 000") would be two words to every later reader.
        sentence.forms.push(form.replace(' ', "\u{a0}"));
        sentence.tags.push(Upos::named(tag).with_context(|| format!("{}: no tag {tag:?}", place()))?);
        sentence.heads.push(if head == 0 { id } else { head } - 1);
        sentence.relations.push(relation.to_owned());
    }
    Ok(sentences)
}

/// One sentence a line, tokens apart: what [`readout::analyze_tokens`] takes.
pub(crate) fn text(sentences: &[Sentence]) -> String {
    sentences.iter().map(|sentence| sentence.forms.join(" ") + "\n").collect()
}

/// Of every hundred sentences, how many are repeated with capitals as in headlines.
const TITLE_CASED: f32 = 6.0;
/// … and in capitals throughout.
const UPPER_CASED: f32 = 4.0;

/// Copies of some sentences cased as headlines are, so that the models learn what capitals there don't say.
pub(crate) fn headlines(sentences: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let mut copies = Vec::new();
    for sentence in sentences {
        let chance = 100.0 * random.fraction();
        let cased: fn(&str) -> String = match chance {
            c if c < TITLE_CASED => title_cased,
            c if c < TITLE_CASED + UPPER_CASED => |form| form.to_uppercase(),
            _ => continue,
        };
        let forms = sentence.forms.iter().map(|form| cased(form)).collect();
        copies.push(Sentence { forms, ..sentence.clone() });
    }
    copies
}

/// Given names, surnames and places. Not the library's own lists: those are edited from day to day, and the weights should not change
/// with them.
const NAMES: &str = include_str!("../names.tsv");

/// The names of a kind, in lower case: given, surname or place.
pub(crate) fn names(kind: &str) -> Vec<&'static str> {
    let rows = NAMES.lines().filter_map(|line| line.split_once('\t'));
    rows.filter(|(_, of)| *of == kind).map(|(name, _)| name).collect()
}

/// Of every hundred sentences with a name, how many are repeated with another.
const RENAMED: f32 = 40.0;

/// Of every hundred names put in, how many are made up from two.
const BLENDED: f32 = 40.0;

/// A name that nobody has seen: the first half of one, the second of another.
fn blend(name: &str, other: &str) -> String {
    let half = |name: &str| name.chars().count() / 2;
    name.chars().take(half(name)).chain(other.chars().skip(half(other))).collect()
}

/// Copies of some sentences with other people and places in them: names become any of [`NAMES`], or are made up from two, so that the
/// models learn where names stand rather than which were in the news when the treebanks were made.
pub(crate) fn renamed(sentences: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let lists = ["given", "surname", "place"].map(names);
    let mut copies = Vec::new();
    for sentence in sentences {
        let mut copy = sentence.clone();
        let mut changed = false;
        for (form, tag) in copy.forms.iter_mut().zip(&sentence.tags) {
            let lower = form.to_lowercase();
            let list = lists.iter().find(|list| list.binary_search(&lower.as_str()).is_ok());
            if let (Upos::Propn, Some(list)) = (tag, list) {
                let [name, other] = [(); 2].map(|()| list[random.below(list.len())]);
                *form = if 100.0 * random.fraction() < BLENDED {
                    title_cased(&blend(name, other))
                } else {
                    title_cased(name)
                };
                changed = true;
            }
        }
        if changed && 100.0 * random.fraction() < RENAMED {
            copies.push(copy);
        }
    }
    copies
}

/// A capital first, save for the short words that most papers leave small.
fn title_cased(form: &str) -> String {
    const SMALL: [&str; 17] = [
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "vs",
        "with",
    ];
    let mut chars = form.chars();
    match chars.next() {
        Some(first) if !SMALL.contains(&form) && first.is_alphabetic() => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => form.to_owned(),
    }
}
