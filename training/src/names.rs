//! Trains the name model on what the rules leave open, and scores it on documents held out.

use crate::ftrl::{Learner, Rate};
use crate::named::{Corpus, Document, Mark};
use crate::random::Random;
use readout::article::EntityKind;
use readout::ner::weights::{BITS, Scores, Weights};
use readout::ner::{Candidates, Class};
use readout::{Options, analyze};
use std::ops::Range;

const EPOCHS: usize = 3;
const RATE: Rate = Rate { alpha: 0.025, l1: 8.0, unit: 0.05 };
const SEED: u64 = 3;

/// A document to learn from: its candidates, and what each is, where the corpus says.
struct Example {
    candidates: Candidates,
    gold: Vec<Option<Class>>,
    /// Marks that no candidate matches.
    missed: Vec<Class>,
}

fn example(document: &Document) -> Example {
    let doc = analyze(&document.text, &Options::default());
    let candidates = Candidates::of(&doc);
    let spans: Vec<Range<usize>> = candidates.tokens().map(|tokens| doc.span(tokens).range()).collect();
    let gold: Vec<Option<Class>> = spans.iter().map(|span| class(document, span)).collect();
    let missed = document
        .marks
        .iter()
        .filter(|(span, _)| !spans.contains(span))
        .filter_map(|(_, mark)| match mark {
            Mark::Name(kind) => Some(Class::from(Some(*kind))),
            _ => None,
        })
        .collect();
    Example { candidates, gold, missed }
}

/// What a corpus says of a stretch of text; nothing where a mark overlaps it that is not the same.
fn class(document: &Document, span: &Range<usize>) -> Option<Class> {
    let mut overlapped = false;
    for (marked, mark) in &document.marks {
        if marked.end <= span.start || span.end <= marked.start {
            continue;
        }
        overlapped = true;
        let words = &document.text[marked.clone()];
        let article = ["the ", "The "].into_iter().find(|article| words.starts_with(article));
        let bare = marked.start + article.map_or(0, str::len);
        match mark {
            Mark::Name(kind) if marked == span => return Some(Some(*kind).into()),
            Mark::Within(kind) if span.end == marked.end && span.start == bare => {
                return Some(Some(*kind).into());
            }
            Mark::Within(EntityKind::Person) if span.end == marked.end && span.start > bare => {
                return Some(Class::Person);
            }
            _ => {}
        }
    }
    (!overlapped).then_some(Class::Other)
}

/// Learns from documents what the rules are not sure of; gives the packed weights.
fn learn(examples: &[Example]) -> Vec<u8> {
    let mut random = Random::new(SEED);
    let mut learner = Learner::new(1 << BITS, Class::COUNT, RATE);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for &index in &order {
            let Example { candidates, gold, .. } = &examples[index];
            let prior = candidates.prior();
            let mut learn = |at: usize, rows: &[u32]| {
                let scores = plus(learner.scores(rows), &prior[at]);
                if let Some(gold) = gold[at].filter(|_| !candidates.is_sure(at)) {
                    learner.learn(rows, &scores, gold as usize);
                }
                whole(&scores)
            };
            let own = candidates.rows().iter().enumerate();
            let scores: Vec<Scores> = own.map(|(at, rows)| learn(at, rows)).collect();
            for (at, memory) in candidates.memory(&scores).iter().enumerate() {
                learn(at, &[&candidates.rows()[at][..], memory].concat());
            }
        }
    }
    Weights::pack(&learner.quantised())
}

/// Learned scores on top of those started from.
fn plus(mut scores: Vec<f32>, prior: &Scores) -> Vec<f32> {
    for (score, prior) in scores.iter_mut().zip(prior) {
        *score += *prior as f32 * RATE.unit;
    }
    scores
}

/// Scores in the unit of the weights.
fn whole(scores: &[f32]) -> Scores {
    std::array::from_fn(|class| (scores[class] / RATE.unit).round() as i32)
}

/// Weights learned from all corpora, packed as they ship.
pub(crate) fn train(corpora: &[Corpus]) -> Vec<u8> {
    let examples: Vec<Example> = corpora.iter().flat_map(|c| &c.documents).map(example).collect();
    learn(&examples)
}

/// One of so many documents is held out.
const FOLD: usize = 5;

/// How well names are told apart in a fifth of the documents, by the rules alone and by a model learned from the rest:
/// `measure`, figure.
pub(crate) fn cross_validate(corpora: &[Corpus]) -> Vec<(String, f64)> {
    let of = |held: bool| {
        corpora.iter().flat_map(move |corpus| {
            let documents = corpus.documents.iter().enumerate();
            documents
                .filter(move |(n, _)| (n % FOLD == 0) == held)
                .map(|(_, document)| (corpus.name, document))
        })
    };
    let rest: Vec<Example> = of(false).map(|(_, document)| example(document)).collect();
    let all: Vec<(&str, Example)> = of(true).map(|(name, document)| (name, example(document))).collect();
    let weights = Weights::unpack(&learn(&rest));
    let mut figures = Vec::new();
    for corpus in corpora {
        let held: Vec<&Example> =
            all.iter().filter(|(name, _)| *name == corpus.name).map(|(_, e)| e).collect();
        for class in [Class::Person, Class::Organization, Class::Place] {
            let f1 = |decide: &dyn Fn(&Example) -> Vec<Class>| {
                let (mut both, mut found, mut marked) = (0, 0, 0);
                for example in &held {
                    marked += example.missed.iter().filter(|missed| **missed == class).count();
                    for (decided, gold) in decide(example).into_iter().zip(&example.gold) {
                        let Some(gold) = gold else { continue };
                        both += usize::from(decided == class && *gold == class);
                        found += usize::from(decided == class);
                        marked += usize::from(*gold == class);
                    }
                }
                200.0 * both as f64 / (found + marked).max(1) as f64
            };
            let name = |by: &str| format!("{} | {class:?}, {by}", corpus.name);
            figures.push((name("rules"), f1(&|e| e.candidates.by_rules())));
            figures.push((name("model"), f1(&|e| e.candidates.classes(&weights))));
        }
    }
    figures
}
