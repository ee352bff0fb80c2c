//! An article's reading against its annotation.

#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of this")]

use super::annotation::{Annotated, Met, Said};
use super::matching::{Tally, jaccard, letters, one_to_one, same_name};
use readout::article::{Act, Article, Encounter, EntityKind, Id, SURE, Statement};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// The class of the statements that are shown as sure.
pub const SURE_STATEMENTS: &str = "statements shown as sure";

/// Each measure's score.
pub type Scores = BTreeMap<&'static str, Tally>;

/// Of the annotated statements of one construction: how many there are, were found, and were given to the right person.
#[derive(Clone, Copy, Debug, Default)]
pub struct Recall {
    annotated: usize,
    found: usize,
    right: usize,
}

impl fmt::Display for Recall {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let percent = |part: usize| 100.0 * part as f64 / self.annotated.max(1) as f64;
        let (found, right) = (percent(self.found), percent(self.right));
        write!(f, "found {found:5.1} %   with the speaker {right:5.1} %   of {}", self.annotated)
    }
}

/// Of the statements read with one confidence: how many there are, and how many have the right content and speaker.
#[derive(Clone, Copy, Debug, Default)]
pub struct Precision {
    read: usize,
    right: usize,
}

impl Precision {
    /// The share of right ones, in per cent.
    pub fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.read.max(1) as f64
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "right {:5.1} %   of {}", self.percent(), self.read)
    }
}

/// A reading beside its annotation.
pub struct Reading<'a> {
    gold: &'a Annotated,
    article: &'a Article,
    /// The annotated name of each person who was read.
    names: HashMap<Id, &'a str>,
    people: usize,
}

impl<'a> Reading<'a> {
    /// Tells which annotated person each person who was read is.
    pub fn of(gold: &'a Annotated, article: &'a Article) -> Self {
        let people: Vec<_> = article.entities.iter().filter(|it| it.kind == EntityKind::Person).collect();
        let pairs = one_to_one(gold.people.len(), people.len(), 1.0, |g, p| {
            f64::from(u8::from(same_name(&people[p].name, &gold.people[g])))
        });
        let names = pairs.iter().map(|&(g, p)| (people[p].id, gold.people[g][0].as_str())).collect();
        Reading { gold, article, names, people: people.len() }
    }

    /// Adds to the score of each measure.
    pub fn score(&self, scores: &mut Scores) {
        let gold = self.gold;
        scores.entry("people").or_default().add(self.names.len(), gold.people.len(), self.people);

        let (said, pairs) = self.said();
        let optional = |g: usize| gold.statements[g].optional;
        let tally = |right: &dyn Fn(&Said, &Statement) -> bool| {
            Tally::of(gold.statements.len(), said.len(), &pairs, optional, |g, p| {
                right(&gold.statements[g], said[p])
            })
        };
        *scores.entry("statements, content").or_default() += tally(&|_, _| true);
        *scores.entry("statements, content + speaker").or_default() +=
            tally(&|gold, read| names(&gold.speakers) == self.people_of(&read.speakers));

        let met = &self.article.encounters;
        let pairs = one_to_one(gold.encounters.len(), met.len(), 0.5, |g, p| {
            self.likeness(&gold.encounters[g], &met[p])
        });
        let optional = |g: usize| gold.encounters[g].optional;
        let tally = |right: &dyn Fn(&Met, &Encounter) -> bool| {
            Tally::of(gold.encounters.len(), met.len(), &pairs, optional, |g, p| {
                right(&gold.encounters[g], &met[p])
            })
        };
        let same_people =
            |gold: &Met, read: &Encounter| names(&gold.people) == self.people_of(&read.participants);
        *scores.entry("encounters, found").or_default() += tally(&|_, _| true);
        *scores.entry("encounters, same people").or_default() += tally(&same_people);
        *scores.entry("encounters, people + kind + date").or_default() += tally(&|gold, read| {
            let kind = serde_json::to_value(read.kind).unwrap();
            same_people(gold, read) && kind == *gold.kind && read.date == gold.date
        });

        let times = &self.article.times;
        let pairs = one_to_one(gold.times.len(), times.len(), 0.01, |g, p| {
            jaccard(&letters(&gold.text, &[gold.times[g].span]), &letters(&gold.text, &[times[p].span]))
        });
        *scores.entry("times, value").or_default() += Tally::of(
            gold.times.len(),
            times.len(),
            &pairs,
            |g| gold.times[g].optional,
            |g, p| gold.times[g].value == times[p].value,
        );
    }

