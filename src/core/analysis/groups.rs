//! The group of a verb: its auxiliary, the clitics and adverbs between, its inverted subject; and whether a form is a
//! verb at all.

use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, BEFORE_NOUN, CLITIC, DET, OF, PREP, SUBJECT, THAT};
use super::token::Class;

/// Whether a bare participle shares the auxiliary of one before it: `lui ont jeté des œufs et crié`.
#[must_use]
pub fn coordinated(s: &Sentence<'_>, u: usize) -> bool {
    const REACH: usize = 16;
    let mut p = u;
    while p > 0 && s.is(p - 1, ADVERB) {
        p -= 1;
    }
    let joined = p > 0 && (s.low(p - 1) == "et" || s.low(p - 1) == "puis");
    joined
        && (p.saturating_sub(REACH)..p)
            .any(|w| matches!(s.low(w), "a" | "ont" | "avait" | "avaient" | "aurait" | "auraient") && s.is_word(w + 1))
}

/// The auxiliary of the participle at `u` over an adverbial: `ont par la suite confirmé`, `a, de son côté, affirmé`.
#[must_use]
pub fn distant_auxiliary(s: &Sentence<'_>, u: usize) -> Option<usize> {
    let from = u.saturating_sub(7);
    let at = (from..u.saturating_sub(1))
        .rev()
        .find(|&w| matches!(s.low(w), "a" | "ont" | "avait" | "avaient" | "aurait" | "auraient"))?;
    let set_off = s.is_comma(at + 1) && s.is_comma(u - 1);
    let inner = if set_off { at + 2..u - 1 } else { at + 1..u };
    let time = s.is(inner.start, DET) && matches!(s.low(u - 1), "temps" | "moment" | "instant");
    let adverbial = (time || s.is(inner.start, PREP | OF | ADVERB)) && !s.is(u - 1, DET);
    let plain = inner.clone().all(|w| {
        s.is_word(w)
            && !s.is(w, THAT | AUX)
            && (s.is(w - 1, DET) || s.token(w).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.verb.is_none()))
    });
    (adverbial && plain && !inner.is_empty()).then_some(at)
}

/// From the verb at `u` to the left: first unit of its group, its auxiliary, and whether it is passive.
#[must_use]
pub fn group_of(s: &Sentence<'_>, u: usize) -> (usize, Option<usize>, bool) {
    let mut group = u;
    let mut auxiliary = None;
    let mut been = false;
    let mut w = u;
    for _ in 0..6 {
        let Some(p) = w.checked_sub(1) else { break };
        let low = s.low(p);
        if s.is(p, AUX) && !matches!(low, "fait" | "font" | "faisait" | "faisaient") {
            been |= low == "été"
                || (matches!(low, "est" | "sont" | "était" | "étaient" | "étant" | "être" | "fut" | "furent")
                    && !reflexive(s, p));
            auxiliary = Some(p);
            group = p;
        } else if s.class(p) == Class::Inversion
            || (s.is(p, SUBJECT) && p > 0 && s.class(p - 1) == Class::Inversion)
            || (s.is(p, CLITIC)
                && (auxiliary.is_some() || w == u || group == w)
                && !article(s, p, u, auxiliary.is_some()))
        {
            group = p;
        } else if !((s.is(p, ADVERB) || (low == "à" && p > 0 && s.low(p - 1) == "quant")) && auxiliary.is_none()) {
            break;
        }
        w = p;
    }
    (group, auxiliary, been)
}

/// Whether `le`, `la`, `les`, `l'` at `p` is the article of a noun rather than a pronoun before the verb.
fn article(s: &Sentence<'_>, p: usize, u: usize, compound: bool) -> bool {
    matches!(s.low(p), "le" | "la" | "les" | "nous" | "vous") && !compound && p + 1 != u
}

fn reflexive(s: &Sentence<'_>, aux: usize) -> bool {
    aux > 0 && matches!(s.low(aux - 1), "s'" | "se" | "m'" | "me")
}

/// The inverted subject between auxiliary and participle: `a-t-il aussi dit`.
#[must_use]
pub fn inverted_before(s: &Sentence<'_>, u: usize) -> Option<usize> {
    (1..=4)
        .filter_map(|back| u.checked_sub(back))
        .find(|&p| p > 0 && s.class(p - 1) == Class::Inversion && s.is(p, SUBJECT))
}

/// Whether the verb form at `u` is not the noun it may also be (`une annonce`, `la demande`).
#[must_use]
pub fn finite(s: &Sentence<'_>, u: usize) -> bool {
    if s.class(u + 1) == Class::Inversion || !s.on(Phenomenon::NounLikeVerb) {
        return true;
    }
    let Some(p) = u.checked_sub(1) else { return s.nouns(u) & noun::HOMOGRAPH == 0 };
    let low = s.low(p);
    if matches!(low, "en" | "y" | "se" | "s'" | "ne" | "n'" | "lui" | "me" | "m'") {
        return true;
    }
    if s.nouns(u) & noun::HOMOGRAPH != 0 && !s.is_capital(p) && s.is(p, DET | BEFORE_NOUN | OF | PREP) {
        return false;
    }
    if s.is(p, DET) && !s.is(p, CLITIC) && !matches!(low, "leur") {
        return false;
    }
    !s.is(p, PREP | OF) || s.is(p, CLITIC)
}

/// Whether what stands before the group makes `dit`, `écrit`, `conclut` a participle: a noun without its own verb is
/// not to be told from a subject by form, so only a preposition, an article or the head of the sentence count.
#[must_use]
pub fn participle_place(s: &Sentence<'_>, group: usize) -> bool {
    group.checked_sub(1).is_none_or(|p| s.is(p, DET | PREP | OF) && !s.is(p, CLITIC))
}
