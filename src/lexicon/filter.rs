//! Long lists of names, kept as fingerprints: which class a name has, without the names.
//!
//! A ribbon filter (P. Dillinger, S. Walzer, "Ribbon filter: practically smaller than Bloom and Xor", 2021): each key
//! chooses, by its hash, some of [`BAND`] neighbouring slots of a table, and the table is solved for so that these slots
//! XOR to the key's fingerprint plus its class. A key costs few more bits than its fingerprint has, where the sorted and
//! compressed text costs 30 to 60. The price: with `b` bits, one word in 2^b that is no key is taken for one, for each
//! class. (Among the words of the other lists there are none such: `build.rs` finds them and lists them as exceptions.)
//!
//! Names are one key whether hyphens or spaces stand in them ("Khan Younis", "Khan-Younis").
//!
//! `build.rs` uses this file too, so that both sides hash alike.

use crate::fnv;

/// How many neighbouring slots a key chooses from: the bits of its coefficients, which fit into eight bytes at any offset.
pub(crate) const BAND: usize = 56;

/// Letters as much of the press writes them: without marks ("Djuranović" and "Djuranovic" are one key).
const UNMARKED: [(&str, &str); 24] = [
    ("áàâäãåāăąạảấầẩẫậắằẳẵặǎ", "a"),
    ("æ", "ae"),
    ("çćčĉċ", "c"),
    ("ďđð", "d"),
    ("éèêëēĕėęěẹẻẽếềểễệ", "e"),
    ("əǝ", "a"),
    ("ğģġĝ", "g"),
    ("ħĥ", "h"),
    ("íìîïīĭįıĩỉị", "i"),
    ("ķ", "k"),
    ("łľĺļ", "l"),
    ("ñńňņ", "n"),
    ("óòôöõøōŏőọỏốồổỗộơớờởỡợ", "o"),
    ("œ", "oe"),
    ("řŕ", "r"),
    ("śšşșŝ", "s"),
    ("ß", "ss"),
    ("ťţț", "t"),
    ("þ", "th"),
    ("úùûüūŭůűųũủụưứừửữự", "u"),
    ("ŵ", "w"),
    ("ýÿỳỵỷỹŷ", "y"),
    ("źżž", "z"),
    // Marks inside a name: "O'Connor", "Sa’ar", "Mataʻafa"; a dot above that was left of "İ".
    ("'’‘ʻʼ`\u{307}", ""),
];

/// A list as fingerprints.
pub(crate) struct Filter {
    /// What tells this table's hashes from those of others; the first with which the table could be solved.
    pub(crate) seed: u64,
    pub(crate) table: Table<&'static [u8]>,
    /// The columns that rows of the list can have; a key's class is its place here.
    pub(crate) rows: &'static [&'static str],
    /// Words of other lists that the table takes for keys, sorted.
    pub(crate) exceptions: &'static [&'static str],
}

/// The slots that keys choose from.
pub(crate) struct Table<B> {
    /// The bits of a slot.
    pub(crate) bits: usize,
    /// The lowest bits of all slots, a byte to spare, the second bits, a byte to spare, and so on.
    pub(crate) planes: B,
}

/// What a key asks of a table.
pub(crate) struct Equation {
    /// The first slot that it can choose.
    pub(crate) start: usize,
    /// Which of the [`BAND`] slots from `start` on it chooses; bit 0 is always set.
    pub(crate) coefficients: u64,
    /// What these XOR to if the class is 0, in the lowest bits.
    pub(crate) fingerprint: u64,
}

impl Filter {
    /// The columns of a name (lower case), if it is a key, or one of the few that look like one.
    pub(crate) fn get(&self, name: &str) -> Option<&'static str> {
        self.get_hashed(name, unmarked_hash(name))
    }

    /// The same for a name with its [`unmarked_hash`].
    pub(crate) fn get_hashed(&self, name: &str, hash: u64) -> Option<&'static str> {
        let row = self.rows.get(self.table.class(hash, self.seed))?;
        self.exceptions.binary_search(&name).is_err().then_some(row)
    }
}

impl<B: AsRef<[u8]>> Table<B> {
    /// The class of a name with this hash; one that no row has where the name is no key.
    pub(crate) fn class(&self, hash: u64, seed: u64) -> usize {
        let planes = self.planes.as_ref();
        let len = planes.len() / self.bits;
        let equation = Equation::of(hash, seed, 8 * (len - 1));
        let mut sum = 0;
        for (bit, plane) in planes.chunks_exact(len).enumerate() {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(&plane[equation.start / 8..][..8]);
            let band = u64::from_le_bytes(bytes) >> (equation.start % 8);
            sum |= u64::from((band & equation.coefficients).count_ones() % 2) << bit;
        }
        (sum.wrapping_sub(equation.fingerprint) & ((1 << self.bits) - 1)) as usize
    }
}

impl Equation {
    /// What a name with this hash asks of a table with so many slots.
    pub(crate) fn of(hash: u64, seed: u64, slots: usize) -> Self {
        let hash = mixed(hash ^ mixed(seed + 1));
        let again = mixed(hash);
        let starts = (slots - BAND + 1) as u64;
        Equation {
            start: (((hash >> 32) * starts) >> 32) as usize,
            coefficients: (again >> (64 - BAND)) | 1,
            fingerprint: hash & u64::from(u16::MAX),
        }
    }
}

/// The words of a name as tokens, without its hyphens.
pub(crate) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ').filter(|token| !is_hyphen(token))
}

pub(crate) fn is_hyphen(token: &str) -> bool {
    matches!(token, "-" | "‐" | "‑")
}

/// The hash of a name without its hyphens and the marks on its letters.
pub(crate) fn unmarked_hash(name: &str) -> u64 {
    let mut hash = fnv::hash(b"");
    let mut add = |bytes: &[u8]| hash = fnv::hash_on(hash, bytes);
    for (n, word) in words(name).enumerate() {
        if n > 0 {
            add(b" ");
        }
        for c in word.chars() {
            let may_be_marked = !c.is_ascii() || c < '0';
            match UNMARKED.iter().find(|(marked, _)| may_be_marked && marked.contains(c)) {
                Some((_, plain)) => add(plain.as_bytes()),
                None => add(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    }
    hash
}

/// Spreads each bit of a number over all of its bits (D. Stafford's variant 13 of MurmurHash3's finalizer).
fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}
