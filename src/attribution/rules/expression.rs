//! Rey expressed hope that the talks would go on. He voiced concern about prices. She conveyed greetings.

use super::super::content::clause_end;
use super::super::cue::Cue;
use super::super::reading::{Context, Reading, Source};
use crate::article::Act;
use crate::document::Document;
use crate::lexicon::{CUE_NOUNS, Row};
use crate::parser::Form;
use crate::tagger::Upos;

/// Reads a cue whose object is a noun of attitude: what the noun takes is the content.
pub(super) fn read(ctx: &Context, cue: &Cue, before: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    if !cue.is_active(doc) {
        return None;
    }
    let source = super::participle::shared_source(ctx, cue, before).or_else(|| ctx.subject(cue))?;
    read_with_source(ctx, cue, "expression", source)
}

/// Reads the noun behind a cue whose source is known.
pub(super) fn read_with_source(
    ctx: &Context,
    cue: &Cue,
    rule: &'static str,
    source: Source,
) -> Option<Reading> {
    let doc = ctx.doc;
    if !["noun", "light", "greeting"].iter().any(|frame| cue.takes(frame)) {
        return None;
    }
    let start = behind_addressee(doc, ctx.behind_adverbs(cue.tokens.end));
    let (head, row) = cue_noun_at(doc, start)?;
    let is = |kind: &str| row.parts(2).any(|k| k == kind);
    let names_act = cue.takes("noun") && is("attitude") || cue.takes("light") && is("light");
    // "expressed his country's thanks for": whose attitude it is belongs to what was said.
    let possessed = || (start..head).any(|t| doc.is_one_of(t, &["'s", "his", "her", "its", "their"]));
    let (from, cue_end) = if names_act {
        let at = head + 1;
        let is_infinitive = || {
            doc.syntax.verb_group_of(at).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Infinitive)
        };
        let takes = |frame: &str| row.parts(0).any(|f| f == frame);
        let for_behind = (takes("to") && takes("for")).then(|| {
            let mut phrase = (at + 1..cue.scope.end.min(at + 12)).take_while(|&t| doc.word(t) != ",");
            phrase.find(|&t| doc.lower(t) == "for")
        });
        let for_behind = for_behind.flatten();
        match doc.lower(at) {
            "that" if takes("that") => (at + 1, at),
            "to" if is_infinitive() && takes("inf") => (at, at),
            "to" if for_behind.is_some() => for_behind.map(|at| (at + 1, at + 1))?,
            preposition if takes(preposition) && is("attitude") && possessed() => (start, cue.tokens.end),
            preposition if takes(preposition) => (at + 1, at + 1),
            _ if cue.takes("greeting") && is("greeting") => (start, cue.tokens.end),
            _ if takes("that") && doc.syntax.noun_phrase_of(at).is_some() => (at, at),
            // "expressed regret"
            _ if is_closed(ctx, at, cue) && is("attitude") => (start, cue.tokens.end),
            _ => return None,
        }
    } else if cue.takes("greeting") && is("greeting") && doc.lower(head + 1) != "in" {
        (start, cue.tokens.end)
    } else {
        return None;
    };
    let content = ctx.trim(from..clause_end(ctx, cue, from));
    let act = if is("greeting") && cue.takes("greeting") {
        Act::Convey
    } else {
        super::super::cue::act(row.column(1))
    };
    (!content.is_empty()).then(|| Reading {
        source: Some(source),
        cue: Some(cue.tokens.start..cue_end),
        act,
        ..Reading::of_cue(rule, cue, vec![content], 0.5)
    })
}

/// "conveyed to Ortiz his greetings": behind the one who is told, where a noun phrase follows.
pub(in super::super) fn behind_addressee(doc: &Document, at: usize) -> usize {
    let told = (doc.lower(at) == "to").then(|| doc.syntax.noun_phrase_of(at + 1)).flatten();
    let behind = told.map(|np| doc.syntax.noun_phrases[np].tokens.end);
    behind.filter(|&t| doc.syntax.noun_phrase_of(t).is_some()).unwrap_or(at)
}

/// Whether nothing that the noun takes stands behind it.
fn is_closed(ctx: &Context, at: usize, cue: &Cue) -> bool {
    at >= cue.scope.end || matches!(ctx.doc.tag(at), Upos::Punct | Upos::Cconj)
}

/// The noun that heads the phrase at a token, and its row.
pub(in super::super) fn cue_noun_at(doc: &Document, at: usize) -> Option<(usize, Row)> {
    // By the word alone: "hope" behind "expressed" may have been taken for a verb.
    let head = doc.syntax.noun_phrase_of(at).map_or(at, |np| doc.syntax.noun_phrases[np].head);
    Some((head, cue_noun(doc.lower(head))?))
}

/// The row of a noun in the singular or plural.
pub(in super::super) fn cue_noun(word: &str) -> Option<Row> {
    CUE_NOUNS.get(word).or_else(|| CUE_NOUNS.get(word.strip_suffix('s')?)).or_else(|| {
        let stem = word.strip_suffix("ies")?;
        CUE_NOUNS.get(&format!("{stem}y"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn light_verbs_and_nouns_of_utterance() {
        check(
            "Rey made a promise to rebuild the pier and gave an assurance that it would last.",
            expect![[r#"
                expression indirect: Rey | made a promise | to rebuild the pier
                expression indirect: Rey | gave an assurance | that it would last"#]],
        );
        check(
            "Ortiz made plans for the summer. The ministry expressed regret.",
            expect!["expression indirect: The ministry | expressed | regret"],
        );
    }

    #[test]
    fn attitudes_and_greetings() {
        check(
            "Rey expressed hope that the talks would go on.",
            expect!["expression indirect: Rey | expressed hope | that the talks would go on"],
        );
        check(
            "The two sides voiced their deep concern about food prices.",
            expect!["expression indirect: The two sides | voiced | their deep concern about food prices"],
        );
        check(
            "Rey conveyed President Ortiz's warm greetings to the king, saying that he would come.",
            expect![[r#"
                expression indirect: Rey | conveyed | President Ortiz's warm greetings to the king
                participle indirect: Rey | saying | that he would come"#]],
        );
        check(
            "Rey conveyed to Ortiz the warm greetings of the king.",
            expect!["expression indirect: Rey | conveyed | the warm greetings of the king"],
        );
    }
}
