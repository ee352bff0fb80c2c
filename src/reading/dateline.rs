//! The dateline: place, date and agency at the head of the first paragraph.

use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{MONTHS, PLACES, WEEKDAYS};
use crate::temporal::calendar::full_date;
use std::ops::Range;

/// The longest dateline, in tokens.
const MAX_LEN: usize = 18;

/// How many tokens at the head of a paragraph are its dateline, 0 if it has none.
///
/// "CAIRO, July 26 (MENA) --", "CAIRO – 26 July 2022:", "AMMAN —", "MULTAN:", "Ulaanbaatar /MONTSAME/.",
/// "(Reuters) -". Up to the last separator there have to be names, a date, an agency in brackets or slashes,
/// and nothing else; and among them a place in capitals, a known place, a date or an agency.
pub(super) fn len(doc: &Document, tokens: &Range<usize>) -> usize {
    let limit = tokens.end.min(tokens.start + MAX_LEN);
    let mut evidence = starts_with_place(doc, tokens);
    let mut end = tokens.start;
    let mut at = tokens.start;
    while at < limit {
        let date = full_date(doc, at);
        let word = doc.word(at);
        let separates = match word {
            "--" | "—" | "–" | "―" | "-" => is_separator(doc, at),
            ":" => true,
            "." => at > tokens.start && doc.word(at - 1) == "/",
            _ => false,
        };
        if separates {
            evidence |= word == ".";
            end = if evidence { at + 1 } else { end };
            // A date may stand behind the dash: "CAIRO – 26 July 2022:".
            if full_date(doc, at + 1).is_none() {
                break;
            }
        } else if date.is_none() && !is_part(doc, at) {
            break;
        }
        evidence |= date.is_some() || word == "(";
        at += date.map_or(1, |(_, len)| len);
    }
    end - tokens.start
}

/// A hyphen glued on both sides belongs to a name.
fn is_separator(doc: &Document, token: usize) -> bool {
    let spaced = |token: usize| doc.tokens.get(token).is_some_and(|t| t.space_before);
    doc.word(token) != "-" || spaced(token) || spaced(token + 1)
}

fn is_part(doc: &Document, token: usize) -> bool {
    let t = &doc.tokens[token];
    let named = || {
        doc.is_in(token, &MONTHS) || doc.is_in(token, &WEEKDAYS) || doc.is_one_of(token, &["de", "al", "of"])
    };
    match t.kind {
        TokenKind::Number => true,
        TokenKind::Word => t.case.is_capital() || named(),
        TokenKind::Mark => matches!(doc.word(token), "(" | ")" | "/" | "," | "-" | "."),
        _ => false,
    }
}

/// A place written in capitals ("KUWAIT CITY"), or a known one that no other name follows.
fn starts_with_place(doc: &Document, tokens: &Range<usize>) -> bool {
    let Some(first) = doc.tokens.get(tokens.start).filter(|_| !tokens.is_empty()) else { return false };
    let capitals = first.case == Case::Upper && doc.word(tokens.start).chars().count() > 2;
    let known = || {
        let (len, _) = doc.entry(tokens.start, &PLACES)?;
        (!doc.is_capital(tokens.start + len)).then_some(())
    };
    capitals || first.case.is_capital() && known().is_some()
}
