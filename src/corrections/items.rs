//! Corrections of statements and encounters.

use super::people::{all_named_or_new, fresh};
use super::quote::SLACK;
use super::{CORRECTED, Item, Misfit, Quote};
use crate::Span;
use crate::article::{
    Act, Article, DateBasis, Encounter, EncounterKind, Form, Id, IdKind, Statement, Status, Time,
};
use crate::day;

/// The index of the statement that begins where a quote stands; of several, the one that ends nearest to where the quote does.
fn statement_at(text: &str, article: &Article, of: &Quote) -> Result<usize, Misfit> {
    let span = of.find(text).ok_or_else(|| Misfit::lost(of))?;
    let mut best: Option<(u32, u32, usize)> = None;
    for (at, statement) in article.statements.iter().enumerate() {
        let Some(content) = statement.content.first() else { continue };
        let found = (content.start.abs_diff(span.start), content.end.abs_diff(span.end), at);
        if found.0 <= SLACK && content.overlaps(span) && best.is_none_or(|best| found < best) {
            best = Some(found);
        }
    }
    best.map(|(_, _, at)| at).ok_or_else(|| Misfit::no_statement(of))
}

/// The index of the encounter with a trigger where a quote stands; of several, the one that more of these people took part in.
fn encounter_at(text: &str, article: &Article, quote: &Quote, who: &[String]) -> Result<usize, Misfit> {
    let span = quote.find(text).ok_or_else(|| Misfit::lost(quote))?;
    let mut best: Option<(usize, usize)> = None;
    for (at, encounter) in article.encounters.iter().enumerate() {
        if !encounter.triggers.iter().any(|trigger| trigger.overlaps(span)) {
            continue;
        }
        let known = |name: &&String| {
            let entity = article.entities.iter().find(|e| e.name == **name);
            entity.is_some_and(|e| encounter.participants.contains(&e.id))
        };
        let shared = who.iter().filter(known).count();
        if best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, at));
        }
    }
    best.map(|(_, at)| at).ok_or_else(|| Misfit::no_encounter(quote))
}

pub(super) fn speaker(
    text: &str,
    article: &mut Article,
    of: &Quote,
    who: &[String],
) -> Result<Vec<Id>, Misfit> {
    let at = statement_at(text, article, of)?;
    let speakers = all_named_or_new(text, article, who)?;
    Ok(vec![attribute(article, at, speakers)])
}

/// Gives a statement its speakers.
fn attribute(article: &mut Article, at: usize, speakers: Vec<Id>) -> Id {
    let source = match article.statements[at].source {
        Some(source) if mention_in(article, &speakers, source).is_some() => Some(source),
        _ => source_beside(article, &article.statements[at], &speakers),
    };
    let statement = &mut article.statements[at];
    let own = statement.content.first().copied();
    statement.evidence = match (source, statement.cue) {
        (None, None) => own.into_iter().collect(),
        (source, cue) => source.into_iter().chain(cue).collect(),
    };
    statement.source = source;
    statement.to.retain(|id| !speakers.contains(id));
    statement.on_behalf_of = statement.on_behalf_of.filter(|id| !speakers.contains(id));
    statement.speakers = speakers;
    statement.rule = CORRECTED.to_owned();
    statement.confidence = 1.0;
    statement.id
}

/// The first mention of some entities within a span.
fn mention_in(article: &Article, ids: &[Id], span: Span) -> Option<Span> {
    let entities = article.entities.iter().filter(|e| ids.contains(&e.id));
    let first = |e: &crate::article::Entity| {
        let from = e.mentions.partition_point(|m| m.span.start < span.start);
        e.mentions.get(from).map(|m| m.span).filter(|mention| span.contains(*mention))
    };
    entities.filter_map(first).min()
}

/// Where a statement's speakers are mentioned beside what they said: before it in its sentence, or behind it.
fn source_beside(article: &Article, statement: &Statement, speakers: &[Id]) -> Option<Span> {
    let sentence = *article.sentences.get(statement.sentence as usize)?;
    let (first, last) = (statement.content.first()?, statement.content.last()?);
    let before = Span { end: first.start.max(sentence.start), ..sentence };
    let behind = Span { start: last.end.min(sentence.end), ..sentence };
    mention_in(article, speakers, before).or_else(|| mention_in(article, speakers, behind))
}

