//! Noun phrases that stand for somebody: by role, as unnamed sources, as two sides together.

use super::discourse::Discourse;
use super::role::{self, bears, title_of};
use super::{description, group};
use crate::article::{EntityKind, MentionKind};
use crate::document::{BlockKind, Document};
use crate::lexicon::{ORGANIZATION_HEADS, POSTNOMINALS, TITLES, verb};
use crate::tagger::Upos;
use std::ops::Range;

/// How many people back a role is looked for.
pub(super) const MAX_PEOPLE: usize = 12;

/// Resolves a noun phrase, where it is one of these.
#[inline(never)]
pub(super) fn resolve(discourse: &mut Discourse, phrase: usize) {
    let doc = discourse.doc;
    let tokens = doc.syntax.noun_phrases[phrase].tokens.clone();
    let head = doc.syntax.noun_phrases[phrase].head;
    if doc.tag(head) == Upos::Pron || ends_in_name(discourse, head) {
        return;
    }
    if let Some((tokens, referents)) = with_postnominals(discourse, head) {
        discourse.add(tokens, head, MentionKind::Nominal, referents);
        return;
    }
    // A title beside a name: a mention of its own only where a comma stands between.
    if let Some((referent, apposed)) = tokens.clone().find_map(|t| discourse.title_at(t)) {
        if apposed {
            discourse.add(tokens, head, MentionKind::Nominal, vec![referent]);
        }
        return;
    }
    let referents = predicate(discourse, phrase)
        .map(|r| vec![r])
        .or_else(|| collective(discourse, &tokens))
        .or_else(|| role::bearer(discourse, &tokens).map(|r| vec![r]))
        .or_else(|| description::of(discourse, &tokens).map(|r| vec![r]))
        .or_else(|| organization(discourse, &tokens).map(|r| vec![r]))
        .or_else(|| group::of(discourse, &tokens).map(|r| vec![r]));
    if let Some(referents) = referents {
        discourse.add(tokens, head, MentionKind::Nominal, referents);
    }
}

/// "Ana Rey KC": the name with the letters behind it, where these end the phrase.
fn with_postnominals(discourse: &Discourse, head: usize) -> Option<(Range<usize>, Vec<usize>)> {
    let doc = discourse.doc;
    let name = discourse.mentions.last().filter(|m| m.kind == MentionKind::Name && m.tokens.end <= head)?;
    let letters = (name.tokens.end..head + 1).all(|t| doc.is_in(t, &POSTNOMINALS));
    let person = name.referents.iter().all(|&r| discourse.referents[r].kind == EntityKind::Person);
    (letters && person).then(|| (name.tokens.start..head + 1, name.referents.clone()))
}

fn ends_in_name(discourse: &Discourse, head: usize) -> bool {
    discourse.mentions.iter().rev().take(3).any(|m| m.kind == MentionKind::Name && m.tokens.contains(&head))
}

/// Whether a phrase speaks of somebody known: "the", "this", a possessor.
pub(super) fn is_definite(doc: &Document, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    let owned = || tokens.clone().any(|t| doc.lower(t) == "'s") && !doc.is_one_of(first, &["a", "an"]);
    doc.is_one_of(first, &["the", "this", "that", "these", "those", "both"])
        || doc.is_one_of(first, &["his", "her", "its", "their"])
        || owned()
}

pub(super) fn joined(doc: &Document, tokens: Range<usize>) -> String {
    tokens.map(|t| doc.lower(t)).collect::<Vec<_>>().join(" ")
}

/// Whether a verb says what its subject is: "is", "became".
pub(super) fn is_copula(doc: &Document, verb_group: usize) -> bool {
    let head = doc.syntax.verb_groups[verb_group].head;
    let lemma = verb(doc.lower(head)).map_or("", |(lemma, _)| lemma);
    matches!(lemma, "be" | "become" | "remain") || doc.is_one_of(head, &["is", "are"])
}

