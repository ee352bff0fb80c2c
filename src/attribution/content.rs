//! Where a content begins and ends.

use super::cue::Cue;
use super::reading::{Context, Source};
use crate::document::TokenKind;
use crate::lexicon::{MONTHS, WEEKDAYS};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// What stands behind a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complement {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its first token, complementiser and opening mark excluded.
    pub start: usize,
    /// Who was told, where the cue takes a person before its content.
    pub addressee: Option<Source>,
}

/// The kinds of complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A quotation, by its index.
    Quotation(usize),
    /// A clause behind "that".
    That,
    /// A clause without "that".
    Clause,
    /// "whether …", "how …"
    Wh,
    /// "to …"
    Infinitive,
    /// "having …"
    Gerund,
    /// A noun phrase.
    Phrase,
    /// Nothing: the sentence ends, or a comma follows.
    Nothing,
}

const WH: [&str; 9] = ["whether", "if", "how", "why", "what", "where", "when", "who", "which"];

/// What stands behind a cue.
pub(super) fn complement(ctx: &Context, cue: &Cue) -> Option<Complement> {
    let doc = ctx.doc;
    let end = cue.scope.end;
    let behind = ctx.behind_adverbs(cue.tokens.end);
    let object = cue.takes_object().then(|| doc.syntax.noun_phrase_of(behind)).flatten();
    let is_object = |np: &usize| {
        doc.syntax.noun_phrases[*np].tokens.start == behind && !is_subject_of_next(ctx, *np, end)
    };
    let addressee = object.filter(is_object).map(|np| with_title(ctx, ctx.source(np)));
    let start = addressee.as_ref().map_or(cue.tokens.end, |a| a.tokens.end);
    let given = |kind, start| Some(Complement { kind, start, addressee: addressee.clone() });
    let at = behind_adjuncts(ctx, start, end);
    if let Some((quotation, from)) = quotation_at(ctx, at, end) {
        return given(Kind::Quotation(quotation), from);
    }
    if let Some(that) = complementiser(ctx, ctx.behind_adverbs(start), end) {
        return match ctx.quotation_opened_by(that + 1) {
            Some(q) if is_speech(ctx, q) => given(Kind::Quotation(q), that + 2),
            _ => given(Kind::That, that + 1),
        };
    }
    if at >= end || is_stop(ctx, at) {
        return given(Kind::Nothing, at);
    }
    if doc.is_one_of(at, &WH) && at + 1 < end {
        return given(Kind::Wh, at);
    }
    if let Some(group) = doc.syntax.verb_group_of(at) {
        let group = &doc.syntax.verb_groups[group];
        if group.tokens.start == at {
            return match group.form {
                Form::Infinitive => given(Kind::Infinitive, at),
                Form::Gerund => given(Kind::Gerund, at),
                // "a deal which he said had nearly failed": the relative pronoun is the subject.
                Form::Finite if follows_relative(ctx, cue) => given(Kind::Clause, at),
                _ => None,
            };
        }
    }
    // "said under the accord both sides would", "said if they came": the clause begins with what leads it.
    let begins = doc.syntax.noun_phrase_of(at).is_some()
        || matches!(doc.tag(at), Upos::Sconj | Upos::Adp | Upos::Det | Upos::Adj | Upos::Pron | Upos::Num)
        || doc.tokens[at].kind == TokenKind::Quote;
    if begins && has_finite_verb(ctx, at..end) {
        return given(Kind::Clause, at);
    }
    begins.then_some(Complement { kind: Kind::Phrase, start: at, addressee })
}

/// Whether a relative pronoun stands before the subject of a cue: "which he said".
fn follows_relative(ctx: &Context, cue: &Cue) -> bool {
    let subject = ctx.subject(cue).map(|s| s.tokens.start);
    subject.and_then(|s| s.checked_sub(1)).is_some_and(|t| ctx.doc.is_one_of(t, &RELATIVES))
}

const RELATIVES: [&str; 4] = ["which", "who", "that", "what"];

