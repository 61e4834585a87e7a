//! What the analysis knows of the world: names of places, organisations, works and people, given names, roles.
//!
//! Names come with the model ([`lists`]); common words stand here ([`roles`]). Both stand for the frequent, not for the
//! complete: what the article itself says of a name (`la ville de`, `M.`, `le groupe`) weighs more than a list.

mod lists;
pub mod roles;

pub use lists::{Entry, Gazetteer, Indexing};

use super::EntityKind;
use crate::core::text::fold::push_fold;

/// The grammatical gender of a person's name or role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
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
