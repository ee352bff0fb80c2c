//! Parts of speech: a linear model over hashed features of the word and its neighbours, trained by logistic regression.
//!
//! Tags are given from left to right, each by the best score; the two before a word are among its features, and the two behind
//! it as far as they are known: what those words seem to be by themselves in the first pass, what they were found to be in the
//! second. Linear in the number of tokens. [`features`] says what is looked at, `models/tagger.md` how well it does.

pub mod features;
mod upos;
pub mod weights;

pub use upos::Upos;

use crate::document::{Document, TokenKind};
use crate::lexicon::{CUES, GROUP_NOUNS, verb};
use features::{Context, NO_TAG, Sentence};
use weights::{Score, Scores, Weights};

/// How often a sentence is gone through: the second time, what follows a word is known better than by itself.
pub const PASSES: usize = 2;

/// The part of speech of each token. Needs tokens and sentences.
pub(crate) fn tag(doc: &Document) -> Vec<Upos> {
    let mut tags = tag_with(doc, Weights::shipped());
    for token in 0..tags.len() {
        if speaks(doc, &tags, token) || is_determined(&tags, token) {
            tags[token] = Upos::Noun;
        } else if closes_report(doc, &tags, token) {
            tags[token] = Upos::Verb;
        }
    }
    tags
}

/// Whether what was taken for a verb is people who speak: "…, sources said", "…, aides to both sides said".
fn speaks(doc: &Document, tags: &[Upos], token: usize) -> bool {
    if tags[token] != Upos::Verb || !doc.is_in(token, &GROUP_NOUNS) {
        return false;
    }
    let people = GROUP_NOUNS.get(doc.lower(token)).is_some_and(|row| row.column(0) == "pl");
    let apart = token.checked_sub(1).is_none_or(|t| matches!(tags[t], Upos::Punct | Upos::Num | Upos::Adj));
    let described = || doc.is_one_of(token + 1, &["to", "with", "close", "familiar", "privy", "in", "at"]);
    people && apart && (tags.get(token + 1) == Some(&Upos::Verb) || described())
}

/// "The accused told them": between an article and a verb stands a noun.
fn is_determined(tags: &[Upos], token: usize) -> bool {
    let before = token.checked_sub(1).map(|t| tags[t]);
    tags[token] == Upos::Verb && before == Some(Upos::Det) && tags.get(token + 1) == Some(&Upos::Verb)
}

/// "…, the press service informs.": what closes a sentence behind the phrase that its last comma or quotation mark sets apart.
fn closes_report(doc: &Document, tags: &[Upos], token: usize) -> bool {
    let reports = || verb(doc.lower(token)).is_some_and(|(lemma, _)| CUES.get(lemma).is_some());
    let is_mark = |t: &usize| doc.word(*t) == "," || doc.tokens[*t].kind == TokenKind::Quote;
    let phrase = || (token.saturating_sub(MAX_SOURCE)..token).rev().find(is_mark).map(|mark| tags[mark + 1]);
    tags[token] == Upos::Noun
        && doc.word(token + 1) == "."
        && doc.lower(token).ends_with('s')
        && tags[token.saturating_sub(1)].is_nominal()
        && reports()
        && phrase() == Some(Upos::Det)
}

/// The longest source that such a verb closes, in tokens.
const MAX_SOURCE: usize = 7;

/// The part of speech of each token by other weights than those that ship.
pub fn tag_with(doc: &Document, weights: &Weights) -> Vec<Upos> {
    let mut tags = Vec::with_capacity(doc.len());
    let (mut scores, mut guesses, mut contexts) = (Vec::new(), Vec::new(), Vec::new());
    for sentence in &doc.sentences {
        let words = Sentence::read(doc, sentence.tokens.clone(), &weights.words);
        scores.clear();
        scores.extend((0..words.len()).map(|at| {
            let mut own = Scores::default();
            weights.add(words.own(at).rows(), &mut own);
            if words.is_only_verb(at) {
                let others = Upos::all().filter(|tag| ![Upos::Verb, Upos::Aux].contains(tag));
                others.for_each(|tag| own[tag as usize] = Score::MIN / 2);
            }
            own
        }));
        guesses.clear();
        guesses.extend(scores.iter().map(|own| best(own) as u32));
        contexts.clear();
        contexts.resize(words.len(), None);
        for _ in 0..PASSES {
            decide(&mut guesses, |at, context| {
                // What was decided in the same context stays so.
                (contexts[at].replace(context) != Some(context)).then(|| {
                    let mut all = scores[at];
                    weights.add(words.around(at, context).rows(), &mut all);
                    best(&all) as u32
                })
            });
        }
        tags.extend(guesses.iter().filter_map(|tag| Upos::all().nth(*tag as usize)));
    }
    let adverbs: Vec<usize> = (1..tags.len()).filter(|&at| is_adverb(doc, &tags, at)).collect();
    adverbs.into_iter().for_each(|at| tags[at] = Upos::Adv);
    (1..tags.len()).filter(|&at| doc.lower(at) == "privy").for_each(|at| tags[at] = Upos::Adj);
    let chiefs: Vec<usize> = (1..tags.len()).filter(|&at| is_chief(doc, &tags, at)).collect();
    chiefs.into_iter().for_each(|at| tags[at] = Upos::Noun);
    tags
}

