//! Names: of records, of the sessions that write them, and short names of versions.
//!
//! All are small copies without allocation, since 10 000 notes carry several each.

use crate::core::text::VersionHash;
use std::fmt;

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The name of an article, note or rule: 10 characters of base 36 in lower case. Always ours; what others call the
/// same thing is kept in the record as its IRI.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 10]);

impl Id {
    /// The id that `random` stands for. Ids of 10 characters hold 51.7 bits; higher ones of `random` are dropped.
    #[must_use]
    pub fn from_bits(random: u64) -> Self {
        let mut rest = random;
        Self(std::array::from_fn(|_| {
            let digit = DIGITS[(rest % 36) as usize];
            rest /= 36;
            digit
        }))
    }

    /// The id of the article that begins with the version `hash`. Two tabs that open the same text at the same time, and
    /// hear of each other only afterwards, thus name it alike; with random ids its notes would be divided between two
    /// articles.
    #[must_use]
    pub fn of_text(hash: &VersionHash) -> Self {
        let digit = |b: u8| u64::from(if b.is_ascii_digit() { b - b'0' } else { b.wrapping_sub(b'a') + 10 });
        Self::from_bits(hash.as_str().bytes().take(15).fold(0, |bits, b| bits << 4 | digit(b)))
    }

    /// An id read from a key, or `None` if it has another shape.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 10] = text.as_bytes().try_into().ok()?;
        is_base36(&bytes).then_some(Self(bytes))
    }

    /// Its 10 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }
}

/// The session of one tab, 4 to 6 characters of base 36. A page that is loaded anew is a new writer: a name kept
/// in `sessionStorage` would be copied with a duplicated tab, and two tabs would then write under one name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer([u8; 6]);

impl Writer {
    /// A writer named by the first four characters of a fresh id. Four are enough: only two sessions that write the
    /// same note at the same time must differ.
    #[must_use]
    pub fn from_id(id: Id) -> Self {
        let mut name = [0; 6];
        name[..4].copy_from_slice(&id.0[..4]);
        Self(name)
    }

    /// A writer read from a record, or `None` if it has another shape.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if !(4..=6).contains(&bytes.len()) || !is_base36(bytes) {
            return None;
        }
        let mut name = [0; 6];
        name[..bytes.len()].copy_from_slice(bytes);
        Some(Self(name))
    }

    /// Its characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&b| b == 0).unwrap_or(self.0.len());
        ascii(&self.0[..length])
    }
}

/// The first 12 hexadecimal digits of a version's hash: enough to tell the versions of one article apart, and 52
/// characters less in each note.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionPrefix([u8; 12]);

impl VersionPrefix {
    /// A short name read from a record, or `None` if it is not 12 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 12] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')).then_some(Self(bytes))
    }

    /// Whether it names `hash`.
    #[must_use]
    pub fn names(&self, hash: &VersionHash) -> bool {
        *self == Self::from(hash)
    }

    /// Its 12 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }
}

impl From<&VersionHash> for VersionPrefix {
    fn from(hash: &VersionHash) -> Self {
        let mut digits = [b'0'; 12];
        digits.copy_from_slice(&hash.as_str().as_bytes()[..12]);
        Self(digits)
    }
}

fn is_base36(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| DIGITS.contains(b))
}

/// Only ASCII is ever put into a name, so the fallback is never seen.
fn ascii(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

macro_rules! shown_by_name {
    ($($name:ident),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )*};
}

shown_by_name!(Id, Writer, VersionPrefix);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_another_shape_are_refused() {
        assert_eq!(Id::parse("a1b2c3d4e5").map(|id| id.to_string()).as_deref(), Some("a1b2c3d4e5"));
        for wrong in ["", "a1b2c3d4e", "a1b2c3d4e5f", "A1b2c3d4e5", "a1b2c3d4é", "a1b2c3d4/5"] {
            assert_eq!(Id::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Writer::parse("ab12z").map(|w| w.to_string()).as_deref(), Some("ab12z"));
        for wrong in ["", "abc", "abcdefg", "AB12", "ab\0\0"] {
            assert_eq!(Writer::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn an_id_of_any_number_has_its_shape_and_its_own_name() {
        for n in [0, 1, 35, 36, u64::MAX] {
            assert_eq!(Id::parse(Id::from_bits(n).as_str()), Some(Id::from_bits(n)));
        }
        assert_ne!(Id::from_bits(1), Id::from_bits(2));
    }

    #[test]
    fn a_version_is_named_by_its_first_digits() {
        let hash = VersionHash::of("Un texte.");
        let prefix = VersionPrefix::from(&hash);
        assert!(hash.as_str().starts_with(prefix.as_str()) && prefix.names(&hash));
        assert!(!prefix.names(&VersionHash::of("Un autre.")));
    }

    #[test]
    fn a_text_names_its_article_the_same_way_everywhere() {
        let (one, other) = (VersionHash::of("Un texte."), VersionHash::of("Un texte"));
        assert_eq!(Id::of_text(&one), Id::of_text(&VersionHash::of("Un texte.")));
        assert_ne!(Id::of_text(&one), Id::of_text(&other));
        assert_eq!(Id::parse(Id::of_text(&one).as_str()), Some(Id::of_text(&one)));
    }
}
