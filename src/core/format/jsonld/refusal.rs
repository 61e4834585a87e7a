//! What files of annotations are refused for, and how it is said.

use crate::core::language::Language;

/// The longest file that is read, in bytes. Ten thousand notes take some five million.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The most annotations that a file may hold; more of them than a browser could store as notes.
pub const MOST_ANNOTATIONS: usize = 100_000;

/// Why a file holds no annotations that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// Nothing but white space.
    Empty,
    /// It is longer than [`MOST_BYTES`].
    TooLong,
    /// It holds more than [`MOST_ANNOTATIONS`].
    TooMany,
    /// It is not UTF-8.
    NotUtf8,
    /// It is no JSON, or damaged, in this line.
    NoJson {
        /// Counted from 1.
        line: usize,
    },
    /// It is JSON of something else.
    Other,
    /// Its annotations stand elsewhere, at this address, and nothing is asked of the network.
    Elsewhere(String),
}

impl DocumentError {
    /// The reason in `language`, with what can be done.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let (french, english): (String, String) = match self {
            Self::Empty => ("Le fichier est vide.".into(), "The file is empty.".into()),
            Self::TooLong => {
                let most = MOST_BYTES >> 20;
                (
                    format!("Le fichier dépasse {most} Mo. Partagez-le en plusieurs."),
                    format!("The file is longer than {most} MB. Divide it into several."),
                )
            }
            Self::TooMany => (
                format!("Le fichier contient plus de {MOST_ANNOTATIONS} annotations. Partagez-le en plusieurs."),
                format!("The file holds more than {MOST_ANNOTATIONS} annotations. Divide it into several."),
            ),
            Self::NotUtf8 => (
                "Le fichier n’est pas en UTF-8. Enregistrez-le dans ce codage, ou prenez le bon fichier.".into(),
                "The file is not UTF-8. Save it in that encoding, or take the right file.".into(),
            ),
            Self::NoJson { line } => (
                format!("Le fichier n’est pas du JSON entier : il s’arrête de l’être à la ligne {line}."),
                format!("The file is not whole JSON: it ceases to be in line {line}."),
            ),
            Self::Other => (
                "Le fichier ne contient pas d’annotations W3C (JSON-LD).".into(),
                "The file holds no W3C annotations (JSON-LD).".into(),
            ),
            Self::Elsewhere(address) => (
                format!(
                    "Les annotations se trouvent à une autre adresse ({address}), que Manchette n’appelle pas. Enregistrez-les dans un fichier."
                ),
                format!(
                    "The annotations stand at another address ({address}), which Manchette does not call. Save them in a file."
                ),
            ),
        };
        match language {
            Language::French => french + " Rien n’a changé.",
            Language::English => english + " Nothing changed.",
        }
    }
}
