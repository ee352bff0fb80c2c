//! Rust → wasm → what a browser loads: cargo, then wasm-bindgen, then wasm-opt where it is to be had.

use crate::{glue, install, order, panics, paths, process};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::{env, fs};
use wasm_bindgen_cli_support::Bindgen;

/// One of the page's wasm files.
pub(crate) struct Module {
    /// The name of the generated wasm: `core_bg.wasm`.
    pub(crate) name: &'static str,
    /// The name of the JavaScript that starts it: `core.js`, `core.d.ts`. It is generated with the module of that name.
    script: &'static str,
    feature: &'static str,
    /// What cargo builds, and the file that it makes of it.
    cargo: &'static [&'static str],
    wasm: &'static str,
    /// What the compiler may use besides what every browser with WebAssembly knows.
    flags: &'static [&'static str],
    /// What wasm-opt is to work towards.
    goal: &'static str,
}

/// The extractor, for the worker and for whoever uses the package; built for speed.
const CORE: Module = Module {
    name: "core",
    script: "core",
    feature: "api",
    cargo: &["rustc", "--lib", "--crate-type", "cdylib"],
    wasm: "readout.wasm",
    flags: &["-Ctarget-feature=+simd128", INLINED, INLINED_IF_ASKED],
    goal: "-O3",
};

/// The same for browsers without vector instructions (Safari before 16.4), in which the parser takes several times as long. It is
/// started by the JavaScript of [`CORE`].
const PLAIN: Module = Module { name: PLAIN_NAME, flags: &[INLINED, INLINED_IF_ASKED], ..CORE };

/// How large a function may be to be put into its callers, in the compiler's own measure, and how large if it asks for it. rustc takes
/// 50 and 325 for "s"; with these the extractor is nearly as fast, and some 12 KB smaller after brotli.
const INLINED: &str = "-Cllvm-args=-inline-threshold=20";
const INLINED_IF_ASKED: &str = "-Cllvm-args=-inlinehint-threshold=45";

/// The name of the extractor that only old browsers load.
pub(crate) const PLAIN_NAME: &str = "plain";

/// The extractor of the npm package: [`CORE`] with share links.
pub(crate) const PACKAGE: Module =
    Module { name: "extractor", script: "extractor", feature: "package", ..CORE };

/// The page; built to be small.
const APP: Module = Module {
    name: "app",
    script: "app",
    feature: "app",
    cargo: &["build", "--bin", "readout-app", "--config", "profile.wasm.opt-level=\"z\""],
    wasm: "readout-app.wasm",
    flags: &[],
    goal: "-Oz",
};

/// All wasm files.
pub(crate) const MODULES: &[Module] = &[CORE, PLAIN, APP];

/// What stands between the flags of `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\x1f";

/// How much work to put into the wasm.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// Quick to build, to try something.
    Dev,
    /// Small and fast, to publish.
    Release,
    /// The same with the names of functions, to see what takes the room.
    Named,
}

impl Effort {
    fn profile(self) -> &'static str {
        match self {
            Effort::Dev => "dev",
            Effort::Release | Effort::Named => "wasm",
        }
    }

    fn profile_folder(self) -> &'static str {
        match self {
            Effort::Dev => "debug",
            Effort::Release | Effort::Named => "wasm",
        }
    }
}

/// Builds one module and returns the folder with the generated files.
pub(crate) fn build(module: &Module, effort: Effort) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(module.cargo).args(["--target", install::WASM_TARGET, "--profile", effort.profile()]);
    cargo.args(["--no-default-features", "--features", module.feature]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", rustflags(module.flags)?);
    process::run(&mut cargo)?;

    let wasm = paths::target().join(install::WASM_TARGET).join(effort.profile_folder()).join(module.wasm);
    let kind = if effort == Effort::Named { "web-named" } else { "web" };
    let folder = paths::target().join(kind).join(module.name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Bindgen::new()
        .input_path(&wasm)
        .out_name(module.script)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                .keep_debug(effort == Effort::Dev)
                .remove_name_section(effort == Effort::Release)
                .remove_producers_section(true)
                // The JavaScript finds its wasm beside itself.
                .omit_default_module_path(false)
                .generate_output()
        })
        .and_then(|mut output| match effort {
            Effort::Dev => output.emit(&folder),
            Effort::Release | Effort::Named => {
                panics::hush(&mut output);
                let names = glue::shorten_imports(&mut output);
                output.emit(&folder)?;
                glue::shorten(&folder.join(format!("{}.js", module.script)), &names)
            }
        })
        .with_context(|| format!("wasm-bindgen cannot make JavaScript for {}", wasm.display()))?;
    let generated = folder.join(format!("{}_bg.wasm", module.script));
    match effort {
        Effort::Dev => {}
        Effort::Release => {
            optimise(&generated, module.goal, "--strip-debug")?;
            fs::write(&generated, order::by_likeness(&fs::read(&generated)?)?)?;
        }
        Effort::Named => optimise(&generated, module.goal, "--debuginfo")?,
    }
    if module.name != module.script {
        let wasm = fs::read(&generated)?;
        fs::remove_dir_all(&folder)?;
        fs::create_dir(&folder)?;
        fs::write(folder.join(format!("{}_bg.wasm", module.name)), wasm)?;
    }
    Ok(folder)
}

/// The flags for rustc that the environment asks for, these, and those that shorten the paths in panic messages, which
/// would otherwise tell where this machine keeps things.
fn rustflags(own: &[&str]) -> Result<String> {
    let inherited = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_else(|_| {
        env::var("RUSTFLAGS").unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(SEPARATOR)
    });
    let mut flags: Vec<String> = Some(inherited).filter(|flags| !flags.is_empty()).into_iter().collect();
    flags.extend(own.iter().map(|flag| (*flag).to_owned()));
    let prefixes = [
        (paths::root().to_owned(), "readout"),
        (install::cargo_home()?, "cargo"),
        (install::sysroot()?.join("lib/rustlib/src/rust"), "rust"),
    ];
    for (prefix, name) in prefixes {
        flags.push(format!("--remap-path-prefix={}={name}", prefix.display()));
    }
    Ok(flags.join(SEPARATOR))
}

/// Makes the wasm smaller and faster, where there is npm to get wasm-opt from: the page works without.
fn optimise(wasm: &Path, goal: &str, names: &str) -> Result<()> {
    let xtask = paths::root().join("xtask");
    if let Err(reason) =
        install::npm_packages(&xtask, "(binaryen), to make the wasm smaller with its wasm-opt")
    {
        eprintln!("Going on without wasm-opt, so the page will be larger: {reason:#}");
        return Ok(());
    }
    let mut node = process::command("node");
    node.arg(xtask.join("node_modules/binaryen/bin/wasm-opt")).args([goal, names, "--strip-target-features"]);
    // Splitting the data at its zeros spoils it for the compression that hosts send it with, and so does putting functions of some
    // size into their callers.
    node.arg("--skip-pass=memory-packing");
    node.args(["--one-caller-inline-max-function-size", "50", "--flexible-inline-max-function-size", "10"]);
    // The foot of the memory is the far end of the stack: no address there is a mistake.
    node.arg("--low-memory-unused");
    process::run(node.arg(wasm).arg("-o").arg(wasm))
}
