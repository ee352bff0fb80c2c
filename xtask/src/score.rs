//! `cargo xtask score`: the extractor against annotated articles, which lie outside the repository.
//!
//! `tests/floor.json` keeps the best F1 of each measure; a change that makes one worse fails here.

use crate::args::Args;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// How far below its floor a measure may fall, in points: less than one item of any corpus.
const TOLERANCE: f64 = 0.05;

/// The scorer's name for documents on which the extractor failed outright.
const FAILED: &str = "failed documents";

pub(crate) fn command(mut args: Args) -> Result<()> {
    let shared = args.value("--shared")?.map_or_else(|| paths::root().join("../shared"), PathBuf::from);
    let set_floor = args.flag("--set-floor");
    let given = args.words()?;

    let scorer = shared.join("eval/score.py");
    if !scorer.is_file() {
        eprintln!("No score: there is no scorer at {} (--shared DIR says where else).", scorer.display());
        return Ok(());
    }
    let all = given.is_empty();
    let data = if all { all_data(&shared)? } else { given.iter().map(PathBuf::from).collect() };
    let python =
        process::find("python3").context("the scorer needs python3, which is not on the search path")?;

    process::run(process::cargo().args(["build", "--release", "--bin", "readout"]))?;
    let result = paths::target().join("score.json");
    let mut score = process::command(python);
    score.arg(scorer).arg("--bin").arg(paths::target().join("release").join(paths::program("readout")));
    process::run(score.arg("--json").arg(&result).args(data))?;

    // The articles of the repository: scores by construction, and how far confidence can be trusted.
    process::run(process::cargo().args([
        "test",
        "--quiet",
        "--test",
        "newsroom",
        "--",
        "--nocapture",
        "--test-threads=1",
    ]))?;

    let figures = read_object(&result)?;
    if let Some((measure, _)) = figures.iter().find(|(measure, _)| measure.ends_with(FAILED)) {
        bail!("{measure}: the extractor gave no result; the scorer's lines above say why");
    }
    let mut scores: Map<String, Value> =
        figures.iter().map(|(measure, figure)| (measure.clone(), percent(figure))).collect();
    if all {
        scores.extend(models(&shared)?);
    }
    let floor_file = paths::root().join("tests/floor.json");
    if set_floor {
        return write_floor(&floor_file, scores);
    }
    compare(&read_object(&floor_file)?, &scores)
}

/// The development data and the seed.
fn all_data(shared: &Path) -> Result<Vec<PathBuf>> {
    let dev = shared.join("data/dev");
    let mut folders = vec![shared.join("data/seed")];
    for entry in fs::read_dir(&dev).with_context(|| format!("cannot read {}", dev.display()))? {
        folders.push(entry?.path());
    }
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    Ok(folders)
}

/// Tags and dependencies of the models that ship, on the held-out part of UD English EWT.
fn models(shared: &Path) -> Result<Map<String, Value>> {
    let mut figures = Map::new();
    for line in crate::train::figures(&shared.join("data"))?.lines() {
        let Some((measure, figure)) = line.split_once('\t') else { continue };
        if measure.starts_with("ud-ewt") {
            println!("{line}");
            figures.insert(measure.to_owned(), figure.parse::<f64>().context("figures are numbers")?.into());
        }
    }
    Ok(figures)
}

/// F1 in points, to two decimals.
fn percent(figure: &Value) -> Value {
    ((figure["f1"].as_f64().unwrap_or_default() * 10_000.0).round() / 100.0).into()
}

fn read_object(path: &Path) -> Result<Map<String, Value>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not a JSON object", path.display()))
}

/// Fails where a measure lies below its floor; measures without one are new, and pass.
fn compare(floor: &Map<String, Value>, scores: &Map<String, Value>) -> Result<()> {
    let points = |value: &Value| value.as_f64().unwrap_or_default();
    let mut below = Vec::new();
    let mut above = 0;
    for (measure, score) in scores {
        let (Some(floor), score) = (floor.get(measure).map(points), points(score)) else { continue };
        if score < floor - TOLERANCE {
            below.push(format!("{measure}: {score:.2}, floor {floor:.2}"));
        } else if score > floor + TOLERANCE {
            above += 1;
        }
    }
    if !below.is_empty() {
        bail!(
            "below the floor of tests/floor.json:\n  {}\nIf that is meant, say why in the commit and run \
             `cargo xtask score --set-floor`",
            below.join("\n  ")
        );
    }
    eprintln!("No measure is below its floor.");
    if above > 0 {
        eprintln!("{above} are above it: `cargo xtask score --set-floor` keeps them there.");
    }
    Ok(())
}

/// Replaces the floors of what was measured; the others stay.
fn write_floor(path: &Path, scores: Map<String, Value>) -> Result<()> {
    let mut floor = if path.exists() { read_object(path)? } else { Map::new() };
    floor.extend(scores);
    fs::write(path, serde_json::to_string_pretty(&floor)? + "\n")?;
    eprintln!("Wrote {}.", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(line: &str) -> Map<String, Value> {
        serde_json::from_str(line).unwrap()
    }

    #[test]
    fn a_measure_below_its_floor_fails_and_is_named() {
        let floor = scores(r#"{"people": 82.0, "times": 75.0}"#);
        let error = compare(&floor, &scores(r#"{"people": 81.9, "times": 75.0}"#)).unwrap_err().to_string();
        assert!(error.contains("people: 81.90, floor 82.00") && !error.contains("times"), "{error}");
    }

    #[test]
    fn at_the_floor_and_without_one_passes() {
        let floor = scores(r#"{"people": 82.0, "places": 10.0}"#);
        assert!(compare(&floor, &scores(r#"{"people": 81.96, "new": 1.0}"#)).is_ok());
    }
}
