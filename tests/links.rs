//! The share link: every released link stays readable, and damage is repaired or told.

use proptest::prelude::*;
use readout::link::{self, Cause, LinkError, Opened, Shared};
use std::{fmt::Write, fs, path::Path};

/// What a reader is told about a link, in words.
fn told(link: &str) -> String {
    let Opened { shared, view, damage } = match link::read(link) {
        Ok(opened) => opened,
        Err(error) => return format!("error: {error}\n"),
    };
    let mut out = String::new();
    let mut line = |name: &str, value: String| writeln!(out, "{name}: {value}").expect("a string takes all");
    if let Some(damage) = damage {
        line("damage", damage.to_string());
    }
    if let Some(date) = shared.published {
        line("published", date.to_string());
    }
    if !shared.corrections.is_empty() {
        line("corrections", shared.corrections);
    }
    if !view.0.is_empty() {
        line("view", view.to_string());
    }
    let visible =
        |c: char| if c.is_control() && c != '\n' { c.escape_default().to_string() } else { c.to_string() };
    format!("{out}\n{}", shared.text.chars().map(visible).collect::<String>())
}

/// `tests/links` holds links as they were released or broken (`.link`) with what must be read from
/// them (`.txt`). No link there may ever be changed; new ones may be added.
#[test]
fn released_links_stay_readable() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_some_and(|extension| extension == "link") {
            let link = fs::read_to_string(&path).expect("a link is UTF-8");
            expect_test::expect_file![path.with_extension("txt")].assert_eq(&told(&link));
            seen += 1;
        }
    }
    assert!(seen >= 10, "only {seen} links found");
}

/// The writer may become better at its work only in a new version of the format.
#[test]
fn the_writer_still_writes_format_1() {
    for name in ["1-text", "1-all-fields", "1-other-scripts"] {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links").join(name).with_extension("link");
        let written = fs::read_to_string(path).expect("the link is there");
        let opened = link::read(&written).expect("it can be read");
        assert_eq!(
            format!("{}{}", link::write(&opened.shared).expect("small"), opened.view),
            written.trim_end()
        );
    }
}

const ARTICLE: &str = include_str!("links/article.txt");

fn shared() -> Shared {
    Shared {
        text: ARTICLE.to_owned(),
        published: "2025-03-01".parse().ok(),
        corrections: r#"[{"rename":"p1","to":"Ana Lindqvist"}]"#.to_owned(),
    }
}

#[test]
fn a_link_is_less_than_half_as_long_as_its_article() {
    let link = link::write(&shared()).expect("small");
    assert!(link.len() * 2 < ARTICLE.len(), "{} characters for {}", link.len(), ARTICLE.len());
}

#[test]
fn every_truncation_gives_a_prefix_and_says_so() {
    let whole = shared();
    let link = link::write(&whole).expect("small");
    let mut longest = 0;
    for end in (0..link.len()).rev().step_by(7) {
        match link::read(&link[..end]) {
            Ok(Opened { shared, damage: Some(damage), .. }) => {
                assert_eq!(damage.cause, Cause::CutOff);
                assert!(whole.text.starts_with(&shared.text));
                assert_eq!(usize::from(damage.percent), shared.text.len() * 100 / whole.text.len());
                longest = longest.max(shared.text.len());
            }
            Ok(Opened { shared, damage: None, .. }) => assert_eq!(shared, whole),
            Err(error) => assert!(end < link.len() / 3, "{error} after {end} characters"),
        }
    }
    assert_eq!(longest, whole.text.len());
}

#[test]
fn what_is_read_before_a_change_is_right() {
    let whole = shared();
    let link = link::write(&whole).expect("small");
    let at = link.len() / 2;
    let changed = if link.as_bytes()[at] == b'A' { "B" } else { "A" };
    let Opened { shared, damage, .. } =
        link::read(&format!("{}{changed}{}", &link[..at], &link[at + 1..])).expect("half is readable");
    assert_eq!(damage.expect("it is changed").cause, Cause::Altered);
    assert!(whole.text.starts_with(&shared.text) && shared.text.len() >= 256, "{}", shared.text);
}

#[test]
fn a_link_inflates_to_its_length_times_267_at_most() {
    let text = "a".repeat(1 << 20);
    let link = link::write(&Shared { text: text.clone(), ..Shared::default() }).expect("within the limit");
    assert!(link.len() * 267 > text.len(), "{} characters", link.len());
    assert_eq!(link::read(&link).expect("readable").shared.text, text);
}

#[test]
fn more_than_the_limit_makes_no_link() {
    let text = "a".repeat(link::LIMIT + 1);
    assert_eq!(link::write(&Shared { text, ..Shared::default() }), Err(LinkError::TooLarge(link::LIMIT)));
}

#[test]
fn the_traffic_light_changes_at_2000_and_8000() {
    use link::Length::{self, Long, Short, TooLong};
    let at = |characters| Length::of(characters);
    assert_eq!([at(0), at(2_000), at(2_001), at(8_000), at(8_001)], [Short, Short, Long, Long, TooLong]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_comes_back(text in any::<String>(), day in proptest::option::of(-200_000..200_000_i32)) {
        let epoch = jiff::civil::date(2000, 1, 1);
        let published = day.map(|day| epoch + jiff::Span::new().days(day));
        let shared = Shared { text, published, corrections: String::new() };
        let link = link::write(&shared).unwrap();
        prop_assert_eq!(link::read(&link), Ok(Opened { shared, view: link::View::default(), damage: None }));
    }

    #[test]
    fn no_string_makes_reading_panic(text in any::<String>(), digits in "[A-Za-z0-9_%&=-]{0,400}") {
        let _ = link::read(&text);
        let _ = link::read(&format!("#1.{text}"));
        let _ = link::read(&format!("#1.{digits}"));
    }

    #[test]
    fn any_view_comes_back(pairs in proptest::collection::vec((any::<String>(), any::<String>()), 0..4)) {
        let view = link::View(pairs);
        let link = link::write(&Shared { text: "They met.".into(), ..Shared::default() }).unwrap();
        prop_assert_eq!(link::read(&format!("{link}{view}")).unwrap().view, view);
    }

    #[test]
    fn any_changed_character_is_repaired_or_told(at in any::<prop::sample::Index>(), to in any::<char>()) {
        let whole = shared();
        let mut link: Vec<char> = link::write(&whole).unwrap().chars().collect();
        let at = at.index(link.len());
        link[at] = to;
        let link: String = link.into_iter().collect();
        if let Ok(Opened { shared, damage, .. }) = link::read(&link) {
            prop_assert!(damage.is_some() || shared == whole, "{link}");
            prop_assert!(damage.is_none_or(|damage| damage.percent < 100) || shared.text == whole.text, "{link}");
        }
    }
}
