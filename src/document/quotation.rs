//! Matched quotation marks.

use super::{Document, TokenKind};
use crate::order::sort_by_numbers;
use std::ops::Range;

/// What stands between two quotation marks, or from an opening mark to the end of its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The tokens inside, without the marks.
    pub tokens: Range<usize>,
    /// The opening mark.
    pub open: usize,
    /// The closing mark; none where the paragraph ends first (a speech that goes on in the next one, or a
    /// forgotten mark).
    pub close: Option<usize>,
    /// How many quotations it lies in: 0 for one in the narrative itself.
    pub depth: u8,
}

/// What a quotation mark can do, judged by its form and by what it touches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Neither,
}

/// Marks that belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Single,
    Double,
    Angle,
}

/// Pairs the quotation marks of each block, so that a forgotten mark ends with its paragraph. Needs tokens
/// and blocks.
pub(crate) fn pair(doc: &Document) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    for block in &doc.blocks {
        let mut open: Vec<(usize, Family)> = Vec::new();
        let mut found = Vec::new();
        for token in block.tokens.clone() {
            if doc.tokens[token].kind != TokenKind::Quote {
                continue;
            }
            let Some(family) = family(doc.word(token)) else { continue };
            let pending = open.iter().rposition(|(_, f)| *f == family);
            match role(doc, token, &block.tokens, pending.is_some()) {
                Role::Open if open.len() < 2 && pending.is_none() => open.push((token, family)),
                Role::Close => {
                    // “ … » is a slip, not two quotations.
                    let other =
                        || open.iter().rposition(|(_, f)| *f != Family::Single && family != Family::Single);
                    if let Some(at) = pending.or_else(other) {
                        let depth = at as u8;
                        let opening = open[at].0;
                        open.truncate(at);
                        found.push(Quotation {
                            tokens: opening + 1..token,
                            open: opening,
                            close: Some(token),
                            depth,
                        });
                    }
                }
                _ => {}
            }
        }
        // An unclosed double mark holds to the end of the paragraph; a single one is a stray apostrophe.
        for (depth, (token, family)) in open.into_iter().enumerate() {
            if family != Family::Single {
                let tokens = token + 1..block.tokens.end;
                found.push(Quotation { tokens, open: token, close: None, depth: depth as u8 });
            }
        }
        found.retain(|q| !q.tokens.is_empty());
        sort_by_numbers(&mut found, |q| (q.open as u32, 0));
        quotations.extend(found);
    }
    quotations
}

fn family(mark: &str) -> Option<Family> {
    match mark {
        "\"" | "“" | "”" | "„" | "‟" | "``" | "''" | "＂" => Some(Family::Double),
        "«" | "»" | "‹" | "›" => Some(Family::Angle),
        "'" | "‘" | "’" | "‚" | "`" => Some(Family::Single),
        _ => None,
    }
}

fn role(doc: &Document, token: usize, block: &Range<usize>, pending: bool) -> Role {
    let touches_before = token > block.start && !doc.tokens[token].space_before;
    let touches_after = token + 1 < block.end && !doc.tokens[token + 1].space_before;
    match doc.word(token) {
        "“" | "„" | "‟" | "``" | "‘" | "‚" | "«" | "‹" => Role::Open,
        // A curly closing mark that opens a word is a typist's opening mark (”Yes,” he said).
        "”" if !pending && touches_after && (!touches_before || doc.word(token - 1) == ":") => Role::Open,
        "”" | "»" | "›" => Role::Close,
        // Straight and typewriter marks: what they touch decides, else whether one is open.
        mark => match (touches_before, touches_after) {
            (false, true) => Role::Open,
            (true, false) if pending => Role::Close,
            (true, true) | (false, false) if matches!(mark, "\"" | "''") => {
                if pending {
                    Role::Close
                } else {
                    Role::Open
                }
            }
            (true, true) if pending && doc.tokens[token + 1].kind == TokenKind::Mark => Role::Close,
            _ => Role::Neither,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind};
    use crate::tokenizer::tokenize;
    use expect_test::{Expect, expect};

    fn check(text: &str, expect: Expect) {
        let mut doc = tokenize(text);
        doc.blocks = vec![Block { kind: BlockKind::Paragraph, tokens: 0..doc.len() }];
        let lines: Vec<String> = pair(&doc)
            .into_iter()
            .map(|q| {
                format!(
                    "{}{} {}",
                    q.depth,
                    if q.close.is_some() { "" } else { " open" },
                    doc.span(q.tokens).of(text)
                )
            })
            .collect();
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn pairs_of_every_kind() {
        check(
            "“Yes,” he said. \"No,\" she said. «Oui», ``maybe''.",
            expect![[r#"
            0 Yes,
            0 No,
            0 Oui
            0 maybe"#]],
        );
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        check(
            "The ministers' talks and the players’ union, 'a new start' for the '90s",
            expect!["0 a new start"],
        );
    }

    #[test]
    fn a_quotation_in_a_quotation_is_deeper() {
        check(
            "“He told me ‘never again’ twice,” she said.",
            expect![[r#"
            0 He told me ‘never again’ twice,
            1 never again"#]],
        );
    }

    #[test]
    fn marks_of_two_families_pair_where_a_typist_mixed_them() {
        check(
            "“We stay,» he said. «Yes.»",
            expect![[r#"
            0 We stay,
            0 Yes."#]],
        );
    }

    #[test]
    fn a_forgotten_mark_ends_with_its_paragraph() {
        check("He said: “We stay.", expect!["0 open We stay."]);
    }
}
