//! The subject of a cue: the dependency parse beside the phrases nearby.
//!
//! Each is wrong where the other is right. A phrase that stands directly before the verb is its subject, whatever the
//! parse says; further off, over clauses and insertions, the parse knows better.

use super::cue::Cue;
use super::reading::Context;
use crate::parser::Relation;
use crate::tagger::Upos;
use std::ops::Range;

const SUBJECTS: [Relation; 2] = [Relation::Nsubj, Relation::NsubjPass];

const RELATIVES: [&str; 3] = ["who", "which", "that"];

/// The noun phrase that is the subject of a cue, by index.
pub(super) fn of(ctx: &Context, cue: &Cue) -> Option<usize> {
    let doc = ctx.doc;
    let nearby = doc.syntax.subject(doc, cue.group);
    let adjoins = |np: usize| ctx.behind_adverbs(row_end(ctx, np)) == cue.tokens.start;
    match nearby {
        Some(np) if adjoins(np) => nearby,
        _ if cue.is_gerund(doc) => described(ctx, cue).or(nearby).or_else(|| parsed(ctx, cue, nearby)),
        _ => parsed(ctx, cue, nearby).or(nearby),
    }
}

/// "with Ortiz pledging to pay": the subject that directly precedes a participle, by index.
pub(super) fn of_participle(ctx: &Context, cue: &Cue) -> Option<usize> {
    let doc = ctx.doc;
    let before = doc.syntax.noun_phrase_of(cue.tokens.start.checked_sub(1)?)?;
    let tokens = &doc.syntax.noun_phrases[before].tokens;
    let led = tokens.start.checked_sub(1).is_some_and(|t| doc.lower(t) == "with");
    led.then_some(before)
}

/// "rejected reports alleging that": the noun that a participle describes, where no comma sets it apart.
fn described(ctx: &Context, cue: &Cue) -> Option<usize> {
    let doc = ctx.doc;
    let tree = doc.dependencies();
    let describes = tree.relation(cue.head) == Relation::Acl && doc.word(cue.tokens.start - 1) != ",";
    tree.head(cue.head).filter(|_| describes).and_then(|noun| doc.syntax.noun_phrase_of(noun))
}

/// The subject that the parse gives, where nothing speaks against it.
fn parsed(ctx: &Context, cue: &Cue, nearby: Option<usize>) -> Option<usize> {
    let doc = ctx.doc;
    let phrases = &doc.syntax.noun_phrases;
    let tree = doc.dependencies();
    let own = tree.child(cue.head, &SUBJECTS).filter(|&own| own < cue.tokens.start)?;
    let Some(found) = doc.syntax.noun_phrase_of(own) else {
        // "Acme's chief executive, Ana Rey, said": where the title is taken for adjectives, the name beside it.
        let name = tree.child(own, &[Relation::Appos]).filter(|&name| name < cue.tokens.start)?;
        return doc.syntax.noun_phrase_of(name);
    };
    let tokens = &phrases[found].tokens;
    // "Rey met Ortiz, two of their aides said": it has its own verb.
    let acts = || {
        let between = tokens.end..nearby.map_or(tokens.end, |np| phrases[np].tokens.start);
        let relative = |verb: usize| doc.is_one_of(verb - 1, &RELATIVES);
        between.start < between.end
            && doc.syntax.verb_groups_in(between).any(|g| {
                let start = doc.syntax.verb_groups[g].tokens.start;
                start == ctx.behind_adverbs(tokens.end) && !relative(start)
            })
    };
    // "LIMA (Acme) - Ana Rey, who came late, said": a place and its dash open the sentence.
    let dateline = || (tokens.end..cue.tokens.start).any(|t| matches!(doc.word(t), "-" | "–" | "—"));
    // "The ship, called “Star”, left": a participle.
    let participle = || tokens.end + 1 == cue.tokens.start && doc.word(tokens.end) == ",";
    let misled = doc.is_one_of(own, &RELATIVES) || acts() || participle() || dateline();
    (!misled).then_some(found)
}

/// The words of a subject, as far as the parse knows them: "who" in a relative clause, or a phrase with all that hangs on it.
pub(super) fn extent(ctx: &Context, cue: &Cue, noun_phrase: usize) -> Option<Range<usize>> {
    let doc = ctx.doc;
    let tree = doc.dependencies();
    let phrase = &doc.syntax.noun_phrases[noun_phrase].tokens;
    let own = tree.child(cue.head, &SUBJECTS).filter(|&own| own < cue.tokens.start)?;
    if doc.is_one_of(own, &RELATIVES) && own >= phrase.end {
        return Some(own..own + 1);
    }
    let is_edge = |t: &usize| matches!(doc.tag(*t), Upos::Punct | Upos::Adv);
    let whole = tree.subtree(own);
    let end = (phrase.end..whole.end).rev().take_while(is_edge).last().unwrap_or(whole.end);
    // "Rey, who came late, said": where a comma closes it, the description belongs to the phrase.
    let described = doc.syntax.with_modifiers(doc, noun_phrase).end;
    let closed = described <= cue.tokens.start && doc.word(described) == ",";
    let end = end.max(row_end(ctx, noun_phrase)).max(if closed { described } else { 0 });
    let fits = phrase.contains(&own) && whole.start <= phrase.start && end <= cue.tokens.start;
    fits.then_some(phrase.start..end)
}

/// The end of the row that a phrase opens: "Rey and Ortiz". A pronoun ("Rey left, and he said") and the second of two
/// phrases behind a comma open a clause of their own.
fn row_end(ctx: &Context, noun_phrase: usize) -> usize {
    let doc = ctx.doc;
    let phrases = &doc.syntax.noun_phrases;
    let row = doc.syntax.coordination(doc, noun_phrase);
    let behind = row.iter().filter(|np| **np > noun_phrase).count();
    let own = phrases[noun_phrase].tokens.end;
    let Some(&last) = row.last().filter(|_| behind > 0) else { return own };
    let is_clause = doc.is_one_of(phrases[last].head, &["he", "she", "they", "it", "we", "i"])
        || behind == 1 && doc.word(own) == ",";
    if is_clause { own } else { phrases[last].tokens.end }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn beyond_what_stands_between() {
        check(
            "A spokesman for the rebels denied that they had met, a day after Peru's president said talks went on.",
            expect![[r#"
                clause indirect: A spokesman for the rebels | denied | that they had met
                clause indirect: Peru's president | said | talks went on"#]],
        );
        check(
            "Rey kept still as Judge Ortiz described him as a liar.",
            expect!["performative indirect: Judge Ortiz | described | him as a liar"],
        );
    }

    #[test]
    fn a_day_is_no_part_of_a_source() {
        check(
            "The council on Friday said talks had failed.",
            expect!["clause indirect: The council | said | talks had failed"],
        );
    }

    #[test]
    fn a_title_taken_for_adjectives() {
        check(
            "Acme's chief executive, Peter Ortiz, said the firm was sad.",
            expect!["clause indirect: Peter Ortiz | said | the firm was sad"],
        );
    }

    #[test]
    fn a_participle_behind_a_noun() {
        check(
            "Rey rejected a report alleging that the talks had failed.",
            expect![[r#"
                performative indirect: Rey | rejected | a report alleging that the talks had failed
                participle indirect: a report | alleging | that the talks had failed"#]],
        );
    }

    #[test]
    fn a_relative_pronoun_speaks_for_its_antecedent() {
        check(
            "Ministers praised Ana Rey, who said the bridge was old.",
            expect![[r#"
                performative indirect: Ministers | praised | Ana Rey
                clause indirect: who | said | the bridge was old"#]],
        );
    }
}
