//! How tables of small whole numbers, most of them zero, are packed: by an arithmetic coder that learns, as it goes, how often each
//! number comes in which place. That takes an eighth less room than what hosts make of such tables by themselves.
//!
//! What a table looks like is said once, for writing and reading alike: a [`Coder`] is told each bit, and tells what it is.

use super::sparse::Sparse;
use crate::interval::Interval;

/// Writes bits, or reads them.
trait Coder {
    /// The next bit. A writer is told it; a reader pays no heed to what it is told.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;
}

/// How likely a bit is to be a one, counted where it was seen before.
#[derive(Clone, Copy)]
struct Chance {
    /// In parts of 2^[`PRECISION`].
    one: u16,
    seen: u8,
}

const PRECISION: u32 = 16;

/// How far a chance moves towards a bit, by how often it has been seen, in parts of 2^16.
const RATES: [u16; 256] = {
    let mut rates = [0; 256];
    let mut seen = 0;
    while seen < rates.len() {
        rates[seen] = ((2 << 16) / (2 * seen + 3)) as u16;
        seen += 1;
    }
    rates
};

/// No bit is taken to be surer than this.
const LEAST: i64 = 16;

impl Default for Chance {
    fn default() -> Self {
        Chance { one: 1 << (PRECISION - 1), seen: 0 }
    }
}

impl Chance {
    fn learn(&mut self, bit: bool) {
        let (one, goal) = (i64::from(self.one), i64::from(bit) << PRECISION);
        let moved = one + (((goal - one) * i64::from(RATES[usize::from(self.seen)])) >> 16);
        self.one = moved.clamp(LEAST, (1 << PRECISION) - LEAST) as u16;
        self.seen = self.seen.saturating_add(1);
    }
}

struct Writer {
    interval: Interval,
    bytes: Vec<u8>,
}

impl Coder for Writer {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let middle = self.interval.middle(chance.one.into(), PRECISION);
        self.interval.narrow(bit, middle);
        while let Some(byte) = self.interval.settled_byte() {
            self.bytes.push(byte);
        }
        chance.learn(bit);
        bit
    }
}

struct Reader<'a> {
    interval: Interval,
    number: u32,
    bytes: std::slice::Iter<'a, u8>,
}

impl Reader<'_> {
    fn shift(&mut self) {
        self.number = self.number << 8 | self.bytes.next().map_or(0, |byte| u32::from(*byte));
    }
}

impl Coder for Reader<'_> {
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let middle = self.interval.middle(chance.one.into(), PRECISION);
        let bit = self.number <= middle;
        self.interval.narrow(bit, middle);
        while self.interval.settled_byte().is_some() {
            self.shift();
        }
        chance.learn(bit);
        bit
    }
}

/// What was seen of numbers in one place: whether they are none, their signs; of each sign how many digits they have behind the
/// first one, and which.
#[derive(Clone)]
struct Numbers {
    some: Chance,
    negative: Chance,
    longer: [[Chance; DIGITS]; 2],
    /// By the digits before, after a leading one for their number.
    digits: [[Chance; 2 << DIGITS]; 2],
}

/// The binary digits of 128, without the first.
const DIGITS: usize = 7;

impl Default for Numbers {
    fn default() -> Self {
        let chance = Chance::default();
        Numbers {
            some: chance,
            negative: chance,
            longer: [[chance; DIGITS]; 2],
            digits: [[chance; 2 << DIGITS]; 2],
        }
    }
}

impl Numbers {
    fn code(&mut self, coder: &mut impl Coder, value: i8) -> i8 {
        if !coder.bit(&mut self.some, value != 0) {
            return 0;
        }
        let negative = coder.bit(&mut self.negative, value < 0);
        let (longer, digits) =
            (&mut self.longer[usize::from(negative)], &mut self.digits[usize::from(negative)]);
        let size = value.unsigned_abs();
        let mut count = 0;
        while count < DIGITS && coder.bit(&mut longer[count], size >> count > 1) {
            count += 1;
        }
        let mut read = 1;
        for place in (0..count).rev() {
            let digit = coder.bit(&mut digits[1 << count | read], size >> place & 1 == 1);
            read = read << 1 | usize::from(digit);
        }
        let size = (read as u8).cast_signed();
        if negative { size.wrapping_neg() } else { size }
    }
}

