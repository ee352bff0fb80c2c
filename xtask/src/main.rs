//! `cargo xtask …`: builds, serves, tests and measures Readout.

fn main() {
    eprintln!("usage: cargo xtask serve|test|build|score");
    std::process::exit(2);
}
