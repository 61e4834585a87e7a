//! The exponential function from `+ - *` alone.
//!
//! The platform's own `exp` may differ in its last bit between the browser and a native program, and a probability that
//! lies on a threshold would then be read differently. Every operation here is exact to the rules of IEEE 754, so all
//! platforms agree to the bit.

const LOG2_E: f64 = std::f64::consts::LOG2_E;
/// ln 2 in two parts: the first has so few digits that its product with a small whole number is exact.
const LN2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// 1 / n! for n from 9 down to 0: divisions would cost more than all the rest.
const INVERSE_FACTORIALS: [f64; 10] =
    [1.0 / 362_880.0, 1.0 / 40_320.0, 1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];

/// e to the `x`; arguments beyond ±600 count as ±600. The relative error is below 1e-10.
#[must_use]
pub fn exp(x: f64) -> f64 {
    let x = x.clamp(-600.0, 600.0);
    let half = if x < 0.0 { -0.5 } else { 0.5 };
    let whole = (x * LOG2_E + half) as i64;
    let r = (x - whole as f64 * LN2_HIGH) - whole as f64 * LN2_LOW;
    let sum = INVERSE_FACTORIALS.iter().fold(0.0, |sum, term| sum * r + term);
    sum * f64::from_bits(((1023 + whole) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_exponential_function() {
        for i in -6000..=6000 {
            let x = f64::from(i) * 0.1;
            let (ours, theirs) = (exp(x), x.exp());
            assert!((ours / theirs - 1.0).abs() < 1e-10, "{x}: {ours} for {theirs}");
        }
        assert_eq!(exp(0.0).to_bits(), 1.0_f64.to_bits());
        assert_eq!((exp(1e9).to_bits(), exp(-1e9).to_bits()), (exp(600.0).to_bits(), exp(-600.0).to_bits()));
        assert!(exp(f64::NAN).is_nan());
    }
}
