//! How well articles are read that rules were not written for: invented ones, annotated by hand.
//!
//! F1 of each measure has a floor in the folder's `floor.json`; `UPDATE_EXPECT=1` writes today's scores there.

mod common;

use common::annotation;
use common::scoring::{Precision, Reading, SURE_STATEMENTS, Scores};
use readout::{Options, extract};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const NEWSROOM: &str = "tests/newsroom";
const HELD_OUT: &str = "tests/held_out";

#[test]
fn annotated_articles_are_read_no_worse_than_before() {
    holds_its_floor(Path::new(NEWSROOM));
}

#[test]
fn held_out_articles_are_read_no_worse_than_before() {
    holds_its_floor(Path::new(HELD_OUT));
}

#[test]
fn statements_shown_as_sure_are_right() {
    let mut precision = BTreeMap::new();
    for folder in [NEWSROOM, HELD_OUT] {
        let mut own = BTreeMap::new();
        each_reading(Path::new(folder), |reading| {
            reading.by_confidence(&mut precision);
            reading.by_confidence(&mut own);
        });
        print_table(folder, &own);
    }
    print_table("both", &precision);
    let sure = precision[SURE_STATEMENTS];
    assert!(sure.percent() >= 95.0, "{SURE_STATEMENTS}: {sure}");
}

fn print_table(folder: &str, precision: &BTreeMap<String, Precision>) {
    println!("{folder}");
    for (class, precision) in precision {
        println!("  {class:<34}{precision}");
    }
}

fn holds_its_floor(folder: &Path) {
    let (mut scores, mut recall) = (Scores::new(), BTreeMap::new());
    each_reading(folder, |reading| {
        reading.score(&mut scores);
        reading.by_construction(&mut recall);
    });
    println!("{}", folder.display());
    for (measure, tally) in &scores {
        println!("  {measure:<34}{tally}");
    }
    for (construction, recall) in &recall {
        println!("  {construction:<34}{recall}");
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

fn each_reading(folder: &Path, mut with: impl FnMut(Reading)) {
    for gold in annotation::articles(folder) {
        let published = gold.published.as_deref().map(|date| date.parse().unwrap());
        with(Reading::of(&gold, &extract(&gold.text, &Options { published, ..Options::default() })));
    }
}
