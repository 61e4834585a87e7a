//! Why a file is not the language model.

use crate::core::language::Language;
use std::fmt;

/// Why a file cannot be used as the language model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelFault {
    /// It does not begin as a model does: another file stands at the model's address, or the server's page of errors.
    Foreign,
    /// It is a model of format `0`, which this program does not read.
    Format(u8),
    /// It ends before it is complete.
    Truncated,
    /// Its content contradicts itself; the word names the part.
    Damaged(&'static str),
    /// It is a sound file, but not the one that this program was built with.
    Changed,
}

impl ModelFault {
    /// What is wrong and what to do, in a sentence or two.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        let french = language == Language::French;
        let what = match self {
            Self::Foreign if french => "Le fichier reçu n’est pas le modèle de langue.".to_owned(),
            Self::Foreign => "The file received is not the language model.".to_owned(),
            Self::Format(n) if french => format!("Le modèle de langue est au format {n}, inconnu de cette page."),
            Self::Format(n) => format!("The language model has format {n}, which this page does not know."),
            Self::Truncated if french => "Le modèle de langue est arrivé incomplet.".to_owned(),
            Self::Truncated => "The language model arrived incomplete.".to_owned(),
            Self::Damaged(part) if french => format!("Le modèle de langue est endommagé ({part})."),
            Self::Damaged(part) => format!("The language model is damaged ({part})."),
            Self::Changed if french => "Le modèle de langue n’est pas celui de cette version de la page.".to_owned(),
            Self::Changed => "The language model is not the one of this version of the page.".to_owned(),
        };
        let then = if french {
            "Rechargez la page ; si cela continue, le site doit être publié à nouveau avec son fichier fr.model."
        } else {
            "Reload the page; if this persists, the site has to be published anew with its file fr.model."
        };
        format!("{what} {then}")
    }
}

impl fmt::Display for ModelFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for ModelFault {}
