//! Where a content ends, and what stands before and behind a source in its middle.

use super::complement::{behind_adjuncts, has_finite_verb};
use super::cue::Cue;
use super::reading::Context;
use crate::document::TokenKind;
use crate::parser::{Form, Relation};
use crate::tagger::Upos;
use std::ops::Range;

/// The end of an indirect content that begins at `start` behind `cue`: before what reports something else.
pub(super) fn clause_end(ctx: &Context, cue: &Cue, start: usize) -> usize {
    let doc = ctx.doc;
    let mut end = cue.scope.end;
    // A quotation that the sentence opens may hold further sentences.
    if let Some(quotation) = end.checked_sub(1).and_then(|last| doc.quotation_of(last)) {
        let quotation = &doc.quotations[quotation];
        if quotation.open >= start && quotation.depth == 0 {
            end = quotation.close.unwrap_or(quotation.tokens.end);
        }
    }
    if let Some(comma) = subordinate_end(ctx, cue, start) {
        end = end.min(comma);
    }
    let clause = clause_of(ctx, cue, start);
    for other in ctx.cues_in(start..end) {
        if doc.quotation_of(other.head) != doc.quotation_of(cue.head) {
            continue;
        }
        let behind_clause = || clause_end_before(ctx, clause.as_ref()?, other);
        if let Some(at) = boundary(ctx, cue, other, start).or_else(behind_clause) {
            end = end.min(at);
            break;
        }
    }
    let ends = |t: &usize| super::rules::closes_with_source(ctx, *t, end) || begins_remark(ctx, *t, start);
    (start..end).find(ends).unwrap_or(end)
}

/// The clause that the tree lets a cue govern, where it begins with the content.
fn clause_of(ctx: &Context, cue: &Cue, start: usize) -> Option<Range<usize>> {
    let tree = ctx.doc.dependencies();
    let governed = [Relation::Ccomp, Relation::Xcomp, Relation::Parataxis];
    let mut heads = tree.children(cue.head).filter(|&t| t >= start && governed.contains(&tree.relation(t)));
    let clause = tree.subtree(heads.next()?);
    (clause.start <= start + 1 && clause.end > start + 1).then_some(clause)
}

/// Whether the tree lets a cue govern a clause behind a token.
pub(super) fn governs_clause(ctx: &Context, cue: &Cue, from: usize) -> bool {
    let tree = ctx.doc.dependencies();
    tree.children(cue.head).any(|t| t >= from && tree.relation(t) == Relation::Ccomp)
}

/// "He denied having sold it and offered to pay": where the clause of a cue ends by the tree, at a comma or conjunction, if
/// `other` stands behind it. "…, and that …" goes on.
fn clause_end_before(ctx: &Context, clause: &Range<usize>, other: &Cue) -> Option<usize> {
    let doc = ctx.doc;
    let end = clause.end;
    let comma = end + usize::from(doc.word(end) == ",");
    let behind = comma + usize::from(doc.tag(comma) == Upos::Cconj);
    let marked = behind > end || doc.lower(end) == "while";
    (other.head >= end && marked && doc.lower(behind) != "that").then_some(end)
}

/// ", an accusation Ortiz rejects": the narrator's own words on what was said.
fn begins_remark(ctx: &Context, comma: usize, start: usize) -> bool {
    let doc = ctx.doc;
    if comma == start
        || doc.word(comma) != "," && ctx.quotation_closed_by(comma).is_none()
        || doc.quotation_of(comma).is_some_and(|q| doc.quotations[q].open >= start)
    {
        return false;
    }
    let names_utterance =
        || doc.is_one_of(comma + 1, &["a", "an"]) && super::rules::cue_noun(doc.lower(comma + 2)).is_some();
    // "said it was “a mess”, and Ortiz laughed": behind what is quoted somebody else acts.
    let goes_on = || {
        ctx.quotation_closed_by(comma.saturating_sub(1)).is_some_and(|q| doc.quotations[q].open >= start)
            && doc.is_one_of(comma + 1, &["and", "but", "while"])
            && begins_main_clause(ctx, comma + 2, doc.sentence_tokens(comma).end)
            && doc.quotation_of(comma).is_none()
    };
    names_utterance() || goes_on()
}

