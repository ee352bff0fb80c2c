//! The keys of the page, as data: the handler and the dialogue under `?` both come from here.

use super::state::Panel;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Show the keys.
    Keys,
    /// Go to the text field.
    Write,
    /// Go to the first mark of the article.
    Article,
    /// Open a panel and go to it.
    Show(Panel),
    /// Show the article alone, or all again.
    Plain,
    /// Put right what is picked.
    Correct,
    /// Show what was put right.
    Corrections,
    /// Make a link.
    Share,
    /// Put down what is selected, then lift the filter.
    Back,
}

/// A key and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    /// The key, as `KeyboardEvent.key` names it.
    pub key: &'static str,
    /// What it does.
    pub command: Command,
    /// The same in words.
    pub words: &'static str,
}

/// Every key of the page beside those of lists.
pub const SHORTCUTS: &[Shortcut] = &[
    Shortcut { key: "w", command: Command::Write, words: "Write or paste an article" },
    Shortcut { key: "a", command: Command::Article, words: "Go to the marks in the article" },
    Shortcut { key: "t", command: Command::Show(Panel::Timeline), words: "Timeline" },
    Shortcut { key: "p", command: Command::Show(Panel::People), words: "People" },
    Shortcut { key: "s", command: Command::Show(Panel::Statements), words: "Statements" },
    Shortcut { key: "n", command: Command::Show(Panel::Network), words: "Network" },
    Shortcut { key: "r", command: Command::Plain, words: "Read the article alone, and back" },
    Shortcut { key: "c", command: Command::Correct, words: "Put right what is picked" },
    Shortcut { key: "C", command: Command::Corrections, words: "What was put right" },
    Shortcut { key: "l", command: Command::Share, words: "Make a link to this page" },
    Shortcut { key: "Escape", command: Command::Back, words: "Put down the selection, then lift the filter" },
    Shortcut { key: "?", command: Command::Keys, words: "Show these keys" },
];

/// The keys inside lists, for the dialogue.
pub const LIST_KEYS: &[(&str, &str)] = &[
    ("Tab", "Next list or button"),
    ("↓ ↑ → ←", "Move within a list, or from mark to mark"),
    ("Home End", "First and last"),
    ("Enter", "Pick: the other side shows the same"),
    ("Ctrl+Z Ctrl+Shift+Z", "Undo and redo corrections"),
];

/// What `key` does; `Escape` works also where single keys are switched off.
pub fn command(key: &str, single_keys: bool) -> Option<Command> {
    SHORTCUTS
        .iter()
        .find(|shortcut| shortcut.key == key && (single_keys || key.len() > 1))
        .map(|shortcut| shortcut.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things() {
        for (at, shortcut) in SHORTCUTS.iter().enumerate() {
            assert!(SHORTCUTS[at + 1..].iter().all(|other| other.key != shortcut.key), "{}", shortcut.key);
        }
    }

    #[test]
    fn the_documentation_lists_every_key() {
        let page = include_str!("../../docs/page.md");
        for Shortcut { key, words, .. } in SHORTCUTS {
            assert!(page.contains(&format!("| `{key}` | {words} |")), "{key}");
        }
    }

    #[test]
    fn single_keys_can_be_switched_off() {
        assert_eq!(command("t", true), Some(Command::Show(Panel::Timeline)));
        assert_eq!(command("t", false), None);
        assert_eq!(command("Escape", false), Some(Command::Back));
    }
}
