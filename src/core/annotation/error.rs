//! What can go wrong in reading and saving, said so that a person knows what to do.

use crate::core::language::Language;
use crate::core::port::StorageError;
use std::fmt;

/// Why a stored value cannot be read. The value itself stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredError {
    /// It is no JSON array: cut short, or not ours.
    NotAnArray,
    /// The member of that name is missing or has the wrong shape. English names, as in the format's description.
    Member(&'static str),
    /// The value is of another kind than its key says.
    OtherKind,
    /// The text is not the one that its key names.
    OtherText,
    /// A newer version of Manchette wrote it, with this schema, in a form that this one cannot show.
    Newer(u32),
    /// The key begins like ours but has another shape.
    Key,
    /// It could not be put where it belongs when it came, and can be read.
    Beside,
}

impl StoredError {
    /// What went wrong and what to do, as whole sentences.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let kept = match language {
            Language::French => "Elle est gardée telle quelle ; sauvegardez et signalez-la.",
            Language::English => "It is kept as it is; make a backup and report it.",
        };
        match (language, self) {
            (Language::French, Self::NotAnArray) => format!("Une donnée enregistrée est tronquée ou abîmée. {kept}"),
            (Language::English, Self::NotAnArray) => format!("A stored item is cut short or damaged. {kept}"),
            (Language::French, Self::Member(name)) => {
                format!("Une donnée enregistrée est abîmée (partie « {name} »). {kept}")
            }
            (Language::English, Self::Member(name)) => {
                format!("A stored item is damaged (part “{name}”). {kept}")
            }
            (Language::French, Self::OtherKind) => {
                format!("Une donnée enregistrée n’est pas de l’espèce que son nom annonce. {kept}")
            }
            (Language::English, Self::OtherKind) => {
                format!("A stored item is not of the kind that its name says. {kept}")
            }
            (Language::French, Self::OtherText) => {
                format!("Un texte enregistré n’est pas celui que son nom annonce. {kept}")
            }
            (Language::English, Self::OtherText) => {
                format!("A stored text is not the one that its name says. {kept}")
            }
            (Language::French, Self::Newer(schema)) => format!(
                "Une donnée vient d’une version plus récente de Manchette (format {schema}). \
                 Rechargez la page pour mettre Manchette à jour."
            ),
            (Language::English, Self::Newer(schema)) => format!(
                "An item comes from a newer version of Manchette (format {schema}). \
                 Reload the page to update Manchette."
            ),
            (Language::French, Self::Key) => format!("Une donnée porte un nom que Manchette ne connaît pas. {kept}"),
            (Language::French, Self::Beside) => format!("Une donnée attend que sa place se libère. {kept}"),
            (Language::English, Self::Beside) => format!("An item waits for its place. {kept}"),
            (Language::English, Self::Key) => format!("An item has a name that Manchette does not know. {kept}"),
        }
    }
}

impl fmt::Display for StoredError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

/// Why something was not saved. What was to be saved is still in the caller's hands: put it into the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The storage is blocked, full, or failed otherwise.
    Storage(StorageError),
    /// A newer version of Manchette wrote what stands under the key, which is never overwritten.
    Newer,
    /// What stands under the key cannot be read, and is never overwritten.
    Unreadable(StoredError),
}

impl SaveError {
    /// What went wrong and what to do, as whole sentences.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (language, self) {
            (_, Self::Storage(error)) => error.message(language),
            (Language::French, Self::Newer) => "Une version plus récente de Manchette a écrit cette note : elle n’est \
                pas modifiée ici. Rechargez la page pour mettre Manchette à jour."
                .into(),
            (Language::English, Self::Newer) => "A newer version of Manchette wrote this note: it is not changed \
                here. Reload the page to update Manchette."
                .into(),
            (_, Self::Unreadable(error)) => error.message(language),
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl From<StorageError> for SaveError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}