/// Where the clause of a cue ends if it is not the main one: "While Rey said …, …", "Rey, who said …, …".
fn subordinate_end(ctx: &Context, cue: &Cue, start: usize) -> Option<usize> {
    let doc = ctx.doc;
    let subject = ctx.subject(cue)?.tokens;
    let leader = subject.start.checked_sub(1).filter(|t| cue.scope.contains(t));
    let led = leader.is_some_and(|t| {
        const LEADERS: [&str; 12] = [
            "while", "although", "though", "as", "after", "before", "until", "once", "when", "because",
            "since", "if",
        ];
        doc.is_one_of(t, &LEADERS)
    }) && leader
        .is_some_and(|t| t == cue.scope.start || matches!(doc.word(t - 1), "," | ":" | ";"));
    // "Rey, who came late, said": the relative clause has ended.
    let closed = cue.tokens.start.checked_sub(1).is_some_and(|before| doc.word(before) == ",");
    let relative = !closed
        && (subject.start..cue.tokens.start).any(|t| doc.is_one_of(t, &["who", "which", "whom", "whose"]));
    // "Noting that …, Rey said"
    let fronted = cue.is_gerund(doc) && (cue.tokens.start == cue.scope.start || subject.start > cue.head);
    if !(led || relative || fronted) {
        return None;
    }
    let mut commas = (start..cue.scope.end).filter(|&t| doc.word(t) == "," && doc.quotation_of(t).is_none());
    if relative && !fronted {
        // The comma behind which the main clause goes on with its verb.
        return commas.find(|&comma| {
            let next = ctx.behind_adverbs(comma + 1);
            doc.syntax.verb_group_of(next).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite)
        });
    }
    commas.find(|&comma| begins_main_clause(ctx, comma + 1, cue.scope.end))
}

/// Whether the tokens from `at` begin a main clause: a noun phrase and its finite verb.
pub(super) fn begins_main_clause(ctx: &Context, at: usize, end: usize) -> bool {
    let doc = ctx.doc;
    let at = ctx.behind_adverbs(at);
    let Some(np) = doc.syntax.noun_phrase_of(at) else { return false };
    let behind = ctx.source(np).tokens.end;
    let next = ctx.behind_adverbs(if doc.word(behind) == "," { behind + 1 } else { behind });
    next < end
        && doc.syntax.verb_group_of(next).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite)
}

/// Where the content before `other` ends, if `other` reports beside it and not within it.
fn boundary(ctx: &Context, cue: &Cue, other: &Cue, start: usize) -> Option<usize> {
    let doc = ctx.doc;
    let scope = start..other.scope.end;
    let before = ctx.before_adverbs(other.tokens.start, &scope)?;
    if super::rules::inverted_source(ctx, other).is_some() && matches!(doc.word(before), ",") {
        return Some(before);
    }
    let comma_before = |t: usize| (t > start && doc.word(t - 1) == ",").then(|| t - 1);
    if other.is_gerund(doc) {
        // ", with Ortiz pledging"
        let own = super::subject::of_participle(ctx, other);
        if let Some(with) = own.and_then(|np| doc.syntax.noun_phrases[np].tokens.start.checked_sub(1)) {
            return comma_before(with);
        }
        // ", adding that", ", while noting", "and stressing"
        if doc.word(before) == "," {
            return Some(before);
        }
        if doc.is_one_of(before, &["while", "and", "but", "also"]) {
            // "conceding that all was lost and promising to go"
            let parallel = cue.is_gerund(doc) && doc.lower(before) == "and";
            return comma_before(before).or_else(|| parallel.then_some(before));
        }
        return other.takes("more").then_some(other.tokens.start);
    }
    if doc.tag(before) == Upos::Cconj {
        // "called on Rey to stop and promised", "said …, and also called on"
        let comma = comma_before(before);
        // "said it was “a mess” and urged": what is quoted has ended.
        let last = comma.unwrap_or(before) - 1;
        let unquotes = ctx.quotation_closed_by(last).is_some_and(|q| doc.quotations[q].open >= start);
        let coordinated = comma.is_some()
            || unquotes
            || speaks_for_thing(ctx, cue, other, start)
            || other.weight() >= 1.0
            || !has_finite_verb(ctx, start..before)
            || shifts_tense(ctx, cue, other, start..before);
        return coordinated.then(|| comma.unwrap_or(before));
    }
    // ", Rey said", ", but Rey said"
    let subject = ctx.subject(other)?.tokens.start;
    let leader = subject.checked_sub(1).filter(|t| *t > start)?;
    let conjunctions = ["but", "while", "though", "although", "whereas", "and", "as"];
    if doc.is_one_of(leader, &conjunctions) {
        // "Rey said prices fell and Ortiz said wages rose"
        let parallel = doc.is_one_of(leader, &["and", "but", "while"])
            && other.act() != crate::article::Act::Think
            && is_past(ctx, other.group) == is_past(ctx, cue.group);
        return comma_before(leader).or_else(|| parallel.then_some(leader));
    }
    // ", Rey said", “…,” Rey said
    if ctx.quotation_closed_by(leader).is_some() && matches!(doc.word(leader - 1), "," | "?" | "!") {
        return Some(leader + 1);
    }
    // "said that in recent talks, he noticed", "said that, in the end, all agreed": what stands before the comma opens the clause.
    let first = start + usize::from(doc.word(start) == ",");
    let opens =
        matches!(doc.tag(first), Upos::Adp | Upos::Sconj) && !(first..leader).any(|t| doc.word(t) == ",");
    (doc.word(leader) == "," && !opens).then_some(leader)
}

