//! The name that goes by a description: its words without what only determines them, and with whom it belongs to.

use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{DET, OF};
use super::phrases::{Phrase, Reference};
use super::pronouns::{Focus, Referent};
use super::speakers::Naming;
use crate::core::text::fold::fold;

impl Naming<'_> {
    /// The words of a description without its determiner; `son avocat` and `un de ses avocats` are told as that of whom
    /// they belong to, `un membre de l'entreprise` as one of the body in mind.
    pub(super) fn description(&self, s: &Sentence<'_>, phrase: &Phrase, focus: &Focus, earlier: &[Referent]) -> String {
        if let Some((among, owner)) = self.one_of_theirs(s, phrase, focus, earlier) {
            return of_whom(&singular(&self.words(s, phrase, among)), owner);
        }
        if let Some(among) = one_of_several(s, phrase).filter(|_| s.on(Phenomenon::OneOfTheirs)) {
            return singular(&self.words(s, phrase, among));
        }
        let partitive = s.is(phrase.first + 1, OF);
        let bare = s.is(phrase.first, DET) && phrase.first < phrase.last && !partitive;
        let same = bare && s.low(phrase.first + 1) == "même" && phrase.first + 1 < phrase.last;
        let both = bare
            && phrase.first + 1 < phrase.last
            && matches!(s.low(phrase.first + 1), "les" | "ces" | "ses" | "leurs");
        let first = phrase.first + usize::from(bare) + usize::from(same || both);
        let theirs = possessive(s.low(phrase.first)).filter(|_| s.on(Phenomenon::Possessive));
        match theirs.and_then(|several| owner(several, focus, earlier)) {
            Some(owner) => of_whom(&self.words(s, phrase, first), owner),
            None => self.of_body(s, phrase, first, focus).unwrap_or_else(|| self.words(s, phrase, first)),
        }
    }

    /// The words of `phrase` from unit `first` on, without `même` at their end.
    fn words(&self, s: &Sentence<'_>, phrase: &Phrase, first: usize) -> String {
        let emphasis = matches!(s.low(phrase.last), "même" | "mêmes") && phrase.last > first;
        let last = phrase.last - usize::from(emphasis);
        self.text.slice(self.span(s, &Phrase { first, last, ..*phrase })).to_owned()
    }

    /// `un de ses avocats`, `l'une de leurs filles`: where the noun begins, and whose.
    fn one_of_theirs<'f>(
        &self,
        s: &Sentence<'_>,
        phrase: &Phrase,
        focus: &'f Focus,
        earlier: &'f [Referent],
    ) -> Option<(usize, &'f Referent)> {
        let noun = one_of_several(s, phrase).filter(|_| s.on(Phenomenon::Possessive))?;
        Some((noun, owner(possessive(s.low(noun - 1))?, focus, earlier)?))
    }

    /// `membre de l'entreprise`: the body in mind takes the place of the noun that ends the description.
    fn of_body(&self, s: &Sentence<'_>, phrase: &Phrase, first: usize, focus: &Focus) -> Option<String> {
        let last = phrase.last;
        let before = s.low_before(last);
        let article = matches!(before, "l'" | "la" | "du");
        let of = last.checked_sub(if before == "du" { 1 } else { 2 }).filter(|&u| u > first && article)?;
        let business = matches!(s.low(last), "entreprise" | "société" | "firme" | "compagnie" | "club" | "parti");
        if !business || !s.is(of, OF) || !s.on(Phenomenon::MemberOfBody) {
            return None;
        }
        let business_noun = Phrase { first: last, begin: of, reference: Reference::Description(last), ..*phrase };
        let body = self.body(s, &business_noun, last, focus)?;
        // No company is called `Haute Autorité` or `Commission`.
        let head = fold(body.name.split(' ').next().unwrap_or_default());
        if super::vocabulary::find(&head).nouns & (noun::HEAD | noun::INSTITUTION) != 0 && s.low(last) != "parti" {
            return None;
        }
        Some(of_whom(&self.words(s, &Phrase { last: of - 1, ..*phrase }, first), &body))
    }
}

/// Where the noun of `un de ses avocats`, `l'une de leurs filles` begins.
fn one_of_several(s: &Sentence<'_>, phrase: &Phrase) -> Option<usize> {
    let at = phrase.first + usize::from(s.low(phrase.first) == "l'");
    let one = matches!(s.low(at), "un" | "une") && s.is(at + 1, OF) && at + 3 <= phrase.last;
    (one && possessive(s.low(at + 2)).is_some()).then_some(at + 3)
}

/// A noun with its adjectives, one for several: `proches conseillers`.
fn singular(words: &str) -> String {
    words.split(' ').map(|w| w.strip_suffix('s').unwrap_or(w)).collect::<Vec<_>>().join(" ")
}

/// Whether a possessive speaks of several owners; `None` for any other word.
fn possessive(word: &str) -> Option<bool> {
    match word {
        "son" | "sa" | "ses" => Some(false),
        "leur" | "leurs" => Some(true),
        _ => None,
    }
}

/// Whose `son` and `leur` are: someone named before in the sentence, or in mind.
fn owner<'f>(several: bool, focus: &'f Focus, earlier: &'f [Referent]) -> Option<&'f Referent> {
    let near = earlier.iter().rev().find(|r| r.plural == several);
    near.or_else(|| focus.owner(several)).filter(|r| r.named)
}

/// `words` of `owner`.
fn of_whom(words: &str, owner: &Referent) -> String {
    let vowel = fold(&owner.name).starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{words} {}{}", if vowel { "d'" } else { "de " }, owner.name)
}