/// "Rey last met Ortiz", "had last met": between a noun or auxiliary and its verb these words say when.
fn is_adverb(doc: &Document, tags: &[Upos], at: usize) -> bool {
    let before = matches!(tags[at - 1], Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Aux)
        || doc.is_one_of(at - 1, &["had", "has", "have"]);
    let verb = tags.get(at + 1) == Some(&Upos::Verb) && !doc.lower(at + 1).ends_with("ing");
    tags[at] == Upos::Adj && before && verb && doc.is_one_of(at, &["first", "last"])
}

/// "police chief Ana Rey", "the finance chief, Ana Rey,": behind a noun, and before no other but a name, it is one itself.
fn is_chief(doc: &Document, tags: &[Upos], at: usize) -> bool {
    let last = !matches!(tags.get(at + 1), Some(Upos::Noun | Upos::Adj)) || doc.is_capital(at + 1);
    tags[at] == Upos::Adj && doc.lower(at) == "chief" && tags[at - 1].is_nominal() && last
}

/// Goes through a sentence from left to right: replaces each tag by what `choose` gives for the word at that index in its
/// context, if it gives one.
pub fn decide(tags: &mut [u32], mut choose: impl FnMut(usize, Context) -> Option<u32>) {
    let is_verb = |tag: u32| tag == Upos::Verb as u32 || tag == Upos::Aux as u32;
    let mut verbs_behind = tags.iter().filter(|tag| is_verb(**tag)).count();
    let mut verbs_before = false;
    let mut before = [NO_TAG; 2];
    for at in 0..tags.len() {
        verbs_behind -= usize::from(is_verb(tags[at]));
        let behind = [at + 1, at + 2].map(|at| tags.get(at).copied().unwrap_or(NO_TAG));
        let verbs = u32::from(verbs_before) + 2 * u32::from(verbs_behind > 0);
        if let Some(tag) = choose(at, Context { before, behind, verbs }) {
            tags[at] = tag;
        }
        verbs_before |= is_verb(tags[at]);
        before = [tags[at], before[0]];
    }
}

/// The tag with the highest score; of equals the first.
fn best(scores: &Scores) -> Upos {
    Upos::all().rev().max_by_key(|tag| scores[*tag as usize]).unwrap_or(Upos::X)
}

#[cfg(test)]
mod tests {

    use expect_test::{Expect, expect};

    fn check(text: &str, expect: Expect) {
        let doc = crate::analyze(text, &crate::Options::default());
        let words: Vec<String> = (0..doc.len()).map(|i| format!("{}/{}", doc.word(i), doc.tags[i])).collect();
        expect.assert_eq(&words.join(" "));
    }

    #[test]
    fn context_decides_between_noun_and_verb() {
        check(
            "They will visit the port.",
            expect!["They/PRON will/AUX visit/VERB the/DET port/NOUN ./PUNCT"],
        );
        check("Their visit was short.", expect!["Their/PRON visit/NOUN was/AUX short/ADJ ./PUNCT"]);
    }

    #[test]
    fn a_plan_is_a_verb_before_an_infinitive() {
        check(
            "Rey plans to meet Ortiz.",
            expect!["Rey/PROPN plans/VERB to/PART meet/VERB Ortiz/PROPN ./PUNCT"],
        );
    }

    #[test]
    fn last_before_a_verb_says_when() {
        check(
            "Ana Rey last met Ortiz in May.",
            expect!["Ana/PROPN Rey/PROPN last/ADV met/VERB Ortiz/PROPN in/ADP May/PROPN ./PUNCT"],
        );
    }

    #[test]
    fn a_chief_of_something_is_a_noun() {
        check(
            "The finance chief, Ana Rey, left.",
            expect!["The/DET finance/NOUN chief/NOUN ,/PUNCT Ana/PROPN Rey/PROPN ,/PUNCT left/ADV ./PUNCT"],
        );
    }

    #[test]
    fn capitals_and_endings_tell_of_unknown_words() {
        check(
            "Zhanibek Tulegov reiterated it.",
            expect!["Zhanibek/PROPN Tulegov/PROPN reiterated/VERB it/PRON ./PUNCT"],
        );
    }
}
