//! The dependency trees of a document, each parsed when something is first asked about its sentence.

use super::features::Word;
use super::network::Recent;
use super::tree::Tree;
use super::weights::Weights;
use super::{Relation, parse};
use crate::document::Document;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;

/// The trees of a document, one a sentence. Every sentence has one root; subtrees are contiguous (the trees are projective). All
/// indices are tokens of the document.
#[derive(Debug, Default)]
pub struct Dependencies {
    sentences: Vec<Sentence>,
    /// The index of each token's sentence.
    sentence_of: Vec<u32>,
    /// What trees have in common: the products of words that come again.
    recent: RefCell<Recent>,
}

/// What the parser sees of a sentence, and its tree once it is parsed.
#[derive(Debug)]
struct Sentence {
    /// The index of the first token.
    first: usize,
    words: Vec<Word>,
    tree: OnceCell<Tree>,
}

impl Sentence {
    fn tree(&self, recent: &RefCell<Recent>) -> &Tree {
        self.tree.get_or_init(|| parse(&self.words, Weights::shipped(), &mut recent.borrow_mut()))
    }
}

impl Dependencies {
    /// The trees of a document, none parsed yet. Needs tokens, sentences and tags.
    pub(crate) fn new(doc: &Document) -> Self {
        let word = |token| Word::new(doc.word(token), doc.lower(token), doc.tag(token));
        let read = |tokens: Range<usize>| Sentence {
            first: tokens.start,
            words: tokens.map(word).collect(),
            tree: OnceCell::new(),
        };
        let sentences = doc.sentences.iter().map(|sentence| read(sentence.tokens.clone())).collect();
        let lengths = (0..).zip(&doc.sentences).map(|(index, sentence)| (index, sentence.tokens.len()));
        let sentence_of = lengths.flat_map(|(index, length)| std::iter::repeat_n(index, length)).collect();
        Dependencies { sentences, sentence_of, recent: RefCell::default() }
    }

    /// The trees of a document, all parsed by other weights than those that ship.
    pub fn with(doc: &Document, weights: &Weights) -> Self {
        let this = Dependencies::new(doc);
        let mut recent = Recent::default();
        for sentence in &this.sentences {
            sentence.tree.get_or_init(|| parse(&sentence.words, weights, &mut recent));
        }
        this
    }

    /// The sentence of a token and the token's place in it.
    fn locate(&self, token: usize) -> Option<(&Sentence, usize)> {
        let sentence = &self.sentences[*self.sentence_of.get(token)? as usize];
        Some((sentence, token - sentence.first))
    }

    /// The head of a token; none for the root of its sentence, and past the end.
    pub fn head(&self, token: usize) -> Option<usize> {
        let (sentence, at) = self.locate(token)?;
        sentence.tree(&self.recent).head(at).map(|head| sentence.first + head)
    }

    /// The relation of a token to its head; [`Relation::Root`] for a root, and past the end.
    pub fn relation(&self, token: usize) -> Relation {
        self.locate(token).map_or(Relation::Root, |(sentence, at)| sentence.tree(&self.recent).relation(at))
    }

    /// The tokens whose head this is, in order of the text.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let place = self.locate(token).into_iter();
        place.flat_map(|(sentence, at)| {
            sentence.tree(&self.recent).children(at).map(|child| sentence.first + child)
        })
    }

    /// The first child with one of these relations.
    pub fn child(&self, token: usize, relations: &[Relation]) -> Option<usize> {
        let (sentence, at) = self.locate(token)?;
        sentence.tree(&self.recent).child(at, relations).map(|child| sentence.first + child)
    }

    /// What a token and all below it cover.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        self.locate(token).map_or(token..token, |(sentence, at)| {
            let range = sentence.tree(&self.recent).subtree(at);
            sentence.first + range.start..sentence.first + range.end
        })
    }

    /// The heads of a token up to the root, the nearest first.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let place = self.locate(token).into_iter();
        place.flat_map(|(sentence, at)| {
            sentence.tree(&self.recent).ancestors(at).map(|head| sentence.first + head)
        })
    }

    /// The tokens from one to another along their relations, both included; none where they stand in different sentences.
    pub fn path(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let (sentence, at) = self.locate(from)?;
        let to = to.checked_sub(sentence.first).filter(|to| *to < sentence.words.len())?;
        let path = sentence.tree(&self.recent).path(at, to)?;
        Some(path.into_iter().map(|token| sentence.first + token).collect())
    }

    /// The subject of a predicate: its own; of coordinated predicates the first one's; of a participle, infinitive or open
    /// complement that of its clause's head (of an open complement the object, where there is one); of a relative clause without
    /// one the noun it describes.
    pub fn subject(&self, predicate: usize) -> Option<usize> {
        let (sentence, at) = self.locate(predicate)?;
        sentence.tree(&self.recent).subject(at).map(|subject| sentence.first + subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_parsed_when_it_is_asked_about() {
        let doc = crate::analyze("Ana Rey met Luis Ortiz. She left Lima.", &crate::Options::default());
        let trees = doc.dependencies();
        let parsed = || trees.sentences.iter().map(|s| s.tree.get().is_some()).collect::<Vec<_>>();
        assert_eq!(parsed(), [false, false]);
        let subject = trees.subject(7);
        assert_eq!((subject, parsed()), (Some(6), vec![false, true]));
        assert_eq!((trees.head(6), trees.head(7), trees.subtree(7)), (Some(7), None, 6..10));
    }

    #[test]
    fn sentences_have_nothing_in_common() {
        let doc = crate::analyze("Ana left. Luis came.", &crate::Options::default());
        let trees = doc.dependencies();
        assert_eq!((trees.path(0, 3), trees.path(3, 0), trees.path(3, 4)), (None, None, Some(vec![3, 4])));
        assert_eq!((trees.head(90), trees.relation(90), trees.subtree(90)), (None, Relation::Root, 90..90));
    }
}
