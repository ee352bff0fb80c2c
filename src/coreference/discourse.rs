//! What has been said so far: who was named, who acted, who spoke.

use super::cluster::{self, Gender, Referent};
use crate::article::{EntityKind, MentionKind};
use crate::document::Document;
use crate::lexicon::{CUES, verb};
use crate::ner::Name;
use crate::parser::Form;
use std::collections::HashMap;
use std::ops::Range;

/// A mention with the referents it was resolved to.
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub head: usize,
    pub kind: MentionKind,
    pub referents: Vec<usize>,
}

/// One step of the story: a person came up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub token: usize,
    pub referent: usize,
    /// Whether the mention is the subject of a verb.
    pub subject: bool,
    /// Whether it means this person alone, not "the two men".
    pub alone: bool,
}

/// The state of the reading.
pub(super) struct Discourse<'d, 't> {
    pub doc: &'d Document<'t>,
    pub referents: Vec<Referent>,
    pub mentions: Vec<Found>,
    /// People, named or not, as they came up in the narrative and in quotations.
    pub people: Vec<Step>,
    /// Organisations as they came up.
    pub organizations: Vec<Step>,
    /// Countries as they came up.
    pub countries: Vec<Step>,
    /// Head noun of a group → the group.
    pub groups: HashMap<String, usize>,
    /// First token of a title → whose it is, and whether a comma sets it apart from the name.
    titles: HashMap<usize, (usize, bool)>,
    /// Noun phrase → the verb groups that it is the subject of.
    subjects: HashMap<usize, Vec<usize>>,
    /// The person who spoke last, and where.
    pub speaker: Option<(usize, usize)>,
    /// Who received, hosted or welcomed somebody.
    pub hosts: Vec<usize>,
    /// Role → somebody unnamed who has it beside a named one: "the prime minister met Prime Minister Rey".
    pub rivals: HashMap<String, usize>,
    /// The names of the text, whom each means, and which comes next.
    names: &'d [Name],
    referent_of: &'d [usize],
    pub next_name: usize,
}

/// How many names behind a phrase are looked at.
const MAX_NAMES_BEHIND: usize = 8;

impl<'d, 't> Discourse<'d, 't> {
    pub(super) fn new(
        doc: &'d Document<'t>,
        names: &'d [Name],
        referent_of: &'d [usize],
        referents: Vec<Referent>,
    ) -> Self {
        let mut titles = HashMap::new();
        for (name, &referent) in names.iter().zip(referent_of) {
            for title in &name.titles {
                titles.insert(title.start, (referent, title.end != name.tokens.start));
                if let Some(other) = cluster::joined_title(doc, title) {
                    titles.insert(other.start, (referent, false));
                }
            }
        }
        let mut subjects: HashMap<usize, Vec<usize>> = HashMap::new();
        for group in 0..doc.syntax.verb_groups.len() {
            let inverted =
                || is_speech(doc, group).then(|| doc.syntax.noun_phrase_behind(doc, group)).flatten();
            if let Some(phrase) = doc.syntax.subject(doc, group).or_else(inverted) {
                subjects.entry(phrase).or_default().push(group);
            }
        }
        Discourse {
            doc,
            referents,
            mentions: Vec::new(),
            people: Vec::new(),
            organizations: Vec::new(),
            countries: Vec::new(),
            groups: HashMap::new(),
            titles,
            subjects,
            speaker: None,
            hosts: Vec::new(),
            rivals: HashMap::new(),
            names,
            referent_of,
            next_name: 0,
        }
    }

    /// The person whose name, with its titles, begins a phrase at a token that is the subject of a verb.
    pub(super) fn subject_named_at(&self, token: usize) -> Option<usize> {
        let phrase = self.doc.syntax.noun_phrase_of(token)?;
        let tokens = self.doc.syntax.noun_phrases[phrase].tokens.clone();
        self.subjects.get(&phrase)?;
        let coming = self.names[self.next_name..].iter().zip(&self.referent_of[self.next_name..]);
        let mut coming = coming.take(MAX_NAMES_BEHIND);
        coming
            .find(|(name, _)| {
                name.kind == EntityKind::Person && name.tokens.end == tokens.end && tokens.start == token
            })
            .map(|(_, &referent)| referent)
    }

