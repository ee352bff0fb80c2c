//! `cargo xtask package`: the npm package, in `pkg/`.

use crate::args::Args;
use crate::bindgen::{self, Effort, PACKAGE};
use crate::build::read_folder;
use crate::size::Size;
use crate::test::Browser;
use crate::{assets::Files, install, paths, process, size};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn command(mut args: Args) -> Result<()> {
    let tries = args.flag("--test");
    args.finish()?;
    if tries {
        return test(&Browser::get()?, &[]);
    }
    let files = build()?;
    eprintln!();
    print(&files)
}

/// The finished package.
fn folder() -> PathBuf {
    paths::root().join("pkg")
}

/// Where the package is tried as those who install it do.
fn tests() -> PathBuf {
    paths::root().join("tests/package")
}

/// Builds `pkg/` anew; the old one stays until the new one is whole.
fn build() -> Result<Files> {
    install::wasm_target()?;
    let root = paths::root();
    let mut files = Files::new();
    read_folder(&bindgen::build(&PACKAGE, Effort::Release)?, Path::new(""), &mut files)?;
    // What the generated code offers is inside only.
    files.retain(|path, _| !path.ends_with(".d.ts"));
    read_folder(&root.join("package"), Path::new(""), &mut files)?;
    files.insert("article.d.ts".to_owned(), fs::read(root.join("src/api.d.ts"))?);
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        files.insert(license.to_owned(), fs::read(root.join(license))?);
    }
    let version = version()?;
    for path in ["api.js", "package.json"] {
        let text = fs::read_to_string(root.join("package").join(path))?;
        files.insert(path.to_owned(), text.replace(VERSION_PLACE, &version).into_bytes());
    }

    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir(&folder)?;
    for (path, bytes) in &files {
        fs::write(folder.join(path), bytes)?;
    }
    Ok(files)
}

/// What stands in the sources of the package for the version in Cargo.toml.
const VERSION_PLACE: &str = "readout:version";

fn version() -> Result<String> {
    let id = process::read(process::cargo().args(["pkgid", "--offline", "--package", "readout"]))?;
    let version = id.trim().rsplit(['#', '@']).next().context("cargo tells no version")?;
    Ok(version.to_owned())
}

/// Prints what the package weighs.
fn print(files: &Files) -> Result<()> {
    let mut sizes = Vec::new();
    for (path, bytes) in files {
        sizes.push((path.clone(), Size::of(bytes)?));
    }
    sizes.sort_by_key(|(_, size)| std::cmp::Reverse(size.raw));
    let loaded =
        |path: &str| path.ends_with(".wasm") || ["extractor.js", "api.js", "browser.js"].contains(&path);
    let in_browser = size::total(&sizes, loaded);
    let all = size::total(&sizes, |_| true);
    sizes.extend([("what a browser loads".to_owned(), in_browser), ("total".to_owned(), all)]);
    size::table("file", &sizes);
    Ok(())
}

/// Packs the package and tries it in Node.js, in a browser by itself and behind Vite, and with TypeScript. Where its tools can't be
/// installed it says so and tries nothing.
pub(crate) fn test(browser: &Browser, filter: &[String]) -> Result<()> {
    let tools = "(typescript, vite), to use the package as its users would";
    if let Err(reason) = install::npm_packages(&tests(), tools) {
        eprintln!("The package's tests are skipped: {reason:#}");
        return Ok(());
    }
    print(&build()?)?;
    let scratch = scratch()?;
    let mut node = browser.node();
    node.current_dir(tests()).args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    node.args(filter.iter().map(|filter| format!("--test-name-pattern={filter}")));
    process::run(node.env("READOUT_SCRATCH", scratch))
}

/// A project of its own, outside the sources, in which the packed package is installed from its file.
fn scratch() -> Result<PathBuf> {
    let scratch = paths::target().join("package");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    fs::create_dir_all(&scratch)?;
    let mut pack = install::npm();
    pack.args(["pack", "--silent", "--pack-destination"]).arg(&scratch).current_dir(folder());
    let packed = process::read(&mut pack)?;
    let Some(file) = packed.lines().last().filter(|file| scratch.join(file).is_file()) else {
        bail!("npm pack names no file that it made");
    };
    fs::write(scratch.join("package.json"), r#"{ "name": "scratch", "private": true, "type": "module" }"#)?;
    let mut npm = install::npm();
    // Nothing but the file is needed: it has no dependencies.
    npm.args(["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error"])
        .arg(format!("./{file}"));
    process::run(npm.current_dir(&scratch))?;
    Ok(scratch)
}
