//! A context-mixing model: how likely the next bit of a text is to be a one.
//!
//! Eight contexts (the last 0 to 6 bytes, the word so far, the word before it) each keep, for every
//! bit they have seen, a probability and how often it was seen. The eight probabilities are mixed in
//! the logistic domain by weights that depend on how often each was seen and on which bit of the
//! byte is next, and the weights learn as they go. The model starts from [`DICTIONARY`] and
//! [`WEIGHTS`], so it knows common news English from the first byte.
//!
//! Every number here is an integer and every step is defined, so two machines always agree. All of
//! it is part of link format 1: **a change here makes released links unreadable.**

use super::weights::WEIGHTS;
use std::sync::OnceLock;

/// The 2,000 commonest words, then names of states, cities and offices, then the 900 commonest phrases; read
/// as one line.
///
/// Words and phrases were counted in news texts (each stands in several sources), names were added by hand. Words
/// and phrases stand in alphabetical order, in which they cost the page least; twice as many words and phrases cost
/// it twice as much, and make the link of an article about 6 % shorter.
const DICTIONARY: &str = include_str!("dictionary.txt");

/// Probabilities given to the coder have this many bits.
pub(super) const PRECISION: u32 = 12;

/// No bit is taken to be surer than this, which costs next to nothing in a real text and bounds what a
/// link can inflate to: 267 bytes for each of its characters.
const LEAST: i32 = 8;

/// The contexts that are mixed.
pub(super) const CONTEXTS: usize = 8;

/// The steps of "how often was this context seen": 0, 1, 2, 3, 4–5, 6–10, 11–29, 30.
pub(super) const SEEN: usize = 8;

/// Weights for each bit of the byte, each context and each step of [`SEEN`], in 1/65536.
type Weights = [[[i32; SEEN]; CONTEXTS]; 8];

/// The table has 2^22 slots of four bytes.
const TABLE_BITS: u32 = 22;

/// A slot is not counted further than this, so that it can still follow a change.
const SEEN_LIMIT: u8 = 30;

/// How fast the weights learn.
const LEARNING_RATE: i32 = 3;

/// Weights stay within ±16.
const WEIGHT_LIMIT: i32 = 16 << 16;

/// What one context knows about one bit.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The probability of a one, in 1/65536.
    one: u16,
    /// How often the bit was seen, up to [`SEEN_LIMIT`].
    seen: u8,
    /// Eight bits of the hash of the context that owns the slot; never 0 once it is owned.
    owner: u8,
}

/// The state of the model: what was read so far.
#[derive(Clone)]
pub(super) struct Model {
    weights: Weights,
    table: Vec<Slot>,
    /// The last eight bytes, the newest lowest.
    history: u64,
    /// A hash of the letters of the word so far, in lower case; 0 outside words.
    word: u32,
    /// The same of the word before, with the mark that ended it.
    previous_word: u32,
    /// The bits of the current byte so far, after a leading one.
    partial: u32,
    /// The hash of each context, changed at every byte.
    contexts: [u32; CONTEXTS],
    /// Where the slots for the current half-byte lie, and their owner.
    rows: [(usize, u8); CONTEXTS],
    /// What each context gave to the last prediction, in the logistic domain.
    inputs: [i32; CONTEXTS],
    /// The last prediction, of [`PRECISION`] bits.
    prediction: i32,
}

impl Model {
    /// The model that knows the dictionary: the start of every link.
    pub(super) fn primed() -> Model {
        static PRIMED: OnceLock<Model> = OnceLock::new();
        PRIMED
            .get_or_init(|| {
                let mut model = Model::blank();
                for byte in DICTIONARY.bytes() {
                    let byte = if byte == b'\n' { b' ' } else { byte };
                    for shift in (0..8).rev() {
                        model.learn(byte >> shift & 1 == 1);
                    }
                }
                model
            })
            .clone()
    }

    fn blank() -> Model {
        let mut model = Model {
            weights: WEIGHTS
                .map(|position| position.map(|context| context.map(|weight| i32::from(weight) << 8))),
            table: vec![Slot::default(); 1 << TABLE_BITS],
            history: 0,
            word: 0,
            previous_word: 0,
            partial: 1,
            contexts: [0; CONTEXTS],
            rows: [(0, 0); CONTEXTS],
            inputs: [0; CONTEXTS],
            prediction: 0,
        };
        model.find_contexts();
        model
    }

    /// The probability that the next bit is a one, from [`LEAST`] up to `(1 << PRECISION) - LEAST`.
    pub(super) fn predict(&mut self) -> u32 {
        let mut sum = 0;
        for context in 0..CONTEXTS {
            let slot = self.table[self.slot(context)];
            let known = slot.owner == self.rows[context].1;
            self.inputs[context] = if known { stretch(slot.one) } else { 0 };
            sum += i64::from(self.inputs[context]) * i64::from(self.weight(context, slot.seen));
        }
        self.prediction =
            squash((sum >> 16).clamp(-2047, 2047) as i32).clamp(LEAST, (1 << PRECISION) - LEAST);
        self.prediction as u32
    }

