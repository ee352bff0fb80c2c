//! Corrections of people: names, who is who, who is none.

use super::quote::whole_words;
use super::{Done, Misfit, Quote};
use crate::Span;
use crate::article::{Article, Encounter, Entity, EntityKind, Id, IdKind, Mention, MentionKind, Statement};
use crate::order::sort_by_numbers;

/// What a name means first.
const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Organization, EntityKind::Group, EntityKind::Place];

/// The most mentions that somebody new has.
const MAX_MENTIONS: usize = 1_000;

/// Whoever has a name: people before all others; those who have it as an alias only where nobody is called so.
fn all_named(article: &Article, name: &str) -> Vec<Id> {
    let called = |entity: &Entity| entity.name == name;
    let also_called = |entity: &Entity| entity.aliases.iter().any(|alias| alias == name);
    let tests: [&dyn Fn(&Entity) -> bool; 2] = [&called, &also_called];
    for test in tests {
        for kind in KINDS {
            let all = article.entities.iter().filter(|e| e.kind == kind && test(e));
            let ids: Vec<Id> = all.map(|e| e.id).collect();
            if !ids.is_empty() {
                return ids;
            }
        }
    }
    Vec::new()
}

/// The one with a name.
fn named(article: &Article, name: &str) -> Result<Id, Misfit> {
    match all_named(article, name)[..] {
        [id] => Ok(id),
        [] => Err(Misfit::Unknown(name.to_owned())),
        _ => Err(Misfit::Shared(name.to_owned())),
    }
}

/// Those with these names, people first; somebody whom the reading lacks becomes a person if the name stands in the text. Where
/// one name means nobody, nobody is made.
pub(super) fn all_named_or_new(
    text: &str,
    article: &mut Article,
    names: &[String],
) -> Result<Vec<Id>, Misfit> {
    let before = article.entities.len();
    let mut ids: Vec<Id> = Vec::new();
    for name in names {
        let id = match named(article, name) {
            Err(Misfit::Unknown(_)) => introduce(text, article, name),
            known => known,
        };
        match id {
            Ok(id) if ids.contains(&id) => {}
            Ok(id) => ids.push(id),
            Err(misfit) => {
                article.entities.truncate(before);
                return Err(misfit);
            }
        }
    }
    people_first(&mut ids);
    Ok(ids)
}

fn people_first(ids: &mut Vec<Id>) {
    sort_by_numbers(ids, |id| (u32::from(id.kind != IdKind::Person), 0));
}

/// Makes a person of a name that stands in the text, where it is not part of a person's longer name if it can be.
fn introduce(text: &str, article: &mut Article, name: &str) -> Result<Id, Misfit> {
    let all = whole_words(text, name, MAX_MENTIONS);
    if all.is_empty() {
        return Err(Misfit::Unknown(name.to_owned()));
    }
    let people = article.entities.iter().filter(|e| e.kind == EntityKind::Person);
    let mut others: Vec<Span> = people
        .flat_map(|e| &e.mentions)
        .filter(|m| m.kind == MentionKind::Name && m.span.len() >= name.len())
        .map(|m| m.span)
        .collect();
    sort_by_numbers(&mut others, |span| (span.start, span.end));
    let is_free = |span: &&Span| {
        let before = others.partition_point(|other| other.start <= span.start);
        !others[..before].last().is_some_and(|other| other.overlaps(**span))
    };
    let free: Vec<Span> = all.iter().filter(is_free).copied().collect();
    let spans = if free.is_empty() { all } else { free };
    let mentions = spans.into_iter().map(|span| Mention { span, kind: MentionKind::Name }).collect();
    Ok(add(article, name, mentions))
}

fn add(article: &mut Article, name: &str, mentions: Vec<Mention>) -> Id {
    let id = fresh_entity(article, EntityKind::Person);
    let (titles, aliases) = (Vec::new(), Vec::new());
    let name = name.to_owned();
    article.entities.push(Entity { id, kind: EntityKind::Person, name, titles, aliases, mentions });
    id
}

fn fresh_entity(article: &Article, kind: EntityKind) -> Id {
    let kind = match kind {
        EntityKind::Person => IdKind::Person,
        EntityKind::Organization => IdKind::Organization,
        EntityKind::Place => IdKind::Place,
        EntityKind::Group => IdKind::Group,
    };
    fresh(kind, article.entities.iter().map(|e| e.id))
}

