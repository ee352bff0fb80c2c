//! The words that tell of an encounter.

use super::phrase::is_time;
use crate::article::EncounterKind;
use crate::document::Document;
use crate::lexicon::{ENCOUNTER_WORDS, Row, TRIGGER_NOUNS, TRIGGER_VERBS, verb};
use crate::tagger::Upos;
use std::ops::Range;

/// A word or phrase that tells of an encounter.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    /// The words: the verb alone, or the noun with what the word list has before it.
    pub tokens: Range<usize>,
    /// What kind of encounter.
    pub kind: EncounterKind,
    /// Verb or noun.
    pub word: Word,
    /// The row of the word list.
    pub row: Row,
    /// How much the word alone says, 0 to 1.
    pub weight: f32,
}

impl Trigger {
    /// Whether the word leaves open how the sides were in contact.
    pub(super) fn is_open(&self) -> bool {
        self.allows("open") && self.kind == EncounterKind::Meeting
    }

    /// Whether the word is said of teams as well.
    pub(super) fn is_of_sport(&self) -> bool {
        self.allows("sport") || self.word == Word::Noun && self.row.column(3) == "sport"
    }

    /// Whether the row of a verb has a certain word in its last column but one.
    pub(super) fn allows(&self, what: &str) -> bool {
        matches!(self.word, Word::Verb(_)) && self.row.parts(3).any(|allowed| allowed == what)
    }
}

/// Whether a word has a certain sort in `encounter_words.tsv`.
pub(super) fn is_of_sort(word: &str, sort: &str) -> bool {
    ENCOUNTER_WORDS.get(word).is_some_and(|row| row.column(0) == sort)
}

/// How many words an entry for a verb has at most.
const MAX_WORDS: usize = 8;

/// What a trigger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The head of a verb group, by index.
    Verb(usize),
    /// A noun.
    Noun,
    /// "present", "in attendance".
    Presence,
}

/// The triggers of a document in order of the text.
pub(super) fn find(doc: &Document) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match noun_at(doc, at).or_else(|| verb_at(doc, at)).or_else(|| presence_at(doc, at)) {
                Some(trigger) => {
                    at = trigger.tokens.end;
                    triggers.push(trigger);
                }
                None => at += 1,
            }
        }
    }
    triggers
}

fn noun_at(doc: &Document, at: usize) -> Option<Trigger> {
    let (len, row) = doc.entry(at, &TRIGGER_NOUNS)?;
    let tokens = at..at + len;
    (row.column(0) != "none" && is_noun(doc, at, tokens.end - 1) && is_head(doc, tokens.end - 1)).then(|| {
        Trigger { kind: kind(row.column(0)), word: Word::Noun, weight: percent(row.column(2)), tokens, row }
    })
}

/// Whether `last` is a noun here: by its tag, or by what stands before the words that begin at `first`.
fn is_noun(doc: &Document, first: usize, last: usize) -> bool {
    let determined = || {
        first.checked_sub(1).is_some_and(|t| {
            matches!(doc.tag(t), Upos::Det | Upos::Adj | Upos::Num)
                // "her Lima sit-down"
                || first < last && doc.word(first + 1) == "-" && doc.tag(t).is_nominal()
                || doc.is_one_of(t, &["his", "her", "its", "their", "our", "my", "your", "'s"])
                // "a two-day visit"
                || t > 0 && doc.word(t - 1) == "-" && doc.is_one_of(t, &["day", "week", "hour", "month"])
        })
    };
    let is_inflected = || verb(doc.lower(last)).is_none_or(|(lemma, _)| lemma != doc.lower(last));
    // "invited Rey to talks"
    let after_to = || first.checked_sub(1).is_some_and(|t| doc.lower(t) == "to") && is_inflected();
    let is_plural = || doc.lower(last).ends_with('s') && (verb(doc.lower(last)).is_none() || after_to());
    (doc.tag(last).is_nominal() || determined() || is_plural()) && !follows_to(doc, first)
}

/// "to visit", but not "to talks"
fn follows_to(doc: &Document, token: usize) -> bool {
    let is_base = || verb(doc.lower(token)).is_none_or(|(lemma, _)| lemma == doc.lower(token));
    token.checked_sub(1).is_some_and(|t| doc.lower(t) == "to" && doc.tag(t) == Upos::Part) && is_base()
}

/// "meeting room", "summit host", "talks-about-talks": the noun is no head.
fn is_head(doc: &Document, token: usize) -> bool {
    let next = token + 1;
    let same_phrase =
        doc.syntax.noun_phrase_of(next).is_some_and(|np| doc.syntax.noun_phrase_of(token) == Some(np));
    let glued = doc.word(next) == "-" && doc.tokens.get(next).is_some_and(|t| !t.space_before);
    // "held a conversation today with Rey"
    let compound = same_phrase && doc.tag(next) == Upos::Noun && !is_time(doc, next);
    let modifies = glued || compound || doc.lower(next) == "'s";
    !modifies
}

fn verb_at(doc: &Document, at: usize) -> Option<Trigger> {
    let group = doc.syntax.verb_group_of(at)?;
    if doc.syntax.verb_groups[group].head != at {
        return None;
    }
    let lemma = match doc.lower(at) {
        "is" | "are" | "am" => "be",
        word => verb(word)?.0,
    };
    // "co-chaired"
    let prefixed = at >= 2 && doc.word(at - 1) == "-" && !doc.tokens[at].space_before;
    let (len, row) = match prefixed {
        true => (1, TRIGGER_VERBS.get(&format!("{} - {lemma}", doc.lower(at - 2)))?),
        false => phrasal(doc, at, lemma)?,
    };
    Some(Trigger {
        tokens: if prefixed { at - 2..at + len } else { at..at + len },
        kind: kind(row.column(0)),
        word: Word::Verb(group),
        weight: percent(row.column(4)),
        row,
    })
}

fn presence_at(doc: &Document, at: usize) -> Option<Trigger> {
    let row = ENCOUNTER_WORDS.get(doc.lower(at)).filter(|row| row.column(0) == "presence")?;
    let tokens = at..at + 1;
    Some(Trigger { tokens, kind: EncounterKind::Meeting, word: Word::Presence, weight: 0.0, row })
}

/// The entry for a verb with what belongs to it ("sat down", "led her delegation to"): its number of tokens, and its row.
fn phrasal(doc: &Document, at: usize, lemma: &str) -> Option<(usize, Row)> {
    // Any possessive stands for the one in the list: "lead his delegation to".
    let word = |t: usize| match doc.lower(t) {
        "my" | "her" | "their" | "your" | "our" => "his",
        word => word,
    };
    let behind = at + 1..doc.sentence_tokens(at).end.min(at + MAX_WORDS);
    TRIGGER_VERBS.longest(std::iter::once(lemma).chain(behind.map(word)))
}

fn kind(name: &str) -> EncounterKind {
    match name {
        "call" => EncounterKind::Call,
        "video" => EncounterKind::Video,
        "visit" => EncounterKind::Visit,
        "message" => EncounterKind::Message,
        _ => EncounterKind::Meeting,
    }
}

fn percent(column: &str) -> f32 {
    column.parse::<u8>().map_or(0.0, f32::from) / 100.0
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn sport_is_no_contact() {
        check("Kenya met Ghana in the semi-final on Sunday.", expect![""]);
    }

    #[test]
    fn the_longest_phrase() {
        check(
            "Ana Rey had a phone conversation with Luis Ortiz.",
            expect!["call happened: Ana Rey, Luis Ortiz | with | phone conversation"],
        );
    }
}
