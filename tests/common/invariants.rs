//! What every article promises about itself.

use readout::Span;
use readout::article::{Article, Entity, IdKind};
use std::collections::HashSet;

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

/// Checks a result, whose spans count bytes of `text`.
pub fn check(text: &str, article: &Article) {
    for span in spans(article) {
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
        assert_eq!(e.date.is_some(), e.date_basis.is_some(), "{} tells where its date comes from", e.id);
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
    for e in &article.entities {
        assert!(e.mentions.is_sorted_by_key(|m| m.span.start) && !e.mentions.is_empty(), "{e:?}");
    }
    let begins = |e: &Entity| e.mentions[0].span.start;
    assert!(article.entities.is_sorted_by_key(begins), "entities are in order of first mention");
    for outcome in &article.corrections {
        assert!(outcome.items.iter().all(|id| known.contains(id)), "{outcome:?}");
    }
}
