//! How a table of small whole numbers is packed: mostly zeros, so the numbers that are none and the gaps between them, apart from
//! each other. Hosts compress such streams close to what an arithmetic coder of their own would reach.

/// The longest gap that one byte tells; longer ones are told by several.
const LONGEST: usize = 255;

/// Packs a table: the length of the values' stream (4 bytes, little-endian), the values, the gaps before them.
pub fn pack(table: &[i8]) -> Vec<u8> {
    let (mut values, mut gaps) = (Vec::new(), Vec::new());
    let mut gap = 0;
    for value in table {
        if *value == 0 {
            gap += 1;
            continue;
        }
        gaps.extend(std::iter::repeat_n(LONGEST as u8, gap / LONGEST));
        gaps.push((gap % LONGEST) as u8);
        values.push(value.cast_unsigned());
        gap = 0;
    }
    let mut out = (values.len() as u32).to_le_bytes().to_vec();
    out.append(&mut values);
    out.append(&mut gaps);
    out
}

/// The table of `length` numbers that [`pack`] packed. What a broken stream lacks is zero.
pub fn unpack(packed: &[u8], length: usize) -> Vec<i8> {
    let mut table = vec![0; length];
    let Some((count, streams)) = packed.split_first_chunk() else { return table };
    let (values, gaps) = streams.split_at(streams.len().min(u32::from_le_bytes(*count) as usize));
    let (mut at, mut values) = (0, values.iter());
    for gap in gaps {
        at += usize::from(*gap);
        if usize::from(*gap) == LONGEST {
            continue;
        }
        let (Some(cell), Some(value)) = (table.get_mut(at), values.next()) else { break };
        *cell = value.cast_signed();
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_packed_is_unpacked(gaps in prop::collection::vec((0usize..800, any::<i8>()), 0..50), tail in 0usize..600) {
            let mut table = Vec::new();
            for (gap, value) in gaps {
                table.resize(table.len() + gap, 0);
                table.push(value);
            }
            table.resize(table.len() + tail, 0);
            prop_assert_eq!(unpack(&pack(&table), table.len()), table);
        }

        #[test]
        fn broken_streams_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(unpack(&bytes, 64).len(), 64);
        }
    }
}
