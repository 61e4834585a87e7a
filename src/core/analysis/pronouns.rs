//! Who a pronoun or a description stands for: the people and organisations in the reader's mind.
//!
//! The focus is a list of what was lately mentioned, the likeliest antecedent first. At the end of each sentence its
//! oblique mentions come to the front, then its subjects, then who spoke.

use super::EntityKind;
use super::gazetteer::Gender;
use super::grammar::Phenomenon;
use super::token::Tokens;

/// Someone, or a body, that a later pronoun may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referent {
    /// Canonical name or description.
    pub name: String,
    /// Person or organisation; `Misc` for a description of several people.
    pub kind: EntityKind,
    /// Gender, where known.
    pub gender: Option<Gender>,
    /// Whether there are several.
    pub plural: bool,
    /// Whether it is named, not only described.
    pub named: bool,
}

/// What pronouns may refer to, the likeliest first.
#[derive(Clone, Debug, Default)]
pub struct Focus {
    list: Vec<Referent>,
}

/// Longer memory finds no antecedent that a reader would.
const MEMORY: usize = 12;

impl Focus {
    /// Brings `referent` to the front.
    pub fn mention(&mut self, referent: Referent) {
        self.list.retain(|r| r.name != referent.name);
        self.list.insert(0, referent);
        self.list.truncate(MEMORY);
    }

    /// Whom `pronoun`, one of `tokens`, stands for.
    #[must_use]
    pub fn pronoun(&self, pronoun: &str, tokens: &Tokens) -> Option<&Referent> {
        let (gender, plural) = match pronoun {
            "il" | "lui" | "celui-ci" => (Gender::Masculine, false),
            "elle" | "celle-ci" => (Gender::Feminine, false),
            "ils" | "eux" | "ceux-ci" => (Gender::Masculine, true),
            "elles" | "celles-ci" => (Gender::Feminine, true),
            "je" | "nous" => return self.list.first(),
            _ => return None,
        };
        let (by_gender, by_number) = (tokens.on(Phenomenon::PronounGender), tokens.on(Phenomenon::PronounNumber));
        let fits =
            |r: &&Referent| (!by_number || r.plural == plural) && (!by_gender || r.gender.is_none_or(|g| g == gender));
        let mut people = self.list.iter().filter(|r| r.kind == EntityKind::Person || r.kind == EntityKind::Misc);
        let sure = |r: &&Referent| fits(r) && by_gender && r.gender == Some(gender);
        let first =
            self.list.first().filter(|r| r.kind == EntityKind::Organisation && fits(r) && gender == Gender::Feminine);
        first
            .or_else(|| people.clone().take(3).find(sure))
            .or_else(|| people.find(fits))
            .or_else(|| self.list.iter().find(|r| r.kind == EntityKind::Organisation && fits(r)))
    }

    /// The latest organisation that is named.
    #[must_use]
    pub fn organisation(&self) -> Option<&Referent> {
        self.list.iter().find(|r| r.kind == EntityKind::Organisation && r.named)
    }

    /// The latest person of `gender` who is named.
    #[must_use]
    pub fn person(&self, gender: Option<Gender>) -> Option<&Referent> {
        let fits = |r: &&Referent| gender.is_none() || r.gender.is_none() || r.gender == gender;
        self.list.iter().filter(|r| r.kind == EntityKind::Person && r.named).find(fits)
    }

    /// The only person in mind, if there is exactly one.
    #[must_use]
    pub fn only_person(&self) -> Option<&Referent> {
        let mut people = self.list.iter().filter(|r| r.kind == EntityKind::Person && r.named);
        let first = people.next();
        first.filter(|_| people.next().is_none())
    }
}
