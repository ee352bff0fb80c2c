//! What a reader puts right: a short list of corrections, applied to a finished [`Article`].
//!
//! ```
//! use readout::corrections::{self, Correction};
//! use readout::{Options, extract};
//!
//! let text = "Ana Rey met Luis Ortiz in Lima.";
//! let corrections = corrections::parse(r#"[{"rename": {"who": "Ana Rey", "name": "Anna Rey"}}]"#)?;
//! let article = extract(text, &Options { corrections, ..Options::default() });
//! assert_eq!(article.entities[0].name, "Anna Rey");
//! assert!(article.corrections[0].applied);
//! # Ok::<(), corrections::CorrectionError>(())
//! ```
//!
//! The list refers to nothing that a change of the text would move: people by their names, statements and encounters
//! by a [`Quote`] of their words. So it is applied anew to each reading of a text that is being edited; what no
//! longer fits changes nothing and says why. Corrections are applied in their order and each sees the names that the ones
//! before it gave; to undo the last is to read without it.

mod items;
mod json;
mod list;
mod misfit;
mod people;
mod quote;
mod reader;
mod writer;

pub use list::{CorrectionError, MAX_BYTES, MAX_CORRECTIONS, check, parse, write};
pub use quote::Quote;

use crate::article::{Article, Encounter, EncounterKind, EntityKind, Id, Offsets, Statement, Status};
use crate::order::sort_by_numbers;
use crate::timeline;
use misfit::Misfit;
use serde::{Deserialize, Serialize};

/// One thing put right. In JSON an object with one key, the name of what is done: `{"merge": {"who": "Ana Rey",
/// "with": "Rey"}}`.
///
/// `who` and `with` are names as the reading gives them, after the corrections before this one. A speaker or participant may
/// also be somebody whom the reading lacks, where the name stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Correction {
    /// Somebody has another name.
    Rename {
        /// The name so far.
        who: String,
        /// The right one; it need not stand in the text.
        name: String,
    },
    /// Two are one; twice the same name means all who have it.
    Merge {
        /// Who stays.
        who: String,
        /// Who is the same.
        with: String,
    },
    /// Some mentions are of another person.
    Split {
        /// Whose mentions they were.
        who: String,
        /// Each of these mentions.
        at: Vec<Quote>,
        /// Whose they are: somebody of the reading, or somebody new.
        name: String,
    },
    /// This is no person.
    NotPerson {
        /// The name so far.
        who: String,
        /// What it is; nothing worth a mark where this is absent.
        but: Option<EntityKind>,
    },
    /// Somebody else said it.
    Speaker {
        /// Where the statement begins: [`Quote::of_statement`].
        of: Quote,
        /// Who said it; empty where nobody knows.
        who: Vec<String>,
    },
    /// It has another date.
    Date {
        /// What has.
        of: Item,
        /// ISO 8601: a day, month, year or interval of such; null for none.
        date: Option<String>,
    },
    /// It was not said, or did not happen.
    Remove(Item),
    /// A statement is missing.
    AddStatement {
        /// All that was said, one piece.
        of: Quote,
        /// Who said it; empty where nobody knows.
        who: Vec<String>,
    },
    /// An encounter is missing.
    AddEncounter {
        /// The words that tell of it.
        of: Quote,
        /// Who took part, one at least.
        who: Vec<String>,
        /// How.
        kind: EncounterKind,
        /// As in [`Correction::Date`].
        date: Option<String>,
    },
    /// An encounter was another than it was read; what is absent here stays.
    ChangeEncounter {
        /// Which.
        of: Item,
        /// Who took part, one at least.
        who: Option<Vec<String>>,
        /// How.
        kind: Option<EncounterKind>,
        /// Whether it took place.
        status: Option<Status>,
    },
    /// A person is missing, whose name stands in the text.
    AddPerson {
        /// The name.
        name: String,
    },
}

/// What a correction is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// The statement whose content begins with these words.
    Statement(Quote),
    /// An encounter.
    Encounter {
        /// One of its triggers.
        at: Quote,
        /// Who took part, where several encounters have this trigger: "met Ortiz and Sosa separately".
        who: Vec<String>,
    },
}

impl Item {
    /// This statement of a text; `article` counts bytes.
    pub fn of_statement(text: &str, article: &Article, statement: &Statement) -> Item {
        Item::Statement(Quote::of_statement(text, article, statement))
    }

    /// This encounter of a text; `article` counts bytes.
    pub fn of_encounter(text: &str, article: &Article, encounter: &Encounter) -> Item {
        let trigger = encounter.triggers.first().copied().unwrap_or_default();
        let sharing = article.encounters.iter().filter(|e| e.triggers.iter().any(|t| t.overlaps(trigger)));
        let shared = sharing.count() > 1;
        let participants = article.entities.iter().filter(|e| encounter.participants.contains(&e.id));
        let who = participants.filter(|_| shared).map(|e| e.name.clone()).collect();
        Item::Encounter { at: Quote::of(text, trigger), who }
    }
}