/// What was seen of the numbers of rows that are zero between two that aren't: how many digits they have behind the first one, and which.
struct Gaps {
    longer: [Chance; GAP_DIGITS],
    /// By their number and the digits before, the first ones, which tell most.
    digits: [[Chance; 32]; GAP_DIGITS + 1],
}

/// No table has more than 2^24 rows.
const GAP_DIGITS: usize = 24;

impl Gaps {
    fn code(&mut self, coder: &mut impl Coder, gap: usize) -> usize {
        let size = gap + 1;
        let mut count = 0;
        while count < GAP_DIGITS && coder.bit(&mut self.longer[count], size >> count > 1) {
            count += 1;
        }
        let mut read = 1;
        for place in (0..count).rev() {
            let digit = coder.bit(&mut self.digits[count][read.min(31)], size >> place & 1 == 1);
            read = read << 1 | usize::from(digit);
        }
        read - 1
    }
}

/// A table of so many rows and columns, most rows zero; a writer is told it. In a row that isn't zero, what is likely depends on the column
/// and on how many numbers of each sign stand before it.
fn code<'t>(
    coder: &mut impl Coder,
    (len, columns): (usize, usize),
    mut told: impl Iterator<Item = (usize, &'t [i8])>,
) -> Sparse {
    const MOST: usize = 2;
    let chance = Chance::default();
    let mut gaps = Gaps { longer: [chance; GAP_DIGITS], digits: [[chance; 32]; GAP_DIGITS + 1] };
    let mut numbers = vec![Numbers::default(); columns * (MOST + 1) * (MOST + 1)];
    let mut table = Sparse::zero(len, columns);
    let mut values = vec![0; columns];
    let mut row = 0;
    loop {
        let next = told.next().map_or(len, |(next, told)| {
            values.copy_from_slice(told);
            next
        });
        row += gaps.code(coder, next.saturating_sub(row));
        if row >= len {
            return table;
        }
        let mut signs = [0; 2];
        for (column, value) in values.iter_mut().enumerate() {
            let [positive, negative] = signs.map(|count: usize| count.min(MOST));
            let place = (column * (MOST + 1) + positive) * (MOST + 1) + negative;
            *value = numbers[place].code(coder, *value);
            signs[usize::from(*value < 0)] += usize::from(*value != 0);
        }
        table.add(row, &values);
        row += 1;
    }
}

/// Tables one behind the other, as they are packed.
pub(crate) struct Packer(Writer);

impl Default for Packer {
    fn default() -> Self {
        Packer(Writer { interval: Interval::WHOLE, bytes: Vec::new() })
    }
}

impl Packer {
    /// Adds a table.
    pub(crate) fn add(&mut self, table: &Sparse) {
        code(&mut self.0, (table.len(), table.columns()), table.iter());
    }

    /// All that was added, packed.
    pub(crate) fn finish(self) -> Vec<u8> {
        let Writer { interval, mut bytes } = self.0;
        bytes.extend(interval.high.to_be_bytes());
        bytes
    }
}

/// Undoes a [`Packer`]: tables in the order in which they were added. What is broken gives other numbers.
pub(crate) struct Unpacker<'a>(Reader<'a>);

impl<'a> Unpacker<'a> {
    /// Reads what [`Packer::finish`] gave.
    pub(crate) fn new(packed: &'a [u8]) -> Self {
        let mut reader = Reader { interval: Interval::WHOLE, number: 0, bytes: packed.iter() };
        (0..4).for_each(|_| reader.shift());
        Unpacker(reader)
    }

    /// The next table, of so many rows and columns.
    pub(crate) fn table(&mut self, rows: usize, columns: usize) -> Sparse {
        code(&mut self.0, (rows, columns), std::iter::empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_packed_is_unpacked(table in prop::collection::vec(prop_oneof![Just(0), -3..4i8, any::<i8>()], 0..40), gap in 0usize..300) {
            let mut table = table;
            table.resize(table.len() + gap, 0);
            table.resize(table.len().next_multiple_of(3), 1);
            let (of_three, of_one) = (Sparse::of(&table, 3), Sparse::of(&table, 1));
            let mut packer = Packer::default();
            packer.add(&of_three);
            packer.add(&of_one);
            let packed = packer.finish();
            let mut unpacker = Unpacker::new(&packed);
            prop_assert_eq!(unpacker.table(table.len() / 3, 3), of_three);
            prop_assert_eq!(unpacker.table(table.len(), 1), of_one);
        }

        #[test]
        fn broken_streams_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Unpacker::new(&bytes).table(8, 5).iter().count() <= 8);
        }
    }
}
