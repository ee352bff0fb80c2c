//! Where verbs put a time: behind the day of publication or ahead of it.

use super::check;
use expect_test::expect;

#[test]
fn a_weekday_follows_the_tense_of_its_verb() {
    check(
        "Rey met Ortiz on Friday. She will meet him again on Monday. He is due in Lima on Thursday.",
        "2025-03-01",
        expect![[r#"
            Friday | Date | 2025-02-28
            Monday | Date | 2025-03-03
            Thursday | Date | 2025-03-06"#]],
    );
    check(
        "Ministers on Saturday opened the port; talks begin Tuesday.",
        "2025-03-01",
        expect![[r#"
            Saturday | Date | 2025-03-01
            Tuesday | Date | 2025-03-04"#]],
    );
    check(
        "On Friday, she left. On Sunday, he is to follow her.",
        "2025-03-01",
        expect![[r#"
            Friday | Date | 2025-02-28
            Sunday | Date | 2025-03-02"#]],
    );
    check(
        "The council put off until Wednesday a vote to be held on Sunday.",
        "2025-03-01",
        expect![[r#"
            Wednesday | Date | 2025-03-05
            Sunday | Date | 2025-03-02"#]],
    );
    check(
        "Last Tuesday she left; next Tuesday she returns, not Tuesday last week.",
        "2025-03-01",
        expect![[r#"
            Last Tuesday | Date | 2025-02-25
            next Tuesday | Date | 2025-03-04
            Tuesday last week | Date | 2025-02-18"#]],
    );
    check(
        "Friday's talks failed. They will run from Monday to Thursday.",
        "2025-03-01",
        expect![[r#"
            Friday | Date | 2025-02-28
            Monday | Date | 2025-03-03
            Thursday | Date | 2025-03-06"#]],
    );
}

#[test]
fn plans_look_ahead_whatever_their_tense() {
    check(
        "They agreed on Thursday to meet on Monday.",
        "2025-03-01",
        expect![[r#"
            Thursday | Date | 2025-02-27
            Monday | Date | 2025-03-03"#]],
    );
    check(
        "A vote planned for Sunday was expected to be held on April 20.",
        "2025-03-01",
        expect![[r#"
            Sunday | Date | 2025-03-02
            April 20 | Date | 2025-04-20"#]],
    );
    check(
        "He could not be reached on Friday; she may have left on Thursday.",
        "2025-03-01",
        expect![[r#"
            Friday | Date | 2025-02-28
            Thursday | Date | 2025-02-27"#]],
    );
    check(
        "She is said to have left on Monday. She will sit and vote in May.",
        "2025-03-01",
        expect![[r#"
            Monday | Date | 2025-02-24
            May | Date | 2025-05"#]],
    );
    check(
        "Until Friday, they had not met. They closed the port until Friday.",
        "2025-03-01",
        expect![[r#"
            Friday | Date | 2025-02-28
            Friday | Date | 2025-03-07"#]],
    );
    check(
        "She announced the firm's move on Thursday. She is the winner of a vote in October.",
        "2025-03-01",
        expect![[r#"
            Thursday | Date | 2025-02-27
            October | Date | 2024-10"#]],
    );
    check(
        "She met with her top aides Wednesday in Lima; they vote Sunday.",
        "2025-03-01",
        expect![[r#"
            Wednesday | Date | 2025-02-26
            Sunday | Date | 2025-03-02"#]],
    );
}

#[test]
fn partial_dates_take_the_year_that_fits() {
    check(
        "She left on Nov. 25 and is to return by Jan. 14.",
        "2025-01-06",
        expect![[r#"
            Nov. 25 | Date | 2024-11-25
            Jan. 14 | Date | 2025-01-14"#]],
    );
    check(
        "They met in October and will meet in April.",
        "2025-01-06",
        expect![[r#"
            October | Date | 2024-10
            April | Date | 2025-04"#]],
    );
    check(
        "The ship sank in mid-July, last May, or in November last year.",
        "2025-10-06",
        expect![[r#"
            mid-July | Date | 2025-07
            last May | Date | 2025-05
            November last year | Date | 2024-11"#]],
    );
    check(
        "He was away from Nov. 4 to 5, and on April 24 and 25.",
        "2025-11-06",
        expect![[r#"
            Nov. 4 to 5 | Date | 2025-11-04/2025-11-05
            April 24 | Date | 2025-04-24
            25 | Date | 2025-04-25"#]],
    );
    check(
        "It ran between March 3 and April 2, 2020.",
        "",
        expect![[r#"
            March 3 | Date | 2020-03-03
            April 2, 2020 | Date | 2020-04-02"#]],
    );
}

#[test]
fn a_vote_proposed_lies_ahead() {
    check(
        "She proposed a vote in November. They suggested holding it in October. The court set a hearing for Friday.",
        "2022-05-18",
        expect![[r#"
            November | Date | 2022-11
            October | Date | 2022-10
            Friday | Date | 2022-05-20"#]],
    );
    check(
        "The council has called an election for November. Elections are due in March. A race was set for Lima in July.",
        "2022-05-18",
        expect![[r#"
            November | Date | 2022-11
            March | Date | 2023-03
            July | Date | 2022-07"#]],
    );
    check(
        "She proposed a law in April. She asked for help on Friday.",
        "2022-05-18",
        expect![[r#"
        April | Date | 2022-04
        Friday | Date | 2022-05-13"#]],
    );
}

#[test]
fn words_before_a_time_tell_where_it_lies() {
    check(
        "They met ahead of a summit on Thursday. They will meet before Sunday's vote. It would be the first since March.",
        "2022-05-18",
        expect![[r#"
            Thursday | Date | 2022-05-19
            Sunday | Date | 2022-05-22
            March | Date | 2022-03"#]],
    );
    check(
        "Neither could be reached on Friday. Beginning Friday, fees will rise. She is on trial for a blast in August that killed ten.",
        "2022-05-18",
        expect![[r#"
            Friday | Date | 2022-05-13
            Friday | Date | 2022-05-20
            August | Date | 2021-08"#]],
    );
}

#[test]
fn weekends() {
    check(
        "It closed at the weekend and reopens this weekend, not next weekend; this past weekend it was shut.",
        "2022-05-18",
        expect![[r#"
            the weekend | Date | 2022-W19-WE
            this weekend | Date | 2022-W20-WE
            next weekend | Date | 2022-W21-WE
            this past weekend | Date | 2022-W19-WE"#]],
    );
}

#[test]
fn what_is_due_lies_ahead() {
    check(
        "The vote, due on Sunday, was put off. The two are to debate in Lima on Friday. An invitation to visit in July was taken.",
        "2022-05-18",
        expect![[r#"
            Sunday | Date | 2022-05-22
            Friday | Date | 2022-05-20
            July | Date | 2022-07"#]],
    );
}

#[test]
fn what_happens_when_its_verb_does() {
    check(
        "She will attend Sunday's vote. They expect her to win Sunday's vote. She will examine Sunday's attack.",
        "2022-05-18",
        expect![[r#"
            Sunday | Date | 2022-05-22
            Sunday | Date | 2022-05-22
            Sunday | Date | 2022-05-15"#]],
    );
}

#[test]
fn the_start_of_a_range_lies_before_its_end() {
    check(
        "It found ten thefts between January 1 and September 26.",
        "2022-09-29",
        expect![[r#"
        January 1 | Date | 2022-01-01
        September 26 | Date | 2022-09-26"#]],
    );
    check(
        "It ran from November to March.",
        "2022-05-18",
        expect![[r#"
        November | Date | 2021-11
        March | Date | 2022-03"#]],
    );
}

#[test]
fn targets_are_ahead() {
    check(
        "The board called a meeting for Thursday. A signing has been pencilled in for April 5. Traders are wary going into Friday's report. \
         She will start in Saturday's final. The doctor advised that he skip Sunday's game. It looks forward to talks in June.",
        "2025-03-05",
        expect![[r#"
            Thursday | Date | 2025-03-06
            April 5 | Date | 2025-04-05
            Friday | Date | 2025-03-07
            Saturday | Date | 2025-03-08
            Sunday | Date | 2025-03-09
            June | Date | 2025-06"#]],
    );
    check(
        "The ministry reported 40 cases for Monday. The editor of the Sunday Courier rang on a Sunday.",
        "2025-03-05",
        expect![[r#"
            Monday | Date | 2025-03-03
            Sunday | Date | –"#]],
    );
}

#[test]
fn days_in_a_quotation_count_from_the_day_of_speaking() {
    check(
        "“We will vote tomorrow,” he said on Monday. “I leave tomorrow,” said Rey, who was fired on Monday.",
        "2025-03-05",
        expect![[r#"
            tomorrow | Date | 2025-03-04
            Monday | Date | 2025-03-03
            tomorrow | Date | 2025-03-06
            Monday | Date | 2025-03-03"#]],
    );
}

#[test]
fn what_stands_between_a_verb_and_its_time() {
    check(
        "Rey will on Friday leave for Lima. She would seek a vote before Thursday. He urged them to talk before Tuesday's session. \
         The dinner had been pushed back to November. Parts of the state run out of money Saturday.",
        "2024-06-12",
        expect![[r#"
            Friday | Date | 2024-06-14
            Thursday | Date | 2024-06-13
            Tuesday | Date | 2024-06-18
            November | Date | 2024-11
            Saturday | Date | 2024-06-15"#]],
    );
    check(
        "Rey, who had told Ortiz of her plan Sunday night, left. They came face to face in Lima in September. \
         They will meet between Monday and Wednesday. The August 7 attacks shook Lima.",
        "2024-06-12",
        expect![[r#"
            Sunday night | Time | 2024-06-09TNI
            September | Date | 2023-09
            Monday | Date | 2024-06-17
            Wednesday | Date | 2024-06-19
            August 7 | Date | 2023-08-07"#]],
    );
}
