//! Noun phrases that stand for somebody: by role, as unnamed sources, as two sides together.

use super::discourse::Discourse;
use crate::article::MentionKind;
use crate::document::Document;
use crate::lexicon::{COUNTRIES, DEMONYMS, GROUP_NOUNS, ORGANIZATION_HEADS, RELATIONS, Row, TITLES};
use crate::ner;
use crate::tagger::Upos;
use std::ops::Range;

/// How a noun phrase is determined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Determination {
    /// "the", "this", a possessive: somebody known.
    Definite,
    /// "a", "another", a number, nothing.
    Indefinite,
}

/// Resolves a noun phrase, where it is one of these.
pub(super) fn resolve(discourse: &mut Discourse, phrase: usize) {
    let doc = discourse.doc;
    let tokens = doc.syntax.noun_phrases[phrase].tokens.clone();
    let head = doc.syntax.noun_phrases[phrase].head;
    if doc.tag(head) == Upos::Pron || ends_in_name(discourse, head) {
        return;
    }
    let referents = collective(discourse, &tokens)
        .or_else(|| by_role(discourse, &tokens).map(|r| vec![r]))
        .or_else(|| organization(discourse, &tokens).map(|r| vec![r]))
        .or_else(|| group(discourse, &tokens).map(|r| vec![r]));
    if let Some(referents) = referents {
        discourse.add(tokens, head, MentionKind::Nominal, referents);
    }
}

fn ends_in_name(discourse: &Discourse, head: usize) -> bool {
    discourse.mentions.iter().rev().take(3).any(|m| m.kind == MentionKind::Name && m.tokens.contains(&head))
}

fn determination(doc: &Document, tokens: &Range<usize>) -> Determination {
    let first = tokens.start;
    let definite = doc.is_one_of(first, &["the", "this", "that", "these", "those", "both"])
        || doc.is_one_of(first, &["his", "her", "its", "their"])
        || tokens.clone().any(|t| doc.lower(t) == "'s");
    if definite { Determination::Definite } else { Determination::Indefinite }
}

/// The title at the end of a phrase.
fn title_of(doc: &Document, tokens: &Range<usize>) -> Option<(Range<usize>, Row)> {
    let start = ner::title_ending_at(doc, tokens.end, tokens.start)?;
    let row = ner::title_row(doc, start..tokens.end)?;
    Some((start..tokens.end, row))
}

/// The country that a phrase names, by its adjective or its name.
fn country(doc: &Document, tokens: &Range<usize>) -> Option<&'static str> {
    tokens.clone().find_map(|t| {
        let origin = DEMONYMS.get(doc.lower(t)).map(|row| row.column(0));
        origin.or_else(|| COUNTRIES.key(doc.lower(t)))
    })
}

/// "the Chinese president", "the minister": the person with that role who came up last.
fn by_role(discourse: &Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let (title, _) = title_of(doc, tokens)?;
    let singular = TITLES.get(&joined(doc, title.clone())).is_some();
    if !singular || determination(doc, tokens) != Determination::Definite {
        return None;
    }
    let country = country(doc, tokens);
    let noun = doc.lower(title.end - 1);
    let bears = |referent: usize| {
        let known = &discourse.referents[referent];
        let titled = known.titles.iter().any(|t| t.clone().any(|w| doc.lower(w) == noun));
        let same_country = country.is_none_or(|c| known.countries.is_empty() || known.countries.contains(&c));
        titled && same_country
    };
    discourse.recent_people(12).into_iter().find(|&r| bears(r))
}

fn joined(doc: &Document, tokens: Range<usize>) -> String {
    tokens.map(|t| doc.lower(t)).collect::<Vec<_>>().join(" ")
}

/// "the two leaders", "both ministers", "the two heads of state", "the pair", "the two sides".
fn collective(discourse: &Discourse, tokens: &Range<usize>) -> Option<Vec<usize>> {
    let doc = discourse.doc;
    let two = tokens.clone().take(3).any(|t| doc.is_one_of(t, &["two", "both"]));
    let last = tokens.end - 1;
    if doc.lower(last) == "pair" && doc.lower(tokens.start) == "the" {
        return exactly_two(discourse.recent_people(2));
    }
    if !two {
        return None;
    }
    if doc.is_one_of(last, &["sides", "countries", "nations", "governments", "capitals", "parties"]) {
        let mut found = Vec::new();
        for step in discourse.countries.iter().rev().take(40) {
            if !found.contains(&step.referent) {
                found.push(step.referent);
            }
        }
        found.truncate(2);
        return exactly_two(found);
    }
    if doc.is_one_of(last, &["men", "leaders", "officials", "women"]) {
        return exactly_two(discourse.recent_people(2));
    }
    let head = doc.lower(last).strip_suffix('s')?;
    let heads_of_state = head == "head"
        && doc.is_one_of(last + 1, &["of"])
        && doc.is_one_of(last + 2, &["state", "government"]);
    TITLES.get(head)?;
    let mut matching = Vec::new();
    for referent in discourse.recent_people(12) {
        let titled = discourse.referents[referent].titles.iter().any(|t| {
            t.clone().any(|w| {
                if heads_of_state {
                    doc.is_one_of(
                        w,
                        &["president", "king", "emperor", "chancellor", "prime", "premier", "emir", "sultan"],
                    )
                } else {
                    doc.lower(w) == head
                }
            })
        });
        if titled {
            matching.push(referent);
        }
    }
    matching.truncate(2);
    exactly_two(matching)
}

fn exactly_two(mut found: Vec<usize>) -> Option<Vec<usize>> {
    found.reverse();
    (found.len() == 2).then_some(found)
}

/// "the ministry": the organisation with that word in its name that came up last.
fn organization(discourse: &Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let last = tokens.end - 1;
    if determination(doc, tokens) != Determination::Definite
        || !doc.is_in(last, &ORGANIZATION_HEADS)
        || tokens.len() > 3
    {
        return None;
    }
    let noun = doc.lower(last);
    let steps = discourse.organizations.iter().rev().take(40);
    steps
        .map(|step| step.referent)
        .find(|&r| discourse.referents[r].name.to_lowercase().split(' ').any(|word| word == noun))
}

/// "a police spokesman", "opposition leaders", "officials": an unnamed source or side.
fn group(discourse: &mut Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let last = tokens.end - 1;
    let listed = (tokens.start..tokens.end).any(|t| GROUP_NOUNS.get(&joined(doc, t..tokens.end)).is_some());
    if !listed && title_of(doc, tokens).is_none_or(|(t, _)| RELATIONS.get(&joined(doc, t)).is_some()) {
        return None;
    }
    let noun = doc.lower(last);
    if determination(doc, tokens) == Determination::Definite
        && tokens.len() == 2
        && let Some(&group) = discourse.groups.get(noun)
    {
        return Some(group);
    }
    let begin = tokens.clone().find(|&t| doc.tag(t) != Upos::Det)?;
    let name = doc.span(begin..tokens.end).of(doc.text);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(discourse.new_group(name, noun))
}
