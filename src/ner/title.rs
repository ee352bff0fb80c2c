//! Titles and roles beside a person's name.

use crate::document::{Case, Document};
use crate::lexicon::{DEMONYMS, HONORIFICS, List, MONTHS, RELATIONS, TITLES, WEEKDAYS};
use crate::parser::Form;
use crate::tagger::Upos;
use std::ops::Range;

/// The longest title in words.
const MAX_WORDS: usize = 6;

/// How a title before a name is tied to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attachment {
    /// "President | Rey", "the president, | Ana Rey,"
    Direct,
    /// Its complement stands between, and the name may be part of that: "head of the union | Ana Rey".
    Complement,
}

/// The title or honorific that ends before a token: "Chinese top diplomat | Wang Yi".
pub(super) fn before(doc: &Document, name: usize) -> Option<(Range<usize>, Attachment)> {
    let sentence = doc.sentence_tokens(name);
    // "the official Xinhua": an adjective that can be a title too; but "chief executive | Ana Rey".
    let adjective = name > sentence.start
        && doc.tag(name - 1) == Upos::Adj
        && !doc.is_capital(name - 1)
        && super::casing::can_be(doc, name - 1, Upos::Adj);
    if let Some(head) = ending_at(doc, name, sentence.start).filter(|&head| !adjective || head + 1 < name) {
        // "Minister of Transport Dr | Ana Rey"
        let honour = HONORIFICS.get(doc.lower(head)).is_some();
        let outer = with_complement(doc, head, sentence.start).filter(|_| honour);
        return Some((extend_left(doc, outer.unwrap_or(head), sentence.start)..name, Attachment::Direct));
    }
    // "Officer-in-Charge (OC) | Ana Rey"
    if let Some(open) = bracket_before(doc, name, sentence.start)
        && let Some(head) = ending_at(doc, open, sentence.start)
    {
        return Some((extend_left(doc, head, sentence.start)..name, Attachment::Direct));
    }
    // "The foreign minister, | Wang Yi, said"
    if let Some(title) = apposed_before(doc, name, sentence.start) {
        return Some((title, Attachment::Direct));
    }
    // "President of the World Economic Forum | Borge Brende"
    let head = with_complement(doc, name, sentence.start)?;
    Some((extend_left(doc, head, sentence.start)..name, Attachment::Complement))
}

/// "leaders | Okrani", "rivals | Tervu": several of them, and no row of names behind, so that a team bears the name.
pub(super) fn is_of_team(doc: &Document, title: &Range<usize>, name: &Range<usize>) -> bool {
    let word = doc.lower(title.end - 1);
    let plural = word.ends_with('s')
        && !doc.is_capital(title.end - 1)
        && TITLES.get(word).or_else(|| RELATIONS.get(word)).is_none();
    plural && name.len() == 1 && title.end == name.start && !doc.is_one_of(name.end, &["and", ",", "&", "or"])
}

/// Where the bracket opens that stands directly before a name and holds letters.
fn bracket_before(doc: &Document, name: usize, limit: usize) -> Option<usize> {
    let open = name.checked_sub(3).filter(|&open| open >= limit)?;
    let letters = doc.tokens[name - 2].case == Case::Upper;
    (letters && doc.word(open) == "(" && doc.word(name - 1) == ")").then_some(open)
}

/// The role before a comma where a form of address opens the apposition: "the mayor, | Dr | Ana Rey,".
pub(super) fn before_address(doc: &Document, address: usize) -> Option<Range<usize>> {
    HONORIFICS.get(doc.lower(address))?;
    apposed_before(doc, address, doc.sentence_tokens(address).start)
}

/// The longest complement of a title that is read, in tokens.
const MAX_COMPLEMENT: usize = 12;

/// Where the title begins whose complement stands directly before a name: "leader of the opposition in
/// parliament | Ana Rey".
fn with_complement(doc: &Document, name: usize, limit: usize) -> Option<usize> {
    let is_preposition = |t: usize| doc.is_one_of(t, &["of", "for", "to", "in", "at"]);
    if name == limit || !doc.tag(name - 1).is_nominal() {
        return None;
    }
    // "Minister of Trade, Industry and Energy": commas before an "and" that is nearer to the name.
    let mut in_row = false;
    for token in (limit.max(name.saturating_sub(MAX_COMPLEMENT))..name).rev() {
        in_row |= doc.is_one_of(token, &["and", "&"]);
        if is_preposition(token) {
            if let Some(head) = ending_at(doc, token, limit) {
                return Some(head);
            }
        } else if doc.lower(token) == "," && in_row && doc.is_capital(token + 1) {
            continue;
        } else if doc.lower(token) == "on" && token + 1 < name {
            // "chair of the Committee on Trade"
            continue;
        } else if !(doc.tag(token).is_nominal()
            || doc.tag(token) == Upos::Adj
            || doc.is_one_of(token, &["the", "and", "&", "-", "'s"]))
        {
            return None;
        }
    }
    None
}

