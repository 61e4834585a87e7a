//! Whether two passages are the same words, nearly the same, or others: by themselves, wherever they stand.

use super::guard::is_guarded;
use super::pairing::pair;
use super::tokens::tokens;

/// Most of the words: two of three, as where a place is judged.
const MOST: f32 = 0.66;

/// How like two passages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Other words.
    Other,
    /// Most words are the same, and none that is guarded is in one alone.
    Most,
    /// The same words; typography may differ.
    Same,
}

/// How like the passage `now` is to what it was, `then`.
#[must_use]
pub fn likeness(then: &str, now: &str) -> Likeness {
    let (old, new) = (tokens(then), tokens(now));
    let hashes = |list: &[super::tokens::Token]| list.iter().map(|t| t.hash).collect::<Vec<_>>();
    let (a, b) = (hashes(&old), hashes(&new));
    if a == b {
        return Likeness::Same;
    }
    let partners = pair(&a, &b, &[]);
    let mut alone = vec![true; new.len()];
    for j in partners.iter().flatten() {
        alone[*j as usize] = false;
    }
    let left = old.iter().zip(&partners).filter(|(_, partner)| partner.is_none()).map(|(token, _)| token.of(then));
    let put_in = new.iter().zip(&alone).filter(|(_, alone)| **alone).map(|(token, _)| token.of(now));
    let kept = partners.iter().flatten().count() as f32;
    let most = kept >= MOST * old.len() as f32 && kept >= MOST * new.len() as f32;
    if most && !left.chain(put_in).any(is_guarded) { Likeness::Most } else { Likeness::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_or_too_much_is_other_words() {
        assert_eq!(likeness("l’homme dort", "l'homme  dort"), Likeness::Same);
        assert_eq!(likeness("une école neuve ouvre", "une école neuve ouvrira"), Likeness::Most);
        assert_eq!(likeness("une école neuve ouvre", "deux écoles neuves ouvrent"), Likeness::Other);
        assert_eq!(likeness("il a versé la somme", "il n’a pas versé la somme"), Likeness::Other);
        assert_eq!(likeness("", "mot"), Likeness::Other);
    }
}
