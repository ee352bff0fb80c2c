//! How well articles are read that rules were not written for: invented ones, annotated by hand.
//!
//! F1 of each measure has a floor in `tests/newsroom/floor.json`; `UPDATE_EXPECT=1` writes today's scores there.

mod common;

use common::annotation::{self, Annotated, Met, Said};
use common::matching::{Tally, jaccard, letters, one_to_one, same_name};
use readout::article::{Act, Article, Encounter, EntityKind, Id, Statement};
use readout::{Options, extract};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

type Scores = BTreeMap<&'static str, Tally>;

#[test]
fn annotated_articles_are_read_no_worse_than_before() {
    let folder = Path::new("tests/newsroom");
    let mut scores = Scores::new();
    for gold in annotation::articles(folder) {
        let published = gold.published.as_deref().map(|date| date.parse().unwrap());
        let article = extract(&gold.text, &Options { published });
        Reading::of(&gold, &article).score(&mut scores);
    }
    for (measure, tally) in &scores {
        println!("{measure:<34}{tally}");
    }

    let floor_file = folder.join("floor.json");
    if common::updates() {
        let floors: BTreeMap<_, _> = scores.iter().map(|(measure, tally)| (measure, tally.f1())).collect();
        fs::write(&floor_file, serde_json::to_string_pretty(&floors).unwrap() + "\n").unwrap();
        return;
    }
    let floors: BTreeMap<String, f64> =
        serde_json::from_str(&fs::read_to_string(floor_file).unwrap()).unwrap();
    assert_eq!(floors.len(), scores.len(), "every measure has a floor");
    for (measure, tally) in &scores {
        let (f1, floor) = (tally.f1(), floors[*measure]);
        assert!(f1 >= floor, "{measure}: F1 {f1}, floor {floor}");
    }
}

/// A reading beside its annotation.
struct Reading<'a> {
    gold: &'a Annotated,
    article: &'a Article,
    /// The annotated name of each person who was read.
    names: HashMap<Id, &'a str>,
    people: usize,
}

impl<'a> Reading<'a> {
    fn of(gold: &'a Annotated, article: &'a Article) -> Self {
        let people: Vec<_> = article.entities.iter().filter(|it| it.kind == EntityKind::Person).collect();
        let pairs = one_to_one(gold.people.len(), people.len(), 1.0, |g, p| {
            f64::from(u8::from(same_name(&people[p].name, &gold.people[g])))
        });
        let names = pairs.iter().map(|&(g, p)| (people[p].id, gold.people[g][0].as_str())).collect();
        Reading { gold, article, names, people: people.len() }
    }

    fn score(&self, scores: &mut Scores) {
        let gold = self.gold;
        scores.entry("people").or_default().add(self.names.len(), gold.people.len(), self.people);

        let said: Vec<_> = self.article.statements.iter().filter(|it| it.act != Act::Think).collect();
        let pairs = one_to_one(gold.statements.len(), said.len(), 0.5, |g, p| {
            jaccard(&letters(&gold.text, &gold.statements[g].content), &letters(&gold.text, &said[p].content))
        });
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
