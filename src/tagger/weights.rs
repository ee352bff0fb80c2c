//! What the tagger has learned: one row a feature, one column a tag; and the words it knows.

use super::Upos;
use super::features::BITS;
use crate::models::hash;
use crate::models::pack::{Packer, Unpacker};
use crate::models::sparse::Sparse;
use bytemuck::cast;
use std::sync::OnceLock;
use wide::i16x16;

/// In the weights' own unit. The rows of all features of a token together stay far within these bounds.
pub type Score = i16;

/// How well each tag fits.
pub type Scores = [Score; Upos::COUNT];

/// The tables, unpacked.
pub struct Weights {
    table: Sparse,
    pub(super) words: Dictionary,
}

impl Weights {
    /// The weights that ship; unpacked when they are first asked for.
    pub fn shipped() -> &'static Weights {
        static SHIPPED: OnceLock<Weights> = OnceLock::new();
        SHIPPED.get_or_init(|| Weights::unpack(include_bytes!("../models/tagger.bin")))
    }

    /// Words, then weights row by row, in one file.
    pub fn pack(table: &[i8], words: &Dictionary) -> Vec<u8> {
        let mut packer = Packer::default();
        packer.add(&words.0);
        packer.add(&Sparse::of(table, Upos::COUNT));
        packer.finish()
    }

    /// Undoes [`Weights::pack`].
    pub fn unpack(packed: &[u8]) -> Weights {
        let mut tables = Unpacker::new(packed);
        let words = Dictionary(tables.table(1 << WORD_BITS, 1));
        Weights { table: tables.table(1 << BITS, Upos::COUNT), words }
    }

    /// Adds the rows of some features to the scores.
    pub fn add(&self, rows: &[u32], scores: &mut Scores) {
        // Sixteen tags in vectors, and the last by itself.
        const { assert!(Upos::COUNT == 17) };
        let [first @ .., mut last] = *scores;
        let mut sums: i16x16 = cast(first);
        for row in rows.iter().filter_map(|row| self.table.row(*row)) {
            if let Some((weights, [of_last])) = row.split_first_chunk::<16>() {
                sums += i16x16::from_i8x16(cast(*weights));
                last += i16::from(*of_last);
            }
        }
        let first: [Score; 16] = cast(sums);
        scores[..16].copy_from_slice(&first);
        scores[16] = last;
    }
}

/// The table of words has 2^`WORD_BITS` places.
const WORD_BITS: u32 = 19;

/// The words that the tagger knows, by their hashes: common ones, names of people and places, and verbs by their lemmas and irregular forms. One word in fifty
/// that is none is taken for one; the weights were learned beside such errors.
pub struct Dictionary(Sparse);

/// A form of a verb, as a bit.
const BASE: i8 = 1;
const PAST: i8 = 2;
const PARTICIPLE: i8 = 4;
const GERUND: i8 = 8;
const THIRD: i8 = 16;
/// A word that often stands in lower case.
const COMMON: i8 = 32;
/// A past form that is nothing but a verb.
const ONLY_VERB: i8 = 64;
/// A name of people or places.
const NAME: i8 = i8::MIN;

/// Regular endings: what stands at the end of the form, what at the end of the lemma, and the forms it makes.
const ENDINGS: [(&str, &str, i8); 8] = [
    ("ies", "y", THIRD),
    ("s", "", THIRD),
    ("es", "", THIRD),
    ("ied", "y", PAST | PARTICIPLE),
    ("ed", "", PAST | PARTICIPLE),
    ("ed", "e", PAST | PARTICIPLE),
    ("ing", "", GERUND),
    ("ing", "e", GERUND),
];

