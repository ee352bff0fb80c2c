//! Cuts a text into tokens, as Universal Dependencies cuts English: clitics ("'s", "n't") and hyphens are
//! tokens of their own, full stops stay with abbreviations and initials.
//!
//! Linear in the length of the text; every character that is not white space is in exactly one token.

use crate::document::{Block, BlockKind, Document, Sentence, Span, TokenKind};
use crate::lexicon::{ABBREVIATIONS, HONORIFICS, List};

/// A document with the tokens of `text` and no further layer.
pub(crate) fn tokenize(text: &str) -> Document<'_> {
    let mut cutter = Cutter { text, at: 0, pieces: Vec::with_capacity(text.len() / 5) };
    while let Some(c) = cutter.peek() {
        if is_blank(c) {
            cutter.at += c.len_utf8();
        } else {
            cutter.cut_chunk();
        }
    }
    let pieces = cutter.pieces;
    Document::new(text, pieces.into_iter())
}

/// A document of words that somebody else has cut, for training and scoring: one sentence a line, spaces between tokens.
pub(crate) fn take_tokens(text: &str) -> Document<'_> {
    let mut pieces = Vec::with_capacity(text.len() / 5);
    let (mut sentences, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let first = pieces.len();
        for word in line.split_inclusive([' ', '\n']) {
            let bare = word.trim_end_matches([' ', '\n']);
            if !bare.is_empty() {
                pieces.push((Span::new(at, at + bare.len()), kind_of(bare)));
            }
            at += word.len();
        }
        if pieces.len() > first {
            sentences.push(Sentence { tokens: first..pieces.len(), block: 0 });
        }
    }
    let mut doc = Document::new(text, pieces.into_iter());
    doc.blocks = vec![Block { kind: BlockKind::Paragraph, tokens: 0..doc.len() }];
    doc.sentences = sentences;
    doc
}

/// What kind of token a word is as a whole, however many this tokenizer would make of it.
fn kind_of(word: &str) -> TokenKind {
    let pieces = tokenize(word).tokens;
    match pieces[..] {
        [piece] => piece.kind,
        _ if word.contains(char::is_alphabetic) => TokenKind::Word,
        _ if word.contains(char::is_numeric) => TokenKind::Number,
        _ => TokenKind::Mark,
    }
}

/// White space, and characters that print nothing: byte order mark, zero-width and bidirectional controls.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‘'
            | '’'
            | '‚'
            | '‹'
            | '›'
            | '\''
            | '`'
            | '´'
            | '＂'
    )
}

/// A combining mark continues the word it stands in.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    pieces: Vec<(Span, TokenKind)>,
}

