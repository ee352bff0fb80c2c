//! Dependencies (Universal Dependencies 2): a greedy arc-hybrid parser whose steps, and the relation of each arc, a small recurrent
//! network scores.
//!
//! Linear in the number of tokens; a sentence is parsed when something is first asked about it ([`Dependencies`]). [`features`] says
//! what is looked at, [`network`] how it is scored ([`matrix`] with which arithmetic), [`transition`] how trees are built, [`weights`] how large the network is and how
//! it is packed. `training/` learns the weights with these same features and steps.

mod dependencies;
pub mod features;
mod matrix;
mod network;
mod relation;
pub mod transition;
mod tree;
pub mod weights;

pub use dependencies::Dependencies;
pub use relation::Relation;

use features::{Word, look};
use network::Recent;
use transition::{State, Step};
use tree::Tree;
use weights::Weights;

/// The tree of a sentence of these words.
fn parse(words: &[Word], weights: &Weights, recent: &mut Recent) -> Tree {
    let mut reading = weights.read(words, recent);
    let mut state = State::new(words.len());
    while !state.is_final() {
        let (tokens, marks) = look(&state);
        let hidden = weights.hidden(&mut reading, tokens, marks);
        let step = Step::ALL[weights.steps.best(&hidden, |step| state.allows(Step::ALL[step]))];
        let [of_left, of_right] = &weights.relations;
        let relation = match step {
            Step::Shift => Relation::Root,
            Step::Left => Relation::nth(of_left.best(&hidden, |_| true)),
            Step::Right => Relation::nth(of_right.best(&hidden, |_| true)),
        };
        state.take(step, relation);
    }
    Tree::new(state.heads.iter().map(|head| *head as u32).collect(), state.relations)
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
