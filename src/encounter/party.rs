//! Whom a run of noun phrases means: coordination, apposition, titles with "of".

use super::Context;
use super::phrase::{denotes_people, ids_in, is_plural_noun, is_time, nations, owner, skip_participles};
use super::trigger::is_of_sort;
use crate::article::{Id, IdKind};
use crate::coreference::Reference;
use crate::document::Document;
use crate::lexicon::{AUDIENCES, COMPANIONS, TITLES, VENUES};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// One side of an encounter.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    /// Each coordinated phrase.
    pub members: Vec<Member>,
    /// The head of a phrase that the members spell out: "leaders" of "the three leaders, Rey, Ortiz and Sosa".
    pub described: Option<usize>,
    /// From its first word to its last.
    pub tokens: Range<usize>,
}

/// One phrase of a side.
#[derive(Clone, Debug, Default)]
pub(super) struct Member {
    /// Whom it means; none where it stands for people without a name ("opposition leaders").
    pub ids: Vec<Id>,
    /// Its head.
    pub head: usize,
    /// A place without a name: "the factory".
    pub venue: bool,
    /// Such a place that can act as well: "the union", "parliament".
    pub body: bool,
    /// How many countries and bodies are named in it: "Chilean and Peruvian officials", "a delegation of the union".
    pub nations: usize,
    /// Sent by such a country or body: "a Chilean delegation".
    pub delegate: bool,
}

impl Party {
    /// Everyone it names.
    pub(super) fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.members.iter().flat_map(|m| m.ids.iter().copied())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether it stands for two or more, of whom at least one is named.
    pub(super) fn is_plural(&self) -> bool {
        let people = self.ids().filter(|id| id.kind == IdKind::Person).count();
        let of_several = |m: &Member| m.nations >= 2 && m.is_unnamed();
        people >= 2
            || self.members.iter().any(of_several)
            || self.members.len() >= 2 && self.ids().count() >= 1
            || self.ids().count() >= 2
    }

    /// The party without the places that have no name, which one can visit but not meet.
    pub(super) fn without_venues(mut self) -> Self {
        self.members.retain(|m| !m.venue || m.body);
        self
    }

    /// Whether it names a person or somebody's office ("the Chilean ambassador").
    pub(super) fn is_told(&self) -> bool {
        self.has_person() || self.members.iter().any(|m| m.nations > 0 && m.is_unnamed())
    }

    /// Whether a country or body sent a member of it.
    pub(super) fn is_sent(&self) -> bool {
        self.members.iter().any(|m| m.delegate)
    }

    /// Whether a member has a name that is a person's.
    pub(super) fn has_person(&self) -> bool {
        self.ids().any(|id| id.kind == IdKind::Person)
    }

    /// The side that people known from before are: "they", "the two".
    pub(super) fn of_several(ids: Vec<Id>, tokens: Range<usize>) -> Self {
        let head = tokens.start;
        Party { members: vec![Member { ids, head, ..Member::default() }], described: None, tokens }
    }

    /// The side that one mention is: "his" of "his meeting".
    pub(super) fn of_mention(mention: &Reference) -> Self {
        Party {
            members: vec![Member { ids: mention.entities.clone(), head: mention.head, ..Member::default() }],
            described: None,
            tokens: mention.tokens.clone(),
        }
    }
}

/// How many coordinated phrases are read at most.
const MAX_MEMBERS: usize = 24;

/// Reads the phrases from `start` on, up to `limit`: "his Russian counterpart, Ana Rey, and three aides". It
/// stops before the subject of a clause ("met Rey and the two agreed").
pub(super) fn read(cx: &Context, start: usize, limit: usize) -> Party {
    read_row(cx, start, limit, false)
}

/// As [`read`], where the row can itself be followed by its verb: "talks between Rey and Ortiz ended".
pub(super) fn read_before_verb(cx: &Context, start: usize, limit: usize) -> Party {
    read_row(cx, start, limit, true)
}

