//! Cues: the words that tell of saying or thinking.

use crate::article::Act;
use crate::document::{BlockKind, Document};
use crate::lexicon::{CUE_NOUNS, CUE_OCCASIONS, CUES, MONTHS, Row, WEEKDAYS, verb};
use crate::parser::{Form, VerbGroup};
use crate::tagger::Upos;
use std::ops::Range;

/// How far a rule looks in one sentence to either side of a cue, in tokens. Sentences of news are shorter;
/// text without full stops is not, and reading it has to take linear time all the same.
const WINDOW: usize = 250;

/// A verb that can tell of saying or thinking, with its particles: "has said", "called on".
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// From the first auxiliary to the last particle.
    pub(super) tokens: Range<usize>,
    /// The verb.
    pub(super) head: usize,
    /// Its verb group.
    pub(super) group: usize,
    /// What the lexicon says of it.
    row: Row,
    /// Where its source and content can stand: its sentence, or what of it lies in the same quotation.
    pub(super) scope: Range<usize>,
}

impl Cue {
    /// Whether it takes a kind of content; the frames are explained in `cues.tsv`.
    pub(super) fn takes(&self, frame: &str) -> bool {
        self.row.parts(0).any(|f| f == frame)
    }

    /// Whether it takes some kind of content behind a person ("told X that").
    pub(super) fn takes_object(&self) -> bool {
        self.row.parts(0).any(|f| f.starts_with("obj-"))
    }

    /// Whether it reports a clause or a quotation, so that it can stand behind what was said.
    pub(super) fn reports(&self) -> bool {
        ["that", "quote", "obj-that"].iter().any(|frame| self.takes(frame))
    }

    /// What kind of speech act it tells of.
    pub(super) fn act(&self) -> Act {
        if self.row.column(2) == "thought" { Act::Think } else { act(self.row.column(1)) }
    }

    /// Whether its verb is finite and its subject the one who speaks.
    pub(super) fn is_active(&self, doc: &Document) -> bool {
        let verb = self.verb(doc);
        verb.form == Form::Finite && !verb.passive
    }

    /// How sure a sign of reported speech it is, 0 to 1.
    pub(super) fn weight(&self) -> f32 {
        self.row.number(3).unwrap_or(0.5)
    }

    /// Its verb group.
    pub(super) fn verb<'d>(&self, doc: &'d Document) -> &'d VerbGroup {
        &doc.syntax.verb_groups[self.group]
    }

    /// "cited", "citing": a verb that names sources as often as words.
    pub(super) fn cites(&self, doc: &Document) -> bool {
        verb(doc.lower(self.head)).is_some_and(|(lemma, _)| lemma == "cite")
    }

    /// "heard": what is told before a court or committee, which is the subject.
    pub(super) fn is_hearing(&self) -> bool {
        self.row.column(2) == "hearing"
    }

    /// "saying", "noting"
    pub(super) fn is_gerund(&self, doc: &Document) -> bool {
        self.verb(doc).form == Form::Gerund
    }
}

/// The act of a name in the lexicon.
pub(super) fn act(name: &str) -> Act {
    match name {
        "ask" => Act::Ask,
        "urge" => Act::Urge,
        "promise" => Act::Promise,
        "deny" => Act::Deny,
        "announce" => Act::Announce,
        "warn" => Act::Warn,
        "thank" => Act::Thank,
        "condemn" => Act::Condemn,
        "convey" => Act::Convey,
        "agree" => Act::Agree,
        "praise" => Act::Praise,
        "accuse" => Act::Accuse,
        "reject" => Act::Reject,
        _ => Act::Say,
    }
}

/// The cues of a document in order of the text.
pub(super) fn find(doc: &Document) -> Vec<Cue> {
    (0..doc.syntax.verb_groups.len()).filter_map(|group| cue_of(doc, group)).collect()
}

