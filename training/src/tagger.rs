//! Trains the tagger: multinomial logistic regression by FTRL-proximal with an L1 penalty (H. B. McMahan and others,
//! "Ad click prediction: a view from the trenches", 2013), which leaves most weights at zero.

use crate::random::Random;
use crate::treebank::{self, Sentence};
use readout::models::pack;

use readout::tagger::features::{self, BITS};
use readout::tagger::{PASSES, decide};
use readout::{Upos, analyze_tokens};

/// How training goes about it.
pub(crate) struct Recipe {
    pub(crate) epochs: usize,
    pub(crate) alpha: f32,
    pub(crate) l1: f32,
    pub(crate) l2: f32,
    /// One unit of a packed weight.
    pub(crate) unit: f32,
    pub(crate) seed: u64,
}

pub(crate) const RECIPE: Recipe = Recipe { epochs: 4, alpha: 0.2, l1: 8.0, l2: 0.0, unit: 0.2, seed: 1 };

/// Keeps a rate finite where nothing was seen yet.
const BETA: f32 = 1.0;

/// The state of one weight: the sum of gradients less what the weight already answers, and the sum of their squares.
#[derive(Clone, Copy, Default)]
struct Cell {
    z: f32,
    n: f32,
}

struct Learner<'r> {
    recipe: &'r Recipe,
    cells: Vec<Cell>,
    weights: Vec<f32>,
}

impl Learner<'_> {
    fn weight(&self, Cell { z, n }: Cell) -> f32 {
        let Recipe { alpha, l1, l2, .. } = self.recipe;
        if z.abs() <= *l1 { 0.0 } else { (l1.copysign(z) - z) / ((BETA + n.sqrt()) / alpha + l2) }
    }

    fn scores(&self, rows: &[u32]) -> [f32; Upos::COUNT] {
        let mut scores = [0.0; Upos::COUNT];
        for row in rows {
            let start = *row as usize * Upos::COUNT;
            for (score, weight) in scores.iter_mut().zip(&self.weights[start..start + Upos::COUNT]) {
                *score += weight;
            }
        }
        scores
    }

    /// What a word seems to be by itself.
    fn guess(&self, rows: &[u32]) -> u32 {
        best(&self.scores(rows)) as u32
    }

    fn probabilities(&self, rows: &[u32]) -> [f32; Upos::COUNT] {
        let scores = self.scores(rows);
        let most = scores.into_iter().fold(f32::MIN, f32::max);
        let scores = scores.map(|score| (score - most).exp());
        let sum: f32 = scores.iter().sum();
        scores.map(|score| score / sum)
    }

    /// Learns one token; gives the tag that it would have got before.
    fn learn(&mut self, rows: &[u32], gold: Upos) -> usize {
        let probabilities = self.probabilities(rows);
        for row in rows {
            for (column, probability) in probabilities.into_iter().enumerate() {
                let gradient = probability - f32::from(u8::from(column == gold as usize));
                let at = *row as usize * Upos::COUNT + column;
                let mut cell = self.cells[at];
                let n = cell.n + gradient * gradient;
                let sigma = (n.sqrt() - cell.n.sqrt()) / self.recipe.alpha;
                cell.z += gradient - sigma * self.weights[at];
                cell.n = n;
                self.cells[at] = cell;
                self.weights[at] = self.weight(cell);
            }
        }
        best(&probabilities)
    }
}

fn best(scores: &[f32; Upos::COUNT]) -> usize {
    (0..Upos::COUNT).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(0)
}

/// Weights learned from sentences, packed as they ship.
pub(crate) fn train(sentences: &[Sentence], recipe: &Recipe) -> Vec<u8> {
    let mut random = Random::new(recipe.seed);
    let mut all = sentences.to_vec();
    all.extend(treebank::renamed(sentences, &mut random));
    all.extend(treebank::headlines(sentences, &mut random));
    let text = treebank::text(&all);
    let doc = analyze_tokens(&text);
    let words: Vec<features::Sentence> =
        doc.sentences.iter().map(|s| features::Sentence::read(&doc, s.tokens.clone())).collect();
    assert_eq!(words.len(), all.len(), "a sentence a line");
    let size = Upos::COUNT << BITS;
    let mut learner = Learner { recipe, cells: vec![Cell::default(); size], weights: vec![0.0; size] };
    let mut rows = Vec::new();
    let mut order: Vec<usize> = (0..all.len()).collect();
    for epoch in 1..=recipe.epochs {
        random.shuffle(&mut order);
        let (mut right, mut total) = (0, 0);
        for &index in &order {
            let own: Vec<_> = (0..words[index].len()).map(|at| words[index].own(at)).collect();
            // The neighbours' tags that tagging will have: the model's own guesses, errors and all.
            let mut guesses: Vec<u32> = own.iter().map(|own| learner.guess(own.rows())).collect();
            let gold = &all[index].tags;
            for _ in 0..PASSES {
                decide(&mut guesses, |at, context| {
                    rows.clear();
                    rows.extend(own[at].rows().iter().chain(words[index].around(at, context).rows()));
                    Some(learner.learn(&rows, gold[at]) as u32)
                });
            }
            right += guesses.iter().zip(gold).filter(|(guess, gold)| **guess == **gold as u32).count();
            total += gold.len();
        }
        eprintln!("tagger, epoch {epoch}: {:.2} right in training", 100.0 * right as f32 / total as f32);
    }
    let quantised: Vec<i8> =
        learner.weights.iter().map(|w| (w / recipe.unit).round().clamp(-127.0, 127.0) as i8).collect();
    pack::pack(&quantised)
}
