//! Dependencies (Universal Dependencies 2): a greedy arc-hybrid parser with two linear models over hashed features, one for its steps and
//! one for the relation of each arc.
//!
//! Linear in the number of tokens. [`features`] says what is looked at, `models/parser.md` how well it does.

pub mod features;
mod relation;
pub mod transition;
mod tree;
pub mod weights;

pub use relation::Relation;
pub use tree::Dependencies;

use crate::document::Document;
use features::{Rows, Word};
use transition::{State, Step};
use weights::Weights;

/// The tree of each sentence. Needs tokens, sentences and tags.
pub(crate) fn parse(doc: &Document) -> Dependencies {
    parse_with(doc, Weights::shipped())
}

/// The tree of each sentence by other weights than those that ship.
pub fn parse_with(doc: &Document, weights: &Weights) -> Dependencies {
    let mut heads = Vec::with_capacity(doc.len());
    let mut relations = Vec::with_capacity(doc.len());
    let mut rows = Rows::default();
    for sentence in &doc.sentences {
        let first = sentence.tokens.start;
        let words: Vec<Word> =
            sentence.tokens.clone().map(|token| Word::new(doc.lower(token), doc.tag(token))).collect();
        let mut state = State::new(words.len());
        while !state.is_final() {
            let step = next_step(weights, &words, &state, &mut rows);
            let relation = match state.arc(step) {
                Some((head, child)) => {
                    features::of_relation(&words, &state, step, head, child, &mut rows);
                    Relation::nth(best(&weights.of_relation(rows.rows())))
                }
                None => Relation::Root,
            };
            state.take(step, relation);
        }
        heads.extend(state.heads.iter().map(|head| (first + head) as u32));
        relations.extend(state.relations);
    }
    Dependencies::new(heads, relations)
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
