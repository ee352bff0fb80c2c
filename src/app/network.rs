//! Who met whom, laid out on a circle.
//!
//! Places on the circle follow the order of first mention, so the same article always gives the
//! same picture.

use super::reading::Reading;
use crate::article::{Encounter, EncounterKind, Id, Status};
use crate::order::sort_by_numbers;
use std::collections::BTreeMap;

/// How many people a picture can hold and still be read.
pub const LIMIT: usize = 24;
/// How far lines between the same two bend apart, in SVG units.
const BEND: f64 = 96.0;
/// More people stand in two columns, so that every name has a line to itself.
const RING: usize = 7;
/// The sides of the picture, in SVG units.
pub const SIZE: (u32, u32) = (640, 480);

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

/// Where a name stands beside its circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Where, in SVG units.
    pub x: f64,
    /// The baseline, in SVG units.
    pub y: f64,
    /// SVG's `text-anchor`.
    pub anchor: &'static str,
}

impl Node {
    /// The place of the name: on the outer side of the circle.
    pub fn label(&self) -> Label {
        let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
        let (anchor, x) = match self.x - width / 2.0 {
            outward if outward > 20.0 => ("start", self.x + self.radius + 6.0),
            outward if outward < -20.0 => ("end", self.x - self.radius - 6.0),
            _ => ("middle", self.x),
        };
        let y = match anchor {
            "middle" if self.y < height / 2.0 => self.y - self.radius - 8.0,
            "middle" => self.y + self.radius + 18.0,
            _ => self.y + 5.0,
        };
        Label { x, y, anchor }
    }
}

/// A name that fits beside the circle.
pub fn shortened(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match (name.chars().count(), words.as_slice()) {
        (14.., [first, .., last]) => format!("{}. {last}", first.chars().take(1).collect::<String>()),
        _ => name.to_owned(),
    }
}

/// A line in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The two ends, as indices of [`Network::nodes`].
    pub ends: (usize, usize),
    /// How the two were in contact.
    pub kind: EncounterKind,
    /// Its place among the lines between the two, which bend apart: 0 for the first.
    pub beside: usize,
    /// What they took part in together.
    pub encounters: Vec<Id>,
    /// Whether at least one of these took place.
    pub happened: bool,
}

impl Edge {
    /// The points of its curve: where it begins, what it bends towards, where it ends.
    pub fn curve(&self, nodes: &[Node]) -> [(f64, f64); 3] {
        let (one, other) = (&nodes[self.ends.0], &nodes[self.ends.1]);
        let (across, down) = (other.x - one.x, other.y - one.y);
        let length = (across * across + down * down).sqrt().max(1.0);
        // 0, 1, -1, 2, -2, …
        let steps =
            if self.beside % 2 == 1 { (self.beside / 2 + 1) as f64 } else { -((self.beside / 2) as f64) };
        let aside = BEND * steps / length;
        // In columns a straight line would run through those between.
        let pull = if nodes.len() > RING { 0.4 } else { 0.0 };
        let towards = |middle: f64, centre: u32| middle + (f64::from(centre) / 2.0 - middle) * pull;
        let bend = (
            towards((one.x + other.x) / 2.0, SIZE.0) - down * aside,
            towards((one.y + other.y) / 2.0, SIZE.1) + across * aside,
        );
        [(one.x, one.y), bend, (other.x, other.y)]
    }

    /// The middle of its curve.
    pub fn middle(&self, nodes: &[Node]) -> (f64, f64) {
        let [from, bend, to] = self.curve(nodes);
        ((from.0 + 2.0 * bend.0 + to.0) / 4.0, (from.1 + 2.0 * bend.1 + to.1) / 4.0)
    }
}

/// Whether an encounter brought people together, or may yet.
fn counts(encounter: &Encounter) -> bool {
    !matches!(encounter.status, Status::Cancelled | Status::Denied)
}

