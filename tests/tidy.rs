//! The invariants of ARCHITECTURE.md that a test can check, and the state of the source files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn lines_with(path: &Path, words: &[&str]) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let hits = text.lines().enumerate().filter(|(_, line)| {
        let code = line.split("//").next().unwrap_or("");
        words.iter().any(|word| code.contains(word))
    });
    hits.map(|(n, line)| format!("{}:{}: {}", path.display(), n + 1, line.trim())).collect()
}

#[test]
fn only_the_page_and_the_api_name_web_crates() {
    let web = |path: &PathBuf| {
        ["src/api.rs", "src/api", "src/app", "src/bin/readout_app.rs"].iter().any(|p| path.starts_with(p))
    };
    let found: Vec<String> = files("src", ".rs")
        .iter()
        .filter(|path| !web(path))
        .flat_map(|path| lines_with(path, &["yew::", "web_sys", "js_sys", "wasm_bindgen", "gloo"]))
        .collect();
    assert!(found.is_empty(), "web crates outside api and app:\n{}", found.join("\n"));
}

#[test]
fn no_stage_reads_a_clock_the_environment_or_a_random_number() {
    let outside = |path: &PathBuf| {
        ["src/bin", "src/app", "src/cli", "src/api.rs", "src/lexicon/build.rs"]
            .iter()
            .any(|p| path.starts_with(p))
    };
    let words = [
        "std::time",
        "Instant::now",
        "SystemTime",
        "std::env",
        "env::var",
        "rand::",
        "RandomState",
        "std::fs",
        "Zoned::now",
    ];
    let found: Vec<String> = files("src", ".rs")
        .iter()
        .filter(|path| !outside(path))
        .flat_map(|path| lines_with(path, &words))
        .collect();
    assert!(found.is_empty(), "a stage looks outside its input:\n{}", found.join("\n"));
}

#[test]
fn the_page_computes_no_linguistics() {
    let stages = [
        "crate::tokenizer",
        "crate::tagger",
        "crate::parser",
        "crate::ner",
        "crate::coreference",
        "crate::temporal",
        "crate::attribution",
        "crate::encounter",
        "crate::lexicon",
    ];
    let app = Path::new("src/app");
    let found: Vec<String> =
        files(app.to_str().unwrap(), ".rs").iter().flat_map(|path| lines_with(path, &stages)).collect();
    assert!(found.is_empty(), "the page reaches into the extractor:\n{}", found.join("\n"));
}

#[test]
fn word_lists_are_sorted_and_say_what_they_are() {
    for path in files("src/lexicon", ".tsv") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# "), "{}: the first line says what the list is", path.display());
        let lines: Vec<&str> = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
        let keys: Vec<&str> = lines.iter().map(|l| l.split('\t').next().unwrap()).collect();
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{}: {:?} stands behind {:?}", path.display(), pair[1], pair[0]);
        }
        for (key, line) in keys.iter().zip(&lines) {
            assert_eq!(*key, key.to_lowercase(), "{}: keys are in lower case", path.display());
            assert_eq!(key.trim(), *key, "{}: {key:?} has blanks around it", path.display());
            assert!(!line.ends_with([' ', '\r']), "{}: {line:?} ends in a blank", path.display());
        }
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for path in files("src", ".rs") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//!"), "{}: begin with a module comment", path.display());
    }
}

#[test]
fn every_dependency_says_what_it_is_for() {
    for manifest in ["Cargo.toml", "xtask/Cargo.toml", "training/Cargo.toml"] {
        let text = fs::read_to_string(manifest).unwrap();
        let (mut within, mut before) = (false, "");
        for line in text.lines() {
            if line.starts_with('[') {
                within = line.ends_with("dependencies]");
            }
            let is_one = line.starts_with("[dependencies.")
                || within && line.starts_with(|c: char| c.is_ascii_lowercase());
            assert!(!is_one || before.starts_with("# "), "{manifest}: no reason stands above {line}");
            before = line;
        }
    }
}

/// The crates that a build with these arguments takes in, our own left out.
fn crates(arguments: &[&str]) -> Vec<String> {
    let tree = ["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let output = Command::new(env!("CARGO")).args(tree).args(arguments).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8_lossy(&output.stdout);
    names.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn no_web_crate_comes_into_a_native_build() {
    let web = |arguments: &[&str]| -> Vec<String> {
        let is_web = |name: &String| {
            let parts = ["wasm-bindgen", "web-sys", "js-sys", "yew", "gloo"];
            parts.iter().any(|part| name.starts_with(part))
        };
        crates(arguments).into_iter().filter(is_web).collect()
    };
    for arguments in [&["--no-default-features"][..], &["--no-default-features", "--features", "html"], &[]] {
        assert_eq!(web(arguments), [""; 0], "cargo tree {}", arguments.join(" "));
    }
    // They are known by these names where they belong.
    let page = web(&["--no-default-features", "--features", "app", "--target", "wasm32-unknown-unknown"]);
    assert!(
        ["wasm-bindgen", "web-sys", "yew", "gloo"].iter().all(|name| page.iter().any(|it| it == name)),
        "{page:?}"
    );
}

#[test]
fn actions_are_named_by_commit_and_a_workflow_may_only_read() {
    for path in files(".github/workflows", ".yml") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("\npermissions:\n  contents: read\n"), "{}: jobs may do more", path.display());
        for line in
            text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: "))
        {
            let (_, version) = line.split_once('@').unwrap_or_default();
            let commit = version.split(' ').next().unwrap_or_default();
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit, "{}: {line} names no commit, and a tag can be moved", path.display());
        }
    }
}
