//! Trains the dependency parser's network with a dynamic oracle and exploration: after the first epoch it mostly follows its own steps,
//! errors and all, and learns which of the next ones lose no further arc.

use crate::network::{Adam, Dropout, Layout, Matrix, best};
use crate::random::Random;
use crate::treebank::{self, Sentence};
use anyhow::{Context, Result};
use readout::parser::Relation;
use readout::parser::dependency::features::{ROWS, Word, look};
use readout::parser::dependency::transition::{State, Step};
use readout::parser::dependency::weights::{Packed, Weights};
use readout::{Upos, analyze_tokens, tagger};
use std::collections::BTreeMap;

const EPOCHS: usize = 16;
/// After how many of them the network is read as it will be packed: the rest of the learning makes up for the rounding.
const UNROUNDED: usize = 8;
/// Sentences between two updates.
const BATCH: usize = 12;
/// The rate of learning at first; it falls to nothing in equal steps.
const RATE: f32 = 0.002;
/// Over how many updates it first rises.
const WARMING: f32 = 200.0;
/// How often, of a hundred, the parser's own step is followed.
const EXPLORED: f32 = 90.0;
/// How much is left out, as a share of 1: of the words' embeddings, of the layers' outputs, of the hidden layer.
const DROPOUT: Dropout = Dropout { input: 0.15, output: 0.25 };
/// See `DROPOUT`.
const HIDDEN_DROPOUT: f32 = 0.2;
/// How often a word must be seen to be known.
const KNOWN: u32 = 8;
/// A word seen so often is left out every second time, a more frequent one less often.
const WORD_DROPOUT: f32 = 0.25;
/// A unit of the packed weights as a share of their root mean square: of the embeddings, and of all else that is large.
const EMBEDDING_UNIT: f32 = 1.4;
/// See `EMBEDDING_UNIT`.
const WEIGHT_UNIT: f32 = 0.65;
/// By how much of the rate each update draws the embeddings towards zero, and all else that is large: zeros pack well.
const EMBEDDING_DECAY: f32 = 0.003;
/// See `EMBEDDING_DECAY`.
const WEIGHT_DECAY: f32 = 0.002;
const SEED: u64 = 3;
/// How many taggers tag what they have not seen.
const FOLDS: usize = 5;

/// A sentence to learn from.
struct Example {
    words: Vec<Word>,
    heads: Vec<usize>,
    relations: Vec<Relation>,
}

/// The tags that taggers give which have not seen the sentences: a tagger errs less on what it learned from.
fn unseen_tags(sentences: &[Sentence]) -> Vec<Vec<Upos>> {
    // Neighbours are of one document and stay together.
    let fold = |at: usize| (at / 20) % FOLDS;
    let mut tags = vec![Vec::new(); sentences.len()];
    for held_out in 0..FOLDS {
        let chosen = |within: bool| -> Vec<Sentence> {
            let chosen = sentences.iter().enumerate().filter(|(at, _)| (fold(*at) == held_out) == within);
            chosen.map(|(_, sentence)| sentence.clone()).collect()
        };
        let tagger = tagger::weights::Weights::unpack(&crate::tagger::train(&chosen(false)));
        let text = treebank::text(&chosen(true));
        let doc = analyze_tokens(&text);
        let found = tagger::tag_with(&doc, &tagger);
        let mut places = doc.sentences.iter();
        for (at, tags) in tags.iter_mut().enumerate() {
            if fold(at) == held_out
                && let Some(place) = places.next()
            {
                *tags = found[place.tokens.clone()].to_vec();
            }
        }
    }
    tags
}

/// The sentences, and copies of some cased as headlines.
fn examples(sentences: &[Sentence], random: &mut Random) -> Result<Vec<Example>> {
    let mut all = sentences.to_vec();
    all.extend(treebank::headlines(sentences, random));
    let tags = unseen_tags(&all);
    let text = treebank::text(&all);
    let doc = analyze_tokens(&text);
    let read = |((place, gold), tags): ((&readout::document::Sentence, Sentence), Vec<Upos>)| {
        let tokens = place.tokens.clone().zip(tags);
        let words = tokens.map(|(t, tag)| Word::new(doc.word(t), doc.lower(t), tag)).collect();
        let relations = gold.relations.iter().map(|name| {
            Relation::named(name).with_context(|| format!("the library does not know the relation {name:?}"))
        });
        Ok(Example { words, heads: gold.heads, relations: relations.collect::<Result<_>>()? })
    };
    doc.sentences.iter().zip(all).zip(tags).map(read).collect()
}

/// How often each word that is known was seen, by its key.
fn known_words(examples: &[Example]) -> BTreeMap<u32, u32> {
    let mut counts = BTreeMap::new();
    for word in examples.iter().flat_map(|example| &example.words) {
        *counts.entry(word.key).or_insert(0) += 1;
    }
    counts.retain(|_, count| *count >= KNOWN);
    counts
}

