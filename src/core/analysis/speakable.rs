//! Who can speak: which phrases name or describe a person, a body, a document, a programme.

use super::EntityKind;
use super::conjugate::{PLURAL, SINGULAR};
use super::grammar::Phenomenon;
use super::lexicon::{AUX, DET, OF, SUBJECT, VERB};
use super::nouns::is_someone;
use super::phrases::{Phrase, Reference, phrase};
use super::subjects::Scene;
use super::token::Class;

impl Scene<'_> {
    /// The quotation at unit `u` as the name of a programme or paper that speaks: `selon « Quotidien »`.
    pub(super) fn marked_name(&self, u: usize) -> Option<Phrase> {
        let unit = self.s.units.get(u).filter(|x| x.quote.is_some())?;
        if !self.s.on(Phenomenon::SpeakerInMarks) {
            return None;
        }
        let words = (unit.first + 1..unit.last).take(6);
        let name = words.clone().all(|i| self.s.tokens.is_capital(i) || self.s.tokens.flags(i) & (OF | DET) != 0);
        let short = unit.last - unit.first <= 5 && self.s.tokens.is_capital(unit.first + 1);
        (short && name).then(|| Phrase::marked(u))
    }

    /// The quotation at unit `u` as a name that is not all in capitals, after its noun: `le site « Union des pêcheurs 29 »`.
    pub(super) fn marked_title(&self, u: usize) -> Option<Phrase> {
        let unit = self.s.units.get(u).filter(|x| x.quote.is_some())?;
        let mut words = unit.first + 1..unit.last;
        let short = (2..=8).contains(&words.len()) && self.s.tokens.is_capital(unit.first + 1);
        let word = |i: usize| {
            let says = self.s.tokens.get(i).and_then(|t| t.verb).is_some_and(|v| v.form & (SINGULAR | PLURAL) != 0);
            matches!(self.s.tokens.class(i), Class::Word | Class::Number)
                && self.s.tokens.flags(i) & (AUX | VERB | SUBJECT) == 0
                && !says
        };
        (short && words.all(word) && self.s.on(Phenomenon::SpeakerInMarks)).then(|| Phrase::marked(u))
    }

    /// A phrase that names or describes someone who can speak.
    pub(super) fn likely(&self, p: &Phrase) -> bool {
        match p.reference {
            Reference::Name(_) | Reference::Pronoun | Reference::Marked(_) => true,
            Reference::Description(head) => is_someone(&self.s, head),
        }
    }

    /// Whether a phrase names or describes a person or body.
    #[must_use]
    pub fn someone(&self, p: &Phrase) -> bool {
        match p.reference {
            Reference::Name(i) => {
                self.mentions.0.get(i).is_some_and(|m| matches!(m.kind, EntityKind::Person | EntityKind::Organisation))
            }
            _ => self.likely(p),
        }
    }

    /// Whether a phrase after the verb can be its subject rather than an object.
    pub(super) fn can_speak(&self, p: &Phrase) -> bool {
        match p.reference {
            Reference::Name(i) => self.mentions.0.get(i).is_some_and(|m| m.kind != EntityKind::Misc),
            Reference::Pronoun => p.last > p.first,
            Reference::Marked(_) => true,
            Reference::Description(head) => self.s.is_capital(head) || is_someone(&self.s, head),
        }
    }

    /// The name of a person that begins at unit `u`.
    #[must_use]
    pub fn person_at(&self, u: usize) -> Option<Phrase> {
        let found = self.s.token(u).and_then(|i| self.mentions.at(i)).filter(|(_, m)| m.kind == EntityKind::Person);
        found.and_then(|_| phrase(&self.s, self.mentions, u, self.s.len()))
    }

    /// Whether a phrase names by whom something is done.
    #[must_use]
    pub fn is_agent(&self, p: &Phrase) -> bool {
        self.s.low_before(p.begin) == "par"
    }

    /// A document, which speaks only for its author: `un rapport affirmant que`.
    pub(super) fn is_document(&self, p: &Phrase) -> bool {
        matches!(p.reference, Reference::Description(head) if matches!(self.s.low(head), "rapport" | "communiqué" | "texte" | "article" | "document" | "étude" | "lettre"))
    }

    pub(super) fn person(&self, p: &Phrase) -> bool {
        matches!(p.reference, Reference::Name(i) if self.mentions.0.get(i).is_some_and(|m| m.kind == EntityKind::Person))
    }

    /// `pour X` gives an opinion only where X is someone and the phrase stands apart.
    pub(super) fn holds_opinions(&self, p: &Phrase) -> bool {
        let someone = match p.reference {
            Reference::Name(i) => {
                self.mentions.0.get(i).is_some_and(|m| matches!(m.kind, EntityKind::Person | EntityKind::Organisation))
            }
            Reference::Pronoun => matches!(self.s.low(p.first), "lui" | "elle" | "eux"),
            Reference::Marked(_) => true,
            Reference::Description(head) => is_someone(&self.s, head),
        };
        let apart = self.s.is_comma(p.end + 1) || self.s.class(p.end + 1) == Class::Bracket;
        someone && (apart || self.s.quote(p.end + 1).is_some())
    }
}
