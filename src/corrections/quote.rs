//! A place in a text, told by its words, so that it is found again when the text was edited elsewhere.

use crate::Span;
use crate::article::{Article, Statement};

/// The words at a place and some of those around it: the TextQuoteSelector of the W3C's Web Annotation Data Model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words, exactly as they stand.
    pub exact: String,
    /// What stands right before them.
    pub prefix: String,
    /// What stands right behind them.
    pub suffix: String,
}

/// From so many bytes on, words are told from others without those around them.
const LONG: usize = 32;

/// The most bytes of context on either side.
pub(super) const MAX_CONTEXT: usize = 160;

/// How many words of context short words have at least: "met" may be written anew where the one that was meant is gone.
const CONTEXT: usize = 2;

/// The most words of context.
const MAX_CONTEXT_WORDS: usize = 24;

/// How many bytes away from where it was quoted a statement may begin: an edit may put quotation marks or "that" before it.
pub(super) const SLACK: u32 = 8;

/// How many words of a statement tell where it begins.
const HEAD: usize = 8;

impl Quote {
    /// The words at a span, in bytes, with as much around them as tells them from the same words elsewhere.
    ///
    /// A span that is none of this text gives a quote of nothing, which is found nowhere.
    pub fn of(text: &str, span: Span) -> Quote {
        let Some(exact) = text.get(span.range()) else { return Quote::default() };
        let (before, after) = (&text[..span.range().start], &text[span.range().end..]);
        let mut words = if exact.len() < LONG { CONTEXT } else { 0 };
        loop {
            let quote = Quote {
                exact: exact.to_owned(),
                prefix: before[before.len() - reach(before.chars().rev(), words)..].to_owned(),
                suffix: after[..reach(after.chars(), words)].to_owned(),
            };
            if words >= MAX_CONTEXT_WORDS || quote.find(text).is_some() {
                return quote;
            }
            words = 2 * words + 1;
        }
    }

    /// The words with which a statement begins, so that an edit of its end does no harm; all of its first piece where
    /// another statement begins there too. `article` counts bytes.
    pub fn of_statement(text: &str, article: &Article, statement: &Statement) -> Quote {
        let content = statement.content.first().copied().unwrap_or_default();
        let begins_there =
            |s: &&Statement| s.content.first().is_some_and(|c| c.start.abs_diff(content.start) <= SLACK);
        let shared = article.statements.iter().filter(begins_there).count() > 1;
        let words = text.get(content.range()).unwrap_or_default();
        let head = reach(words.chars(), HEAD) as u32;
        Quote::of(text, if shared { content } else { Span { end: content.start + head, ..content } })
    }

    /// Where the words stand in a text, in bytes: where most of the context agrees.
    ///
    /// ```
    /// use readout::{Span, corrections::Quote};
    ///
    /// let quote = Quote::of("Ana met Luis. Eva met Rui.", Span::new(18, 21));
    /// assert_eq!(quote.exact, "met");
    /// assert_eq!(quote.find("Yesterday Ana met Luis. Eva met Rui."), Some(Span::new(28, 31)));
    /// ```
    ///
    /// None where they stand nowhere, where two places agree as well, and where the words are few and neither one side nor half of
    /// the context agrees. Takes time proportional to the text.
    pub fn find(&self, text: &str) -> Option<Span> {
        let context = self.prefix.len() + self.suffix.len();
        let mut best: Option<(usize, usize)> = None;
        let (mut tied, mut close) = (false, false);
        each_occurrence(text, &self.exact, |start| {
            let before = text[..start].bytes().rev().zip(self.prefix.bytes().rev());
            let after = text[start + self.exact.len()..].bytes().zip(self.suffix.bytes());
            let before = before.take_while(|(a, b)| a == b).count();
            let after = after.take_while(|(a, b)| a == b).count();
            let agree = before + after;
            let is_close = before > 0 && before == self.prefix.len()
                || after > 0 && after == self.suffix.len()
                || 2 * agree >= context;
            match best {
                Some((most, _)) if agree < most => {}
                Some((most, _)) if agree == most => tied = true,
                _ => (best, tied, close) = (Some((agree, start)), false, is_close),
            }
        });
        let (_, start) = best?;
        let fits = !tied && (close || self.exact.len() >= LONG);
        fits.then(|| Span::new(start, start + self.exact.len()))
    }
}

/// How many bytes the first words have, up to the end of the last; [`MAX_CONTEXT`] at most.
fn reach(chars: impl Iterator<Item = char>, words: usize) -> usize {
    let (mut read, mut kept, mut seen, mut inside) = (0, 0, 0, false);
    for c in chars {
        read += c.len_utf8();
        if read > MAX_CONTEXT || seen == words {
            break;
        }
        if c.is_whitespace() {
            seen += usize::from(inside);
        } else {
            kept = read;
        }
        inside = !c.is_whitespace();
    }
    kept
}

