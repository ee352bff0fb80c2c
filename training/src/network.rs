//! A small network that reads a sentence and scores the parser's steps, with its gradients: embeddings summed a word, light recurrent
//! layers both ways (T. Lei and others, "Simple recurrent units for highly parallelizable recurrence", 2018), a hidden layer over
//! the words a step is about (E. Kiperwasser, Y. Goldberg, "Simple and accurate dependency parsing using bidirectional LSTM feature
//! representations", 2016).

use crate::arithmetic::{add, dot, gate, gate_slope, multiply, multiply_back, outer, squash};
use crate::random::Random;
use readout::parser::dependency::features::SLOTS;
use readout::parser::dependency::weights::{EMBEDDING, HIDDEN, LAYERS, UNITS, WIDTH, shapes};
use std::ops::Range;

/// A matrix within the parameters, a row an input.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    pub(crate) at: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

impl Matrix {
    pub(crate) fn range(&self) -> Range<usize> {
        self.at..self.at + self.rows * self.columns
    }
    pub(crate) fn row(&self, row: usize) -> Range<usize> {
        let start = self.at + row * self.columns;
        start..start + self.columns
    }
}

/// One direction of a layer.
#[derive(Clone, Debug)]
pub(crate) struct Direction {
    /// Inputs to candidate, forget gate and output gate.
    pub(crate) weights: Matrix,
    pub(crate) bias: Matrix,
    /// What the state before adds to both gates.
    pub(crate) recurrent: Matrix,
}

/// Where everything lies.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) embeddings: Matrix,
    pub(crate) layers: [[Direction; 2]; LAYERS],
    pub(crate) slots: [Matrix; SLOTS],
    pub(crate) absent: Matrix,
    pub(crate) hidden: Matrix,
    pub(crate) marks: Matrix,
    pub(crate) steps: Matrix,
    pub(crate) step_bias: Matrix,
    /// Of left arcs, of right arcs; a row a label.
    pub(crate) labels: [Matrix; 2],
    pub(crate) label_bias: [Matrix; 2],
    pub(crate) len: usize,
}

impl Layout {
    /// The layout of a network that knows this many words: that of the library.
    pub(crate) fn new(words: usize) -> Self {
        let mut len = 0;
        let mut shapes = shapes(words).into_iter();
        let mut matrix = || {
            let (rows, columns) = shapes.next().expect("a shape for each matrix");
            let at = len;
            len += rows * columns;
            Matrix { at, rows, columns }
        };
        Layout {
            embeddings: matrix(),
            layers: std::array::from_fn(|_| {
                [(); 2].map(|()| Direction { weights: matrix(), bias: matrix(), recurrent: matrix() })
            }),
            slots: std::array::from_fn(|_| matrix()),
            absent: matrix(),
            hidden: matrix(),
            marks: matrix(),
            steps: matrix(),
            step_bias: matrix(),
            labels: [(); 2].map(|()| matrix()),
            label_bias: [(); 2].map(|()| matrix()),
            len,
        }
    }

    /// Every matrix, in the order of the library's file.
    pub(crate) fn matrices(&self) -> Vec<&Matrix> {
        let mut all = vec![&self.embeddings];
        for Direction { weights, bias, recurrent } in self.layers.iter().flatten() {
            all.extend([weights, bias, recurrent]);
        }
        all.extend(&self.slots);
        all.extend([&self.absent, &self.hidden, &self.marks, &self.steps, &self.step_bias]);
        all.extend(self.labels.iter().chain(&self.label_bias));
        all
    }

    /// Parameters to begin with.
    pub(crate) fn initial(&self, random: &mut Random) -> Vec<f32> {
        let mut parameters = vec![0.0; self.len];
        let mut fill = |range: Range<usize>, scale: f32| {
            for value in &mut parameters[range] {
                *value = (2.0 * random.fraction() - 1.0) * scale;
            }
        };
        fill(self.embeddings.range(), 0.1);
        for direction in self.layers.iter().flatten() {
            let m = &direction.weights;
            fill(m.range(), (6.0 / (m.rows + m.columns / 3) as f32).sqrt());
        }
        for m in &self.slots {
            fill(m.range(), (6.0 / (m.rows * 3 + m.columns) as f32).sqrt());
        }
        for m in [&self.steps, &self.labels[0], &self.labels[1]] {
            fill(m.range(), (6.0 / (m.rows + m.columns) as f32).sqrt());
        }
        for direction in self.layers.iter().flatten() {
            let units = UNITS;
            parameters[direction.bias.range()][units..2 * units].fill(0.5);
        }
        parameters
    }
}

