//! The interval of an arithmetic coder: it is narrowed bit by bit, and bytes leave it as soon as both ends agree on them.

/// The numbers that are left.
#[derive(Clone, Copy)]
pub(crate) struct Interval {
    pub(crate) low: u32,
    pub(crate) high: u32,
}

impl Interval {
    pub(crate) const WHOLE: Interval = Interval { low: 0, high: u32::MAX };

    /// The last number that means a one, when a one has this probability, in parts of 2^`precision`.
    pub(crate) fn middle(self, one: u32, precision: u32) -> u32 {
        let width = u64::from(self.high - self.low);
        self.low + ((width * u64::from(one)) >> precision) as u32
    }

    pub(crate) fn narrow(&mut self, bit: bool, middle: u32) {
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
    }

    /// Takes off the first byte once it is certain.
    pub(crate) fn settled_byte(&mut self) -> Option<u8> {
        let settled = (self.low ^ self.high) >> 24 == 0;
        settled.then(|| {
            let byte = (self.high >> 24) as u8;
            self.low <<= 8;
            self.high = self.high << 8 | 0xff;
            byte
        })
    }
}
