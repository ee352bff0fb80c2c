//! Whether an expression of time looks back or ahead, by the verb it belongs to.

use super::calendar::day_of_month;
use crate::document::{BlockKind, Document};
use crate::lexicon::{CUES, Row, TIME_OUTLOOKS, VerbForm, WEEKDAYS, verb};
use crate::parser::{Form, Modality};
use crate::{Upos, document::TokenKind};
use std::ops::Range;

/// Where on the line of time something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// A verb in the past: before the day of publication, or on it.
    Past,
    /// A verb in the future: after it, or on it.
    Future,
    /// A plan, kept or not: "is due", "was expected".
    Plan,
    /// An object that may be ahead of its past verb: "proposed a vote in November".
    Proposed,
    /// A verb in the present: a timetable ("talks begin on Friday"), or what always holds.
    Present,
    /// No verb tells.
    Unknown,
}

/// How far a verb is looked for, in tokens.
const REACH: usize = 40;

/// The direction of the expression at `tokens`. Needs all layers of [`Document`].
pub(super) fn direction(doc: &Document, tokens: &Range<usize>) -> Direction {
    match doc.blocks.get(doc.block_of(tokens.start)).map(|block| block.kind) {
        Some(BlockKind::Paragraph) => {}
        // Headlines tell in the present tense what has happened.
        Some(BlockKind::Headline) => return headline(doc, tokens),
        _ => return Direction::Unknown,
    }
    match lead(doc, tokens.start) {
        "ahead of" => return Direction::Future,
        "into" if modifies_noun(doc, tokens.end) => return Direction::Future,
        "since" => return Direction::Past,
        _ => {}
    }
    if modifies_noun(doc, tokens.end) {
        return attributive(doc, tokens);
    }
    if has_past_clause(doc, tokens.end) {
        return Direction::Past;
    }
    let Some(group) = governor(doc, tokens) else { return Direction::Unknown };
    let verb = &doc.syntax.verb_groups[group];
    // "The vote, due on Sunday, was put off."
    let near = tokens.start.saturating_sub(2).max(doc.sentence_tokens(tokens.start).start);
    if is_planned(doc, verb.tokens.start.min(near)..tokens.start, false) {
        let now = is_present_of_be(doc, verb.tokens.start);
        return if now { Direction::Future } else { Direction::Plan };
    }
    // "put off until Tuesday"; but "until Tuesday, they had not met".
    let limit = preposition(doc, tokens.start).is_some_and(|t| doc.is_one_of(t, &["until", "till", "by"]));
    if limit && verb.head < tokens.start && !verb.negated && doc.lower(verb.tokens.start) != "had" {
        return Direction::Future;
    }
    if let Some(direction) = object_ahead(doc, verb.head, tokens) {
        // "would seek a vote in November"
        let ahead = direction == Direction::Proposed && verb.modality != Modality::None;
        return if ahead { Direction::Future } else { direction };
    }
    // "are to debate", where the infinitive was not seen
    if is_present_of_be(doc, verb.head)
        && doc.tag(verb.head + 1) == Upos::Part
        && doc.lower(verb.head + 1) == "to"
    {
        return Direction::Future;
    }
    // "the vote is on Friday"; but "she is the winner of a vote in May"
    let gap = verb.tokens.end..tokens.start;
    let is_copula = doc.tag(verb.head) == Upos::Aux && verb.modality == Modality::None;
    if is_copula && gap.len() > 2 && is_present_of_be(doc, verb.head) {
        return Direction::Unknown;
    }
    tense(doc, group)
}

/// Whether the verb that an expression says the time of tells of speech: "said on Tuesday".
pub(super) fn is_of_speech(doc: &Document, tokens: &Range<usize>) -> bool {
    let head = governor(doc, tokens).map(|group| doc.lower(doc.syntax.verb_groups[group].head));
    head.and_then(verb).is_some_and(|(lemma, _)| CUES.get(lemma).is_some())
}

fn headline(doc: &Document, tokens: &Range<usize>) -> Direction {
    let sentence = doc.sentence_tokens(tokens.start);
    let groups = doc.syntax.verb_groups_in(sentence.clone());
    let ahead = groups.into_iter().any(|g| {
        let group = &doc.syntax.verb_groups[g];
        group.modality == Modality::Future
            || group.form == Form::Infinitive && group.tokens.start < tokens.start
    });
    if ahead { Direction::Future } else { Direction::Past }
}

