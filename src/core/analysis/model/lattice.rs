//! All labellings of one segment at once: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001).
//!
//! Forward and backward sums are scaled at each token, so that long segments neither overflow nor vanish; the cost is
//! linear in the length.

use super::exp::exp;

/// Labels: outside, then for each of the four kinds one that begins a name, then for each one that goes on with it.
pub const LABELS: usize = 9;
/// Kinds of names that labels tell apart: person, place, organisation, miscellany.
pub const KINDS: usize = 4;
/// The row of [`Edges`] that stands before the first token.
pub const START: usize = LABELS;

/// A number for each label.
pub type Row = [f64; LABELS];
/// For each label, and for the start, the score of each label that follows it.
pub type Edges = [Row; LABELS + 1];

/// The label that begins a name of `kind`.
#[must_use]
pub fn begin(kind: usize) -> usize {
    1 + kind
}

/// The label that goes on with a name of `kind`.
#[must_use]
pub fn inside(kind: usize) -> usize {
    1 + KINDS + kind
}

/// Whether label `next` may follow `label`, which may be [`START`]: a name goes on only with its own kind.
#[must_use]
pub fn may_follow(label: usize, next: usize) -> bool {
    next <= KINDS || (label < LABELS && label > 0 && (label - 1) % KINDS == (next - 1) % KINDS)
}

/// The factors that belong to the scores `edges`.
#[must_use]
pub fn factors(edges: &Edges) -> Edges {
    let mut out = *edges;
    for (label, row) in out.iter_mut().enumerate() {
        for (next, value) in row.iter_mut().enumerate() {
            *value = if may_follow(label, next) { exp(*value) } else { 0.0 };
        }
    }
    out
}

