//! Our own example articles: invented events, told the way newsrooms tell them.

/// An article to try the page with.
#[derive(Debug)]
pub struct Example {
    /// What it shows, for the menu.
    pub title: &'static str,
    /// The article, with its date in a line of its own.
    pub text: &'static str,
}

/// The examples in the order of the menu; the page opens with the first.
pub const EXAMPLES: &[Example] = &[
    Example {
        title: "Diplomacy: talks on a ferry line",
        text: include_str!("../../www/examples/diplomacy.txt"),
    },
    Example { title: "A phone call on grain", text: include_str!("../../www/examples/call.txt") },
    Example { title: "A summit with many sides", text: include_str!("../../www/examples/summit.txt") },
    Example { title: "Court and business: a merger", text: include_str!("../../www/examples/court.txt") },
    Example { title: "Business: a sale", text: include_str!("../../www/examples/business.txt") },
    Example { title: "Sport: a coach leaves", text: include_str!("../../www/examples/sport.txt") },
    Example { title: "Science: a comet probe", text: include_str!("../../www/examples/science.txt") },
    Example { title: "No meetings: a storm", text: include_str!("../../www/examples/storm.txt") },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The shell shows the first example before the program has arrived; both must say the same.
    #[test]
    fn the_shell_holds_the_first_example() {
        let shell = include_str!("../../index.html");
        for line in EXAMPLES[0].text.lines().filter(|line| !line.is_empty()) {
            assert!(shell.contains(&format!(">{line}</")), "index.html lacks {line:?}");
        }
    }

    #[test]
    fn examples_are_articles_with_a_date() {
        for example in EXAMPLES {
            let length = example.text.chars().count();
            assert!((900..2_400).contains(&length), "{}: {length} characters", example.title);
            assert!(example.text.lines().any(|line| line.contains("202")), "{}", example.title);
        }
    }
}