/// A phrase with the quoted name behind it: "told the programme “Morning Call”".
fn with_title(ctx: &Context, phrase: Source) -> Source {
    let Some(quotation) = ctx.quotation_opened_by(phrase.tokens.end).filter(|q| !is_speech(ctx, *q)) else {
        return phrase;
    };
    let end = ctx.doc.quotations[quotation].close.map_or(phrase.tokens.end, |close| close + 1);
    Source { tokens: phrase.tokens.start..end, ..phrase }
}

/// Whether a noun phrase is directly followed by the finite verb of which it is the subject.
fn is_subject_of_next(ctx: &Context, noun_phrase: usize, end: usize) -> bool {
    let doc = ctx.doc;
    let next = ctx.behind_adverbs(doc.syntax.noun_phrases[noun_phrase].tokens.end);
    next < end
        && doc.syntax.verb_group_of(next).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite)
}

/// Whether there is a finite verb in some tokens.
pub(super) fn has_finite_verb(ctx: &Context, tokens: Range<usize>) -> bool {
    let syntax = &ctx.doc.syntax;
    syntax.verb_groups_in(tokens).any(|g| syntax.verb_groups[g].form == Form::Finite)
}

/// A mark that ends the clause of the cue itself.
fn is_stop(ctx: &Context, token: usize) -> bool {
    let doc = ctx.doc;
    matches!(doc.word(token), "," | "." | ";" | "?" | "!" | "—" | "–" | "--" | ")" | ":")
        || ctx.quotation_closed_by(token).is_some()
}

/// A quotation that begins at a token, or behind the comma or colon there: its index and first token.
fn quotation_at(ctx: &Context, at: usize, end: usize) -> Option<(usize, usize)> {
    let doc = ctx.doc;
    let mark = if matches!(doc.word(at), "," | ":") { at + 1 } else { at };
    if mark < end {
        let quotation = ctx.quotation_opened_by(mark)?;
        return (mark > at || is_speech(ctx, quotation)).then_some((quotation, mark + 1));
    }
    // "He added:" before a paragraph that is a quotation.
    let quotation = (doc.word(at) == ":").then(|| ctx.quotation_opened_by(at + 1)).flatten()?;
    Some((quotation, mark + 1))
}

/// Whether a quotation is somebody's sentence rather than a phrase within the narrator's.
pub(super) fn is_speech(ctx: &Context, quotation: usize) -> bool {
    let doc = ctx.doc;
    let quotation = &doc.quotations[quotation];
    let last = quotation.tokens.end - 1;
    let next = quotation.close.map_or(quotation.tokens.end, |close| close + 1);
    let closes_sentence = matches!(doc.word(last), "." | "," | "?" | "!")
        || quotation.close.is_none()
        || matches!(doc.word(next), "." | "," | "?" | "!")
        || next >= doc.sentence_tokens(last).end;
    closes_sentence && doc.is_capital(quotation.tokens.start)
        || closes_sentence
            && quotation.tokens.len() > 4
            && has_finite_verb(ctx, quotation.tokens.clone())
            && doc.syntax.noun_phrase_of(quotation.tokens.start).is_some()
}

/// The complementiser "that" of a cue whose clause goes on at `at`, over times, places and addressees.
fn complementiser(ctx: &Context, at: usize, end: usize) -> Option<usize> {
    let doc = ctx.doc;
    let sibling = ctx.cues_in(at..end).iter().find(|c| c.is_gerund(doc)).map_or(end, |c| c.head);
    // "said, however, that" – "officials said, the accords that": a comma has to close before "that".
    let parenthesis = doc.word(at) == ",";
    for t in at..sibling.min(at + 40) {
        if doc.lower(t) == "that" {
            if parenthesis && doc.word(t - 1) != "," {
                return None;
            }
            // "believed Rey's claim that": the clause belongs to the noun.
            let object = doc.syntax.noun_phrase_of(at).map(|np| doc.syntax.noun_phrases[np].tokens.end);
            if object == Some(t) && super::rules::cue_noun(doc.lower(t - 1)).is_some() {
                return None;
            }
            // "said that was wrong": a pronoun; "said that all was well": not.
            let is_pronoun = doc.syntax.verb_group_of(t + 1).is_some_and(|g| {
                doc.syntax.verb_groups[g].tokens.start == t + 1
                    && doc.syntax.verb_groups[g].form == Form::Finite
            });
            return (!is_pronoun && has_finite_verb(ctx, t + 1..end)).then_some(t);
        }
        let is_finite =
            doc.syntax.verb_group_of(t).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite);
        if is_finite
            || doc.tokens[t].kind == TokenKind::Quote && t + 1 < end && doc.lower(t + 1) != "that"
            || matches!(doc.word(t), ";" | ":" | "." | "?" | "!")
            || doc.is_one_of(t, &WH)
        {
            return None;
        }
    }
    None
}

