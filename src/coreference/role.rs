//! Roles: who bears the one that a noun phrase names.

use super::cluster::canonical;
use super::discourse::{Discourse, Found};
use super::group;
use super::nominal::{MAX_PEOPLE, is_definite, joined};
use crate::article::{EntityKind, MentionKind};
use crate::document::{BlockKind, Document};
use crate::lexicon::{COUNTRIES, DEMONYMS, GENERIC_ROLES, Row, TITLES};
use crate::ner;
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// The title that a phrase ends in or, as in "the head | of state", that begins in it.
pub(super) fn title_of(doc: &Document, tokens: &Range<usize>) -> Option<(Range<usize>, Row)> {
    let longer = tokens.clone().find_map(|t| {
        doc.entry(t, &TITLES).filter(|(n, _)| t + n > tokens.end).map(|(n, row)| (t..t + n, row))
    });
    longer.or_else(|| {
        let start = ner::title_ending_at(doc, tokens.end, tokens.start)?;
        let row = ner::title_row(doc, start..tokens.end)?;
        Some((start..tokens.end, row))
    })
}

/// How many words name the country of an office behind it at most.
const MAX_COMPLEMENT: usize = 6;

/// The country that a phrase or its complement names, by its adjective or its name.
fn country(doc: &Document, tokens: &Range<usize>) -> Option<&'static str> {
    // "the New Mexico Democrat" is of no country.
    let of_state = |t: usize| {
        t > 0 && doc.lower(t - 1) == "new" && COUNTRIES.get(&format!("new {}", doc.lower(t))).is_none()
    };
    // "the president | of the Republic of Chile"
    let behind = (tokens.end..doc.sentence_tokens(tokens.end - 1).end).take(MAX_COMPLEMENT);
    let in_name = |t: &usize| doc.is_one_of(*t, &["of", "the"]) || doc.is_capital(*t);
    let complement = behind.take_while(in_name).filter(|_| doc.lower(tokens.end) == "of");
    tokens.clone().filter(|&t| !of_state(t)).chain(complement).find_map(|t| {
        let origin = DEMONYMS.get(doc.lower(t)).map(|row| row.column(0));
        let named = || COUNTRIES.get(doc.lower(t)).map(|row| canonical(doc, t, row));
        origin.or_else(named).filter(|name| COUNTRIES.get(name).is_some())
    })
}

/// "The Norwegian": the person of that country who came up last, as the subject of a verb.
fn compatriot(discourse: &Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let country = DEMONYMS.get(doc.lower(tokens.end - 1)).map(|row| row.column(0))?;
    let alone = tokens.len() == 2 && doc.lower(tokens.start) == "the" && discourse.role(tokens.end - 1).0;
    let people = discourse.recent_people(MAX_PEOPLE);
    people.into_iter().find(|&r| alone && discourse.referents[r].countries.contains(&country))
}

