//! Trains Readout's models from treebanks, and scores them; `cargo xtask train` runs it.
//!
//!     training DATA MODELS             trains, writes the weights into MODELS, and prints how well they do
//!     training DATA MODELS --evaluate  scores the weights of MODELS
//!
//! The last lines of standard output are `measure TAB figure`, for whoever compares them.

mod evaluate;
mod random;
mod tagger;
mod treebank;

use anyhow::{Context, Result, bail};
use readout::tagger::weights::Weights;
use std::fs;
use std::path::{Path, PathBuf};

/// Treebanks to learn from.
const TRAIN: [&str; 2] = ["train/ud-ewt/train.conllu", "train/gum-open/train.conllu"];
/// Treebanks held out, with their names in the table of figures.
const HELD_OUT: [(&str, &str); 2] =
    [("ud-ewt", "train/ud-ewt/dev.conllu"), ("gum-open", "train/gum-open/dev.conllu")];

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (data, models, train) = match &words[..] {
        [data, models] => (PathBuf::from(data), PathBuf::from(models), true),
        [data, models, flag] if flag == "--evaluate" => (PathBuf::from(data), PathBuf::from(models), false),
        _ => bail!("usage: training DATA MODELS [--evaluate]"),
    };
    let path = models.join("tagger.bin");
    if train {
        let mut sentences = Vec::new();
        for name in TRAIN {
            sentences.extend(treebank::read(&data.join(name))?);
        }
        let packed = tagger::train(&sentences, &tagger::RECIPE);
        fs::write(&path, packed).with_context(|| format!("cannot write {}", path.display()))?;
    }
    report(&data, &path)
}

/// Prints what the weights reach on what is held out.
fn report(data: &Path, tagger: &Path) -> Result<()> {
    let packed = fs::read(tagger).with_context(|| format!("cannot read {}", tagger.display()))?;
    println!("tagger | bytes after brotli\t{}", evaluate::brotli(&packed));
    let weights = Weights::unpack(&packed);
    for (name, path) in HELD_OUT {
        let sentences = treebank::read(&data.join(path))?;
        println!("{name} | UPOS\t{:.2}", evaluate::tags(&sentences, &weights));
    }
    Ok(())
}
