//! The FNV-1a hash (G. Fowler, L. C. Noll, K.-P. Vo), which is quick for short words and the same everywhere.

/// The hash of bytes.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    hash_on(0xcbf2_9ce4_8422_2325, bytes)
}

/// The hash of more bytes, from that of those before them.
pub(crate) fn hash_on(before: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(before, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_authors_tables() {
        assert_eq!(
            [hash(b""), hash(b"a"), hash(b"foobar")],
            [0xcbf2_9ce4_8422_2325, 0xaf63_dc4c_8601_ec8c, 0x8594_4171_f739_67e8]
        );
        assert_eq!(hash_on(hash(b"foo"), b"bar"), hash(b"foobar"));
    }
}
