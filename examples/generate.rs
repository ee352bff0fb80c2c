//! Writes articles of invented news into a folder, to try the command line in bulk with:
//! `cargo run --release --example generate -- 10000 /tmp/news`, then `readout --format ndjson /tmp/news > /tmp/news.ndjson`.
//!
//! The same number gives the same articles.

use std::path::PathBuf;
use std::{env, fs, io};

const GIVEN: [&str; 12] =
    ["Ana", "Tomas", "Mira", "Ravi", "Zoë", "Kofi", "Lena", "Omar", "Ines", "Pavel", "Sara", "Dario"];
const FAMILY: [&str; 12] = [
    "Lindqvist",
    "Okoye",
    "Sand",
    "Mehta",
    "Berg",
    "Asante",
    "Brandt",
    "Haddad",
    "Moreau",
    "Novak",
    "Costa",
    "Ricci",
];
const PLACES: [&str; 8] = ["Oslo", "Lisbon", "Nairobi", "Vienna", "Lima", "Jakarta", "Ottawa", "Rabat"];
const TOPICS: [&str; 8] = [
    "the harbour",
    "a new railway",
    "the price of grain",
    "the budget",
    "fishing rights",
    "the old bridge",
    "a school reform",
    "the water supply",
];

/// Sentences; `A` and `B` stand for people, `P` for a place, `T` for a topic.
const SENTENCES: [&str; 8] = [
    "A met B in P on Tuesday to talk about T.",
    "“We have waited long enough for T,” A said.",
    "B told reporters that T would be decided before the summer.",
    "According to A, nobody in P had asked for T.",
    "A and B spoke by telephone last week, officials said.",
    "The council of P has put off T three times, and the costs have risen since.",
    "B denied that A had been told of it. “That is not how we work,” she said.",
    "A will travel to P next month for talks with B on T.",
];

/// Picks from lists by a linear congruential generator (the constants are Knuth's).
struct Dice(u64);

impl Dice {
    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list[(self.0 >> 33) as usize % list.len()]
    }

    fn name(&mut self) -> String {
        format!("{} {}", self.pick(&GIVEN), self.pick(&FAMILY))
    }
}

fn article(number: u64) -> String {
    let mut dice = Dice(number);
    let (a, b, place, topic) = (dice.name(), dice.name(), dice.pick(&PLACES), dice.pick(&TOPICS));
    let mut text = format!("date 2025-{:02}-{:02}\n", number % 12 + 1, number % 28 + 1);
    for paragraph in 0..8 {
        for _ in 0..3 {
            let words =
                dice.pick(&SENTENCES).split(' ').map(|word| match word.trim_end_matches(['.', ',']) {
                    "A" => word.replace('A', &a),
                    "B" => word.replace('B', &b),
                    "P" => word.replace('P', place),
                    "T" | "T,”" => word.replace('T', topic),
                    _ => word.to_owned(),
                });
            text += &words.collect::<Vec<_>>().join(" ");
            text.push(' ');
        }
        text += if paragraph < 7 { "\n\n" } else { "\n" };
    }
    text
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else {
        return Err(io::Error::other("call it with a number and a folder"));
    };
    let count: u64 = count.parse().map_err(io::Error::other)?;
    for number in 0..count {
        let folder = PathBuf::from(folder).join(format!("{:03}", number / 1000));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{number:06}.txt")), article(number))?;
    }
    Ok(())
}