    /// Adds to the recall of each construction of statements.
    pub fn by_construction(&self, recall: &mut BTreeMap<String, Recall>) {
        let (said, pairs) = self.said();
        for (g, gold) in self.gold.statements.iter().enumerate().filter(|(_, gold)| !gold.optional) {
            let read = pairs.iter().find(|pair| pair.0 == g).map(|&(_, p)| said[p]);
            let right = read.is_some_and(|read| names(&gold.speakers) == self.people_of(&read.speakers));
            for construction in [gold.form.clone(), format!("source: {}", self.source_kind(gold))] {
                let recall = recall.entry(construction).or_default();
                recall.annotated += 1;
                recall.found += usize::from(read.is_some());
                recall.right += usize::from(right);
            }
        }
    }

    /// Adds to the calibration of confidence: statements by the tenth that their confidence lies in, and the sure ones.
    pub fn by_confidence(&self, precision: &mut BTreeMap<String, Precision>) {
        let (said, pairs) = self.said();
        for (p, read) in said.iter().enumerate() {
            let gold = pairs.iter().find(|pair| pair.1 == p).map(|&(g, _)| &self.gold.statements[g]);
            if gold.is_some_and(|gold| gold.optional) {
                continue;
            }
            let right = gold.is_some_and(|gold| names(&gold.speakers) == self.people_of(&read.speakers));
            let tenth = format!("confidence from {:.1}", (read.confidence * 10.0).floor() / 10.0);
            let sure = (read.confidence >= SURE).then(|| SURE_STATEMENTS.to_owned());
            for class in [Some(tenth), sure].into_iter().flatten() {
                let precision = precision.entry(class).or_default();
                precision.read += 1;
                precision.right += usize::from(right);
            }
        }
    }

    fn source_kind(&self, said: &Said) -> &'static str {
        const PRONOUNS: [&str; 8] = ["he", "she", "they", "it", "who", "i", "we", "both"];
        let Some(source) = said.source.as_deref() else { return "none" };
        let has = |form: &String| source.contains(form.as_str());
        if PRONOUNS.contains(&source.to_lowercase().as_str()) {
            "pronoun"
        } else if self.gold.people.iter().any(|forms| forms.iter().any(has)) {
            "name"
        } else if said.speakers.is_empty() {
            "nobody by name"
        } else {
            "role"
        }
    }

    /// What was read as said, and which annotated statement is which of them.
    fn said(&self) -> (Vec<&'a Statement>, Vec<(usize, usize)>) {
        let gold = self.gold;
        let said: Vec<_> = self.article.statements.iter().filter(|it| it.act != Act::Think).collect();
        let pairs = one_to_one(gold.statements.len(), said.len(), 0.5, |g, p| {
            jaccard(&letters(&gold.text, &gold.statements[g].content), &letters(&gold.text, &said[p].content))
        });
        (said, pairs)
    }

    /// The annotated names of people, and the ids of those whom the annotation does not have.
    fn people_of(&self, ids: &[Id]) -> BTreeSet<String> {
        let name = |id: &Id| self.names.get(id).map_or_else(|| id.to_string(), |name| (*name).to_owned());
        let is_person =
            |id: &&Id| self.article.entities.iter().any(|it| it.id == **id && it.kind == EntityKind::Person);
        ids.iter().filter(is_person).map(name).collect()
    }

    /// From 0.5 for the same trigger, or one close by with a person in common, to 1 for the same people too.
    fn likeness(&self, gold: &Met, read: &Encounter) -> f64 {
        let near = |margin: u32| {
            gold.triggers
                .iter()
                .any(|g| read.triggers.iter().any(|r| r.start < g.end + margin && g.start < r.end + margin))
        };
        let (want, got) = (names(&gold.people), self.people_of(&read.participants));
        if near(0) || near(40) && !want.is_disjoint(&got) { 0.5 + 0.5 * jaccard(&want, &got) } else { 0.0 }
    }
}

fn names(list: &[String]) -> BTreeSet<String> {
    list.iter().cloned().collect()
}