/// Weights learned from sentences, packed as they ship.
pub(crate) fn train(sentences: &[Sentence]) -> Result<Vec<u8>> {
    let mut random = Random::new(SEED);
    let examples = examples(sentences, &mut random)?;
    let counts = known_words(&examples);
    let keys: Vec<u32> = counts.keys().copied().collect();
    let layout = Layout::new(keys.len());
    let mut parameters = layout.initial(&mut random);
    let mut gradients = vec![0.0; layout.len];
    let mut adam = Adam::new(layout.len);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let updates = EPOCHS * examples.len().div_ceil(BATCH);
    let mut done = 0;
    let mut rounding: Option<Rounding> = None;
    for epoch in 1..=EPOCHS {
        random.shuffle(&mut order);
        if epoch > UNROUNDED && rounding.is_none() {
            rounding = Some(Rounding::new(&layout, &parameters));
        }
        let mut loss = 0.0;
        for batch in order.chunks(BATCH) {
            let rounded = rounding.as_ref().map(|rounding| rounding.rounded(&layout, &parameters));
            let read = rounded.as_ref().unwrap_or(&parameters);
            for index in batch {
                let mut learner = Learner { layout: &layout, parameters: read, gradients: &mut gradients };
                let explored = if epoch > 1 { EXPLORED } else { 0.0 };
                loss += learner.learn(&examples[*index], &keys, &counts, explored, &mut random);
            }
            let left = 1.0 - done as f32 / updates as f32;
            let warm = (done as f32 / WARMING).min(1.0);
            let rate = RATE * left * warm;
            adam.step(&mut parameters, &mut gradients, rate, batch.len());
            decay(&layout, &mut parameters, rate);
            done += 1;
        }
        eprintln!("parser, epoch {epoch}: loss of {:.3} a sentence", loss / examples.len() as f32);
    }
    let rounding = rounding.unwrap_or_else(|| Rounding::new(&layout, &parameters));
    Ok(Weights::pack(&keys, &rounding.packed(&layout, &parameters)))
}

/// Whether a matrix is large: the others are packed finely, for they weigh nothing.
fn is_large(matrix: &Matrix) -> bool {
    matrix.rows > 4
}

/// Draws what is large towards zero (the step of an L1 penalty).
fn decay(layout: &Layout, parameters: &mut [f32], rate: f32) {
    for matrix in layout.matrices().into_iter().filter(|matrix| is_large(matrix)) {
        let by = rate * if matrix.at == layout.embeddings.at { EMBEDDING_DECAY } else { WEIGHT_DECAY };
        for parameter in &mut parameters[matrix.range()] {
            *parameter = parameter.signum() * (parameter.abs() - by).max(0.0);
        }
    }
}

/// The unit of each large matrix, set once; none for the others.
struct Rounding {
    units: Vec<Option<f32>>,
}

impl Rounding {
    fn new(layout: &Layout, parameters: &[f32]) -> Self {
        let unit = |matrix: &Matrix| {
            let numbers = &parameters[matrix.range()];
            let share = if matrix.at == layout.embeddings.at { EMBEDDING_UNIT } else { WEIGHT_UNIT };
            let mean_square =
                numbers.iter().map(|number| number * number).sum::<f32>() / numbers.len() as f32;
            is_large(matrix).then(|| (share * mean_square.sqrt()).max(finest(numbers)))
        };
        Rounding { units: layout.matrices().into_iter().map(unit).collect() }
    }

    /// The parameters as the packed ones will be read, but for what is small.
    fn rounded(&self, layout: &Layout, parameters: &[f32]) -> Vec<f32> {
        let mut rounded = parameters.to_vec();
        for (matrix, unit) in layout.matrices().into_iter().zip(&self.units) {
            if let Some(unit) = unit {
                let per = 1.0 / unit;
                for number in &mut rounded[matrix.range()] {
                    *number = (*number * per).round_ties_even().clamp(-127.0, 127.0) * unit;
                }
            }
        }
        rounded
    }

    /// The parameters as whole numbers of a unit a matrix.
    fn packed(&self, layout: &Layout, parameters: &[f32]) -> Vec<Packed> {
        let pack = |(matrix, unit): (&Matrix, &Option<f32>)| {
            let numbers = &parameters[matrix.range()];
            let unit = unit.unwrap_or_else(|| finest(numbers));
            let values =
                numbers.iter().map(|number| (number / unit).round_ties_even().clamp(-127.0, 127.0) as i8);
            Packed { unit, values: values.collect() }
        };
        layout.matrices().into_iter().zip(&self.units).map(pack).collect()
    }
}

/// The finest unit in which all of these fit a byte.
fn finest(numbers: &[f32]) -> f32 {
    let largest = numbers.iter().map(|number| number.abs()).fold(0.0, f32::max);
    (largest / 127.0).max(f32::MIN_POSITIVE)
}

