//! Shallow syntax: noun phrases, verb groups, and which belong together.
//!
//! Later stages ask [`Syntax`] for the subject or object of a verb and for the phrase at a token; they do not
//! look at tags themselves to find out.

pub mod dependency;
mod factuality;
mod noun_phrase;
mod subject;
mod verb_group;

pub use dependency::{Dependencies, Relation};
pub use noun_phrase::NounPhrase;
pub use verb_group::{Form, Modality, VerbGroup};

use crate::document::Document;
use std::ops::Range;

/// The phrases of a document and what ties them. Phrases do not overlap; all are in order of the text.
#[derive(Debug, Default)]
pub struct Syntax {
    /// Base noun phrases: from the first determiner or modifier to the head, possessors within.
    pub noun_phrases: Vec<NounPhrase>,
    /// Verbs with their auxiliaries, negation and inner adverbs.
    pub verb_groups: Vec<VerbGroup>,
    /// What each token belongs to.
    phrase_of: Vec<Phrase>,
}

/// What a token belongs to: an index into one of the two lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phrase {
    #[default]
    None,
    Noun(u32),
    Verb(u32),
}

/// Finds phrases. Needs tokens, sentences and tags.
pub(crate) fn parse(doc: &Document) -> Syntax {
    let mut syntax = Syntax { phrase_of: vec![Phrase::None; doc.len()], ..Syntax::default() };
    for sentence in &doc.sentences {
        verb_group::find(doc, sentence.tokens.clone(), &mut syntax.verb_groups);
    }
    for (index, group) in syntax.verb_groups.iter().enumerate() {
        syntax.phrase_of[group.tokens.clone()].fill(Phrase::Verb(index as u32));
    }
    for sentence in &doc.sentences {
        let is_free = |token: usize| syntax.phrase_of[token] == Phrase::None;
        noun_phrase::find(doc, sentence.tokens.clone(), &is_free, &mut syntax.noun_phrases);
    }
    for (index, phrase) in syntax.noun_phrases.iter().enumerate() {
        syntax.phrase_of[phrase.tokens.clone()].fill(Phrase::Noun(index as u32));
    }
    factuality::note(doc, &mut syntax);
    syntax
}

impl Syntax {
    /// The index of the noun phrase that a token belongs to.
    pub fn noun_phrase_of(&self, token: usize) -> Option<usize> {
        match self.phrase_of.get(token)? {
            Phrase::Noun(index) => Some(*index as usize),
            _ => None,
        }
    }

    /// The index of the verb group that a token belongs to.
    pub fn verb_group_of(&self, token: usize) -> Option<usize> {
        match self.phrase_of.get(token)? {
            Phrase::Verb(index) => Some(*index as usize),
            _ => None,
        }
    }

    /// The verb groups that begin within some tokens.
    pub fn verb_groups_in(&self, tokens: Range<usize>) -> Range<usize> {
        let at = |token| self.verb_groups.partition_point(|g| g.tokens.start < token);
        at(tokens.start)..at(tokens.end)
    }

    /// The noun phrases that begin within some tokens.
    pub fn noun_phrases_in(&self, tokens: Range<usize>) -> Range<usize> {
        let at = |token| self.noun_phrases.partition_point(|p| p.tokens.start < token);
        at(tokens.start)..at(tokens.end)
    }

    /// The noun phrase that is the subject of a verb group, by index; the antecedent for "who …", the main
    /// clause's subject for participles and infinitives. None where it stands behind the verb or is left out.
    pub fn subject(&self, doc: &Document, verb_group: usize) -> Option<usize> {
        subject::of(self, doc, verb_group, 0)
    }

    /// The noun phrase directly behind a verb group (adverbs aside), by index: its object, or its subject
    /// where the two are inverted ("said Wang").
    pub fn noun_phrase_behind(&self, doc: &Document, verb_group: usize) -> Option<usize> {
        let group = &self.verb_groups[verb_group];
        let end = doc.sentence_tokens(group.head).end;
        let next = (group.tokens.end..end).find(|&t| doc.tag(t) != crate::tagger::Upos::Adv)?;
        self.noun_phrase_of(next).filter(|&np| self.noun_phrases[np].tokens.start == next)
    }

    /// The noun phrases coordinated with one ("A, B and C"), itself among them, in order of the text.
    pub fn coordination(&self, doc: &Document, noun_phrase: usize) -> Vec<usize> {
        subject::coordination(self, doc, noun_phrase)
    }

    /// A noun phrase with what is attached behind it: "of …", "from …", an apposition or relative clause
    /// between commas, brackets. The range ends before the comma that closes it.
    pub fn with_modifiers(&self, doc: &Document, noun_phrase: usize) -> Range<usize> {
        noun_phrase::with_modifiers(self, doc, noun_phrase)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    /// Lists each verb group with its form and its subject.
    fn check(text: &str, expect: Expect) {
        let doc = crate::analyze(text, &crate::Options::default());
        let words = |tokens: std::ops::Range<usize>| doc.span(tokens).of(text).to_owned();
        let lines: Vec<String> = (0..doc.syntax.verb_groups.len())
            .map(|index| {
                let group = &doc.syntax.verb_groups[index];
                let subject = doc.syntax.subject(&doc, index);
                let subject =
                    subject.map_or("–".to_owned(), |np| words(doc.syntax.noun_phrases[np].tokens.clone()));
                format!("{subject} | {} | {:?}", words(group.tokens.clone()), group.form)
            })
            .collect();
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn subjects_across_appositions_and_relative_clauses() {
        check(
            "Ana Rey, the head of the miners' union, said the talks, which began on Monday, had failed.",
            expect![[r#"
                Ana Rey | said | Finite
                the talks | began | Finite
                the talks | had failed | Finite"#]],
        );
    }

    #[test]
    fn subjects_before_descriptions_of_any_form() {
        check("Ana Rey, a baker in Lima, a town by the sea, said so.", expect!["Ana Rey | said | Finite"]);
        check("Ana Rey, secretary-general of the union, said so.", expect!["Ana Rey | said | Finite"]);
        check(
            "Ana met Rey and Diaz said so at a campaign stop.",
            expect![[r#"
                Ana | met | Finite
                Diaz | said | Finite"#]],
        );
    }

    #[test]
    fn participles_take_the_subject_of_the_main_clause() {
        check(
            "Noting that trade grew, Rey urged Ortiz to visit, adding that he was welcome.",
            expect![[r#"
                Rey | Noting | Gerund
                trade | grew | Finite
                Rey | urged | Finite
                Rey | to visit | Infinitive
                Rey | adding | Gerund
                he | was | Finite"#]],
        );
    }

    #[test]
    fn subjects_before_an_order() {
        check("The two leaders first met in May.", expect!["The two leaders | met | Finite"]);
    }

    #[test]
    fn coordinated_verbs_share_their_subject() {
        check(
            "The minister flew to Lima on Friday and met Rey.",
            expect![[r#"
                The minister | flew | Finite
                The minister | met | Finite"#]],
        );
    }
}