/// "the Chinese president", "the minister": the person with that role who came up last.
pub(super) fn bearer(discourse: &mut Discourse, tokens: &Range<usize>) -> Option<usize> {
    let doc = discourse.doc;
    let last = tokens.end - 1;
    // "the Ohio Democrat", "the gaffer": no titles, but said of those who have one.
    let informal = || doc.is_in(last, &GENERIC_ROLES).then_some(last..tokens.end);
    let title = title_of(doc, tokens).map(|(title, _)| title).or_else(informal);
    let Some(title) = title else { return compatriot(discourse, tokens) };
    let key = joined(doc, title);
    let royal =
        TITLES.get(&key).is_none() && title_of(doc, tokens).is_some_and(|(_, row)| row.column(1) == "royal");
    if let Some(person) = second_office(discourse, tokens.start, &key) {
        return Some(person);
    }
    let singular =
        royal || GENERIC_ROLES.get(&key).is_some() || TITLES.get(&key).is_some() || key == "counterpart";
    // "veteran party leader said": without an article, as South Asian papers write.
    let bare = tokens.len() > 1 && doc.tag(tokens.start) != Upos::Det && discourse.role(tokens.end - 1).1;
    if !singular || !(is_definite(doc, tokens) || bare) {
        return None;
    }
    let country = country(doc, tokens);
    if let Some(&rival) = discourse.rivals.get(&key).filter(|_| country.is_none()) {
        return Some(rival);
    }
    let mut people = discourse.recent_people(MAX_PEOPLE);
    let behind = discourse.named_behind(tokens.end);
    people.retain(|r| !behind.contains(r));
    if tokens.clone().any(|t| doc.lower(t) == "visiting") {
        people.retain(|r| !discourse.hosts.contains(r));
    }
    if let Some(person) = at_a_reception(discourse, &people, &key, country) {
        return Some(person);
    }
    // Who was named in passing ("the greetings of President Rey") comes behind those who act.
    people.sort_by_key(|&r| !discourse.has_acted(r));
    let bearers = || people.iter().filter(|&&r| bears(discourse, r, &key, country, false));
    // Of several presidents, the one without a country, at home, or else the last.
    let first = bearers().next();
    let acting =
        |r: &&usize| first.is_none_or(|&first| !discourse.has_acted(first) || discourse.has_acted(**r));
    let home =
        bearers().filter(acting).find(|&&r| country.is_none() && discourse.referents[r].countries.is_empty());
    let exact = home.or(first);
    // "the official" of an unnamed one.
    let unnamed = country.is_none() && discourse.groups.contains_key(doc.lower(tokens.end - 1));
    // "the former diplomat" is nobody who is one now.
    let unnamed = unnamed || tokens.clone().any(|t| doc.is_one_of(t, &["former", "ex", "retired", "born"]));
    // Of several whom a general role fits, the one who speaks.
    let fits = |r: &&usize| !bare && !unnamed && bears(discourse, **r, &key, country, true);
    let speaker = discourse.speaker.map(|(speaker, _)| speaker);
    // Whose country is known to be that one comes before whose is unknown.
    let of_country =
        |r: &usize| country.is_none_or(|country| discourse.referents[*r].countries.contains(&country));
    let generic = |known: bool| {
        let in_order = people.iter().filter(|r| speaker == Some(**r)).chain(&people);
        in_order.filter(|r| !known || of_country(r)).find(fits)
    };
    let sure = exact.filter(|r| of_country(r)).or_else(|| generic(true));
    let found = sure.or(exact).or_else(|| generic(false)).copied();
    // "the Norwegian ambassador" of the one person from Norway, of whom no more is known.
    let only_one_from = |country: &str| {
        let untitled = |r: &&usize| {
            let known = &discourse.referents[**r];
            let has_office =
                |t: &Range<usize>| own_words(doc, t).any(|token| doc.entry(token, &TITLES).is_some());
            let unknown = !known.titles.iter().chain(&known.shared_roles).any(has_office);
            known.countries.contains(&country) && unknown
        };
        let mut from = people.iter().filter(untitled);
        from.next().filter(|_| from.next().is_none()).copied()
    };
    let found = found.or_else(|| country.and_then(only_one_from).filter(|_| !unnamed));
    let rivals = || behind.iter().any(|&r| bears(discourse, r, &key, None, false));
    if found.is_none() && country.is_none() && rivals() {
        let group = group::of(discourse, tokens)?;
        discourse.rivals.insert(key, group);
        return Some(group);
    }
    found
}

/// "The guest", "the host": of those who act, the last one who received nobody, or who did.
fn at_a_reception(
    discourse: &Discourse,
    people: &[usize],
    key: &str,
    country: Option<&'static str>,
) -> Option<usize> {
    let hosts = match key {
        "guest" | "visitor" => false,
        "host" => true,
        _ => return None,
    };
    let fits = |r: &&usize| {
        let countries = &discourse.referents[**r].countries;
        let from_there = country.is_none_or(|country| countries.is_empty() || countries.contains(&country));
        discourse.has_acted(**r) && from_there && discourse.hosts.contains(r) == hosts
    };
    people.iter().find(fits).copied().filter(|_| !discourse.hosts.is_empty())
}

