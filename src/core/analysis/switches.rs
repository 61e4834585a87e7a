//! Which phenomena of [`grammar`](super::grammar) the rules handle.

use super::grammar::Phenomenon;

/// Which phenomena the rules handle: all of them, but for those that a test takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grammar {
    off: [u64; WORDS],
}

/// Words of 64 bits that hold a bit for each phenomenon.
const WORDS: usize = Phenomenon::ALL.len().div_ceil(64);

impl Grammar {
    /// All phenomena.
    pub const ALL: Self = Self { off: [0; WORDS] };

    /// This grammar without the rule for `phenomenon`.
    #[must_use]
    pub const fn without(mut self, phenomenon: Phenomenon) -> Self {
        self.off[phenomenon as usize / 64] |= 1 << (phenomenon as usize % 64);
        self
    }

    /// Whether the rule for `phenomenon` is there.
    #[must_use]
    #[inline]
    pub const fn has(self, phenomenon: Phenomenon) -> bool {
        self.off[phenomenon as usize / 64] & (1 << (phenomenon as usize % 64)) == 0
    }
}

impl Default for Grammar {
    fn default() -> Self {
        Self::ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phenomenon_has_a_switch_of_its_own() {
        for (i, p) in Phenomenon::ALL.iter().enumerate() {
            assert_eq!(*p as usize, i);
            let grammar = Grammar::ALL.without(*p);
            assert!(Grammar::ALL.has(*p) && !grammar.has(*p));
            assert!(Phenomenon::ALL.iter().all(|q| q == p || grammar.has(*q)), "{p:?}");
        }
    }
}
