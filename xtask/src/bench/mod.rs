//! `cargo xtask bench`: how fast, small and light the extractor and the page are, beside others, on the same texts and machine.

mod draw;
mod record;
mod table;
#[path = "../../../benches/texts/mod.rs"]
mod texts;

use crate::args::Args;
use crate::bindgen::Effort;
use crate::size::{self, Size};
use crate::test::Browser;
use crate::{build, paths, process};
use anyhow::{Context, Result, bail};
use record::{READERS, Record};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use texts::{LENGTHS, Texts};

/// The longest text of `--quick`.
const QUICK: usize = 100_000;

pub(crate) fn command(mut args: Args) -> Result<()> {
    let quick = args.flag("--quick");
    let keep = args.flag("--record");
    let no_build = args.flag("--no-build");
    args.finish()?;
    if quick && keep {
        bail!("--record keeps whole runs only; leave --quick out");
    }
    let browser = Browser::get()?;
    if !no_build {
        build::build(Effort::Release)?;
    }
    process::run(process::cargo().args(["bench", "--bench", "extract", "--no-run"]))?;
    let record = measure(&browser, if quick { QUICK } else { usize::MAX })?;
    print!("{}", table::of(&record));
    if keep {
        let picture = paths::root().join("docs/bench.svg");
        fs::write(&picture, draw::svg(&record))?;
        eprintln!("Kept in {} and {}.", record.save()?.display(), picture.display());
    }
    Ok(())
}

/// Measures everything, on texts up to a length.
fn measure(browser: &Browser, longest: usize) -> Result<Record> {
    let folder = paths::target().join("bench");
    let (texts, bundles) = (folder.join("texts"), folder.join("readers"));
    write_texts(&texts, longest)?;
    fs::create_dir_all(&bundles)?;

    let mut native = process::cargo();
    native.args(["bench", "--bench", "extract", "--", "--json", "--longest"]).arg(longest.to_string());
    let native = process::read(&mut native)?;

    let mut node = browser.node();
    node.arg("bench/bench.js").env("READOUT_DIST", paths::dist());
    let in_browser = process::read(node.env("READOUT_TEXTS", &texts).env("READOUT_BUNDLES", &bundles))?;
    Ok(Record {
        browser: serde_json::from_str(&in_browser).context("bench.js printed something else")?,
        native: serde_json::from_str(&native).context("the native benchmark printed something else")?,
        transferred: transferred(&bundles)?,
    })
}

/// Writes each text to a file of its own, named by its length.
fn write_texts(folder: &Path, longest: usize) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let texts = Texts::read(paths::root())?;
    for length in LENGTHS.into_iter().filter(|&length| length <= longest) {
        fs::write(folder.join(format!("{length}.txt")), texts.of(length))?;
    }
    Ok(())
}

/// What a page loads for each reader, and what the first visit to ours loads.
fn transferred(bundles: &Path) -> Result<BTreeMap<String, Size>> {
    let mut sizes = BTreeMap::from([("page".to_owned(), size::first_visit()?)]);
    for (name, ..) in READERS {
        let bundle = Size::of(&fs::read(bundles.join(format!("{name}.js")))?)?;
        sizes.insert(name.to_owned(), if name == "readout" { bundle + size::extractor()? } else { bundle });
    }
    Ok(sizes)
}
