//! Who a pronoun or a description stands for: the people and organisations in the reader's mind.
//!
//! The focus is a list of what was lately mentioned, the likeliest antecedent first. At the end of each sentence its
//! oblique mentions come to the front, then its subjects, then who spoke. `ce dernier` asks for the order of the words
//! instead: it stands for whom the text named last.

use super::EntityKind;
use super::acquaintances::Acquaintances;
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

impl Referent {
    /// This and `other`, who speak together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let gender = if self.gender == other.gender { self.gender } else { None };
        let name = format!("{}; {}", self.name, other.name);
        Self { name, kind: EntityKind::Misc, gender, plural: true, named: self.named && other.named }
    }
}

/// What a pronoun says of whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    gender: Gender,
    plural: bool,
    /// Whether it stands for whom the text named last.
    pub nearest: bool,
    by_gender: bool,
    by_number: bool,
    /// Whether a person is likelier to speak than a body or thing.
    people: bool,
}

impl Pronoun {
    /// What the pronoun says whose last word is `word`, one of `tokens`; `None` for one that stands for nobody told of.
    #[must_use]
    pub fn read(word: &str, tokens: &Tokens) -> Option<Self> {
        let (gender, plural, nearest) = match word {
            "il" | "lui" | "intéressé" => (Gender::Masculine, false, false),
            "elle" | "intéressée" => (Gender::Feminine, false, false),
            "ils" | "eux" | "intéressés" => (Gender::Masculine, true, false),
            "elles" | "intéressées" => (Gender::Feminine, true, false),
            "celui-ci" | "dernier" => (Gender::Masculine, false, true),
            "celle-ci" | "dernière" => (Gender::Feminine, false, true),
            "ceux-ci" | "derniers" => (Gender::Masculine, true, true),
            "celles-ci" | "dernières" => (Gender::Feminine, true, true),
            _ => return None,
        };
        let (by_gender, by_number) = (tokens.on(Phenomenon::PronounGender), tokens.on(Phenomenon::PronounNumber));
        let (nearest, people) = (nearest && tokens.on(Phenomenon::Demonstrative), tokens.on(Phenomenon::PeopleSpeak));
        Some(Self { gender, plural, nearest, by_gender, by_number, people })
    }

    /// How ill `r` suits the pronoun, 0 for not at all; `None` if it cannot stand for it. A person suits better than a
    /// body, which speaks by a pronoun where nobody else is told of, and a body better than things; a known gender better than an unknown one; most bodies whose gender nothing tells are feminine, which counts
    /// where such a body comes `first`.
    #[must_use]
    pub fn misfit(self, r: &Referent, first: bool) -> Option<usize> {
        // `ils` may stand for women among others; `elles` only for women.
        let strict = self.by_gender && (!r.plural || self.gender == Gender::Feminine);
        if (self.by_number && r.plural != self.plural) || r.gender.is_some_and(|g| g != self.gender && strict) {
            return None;
        }
        let person = r.kind == EntityKind::Person || (r.plural && r.named);
        let (body, unknown) = if self.people { (3, 1) } else { (0, 0) };
        Some(match (person, r.gender.filter(|_| self.by_gender)) {
            (true, Some(_)) => 0,
            (true, None) if self.plural => 0,
            (false, _) if r.plural => 4 + 2 * body,
            (true, None) if first => 3 - unknown,
            (true, None) => 5 - unknown,
            (false, Some(_)) if r.named => 2 + body,
            (false, Some(_)) => 4 + body,
            (false, None) if self.gender == Gender::Feminine && first => 1 + unknown,
            (false, None) => 7 + unknown,
        })
    }
}

/// What pronouns may refer to, the likeliest first.
#[derive(Clone, Debug, Default)]
pub struct Focus {
    list: Vec<Referent>,
    latest: Vec<Referent>,
    /// Whom the article has introduced by which description.
    pub known: Acquaintances,
}

/// Longer memory finds no antecedent that a reader would.
const MEMORY: usize = 12;

/// Whom a description only names in passing comes after so many others.
const ASIDE: usize = 3;

/// What one place further from the front costs an antecedent, against [`Pronoun::misfit`].
const STEP: usize = 2;

/// What it costs an antecedent to stand in an earlier sentence: a body whose gender nothing tells, as the subject of the
/// same sentence, comes after a person before it and before a body before it.
const BEFORE: usize = 6;

impl Focus {
    /// Brings `referent` to the front.
    pub fn mention(&mut self, referent: Referent) {
        bring(&mut self.list, referent);
    }

    /// Brings `referent` to mind behind those who are in front, if it is not there yet.
    pub fn mention_aside(&mut self, referent: Referent) {
        if !self.holds(&referent.name) {
            self.list.insert(self.list.len().min(ASIDE), referent);
            self.list.truncate(MEMORY);
        }
    }

    /// Notes that the text has just named `referent`.
    pub fn note(&mut self, referent: Referent) {
        bring(&mut self.latest, referent);
    }

    /// Whom `pronoun` stands for, after the names `earlier` in its own sentence, in order.
    #[must_use]
    pub fn pronoun<'a>(&'a self, pronoun: Pronoun, earlier: &'a [Referent]) -> Option<&'a Referent> {
        if pronoun.nearest {
            let fits = || earlier.iter().rev().chain(&self.latest).filter(|r| pronoun.misfit(r, false).is_some());
            // A body of no known gender, which a bracket or list may have named in passing, comes after a person.
            let told = |r: &&Referent| r.kind != EntityKind::Organisation || r.gender.is_some();
            return fits().take(ASIDE).find(told).or_else(|| fits().next());
        }
        let cost = |from: usize, i: usize, r: &'a Referent| pronoun.misfit(r, i == 0).map(|m| (from + m + i * STEP, r));
        let here = earlier.iter().enumerate().filter_map(|(i, r)| cost(0, i, r));
        let before = self.list.iter().enumerate().filter_map(|(i, r)| cost(BEFORE, i, r));
        here.chain(before).min_by_key(|(cost, _)| *cost).map(|(_, r)| r)
    }

    /// Who was mentioned last, whoever it is: for `je` and `nous`.
    #[must_use]
    pub fn first(&self) -> Option<&Referent> {
        self.list.first()
    }

    /// Whether the one called `name` is in mind.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.list.iter().any(|r| r.name == name)
    }

    /// The latest organisation that is named and suits `fits`.
    #[must_use]
    pub fn organisation(&self, fits: &dyn Fn(&Referent) -> bool) -> Option<&Referent> {
        self.list.iter().find(|r| r.kind == EntityKind::Organisation && r.named && fits(r))
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

    /// Whose `son` and `leur` are: the likeliest person or body, one or several.
    #[must_use]
    pub fn owner(&self, plural: bool) -> Option<&Referent> {
        self.list.iter().find(|r| r.plural == plural || r.kind == EntityKind::Organisation)
    }
}

fn bring(list: &mut Vec<Referent>, mut referent: Referent) {
    let known = list.iter().find(|r| r.name == referent.name).and_then(|r| r.gender);
    referent.gender = referent.gender.or(known);
    list.retain(|r| r.name != referent.name);
    list.insert(0, referent);
    list.truncate(MEMORY);
}
