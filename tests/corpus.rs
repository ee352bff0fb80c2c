//! Goes through what fuzzing has kept: inputs that reach, each, some code in a way that no other does, and those that once did harm.

#[allow(unreachable_pub, reason = "they are a crate of their own, too")]
#[path = "../fuzz/src/lib.rs"]
mod fuzz;

// The fuzzed files of the page name it as their own crate does.
use readout::day;
use std::fs;

fn replay(folder: &str, target: fn(&[u8])) {
    let files = fs::read_dir(format!("fuzz/corpus/{folder}")).expect("there is a corpus");
    let paths: Vec<_> = files.map(|file| file.expect("it is listed").path()).collect();
    assert!(!paths.is_empty());
    for path in paths {
        let data = fs::read(&path).expect("it can be read");
        let outcome = std::panic::catch_unwind(|| target(&data));
        assert!(outcome.is_ok(), "{} breaks a promise", path.display());
    }
}

#[test]
fn texts_that_were_found_are_read() {
    replay("extract", fuzz::extract);
}

#[test]
fn web_pages_that_were_found_are_read() {
    replay("html", fuzz::html);
}

#[test]
fn links_that_were_found_are_read_or_refused() {
    replay("link", fuzz::link);
}

#[test]
fn corrections_that_were_found_are_made_or_refused() {
    replay("corrections", fuzz::corrections);
}
