//! Products of rows and matrices with their gradients, and the curves of units, in single precision.

/// `out += input · weights`, a row of weights an input.
pub(crate) fn multiply(out: &mut [f32], input: &[f32], weights: &[f32]) {
    let columns = out.len();
    let mut rows = weights.chunks_exact(4 * columns);
    let mut fours = input.chunks_exact(4);
    for (x, w) in (&mut fours).zip(&mut rows) {
        let (w0, w) = w.split_at(columns);
        let (w1, w) = w.split_at(columns);
        let (w2, w3) = w.split_at(columns);
        for ((((o, a), b), c), d) in out.iter_mut().zip(w0).zip(w1).zip(w2).zip(w3) {
            *o += x[0] * a + x[1] * b + x[2] * c + x[3] * d;
        }
    }
    for (x, w) in fours.remainder().iter().zip(rows.remainder().chunks_exact(columns)) {
        for (o, a) in out.iter_mut().zip(w) {
            *o += x * a;
        }
    }
}

/// The sum of products, in sixteen lanes.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0f32; 16];
    let (mut x, mut y) = (a.chunks_exact(16), b.chunks_exact(16));
    for (x, y) in (&mut x).zip(&mut y) {
        for lane in 0..16 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    let rest: f32 = x.remainder().iter().zip(y.remainder()).map(|(a, b)| a * b).sum();
    lanes.iter().sum::<f32>() + rest
}

/// `out += weights · gradient`, the way back of [`multiply`].
pub(crate) fn multiply_back(out: &mut [f32], gradient: &[f32], weights: &[f32]) {
    for (o, w) in out.iter_mut().zip(weights.chunks_exact(gradient.len())) {
        *o += dot(gradient, w);
    }
}

/// `weights += inputᵀ · gradient` over all tokens.
pub(crate) fn outer(weights: &mut [f32], input: &[f32], gradient: &[f32], inputs: usize, columns: usize) {
    let tokens = input.len() / inputs;
    let mut token = 0;
    while token < tokens {
        let count = (tokens - token).min(4);
        let x = &input[token * inputs..];
        let g = &gradient[token * columns..];
        if count == 4 {
            let (g0, g1, g2, g3) = (
                &g[..columns],
                &g[columns..2 * columns],
                &g[2 * columns..3 * columns],
                &g[3 * columns..4 * columns],
            );
            for (i, w) in weights.chunks_exact_mut(columns).enumerate() {
                let (a, b, c, d) = (x[i], x[inputs + i], x[2 * inputs + i], x[3 * inputs + i]);
                for ((((w, g0), g1), g2), g3) in w.iter_mut().zip(g0).zip(g1).zip(g2).zip(g3) {
                    *w += a * g0 + b * g1 + c * g2 + d * g3;
                }
            }
        } else {
            for t in 0..count {
                let g = &g[t * columns..(t + 1) * columns];
                for (i, w) in weights.chunks_exact_mut(columns).enumerate() {
                    add(w, g, x[t * inputs + i]);
                }
            }
        }
        token += count;
    }
}

pub(crate) fn add(out: &mut [f32], values: &[f32], by: f32) {
    for (o, v) in out.iter_mut().zip(values) {
        *o += by * v;
    }
}

pub(crate) fn squash(x: f32) -> f32 {
    x / (1.0 + x.abs())
}

pub(crate) fn gate(x: f32) -> f32 {
    0.5 + 0.5 * squash(x)
}

pub(crate) fn gate_slope(y: f32) -> f32 {
    let s = 1.0 - (2.0 * y - 1.0).abs();
    0.5 * s * s
}
