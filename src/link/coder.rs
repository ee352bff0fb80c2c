//! An arithmetic coder: bits of known probability to bytes and back.
//!
//! The coder narrows an interval of 32-bit numbers bit by bit; bytes leave it as soon as both ends
//! agree on them. The decoder follows the number in the interval. When its bytes run out it goes on
//! with all numbers that begin so, and stops at the first bit that these disagree on: what it gives
//! before is exactly what the bytes that are there can tell.

use super::model::{Model, PRECISION};
use crate::interval::Interval;

/// The bytes ended before the bit that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ended;

/// The probability of a bit about which nothing is known.
const EVEN: u32 = 1 << (PRECISION - 1);

/// Writes bits.
pub(super) struct Encoder {
    model: Model,
    interval: Interval,
    bytes: Vec<u8>,
}

impl Encoder {
    pub(super) fn new() -> Encoder {
        Encoder { model: Model::primed(), interval: Interval::WHOLE, bytes: Vec::new() }
    }

    fn bit(&mut self, bit: bool, one: u32) {
        let middle = self.interval.middle(one, PRECISION);
        self.interval.narrow(bit, middle);
        while let Some(byte) = self.interval.settled_byte() {
            self.bytes.push(byte);
        }
    }

    /// Writes the lowest `count` bits of a number, as they are.
    pub(super) fn bits(&mut self, number: u32, count: u32) {
        for shift in (0..count).rev() {
            self.bit(number >> shift & 1 == 1, EVEN);
        }
    }

    /// Writes one byte of text.
    pub(super) fn byte(&mut self, byte: u8) {
        for shift in (0..8).rev() {
            let bit = byte >> shift & 1 == 1;
            let one = self.model.predict();
            self.bit(bit, one);
            self.model.update(bit);
        }
    }

    /// Tells the model that a new value begins.
    pub(super) fn start_value(&mut self) {
        self.model.start_line();
    }

    /// Ends with the fewest bytes that tell all bits written, whatever may follow them.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let Interval { low, high } = self.interval;
        for count in 0..=4 {
            let rest = u32::MAX.checked_shr(8 * count).unwrap_or(0);
            let Some(first) = low.checked_add(rest).map(|number| number & !rest) else { continue };
            if first | rest <= high {
                self.bytes.extend(&first.to_be_bytes()[..count as usize]);
                break;
            }
        }
        self.bytes
    }
}

/// Reads what [`Encoder`] wrote.
pub(super) struct Decoder<'a> {
    model: Model,
    interval: Interval,
    /// The smallest and the largest number that the bytes can mean.
    least: u32,
    most: u32,
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Decoder<'a> {
        let mut decoder = Decoder {
            model: Model::primed(),
            interval: Interval::WHOLE,
            least: 0,
            most: 0,
            bytes: bytes.iter(),
        };
        (0..4).for_each(|_| decoder.shift());
        decoder
    }

    fn shift(&mut self) {
        let (least, most) = self.bytes.next().map_or((0, 0xff), |&byte| (byte, byte));
        self.least = self.least << 8 | u32::from(least);
        self.most = self.most << 8 | u32::from(most);
    }

    fn bit(&mut self, one: u32) -> Result<bool, Ended> {
        let middle = self.interval.middle(one, PRECISION);
        let bit = self.least <= middle;
        if bit != (self.most <= middle) {
            return Err(Ended);
        }
        self.interval.narrow(bit, middle);
        while self.interval.settled_byte().is_some() {
            self.shift();
        }
        Ok(bit)
    }

    /// Reads a number of `count` bits.
    pub(super) fn bits(&mut self, count: u32) -> Result<u32, Ended> {
        (0..count).try_fold(0, |number, _| Ok(number << 1 | u32::from(self.bit(EVEN)?)))
    }

    /// Reads one byte of text.
    pub(super) fn byte(&mut self) -> Result<u8, Ended> {
        (0..8).try_fold(0, |byte, _| {
            let one = self.model.predict();
            let bit = self.bit(one)?;
            self.model.update(bit);
            Ok(byte << 1 | u8::from(bit))
        })
    }

    /// Tells the model that a new value begins.
    pub(super) fn start_value(&mut self) {
        self.model.start_line();
    }
}
