//! Compiles the word lists of `src/lexicon` into tables.

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon");
}