/// Behind what may stand between a cue and its content: adverbs, times, places, addressees.
pub(super) fn behind_adjuncts(ctx: &Context, start: usize, end: usize) -> usize {
    let doc = ctx.doc;
    let mut at = start;
    while at < end {
        let next = if let Some(after) = ctx.time_at(at) {
            after
        } else if doc.tag(at) == Upos::Adv || doc.is_in(at, &WEEKDAYS) || is_month(ctx, at) {
            at + 1
        } else if doc.is_one_of(at, &PREPOSITIONS) {
            match behind_preposition(ctx, at + 1, end) {
                Some(after) => after,
                None => break,
            }
        } else {
            break;
        };
        at = next;
    }
    at.min(end)
}

const PREPOSITIONS: [&str; 16] = [
    "on",
    "in",
    "at",
    "during",
    "after",
    "before",
    "to",
    "through",
    "via",
    "by",
    "with",
    "from",
    "following",
    "late",
    "early",
    "earlier",
];

fn is_month(ctx: &Context, at: usize) -> bool {
    ctx.doc.is_capital(at) && ctx.doc.is_in(at, &MONTHS)
}

/// The end of what follows a preposition: a time, or a noun phrase with its modifiers.
fn behind_preposition(ctx: &Context, at: usize, end: usize) -> Option<usize> {
    let doc = ctx.doc;
    if at >= end {
        return None;
    }
    if let Some(after) = ctx.time_at(at) {
        return Some(after);
    }
    if doc.is_in(at, &WEEKDAYS) {
        return Some(at + 1);
    }
    if is_month(ctx, at) {
        return Some(if doc.tokens[at + 1].kind == TokenKind::Number { at + 2 } else { at + 1 });
    }
    let np = doc.syntax.noun_phrase_of(at).or_else(|| {
        let group = doc.syntax.verb_group_of(at)?;
        let group = &doc.syntax.verb_groups[group];
        (group.form == Form::Gerund).then(|| doc.syntax.noun_phrase_of(group.tokens.end)).flatten()
    })?;
    Some(chain_end(ctx, np, end))
}

/// The end of a noun phrase with the "of …", "with …" behind it, without appositions.
fn chain_end(ctx: &Context, noun_phrase: usize, end: usize) -> usize {
    let doc = ctx.doc;
    let mut at = doc.syntax.noun_phrases[noun_phrase].tokens.end;
    while at + 1 < end && doc.is_one_of(at, &["of", "with", "and", "'s", "between", "for"]) {
        match doc.syntax.noun_phrase_of(at + 1) {
            Some(np) if !is_subject_of_next(ctx, np, end) => at = doc.syntax.noun_phrases[np].tokens.end,
            _ => break,
        }
    }
    at
}

/// The end of an indirect content that begins at `start` behind `cue`: before what reports something else.
pub(super) fn clause_end(ctx: &Context, cue: &Cue, start: usize) -> usize {
    let doc = ctx.doc;
    let mut end = cue.scope.end;
    // A quotation that the sentence opens may hold further sentences.
    if let Some(quotation) = end.checked_sub(1).and_then(|last| doc.quotation_of(last)) {
        let quotation = &doc.quotations[quotation];
        if quotation.open >= start && quotation.depth == 0 {
            end = quotation.close.unwrap_or(quotation.tokens.end);
        }
    }
    if let Some(comma) = subordinate_end(ctx, cue, start) {
        end = end.min(comma);
    }
    for other in ctx.cues_in(start..end) {
        if doc.quotation_of(other.head) != doc.quotation_of(cue.head) {
            continue;
        }
        if let Some(at) = boundary(ctx, cue, other, start) {
            end = at;
            break;
        }
    }
    let ends = |t: &usize| super::rules::closes_with_source(ctx, *t, end) || begins_remark(ctx, *t, start);
    (start..end).find(ends).unwrap_or(end)
}

