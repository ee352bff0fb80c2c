//! What holds for every text, whatever is in it.

mod common;

use common::invariants;
use proptest::prelude::*;
use readout::{Options, extract};

/// Words, marks and names that reach deep into the rules, strung together at random with any characters.
fn newslike() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "Ana Rey", "Rey", "President Ortiz", "he", "she", "the two sides", "both leaders", "the minister", "said",
            "told", "met", "met with", "talks", "a phone call", "visited", "conveyed", "greetings", "urged", "to visit",
            "on Friday", "March 3, 2024", "last week", "in", "Lima", "that", "and", ",", ".", "\"", "“", "”", "‘", "’",
            "'s", "--", "(", ")", ":", "according to", "adding", "will", "not", "\n\n", "\r\n", "Dr.", "U.S.", "J.",
            "the", "of", "Ministry", "who", "which", "date 2025-03-01", "two", "years ago", "between", "visit", "hosted", "the ministry", "negotiations", "a letter", "denied", "warned of", "called on", "was quoted", "as saying", "a spokesman", "asked", "if", "This", "the claim", "report", "—", "''", "«", "»", "two-day", "yesterday", "at 5 p.m.", "by", "received", "their", "counterpart", "leaders", "of the", "-", ";", "A", "hoped", "invited", "on behalf of", "?", "…", "Mr", "President", "the former", "no", "both",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

fn check(text: &str) {
    let published = Some(jiff::civil::date(2025, 3, 1));
    invariants::check(text, &extract(text, &Options { published, ..Options::default() }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_string_gives_an_article(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_newslike_string_gives_an_article(text in newslike()) {
        check(&text);
    }

    #[test]
    fn the_same_text_gives_the_same_article(text in newslike()) {
        let read = || extract(&text, &Options::default());
        prop_assert_eq!(read(), read());
    }
}

#[test]
fn bad_input_gives_an_article() {
    let no_space = "a".repeat(200_000);
    let quotes = "\" “ ' ".repeat(20_000);
    let stops = "A.B. U.S. … ".repeat(10_000);
    let names = "Ana Rey met Luis Ortiz. ".repeat(4_000);
    let clauses = "he said that ".repeat(10_000);
    let commas = "Ana, Rey, who, ".repeat(10_000);
    let titles = "the former deputy prime minister of ".repeat(5_000);
    let inputs = [
        "",
        " \n\t ",
        "\u{feff}",
        "\0\u{1}\u{7f}",
        "<p>Ana Rey <b>met</b> Luis Ortiz.</p>",
        "مرحبا بكم في الاجتماع.",
        "外务大臣会见了总统。",
        "ANA REY MEETS LUIS ORTIZ",
        "🤝🤝🤝",
        "\"",
        "''",
        ".",
        ". . .",
        "-",
        "'s",
        "n't",
        "&",
        "A&",
        "1.",
        "@",
        "#",
        "http://",
        &no_space,
        &quotes,
        &stops,
        &names,
        &clauses,
        &commas,
        &titles,
    ];
    for text in inputs {
        check(text);
    }
}
