//! From learned weights to the model file.

use super::learn::Weights;
use manchette::core::analysis::model::format::Parts;
use manchette::core::analysis::model::lattice::LABELS;

/// Steps of a weight in 1: weights of 8 bits reach from −8 to 8, which those of a penalised model never leave by much.
const SCALE: u16 = 16;

/// The weights in whole steps, features without any left out, and `lists`.
pub fn parts(weights: &Weights, lists: Vec<(String, String)>) -> Parts {
    let rows = weights.features.iter().zip(&weights.rows).map(|(f, row)| (*f, row.map(|w| steps(f64::from(w)))));
    Parts {
        scale: SCALE,
        edges: weights.edges.map(|row| row.map(steps)),
        rows: rows.filter(|(_, row)| *row != [0; LABELS]).collect(),
        lists,
    }
}

/// A weight in steps; halves go away from zero.
fn steps(weight: f64) -> i8 {
    let scaled = weight * f64::from(SCALE);
    let half = if scaled < 0.0 { -0.5 } else { 0.5 };
    ((scaled + half) as i32).clamp(-127, 127) as i8
}