/// "The prime minister and | defence minister": the person just spoken of by the first office, if known to have both.
fn second_office(discourse: &Discourse, start: usize, key: &str) -> Option<usize> {
    let doc = discourse.doc;
    let and = start.checked_sub(1).filter(|&t| doc.lower(t) == "and")?;
    let first =
        discourse.mentions.last().filter(|m| m.kind == MentionKind::Nominal && m.tokens.end == and)?;
    let [person] = first.referents[..] else { return None };
    bears(discourse, person, key, None, false).then_some(person)
}

/// Whether a person is known to bear a title, of a country where one is told; `generic`: or one that this one
/// takes up ("the leader" a president).
pub(super) fn bears(
    discourse: &Discourse,
    person: usize,
    title: &str,
    country: Option<&str>,
    generic: bool,
) -> bool {
    let doc = discourse.doc;
    let known = &discourse.referents[person];
    let here = country.is_some_and(|c| known.countries.contains(&c));
    if country.is_some() && !here && !known.countries.is_empty() {
        return false;
    }
    if title == "counterpart" {
        return here;
    }
    let roles = || known.titles.iter().chain(&known.shared_roles);
    // "the PM"
    let written_out = TITLES.get(title).map(|row| row.column(2)).filter(|full| !full.is_empty());
    let title = written_out.unwrap_or(title);
    let has_word = |word: &str| roles().any(|t| own_words(doc, t).any(|token| doc.lower(token) == word));
    let in_full = |word: &str| roles().any(|t| t.clone().any(|token| doc.lower(token) == word));
    // "the foreign minister" is the Minister of Foreign Affairs, but "the prince" is not the prince's secretary.
    let (modifiers, head) = title.rsplit_once(' ').unwrap_or(("", title));
    let whole = title.contains(" of ") && title.split(' ').all(in_full);
    if whole || has_word(head) && modifiers.split(' ').filter(|w| !w.is_empty()).all(in_full) {
        return true;
    }
    // "the senior diplomat" takes up what "the diplomat" does.
    let known_as = GENERIC_ROLES.get(title).or_else(|| GENERIC_ROLES.get(head));
    let Some(generic) = known_as.filter(|_| generic) else { return false };
    let of_office = |word: &str| roles().any(|t| office_words(doc, t).any(|token| doc.lower(token) == word));
    generic.parts(1).any(of_office) || generic.parts(0).any(|kind| has_kind(discourse, person, kind))
}

/// Whether one of a person's titles is of a kind of `titles.tsv`.
pub(super) fn has_kind(discourse: &Discourse, person: usize, kind: &str) -> bool {
    let doc = discourse.doc;
    let known = &discourse.referents[person];
    known.titles.iter().chain(&known.shared_roles).any(|t| {
        own_words(doc, t).any(|token| doc.entry(token, &TITLES).is_some_and(|(_, row)| row.column(1) == kind))
    })
}

/// How many of the first people, places and bodies of a text are asked for a role.
const MAX_REFERENTS: usize = 400;

