//! Who does what: from a verb back to its subject.

use super::{Form, Syntax};
use crate::document::Document;
use crate::lexicon::{TITLES, VerbForm, WEEKDAYS, verb};
use crate::tagger::Upos;
use std::ops::Range;

/// How far subjects are handed on from verb to verb ("flew to Lima, met Rey and said").
const MAX_CHAIN: u8 = 6;

/// How far from its verb a subject is looked for, in tokens.
const MAX_DISTANCE: usize = 250;

/// See [`Syntax::subject`].
pub(super) fn of(syntax: &Syntax, doc: &Document, group: usize, depth: u8) -> Option<usize> {
    if depth > MAX_CHAIN {
        return None;
    }
    let verb = &syntax.verb_groups[group];
    let sentence = near(doc, verb.head);
    match verb.form {
        Form::Gerund | Form::Infinitive => {
            governor(syntax, doc, group, &sentence).and_then(|g| of(syntax, doc, g, depth + 1))
        }
        Form::Participle => noun_phrase_ending_at(syntax, verb.tokens.start, &sentence),
        Form::Finite => finite(syntax, doc, group, &sentence, depth),
    }
}

/// The tokens of a sentence near one of them: text without full stops is one sentence, and looking through it
/// has to take linear time all the same.
fn near(doc: &Document, token: usize) -> Range<usize> {
    let sentence = doc.sentence_tokens(token);
    sentence.start.max(token.saturating_sub(MAX_DISTANCE))
        ..sentence.end.min(token.saturating_add(MAX_DISTANCE))
}

/// The verb that an infinitive or participle depends on: the nearest finite one before it, else, for one at
/// the head of a sentence ("Noting that …, Xi said"), the first finite one behind the comma.
fn governor(syntax: &Syntax, doc: &Document, group: usize, sentence: &Range<usize>) -> Option<usize> {
    let verb = &syntax.verb_groups[group];
    let before = syntax.verb_groups_in(sentence.start..verb.tokens.start);
    let finite = |g: &usize| syntax.verb_groups[*g].form == Form::Finite;
    let quotation = doc.quotation_of(verb.head);
    let same_level = |g: &usize| doc.quotation_of(syntax.verb_groups[*g].head) == quotation;
    if let Some(main) = before.clone().rev().filter(finite).find(same_level) {
        // ", adding" goes on with the main clause, not with the one inside "said that …".
        if verb.form == Form::Gerund && doc.word(verb.tokens.start.saturating_sub(1)) == "," {
            return before
                .filter(finite)
                .filter(same_level)
                .find(|&g| is_main(syntax, doc, g, sentence))
                .or(Some(main));
        }
        return Some(main);
    }
    let comma = (verb.tokens.end..sentence.end).filter(|&t| doc.word(t) == ",");
    for comma in comma {
        let behind = syntax.verb_groups_in(comma + 1..sentence.end);
        let found = behind.clone().find(|g| finite(g) && same_level(g));
        if let Some(found) = found
            && finite_subject_between(syntax, doc, comma, found)
        {
            return Some(found);
        }
    }
    None
}

/// Whether the clause behind a comma begins with its subject.
fn finite_subject_between(syntax: &Syntax, doc: &Document, comma: usize, group: usize) -> bool {
    let first = (comma + 1..syntax.verb_groups[group].tokens.start)
        .find(|&t| !matches!(doc.tag(t), Upos::Adv | Upos::Cconj));
    first.is_some_and(|t| {
        syntax.noun_phrase_of(t).is_some() && doc.tag(comma.saturating_sub(1)) != Upos::Punct
    })
}

/// A finite verb that no conjunction or relative pronoun makes subordinate.
fn is_main(syntax: &Syntax, doc: &Document, group: usize, sentence: &Range<usize>) -> bool {
    let start = syntax.verb_groups[group].tokens.start;
    let Some(np) = of(syntax, doc, group, MAX_CHAIN) else { return false };
    let subject = syntax.noun_phrases[np].tokens.start;
    let between = (subject..start).any(|t| doc.is_one_of(t, &["who", "which", "that", "whose"]));
    let led =
        subject > sentence.start && (doc.tag(subject - 1) == Upos::Sconj || doc.lower(subject - 1) == "that");
    !between && !led
}

