//! Dependencies (Universal Dependencies 2): a greedy arc-hybrid parser whose steps, and the relation of each arc, a small recurrent
//! network scores.
//!
//! Linear in the number of tokens; a sentence is parsed when something is first asked about it ([`Dependencies`]). [`features`] says
//! what is looked at, [`network`] how it is scored, [`transition`] how trees are built, [`weights`] how large the network is and how
//! it is packed. `training/` learns the weights with these same features and steps.

mod dependencies;
pub mod features;
mod network;
mod relation;
pub mod transition;
mod tree;
pub mod weights;

pub use dependencies::Dependencies;
pub use relation::Relation;

use features::{Word, look};
use transition::{State, Step};
use tree::Tree;
use weights::Weights;

/// The tree of a sentence of these words.
fn parse(words: &[Word], weights: &Weights) -> Tree {
    let reading = weights.read(words);
    let mut state = State::new(words.len());
    while !state.is_final() {
        let (tokens, marks) = look(&state);
        let hidden = weights.hidden(&reading, tokens, marks);
        let scores: Vec<i32> = weights.steps.scores(&hidden).collect();
        let allowed = Step::ALL.into_iter().rev().filter(|step| state.allows(*step));
        let step = allowed.max_by_key(|step| scores[*step as usize]).unwrap_or(Step::Shift);
        let [of_left, of_right] = &weights.relations;
        let relation = match step {
            Step::Shift => Relation::Root,
            Step::Left => Relation::nth(best(of_left.scores(&hidden))),
            Step::Right => Relation::nth(best(of_right.scores(&hidden))),
        };
        state.take(step, relation);
    }
    Tree::new(state.heads.iter().map(|head| *head as u32).collect(), state.relations)
}

/// The place of the highest score; of equals the first.
fn best(scores: impl Iterator<Item = i32>) -> usize {
    let score = |(at, score): &(usize, i32)| (*score, std::cmp::Reverse(*at));
    scores.enumerate().max_by_key(score).map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    fn check(text: &str, expect: Expect) {
        let doc = crate::analyze(text, &crate::Options::default());
        let arc = |token: usize| {
            let head = doc.dependencies().head(token).map_or("–", |head| doc.word(head));
            format!("{} {} {head}", doc.word(token), doc.dependencies().relation(token))
        };
        expect.assert_eq(&(0..doc.len()).map(arc).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_sentence_with_its_reported_clause() {
        check(
            "Ana Rey said the minister had met her.",
            expect![[r#"
            Ana nsubj said
            Rey flat Ana
            said root –
            the det minister
            minister nsubj met
            had aux met
            met ccomp said
            her obj met
            . punct said"#]],
        );
    }
}
