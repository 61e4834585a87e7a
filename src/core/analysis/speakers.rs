//! From the phrase that names a speaker to the speaker's name.

use super::document::Document;
use super::entities::Mention;
use super::frame::Sentence;
use super::gazetteer::{Gender, noun};
use super::grammar::Phenomenon;
use super::lexicon::DET;
use super::nouns::is_someone;
use super::phrases::{Mentions, Phrase, Reference};
use super::pronouns::{Focus, Pronoun, Referent};
use super::{EntityKind, Speaker};
use crate::core::text::fold::fold;
use crate::core::text::{Span, Text};

/// What it takes to name a speaker.
#[derive(Clone, Copy)]
pub struct Naming<'a> {
    /// The text.
    pub text: &'a Text,
    /// The table of the document.
    pub document: &'a Document,
    /// The mentions of the block.
    pub mentions: Mentions<'a>,
}

impl Naming<'_> {
    /// The referent of `phrase` in the sentence `s`, in which `earlier` came before it, the nearest last.
    #[must_use]
    pub fn referent(&self, s: &Sentence<'_>, phrase: &Phrase, focus: &Focus, earlier: &[Referent]) -> Option<Referent> {
        match phrase.reference {
            Reference::Name(index) => self.mentions.0.get(index).map(|m| named(m, s, phrase)),
            Reference::Pronoun => self.pronoun(s, phrase.last, focus, earlier),
            Reference::Description(head) => Some(self.described(s, phrase, head, focus, earlier)),
            Reference::Marked(_) => Some(self.marked(s, phrase)),
        }
    }

    /// Whom a pronoun stands for: someone earlier in the sentence, the subject first, or someone in mind.
    fn pronoun(&self, s: &Sentence<'_>, last: usize, focus: &Focus, earlier: &[Referent]) -> Option<Referent> {
        let word = s.low(last);
        let earlier = if s.on(Phenomenon::PronounInSentence) { earlier } else { &[] };
        let found = match Pronoun::read(word, s.tokens) {
            Some(p) => focus.pronoun(p, earlier).cloned(),
            None if matches!(word, "je" | "nous") => focus.first().cloned(),
            None => None,
        };
        let nobody =
            || Referent { name: "on".to_owned(), kind: EntityKind::Misc, gender: None, plural: false, named: false };
        found.or_else(|| (word == "on" && s.on(Phenomenon::ImpersonalPronoun)).then(nobody))
    }

    /// Whom `phrase` names, or who is named within it.
    #[must_use]
    pub fn named_in(&self, s: &Sentence<'_>, phrase: &Phrase, focus: &Focus) -> Option<Referent> {
        if !matches!(phrase.reference, Reference::Description(_)) {
            return self.referent(s, phrase, focus, &[]);
        }
        let inner = (phrase.first + 1..=phrase.last).rev().filter_map(|u| self.mentions.at(s.token(u)?));
        inner.map(|(_, m)| m).find(|m| m.kind == EntityKind::Person).map(of_mention)
    }

    /// The speaker whom `phrase` mentions.
    #[must_use]
    pub fn speaker(&self, s: &Sentence<'_>, phrase: &Phrase, referent: &Referent) -> Speaker {
        Speaker { name: referent.name.clone(), mention: Some(self.span(s, phrase)) }
    }

    /// The speaker whom the units from `first` to `last` describe, who is nobody that the article names.
    #[must_use]
    pub fn stranger(&self, s: &Sentence<'_>, first: usize, last: usize) -> Speaker {
        let span = |from: usize| match (s.units.get(from), s.units.get(last)) {
            (Some(a), Some(b)) => s.tokens.span(a.first, b.last),
            _ => Span::default(),
        };
        let article = s.is(first, DET) && first < last && !s.is(first + 1, super::lexicon::OF);
        let name = self.text.slice(span(first + usize::from(article))).to_owned();
        Speaker { name, mention: Some(span(first)) }
    }

    /// The span of a phrase. An institution that is named or begins with `l'` keeps no article.
    #[must_use]
    pub fn span(&self, s: &Sentence<'_>, phrase: &Phrase) -> Span {
        let (Some(first), Some(last)) = (s.units.get(phrase.first), s.units.get(phrase.last)) else {
            return Span::default();
        };
        s.tokens.span(first.first, last.last)
    }

    /// A name in marks goes by the words between them.
    fn marked(&self, s: &Sentence<'_>, phrase: &Phrase) -> Referent {
        let words = self.text.slice(self.span(s, phrase));
        let name = words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        Referent { name, kind: EntityKind::Organisation, gender: None, plural: false, named: true }
    }

    /// A description stands for someone named, for a fuller description before it, or for itself.
    fn described(
        &self,
        s: &Sentence<'_>,
        phrase: &Phrase,
        head: usize,
        focus: &Focus,
        earlier: &[Referent],
    ) -> Referent {
        let bits = s.nouns(head);
        let article = s.low(phrase.first);
        let definite = matches!(article, "le" | "la" | "l'" | "les" | "ce" | "cet" | "cette" | "ces" | "du" | "au");
        let plural = is_plural(article) || (!s.is(phrase.first, DET) && s.low(head).ends_with('s'));
        let gender = if plural { None } else { gender_of(bits, article) };
        let role = bits & (noun::HE | noun::SHE) != 0;
        let body = bits & (noun::ORGANISATION | noun::THEY) != 0 && !role;
        let (word, rest) = (head_word(s, head), if definite { rest(s, phrase, head) } else { Vec::new() });
        // `le journal` is the one that the text speaks of, not the one that was last called so.
        let apart = !(body && bits & noun::BODY != 0 && rest.is_empty());
        let single = definite && !plural && apart && s.on(Phenomenon::Introduced);
        let introduced = || focus.known.named(word, &rest).filter(|_| single).cloned();
        let known = || match (definite && !plural, role, body) {
            (true, true, _) => self.holder(s, phrase, head, gender, focus),
            (true, _, true) => self.body(s, phrase, head, focus),
            _ => None,
        };
        let people =
            s.on(Phenomenon::DemonymStandIn) && definite && super::demonyms::is_demonym(word) && s.is_capital(head);
        let compatriot = || focus.person(gender).filter(|_| people && !plural).cloned();
        let shown = matches!(article, "ce" | "cet" | "cette") && s.on(Phenomenon::DemonstrativeRole);
        let shown = || focus.person(gender).filter(|_| shown && (role || is_someone(s, head))).cloned();
        let again = || {
            focus.known.fuller(word, &rest, plural).filter(|_| definite && s.on(Phenomenon::FullerDescription)).cloned()
        };
        if let Some(r) = introduced().or_else(known).or_else(compatriot).or_else(again).or_else(shown) {
            return Referent { gender: r.gender.or(gender.filter(|_| role)), ..r };
        }
        Referent {
            name: self.description(s, phrase, focus, earlier),
            kind: match (plural, body) {
                (true, _) if people || is_someone(s, head) => EntityKind::Person,
                (true, _) => EntityKind::Misc,
                (false, true) => EntityKind::Organisation,
                (false, false) if role || is_someone(s, head) => EntityKind::Person,
                (false, false) => EntityKind::Misc,
            },
            gender,
            plural,
            named: false,
        }
    }

    /// Whom `le ministre de l'Intérieur` stands for where nobody was introduced so: the person in mind, or the one who
    /// holds that role in the article.
    fn holder(
        &self,
        s: &Sentence<'_>,
        phrase: &Phrase,
        head: usize,
        gender: Option<Gender>,
        focus: &Focus,
    ) -> Option<Referent> {
        let kin = s.nouns(head) & noun::KIN != 0 && phrase.last > head;
        let held = self.document.holder(s.low(head)).filter(|_| s.on(Phenomenon::RoleHolder) && !kin);
        let holder = held.map(|known| Referent {
            name: known.canonical.clone(),
            kind: EntityKind::Person,
            gender: known.gender.or(gender),
            plural: false,
            named: true,
        });
        if holder.as_ref().is_some_and(|r| focus.holds(&r.name)) {
            return holder;
        }
        self.stands_for(s, phrase, head, gender, focus).cloned().or(holder)
    }

    /// Which body `le parti`, `la commission` stands for: the last one named that it may describe.
    pub(super) fn body(&self, s: &Sentence<'_>, phrase: &Phrase, head: usize, focus: &Focus) -> Option<Referent> {
        if phrase.last > head + 1 || !s.on(Phenomenon::BodyStandIn) {
            return None;
        }
        if s.nouns(head) & noun::BODY != 0 {
            let business =
                matches!(s.low(head), "entreprise" | "société" | "firme" | "compagnie" | "groupe" | "start-up");
            let fits =
                |r: &Referent| !(business && s.on(Phenomenon::BusinessNoMedium) && super::relays::is_listed(&r.name));
            // `Le feu a pris chez X, annonce l'agence`: X is what she tells of.
            let tells =
                phrase.begin.checked_sub(1).and_then(|u| s.tokens.get(s.token(u)?)).is_some_and(|t| t.verb.is_some());
            let near = self.organisation_before(s, phrase.begin).filter(|r| !tells && fits(r));
            return near.or_else(|| focus.organisation(&fits).cloned());
        }
        let word = fold(s.low(head));
        let begins = |r: &Referent| r.name.split(' ').next().is_some_and(|first| fold(first) == word);
        focus.organisation(&begins).filter(|_| phrase.last == head).cloned()
    }

    /// The last organisation that the sentence names before unit `u`, outside quotations.
    pub(super) fn organisation_before(&self, s: &Sentence<'_>, u: usize) -> Option<Referent> {
        let found = (0..u)
            .rev()
            .filter_map(|w| s.token(w))
            .find_map(|i| self.mentions.at(i).filter(|(_, m)| m.kind == EntityKind::Organisation));
        found.map(|(_, m)| of_mention(m))
    }

    /// The words after the head of a description, in lower case.
    #[must_use]
    pub fn introduction(&self, s: &Sentence<'_>, phrase: &Phrase) -> Option<(String, Vec<String>)> {
        match phrase.reference {
            Reference::Description(head) => Some((head_word(s, head).to_owned(), rest(s, phrase, head))),
            Reference::Name(index) => {
                let person = self.mentions.0.get(index).is_some_and(|m| m.kind == EntityKind::Person);
                let kinds = if person { noun::HE | noun::SHE } else { noun::ORGANISATION | noun::THEY };
                let role = |u: &usize| s.nouns(*u) & kinds != 0 && !s.is_capital(*u);
                let before = (phrase.begin..phrase.first).find(role).map(|head| (head, phrase.first));
                let after = || (phrase.last + 1..=phrase.end).find(role).map(|head| (head, phrase.end + 1));
                let (head, end) = before.or_else(after)?;
                let words = (head + 1..end).filter(|&u| s.is_word(u)).map(|u| s.low(u).to_owned());
                Some((head_word(s, head).to_owned(), words.collect()))
            }
            Reference::Marked(at) => {
                let head = (phrase.begin..at).find(|&u| s.nouns(u) & (noun::TITLE | noun::ORGANISATION) != 0)?;
                Some((s.low(head).to_owned(), Vec::new()))
            }
            Reference::Pronoun => None,
        }
    }
}