/// What leads to an expression past articles and nouns: "ahead of Friday's vote", "ahead of a vote in May", "since
/// May", "going into Friday's vote"; empty where it is none of them.
fn lead(doc: &Document, start: usize) -> &'static str {
    let low = doc.sentence_tokens(start).start.max(start.saturating_sub(REACH / 5));
    match preposition(doc, start).map_or("", |t| doc.lower(t)) {
        "since" => return "since",
        // "going into Friday's vote"
        "into" => return "into",
        _ => {}
    }
    let verbless = (low..start).rev().take_while(|&t| doc.syntax.verb_group_of(t).is_none());
    let ahead = verbless.into_iter().any(|t| doc.lower(t) == "ahead" && doc.lower(t + 1) == "of");
    if ahead { "ahead of" } else { "" }
}

/// "in the August blast", "a blast in August that killed ten": a clause behind tells.
fn has_past_clause(doc: &Document, end: usize) -> bool {
    let verb = end + 1;
    doc.is_one_of(end, &["that", "which", "when"])
        && doc.syntax.verb_group_of(verb).is_some_and(|group| {
            let group = &doc.syntax.verb_groups[group];
            group.form == Form::Finite
                && group.modality == Modality::None
                && finite(doc, group.tokens.clone(), group.head) == Direction::Past
        })
}

/// "Friday's vote", "the July 17 polls": the expression stands before a noun.
fn modifies_noun(doc: &Document, end: usize) -> bool {
    doc.lower(end) == "'s" || matches!(doc.tag(end), Upos::Noun | Upos::Adj)
}

/// Before a noun, only a verb whose subject the noun is tells: "Friday's vote will decide".
fn attributive(doc: &Document, tokens: &Range<usize>) -> Direction {
    // "the October 7 attacks"
    if doc.tag(tokens.end) == Upos::Noun && outlook(doc.lower(tokens.end)) == "unplanned" {
        return Direction::Past;
    }
    let after = (tokens.end..doc.sentence_tokens(tokens.start).end).take(6);
    let group = after.into_iter().find_map(|t| doc.syntax.verb_group_of(t));
    let is_future = |g: usize| doc.syntax.verb_groups[g].modality == Modality::Future;
    // "they will meet before Sunday's vote"
    let bound =
        preposition(doc, tokens.start).is_some_and(|t| doc.is_one_of(t, &["before", "until", "by", "at"]));
    // "she will attend Sunday's vote", "they expect her to win Sunday's vote"
    let governor = governor(doc, tokens);
    let happens = |g: usize| {
        let head = doc.syntax.verb_groups[g].head;
        head < tokens.start
            && objects(doc.lower(head)) == "event"
            && matches!(tense(doc, g), Direction::Future | Direction::Plan)
    };
    // "takes charge for Sunday's match"
    let prepares = |g: usize| {
        tense(doc, g) == Direction::Present && doc.tag(doc.syntax.verb_groups[g].head) == Upos::Verb
    };
    let target = preposition(doc, tokens.start).is_some_and(|t| doc.lower(t) == "for");
    let ahead = group.is_some_and(is_future)
        || target && governor.is_some_and(prepares)
        || bound && governor.is_some_and(|g| matches!(tense(doc, g), Direction::Future | Direction::Plan))
        || governor.is_some_and(happens);
    if ahead { Direction::Future } else { Direction::Unknown }
}

/// The preposition directly before an expression.
fn preposition(doc: &Document, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    matches!(doc.tag(before), Upos::Adp | Upos::Sconj).then_some(before)
}