impl Dictionary {
    /// Common words and names in lower case, past forms that are seen as verbs only, and the verbs of a list: a word a line, a tab, the forms that it can be ("past,participle"); lines with `#` are comments.
    pub fn read(
        list: &str,
        is_only_verb: impl Fn(&str) -> bool,
        common: &[impl AsRef<str>],
        names: &[&str],
    ) -> Self {
        let mut table = vec![0; 1 << WORD_BITS];
        for (word, forms) in rows(list) {
            for form in forms.split(',') {
                table[place(word, "")] |= match form {
                    "past" => PAST,
                    "participle" => PARTICIPLE,
                    "gerund" => GERUND,
                    "third" => THIRD,
                    _ => BASE,
                };
            }
        }
        for (word, forms) in rows(list) {
            if ["past", "participle", "past,participle"].contains(&forms) && is_only_verb(word) {
                table[place(word, "")] |= ONLY_VERB;
            }
        }
        for word in common {
            table[place(word.as_ref(), "")] |= COMMON;
        }
        for name in names {
            table[place(name, "")] |= NAME;
        }
        Dictionary(Sparse::of(&table, 1))
    }

    /// What is known of a word, given in two parts.
    fn of(&self, stem: &str, ending: &str) -> i8 {
        self.0.row(place(stem, ending) as u32).map_or(0, |known| known[0])
    }

    /// Whether a word in lower case is a known name.
    pub(super) fn is_name(&self, lower: &str) -> bool {
        self.of(lower, "") & NAME != 0
    }

    /// Whether a word in lower case is a common one.
    pub(super) fn is_common(&self, lower: &str) -> bool {
        self.of(lower, "") & COMMON != 0
    }

    /// Whether a word in lower case is a past form ("met", "went"), which no neighbour makes a noun or an adjective.
    pub(super) fn is_only_verb(&self, lower: &str) -> bool {
        self.of(lower, "") & ONLY_VERB != 0
    }

    /// Which forms of a verb a word in lower case can be, as a set of bits.
    pub(super) fn forms(&self, lower: &str) -> u32 {
        let itself = self.of(lower, "") & !(COMMON | ONLY_VERB | NAME);
        let regular = || {
            ENDINGS.iter().find_map(|(ending, of_lemma, forms)| {
                let stem = lower.strip_suffix(ending)?;
                (self.of(stem, of_lemma) & BASE != 0).then_some(*forms)
            })
        };
        let forms = if itself == 0 { regular().unwrap_or(0) } else { itself };
        u32::from(forms.cast_unsigned())
    }
}

/// The rows of a list: a word and its forms.
fn rows(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// The place of a word, given in two parts.
fn place(stem: &str, ending: &str) -> usize {
    hash::row(0, hash::text_on(hash::text(stem), ending), WORD_BITS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary() -> Dictionary {
        let verbs = "# verbs\ndeny\tbase\nhope\tbase\nmet\tpast,participle\n";
        Dictionary::read(verbs, |_| true, &["day"], &["lima"])
    }

    #[test]
    fn verbs_are_known_by_any_form() {
        let words = dictionary();
        let forms = ["deny", "denies", "denied", "hoping", "met", "meet"].map(|word| words.forms(word) as i8);
        assert_eq!(forms, [BASE, THIRD, PAST | PARTICIPLE, GERUND, PAST | PARTICIPLE, 0]);
        assert!(words.is_only_verb("met") && !words.is_only_verb("deny"));
    }

    #[test]
    fn common_words_and_names_are_known() {
        let words = dictionary();
        assert!(words.is_common("day") && !words.is_common("lima"));
        assert!(words.is_name("lima") && !words.is_name("day"));
        assert_eq!((words.forms("day"), words.forms("lima")), (0, 0));
    }

    #[test]
    fn weights_are_unpacked_as_they_were_packed() {
        let mut table = vec![0; Upos::COUNT << BITS];
        table[7] = -3;
        let weights = Weights::unpack(&Weights::pack(&table, &dictionary()));
        assert!(weights.table == Sparse::of(&table, Upos::COUNT) && weights.words.forms("denies") != 0);
    }
}