/// How one correction fared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Outcome {
    /// Whether it, or some of it, fitted.
    pub applied: bool,
    /// What does not fit, in words for a reader.
    pub why: Option<String>,
    /// What it made or changed and the result still has.
    pub items: Vec<Id>,
}

/// The rule of statements and encounters that a reader stated.
pub const CORRECTED: &str = "corrected";

/// Applies corrections in their order to a reading of `text`, and tells how each fared.
///
/// Items keep their ids; new ones have numbers past the last. Where nothing fits the article stays as it was. Takes time
/// proportional to the text, for each correction. [`crate::extract`] calls this with those of [`crate::Options`].
///
/// ```
/// use readout::corrections::{Correction, apply};
///
/// let text = "Ana Rey met Luis Ortiz.";
/// let mut article = readout::extract(text, &readout::Options::default());
/// let unfit = Correction::Merge { who: "Ana Rey".into(), with: "Eva Sosa".into() };
/// let outcomes = apply(text, &mut article, &[unfit]);
/// assert!(!outcomes[0].applied);
/// assert_eq!(outcomes[0].why.as_deref(), Some("“Eva Sosa” is not in the article"));
/// ```
pub fn apply(text: &str, article: &mut Article, corrections: &[Correction]) -> Vec<Outcome> {
    if corrections.is_empty() { Vec::new() } else { apply_some(text, article, corrections) }
}

#[inline(never)]
fn apply_some(text: &str, article: &mut Article, corrections: &[Correction]) -> Vec<Outcome> {
    let unit = article.offsets;
    if unit != Offsets::Utf8 {
        *article = article.clone().in_offsets(text, Offsets::Utf8);
    }
    let mut outcomes: Vec<Outcome> =
        corrections.iter().map(|correction| outcome(one(text, article, correction))).collect();
    put_in_order(text, article);
    for outcome in &mut outcomes {
        outcome.items.retain(|id| exists(article, *id));
    }
    if unit != Offsets::Utf8 {
        *article = article.clone().in_offsets(text, unit);
    }
    outcomes
}

/// What a correction made or changed, and what of it does not fit.
type Done = Result<(Vec<Id>, Option<Misfit>), Misfit>;

fn one(text: &str, article: &mut Article, correction: &Correction) -> Done {
    let changed = match correction {
        Correction::Rename { who, name } => people::rename(article, who, name),
        Correction::Merge { who, with } => people::merge(article, who, with),
        Correction::Split { who, at, name } => return people::split(text, article, who, at, name),
        Correction::NotPerson { who, but } => people::not_person(article, who, *but),
        Correction::Speaker { of, who } => items::speaker(text, article, of, who),
        Correction::Date { of, date } => items::date(text, article, of, date.as_deref()),
        Correction::Remove(item) => items::remove(text, article, item),
        Correction::AddStatement { of, who } => items::add_statement(text, article, of, who),
        Correction::AddEncounter { of, who, kind, date } => {
            items::add_encounter(text, article, of, who, *kind, date.as_deref())
        }
        Correction::ChangeEncounter { of, who, kind, status } => {
            items::change_encounter(text, article, of, who.as_deref(), *kind, *status)
        }
        Correction::AddPerson { name } => people::all_named_or_new(text, article, std::slice::from_ref(name)),
    };
    changed.map(|ids| (ids, None))
}

fn outcome(done: Done) -> Outcome {
    let applied = done.is_ok();
    let (items, misfit) = done.unwrap_or_else(|misfit| (Vec::new(), Some(misfit)));
    Outcome { applied, why: misfit.map(|misfit| misfit.to_string()), items }
}

/// Restores what [`Article`] promises: entities and their mentions in order of the text, no group without a part, the timeline.
fn put_in_order(text: &str, article: &mut Article) {
    for entity in &mut article.entities {
        sort_by_numbers(&mut entity.mentions, |m| (m.span.start, !m.span.end));
        entity.mentions.dedup_by_key(|m| m.span);
    }
    sort_by_numbers(&mut article.entities, |e| (e.mentions.first().map_or(0, |m| m.span.start), 0));
    let entities = std::mem::take(&mut article.entities);
    article.entities = crate::with_a_part(entities, &article.statements, &article.encounters);
    article.timeline = timeline::build(text, &article.encounters, &article.statements, &article.times);
}

fn exists(article: &Article, id: Id) -> bool {
    article.entities.iter().any(|e| e.id == id)
        || article.statements.iter().any(|s| s.id == id)
        || article.encounters.iter().any(|e| e.id == id)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