fn read_row(cx: &Context, start: usize, limit: usize, verb_follows: bool) -> Party {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let mut party = Party { tokens: start..start, ..Party::default() };
    let mut at = start;
    let mut tie = Tie::First;
    while party.members.len() < MAX_MEMBERS {
        at = skip_participles(doc, at, limit);
        let Some(np) = syntax.noun_phrase_of(at).filter(|_| at < limit) else { break };
        let phrase = syntax.noun_phrases[np].tokens.clone();
        let next = modifiers_end(cx, phrase.end.min(limit), limit);
        let is_subject = at > start && !(verb_follows && tie == Tie::And) && begins_clause(doc, next, limit);
        // "Rey of Chile, who chaired the talks": the pronoun adds nobody.
        let is_relative = at > start && doc.is_one_of(at, &["who", "whom", "which"]);
        // "talks to herself"
        let is_reflexive = is_of_sort(doc.lower(at), "reflexive");
        // "met the Lima Commission's target"
        let owns = doc.is_one_of(next, &["'s", "'", "’"]) && !doc.tokens[next].space_before;
        let base = at..without_time(cx, at..phrase.end.min(limit));
        if owns || is_subject || is_relative || is_reflexive || base.is_empty() || is_time(doc, base.end - 1)
        {
            break;
        }
        let head = syntax.noun_phrases[np].head.min(base.end - 1);
        let ids = ids_in(cx, base, next);
        let owner = owner(cx, at..next, head).filter(|_| ids.iter().all(|id| id.kind == IdKind::Group));
        let venue = owner.is_some() || ids.is_empty() && doc.is_in(head, &VENUES);
        let ids = owner.map_or(ids, |id| vec![id]);
        let body = venue && VENUES.get(doc.lower(head)).is_some_and(|row| row.column(0) == "body");
        let nations = nations(cx, at..next);
        let delegate = nations > 0 && is_of_sort(doc.lower(head), "delegate");
        let member = Member { ids, head, venue, body, nations, delegate };
        // A capitalised name that no list knows still tells that there is a side.
        let is_name = doc.tag(head) == Upos::Propn && doc.is_capital(head) && !doc.is_in(head, &AUDIENCES);
        if !member.ids.is_empty() || denotes_people(doc, at..next, head) || is_name || venue {
            tie = party.add(doc, member, tie, at);
        } else if party.is_empty() {
            // "received support, Ana Rey said": what is neither is no side, and nothing is in a row with it.
            break;
        }
        at = next;
        party.tokens.end = at;
        match connector(doc, at, limit) {
            Some((len, is_comma)) => {
                at += len;
                tie = match tie {
                    Tie::Described if !is_comma => Tie::Described,
                    _ if is_comma => Tie::Comma,
                    _ => Tie::And,
                };
            }
            None => break,
        }
    }
    party.drop_described();
    party
}

/// Where a phrase ends without the time that was read into it: "Lima" of "visit Lima next month".
fn without_time(cx: &Context, phrase: Range<usize>) -> usize {
    let span = cx.doc.span(phrase.clone());
    let next = cx.times.partition_point(|t| t.span.end < span.end);
    let time = cx.times.get(next).filter(|t| t.span.end == span.end && t.span.start >= span.start);
    time.map_or(phrase.end, |t| cx.doc.tokens_in(t.span).start)
}

/// How a phrase is tied to the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    First,
    /// A comma: a row or an apposition.
    Comma,
    /// "and", "as well as" …
    And,
    /// Behind a description of the one before: ", a senator and head of the committee".
    Described,
}

impl Party {
    /// Adds a member, or leaves it out where it only describes the one before.
    fn add(&mut self, doc: &Document, member: Member, tie: Tie, start: usize) -> Tie {
        let describes = member.is_unnamed() && !is_plural_noun(doc, member.head);
        let bare = doc.tag(start) != Upos::Det;
        match self.members.last() {
            // "Rey of Lima, Peru,": the country that a city lies in.
            Some(before)
                if tie == Tie::Comma
                    && member.is_place()
                    && !before.is_place()
                    && doc.tag(start - 2) == Upos::Propn
                    && before.head + 1 < start - 1 =>
            {
                return tie;
            }
            // "Rey, the mayor of Lima,"
            Some(before) if tie == Tie::Comma && describes && !before.is_unnamed() => return Tie::Described,
            Some(_) if tie == Tie::Described && describes && bare => return Tie::Described,
            // "his Russian counterpart, Ana Rey,"
            Some(before) if tie == Tie::Comma && before.is_unnamed() && !member.is_unnamed() => {
                if !is_plural_noun(doc, before.head) {
                    self.members.pop();
                } else if self.members.len() == 1 {
                    self.described = Some(before.head);
                }
            }
            _ => {}
        }
        self.members.push(member);
        tie
    }