fn noun_phrase_ending_at(syntax: &Syntax, end: usize, sentence: &Range<usize>) -> Option<usize> {
    let last = end.checked_sub(1).filter(|t| *t >= sentence.start)?;
    syntax.noun_phrase_of(last)
}

fn finite(
    syntax: &Syntax,
    doc: &Document,
    group: usize,
    sentence: &Range<usize>,
    depth: u8,
) -> Option<usize> {
    let mut end = syntax.verb_groups[group].tokens.start;
    let closed = end > sentence.start && doc.word(end - 1) == ",";
    // `end` is where the unread part of the sentence ends.
    while end > sentence.start {
        let last = end - 1;
        if let Some(np) = syntax.noun_phrase_of(last) {
            let phrase = &syntax.noun_phrases[np];
            let start = phrase.tokens.start;
            let before = start.checked_sub(1).filter(|t| *t >= sentence.start);
            let prepositional = before.is_some_and(|t| matches!(doc.tag(t), Upos::Adp));
            if let Some(relative) =
                before.filter(|_| is_relative(doc, phrase.head) && phrase.tokens.len() == 1)
            {
                return antecedent(syntax, doc, relative, sentence);
            }
            if is_relative(doc, phrase.head) && phrase.tokens.len() == 1 {
                return None;
            }
            if prepositional {
                end = start - 1;
            } else if is_time(doc, phrase.head) && before.is_some() {
                end = start;
            } else if is_apposition(syntax, doc, np, closed, sentence) {
                end = start - 1;
            } else if let Some(clause) = before.and_then(|t| relative_clause_ending_at(syntax, doc, t)) {
                end = clause;
            } else {
                return Some(first_of_coordination(syntax, doc, np));
            }
            continue;
        }
        if let Some(other) = syntax.verb_group_of(last) {
            // "which began", "to fight": inside a modifier that was entered from behind.
            let other_start = syntax.verb_groups[other].tokens.start;
            // "a plan to cut taxes failed"
            if syntax.verb_groups[other].form != Form::Finite {
                end = other_start;
                continue;
            }
            end = modifier_start(syntax, doc, other)?;
            continue;
        }
        match doc.tag(last) {
            Upos::Adv | Upos::Part => end = last,
            // "The two last met in May."
            Upos::Adj if doc.is_one_of(last, &["first", "last"]) => end = last,
            // "people familiar with the matter said"
            Upos::Adj if last > 0 && syntax.noun_phrase_of(last - 1).is_some() => end = last,
            Upos::Cconj => {
                // "flew to Lima and met Rey": the verb before has the same subject.
                let before = syntax.verb_groups_in(sentence.start..last);
                let shared = before.rev().find(|&g| syntax.verb_groups[g].form == Form::Finite);
                return shared.and_then(|g| of(syntax, doc, g, depth + 1));
            }
            Upos::Pron | Upos::Det | Upos::Sconj if is_relative(doc, last) => {
                return antecedent(syntax, doc, last, sentence);
            }
            Upos::Punct if doc.word(last) == ")" => {
                end = (sentence.start..last).rev().take(60).find(|&t| doc.word(t) == "(")?;
            }
            Upos::Punct if matches!(doc.word(last), "," | "—" | "–" | "--") => {
                end = parenthesis_start(syntax, doc, last, sentence)?;
            }
            Upos::Punct if doc.tokens[last].kind == crate::document::TokenKind::Quote => end = last,
            _ => return None,
        }
    }
    None
}

/// "the man who saw the fire said": where the relative clause begins whose verb stands directly before an object.
fn relative_clause_ending_at(syntax: &Syntax, doc: &Document, verb: usize) -> Option<usize> {
    let group = &syntax.verb_groups[syntax.verb_group_of(verb)?];
    let pronoun = group.tokens.start.checked_sub(1)?;
    let leads = |t: &usize| group.form == Form::Finite && is_relative(doc, *t) && doc.lower(*t) != "that";
    Some(pronoun).filter(leads)
}

