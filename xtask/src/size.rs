//! What the page weighs, as hosts send it.

use crate::args::Args;
use crate::bindgen::{MODULES, PLAIN_NAME};
use crate::compress::{brotli, gzip, is_copy};
use crate::{docs, parts, paths};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::fs;
use std::ops::Add;
use std::path::Path;

/// What a first visit may load in all, in bytes after brotli, with the models: less than a JavaScript tagger with its model
/// (wink-nlp: 789 KB).
const BUDGET: usize = 780_000;

pub(crate) fn command(mut args: Args) -> Result<()> {
    let by_part = args.flag("--by-part");
    args.finish()?;
    if by_part {
        return print_parts();
    }
    print()?;
    let all = first_visit()?.brotli;
    if all > BUDGET {
        bail!(
            "a first visit loads {} after brotli, over the budget of {}",
            kilobytes(all),
            kilobytes(BUDGET)
        );
    }
    eprintln!(
        "A first visit loads {} after brotli, within the budget of {}.",
        kilobytes(all),
        kilobytes(BUDGET)
    );
    Ok(())
}

/// A size in bytes: as it is, and as each coding sends it.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct Size {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

impl Size {
    /// The size of a file with this content.
    pub(crate) fn of(bytes: &[u8]) -> Result<Size> {
        Ok(Size { raw: bytes.len(), gzip: gzip(bytes)?.len(), brotli: brotli(bytes)?.len() })
    }
}

impl Add for Size {
    type Output = Size;

    fn add(self, other: Size) -> Size {
        Size { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Prints a table of the files of `dist/`, the heaviest first.
pub(crate) fn print() -> Result<()> {
    let mut sizes = measure()?;
    sizes.sort_by_key(|(_, size)| std::cmp::Reverse(size.gzip));
    let code = [".wasm", ".js", ".css"];
    let code =
        total(&sizes, |path| is_of_first_visit(path) && code.iter().any(|ending| path.ends_with(ending)));
    let all = total(&sizes, is_of_first_visit);
    let documents = total(&sizes, is_document);
    sizes.retain(|(path, _)| !is_document(path));
    sizes.extend([("wasm, js and css", code), ("total", all), ("docs/", documents)].map(named));
    table("file", &sizes);
    Ok(())
}

fn named((name, size): (&str, Size)) -> (String, Size) {
    (name.to_owned(), size)
}

/// Prints these sizes.
pub(crate) fn table(what: &str, sizes: &[(String, Size)]) {
    println!("{what:<44} {:>10} {:>10} {:>10}", "bytes", "gzip", "brotli");
    for (name, Size { raw, gzip, brotli }) in sizes {
        println!("{name:<44} {raw:>10} {gzip:>10} {brotli:>10}");
    }
}

/// A part smaller than this stands with others of its kind.
const SMALL_PART: usize = 4_000;

/// Prints what takes the room in the wasm files that browsers load now, the heaviest first.
fn print_parts() -> Result<()> {
    for module in MODULES.iter().filter(|module| module.name != PLAIN_NAME) {
        let (large, small): (Vec<_>, Vec<_>) =
            parts::of(module)?.into_iter().partition(|(_, bytes)| bytes.len() >= SMALL_PART);
        let mut sizes = Vec::new();
        for (name, bytes) in large {
            sizes.push((name, Size::of(&bytes)?));
        }
        for kind in ["code", "data"] {
            let of_kind: Vec<_> = small.iter().filter(|(name, _)| name.starts_with(kind)).collect();
            let together: Vec<u8> = of_kind.iter().flat_map(|(_, bytes)| bytes).copied().collect();
            sizes.push((format!("{kind} ({} smaller parts)", of_kind.len()), Size::of(&together)?));
        }
        sizes.sort_by_key(|(_, size)| std::cmp::Reverse(size.brotli));
        sizes.push(("total".to_owned(), total(&sizes, |_| true)));
        println!();
        table(&format!("{}.wasm", module.name), &sizes);
    }
    Ok(())
}

/// Whether browsers load this file on a first visit: all but the extractor that old ones load in place of the other, the
/// icons of the installed page, and the documentation.
fn is_of_first_visit(path: &str) -> bool {
    !path.contains(&format!("/{PLAIN_NAME}_bg")) && !path.ends_with(".png") && !is_document(path)
}

fn is_document(path: &str) -> bool {
    path.starts_with(docs::FOLDER)
}

/// What a first visit loads.
pub(crate) fn first_visit() -> Result<Size> {
    Ok(total(&measure()?, is_of_first_visit))
}

/// What those load who use the extractor without the page.
pub(crate) fn extractor() -> Result<Size> {
    Ok(total(&measure()?, |path| path.contains("/core-") || path.contains("/core_bg-")))
}

/// The sizes of all those files together.
pub(crate) fn total(sizes: &[(String, Size)], which: impl Fn(&str) -> bool) -> Size {
    sizes.iter().filter(|(path, _)| which(path)).fold(Size::default(), |sum, (_, size)| sum + *size)
}

/// Every file of `dist/` by its path there.
fn measure() -> Result<Vec<(String, Size)>> {
    let dist = paths::dist();
    let mut sizes = Vec::new();
    measure_folder(&dist, &dist, &mut sizes)
        .with_context(|| format!("cannot read {}; run `cargo xtask build` first", dist.display()))?;
    Ok(sizes)
}

fn measure_folder(base: &Path, folder: &Path, sizes: &mut Vec<(String, Size)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(base)?.to_string_lossy().into_owned();
        if path.is_dir() {
            measure_folder(base, &path, sizes)?;
        } else if !is_copy(&name) {
            sizes.push((name, Size::of(&fs::read(&path)?)?));
        }
    }
    Ok(())
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}
