//! How long links are: characters of link per character of text.
//!
//! `cargo bench --bench link_length -- FILE…`; a `.json` file gives its `text`, any other is a text. Without
//! files, the article of `tests/links`.

use readout::link::{self, Shared};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if files.is_empty() {
        files.push("tests/links/article.txt".to_owned());
    }
    let (mut ratios, start) = (0.0, Instant::now());
    for file in &files {
        let mut text = std::fs::read_to_string(file)?;
        if file.ends_with(".json") {
            let document: serde_json::Value = serde_json::from_str(&text)?;
            text = document["text"].as_str().ok_or("the file has no text")?.to_owned();
        }
        let characters = text.chars().count().max(1);
        let length = link::write(&Shared { text, ..Shared::default() })?.len();
        let ratio = length as f64 / characters as f64;
        ratios += ratio;
        if files.len() <= 10 {
            println!("{file}: {characters} characters, link {length} ({ratio:.3})");
        }
    }
    let each = start.elapsed() / files.len() as u32;
    println!("{} texts, mean {:.4}, {each:.1?} each", files.len(), ratios / files.len() as f64);
    Ok(())
}
