//! The public surface of the crate, as rustdoc shows it, is the one that `tests/public_api.txt` lists: a change of it is meant, and
//! the changelog tells it. `UPDATE_EXPECT=1 cargo test --test public_api` writes the list.

use expect_test::expect_file;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_public_surface_is_the_one_that_is_listed() {
    let made = Command::new(env!("CARGO"))
        .args(["doc", "--no-deps", "--lib", "--quiet"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .status();
    assert!(made.expect("cargo runs").success(), "the documentation is made without warnings");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("doc").join("readout");
    let page = |name: &str| fs::read_to_string(folder.join(name)).expect("rustdoc has written it");
    let all = page("all.html");
    let links = between(&all, "<li><a href=\"", "\"");
    let mut names: Vec<&str> = links.filter(|link| !link.starts_with('#')).collect();
    names.sort_unstable();
    assert!(names.len() > 20, "{names:?}");
    let list: Vec<String> = names.iter().map(|name| item(name, &page(name))).collect();
    expect_file!["public_api.txt"].assert_eq(&list.join("\n"));
}

/// An item with its methods and the traits that it has; not those that every type has or that follow from its fields.
fn item(name: &str, page: &str) -> String {
    let own = page.split("id=\"synthetic-implementations\"").next().unwrap_or(page);
    let declaration = between(own, "<pre class=\"rust item-decl\"><code>", "</code>").map(|html| {
        // What stands there for a list that is folded.
        html.split("<summary").map(|part| part.rsplit("</summary>").next().unwrap_or(part)).collect()
    });
    let mut methods: Vec<String> =
        between(own, "<h4 class=\"code-header\">pub ", "</h4>").map(text).collect();
    methods.sort_unstable();
    let impls = between(own, "<h3 class=\"code-header\">impl", "</h3>").map(text);
    let traits = impls.filter_map(|header| Some(header.split_once(" for ")?.0.trim().to_owned()));
    let mut traits: Vec<String> = traits.filter(|name| name != "StructuralPartialEq").collect();
    traits.sort_unstable();
    let traits = (!traits.is_empty()).then(|| format!("impl {}", traits.join(", ")));
    let lines: Vec<String> =
        declaration.map(|html: String| text(&html)).chain(methods).chain(traits).collect();
    format!("# {}\n{}\n", name.trim_end_matches(".html"), lines.join("\n"))
}

/// What stands between each `start` and the next `end`.
fn between<'a>(html: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

/// HTML without its tags.
fn text(html: &str) -> String {
    let mut pieces = html.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    let text = pieces.fold(first, |text, piece| text + piece.split_once('>').map_or("", |(_, text)| text));
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter))
}