    /// Takes out a first member whom the others spell out.
    fn drop_described(&mut self) {
        let spelt_out = self.members.len() >= 3 && self.members[1..].iter().all(|m| !m.is_unnamed());
        if spelt_out && self.described.is_some() {
            self.members.remove(0);
        } else {
            self.described = None;
        }
    }
}

impl Member {
    /// Whether it names a place and nothing else.
    fn is_place(&self) -> bool {
        !self.ids.is_empty() && self.ids.iter().all(|id| id.kind == IdKind::Place)
    }

    /// Whether no name tells whom it means.
    pub(super) fn is_unnamed(&self) -> bool {
        self.ids.iter().all(|id| id.kind == IdKind::Group)
    }
}

/// Behind a phrase: "of …", "from …" and brackets.
fn modifiers_end(cx: &Context, end: usize, limit: usize) -> usize {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    let mut at = end;
    loop {
        let attached = syntax
            .noun_phrase_of(at + 1)
            .filter(|_| at + 1 < limit && is_linking(cx, at))
            .map(|np| &syntax.noun_phrases[np])
            .filter(|phrase| !is_time(doc, phrase.head));
        at = match attached {
            Some(phrase) => phrase.tokens.end.min(limit),
            None if doc.word(at) == "(" => match (at..limit.min(at + 12)).find(|&t| doc.word(t) == ")") {
                // "head of the agency (ISO) Ana Rey"
                Some(close) if at > end => person_at(cx, close + 1, limit).unwrap_or(close + 1),
                Some(close) => close + 1,
                None => return at,
            },
            None => match of_row(cx, end, at, limit) {
                Some(next) => next,
                None => return at,
            },
        };
    }
}

/// Whether a preposition ties what follows to the phrase before: "head of the agency", "ambassador to Norway", but not "called Rey from
/// a car".
fn is_linking(cx: &Context, at: usize) -> bool {
    let doc = cx.doc;
    let names_body = || {
        let mention = cx.entities.mention_at(at + 1).or_else(|| cx.entities.mention_at(at + 2));
        mention.is_some_and(|m| m.entities.iter().any(|id| id.kind != IdKind::Person))
    };
    let is_office = || doc.is_in(at - 1, &TITLES);
    match doc.lower(at) {
        "of" => true,
        "from" | "for" => is_office() || names_body(),
        "to" => is_office() && names_body(),
        _ => false,
    }
}

/// Where the phrase at `token` ends, if it names a person.
fn person_at(cx: &Context, token: usize, limit: usize) -> Option<usize> {
    let phrase = &cx.doc.syntax.noun_phrases[cx.doc.syntax.noun_phrase_of(token)?];
    let mention = cx.entities.mention_at(phrase.head)?;
    let person = mention.entities.iter().any(|id| id.kind == IdKind::Person);
    (person && phrase.tokens.end <= limit).then_some(phrase.tokens.end)
}

/// "leaders of Chile and Peru", "Minister of Energy and Natural Resources Ana Rey": the row behind "of" goes
/// on.
fn of_row(cx: &Context, end: usize, at: usize, limit: usize) -> Option<usize> {
    let (doc, syntax) = (cx.doc, &cx.doc.syntax);
    if at == end || doc.lower(at) != "and" || at + 1 >= limit {
        return None;
    }
    let phrase = &syntax.noun_phrases[syntax.noun_phrase_of(at + 1)?];
    let before =
        cx.entities.mention_at(at - 1).map(|m| m.entities.iter().all(|id| id.kind == IdKind::Person));
    let same_sort = match cx.entities.mention_at(phrase.head) {
        Some(m) => {
            let person = m.entities.iter().any(|id| id.kind == IdKind::Person);
            // A person whose title runs on from before "and".
            if person {
                before.is_none() && m.tokens.start > phrase.tokens.start
            } else {
                before == Some(false)
            }
        }
        None => before != Some(true) && doc.is_capital(at - 1) && doc.is_capital(phrase.head),
    };
    (same_sort && phrase.tokens.end <= limit).then_some(phrase.tokens.end)
}

