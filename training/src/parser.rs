//! Trains the dependency parser with a dynamic oracle and exploration: after the first epoch it mostly follows its own steps, errors and
//! all, and learns which of the next ones lose no further arc.

use crate::ftrl::{Learner, Rate, best};
use crate::random::Random;
use crate::treebank::{self, Sentence};
use anyhow::{Context, Result};
use readout::parser::Relation;
use readout::parser::dependency::features::{RELATION_BITS, Rows, STEP_BITS, Word, of_relation, of_step};
use readout::parser::dependency::transition::{State, Step};
use readout::parser::dependency::weights::Weights;
use readout::{analyze_tokens, tagger};

const EPOCHS: usize = 5;
/// The model is the mean of what is learned by the end of these.
const NOTED: std::ops::RangeInclusive<usize> = 2..=5;
const STEPS: Rate = Rate { alpha: 0.2, l1: 4.0, unit: 0.3 };
const RELATIONS: Rate = Rate { alpha: 0.2, l1: 6.0, unit: 0.4 };
/// How often, of a hundred, the parser's own step is followed.
const EXPLORED: f32 = 90.0;
const SEED: u64 = 2;

/// A sentence to learn from.
struct Example {
    words: Vec<Word>,
    heads: Vec<usize>,
    relations: Vec<Relation>,
}

/// The sentences, and copies of some cased as headlines, with the tags that a tagger gives. (Taggers that have not seen the sentences,
/// five of them, were tried: a tenth more weights, and no better.)
fn examples(
    sentences: &[Sentence],
    tagger: &tagger::weights::Weights,
    random: &mut Random,
) -> Result<Vec<Example>> {
    let mut all = sentences.to_vec();
    all.extend(treebank::headlines(sentences, random));
    let text = treebank::text(&all);
    let mut doc = analyze_tokens(&text);
    doc.tags = tagger::tag_with(&doc, tagger);
    let read = |(place, gold): (&readout::document::Sentence, Sentence)| {
        let words = place.tokens.clone().map(|t| Word::new(doc.lower(t), doc.tag(t))).collect();
        let relations = gold.relations.iter().map(|name| {
            Relation::named(name).with_context(|| format!("the library does not know the relation {name:?}"))
        });
        Ok(Example { words, heads: gold.heads, relations: relations.collect::<Result<_>>()? })
    };
    doc.sentences.iter().zip(all).map(read).collect()
}

/// Weights learned from sentences, packed as they ship, over the tags of a tagger.
pub(crate) fn train(sentences: &[Sentence], tagger: &tagger::weights::Weights) -> Result<Vec<u8>> {
    let mut random = Random::new(SEED);
    let examples = examples(sentences, tagger, &mut random)?;
    let mut steps = Learner::new(1 << STEP_BITS, Step::ALL.len(), STEPS);
    let mut relations = Learner::new(1 << RELATION_BITS, Relation::COUNT, RELATIONS);
    let mut rows = Rows::default();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 1..=EPOCHS {
        random.shuffle(&mut order);
        let (mut right, mut total) = (0, 0);
        for &index in &order {
            let Example { words, heads, relations: gold } = &examples[index];
            let mut state = State::new(words.len());
            while !state.is_final() {
                let step = learn_step(&mut steps, words, heads, &state, &mut rows, epoch > 1, &mut random);
                let mut relation = Relation::Root;
                if let Some((head, child)) = state.arc(step) {
                    of_relation(words, &state, step, head, child, &mut rows);
                    let scores = relations.scores(rows.rows());
                    relation = Relation::nth(best(&scores));
                    total += 1;
                    if heads[child] == head && child != head {
                        right += usize::from(relation == gold[child]);
                        relations.learn(rows.rows(), &scores, gold[child] as usize);
                    }
                }
                state.take(step, relation);
            }
        }
        if NOTED.contains(&epoch) {
            steps.note();
            relations.note();
        }
        eprintln!("parser, epoch {epoch}: {:.2} right in training", 100.0 * right as f32 / total as f32);
    }
    Ok(Weights::pack(&steps.quantised(), &relations.quantised()))
}

/// Learns one step and gives the one to take.
fn learn_step(
    learner: &mut Learner,
    words: &[Word],
    heads: &[usize],
    state: &State,
    rows: &mut Rows,
    explores: bool,
    random: &mut Random,
) -> Step {
    let allowed: Vec<Step> = Step::ALL.into_iter().filter(|step| state.allows(*step)).collect();
    if let [only] = allowed[..] {
        return only;
    }
    of_step(words, state, rows);
    let scores = learner.scores(rows.rows());
    let by_score = |steps: &mut dyn Iterator<Item = Step>| {
        steps.max_by(|a, b| scores[*a as usize].total_cmp(&scores[*b as usize])).unwrap_or(Step::Shift)
    };
    let costs: Vec<usize> = allowed.iter().map(|step| state.cost(*step, heads)).collect();
    let least = costs.iter().min().copied().unwrap_or(0);
    let good =
        by_score(&mut allowed.iter().zip(&costs).filter(|(_, cost)| **cost == least).map(|(step, _)| *step));
    let own = by_score(&mut allowed.iter().copied());
    learner.learn(rows.rows(), &scores, good as usize);
    if explores && 100.0 * random.fraction() < EXPLORED { own } else { good }
}