/// The verb group that an expression says the time of.
fn governor(doc: &Document, tokens: &Range<usize>) -> Option<usize> {
    let sentence = doc.sentence_tokens(tokens.start);
    let start = preposition(doc, tokens.start).filter(|t| *t >= sentence.start).unwrap_or(tokens.start);
    let groups = &doc.syntax.verb_groups;
    let low = sentence.start.max(start.saturating_sub(REACH));
    let high = sentence.end.min(tokens.end + REACH);
    let is_open = |range: Range<usize>| !range.into_iter().any(|t| is_barrier(doc, t));
    let before = doc.syntax.verb_groups_in(low..start).rev().find(|&g| is_open(groups[g].tokens.end..start));
    let after =
        doc.syntax.verb_groups_in(tokens.end..high).filter(|&g| is_open(tokens.end..groups[g].tokens.start));
    let after = after.clone().find(|&g| groups[g].form == Form::Finite).or(after.clone().next());
    if let Some(before) = before
        && groups[before].tokens.end == start
    {
        return Some(before);
    }
    if let Some(after) = after
        && groups[after].tokens.start == tokens.end
        && groups[after].form == Form::Finite
        && !(before.is_some() && is_present_of_be(doc, groups[after].head))
    {
        return Some(after);
    }
    let opens_clause = start == sentence.start
        || is_barrier(doc, start - 1)
        || doc.is_one_of(start - 1, &["that", "and", "but", "while", "also", "then"])
        || doc.word(start - 1) == "," && doc.word(tokens.end) == ","
        || start - sentence.start <= 1;
    if opens_clause { after.or(before) } else { before.or(after) }
}

/// Marks that a clause does not reach across.
fn is_barrier(doc: &Document, token: usize) -> bool {
    doc.tokens[token].kind == TokenKind::Quote || matches!(doc.word(token), ";" | ":" | "–" | "—" | "--")
}

/// Whether words between a verb and an expression tell of a plan: "is due in Kenya on Friday".
///
/// Before an infinitive, more words do: "agreed to meet on Friday".
fn is_planned(doc: &Document, tokens: Range<usize>, infinitive: bool) -> bool {
    let near = tokens.start.max(tokens.end.saturating_sub(REACH))..tokens.end;
    near.into_iter().any(|t| {
        // "set for"
        let outlook =
            doc.entry(t, &TIME_OUTLOOKS).map_or_else(|| outlook(doc.lower(t)), |(_, row)| row.column(0));
        // "told him of their plan on Friday", but "plans for a vote on Friday"
        let topic = doc.tag(t) == Upos::Noun && !doc.is_one_of(t + 1, &["for", "to"]);
        outlook == "plan" && !topic || infinitive && outlook == "infinitive"
    })
}

/// "set a hearing for Friday", "called a meeting for Friday" are ahead; "proposed a vote in November" may be.
fn object_ahead(doc: &Document, verb: usize, tokens: &Range<usize>) -> Option<Direction> {
    let before = preposition(doc, tokens.start).filter(|t| *t > verb)?;
    let passive = doc.syntax.verb_group_of(verb).is_some_and(|group| doc.syntax.verb_groups[group].passive);
    let object = passive
        || (verb + 1..before).take_while(|&t| doc.tag(t) != Upos::Adp).any(|t| doc.tag(t).is_nominal());
    // "pencilled in for Dec. 5", "called a meeting for Thursday"; but "reported 40 cases for Thursday"
    let for_day =
        doc.lower(before) == "for" && doc.tag(verb) == Upos::Verb && outlook(doc.lower(verb)) != "past";
    if for_day && names_day(doc, tokens) {
        return Some(Direction::Plan);
    }
    match (objects(doc.lower(verb)), doc.lower(before)) {
        ("for" | "object", "for") if object => Some(Direction::Plan),
        ("object", "in" | "on" | "by" | "before") if object => Some(Direction::Proposed),
        _ => None,
    }
}

/// Whether an expression names a day: "Thursday", "Dec. 5".
fn names_day(doc: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|t| doc.is_in(t, &WEEKDAYS) || day_of_month(doc, t).is_some())
}

/// Whether a verb tells of a plan: "suggested".
fn proposes(doc: &Document, group: usize) -> bool {
    objects(doc.lower(doc.syntax.verb_groups[group].head)) == "object"
}

/// The second column of `time_outlooks.tsv`.
fn objects(word: &str) -> &'static str {
    outlook_row(word).map_or("", |row| row.column(1))
}

/// The column of `time_outlooks.tsv`; empty for words that are not in it.
fn outlook(word: &str) -> &'static str {
    outlook_row(word).map_or("", |row| row.column(0))
}

fn outlook_row(word: &str) -> Option<Row> {
    TIME_OUTLOOKS.get(word).or_else(|| TIME_OUTLOOKS.get(verb(word)?.0))
}

