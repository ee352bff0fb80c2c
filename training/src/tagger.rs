//! Trains the tagger, pass by pass as it will tag: with its own guesses for the tags around a word, errors and all.

use crate::ftrl::{Learner, Rate, best};
use crate::random::Random;
use crate::treebank::{self, Sentence};
use readout::tagger::features::{self, BITS};
use readout::tagger::weights::{Dictionary, Weights};
use readout::tagger::{PASSES, decide};
use readout::{Upos, analyze_tokens};
use std::collections::{BTreeMap, BTreeSet};

const EPOCHS: usize = 4;
const RATE: Rate = Rate { alpha: 0.2, l1: 8.5, unit: 0.2 };
const SEED: u64 = 1;

/// Not the library's own list, which is edited from day to day: the weights should not change with it.
const VERBS: &str = include_str!("../verb_forms.tsv");

/// How often a word stands in lower case for it to be a common one.
const COMMON: usize = 4;

/// The words that often stand in lower case.
fn common(sentences: &[Sentence]) -> Vec<String> {
    let mut counts = BTreeMap::new();
    for form in sentences.iter().flat_map(|sentence| &sentence.forms) {
        if form.chars().all(char::is_lowercase) {
            *counts.entry(form).or_insert(0) += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= COMMON).map(|(form, _)| form.clone()).collect()
}

/// The words that are seen as another part of speech than a verb.
fn seen_otherwise(sentences: &[Sentence]) -> BTreeSet<&str> {
    let words = sentences.iter().flat_map(|sentence| sentence.forms.iter().zip(&sentence.tags));
    words.filter(|(_, tag)| ![Upos::Verb, Upos::Aux].contains(tag)).map(|(form, _)| form.as_str()).collect()
}

/// Weights learned from sentences, packed as they ship.
pub(crate) fn train(sentences: &[Sentence]) -> Vec<u8> {
    let mut random = Random::new(SEED);
    let mut all = sentences.to_vec();
    all.extend(treebank::renamed(sentences, &mut random));
    all.extend(treebank::headlines(sentences, &mut random));
    let text = treebank::text(&all);
    let doc = analyze_tokens(&text);
    let common = common(sentences);
    let others = seen_otherwise(sentences);
    let names = ["given", "surname", "place"].map(treebank::names).concat();
    let known = Dictionary::read(VERBS, |word| !others.contains(word), &common, &names);
    let words: Vec<features::Sentence> =
        doc.sentences.iter().map(|s| features::Sentence::read(&doc, s.tokens.clone(), &known)).collect();
    assert_eq!(words.len(), all.len(), "a sentence a line");
    let mut learner = Learner::new(1 << BITS, Upos::COUNT, RATE);
    let mut rows = Vec::new();
    let mut order: Vec<usize> = (0..all.len()).collect();
    for epoch in 1..=EPOCHS {
        random.shuffle(&mut order);
        let (mut right, mut total) = (0, 0);
        for &index in &order {
            let own: Vec<_> = (0..words[index].len()).map(|at| words[index].own(at)).collect();
            let mut tags: Vec<u32> = own.iter().map(|own| best(&learner.scores(own.rows())) as u32).collect();
            let gold = &all[index].tags;
            for _ in 0..PASSES {
                decide(&mut tags, |at, context| {
                    rows.clear();
                    rows.extend(own[at].rows().iter().chain(words[index].around(at, context).rows()));
                    let scores = learner.scores(&rows);
                    learner.learn(&rows, &scores, gold[at] as usize);
                    Some(best(&scores) as u32)
                });
            }
            right += tags.iter().zip(gold).filter(|(tag, gold)| **tag == **gold as u32).count();
            total += gold.len();
        }
        eprintln!("tagger, epoch {epoch}: {:.2} right in training", 100.0 * right as f32 / total as f32);
    }
    Weights::pack(&learner.quantised(), &known)
}
