//! Who does what a trigger's verb says, also where another verb controls it ("invited Rey to visit").

use super::Context;
use super::party::{self, Party};
use crate::article::MentionKind;
use crate::lexicon::{TRIGGER_STATUS, verb};
use crate::parser::Form;
use crate::tagger::Upos;

/// The party that is the subject of a verb group.
pub(super) fn of(cx: &Context, group: usize) -> Option<Party> {
    let syntax = &cx.doc.syntax;
    let verb_group = &syntax.verb_groups[group];
    let np = match verb_group.form {
        Form::Infinitive => controller(cx, group).or_else(|| syntax.subject(cx.doc, group)),
        _ => syntax.subject(cx.doc, group),
    };
    let Some(np) = np else { return name_before(cx, verb_group.tokens.start) };
    let phrase = &syntax.noun_phrases[np].tokens;
    let limit = if phrase.start < verb_group.tokens.start {
        verb_group.tokens.start
    } else {
        // "Noting that …, Rey met": the subject stands behind.
        cx.window(phrase.start).end
    };
    Some(party::read(cx, phrase.start, limit)).filter(|p| !p.is_empty())
}

/// "In Lima Minister Rey met …": the person named directly before the verb.
fn name_before(cx: &Context, verb: usize) -> Option<Party> {
    let window = cx.window(verb);
    let last = (window.start..verb).rev().find(|&t| cx.doc.tag(t) != Upos::Adv)?;
    let mention =
        cx.entities.mention_at(last).filter(|m| m.kind == MentionKind::Name && m.tokens.end == last + 1)?;
    Some(Party::of_mention(mention)).filter(Party::has_person)
}

/// "invited Rey to visit": the object of a verb of asking does what the infinitive says.
fn controller(cx: &Context, group: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let start = syntax.verb_groups[group].tokens.start;
    let np = syntax.noun_phrase_of(start.checked_sub(1)?)?;
    let first = syntax.noun_phrases[np].tokens.start;
    let window = cx.window(start);
    let above = syntax.verb_groups_in(window.start..first).next_back()?;
    let (lemma, _) = verb(cx.doc.lower(syntax.verb_groups[above].head))?;
    let asks = TRIGGER_STATUS.get(lemma).is_some_and(|row| row.column(0) == "proposed");
    (asks && !syntax.verb_groups[above].passive).then_some(np)
}
