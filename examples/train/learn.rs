//! Learning the weights: stochastic gradient ascent of the conditional likelihood with a rate of its own for each weight
//! (Duchi, Hazan and Singer 2011) and an L1 penalty applied when a weight is next used (Tsuruoka, Tsujii and Ananiadou
//! 2009), so that most weights end at nothing.
//!
//! One thread, a fixed order of operations and nothing but `+ - * /` and square roots, which IEEE 754 rounds exactly:
//! the same corpus gives the same weights on every machine.

use super::corpus::{Corpus, Segment};
use manchette::core::analysis::model::lattice::{Edges, LABELS, Lattice, Row, START, factors};
use manchette::core::analysis::model::tagger::kept;

/// Keeps the first steps of a weight short.
const DAMPING: f32 = 0.01;
/// Gradients smaller than this are not worth a step.
const NOTHING: f32 = 1e-4;

/// What may be set.
#[derive(Clone, Copy)]
pub struct Settings {
    /// Times that the corpus is gone through.
    pub epochs: usize,
    /// Rate of learning.
    pub rate: f32,
    /// Penalty of a weight for each segment gone through.
    pub penalty: f32,
    /// Of 256 tokens, how many lose the features that are their word.
    pub blind: u32,
    /// Least number of times that a feature is seen.
    pub least: u32,
}

/// A number generator: xorshift with 64 bits (Marsaglia 2003).
pub struct Random(u64);

impl Random {
    /// A generator that begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Weights while they are learned.
pub struct Weights {
    /// Features, sorted.
    pub features: Vec<u32>,
    /// Their weights by label.
    pub rows: Vec<[f32; LABELS]>,
    squares: Vec<[f32; LABELS]>,
    used: Vec<u32>,
    /// Weights of labels by the one before.
    pub edges: Edges,
    edge_squares: Edges,
}

/// A token's features: index of each, and whether it is the word itself.
type Sample = Vec<(u32, bool)>;

impl Weights {
    fn row(&self, feature: u32) -> Option<u32> {
        self.features.binary_search(&feature).ok().map(|i| i as u32)
    }

    /// Learns from `corpus`.
    pub fn learn(corpus: &Corpus, settings: Settings) -> Self {
        let features = counted(corpus, settings.least);
        let n = features.len();
        let mut weights = Self {
            features,
            rows: vec![[0.0; LABELS]; n],
            squares: vec![[0.0; LABELS]; n],
            used: vec![0; n],
            edges: [[0.0; LABELS]; LABELS + 1],
            edge_squares: [[0.0; LABELS]; LABELS + 1],
        };
        let samples: Vec<Vec<Sample>> = corpus.segments.iter().map(|s| weights.samples(corpus, s)).collect();
        let mut random = Random::new(0x9e37_79b9_7f4a_7c15);
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let mut step = 0;
        // The last epochs are averaged (Polyak and Juditsky 1992): a single one depends on the order of its segments, and
        // a change to one list then moves names that have nothing to do with it.
        let mut sums = vec![[0.0_f64; LABELS]; n];
        let mut edge_sums = [[0.0_f64; LABELS]; LABELS + 1];
        let averaged = settings.epochs.div_ceil(2);
        for epoch in 0..settings.epochs {
            for i in (1..order.len()).rev() {
                order.swap(i, random.below(i + 1));
            }
            for &s in &order {
                step += 1;
                weights.update(&samples[s], &corpus.segments[s].labels, settings, step, &mut random);
            }
            for i in 0..n {
                weights.shrink(i, settings, step);
            }
            if epoch + averaged >= settings.epochs {
                add(&mut sums, &weights.rows, f64::from);
                add(&mut edge_sums, &weights.edges, |w| w);
            }
        }
        let count = averaged.max(1) as f64;
        weights.rows = sums.iter().map(|row| row.map(|w| (w / count) as f32)).collect();
        weights.edges = edge_sums.map(|row| row.map(|w| w / count));
        weights
    }

    fn samples(&self, corpus: &Corpus, segment: &Segment) -> Vec<Sample> {
        let facts = &corpus.blocks[segment.block];
        (0..segment.labels.len())
            .map(|t| {
                let mut sample = Vec::new();
                facts.each(segment.from + t, &mut |f, lexical| sample.extend(self.row(kept(f)).map(|r| (r, lexical))));
                sample
            })
            .collect()
    }

