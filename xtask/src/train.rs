//! `cargo xtask train`: the models of `src/models`, from corpora that lie outside the repository.

use crate::args::Args;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) fn command(mut args: Args) -> Result<()> {
    let data = args.value("--data")?.map_or_else(|| paths::root().join("../shared/data"), PathBuf::from);
    let evaluate = args.flag("--evaluate");
    let mut models = args.words()?;
    if models.is_empty() && !evaluate {
        models = ["tagger", "parser", "names"].map(str::to_owned).to_vec();
    }
    if !data.join("train").is_dir() {
        bail!(
            "there are no corpora at {}: --data DIR names the folder that holds train/ud-ewt and the others \
             (the cards in src/models say where they are to be had)",
            data.display()
        );
    }
    process::run(training(&data).args(models))
}

/// How well the models of the repository do on what is held out: `measure TAB figure` a line. Empty where there are no corpora.
pub(crate) fn figures(data: &Path) -> Result<String> {
    if !data.join("train").is_dir() {
        return Ok(String::new());
    }
    process::output(&mut training(data)).context("`cargo xtask train --evaluate` fails; run it to see why")
}

fn training(data: &Path) -> Command {
    let mut command = process::cargo();
    command.args(["run", "--quiet", "--release", "--package", "training", "--"]);
    command.arg(data).arg(paths::root().join("src/models"));
    command
}