    /// Whose name, still to come, holds a token.
    pub(super) fn named_at(&self, token: usize) -> Option<usize> {
        let coming = self.names[self.next_name..].iter().zip(&self.referent_of[self.next_name..]);
        let mut coming = coming.take(MAX_NAMES_BEHIND);
        coming.find(|(name, _)| name.tokens.contains(&token)).map(|(_, &referent)| referent)
    }

    /// The people named behind a verb of the same sentence; a phrase before that verb means somebody else.
    pub(super) fn named_behind(&self, from: usize) -> Vec<usize> {
        let doc = self.doc;
        let end = doc.sentence_tokens(from.saturating_sub(1)).end;
        let is_behind_verb = |name: &Name| {
            let mut verbs = doc.syntax.verb_groups_in(from..name.tokens.start);
            verbs.any(|g| doc.syntax.verb_groups[g].form == Form::Finite)
        };
        let names = self.names[self.next_name..].iter().zip(&self.referent_of[self.next_name..]);
        names
            .take(MAX_NAMES_BEHIND)
            .take_while(|(name, _)| name.tokens.start < end)
            .filter(|(name, _)| name.kind == EntityKind::Person && is_behind_verb(name))
            .filter(|(name, _)| doc.quotation_of(name.tokens.start) == doc.quotation_of(from))
            .map(|(_, &referent)| referent)
            .collect()
    }

    /// Whether the phrase at a token is the subject of a verb, and whether of one of saying.
    pub(super) fn role(&self, token: usize) -> (bool, bool) {
        let Some(phrase) = self.doc.syntax.noun_phrase_of(token) else { return (false, false) };
        // "His friend Ana Rey said": the subject is the friend; "his family said": he is what the sentence is about.
        let head = self.doc.syntax.noun_phrases[phrase].head;
        let possessive = self.doc.is_one_of(token, &["his", "her", "their"]);
        if possessive && head != token && self.named_at(head).is_some() {
            return (false, false);
        }
        let groups = self.subjects.get(&phrase).or_else(|| self.subjects.get(&self.apposed(phrase)?));
        let speaks = groups.is_some_and(|g| g.iter().any(|&g| is_speech(self.doc, g)));
        (groups.is_some(), speaks)
    }

    /// The phrase that one between two commas explains, or is explained by: "the mayor, | Ana Rey, | said", "Ana Rey,
    /// | one of them, | said".
    fn apposed(&self, phrase: usize) -> Option<usize> {
        let doc = self.doc;
        let phrases = &doc.syntax.noun_phrases;
        let tokens = phrases[phrase].tokens.clone();
        let sentence = doc.sentence_tokens(tokens.start);
        let before = phrase.checked_sub(1).filter(|&np| phrases[np].tokens.end + 1 == tokens.start);
        if let Some(before) =
            before.filter(|_| doc.word(tokens.start - 1) == "," && doc.word(tokens.end) == ",")
        {
            return Some(before);
        }
        let behind = phrases.get(phrase + 1).filter(|np| np.tokens.start == tokens.end + 1)?;
        let opens =
            tokens.start == sentence.start && doc.word(tokens.end) == "," && behind.tokens.end < sentence.end;
        opens.then_some(phrase + 1)
    }

    /// Whose title begins at a token, and whether a comma sets it apart from the name.
    pub(super) fn title_at(&self, token: usize) -> Option<(usize, bool)> {
        self.titles.get(&token).copied()
    }

    /// Takes note of a name.
    pub(super) fn mention_name(&mut self, name: &Name, referent: usize) {
        let head = name.tokens.end - 1;
        self.share_role(name, referent);
        let role = self.role_of_name(name);
        self.add_as(name.tokens.clone(), head, MentionKind::Name, vec![referent], role);
    }

    /// As [`Self::role`], of a name or the office directly before it: "the minister for trade | Ana Rey said".
    fn role_of_name(&self, name: &Name) -> (bool, bool) {
        let own = self.role(name.tokens.end - 1);
        if own.0 {
            return own;
        }
        let office = name.titles.iter().find(|title| title.end == name.tokens.start);
        office.map_or(own, |title| self.role(title.start))
    }

    /// "her Japanese counterpart, Ito": has the role of whoever "her" is.
    fn share_role(&mut self, name: &Name, referent: usize) {
        let is_counterpart = |t: &Range<usize>| t.clone().any(|token| self.doc.lower(token) == "counterpart");
        if !name.titles.iter().any(is_counterpart) {
            return;
        }
        let other = self.people.iter().rev().take(12).find(|step| step.referent != referent);
        if let Some(step) = other {
            self.referents[referent].shared_roles = self.referents[step.referent].titles.clone();
        }
    }

