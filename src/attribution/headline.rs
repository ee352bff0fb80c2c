//! Whom a headline quotes: the person who says the same in the body.
//!
//! “Bridge will open: minister”, “‘We will build a pier’” – which minister, and who builds, the body tells.

use super::complement::has_finite_verb;
use super::reading::{Context, Reading};
use crate::article::Id;
use crate::lexicon::{GENERIC_ROLES, TITLES};
use std::collections::HashSet;

/// How many statements of the body are compared, and how many words they have to share with the headline.
const MAX_STATEMENTS: usize = 80;
const MIN_SHARED: usize = 2;

/// Quotations of headlines that no reading covers, with the source of the report in the body that has most of their words.
pub(super) fn quotations(ctx: &Context, readings: &[Reading]) -> Vec<Reading> {
    let doc = ctx.doc;
    let body: Vec<&Reading> =
        readings.iter().filter(|r| r.source.is_some() && !in_headline(ctx, r)).take(MAX_STATEMENTS).collect();
    let alone = |quotation: &&crate::document::Quotation| {
        ctx.in_headline(quotation.open)
            && quotation.close.is_some()
            && has_finite_verb(ctx, quotation.tokens.clone())
            && !readings.iter().take(MAX_STATEMENTS).any(|r| {
                let extent = r.extent();
                extent.start < quotation.tokens.end && quotation.tokens.start < extent.end
            })
    };
    let quoted = doc.quotations.iter().take_while(|q| doc.block_of(q.open) < 3).filter(alone);
    let read = quoted.filter_map(|quotation| {
        let content = ctx.trim(quotation.tokens.clone());
        let words = words(ctx, std::slice::from_ref(&content));
        let best = closest(&words, body.iter().map(|r| self::words(ctx, &r.content)))?;
        Some(Reading { source: body[best].source.clone(), ..Reading::new("headline", vec![content], 0.8) })
    });
    read.collect()
}

/// Gives the reports of headlines whose source is a role that nobody is known to bear to who speaks in the body: of those
/// with that title the one who says the same or the only one, else whoever says the same.
pub(super) fn name_speakers(ctx: &Context, readings: &[Reading], speakers: &mut [Vec<Id>]) {
    let is_person = |id: &Id| ctx.entities.is_person(*id);
    let body: Vec<usize> = (0..readings.len().min(MAX_STATEMENTS))
        .filter(|&at| {
            !in_headline(ctx, &readings[at]) && matches!(speakers[at][..], [one] if is_person(&one))
        })
        .collect();
    for at in 0..readings.len().min(MAX_STATEMENTS) {
        let unnamed = !speakers[at].iter().any(is_person) && names_role(ctx, &readings[at]);
        if !unnamed || !in_headline(ctx, &readings[at]) {
            continue;
        }
        let own = words(ctx, &readings[at].content);
        let same = |among: &[usize]| {
            closest(&own, among.iter().map(|&b| words(ctx, &readings[b].content))).map(|best| among[best])
        };
        let bearers: Vec<usize> =
            body.iter().copied().filter(|&b| bears(ctx, speakers[b][0], &readings[at])).collect();
        let only =
            || bearers.first().filter(|first| bearers.iter().all(|b| speakers[*b] == speakers[**first]));
        let named = same(&bearers).or_else(|| only().copied()).or_else(|| same(&body));
        if let Some(named) = named {
            speakers[at] = speakers[named].clone();
        }
    }
}

/// Whether a person has a title with the noun that names the source of a reading, or what its letters stand for.
fn bears(ctx: &Context, person: Id, reading: &Reading) -> bool {
    let Some(source) = &reading.source else { return false };
    let role = ctx.doc.lower(ctx.doc.syntax.noun_phrases[source.noun_phrase].head);
    let written_out = TITLES.get(role).map(|row| row.column(2)).filter(|full| !full.is_empty());
    let role: Vec<&str> = written_out.unwrap_or(role).split(' ').collect();
    let has_role = |title: &String| {
        let title = title.to_lowercase();
        role.iter().all(|role| title.split(' ').any(|word| word == *role))
    };
    ctx.entities.get(person).is_some_and(|entity| entity.titles.iter().any(has_role))
}

fn in_headline(ctx: &Context, reading: &Reading) -> bool {
    ctx.in_headline(reading.extent().start)
}

/// "minister", "opposition chief": what one person is called.
fn names_role(ctx: &Context, reading: &Reading) -> bool {
    reading.source.as_ref().is_some_and(|source| {
        let head = ctx.doc.syntax.noun_phrases[source.noun_phrase].head;
        ctx.doc.is_in(head, &TITLES) || ctx.doc.is_in(head, &GENERIC_ROLES)
    })
}

/// The longer words of a content, cut to what inflection leaves alone.
fn words(ctx: &Context, content: &[std::ops::Range<usize>]) -> HashSet<String> {
    let long =
        content.iter().flat_map(Clone::clone).map(|t| ctx.doc.lower(t)).filter(|w| w.chars().count() > 3);
    long.map(|word| word.chars().take(5).collect()).collect()
}

/// The first of the sets that share most words with some, where these are enough: two, and two in five.
fn closest(own: &HashSet<String>, others: impl Iterator<Item = HashSet<String>>) -> Option<usize> {
    let shared = others.map(|other| own.intersection(&other).count()).enumerate();
    let (best, count) = shared.max_by_key(|&(at, count)| (count, std::cmp::Reverse(at)))?;
    (count >= MIN_SHARED && count * 5 >= own.len() * 2).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn the_body_tells_whom_a_headline_quotes() {
        check(
            "'The harbour wall will never open'\n\nThe port was full on Friday.\n\nAna Rey said the wall of the harbour would never \
             open again.",
            expect![[r#"
                headline direct: Ana Rey | – | 'The harbour wall will never open'
                clause indirect: Ana Rey | said | the wall of the harbour would never open again"#]],
        );
    }

    #[test]
    fn the_body_tells_who_bears_the_role_of_a_headline() {
        check(
            "Harbour wall to open in May, says minister\n\nMayor Luis Ortiz left on Friday.\n\nTrade Minister Ana Rey said the wall \
             was dry.",
            expect![[r#"
                inverted indirect: minister | says | Harbour wall to open in May
                clause indirect: Trade Minister Ana Rey | said | the wall was dry"#]],
        );
        check(
            "PM: harbour wall is dry\n\nMayor Luis Ortiz said it was late.\n\nPrime Minister Ana Rey said the rain had stopped.",
            expect![[r#"
                label indirect: PM | : | harbour wall is dry
                clause indirect: Mayor Luis Ortiz | said | it was late
                clause indirect: Prime Minister Ana Rey | said | the rain had stopped"#]],
        );
        check(
            "Rey does not rule out talks — spokesman\n\nThe talks were on Friday.\n\nSpokesman Luis Ortiz said they may go on.",
            expect![[r#"
                label indirect: spokesman | — | Rey does not rule out talks
                clause indirect: Spokesman Luis Ortiz | said | they may go on"#]],
        );
    }
}