pub(super) fn date(
    text: &str,
    article: &mut Article,
    of: &Item,
    date: Option<&str>,
) -> Result<Vec<Id>, Misfit> {
    let date = valid(date)?;
    match of {
        Item::Statement(quote) => {
            let at = statement_at(text, article, quote)?;
            article.statements[at].date = date;
            Ok(vec![article.statements[at].id])
        }
        Item::Encounter { at, who } => {
            let at = encounter_at(text, article, at, who)?;
            let encounter = &mut article.encounters[at];
            set_date(encounter, date, &article.times);
            Ok(vec![encounter.id])
        }
    }
}

/// Gives an encounter a date; the words that dated it are no longer its own if they mean another.
fn set_date(encounter: &mut Encounter, date: Option<String>, times: &[Time]) {
    let time = times.iter().find(|time| Some(time.id) == encounter.time);
    let agrees = time.is_some_and(|time| date.is_some() && time.value == date);
    encounter.time = encounter.time.filter(|_| agrees || encounter.date == date);
    encounter.date_basis = date.as_ref().map(|_| DateBasis::Stated);
    encounter.date = date;
}

/// A date of ISO 8601 as [`Article`] has them: a day, month or year, or an interval of two such.
fn valid(date: Option<&str>) -> Result<Option<String>, Misfit> {
    let is_whole = |date: &str| {
        let whole = matches!(date.len(), 4 | 7 | 10) && date.is_ascii();
        whole && day::parse(&[date, &"0000-01-01"[date.len()..]].concat()).is_some()
    };
    match date {
        None => Ok(None),
        Some(date) => {
            let valid = match date.split_once('/') {
                Some((first, last)) => is_whole(first) && is_whole(last) && first <= last,
                None => is_whole(date),
            };
            if valid { Ok(Some(date.to_owned())) } else { Err(Misfit::NoDate(date.to_owned())) }
        }
    }
}

pub(super) fn remove(text: &str, article: &mut Article, item: &Item) -> Result<Vec<Id>, Misfit> {
    match item {
        Item::Statement(quote) => {
            let at = statement_at(text, article, quote)?;
            article.statements.remove(at);
        }
        Item::Encounter { at, who } => {
            let at = encounter_at(text, article, at, who)?;
            article.encounters.remove(at);
        }
    }
    Ok(Vec::new())
}

/// Where a quote stands, without blanks around it.
fn place_of(text: &str, of: &Quote) -> Result<Span, Misfit> {
    let span = of.find(text).ok_or_else(|| Misfit::lost(of))?;
    let words = span.of(text);
    let start = span.start as usize + words.len() - words.trim_start().len();
    match words.trim() {
        "" => Err(Misfit::lost(of)),
        words => Ok(Span::new(start, start + words.len())),
    }
}

pub(super) fn add_statement(
    text: &str,
    article: &mut Article,
    of: &Quote,
    who: &[String],
) -> Result<Vec<Id>, Misfit> {
    let content = place_of(text, of)?;
    let sentence = article.sentences.partition_point(|s| s.end <= content.start);
    if sentence >= article.sentences.len() {
        return Err(Misfit::lost(of));
    }
    let speakers = all_named_or_new(text, article, who)?;
    let known = article.statements.iter().position(|s| s.content == [content]);
    let at = known.unwrap_or_else(|| {
        let begins = |s: &Statement| s.content.first().map_or(0, |c| c.start);
        let later = article.statements.iter().position(|s| begins(s) > content.start);
        let at = later.unwrap_or(article.statements.len());
        let statement = Statement {
            id: fresh(IdKind::Statement, article.statements.iter().map(|s| s.id)),
            speakers: Vec::new(),
            source: None,
            cue: None,
            content: vec![content],
            form: form(text, content),
            act: Act::Say,
            to: Vec::new(),
            on_behalf_of: None,
            date: None,
            sentence: sentence as u32,
            evidence: Vec::new(),
            rule: String::new(),
            confidence: 1.0,
        };
        article.statements.insert(at, statement);
        at
    });
    Ok(vec![attribute(article, at, speakers)])
}