/// An id past those that there are of its kind.
pub(super) fn fresh(kind: IdKind, ids: impl Iterator<Item = Id>) -> Id {
    let last = ids.filter(|id| id.kind == kind).fold(0, |last, id| id.number.max(last));
    Id { kind, number: last.saturating_add(1) }
}

fn entity_mut(article: &mut Article, id: Id) -> &mut Entity {
    article.entities.iter_mut().find(|e| e.id == id).expect("the id was found among the entities")
}

/// Takes an entity out of the list.
fn take(article: &mut Article, id: Id) -> Option<Entity> {
    let at = article.entities.iter().position(|e| e.id == id)?;
    Some(article.entities.remove(at))
}

pub(super) fn rename(article: &mut Article, who: &str, name: &str) -> Result<Vec<Id>, Misfit> {
    let id = named(article, who)?;
    if name.trim().is_empty() {
        return Err(Misfit::Unknown(name.to_owned()));
    }
    if article.entities.iter().any(|e| e.name == name && e.id.kind == id.kind && e.id != id) {
        return Err(Misfit::Taken(name.to_owned()));
    }
    call(entity_mut(article, id), name);
    Ok(vec![id])
}

/// Gives an entity a name; the one so far becomes an alias.
fn call(entity: &mut Entity, name: &str) {
    let before = std::mem::replace(&mut entity.name, name.to_owned());
    entity.aliases.push(before);
    tidy_aliases(entity);
}

/// Each alias once, and none that is the name.
fn tidy_aliases(entity: &mut Entity) {
    let mut seen = vec![std::mem::take(&mut entity.name)];
    for alias in std::mem::take(&mut entity.aliases) {
        if !seen.contains(&alias) {
            seen.push(alias);
        }
    }
    entity.name = seen.remove(0);
    entity.aliases = seen;
}

pub(super) fn merge(article: &mut Article, who: &str, with: &str) -> Result<Vec<Id>, Misfit> {
    let (keep, others) = if who == with {
        let ids = all_named(article, who);
        let (keep, others) = ids.split_first().ok_or_else(|| Misfit::Unknown(who.to_owned()))?;
        (*keep, others.to_vec())
    } else {
        (named(article, who)?, vec![named(article, with)?])
    };
    for other in others.into_iter().filter(|other| *other != keep) {
        absorb(article, keep, other);
    }
    Ok(vec![keep])
}

/// Makes everything of `other` that of `keep`.
fn absorb(article: &mut Article, keep: Id, other: Id) {
    let Some(other) = take(article, other) else { return };
    redirect(article, other.id, Some(keep), &|_| true);
    let entity = entity_mut(article, keep);
    entity.mentions.extend(other.mentions);
    sort_by_numbers(&mut entity.mentions, |m| (m.span.start, !m.span.end));
    entity.mentions.dedup_by_key(|m| m.span);
    entity.aliases.push(other.name);
    entity.aliases.extend(other.aliases);
    tidy_aliases(entity);
    for title in other.titles {
        if !entity.titles.contains(&title) {
            entity.titles.push(title);
        }
    }
}

pub(super) fn split(text: &str, article: &mut Article, who: &str, at: &[Quote], name: &str) -> Done {
    let id = named(article, who)?;
    let existing = article.entities.iter().find(|e| e.name == name && e.kind == EntityKind::Person);
    let existing = existing.map(|e| e.id);
    if existing == Some(id) {
        return Err(Misfit::Taken(name.to_owned()));
    }
    if name.trim().is_empty() {
        return Err(Misfit::Unknown(name.to_owned()));
    }
    let mut places: Vec<Span> = Vec::new();
    let mut misfit = None;
    let mentions = &entity_mut(article, id).mentions;
    for quote in at {
        match quote.find(text).filter(|span| mentions.iter().any(|m| m.span.overlaps(*span))) {
            Some(span) => places.push(span),
            None => misfit = Some(Misfit::lost(quote)),
        }
    }
    if places.is_empty() {
        return Err(misfit.unwrap_or(Misfit::Nobody));
    }
    let is_there = |m: &Mention| places.iter().any(|place| place.overlaps(m.span));
    let mentions = std::mem::take(&mut entity_mut(article, id).mentions);
    let (moved, kept): (Vec<Mention>, Vec<Mention>) = mentions.into_iter().partition(is_there);
    let (moved_spans, kept_spans) = (spans(&moved), spans(&kept));
    let entity = entity_mut(article, id);
    entity.mentions = kept;
    let aliases: Vec<String> = forms(text, &moved_spans);
    let kept_forms = forms(text, &kept_spans);
    entity.aliases.retain(|alias| kept_forms.contains(alias) || !aliases.contains(alias));
    let new = match existing {
        Some(existing) => existing,
        None => add(article, name, Vec::new()),
    };
    let other = entity_mut(article, new);
    other.mentions.extend(moved);
    sort_by_numbers(&mut other.mentions, |m| (m.span.start, !m.span.end));
    other.aliases.extend(aliases);
    tidy_aliases(other);
    if kept_spans.is_empty() {
        absorb(article, new, id);
        return Ok((vec![new], misfit));
    }
    let touches =
        |spans: &[Span], place: &Span| first_from(spans, *place).is_some_and(|s| s.overlaps(*place));
    redirect(article, id, Some(new), &|read_from| {
        read_from.iter().any(|place| touches(&moved_spans, place))
            && !read_from.iter().any(|place| touches(&kept_spans, place))
    });
    Ok((vec![id, new], misfit))
}

