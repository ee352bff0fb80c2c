//! Whom one noun phrase means: people, bodies and offices, times apart.

use super::Context;
use super::trigger::is_of_sort;
use crate::article::{Id, IdKind, MentionKind};
use crate::coreference::{Reference, counted};
use crate::document::Document;
use crate::lexicon::{AUDIENCES, DEMONYMS, GROUP_NOUNS, HONORIFICS, TITLES, WEEKDAYS};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// How many countries and bodies a phrase names.
pub(super) fn nations(cx: &Context, phrase: Range<usize>) -> usize {
    let body =
        |m: &&Reference| m.entities.iter().any(|id| matches!(id.kind, IdKind::Place | IdKind::Organization));
    let adjectives = phrase.clone().filter(|t| cx.doc.is_in(*t, &DEMONYMS)).count();
    // "the president" whom the text has called "the Russian president" before
    let known = cx.entities.mention_at(phrase.start).map_or(0, |group| {
        let names = group.entities.iter().filter(|id| id.kind == IdKind::Group).map(|id| cx.name(*id));
        let words = names.flat_map(|name| name.split(' '));
        words.filter(|word| DEMONYMS.get(&word.to_lowercase()).is_some()).count()
    });
    adjectives.max(known).max(cx.entities.mentions_in(phrase).iter().filter(body).count())
}

/// Whom the phrase `base` with its modifiers up to `end` means.
pub(super) fn ids_in(cx: &Context, base: Range<usize>, end: usize) -> Vec<Id> {
    let doc = cx.doc;
    let mentions = cx.entities.mentions_in(base.start..end);
    let is_possessor = |m: &Reference| {
        doc.is_one_of(m.tokens.end, &["'s", "'", "’"])
            || m.tokens.end < base.end
                && matches!(
                    doc.lower(m.tokens.start),
                    "his" | "her" | "its" | "their" | "our" | "my" | "your"
                )
    };
    let person = |m: &&Reference| m.entities.iter().any(|id| id.kind == IdKind::Person);
    let last = base.end - 1;
    // "Minister of Energy Ana Rey", but not "the endorsement of basketball star Ana Rey"
    let is_title = denotes_people(doc, base.start..end, last);
    let named = mentions
        .iter()
        .filter(person)
        .filter(|m| m.kind == MentionKind::Name && !is_possessor(m) && !modifies_noun(doc, m, base.end))
        .find(|m| m.tokens.start < base.end || is_title && !follows_of(doc, m.tokens.start, base.end));
    if let Some(named) = named {
        return named.entities.clone();
    }
    let in_person = cx.in_person(last);
    if !in_person.is_empty() {
        return in_person;
    }
    match cx.entities.mention_at(last) {
        // "Emirates News Agency"
        Some(m) if doc.is_in(last, &AUDIENCES) || m.tokens.clone().any(|t| doc.lower(t) == "news") => {
            Vec::new()
        }
        Some(m) if !is_possessor(m) => m.entities.clone(),
        _ if is_title => {
            // "officials of the ministry" stand for the ministry.
            let governed = mentions.iter().find(|m| m.tokens.start >= base.end && !person(m));
            governed.map_or_else(Vec::new, |m| m.entities.clone())
        }
        _ => Vec::new(),
    }
}

/// "the Rey administration", "Rey aides": the name tells whose people they are.
fn modifies_noun(doc: &Document, name: &Reference, end: usize) -> bool {
    let next = name.tokens.end;
    next < end && doc.tag(next) == Upos::Noun && !is_time(doc, next)
}

/// Whether the name at `token` (its title aside) directly follows a preposition: "the wife of President Rey".
fn follows_of(doc: &Document, token: usize, floor: usize) -> bool {
    let title = |t: usize| doc.is_in(t, &TITLES) || doc.is_in(t, &HONORIFICS) || doc.tag(t) == Upos::Adj;
    let first = (floor..token).rev().take_while(|&t| title(t)).last().unwrap_or(token);
    first > floor && doc.tag(first - 1) == Upos::Adp || doc.tag(first.saturating_sub(1)) == Upos::Det
}