/// The person whom a phrase names by a role before the name itself has come: "says foreign minister" in a headline,
/// "the Turkish minister" ahead of the first paragraph that names him. Nobody where two could be meant.
pub(super) fn named_later(discourse: &Discourse, mention: &Found) -> Option<usize> {
    let doc = discourse.doc;
    let tokens = &mention.tokens;
    let (title, _) = title_of(doc, tokens)?;
    let key = joined(doc, title);
    let country = country(doc, tokens);
    let headline = doc.blocks.get(doc.block_of(tokens.start)).is_some_and(|b| b.kind == BlockKind::Headline);
    let indefinite =
        doc.is_one_of(tokens.start, &["a", "an", "one", "another", "some", "any", "no", "his", "her"]);
    // "The Foreign Secretary" ahead of his name, but not "the minister".
    let office = doc.lower(tokens.start) == "the" && key.contains(' ');
    if TITLES.get(&key).is_none() || indefinite || country.is_none() && !headline && !office {
        return None;
    }
    let people = || {
        (0..discourse.referents.len().min(MAX_REFERENTS))
            .filter(|&r| discourse.referents[r].kind == EntityKind::Person)
    };
    let one = |generic: bool| {
        let mut bearers = people().filter(|&r| bears(discourse, r, &key, country, generic)).take(2);
        bearers.next().filter(|_| bearers.next().is_none())
    };
    one(false).or_else(|| if country.is_some() || headline { one(true) } else { None })
}

/// How many tokens lead from a noun to the name it is said to bear.
const MAX_BRIDGE: usize = 10;

/// The person whose name a phrase goes on to give: "a spokesman who goes by the name | Ana Rey", "a farmer named Rey".
pub(super) fn named_so(discourse: &Discourse, mention: &Found) -> Option<usize> {
    let doc = discourse.doc;
    let behind = mention.tokens.end;
    let next = discourse.mentions.partition_point(|m| m.tokens.start < behind);
    let mut names = discourse.mentions[next..].iter().take(4).filter(|m| m.kind == MentionKind::Name);
    let is_person =
        |m: &&Found| m.referents.iter().all(|&r| discourse.referents[r].kind == EntityKind::Person);
    let name = names.find(is_person).filter(|name| name.tokens.start <= behind + MAX_BRIDGE)?;
    let [person] = name.referents[..] else { return None };
    let title = ner::title_ending_at(doc, name.tokens.start, behind);
    let last = title.unwrap_or(name.tokens.start).checked_sub(1).filter(|&t| t >= behind)?;
    let bridged = doc.is_one_of(last, &["named", "called", "name", "surnamed"])
        || doc.lower(last) == "as" && doc.is_one_of(last.checked_sub(1)?, &["identified", "known", "named"])
        || apposed(doc, &mention.tokens, &name.tokens)
        || described(doc, &mention.tokens, &name.tokens);
    let same = doc.sentence_of(mention.head) == doc.sentence_of(last);
    (bridged && same).then_some(person)
}

/// "The envoy of the league for Peru, | Ana Rey, | left": the name between commas is that of the office, not of its complement.
fn apposed(doc: &Document, office: &Range<usize>, name: &Range<usize>) -> bool {
    let between = office.end..name.start - 1;
    let complement = between.clone().all(|t| {
        matches!(doc.tag(t), Upos::Adp | Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj)
            || doc.word(t) == "-"
    });
    doc.lower(office.start) == "the"
        && doc.tag(office.end) == Upos::Adp
        && doc.word(name.start - 1) == ","
        && doc.word(name.end) == ","
        && complement
        && !doc.is_in(between.end - 1, &TITLES)
}

/// "The first witness, | the driver Ana Rey, | said": between the commas stands nothing but a title and the name.
fn described(doc: &Document, office: &Range<usize>, name: &Range<usize>) -> bool {
    let behind = office.end + 1;
    let enclosed = doc.word(office.end) == "," && doc.word(name.end) == ",";
    let acts = doc.syntax.verb_group_of(name.end + 1);
    doc.lower(office.start) == "the"
        && enclosed
        && acts.is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite)
        && ner::title_ending_at(doc, name.start, behind).is_some_and(|title| {
            (behind..title).all(|t| matches!(doc.tag(t), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn))
        })
}

