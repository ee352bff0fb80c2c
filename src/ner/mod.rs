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

    #[test]
    fn a_name_explains_the_role_of_somebody_elses_before_it() {
        check(
            "Okello's spokesman, Tomas Ibarra, said so.",
            expect![[r#"
                Person Okello []
                Person Tomas Ibarra [Okello's spokesman]"#]],
        );
    }

    #[test]
    fn several_people_are_nobodys_role() {
        check("According to Ana Rey, the ministers left.", expect!["Person Ana Rey []"]);
    }

    #[test]
    fn complements_of_titles_end_where_the_name_begins() {
        check(
            "They met Minister of Foreign Affairs Faisal Okello and President of the World Weather Forum Ines Brandt.",
            expect![[r#"
                Person Faisal Okello [Minister of Foreign Affairs]
                Organization World Weather Forum []
                Person Ines Brandt [President of the World Weather Forum]"#]],
        );
    }

    #[test]
    fn names_join_over_hyphens_particles_and_initials() {
        check(
            "Kang Min-seok, Prayoon Chan-o-pha, Omar bin Nasser, Hassan Amir-Rostami, J. P. Vela and S.Batbold spoke.",
            expect![[r#"
                Person Kang Min-seok []
                Person Prayoon Chan-o-pha []
                Person Omar bin Nasser []
                Person Hassan Amir-Rostami []
                Person J. P. Vela []
                Person S.Batbold []"#]],
        );
    }

    #[test]
    fn later_short_names_learn_from_the_first_full_one() {
        check(
            "Envoy Zhanna Tulegova flew home. In the end Tulegova said nothing.",
            expect![[r#"
            Person Zhanna Tulegova [Envoy]
            Person Tulegova []"#]],
        );
    }

    #[test]
    fn capitals_at_the_start_of_a_sentence_are_no_names() {
        check(
            "Police found nothing. Recently Dana Okello left. Tourists fled.",
            expect!["Person Dana Okello []"],
        );
    }

    #[test]
    fn origins_pairs_of_countries_and_roles_are_no_people() {
        check(
            "The President spoke of China-Russia ties in French. Democrats left Saudi Arabia on Friday.",
            expect![[r#"
                Place China []
                Place Russia []
                Place Saudi Arabia []"#]],
        );
    }

    #[test]
    fn nouns_beside_a_name_say_what_bears_it() {
        check(
            "The airline Velmora Tesk opened in the village of Okrani, reported the official Tervu news agency.",
            expect![[r#"
                Organization Velmora Tesk []
                Place Okrani []
                Organization Tervu []"#]],
        );
    }

    #[test]
    fn what_is_named_after_somebody_is_not_that_person() {
        check(
            "King Nadim opened the King Nadim University and the Prince Faris Airport.",
            expect![[r#"
            Person Nadim [King]
            Organization King Nadim University []
            Place Prince Faris Airport []"#]],
        );
    }

    #[test]
    fn ministries_go_on_over_and() {
        check(
            "She joined the Ministry of Health and Wellness in Lima.",
            expect![[r#"
            Organization Ministry of Health and Wellness []
            Place Lima []"#]],
        );
    }
}