/// Whether a phrase stands for people or a body of people, and not for an audience; `phrase` reaches over the
/// modifiers.
pub(super) fn denotes_people(doc: &Document, phrase: Range<usize>, head: usize) -> bool {
    let mut words = phrase.start..=counted(doc, &phrase, head);
    !words.any(|t| doc.is_in(t, &AUDIENCES)) && crate::coreference::denotes_people(doc, phrase, head)
}

/// "with visiting Chilean President Rey": a participle before a name.
pub(super) fn skip_participles(doc: &Document, at: usize, limit: usize) -> usize {
    let single = |t: usize| {
        doc.syntax.verb_group_of(t).is_some_and(|g| {
            let group = &doc.syntax.verb_groups[g];
            group.tokens.len() == 1 && group.form != Form::Infinitive && is_participial(doc, t)
        })
    };
    let mut next = at;
    // "with national and provincial officials"
    if doc.tag(at) == Upos::Adj
        && doc.lower(at + 1) == "and"
        && doc.syntax.noun_phrase_of(at).is_none()
        && at + 2 < limit
    {
        return at + 2;
    }
    // "to HE President Rey"
    if matches!(doc.word(at), "HE" | "HH" | "HRH" | "HM") && at + 1 < limit && doc.is_capital(at + 1) {
        return at + 1;
    }
    while next < limit && next < at + 2 && (single(next) || doc.tag(next) == Upos::Adv) {
        next += 1;
    }
    if doc.syntax.noun_phrase_of(next).is_some() { next } else { at }
}

fn is_participial(doc: &Document, token: usize) -> bool {
    ["ing", "ed", "en"].iter().any(|end| doc.lower(token).ends_with(end))
}

/// Whose home or office a phrase is: "visited Rey's home", "drove to the house of Rey".
pub(super) fn owner(cx: &Context, phrase: Range<usize>, head: usize) -> Option<Id> {
    let doc = cx.doc;
    let is_reached =
        phrase.start > 0 && matches!(doc.tag(phrase.start - 1), Upos::Adp | Upos::Verb | Upos::Adv);
    let owns = |m: &&Reference| {
        doc.lower(m.tokens.end) == "'s"
            || m.tokens.end <= head
            || doc.lower(head + 1) == "of" && m.tokens.start > head
    };
    let owner = cx.entities.mentions_in(phrase).iter().find(owns)?;
    let person =
        owner.entities.first().copied().filter(|id| id.kind == IdKind::Person && owner.entities.len() == 1);
    person.filter(|_| is_reached && is_of_sort(doc.lower(head), "home"))
}

/// Whether a noun is a time: "Monday", "week".
pub(super) fn is_time(doc: &Document, head: usize) -> bool {
    doc.is_in(head, &WEEKDAYS)
        || doc.is_one_of(
            head,
            &["today", "yesterday", "tomorrow", "week", "month", "year", "morning", "afternoon", "evening"],
        )
}

/// Whether a noun means several: "ministers".
pub(super) fn is_plural_noun(doc: &Document, head: usize) -> bool {
    let listed = GROUP_NOUNS.get(doc.lower(head)).map(|row| row.column(0) == "pl");
    listed.unwrap_or_else(|| doc.lower(head).ends_with('s'))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn whose_home_it_is() {
        check(
            "Ana Rey visited the home of Luis Ortiz on Monday.",
            expect!["visit happened: Ana Rey, Luis Ortiz | visitor and host | visited"],
        );
    }

    #[test]
    fn before_the_head() {
        check(
            "Ana Rey met with national and provincial Chilean officials. Eva Sosa wrote to HE Luis Ortiz.",
            expect![[r#"
                meeting happened: Ana Rey, provincial Chilean officials | subject and partner | met
                message happened: Eva Sosa, Luis Ortiz | subject and partner | wrote"#]],
        );
    }

    #[test]
    fn whose_people_they_are() {
        check("Luis Ortiz resigned. Ana Rey welcomed the Ortiz administration's plans.", expect![""]);
    }
}
