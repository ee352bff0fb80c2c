//! What every article promises about itself.

use readout::article::{Article, Entity, EntityKind, Id, IdKind, Offsets, PublishedFrom, SCHEMA, Statement};
use readout::{Span, day};
use std::collections::{HashMap, HashSet};

/// Checks a result, whose spans count bytes of `text`.
pub fn check(text: &str, article: &Article) {
    assert_eq!((article.schema.as_str(), article.offsets), (SCHEMA, Offsets::Utf8));
    spans_hold_words(text, article);
    layers_are_in_order(article);
    ids_name_one_item_each(article);
    article.entities.iter().for_each(entity);
    article.statements.iter().for_each(|it| statement(article, it));
    encounters(article);
    timeline(article);
    dates_are_dates(article);
    every_unit_gives_the_same_words(text, article);
    let json = serde_json::to_string(article).expect("plain data has a form");
    assert_eq!(serde_json::from_str::<Article>(&json).as_ref().ok(), Some(article), "JSON comes back");
}

fn spans(article: &Article) -> Vec<Span> {
    let mut spans = Vec::new();
    article.clone().for_each_span_mut(|span| spans.push(*span));
    spans
}

fn spans_hold_words(text: &str, article: &Article) {
    for span in spans(article) {
        let words = text.get(span.range());
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "{span:?} is no words of the text");
    }
}

fn every_unit_gives_the_same_words(text: &str, article: &Article) {
    let bytes = spans(article);
    let in_utf16 = article.clone().in_offsets(text, Offsets::Utf16);
    let units: Vec<u16> = text.encode_utf16().collect();
    for (bytes, span) in bytes.iter().zip(spans(&in_utf16)) {
        assert!(bytes.of(text).encode_utf16().eq(units[span.range()].iter().copied()), "{span:?}");
    }
}

fn layers_are_in_order(article: &Article) {
    assert!(article.sentences.is_sorted_by(|a, b| a.end <= b.start), "sentences do not overlap");
    assert!(article.times.is_sorted_by(|a, b| a.span.end <= b.span.start), "times do not overlap");
    let begins = |e: &Entity| e.mentions[0].span.start;
    assert!(article.entities.is_sorted_by_key(begins), "entities are in order of first mention");
}

fn all_ids(article: &Article) -> impl Iterator<Item = Id> {
    let ids = article.entities.iter().map(|e| e.id).chain(article.times.iter().map(|t| t.id));
    ids.chain(article.statements.iter().map(|s| s.id)).chain(article.encounters.iter().map(|e| e.id))
}

fn ids_name_one_item_each(article: &Article) {
    let mut known = HashSet::new();
    for id in all_ids(article) {
        assert!(known.insert(id), "{id} names two items");
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    let named = article.corrections.iter().flat_map(|outcome| &outcome.items);
    assert!(named.into_iter().all(|id| known.contains(id)), "{:?}", article.corrections);
}

/// The ids are those of entities, none twice.
fn entities_once(article: &Article, ids: &[Id]) {
    let is_entity = |id: &Id| article.entities.iter().any(|entity| entity.id == *id);
    assert!(ids.iter().all(is_entity), "{ids:?} are entities");
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?} are named once");
}

fn entity(entity: &Entity) {
    let kind = match entity.kind {
        EntityKind::Person => IdKind::Person,
        EntityKind::Organization => IdKind::Organization,
        EntityKind::Place => IdKind::Place,
        EntityKind::Group => IdKind::Group,
    };
    assert_eq!(entity.id.kind, kind, "{entity:?}");
    assert!(!entity.name.trim().is_empty(), "{entity:?}");
    assert!(!entity.aliases.contains(&entity.name), "{entity:?}");
    assert!(!entity.mentions.is_empty(), "{entity:?}");
    assert!(entity.mentions.is_sorted_by_key(|m| m.span.start), "{entity:?}");
}

fn statement(article: &Article, s: &Statement) {
    entities_once(article, &s.speakers);
    entities_once(article, &s.to);
    entities_once(article, s.on_behalf_of.as_slice());
    assert!(!s.content.is_empty() && !s.evidence.is_empty() && !s.rule.is_empty(), "{s:?}");
    assert!((0.0..=1.0).contains(&s.confidence), "{s:?}");
    assert!((s.sentence as usize) < article.sentences.len(), "{s:?}");
    assert!(s.content.is_sorted_by(|a, b| a.end <= b.start), "{s:?}");
}

fn encounters(article: &Article) {
    for e in &article.encounters {
        entities_once(article, &e.participants);
        entities_once(article, e.place.as_slice());
        assert!(e.time.is_none_or(|id| article.times.iter().any(|time| time.id == id)), "{e:?}");
        assert_eq!(e.date.is_some(), e.date_basis.is_some(), "{} tells where its date comes from", e.id);
        assert!(!e.triggers.is_empty() && !e.evidence.is_empty() && !e.rule.is_empty(), "{e:?}");
        assert!((0.0..=1.0).contains(&e.confidence), "{e:?}");
    }
}

fn timeline(article: &Article) {
    let stated = article.statements.iter().map(|s| (s.id, s.date.as_deref()));
    let mut dates: HashMap<Id, Option<&str>> =
        stated.chain(article.encounters.iter().map(|e| (e.id, e.date.as_deref()))).collect();
    for day in &article.timeline {
        for id in &day.entries {
            assert_eq!(dates.remove(id), Some(day.date.as_deref()), "{id} stands once, under its date");
        }
    }
    assert!(dates.is_empty(), "{dates:?} stand nowhere");
    let in_order = |a: &Option<String>, b: &Option<String>| {
        a.is_some() && b.as_ref().is_none_or(|b| a.as_ref() < Some(b))
    };
    assert!(article.timeline.is_sorted_by(|a, b| in_order(&a.date, &b.date)), "{:?}", article.timeline);
}

fn dates_are_dates(article: &Article) {
    if let Some(published) = &article.published {
        assert!(day::parse(&published.value).is_some(), "{published:?}");
        assert_eq!(published.span.is_some(), published.from == PublishedFrom::Text, "{published:?}");
    }
    let stated = article.statements.iter().filter_map(|s| s.date.as_deref());
    for date in stated.chain(article.encounters.iter().filter_map(|e| e.date.as_deref())) {
        assert!(is_iso_8601(date), "{date:?} is no date");
    }
}

/// Whether it is a year, month or day, or an interval between two.
fn is_iso_8601(date: &str) -> bool {
    let is_point = |date: &str| match date.len() {
        4 => date.bytes().all(|byte| byte.is_ascii_digit()),
        7 => day::parse(&format!("{date}-01")).is_some(),
        _ => day::parse(date).is_some(),
    };
    date.split('/').count() <= 2 && date.split('/').all(is_point)
}
