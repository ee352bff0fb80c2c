//! What holds for every text, whatever is in it.

use proptest::prelude::*;
use readout::article::{Article, IdKind};
use readout::{Options, Span, extract};
use std::collections::HashSet;

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

fn spans(article: &Article) -> Vec<Span> {
    let mut spans: Vec<Span> = article.sentences.clone();
    spans.extend(article.headline);
    spans.extend(article.published.iter().filter_map(|p| p.span));
    spans.extend(article.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span)));
    spans.extend(article.times.iter().map(|t| t.span));
    for s in &article.statements {
        spans.extend(s.source.iter().chain(&s.cue).chain(&s.content).chain(&s.evidence));
    }
    for e in &article.encounters {
        spans.extend(e.triggers.iter().chain(&e.evidence));
    }
    spans
}

fn check(text: &str) {
    let article = extract(text, &Options { published: Some(jiff::civil::date(2025, 3, 1)) });
    for span in spans(&article) {
        assert!(
            text.get(span.range()).is_some_and(|words| !words.is_empty()),
            "{span:?} is no words of the text"
        );
    }
    let ids: Vec<_> = article.entities.iter().map(|e| e.id).collect();
    let ids = ids.into_iter().chain(article.times.iter().map(|t| t.id));
    let ids =
        ids.chain(article.statements.iter().map(|s| s.id)).chain(article.encounters.iter().map(|e| e.id));
    let mut known = HashSet::new();
    for id in ids {
        assert!(known.insert(id), "{id} names two items");
    }
    for s in &article.statements {
        let named = s.speakers.iter().chain(&s.to).chain(&s.on_behalf_of);
        assert!(named.into_iter().all(|id| known.contains(id)), "{} names an unknown entity", s.id);
        assert!(!s.content.is_empty() && !s.evidence.is_empty() && !s.rule.is_empty());
        assert!((0.0..=1.0).contains(&s.confidence));
        assert!((s.sentence as usize) < article.sentences.len());
        assert!(s.content.is_sorted_by(|a, b| a.end <= b.start), "{:?}", s.content);
    }
    for e in &article.encounters {
        let named = e.participants.iter().chain(&e.place).chain(&e.time);
        assert!(named.into_iter().all(|id| known.contains(id)), "{} names an unknown item", e.id);
        assert!(!e.triggers.is_empty() && !e.evidence.is_empty() && !e.rule.is_empty());
        assert!((0.0..=1.0).contains(&e.confidence));
    }
    let on_timeline: Vec<_> = article.timeline.iter().flat_map(|day| &day.entries).collect();
    assert!(on_timeline.iter().all(|id| matches!(id.kind, IdKind::Statement | IdKind::Encounter)));
    assert_eq!(
        on_timeline.len(),
        article.statements.len() + article.encounters.len(),
        "each entry stands once"
    );
    assert!(article.sentences.is_sorted_by(|a, b| a.end <= b.start), "sentences do not overlap");
    assert!(article.times.is_sorted_by(|a, b| a.span.end <= b.span.start), "times do not overlap");
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