/// ", an accusation Ortiz rejects", ", even as": the narrator's own words on what was said.
fn begins_remark(ctx: &Context, comma: usize, start: usize) -> bool {
    let doc = ctx.doc;
    if comma == start
        || doc.word(comma) != "," && ctx.quotation_closed_by(comma).is_none()
        || doc.quotation_of(comma).is_some_and(|q| doc.quotations[q].open >= start)
    {
        return false;
    }
    let names_utterance =
        || doc.is_one_of(comma + 1, &["a", "an"]) && super::rules::cue_noun(doc.lower(comma + 2)).is_some();
    let contrasts = || match doc.lower(comma + 1) {
        "even" => doc.lower(comma + 2) == "as",
        "contrary" => doc.lower(comma + 2) == "to",
        _ => false,
    };
    names_utterance() || contrasts()
}

/// Where the clause of a cue ends if it is not the main one: "While Rey said …, …", "Rey, who said …, …".
fn subordinate_end(ctx: &Context, cue: &Cue, start: usize) -> Option<usize> {
    let doc = ctx.doc;
    let subject = ctx.subject(cue)?.tokens;
    let leader = subject.start.checked_sub(1).filter(|t| cue.scope.contains(t));
    let led = leader.is_some_and(|t| {
        doc.is_one_of(t, &["while", "although", "though", "as", "after", "when", "because", "since", "if"])
    }) && leader
        .is_some_and(|t| t == cue.scope.start || matches!(doc.word(t - 1), "," | ":" | ";"));
    let relative = (subject.start..cue.tokens.start).any(|t| doc.is_one_of(t, &["who", "which", "whom"]));
    // "Noting that …, Rey said"
    let fronted = cue.is_gerund(doc) && (cue.tokens.start == cue.scope.start || subject.start > cue.head);
    if !(led || relative || fronted) {
        return None;
    }
    let mut commas = (start..cue.scope.end).filter(|&t| doc.word(t) == "," && doc.quotation_of(t).is_none());
    if relative && !fronted {
        // The comma behind which the main clause goes on with its verb.
        return commas.find(|&comma| {
            let next = ctx.behind_adverbs(comma + 1);
            doc.syntax.verb_group_of(next).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite)
        });
    }
    commas.find(|&comma| begins_main_clause(ctx, comma + 1, cue.scope.end))
}

/// Whether the tokens from `at` begin a main clause: a noun phrase and its finite verb.
pub(super) fn begins_main_clause(ctx: &Context, at: usize, end: usize) -> bool {
    let doc = ctx.doc;
    let at = ctx.behind_adverbs(at);
    let Some(np) = doc.syntax.noun_phrase_of(at) else { return false };
    let behind = ctx.source(np).tokens.end;
    let next = ctx.behind_adverbs(if doc.word(behind) == "," { behind + 1 } else { behind });
    next < end
        && doc.syntax.verb_group_of(next).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite)
}

