//! The fields of a link, and what can be saved of them.

use super::coder::{Decoder, Encoder, Ended};
use super::{Cause, Damage, LIMIT, LinkError, Shared};
use crate::day;

/// Keys of fields.
mod key {
    pub(super) const END: u32 = 0;
    pub(super) const PUBLISHED: u32 = 1;
    pub(super) const TEXT: u32 = 2;
    pub(super) const CORRECTIONS: u32 = 3;
}

/// Values are written in blocks of so many bytes.
const BLOCK: usize = 256;

/// So many bits of the checksum stand after each block, and so many at the end.
const BLOCK_CHECK: u32 = 8;
const LAST_CHECK: u32 = 16;

/// Writes the payload.
pub(super) fn write(shared: &Shared) -> Result<Vec<u8>, LinkError> {
    let published = shared.published.map(day::write).unwrap_or_default();
    let fields = [
        (key::PUBLISHED, published.as_bytes()),
        (key::TEXT, shared.text.as_bytes()),
        (key::CORRECTIONS, shared.corrections.as_bytes()),
    ];
    if fields.iter().map(|(_, value)| value.len()).sum::<usize>() > LIMIT {
        return Err(LinkError::TooLarge(LIMIT));
    }
    Ok(write_fields(fields.into_iter().filter(|(_, value)| !value.is_empty())))
}

fn write_fields<'a>(fields: impl IntoIterator<Item = (u32, &'a [u8])>) -> Vec<u8> {
    let mut encoder = Encoder::new();
    let mut checksum = Checksum::default();
    for (key, value) in fields {
        write_number(&mut encoder, key);
        write_number(&mut encoder, value.len() as u32);
        checksum.field(key, value.len());
        encoder.start_value();
        for block in value.chunks(BLOCK) {
            for byte in block {
                encoder.byte(*byte);
                checksum.byte(*byte);
            }
            encoder.bits(checksum.lowest(BLOCK_CHECK), BLOCK_CHECK);
        }
    }
    write_number(&mut encoder, key::END);
    encoder.bits(checksum.lowest(LAST_CHECK), LAST_CHECK);
    encoder.finish()
}

fn write_number(encoder: &mut Encoder, mut number: u32) {
    while number >= 8 {
        encoder.bits(8 | number & 7, 4);
        number >>= 3;
    }
    encoder.bits(number, 4);
}

/// Reads the payload, as far as it goes, where it holds at most `limit` bytes.
pub(super) fn read(payload: &[u8], limit: usize) -> Result<(Shared, Option<Damage>), LinkError> {
    let mut fields = Vec::new();
    let cause = match read_fields(&mut Decoder::new(payload), limit, &mut fields) {
        Ok(()) => None,
        Err(Stop::Ended) => Some(Cause::CutOff),
        Err(Stop::CheckFailed) => Some(Cause::Altered),
        Err(Stop::TooLarge) => return Err(LinkError::TooLarge(limit)),
    };
    for field in &mut fields {
        field.value.truncate(field.confirmed);
    }
    interpret(&fields, cause)
}

/// One field as far as it was read.
struct Field {
    key: u32,
    /// How many bytes the value should have.
    length: usize,
    value: Vec<u8>,
    /// How many bytes of the value a checksum has confirmed.
    confirmed: usize,
}

/// Why reading stopped early.
enum Stop {
    Ended,
    CheckFailed,
    TooLarge,
}

impl From<Ended> for Stop {
    fn from(_: Ended) -> Self {
        Stop::Ended
    }
}

fn read_fields(decoder: &mut Decoder, mut room: usize, fields: &mut Vec<Field>) -> Result<(), Stop> {
    let mut checksum = Checksum::default();
    loop {
        let key = read_number(decoder)?;
        if key == key::END {
            return check(decoder, &checksum, LAST_CHECK, fields);
        }
        let length = read_number(decoder)? as usize;
        room = room.checked_sub(length).ok_or(Stop::TooLarge)?;
        checksum.field(key, length);
        decoder.start_value();
        fields.push(Field { key, length, value: Vec::new(), confirmed: 0 });
        let current = fields.len() - 1;
        for read in 1..=length {
            let byte = decoder.byte()?;
            fields[current].value.push(byte);
            checksum.byte(byte);
            if read % BLOCK == 0 || read == length {
                check(decoder, &checksum, BLOCK_CHECK, fields)?;
            }
        }
    }
}

/// Compares the checksum; if it is right, all that was read is confirmed. (Of the fields before the last one all is, already.)
fn check(decoder: &mut Decoder, checksum: &Checksum, bits: u32, fields: &mut [Field]) -> Result<(), Stop> {
    if decoder.bits(bits)? != checksum.lowest(bits) {
        return Err(Stop::CheckFailed);
    }
    if let Some(field) = fields.last_mut() {
        field.confirmed = field.value.len();
    }
    Ok(())
}

fn read_number(decoder: &mut Decoder) -> Result<u32, Stop> {
    let mut number = 0;
    for shift in (0..30).step_by(3) {
        let group = decoder.bits(4)?;
        number |= (group & 7) << shift;
        if group & 8 == 0 {
            return Ok(number);
        }
    }
    Err(Stop::CheckFailed)
}