    /// Tells the model the bit that [`Model::predict`] was about.
    pub(super) fn update(&mut self, bit: bool) {
        let error = ((i32::from(bit) << PRECISION) - self.prediction) * LEARNING_RATE;
        for context in 0..CONTEXTS {
            if self.inputs[context] != 0 {
                let seen = self.table[self.slot(context)].seen;
                let step = (self.inputs[context] * error + (1 << 13)) >> 14;
                let (position, step_seen) = (self.bit_position(), step_of(seen));
                let weight = &mut self.weights[position][context][step_seen];
                *weight = (*weight + step).clamp(-WEIGHT_LIMIT, WEIGHT_LIMIT);
            }
        }
        self.learn(bit);
    }

    /// Starts afresh after what was read, as at the start of a line; nothing is learnt.
    pub(super) fn start_line(&mut self) {
        self.end_byte(b'\n');
    }

    /// Counts the bit in every context and moves on to the next.
    fn learn(&mut self, bit: bool) {
        let goal = if bit { 65_535 } else { 0 };
        for context in 0..CONTEXTS {
            let (index, owner) = (self.slot(context), self.rows[context].1);
            let slot = &mut self.table[index];
            if slot.owner != owner {
                *slot = Slot { one: 1 << 15, seen: 0, owner };
            }
            let (one, seen) = (i64::from(slot.one), i64::from(slot.seen));
            let moved = one + (((goal - one) * (131_072 / (2 * seen + 3))) >> 16);
            slot.one = moved.clamp(32, 65_503) as u16;
            slot.seen = (slot.seen + 1).min(SEEN_LIMIT);
        }
        self.partial = self.partial << 1 | u32::from(bit);
        match self.partial {
            256.. => self.end_byte(self.partial as u8),
            16..32 => self.find_rows(),
            _ => {}
        }
    }

    fn end_byte(&mut self, byte: u8) {
        self.partial = 1;
        self.history = self.history << 8 | u64::from(byte);
        if byte.is_ascii_alphabetic() || byte >= 0x80 {
            self.word = hash(self.word.wrapping_add(1), byte.to_ascii_lowercase().into());
        } else if byte.is_ascii_digit() {
            self.word = hash(self.word.wrapping_add(77), 0);
        } else if self.word != 0 {
            self.previous_word = if byte == b' ' { self.word } else { hash(self.word, byte.into()) };
            self.word = 0;
        }
        self.find_contexts();
    }

    fn find_contexts(&mut self) {
        let last = |bytes: u32| (self.history & ((1 << (8 * bytes)) - 1)) as u32;
        let last_four = self.history as u32;
        let before_four = (self.history >> 32) as u32 & 0xffff;
        self.contexts = [
            0,
            hash(1, last(1)),
            hash(2, last(2)),
            hash(3, last(3)),
            hash(4, last_four),
            hash(hash(5, last_four), before_four),
            hash(6, self.word),
            hash(hash(7, self.word), self.previous_word),
        ];
        self.find_rows();
    }

    fn find_rows(&mut self) {
        for (row, context) in self.rows.iter_mut().zip(self.contexts) {
            let hash = hash(context, self.partial);
            *row = (hash as usize & ((1 << TABLE_BITS) - 1), (hash >> 24) as u8 | 1);
        }
    }

    /// The slots for the (up to 15) states of a half-byte are neighbours, within one cache line.
    fn slot(&self, context: usize) -> usize {
        let node = if self.partial < 16 {
            self.partial
        } else {
            let bits = self.bit_position() - 4;
            1 << bits | self.partial & ((1 << bits) - 1)
        };
        self.rows[context].0 ^ node as usize
    }

    fn bit_position(&self) -> usize {
        self.partial.ilog2() as usize
    }

    fn weight(&self, context: usize, seen: u8) -> i32 {
        self.weights[self.bit_position()][context][step_of(seen)]
    }
}

fn step_of(seen: u8) -> usize {
    match seen {
        0..=3 => seen.into(),
        4..=5 => 4,
        6..=10 => 5,
        11..=29 => 6,
        _ => 7,
    }
}

fn hash(a: u32, b: u32) -> u32 {
    let x = a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA6B).rotate_left(13);
    let x = (x ^ (x >> 15)).wrapping_mul(0x2C1B_3C6D);
    x ^ (x >> 13)
}

/// The logistic function: -2047…2047 in 1/256 to 0…4095 in 1/4096.
const fn squash(x: i32) -> i32 {
    /// `4096 / (1 + e^-i)` for i from -8 to 8 in halves.
    const AT: [i32; 33] = [
        1, 2, 4, 6, 10, 17, 27, 45, 74, 120, 194, 311, 488, 747, 1102, 1546, 2048, 2550, 2994, 3349, 3608,
        3785, 3902, 3976, 4022, 4051, 4069, 4079, 4086, 4090, 4092, 4094, 4095,
    ];
    let (step, rest) = (((x >> 7) + 16) as usize, x & 127);
    (AT[step] * (128 - rest) + AT[step + 1] * rest + 64) >> 7
}

/// The inverse of [`squash`], of a probability in 1/65536.
fn stretch(one: u16) -> i32 {
    const INVERSE: [i16; 4096] = {
        let mut inverse = [2047; 4096];
        let (mut x, mut next) = (-2047, 0);
        while x <= 2047 {
            while next <= squash(x) {
                inverse[next as usize] = x as i16;
                next += 1;
            }
            x += 1;
        }
        inverse
    };
    INVERSE[usize::from(one >> 4)].into()
}
