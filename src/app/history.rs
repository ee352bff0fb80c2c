//! The reader's corrections, with what undo and redo bring back.

use crate::corrections::{self, Correction, CorrectionError};
use std::rc::Rc;

/// A list of corrections; shared, because readings and requests hold it too.
pub type List = Rc<[Correction]>;

/// The most steps that undo goes back.
const STEPS: usize = 100;

/// What can be done to the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// More is put right, in one step.
    Add(Vec<Correction>),
    /// The correction at this place is taken back.
    TakeBack(usize),
    /// All are taken back.
    Reset,
    /// The latest change is undone.
    Undo,
    /// What was undone last is done again.
    Redo,
}

/// Lists before and after the present one, the nearest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<List>,
    future: Vec<List>,
}

impl History {
    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The list after a change of `now`; none where nothing changes.
    ///
    /// # Errors
    /// Where there would be more than a link can carry.
    pub fn change(&mut self, now: &List, change: Change) -> Result<Option<List>, CorrectionError> {
        let next = match change {
            Change::Undo => return Ok(step(&mut self.past, &mut self.future, now)),
            Change::Redo => return Ok(step(&mut self.future, &mut self.past, now)),
            Change::Add(new) => {
                now.iter().filter(|old| !is_replaced(old, &new)).chain(&new).cloned().collect()
            }
            Change::TakeBack(place) => {
                now.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, it)| it.clone()).collect()
            }
            Change::Reset => List::default(),
        };
        if next == *now {
            return Ok(None);
        }
        corrections::check(&next)?;
        self.past.push(Rc::clone(now));
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
        self.future.clear();
        Ok(Some(next))
    }
}

fn step(from: &mut Vec<List>, to: &mut Vec<List>, now: &List) -> Option<List> {
    let next = from.pop()?;
    to.push(Rc::clone(now));
    Some(next)
}

/// Whether a new correction says anew what an old one said.
fn is_replaced(old: &Correction, new: &[Correction]) -> bool {
    new.iter().any(|new| match (old, new) {
        (Correction::Date { of: a, .. }, Correction::Date { of: b, .. }) => a == b,
        (Correction::Speaker { of: a, .. }, Correction::Speaker { of: b, .. }) => a == b,
        _ => old == new,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(name: &str) -> Correction {
        Correction::Rename { who: "Rey".to_owned(), name: name.to_owned() }
    }

    /// Makes the changes one behind the other; the names that stand in the list after each.
    fn names(changes: Vec<Change>) -> Vec<String> {
        let (mut history, mut now) = (History::default(), List::default());
        let after = changes.into_iter().map(|change| {
            now = history.change(&now, change).expect("it is short").unwrap_or(Rc::clone(&now));
            now.iter()
                .map(|it| match it {
                    Correction::Rename { name, .. } => name.as_str(),
                    _ => "?",
                })
                .collect()
        });
        after.collect()
    }

    #[test]
    fn undo_and_redo_go_step_by_step() {
        let add = |name| Change::Add(vec![rename(name)]);
        let changes = vec![
            add("A"),
            add("B"),
            Change::Undo,
            Change::Undo,
            Change::Undo,
            Change::Redo,
            Change::Redo,
            Change::Redo,
        ];
        assert_eq!(names(changes), ["A", "AB", "A", "", "", "A", "AB", "AB"]);
    }

    #[test]
    fn a_new_change_leaves_nothing_to_redo() {
        let add = |name| Change::Add(vec![rename(name)]);
        assert_eq!(
            names(vec![add("A"), Change::Undo, add("B"), Change::Redo, Change::Undo]),
            ["A", "", "B", "B", ""]
        );
    }

    #[test]
    fn what_was_taken_back_comes_back() {
        let all = Change::Add(vec![rename("A"), rename("B"), rename("C")]);
        let changes = vec![
            all,
            Change::TakeBack(1),
            Change::TakeBack(7),
            Change::Reset,
            Change::Reset,
            Change::Undo,
            Change::Undo,
        ];
        assert_eq!(names(changes), ["ABC", "AC", "AC", "", "", "AC", "ABC"]);
    }

    #[test]
    fn what_is_said_anew_replaces_what_was_said() {
        let of = corrections::Quote { exact: "Yes".to_owned(), ..Default::default() };
        let speaker = |who: &str| Correction::Speaker { of: of.clone(), who: vec![who.to_owned()] };
        let now =
            History::default().change(&[speaker("A"), rename("B")].into(), Change::Add(vec![speaker("C")]));
        assert_eq!(now.expect("it is short").as_deref(), Some(&[rename("B"), speaker("C")][..]));
    }

    #[test]
    fn more_than_a_link_carries_is_refused() {
        let mut history = History::default();
        let many = (0..=corrections::MAX_CORRECTIONS).map(|at| rename(&at.to_string())).collect();
        assert_eq!(history.change(&List::default(), Change::Add(many)), Err(CorrectionError::TooMany));
        assert!(!history.can_undo());
    }
}
