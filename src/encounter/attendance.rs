//! Who else was there: "Also present was Rey", "The meeting was attended by Rey", "in the presence of Rey".

use super::nouns::support;
use super::party::{self, Party};
use super::trigger::Trigger;
use super::{Context, Roles, subject};
use crate::parser::Form;
use crate::tagger::Upos;

/// The rule's name: whoever it finds joins the sides told before.
pub(super) const ATTENDED: &str = "attended by";

/// How far behind "present" the verb of an inverted sentence stands ("Also present at the meeting in Lima were"), in tokens.
const COPULA_REACH: usize = 10;

/// Those whom a word of presence tells of.
pub(super) fn roles(cx: &Context, trigger: &Trigger) -> Option<Roles> {
    let doc = cx.doc;
    let (at, window) = (trigger.tokens.start, cx.window(trigger.tokens.start));
    let groups = &doc.syntax.verb_groups;
    let read = |start: usize| Some(party::read(cx, start, window.end)).filter(Party::has_person);
    let is_copula = |t: usize| doc.is_one_of(t, &["was", "were", "are", "is"]);
    // "in the presence of Rey"
    let of = || read(at + 2).filter(|_| doc.lower(at) == "presence" && doc.lower(at + 1) == "of");
    // "Also present at the meeting were Rey and Ortiz"
    let inverted = || {
        let opens = (window.start..at).all(|t| {
            matches!(doc.tag(t), Upos::Adv | Upos::Adp | Upos::Pron | Upos::Det | Upos::Cconj | Upos::Punct)
        });
        let copula = (at..window.end.min(at + COPULA_REACH)).find(|t| is_copula(*t)).filter(|_| opens)?;
        // "were, on the Chilean side, Rey and Ortiz"
        let comma = (copula + 1..window.end.min(copula + COPULA_REACH)).rev().find(|t| doc.word(*t) == ",");
        read(copula + 1).or_else(|| read(comma? + 1))
    };
    // "Rey was also present", "Rey was in attendance"
    let predicate = || {
        let group = doc.syntax.verb_groups_in(window.start..at).next_back()?;
        let between = groups[group].tokens.end..at;
        let tied = is_copula(groups[group].head)
            && between.clone().all(|t| doc.tag(t) == Upos::Adv || doc.lower(t) == "in");
        subject::of(cx, group).filter(|party| tied && party.has_person())
    };
    let party = of().or_else(inverted).or_else(predicate)?;
    Some(Roles { parties: vec![party], destination: None, definite: true, governor: None, rule: ATTENDED })
}

/// How far behind a verb of attending those stand who did, in tokens: "attended, on the Chilean side, by Rey".
const BY_REACH: usize = 7;

/// "The meeting was attended by Rey", "talks chaired by Rey", "The talks took an hour and were also attended by Rey"
pub(super) fn attended_by(cx: &Context, trigger: &Trigger) -> Option<Party> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let window = cx.window(trigger.tokens.start);
    let own = syntax.noun_phrase_of(trigger.tokens.start);
    let attends = |g: &usize| {
        let group = &syntax.verb_groups[*g];
        let subject = syntax.subject(doc, *g);
        // "was co-chaired by"
        let undergoes =
            group.passive || group.form == Form::Participle || doc.lower(group.tokens.end) == "by";
        undergoes
            && (subject == own || subject.is_none())
            && matches!(support(cx, *g), Some("host" | "guest"))
    };
    let group = syntax.verb_groups_in(trigger.tokens.end..window.end).find(attends)?;
    let mut at = syntax.verb_groups[group].tokens.end;
    let mut all: Option<Party> = None;
    // "by Rey, and on the Chilean side by Ortiz"
    while let Some(by) = (at..window.end.min(at + BY_REACH)).find(|&t| doc.lower(t) == "by") {
        let party = party::read(cx, by + 1, window.end);
        if !party.has_person() || syntax.verb_groups_in(at..by).next().is_some() {
            break;
        }
        at = party.tokens.end;
        match &mut all {
            Some(all) => all.members.extend(party.members),
            None => all = Some(party),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn who_was_present() {
        check(
            "Ana Rey met Luis Ortiz on Monday. Also present were Eva Sosa and Jan Novak.",
            expect![
                "meeting happened: Ana Rey, Luis Ortiz, Eva Sosa, Jan Novak | subject and partner | met, present"
            ],
        );
    }

    #[test]
    fn in_the_presence_of() {
        check(
            "Ana Rey met Luis Ortiz in the presence of Eva Sosa.",
            expect!["meeting happened: Ana Rey, Luis Ortiz, Eva Sosa | subject and partner | met, presence"],
        );
    }

    #[test]
    fn who_attended() {
        check(
            "Ana Rey met Luis Ortiz. The meeting was attended by Eva Sosa and Jan Novak.",
            expect![
                "meeting happened: Ana Rey, Luis Ortiz, Eva Sosa, Jan Novak | subject and partner | met, meeting"
            ],
        );
    }

    #[test]
    fn who_attended_on_either_side() {
        check(
            "Ana Rey met Luis Ortiz. The reception took an hour and was attended by Eva Sosa, and on the Peruvian side by Jan Novak.",
            expect![
                "meeting happened: Ana Rey, Luis Ortiz, Eva Sosa, Jan Novak | subject and partner | met, reception"
            ],
        );
    }

    #[test]
    fn present_at_nothing_told() {
        check("Ana Rey was present.", expect![""]);
    }
}