fn cue_of(doc: &Document, group: usize) -> Option<Cue> {
    let verb_group = &doc.syntax.verb_groups[group];
    let head = verb_group.head;
    // A negated or merely possible report ("did not say", "would say") reports nothing.
    if doc.tag(head) != Upos::Verb || !is_real(doc, verb_group) {
        return None;
    }
    let (lemma, _) = verb(doc.lower(head))?;
    if is_coordinated_infinitive(doc, verb_group)
        || follows_expressing(doc, head)
        || is_within_phrase(doc, verb_group)
    {
        return None;
    }
    // "agreed on Friday to": the particle belongs to the time.
    let particle = if begins_time(doc, head + 2) { 0 } else { 4 };
    let words = std::iter::once(lemma).chain((head + 1..head + 1 + particle).map(|t| doc.lower(t)));
    let (len, row) = CUES.longest(words)?;
    // "agreed to buy": the particle belongs to the infinitive.
    let infinitive = |t: usize| {
        let group = doc.syntax.verb_group_of(t).map(|g| &doc.syntax.verb_groups[g]);
        group.is_some_and(|g| g.tokens.start == t && g.form == Form::Infinitive)
    };
    let (len, row) = if len > 1 && infinitive(head + len - 1) { (1, CUES.get(lemma)?) } else { (len, row) };
    if !has_its_noun(doc, row, head + len) {
        return None;
    }
    let scope = scope(doc, head);
    let end = head + len;
    (end <= scope.end).then_some(Cue { tokens: verb_group.tokens.start..end, head, group, row, scope })
}

/// Whether a verb that only a noun makes a cue ("made a promise", "conveyed his thanks") has such a noun behind it.
fn has_its_noun(doc: &Document, row: Row, behind: usize) -> bool {
    let needs = row.parts(0).all(|frame| matches!(frame, "noun" | "light" | "greeting"));
    let at = || (behind..doc.len()).take(4).find(|&t| doc.tag(t) != Upos::Adv);
    !needs
        || at().is_some_and(|at| {
            super::rules::cue_noun_at(doc, super::rules::behind_addressee(doc, at)).is_some()
        })
}

/// Whether a verb group tells of something that took place.
fn is_real(doc: &Document, group: &VerbGroup) -> bool {
    let denies = || verb(doc.lower(group.head)).is_some_and(|(lemma, _)| matches!(lemma, "deny" | "rule"));
    group.form != Form::Infinitive
        && (group.modality == crate::parser::Modality::None || only_says(doc, group))
        && (!group.negated && !follows_neither(doc, group) || denies())
        && !is_disowned(doc, group)
}

/// "was wrongly quoted as saying", "stopped saying": a participle of which the verb before it says that it is not so.
fn is_disowned(doc: &Document, group: &VerbGroup) -> bool {
    let start = group.tokens.start;
    let sentence = doc.sentence_tokens(start).start;
    let Some(before) = start.checked_sub(1).filter(|t| group.form == Form::Gerund && *t >= sentence) else {
        return false;
    };
    let groups = &doc.syntax.verb_groups;
    let above = doc.syntax.verb_groups_in(sentence.max(start.saturating_sub(12))..start).next_back();
    let Some(above) = above.map(|g| &groups[g]) else { return false };
    if doc.lower(before) == "as" {
        let wrongly = |t: usize| doc.is_one_of(t, &["wrongly", "falsely", "mistakenly"]);
        return above.negated || above.tokens.clone().any(wrongly);
    }
    let lemma = verb(doc.lower(above.head)).map(|(lemma, _)| lemma);
    above.tokens.end == start && matches!(lemma, Some("stop" | "avoid"))
}

/// "would only say", "would say only"
fn only_says(doc: &Document, group: &VerbGroup) -> bool {
    doc.lower(group.head) == "say" && (group.tokens.start..group.head + 2).any(|t| doc.lower(t) == "only")
}

/// "has neither accepted nor rejected", "nor did he say"
fn follows_neither(doc: &Document, group: &VerbGroup) -> bool {
    let near = group.tokens.start.saturating_sub(2)..group.head;
    near.into_iter().any(|t| doc.is_one_of(t, &["neither", "nor"]))
}

