//! `cargo xtask test`: every test there is, quickest first.

use crate::args::Args;
use crate::bindgen::Effort;
use crate::serve::Page;
use crate::{build, install, package, paths, process};
use anyhow::Result;
use std::net::TcpListener;
use std::process::Command;
use std::thread;

pub(crate) fn command(mut args: Args) -> Result<()> {
    let quick = args.flag("--quick");
    let no_build = args.flag("--no-build");
    let filter = args.words()?;
    native(&filter)?;
    if quick {
        return Ok(());
    }
    let browser = Browser::get()?;
    wasm(&browser, &filter)?;
    package::test(&browser, &filter)?;
    if !no_build {
        build::build(Effort::Release)?;
    }
    journeys(&browser, &filter)
}

/// Takes the README's pictures of the built page.
pub(crate) fn screenshots_command(mut args: Args) -> Result<()> {
    let no_build = args.flag("--no-build");
    args.finish()?;
    let browser = Browser::get()?;
    if !no_build {
        build::build(Effort::Release)?;
    }
    with_page(|url| process::run(browser.node().arg("screenshots.js").env("READOUT_URL", url)))
}

/// The tests that need no browser.
fn native(filter: &[String]) -> Result<()> {
    process::run(process::cargo().arg("test").args(filter))?;
    // In the profile that has compiled its dependencies already.
    process::run(process::cargo().args(["test", "--package", "xtask", "--profile", "xtask"]).args(filter))
}

/// The JavaScript API's own tests, compiled to wasm and run in the browser.
fn wasm(browser: &Browser, filter: &[String]) -> Result<()> {
    install::wasm_target()?;
    let runner = "wasm-test-runner";
    let mut cargo = process::cargo();
    cargo.args([
        "build",
        "--profile",
        "xtask",
        "--package",
        "xtask",
        "--features",
        "wasm-test",
        "--bin",
        runner,
    ]);
    process::run(&mut cargo)?;

    let mut cargo = process::cargo();
    cargo.args(["test", "--target", install::WASM_TARGET, "--no-default-features", "--features", "api"]);
    cargo.args(["--test", "api"]).args(filter);
    cargo.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        paths::target().join("xtask").join(paths::program(runner)),
    );
    // The runner serves the tests and waits; the browser is ours.
    cargo.env("NO_HEADLESS", "1").env("WASM_BINDGEN_TEST_ADDRESS", free_address()?);
    process::run(cargo.env("CHROME", &browser.path))
}

/// The page, used as people use it.
fn journeys(browser: &Browser, filter: &[String]) -> Result<()> {
    with_page(|url| {
        let mut node = browser.node();
        // One at a time: each journey has a browser to itself, and machines may be small.
        node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
        node.args(filter.iter().map(|filter| format!("--test-name-pattern={filter}")));
        match install::nginx() {
            Some(nginx) => drop(node.env("READOUT_NGINX", nginx)),
            None => eprintln!(
                "The tests of docs/hosting/nginx.conf are skipped: there is no nginx, and none could be installed."
            ),
        }
        process::run(node.env("READOUT_URL", url))
    })
}

/// Serves `dist/` while `use_page` runs: at a path, as many hosts do, so that a reference from the root would be found.
fn with_page(use_page: impl FnOnce(&str) -> Result<()>) -> Result<()> {
    let page = Page::open(0, "/readout/")?;
    page.check_built()?;
    let url = page.url.clone();
    thread::spawn(move || page.serve());
    use_page(&url)
}

/// A browser, and what drives it.
pub(crate) struct Browser {
    path: std::path::PathBuf,
}

impl Browser {
    pub(crate) fn get() -> Result<Browser> {
        install::npm_packages(
            &install::browser_tests(),
            "(playwright-core, axe-core, what `cargo xtask bench` compares), to use the page as a person would",
        )?;
        Ok(Browser { path: install::browser()? })
    }

    /// Node.js in the browser tests' folder.
    pub(crate) fn node(&self) -> Command {
        let mut node = process::command("node");
        node.current_dir(install::browser_tests()).env("CHROME", &self.path);
        node
    }
}

/// An address on this machine that nobody uses.
fn free_address() -> Result<String> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.to_string())
}
