//! What Manchette says of its own accord: short, polite, in the reader's language.

use super::error::AppError;
use crate::core::language::Language;

/// Something that happened and is worth a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A note was written or changed.
    NoteSaved,
    /// A note was deleted.
    NoteDeleted,
    /// A suggestion was accepted.
    Accepted {
        /// How many nobody has reviewed yet.
        left: usize,
    },
    /// A suggestion was rejected.
    Rejected {
        /// How many nobody has reviewed yet.
        left: usize,
    },
    /// A step was undone.
    Undone(Label),
    /// A step was done again.
    Redone(Label),
    /// A step cannot be undone because its annotation was changed since, here or in another tab.
    ChangedSince(Label),
    /// Nothing to undo.
    NothingToUndo,
    /// Nothing to redo.
    NothingToRedo,
    /// Another article was opened.
    Opened(String),
    /// An article was deleted with its notes.
    Forgotten,
    /// Something could not be done.
    Refused(AppError),
    /// Something went wrong outside the state; the words are in the person's language already.
    Failed(String),
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// A passage was highlighted.
    Highlight,
    /// A note was written.
    Note,
    /// A note was edited.
    Edit,
    /// Tags were changed.
    Tags,
    /// The colour was changed.
    Colour,
    /// The passage was changed.
    Passage,
    /// An annotation was deleted.
    Delete,
    /// A suggestion was accepted.
    Accept,
    /// A suggestion was rejected.
    Reject,
    /// A decision was taken back.
    Withdraw,
    /// Annotations came with an article.
    Import,
}

impl Label {
    /// The step in words, as after "Undo:".
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        let (french, english) = match self {
            Self::Highlight => ("le surlignage", "highlight"),
            Self::Note => ("la note", "note"),
            Self::Edit => ("la modification de la note", "edit of the note"),
            Self::Tags => ("les étiquettes", "tags"),
            Self::Colour => ("la couleur", "colour"),
            Self::Passage => ("le passage", "passage"),
            Self::Delete => ("la suppression", "deletion"),
            Self::Accept => ("l’acceptation", "acceptance"),
            Self::Reject => ("le rejet", "rejection"),
            Self::Withdraw => ("le retrait de la décision", "withdrawn decision"),
            Self::Import => ("l’import", "import"),
        };
        match language {
            Language::French => french,
            Language::English => english,
        }
    }
}

impl Message {
    /// The message in `language`.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let french = language == Language::French;
        let say = |fr: &str, en: &str| if french { fr.to_owned() } else { en.to_owned() };
        match self {
            Self::NoteSaved => say("Note enregistrée", "Note saved"),
            Self::NoteDeleted => say("Note supprimée", "Note deleted"),
            Self::Accepted { left } => {
                say(&format!("Acceptée. {left} à vérifier"), &format!("Accepted. {left} to check"))
            }
            Self::Rejected { left } => {
                say(&format!("Rejetée. {left} à vérifier"), &format!("Rejected. {left} to check"))
            }
            Self::Undone(label) => say(
                &format!("Annulé : {}", label.text(Language::French)),
                &format!("Undone: {}", label.text(Language::English)),
            ),
            Self::Redone(label) => say(
                &format!("Rétabli : {}", label.text(Language::French)),
                &format!("Done again: {}", label.text(Language::English)),
            ),
            Self::ChangedSince(label) => say(
                &format!(
                    "Impossible d’annuler {} : l’annotation a changé depuis, ici ou dans un autre onglet. Rien n’a été \
                     touché.",
                    label.text(Language::French)
                ),
                &format!(
                    "Cannot undo the {}: the annotation was changed since, here or in another tab. Nothing was touched.",
                    label.text(Language::English)
                ),
            ),
            Self::NothingToUndo => say("Rien à annuler", "Nothing to undo"),
            Self::NothingToRedo => say("Rien à rétablir", "Nothing to redo"),
            Self::Opened(title) => say(&format!("Article ouvert : {title}"), &format!("Article opened: {title}")),
            Self::Refused(error) => error.message(language),
            Self::Failed(what) => what.clone(),
            Self::Forgotten => say("Article supprimé avec ses notes", "Article deleted with its notes"),
        }
    }
}