/// "Rey was the last president of …": the subject, which learns the title.
fn predicate(discourse: &mut Discourse, phrase: usize) -> Option<usize> {
    let doc = discourse.doc;
    let tokens = doc.syntax.noun_phrases[phrase].tokens.clone();
    let copula = doc.syntax.verb_group_of(tokens.start.checked_sub(1)?)?;
    if !is_copula(doc, copula) || doc.syntax.verb_groups[copula].negated {
        return None;
    }
    title_of(doc, &tokens)?;
    let subject = doc.syntax.noun_phrases[doc.syntax.subject(doc, copula)?].head;
    let mention = discourse.mentions.iter().rev().take(12).find(|m| m.tokens.contains(&subject))?;
    let [referent] = mention.referents[..] else { return None };
    let begin = tokens.clone().find(|&t| !matches!(doc.tag(t), Upos::Det | Upos::Num))?;
    discourse.learn_title(referent, begin..tokens.end);
    Some(referent)
}

/// "the two leaders", "both ministers", "the two heads of state", "the pair", "the two sides"; "the leaders"
/// where only two have come up.
pub(super) fn collective(discourse: &Discourse, tokens: &Range<usize>) -> Option<Vec<usize>> {
    let doc = discourse.doc;
    let last = tokens.end - 1;
    let definite = doc.lower(tokens.start) == "the";
    // "The three denied it."
    let count =
        ["two", "three", "four"].iter().position(|n| definite_number(doc, tokens, n)).map(|at| at + 2);
    if let Some(count) = count {
        return several_people(discourse, last, count, 2);
    }
    // "two officials" are new.
    let known = || is_definite(doc, tokens) || doc.blocks[doc.block_of(last)].kind == BlockKind::Headline;
    let two = tokens.clone().take(3).any(|t| doc.is_one_of(t, &["two", "both"])) && known();
    if definite && doc.is_one_of(last, &["pair", "duo"]) {
        return two_people(discourse, |_| true);
    }
    if definite && doc.lower(last) == "trio" {
        return several_people(discourse, last, 3, 2);
    }
    if definite
        && two
        && doc.lower(last) == "sides"
        && let Some(people) = two_sides(discourse, last)
    {
        return Some(people);
    }
    if two
        && doc.is_one_of(
            last,
            &["sides", "countries", "nations", "governments", "capitals", "parties", "states"],
        )
    {
        return two_countries(discourse);
    }
    if two && doc.is_one_of(last, &["men", "women", "officials", "politicians"]) {
        return two_people(discourse, |_| true);
    }
    // "leaders of both sides", "the heads of state of the two countries"
    let of_two = doc.syntax.noun_phrases_in(last + 1..(last + 8).min(doc.sentence_tokens(last).end));
    let of_two = of_two.take(2).any(|np| {
        doc.syntax.noun_phrases[np].tokens.clone().take(2).any(|t| doc.is_one_of(t, &["two", "both"]))
    });
    let alone = definite && tokens.len() == 2;
    if !two && !of_two && !alone {
        return None;
    }
    let head = doc.lower(last).strip_suffix('s').filter(|head| two || *head != "official")?;
    let of_state = doc.lower(last + 1) == "of" && doc.is_one_of(last + 2, &["state", "government"]);
    let noun = if of_state { format!("{head} of {}", doc.lower(last + 2)) } else { head.to_owned() };
    TITLES.get(&noun)?;
    let bearer = |&r: &usize| bears(discourse, r, &noun, None, true);
    if !two && !of_two {
        // "the leaders": where no third one came up.
        let mut bearers: Vec<usize> =
            discourse.recent_people(MAX_PEOPLE).into_iter().filter(bearer).collect();
        bearers.reverse();
        return (bearers.len() == 2).then_some(bearers);
    }
    two_people(discourse, |r| bearer(&r))
        .or_else(|| if noun == "leader" { only_two(discourse, last) } else { None })
}