impl Cutter<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn char_after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn push(&mut self, end: usize, kind: TokenKind) {
        self.pieces.push((Span::new(self.at, end), kind));
        self.at = end;
    }

    /// Cuts one token (with its clitic) at the current position, which is not blank.
    fn cut_chunk(&mut self) {
        let Some(c) = self.peek() else { return };
        let next = self.at + c.len_utf8();
        if let Some(end) = self.address_end() {
            self.push(end, TokenKind::Address);
        } else if is_apostrophe(c) && self.clitic_end(self.at).is_some() {
            let end = self.clitic_end(self.at).unwrap_or(next);
            self.push(end, TokenKind::Word);
        } else if c.is_numeric() {
            let end = self.number_end();
            self.push(end, TokenKind::Number);
        } else if is_word_char(c) {
            self.cut_word();
        } else if is_quote(c) {
            // `` and '' are the typewriter's double marks.
            let doubled = matches!(c, '`' | '\'') && self.char_after(next) == Some(c);
            self.push(if doubled { next + c.len_utf8() } else { next }, TokenKind::Quote);
        } else {
            // Runs of one mark are one token: "...", "--", "***".
            let runs = matches!(c, '.' | '-' | '*' | '_' | '=' | '!' | '?');
            let again = self.text[next..].chars().take_while(|d| runs && *d == c).count();
            self.push(next + again * c.len_utf8(), TokenKind::Mark);
        }
    }

    /// The end of a web or mail address, a handle or a hashtag that begins here.
    fn address_end(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        let starts = ["http://", "https://", "www."]
            .iter()
            .any(|p| rest.get(..p.len()).is_some_and(|head| head.eq_ignore_ascii_case(p)));
        let tagged = matches!(first, '@' | '#') && rest[1..].starts_with(is_word_char);
        if !starts && !tagged {
            return None;
        }
        let len = match tagged {
            true => 1 + rest[1..].find(|c: char| !is_word_char(c) && c != '_').unwrap_or(rest.len() - 1),
            false => rest
                .find(|c: char| is_blank(c) || matches!(c, '"' | '<' | '>' | '”' | '“'))
                .unwrap_or(rest.len()),
        };
        Some(self.at + rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']).len())
    }

    /// The end of "'s", "'re", "'ve", "'ll", "'d", "'m" where one stands at `at`, directly behind a word.
    fn clitic_end(&self, at: usize) -> Option<usize> {
        let behind_word = self.text[..at].chars().next_back().is_some_and(|c| is_word_char(c) || c == '.');
        let rest = &self.text[at..];
        let apostrophe = rest.chars().next()?.len_utf8();
        let letters = rest[apostrophe..].find(|c: char| !is_word_char(c)).unwrap_or(rest.len() - apostrophe);
        let clitic = &rest[apostrophe..apostrophe + letters];
        let known = ["s", "re", "ve", "ll", "d", "m"].iter().any(|k| clitic.eq_ignore_ascii_case(k));
        (behind_word && known).then_some(at + apostrophe + letters)
    }

    /// Digits with inner separators ("10,000", "3.5", "7:30"), and letters directly behind ("5th", "1990s").
    fn number_end(&self) -> usize {
        let mut end = self.at;
        let mut chars = self.text[self.at..].chars().peekable();
        while let Some(c) = chars.next() {
            let digit_next = chars.peek().is_some_and(|n| n.is_numeric());
            // "Oct 09,2025": no group of thousands has four digits.
            let digits =
                self.text[end + c.len_utf8()..].bytes().take(4).take_while(u8::is_ascii_digit).count();
            if c == ',' && digits == 4 {
                break;
            }
            if is_word_char(c) || (matches!(c, '.' | ',' | ':' | '/') && digit_next) {
                end += c.len_utf8();
            } else {
                break;
            }
        }
        end
    }

    fn cut_word(&mut self) {
        let mut end = self.at;
        let mut chars = self.text[self.at..].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let next = chars.peek().map(|(_, n)| *n);
            let joins = match c {
                c if is_word_char(c) => true,
                // "O'Brien", "Xi'an", "Dato' Seri" – but "Xi's" is a word and a clitic.
                c if is_apostrophe(c) => {
                    let with_it = &self.text[self.at..self.at + offset + c.len_utf8()];
                    next.is_some_and(is_word_char) && self.clitic_end(self.at + offset).is_none()
                        || is_listed(&HONORIFICS, with_it, "")
                }
                // "AT&T", "R&D"
                '&' => {
                    let before = &self.text[self.at..end];
                    next.is_some_and(char::is_uppercase)
                        && before.len() < 8
                        && before.chars().all(char::is_uppercase)
                }
                // "U.S", "a.m", "Washingtonpost.com"
                '.' => next.is_some_and(|n| is_word_char(n) && self.joins_at_stop(end, n)),
                '_' => true,
                _ => false,
            };
            if !joins {
                break;
            }
            end = self.at + offset + c.len_utf8();
        }
        let end = self.negation_start(end).unwrap_or(end);
        let stop = self.text[end..].starts_with('.') && self.keeps_stop(end);
        self.push(if stop { end + 1 } else { end }, TokenKind::Word);
        // The "n't" that was left standing.
        let rest = &self.text.as_bytes()[self.at..];
        if rest.first().is_some_and(|c| matches!(c, b'n' | b'N')) && self.negation_len().is_some() {
            let end = self.at + self.negation_len().unwrap_or(0);
            self.push(end, TokenKind::Word);
        }
    }

    /// Whether a full stop inside a chunk joins its two sides: after single letters ("U.S"), or before a
    /// known ending of a web address.
    fn joins_at_stop(&self, stop: usize, next: char) -> bool {
        let before = &self.text[self.at..stop];
        let letter = before.rsplit('.').next().is_some_and(|part| part.chars().count() == 1);
        let after = self.text[stop + 1..].chars().take_while(|c| is_word_char(*c)).count();
        let address = ["com", "org", "net", "gov", "co"].iter().any(|end| {
            self.text[stop + 1..].get(..end.len()).is_some_and(|t| t == *end) && after == end.len()
        });
        // "S.Amarsaikhan" is an initial and a name; "U.S" and "a.m" are one word.
        (letter && after == 1)
            || address
            || (next.is_numeric() && before.len() > 1 && before.ends_with(|c: char| c.is_numeric()))
    }

    /// Whether the word that ends here keeps its full stop: initials, dotted abbreviations, listed ones.
    fn keeps_stop(&self, end: usize) -> bool {
        let word = &self.text[self.at..end];
        let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        single && word != "I"
            || word.contains('.') && !word.contains("..") && word.split('.').all(|p| p.chars().count() == 1)
            || is_listed(&ABBREVIATIONS, word, ".")
    }

    /// Where "n't" begins, if the word up to `end` has it as its ending: the apostrophe joined it.
    fn negation_start(&self, end: usize) -> Option<usize> {
        let word = &self.text[self.at..end];
        let mut chars = word.char_indices().rev();
        let (t, a, n) = (chars.next()?, chars.next()?, chars.next()?);
        let negated = matches!(t.1, 't' | 'T') && is_apostrophe(a.1) && matches!(n.1, 'n' | 'N') && n.0 > 0;
        negated.then_some(self.at + n.0)
    }

    /// The length in bytes of "n't" at the current position.
    fn negation_len(&self) -> Option<usize> {
        let mut chars = self.text[self.at..].chars();
        let (n, a, t) = (chars.next()?, chars.next()?, chars.next()?);
        let is = matches!(n, 'n' | 'N') && is_apostrophe(a) && matches!(t, 't' | 'T');
        let ends = !chars.next().is_some_and(is_word_char);
        (is && ends).then(|| n.len_utf8() + a.len_utf8() + t.len_utf8())
    }
}