/// What the form of a verb group says.
fn tense(doc: &Document, group: usize) -> Direction {
    let verb_group = &doc.syntax.verb_groups[group];
    // "will on Friday leave"
    if doc.is_one_of(verb_group.head, &["will", "shall", "'ll"]) {
        return Direction::Future;
    }
    // "could not be reached on Friday", "may have left on Friday"
    let possible = verb_group.modality == Modality::Possible;
    let has = |words: &[&str]| verb_group.tokens.clone().any(|t| doc.is_one_of(t, words));
    let negated = verb_group.negated || has_negative_subject(doc, verb_group.tokens.start);
    if possible && (has(&["have", "'ve"]) || negated && has(&["could"])) {
        return Direction::Past;
    }
    match (verb_group.modality, verb_group.form) {
        (Modality::Future | Modality::Possible, _) => Direction::Future,
        (_, Form::Finite) => shared_auxiliary(doc, group)
            .or_else(|| same_clause(doc, group))
            .unwrap_or_else(|| finite(doc, verb_group.tokens.clone(), verb_group.head)),
        // "wants a vote held in November"
        (_, Form::Participle) if main_verb(doc, group).is_some_and(|main| proposes(doc, main)) => {
            Direction::Proposed
        }
        (_, Form::Participle) => Direction::Past,
        (_, Form::Infinitive) => infinitive(doc, group),
        // "proposed holding a vote in November"
        (_, Form::Gerund) => match main_verb(doc, group) {
            Some(main) if proposes(doc, main) => Direction::Proposed,
            Some(main) => tense_of_finite(doc, main),
            // "Beginning Monday, fees rise."
            None => verb_behind(doc, group).map_or(Direction::Unknown, |main| tense_of_finite(doc, main)),
        },
    }
}

/// "Neither of them could be reached", "nobody could say"
fn has_negative_subject(doc: &Document, verb: usize) -> bool {
    let low = doc.sentence_tokens(verb).start.max(verb.saturating_sub(REACH / 4));
    (low..verb).any(|t| doc.is_one_of(t, &["neither", "none", "nobody", "no"]))
}

fn tense_of_finite(doc: &Document, group: usize) -> Direction {
    let group = &doc.syntax.verb_groups[group];
    match group.modality {
        Modality::None => finite(doc, group.tokens.clone(), group.head),
        _ => Direction::Future,
    }
}

fn is_present_of_be(doc: &Document, token: usize) -> bool {
    doc.is_one_of(token, &["is", "are", "am", "'s", "'re", "'m"])
}

/// "will take office and run in November": a bare verb shares the auxiliary of the one before.
fn shared_auxiliary(doc: &Document, group: usize) -> Option<Direction> {
    let verb_group = &doc.syntax.verb_groups[group];
    let before = &doc.syntax.verb_groups[group.checked_sub(1)?];
    let joint = verb_group.tokens.start.checked_sub(1)?;
    let bare = verb_group.tokens.len() == 1
        && verb(doc.lower(verb_group.head))
            .is_some_and(|(_, forms)| forms.has(VerbForm::Base) && !forms.has(VerbForm::Past));
    let near =
        before.tokens.start >= doc.sentence_tokens(joint).start && joint - before.tokens.start <= REACH;
    let ahead = before.modality != Modality::None;
    (bare && near && ahead && doc.is_one_of(joint, &["and", "or", ",", "then"])).then_some(Direction::Future)
}

/// "met her top aides": two finite verbs with nothing but a phrase between are one verb and a noun that was
/// taken for a verb, unless the first one says something ("said talks begin").
fn same_clause(doc: &Document, group: usize) -> Option<Direction> {
    let verb_group = &doc.syntax.verb_groups[group];
    let before = &doc.syntax.verb_groups[group.checked_sub(1)?];
    let between = before.tokens.end..verb_group.tokens.start;
    let same_sentence = before.tokens.start >= doc.sentence_tokens(verb_group.head).start;
    let phrase = |t: usize| {
        matches!(doc.tag(t), Upos::Adp | Upos::Adj | Upos::Det | Upos::Noun | Upos::Propn | Upos::Num)
            || doc.is_one_of(t, &["his", "her", "its", "their", "our", "my", "'s"])
    };
    let near = between.len() <= REACH / 4 && between.clone().all(phrase) && !between.is_empty();
    let past = before.form == Form::Finite
        && before.modality == Modality::None
        && finite(doc, before.tokens.clone(), before.head) == Direction::Past
        && outlook(doc.lower(before.head)) != "past";
    let bare = verb_group.tokens.len() == 1;
    (same_sentence && near && past && bare).then_some(Direction::Past)
}

