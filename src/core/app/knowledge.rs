//! Whether the names of the open article are known.
//!
//! Quotations and dates are there as soon as the text is read. Who speaks and what is named takes the language model,
//! which arrives later, or not at all.

use crate::core::analysis::Tongue;
use crate::core::analysis::model::ModelFault;
use crate::core::language::Language;

/// What is known of names and speakers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// The text is being read, or the language model is on its way.
    #[default]
    Awaited,
    /// They are there.
    Known,
    /// They are looked for in French alone, and the article is in another language.
    Foreign(Tongue),
    /// The language model could not be had: speakers are those that the text alone gives away, and names are missing.
    Unavailable(NoModel),
}

/// Why there is no language model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoModel {
    /// What reads articles could not be loaded either: neither quotations nor dates are there.
    Unread,
    /// The file could not be loaded.
    Unreachable,
    /// The file is not what it should be.
    Fault(ModelFault),
}

impl Names {
    /// What the reader has to know, and can do about it; nothing where all is well or not over yet.
    #[must_use]
    pub fn message(&self, language: Language) -> Option<String> {
        let french = language == Language::French;
        match self {
            Self::Awaited | Self::Known => None,
            Self::Foreign(tongue) => Some(foreign(*tongue, french).to_owned()),
            Self::Unavailable(why) => Some(match why {
                NoModel::Unread if french => {
                    "L’article n’a pas pu être analysé : ce qui le lit n’a pas été chargé. Lire \
                    et annoter restent possibles. Vérifiez la connexion, puis réessayez."
                        .to_owned()
                }
                NoModel::Unread => "The article could not be analysed: what reads it was not loaded. Reading and \
                    annotating go on. Check the connection, then try again."
                    .to_owned(),
                NoModel::Unreachable if french => {
                    "Les noms de personnes, de lieux et d’organisations manquent : le modèle de \
                    langue n’a pas pu être chargé. Citations et dates sont là. Vérifiez la connexion, puis réessayez."
                        .to_owned()
                }
                NoModel::Unreachable => {
                    "Names of people, places and organisations are missing: the language model could \
                    not be loaded. Quotations and dates are there. Check the connection, then try again."
                        .to_owned()
                }
                NoModel::Fault(fault) if french => {
                    format!("Les noms de personnes, de lieux et d’organisations manquent. {}", fault.message(language))
                }
                NoModel::Fault(fault) => {
                    format!("Names of people, places and organisations are missing. {}", fault.message(language))
                }
            }),
        }
    }
}

fn foreign(tongue: Tongue, french: bool) -> &'static str {
    match (tongue, french) {
        (Tongue::English, true) => {
            "Article en anglais : Manchette y trouve citations et dates ; locuteurs et noms ne sont cherchés qu’en français."
        }
        (Tongue::English, false) => {
            "Article in English: Manchette finds quotations and dates; speakers and names are found in French only."
        }
        (_, true) => {
            "Cet article n’est pas en français : Manchette y trouve les citations entre guillemets ; locuteurs et noms ne \
             sont cherchés qu’en français."
        }
        (_, false) => {
            "This article is not in French: Manchette finds quotations in marks; speakers and names are found in French \
             only."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_with_what_to_do() {
        let gone = Names::Unavailable(NoModel::Unreachable);
        assert!(gone.message(Language::French).is_some_and(|m| m.contains("réessayez")));
        let changed = Names::Unavailable(NoModel::Fault(ModelFault::Changed));
        assert!(changed.message(Language::English).is_some_and(|m| m.contains("language model")));
        assert!(Names::Foreign(Tongue::English).message(Language::French).is_some_and(|m| m.contains("anglais")));
        let unread = Names::Unavailable(NoModel::Unread);
        assert!(unread.message(Language::French).is_some_and(|m| m.contains("analysé")));
        assert_eq!(Names::Known.message(Language::French), None);
    }
}