/// The role before a comma, where the name is the apposition: it has to be closed by a comma or a verb, so
/// that rows ("the minister, Rey and Sow") are left alone.
fn apposed_before(doc: &Document, name: usize, limit: usize) -> Option<Range<usize>> {
    if name < limit + 2 || doc.word(name - 1) != "," {
        return None;
    }
    let phrase = doc.syntax.noun_phrase_of(name - 2)?;
    let mut tokens = doc.syntax.noun_phrases[phrase].tokens.clone();
    // "the head of the union, | Ana Rey", "the head of trade and of tourism, | Ana Rey"
    while tokens.start > limit + 1 && is_complement(doc, tokens.start) {
        let outer = doc.syntax.noun_phrase_of(tokens.start - 2)?;
        tokens = doc.syntax.noun_phrases[outer].tokens.clone();
    }
    let name_end =
        doc.syntax.noun_phrase_of(name).map_or(name + 1, |np| doc.syntax.noun_phrases[np].tokens.end);
    let closed = matches!(doc.word(name_end), "," | "." | ";" | ")" | "(") || name_end >= doc.len();
    let determined = doc.tag(tokens.start) == Upos::Det || is_possessive(doc, tokens.start);
    // "Lima's mayor, | Ana Rey,"
    let genitive = !determined && tokens.clone().any(|t| doc.lower(t) == "'s");
    let singular = title_row_of_last(doc, &tokens).is_some();
    (closed && (determined || genitive) && singular).then(|| tokens.start + usize::from(determined)..name - 1)
}

/// Whether a phrase that begins at a token stands behind "of", or behind "and" and a phrase that does.
fn is_complement(doc: &Document, start: usize) -> bool {
    let before = |np: usize| doc.syntax.noun_phrases[np].tokens.start.checked_sub(1);
    let first = || doc.syntax.noun_phrase_of(start.checked_sub(2)?).and_then(before);
    match doc.lower(start - 1) {
        "of" => true,
        "and" => first().is_some_and(|of| doc.lower(of) == "of"),
        _ => false,
    }
}

/// The row of the singular title that a phrase ends in.
fn title_row_of_last(doc: &Document, tokens: &Range<usize>) -> Option<crate::lexicon::Row> {
    let start = ending_at(doc, tokens.end, tokens.start)?;
    let singular = |key: &str| TITLES.get(key).or_else(|| RELATIONS.get(key));
    singular(&(start..tokens.end).map(|t| doc.lower(t)).collect::<Vec<_>>().join(" "))
}

/// Where the title begins that ends before `end`; plural titles count ("ministers Rey and Sow").
pub(crate) fn ending_at(doc: &Document, end: usize, limit: usize) -> Option<usize> {
    (limit.max(end.saturating_sub(MAX_WORDS))..end).find(|&start| is_title(doc, start..end))
}

/// Whether some tokens are a listed title, honorific or relation, in the singular or plural.
pub(crate) fn is_title(doc: &Document, tokens: Range<usize>) -> bool {
    row(doc, tokens).is_some()
}

/// The row of a title: `titles.tsv` before `honorifics.tsv` before `relations.tsv`.
pub(crate) fn row(doc: &Document, tokens: Range<usize>) -> Option<crate::lexicon::Row> {
    let key = doc.span(tokens.clone());
    if tokens.is_empty() || key.len() > 60 {
        return None;
    }
    let first = doc.tokens.get(tokens.start)?;
    let may_be_listed = [&TITLES, &HONORIFICS, &RELATIONS].into_iter().any(|list| first.classes.begins(list));
    if !may_be_listed && (tokens.len() > 1 || !doc.lower(tokens.start).ends_with('s')) {
        return None;
    }
    let words: Vec<&str> = tokens.map(|t| doc.lower(t)).collect();
    let key = words.join(" ");
    let singular = key.strip_suffix('s').unwrap_or(&key);
    let find = |list: &List| list.get(&key).or_else(|| list.get(singular));
    find(&TITLES).or_else(|| find(&HONORIFICS)).or_else(|| find(&RELATIONS))
}

