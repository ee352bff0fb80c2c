//! Many articles as one: the people of all, and one timeline.
//!
//! A person, organisation or place is the same in two articles if its full name is the same; a person by one word
//! only ("Smith") is not, and neither is a group. Two who are taken for one would be told to have said each other's words.

use readout::article::{
    Article, Day, Encounter, Entity, EntityKind, Id, IdKind, Mention, Offsets, Published, Statement, Time,
};
use readout::export::csv_line;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The name of the schema of [`Merged`].
const SCHEMA: &str = "readout-merged/1";

/// An item of an article, and the number of that article in [`Merged::articles`], from 0.
#[derive(Serialize)]
struct From<T> {
    article: usize,
    #[serde(flatten)]
    item: T,
}

/// One article of many.
#[derive(Serialize)]
struct Source {
    file: String,
    published: Option<Published>,
}

/// A person, organisation, place or group of all articles.
#[derive(Serialize)]
struct Joined {
    id: Id,
    #[serde(rename = "type")]
    kind: EntityKind,
    name: String,
    titles: BTreeSet<String>,
    aliases: BTreeSet<String>,
    mentions: Vec<From<Mention>>,
}

/// What many articles tell together, in the style of `readout/1`.
#[derive(Serialize)]
pub(crate) struct Merged {
    schema: &'static str,
    offsets: Offsets,
    articles: Vec<Source>,
    entities: Vec<Joined>,
    times: Vec<From<Time>>,
    statements: Vec<From<Statement>>,
    encounters: Vec<From<Encounter>>,
    timeline: Vec<Day>,
    #[serde(skip)]
    by_name: HashMap<(IdKind, String), usize>,
    #[serde(skip)]
    counts: HashMap<IdKind, u32>,
}

impl Merged {
    pub(crate) fn new(offsets: Offsets) -> Self {
        Merged {
            schema: SCHEMA,
            offsets,
            articles: Vec::new(),
            entities: Vec::new(),
            times: Vec::new(),
            statements: Vec::new(),
            encounters: Vec::new(),
            timeline: Vec::new(),
            by_name: HashMap::new(),
            counts: HashMap::new(),
        }
    }

    /// Adds what one article tells.
    pub(crate) fn add(&mut self, file: &str, read: Article) {
        let article = self.articles.len();
        self.articles.push(Source { file: file.to_owned(), published: read.published });
        // Ids of the article → ids of all.
        let mut ids: HashMap<Id, Id> = HashMap::new();
        for entity in read.entities {
            ids.insert(entity.id, self.join(article, entity));
        }
        let times = read.times.iter().map(|time| time.id);
        let statements = read.statements.iter().map(|statement| statement.id);
        let encounters = read.encounters.iter().map(|encounter| encounter.id);
        for id in times.chain(statements).chain(encounters) {
            ids.insert(id, self.next(id.kind));
        }
        let new = |id: Id| ids.get(&id).copied().unwrap_or(id);
        let renew = |list: &mut [Id]| list.iter_mut().for_each(|id| *id = new(*id));
        self.times.extend(read.times.into_iter().map(|mut item| {
            item.id = new(item.id);
            From { article, item }
        }));
        self.statements.extend(read.statements.into_iter().map(|mut item| {
            item.id = new(item.id);
            item.on_behalf_of = item.on_behalf_of.map(new);
            renew(&mut item.speakers);
            renew(&mut item.to);
            From { article, item }
        }));
        self.encounters.extend(read.encounters.into_iter().map(|mut item| {
            item.id = new(item.id);
            item.place = item.place.map(new);
            item.time = item.time.map(new);
            renew(&mut item.participants);
            From { article, item }
        }));
        self.timeline.extend(read.timeline.into_iter().map(|mut day| {
            renew(&mut day.entries);
            day
        }));
    }

    fn next(&mut self, kind: IdKind) -> Id {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        Id { kind, number: *count }
    }

    fn join(&mut self, article: usize, entity: Entity) -> Id {
        let kind = entity.id.kind;
        let joins = match entity.kind {
            EntityKind::Person => entity.name.contains(' '),
            EntityKind::Organization | EntityKind::Place => true,
            EntityKind::Group => false,
        };
        let key = (kind, entity.name.clone());
        let known = self.by_name.get(&key).copied().filter(|_| joins);
        let at = known.unwrap_or_else(|| {
            let id = self.next(kind);
            self.entities.push(Joined {
                id,
                kind: entity.kind,
                name: entity.name.clone(),
                titles: BTreeSet::new(),
                aliases: BTreeSet::new(),
                mentions: Vec::new(),
            });
            self.entities.len() - 1
        });
        if joins {
            self.by_name.insert(key, at);
        }
        let joined = &mut self.entities[at];
        joined.titles.extend(entity.titles);
        joined.aliases.extend(entity.aliases);
        joined.mentions.extend(entity.mentions.into_iter().map(|item| From { article, item }));
        joined.id
    }

