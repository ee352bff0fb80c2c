//! What holds for any corrections of any text.

mod common;

use common::invariants;
use proptest::prelude::*;
use readout::article::{Article, EncounterKind, EntityKind, Status};
use readout::corrections::{self, Correction, Item, Quote};
use readout::{Options, Span, extract};
use std::fs;

const TEXT: &str = "\
President Ana Rey met Foreign Minister Luis Ortiz in Lima on Friday. Rey said that the talks went well. “We agree,” Ortiz \
said. Rey and Ortiz will meet again in May.\n\nLater, Eva Sosa phoned Jan Novak. “It is late,” she told him. Rey, who \
visited Norway in April, thanked Novak. “Why not,” he said, and Rey met Sosa.";

/// Words that stand in [`TEXT`], some of them often, and some that stand nowhere.
fn words() -> impl Strategy<Value = String> {
    let known = [
        "Ana Rey",
        "Rey",
        "Luis Ortiz",
        "Ortiz",
        "Eva Sosa",
        "Jan Novak",
        "Lima",
        "met",
        "meet",
        "phoned",
        "he",
        "she",
        "“We agree,”",
        "“It is late,”",
        "that the talks went well",
        "Friday",
        "said",
        "visited",
        "a",
        "Tom Berg",
        "May",
    ];
    prop_oneof![8 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

fn quote() -> impl Strategy<Value = Quote> {
    let context = || prop_oneof![3 => Just(String::new()), 1 => words()];
    let written =
        (words(), context(), context()).prop_map(|(exact, prefix, suffix)| Quote { exact, prefix, suffix });
    let read = (any::<prop::sample::Index>(), 1..30usize).prop_map(|(at, length)| {
        let ends: Vec<usize> = TEXT.char_indices().map(|(at, _)| at).chain([TEXT.len()]).collect();
        let at = at.index(ends.len() - 1);
        Quote::of(TEXT, Span::new(ends[at], ends[(at + length).min(ends.len() - 1)]))
    });
    prop_oneof![written, read]
}

fn item() -> impl Strategy<Value = Item> {
    let encounter =
        (quote(), prop::collection::vec(words(), 0..3)).prop_map(|(at, who)| Item::Encounter { at, who });
    prop_oneof![quote().prop_map(Item::Statement), encounter]
}

fn date() -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop_oneof![
        prop::sample::select(vec![
            "2025-02-28",
            "2025-05",
            "2024",
            "2025-01-01/2025-02-01",
            "2025-13",
            "soon"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ])
}

/// A correction that says how a thing is.
fn statement() -> impl Strategy<Value = Correction> {
    let who = || prop::collection::vec(words(), 0..3);
    prop_oneof![
        (quote(), who()).prop_map(|(of, who)| Correction::Speaker { of, who }),
        (item(), date()).prop_map(|(of, date)| Correction::Date { of, date }),
        (quote(), who()).prop_map(|(of, who)| Correction::AddStatement { of, who }),
        (quote(), who(), date()).prop_map(|(of, who, date)| {
            Correction::AddEncounter { of, who, kind: EncounterKind::Call, date }
        }),
    ]
}

fn correction() -> impl Strategy<Value = Correction> {
    let kind = || {
        prop::option::of(prop::sample::select(vec![EntityKind::Person, EntityKind::Place, EntityKind::Group]))
    };
    prop_oneof![
        1 => (words(), words()).prop_map(|(who, name)| Correction::Rename { who, name }),
        1 => (words(), words()).prop_map(|(who, with)| Correction::Merge { who, with }),
        1 => (words(), prop::collection::vec(quote(), 0..3), words())
            .prop_map(|(who, at, name)| Correction::Split { who, at, name }),
        1 => (words(), kind()).prop_map(|(who, but)| Correction::NotPerson { who, but }),
        1 => item().prop_map(Correction::Remove),
        1 => words().prop_map(|name| Correction::AddPerson { name }),
        1 => (item(), prop::option::of(prop::collection::vec(words(), 0..3)))
            .prop_map(|(of, who)| Correction::ChangeEncounter { of, who, kind: None, status: Some(Status::Denied) }),
        4 => statement(),
    ]
}

fn list() -> impl Strategy<Value = Vec<Correction>> {
    prop::collection::vec(correction(), 0..8)
}

/// A text as it may be after an edit, which takes out a piece and puts in another.
fn edited() -> impl Strategy<Value = String> {
    let cut = (any::<prop::sample::Index>(), 0..60usize, prop_oneof![words(), any::<String>()]);
    prop_oneof![1 => Just(TEXT.to_owned()), 2 => cut.prop_map(|(at, length, new)| {
        let ends: Vec<usize> = TEXT.char_indices().map(|(at, _)| at).chain([TEXT.len()]).collect();
        let at = at.index(ends.len());
        let end = ends[(at + length).min(ends.len() - 1)];
        format!("{}{new}{}", &TEXT[..ends[at]], &TEXT[end..])
    })]
}

/// The result without the account of the corrections.
fn without_outcomes(mut article: Article) -> Article {
    article.corrections.clear();
    article
}

fn reading(text: &str, corrections: &[Correction]) -> Article {
    let options =
        Options { published: Some(jiff::civil::date(2025, 3, 1)), corrections: corrections.to_vec() };
    without_outcomes(extract(text, &options))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_corrections_of_any_text_give_an_article(text in edited(), corrections in list()) {
        let article = extract(&text, &Options { published: None, corrections: corrections.clone() });
        invariants::check(&text, &article);
        prop_assert_eq!(article.corrections.len(), corrections.len());
        prop_assert!(article.corrections.iter().all(|outcome| outcome.applied || outcome.why.is_some()));
    }

    #[test]
    fn what_does_not_fit_changes_nothing(text in edited(), corrections in list()) {
        let article = extract(&text, &Options { published: Some(jiff::civil::date(2025, 3, 1)), corrections: corrections.clone() });
        let fitting = corrections.iter().zip(&article.corrections).filter(|(_, outcome)| outcome.applied);
        let fitting: Vec<Correction> = fitting.map(|(correction, _)| correction.clone()).collect();
        prop_assert_eq!(reading(&text, &fitting), without_outcomes(article));
    }

    #[test]
    fn what_is_stated_twice_is_stated_once(text in edited(), correction in statement()) {
        let once = reading(&text, std::slice::from_ref(&correction));
        prop_assert_eq!(reading(&text, &[correction.clone(), correction]), once);
    }

    #[test]
    fn a_list_comes_back_from_json(corrections in list()) {
        let json = corrections::write(&corrections);
        match corrections::check(&corrections) {
            Ok(()) => prop_assert_eq!(corrections::parse(&json), Ok(corrections)),
            Err(error) => prop_assert_eq!(corrections::parse(&json), Err(error)),
        }
    }

    #[test]
    fn no_json_makes_reading_panic(json in any::<String>()) {
        let _ = corrections::parse(&json);
    }
}

#[test]
fn no_correction_changes_nothing() {
    let plain = extract(TEXT, &Options::default());
    let mut article = plain.clone();
    assert_eq!(corrections::apply(TEXT, &mut article, &[]), []);
    assert_eq!(article, plain);
}

#[test]
fn every_item_is_found_by_its_own_quote() {
    let mut texts = vec![TEXT.to_owned()];
    for entry in fs::read_dir("www/examples").expect("there are examples") {
        let path = entry.expect("it is listed").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            texts.push(fs::read_to_string(path).expect("it is UTF-8"));
        }
    }
    for text in &texts {
        let article = reading(text, &[]);
        let statements = article.statements.iter().map(|s| (s.id, Item::of_statement(text, &article, s)));
        let encounters = article.encounters.iter().map(|e| (e.id, Item::of_encounter(text, &article, e)));
        for (id, item) in statements.chain(encounters) {
            let mut corrected = article.clone();
            let outcomes = corrections::apply(text, &mut corrected, &[Correction::Remove(item.clone())]);
            assert!(outcomes[0].applied, "{item:?}: {:?}", outcomes[0].why);
            let ids = |article: &Article| {
                let statements = article.statements.iter().map(|s| s.id);
                statements.chain(article.encounters.iter().map(|e| e.id)).collect::<Vec<_>>()
            };
            let mut left = ids(&article);
            left.retain(|other| *other != id);
            assert_eq!(ids(&corrected), left, "{item:?}");
        }
    }
}

#[test]
fn many_corrections_of_a_long_text_are_made_in_time() {
    let text = TEXT.repeat(100);
    let quote = Quote { exact: "met ".repeat(100), ..Quote::default() };
    let list = vec![Correction::Speaker { of: quote, who: vec!["a".to_owned()] }; 200];
    let article = extract(&text, &Options { corrections: list, ..Options::default() });
    assert!(article.corrections.iter().all(|outcome| !outcome.applied));
}