/// "said the survey was legal and called it a success": the nearest subject is a thing, which says nothing.
fn speaks_for_thing(ctx: &Context, cue: &Cue, other: &Cue, start: usize) -> bool {
    let Some(subject) = ctx.subject(other).filter(|s| s.tokens.start >= start) else { return false };
    let head = ctx.doc.syntax.noun_phrases[subject.noun_phrase].head;
    other.act() != crate::article::Act::Think
        && is_past(ctx, cue.group)
        && is_past(ctx, other.group)
        && ctx.doc.tag(head) == Upos::Noun
        && super::source::entities(ctx, &subject).is_empty()
}

/// Whether a verb stands in the simple past.
fn is_past(ctx: &Context, group: usize) -> bool {
    let group = &ctx.doc.syntax.verb_groups[group];
    let row = crate::lexicon::verb(ctx.doc.lower(group.head));
    group.tokens.len() == 1 && row.is_some_and(|(_, forms)| forms.has(crate::lexicon::VerbForm::Past))
}

/// "said he would go and warned Ortiz": the second report has the tense of the first, not of the clause between.
fn shifts_tense(ctx: &Context, cue: &Cue, other: &Cue, between: Range<usize>) -> bool {
    let syntax = &ctx.doc.syntax;
    let last = syntax.verb_groups_in(between).rev().find(|&g| syntax.verb_groups[g].form == Form::Finite);
    is_past(ctx, cue.group)
        && is_past(ctx, other.group)
        && last.is_some_and(|g| {
            let group = &syntax.verb_groups[g];
            let first = ctx.doc.lower(group.tokens.start);
            group.modality != crate::parser::Modality::None
                || matches!(first, "is" | "are" | "has" | "have" | "'s" | "'re" | "does" | "do")
        })
}

/// The content that ends before `end`, where the source or cue begins: one quotation, or the clause with its
/// quotations. None where no mark sets it apart.
pub(super) fn before(ctx: &Context, scope: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let doc = ctx.doc;
    let mark = ctx.before_adverbs(end, scope)?;
    if let Some(quotation) = ctx.quotation_closed_by(mark) {
        return Some(quoted_before(ctx, quotation));
    }
    if !matches!(doc.word(mark), "," | "?" | "!" | "—" | "–" | "--") {
        return None;
    }
    // “…”, said Rey: the comma stands outside.
    if let Some(quotation) = mark.checked_sub(1).and_then(|t| ctx.quotation_closed_by(t)) {
        return Some(quoted_before(ctx, quotation));
    }
    let start = behind_connective(ctx, scope.start, mark);
    let content = ctx.trim(start..mark);
    (!content.is_empty()).then_some(content)
}

/// The content that a quotation ends: itself, or its whole sentence where that began before it.
fn quoted_before(ctx: &Context, quotation: usize) -> Range<usize> {
    let doc = ctx.doc;
    let quotation = &doc.quotations[quotation];
    let sentence = doc.sentence_tokens(quotation.open);
    let lead = sentence.start..quotation.open;
    if lead.len() > 250
        || !has_word(ctx, lead.clone())
        || !has_finite_verb(ctx, lead.clone()) && doc.word(quotation.open - 1) == ","
    {
        return ctx.trim(quotation.tokens.clone());
    }
    let end = quotation.close.unwrap_or(quotation.tokens.end);
    ctx.trim(behind_connective(ctx, lead.start, end)..end)
}

