//! What the analysis knows of the world: names of places, organisations, works and people, given names, roles.
//!
//! All of it is written for this project from general knowledge and stands for the frequent, not for the complete: what
//! the article itself says of a name (`la ville de`, `M.`, `le groupe`) always weighs more than a list.

mod organisations;
mod people;
mod places;
pub mod roles;

use super::EntityKind;
use super::table::Table;
use crate::core::text::fold::{fold, push_fold};

/// What a list says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What it names.
    pub kind: EntityKind,
    /// Its canonical name.
    pub name: &'a str,
    /// Whether it goes under that name even where the article only has this form.
    pub expand: bool,
}

/// The grammatical gender of a person's name or role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// The lists of names. An empty one knows none: so reads the plain view of an article.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    names: Table<Stored>,
    longest: Table<usize>,
    given: Table<Gender>,
    people: Table<Box<str>>,
}

#[derive(Clone, Debug)]
struct Stored {
    kind: EntityKind,
    name: Box<str>,
    expand: bool,
}

impl Gazetteer {
    /// The lists of this program.
    #[must_use]
    pub fn built_in() -> Self {
        let mut made = Self::default();
        for (kind, list) in [
            (EntityKind::Place, places::WORLD),
            (EntityKind::Place, places::FRANCE),
            (EntityKind::Organisation, organisations::PARTIES),
            (EntityKind::Organisation, organisations::ORGANISATIONS),
            (EntityKind::Misc, organisations::MISCELLANY),
        ] {
            for item in list.split(';') {
                let (form, name) = item.split_once('=').unwrap_or((item, item));
                let acronym = form.len() > 1 && form.chars().all(|c| c.is_uppercase() || c.is_numeric());
                let expand = !acronym || kind == EntityKind::Place || std::ptr::eq(list, organisations::PARTIES);
                made.list(&key(form), Stored { kind, name: name.into(), expand });
            }
        }
        for (gender, list) in [(Gender::Masculine, people::MEN), (Gender::Feminine, people::WOMEN)] {
            for name in list.split_whitespace() {
                made.given.or_insert_with(&fold(name), || gender);
            }
        }
        for full in people::KNOWN.split(';') {
            let rest = full.split_once(' ').map_or(full, |(_, rest)| rest);
            made.people.or_insert_with(&key(rest), || full.into());
            made.people.or_insert_with(&fold(full.rsplit(' ').next().unwrap_or(full)), || full.into());
        }
        made
    }

    /// Whether it knows no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn list(&mut self, key: &str, stored: Stored) {
        let end = key.find([' ', '\'']).map_or(key.len(), |i| i + usize::from(key[i..].starts_with('\'')));
        let words = 1 + key.matches([' ', '\'']).count();
        let longest = self.longest.or_insert_with(&key[..end], || 0);
        *longest = words.max(*longest);
        self.names.or_insert_with(key, || stored);
    }

    /// What the lists say of `key`, a name folded as by [`key_word`].
    #[must_use]
    pub fn find(&self, key: &str) -> Option<Entry<'_>> {
        self.names.get(key).map(|s| Entry { kind: s.kind, name: &s.name, expand: s.expand })
    }

    /// The longest listed name that begins with `first`, a word folded, in words; 0 if none does.
    #[must_use]
    pub fn longest_from(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or_default()
    }

    /// The gender of a given name, if it is listed. Names of both genders are listed as masculine.
    #[must_use]
    pub fn given_name(&self, word: &str) -> Option<Gender> {
        let folded = fold(word);
        self.given.get(&folded).copied().or_else(|| {
            // A compound given name has the gender of its first part: Jean-Hugues, Marie-Odile.
            folded.split_once('-').and_then(|(first, _)| self.given.get(first)).copied()
        })
    }

    /// The full name of a person whom `surname`, folded, names alone.
    #[must_use]
    pub fn known_person(&self, surname: &str) -> Option<&str> {
        self.people.get(surname).map(|full| &**full)
    }
}

/// Builds the key of a name from its words.
pub fn key_word(key: &mut String, word: &str) {
    if !key.is_empty() && !key.ends_with('\'') {
        key.push(' ');
    }
    push_fold(word, key);
}

/// The key of a name written out.
#[must_use]
pub fn key(name: &str) -> String {
    let mut key = String::new();
    for word in name.split_whitespace() {
        key_word(&mut key, word);
    }
    key
}