/// Whether the phrase that ends at `end` is the subject of a finite verb.
fn begins_clause(doc: &Document, end: usize, limit: usize) -> bool {
    let next = (end..limit).find(|&t| doc.tag(t) != Upos::Adv);
    next.and_then(|t| doc.syntax.verb_group_of(t))
        .is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite && doc.tag(end) != Upos::Punct)
}

/// "and", "as well as", ", accompanied by", ",": how many tokens, and whether it is a comma alone.
fn connector(doc: &Document, at: usize, limit: usize) -> Option<(usize, bool)> {
    let comma = usize::from(doc.word(at) == ",");
    if at + comma >= limit {
        return None;
    }
    match doc.entry(at + comma, &COMPANIONS) {
        Some((len, _)) if at + comma + len < limit => Some((comma + len, false)),
        _ => (comma == 1).then_some((1, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn apposition_names_the_side() {
        check(
            "Ana Rey met her Norwegian counterpart, Erik Dahl, in Oslo.",
            expect!["meeting happened: Ana Rey, Erik Dahl in Oslo | subject and partner | met"],
        );
    }

    #[test]
    fn a_relative_pronoun_adds_nobody() {
        check("President Ana Rey of Norway, who chaired the talks, left.", expect![""]);
    }

    #[test]
    fn apposition_adds_nobody() {
        check(
            "Ana Rey met Luis Ortiz, a senator and head of the committee, on Monday.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn a_row_of_names() {
        check(
            "Ana Rey met Luis Ortiz, Eva Sosa and Jan Novak.",
            expect!["meeting happened: Ana Rey, Luis Ortiz, Eva Sosa, Jan Novak | subject and partner | met"],
        );
    }

    #[test]
    fn a_title_that_runs_on() {
        check(
            "Ana Rey met Minister of Energy and Natural Resources Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn adjectives_of_two_countries() {
        check(
            "Ana Rey met the Chilean and Peruvian presidents, Eva Sosa and Luis Ortiz, on Monday.",
            expect!["meeting happened: Ana Rey, Eva Sosa, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn companions() {
        check(
            "Ana Rey, accompanied by Eva Sosa, was greeted by Mayor Jan Novak.",
            expect!["meeting happened: Ana Rey, Eva Sosa, Jan Novak | passive | greeted"],
        );
    }

    #[test]
    fn a_delegation_and_its_head() {
        check(
            "A delegation led by Ana Rey met Luis Ortiz.",
            expect!["meeting happened: Ana Rey, Luis Ortiz, delegation | subject and partner | met"],
        );
    }

    #[test]
    fn a_relative_of_somebody_is_somebody_else() {
        check(
            "Ana Rey met the wife of President Luis Ortiz.",
            expect!["meeting happened: Ana Rey | subject and partner | met"],
        );
    }

    #[test]
    fn a_quantity_of_people() {
        check(
            "Ana Rey met a number of ministers.",
            expect!["meeting happened: Ana Rey, ministers | subject and partner | met"],
        );
    }

    #[test]
    fn the_next_clause_is_not_read() {
        check(
            "Ana Rey met Luis Ortiz and Eva Sosa went home.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | subject and partner | met"],
        );
    }

    #[test]
    fn officials_of_two_countries() {
        check(
            "Chilean and Peruvian negotiators met in Lima.",
            expect!["meeting happened: Chilean and Peruvian negotiators in Lima | reciprocal subject | met"],
        );
    }

    #[test]
    fn a_place_that_acts() {
        check(
            "Talks between Chile and the union broke up.",
            expect!["meeting happened: Chile | between | Talks"],
        );
    }

    #[test]
    fn who_speaks_in_a_quotation() {
        check(
            "\"Luis Ortiz met me in Oslo,\" Ana Rey said.",
            expect!["meeting happened: Luis Ortiz, Ana Rey in Oslo | subject and partner | met"],
        );
    }

    #[test]
    fn an_office_with_to() {
        check(
            "Eva Sosa met Norwegian Ambassador to Chile Luis Ortiz.",
            expect!["meeting happened: Eva Sosa, Luis Ortiz | subject and partner | met"],
        );
        check(
            "Ana Rey called Luis Ortiz from her car.",
            expect!["call happened: Ana Rey, Luis Ortiz | subject and partner | called"],
        );
    }
}
