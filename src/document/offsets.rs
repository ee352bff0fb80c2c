//! Between bytes, UTF-16 units and code points.

use super::Span;
use crate::article::{Article, Encounter, Entity, Offsets, Published, Statement, Time};

/// Units are counted up to every so many bytes; what is left is counted when asked for.
const STRIDE: usize = 64;

/// How many units of some kind come before a byte of a text.
struct UnitCounts<'t> {
    bytes: &'t [u8],
    unit: Offsets,
    /// The units before byte 0, [`STRIDE`], 2 × [`STRIDE`] …
    before: Vec<u32>,
}

impl<'t> UnitCounts<'t> {
    fn new(text: &'t str, unit: Offsets) -> Self {
        let bytes = text.as_bytes();
        let mut units = 0;
        let blocks = bytes.chunks(STRIDE).map(|block| {
            let before = units;
            units += count(block, unit);
            before
        });
        let before = blocks.collect();
        UnitCounts { bytes, unit, before }
    }

    /// The units before the byte at `offset`.
    fn units(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.bytes.len());
        let block = (offset / STRIDE).min(self.before.len().saturating_sub(1));
        let before = self.before.get(block).copied().unwrap_or(0);
        before + count(&self.bytes[block * STRIDE..offset], self.unit)
    }

    /// The byte at which the unit of that number begins.
    fn byte(&self, units: u32) -> u32 {
        let block = self.before.partition_point(|before| *before <= units).saturating_sub(1);
        let mut before = self.before.get(block).copied().unwrap_or(0);
        let mut at = block * STRIDE;
        while at < self.bytes.len() && before < units {
            before += count(&self.bytes[at..=at], self.unit);
            at += 1;
        }
        while self.bytes.get(at).is_some_and(|byte| (0x80..=0xbf).contains(byte)) {
            at += 1;
        }
        at as u32
    }
}

/// The units that begin in some bytes of a UTF-8 text.
fn count(bytes: &[u8], unit: Offsets) -> u32 {
    let units = |byte: &u8| match (unit, byte) {
        (Offsets::Utf8, _) => 1,
        (_, 0x80..=0xbf) => 0,
        (Offsets::Utf16, 0xf0..) => 2,
        _ => 1,
    };
    bytes.iter().map(units).sum()
}

impl Article {
    /// The same result with spans that count another unit, for readers that do so.
    ///
    /// `text` is the text that this article was read from. Takes time proportional to the text and the
    /// number of spans. A span that ends outside the text ends with it.
    ///
    /// ```
    /// use readout::{Options, article::Offsets, extract};
    ///
    /// let text = "“Café,” he said. It was 5 € 🤝.";
    /// let article = extract(text, &Options::default()).in_offsets(text, Offsets::Utf16);
    /// let units: Vec<u16> = text.encode_utf16().collect();
    /// let last = article.sentences.last().expect("it has sentences");
    /// assert_eq!(String::from_utf16(&units[last.range()])?, "It was 5 € 🤝.");
    /// # Ok::<(), std::string::FromUtf16Error>(())
    /// ```
    pub fn in_offsets(mut self, text: &str, unit: Offsets) -> Article {
        let from = std::mem::replace(&mut self.offsets, unit);
        if from != unit && !text.is_ascii() {
            let (from, to) = (UnitCounts::new(text, from), UnitCounts::new(text, unit));
            let convert = |offset| to.units(from.byte(offset));
            self.for_each_span_mut(|span| {
                *span = Span { start: convert(span.start), end: convert(span.end) };
            });
        }
        self
    }

    /// Visits every span of the result. (Naming every field lets no new one be forgotten.)
    #[doc(hidden)]
    pub fn for_each_span_mut(&mut self, mut visit: impl FnMut(&mut Span)) {
        let Article {
            schema: _,
            offsets: _,
            language: _,
            published,
            headline,
            sentences,
            entities,
            times,
            statements,
            encounters,
            timeline: _,
            corrections: _,
        } = self;
        if let Some(Published { value: _, from: _, span }) = published {
            span.iter_mut().for_each(&mut visit);
        }
        headline.iter_mut().chain(sentences).for_each(&mut visit);
        for Entity { id: _, kind: _, name: _, titles: _, aliases: _, mentions } in entities {
            mentions.iter_mut().for_each(|mention| visit(&mut mention.span));
        }
        for Time { id: _, span, kind: _, value: _ } in times {
            visit(span);
        }
        for statement in statements {
            let Statement {
                id: _,
                speakers: _,
                source,
                cue,
                content,
                form: _,
                act: _,
                to: _,
                on_behalf_of: _,
                date: _,
                sentence: _,
                evidence,
                rule: _,
                confidence: _,
            } = statement;
            source.iter_mut().chain(cue).chain(content).chain(evidence).for_each(&mut visit);
        }
        for encounter in encounters {
            let Encounter {
                id: _,
                kind: _,
                participants: _,
                place: _,
                time: _,
                date: _,
                date_basis: _,
                status: _,
                triggers,
                key: _,
                evidence,
                rule: _,
                confidence: _,
            } = encounter;
            triggers.iter_mut().chain(evidence).for_each(&mut visit);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::{Options, extract};
    use proptest::prelude::*;

    fn spans(mut article: Article) -> Vec<Span> {
        let mut all = Vec::new();
        article.for_each_span_mut(|span| all.push(*span));
        all
    }

    /// An article over `text` with a span of every kind; extraction may find none in a random text.
    fn article_with(text: &str, span: Span) -> Article {
        let example = "President Ana Lind met Tom Berg in Oslo on 1 March 2025. “Yes,” Lind said.";
        let mut article = extract(example, &Options::default());
        article.for_each_span_mut(|each| *each = span);
        article.sentences.extend(text.char_indices().map(|(at, c)| Span::new(at, at + c.len_utf8())));
        article
    }

    proptest! {
        #[test]
        fn spans_give_the_same_words_in_every_unit(
            text in "[a-z é€🤝]{0,200}|.*",
            a in any::<prop::sample::Index>(),
            b in any::<prop::sample::Index>(),
        ) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (ends[a.index(ends.len())], ends[b.index(ends.len())]);
            let article = article_with(&text, Span::new(a.min(b), a.max(b)));
            let words: Vec<&str> = spans(article.clone()).iter().map(|span| span.of(&text)).collect();

            let units: Vec<u16> = text.encode_utf16().collect();
            let utf16 = article.clone().in_offsets(&text, Offsets::Utf16);
            prop_assert_eq!(utf16.offsets, Offsets::Utf16);
            for (span, words) in spans(utf16.clone()).iter().zip(&words) {
                prop_assert_eq!(&String::from_utf16(&units[span.range()]).unwrap(), words);
            }

            let points: Vec<char> = text.chars().collect();
            let utf32 = article.clone().in_offsets(&text, Offsets::Utf32);
            for (span, words) in spans(utf32.clone()).iter().zip(&words) {
                prop_assert_eq!(&points[span.range()].iter().collect::<String>(), words);
            }

            prop_assert_eq!(utf16.clone().in_offsets(&text, Offsets::Utf32), utf32.clone());
            prop_assert_eq!(utf32.in_offsets(&text, Offsets::Utf16), utf16.clone());
            prop_assert_eq!(utf16.in_offsets(&text, Offsets::Utf8), article);
        }
    }

    #[test]
    fn spans_outside_the_text_end_with_it() {
        let article = article_with("", Span::new(5, 9)).in_offsets("é", Offsets::Utf16);
        assert!(spans(article).iter().all(|span| *span == Span::new(1, 1)));
    }
}
