//! How well articles are read that rules were not written for: invented ones, annotated by hand.
//!
//! F1 of each measure has a floor in the folder's `floor.json`; `UPDATE_EXPECT=1` writes today's scores there.

mod common;

use common::annotation;
use common::scoring::{Reading, SURE_STATEMENTS, Scores};
use readout::{Options, extract};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn annotated_articles_are_read_no_worse_than_before() {
    holds_its_floor(Path::new("tests/newsroom"));
}

fn holds_its_floor(folder: &Path) {
    let (mut scores, mut recall, mut precision) = (Scores::new(), BTreeMap::new(), BTreeMap::new());
    for gold in annotation::articles(folder) {
        let published = gold.published.as_deref().map(|date| date.parse().unwrap());
        let article = extract(&gold.text, &Options { published });
        let reading = Reading::of(&gold, &article);
        reading.score(&mut scores);
        reading.by_construction(&mut recall);
        reading.by_confidence(&mut precision);
    }
    println!("{}", folder.display());
    for (measure, tally) in &scores {
        println!("  {measure:<34}{tally}");
    }
    for (construction, recall) in &recall {
        println!("  {construction:<34}{recall}");
    }
    for (class, precision) in &precision {
        println!("  {class:<34}{precision}");
    }
    let sure = precision[SURE_STATEMENTS];
    assert!(sure.percent() >= 95.0, "{SURE_STATEMENTS}: {sure}");

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