/// Where the clause begins that modifies the noun before it and ends with the object of `group` or later: "the man
/// who left on Monday died", "people briefed on the talks said".
fn modifier_start(syntax: &Syntax, doc: &Document, group: usize) -> Option<usize> {
    let group = &syntax.verb_groups[group];
    let before = group.tokens.start.checked_sub(1)?;
    if is_relative(doc, before) {
        return Some(before);
    }
    let participle = verb(doc.lower(group.head)).is_some_and(|(_, forms)| forms.has(VerbForm::Participle));
    let reduced = participle && group.tokens.len() == 1 && syntax.noun_phrase_of(before).is_some();
    reduced.then_some(group.tokens.start)
}

/// From a closing comma or dash back to before the one that opens the apposition or relative clause.
fn parenthesis_start(
    syntax: &Syntax,
    doc: &Document,
    close: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let mark = doc.word(close);
    let mut opens = (sentence.start + 1..close).rev().take(60).filter(|&t| doc.word(t) == mark);
    opens.find(|&open| {
        let inner = open + 1..close;
        // "who left", "whose sons left", "a copy of which was lost"
        let relative = is_relative(doc, open + 1)
            || doc.lower(open + 1) == "whose"
            || (open + 2..close.min(open + 5)).any(|t| doc.is_one_of(t, &["which", "whom"]));
        let prepositional = doc.tag(open + 1) == Upos::Adp || doc.tag(open + 1) == Upos::Sconj;
        let verbs = syntax.verb_groups_in(inner.clone());
        let finite = verbs.clone().any(|g| syntax.verb_groups[g].form == Form::Finite);
        let begins_phrase = syntax.noun_phrase_of(open + 1).is_some() || doc.is_in(open + 1, &TITLES);
        let participle = syntax.verb_group_of(open + 1).is_some_and(|g| {
            syntax.verb_groups[g].form != Form::Finite || is_reduced(syntax, doc, g, sentence)
        });
        // "Rey, a farmer whose sons left, said"
        let described = || {
            let first = verbs.clone().find(|&g| syntax.verb_groups[g].form == Form::Finite);
            let leads = |t: usize| is_relative(doc, t) || doc.lower(t) == "whose";
            first.is_some_and(|g| (open + 2..syntax.verb_groups[g].tokens.start).any(leads))
        };
        // "Rey, the ministry added, stressed": an inserted clause that ends with its verb.
        let inserted = syntax.verb_group_of(close - 1).is_some_and(|g| {
            let group = &syntax.verb_groups[g];
            group.form == Form::Finite && verbs.clone().next() == Some(g)
        });
        syntax.noun_phrase_of(open - 1).is_some()
            && (relative
                || inserted && begins_phrase
                || prepositional
                || participle
                || begins_phrase && (!finite || described())
                || doc.tag(open + 1) == Upos::Adv)
    })
}

/// "Rey, asked if he would go, said": a participle that looks like a finite verb, behind the phrase that opens the sentence.
fn is_reduced(syntax: &Syntax, doc: &Document, group: usize, sentence: &Range<usize>) -> bool {
    let verb_group = &syntax.verb_groups[group];
    let is_participle =
        verb(doc.lower(verb_group.head)).is_some_and(|(_, forms)| forms.has(VerbForm::Participle));
    let opens = syntax.verb_groups_in(sentence.start..verb_group.tokens.start).next().is_none();
    is_participle && verb_group.tokens.len() == 1 && opens
}

/// The phrase that a relative pronoun at `token` goes back to.
fn antecedent(syntax: &Syntax, doc: &Document, token: usize, sentence: &Range<usize>) -> Option<usize> {
    let mut end = token;
    while end > sentence.start {
        let last = end - 1;
        if let Some(np) = syntax.noun_phrase_of(last) {
            let phrase = &syntax.noun_phrases[np];
            let start = phrase.tokens.start;
            // "the head of the union, who": the nearest phrase that is not inside "of …".
            let of = start.checked_sub(1).is_some_and(|t| t >= sentence.start && doc.lower(t) == "of");
            if of {
                end = start - 1;
                continue;
            }
            return Some(np);
        }
        match doc.word(last) {
            "," | ")" | "—" => end = last,
            _ if doc.tag(last) == Upos::Adp => end = last,
            _ => return None,
        }
    }
    None
}

