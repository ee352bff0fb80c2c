//! Readings that report nothing: of things that cannot speak, of verbs that describe, and of what people say by the way
//! within the words of others.

use super::kind::{self, Kind};
use super::nature::{self, Nature};
use super::reading::{Context, Reading};
use super::source::entities;
use crate::article::Act;
use crate::lexicon::{VerbForm, verb};
use crate::parser::VerbGroup;
use crate::tagger::Upos;

/// Whether a reading reports something, whatever stands around it.
pub(super) fn stands(ctx: &Context, reading: &Reading) -> bool {
    !is_quoted_aside(ctx, reading) && can_say(ctx, reading)
}

/// Drops the readings that lie within another and are no report of their own. In order of the text.
#[inline(never)]
pub(super) fn drop_nested(ctx: &Context, readings: &mut Vec<Reading>) {
    let stands =
        |at: usize| outer(readings, at).is_none_or(|outer| reports_within(ctx, &readings[at], outer));
    let mut stand = (0..readings.len()).map(stands).collect::<Vec<_>>().into_iter();
    readings.retain(|_| stand.next().unwrap_or(true));
}

/// How many reports back one is looked for that holds a report.
const MAX_OUTER: usize = 8;

/// The report, one of the few before it, within whose content a report stands.
pub(super) fn outer(readings: &[Reading], at: usize) -> Option<&Reading> {
    let cue = readings[at].cue.as_ref()?;
    let before = &readings[at.saturating_sub(MAX_OUTER)..at];
    before.iter().find(|r| r.content.iter().any(|piece| piece.contains(&cue.start)))
}

/// Whether a reading lies within somebody's quoted words and is too thin to count: people in quotations say "they want" and "we know"
/// freely, and only what they report of a named person, or tell as told, is kept.
fn is_quoted_aside(ctx: &Context, reading: &Reading) -> bool {
    let quoted = reading.cue.as_ref().is_some_and(|c| ctx.doc.quotation_of(c.start).is_some());
    let names_person = || {
        let source = reading.source.as_ref();
        source.is_some_and(|s| entities(ctx, s).iter().any(|id| ctx.entities.is_person(*id)))
    };
    quoted && (reading.act == Act::Think || !names_person() && !is_retold(ctx, reading))
}

/// “I said yes,” Rey recalled. “They told me: ‘No.’”: what somebody's quoted words report of himself, as told to somebody or in the
/// words of others.
pub(super) fn is_retold(ctx: &Context, reading: &Reading) -> bool {
    let level = |token: usize| ctx.doc.quotation_of(token);
    let Some(cue) = reading.cue.as_ref().and_then(|c| ctx.cues_in(c.clone()).first()) else { return false };
    let speaks = cue.takes("quote") && cue.weight() >= 0.9 && tells_of_past(ctx, cue.verb(ctx.doc));
    let own = || reading.source.as_ref().is_some_and(|s| ctx.doc.lower(s.tokens.start) == "i");
    let in_their_words = || level(reading.extent().start) != level(cue.head);
    level(cue.head).is_some() && speaks && (own() || reading.addressee.is_some() || in_their_words())
}

/// Whether the source of a reading can say what it is read to say: a person anything; a report or data clauses and quotations, as
/// "the report praised" tells of its author and "the data show growth" of a thing; what is neither nothing but quotations and
/// what stands before it ("…, the camp said").
fn can_say(ctx: &Context, reading: &Reading) -> bool {
    let Some(source) = &reading.source else { return true };
    // "him shows": an object, and no subject.
    if reading.rule != "according-to" && ctx.doc.is_one_of(source.tokens.start, &["him", "them", "me", "us"])
    {
        return false;
    }
    match nature::of(ctx, source) {
        Nature::Speaker | Nature::Pronoun => true,
        Nature::Writing => !matches!(kind::of(ctx, reading), Kind::Deed | Kind::Phrase),
        Nature::Thing => match kind::of(ctx, reading) {
            Kind::Quotation => true,
            Kind::Before => reading.rule != "according-to",
            _ => false,
        },
    }
}

/// Whether a report within what another says is one of its own: told in the past ("he said Ortiz had asked"), not a thought, and not
/// what the speaker says of himself by the way ("she said she stood by every word").
fn reports_within(ctx: &Context, reading: &Reading, outer: &Reading) -> bool {
    let cue = reading.cue.as_ref().and_then(|c| ctx.cues_in(c.clone()).first());
    let Some(cue) = cue.filter(|_| reading.rule != "noun") else { return true };
    let same = || {
        let who = |r: &Reading| r.source.as_ref().map(|s| entities(ctx, s)).unwrap_or_default();
        let own = who(reading);
        !own.is_empty() && own == who(outer)
    };
    let past = cue.is_gerund(ctx.doc) || tells_of_past(ctx, cue.verb(ctx.doc));
    // "said he was sad and thanked Ortiz": joined to what was said, it may be the narrator's next.
    let before = ctx.before_adverbs(cue.tokens.start, &cue.scope);
    let joined = before.is_some_and(|t| ctx.doc.tag(t) == Upos::Cconj);
    // "asked whether Ortiz had promised": that he had is open.
    let told = reading.act != Act::Think && outer.act != Act::Ask;
    told && past && (joined || !same() || kind::of(ctx, reading) != Kind::Phrase)
}

/// "said", "has said", "had said", but not "says", "is saying".
fn tells_of_past(ctx: &Context, group: &VerbGroup) -> bool {
    let first = ctx.doc.lower(group.tokens.start);
    let simple = || verb(first).is_some_and(|(_, forms)| forms.has(VerbForm::Past));
    ctx.doc.is_one_of(group.tokens.start, &["has", "have", "had", "'ve", "'d"])
        || group.tokens.start == group.head && simple()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn what_cannot_speak_says_nothing() {
        check("Such policies promised growth. The months before had agreed to a truce.", expect![[""]]);
        check(
            "Its paintings highlight the war. They signed a plan which suggests that the bridge is old.",
            expect![[""]],
        );
    }

    #[test]
    fn a_report_tells_what_it_tells_in_a_clause() {
        check(
            "The report said that prices had fallen. Data showed prices had risen. A survey welcomed the plan.",
            expect![[r#"
                clause indirect: The report | said | that prices had fallen
                clause indirect: Data | showed | prices had risen"#]],
        );
    }

    #[test]
    fn a_verb_within_a_phrase_is_no_report() {
        check("It is worth mentioning that it rained. It goes without saying that Rey left.", expect![[""]]);
        check("They signed a highly anticipated deal on Monday.", expect![[""]]);
    }

    #[test]
    fn a_report_within_another() {
        check(
            "Rey said that Ortiz had told him that the bridge was old.",
            expect![[r#"
                clause indirect: Rey | said | that Ortiz had told him that the bridge was old
                clause indirect: Ortiz | had told | that the bridge was old"#]],
        );
        check(
            "Rey said that she hopes Ortiz will come and that she stands by every word.",
            expect![
                "clause indirect: Rey | said | that she hopes Ortiz will come and that she stands by every word"
            ],
        );
    }

    #[test]
    fn what_quoted_words_retell() {
        check(
            "“I told them, ‘No.’ They want more and they said it was theirs,” Ana Rey recalled.",
            expect![[r#"
                trailing direct: Ana Rey | recalled | “I told them, ‘No.’ They want more and they said it was theirs,”
                quotation direct: I | told | ‘No.’"#]],
        );
    }
}
