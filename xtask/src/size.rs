//! What the page weighs, as hosts send it.

use crate::args::Args;
use crate::bindgen::PLAIN_NAME;
use crate::paths;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::Write;
use std::path::Path;

/// What a first visit may load in all, in bytes after brotli, with the models: less than a JavaScript tagger with its model
/// (wink-nlp: 789 KB).
const BUDGET: usize = 770_000;

pub(crate) fn command(args: Args) -> Result<()> {
    args.finish()?;
    print()?;
    let all = total(&measure()?, is_of_first_visit).brotli;
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

/// One file's size in bytes: as it is, and as each coding sends it.
#[derive(Clone, Default)]
struct Size {
    path: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints a table of the files of `dist/`, the heaviest first.
pub(crate) fn print() -> Result<()> {
    let mut sizes = measure()?;
    sizes.sort_by_key(|size| std::cmp::Reverse(size.gzip));
    let code = [".wasm", ".js", ".css"];
    let mut code =
        total(&sizes, |path| is_of_first_visit(path) && code.iter().any(|ending| path.ends_with(ending)));
    code.path = "wasm, js and css".to_owned();
    sizes.extend([code, total(&sizes, is_of_first_visit)]);
    println!("{:<44} {:>10} {:>10} {:>10}", "file", "bytes", "gzip", "brotli");
    for Size { path, raw, gzip, brotli } in sizes {
        println!("{path:<44} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    Ok(())
}

/// Whether browsers load this file on a first visit: all but the extractor that old ones load in place of the other, and the
/// icons of the installed page.
fn is_of_first_visit(path: &str) -> bool {
    !path.contains(&format!("/{PLAIN_NAME}_bg")) && !path.ends_with(".png")
}

fn total(sizes: &[Size], which: impl Fn(&str) -> bool) -> Size {
    let mut sum = Size { path: "total".to_owned(), ..Size::default() };
    for size in sizes.iter().filter(|size| which(&size.path)) {
        sum.raw += size.raw;
        sum.gzip += size.gzip;
        sum.brotli += size.brotli;
    }
    sum
}

fn measure() -> Result<Vec<Size>> {
    let dist = paths::dist();
    let mut sizes = Vec::new();
    measure_folder(&dist, &dist, &mut sizes)
        .with_context(|| format!("cannot read {}; run `cargo xtask build` first", dist.display()))?;
    Ok(sizes)
}

fn measure_folder(base: &Path, folder: &Path, sizes: &mut Vec<Size>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            measure_folder(base, &path, sizes)?;
        } else {
            let bytes = fs::read(&path)?;
            sizes.push(Size {
                path: path.strip_prefix(base)?.to_string_lossy().into_owned(),
                raw: bytes.len(),
                gzip: gzip(&bytes)?,
                brotli: brotli(&bytes)?,
            });
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out.len())
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}
