//! A table most of whose rows are zero, kept without them.

/// Rows of small whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sparse {
    len: usize,
    columns: usize,
    /// Of 64 rows each: which of them are kept, a bit a row, and how many before them are.
    kept: Vec<(u64, u32)>,
    rows: Vec<i8>,
}

impl Sparse {
    /// A table of so many rows and columns, all zero.
    pub(super) fn zero(len: usize, columns: usize) -> Self {
        Sparse { len, columns, kept: vec![(0, 0); len.div_ceil(64)], rows: Vec::new() }
    }

    /// The table that these numbers are, row by row.
    pub(crate) fn of(table: &[i8], columns: usize) -> Self {
        let mut sparse = Sparse::zero(table.len() / columns, columns);
        let rows = table.chunks_exact(columns).enumerate();
        let used = rows.filter(|(_, row)| row.iter().any(|number| *number != 0));
        used.for_each(|(at, row)| sparse.add(at, row));
        sparse
    }

    /// How many rows there are, with those that are zero.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// How many numbers a row has.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Sets a row behind all that were set before.
    pub(super) fn add(&mut self, row: usize, numbers: &[i8]) {
        let (bits, before) = &mut self.kept[row / 64];
        if *bits == 0 {
            *before = (self.rows.len() / self.columns) as u32;
        }
        *bits |= 1 << (row % 64);
        self.rows.extend_from_slice(numbers);
    }

    /// A row; none where it is zero.
    #[inline]
    pub(crate) fn row(&self, row: u32) -> Option<&[i8]> {
        let (bits, before) = *self.kept.get(row as usize / 64)?;
        let bit = 1 << (row % 64);
        let start = (before + (bits & (bit - 1)).count_ones()) as usize * self.columns;
        if bits & bit == 0 { None } else { self.rows.get(start..start + self.columns) }
    }

    /// The rows that aren't zero, with their indices.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &[i8])> {
        (0..self.len).filter_map(|at| Some((at, self.row(at as u32)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_where_they_were() {
        let mut table = vec![0; 2 * 200];
        for (at, number) in [(0, 1), (127, 2), (128, 3), (131, -4), (399, 5)] {
            table[at] = number;
        }
        let sparse = Sparse::of(&table, 2);
        for (at, row) in table.chunks_exact(2).enumerate() {
            assert_eq!(sparse.row(at as u32).unwrap_or(&[0, 0]), row, "{at}");
        }
        assert_eq!((sparse.rows.len(), sparse.row(200)), (10, None));
        assert_eq!(sparse.iter().map(|(at, _)| at).collect::<Vec<_>>(), [0, 63, 64, 65, 199]);
    }
}