/// Whether words are quoted, judged by the quotation marks in and around them.
fn form(text: &str, content: Span) -> Form {
    let is_mark = |c: char| matches!(c, '“' | '”' | '„' | '"' | '«' | '»' | '‘');
    let words = content.of(text);
    let (before, after) = (&text[..content.range().start], &text[content.range().end..]);
    let opens = words.starts_with(is_mark) || before.ends_with(is_mark);
    let closes = words.ends_with(is_mark) || after.trim_start_matches([',', '.']).starts_with(is_mark);
    let inside = words.trim_matches(is_mark).contains(is_mark);
    match (opens && closes, inside) {
        (true, false) => Form::Direct,
        (false, false) if !opens && !closes => Form::Indirect,
        _ => Form::Mixed,
    }
}

pub(super) fn add_encounter(
    text: &str,
    article: &mut Article,
    of: &Quote,
    who: &[String],
    kind: EncounterKind,
    date: Option<&str>,
) -> Result<Vec<Id>, Misfit> {
    let date = valid(date)?;
    let trigger = place_of(text, of)?;
    let participants = all_named_or_new(text, article, who)?;
    if participants.is_empty() {
        return Err(Misfit::Nobody);
    }
    let same = |e: &Encounter| e.triggers.contains(&trigger) && e.participants == participants;
    let at = article.encounters.iter().position(same).unwrap_or_else(|| {
        let begins = |e: &Encounter| e.triggers.first().map_or(0, |t| t.start);
        let later = article.encounters.iter().position(|e| begins(e) > trigger.start);
        let at = later.unwrap_or(article.encounters.len());
        let encounter = Encounter {
            id: fresh(IdKind::Encounter, article.encounters.iter().map(|e| e.id)),
            kind,
            participants: participants.clone(),
            place: None,
            time: None,
            date: None,
            date_basis: None,
            status: status(article, date.as_deref()),
            triggers: vec![trigger],
            // What a reader adds is a main fact to that reader.
            key: true,
            evidence: vec![trigger],
            rule: String::new(),
            confidence: 1.0,
        };
        article.encounters.insert(at, encounter);
        at
    });
    let encounter = &mut article.encounters[at];
    set_date(encounter, date, &article.times);
    encounter.kind = kind;
    encounter.rule = CORRECTED.to_owned();
    encounter.confidence = 1.0;
    Ok(vec![encounter.id])
}

pub(super) fn change_encounter(
    text: &str,
    article: &mut Article,
    of: &Item,
    who: Option<&[String]>,
    kind: Option<EncounterKind>,
    status: Option<Status>,
) -> Result<Vec<Id>, Misfit> {
    let at = match of {
        Item::Encounter { at, who } => encounter_at(text, article, at, who)?,
        Item::Statement(quote) => return Err(Misfit::no_encounter(quote)),
    };
    let participants = who.map(|who| all_named_or_new(text, article, who)).transpose()?;
    if participants.as_ref().is_some_and(Vec::is_empty) {
        return Err(Misfit::Nobody);
    }
    let encounter = &mut article.encounters[at];
    encounter.participants = participants.unwrap_or(std::mem::take(&mut encounter.participants));
    encounter.kind = kind.unwrap_or(encounter.kind);
    encounter.status = status.unwrap_or(encounter.status);
    encounter.rule = CORRECTED.to_owned();
    encounter.confidence = 1.0;
    Ok(vec![encounter.id])
}

/// What is later than the day of publication is ahead.
fn status(article: &Article, date: Option<&str>) -> Status {
    let first = date.and_then(|date| date.split('/').next()).unwrap_or_default();
    let published = article.published.as_ref().and_then(|published| published.value.get(..first.len()));
    if published.is_some_and(|published| first > published) { Status::Planned } else { Status::Happened }
}
