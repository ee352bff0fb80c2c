//! `cargo xtask reproduce`: `dist/` built again from a clone in another folder, and compared byte by byte.

use crate::args::Args;
use crate::assets::Files;
use crate::bindgen::Effort;
use crate::{build, paths, process};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

pub(crate) fn command(mut args: Args) -> Result<()> {
    let no_build = args.flag("--no-build");
    args.finish()?;
    let status = process::output(process::command("git").args(["status", "--porcelain"]));
    if status.as_deref() != Some("") {
        bail!("there are changes that are not committed; a clone would be built without them");
    }
    if !no_build {
        build::build(Effort::Release)?;
    }
    let clone = paths::target().join("reproduce/elsewhere");
    if clone.exists() {
        fs::remove_dir_all(&clone)?;
    }
    process::run(process::command("git").args(["clone", "--quiet"]).arg(paths::root()).arg(&clone))?;
    // Its own target folder: nothing that was compiled here is taken over there.
    let mut cargo = process::cargo();
    cargo.args(["xtask", "build"]).current_dir(&clone).env_remove("CARGO_TARGET_DIR");
    process::run(&mut cargo)?;
    let (here, there) = (read(&paths::dist())?, read(&clone.join("dist"))?);
    let different = differences(&here, &there);
    if !different.is_empty() {
        bail!("two builds differ in {}; {} holds the other", different.join(", "), clone.display());
    }
    fs::remove_dir_all(&clone)?;
    println!("Two builds in two folders made the same {} files, byte by byte.", here.len());
    Ok(())
}

fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    build::read_folder(folder, Path::new(""), &mut files)
        .with_context(|| format!("cannot read {}", folder.display()))?;
    Ok(files)
}

/// The paths that only one has, or whose content differs.
fn differences(here: &Files, there: &Files) -> Vec<String> {
    let differs = |path: &&String| here.get(*path) != there.get(*path);
    let mut paths: Vec<String> = here.keys().chain(there.keys()).filter(differs).cloned().collect();
    paths.sort();
    paths.dedup();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_found_on_both_sides() {
        let files = |files: &[(&str, &str)]| -> Files {
            files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
        };
        let here = files(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert_eq!(differences(&here, &files(&[("a", "1"), ("b", "x"), ("d", "4")])), ["b", "c", "d"]);
        assert!(differences(&here, &here).is_empty());
    }
}
