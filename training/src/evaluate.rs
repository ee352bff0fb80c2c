//! Scores against a treebank, on its own tokens.

use crate::treebank::{self, Sentence};
use readout::parser::dependency;
use readout::tagger::weights::Weights;
use readout::{analyze_tokens, tagger};

/// A share in points.
fn points(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Shares of tokens, in points, with what they measure: tags; heads; heads with their relations, with and without subtypes
/// (the latter as in the CoNLL shared task of 2018); the same without punctuation.
pub(crate) fn score(
    sentences: &[Sentence],
    tagger: &Weights,
    parser: &dependency::weights::Weights,
) -> Vec<(&'static str, f64)> {
    let text = treebank::text(sentences);
    let mut doc = analyze_tokens(&text);
    doc.tags = tagger::tag_with(&doc, tagger);
    let start = std::time::Instant::now();
    let found = dependency::Dependencies::with(&doc, parser);
    eprintln!("{:.0} tokens parsed a second", doc.len() as f64 / start.elapsed().as_secs_f64());
    let (mut all, mut unpunctuated) = (Counts::default(), Counts::default());
    let gold = sentences.iter().zip(&doc.sentences);
    for (sentence, place) in gold {
        let first = place.tokens.start;
        for (at, relation) in sentence.relations.iter().enumerate() {
            let token = first + at;
            let tag = doc.tag(token) == sentence.tags[at];
            let head = found.head(token).unwrap_or(token) == first + sentence.heads[at];
            let name = found.relation(token).name();
            let labelled = head && bare(name) == bare(relation);
            let counted = [true, tag, head, labelled, head && name == relation];
            all.add(counted);
            if relation != "punct" {
                unpunctuated.add(counted);
            }
        }
    }
    let [tags, uas, las, full] = all.points();
    let [_, bare_uas, bare_las, _] = unpunctuated.points();
    vec![
        ("UPOS", tags),
        ("UAS", uas),
        ("LAS", las),
        ("LAS with subtypes", full),
        ("UAS without punctuation", bare_uas),
        ("LAS without punctuation", bare_las),
    ]
}

/// A relation without its subtype.
fn bare(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

/// How often each of some things held; the first always does.
#[derive(Default)]
struct Counts([usize; 5]);

impl Counts {
    fn add(&mut self, held: [bool; 5]) {
        for (count, held) in self.0.iter_mut().zip(held) {
            *count += usize::from(held);
        }
    }

    fn points(&self) -> [f64; 4] {
        let [total, rest @ ..] = self.0;
        rest.map(|count| points(count, total))
    }
}

/// What bytes weigh as hosts send them.
pub(crate) fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).expect("a Vec takes all");
    out.len()
}
