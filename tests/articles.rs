//! Whole articles: each example of the page is read, and its reading compared with the golden files in
//! `tests/articles/<slug>`, one for each layer.

mod common;

use std::fs;
use std::path::Path;

#[test]
fn examples_read_as_recorded() {
    let mut examples: Vec<_> =
        fs::read_dir("www/examples").unwrap().map(|entry| entry.unwrap().path()).collect();
    examples.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    assert!(!examples.is_empty(), "www/examples holds no article");
    for path in examples {
        let text = fs::read_to_string(&path).unwrap();
        let folder = Path::new("tests/articles").join(path.file_stem().unwrap());
        for (layer, lines) in common::reading(&text, None).layers {
            common::compare_with_file(&folder.join(layer).with_extension("txt"), &lines);
        }
    }
}