/// Takes the known fields; what cannot be understood counts as altered.
fn interpret(fields: &[Field], mut cause: Option<Cause>) -> Result<(Shared, Option<Damage>), LinkError> {
    let mut shared = Shared::default();
    let mut length = 0;
    for field in fields {
        let whole = field.value.len() == field.length;
        let understood = match field.key {
            key::TEXT => {
                length = field.length;
                shared.text = valid_prefix(&field.value).to_owned();
                !whole || shared.text.len() == length
            }
            key::PUBLISHED if whole => {
                shared.published = std::str::from_utf8(&field.value).ok().and_then(day::parse);
                shared.published.is_some()
            }
            key::CORRECTIONS if whole => {
                // Whoever applies them parses them; here it is enough that they can be what they should.
                let corrections = std::str::from_utf8(&field.value).unwrap_or_default();
                let is_array = corrections.starts_with('[') && corrections.ends_with(']');
                shared.corrections = if is_array { corrections.to_owned() } else { String::new() };
                is_array
            }
            _ => true,
        };
        if !understood {
            cause = cause.or(Some(Cause::Altered));
        }
    }
    let Some(cause) = cause else { return Ok((shared, None)) };
    if shared.text.is_empty() {
        return Err(LinkError::Unreadable);
    }
    let percent = (shared.text.len() as u64 * 100 / length as u64) as u8;
    Ok((shared, Some(Damage { cause, percent })))
}

/// The text up to the first byte that is no UTF-8.
fn valid_prefix(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// CRC-32 (ISO-HDLC).
struct Checksum(u32);

impl Default for Checksum {
    fn default() -> Self {
        Checksum(u32::MAX)
    }
}

impl Checksum {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            let (mut rest, mut bit) = (byte as u32, 0);
            while bit < 8 {
                rest = rest >> 1 ^ if rest & 1 == 1 { 0xEDB8_8320 } else { 0 };
                bit += 1;
            }
            table[byte] = rest;
            byte += 1;
        }
        table
    };

    fn byte(&mut self, byte: u8) {
        self.0 = self.0 >> 8 ^ Self::TABLE[usize::from(self.0 as u8 ^ byte)];
    }

    fn field(&mut self, key: u32, length: usize) {
        for number in [key, length as u32] {
            number.to_le_bytes().into_iter().for_each(|byte| self.byte(byte));
        }
    }

    /// The lowest bits of the checksum of all bytes so far.
    fn lowest(&self, bits: u32) -> u32 {
        !self.0 & ((1 << bits) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(payload: &[u8]) -> Result<(Shared, Option<Damage>), LinkError> {
        super::read(payload, LIMIT)
    }

    #[test]
    fn checksum_is_the_standard_one() {
        let mut checksum = Checksum::default();
        "123456789".bytes().for_each(|byte| checksum.byte(byte));
        assert_eq!(checksum.lowest(24), 0xCBF4_3926 & 0xFF_FFFF);
    }

    #[test]
    fn unknown_fields_are_skipped() {
        let fields: [(u32, &[u8]); 3] =
            [(9, b"from the future"), (key::TEXT, b"They met."), (70_000, b"\xff")];
        let bytes = write_fields(fields);
        let (shared, damage) = read(&bytes).expect("readable");
        assert_eq!((shared.text.as_str(), damage), ("They met.", None));
    }

    #[test]
    fn a_field_that_makes_no_sense_is_reported_and_the_text_kept() {
        for fields in [
            [(key::TEXT, &b"They met."[..]), (key::PUBLISHED, b"2025-02-30")],
            [(key::TEXT, b"They met."), (key::CORRECTIONS, b"[1,")],
            [(key::CORRECTIONS, b"{}"), (key::TEXT, b"They met.")],
        ] {
            let (shared, damage) = read(&write_fields(fields)).expect("readable");
            assert_eq!(shared.text, "They met.");
            assert_eq!(damage, Some(Damage { cause: Cause::Altered, percent: 100 }));
        }
    }

    #[test]
    fn text_that_is_no_utf8_ends_there() {
        let (shared, damage) = read(&write_fields([(key::TEXT, &b"Osl\xf8 and mor"[..])])).expect("readable");
        assert_eq!(shared.text, "Osl");
        assert_eq!(damage, Some(Damage { cause: Cause::Altered, percent: 25 }));
    }

    #[test]
    fn a_length_past_the_limit_is_refused_before_anything_is_read() {
        let mut encoder = Encoder::new();
        write_number(&mut encoder, key::TEXT);
        write_number(&mut encoder, LIMIT as u32 + 1);
        let bytes = encoder.finish();
        assert_eq!(read(&bytes), Err(LinkError::TooLarge(LIMIT)));
        assert_eq!(
            super::read(&write_fields([(key::TEXT, &b"They met."[..])]), 8),
            Err(LinkError::TooLarge(8))
        );
    }

    #[test]
    fn a_link_of_many_fields_is_read_in_time() {
        let fields = (0..60_000).map(|_| (9, &b"x"[..])).chain([(key::TEXT, &b"They met."[..])]);
        assert_eq!(read(&write_fields(fields)).expect("readable").0.text, "They met.");
    }

    #[test]
    fn nothing_at_all_is_unreadable() {
        assert_eq!(read(&[]), Err(LinkError::Unreadable));
        assert_eq!(read(&write_fields([])), Ok((Shared::default(), None)));
    }
}