/// Where the content before `other` ends, if `other` reports beside it and not within it.
fn boundary(ctx: &Context, cue: &Cue, other: &Cue, start: usize) -> Option<usize> {
    let doc = ctx.doc;
    let scope = start..other.scope.end;
    let before = ctx.before_adverbs(other.tokens.start, &scope)?;
    if super::rules::inverted_source(ctx, other).is_some() && matches!(doc.word(before), ",") {
        return Some(before);
    }
    let comma_before = |t: usize| (t > start && doc.word(t - 1) == ",").then(|| t - 1);
    if other.is_gerund(doc) {
        // ", adding that", ", while noting", "and stressing"
        if doc.word(before) == "," {
            return Some(before);
        }
        if doc.is_one_of(before, &["while", "and", "but", "also"]) {
            // "conceding that all was lost and promising to go"
            let parallel = cue.is_gerund(doc) && doc.lower(before) == "and";
            return comma_before(before).or_else(|| parallel.then_some(before));
        }
        return other.takes("more").then_some(other.tokens.start);
    }
    if doc.tag(before) == Upos::Cconj {
        // "called on Rey to stop and promised", "said …, and also called on"
        let comma = comma_before(before);
        // "said it was “a mess” and urged": what is quoted has ended.
        let last = comma.unwrap_or(before) - 1;
        let unquotes = ctx.quotation_closed_by(last).is_some_and(|q| doc.quotations[q].open >= start);
        let also = before + 1 < other.tokens.start || other.tokens.start + 1 < other.head;
        let coordinated = comma.is_some()
            || unquotes
            || speaks_for_thing(ctx, cue, other, start)
            || other.weight() >= 1.0
            || also
            || !has_finite_verb(ctx, start..before)
            || shifts_tense(ctx, cue, other, start..before);
        return coordinated.then(|| comma.unwrap_or(before));
    }
    // ", Rey said", ", but Rey said"
    let subject = ctx.subject(other)?.tokens.start;
    let leader = subject.checked_sub(1).filter(|t| *t > start)?;
    let conjunctions = ["but", "while", "though", "although", "whereas", "and", "as"];
    if doc.is_one_of(leader, &conjunctions) {
        // "Rey said prices fell and Ortiz said wages rose"
        let parallel = doc.is_one_of(leader, &["and", "but", "while"])
            && other.act() != crate::article::Act::Think
            && is_past(ctx, other.group) == is_past(ctx, cue.group);
        return comma_before(leader).or_else(|| parallel.then_some(leader));
    }
    // ", which he said had failed", to the end of the sentence
    if doc.is_one_of(leader, &RELATIVES) {
        let last = !(other.tokens.end..cue.scope.end).any(|t| doc.word(t) == ",");
        return comma_before(leader).filter(|_| last);
    }
    // ", Rey said", “…,” Rey said
    if ctx.quotation_closed_by(leader).is_some() && matches!(doc.word(leader - 1), "," | "?" | "!") {
        return Some(leader + 1);
    }
    // "said that in recent talks, he noticed": what stands before the comma opens the clause.
    let opens =
        matches!(doc.tag(start), Upos::Adp | Upos::Sconj) && !(start..leader).any(|t| doc.word(t) == ",");
    (doc.word(leader) == "," && !opens).then_some(leader)
}

/// "said the survey was legal and called it a success": the nearest subject is a thing, which says nothing.
fn speaks_for_thing(ctx: &Context, cue: &Cue, other: &Cue, start: usize) -> bool {
    let Some(subject) = ctx.subject(other).filter(|s| s.tokens.start >= start) else { return false };
    let head = ctx.doc.syntax.noun_phrases[subject.noun_phrase].head;
    other.act() != crate::article::Act::Think
        && is_past(ctx, cue.group)
        && is_past(ctx, other.group)
        && ctx.doc.tag(head) == Upos::Noun
        && super::source::entities(ctx, &subject).is_empty()
}

/// Whether a verb stands in the simple past.
fn is_past(ctx: &Context, group: usize) -> bool {
    let group = &ctx.doc.syntax.verb_groups[group];
    let row = crate::lexicon::verb(ctx.doc.lower(group.head));
    group.tokens.len() == 1 && row.is_some_and(|(_, forms)| forms.has(crate::lexicon::VerbForm::Past))
}

/// "said he would go and warned Ortiz": the second report has the tense of the first, not of the clause between.
fn shifts_tense(ctx: &Context, cue: &Cue, other: &Cue, between: Range<usize>) -> bool {
    let syntax = &ctx.doc.syntax;
    let last = syntax.verb_groups_in(between).rev().find(|&g| syntax.verb_groups[g].form == Form::Finite);
    is_past(ctx, cue.group)
        && is_past(ctx, other.group)
        && last.is_some_and(|g| {
            let group = &syntax.verb_groups[g];
            let first = ctx.doc.lower(group.tokens.start);
            group.modality != crate::parser::Modality::None
                || matches!(first, "is" | "are" | "has" | "have" | "'s" | "'re" | "does" | "do")
        })
}

