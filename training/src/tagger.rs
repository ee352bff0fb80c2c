//! Trains the tagger, pass by pass as it will tag: with its own guesses for the tags around a word, errors and all.

use crate::ftrl::{Learner, Rate, best};
use crate::random::Random;
use crate::treebank::{self, Sentence};
use readout::models::pack;
use readout::tagger::features::{self, BITS};
use readout::tagger::{PASSES, decide};
use readout::{Upos, analyze_tokens};

const EPOCHS: usize = 4;
const RATE: Rate = Rate { alpha: 0.2, l1: 8.0, unit: 0.2 };
const SEED: u64 = 1;

/// Weights learned from sentences, packed as they ship.
pub(crate) fn train(sentences: &[Sentence]) -> Vec<u8> {
    let mut random = Random::new(SEED);
    let mut all = sentences.to_vec();
    all.extend(treebank::renamed(sentences, &mut random));
    all.extend(treebank::headlines(sentences, &mut random));
    let text = treebank::text(&all);
    let doc = analyze_tokens(&text);
    let words: Vec<features::Sentence> =
        doc.sentences.iter().map(|s| features::Sentence::read(&doc, s.tokens.clone())).collect();
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
    pack::pack(&learner.quantised())
}
