//! Scores against a treebank, on its own tokens.

use crate::treebank::{self, Sentence};
use readout::tagger::weights::Weights;
use readout::{Upos, analyze_tokens, tagger};

/// A share in points.
fn points(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// How many tags of a hundred are right.
pub(crate) fn tags(sentences: &[Sentence], weights: &Weights) -> f64 {
    let text = treebank::text(sentences);
    let doc = analyze_tokens(&text);
    let tags = tagger::tag_with(&doc, weights);
    let gold: Vec<Upos> = sentences.iter().flat_map(|s| s.tags.iter().copied()).collect();
    assert_eq!(tags.len(), gold.len(), "tokens as given");
    points(tags.iter().zip(&gold).filter(|(a, b)| a == b).count(), gold.len())
}

/// What bytes weigh as hosts send them.
pub(crate) fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).expect("a Vec takes all");
    out.len()
}