/// What one direction of a layer went through, for the way back.
#[derive(Default)]
struct Trace {
    /// Inputs, windows and all.
    inputs: Vec<f32>,
    /// Candidate and both gates.
    gates: Vec<f32>,
    states: Vec<f32>,
}

/// What a sentence went through.
#[derive(Default)]
pub(crate) struct Reading {
    len: usize,
    rows: Vec<Vec<usize>>,
    traces: Vec<[Trace; 2]>,
    /// Factors by which dropout multiplied the outputs of each layer and at last the sum; empty without dropout.
    masks: Vec<Vec<f32>>,
    output: Vec<f32>,
    /// The words' shares in the hidden layer, slot by slot.
    pub(crate) shares: Vec<Vec<f32>>,
    /// Their gradients.
    pub(crate) gradients: Vec<Vec<f32>>,
}

fn dropout(values: &mut [f32], rate: f32, random: &mut Random) -> Vec<f32> {
    let keep = 1.0 / (1.0 - rate);
    let mask: Vec<f32> = values.iter().map(|_| if random.fraction() < rate { 0.0 } else { keep }).collect();
    for (v, m) in values.iter_mut().zip(&mask) {
        *v *= m;
    }
    mask
}

/// How much is left out.
#[derive(Clone, Copy)]
pub(crate) struct Dropout {
    pub(crate) input: f32,
    pub(crate) output: f32,
}

impl Layout {
    /// Reads a sentence whose words have these rows of embeddings.
    pub(crate) fn read(
        &self,
        p: &[f32],
        rows: Vec<Vec<usize>>,
        rate: Dropout,
        random: &mut Random,
    ) -> Reading {
        let len = rows.len();
        let mut x = vec![0.0; len * EMBEDDING];
        for (x, rows) in x.chunks_exact_mut(EMBEDDING).zip(&rows) {
            for row in rows {
                add(x, &p[self.embeddings.row(*row)], 1.0);
            }
        }
        let mut masks = vec![dropout(&mut x, rate.input, random)];
        let mut sum = vec![0.0; len * 2 * UNITS];
        let mut traces = Vec::new();
        for (depth, layer) in self.layers.iter().enumerate() {
            let mut out = vec![0.0; len * 2 * UNITS];
            let trace = [0, 1].map(|way| {
                let size = if depth == 0 { EMBEDDING } else { 2 * UNITS };
                let width = if depth == 0 { WIDTH } else { 1 };
                self.run(p, &layer[way], way, (&x, size, width), &mut out)
            });
            traces.push(trace);
            add(&mut sum, &out, 1.0);
            if depth + 1 < self.layers.len() {
                masks.push(dropout(&mut out, rate.output, random));
                x = out;
            }
        }
        masks.push(dropout(&mut sum, rate.output, random));
        let shares = self.slots.iter().map(|slot| {
            let mut out = vec![0.0; len * HIDDEN];
            for (out, x) in out.chunks_exact_mut(HIDDEN).zip(sum.chunks_exact(2 * UNITS)) {
                multiply(out, x, &p[slot.range()]);
            }
            out
        });
        let shares: Vec<_> = shares.collect();
        let gradients = vec![vec![0.0; len * HIDDEN]; SLOTS];
        Reading { len, rows, traces, masks, output: sum, shares, gradients }
    }

    fn run(
        &self,
        p: &[f32],
        direction: &Direction,
        way: usize,
        (x, size, width): (&[f32], usize, usize),
        out: &mut [f32],
    ) -> Trace {
        let units = UNITS;
        let len = x.len() / size;
        let mut inputs = vec![0.0; len * size * width];
        for token in 0..len {
            for by in 0..width {
                let from =
                    if way == 0 { token.checked_sub(by) } else { Some(token + by).filter(|at| *at < len) };
                if let Some(from) = from {
                    let at = token * size * width + by * size;
                    inputs[at..at + size].copy_from_slice(&x[from * size..(from + 1) * size]);
                }
            }
        }
        let mut gates = vec![0.0; len * 3 * units];
        for (z, x) in gates.chunks_exact_mut(3 * units).zip(inputs.chunks_exact(size * width)) {
            z.copy_from_slice(&p[direction.bias.range()]);
            multiply(z, x, &p[direction.weights.range()]);
        }
        let mut states = vec![0.0; len * units];
        let mut state = vec![0.0; units];
        let (of_forget, of_output) = p[direction.recurrent.range()].split_at(units);
        for step in 0..len {
            let token = if way == 0 { step } else { len - 1 - step };
            let z = &mut gates[token * 3 * units..(token + 1) * 3 * units];
            let (candidate, z) = z.split_at_mut(units);
            let (forget, output) = z.split_at_mut(units);
            let out = &mut out[token * 2 * units + way * units..][..units];
            for u in 0..units {
                let before = state[u];
                forget[u] = gate(forget[u] + of_forget[u] * before);
                output[u] = gate(output[u] + of_output[u] * before);
                state[u] = forget[u] * before + (1.0 - forget[u]) * candidate[u];
                out[u] = output[u] * squash(state[u]);
            }
            states[token * units..(token + 1) * units].copy_from_slice(&state);
        }
        Trace { inputs, gates, states }
    }