/// "met", "has met", "is meeting", "meets".
fn finite(doc: &Document, tokens: Range<usize>, head: usize) -> Direction {
    let first = tokens.start;
    if doc.is_one_of(first, &["was", "were", "had", "did", "has", "have", "'ve", "been"]) {
        return Direction::Past;
    }
    if is_present_of_be(doc, first) || doc.is_one_of(first, &["do", "does"]) {
        return Direction::Present;
    }
    let has = |form| verb(doc.lower(head)).is_some_and(|(_, forms)| forms.has(form));
    let past = has(VerbForm::Past)
        || has(VerbForm::Participle) && !has(VerbForm::Base)
        || doc.lower(head).ends_with("ed");
    if past || outlook(doc.lower(head)) == "past" {
        Direction::Past
    } else if has(VerbForm::Base)
        && tokens.len() == 1
        && doc.is_one_of(first.wrapping_sub(1), &["he", "she", "it"])
    {
        // "advised that he skip Friday's game"
        Direction::Plan
    } else if has(VerbForm::Third) || has(VerbForm::Base) && has_plural_subject(doc, head) {
        Direction::Present
    } else {
        Direction::Unknown
    }
}

/// Whether a bare verb follows what it agrees with: "talks begin", not "the company's move", "a bus stand".
fn has_plural_subject(doc: &Document, verb: usize) -> bool {
    let Some(before) = (verb.saturating_sub(3)..verb).rev().find(|&t| doc.tag(t) != Upos::Adv) else {
        return false;
    };
    let plural = doc.tag(before).is_nominal() && doc.lower(before).ends_with('s');
    let row = doc.tag(before).is_nominal() && before > 0 && doc.lower(before - 1) == "and";
    let pronoun =
        doc.is_one_of(before, &["they", "we", "you", "i", "who", "that", "which", "these", "those"]);
    // "parts of the state run out of money"
    let subject = || {
        let phrase = doc.syntax.subject(doc, doc.syntax.verb_group_of(verb)?)?;
        let head = doc.syntax.noun_phrases.get(phrase)?.head;
        (doc.tag(head) == Upos::Noun && doc.lower(head).ends_with('s')).then_some(())
    };
    pronoun || plural || row || subject().is_some()
}

/// "a vote to be held", "is to visit", "plans to meet"; but "failed to meet on Friday".
fn infinitive(doc: &Document, group: usize) -> Direction {
    let verb_group = &doc.syntax.verb_groups[group];
    let start = verb_group.tokens.start;
    let low = doc.sentence_tokens(start).start.max(start.saturating_sub(6));
    let behind_noun = start > low && doc.tag(start - 1).is_nominal();
    // "is said to have left on Friday"
    if doc.lower(start + 1) == "have" {
        return Direction::Past;
    }
    if is_planned(doc, low..start, true) || verb_group.passive && behind_noun {
        return Direction::Plan;
    }
    main_verb(doc, group).map_or(Direction::Unknown, |main| tense_of_finite(doc, main))
}

/// The next finite verb in the sentence.
fn verb_behind(doc: &Document, group: usize) -> Option<usize> {
    let start = doc.syntax.verb_groups[group].tokens.end;
    let high = doc.sentence_tokens(start.checked_sub(1)?).end.min(start + REACH);
    doc.syntax.verb_groups_in(start..high).find(|&g| doc.syntax.verb_groups[g].form == Form::Finite)
}

/// The nearest finite verb before.
fn main_verb(doc: &Document, group: usize) -> Option<usize> {
    let start = doc.syntax.verb_groups[group].tokens.start;
    let low = doc.sentence_tokens(start).start.max(start.saturating_sub(REACH));
    doc.syntax.verb_groups_in(low..start).rev().find(|&g| doc.syntax.verb_groups[g].form == Form::Finite)
}
