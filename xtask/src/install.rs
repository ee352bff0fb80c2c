//! Getting what a command needs: the wasm target, npm packages, a browser.
//!
//! Each function first looks whether the thing is there, and else says what it installs and what for.

use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the page is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that rustc can compile for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    if sysroot()?.join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    if process::find("rustup").is_none() {
        bail!(
            "rustc has no {WASM_TARGET} target, and there is no rustup to add it; \
             install that target's standard library as you installed Rust"
        );
    }
    eprintln!("Installing Rust's {WASM_TARGET} target, to compile the page for the browser.");
    process::run(process::command("rustup").args(["target", "add", WASM_TARGET]))
}

/// Where rustc and its standard library are.
pub(crate) fn sysroot() -> Result<PathBuf> {
    process::output(process::command("rustc").args(["--print", "sysroot"]))
        .map(PathBuf::from)
        .context("rustc cannot be run; install Rust as https://rustup.rs says")
}

/// Where cargo keeps the sources of dependencies.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .context("neither CARGO_HOME nor a home directory is set; set one of them")
}

/// Makes sure that the packages of `folder/package-lock.json` are in `folder/node_modules`.
pub(crate) fn npm_packages(folder: &Path, what_for: &str) -> Result<()> {
    // npm keeps no record of which lock file it installed from; this copy is one.
    let installed = folder.join("node_modules/.installed-lock.json");
    let wanted = fs::read(folder.join("package-lock.json"))?;
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(());
    }
    node()?;
    if process::find("npm").is_none() {
        bail!("npm is not on the search path; install it together with Node.js 20 or later");
    }
    eprintln!("Installing npm packages {what_for}.");
    let mut npm = npm();
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    process::run(&mut npm)?;
    fs::write(installed, wanted)?;
    Ok(())
}

/// npm is a script, which Windows starts only through its shell.
pub(crate) fn npm() -> Command {
    if cfg!(windows) {
        let mut shell = process::command("cmd");
        shell.args(["/C", "npm"]);
        shell
    } else {
        process::command("npm")
    }
}

/// Checks that there is a Node.js new enough for the tests and the wasm optimiser.
pub(crate) fn node() -> Result<()> {
    let version = process::output(process::command("node").arg("--version"))
        .context("Node.js is not on the search path; install version 20 or later, from https://nodejs.org")?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        _ => bail!("Node.js is {version}, and 20 or later is needed; install it from https://nodejs.org"),
    }
}

/// Finds a Chromium or Chrome, or installs one. `CHROME` names one that lies elsewhere.
pub(crate) fn browser() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROME").map(PathBuf::from) {
        if !works(&path) {
            bail!("CHROME is {}, which does not start; set it to a Chromium or Chrome", path.display());
        }
        return Ok(path);
    }
    if let Some(path) = installed_browser() {
        return Ok(path);
    }
    eprintln!("Installing Chromium, to test the page in a real browser.");
    // One way that fails is no reason not to try the next; what each said stands above the last message.
    for install in [install_browser_by_apt, install_browser_by_playwright] {
        if let Err(error) = install() {
            eprintln!("{error:#}");
        }
        if let Some(path) = installed_browser() {
            return Ok(path);
        }
    }
    bail!(
        "there is no Chromium or Chrome, and none could be installed; install either, \
         or set CHROME to where one is (`cargo xtask test --quick` needs none)"
    )
}

fn installed_browser() -> Option<PathBuf> {
    let named = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let elsewhere = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];
    named
        .into_iter()
        .filter_map(process::find)
        .chain(elsewhere.into_iter().map(PathBuf::from))
        .chain(playwright_browser())
        .find(|path| works(path))
}

/// Whether it starts: on some systems `chromium` is only a note that a package manager left.
fn works(path: &Path) -> bool {
    path.is_file() && (cfg!(windows) || process::output(process::command(path).arg("--version")).is_some())
}

/// Where Playwright keeps the browser it would install.
fn playwright_browser() -> Option<PathBuf> {
    let script = "console.log(require('playwright-core').chromium.executablePath())";
    process::output(process::command("node").args(["-e", script]).current_dir(browser_tests()))
        .map(PathBuf::from)
}

fn install_browser_by_apt() -> Result<()> {
    apt(&["chromium", "fonts-liberation"])
}

/// Installs packages of Debian and its like, where this is one and we may.
fn apt(packages: &[&str]) -> Result<()> {
    let root = process::output(process::command("id").arg("-u")).is_some_and(|user| user == "0");
    if !root || process::find("apt-get").is_none() {
        return Ok(());
    }
    process::run(process::command("apt-get").args(["update", "--quiet"]))?;
    let mut install = process::command("apt-get");
    install.args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(packages);
    process::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// What docs/hosting/nginx.conf needs, as Debian names it.
const NGINX: &[&str] = &["nginx-light", "libnginx-mod-http-brotli-static"];

/// Finds nginx, or installs it; the tests of its configuration are skipped without.
pub(crate) fn nginx() -> Option<PathBuf> {
    // Programs of the system's own are not on everybody's search path.
    let find =
        || process::find("nginx").or(Some(PathBuf::from("/usr/sbin/nginx")).filter(|path| path.is_file()));
    if find().is_none() {
        eprintln!("Installing nginx, to serve the page with docs/hosting/nginx.conf as a host would.");
        // The module for brotli is not in every release.
        if let Err(error) = apt(NGINX).or_else(|_| apt(&NGINX[..1])) {
            eprintln!("{error:#}");
        }
    }
    find()
}

fn install_browser_by_playwright() -> Result<()> {
    let install = ["node_modules/playwright-core/cli.js", "install", "chromium"];
    process::run(process::command("node").args(install).current_dir(browser_tests()))
}

/// The folder of the browser tests.
pub(crate) fn browser_tests() -> PathBuf {
    paths::root().join("tests/browser")
}