/// Takes modifiers, origins and possessors before a title into it.
fn extend_left(doc: &Document, head: usize, limit: usize) -> usize {
    let mut start = head;
    while start > limit.max(head.saturating_sub(MAX_COMPLEMENT)) {
        let token = start - 1;
        // "His Majesty | King"
        let address = doc.entry(token, &HONORIFICS).is_some_and(|(n, _)| n > 1 && token + n > start);
        let taken = match doc.tag(token) {
            _ if address => true,
            _ if doc.is_in(token, &WEEKDAYS) || doc.is_in(token, &MONTHS) => false,
            Upos::Noun | Upos::Propn | Upos::Adj => true,
            Upos::Part => doc.lower(token) == "'s",
            Upos::Verb => doc.is_one_of(token, &["acting", "visiting", "outgoing", "incoming", "ruling"]),
            Upos::Punct => doc.word(token) == "-" && !doc.tokens[token].space_before,
            _ => doc.is_in(token, &DEMONYMS),
        };
        if !taken {
            break;
        }
        start = token;
    }
    // A title does not begin with a mark or a clitic.
    while start < head && matches!(doc.tag(start), Upos::Punct | Upos::Part) {
        start += 1;
    }
    start
}

/// The role in apposition behind a name: ", secretary of the council,".
pub(super) fn behind(doc: &Document, name: usize) -> Option<Range<usize>> {
    let sentence = doc.sentence_tokens(name.saturating_sub(1));
    // "Rey, whose brother said it, left": somebody else.
    if doc.word(name) != "," || name + 1 >= sentence.end || doc.lower(name + 1) == "whose" {
        return None;
    }
    let phrase = doc.syntax.noun_phrase_of(name + 1)?;
    // "According to Rey, the two ministers left": several people are nobody's role.
    let tokens = &doc.syntax.noun_phrases[phrase].tokens;
    let plural =
        ending_at(doc, tokens.end, tokens.start).is_some() && title_row_of_last(doc, tokens).is_none();
    role_phrase(doc, phrase, name + 1).filter(|role| !plural && !opens_clause(doc, name + 1, role.end))
}

/// "At a dinner with Rey, | the mayor sang": a phrase behind what stands before the clause is its subject.
fn opens_clause(doc: &Document, start: usize, end: usize) -> bool {
    let sentence = doc.sentence_tokens(start);
    let first = (sentence.start..start).find(|&t| doc.tag(t) != Upos::Punct);
    let fronted = first.is_some_and(|t| matches!(doc.tag(t), Upos::Adp | Upos::Sconj | Upos::Verb));
    let finite =
        doc.syntax.verb_group_of(end).is_some_and(|g| doc.syntax.verb_groups[g].form == Form::Finite);
    finite && (fronted || doc.lower(start) == "the")
}

/// The role that a noun phrase names, with its complement, without its determiner; none where its head is no
/// title.
pub(super) fn role_phrase(doc: &Document, phrase: usize, from: usize) -> Option<Range<usize>> {
    let tokens = doc.syntax.noun_phrases[phrase].tokens.clone();
    let begin = (from.max(tokens.start)..tokens.end)
        .find(|&t| !matches!(doc.tag(t), Upos::Det | Upos::Num) && !is_possessive(doc, t))?;
    // "Secretary of State": the phrase may end inside the title.
    let head = (begin..tokens.end).find(|&t| {
        let listed = doc.entry(t, &TITLES).map(|(n, _)| t + n);
        listed.is_some_and(|end| end >= tokens.end) || is_title(doc, t..tokens.end)
    })?;
    let mut end = tokens.end.max(doc.entry(head, &TITLES).map_or(0, |(n, _)| head + n));
    let limit = doc.sentence_tokens(from).end;
    while end < limit && doc.is_one_of(end, &["of", "for", "to", "at", "in", "on", "from", "and"]) {
        let Some(next) = doc.syntax.noun_phrase_of(end + 1) else { break };
        end = doc.syntax.noun_phrases[next].tokens.end;
    }
    Some(begin..end)
}

fn is_possessive(doc: &Document, token: usize) -> bool {
    doc.is_one_of(token, &["his", "her", "its", "their", "our", "my"])
}
