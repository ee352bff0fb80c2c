//! What a noun of encounter has behind it: "with Rey", "between Rey and Ortiz", "to Norway".

use super::Context;
use super::nouns::phrase_start;
use super::party::{self, Party};
use super::phrase;
use super::trigger::Trigger;
use crate::article::{Id, IdKind, MentionKind};
use crate::coreference::Reference;
use crate::parser::Form;
use crate::tagger::Upos;

/// How far behind a noun its sides are looked for, in tokens.
const COMPLEMENT_REACH: usize = 40;

/// What stands around a noun.
pub(super) struct Complements {
    pub(super) parties: Vec<Party>,
    pub(super) destination: Option<Id>,
    /// Whether one of them is the visitor: "the visit by Rey".
    pub(super) has_visitor: bool,
    /// Where the last of them ends.
    pub(super) end: usize,
    /// The name of the rule that found the last; empty where there is none.
    pub(super) rule: &'static str,
}

/// The sides behind a noun, by the prepositions of its frame.
pub(super) fn of(cx: &Context, trigger: &Trigger) -> Complements {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let frame = trigger.row.column(1);
    let window = cx.window(trigger.tokens.end - 1);
    let limit = window.end.min(trigger.tokens.end + COMPLEMENT_REACH);
    // "Talks between Rey and Ortiz ended": no verb or preposition stands before.
    let start = phrase_start(cx, trigger.tokens.start);
    let free = start == window.start || !matches!(doc.tag(start - 1), Upos::Adp | Upos::Sconj);
    let is_subject = free && syntax.verb_groups_in(window.start..start).is_empty();
    let mut found = Complements {
        parties: Vec::new(),
        destination: None,
        has_visitor: false,
        end: trigger.tokens.end,
        rule: "",
    };
    let mut at = trigger.tokens.end;
    // "after meeting Rey"
    if start == trigger.tokens.start
        && doc.lower(at - 1) == "meeting"
        && cx.entities.mention_at(at).is_some_and(|m| m.kind == MentionKind::Name)
    {
        let party = party::read(cx, at, window.end);
        if let Some(rule) = Role::Side("with").fill(cx, party.without_venues(), &mut found) {
            found.rule = rule;
            at = found.end;
        }
    }
    let mut behind_verb = false;
    while at < limit {
        let preposition = doc.lower(at);
        let fits = |preposition: &str| match preposition {
            "of" => at == trigger.tokens.end,
            "between" | "with" | "among" => true,
            _ => !behind_verb || frame == "message",
        };
        match role(frame, preposition).filter(|_| fits(preposition)) {
            Some(role) => {
                let party = match is_subject {
                    true => party::read_before_verb(cx, at + 1, window.end),
                    false => party::read(cx, at + 1, window.end),
                };
                let party = if frame == "visit" { party } else { party.without_venues() };
                if let Some(rule) = role.fill(cx, party, &mut found) {
                    found.rule = rule;
                    at = found.end;
                    continue;
                }
                at += 1;
            }
            // "talks were held on Monday between Rey and Ortiz"
            None if own_verb(cx, trigger, at).is_some() => {
                at = own_verb(cx, trigger, at).unwrap_or(at + 1);
                behind_verb = true;
            }
            None if frame == "meal" && doc.lower(at) == "in" && honoured(cx, at).is_some() => {
                let Some((start, party)) = honoured(cx, at) else { break };
                let Some(rule) = Role::Guest.fill(cx, party, &mut found) else { break };
                found.rule = rule;
                at = found.end.max(start);
                continue;
            }
            None if is_skipped(cx, at) => at += 1,
            // "a visit by the minister, Rey, to Lima"
            None if at == found.end && doc.word(at) == "," && role(frame, doc.lower(at + 1)).is_some() => {
                at += 1
            }
            None => break,
        }
        if let Some(np) = syntax.noun_phrase_of(at) {
            at = syntax.noun_phrases[np].tokens.end;
        }
    }
    if let Some(party) = bought(cx, trigger).filter(|_| found.parties.is_empty()) {
        found.parties.push(party);
        found.rule = "with";
    }
    found
}

/// How far behind "talks to" the company is named that they are about, in tokens.
const DEAL_REACH: usize = 12;

/// "in talks to buy a stake in Sosa Foods": the other company stands in what is planned.
fn bought(cx: &Context, trigger: &Trigger) -> Option<Party> {
    let (doc, at) = (cx.doc, trigger.tokens.end);
    let start = phrase_start(cx, trigger.tokens.start);
    let is_deal = trigger.row.column(1) == "talks"
        && start > 0
        && doc.lower(start - 1) == "in"
        && doc.lower(at) == "to";
    let behind = cx.entities.mentions_in(at..cx.window(at).end.min(at + DEAL_REACH));
    let company = |m: &&Reference| {
        m.kind == MentionKind::Name && m.entities.iter().any(|id| id.kind == IdKind::Organization)
    };
    behind.iter().find(company).filter(|_| is_deal).map(Party::of_mention)
}

