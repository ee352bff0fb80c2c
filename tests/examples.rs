//! The examples do what they say.
#![allow(dead_code, reason = "an example's main is called on the command line")]

#[path = "../examples/markdown.rs"]
mod markdown;
#[path = "../examples/quotes.rs"]
mod quotes;
#[path = "../examples/timeline.rs"]
mod timeline;

use expect_test::expect;

const MARCH: &str =
    "date 2025-03-01\nAna Lindqvist met Tomas Okoye in Oslo on Friday. “It’s done,” Lindqvist said.\n";
const APRIL: &str = "date 2025-04-01\nAna Lindqvist called Mira Sand on Monday. “We wait,” Sand said. Lindqvist said she agreed.\n";

#[test]
fn an_article_becomes_markdown() {
    expect![[r#"
        # Readout

        Published on 2025-03-01.

        ## People

        - **Ana Lindqvist**
        - **Tomas Okoye**

        ## Timeline

        ### 2025-02-28 (“Friday”)

        - **Meeting: Ana Lindqvist and Tomas Okoye, Oslo**

        ### No date

        - Ana Lindqvist: “It’s done,”

        ## Statements

        - **Ana Lindqvist** (said): “It’s done,”
    "#]]
    .assert_eq(&markdown::markdown(MARCH));
}

#[test]
fn what_one_person_said_is_listed_by_any_form_of_the_name() {
    expect![[r#"
        undated  “It’s done,”
        undated  she agreed"#]]
    .assert_eq(&[MARCH, APRIL].map(|text| quotes::said_by("ana lindqvist", text).join("\n")).join("\n"));
    assert_eq!(quotes::said_by("Sand", APRIL).len(), 1);
    assert!(quotes::said_by("Nobody", APRIL).is_empty());
}

#[test]
fn articles_become_one_timeline() {
    let mut timeline = timeline::Timeline::default();
    timeline.add("april", APRIL);
    timeline.add("march", MARCH);
    expect![[r#"
        2025-02-28
          Meeting of Ana Lindqvist and Tomas Okoye – Happened (march)
        2025-03-31
          Call of Ana Lindqvist and Mira Sand – Happened (april)
        undated
          Mira Sand: “We wait,” (april)
          Ana Lindqvist: she agreed (april)
          Ana Lindqvist: “It’s done,” (march)
        Ana Lindqvist stands in 2 articles
    "#]]
    .assert_eq(&timeline.written());
}
