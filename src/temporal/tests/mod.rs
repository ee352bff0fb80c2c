//! What expressions of time are read as, in sentences.

mod forms;
mod tense;

use super::*;
use crate::{Options, analyze};
use expect_test::{Expect, expect};
use proptest::prelude::*;

/// Lists each expression of time with its type and value; `published` is empty where it is not known.
fn check(text: &str, published: &str, expect: Expect) {
    let doc = analyze(text, &Options { published: published.parse().ok(), ..Options::default() });
    let lines: Vec<String> = recognize(&doc)
        .iter()
        .map(|time| {
            let value = time.value.as_deref().unwrap_or("–");
            format!("{} | {:?} | {value}", time.span.of(text), time.kind)
        })
        .collect();
    expect.assert_eq(&lines.join("\n"));
}

#[test]
fn times_told_from_now() {
    check(
        "Earlier this month, last week, two years ago, yesterday, at the end of the year.",
        "2025-03-01",
        expect![[r#"
            Earlier this month | Date | 2025-03
            last week | Date | 2025-W08
            two years ago | Date | 2023
            yesterday | Date | 2025-02-28
            the end of the year | Date | 2025"#]],
    );
    check(
        "It grew in the first quarter of next year, last fall and this weekend.",
        "2025-03-01",
        expect![[r#"
            the first quarter of next year | Date | 2026-Q1
            last fall | Date | 2024-FA
            this weekend | Date | 2025-W09-WE"#]],
    );
    check(
        "Recently it fell; in recent years it rose; now it will fall in the future.",
        "",
        expect![[r#"
            Recently | Date | PAST_REF
            recent years | Date | PAST_REF
            now | Date | PRESENT_REF
            the future | Date | FUTURE_REF"#]],
    );
}

#[test]
fn times_told_from_another_time() {
    check(
        "She arrived on Feb. 10, 2020. The following day she left; a week later he came.",
        "2025-03-01",
        expect![[r#"
            Feb. 10, 2020 | Date | 2020-02-10
            The following day | Date | 2020-02-11
            a week later | Date | 2020-02-18"#]],
    );
    check(
        "They spoke on Thursday. Earlier that day she had left.",
        "2025-03-01",
        expect![[r#"
            Thursday | Date | 2025-02-27
            Earlier that day | Date | 2025-02-27"#]],
    );
}

#[test]
fn the_following_weekday_is_told_from_the_day_before_it() {
    check(
        "She came on Feb. 10, 2020, and left the following Friday.",
        "2025-03-01",
        expect![[r#"
            Feb. 10, 2020 | Date | 2020-02-10
            the following Friday | Date | 2020-02-14"#]],
    );
    check(
        "He said following Friday's vote that the next day was free.",
        "2025-03-01",
        expect![[r#"
            Friday | Date | 2025-02-28
            the next day | Date | 2025-03-01"#]],
    );
}

#[test]
fn times_of_day() {
    check(
        "They met on Friday at ten o'clock and at 5 o'clock in the afternoon, 4 in the morning and noon.",
        "2025-03-01",
        expect![[r#"
            Friday at ten o'clock | Time | 2025-02-28T10:00
            5 o'clock in the afternoon | Time | 2025-02-28T17:00
            4 in the morning | Time | 2025-02-28T04:00
            noon | Time | 2025-02-28T12:00"#]],
    );
    check(
        "He spoke at 5 p.m. Tuesday and at 10:30 am on Friday.",
        "2025-03-01",
        expect![[r#"
            5 p.m. Tuesday | Time | 2025-02-25T17:00
            10:30 am on Friday | Time | 2025-02-28T10:30"#]],
    );
    check(
        "The bomb went off at 10:35 a.m. (0735 GMT) Friday.",
        "2025-03-01",
        expect![[r#"
            10:35 a.m. | Time | 2025-02-28T10:35
            0735 GMT | Time | 2025-02-28T07:35
            Friday | Date | 2025-02-28"#]],
    );
    check(
        "It fell late Tuesday night, last night, this morning and at 18:00 GMT.",
        "2025-03-01",
        expect![[r#"
            late Tuesday night | Time | 2025-02-25TNI
            last night | Time | 2025-02-28TNI
            this morning | Time | 2025-03-01TMO
            18:00 GMT | Time | 2025-03-01T18:00"#]],
    );
}

#[test]
fn words_that_only_look_like_times() {
    check(
        "May I march for a second? Theresa May sent 2000 troops to Mr. March.",
        "2025-03-01",
        expect![[""]],
    );
    check(
        "USA Today and The Daily Post, as soon as 60 Minutes, on a day-to-day basis.",
        "2025-03-01",
        expect![[""]],
    );
    check("He has won the past nine votes; the now-defunct firm soon failed.", "2025-03-01", expect![[""]]);
    check("He may spring a trap; sun and fall, one day.", "2025-03-01", expect![[""]]);
}

#[test]
fn without_a_date_of_publication_only_whole_dates_have_values() {
    check(
        "On Friday and on 3 March she met him; on 4 March 2019 she left. In 2020 he left.",
        "",
        expect![[r#"
            Friday | Date | –
            3 March | Date | –
            4 March 2019 | Date | 2019-03-04
            2020 | Date | 2020"#]],
    );
}

#[test]
fn headers_and_datelines_count() {
    check("date 2025-03-01 Chilean President Ana Rey left.", "", expect!["2025-03-01 | Date | 2025-03-01"]);
    check(
        "LUANDA, Nov. 28 (Xinhua) -- The minister left.",
        "2005-11-28",
        expect!["Nov. 28 | Date | 2005-11-28"],
    );
}

#[test]
fn the_calendar_has_ends() {
    check(
        "A century ago, last week and two thousand years ago.",
        "0001-01-01",
        expect![[r#"
            A century ago | Date | –
            last week | Date | –
            two thousand years ago | Date | –"#]],
    );
    check(
        "Next week, next year, tomorrow and on Sunday he will leave.",
        "9999-12-31",
        expect![[r#"
            Next week | Date | –
            next year | Date | –
            tomorrow | Date | –
            Sunday | Date | –"#]],
    );
}

#[test]
fn dates_of_times() {
    let time = |value: &str| Time {
        id: Id::nth(IdKind::Time, 0),
        span: crate::Span::default(),
        kind: crate::article::TimeKind::Date,
        value: Some(value.to_owned()),
    };
    let date = |value| date_of(&time(value));
    assert_eq!(date("2025-03-04T17:00").as_deref(), Some("2025-03-04"));
    assert_eq!(date("2025-03-04TNI").as_deref(), Some("2025-03-04"));
    assert_eq!(date("2025-W09").as_deref(), Some("2025-02-24/2025-03-02"));
    assert_eq!(date("2025-03-04/2025-03-05").as_deref(), Some("2025-03-04/2025-03-05"));
    assert_eq!(date("2025").as_deref(), Some("2025"));
    assert_eq!(date("P3D"), None);
    assert_eq!(date("PAST_REF"), None);
}

#[test]
fn parts_of_a_day_without_its_name() {
    check(
        "On Monday he came in the morning and left in the afternoon. Storms hit overnight; rain will fall overnight. They walk in the evening.",
        "2025-03-05",
        expect![[r#"
            Monday | Date | 2025-03-03
            the morning | Time | 2025-03-03TMO
            the afternoon | Time | 2025-03-03TAF
            overnight | Time | 2025-03-04TNI
            overnight | Time | 2025-03-05TNI"#]],
    );
}

proptest! {
    #[test]
    fn any_words_in_any_year(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "last", "next", "two", "9999", "years", "ago", "Friday", "March", "31", "the", "end", "of", "-",
                "to", "5", "p.m.", "half", "thousand", "hundred", "century", "decades", "every", "day", "1,300,000",
                "and", "first", "quarter", "Easter", "earlier", ",", "2020", "will", "weekend", ".",
                "1½2", "٣٤", "12:3½", "½", "o'clock", "am", "GMT", "in", "2020/21", "2020/1½", "1½20s",
            ]),
            0..24,
        ),
        published in prop::sample::select(vec!["0001-01-01", "2024-02-29", "9999-12-31", ""]),
    ) {
        let text = words.join(" ");
        let doc = analyze(&text, &Options { published: published.parse().ok(), ..Options::default() });
        let times = recognize(&doc);
        prop_assert!(times.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert_eq!(times_in(&doc, &times, 0..doc.len()).len(), times.len());
        times.iter().for_each(|time| drop(date_of(time)));
    }
}
