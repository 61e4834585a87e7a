//! What stands around marks and says that they hold no speech: a headline's dash, a gloss, a passive.

use super::frame::Sentence;
use super::grammar::Phenomenon;
use super::lexicon::AUX;
use super::subjects::Scene;
use super::token::Class;

/// `Mis à jour le 3 mars : le port — « Le quai rouvre »`: a line without a verb that ends with what stands in marks after
/// a dash refers to another article by its headline.
#[must_use]
pub fn is_headline(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    let dash = u.checked_sub(1).is_some_and(|p| s.class(p) == Class::Dash);
    dash && u + 1 >= s.len()
        && (0..u).any(|w| s.class(w) == Class::Colon)
        && (0..u).any(|w| s.class(w) == Class::Number)
        && scene.cues.is_empty()
        && !(0..u).any(|w| super::clauses::is_verb(s, w))
}

/// The meaning of a word or name: `« Sindumuja » signifie « … »`.
#[must_use]
pub fn glossed(s: &Sentence<'_>, u: usize) -> bool {
    let before = s.low_before(u);
    if !s.on(Phenomenon::Meaning) {
        return false;
    }
    matches!(before, "signifie" | "signifient" | "signifiait" | "signifiant")
        || (before == "soit" && u >= 2 && s.is_comma(u - 2))
        || (before == "dire" && u >= 2 && matches!(s.low(u - 2), "veut" | "voulant" | "à"))
        || (before == "littéralement")
}

/// Whether a participle of speech with its agent follows: `Ce « désastre » est déploré par les Nations unies`.
#[must_use]
pub fn passive_after(s: &Sentence<'_>, u: usize) -> bool {
    s.is(u + 1, AUX)
        && (u + 2..u + 5).any(|w| {
            s.token(w).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some()) && s.low(w + 1) == "par"
        })
}
