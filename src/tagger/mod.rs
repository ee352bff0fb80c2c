//! Parts of speech: a hidden Markov model of first order over counted tables.
//!
//! A word's tags come from `common_words.tsv`, else from its ending (`tag_suffixes.tsv`) and its capitals;
//! `tag_transitions.tsv` says which tag follows which. The best path through a sentence is found by the
//! Viterbi algorithm (A. J. Viterbi, 1967). Linear in the number of tokens.

mod emission;
mod upos;

pub use upos::Upos;

use crate::document::Document;
use crate::lexicon::{TAG_TRANSITIONS, VerbForm, verb};
use emission::candidates;

/// Scores are 100 times natural logarithms, as in the tables.
type Score = i32;

/// The part of speech of each token. Needs tokens and sentences.
pub(crate) fn tag(doc: &Document) -> Vec<Upos> {
    let transitions = Transitions::read();
    let mut tags = Vec::with_capacity(doc.len());
    for sentence in &doc.sentences {
        best_path(doc, sentence.tokens.clone(), &transitions, &mut tags);
    }
    for token in 1..tags.len() {
        if is_verb_of_plan(doc, &tags, token) {
            tags[token] = Upos::Verb;
        }
    }
    tags
}

/// "Rey plans to meet Ortiz": between a name or pronoun and an infinitive, what can be a verb in the third person is
/// one, though it is a noun elsewhere. A model that looks one tag back cannot see it.
fn is_verb_of_plan(doc: &Document, tags: &[Upos], token: usize) -> bool {
    tags[token] == Upos::Noun
        && matches!(tags[token - 1], Upos::Propn | Upos::Pron)
        && doc.lower(token + 1) == "to"
        && tags.get(token + 2) == Some(&Upos::Verb)
        && verb(doc.lower(token)).is_some_and(|(_, forms)| forms.has(VerbForm::Third))
}

/// Step scores, by previous tag (the last row: start of a sentence) and tag.
struct Transitions([[Score; Upos::COUNT]; Upos::COUNT + 1]);

impl Transitions {
    fn read() -> Self {
        let mut scores = [[0; Upos::COUNT]; Upos::COUNT + 1];
        for (key, row) in TAG_TRANSITIONS.iter() {
            let Some((from, to)) = key.split_once(' ') else { continue };
            let from = Upos::named(from).map_or(Upos::COUNT, |tag| tag as usize);
            if let Some(to) = Upos::named(to) {
                scores[from][to as usize] = row.column(0).parse().unwrap_or(0);
            }
        }
        Transitions(scores)
    }
}

/// One tag a token may have, the best way to it, and how good that is.
#[derive(Clone, Copy)]
struct Cell {
    tag: Upos,
    score: Score,
    /// The index of the previous token's cell.
    back: u8,
}

fn best_path(
    doc: &Document,
    tokens: std::ops::Range<usize>,
    transitions: &Transitions,
    tags: &mut Vec<Upos>,
) {
    let mut cells: Vec<Cell> = Vec::with_capacity(tokens.len() * 2);
    let mut starts = Vec::with_capacity(tokens.len() + 1);
    let mut previous = 0..0;
    for token in tokens.clone() {
        let from = cells.len();
        starts.push(from);
        candidates(doc, token, token == tokens.start, &mut |tag, emission| {
            let (back, step) = if previous.is_empty() {
                (0, transitions.0[Upos::COUNT][tag as usize])
            } else {
                let reach = |i: usize| cells[i].score + transitions.0[cells[i].tag as usize][tag as usize];
                let best = previous
                    .clone()
                    .max_by_key(|&i| (reach(i), std::cmp::Reverse(i)))
                    .unwrap_or(previous.start);
                ((best - previous.start) as u8, reach(best))
            };
            cells.push(Cell { tag, score: emission + step, back });
        });
        previous = from..cells.len();
    }
    let mut at = previous.max_by_key(|&i| cells[i].score).unwrap_or(0);
    let mut path = Vec::with_capacity(tokens.len());
    for index in (0..starts.len()).rev() {
        let cell = cells[at];
        path.push(cell.tag);
        if index > 0 {
            at = starts[index - 1] + usize::from(cell.back);
        }
    }
    tags.extend(path.into_iter().rev());
}

#[cfg(test)]
mod tests {

    use expect_test::{Expect, expect};

    fn check(text: &str, expect: Expect) {
        let doc = crate::analyze(text, &crate::Options::default());
        let words: Vec<String> = (0..doc.len()).map(|i| format!("{}/{}", doc.word(i), doc.tags[i])).collect();
        expect.assert_eq(&words.join(" "));
    }

    #[test]
    fn context_decides_between_noun_and_verb() {
        check(
            "They will visit the port.",
            expect!["They/PRON will/AUX visit/VERB the/DET port/NOUN ./PUNCT"],
        );
        check("Their visit was short.", expect!["Their/PRON visit/NOUN was/AUX short/ADJ ./PUNCT"]);
    }

    #[test]
    fn a_plan_is_a_verb_before_an_infinitive() {
        check(
            "Rey plans to meet Ortiz.",
            expect!["Rey/PROPN plans/VERB to/PART meet/VERB Ortiz/PROPN ./PUNCT"],
        );
    }

    #[test]
    fn capitals_and_endings_tell_of_unknown_words() {
        check(
            "Zhanibek Tulegov reiterated it.",
            expect!["Zhanibek/PROPN Tulegov/PROPN reiterated/VERB it/PRON ./PUNCT"],
        );
    }
}
