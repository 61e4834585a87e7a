//! From the phrase that names a speaker to the speaker's name.

use super::document::Document;
use super::frame::Sentence;
use super::gazetteer::{Gender, noun};
use super::grammar::Phenomenon;
use super::lexicon::DET;
use super::phrases::{Mentions, Phrase, Reference};
use super::pronouns::{Focus, Referent};
use super::{EntityKind, Speaker};
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
    /// The referent of `phrase` in the sentence `s`, in which `subject` came before.
    #[must_use]
    pub fn referent(
        &self,
        s: &Sentence<'_>,
        phrase: &Phrase,
        focus: &Focus,
        earlier: Option<&Referent>,
    ) -> Option<Referent> {
        match phrase.reference {
            Reference::Name(index) => self.mentions.0.get(index).map(named),
            Reference::Pronoun => {
                let pronoun = s.low(phrase.first);
                let same = earlier.filter(|r| s.on(Phenomenon::PronounInSentence) && agrees(r, pronoun));
                same.or_else(|| focus.pronoun(pronoun, s.tokens)).cloned().or_else(|| {
                    (pronoun == "on" && s.on(Phenomenon::ImpersonalPronoun)).then(|| Referent {
                        name: "on".to_owned(),
                        kind: EntityKind::Misc,
                        gender: None,
                        plural: false,
                        named: false,
                    })
                })
            }
            Reference::Description(head) => Some(self.described(s, phrase, head, focus)),
        }
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

    /// A description stands for someone named, or for itself.
    fn described(&self, s: &Sentence<'_>, phrase: &Phrase, head: usize, focus: &Focus) -> Referent {
        let word = s.low(head);
        let bits = s.nouns(head);
        let article = s.low(phrase.first);
        let definite = matches!(article, "le" | "la" | "l'" | "ce" | "cet" | "cette" | "du" | "au");
        let plural = matches!(
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
        );
        let gender = gender_of(bits, article);
        if definite && bits & (noun::HE | noun::SHE) != 0 {
            if let Some(r) = self.stands_for(s, phrase, head, gender, focus) {
                return r.clone();
            }
            if let Some(known) = self.document.holder(word).filter(|_| s.on(Phenomenon::RoleHolder)) {
                let kin = bits & noun::KIN != 0;
                if !(kin && phrase.last > head) {
                    return Referent {
                        name: known.canonical.clone(),
                        kind: EntityKind::Person,
                        gender: known.gender.or(gender),
                        plural: false,
                        named: true,
                    };
                }
            }
        }
        let body = bits & (noun::ORGANISATION | noun::THEY) != 0 && bits & (noun::HE | noun::SHE) == 0;
        let people =
            s.on(Phenomenon::DemonymStandIn) && definite && super::demonyms::is_demonym(word) && s.is_capital(head);
        if let Some(r) = focus.person(gender).filter(|_| people) {
            return r.clone();
        }
        if s.on(Phenomenon::BodyStandIn) && definite && body && bits & noun::BODY != 0 && phrase.last <= head + 1 {
            let near = self.organisation_before(s, phrase.begin);
            if let Some(r) = near.as_ref().or_else(|| focus.organisation()) {
                return r.clone();
            }
        }
        Referent {
            name: self.description(s, phrase),
            kind: if plural {
                EntityKind::Misc
            } else if body {
                EntityKind::Organisation
            } else {
                EntityKind::Person
            },
            gender: if plural { None } else { gender },
            plural,
            named: false,
        }
    }

    /// The last organisation that the sentence names before unit `u`, outside quotations.
    fn organisation_before(&self, s: &Sentence<'_>, u: usize) -> Option<Referent> {
        let found = (0..u)
            .rev()
            .filter_map(|w| s.token(w))
            .find_map(|i| self.mentions.at(i).filter(|(_, m)| m.kind == EntityKind::Organisation));
        found.map(|(_, m)| named(m))
    }

    /// Whether `le dirigeant russe` stands for the person in mind. A description with a complement of its own says
    /// more than that, unless only one person is in mind.
    fn stands_for<'f>(
        &self,
        s: &Sentence<'_>,
        phrase: &Phrase,
        head: usize,
        gender: Option<Gender>,
        focus: &'f Focus,
    ) -> Option<&'f Referent> {
        let stand_in = s.nouns(head) & noun::STAND_IN != 0;
        if !stand_in || !s.on(Phenomenon::StandIn) {
            return None;
        }
        let names = (head + 1..=phrase.last).any(|u| s.is_capital(u) && s.low(u) != "état");
        let vague = matches!(s.low(head), "chef" | "cheffe" | "homme" | "femme" | "numéro");
        let complement = names || (phrase.last > head + 2 && !vague);
        let known = self.document.holder(s.low(head)).map(|k| k.canonical.as_str());
        let person = focus.person(gender)?;
        if !complement
            || known == Some(person.name.as_str())
            || matches!(s.low(head), "homme" | "femme")
            || s.low(head) == "candidat"
        {
            return Some(person);
        }
        focus
            .only_person()
            .filter(|p| known.is_none() && (p.gender.is_none() || gender.is_none() || p.gender == gender))
    }

    /// The words of a description without its determiner.
    fn description(&self, s: &Sentence<'_>, phrase: &Phrase) -> String {
        let first = if s.is(phrase.first, DET) && phrase.first < phrase.last { phrase.first + 1 } else { phrase.first };
        let span = self.span(s, &Phrase { first, ..*phrase });
        self.text.slice(span).to_owned()
    }
}

/// The referent of a mention.
fn named(mention: &super::entities::Mention) -> Referent {
    let kind = if mention.kind == EntityKind::Person { EntityKind::Person } else { EntityKind::Organisation };
    Referent { name: mention.name.clone(), kind, gender: mention.gender, plural: false, named: true }
}

fn agrees(r: &Referent, pronoun: &str) -> bool {
    match pronoun {
        "il" | "lui" | "celui-ci" => !r.plural && r.kind == EntityKind::Person && r.gender != Some(Gender::Feminine),
        "elle" | "celle-ci" => !r.plural && r.gender != Some(Gender::Masculine),
        "ils" | "elles" | "eux" => r.plural,
        _ => false,
    }
}

fn gender_of(bits: u32, article: &str) -> Option<Gender> {
    match (article, bits & noun::HE != 0, bits & noun::SHE != 0) {
        ("le" | "un" | "ce" | "du" | "au", _, _) | (_, true, false) => Some(Gender::Masculine),
        ("la" | "une" | "cette", _, _) | (_, false, true) => Some(Gender::Feminine),
        _ => None,
    }
}