/// The picture of all encounters that were not called off.
pub fn network(reading: &Reading) -> Network {
    let encounters = || reading.article.encounters.iter().filter(|it| counts(it));
    let mut degree: BTreeMap<Id, usize> = BTreeMap::new();
    for encounter in encounters().filter(|it| it.participants.len() > 1) {
        for &id in &encounter.participants {
            *degree.entry(id).or_default() += 1;
        }
    }
    let mut spoken: BTreeMap<Id, usize> = BTreeMap::new();
    for &id in reading.article.statements.iter().flat_map(|it| &it.speakers) {
        *spoken.entry(id).or_default() += 1;
    }

    let mut by_degree: Vec<(Id, usize)> = degree.iter().map(|(&id, &degree)| (id, degree)).collect();
    sort_by_numbers(&mut by_degree, |(_, degree)| (!(*degree as u32), 0));
    let left_out = by_degree.len().saturating_sub(LIMIT);
    by_degree.truncate(LIMIT);
    let kept = |id: &Id| by_degree.iter().any(|(other, _)| other == id);
    let ids: Vec<Id> = degree.keys().copied().filter(kept).collect();

    let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
    let scale = if ids.len() > RING { (RING as f64 * 1.8 / ids.len() as f64).min(1.0) } else { 1.0 };
    let nodes: Vec<Node> = ids
        .iter()
        .enumerate()
        .map(|(place, &id)| {
            let (across, down) = position(place, ids.len());
            let statements = spoken.get(&id).copied().unwrap_or(0);
            Node {
                id,
                x: width / 2.0 + across * (width / 2.0 - 168.0),
                y: height / 2.0 + down * (height / 2.0 - 70.0),
                radius: scale * (8.0 + 5.0 * (statements as f64).sqrt().min(4.0)),
                statements,
            }
        })
        .collect();

    let mut edges: Vec<Edge> = Vec::new();
    for encounter in encounters() {
        let present = |place: &usize| encounter.participants.contains(&ids[*place]);
        let present: Vec<usize> = (0..ids.len()).filter(present).collect();
        for (at, &one) in present.iter().enumerate() {
            for &other in &present[at + 1..] {
                let (ends, kind) = ((one, other), encounter.kind);
                let of_ends = || edges.iter().enumerate().filter(|(_, edge)| edge.ends == ends);
                let found = of_ends().find(|(_, edge)| edge.kind == kind).map(|(place, _)| place);
                let beside = of_ends().count();
                let place = found.unwrap_or_else(|| {
                    edges.push(Edge { ends, kind, beside, encounters: Vec::new(), happened: false });
                    edges.len() - 1
                });
                edges[place].encounters.push(encounter.id);
                edges[place].happened |= matches!(encounter.status, Status::Happened | Status::Ongoing);
            }
        }
    }
    Network { nodes, edges, left_out }
}

/// The place of one of `count` people, from -1 to 1 across and down: on a circle, clockwise from the top; of many, in two
/// columns that bend outwards.
fn position(place: usize, count: usize) -> (f64, f64) {
    if count <= RING {
        return on_circle(place as f64 / count as f64);
    }
    let rows = count.div_ceil(2);
    let (side, row) = if place < rows { (1.0, place) } else { (-1.0, count - 1 - place) };
    let down = (row as f64 + 0.5) / rows as f64 * 2.2 - 1.1;
    (side * (1.3 - down * down).sqrt(), down)
}

/// The point of the unit circle that lies `turn` (0 to 1) clockwise from the top.
fn on_circle(turn: f64) -> (f64, f64) {
    (sine(turn), -sine((turn + 0.25) % 1.0))
}

/// The sine of a part of a whole turn (0 to 1), by Bhāskara's formula: true to 0.002, which a drawing
/// cannot show, for a hundredth of the code of the exact function.
fn sine(turn: f64) -> f64 {
    let half = |part: f64| 16.0 * part * (1.0 - part) / (5.0 - 4.0 * part * (1.0 - part));
    if turn < 0.5 { half(turn * 2.0) } else { -half(turn * 2.0 - 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::IdKind;
    use crate::{Options, extract};

    fn met(number: usize, people: &[usize], status: Status) -> Encounter {
        Encounter {
            id: Id::nth(IdKind::Encounter, number),
            kind: EncounterKind::Meeting,
            participants: people.iter().map(|&person| Id::nth(IdKind::Person, person)).collect(),
            place: None,
            time: None,
            date: None,
            date_basis: None,
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
    fn the_circle_is_round() {
        for step in 0..100 {
            let turn = f64::from(step) / 100.0;
            let (sine, cosine) = (turn * std::f64::consts::TAU).sin_cos();
            let (across, down) = on_circle(turn);
            assert!((across - sine).abs() < 0.002 && (down + cosine).abs() < 0.002, "{turn}");
        }
    }

    #[test]
    fn two_encounters_of_one_pair_are_one_line() {
        let picture = drawn(vec![met(0, &[0, 1], Status::Planned), met(1, &[1, 0, 2], Status::Happened)]);
        assert_eq!(picture.nodes.len(), 3);
        assert_eq!(picture.edges.len(), 3);
        assert_eq!((picture.edges[0].encounters.len(), picture.edges[0].happened), (2, true));
    }

    #[test]
    fn a_meeting_and_a_call_are_two_lines_that_bend_apart() {
        let call = Encounter { kind: EncounterKind::Call, ..met(1, &[0, 1], Status::Happened) };
        let picture = drawn(vec![met(0, &[0, 1], Status::Happened), call]);
        let [meeting, call] = picture.edges.as_slice() else { panic!("{:?}", picture.edges) };
        let (one, other) = (meeting.middle(&picture.nodes), call.middle(&picture.nodes));
        assert!((one.0 - other.0).abs() + (one.1 - other.1).abs() > 24.0, "{one:?} {other:?}");
    }

    #[test]
    fn the_names_of_a_crowd_have_a_line_each() {
        let crowd: Vec<usize> = (0..LIMIT).collect();
        let nodes = drawn(vec![met(0, &crowd, Status::Happened)]).nodes;
        for (at, one) in nodes.iter().enumerate() {
            for other in nodes[at + 1..].iter().filter(|other| other.label().anchor == one.label().anchor) {
                assert!((one.y - other.y).abs() > 18.0, "{one:?} {other:?}");
            }
        }
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
