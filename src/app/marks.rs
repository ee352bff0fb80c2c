//! What the article's marks are, and how overlapping ones are cut flat.
//!
//! Names, times and triggers lie inside statements, so spans overlap. HTML elements cannot cross,
//! and nested ones read badly aloud; [`flatten`] cuts the text at every boundary instead, and each
//! piece knows all the items it belongs to.

use crate::article::{Article, EntityKind, Id, MentionKind};
use crate::document::Span;
use crate::order::sort_by_numbers;

/// What a mark stands for, the one that leads where several meet first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A mention of a person.
    Person,
    /// A mention of an organisation or a group.
    Organization,
    /// A mention of a place.
    Place,
    /// An expression of time.
    Time,
    /// The words that tell of an encounter.
    Encounter,
    /// What somebody said, and the word that tells of the saying.
    Statement,
}

impl MarkKind {
    /// Every kind, in the order of the legend.
    pub const ALL: [MarkKind; 6] = [
        MarkKind::Person,
        MarkKind::Statement,
        MarkKind::Encounter,
        MarkKind::Time,
        MarkKind::Place,
        MarkKind::Organization,
    ];

    /// The value of `data-kind` and the CSS class.
    pub fn name(self) -> &'static str {
        match self {
            MarkKind::Person => "person",
            MarkKind::Organization => "organization",
            MarkKind::Place => "place",
            MarkKind::Time => "time",
            MarkKind::Encounter => "encounter",
            MarkKind::Statement => "statement",
        }
    }

    /// The CSS class of a mark that only points back to its item.
    pub fn faint_name(self) -> &'static str {
        match self {
            MarkKind::Person => "faint-person",
            MarkKind::Organization => "faint-organization",
            MarkKind::Place => "faint-place",
            MarkKind::Time => "faint-time",
            MarkKind::Encounter => "faint-encounter",
            MarkKind::Statement => "faint-statement",
        }
    }
}

/// One span of the article that belongs to one item of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Where it stands, in the unit of the article.
    pub span: Span,
    /// What kind of mark it makes.
    pub kind: MarkKind,
    /// The item.
    pub id: Id,
    /// Whether it only points back to the item: a pronoun, a description, a cue.
    pub faint: bool,
}

/// A piece of the text that lies within the same layers from end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands.
    pub span: Span,
    /// The layers over it, the leading one first; none for plain text.
    pub layers: Vec<Layer>,
}

/// All the layers of an article, in no particular order.
pub fn layers(article: &Article) -> Vec<Layer> {
    let entities = article.entities.iter().flat_map(|entity| {
        let kind = match entity.kind {
            EntityKind::Person => MarkKind::Person,
            EntityKind::Organization | EntityKind::Group => MarkKind::Organization,
            EntityKind::Place => MarkKind::Place,
        };
        entity.mentions.iter().map(move |mention| Layer {
            span: mention.span,
            kind,
            id: entity.id,
            faint: mention.kind != MentionKind::Name,
        })
    });
    let times = article.times.iter().map(|time| Layer {
        span: time.span,
        kind: MarkKind::Time,
        id: time.id,
        faint: false,
    });
    let encounters = article.encounters.iter().flat_map(|encounter| {
        encounter.triggers.iter().map(|&span| Layer {
            span,
            kind: MarkKind::Encounter,
            id: encounter.id,
            faint: false,
        })
    });
    let statements = article.statements.iter().flat_map(|statement| {
        let contents = statement.content.iter().map(|&span| (span, false));
        let cue = statement.cue.map(|span| (span, true));
        contents.chain(cue).map(|(span, faint)| Layer {
            span,
            kind: MarkKind::Statement,
            id: statement.id,
            faint,
        })
    });
    entities.chain(times).chain(encounters).chain(statements).filter(|layer| !layer.span.is_empty()).collect()
}