/// "the three", "all three".
fn definite_number(doc: &Document, tokens: &Range<usize>, number: &str) -> bool {
    tokens.len() == 2 && doc.is_one_of(tokens.start, &["the", "all"]) && doc.lower(tokens.end - 1) == number
}

/// So many people of this sentence and the `back` before, the last ones, in order.
fn several_people(discourse: &Discourse, token: usize, count: usize, back: usize) -> Option<Vec<usize>> {
    let doc = discourse.doc;
    let sentence = doc.sentence_of(token);
    let near = discourse.people.iter().rev().take(40);
    let near = near.take_while(|s| sentence - doc.sentence_of(s.token) <= back);
    let mut found: Vec<usize> = Vec::new();
    for step in near {
        let is_named = discourse.referents[step.referent].kind == EntityKind::Person;
        if is_named && !found.contains(&step.referent) {
            found.push(step.referent);
        }
    }
    found.truncate(count);
    found.reverse();
    (found.len() == count).then_some(found)
}

/// "the two sides": the two people who came up last, where they speak for two countries.
fn two_sides(discourse: &Discourse, token: usize) -> Option<Vec<usize>> {
    let people = several_people(discourse, token, 2, 4)?;
    let countries = |r: usize| &discourse.referents[r].countries;
    let apart = countries(people[0]).iter().all(|c| !countries(people[1]).contains(c));
    (apart && people.iter().all(|&r| !countries(r).is_empty())).then_some(people)
}

/// The two people of this sentence and the one before, where there are no others.
fn only_two(discourse: &Discourse, token: usize) -> Option<Vec<usize>> {
    let doc = discourse.doc;
    let sentence = doc.sentence_of(token);
    let near = discourse.people.iter().rev().take(30).filter(|s| sentence - doc.sentence_of(s.token) <= 1);
    let mut found: Vec<usize> = Vec::new();
    for step in near {
        if !found.contains(&step.referent) {
            found.push(step.referent);
        }
    }
    found.reverse();
    (found.len() == 2).then_some(found)
}

/// The two people that came up last and fulfil a condition, the earlier first.
fn two_people(discourse: &Discourse, fits: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    // One who speaks for others is none of them.
    let takes_part = |r: usize| !role::has_kind(discourse, r, "spokesperson") && fits(r);
    let mut found: Vec<usize> =
        discourse.recent_people(MAX_PEOPLE).into_iter().filter(|&r| takes_part(r)).take(2).collect();
    found.reverse();
    (found.len() == 2).then_some(found)
}

/// The two countries that came up last.
fn two_countries(discourse: &Discourse) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    for step in discourse.countries.iter().rev().take(40) {
        if !found.contains(&step.referent) {
            found.push(step.referent);
        }
    }
    found.truncate(2);
    found.reverse();
    (found.len() == 2).then_some(found)
}

/// "the ministry": the organisation with that word in its name that came up last.
fn organization(discourse: &Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let last = tokens.end - 1;
    // "(the) Xinhua news agency": the name and what it names.
    let named = discourse.mentions.iter().rev().take(3).find(|m| {
        m.kind == MentionKind::Name
            && tokens.start <= m.tokens.start
            && (m.tokens.end..tokens.end).all(|t| doc.tag(t) == Upos::Noun)
    });
    if let Some(&[referent]) = named.map(|m| &m.referents[..])
        && discourse.referents[referent].kind == EntityKind::Organization
        && doc.is_in(last, &ORGANIZATION_HEADS)
    {
        return Some(referent);
    }
    if !is_definite(doc, tokens) || !doc.is_in(last, &ORGANIZATION_HEADS) || tokens.len() > 3 {
        return None;
    }
    let noun = doc.lower(last);
    let steps = discourse.organizations.iter().rev().take(40);
    steps
        .map(|step| step.referent)
        .find(|&r| discourse.referents[r].name.to_lowercase().split(' ').any(|word| word == noun))
}
