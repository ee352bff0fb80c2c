//! Whether a text is English: the small words of a language are a third of its prose, and no other language has ours.

use crate::article::Language;
use crate::document::{Document, TokenKind};
use crate::lexicon::COMMON_WORDS;

/// How many words are looked at.
const SAMPLE: usize = 400;
/// Fewer words say nothing about a language.
const ENOUGH: usize = 12;
/// The least share of small words in English prose, in per cent; news has 30 to 45, headlines and lists fewer.
const SHARE: usize = 15;

/// The language of a text, from its first words. Needs tokens.
pub(crate) fn of(doc: &Document) -> Language {
    let words = (0..doc.tokens.len()).filter(|&token| doc.tokens[token].kind == TokenKind::Word);
    let (mut count, mut small) = (0, 0);
    for word in words.take(SAMPLE) {
        count += 1;
        small += usize::from(is_small(doc.lower(word)));
    }
    if count < ENOUGH || small * 100 >= count * SHARE { Language::English } else { Language::Undetermined }
}

/// Whether a word is an article, a pronoun, a preposition, an auxiliary or a conjunction, and nothing else.
fn is_small(word: &str) -> bool {
    COMMON_WORDS.get(word).is_some_and(|row| {
        row.parts(0).all(|tag| matches!(tag, "ADP" | "AUX" | "CCONJ" | "DET" | "PART" | "PRON" | "SCONJ"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_and_other_languages() {
        let language = |text: &str| of(&crate::tokenizer::tokenize(text));
        for text in [
            "",
            "Ministers meet on harbour office",
            "Heavy rain fell on the coast during the night. Two roads were closed, and trains ran late.",
            "Ana Rey met Luis Ortiz in Lima on Friday and said that the talks with Peru would go on in May.",
        ] {
            assert_eq!(language(text), Language::English, "{text}");
        }
        for text in [
            "Die Ministerin traf ihren Kollegen am Freitag in Lissabon. „Wir haben lange gewartet“, sagte sie am Abend.",
            "La ministre a rencontré son homologue vendredi à Lisbonne, et elle a dit que le bureau ouvrirait en juin.",
            "El ministro se reunió con su colega el viernes en Lisboa y dijo que la oficina abrirá sus puertas en junio.",
            "Министр встретилась со своим коллегой в пятницу в Лиссабоне и сказала, что бюро откроется в июне этого года.",
        ] {
            assert_eq!(language(text), Language::Undetermined, "{text}");
        }
    }
}
