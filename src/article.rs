//! The result of reading an article: what every client of the extractor sees.
//!
//! These are plain serde types; their JSON form is the schema `readout/1`. Ids are unique in one
//! result, and every entity, statement and encounter carries spans whose words stand in the text.

use crate::corrections::Outcome;
use crate::document::Span;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Everything that was read from one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Article {
    /// The version of this schema: [`SCHEMA`].
    pub schema: String,
    /// The unit that every span in this result counts.
    pub offsets: Offsets,
    /// The language; only English is read well.
    #[serde(default)]
    pub language: Language,
    /// The date of publication, where one is known.
    pub published: Option<Published>,
    /// The headline, where the text has one.
    pub headline: Option<Span>,
    /// The sentences in order of the text.
    pub sentences: Vec<Span>,
    /// People, organisations, places and groups, one entry per real-world entity.
    pub entities: Vec<Entity>,
    /// Expressions of time in order of the text.
    pub times: Vec<Time>,
    /// Who said what, in order of the text.
    pub statements: Vec<Statement>,
    /// Who met whom, in order of first mention.
    pub encounters: Vec<Encounter>,
    /// Statements and encounters by day, the undated last.
    pub timeline: Vec<Day>,
    /// How each correction of the reader's fared, in their order; none where none was given.
    #[serde(default)]
    pub corrections: Vec<Outcome>,
}

impl Article {
    /// The entity of that id.
    ///
    /// ```
    /// let article = readout::extract("Ana Rey met Luis Ortiz.", &readout::Options::default());
    /// let names = article.encounters[0].participants.iter().filter_map(|id| Some(&article.entity(*id)?.name));
    /// assert!(names.eq(["Ana Rey", "Luis Ortiz"]));
    /// ```
    pub fn entity(&self, id: Id) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }
}

/// The name of this schema.
pub const SCHEMA: &str = "readout/1";

/// The unit that spans count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Offsets {
    /// Bytes, as Rust counts.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16 code units, as JavaScript counts.
    #[serde(rename = "utf-16")]
    Utf16,
    /// Code points, as Python counts.
    #[serde(rename = "utf-32")]
    Utf32,
}

/// The language of a text, as BCP 47 names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Language {
    /// English, or too few words to tell.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Some other.
    #[serde(rename = "und")]
    Undetermined,
}

/// What an [`Id`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdKind {
    /// `p`: a person.
    Person,
    /// `o`: an organisation.
    Organization,
    /// `l`: a place.
    Place,
    /// `g`: a group or an unnamed source.
    Group,
    /// `t`: an expression of time.
    Time,
    /// `s`: a statement.
    Statement,
    /// `e`: an encounter.
    Encounter,
}

impl IdKind {
    const LETTERS: [(IdKind, char); 7] = [
        (IdKind::Person, 'p'),
        (IdKind::Organization, 'o'),
        (IdKind::Place, 'l'),
        (IdKind::Group, 'g'),
        (IdKind::Time, 't'),
        (IdKind::Statement, 's'),
        (IdKind::Encounter, 'e'),
    ];

    fn letter(self) -> char {
        Self::LETTERS[self as usize].1
    }
}

/// The name of one item in one result, written `p1`, `s12`, …; the letter tells the kind.
///
/// ```
/// use readout::article::{Id, IdKind};
///
/// let id: Id = "s12".parse()?;
/// assert_eq!((id.kind, id.number), (IdKind::Statement, 12));
/// assert_eq!("12".parse::<Id>().unwrap_err().to_string(), "\"12\" is no id; ids look like p1, s12 or e3");
/// # Ok::<(), readout::article::NotAnId>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id {
    /// What it names.
    pub kind: IdKind,
    /// Counts from 1 within its kind.
    pub number: u32,
}

impl Id {
    /// The id of the item at `index` (from 0) of its kind.
    pub fn nth(kind: IdKind, index: usize) -> Self {
        Id { kind, number: index as u32 + 1 }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}{}", self.kind.letter(), self.number)
    }
}

