//! Who met whom, laid out on a circle.
//!
//! Places on the circle follow the order of first mention, so the same article always gives the
//! same picture.

use super::reading::Reading;
use crate::article::{Encounter, Id, Status};
use std::collections::{BTreeMap, HashMap};
use std::f64::consts::TAU;

/// How many people a picture can hold and still be read.
pub const LIMIT: usize = 24;
/// The sides of the picture, in SVG units.
pub const SIZE: (f64, f64) = (640.0, 480.0);

/// The picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Those who took part in encounters, by number of encounters where not all fit.
    pub nodes: Vec<Node>,
    /// Pairs who took part in the same encounters.
    pub edges: Vec<Edge>,
    /// How many were left out because they did not fit.
    pub left_out: usize,
}

/// Somebody in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The entity.
    pub id: Id,
    /// Where, in SVG units.
    pub x: f64,
    /// Where, in SVG units.
    pub y: f64,
    /// The radius: its area grows with how much they said.
    pub radius: f64,
    /// How many statements they made.
    pub statements: usize,
}

/// A line in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The two ends, as indices of [`Network::nodes`].
    pub ends: (usize, usize),
    /// What they took part in together.
    pub encounters: Vec<Id>,
    /// Whether at least one of these took place.
    pub happened: bool,
}

/// Whether an encounter brought people together, or may yet.
fn counts(encounter: &Encounter) -> bool {
    !matches!(encounter.status, Status::Cancelled | Status::Denied)
}

/// The picture of all encounters that were not called off.
pub fn network(reading: &Reading) -> Network {
    let encounters = || reading.article.encounters.iter().filter(|it| counts(it));
    let mut degree: HashMap<Id, usize> = HashMap::new();
    for encounter in encounters().filter(|it| it.participants.len() > 1) {
        for &id in &encounter.participants {
            *degree.entry(id).or_default() += 1;
        }
    }
    let mut spoken: HashMap<Id, usize> = HashMap::new();
    for &id in reading.article.statements.iter().flat_map(|it| &it.speakers) {
        *spoken.entry(id).or_default() += 1;
    }

    let mut ids: Vec<Id> = degree.keys().copied().collect();
    ids.sort_by_key(|id| (std::cmp::Reverse(degree[id]), *id));
    let left_out = ids.len().saturating_sub(LIMIT);
    ids.truncate(LIMIT);
    ids.sort();

    let (width, height) = SIZE;
    let nodes: Vec<Node> = ids
        .iter()
        .enumerate()
        .map(|(place, &id)| {
            let angle = TAU * (place as f64 / ids.len() as f64 - 0.25);
            let statements = spoken.get(&id).copied().unwrap_or(0);
            Node {
                id,
                x: width / 2.0 + angle.cos() * (width / 2.0 - 168.0),
                y: height / 2.0 + angle.sin() * (height / 2.0 - 70.0),
                radius: 8.0 + 5.0 * (statements as f64).sqrt().min(4.0),
                statements,
            }
        })
        .collect();

    let place: HashMap<Id, usize> = ids.iter().enumerate().map(|(place, &id)| (id, place)).collect();
    let mut edges: BTreeMap<(usize, usize), Edge> = BTreeMap::new();
    for encounter in encounters() {
        let mut present: Vec<usize> =
            encounter.participants.iter().filter_map(|id| place.get(id).copied()).collect();
        present.sort_unstable();
        present.dedup();
        for (at, &one) in present.iter().enumerate() {
            for &other in &present[at + 1..] {
                let edge = edges.entry((one, other)).or_insert_with(|| Edge {
                    ends: (one, other),
                    encounters: Vec::new(),
                    happened: false,
                });
                edge.encounters.push(encounter.id);
                edge.happened |= matches!(encounter.status, Status::Happened | Status::Ongoing);
            }
        }
    }
    Network { nodes, edges: edges.into_values().collect(), left_out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{EncounterKind, IdKind};
    use crate::{Options, extract};

    fn met(number: usize, people: &[usize], status: Status) -> Encounter {
        Encounter {
            id: Id::nth(IdKind::Encounter, number),
            kind: EncounterKind::Meeting,
            participants: people.iter().map(|&person| Id::nth(IdKind::Person, person)).collect(),
            place: None,
            time: None,
            date: None,
            status,
            triggers: Vec::new(),
            key: true,
            evidence: Vec::new(),
            rule: "test".to_owned(),
            confidence: 1.0,
        }
    }

    fn drawn(encounters: Vec<Encounter>) -> Network {
        let article = crate::Article { encounters, ..extract("", &Options::default()) };
        network(&Reading::new("".into(), article, 0.0))
    }

    #[test]
    fn two_encounters_of_one_pair_are_one_line() {
        let picture = drawn(vec![met(0, &[0, 1], Status::Planned), met(1, &[1, 0, 2], Status::Happened)]);
        assert_eq!(picture.nodes.len(), 3);
        assert_eq!(picture.edges.len(), 3);
        assert_eq!((picture.edges[0].encounters.len(), picture.edges[0].happened), (2, true));
    }

    #[test]
    fn what_was_called_off_joins_nobody() {
        let picture = drawn(vec![met(0, &[0, 1], Status::Denied), met(1, &[2, 3], Status::Cancelled)]);
        assert!(picture.nodes.is_empty() && picture.edges.is_empty());
    }

    #[test]
    fn a_crowd_keeps_those_who_met_most() {
        let crowd: Vec<usize> = (0..LIMIT + 6).collect();
        let picture =
            drawn(vec![met(0, &crowd, Status::Happened), met(1, &[LIMIT + 5, 0], Status::Happened)]);
        assert_eq!((picture.nodes.len(), picture.left_out), (LIMIT, 6));
        assert!(picture.nodes.iter().any(|node| node.id == Id::nth(IdKind::Person, LIMIT + 5)));
    }
}
