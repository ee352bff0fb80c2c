//! What an edit left of a text, and where an item of the earlier reading is in the later one.

use super::marks::layers;
use super::reading::Reading;
use crate::article::{Id, IdKind};

/// How two texts agree: the bytes that they share at either end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    before: u32,
    behind: u32,
    /// The lengths of both.
    old: u32,
    new: u32,
}

impl Edit {
    /// The edit that made `new` of `old`.
    pub fn between(old: &str, new: &str) -> Edit {
        let before = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let rest = old.len().min(new.len()) - before;
        let behind = old.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(|(a, b)| a == b).count();
        let [before, behind, old, new] = [before, behind, old.len(), new.len()].map(|length| length as u32);
        Edit { before, behind, old, new }
    }

    /// Whether the one is still the other in the main, and not another text.
    pub fn keeps_most(self) -> bool {
        2 * (self.before + self.behind) >= self.old.min(self.new)
    }

    /// Where a place of the old text is in the new one; none where it was taken out.
    fn moved(self, place: u32) -> Option<u32> {
        match place {
            place if place <= self.before => Some(place),
            place => (place >= self.old - self.behind).then(|| place + self.new - self.old),
        }
    }
}

/// The item of `later` that is what `id` was in `earlier`: one of its kind that stands where it began, if possible of the same
/// number; failing that, the one with its name.
pub fn again(earlier: &Reading, later: &Reading, id: Id) -> Option<Id> {
    let place = Edit::between(&earlier.text, &later.text).moved(earlier.first_span(id)?.start);
    let all = layers(&later.article);
    let mut there = all.iter().filter(|layer| Some(layer.span.start) == place && alike(layer.id, id));
    let first = there.clone().next();
    let found = there.find(|layer| layer.id == id).or(first).map(|layer| layer.id);
    found.or_else(|| {
        let name = &earlier.entity(id)?.name;
        later.article.entities.iter().find(|it| it.name == *name && alike(it.id, id)).map(|it| it.id)
    })
}

/// Whether two items are of one kind; a person may have turned out to be an organisation.
fn alike(one: Id, other: Id) -> bool {
    let kind = |id: Id| match id.kind {
        IdKind::Organization | IdKind::Place | IdKind::Group => IdKind::Person,
        kind => kind,
    };
    kind(one) == kind(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections;
    use crate::{Options, extract};
    use proptest::prelude::*;

    const TEXT: &str = "Ana Rey met Luis Ortiz in Lima. Rey said that it went well. “We agree,” Ortiz said.";

    fn reading(text: &str, list: &str) -> Reading {
        let corrections = corrections::parse(list).expect("the list is well formed");
        Reading::new(text.into(), extract(text, &Options { corrections, ..Options::default() }), 1.0)
    }

    /// What items become when the text and the corrections do: `p1→p1 s1→none`.
    fn becomes(text: &str, list: &str) -> String {
        let (earlier, later) = (reading(TEXT, ""), reading(text, list));
        let ids = ["p1", "p2", "l1", "e1", "s1", "s2"].map(|id| id.parse().expect("a valid id"));
        let pairs = ids.map(|id: Id| {
            let now = again(&earlier, &later, id).map_or("none".to_owned(), |id| id.to_string());
            format!("{id}→{now}")
        });
        pairs.join(" ")
    }

    #[test]
    fn what_stands_behind_an_edit_is_known_again() {
        let longer = TEXT.replace("Rey said", "“No,” Eva Sosa told Tom Berg. Rey said");
        assert_eq!(becomes(&longer, ""), "p1→p1 p2→p2 l1→l1 e1→e1 s1→s2 s2→s3");
        let shorter = TEXT.replace("Ana Rey met Luis Ortiz in Lima. ", "");
        assert_eq!(becomes(&shorter, ""), "p1→p1 p2→none l1→none e1→none s1→s1 s2→s2");
    }

    #[test]
    fn who_was_corrected_is_known_again() {
        let merge = r#"[{"merge": {"who": "Luis Ortiz", "with": "Ana Rey"}}, {"not_person": {"who": "Lima", "but": "group"}}]"#;
        assert_eq!(becomes(TEXT, merge), "p1→p2 p2→p2 l1→g1 e1→e1 s1→s1 s2→s2");
        let remove = r#"[{"remove": {"statement": {"exact": "“We agree,”"}}}]"#;
        assert_eq!(becomes(TEXT, remove), "p1→p1 p2→p2 l1→l1 e1→e1 s1→s1 s2→none");
    }

    #[test]
    fn an_edit_is_told_from_another_text() {
        assert!(Edit::between(TEXT, &TEXT[1..]).keeps_most());
        assert!(Edit::between(TEXT, &format!("{TEXT}{TEXT}")).keeps_most());
        assert!(
            !Edit::between(TEXT, "Rain fell on the coast during the night, and trains ran late.")
                .keeps_most()
        );
    }

    proptest! {
        #[test]
        fn places_outside_an_edit_keep_their_words(a in "[ab]{0,12}", b in "[ab]{0,12}", c in "[ab]{0,12}", d in "[ab]{0,12}") {
            let (old, new) = (format!("{a}{b}{d}"), format!("{a}{c}{d}"));
            let edit = Edit::between(&old, &new);
            for place in 0..=old.len() {
                let moved = edit.moved(place as u32);
                let keeps = |moved: u32| old[..place] == new[..moved as usize] || old[place..] == new[moved as usize..];
                prop_assert!(moved.is_none_or(keeps), "{place} of {old:?} at {moved:?} of {new:?}");
            }
        }
    }
}