    /// Scores of the tokens of a segment.
    fn scores(&self, samples: &[Sample], blind: &[bool]) -> Vec<Row> {
        let score = |(sample, blind): (&Sample, &bool)| {
            let mut row = [0.0; LABELS];
            for &(f, _) in sample.iter().filter(|f| !(f.1 && *blind)) {
                for (sum, weight) in row.iter_mut().zip(self.rows[f as usize]) {
                    *sum += f64::from(weight);
                }
            }
            row
        };
        samples.iter().zip(blind).map(score).collect()
    }

    fn update(&mut self, samples: &[Sample], labels: &[u8], settings: Settings, step: u32, random: &mut Random) {
        let blind: Vec<bool> = samples.iter().map(|_| (random.below(256) as u32) < settings.blind).collect();
        for (sample, blind) in samples.iter().zip(&blind) {
            for &(f, _) in sample.iter().filter(|f| !(f.1 && *blind)) {
                self.shrink(f as usize, settings, step);
            }
        }
        let scores = self.scores(samples, &blind);
        let factors = factors(&self.edges);
        let lattice = Lattice::new(&scores, &factors);
        let mut edges = [[0.0; LABELS]; LABELS + 1];
        for (t, sample) in samples.iter().enumerate() {
            let label = labels[t] as usize;
            let expected = lattice.marginal(t);
            for &(f, _) in sample.iter().filter(|f| !(f.1 && blind[t])) {
                self.climb(f as usize, &expected, label, settings.rate);
            }
            let before = t.checked_sub(1).map_or(START, |b| labels[b] as usize);
            edges[before][label] += 1.0;
            for y in 0..LABELS {
                if t == 0 {
                    edges[START][y] -= expected[y];
                } else {
                    for (x, row) in edges.iter_mut().enumerate().take(LABELS) {
                        row[y] -= lattice.pair(t - 1, x, y);
                    }
                }
            }
        }
        self.climb_edges(&edges, f64::from(settings.rate));
    }

    fn climb(&mut self, f: usize, expected: &Row, label: usize, rate: f32) {
        for (y, expected) in expected.iter().enumerate() {
            let gradient = f32::from(u8::from(y == label)) - *expected as f32;
            if gradient.abs() > NOTHING {
                self.squares[f][y] += gradient * gradient;
                self.rows[f][y] += rate * gradient / (DAMPING + self.squares[f][y]).sqrt();
            }
        }
    }

    fn climb_edges(&mut self, gradient: &Edges, rate: f64) {
        let squares = self.edge_squares.iter_mut().flatten();
        for ((weight, square), g) in self.edges.iter_mut().flatten().zip(squares).zip(gradient.iter().flatten()) {
            *square += g * g;
            *weight += rate * g / (1.0 + *square).sqrt();
        }
    }

    /// Applies the penalty that has come together since weight `f` was last used.
    fn shrink(&mut self, f: usize, settings: Settings, step: u32) {
        let since = (step - self.used[f]) as f32;
        self.used[f] = step;
        if since == 0.0 {
            return;
        }
        for y in 0..LABELS {
            let weight = self.rows[f][y];
            let by = since * settings.penalty * settings.rate / (DAMPING + self.squares[f][y]).sqrt();
            self.rows[f][y] = if weight > by {
                weight - by
            } else if weight < -by {
                weight + by
            } else {
                0.0
            };
        }
    }
}

/// The features of a corpus that are seen at least `least` times, sorted.
fn counted(corpus: &Corpus, least: u32) -> Vec<u32> {
    let mut counts = vec![0_u8; 1 << manchette::core::analysis::model::tagger::BITS];
    for segment in &corpus.segments {
        for t in 0..segment.labels.len() {
            corpus.blocks[segment.block].each(segment.from + t, &mut |f, _| {
                let count = &mut counts[kept(f) as usize];
                *count = count.saturating_add(1);
            });
        }
    }
    (0..counts.len() as u32).filter(|f| u32::from(counts[*f as usize]) >= least).collect()
}

/// Adds the rows of weights `rows` to `sums`.
fn add<W: Copy>(sums: &mut [Row], rows: &[[W; LABELS]], wide: fn(W) -> f64) {
    for (sum, row) in sums.iter_mut().zip(rows) {
        for (total, weight) in sum.iter_mut().zip(row) {
            *total += wide(*weight);
        }
    }
}