    /// Adds the gradients of all that was read.
    pub(crate) fn learn(&self, p: &[f32], reading: &Reading, g: &mut [f32]) {
        let len = reading.len;
        let mut dsum = vec![0.0; len * 2 * UNITS];
        for (slot, gradient) in self.slots.iter().zip(&reading.gradients) {
            for (d, gradient) in dsum.chunks_exact_mut(2 * UNITS).zip(gradient.chunks_exact(HIDDEN)) {
                multiply_back(d, gradient, &p[slot.range()]);
            }
            outer(&mut g[slot.range()], &reading.output, gradient, 2 * UNITS, HIDDEN);
        }
        let mut masks = reading.masks.iter().rev();
        let mask = |d: &mut Vec<f32>, mask: &Vec<f32>| d.iter_mut().zip(mask).for_each(|(d, m)| *d *= m);
        mask(&mut dsum, masks.next().unwrap());
        let mut dout = dsum.clone();
        for (depth, layer) in self.layers.iter().enumerate().rev() {
            let size = if depth == 0 { EMBEDDING } else { 2 * UNITS };
            let width = if depth == 0 { WIDTH } else { 1 };
            let mut dx = vec![0.0; len * size];
            for (way, direction) in layer.iter().enumerate() {
                self.run_back(
                    p,
                    direction,
                    way,
                    &reading.traces[depth][way],
                    (&dout, size, width),
                    &mut dx,
                    g,
                );
            }
            mask(&mut dx, masks.next().unwrap());
            if depth > 0 {
                add(&mut dx, &dsum, 1.0);
            }
            dout = dx;
        }
        for (d, rows) in dout.chunks_exact(EMBEDDING).zip(&reading.rows) {
            for row in rows {
                add(&mut g[self.embeddings.row(*row)], d, 1.0);
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn run_back(
        &self,
        p: &[f32],
        direction: &Direction,
        way: usize,
        trace: &Trace,
        (dout, size, width): (&[f32], usize, usize),
        dx: &mut [f32],
        g: &mut [f32],
    ) {
        let units = UNITS;
        let len = dx.len() / size;
        let mut dgates = vec![0.0; len * 3 * units];
        let (of_forget, of_output) = p[direction.recurrent.range()].split_at(units);
        let mut drecurrent = vec![0.0; 2 * units];
        let zeros = vec![0.0; units];
        let mut dstate = vec![0.0; units];
        for step in (0..len).rev() {
            let token = if way == 0 { step } else { len - 1 - step };
            let before = match (step, way) {
                (0, _) => &zeros[..],
                (_, 0) => &trace.states[(token - 1) * units..token * units],
                _ => &trace.states[(token + 1) * units..(token + 2) * units],
            };
            let z = &trace.gates[token * 3 * units..(token + 1) * 3 * units];
            let state = &trace.states[token * units..(token + 1) * units];
            let dout = &dout[token * 2 * units + way * units..][..units];
            let dz = &mut dgates[token * 3 * units..(token + 1) * 3 * units];
            for u in 0..units {
                let (candidate, forget, output) = (z[u], z[units + u], z[2 * units + u]);
                let squashed = squash(state[u]);
                let slope = (1.0 - squashed.abs()) * (1.0 - squashed.abs());
                let doutput = dout[u] * squashed * gate_slope(output);
                let d = dstate[u] + dout[u] * output * slope;
                let dforget = d * (before[u] - candidate) * gate_slope(forget);
                dz[u] = d * (1.0 - forget);
                dz[units + u] = dforget;
                dz[2 * units + u] = doutput;
                dstate[u] = d * forget + dforget * of_forget[u] + doutput * of_output[u];
                drecurrent[u] += dforget * before[u];
                drecurrent[units + u] += doutput * before[u];
            }
        }
        add(&mut g[direction.recurrent.range()], &drecurrent, 1.0);
        for dz in dgates.chunks_exact(3 * units) {
            add(&mut g[direction.bias.range()], dz, 1.0);
        }
        outer(&mut g[direction.weights.range()], &trace.inputs, &dgates, size * width, 3 * units);
        let mut dinput = vec![0.0; size * width];
        for (token, dz) in dgates.chunks_exact(3 * units).enumerate() {
            dinput.fill(0.0);
            multiply_back(&mut dinput, dz, &p[direction.weights.range()]);
            for by in 0..width {
                let from =
                    if way == 0 { token.checked_sub(by) } else { Some(token + by).filter(|at| *at < len) };
                if let Some(from) = from {
                    add(&mut dx[from * size..(from + 1) * size], &dinput[by * size..(by + 1) * size], 1.0);
                }
            }
        }
    }

    /// The hidden layer of a step: before and after its threshold are the same but for what is negative.
    pub(crate) fn hidden(
        &self,
        p: &[f32],
        reading: &Reading,
        tokens: &[Option<usize>],
        marks: &[usize],
    ) -> Vec<f32> {
        let size = HIDDEN;
        let mut hidden = p[self.hidden.range()].to_vec();
        for (slot, token) in tokens.iter().enumerate() {
            match token {
                Some(token) => add(&mut hidden, &reading.shares[slot][token * size..(token + 1) * size], 1.0),
                None => add(&mut hidden, &p[self.absent.row(slot)], 1.0),
            }
        }
        for mark in marks {
            add(&mut hidden, &p[self.marks.row(*mark)], 1.0);
        }
        hidden.iter_mut().for_each(|h| *h = h.max(0.0));
        hidden
    }

    /// The way back of [`Layout::hidden`]; `d` is zero where the threshold was not reached.
    pub(crate) fn learn_hidden(
        &self,
        reading: &mut Reading,
        tokens: &[Option<usize>],
        marks: &[usize],
        d: &[f32],
        g: &mut [f32],
    ) {
        let size = HIDDEN;
        add(&mut g[self.hidden.range()], d, 1.0);
        for (slot, token) in tokens.iter().enumerate() {
            match token {
                Some(token) => add(&mut reading.gradients[slot][token * size..(token + 1) * size], d, 1.0),
                None => add(&mut g[self.absent.row(slot)], d, 1.0),
            }
        }
        for mark in marks {
            add(&mut g[self.marks.row(*mark)], d, 1.0);
        }
    }

    /// Scores of one output.
    pub(crate) fn scores(p: &[f32], weights: &Matrix, bias: &Matrix, hidden: &[f32]) -> Vec<f32> {
        (0..weights.rows).map(|row| p[bias.at + row] + dot(&p[weights.row(row)], hidden)).collect()
    }

    /// The way back of [`Layout::scores`].
    pub(crate) fn learn_scores(
        p: &[f32],
        weights: &Matrix,
        bias: &Matrix,
        hidden: &[f32],
        d: &[f32],
        dhidden: &mut [f32],
        g: &mut [f32],
    ) {
        for (row, d) in d.iter().enumerate().filter(|(_, d)| d.abs() > 1e-6) {
            g[bias.at + row] += d;
            add(&mut g[weights.row(row)], hidden, *d);
            add(dhidden, &p[weights.row(row)], *d);
        }
    }
}

/// Adam (D. Kingma, J. Ba, 2015).
pub(crate) struct Adam {
    mean: Vec<f32>,
    square: Vec<f32>,
    updates: i32,
}

impl Adam {
    pub(crate) fn new(len: usize) -> Self {
        Adam { mean: vec![0.0; len], square: vec![0.0; len], updates: 0 }
    }

    /// Takes a step and clears the gradients.
    pub(crate) fn step(&mut self, p: &mut [f32], g: &mut [f32], rate: f32, sentences: usize) {
        const KEEP: f32 = 0.9;
        const KEEP_SQUARE: f32 = 0.98;
        self.updates += 1;
        let norm = g.chunks(4096).map(|g| dot(g, g)).sum::<f32>().sqrt();
        let scale = 1.0 / (sentences as f32).max(norm / 5.0);
        let corrected =
            rate * (1.0 - KEEP_SQUARE.powi(self.updates)).sqrt() / (1.0 - KEEP.powi(self.updates));
        for (((p, g), m), v) in p.iter_mut().zip(g).zip(&mut self.mean).zip(&mut self.square) {
            let gradient = *g * scale;
            *m = KEEP * *m + (1.0 - KEEP) * gradient;
            *v = KEEP_SQUARE * *v + (1.0 - KEEP_SQUARE) * gradient * gradient;
            *p -= corrected * *m / (v.sqrt() + 1e-8);
            *g = 0.0;
        }
    }
}

/// The place of the highest score; of equals the first.
pub(crate) fn best(scores: &[f32]) -> usize {
    (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(0)
}
