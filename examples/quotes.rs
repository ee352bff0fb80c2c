//! What one person said, over many files: `cargo run --release --example quotes -- "Ana Rey" news/*.txt`.

use readout::article::EntityKind;
use readout::{Options, extract};
use std::error::Error;
use std::{env, fs};

/// One line a statement in this text: the day it was made, and its words.
pub(crate) fn said_by(name: &str, text: &str) -> Vec<String> {
    let article = extract(text, &Options::default());
    let is_meant = |known: &str| known.eq_ignore_ascii_case(name);
    let person = article.entities.iter().find(|entity| {
        entity.kind == EntityKind::Person
            && (is_meant(&entity.name) || entity.aliases.iter().any(|alias| is_meant(alias)))
    });
    let Some(person) = person else { return Vec::new() };
    let theirs = article.statements.iter().filter(|statement| statement.speakers.contains(&person.id));
    theirs
        .map(|statement| {
            // A quotation that its source interrupts ("We agree," she said, "in full.") has two pieces.
            let pieces: Vec<&str> = statement.content.iter().map(|span| span.of(text)).collect();
            format!("{}  {}", statement.date.as_deref().unwrap_or("undated"), pieces.join(" … "))
        })
        .collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let name = arguments.next().ok_or("who? call it with a name and files")?;
    for file in arguments {
        for line in said_by(&name, &fs::read_to_string(&file)?) {
            println!("{file}  {line}");
        }
    }
    Ok(())
}