fn is_relative(doc: &Document, token: usize) -> bool {
    doc.is_one_of(token, &["who", "which", "that", "whom"])
        && matches!(doc.tag(token), Upos::Pron | Upos::Det | Upos::Sconj)
}

fn is_time(doc: &Document, token: usize) -> bool {
    doc.is_in(token, &WEEKDAYS)
        || doc.is_one_of(
            token,
            &[
                "yesterday",
                "today",
                "tomorrow",
                "week",
                "month",
                "year",
                "night",
                "morning",
                "evening",
                "afternoon",
            ],
        )
}

/// "Ana Rey, a baker in Lima, said": a phrase behind a name and a comma that describes the name.
fn is_apposition(
    syntax: &Syntax,
    doc: &Document,
    noun_phrase: usize,
    closed: bool,
    sentence: &Range<usize>,
) -> bool {
    let start = syntax.noun_phrases[noun_phrase].tokens.start;
    // "They met Ana Rey, a source said": what no comma closes is a subject.
    let describes = closed && doc.is_one_of(start, &["a", "an"]) || doc.is_in(start, &TITLES);
    let Some(comma) = start.checked_sub(1).filter(|&t| t > sentence.start && doc.word(t) == ",") else {
        return false;
    };
    let Some(name) = syntax.noun_phrase_of(comma - 1) else { return false };
    let name = &syntax.noun_phrases[name];
    let in_adverbial = name.tokens.start > sentence.start && doc.tag(name.tokens.start - 1) == Upos::Adp;
    describes && doc.tag(name.head) == Upos::Propn && !in_adverbial
}

/// The first phrase of "A, B and C" that ends with `noun_phrase`.
fn first_of_coordination(syntax: &Syntax, doc: &Document, noun_phrase: usize) -> usize {
    // "In Lima, Rey and Ortiz met", "Ana met Rey and Ortiz said": what follows a preposition at the head of a
    // sentence, or a verb, is no subject.
    let is_free = |np: &usize| {
        let before = syntax.noun_phrases[*np].tokens.start.checked_sub(1);
        before.is_none_or(|t| {
            (doc.tag(t) != Upos::Adp || t != doc.sentence_tokens(t).start)
                && syntax.verb_group_of(t).is_none()
        })
    };
    coordination(syntax, doc, noun_phrase).into_iter().find(is_free).unwrap_or(noun_phrase)
}

/// See [`Syntax::coordination`].
pub(super) fn coordination(syntax: &Syntax, doc: &Document, noun_phrase: usize) -> Vec<usize> {
    let tokens = |np: usize| syntax.noun_phrases[np].tokens.clone();
    let sentence = near(doc, tokens(noun_phrase).start);
    let joins = |left: usize, right: usize| {
        let gap = tokens(left).end..tokens(right).start;
        let and = |t: usize| {
            doc.is_one_of(t, &["and", "&", "or"]) || doc.word(t) == "," && doc.lower(t + 1) == "and"
        };
        match gap.len() {
            1 => and(gap.start),
            2 => doc.word(gap.start) == "," && doc.lower(gap.start + 1) == "and",
            _ => false,
        }
    };
    let comma = |left: usize, right: usize| {
        let gap = tokens(left).end..tokens(right).start;
        gap.len() == 1 && doc.word(gap.start) == ","
    };
    let within = |np: usize| np < syntax.noun_phrases.len() && sentence.contains(&tokens(np).start);
    let mut members = vec![noun_phrase];
    let mut has_and = false;
    // To the right: "A" → "A, B and C"; commas count only where an "and" closes the row.
    let mut pending = Vec::new();
    let mut last = noun_phrase;
    while within(last + 1) {
        if joins(last, last + 1) {
            members.append(&mut pending);
            members.push(last + 1);
            has_and = true;
            break;
        }
        if !comma(last, last + 1) {
            break;
        }
        pending.push(last + 1);
        last += 1;
    }
    let mut first = noun_phrase;
    let is_day = |np: usize| is_time(doc, syntax.noun_phrases[np].head);
    while first > 0
        && within(first - 1)
        && !is_day(first - 1)
        && (joins(first - 1, first) || has_and && comma(first - 1, first))
    {
        has_and = true;
        first -= 1;
        members.insert(0, first);
    }
    members
}
