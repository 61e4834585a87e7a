//! The language of an article, as far as the analysis minds: French, English, or another one.
//!
//! Counted are words that each language cannot do without. A declaration in the page is not asked: the text is what is
//! read, and agencies declare French pages with English bodies.

use crate::core::text::Text;

/// The language that the words of an article are in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// French, or too little text to say.
    #[default]
    French,
    /// English.
    English,
    /// Neither.
    Other,
}

/// Bytes looked at: enough words of a page to be sure, few enough to cost nothing in a novel.
const ENOUGH: usize = 20_000;

/// Fewer words than these say nothing: a line of names is French until the reader sees otherwise.
const FEWEST: usize = 12;

const FRENCH: [&str; 29] = [
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "et", "est", "que", "qui", "dans", "pour", "par",
    "sur", "pas", "ne", "au", "aux", "il", "elle", "ce", "cette", "ces", "sont", "été",
];
const ENGLISH: [&str; 26] = [
    "the", "of", "and", "to", "in", "is", "that", "for", "was", "on", "with", "as", "by", "at", "from", "his", "her",
    "it", "are", "were", "has", "have", "been", "this", "which", "not",
];

impl Tongue {
    /// The language of `text`.
    #[must_use]
    pub fn of(text: &Text) -> Self {
        let all = text.as_str();
        let end = (0..=ENOUGH.min(all.len())).rev().find(|&i| all.is_char_boundary(i)).unwrap_or_default();
        let (mut words, mut french, mut english) = (0, 0, 0);
        // Names and heads of sentences say little; only what follows them in small letters is counted.
        for word in all[..end].split(|c: char| !c.is_alphabetic()).filter(|w| w.starts_with(char::is_lowercase)) {
            words += 1;
            let is = |list: &[&str]| list.contains(&word);
            french += usize::from(is(&FRENCH));
            english += usize::from(is(&ENGLISH));
        }
        if words < FEWEST || french * 8 >= words.max(8 * english) {
            return Self::French;
        }
        if english * 8 >= words {
            return Self::English;
        }
        // A table, a menu: French unless it is long and plainly something else.
        if french * 25 >= words || words < 2 * FEWEST { Self::French } else { Self::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tongue(s: &str) -> Tongue {
        Tongue::of(&Text::plain(s))
    }

    #[test]
    fn french_and_english_are_told_apart_by_their_small_words() {
        assert_eq!(
            tongue("Le maire de la ville a dit que les travaux de la place sont finis et que le pont est ouvert."),
            Tongue::French
        );
        assert_eq!(
            tongue("The mayor of the town said that the works on the square were done and that the bridge was open."),
            Tongue::English
        );
    }

    #[test]
    fn too_little_text_is_french() {
        assert_eq!(tongue(""), Tongue::French);
        assert_eq!(tongue("The Guardian, 12 mars"), Tongue::French);
    }

    #[test]
    fn a_list_of_names_is_french_however_long() {
        assert_eq!(tongue(&"Jean Dupont, ".repeat(100)), Tongue::French);
        assert_eq!(tongue(&"Jean Dupont, ".repeat(10_000)), Tongue::French);
    }

    #[test]
    fn another_language_is_neither() {
        let german = "Der Bürgermeister sagte gestern, dass die Arbeiten auf dem Platz beendet seien und die Brücke wieder \
            offen sei. Die Bewohner hatten lange darauf gewartet, wie sie unserer Zeitung sagten. Nun hoffen alle, dass \
            der Verkehr bald wieder fließt und die Geschäfte ihre Kunden zurückbekommen, sagte er weiter, bevor er ging.";
        assert_eq!(tongue(german), Tongue::Other);
    }
}