/// Whether a list has a word with an ending.
fn is_listed(list: &List, word: &str, ending: &str) -> bool {
    // Longer words are no abbreviations; this keeps a megabyte without a space from being lower-cased twice.
    word.len() <= 12 && list.get(&(word.to_lowercase() + ending)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, expect: Expect) {
        let doc = tokenize(text);
        let words: Vec<&str> = (0..doc.len()).map(|i| doc.word(i)).collect();
        expect.assert_eq(&words.join(" | "));
    }

    #[test]
    fn clitics_and_hyphens_are_tokens() {
        check(
            "China-Russia ties didn’t worry Xi's aides.",
            expect!["China | - | Russia | ties | did | n’t | worry | Xi | 's | aides | ."],
        );
        check("can't won't I'm O'Brien Xi'an", expect!["ca | n't | wo | n't | I | 'm | O'Brien | Xi'an"]);
    }

    #[test]
    fn tokens_that_are_given_are_taken() {
        let doc = take_tokens("Ana does n't .\n\n10 - 12 km/h\n");
        let sentences: Vec<String> = (doc.sentences.iter())
            .map(|s| s.tokens.clone().map(|t| format!("{}/{:?}", doc.word(t), doc.tokens[t].kind)).collect())
            .map(|words: Vec<String>| words.join(" "))
            .collect();
        expect![[r#"
            Ana/Word does/Word n't/Word ./Mark
            10/Number -/Mark 12/Number km/h/Word"#]]
        .assert_eq(&sentences.join("\n"));
    }

    #[test]
    fn stops_stay_with_abbreviations_and_initials() {
        check(
            "Dr. J. Ortiz of the U.S. left at 5 p.m. today.",
            expect!["Dr. | J. | Ortiz | of | the | U.S. | left | at | 5 | p.m. | today | ."],
        );
        check("S.Amarsaikhan said so.", expect!["S. | Amarsaikhan | said | so | ."]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        check(
            "10,000 people, 3.5%, 7:30, the 1990s, COVID-19",
            expect!["10,000 | people | , | 3.5 | % | , | 7:30 | , | the | 1990s | , | COVID | - | 19"],
        );
    }

    #[test]
    fn quotation_marks_stand_alone() {
        check(
            "“We agree,” he said: ``yes''…",
            expect!["“ | We | agree | , | ” | he | said | : | `` | yes | '' | …"],
        );
        check("the ministers' plan", expect!["the | ministers | ' | plan"]);
        check("Dato' Seri Rey", expect!["Dato' | Seri | Rey"]);
    }

    #[test]
    fn addresses_are_one_token() {
        check(
            "See https://example.org/a?b=1, or mail @press_office #talks.",
            expect!["See | https://example.org/a?b=1 | , | or | mail | @press_office | #talks | ."],
        );
    }
}
