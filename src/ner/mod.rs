//! Names of people, organisations and places, with the titles that stand beside them.
//!
//! Three steps. [`candidate`] cuts runs of capitalised words into stretches that may be names, [`title`] finds
//! the roles beside them, and [`decision`] weighs the [`evidence`] of the words and of all their contexts:
//! what the document says of a name in one place holds for its other, shorter mentions.

mod candidate;
mod casing;
mod decision;
mod evidence;
mod title;

pub(crate) use title::{ending_at as title_ending_at, row as title_row};

use crate::article::EntityKind;
use crate::document::Document;
use std::ops::Range;

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens; for a person without titles.
    pub tokens: Range<usize>,
    /// What bears the name; never [`EntityKind::Group`].
    pub kind: EntityKind,
    /// Titles and roles beside it, as they stand: "Chinese top diplomat", "the secretary of the council".
    pub titles: Vec<Range<usize>>,
}

/// The names of a document in order of the text; they do not overlap. Needs all layers of [`Document`].
pub(crate) fn recognize(doc: &Document) -> Vec<Name> {
    let casing = casing::Casing::of(doc);
    let candidates = candidate::find(doc, &casing);
    decision::decide(doc, &candidates)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    /// Lists each name with its kind and titles.
    fn check(text: &str, expect: Expect) {
        let doc = crate::analyze(text, &crate::Options::default());
        let words = |tokens: &std::ops::Range<usize>| doc.span(tokens.clone()).of(text);
        let lines: Vec<String> = super::recognize(&doc)
            .iter()
            .map(|name| {
                let titles: Vec<&str> = name.titles.iter().map(words).collect();
                format!("{:?} {} [{}]", name.kind, words(&name.tokens), titles.join("; "))
            })
            .collect();
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn titles_stand_before_and_behind() {
        check(
            "Chilean Foreign Minister Tomas Ibarra met Dana Okello, head of the miners' union, on Monday.",
            expect![[r#"
                Person Tomas Ibarra [Chilean Foreign Minister]
                Person Dana Okello [head of the miners' union]"#]],
        );
    }
}