fn spans(mentions: &[Mention]) -> Vec<Span> {
    mentions.iter().map(|m| m.span).collect()
}

/// The first of some spans, in order of the text, that ends behind where a place begins.
fn first_from(spans: &[Span], place: Span) -> Option<Span> {
    spans.get(spans.partition_point(|span| span.end <= place.start)).copied()
}

/// The words at some spans that look like names, each once.
fn forms(text: &str, spans: &[Span]) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for words in spans.iter().filter_map(|span| text.get(span.range())) {
        if words.starts_with(char::is_uppercase) && !forms.iter().any(|form| form == words) {
            forms.push(words.to_owned());
        }
    }
    forms
}

pub(super) fn not_person(
    article: &mut Article,
    who: &str,
    but: Option<EntityKind>,
) -> Result<Vec<Id>, Misfit> {
    let id = named(article, who)?;
    let Some(mut entity) = take(article, id) else { return Ok(Vec::new()) };
    let Some(kind) = but else {
        redirect(article, id, None, &|_| true);
        return Ok(Vec::new());
    };
    if kind != entity.kind {
        (entity.id, entity.kind) = (fresh_entity(article, kind), kind);
    }
    let new = entity.id;
    article.entities.push(entity);
    redirect(article, id, Some(new), &|_| true);
    Ok(vec![new])
}

/// Turns what statements and encounters say of `from` over to `to`, where `moves` says so of the places in the text that it
/// was read from: a source for speakers, sentences for everybody else.
fn redirect(article: &mut Article, from: Id, to: Option<Id>, moves: &dyn Fn(&[Span]) -> bool) {
    let Article { sentences, statements, encounters, .. } = article;
    for statement in statements {
        let Statement { speakers, source, to: addressees, on_behalf_of, sentence, .. } = statement;
        let sentence = sentences.get(*sentence as usize).copied().unwrap_or_default();
        if speakers.contains(&from) && moves(&[source.unwrap_or(sentence)]) {
            replace(speakers, from, to);
        }
        if (addressees.contains(&from) || *on_behalf_of == Some(from)) && moves(&[sentence]) {
            replace(addressees, from, to);
            *on_behalf_of = on_behalf_of.and_then(|id| if id == from { to } else { Some(id) });
        }
        addressees.retain(|id| !speakers.contains(id));
        *on_behalf_of = on_behalf_of.filter(|id| !speakers.contains(id));
    }
    for Encounter { participants, place, triggers, .. } in encounters {
        if !participants.contains(&from) && *place != Some(from) {
            continue;
        }
        let told: Vec<Span> = triggers.iter().filter_map(|trigger| first_from(sentences, *trigger)).collect();
        if moves(&told) {
            replace(participants, from, to);
            people_first(participants);
            *place = place.and_then(|id| if id == from { to } else { Some(id) });
        }
    }
}

/// Puts one id in the place of another, each once.
fn replace(ids: &mut Vec<Id>, from: Id, to: Option<Id>) {
    if let Some(at) = ids.iter().position(|id| *id == from) {
        match to {
            Some(to) if !ids.contains(&to) => ids[at] = to,
            _ => {
                ids.remove(at);
            }
        }
    }
}
