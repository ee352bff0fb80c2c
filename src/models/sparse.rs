//! A table most of whose rows are zero, kept without them.

/// Rows of small whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sparse<const COLUMNS: usize> {
    len: usize,
    /// Of 64 rows each: which of them are kept, a bit a row, and how many before them are.
    kept: Vec<(u64, u32)>,
    rows: Vec<[i8; COLUMNS]>,
}

impl<const COLUMNS: usize> Sparse<COLUMNS> {
    /// A table of so many rows, all zero.
    pub(super) fn zero(len: usize) -> Self {
        Sparse { len, kept: vec![(0, 0); len.div_ceil(64)], rows: Vec::new() }
    }

    /// The table that these numbers are, row by row.
    pub fn of(table: &[i8]) -> Self {
        let (rows, _) = table.as_chunks();
        let mut sparse = Sparse::zero(rows.len());
        let used = rows.iter().enumerate().filter(|(_, row)| row.iter().any(|number| *number != 0));
        used.for_each(|(at, row)| sparse.add(at, *row));
        sparse
    }

    /// How many rows there are, with those that are zero.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Sets a row behind all that were set before.
    pub(super) fn add(&mut self, row: usize, numbers: [i8; COLUMNS]) {
        let (bits, before) = &mut self.kept[row / 64];
        if *bits == 0 {
            *before = self.rows.len() as u32;
        }
        *bits |= 1 << (row % 64);
        self.rows.push(numbers);
    }

    /// A row; none where it is zero.
    #[inline]
    pub fn row(&self, row: u32) -> Option<&[i8; COLUMNS]> {
        let (bits, before) = *self.kept.get(row as usize / 64)?;
        let bit = 1 << (row % 64);
        let place = before + (bits & (bit - 1)).count_ones();
        (bits & bit != 0).then(|| &self.rows[place as usize])
    }

    /// The rows that aren't zero, with their indices.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &[i8; COLUMNS])> {
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
        let sparse = Sparse::<2>::of(&table);
        for (at, row) in table.as_chunks::<2>().0.iter().enumerate() {
            assert_eq!(sparse.row(at as u32).copied().unwrap_or_default(), *row, "{at}");
        }
        assert_eq!((sparse.rows.len(), sparse.row(200)), (5, None));
        assert_eq!(sparse.iter().map(|(at, _)| at).collect::<Vec<_>>(), [0, 63, 64, 65, 199]);
    }
}