/// What learning from one sentence needs.
struct Learner<'a> {
    layout: &'a Layout,
    parameters: &'a [f32],
    gradients: &'a mut [f32],
}

impl Learner<'_> {
    /// Parses a sentence and learns at each step which steps lose nothing, and the relation of each right arc. Gives the loss.
    fn learn(
        &mut self,
        example: &Example,
        keys: &[u32],
        counts: &BTreeMap<u32, u32>,
        explored: f32,
        random: &mut Random,
    ) -> f32 {
        let rows = example.words.iter().map(|word| {
            let count = counts.get(&word.key).copied().unwrap_or(0) as f32;
            let is_left_out = random.fraction() < WORD_DROPOUT / (WORD_DROPOUT + count);
            let known = keys.binary_search(&word.key).ok().filter(|_| !is_left_out).map(|at| ROWS + at);
            word.rows.iter().map(|row| usize::from(*row)).chain(known).collect()
        });
        let rows = rows.collect();
        let mut reading = self.layout.read(self.parameters, rows, DROPOUT, random);
        let mut state = State::new(example.words.len());
        let mut loss = 0.0;
        while !state.is_final() {
            let (tokens, marks) = look(&state);
            let mut hidden = self.layout.hidden(self.parameters, &reading, &tokens, &marks);
            for unit in &mut hidden {
                *unit = if random.fraction() < HIDDEN_DROPOUT { 0.0 } else { *unit / (1.0 - HIDDEN_DROPOUT) };
            }
            let mut back = vec![0.0; hidden.len()];
            let step = self.learn_step(&state, &example.heads, &hidden, &mut back, &mut loss, |_| {
                100.0 * random.fraction() < explored
            });
            let mut relation = Relation::Root;
            if let Some((head, child)) = state.arc(step) {
                let side = usize::from(step == Step::Right);
                let (weights, biases) = (&self.layout.labels[side], &self.layout.label_bias[side]);
                let scores = Layout::scores(self.parameters, weights, biases, &hidden);
                relation = Relation::nth(best(&scores));
                if example.heads[child] == head {
                    let gold = example.relations[child] as usize;
                    let mut errors = probabilities(&scores, |_| true);
                    loss -= errors[gold].max(f32::MIN_POSITIVE).ln();
                    errors[gold] -= 1.0;
                    Layout::learn_scores(
                        self.parameters,
                        weights,
                        biases,
                        &hidden,
                        &errors,
                        &mut back,
                        self.gradients,
                    );
                }
            }
            for (back, unit) in back.iter_mut().zip(&hidden) {
                *back = if *unit == 0.0 { 0.0 } else { *back / (1.0 - HIDDEN_DROPOUT) };
            }
            self.layout.learn_hidden(&mut reading, &tokens, &marks, &back, self.gradients);
            state.take(step, relation);
        }
        self.layout.learn(self.parameters, &reading, self.gradients);
        loss
    }

    /// Learns one step and gives the one to take.
    fn learn_step(
        &mut self,
        state: &State,
        heads: &[usize],
        hidden: &[f32],
        back: &mut [f32],
        loss: &mut f32,
        explores: impl FnOnce(()) -> bool,
    ) -> Step {
        let costs = Step::ALL.map(|step| state.allows(step).then(|| state.cost(step, heads)));
        let least = costs.iter().flatten().min().copied();
        let (weights, biases) = (&self.layout.steps, &self.layout.step_bias);
        let scores = Layout::scores(self.parameters, weights, biases, hidden);
        let shares = probabilities(&scores, |at| costs[at].is_some());
        let is_good = |at: usize| costs[at].is_some() && costs[at] == least;
        let good: f32 = (0..shares.len()).filter(|at| is_good(*at)).map(|at| shares[at]).sum();
        let good = good.max(f32::MIN_POSITIVE);
        *loss -= good.ln();
        let error = |at: usize| if is_good(at) { shares[at] - shares[at] / good } else { shares[at] };
        let errors: Vec<f32> = (0..shares.len()).map(error).collect();
        Layout::learn_scores(self.parameters, weights, biases, hidden, &errors, back, self.gradients);
        let follows = explores(());
        let candidates =
            (0..shares.len()).rev().filter(|at| if follows { costs[*at].is_some() } else { is_good(*at) });
        let step = candidates.max_by(|a, b| shares[*a].total_cmp(&shares[*b]));
        step.map_or(Step::Shift, |at| Step::ALL[at])
    }
}

/// The shares of those that are allowed.
fn probabilities(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Vec<f32> {
    let most = (0..scores.len()).filter(|at| allowed(*at)).map(|at| scores[at]).fold(f32::MIN, f32::max);
    let power = |(at, score): (usize, &f32)| if allowed(at) { (score - most).exp() } else { 0.0 };
    let powers: Vec<f32> = scores.iter().enumerate().map(power).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}
