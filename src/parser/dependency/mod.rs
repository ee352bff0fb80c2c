//! Dependencies (Universal Dependencies 2): a greedy arc-hybrid parser with two linear models over hashed features, one for its steps and
//! one for the relation of each arc.
//!
//! Linear in the number of tokens; a sentence is parsed when something is first asked about it ([`Dependencies`]). [`features`] says what is looked at, `models/parser.md` how well it does.

mod dependencies;
pub mod features;
mod relation;
pub mod transition;
mod tree;
pub mod weights;

pub use dependencies::Dependencies;
pub use relation::Relation;

use features::{Rows, Word};
use transition::{State, Step};
use tree::Tree;
use weights::Weights;

/// The tree of a sentence of these words.
fn parse(words: &[Word], weights: &Weights) -> Tree {
    let mut rows = Rows::default();
    let mut state = State::new(words.len());
    while !state.is_final() {
        let step = next_step(weights, words, &state, &mut rows);
        let relation = match state.arc(step) {
            Some((head, child)) => {
                features::of_relation(words, &state, step, head, child, &mut rows);
                Relation::nth(best(&weights.of_relation(rows.rows())))
            }
            None => Relation::Root,
        };
        state.take(step, relation);
    }
    Tree::new(state.heads.iter().map(|head| *head as u32).collect(), state.relations)
}

fn next_step(weights: &Weights, words: &[Word], state: &State, rows: &mut Rows) -> Step {
    let mut allowed = Step::ALL.into_iter().filter(|step| state.allows(*step));
    // Where there is no choice, nothing is asked.
    if let (Some(only), None) = (allowed.next(), allowed.next()) {
        return only;
    }
    features::of_step(words, state, rows);
    let scores = weights.of_step(rows.rows());
    let allowed = Step::ALL.into_iter().rev().filter(|step| state.allows(*step));
    allowed.max_by_key(|step| scores[*step as usize]).unwrap_or(Step::Shift)
}

/// The place of the highest score; of equals the first.
fn best(scores: &[i32]) -> usize {
    (0..scores.len()).rev().max_by_key(|at| scores[*at]).unwrap_or(0)
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
