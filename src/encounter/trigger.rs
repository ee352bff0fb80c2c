//! The words that tell of an encounter.

use crate::article::EncounterKind;
use crate::document::Document;
use crate::lexicon::{CONTESTS, Row, TRIGGER_NOUNS, TRIGGER_VERBS, verb};
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

/// What a trigger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The head of a verb group, by index.
    Verb(usize),
    /// A noun.
    Noun,
}

/// The triggers of a document in order of the text.
pub(super) fn find(doc: &Document) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    for sentence in &doc.sentences {
        let first = triggers.len();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match noun_at(doc, at).or_else(|| verb_at(doc, at)) {
                Some(trigger) => {
                    at = trigger.tokens.end;
                    triggers.push(trigger);
                }
                None => at += 1,
            }
        }
        // "Kenya met Ghana in the semi-final": no contact of governments.
        if triggers.len() > first && sentence.tokens.clone().any(|t| doc.entry(t, &CONTESTS).is_some()) {
            triggers.truncate(first);
        }
    }
    triggers
}

fn noun_at(doc: &Document, at: usize) -> Option<Trigger> {
    let (len, row) = doc.entry(at, &TRIGGER_NOUNS)?;
    let tokens = at..at + len;
    (is_noun(doc, at, tokens.end - 1) && is_head(doc, tokens.end - 1)).then(|| Trigger {
        kind: kind(row.column(0)),
        word: Word::Noun,
        weight: percent(row.column(2)),
        tokens,
        row,
    })
}

/// Whether `last` is a noun here: by its tag, or by what stands before the words that begin at `first`.
fn is_noun(doc: &Document, first: usize, last: usize) -> bool {
    let determined = || {
        first.checked_sub(1).is_some_and(|t| {
            matches!(doc.tag(t), Upos::Det | Upos::Adj | Upos::Num)
                || doc.is_one_of(t, &["his", "her", "its", "their", "our", "my", "your", "'s"])
                // "a two-day visit"
                || t > 0 && doc.word(t - 1) == "-" && doc.is_one_of(t, &["day", "week", "hour", "month"])
        })
    };
    let is_plural = || doc.lower(last).ends_with('s') && verb(doc.lower(last)).is_none();
    (doc.tag(last).is_nominal() || determined() || is_plural()) && !follows_to(doc, first)
}

fn follows_to(doc: &Document, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|t| doc.lower(t) == "to" && doc.tag(t) == Upos::Part)
}

/// "meeting room", "summit host", "talks-about-talks": the noun is no head.
fn is_head(doc: &Document, token: usize) -> bool {
    let next = token + 1;
    let same_phrase =
        doc.syntax.noun_phrase_of(next).is_some_and(|np| doc.syntax.noun_phrase_of(token) == Some(np));
    let glued = doc.word(next) == "-" && doc.tokens.get(next).is_some_and(|t| !t.space_before);
    let modifies = glued || same_phrase && doc.tag(next) == Upos::Noun || doc.lower(next) == "'s";
    !modifies
}

fn verb_at(doc: &Document, at: usize) -> Option<Trigger> {
    let group = doc.syntax.verb_group_of(at)?;
    if doc.syntax.verb_groups[group].head != at {
        return None;
    }
    let (lemma, _) = verb(doc.lower(at))?;
    // "co-chaired"
    let prefixed = at >= 2 && doc.word(at - 1) == "-" && !doc.tokens[at].space_before;
    let row = match prefixed {
        true => TRIGGER_VERBS.get(&format!("{} - {lemma}", doc.lower(at - 2))),
        false => TRIGGER_VERBS.get(lemma),
    }?;
    Some(Trigger {
        tokens: if prefixed { at - 2..at + 1 } else { at..at + 1 },
        kind: kind(row.column(0)),
        word: Word::Verb(group),
        weight: percent(row.column(4)),
        row,
    })
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
