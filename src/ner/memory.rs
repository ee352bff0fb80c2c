//! What a document says of a name elsewhere: of the same form, of longer names that its words stand in, of names whose initials
//! it is.

use super::Class;
use super::features::Rows;
use super::weights::Scores;
use crate::document::{Document, TokenKind};
use std::collections::HashMap;
use std::ops::Range;

/// What was heard of a word or form: the sum of the scores, and how often.
#[derive(Clone, Copy, Default)]
struct Heard {
    scores: Scores,
    count: u32,
}

impl Heard {
    fn add(&mut self, scores: &Scores) {
        for (sum, score) in self.scores.iter_mut().zip(scores) {
            *sum += score;
        }
        self.count += 1;
    }

    fn class(&self) -> u32 {
        if self.count == 0 { 9 } else { Class::best(&self.scores) as u32 }
    }
}

/// Which names of a document share a form, a word or initials, by numbers: worked out once, asked for each pass.
pub(super) struct Links {
    /// Of each candidate: its form, its first and last word, the word that it is.
    forms: Vec<usize>,
    edges: Vec<[Option<usize>; 2]>,
    alone: Vec<Option<usize>>,
    acronyms: Vec<Option<usize>>,
    counts: [usize; 2],
    informal: u32,
}

/// Numbers for texts in the order in which they come.
#[derive(Default)]
struct Numbers(HashMap<String, usize>);

impl Numbers {
    fn of(&mut self, text: String) -> usize {
        let next = self.0.len();
        *self.0.entry(text).or_insert(next)
    }
}

impl Links {
    #[inline(never)]
    pub(super) fn of(doc: &Document, names: &[Range<usize>], keys: &[String], informal: bool) -> Links {
        let (mut forms, mut words) = (Numbers::default(), Numbers::default());
        let mut links = Links {
            forms: vec![],
            edges: vec![],
            alone: vec![],
            acronyms: vec![],
            counts: [0; 2],
            informal: informal.into(),
        };
        for (name, key) in names.iter().zip(keys) {
            links.forms.push(forms.of(key.clone()));
            let is_word = |t: &usize| doc.tokens[*t].kind == TokenKind::Word && doc.is_capital(*t);
            let mut inside = name.clone().filter(is_word);
            let (first, last) = (inside.next(), inside.next_back());
            let mut number = |t: Option<usize>| t.map(|t| words.of(doc.lower(t).to_owned()));
            if last.is_some() {
                links.edges.push([number(first), number(last)]);
                links.alone.push(None);
            } else {
                links.edges.push([None, None]);
                links.alone.push(number(first));
            }
            let initials: String =
                name.clone().filter(is_word).filter_map(|t| doc.lower(t).chars().next()).collect();
            links.acronyms.push((initials.chars().count() > 1).then(|| words.of(initials)));
        }
        links.counts = [forms.0.len(), words.0.len()];
        links
    }

    /// Of each that is a single word: the class of the longer names that have this word at an edge, a person's first; "other" where
    /// there is none.
    pub(super) fn introduced(&self, classes: &[Class]) -> Vec<Option<Class>> {
        let mut known = vec![Class::Other; self.counts[1]];
        for (edges, class) in self.edges.iter().zip(classes) {
            for word in edges.iter().flatten() {
                if known[*word] != Class::Person && *class != Class::Other {
                    known[*word] = *class;
                }
            }
        }
        self.alone.iter().map(|word| word.map(|word| known[word])).collect()
    }

    /// Makes one of a form that is read here as a place, there as an organisation ("King Nadim of Okrani", "Okrani's radio"): what
    /// the scores of all these mentions together say.
    pub(super) fn agree(&self, scores: &[Scores], classes: &mut [Class]) {
        const BODIES: [Class; 2] = [Class::Place, Class::Organization];
        let mut forms = vec![[(0, 0); BODIES.len()]; self.counts[0]];
        for ((form, score), class) in self.forms.iter().zip(scores).zip(classes.iter()) {
            for (sum, body) in forms[*form].iter_mut().zip(BODIES) {
                sum.0 += usize::from(*class == body);
                sum.1 += if BODIES.contains(class) { score[body as usize] } else { 0 };
            }
        }
        for (form, class) in self.forms.iter().zip(classes.iter_mut()) {
            let [place, organization] = forms[*form];
            if BODIES.contains(class) && place.0 > 0 && organization.0 > 0 {
                *class = if place.1 >= organization.1 { Class::Place } else { Class::Organization };
            }
        }
    }

    /// The rows of each candidate by what is known of the others, as they were scored so far.
    pub(super) fn rows(&self, scores: &[Scores], rules: &[Class]) -> Vec<Vec<u32>> {
        let mut forms = vec![Heard::default(); self.counts[0]];
        // By word: as the first, the last of a longer name, by itself, as initials.
        let mut words = vec![[Heard::default(); 4]; self.counts[1]];
        for (at, score) in scores.iter().enumerate() {
            forms[self.forms[at]].add(score);
            for (place, word) in self.edges[at].into_iter().enumerate() {
                if let Some(word) = word {
                    words[word][place].add(score);
                }
            }
            if let Some(word) = self.alone[at] {
                words[word][2].add(score);
            }
            if let Some(word) = self.acronyms[at] {
                words[word][3].add(score);
            }
        }
        let row = |at: usize| {
            let mut rows = Rows::default();
            let form = &forms[self.forms[at]];
            let own = Class::best(&scores[at]) as u32;
            rows.add(80, form.class() + 10 * form.count.min(3));
            rows.add(81, form.class() + 10 * own);
            if let Some(word) = self.alone[at] {
                let [first, last, _, initials] = words[word];
                rows.add(82, first.class() + 10 * last.class() + 100 * self.informal);
                let edges = first.class() + 10 * last.class() + 100 * self.informal;
                rows.add(91, edges + 1000 * rules[at] as u32);
                rows.add(90, first.class() + 10 * last.class() + 100 * own + 1000 * self.informal);
                rows.add(83, first.class() + 10 * own);
                rows.add(84, last.class() + 10 * own);
                rows.add(85, initials.class() + 10 * own);
            }
            for (place, word) in (0..).zip(self.edges[at]) {
                if let Some(word) = word {
                    rows.add(86 + place, words[word][2].class() + 10 * own);
                    rows.add(88 + place, words[word][place as usize].class() + 10 * own);
                }
            }
            rows.0
        };
        (0..scores.len()).map(row).collect()
    }
}
