//! The forms of years, quarters, rates, feasts and parts of days.

use super::check;
use expect_test::expect;

#[test]
fn years_and_what_only_looks_like_one() {
    check(
        "From 1976-83 to 2021/22, in the year 1984, fiscal 2019 and the 1990s.",
        "",
        expect![[r#"
            1976-83 | Date | 1976/1983
            2021/22 | Date | 2021/2022
            the year 1984 | Date | 1984
            fiscal 2019 | Date | 2019
            the 1990s | Date | 199X"#]],
    );
    check(
        "More than 2000 sheep, case 21/2022, $1995 and 1945 metres; fewer than in 2021.",
        "",
        expect!["2021 | Date | 2021"],
    );
    check(
        "June sales rose, as did sales in May and June, in March.",
        "2025-08-01",
        expect![[r#"
            June | Date | 2025-06
            May | Date | 2025-05
            June | Date | 2025-06
            March | Date | 2025-03"#]],
    );
}

#[test]
fn lengths_and_repetitions() {
    check(
        "It took 3½ years, two-and-a-half days, days after half a century ago, every morning.",
        "2025-03-01",
        expect![[r#"
            3½ years | Duration | P3.5Y
            two-and-a-half days | Duration | P2.5D
            days | Duration | PXD
            half a century ago | Date | 1975
            every morning | Set | P1D"#]],
    );
    check(
        "A three-day visit took more than two and a half hours, several months, half an hour and the past decade.",
        "",
        expect![[r#"
            three-day | Duration | P3D
            more than two and a half hours | Duration | PT2H30M
            several months | Duration | PXM
            half an hour | Duration | PT30M
            the past decade | Duration | P10Y"#]],
    );
    check(
        "They meet daily, every Monday, twice a year, every two weeks and annually.",
        "",
        expect![[r#"
            daily | Set | P1D
            every Monday | Set | XXXX-WXX-1
            twice a year | Set | P1Y
            every two weeks | Set | P2W
            annually | Set | P1Y"#]],
    );
    check("The 47-year-old, aged 12 months, has a two-year-old son of 3 years of age.", "", expect![[""]]);
}

#[test]
fn weeks_and_feasts() {
    check(
        "It opened in the week of April 7, between Holy Week and last Thanksgiving, as at Easter 2024.",
        "2025-03-01",
        expect![[r#"
            the week of April 7 | Date | 2025-W15
            Holy Week | Date | 2025-W16
            last Thanksgiving | Date | 2024-11-28
            Easter 2024 | Date | 2024-03-31"#]],
    );
}

#[test]
fn decades_by_name() {
    check(
        "The late '80s, the 70s and 80s, the early sixties and in '98; people in their thirties.",
        "2022-05-18",
        expect![[r#"
            The late '80s | Date | 198X
            the 70s | Date | 197X
            80s | Date | 198X
            the early sixties | Date | 196X
            '98 | Date | 1998"#]],
    );
}

#[test]
fn quarters_and_years_of_business() {
    check(
        "Sales rose in the third quarter of 2021, in Q4 and in the 2021 fiscal year, and will rise by year-end.",
        "2022-05-18",
        expect![[r#"
            the third quarter of 2021 | Date | 2021-Q3
            Q4 | Date | 2021-Q4
            2021 fiscal year | Date | 2021
            year-end | Date | 2022"#]],
    );
    check(
        "In the first quarter it lost less than in the same period last year. A year-earlier profit fell.",
        "2022-05-18",
        expect![[r#"
            the first quarter | Date | 2022-Q1
            the same period last year | Date | 2021-Q1
            year-earlier | Date | 2021"#]],
    );
    check(
        "Shares rose in morning trading but ended the day lower after five trading days.",
        "2022-05-18",
        expect![[r#"
            morning | Time | 2022-05-18TMO
            the day | Date | 2022-05-18
            five trading days | Duration | P5D"#]],
    );
    check(
        "Sales in the same month a year ago fell.",
        "2022-05-18",
        expect!["the same month a year ago | Date | 2021-05"],
    );
}

#[test]
fn rates_are_sets_and_speeds_no_times() {
    check(
        "They earn 40 dollars a day, work eight hours a day, three days each week, at 160 kilometres an hour for an hour.",
        "2022-05-18",
        expect![[r#"
            a day | Set | P1D
            eight hours a day | Set | P1D
            three days each week | Set | P1W
            an hour | Duration | PT1H"#]],
    );
    check(
        "She met officials a day before he left; he waited a year and a half.",
        "2022-05-18",
        expect![[r#"
            a day | Duration | P1D
            a year and a half | Duration | P1.5Y"#]],
    );
}

#[test]
fn what_comes_again() {
    check(
        "They meet on Mondays, every November, each spring and every Christmas, and at Easter every year.",
        "2022-05-18",
        expect![[r#"
            Mondays | Set | XXXX-WXX-1
            every November | Set | XXXX-11
            each spring | Set | XXXX-SP
            every Christmas | Set | XXXX-12-25
            Easter | Date | 2022-04-17
            every year | Set | P1Y"#]],
    );
}

#[test]
fn parts_of_months() {
    check(
        "The first week of June, the last day of March, the second Sunday in May 2020, the last Friday of August.",
        "2022-05-18",
        expect![[r#"
            The first week of June | Date | 2022-W22
            the last day of March | Date | 2022-03-31
            the second Sunday in May 2020 | Date | 2020-05-10
            the last Friday of August | Date | 2022-08-26"#]],
    );
    check(
        "Between 3 and 5 May, between May 3 and 5, in the winter of 2020-21.",
        "2022-05-18",
        expect![[r#"
        3 and 5 May | Date | 2022-05-03/2022-05-05
        May 3 and 5 | Date | 2022-05-03/2022-05-05
        the winter of 2020-21 | Date | 2020-WI"#]],
    );
}

#[test]
fn days_that_have_become_names() {
    check(
        "Since 9/11 and the Sept. 11 attacks, not since Sept. 11 last year; on Election Day and Chinese New Year's Eve.",
        "2022-12-18",
        expect![[r#"
            9/11 | Date | 2001-09-11
            Sept. 11 | Date | 2001-09-11
            Sept. 11 last year | Date | 2021-09-11
            Election Day | Date | 2022-11-08"#]],
    );
}

#[test]
fn the_day_before_a_day() {
    check(
        "The day before last Tuesday's vote, two days after Christmas, the day before the vote.",
        "2022-05-18",
        expect![[r#"
            The day before last Tuesday | Date | 2022-05-16
            two days after Christmas | Date | 2021-12-27"#]],
    );
}

#[test]
fn hours_and_zones() {
    check(
        "It fell in the early hours of Thursday morning, on Tuesday night local time and at noon GMT.",
        "2022-05-18",
        expect![[r#"
            the early hours of Thursday morning | Time | 2022-05-12TMO
            Tuesday night local time | Time | 2022-05-17TNI
            noon GMT | Time | 2022-05-17T12:00"#]],
    );
}

#[test]
fn dates_with_clock_times() {
    check(
        "Published on March 3, 2022, at 5:30 pm. Updated: 2022-05-18 20:41. It fell at dawn on Saturday and at dusk on Friday.",
        "2022-05-18",
        expect![[r#"
            March 3, 2022, at 5:30 pm | Time | 2022-03-03T17:30
            2022-05-18 20:41 | Time | 2022-05-18T20:41
            dawn on Saturday | Time | 2022-05-14TMO
            dusk on Friday | Time | 2022-05-13TEV"#]],
    );
    check(
        "The dawn of hope; a pre-dawn raid; the wee hours of Tuesday.",
        "2022-05-18",
        expect!["the wee hours of Tuesday | Time | 2022-05-17TMO"],
    );
}

#[test]
fn rows_of_months() {
    check(
        "Sales rose in the April-June period, in January-March 2021 and in July–December 2020, not in May-July.",
        "2022-08-18",
        expect![[r#"
            April-June | Date | 2022-Q2
            January-March 2021 | Date | 2021-Q1
            July–December 2020 | Date | 2020-H2
            May-July | Date | 2022-05/2022-07"#]],
    );
}

#[test]
fn units_in_part_and_whole() {
    check(
        "She was here much of the week, throughout the year and all month, during the day and for two nights.",
        "2022-05-18",
        expect![[r#"
            the week | Date | 2022-W20
            the year | Date | 2022
            all month | Duration | P1M
            two nights | Duration | P2D"#]],
    );
    check(
        "The annual fair is three weeks from now; a truce will last 72 hours.",
        "2022-05-18",
        expect![[r#"
            annual | Set | P1Y
            three weeks from now | Date | 2022-W23
            72 hours | Duration | PT72H"#]],
    );
}

#[test]
fn numbers_that_are_names() {
    check(
        "Resolution 1973, flight 1907 and page 2021 of 1999; five times in as many months.",
        "",
        expect!["1999 | Date | 1999"],
    );
}

#[test]
fn names_that_begin_as_times_do() {
    check(
        "Christmas trees on Easter Island; 9/11 families; the past a few years after; at Christmas.",
        "2022-05-18",
        expect![[r#"
            the past | Date | PAST_REF
            a few years | Duration | PXY
            Christmas | Date | 2021-12-25"#]],
    );
    check(
        "Shares rose by 2 percent for the day, for the day that comes.",
        "2022-05-18",
        expect!["the day | Date | 2022-05-18"],
    );
}

#[test]
fn dates_and_clocks_of_headers() {
    check("Published: 14 March 2024 20:41", "", expect!["14 March 2024 20:41 | Time | 2024-03-14T20:41"]);
    check(
        "Apr 10, 2025 - 21:36:09 | Updated : 05.02.2025, 23-10-2024",
        "",
        expect![[r#"
            Apr 10, 2025 - 21:36:09 | Time | 2025-04-10T21:36:09
            05.02.2025 | Date | 2025-02-05
            23-10-2024 | Date | 2024-10-23"#]],
    );
}

#[test]
fn years_before_nouns() {
    check(
        "The 1992 floods and an 1890 treaty cut 2024 sales; a 1500 metre race drew 1850 guests.",
        "2025-03-01",
        expect![[r#"
            1992 | Date | 1992
            1890 | Date | 1890
            2024 | Date | 2024"#]],
    );
    check(
        "Growth slowed in H1 2024 and in FY2023; three quarters of the mills shut.",
        "2025-03-01",
        expect![[r#"
            H1 2024 | Date | 2024-H1
            FY2023 | Date | 2023"#]],
    );
}

#[test]
fn vague_lengths_and_seasons() {
    check(
        "It spent months on a plan that was forgotten within weeks, and in the years that followed.",
        "2025-03-01",
        expect![[r#"
            months | Duration | PXM
            weeks | Duration | PXW
            years | Duration | PXY"#]],
    );
    check(
        "The bill will not survive the summer; a new one was proposed for the fall.",
        "2025-05-01",
        expect![[r#"
            the summer | Date | 2025-SU
            the fall | Date | 2025-FA"#]],
    );
}

#[test]
fn parts_of_months_and_years_by_number() {
    check(
        "Sales rose in the first nine months of this year, fell in the last three months of 2023 and in the second half of May.",
        "2024-10-03",
        expect![[r#"
            the first nine months of this year | Date | 2024-01/2024-09
            the last three months of 2023 | Date | 2023-10/2023-12
            the second half of May | Date | 2024-05"#]],
    );
    check(
        "She came on the 15th of this month, not on 9 and 10 May, nor the month before last; profit rose in Q2 FY25 and the third quarter of fiscal 2024.",
        "2024-06-20",
        expect![[r#"
            the 15th of this month | Date | 2024-06-15
            9 and 10 May | Date | 2024-05-09/2024-05-10
            the month before last | Date | 2024-04
            Q2 | Date | 2024-Q2
            FY25 | Date | 2025
            the third quarter of fiscal 2024 | Date | 2024-Q3"#]],
    );
}

#[test]
fn days_with_a_clock_behind() {
    check(
        "They meet on Friday at 10 a.m., on Thursday at noon and at 0600 hours on Monday. The night before, she dined.",
        "2024-06-12",
        expect![[r#"
            Friday at 10 a.m. | Time | 2024-06-14T10:00
            Thursday at noon | Time | 2024-06-13T12:00
            0600 hours on Monday | Time | 2024-06-17T06:00
            The night before | Time | 2024-06-16TNI"#]],
    );
}

#[test]
fn lengths_in_one_word_and_alternate_days() {
    check(
        "On a weeklong trip she ran every other Tuesday and wrote every second day.",
        "2024-06-12",
        expect![[r#"
            weeklong | Duration | P1W
            every other Tuesday | Set | XXXX-WXX-2
            every second day | Set | P2D"#]],
    );
}

#[test]
fn a_day_keeps_the_year_it_was_told_with() {
    check(
        "They met on April 24 and 25, 2003, and years ago. Rey will stay overnight.",
        "2025-03-01",
        expect![[r#"
            April 24 | Date | 2003-04-24
            25, 2003 | Date | 2003-04-25
            years ago | Date | PAST_REF"#]],
    );
    check(
        "He paid on Feb 3, March 17 and April 9, 2016. Another witness recalled March 17. The March 17 payment came late.",
        "2021-03-25",
        expect![[r#"
            Feb 3 | Date | 2016-02-03
            March 17 | Date | 2016-03-17
            April 9, 2016 | Date | 2016-04-09
            March 17 | Date | 2016-03-17
            March 17 | Date | 2016-03-17"#]],
    );
}

#[test]
fn a_bare_day_behind_new_paragraphs_is_that_of_the_lead() {
    check(
        "Rey met Ortiz in Lima on Monday. They shook hands. They smiled. They sat down. They talked.\n\nEarlier in the day, she saw the king.",
        "2024-06-12",
        expect![[r#"
            Monday | Date | 2024-06-10
            Earlier in the day | Date | 2024-06-10"#]],
    );
}