/// The head noun of a description; a prime minister is no minister.
fn head_word<'a>(s: &Sentence<'a>, head: usize) -> &'a str {
    let first = matches!(s.low_before(head), "premier" | "première");
    if first && s.low(head) == "ministre" { "premier-ministre" } else { s.low(head) }
}

/// The words of `phrase` after its head, in lower case.
fn rest(s: &Sentence<'_>, phrase: &Phrase, head: usize) -> Vec<String> {
    (head + 1..=phrase.last).map(|u| s.low(u).to_owned()).collect()
}

/// The referent of a mention in its sentence, where an article may tell the gender of a body.
fn named(mention: &Mention, s: &Sentence<'_>, phrase: &Phrase) -> Referent {
    let mut referent = of_mention(mention);
    let article = s.low_before(phrase.first);
    if referent.kind == EntityKind::Organisation && referent.gender.is_none() {
        referent.gender = match article {
            "le" | "du" | "au" | "un" => Some(Gender::Masculine),
            "la" | "une" | "cette" => Some(Gender::Feminine),
            _ => None,
        };
    }
    if referent.kind == EntityKind::Person && referent.gender.is_none() {
        // `l'avocate de la famille, Me X`: the role before the name tells.
        let role = (phrase.begin..phrase.first).find(|&u| s.nouns(u) & (noun::HE | noun::SHE) != 0);
        referent.gender = role.and_then(|u| gender_of(s.nouns(u), s.low(phrase.begin)));
    }
    referent
}