    /// The whole as JSON; `pretty` over several lines.
    pub(crate) fn json(mut self, pretty: bool) -> String {
        self.timeline = by_date(self.timeline);
        let json = if pretty { serde_json::to_string_pretty(&self) } else { serde_json::to_string(&self) };
        json.expect("plain data has a JSON form") + "\n"
    }

    /// One row a person, those with the most statements and encounters first.
    pub(crate) fn people(&self) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        let mut places: HashMap<Id, usize> = HashMap::new();
        for entity in self.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
            places.insert(entity.id, people.len());
            let articles: BTreeSet<usize> = entity.mentions.iter().map(|mention| mention.article).collect();
            people.push(Person {
                name: entity.name.clone(),
                titles: entity.titles.iter().cloned().collect(),
                articles: articles.len(),
                mentions: entity.mentions.len(),
                ..Person::default()
            });
        }
        let mut count = |ids: &[Id], date: Option<&String>, column: fn(&mut Person) -> &mut usize| {
            for at in ids.iter().filter_map(|id| places.get(id)) {
                let person = &mut people[*at];
                *column(person) += 1;
                let Some(date) = date else { continue };
                if person.first.as_ref().is_none_or(|first| date < first) {
                    person.first = Some(date.clone());
                }
                if person.last.as_ref().is_none_or(|last| date > last) {
                    person.last = Some(date.clone());
                }
            }
        };
        for From { item, .. } in &self.statements {
            count(&item.speakers, item.date.as_ref(), |person| &mut person.statements);
        }
        for From { item, .. } in &self.encounters {
            count(&item.participants, item.date.as_ref(), |person| &mut person.encounters);
        }
        people.sort_by_key(|person| {
            std::cmp::Reverse((person.statements + person.encounters, person.mentions))
        });
        people
    }
}

/// The days of all articles in order of time, those of the same date together, the undated last. Dates are ordered as
/// their ISO 8601 strings are, as in one article's timeline.
fn by_date(days: Vec<Day>) -> Vec<Day> {
    let mut dated: BTreeMap<(bool, Option<String>), Day> = BTreeMap::new();
    for day in days {
        let key = (day.date.is_none(), day.date.clone());
        match dated.get_mut(&key) {
            Some(known) => {
                known.entries.extend(day.entries);
                known.date_text = known.date_text.take().or(day.date_text);
            }
            None => drop(dated.insert(key, day)),
        }
    }
    dated.into_values().collect()
}

/// One row of `--people`.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Person {
    name: String,
    titles: Vec<String>,
    articles: usize,
    mentions: usize,
    statements: usize,
    encounters: usize,
    first: Option<String>,
    last: Option<String>,
}

/// The rows as a table.
pub(crate) fn csv(people: &[Person]) -> String {
    let columns = ["name", "titles", "articles", "mentions", "statements", "encounters", "first", "last"];
    let mut out = csv_line(&columns);
    for person in people {
        let count = |number: usize| number.to_string();
        out += &csv_line(&[
            &person.name,
            &person.titles.join("; "),
            &count(person.articles),
            &count(person.mentions),
            &count(person.statements),
            &count(person.encounters),
            person.first.as_deref().unwrap_or_default(),
            person.last.as_deref().unwrap_or_default(),
        ]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout::{Options, extract};

    fn merged(texts: &[&str]) -> Merged {
        let mut merged = Merged::new(Offsets::Utf8);
        for (at, text) in texts.iter().enumerate() {
            merged.add(&format!("{at}.txt"), extract(text, &Options::default()));
        }
        merged
    }

    #[test]
    fn people_are_joined_by_their_full_names_only() {
        let merged = merged(&[
            "date 2025-03-01\nAna Lindqvist met Tomas Okoye in Oslo. “It is done,” Lindqvist said.",
            "date 2025-04-01\n“It is not,” Ana Lindqvist said in Oslo. “We wait,” Mr Okoye said.",
        ]);
        let people = merged.people();
        let row = |name: &str| people.iter().find(|person| person.name == name).expect("the name is read");
        let ana = row("Ana Lindqvist");
        assert_eq!((ana.articles, ana.statements, ana.encounters), (2, 2, 1));
        assert_eq!((row("Tomas Okoye").articles, row("Okoye").articles), (1, 1));
        assert_eq!(merged.entities.iter().filter(|entity| entity.name == "Oslo").count(), 1);
    }

    #[test]
    fn days_of_all_articles_stand_in_order() {
        let day = |date: Option<&str>, entry: usize| Day {
            date: date.map(str::to_owned),
            date_text: None,
            entries: vec![Id::nth(IdKind::Encounter, entry)],
        };
        let days = by_date(vec![
            day(Some("2025-03"), 0),
            day(None, 1),
            day(Some("2024"), 2),
            day(Some("2025-03"), 3),
        ]);
        let dates: Vec<_> = days.iter().map(|day| (day.date.as_deref(), day.entries.len())).collect();
        assert_eq!(dates, [(Some("2024"), 1), (Some("2025-03"), 2), (None, 1)]);
    }
}