/// Forward and backward sums of one segment.
#[derive(Clone, Debug)]
pub struct Lattice<'a> {
    edges: &'a Edges,
    nodes: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl<'a> Lattice<'a> {
    /// The lattice of a segment whose tokens have these `scores`, under the factors `edges`.
    #[must_use]
    pub fn new(scores: &[Row], edges: &'a Edges) -> Self {
        let factors = |row: &Row| {
            let most = row.iter().fold(f64::MIN, |a, &b| if b > a { b } else { a });
            row.map(|s| exp(s - most))
        };
        Self::of_factors(scores.iter().map(factors), edges)
    }

    /// The same from the factors of each token, of which the greatest is 1.
    #[must_use]
    pub fn of_factors(rows: impl ExactSizeIterator<Item = Row>, edges: &'a Edges) -> Self {
        let n = rows.len();
        let mut lattice = Self {
            edges,
            nodes: Vec::with_capacity(n),
            forward: Vec::with_capacity(n),
            backward: vec![[1.0; LABELS]; n],
        };
        for row in rows {
            lattice.advance(row);
        }
        for t in (0..n.saturating_sub(1)).rev() {
            let out = lattice.leaving(t);
            let begins = |x: usize| (0..=KINDS).map(|y| edges[x][y] * out[y]).sum::<f64>();
            let goes_on =
                |x: usize| x.checked_sub(1).map_or(0.0, |k| edges[x][inside(k % KINDS)] * out[inside(k % KINDS)]);
            lattice.backward[t] = std::array::from_fn(|x| begins(x) + goes_on(x));
        }
        lattice
    }

    /// Adds the next token. Its factors are scaled so that the forward sums add up to 1.
    fn advance(&mut self, mut node: Row) {
        // Only labels that may stand there are gone through; the factors of the others are 0 and add nothing.
        let into: Row = match self.forward.last() {
            Some(before) => std::array::from_fn(|y| match y.checked_sub(KINDS + 1) {
                Some(kind) => [begin(kind), y].iter().map(|&x| before[x] * self.edges[x][y]).sum(),
                None => (0..LABELS).map(|x| before[x] * self.edges[x][y]).sum(),
            }),
            None => self.edges[START],
        };
        let sum: f64 = (0..LABELS).map(|y| into[y] * node[y]).sum();
        for value in &mut node {
            *value /= sum;
        }
        self.forward.push(std::array::from_fn(|y| into[y] * node[y]));
        self.nodes.push(node);
    }

    /// What follows token `t`, by the label of the next token.
    fn leaving(&self, t: usize) -> Row {
        std::array::from_fn(|y| self.nodes[t + 1][y] * self.backward[t + 1][y])
    }

    /// Number of tokens.
    #[must_use]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The probability of each label of token `t`.
    #[must_use]
    pub fn marginal(&self, t: usize) -> Row {
        std::array::from_fn(|y| self.forward[t][y] * self.backward[t][y])
    }

    /// The probability that token `t` has label `x` and the next one `y`.
    #[must_use]
    pub fn pair(&self, t: usize, x: usize, y: usize) -> f64 {
        self.forward[t][x] * self.edges[x][y] * self.nodes[t + 1][y] * self.backward[t + 1][y]
    }

    /// The probability that tokens `first` to `last`, both included, are one name of `kind`, no more and no less.
    #[must_use]
    pub fn name(&self, first: usize, last: usize, kind: usize) -> f64 {
        let (mut label, goes_on) = (begin(kind), inside(kind));
        let mut mass = self.forward[first][label];
        for t in first + 1..=last {
            mass *= self.edges[label][goes_on] * self.nodes[t][goes_on];
            label = goes_on;
        }
        if last + 1 >= self.len() {
            return mass;
        }
        let out = self.leaving(last);
        let ends: f64 = (0..LABELS).filter(|&y| y != goes_on).map(|y| self.edges[label][y] * out[y]).sum();
        mass * ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All labellings of `n` tokens that may be, with their weights.
    fn labellings(scores: &[Row], edges: &Edges) -> Vec<(Vec<usize>, f64)> {
        let mut all = vec![(Vec::new(), 1.0)];
        for row in scores {
            let mut longer = Vec::new();
            for (path, weight) in &all {
                let before = path.last().copied().unwrap_or(START);
                for (y, score) in row.iter().enumerate().filter(|(y, _)| may_follow(before, *y)) {
                    let mut path: Vec<usize> = path.clone();
                    path.push(y);
                    longer.push((path, weight * (score + edges[before][y]).exp()));
                }
            }
            all = longer;
        }
        all
    }

    #[test]
    fn sums_are_those_of_all_labellings() {
        let mut seed = 7_u64;
        let mut number = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 40) as f64 / 4_000_000.0 - 2.0
        };
        let edges: Edges = std::array::from_fn(|_| std::array::from_fn(|_| number()));
        for n in 1..=5 {
            let scores: Vec<Row> = (0..n).map(|_| std::array::from_fn(|_| number())).collect();
            let all = labellings(&scores, &edges);
            let total: f64 = all.iter().map(|p| p.1).sum();
            let share =
                |holds: &dyn Fn(&[usize]) -> bool| all.iter().filter(|p| holds(&p.0)).map(|p| p.1).sum::<f64>() / total;
            let factors = factors(&edges);
            let lattice = Lattice::new(&scores, &factors);
            let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} for {b}");
            for t in 0..n {
                for y in 0..LABELS {
                    near(lattice.marginal(t)[y], share(&|p| p[t] == y));
                    if t + 1 < n {
                        near(lattice.pair(t, y, 6), share(&|p| p[t] == y && p[t + 1] == 6));
                    }
                }
                for last in t..n {
                    let whole = |p: &[usize]| {
                        p[t] == begin(1)
                            && (t + 1..=last).all(|i| p[i] == inside(1))
                            && p.get(last + 1).is_none_or(|&y| y != inside(1))
                    };
                    near(lattice.name(t, last, 1), share(&whole));
                }
            }
        }
    }
}