    /// Takes note of a mention.
    pub(super) fn add(
        &mut self,
        tokens: Range<usize>,
        head: usize,
        kind: MentionKind,
        referents: Vec<usize>,
    ) {
        let role = self.role(head);
        self.add_as(tokens, head, kind, referents, role);
    }

    /// Takes note of a mention that is a subject, and one of a verb of saying, or not.
    fn add_as(
        &mut self,
        tokens: Range<usize>,
        head: usize,
        kind: MentionKind,
        referents: Vec<usize>,
        (subject, speaks): (bool, bool),
    ) {
        let quoted = self.doc.quotation_of(head).is_some();
        if subject && self.receives(head) {
            self.hosts.extend(&referents);
        }
        for &referent in &referents {
            let step = Step { token: head, referent, subject, alone: referents.len() == 1 };
            match self.referents[referent].kind {
                EntityKind::Person | EntityKind::Group if self.is_individual(referent) => {
                    self.people.push(step);
                    if speaks && !quoted && referents.len() == 1 {
                        self.speaker = Some((referent, head));
                    }
                }
                EntityKind::Organization => self.organizations.push(step),
                EntityKind::Place if self.is_country(referent) => self.countries.push(step),
                _ => {}
            }
        }
        self.mentions.push(Found { tokens, head, kind, referents });
    }

    /// Whether the phrase at a token is the subject of a verb of receiving.
    fn receives(&self, token: usize) -> bool {
        let groups = self.doc.syntax.noun_phrase_of(token).and_then(|phrase| self.subjects.get(&phrase));
        groups.into_iter().flatten().map(|&g| &self.doc.syntax.verb_groups[g]).any(|group| {
            let lemma = verb(self.doc.lower(group.head)).map_or("", |(lemma, _)| lemma);
            !group.passive && matches!(lemma, "receive" | "host" | "welcome")
        })
    }

    /// A person with or without a name.
    fn is_individual(&self, referent: usize) -> bool {
        let known = &self.referents[referent];
        known.kind == EntityKind::Person || known.singular
    }

    fn is_country(&self, referent: usize) -> bool {
        crate::lexicon::COUNTRIES.get(&self.referents[referent].name.to_lowercase()).is_some()
    }

    /// Makes a group.
    pub(super) fn new_group(&mut self, name: String, head: &str, singular: bool, gender: Gender) -> usize {
        let key = name.to_lowercase();
        self.referents.push(Referent {
            kind: EntityKind::Group,
            name,
            aliases: Vec::new(),
            titles: Vec::new(),
            shared_roles: Vec::new(),
            gender,
            is_guessed: false,
            countries: Vec::new(),
            singular,
        });
        let group = self.referents.len() - 1;
        self.groups.insert(head.to_owned(), group);
        self.groups.insert(key, group);
        group
    }

    /// Whether a person was lately the subject of a verb.
    pub(super) fn has_acted(&self, person: usize) -> bool {
        self.people.iter().rev().take(200).any(|step| step.referent == person && step.subject)
    }

    /// The distinct people that came up last, the latest first, at most `limit`.
    pub(super) fn recent_people(&self, limit: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for step in self.people.iter().rev().take(200) {
            if self.referents[step.referent].kind == EntityKind::Person && !found.contains(&step.referent) {
                found.push(step.referent);
                if found.len() == limit {
                    break;
                }
            }
        }
        found
    }

    /// Adds a title that an apposition or predicate gave later.
    pub(super) fn learn_title(&mut self, referent: usize, title: Range<usize>) {
        cluster::learn_title(self.doc, &mut self.referents[referent], title);
    }
}

/// Whether a verb group's verb tells of saying or thinking, with its particle: "said", "called on".
pub(super) fn is_speech(doc: &Document, group: usize) -> bool {
    let head = doc.syntax.verb_groups[group].head;
    let Some((lemma, _)) = verb(doc.lower(head)) else { return false };
    let behind = (head + 1..doc.len().min(head + 3)).map(|t| doc.lower(t));
    CUES.longest(std::iter::once(lemma).chain(behind)).is_some()
}
