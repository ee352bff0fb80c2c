//! `cargo xtask build`: the page, in `dist/`, for any static host and any path on it.

use crate::args::Args;
use crate::assets::{self, Files};
use crate::bindgen::{self, Effort};
use crate::{compress, csp, docs, glue, install, paths, size, styles};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

pub(crate) fn command(mut args: Args) -> Result<()> {
    let effort = effort(&mut args);
    args.finish()?;
    build(effort)?;
    eprintln!();
    size::print()
}

/// Takes `--dev`.
pub(crate) fn effort(args: &mut Args) -> Effort {
    if args.flag("--dev") { Effort::Dev } else { Effort::Release }
}

/// Builds `dist/` anew; the old one stays until the new one is whole.
pub(crate) fn build(effort: Effort) -> Result<()> {
    let html = fs::read_to_string(paths::root().join("index.html")).context("cannot read index.html")?;
    csp::check(&html).context("index.html")?;

    install::wasm_target()?;
    let mut sources = Files::new();
    sources.insert("index.html".to_owned(), html.into_bytes());
    read_folder(paths::root(), Path::new("www"), &mut sources)?;
    for module in bindgen::MODULES {
        read_folder(&bindgen::build(module, effort)?, Path::new(""), &mut sources)?;
    }
    if effort != Effort::Dev {
        for (_, script) in
            sources.iter_mut().filter(|(path, _)| path.starts_with("www/") && path.ends_with(".js"))
        {
            *script = glue::without_comments(&String::from_utf8_lossy(script)).into_bytes();
        }
    }
    // Types are for those who use the package; the JavaScript names them in a comment.
    sources.retain(|path, _| !path.ends_with(".d.ts"));

    styles::join(&mut sources)?;

    let mut files = assets::link(&sources)?;
    csp::check_hashes(&String::from_utf8_lossy(&files["index.html"])).context("index.html")?;
    if effort == Effort::Dev {
        docs::add(&mut files, Files::new())?;
    } else {
        docs::add(&mut files, docs::of_crate()?)?;
        compress::add_copies(&mut files)?;
    }
    write(&files)
}

/// Adds every file of `base/folder`, named by its path from `base`.
pub(crate) fn read_folder(base: &Path, folder: &Path, files: &mut Files) -> Result<()> {
    let full = base.join(folder);
    let entries = fs::read_dir(&full).with_context(|| format!("cannot read {}", full.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            bail!("{} has a name that cannot stand in an address", entry.path().display())
        };
        let path = folder.join(name);
        if entry.file_type()?.is_dir() {
            read_folder(base, &path, files)?;
        } else if !name.starts_with('.') {
            files.insert(path.to_string_lossy().replace('\\', "/"), fs::read(entry.path())?);
        }
    }
    Ok(())
}

pub(crate) fn write(files: &Files) -> Result<()> {
    let dist = paths::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    for (path, bytes) in files {
        let path = dist.join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
