//! The clause that a verb of speech governs with `que`.

use super::cues::Cue;
use super::frame::Sentence;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, DET, OF, PREP, THAT};
use super::token::Class;
use super::verbs::QUE;

impl Cue {
    /// The unit of the `que` that it governs, with at most a short adverbial between: `a annoncé sur France Inter ce
    /// matin, qu'il …`.
    #[must_use]
    pub fn that(&self, s: &Sentence<'_>) -> Option<usize> {
        const REACH: usize = 22;
        if self.governs & QUE == 0 || !s.on(Phenomenon::ThatClause) {
            return None;
        }
        let end = (self.last + 1 + REACH).min(s.len());
        let mut depth = 0;
        for u in self.last + 1..end {
            match s.class(u) {
                Class::Bracket => depth += 1,
                Class::BracketEnd => depth -= 1,
                Class::Stop | Class::Colon | Class::Semicolon => return None,
                _ => {}
            }
            if depth == 0 && s.is(u, THAT) {
                return (that_of_verb(s, self.last, u) || !s.on(Phenomenon::RelativeThat)).then_some(u);
            }
            let other_verb =
                s.token(u).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_some()) && !s.is(u - 1, DET | OF);
            if s.quote(u).is_some() || other_verb || s.is(u, AUX) {
                return None;
            }
        }
        None
    }
}

/// Whether the `que` at `u` begins the object of the verb at `verb` and is no relative pronoun or comparison: it
/// follows the verb, an adverb, a comma, or an adverbial that a preposition or date began.
fn that_of_verb(s: &Sentence<'_>, verb: usize, u: usize) -> bool {
    if u == verb + 1 {
        return true;
    }
    if !s.on(Phenomenon::AdverbialBeforeThat) {
        return false;
    }
    const OTHERS: [&str; 26] = [
        "plus", "moins", "même", "mêmes", "autant", "aussi", "alors", "ce", "tel", "telle", "ainsi", "tandis", "afin",
        "pour", "bien", "sans", "depuis", "avant", "après", "parce", "dès", "tant", "pendant", "lors", "pourvu",
        "autre",
    ];
    let before = s.low(u - 1);
    if OTHERS.contains(&before) {
        // `affirme aussi que`, `affirme tout de même que`: nothing but adverbs stands between.
        let adverbs = (verb + 1..u).all(|w| s.is(w, ADVERB | OF));
        return adverbs && matches!(before, "même" | "aussi" | "ainsi" | "alors" | "plus");
    }
    if s.is_comma(verb + 1) && !s.is_comma(u - 1) {
        return false;
    }
    let first = verb + 1;
    s.is(first, ADVERB | PREP)
        || s.is_comma(first)
        || s.is_comma(u - 1)
        || s.class(first) == Class::Bracket
        || s.low(first) == "l'" && s.low(first + 1) == "espoir"
        || super::dates_word(s.low(first))
        || s.low(first).starts_with("ce")
        || s.is_capital(first)
        || s.low(u - 1) == "espoir"
}
