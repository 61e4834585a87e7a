//! Quotations that no verb of speech governs, but whose sentence says whose words they are: `X est « effaré »`, `Y ne
//! veut pas « céder »`, `Z « s'associe à la douleur »`.
//!
//! Whoever feels, wants or promises speaks; the subject of a deed or state does not (`il a été « auditionné »`), so that
//! without such a word the text names nobody.

use super::conjugate::{PLURAL, SINGULAR};
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, CLITIC, OF, PREP};
use super::phrases::{Phrase, Reference};
use super::subjects::Scene;
use super::token::Class;

/// Forms of verbs of will, commitment and appeal, whose quoted complement is in the words of their subject.
const WILL: &str = "veut veulent voulait voulaient voudrait voudraient voulu entend entendent entendait décide décident décidé \
     refuse refusent refusait refusé engage engagent engagé appelle appellent appelait appelé compte comptent comptait tient \
     tiennent tenu promet promettent promis invite invitent invité plaide plaident plaidé prône prônent prôné défend \
     défendent défendu prévoit prévoient prévu jure jurent juré opte consacré fondé";

/// What someone feels, as an adjective or participle, without the ending of gender and number.
const FEELINGS: &str = "effaré choqué consterné attristé bouleversé ravi fier fièr heureu déçu surpris inquiet inquièt confiant \
     scandalisé indigné satisfait stupéfait abasourdi solidaire convaincu prêt conscient favorable opposé déterminé serein \
     préoccupé ému reconnaissant soulagé furieu désolé étonné sidéré horrifié révolté outré touché honoré triste content \
     las lassé attaché hostile optimiste pessimiste impatient dégoûté écœuré perplexe enchanté comblé";

/// How many units may stand between such a verb and the words it governs.
const REACH: usize = 4;

/// The subject whose stance the quotation at unit `u` is.
#[must_use]
pub fn holder(scene: &Scene<'_>, u: usize) -> Option<Phrase> {
    if !scene.s.on(Phenomenon::Stance) {
        return None;
    }
    let verb = verb_before(scene, u)?;
    let group = scene.over_adverbs(verb);
    scene.subject_at(group).filter(|p| scene.someone(p) && !matches!(p.reference, Reference::Marked(_)))
}

/// The unit at which the verb stands whose complement the quotation is, or the quotation itself, if that begins with
/// the verb.
fn verb_before(scene: &Scene<'_>, u: usize) -> Option<usize> {
    let s = &scene.s;
    let p = u.checked_sub(1)?;
    if s.is(p, CLITIC) && !matches!(s.low(p), "le" | "la" | "les" | "l'" | "en" | "leur") || begins_with_verb(scene, u)
    {
        return Some(u);
    }
    let back = |from: usize| (from.saturating_sub(REACH)..from).rev();
    let listed = |list: &str, word: &str| list.split(' ').any(|w| w == word);
    let between = |w: usize| s.is(w, ADVERB | CLITIC | PREP | OF);
    let wants = back(u).take_while(|&w| s.is_word(w)).find(|&w| listed(WILL, s.low(w)));
    if let Some(w) = wants.filter(|&w| (w + 1..u).all(between)) {
        return Some(auxiliary(scene, w));
    }
    let is = back(u).find(|&w| !s.is(w, ADVERB) || matches!(s.low(w), "est" | "dit"))?;
    let state =
        matches!(s.low(is), "est" | "sont" | "était" | "étaient" | "reste" | "restent" | "dit" | "disent" | "sent");
    (state && feels(scene, u)).then_some(is)
}

/// Over an auxiliary and what stands between it and its participle.
fn auxiliary(scene: &Scene<'_>, verb: usize) -> usize {
    let s = &scene.s;
    let from = verb.saturating_sub(3);
    (from..verb)
        .rev()
        .find(|&w| matches!(s.low(w), "a" | "ont" | "avait" | "avaient" | "est" | "sont" | "était" | "étaient"))
        .filter(|&w| (w + 1..verb).all(|x| s.is(x, ADVERB | CLITIC) || s.is_comma(x)))
        .unwrap_or(verb)
}

/// Whether the words in marks at `u` begin with a reflexive or negated verb: `X « s'associe à »`, `Y « ne veut pas »`.
fn begins_with_verb(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    let Some(unit) = s.units.get(u) else { return false };
    let first = unit.first + 1;
    let says = s.tokens.get(first).and_then(|t| t.verb).is_some_and(|v| v.form & (SINGULAR | PLURAL) != 0);
    let says = says && s.tokens.nouns(first) & noun::HOMOGRAPH == 0;
    let reflexive = says || matches!(s.tokens.low(first), "s'" | "se" | "ne" | "n'");
    let long = unit.last > unit.first + 3;
    // `le procureur, qui avait requis dix ans, « ne regrette rien »`: the subject stands before a relative clause.
    let after_relative = u > 0 && s.is_comma(u - 1) && (0..u).any(|w| s.low(w) == "qui");
    // `X, la première ministre, « félicite » Y`.
    let apposed =
        |c: usize| scene.phrases.iter().any(|p| p.end + 1 == c && scene.person(p) && (p.begin == 0 || p.end > p.last));
    let after_relative = after_relative || (u > 0 && s.is_comma(u - 1) && apposed(u - 1));
    let beside = u > 0 && s.class(u - 1) == Class::Word && !s.is(u - 1, PREP | OF);
    reflexive && long && (beside || after_relative)
}

/// Whether the words in marks at `u` begin with a feeling.
fn feels(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    let Some(unit) = s.units.get(u) else { return false };
    let word = |i: usize| {
        let low = s.tokens.low(i);
        FEELINGS.split(' ').any(|f| low.starts_with(f) && low.len() <= f.len() + 4)
    };
    (unit.first + 1..unit.last.min(unit.first + 4)).any(word)
}
