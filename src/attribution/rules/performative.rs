//! Rey urged Ortiz to stop. They promised to help. He denied having paid. She warned of chaos.

use super::super::complement::{Kind, complement};
use super::super::content::clause_end;
use super::super::cue::Cue;
use super::super::reading::{Context, Reading, Source};
use crate::article::Act;
use crate::lexicon::{CUE_OCCASIONS, CUES, GROUP_NOUNS, TITLES};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// Reads a cue whose infinitive, participle or noun phrase is what was said.
pub(super) fn read(ctx: &Context, cue: &Cue, before: &[Reading]) -> Option<Reading> {
    let doc = ctx.doc;
    if !cue.is_active(doc) {
        return None;
    }
    let source = super::participle::shared_source(ctx, cue, before).or_else(|| ctx.subject(cue))?;
    read_with_source(ctx, cue, "performative", source)
}

/// Reads the complement of a cue whose source is known.
pub(super) fn read_with_source(
    ctx: &Context,
    cue: &Cue,
    rule: &'static str,
    source: Source,
) -> Option<Reading> {
    let (content, addressee, sure) = plain(ctx, cue).or_else(|| with_object(ctx, cue))?;
    let content = ctx.trim(content);
    // "asked for it", "denied this": the content stands elsewhere.
    let is_pronoun = content.len() == 1 && matches!(ctx.doc.tag(content.start), Upos::Pron | Upos::Det);
    let anonymity = !content.is_empty() && ctx.doc.lower(content.end - 1) == "anonymity";
    (!content.is_empty() && !is_pronoun && !anonymity).then(|| Reading {
        source: Some(source),
        addressee,
        ..Reading::of_cue(rule, cue, vec![content], sure)
    })
}

type Found = (Range<usize>, Option<Source>, f32);

/// "promised to help", "denied having paid", "condemned the attack", "stressed the importance of …".
fn plain(ctx: &Context, cue: &Cue) -> Option<Found> {
    let doc = ctx.doc;
    let found = complement(ctx, cue)?;
    if found.addressee.is_some() {
        let start = ctx.behind_adverbs(cue.tokens.end);
        let object = found.kind == Kind::Nothing && cue.takes("np");
        return object.then(|| (start..before_occasion(ctx, start, clause_end(ctx, cue, start)), None, 0.7));
    }
    let fits = match found.kind {
        Kind::Infinitive => cue.takes("inf") && !declines_to_speak(ctx, cue, found.start),
        Kind::Phrase if cites_source(ctx, cue, found.start) => false,
        Kind::Gerund => cue.takes("ing"),
        Kind::Phrase | Kind::Clause | Kind::Quotation(_) => cue.takes("np"),
        Kind::Wh => cue.takes("np"),
        // "pointed to the fact that", "debunked claims that"
        Kind::That => {
            cue.takes("np") && doc.syntax.noun_phrase_of(ctx.behind_adverbs(cue.tokens.end)).is_some()
        }
        Kind::Nothing => false,
    };
    let start = ctx.behind_adverbs(cue.tokens.end);
    let end = clause_end(ctx, cue, start);
    // "hails from Lima", "welcomed over a million": what is not hailed.
    if doc.tag(start) == Upos::Adp && doc.is_one_of(start, &["from", "over"]) {
        return None;
    }
    let is_phrase = matches!(found.kind, Kind::Phrase | Kind::Clause);
    // "disclosed this to the daily": what was said stands before.
    if is_phrase && doc.tag(start) == Upos::Pron && !doc.is_one_of(start, &["his", "her", "its", "their"]) {
        return None;
    }
    fits.then(|| (start..if is_phrase { before_occasion(ctx, start, end) } else { end }, None, 0.8))
}

/// "declined to say", "refused to comment": nothing was said.
fn declines_to_speak(ctx: &Context, cue: &Cue, infinitive: usize) -> bool {
    let doc = ctx.doc;
    let group = doc.syntax.verb_group_of(infinitive).map(|g| &doc.syntax.verb_groups[g]);
    let speaks = |head: usize| {
        let lemma = crate::lexicon::verb(doc.lower(head)).map_or("", |(lemma, _)| lemma);
        matches!(lemma, "speak" | "talk" | "discuss")
            || CUES.get(lemma).is_some_and(|row| row.column(2) == "speech")
    };
    cue.act() == Act::Reject && group.is_some_and(|g| speaks(g.head))
}