/// Why a string is no [`Id`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId(String);

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?} is no id; ids look like p1, s12 or e3", self.0)
    }
}

impl std::error::Error for NotAnId {}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let wrong = || NotAnId(text.to_owned());
        let mut chars = text.chars();
        let letter = chars.next().ok_or_else(wrong)?;
        let (kind, _) = IdKind::LETTERS.into_iter().find(|(_, l)| *l == letter).ok_or_else(wrong)?;
        let number = chars.as_str().parse().map_err(|_| wrong())?;
        Ok(Id { kind, number })
    }
}

impl TryFrom<String> for Id {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

/// The date of publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Published {
    /// ISO 8601, `YYYY-MM-DD`.
    pub value: String,
    /// Where it comes from.
    pub from: PublishedFrom,
    /// Its words, where the text gives it.
    pub span: Option<Span>,
}

/// Where the date of publication comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// The text itself: a header or a dated dateline.
    Text,
    /// The caller's options.
    Option,
}

/// A person, an organisation, a place or a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entity {
    /// `p…`, `o…`, `l…` or `g…`.
    pub id: Id,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// The fullest form of the name, without titles.
    pub name: String,
    /// Titles and roles as they stand in the text.
    pub titles: Vec<String>,
    /// The other forms of the name.
    pub aliases: Vec<String>,
    /// Every mention that was resolved to this entity, in order of the text.
    pub mentions: Vec<Mention>,
}

/// What an [`Entity`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being with a name.
    Person,
    /// A company, ministry, party, agency, club …
    Organization,
    /// A country, city, building, region …
    Place,
    /// Unnamed sources and sides: "a police spokesman", "opposition leaders".
    Group,
}

/// One mention of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Mention {
    /// Its words; titles are not part of a person's name.
    pub span: Span,
    /// How the entity is mentioned.
    pub kind: MentionKind,
}

/// How an entity is mentioned (ACE's three levels).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By name: "Xi".
    Name,
    /// By a noun phrase: "the president".
    Nominal,
    /// By a pronoun: "he".
    Pronoun,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Time {
    /// `t…`.
    pub id: Id,
    /// Its words.
    pub span: Span,
    /// What kind of time it is.
    #[serde(rename = "type")]
    pub kind: TimeKind,
    /// The TIMEX3 value (TimeML 1.2.1); null where it needs a date of publication and none is known.
    pub value: Option<String>,
}

/// TIMEX3's types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A calendar date of any size: day, week, month, season, year.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// The confidence from which a statement is sure: on annotated articles, at least 95 of 100 such statements have the
/// right content and the right speaker.
pub const SURE: f32 = 0.9;

/// Something that somebody said (or thought, see [`Act::Think`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Statement {
    /// `s…`.
    pub id: Id,
    /// Who said it; empty where the text does not tell.
    pub speakers: Vec<Id>,
    /// The words that name the source: "Xi", "he", "a police spokesman". A quotation without a cue of its own has the
    /// source of the report that it goes on with, which stands in another sentence.
    pub source: Option<Span>,
    /// The words that tell of the saying: "said", "according to".
    pub cue: Option<Span>,
    /// The words that give what was said, in one piece or more, with their quotation marks and complementiser.
    pub content: Vec<Span>,
    /// Whether it is quoted.
    pub form: Form,
    /// What kind of speech act it is.
    pub act: Act,
    /// Who was told, asked, urged …
    pub to: Vec<Id>,
    /// For whom the speaker spoke: "conveyed President Putin's greetings".
    pub on_behalf_of: Option<Id>,
    /// When it was said: ISO 8601.
    pub date: Option<String>,
    /// The index of its sentence in [`Article::sentences`].
    pub sentence: u32,
    /// The words it was read from.
    pub evidence: Vec<Span>,
    /// The name of the rule that found it.
    pub rule: String,
    /// How sure the reading is, 0 to 1.
    pub confidence: f32,
}