/// The person whose bare full name goes on with the speech of an office's bearer: "the Turkish minister said. “No,”
/// Ana Rey told reporters."
pub(super) fn named_next(discourse: &Discourse, mention: &Found) -> Option<usize> {
    let doc = discourse.doc;
    let (tokens, head) = (&mention.tokens, mention.head);
    let definite = doc.lower(tokens.start) == "the" && country(doc, tokens).is_some();
    if !definite || !discourse.role(head).1 || doc.quotation_of(head).is_some() {
        return None;
    }
    let behind = discourse.mentions.partition_point(|m| m.head <= head);
    let named = |m: &&Found| {
        let [referent] = m.referents[..] else { return false };
        m.kind == MentionKind::Name && discourse.referents[referent].kind == EntityKind::Person
    };
    let next = discourse.mentions[behind..].iter().take(8).find(named)?;
    let person = next.referents[0];
    // The sentences between are those of the quotation.
    let near = doc.sentence_of(next.head) <= doc.sentence_of(head) + 3;
    let bare = discourse.referents[person].titles.is_empty() && next.tokens.len() > 1;
    (near && bare && discourse.role(next.head).1).then_some(person)
}

/// The words of a title that name the bearer's own role: neither those of a possessor nor of a complement
/// ("Rey's | spokesman", "chief | of the prince's office").
pub(super) fn own_words(doc: &Document, title: &Range<usize>) -> Range<usize> {
    let possessor = title.clone().rev().find(|&t| doc.is_one_of(t, &["'s", "'"]));
    let start = possessor.map_or(title.start, |t| t + 1);
    let end =
        (start + 1..title.end).find(|&t| doc.is_one_of(t, &["of", "for", "to", "in", "at", "on", "from"]));
    start..end.unwrap_or(title.end)
}

/// The words of a title that name the bearer's role and its field ("minister | of foreign affairs"), but not another's
/// that it serves ("secretary | of the prince").
fn office_words(doc: &Document, title: &Range<usize>) -> Range<usize> {
    let own = own_words(doc, title);
    let serves = (own.end..title.end).any(|t| doc.is_in(t, &TITLES));
    if serves { own } else { own.start..title.end }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn who_acts_comes_before_who_is_named_in_passing() {
        check(
            "President Tomas Ibarra of Peru received Dana Okello. She conveyed the greetings of President Rosa Quispe. \
             The President thanked her.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | The President
                l1 Peru: Peru
                p2 Dana Okello: Dana Okello | She | her
                p3 Rosa Quispe: Rosa Quispe"#]],
        );
    }

    #[test]
    fn a_guest_is_not_who_received_somebody() {
        check(
            "Governor Tomas Ibarra received Senator Dana Okello in Lima. Okello said she was glad. The host smiled. The \
             guest left.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | The host
                p2 Dana Okello: Dana Okello | Okello | she | The guest
                l1 Lima: Lima"#]],
        );
    }

    #[test]
    fn an_office_with_its_field() {
        check(
            "Peru's Minister of Foreign Affairs Tomas Ibarra met Foreign Minister Dana Okello. Okello left. The Peruvian top \
             diplomat stayed.",
            expect![[r#"
                l1 Peru: Peru
                p1 Tomas Ibarra: Tomas Ibarra | The Peruvian top diplomat
                p2 Dana Okello: Dana Okello | Okello"#]],
        );
    }

    #[test]
    fn two_offices_of_one() {
        check(
            "Prime Minister and Defence Minister Tomas Ibarra met Defence Minister Dana Okello. The Prime Minister and Defence \
             Minister said he was glad.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | The Prime Minister | Defence Minister | he
                p2 Dana Okello: Dana Okello"#]],
        );
    }

    #[test]
    fn origins_and_forms_of_address_are_those_of_the_only_speaker() {
        check(
            "Dana Okello laughed. \"No,\" the Kenyan said. Her Excellency said she was tired.",
            expect!["p1 Dana Okello: Dana Okello | the Kenyan | Her Excellency | she"],
        );
    }
}
