//! Whether a clause tells of something that took place (R. Saurí, J. Pustejovsky, "FactBank: a corpus annotated with event factuality",
//! 2009), by what stands outside its verb group: what denies it, and what only supposes it.

use super::{Form, Modality, Syntax};
use crate::document::Document;
use crate::lexicon::{ENCOUNTER_WORDS, SUPPOSITIONS, verb};
use crate::tagger::Upos;
use std::ops::Range;

/// What denies as a subject, or as the beginning of one.
const DENYING: [&str; 5] = ["no", "nobody", "none", "neither", "nor"];

/// What denies before an auxiliary that stands before its subject: "nor did Rey say".
const FRONTED: [&str; 4] = ["nor", "neither", "never", "not"];

/// What says that something was not quite done.
const SHORT: [&str; 4] = ["almost", "nearly", "hardly", "scarcely"];

/// How far before its last phrase a subject may begin: "no one at the ministry".
const REACH: usize = 5;

/// Notes which finite verbs are denied or supposed.
pub(super) fn note(doc: &Document, syntax: &mut Syntax) {
    for sentence in doc.sentences.iter().map(|sentence| &sentence.tokens) {
        for group in syntax.verb_groups_in(sentence.clone()) {
            let verb = &syntax.verb_groups[group];
            if verb.form != Form::Finite {
                continue;
            }
            let start = verb.tokens.start;
            let fails = falls_short(doc, sentence.start, start);
            let subject = syntax.subject(doc, group).map(|np| syntax.noun_phrases[np].tokens.clone());
            // Behind a comma the subject may be that of another verb.
            let own =
                subject.filter(|it| it.start < start && (it.end..start).all(|t| doc.tag(t) != Upos::Punct));
            let verb = &mut syntax.verb_groups[group];
            let denied =
                |it: &Range<usize>| is_denied(doc, sentence, it.start) || is_refuted(doc, sentence, it.start);
            verb.negated |= fails || own.as_ref().is_some_and(denied);
            if verb.modality == Modality::None && own.is_some_and(|it| is_supposed(doc, sentence, it.start)) {
                verb.modality = Modality::Possible;
            }
        }
    }
}

/// "almost said", "hardly said", "no longer says"
fn falls_short(doc: &Document, from: usize, verb: usize) -> bool {
    let word = |by: usize| verb.checked_sub(by).filter(|t| *t >= from).map_or("", |t| doc.lower(t));
    SHORT.contains(&word(1)) || [word(2), word(1)] == ["no", "longer"]
}

/// "nobody met", "neither Rey nor Ortiz said", "none of the ministers said", "nor did Rey say", "it was not Rey who said", "all but Rey said"
fn is_denied(doc: &Document, sentence: &Range<usize>, subject: usize) -> bool {
    let denies = |t: usize| doc.is_one_of(t, &DENYING);
    // "No 10 said"
    if denies(subject) && doc.tag(subject + 1) != Upos::Num {
        return true;
    }
    let Some(leader) = subject.checked_sub(1).filter(|t| *t >= sentence.start) else { return false };
    let before = sentence.start.max(subject.saturating_sub(REACH))..leader;
    let excepts = || {
        let all =
            before.clone().next_back().is_some_and(|t| doc.is_one_of(t, &["everyone", "everybody", "all"]));
        all && doc.is_one_of(leader, &["but", "except"])
    };
    match doc.tag(leader) {
        _ if doc.is_one_of(leader, &["nor", "not"]) || excepts() => true,
        // "none of", "no one at"
        Upos::Adp => {
            let same = |t: &usize| !matches!(doc.tag(*t), Upos::Punct | Upos::Cconj | Upos::Verb | Upos::Aux);
            before.rev().take_while(same).any(denies)
        }
        Upos::Aux => {
            let same = |t: &usize| !matches!(doc.tag(*t), Upos::Punct | Upos::Verb);
            before.rev().take_while(same).any(|t| doc.is_one_of(t, &FRONTED))
        }
        _ => false,
    }
}

/// "denied that Rey said", "rejected claims that Rey said"
fn is_refuted(doc: &Document, sentence: &Range<usize>, subject: usize) -> bool {
    let before = |by: usize| subject.checked_sub(by).filter(|t| *t >= sentence.start);
    let refutes = |t: usize| {
        let lemma = verb(doc.lower(t)).map(|(lemma, _)| lemma);
        lemma.and_then(|lemma| ENCOUNTER_WORDS.get(lemma)).is_some_and(|row| row.column(0) == "refutation")
    };
    before(1).is_some_and(|t| doc.lower(t) == "that")
        && (before(2).is_some_and(refutes)
            || before(2).is_some_and(|t| doc.tag(t) == Upos::Noun) && before(3).is_some_and(refutes))
}

/// "if Rey said", "had Rey said it,", "rumours that Rey said", "no sign that Rey said", "did Rey say it?"
fn is_supposed(doc: &Document, sentence: &Range<usize>, subject: usize) -> bool {
    let Some(leader) = subject.checked_sub(1).filter(|t| *t >= sentence.start) else { return false };
    let before = |by: usize| leader.checked_sub(by).filter(|t| *t >= sentence.start);
    let supposes =
        |t: usize, place: &str| SUPPOSITIONS.get(doc.lower(t)).is_some_and(|row| row.column(0) == place);
    let of_that = || {
        before(1).is_some_and(|t| {
            // "no evidence that", "not true that"
            let lacks = before(2).is_some_and(|t| doc.is_one_of(t, &["no", "not"]));
            lacks && doc.tag(t) != Upos::Verb || supposes(t, "that")
        })
    };
    let opens = before(1).is_none_or(|t| doc.tag(t) == Upos::Punct);
    let asks = || (sentence.end.saturating_sub(2)..sentence.end).any(|t| doc.word(t) == "?");
    supposes(leader, "subject")
        || doc.lower(leader) == "that" && of_that()
        || doc.tag(leader) == Upos::Aux && (asks() || opens && doc.lower(leader) == "had")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    /// The verbs that took place.
    fn check(text: &str, expect: Expect) {
        let doc = crate::analyze(text, &crate::Options::default());
        let facts =
            doc.syntax.verb_groups.iter().filter(|g| !g.negated && g.modality == super::Modality::None);
        expect.assert_eq(&facts.map(|g| doc.word(g.head)).collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn a_subject_denies() {
        check("Neither Ana Rey nor Luis Ortiz said it.", expect![""]);
        check(
            "None of the ministers said it. No one at the ministry has said it. Nobody met Rey.",
            expect![""],
        );
        check("No minister met Rey. No 10 said it. Rey said no.", expect!["said said"]);
        check("Everyone but Rey said it. It was not Rey who said it.", expect!["said"]);
    }

    #[test]
    fn what_opens_a_clause_denies() {
        check("Nor did Rey say it. Never before has Rey met Ortiz.", expect!["did has"]);
        check("Rey almost said it. Rey no longer says it. Rey hardly spoke.", expect![""]);
    }

    #[test]
    fn a_clause_supposes() {
        check("If Rey met Ortiz, nothing changed.", expect!["changed"]);
        check("Had Rey said it, Ortiz would have left. Rey had said it.", expect!["Had said said"]);
        check("Did Rey say it? Why has Rey said it?", expect!["Did has"]);
        check(
            "Ortiz denied that Rey said it. Ortiz rejected claims that Rey said it.",
            expect!["denied rejected"],
        );
        check(
            "Rumours that Rey said it spread. There is no sign that Rey said it.",
            expect!["Rumours spread is"],
        );
    }
}
