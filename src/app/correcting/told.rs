//! A correction in plain words.

use crate::app::labels;
use crate::article::EntityKind;
use crate::corrections::{Correction, Item, Quote};

/// The most characters of words that are quoted.
const EXCERPT: usize = 60;

/// What was put right: `“Rey” is now called “Ana Rey”`.
pub fn told(correction: &Correction) -> String {
    match correction {
        Correction::Rename { who, name } => format!("{who} is called {name}"),
        Correction::Merge { who, with } if who == with => format!("All who are called {who} are one"),
        Correction::Merge { who, with } => format!("{with} is the same as {who}"),
        Correction::Split { who, at, name } => {
            format!(
                "{} of {who} {} of {name}",
                labels::counted(at.len(), "mention", "mentions"),
                if at.len() == 1 { "is" } else { "are" }
            )
        }
        Correction::NotPerson { who, but } => format!("{who} is {}", what(*but)),
        Correction::Speaker { of, who } => format!("{} was said by {}", quoted(of), names(who)),
        Correction::Date { of, date } => {
            let date = date.as_deref().map_or_else(|| "no date".to_owned(), labels::date);
            format!("{}: {date}", words(of))
        }
        Correction::Remove(of @ Item::Statement(_)) => format!("{} was not said", words(of)),
        Correction::Remove(of) => format!("{}: no encounter", words(of)),
        Correction::AddStatement { of, who } => format!("Added: {} was said by {}", quoted(of), names(who)),
        Correction::AddEncounter { of, who, kind, date } => {
            let date = date.as_deref().map_or_else(String::new, |date| format!(", {}", labels::date(date)));
            format!(
                "Added: {} of {}, {}{date}",
                labels::encounter(*kind).to_ascii_lowercase(),
                names(who),
                quoted(of)
            )
        }
        Correction::ChangeEncounter { of, who, kind, status } => {
            let who = who.as_deref().map(names);
            let kind = kind.map(|kind| labels::encounter(kind).to_ascii_lowercase());
            let status = status.map(|status| labels::status(status).unwrap_or("took place").to_owned());
            let changes: Vec<String> = [who, kind, status].into_iter().flatten().collect();
            format!("{}: {}", words(of), changes.join(", "))
        }
        Correction::AddPerson { name } => format!("Added: {name}"),
    }
}

fn what(kind: Option<EntityKind>) -> &'static str {
    match kind {
        Some(EntityKind::Person) => "a person",
        Some(EntityKind::Organization) => "an organisation",
        Some(EntityKind::Group) => "a group",
        Some(EntityKind::Place) => "a place",
        None => "no person",
    }
}

fn words(item: &Item) -> String {
    match item {
        Item::Statement(quote) => quoted(quote),
        Item::Encounter { at, .. } => {
            let around = [at.prefix.as_str(), &at.exact, &at.suffix].concat();
            quoted(&Quote { exact: around, ..Quote::default() })
        }
    }
}

fn quoted(quote: &Quote) -> String {
    let words = quote.exact.trim_matches(['“', '”', '"', ' ']);
    match words.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("“{} …”", words[..end].trim_end()),
        None => format!("“{words}”"),
    }
}

fn names(names: &[String]) -> String {
    match names.split_last() {
        None => "nobody known".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}