/// "to stop the fighting, respect the truce and promise": a bare form without a subject of its own.
fn is_coordinated_infinitive(doc: &Document, group: &VerbGroup) -> bool {
    let start = group.tokens.start;
    let before = (start.saturating_sub(4)..start).rev().find(|&t| doc.tag(t) != Upos::Adv);
    let coordinated = before.is_some_and(|t| doc.word(t) == "," || doc.tag(t) == Upos::Cconj);
    let is_base = verb(doc.lower(group.head)).is_some_and(|(lemma, _)| lemma == doc.lower(group.head));
    // "Rey, Ortiz meet, deny merger plan": headlines are in the present.
    let in_headline = doc.blocks[doc.block_of(start)].kind == BlockKind::Headline;
    coordinated && is_base && group.tokens.len() == 1 && !in_headline
}

/// "a highly anticipated deal", "his recently revealed plans", "heard that warning", "worth mentioning", "without saying", "accused of
/// promising": a participle that describes a noun, or a gerund that some other word governs. ("By saying", "while noting" are told
/// of the subject.)
fn is_within_phrase(doc: &Document, group: &VerbGroup) -> bool {
    let start = group.tokens.start;
    let is_adverb = |t: usize| doc.tag(t) == Upos::Adv || doc.lower(t) == "not";
    let Some(before) = (start.saturating_sub(4)..start).rev().find(|&t| !is_adverb(t)) else { return false };
    let determines = doc.tag(before) == Upos::Det
        || doc.is_one_of(before, &["his", "its", "their", "our", "my", "your", "'s"]);
    match group.form {
        // "in a press briefing that"
        Form::Gerund if doc.is_in(group.head, &CUE_OCCASIONS) && doc.tag(before).is_nominal() => true,
        Form::Gerund => {
            let governs = matches!(doc.tag(before), Upos::Adj | Upos::Adp | Upos::Sconj);
            determines || governs && !doc.is_one_of(before, &TELL_WHEN)
        }
        _ => {
            let describes = before + 1 < start && doc.tag(group.head + 1) == Upos::Noun;
            determines && describes && group.tokens.len() == 1
        }
    }
}

/// What leads a gerund that tells of the subject.
const TELL_WHEN: [&str; 9] = ["after", "as", "before", "beyond", "by", "despite", "when", "while", "whilst"];

/// "expressed hope", "voiced fear": a noun that can be a verb.
fn follows_expressing(doc: &Document, head: usize) -> bool {
    let before = head.checked_sub(1).and_then(|t| verb(doc.lower(t)));
    let row = before.and_then(|(lemma, _)| CUES.get(lemma));
    row.is_some_and(|row| row.parts(0).any(|frame| frame == "noun"))
        && CUE_NOUNS.get(doc.lower(head)).is_some()
}

/// Whether a day or month stands at a token.
fn begins_time(doc: &Document, token: usize) -> bool {
    doc.is_in(token, &WEEKDAYS) || doc.is_capital(token) && doc.is_in(token, &MONTHS)
}

/// The sentence around a token, no further than [`WINDOW`], and within the token's quotation.
pub(super) fn scope(doc: &Document, token: usize) -> Range<usize> {
    let sentence = doc.sentence_tokens(token);
    let mut scope =
        sentence.start.max(token.saturating_sub(WINDOW))..sentence.end.min(token.saturating_add(WINDOW));
    let quotation = doc.quotation_of(token);
    if let Some(quotation) = quotation {
        let inside = &doc.quotations[quotation].tokens;
        scope = scope.start.max(inside.start)..scope.end.min(inside.end);
    }
    // "Rey agreed; Ortiz, however, said no": clauses apart.
    let divides = |t: &usize| doc.word(*t) == ";" && doc.quotation_of(*t) == quotation;
    let start = (scope.start..token).rev().find(divides).map_or(scope.start, |t| t + 1);
    let end = (token..scope.end).find(divides).unwrap_or(scope.end);
    start..end
}