fn has_word(ctx: &Context, mut tokens: Range<usize>) -> bool {
    tokens.any(|t| ctx.doc.tokens[t].kind == TokenKind::Word)
}

/// Behind "However," and the like, which are the narrator's.
fn behind_connective(ctx: &Context, start: usize, end: usize) -> usize {
    let doc = ctx.doc;
    const CONNECTIVES: [&str; 8] =
        ["however", "meanwhile", "moreover", "besides", "furthermore", "nevertheless", "nonetheless", "but"];
    let is_connective = start < end && doc.is_one_of(start, &CONNECTIVES);
    match (is_connective, doc.word(start + 1)) {
        (true, ",") => start + 2,
        (true, _) if doc.lower(start) == "but" => start + 1,
        _ => start,
    }
}

/// The content that goes on behind a source or cue in the middle: ", “…”" or, where what stood before is no
/// clause of its own, ", …".
pub(super) fn after(ctx: &Context, cue: &Cue, at: usize, before: &Range<usize>) -> Option<Range<usize>> {
    let doc = ctx.doc;
    let at = behind_adjuncts(ctx, at, cue.scope.end);
    if !matches!(doc.word(at), "," | ":" | "—" | "–") || at + 1 >= cue.scope.end {
        return None;
    }
    // “A,” Rey said, “B.” – Many were old, Rey said, and “B.”
    let conjunction = usize::from(doc.is_one_of(at + 1, &["and", "but"]));
    if let Some(quotation) = ctx.quotation_opened_by(at + 1 + conjunction) {
        return Some(ctx.trim(doc.quotations[quotation].tokens.clone())).filter(|rest| !rest.is_empty());
    }
    let quoted = doc.quotation_of(before.start).is_some();
    let subordinate = doc.tag(before.start) == Upos::Sconj
        || doc.is_one_of(at + 1, &["until", "although", "though", "because", "unless", "if"]);
    let goes_on = !quoted
        && (!has_finite_verb(ctx, before.clone()) || subordinate || super::rules::dangles(ctx, before))
        && has_finite_verb(ctx, at + 1..cue.scope.end);
    let is_next_cue =
        ctx.cues_in(at + 1..at + 4).iter().any(|c| c.is_gerund(doc)) || is_report(ctx, cue, at + 1);
    let rest = (goes_on && !is_next_cue).then(|| ctx.trim(at + 1..clause_end(ctx, cue, at + 1)));
    // Marks without a word are nothing that was said.
    rest.filter(|rest| !rest.is_empty())
}

/// Whether the clause that begins at a token is a report of its own: ", though she warned that".
fn is_report(ctx: &Context, cue: &Cue, at: usize) -> bool {
    let doc = ctx.doc;
    let from = if matches!(doc.tag(at), Upos::Sconj | Upos::Cconj) { at + 1 } else { at };
    let mut cues = ctx.cues_in(from..cue.scope.end.min(from + 30)).iter();
    cues.any(|c| {
        c.is_active(doc)
            && c.act() != crate::article::Act::Think
            && ctx.subject(c).is_some_and(|s| s.tokens.start == from)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn what_opens_a_clause_does_not_end_it() {
        check(
            "Rey said that, in the end, all ministers agreed.",
            expect![[r#"
            trailing indirect: all ministers | agreed | Rey said that, in the end
            clause indirect: Rey | said | that, in the end, all ministers agreed"#]],
        );
    }

    #[test]
    fn the_tree_tells_where_a_clause_ends() {
        check(
            "Ortiz denied having sold the boat and offered to pay.",
            expect![[r#"
            performative indirect: Ortiz | denied | having sold the boat
            performative indirect: Ortiz | offered | to pay"#]],
        );
        check(
            "Rey proposed to mend the pier, a plan the council has called costly.",
            expect!["performative indirect: Rey | proposed | to mend the pier"],
        );
        check(
            "Rey said that prices had fallen in May, and that the bank had called the fall a surprise.",
            expect![
                "clause indirect: Rey | said | that prices had fallen in May, and that the bank had called the fall a surprise"
            ],
        );
    }
}
