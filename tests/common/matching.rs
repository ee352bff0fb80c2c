//! Precision and recall over items that are matched one to one.

#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of this")]

use readout::document::Span;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::AddAssign;

/// Items of an annotation, items read, and how many agree.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    right: usize,
    gold: usize,
    read: usize,
}

impl Tally {
    /// Counts the pairs that are right. An optional item of the annotation is neutral: neither missing nor finding it
    /// counts.
    pub fn of(
        gold: usize,
        read: usize,
        pairs: &[(usize, usize)],
        optional: impl Fn(usize) -> bool,
        right: impl Fn(usize, usize) -> bool,
    ) -> Tally {
        let neutral = pairs.iter().filter(|(g, _)| optional(*g)).count();
        Tally {
            right: pairs.iter().filter(|(g, p)| !optional(*g) && right(*g, *p)).count(),
            gold: (0..gold).filter(|g| !optional(*g)).count(),
            read: read - neutral,
        }
    }

    pub fn add(&mut self, right: usize, gold: usize, read: usize) {
        *self += Tally { right, gold, read };
    }

    /// The harmonic mean of precision and recall in points, to one decimal.
    pub fn f1(&self) -> f64 {
        (2_000.0 * self.right as f64 / (self.gold + self.read).max(1) as f64).round() / 10.0
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.right += other.right;
        self.gold += other.gold;
        self.read += other.read;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "F1 {:5.1}   ({} right, {} annotated, {} read)",
            self.f1(),
            self.right,
            self.gold,
            self.read
        )
    }
}

/// Pairs items greedily, the likest first, each at most once.
pub fn one_to_one(
    gold: usize,
    read: usize,
    at_least: f64,
    likeness: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut cells: Vec<_> = (0..gold)
        .flat_map(|g| (0..read).map(move |p| (g, p)))
        .map(|(g, p)| (likeness(g, p), g, p))
        .filter(|(likeness, ..)| *likeness >= at_least)
        .collect();
    cells.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, g, p) in cells {
        if pairs.iter().all(|pair| pair.0 != g && pair.1 != p) {
            pairs.push((g, p));
        }
    }
    pairs
}

/// The size of what two sets share over the size of both together; two empty sets are alike.
pub fn jaccard<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let both = a.intersection(b).count();
    both as f64 / (a.len() + b.len() - both) as f64
}

/// Where the letters and digits of spans stand: space and marks at an edge make no difference.
pub fn letters(text: &str, spans: &[Span]) -> BTreeSet<usize> {
    let inside = |span: &Span| {
        let start = span.start as usize;
        span.of(text)
            .char_indices()
            .filter(|(_, it)| it.is_alphanumeric())
            .map(move |(at, _)| start + at)
            .collect::<Vec<_>>()
    };
    spans.iter().flat_map(inside).collect()
}

/// Whether a name is a form of the annotated person's, whatever its case and hyphens; or some words of the fullest
/// form and none that no form has.
pub fn same_name(name: &str, forms: &[String]) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let plain = name.to_lowercase().replace(['-', '‐', '–'], " ").replace(['\'', '’', '.'], "");
        plain.split_whitespace().map(str::to_owned).collect()
    };
    let name = words(name);
    let known = forms.iter().flat_map(|form| words(form)).collect();
    !name.is_empty()
        && (forms.iter().any(|form| words(form) == name)
            || !name.is_disjoint(&words(&forms[0])) && name.is_subset(&known))
}