/// The referent of a mention by itself.
#[must_use]
pub fn of_mention(mention: &Mention) -> Referent {
    let kind = if mention.kind == EntityKind::Person { EntityKind::Person } else { EntityKind::Organisation };
    Referent { name: mention.name.clone(), kind, gender: mention.gender, plural: false, named: true }
}

/// Whether a phrase with this first word speaks of several.
fn is_plural(article: &str) -> bool {
    matches!(
        article,
        "les"
            | "des"
            | "ces"
            | "aux"
            | "nos"
            | "vos"
            | "ses"
            | "leurs"
            | "mes"
            | "quelques"
            | "plusieurs"
            | "certains"
            | "certaines"
            | "deux"
            | "trois"
            | "quatre"
            | "cinq"
            | "six"
            | "sept"
            | "huit"
            | "neuf"
            | "dix"
            | "divers"
            | "diverses"
            | "différents"
            | "différentes"
            | "autres"
            | "tous"
            | "toutes"
    )
}

fn gender_of(bits: u32, article: &str) -> Option<Gender> {
    match (article, bits & noun::HE != 0, bits & noun::SHE != 0) {
        ("le" | "un" | "ce" | "du" | "au", _, _) | (_, true, false) => Some(Gender::Masculine),
        ("la" | "une" | "cette", _, _) | (_, false, true) => Some(Gender::Feminine),
        _ => None,
    }
}
