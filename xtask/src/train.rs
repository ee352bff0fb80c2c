//! `cargo xtask train`: the models of `src/models`, from treebanks that lie outside the repository.

use crate::args::Args;
use crate::{paths, process};
use anyhow::{Result, bail};
use std::path::PathBuf;

pub(crate) fn command(mut args: Args) -> Result<()> {
    let data = args.value("--data")?.map_or_else(|| paths::root().join("../shared/data"), PathBuf::from);
    let evaluate = args.flag("--evaluate");
    args.finish()?;
    if !data.join("train").is_dir() {
        bail!(
            "there are no corpora at {}: --data DIR names the folder that holds train/ud-ewt and train/gum-open \
             (src/models/tagger.md says where they are to be had)",
            data.display()
        );
    }
    let mut train = process::cargo();
    train.args(["run", "--quiet", "--release", "--package", "training", "--"]);
    train.arg(data).arg(paths::root().join("src/models"));
    if evaluate {
        train.arg("--evaluate");
    }
    process::run(&mut train)
}
