//! Feature hashing (Weinberger and others, "Feature hashing for large scale multitask learning", 2009): a feature's row in a
//! table follows from its hash, so no model carries a dictionary.

/// The hash of a text: FNV-1a over its bytes, digits all alike.
pub(crate) fn text(text: &str) -> u32 {
    text_on(0x811c_9dc5, text)
}

/// The hash of a text of two parts, from that of the first.
pub(crate) fn text_on(first: u32, second: &str) -> u32 {
    second.bytes().fold(first, |hash, byte| {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// The hash of two values in their order.
pub(crate) fn pair(first: u32, second: u32) -> u32 {
    mix(first.wrapping_mul(0x9e37_79b1).rotate_left(13) ^ second)
}

/// The row that a value has in a table of 2^`bits` rows, as feature number `template`.
pub(crate) fn row(template: u32, value: u32, bits: u32) -> u32 {
    mix(value ^ template.wrapping_mul(0x9e37_79b1)) >> (32 - bits)
}

/// Spreads every bit over the word (the finaliser of MurmurHash3, A. Appleby, which is in the public domain).
fn mix(mut hash: u32) -> u32 {
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stay_in_their_table() {
        for value in (0..100_000).step_by(7) {
            assert!(row(3, value, 10) < 1 << 10);
        }
    }

    #[test]
    fn digits_are_alike_and_letters_are_not() {
        assert_eq!(text("1998"), text("2025"));
        assert_ne!(text("rey"), text("ray"));
        assert_ne!(pair(1, 2), pair(2, 1));
    }
}
