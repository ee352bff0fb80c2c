//! CoNLL-U (Universal Dependencies): sentences, tokens, parts of speech and dependencies, for scorers of such layers.

use crate::{Options, analyze};
use std::fmt::Write;

/// The sentences of a text with their tokens, universal parts of speech, heads and relations; columns that no stage fills hold `_`.
///
/// ```
/// let table = readout::export::conllu("Ana left.", &readout::Options::default());
/// assert!(table.contains("\n2\tleft\t_\tVERB\t_\t_\t0\troot\t"), "{table}");
/// ```
pub fn conllu(text: &str, options: &Options) -> String {
    let doc = analyze(text, options);
    let mut out = String::new();
    for (number, sentence) in (1..).zip(&doc.sentences) {
        let words: Vec<&str> = doc.span(sentence.tokens.clone()).of(doc.text).split_whitespace().collect();
        let mut line = |line: std::fmt::Arguments| writeln!(out, "{line}").expect("a string takes all");
        line(format_args!("# sent_id = {number}"));
        line(format_args!("# text = {}", words.join(" ")));
        for (id, token) in (1..).zip(sentence.tokens.clone()) {
            let next = token + 1;
            let joined = next < sentence.tokens.end && !doc.tokens[next].space_before;
            let misc = if joined { "SpaceAfter=No" } else { "_" };
            let (form, tag) = (doc.word(token), doc.tag(token));
            let head = doc.dependencies().head(token).map_or(0, |head| head - sentence.tokens.start + 1);
            let relation = doc.dependencies().relation(token);
            line(format_args!("{id}\t{form}\t_\t{tag}\t_\t_\t{head}\t{relation}\t_\t{misc}"));
        }
        line(format_args!(""));
    }
    out
}
