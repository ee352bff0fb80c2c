//! Multinomial logistic regression by FTRL-proximal with an L1 penalty (H. B. McMahan and others, "Ad click prediction: a view from the
//! trenches", 2013), which leaves most weights at zero.

/// How learning goes about it.
#[derive(Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) alpha: f32,
    pub(crate) l1: f32,
    /// One unit of a packed weight.
    pub(crate) unit: f32,
}

/// Keeps a rate finite where nothing was seen yet.
const BETA: f32 = 1.0;

/// Errors too small to learn from: leaving them saves time and weights.
const NEGLIGIBLE: f32 = 1e-3;

/// The state of one weight: the sum of gradients less what the weight already answers, and the sum of their squares.
#[derive(Clone, Copy, Default)]
struct Cell {
    z: f32,
    n: f32,
    weight: f32,
}

/// A table being learned: a row a feature, a column a class.
pub(crate) struct Learner {
    rate: Rate,
    columns: usize,
    cells: Vec<Cell>,
}

impl Learner {
    pub(crate) fn new(rows: usize, columns: usize, rate: Rate) -> Self {
        Learner { rate, columns, cells: vec![Cell::default(); rows * columns] }
    }

    /// How well each class fits what has these features.
    pub(crate) fn scores(&self, rows: &[u32]) -> Vec<f32> {
        let mut scores = vec![0.0; self.columns];
        for row in rows {
            let start = *row as usize * self.columns;
            for (score, cell) in scores.iter_mut().zip(&self.cells[start..start + self.columns]) {
                *score += cell.weight;
            }
        }
        scores
    }

    /// Learns that what has these features is of class `gold`, from its scores before.
    pub(crate) fn learn(&mut self, rows: &[u32], scores: &[f32], gold: usize) {
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let powers: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
        let sum: f32 = powers.iter().sum();
        for (column, power) in powers.into_iter().enumerate() {
            let gradient = power / sum - f32::from(u8::from(column == gold));
            if gradient.abs() < NEGLIGIBLE {
                continue;
            }
            for row in rows {
                let cell = &mut self.cells[*row as usize * self.columns + column];
                let n = cell.n + gradient * gradient;
                let root = n.sqrt();
                let sigma = (root - cell.n.sqrt()) / self.rate.alpha;
                let z = cell.z + gradient - sigma * cell.weight;
                let Rate { alpha, l1, .. } = self.rate;
                let weight = if z.abs() <= l1 { 0.0 } else { (l1.copysign(z) - z) / ((BETA + root) / alpha) };
                *cell = Cell { z, n, weight };
            }
        }
    }

    /// The weights as whole numbers of the rate's unit.
    pub(crate) fn quantised(&self) -> Vec<i8> {
        let whole = |cell: &Cell| (cell.weight / self.rate.unit).round().clamp(-127.0, 127.0) as i8;
        self.cells.iter().map(whole).collect()
    }
}

/// The place of the highest score; of equals the first.
pub(crate) fn best(scores: &[f32]) -> usize {
    (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(0)
}