/// The content that ends before `end`, where the source or cue begins: one quotation, or the clause with its
/// quotations. None where no mark sets it apart.
pub(super) fn before(ctx: &Context, scope: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let doc = ctx.doc;
    let mark = ctx.before_adverbs(end, scope)?;
    if let Some(quotation) = ctx.quotation_closed_by(mark) {
        return Some(quoted_before(ctx, quotation));
    }
    if !matches!(doc.word(mark), "," | "?" | "!" | "—" | "–" | "--") {
        return None;
    }
    // “…”, said Rey: the comma stands outside.
    if let Some(quotation) = mark.checked_sub(1).and_then(|t| ctx.quotation_closed_by(t)) {
        return Some(quoted_before(ctx, quotation));
    }
    let start = behind_connective(ctx, scope.start, mark);
    let content = ctx.trim(start..mark);
    (!content.is_empty()).then_some(content)
}

/// The content that a quotation ends: itself, or its whole sentence where that began before it.
fn quoted_before(ctx: &Context, quotation: usize) -> Range<usize> {
    let doc = ctx.doc;
    let quotation = &doc.quotations[quotation];
    let sentence = doc.sentence_tokens(quotation.open);
    let lead = sentence.start..quotation.open;
    if lead.len() > 250
        || !has_word(ctx, lead.clone())
        || !has_finite_verb(ctx, lead.clone()) && doc.word(quotation.open - 1) == ","
    {
        return ctx.trim(quotation.tokens.clone());
    }
    let end = quotation.close.unwrap_or(quotation.tokens.end);
    ctx.trim(behind_connective(ctx, lead.start, end)..end)
}

fn has_word(ctx: &Context, mut tokens: Range<usize>) -> bool {
    tokens.any(|t| ctx.doc.tokens[t].kind == TokenKind::Word)
}

/// Behind "However," and the like, which are the narrator's.
fn behind_connective(ctx: &Context, start: usize, end: usize) -> usize {
    let doc = ctx.doc;
    const CONNECTIVES: [&str; 8] =
        ["however", "meanwhile", "moreover", "besides", "furthermore", "nevertheless", "nonetheless", "but"];
    let is_connective = start < end && doc.is_one_of(start, &CONNECTIVES);
    match (is_connective, doc.word(start + 1)) {
        (true, ",") => start + 2,
        (true, _) if doc.lower(start) == "but" => start + 1,
        _ => start,
    }
}

/// The content that goes on behind a source or cue in the middle: ", “…”" or, where what stood before is no
/// clause of its own, ", …".
pub(super) fn after(ctx: &Context, cue: &Cue, at: usize, before: &Range<usize>) -> Option<Range<usize>> {
    let doc = ctx.doc;
    let at = behind_adjuncts(ctx, at, cue.scope.end);
    if !matches!(doc.word(at), "," | ":" | "—" | "–") || at + 1 >= cue.scope.end {
        return None;
    }
    // “A,” Rey said, “B.” – Many were old, Rey said, and “B.”
    let conjunction = usize::from(doc.is_one_of(at + 1, &["and", "but"]));
    if let Some(quotation) = ctx.quotation_opened_by(at + 1 + conjunction) {
        return Some(ctx.trim(doc.quotations[quotation].tokens.clone()));
    }
    let quoted = doc.quotation_of(before.start).is_some();
    let subordinate = doc.tag(before.start) == Upos::Sconj
        || doc.is_one_of(at + 1, &["until", "although", "though", "because", "unless", "if"]);
    let goes_on = !quoted
        && (!has_finite_verb(ctx, before.clone()) || subordinate || super::rules::dangles(ctx, before))
        && has_finite_verb(ctx, at + 1..cue.scope.end);
    let is_next_cue =
        ctx.cues_in(at + 1..at + 4).iter().any(|c| c.is_gerund(doc)) || is_report(ctx, cue, at + 1);
    (goes_on && !is_next_cue).then(|| ctx.trim(at + 1..clause_end(ctx, cue, at + 1)))
}

/// Whether the clause that begins at a token is a report of its own: ", though she warned that".
fn is_report(ctx: &Context, cue: &Cue, at: usize) -> bool {
    let doc = ctx.doc;
    let from = if matches!(doc.tag(at), Upos::Sconj | Upos::Cconj) { at + 1 } else { at };
    let mut cues = ctx.cues_in(from..cue.scope.end.min(from + 30)).iter();
    cues.any(|c| {
        c.is_active(doc)
            && c.act() != crate::article::Act::Think
            && ctx.subject(c).is_some_and(|s| s.tokens.start == from)
    })
}
