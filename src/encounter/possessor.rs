//! Whose an encounter is: "Rey's visit", "their talks".

use super::party::{Member, Party};
use super::{Context, subject};
use crate::article::{Id, IdKind};
use crate::order::sort_by_numbers;
use std::ops::Range;

/// "Rey's visit", "his meeting", "the two leaders' talks", "their talks".
pub(super) fn of(cx: &Context, before: Range<usize>, governor: Option<usize>) -> Option<Party> {
    let doc = cx.doc;
    if let Some(their) = before.clone().find(|&t| doc.lower(t) == "their") {
        let resolved = cx.entities.mention_at(their).filter(|m| m.entities.len() >= 2);
        return resolved.map(Party::of_mention).or_else(|| two_in_sentence(cx, their, governor));
    }
    before.rev().find_map(|t| {
        let pronoun = doc.is_one_of(t, &["his", "her", "its", "their", "our", "my", "your"]);
        let genitive = doc.lower(t) == "'s" || doc.word(t) == "'" || doc.word(t) == "’";
        let holder = if pronoun { t } else { t.checked_sub(1).filter(|_| genitive)? };
        let ids = cx.in_person(holder);
        if !ids.is_empty() {
            let tokens = holder..holder + 1;
            let members = vec![Member { ids, head: holder, ..Member::default() }];
            return Some(Party { members, described: None, tokens });
        }
        let mention = cx.entities.mention_at(holder)?;
        (!mention.entities.is_empty()).then(|| Party::of_mention(mention))
    })
}

/// "Rey told a news conference with Ortiz after their meeting": the two people named before in the sentence,
/// the subject among them.
fn two_in_sentence(cx: &Context, their: usize, governor: Option<usize>) -> Option<Party> {
    let window = cx.window(their);
    let mut ids: Vec<Id> =
        governor.and_then(|g| subject::of(cx, g)).map_or_else(Vec::new, |p| p.ids().collect());
    for mention in cx.entities.mentions_in(window.start..their) {
        let is_possessor = cx.doc.lower(mention.tokens.end) == "'s";
        ids.extend(mention.entities.iter().filter(|_| !is_possessor));
    }
    ids.retain(|id| id.kind == IdKind::Person);
    sort_by_numbers(&mut ids, |id| (id.number, 0));
    ids.dedup();
    (ids.len() == 2).then(|| Party {
        members: ids.iter().map(|&id| Member { ids: vec![id], head: their, ..Member::default() }).collect(),
        described: None,
        tokens: their..their + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn their_meeting() {
        check(
            "Ana Rey told a news conference with Luis Ortiz after their meeting that trade had grown.",
            expect!["meeting happened: Ana Rey, Luis Ortiz | possessor | meeting"],
        );
    }
}