/// "citing two officials": a source of the source, not what it said.
fn cites_source(ctx: &Context, cue: &Cue, phrase: usize) -> bool {
    let doc = ctx.doc;
    let named = |np: usize| {
        let head = doc.syntax.noun_phrases[np].head;
        !ctx.entities.of_phrase(doc, np).is_empty()
            || doc.is_in(head, &GROUP_NOUNS)
            || doc.is_in(head, &TITLES)
            || doc.is_one_of(head, &["person", "people", "source", "sources"])
    };
    cue.cites(doc) && doc.syntax.noun_phrase_of(phrase).is_some_and(named)
}

/// Where a phrase ends and the occasion of saying it begins: "… at a news conference", "… during the talks".
fn before_occasion(ctx: &Context, start: usize, end: usize) -> usize {
    let doc = ctx.doc;
    let is_occasion = |t: usize| {
        doc.is_one_of(t, &["at", "during", "in"])
            && doc.syntax.noun_phrase_of(t + 1).is_some_and(|np| {
                let head = doc.syntax.noun_phrases[np].head;
                doc.is_in(head, &CUE_OCCASIONS)
            })
    };
    // "confirmed the visit, which was his first": what is told of a thing is not what was said of it.
    let is_remark = |t: usize| {
        doc.word(t) == ","
            && doc.quotation_of(t).is_none()
            && doc.is_one_of(t + 1, &["which", "who", "whose"])
    };
    let end = (start + 1..end).find(|&t| is_occasion(t) || is_remark(t)).unwrap_or(end);
    before_time(ctx, start, end)
}

/// "denounced the lie on Friday": the time at the end is that of saying.
fn before_time(ctx: &Context, start: usize, end: usize) -> usize {
    let doc = ctx.doc;
    let end = ctx.trim(start..end).end;
    let Some(last) = end.checked_sub(1).filter(|t| *t > start) else { return end };
    let span = doc.tokens[last].span;
    let at = ctx.times.partition_point(|time| time.span.end < span.end);
    let Some(time) = ctx.times.get(at).filter(|time| time.span.end == span.end) else { return end };
    let first = doc.tokens_in(time.span).start;
    // "a meeting in May", "the deal of 2012": other prepositions tie the time to what was said.
    let cut = match first.checked_sub(1) {
        Some(on) if doc.lower(on) == "on" => on,
        Some(before) if doc.tag(before) == Upos::Adp => return end,
        _ => first,
    };
    if cut > start + 1 { cut } else { end }
}

/// "urged Ortiz to stop", "thanked Ortiz for the gift", "described the talks as useful", "called it a step".
fn with_object(ctx: &Context, cue: &Cue) -> Option<Found> {
    let doc = ctx.doc;
    let behind = ctx.behind_adverbs(cue.tokens.end);
    // "a claim Rey called “a joke”": the object stands before.
    if let Some(quotation) = ctx.quotation_opened_by(behind).filter(|_| cue.takes("obj-pred")) {
        return Some((doc.quotations[quotation].tokens.clone(), None, 0.8));
    }
    let object = doc.syntax.noun_phrase_of(behind)?;
    let first = doc.syntax.noun_phrases[object].tokens.start;
    if cue.takes("obj-pred") && predicate_follows(ctx, object) {
        return Some((first..clause_end(ctx, cue, first), None, 0.7));
    }
    let end = cue.scope.end.min(first + MAX_OBJECT);
    let with = |addressed: bool, from: usize, at: usize, sure: f32| {
        let addressee = addressed.then_some(Source { tokens: first..at, noun_phrase: object });
        // "urged Ortiz to stop" tells what he is to do; "thanked Lima for its help" is about both.
        // “accused Lima of “arming one side””: the quoted words are what was said.
        let quoted = ctx.quotation_opened_by(from).is_some();
        let asked = from == at && at < first + LONG_OBJECT;
        let start = if addressed && (asked || quoted || is_person(ctx, object)) { from } else { first };
        Some((start..clause_end(ctx, cue, from), addressee, sure))
    };
    let mut at = doc.syntax.noun_phrases[object].tokens.end;
    while at < end {
        if let Some(group) = doc.syntax.verb_group_of(at) {
            let group = &doc.syntax.verb_groups[group];
            if group.form == Form::Infinitive {
                // "wants the cost to be shared": a wish is about what its object does.
                let told = cue.act() != Act::Think;
                return cue.takes("obj-inf").then(|| with(told, at, at, 0.9)).flatten();
            }
            // "asked the man who called to wait"
            if group.form == Form::Finite && !modifies_object(ctx, group.tokens.start) {
                return None;
            }
            at = group.tokens.end;
            continue;
        }
        // "called on them to “put down the arms”"
        if doc.lower(at) == "to" && ctx.quotation_opened_by(at + 1).is_some() && cue.takes("obj-inf") {
            return with(true, at, at, 0.9);
        }
        let addressed = match doc.lower(at) {
            "for" if cue.takes("obj-for") => true,
            "of" if cue.takes("obj-of") => true,
            "on" if cue.takes("obj-on") => true,
            "against" if cue.takes("obj-against") => true,
            "as" if cue.takes("obj-as") => false,
            _ => {
                at += 1;
                continue;
            }
        };
        return with(addressed, at + 1, at, 0.8);
    }
    if cue.takes("obj-np") {
        let start = doc.syntax.noun_phrases[object].tokens.end;
        let gift = doc.syntax.noun_phrase_of(start)?;
        let addressee = Source { tokens: first..start, noun_phrase: object };
        let start = doc.syntax.noun_phrases[gift].tokens.start;
        return Some((start..clause_end(ctx, cue, start), Some(addressee), 0.7));
    }
    None
}