/// Visits where `words` begin in `text`, those that overlap included. (Knuth, Morris and Pratt's search: linear whatever
/// is looked for, where the library's would begin anew after each overlap.)
fn each_occurrence(text: &str, words: &str, mut visit: impl FnMut(usize)) {
    let words = words.as_bytes();
    if words.is_empty() {
        return;
    }
    let next = |borders: &[usize], mut matched: usize, byte: u8| {
        while matched > 0 && (matched == words.len() || words[matched] != byte) {
            matched = borders[matched - 1];
        }
        matched + usize::from(words[matched] == byte)
    };
    // How much of the beginning each beginning ends with.
    let mut borders = vec![0];
    for &byte in &words[1..] {
        borders.push(next(&borders, borders[borders.len() - 1], byte));
    }
    let mut matched = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        matched = next(&borders, matched, byte);
        if matched == words.len() {
            visit(at + 1 - words.len());
        }
    }
}

/// Where some words stand by themselves, not within longer words; the first `most` such places.
pub(super) fn whole_words(text: &str, words: &str, most: usize) -> Vec<Span> {
    let mut found = Vec::new();
    each_occurrence(text, words, |start| {
        let end = start + words.len();
        let goes_on = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if found.len() < most
            && !goes_on(text[..start].chars().next_back())
            && !goes_on(text[end..].chars().next())
            && found.last().is_none_or(|last: &Span| last.end as usize <= start)
        {
            found.push(Span::new(start, end));
        }
    });
    found
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).expect("the words stand in the text");
        Span::new(start, start + words.len())
    }

    const TEXT: &str =
        "Ana Rey met Luis Ortiz in Lima. A day later Eva Sosa met Jan Novak in Oslo, and it rained.";

    #[test]
    fn short_words_have_a_few_around_them() {
        let quote = Quote::of(TEXT, Span { end: span(TEXT, "met Jan").start + 3, ..span(TEXT, "met Jan") });
        assert_eq!((&*quote.prefix, &*quote.exact, &*quote.suffix), ("Eva Sosa ", "met", " Jan Novak"));
        let long = "A day later Eva Sosa met Jan Novak";
        assert_eq!(Quote::of(TEXT, span(TEXT, long)), Quote { exact: long.to_owned(), ..Quote::default() });
    }

    #[test]
    fn what_stands_repeatedly_has_more_around_it() {
        let text = "He met her. Then he met her. Later he met her. Then he met her again.";
        for (start, _) in text.match_indices("met") {
            let span = Span::new(start, start + 3);
            assert_eq!(Quote::of(text, span).find(text), Some(span));
        }
    }

    #[test]
    fn it_is_found_where_its_surroundings_were_edited() {
        let quote = Quote::of(TEXT, span(TEXT, "met"));
        let edited = "On Friday Ana Rey met Pablo Ortiz. Eva Sosa met Jan Novak.";
        assert_eq!(quote.find(edited), Some(span(edited, "met")));
    }

    #[test]
    fn the_same_words_elsewhere_are_not_taken_for_it() {
        let quote = Quote::of(TEXT, span(TEXT, "met"));
        assert_eq!(quote.find("A day later Eva Sosa met Jan Novak in Oslo."), None);
        assert_eq!(quote.find(&format!("{TEXT} {TEXT}")), None, "two places are as good");
        assert_eq!(Quote::default().find(TEXT), None);
    }

    #[test]
    fn names_within_words_are_no_names() {
        assert_eq!(whole_words("Reyes, Rey, Rey’s, Greys", "Rey", 9), [Span::new(7, 10), Span::new(12, 15)]);
        assert_eq!(whole_words("a a a a", "a", 2).len(), 2);
    }

    #[test]
    fn a_hostile_quote_takes_linear_time() {
        let text = "a".repeat(1 << 20);
        assert_eq!(Quote { exact: "a".repeat(5_000), ..Quote::default() }.find(&text), None);
        assert_eq!(Quote::of(&text, Span::new(7, 9)).find(&text), None);
    }

    proptest! {
        #[test]
        fn a_quote_means_its_own_place_or_none(
            text in "[ab ]{0,60}|.{0,60}",
            a in any::<prop::sample::Index>(),
            b in any::<prop::sample::Index>(),
        ) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (ends[a.index(ends.len())], ends[b.index(ends.len())]);
            let span = Span::new(a.min(b), a.max(b));
            let found = Quote::of(&text, span).find(&text);
            prop_assert!(found.is_none_or(|found| found == span), "{found:?} for {span:?}");
        }

        #[test]
        fn every_occurrence_is_visited(text in "[aé]{0,40}", words in "[aé]{1,4}") {
            let mut visited = Vec::new();
            each_occurrence(&text, &words, |start| visited.push(start));
            let expected: Vec<usize> =
                text.char_indices().map(|(at, _)| at).filter(|&at| text[at..].starts_with(&words)).collect();
            prop_assert_eq!(visited, expected);
        }

        #[test]
        fn it_is_found_again_after_edits_elsewhere(
            words in prop::collection::vec("[a-e]{1,3}", 1..30),
            at in any::<prop::sample::Index>(),
            before in "[0-9 ]{0,40}",
            after in "[0-9 ]{0,40}",
        ) {
            let text = words.join(" ");
            let at = at.index(words.len());
            let start = words[..at].iter().map(|word| word.len() + 1).sum::<usize>();
            let span = Span::new(start, start + words[at].len());
            let quote = Quote::of(&text, span);
            prop_assume!(quote.find(&text).is_some());
            let moved = before.len() as u32 + 1;
            let edited = format!("{before} {text} {after}");
            prop_assert_eq!(quote.find(&edited), Some(Span { start: span.start + moved, end: span.end + moved }));
        }
    }
}