/// Cuts `0..end` at every boundary of `layers`. The segments follow one another without a gap, and
/// each holds exactly the layers that cover it.
pub fn flatten(layers: &[Layer], end: u32) -> Vec<Segment> {
    let mut opening: Vec<Layer> =
        layers.iter().copied().filter(|layer| layer.span.end <= end && !layer.span.is_empty()).collect();
    sort_by_numbers(&mut opening, |layer| (layer.span.start, layer.span.end));
    let mut cuts: Vec<u32> = opening.iter().flat_map(|layer| [layer.span.start, layer.span.end]).collect();
    cuts.extend([0, end]);
    sort_by_numbers(&mut cuts, |&cut| (cut, 0));
    cuts.dedup();

    let mut opening = opening.into_iter().peekable();
    // Always in the order of [`Segment::layers`].
    let mut open: Vec<Layer> = Vec::new();
    let rank = |layer: &Layer| (layer.kind, layer.span.len(), layer.id);
    let mut segments = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let span = Span { start: pair[0], end: pair[1] };
        open.retain(|layer| layer.span.end > span.start);
        while let Some(layer) = opening.next_if(|layer| layer.span.start == span.start) {
            let place = open.partition_point(|other| rank(other) < rank(&layer));
            open.insert(place, layer);
        }
        let mut covering = open.clone();
        covering.dedup_by_key(|layer| layer.id);
        segments.push(Segment { span, layers: covering });
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::IdKind;
    use proptest::prelude::*;

    fn layer(start: u32, end: u32, kind: MarkKind, number: u32) -> Layer {
        let id_kind = if kind == MarkKind::Person { IdKind::Person } else { IdKind::Statement };
        Layer { span: Span { start, end }, kind, id: Id { kind: id_kind, number }, faint: false }
    }

    fn check(layers: &[Layer], end: u32, expected: expect_test::Expect) {
        let lines: String = flatten(layers, end)
            .iter()
            .map(|segment| {
                let ids: Vec<String> = segment.layers.iter().map(|layer| layer.id.to_string()).collect();
                format!("{}..{} {}\n", segment.span.start, segment.span.end, ids.join(" "))
            })
            .collect();
        expected.assert_eq(&lines);
    }

    #[test]
    fn a_name_inside_a_statement_leads() {
        check(
            &[layer(2, 20, MarkKind::Statement, 1), layer(5, 8, MarkKind::Person, 1)],
            24,
            expect_test::expect![[r#"
                0..2 
                2..5 s1
                5..8 p1 s1
                8..20 s1
                20..24 
            "#]],
        );
    }

    #[test]
    fn crossing_spans_share_their_middle() {
        check(
            &[layer(0, 6, MarkKind::Statement, 1), layer(4, 9, MarkKind::Statement, 2)],
            9,
            expect_test::expect![[r#"
                0..4 s1
                4..6 s2 s1
                6..9 s2
            "#]],
        );
    }

    proptest! {
        #[test]
        fn segments_tile_the_text_and_know_their_layers(
            spans in prop::collection::vec((0u32..60, 0u32..20, 0u32..2), 0..20),
        ) {
            let layers: Vec<Layer> = spans
                .iter()
                .enumerate()
                .map(|(number, &(start, len, kind))| {
                    let kind = if kind == 0 { MarkKind::Person } else { MarkKind::Statement };
                    layer(start, start + len, kind, number as u32 + 1)
                })
                .collect();
            let segments = flatten(&layers, 80);
            let mut position = 0;
            for segment in &segments {
                prop_assert_eq!(segment.span.start, position);
                prop_assert!(!segment.span.is_empty());
                position = segment.span.end;
                for layer in &layers {
                    let inside = segment.layers.iter().any(|covering| covering.id == layer.id);
                    prop_assert_eq!(inside, layer.span.contains(segment.span) && !layer.span.is_empty());
                }
            }
            prop_assert_eq!(position, 80);
        }
    }
}
