//! One article as Markdown: `cargo run --release --example markdown -- article.txt`.

use readout::{Options, export, extract};
use std::error::Error;
use std::{env, fs};

/// What is read in a text, as Markdown.
pub(crate) fn markdown(text: &str) -> String {
    let article = extract(text, &Options::default());
    let format = export::format("markdown").expect("it is one of export::FORMATS");
    (format.write)(text, &article)
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1).ok_or("which article? call it with a file")?;
    print!("{}", markdown(&fs::read_to_string(file)?));
    Ok(())
}