/// The longest object, in tokens, behind which the rest of a complement is looked for.
const MAX_OBJECT: usize = 30;

/// From this many tokens on, an object describes those who are asked, and is part of what was said: "asked anyone
/// who saw the boat to call".
const LONG_OBJECT: usize = 5;

/// Whether a noun phrase means a person, by name or by a pronoun.
fn is_person(ctx: &Context, noun_phrase: usize) -> bool {
    let head = ctx.doc.syntax.noun_phrases[noun_phrase].head;
    let named = || ctx.entities.of_phrase(ctx.doc, noun_phrase).iter().any(|id| ctx.entities.is_person(*id));
    ctx.doc.tag(head) == Upos::Pron || named()
}

/// Whether the verb at a token is that of a relative clause: "who called", "briefed on the talks".
fn modifies_object(ctx: &Context, verb: usize) -> bool {
    let doc = ctx.doc;
    doc.is_one_of(verb - 1, &["who", "which", "that", "whom"])
        || doc.syntax.noun_phrase_of(verb - 1).is_some_and(|np| {
            let phrase = &doc.syntax.noun_phrases[np];
            phrase.tokens.len() == 1
                && phrase.tokens.start > 0
                && doc.is_one_of(phrase.tokens.start - 1, &["who", "which", "that", "whom"])
        })
}

/// "called the talks useful", "called it a step": something stands behind the object that describes it.
fn predicate_follows(ctx: &Context, object: usize) -> bool {
    let doc = ctx.doc;
    let end = ctx.source(object).tokens.end;
    let at = ctx.behind_adverbs(end);
    doc.syntax.noun_phrase_of(at).is_some()
        || doc.tag(at) == Upos::Adj
        || ctx.quotation_opened_by(at).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn infinitives() {
        check(
            "Rey urged the two sides to stop the fighting and promised to help.",
            expect![[r#"
                performative indirect: Rey | urged | to stop the fighting
                performative indirect: Rey | promised | to help"#]],
        );
        check("He called on Ortiz to resign.", expect!["performative indirect: He | called on | to resign"]);
    }

    #[test]
    fn what_says_nothing() {
        check("Rey declined to comment. Ortiz refused to speak to reporters.", expect![[""]]);
        check(
            "The paper reported that prices rose, citing two officials.",
            expect!["clause indirect: The paper | reported | that prices rose"],
        );
        check("Rey neither rejected the offer nor welcomed it.", expect![[""]]);
        check("The minister disclosed this to the press.", expect![[""]]);
    }

    #[test]
    fn objects_and_their_descriptions() {
        check(
            "The minister accused both governments of slowness.",
            expect!["performative indirect: The minister | accused | both governments of slowness"],
        );
        check(
            "Rey accused Lima of “arming one side”, a claim that Ortiz rejects.",
            expect!["performative direct: Rey | accused | “arming one side”"],
        );
        check(
            "It was a plan that Rey called “a joke”.",
            expect!["performative direct: Rey | called | “a joke”"],
        );
        check(
            "Rey denounced the lie on Friday.",
            expect!["performative indirect: Rey | denounced | the lie"],
        );
    }

    #[test]
    fn phrases() {
        check(
            "The ministry denied having paid the firm.",
            expect!["performative indirect: The ministry | denied | having paid the firm"],
        );
        check(
            "Rey warned of chaos in the markets.",
            expect!["performative indirect: Rey | warned of | chaos in the markets"],
        );
        check(
            "Rey thanked Ortiz for the warm welcome.",
            expect!["performative indirect: Rey | thanked | the warm welcome"],
        );
        check(
            "She described the talks as useful.",
            expect!["performative indirect: She | described | the talks as useful"],
        );
    }
}