/// What a common noun says of the name beside it; bits.
pub mod noun {
    /// A role of a man, or of either gender.
    pub const HE: u32 = 1;
    /// A role of a woman, or of either gender.
    pub const SHE: u32 = 1 << 1;
    /// A group, body or document that can speak.
    pub const THEY: u32 = 1 << 2;
    /// Stands before the name of an organisation.
    pub const ORGANISATION: u32 = 1 << 3;
    /// Stands before the name of a place.
    pub const PLACE: u32 = 1 << 4;
    /// Begins the name of an institution.
    pub const INSTITUTION: u32 = 1 << 5;
    /// Begins the name of a facility.
    pub const FACILITY: u32 = 1 << 6;
    /// Begins the name of an affair, law or event.
    pub const AFFAIR: u32 = 1 << 7;
    /// Stands before a title in marks.
    pub const TITLE: u32 = 1 << 8;
    /// An adjective of institutions.
    pub const ADJECTIVE: u32 = 1 << 9;
    /// A civility of a man.
    pub const SIR: u32 = 1 << 10;
    /// A civility of a woman.
    pub const MADAM: u32 = 1 << 11;
    /// Stands for someone whom the article has named otherwise: `le dirigeant`.
    pub const STAND_IN: u32 = 1 << 12;
    /// A role that many may have.
    pub const KIN: u32 = 1 << 13;
    /// A body that the article has named otherwise: `le parti`.
    pub const BODY: u32 = 1 << 14;
    /// Only counts what follows: `une trentaine de`.
    pub const QUANTITY: u32 = 1 << 15;
    /// Begins the name of an institution when written with a capital.
    pub const HEAD: u32 = 1 << 16;
    /// A noun that has the form of a verb of speech.
    pub const HOMOGRAPH: u32 = 1 << 17;
    /// Written with a capital, and names nothing by itself.
    pub const NAMELESS: u32 = 1 << 18;
    /// Says that the words in marks after it are a name or term.
    pub const NAMING: u32 = 1 << 19;
    /// Says that an offence follows.
    pub const CHARGED: u32 = 1 << 20;
    /// An offence.
    pub const OFFENCE: u32 = 1 << 21;
    /// Any of the meanings that make a word a noun or adjective of ours, the last ones apart.
    pub const ANY: u32 = (1 << 12) - 1;
}

/// Calls `each` with every word of [`roles`] and what it says; a word that says several things comes several times.
pub fn each_noun(each: &mut dyn FnMut(&'static str, u32)) {
    for (bit, list) in [
        (noun::HE, roles::MASCULINE),
        (noun::SHE, roles::FEMININE),
        (noun::THEY, roles::COLLECTIVE),
        (noun::ORGANISATION, roles::BEFORE_ORGANISATION),
        (noun::PLACE, roles::BEFORE_PLACE),
        (noun::INSTITUTION, roles::INSTITUTIONS),
        (noun::FACILITY, roles::FACILITIES),
        (noun::AFFAIR, roles::AFFAIRS),
        (noun::TITLE, roles::BEFORE_TITLE),
        (noun::ADJECTIVE, roles::ADJECTIVES),
        (noun::SIR, roles::CIVILITIES[0]),
        (noun::MADAM, roles::CIVILITIES[1]),
        (noun::STAND_IN, roles::STAND_INS),
        (noun::KIN, roles::KIN),
        (noun::BODY, roles::BODIES),
        (noun::QUANTITY, roles::QUANTITIES),
        (noun::HEAD, roles::HEADS),
        (noun::HOMOGRAPH, roles::HOMOGRAPHS),
        (noun::NAMELESS, roles::NAMELESS),
        (noun::NAMING, roles::NAMING),
        (noun::CHARGED, roles::CHARGED),
        (noun::OFFENCE, roles::OFFENCES),
    ] {
        for word in list.split_whitespace() {
            each(word, bit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_folded() {
        let lists = Gazetteer::built_in();
        assert_eq!(lists.find(&key("Etats-Unis")).map(|e| e.name), Some("États-Unis"));
        assert_eq!(lists.find(&key("AFP")).map(|e| e.name), Some("Agence France-Presse"));
        assert_eq!(lists.find(&key("Côte d’Ivoire")).map(|e| e.kind), Some(EntityKind::Place));
        assert_eq!(lists.given_name("Vladimir"), Some(Gender::Masculine));
        assert_eq!(lists.given_name("Marie-Odile"), Some(Gender::Feminine));
        assert_eq!(lists.known_person("le pen"), Some("Marine Le Pen"));
    }

    #[test]
    fn an_empty_gazetteer_knows_nothing() {
        let none = Gazetteer::default();
        assert_eq!(none.find(&key("Paris")), None);
        assert_eq!((none.longest_from("paris"), none.given_name("Vladimir")), (0, None));
    }
}
