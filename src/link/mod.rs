//! The share link: a whole article in the fragment of an address.
//!
//! ```
//! use readout::link::{self, Shared};
//!
//! let shared = Shared { text: "The two ministers met in Oslo on Friday.".into(), ..Shared::default() };
//! let fragment = link::write(&shared)?;
//! assert!(fragment.starts_with("#1."));
//!
//! let opened = link::read(&format!("https://example.org/readout/{fragment}&view=people"))?;
//! assert_eq!(opened.shared, shared);
//! assert_eq!(opened.view.get("view"), Some("people"));
//! assert!(opened.damage.is_none());
//! # Ok::<(), link::LinkError>(())
//! ```
//!
//! # Format 1
//!
//! `#1.` *payload* then any number of `&key=value`. The number is the version of the format. The
//! payload is base64url (RFC 4648, section 5) without padding; the keys say what the page shows, are
//! readable, and are not part of what is shared.
//!
//! The bytes of the payload are one arithmetic code (`coder.rs`) of:
//!
//! - *number*: groups of four bits, each bit as likely as not; three bits of the number, the lowest
//!   first, after one bit that says whether more groups follow.
//! - *field*: its key, a number from 1; its length in bytes, a number; its value, each bit as likely as
//!   the model (`model.rs`) says, which is told that a line begins before each value. After every 256
//!   bytes of a value, and after what is left, stand the lowest 8 bits of the checksum so far.
//! - the whole: fields, a number 0, and the lowest 16 bits of the checksum.
//!
//! The checksum is CRC-32 (ISO-HDLC) over, for each field, key and length as little-endian 32-bit
//! numbers and the value. Fields: 1 the date of publication, `YYYY-MM-DD`; 2 the text, UTF-8; 3
//! corrections, a JSON array. All are optional, none stands twice; a reader skips keys that it does
//! not know. Values are at most [`LIMIT`] bytes together. Bytes after the code are ignored; the writer
//! adds some where the link would end in `-` or `_`, which programs that find links in prose leave out.
//!
//! # Damage
//!
//! Lengths come before values, so a link that was cut off tells how much is missing. A model of
//! English goes on in fluent English after a wrong letter in the link: therefore nothing is shown that
//! no checksum has confirmed.

mod coder;
mod fragment;
mod model;
mod record;
mod weights;

pub use fragment::View;

use jiff::civil::Date;
use std::fmt;

/// The version of the format that [`write()`] makes.
pub const VERSION: u32 = 1;

/// The most bytes that a link may hold, uncompressed: 8 MiB.
pub const LIMIT: usize = 8 << 20;

/// What a link carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The article.
    pub text: String,
    /// The date of publication, where the reader gave one.
    pub published: Option<Date>,
    /// What the reader put right, in the order it was done: the text of a JSON array, or nothing.
    pub corrections: String,
}

/// What [`read`] makes of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What could be read.
    pub shared: Shared,
    /// What the page should show.
    pub view: View,
    /// What is missing, if anything.
    pub damage: Option<Damage>,
}

/// What happened to a link that could be read in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Damage {
    /// How it was damaged.
    pub cause: Cause,
    /// How much of the article is there, from its beginning; 100 only if all of it is.
    pub percent: u8,
}

/// How a link was damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// Its end is missing.
    CutOff,
    /// Something in it was changed.
    Altered,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let cause = match self.cause {
            Cause::CutOff => "the end of the link is missing",
            Cause::Altered => "the link was changed on its way",
        };
        match self.percent {
            100 => write!(f, "{cause}; the article is whole, but the date or corrections may be missing"),
            percent => write!(f, "{cause}; this is the first {percent} % of the article"),
        }
    }
}

/// Why nothing could be read from a link, or none could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkError {
    /// There is no `#1.` in it.
    NotALink,
    /// It was made by a newer Readout, in this version of the format.
    Newer(u32),
    /// Not even the first words could be confirmed.
    Unreadable,
    /// It holds, or would hold, more than so many bytes.
    TooLarge(usize),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            LinkError::NotALink => write!(f, "this is no Readout link; such a link has #1. in it"),
            LinkError::Newer(version) => {
                write!(
                    f,
                    "this link was made by a newer Readout (format {version}); reload the page or update"
                )
            }
            LinkError::Unreadable => {
                write!(f, "the link is damaged and no part of the article could be read; ask for it again")
            }
            LinkError::TooLarge(limit) => {
                write!(
                    f,
                    "the article is larger than {} MB, which is more than a link may hold here",
                    limit >> 20
                )
            }
        }
    }
}

impl std::error::Error for LinkError {}

/// The fragment, from `#` on, that carries this; [`View`] may be written after it.
///
/// # Errors
/// [`LinkError::TooLarge`] past [`LIMIT`].
pub fn write(shared: &Shared) -> Result<String, LinkError> {
    Ok(fragment::write(&record::write(shared)?))
}

/// Opens a link: a whole address, a fragment, or prose with one in it.
///
/// White space, line breaks, soft hyphens, percent-encoding and the quotation mark, bracket or full
/// stop after a link do no harm.
///
/// ```
/// use readout::link::{LinkError, Shared, read, write};
///
/// let whole = write(&Shared { text: "The two ministers met in Oslo on Friday. ".repeat(100), ..Shared::default() })?;
/// let cut = read(&whole[..whole.len() - 20])?;
/// assert!(cut.damage.is_some_and(|damage| damage.percent < 100));
/// assert!(cut.shared.text.starts_with("The two ministers"));
/// assert_eq!(read("https://example.org/"), Err(LinkError::NotALink));
/// # Ok::<(), LinkError>(())
/// ```
///
/// # Errors
/// Any [`LinkError`]; a link that can be read in part is no error but has [`Opened::damage`].
pub fn read(link: &str) -> Result<Opened, LinkError> {
    read_up_to(link, LIMIT)
}

/// Opens a link, as [`read`] does, that holds at most so many bytes. To read a megabyte takes seconds, and a link of ten
/// kilobytes can hold one.
///
/// # Errors
/// Any [`LinkError`]; [`LinkError::TooLarge`] is told before the text is read.
pub fn read_up_to(link: &str, limit: usize) -> Result<Opened, LinkError> {
    let (payload, view) = fragment::read(link)?;
    let (shared, damage) = record::read(&payload, limit)?;
    Ok(Opened { shared, view, damage })
}

/// Whether an address of some length will arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// At most 2,000 characters: it works everywhere.
    Short,
    /// At most 8,000 characters: browsers open it, some chat and mail programs cut it.
    Long,
    /// Many programs cut or refuse it; a file is the better way.
    TooLong,
}

impl Length {
    /// The length of an address with this many characters.
    pub fn of(characters: usize) -> Length {
        match characters {
            0..=2_000 => Length::Short,
            2_001..=8_000 => Length::Long,
            _ => Length::TooLong,
        }
    }
}