/// "a call to Norway for calm": to ask, not to ring.
pub(super) fn is_appeal(cx: &Context, trigger: &Trigger, found: &Complements) -> bool {
    let bare = trigger.tokens.len() == 1 && trigger.row.column(1) == "call";
    let asked = |party: &Party| (party.tokens.start..=party.tokens.end).any(|t| cx.doc.lower(t) == "for");
    bare && found.rule == "call" && found.parties.last().is_some_and(asked)
}

/// What a preposition behind a noun introduces.
#[derive(Clone, Copy)]
enum Role {
    Side(&'static str),
    Several(&'static str),
    /// A person: "a dinner for Rey".
    Guest,
    /// A person: "the greetings of Rey".
    Sender,
    Destination,
}

fn role(frame: &str, preposition: &str) -> Option<Role> {
    match (frame, preposition) {
        (_, "with") => Some(Role::Side("with")),
        (_, "between" | "among" | "involving") => Some(Role::Several("between")),
        ("talks" | "call" | "meal", "of") => Some(Role::Several("of several")),
        ("meal", "for" | "to") => Some(Role::Guest),
        ("courtesy", "on" | "to") | ("call", "on") => Some(Role::Guest),
        ("call", "from" | "to") => Some(Role::Side("call")),
        ("visit", "to") => Some(Role::Destination),
        ("visit", "of") => Some(Role::Destination),
        ("visit", "by" | "from") => Some(Role::Side("visit by")),
        ("message", "to" | "from" | "by") => Some(Role::Side("sender and recipient")),
        ("message", "of") => Some(Role::Sender),
        _ => None,
    }
}

impl Role {
    /// Adds a party; gives the name of the rule where it fits.
    fn fill(self, cx: &Context, party: Party, found: &mut Complements) -> Option<&'static str> {
        if party.is_empty() {
            return None;
        }
        let end = party.tokens.end;
        let rule = match self {
            Role::Side(rule) => {
                found.has_visitor |= rule == "visit by";
                found.parties.push(party);
                rule
            }
            Role::Guest | Role::Sender => {
                if !party.has_person() {
                    return None;
                }
                found.parties.push(party);
                if matches!(self, Role::Guest) { "guest" } else { "sender and recipient" }
            }
            Role::Several(rule) => {
                let people = party.ids().filter(|id| id.kind == IdKind::Person).count();
                if rule == "of several" && people < 2 {
                    return None;
                }
                found.parties.push(party);
                if rule == "of several" { "between" } else { rule }
            }
            Role::Destination => {
                let place = party.ids().find(|id| id.kind == IdKind::Place);
                if party.has_person() && cx.doc.lower(party.tokens.start - 1) == "of" {
                    // "the visit of President Rey"
                    found.has_visitor = true;
                    found.parties.push(party);
                } else {
                    found.destination = place.or_else(|| party.ids().next());
                    found.parties.push(party);
                }
                "visit to"
            }
        };
        found.end = end;
        Some(rule)
    }
}

/// Where the verb group ends that begins at `at` and has the noun as its subject.
fn own_verb(cx: &Context, trigger: &Trigger, at: usize) -> Option<usize> {
    let syntax = &cx.doc.syntax;
    let group = syntax.verb_group_of(at)?;
    let own = syntax.noun_phrase_of(trigger.tokens.start)?;
    (syntax.subject(cx.doc, group) == Some(own)).then(|| syntax.verb_groups[group].tokens.end)
}

/// Whom a meal is for: "in honour of Rey", "in her honour"; with where the words end.
fn honoured(cx: &Context, at: usize) -> Option<(usize, Party)> {
    let doc = cx.doc;
    let is_honour = |t: usize| doc.is_one_of(t, &["honour", "honor", "honours", "honors"]);
    if is_honour(at + 1) && doc.lower(at + 2) == "of" {
        return Some((at + 3, party::read(cx, at + 3, cx.window(at).end)));
    }
    let mention = cx.entities.mention_at(at + 1).filter(|_| is_honour(at + 2))?;
    Some((at + 3, Party::of_mention(mention)))
}

/// What may stand between a noun and its sides: "in Lima", "on trade", "held", "here", "Monday".
fn is_skipped(cx: &Context, at: usize) -> bool {
    let doc = cx.doc;
    let participle = || {
        doc.syntax.verb_group_of(at).is_some_and(|g| {
            doc.syntax.verb_groups[g].form == Form::Participle
                || doc.syntax.verb_groups[g].tokens.len() == 1 && doc.is_one_of(at, &["held", "scheduled"])
        })
    };
    match doc.tag(at) {
        Upos::Adp | Upos::Adv => true,
        Upos::Verb => participle(),
        _ => doc.syntax.noun_phrase_of(at).is_some_and(|np| {
            let phrase = &doc.syntax.noun_phrases[np];
            at > phrase.tokens.start || phrase::is_time(doc, phrase.head)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn the_company_that_talks_are_about() {
        check(
            "Rey Foods Ltd is in talks to buy a stake in Sosa Pasta Inc, it said.",
            expect!["meeting ongoing: Rey Foods Ltd, Sosa Pasta Inc | with | talks"],
        );
    }

    #[test]
    fn sides_told_from_afar() {
        check(
            "Talks were held on Monday between Ana Rey and Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | between | Talks"],
        );
    }
}
