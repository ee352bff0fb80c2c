//! Trains Readout's models from annotated corpora, and scores them; `cargo xtask train` runs it.
//!
//!     training DATA MODELS tagger parser names  trains these, writes their weights into MODELS
//!     training DATA MODELS                      only scores the weights of MODELS
//!
//! The parser learns from the tags of taggers that it trains for itself; the name model from those of the tagger that the library was
//! built with: after the tagger, train it in a run of its own. Prints how well both do on what is held out, `measure TAB
//! figure` a line, for whoever compares them.

mod arithmetic;
mod evaluate;
mod ftrl;
mod named;
mod names;
mod network;
mod parser;
mod random;
mod tagger;
mod treebank;

use anyhow::{Context, Result, bail};
use readout::parser::dependency;
use readout::tagger::weights::Weights;
use std::fs;
use std::path::{Path, PathBuf};

/// Treebanks to learn from.
const TRAIN: [&str; 2] = ["train/ud-ewt/train.conllu", "train/gum-open/train.conllu"];
/// Treebanks held out: their names in the table of figures, their files, and how the names of the documents begin that count.
const HELD_OUT: [(&str, &str, &str); 3] = [
    ("ud-ewt", "train/ud-ewt/dev.conllu", ""),
    ("gum-open", "train/gum-open/dev.conllu", ""),
    ("gum-news", "train/gum-open/dev.conllu", "GUM_news"),
];

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [data, models, names @ ..] = &words[..] else {
        bail!("usage: training DATA MODELS [tagger] [parser] [names]")
    };
    let (data, models) = (PathBuf::from(data), PathBuf::from(models));
    if let Some(other) = names.iter().find(|name| !["tagger", "parser", "names"].contains(&name.as_str())) {
        bail!("there is no model {other:?} to train; there are tagger, parser and names");
    }
    let trains = |name: &str| names.iter().any(|n| n == name);
    let [tagger, parser] = ["tagger.bin", "parser.bin"].map(|name| models.join(name));
    let mut sentences = Vec::new();
    if trains("tagger") || trains("parser") {
        for name in TRAIN {
            sentences.extend(treebank::read(&data.join(name))?);
        }
    }
    if trains("tagger") {
        write(&tagger, &tagger::train(&sentences))?;
    }
    if trains("parser") {
        write(&parser, &parser::train(&sentences)?)?;
    }
    if trains("names") {
        write(&models.join("names.bin"), &names::train(&named::read(&data)?))?;
    }
    report(&data, &tagger, &parser)?;
    println!("names | bytes after brotli\t{}", evaluate::brotli(&read(&models.join("names.bin"))?));
    for (measure, figure) in names::cross_validate(&named::read(&data)?) {
        println!("names | {measure}\t{figure:.2}");
    }
    Ok(())
}

fn write(path: &Path, packed: &[u8]) -> Result<()> {
    fs::write(path, packed).with_context(|| format!("cannot write {}", path.display()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Prints what the weights reach on what is held out.
fn report(data: &Path, tagger: &Path, parser: &Path) -> Result<()> {
    let (tagger, parser) = (read(tagger)?, read(parser)?);
    println!("tagger | bytes after brotli\t{}", evaluate::brotli(&tagger));
    println!("parser | bytes after brotli\t{}", evaluate::brotli(&parser));
    let (tagger, parser) = (Weights::unpack(&tagger), dependency::weights::Weights::unpack(&parser));
    for (name, path, documents) in HELD_OUT {
        let mut sentences = treebank::read(&data.join(path))?;
        sentences.retain(|sentence| sentence.document.starts_with(documents));
        let figures = evaluate::score(&sentences, &tagger, &parser);
        for (measure, figure) in figures {
            println!("{name} | {measure}\t{figure:.2}");
        }
    }
    Ok(())
}