/// Whether a statement is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// All of it within quotation marks.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

/// A confidence to two decimals: more would claim to be measured.
pub(crate) fn in_per_cents(confidence: f32) -> f32 {
    (confidence * 100.0).round() / 100.0
}

/// What kind of speech act a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Act {
    /// Said, told, added: none of the others.
    Say,
    /// Asked a question.
    Ask,
    /// Urged, called on, demanded, ordered.
    Urge,
    /// Promised, vowed, pledged.
    Promise,
    /// Denied, disputed, refuted.
    Deny,
    /// Announced.
    Announce,
    /// Warned of something.
    Warn,
    /// Thanked somebody.
    Thank,
    /// Condemned, criticised, deplored.
    Condemn,
    /// Conveyed greetings, wishes or somebody else's words.
    Convey,
    /// Agreed, came out in favour.
    Agree,
    /// Praised, welcomed, congratulated.
    Praise,
    /// Accused somebody.
    Accuse,
    /// Rejected, refused, ruled out.
    Reject,
    /// Belief, wish or intention that was not said; pages show these apart.
    Think,
}

/// People or sides in contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Encounter {
    /// `e…`.
    pub id: Id,
    /// How they were in contact.
    pub kind: EncounterKind,
    /// Who took part, people first.
    pub participants: Vec<Id>,
    /// Where.
    pub place: Option<Id>,
    /// The expression of time that dates it.
    pub time: Option<Id>,
    /// ISO 8601: a day, month, year or interval.
    pub date: Option<String>,
    /// Where the date comes from; null where there is none.
    #[serde(default)]
    pub date_basis: Option<DateBasis>,
    /// Whether it took place.
    pub status: Status,
    /// The words that tell of it, one or more mentions.
    pub triggers: Vec<Span>,
    /// Whether it is a main fact of the article.
    pub key: bool,
    /// The words it was read from.
    pub evidence: Vec<Span>,
    /// The name of the rule that found it.
    pub rule: String,
    /// How sure the reading is, 0 to 1.
    pub confidence: f32,
}

impl Encounter {
    /// The place that a visit goes to, where that is a participant: "a visit to Norway".
    pub(crate) fn visited(&self) -> Option<Id> {
        let place =
            self.place.filter(|place| self.kind == EncounterKind::Visit && self.participants.contains(place));
        place.filter(|_| self.participants.len() > 1)
    }

    /// Who took part, as people are told: without the place that a visit goes to.
    pub(crate) fn sides(&self) -> Vec<Id> {
        let visited = self.visited();
        self.participants.iter().copied().filter(|id| Some(*id) != visited).collect()
    }
}

/// How people were in contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum EncounterKind {
    /// In one room.
    Meeting,
    /// By telephone.
    Call,
    /// By video.
    Video,
    /// Somebody went to a host or a place.
    Visit,
    /// A letter, greetings, a text.
    Message,
}

/// Where the date of an encounter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// Words of the text that date the encounter, or the reader who put it right.
    Stated,
    /// The news itself: no word dates the encounter, which is told as of the same day as one before it, as the statement
    /// of the lead, or as the day of publication.
    Inferred,
}

/// Whether an encounter took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// It took place.
    Happened,
    /// It is going on.
    Ongoing,
    /// It is to take place.
    Planned,
    /// Somebody wants it or invited to it.
    Proposed,
    /// It was called off or put off.
    Cancelled,
    /// Somebody says that it did not take place.
    Denied,
}

/// One heading of the timeline with what belongs under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// ISO 8601: a day, month, year or interval; null for what has no date.
    pub date: Option<String>,
    /// The article's own words for it.
    pub date_text: Option<String>,
    /// Ids of encounters and statements.
    pub entries: Vec<Id>,
}
