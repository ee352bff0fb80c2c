//! `cargo xtask …`: builds, serves, tests and measures Readout.
//!
//! Each command installs by itself what it needs, saying what and why, and fails with one message that says what to do.

mod args;
mod assets;
mod bench;
mod bindgen;
mod build;
mod compress;
mod csp;
mod docs;
mod glue;
mod install;
mod integrity;
mod order;
mod package;
mod panics;
mod parts;
mod paths;
mod process;
mod reproduce;
mod score;
mod serve;
mod size;
mod styles;
mod test;
mod train;

use anyhow::Result;
use args::Args;

/// One command: what is typed, what it does, and the function that does it.
struct Command {
    name: &'static str,
    options: &'static str,
    about: &'static str,
    run: fn(Args) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        options: "[--port N] [--under PATH] [--dev] [--no-build]",
        about: "build the page and serve it on this machine",
        run: serve::command,
    },
    Command {
        name: "build",
        options: "[--dev]",
        about: "build the page into dist/, ready for any static host",
        run: build::command,
    },
    Command {
        name: "docs",
        options: "",
        about: "make the documentation anew, in dist/docs/, beside a page that is built (`build` makes it, too)",
        run: docs::command,
    },
    Command {
        name: "package",
        options: "[--test]",
        about: "build the npm package into pkg/ and list what it weighs (--test: and try it in Node.js, a browser, behind Vite and \
                with TypeScript)",
        run: package::command,
    },
    Command {
        name: "test",
        options: "[--quick] [--no-build] [FILTER]",
        about: "run every test: native, wasm in a browser, the npm package, and the page's journeys (--quick: native only)",
        run: test::command,
    },
    Command {
        name: "screenshots",
        options: "[--no-build]",
        about: "take the README's pictures of the page into docs/screenshots/",
        run: test::screenshots_command,
    },
    Command {
        name: "bench",
        options: "[--quick] [--record] [--no-build]",
        about: "measure time and memory natively and in a browser, beside other readers, on texts of 1 KB to 10 MB \
                (--quick: to 100 KB; --record: keep the figures in benches/record and draw docs/bench.svg)",
        run: bench::command,
    },
    Command {
        name: "size",
        options: "[--by-part]",
        about: "list what dist/ weighs and check it against the budget (--by-part: what takes the room in it)",
        run: size::command,
    },
    Command {
        name: "reproduce",
        options: "[--no-build]",
        about: "build dist/ a second time, from a clone in another folder, and compare byte by byte",
        run: reproduce::command,
    },
    Command {
        name: "score",
        options: "[--shared DIR] [--set-floor] [DATA…]",
        about: "score the extractor on annotated articles, where they are there",
        run: score::command,
    },
    Command {
        name: "train",
        options: "[--data DIR] [--evaluate | tagger | parser | names]",
        about: "train the models from annotated corpora and print how well they do (--evaluate: only score those that are there)",
        run: train::command,
    },
];

fn main() {
    let mut words = std::env::args().skip(1);
    let Some(name) = words.next() else { return print!("{}", usage()) };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        return print!("{}", usage());
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprint!("error: there is no `cargo xtask {name}`\n\n{}", usage());
        std::process::exit(2);
    };
    if let Err(error) = (command.run)(Args::new(words)) {
        eprintln!("error: {error:#}");
        std::process::exit(1);
    }
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask COMMAND\n\n");
    for Command { name, options, about, .. } in COMMANDS {
        text += &format!("  {name} {options}\n      {about}\n");
    }
    text
}
