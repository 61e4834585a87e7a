//! What Manchette says of its own accord: short, polite, in the reader's language.

use super::error::AppError;
use super::knowledge::Names;
use super::merging::ImportReport;
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
    /// A mark was put right.
    Corrected {
        /// How many nobody has reviewed yet.
        left: usize,
    },
    /// A mark was made by hand.
    Added {
        /// How many nobody has reviewed yet.
        left: usize,
    },
    /// A rule was learned from a decision.
    Learned {
        /// How many other marks of the article it makes, changes or takes away.
        places: usize,
        /// How many marks nobody has reviewed yet.
        left: usize,
    },
    /// Another version was adopted.
    Adopted {
        /// How many notes wait for a person's word.
        to_decide: usize,
    },
    /// A rule was switched on.
    RuleOn,
    /// A rule was switched off.
    RuleOff,
    /// A rule was deleted.
    RuleDeleted,
    /// Nothing waits for a person any more.
    AllReviewed,
    /// Names and speakers are not to be had in this article.
    NoNames(Names),
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
    /// A part of the program could not be loaded.
    PartMissing,
    /// Another article was opened.
    Opened(String),
    /// An article was deleted with its notes.
    Forgotten,
    /// Annotations came from a file.
    Imported(ImportReport),
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
    /// The kind of a mark was put right.
    CorrectKind,
    /// The name of what is mentioned was put right.
    CorrectName,
    /// Who speaks was put right.
    CorrectSpeaker,
    /// The ends of a mark were put right.
    CorrectSpan,
    /// Several things of a mark were put right.
    Correct,
    /// A quotation was marked by hand.
    AddQuotation,
    /// A name was marked by hand.
    AddEntity,
    /// A rule was switched on.
    SwitchRuleOn,
    /// A rule was switched off.
    SwitchRuleOff,
    /// A rule was deleted.
    DeleteRule,
    /// Another version was adopted.
    Adopt,
    /// A note was put on a passage again.
    Reattach,
    /// A note was let go.
    LetGo,
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
            Self::CorrectKind => ("la correction de la nature", "correction of the kind"),
            Self::CorrectName => ("la correction du nom", "correction of the name"),
            Self::CorrectSpeaker => ("la correction de la personne qui parle", "correction of the speaker"),
            Self::CorrectSpan => ("la correction du passage", "correction of the passage"),
            Self::Correct => ("la correction", "correction"),
            Self::AddQuotation => ("l’ajout de la citation", "added quotation"),
            Self::AddEntity => ("l’ajout du nom", "added name"),
            Self::SwitchRuleOn => ("l’activation de la règle", "switching the rule on"),
            Self::SwitchRuleOff => ("la désactivation de la règle", "switching the rule off"),
            Self::DeleteRule => ("la suppression de la règle", "deletion of the rule"),
            Self::Adopt => ("l’adoption de la nouvelle version", "adopted version"),
            Self::Reattach => ("le rattachement de la note", "re-attached note"),
            Self::LetGo => ("l’abandon du passage", "note let go"),
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
            Self::Corrected { left } => {
                say(&format!("Corrigée. {left} à vérifier"), &format!("Corrected. {left} to check"))
            }
            Self::Added { left } => say(&format!("Ajoutée. {left} à vérifier"), &format!("Added. {left} to check")),
            Self::Learned { places, left } => {
                let (there, elsewhere) = match places {
                    0 => (String::new(), String::new()),
                    1 => (" : 1 autre passage".to_owned(), ": 1 more passage".to_owned()),
                    n => (format!(" : {n} autres passages"), format!(": {n} more passages")),
                };
                say(
                    &format!("Règle apprise{there}. {left} à vérifier"),
                    &format!("Rule learned{elsewhere}. {left} to check"),
                )
            }
            Self::Adopted { to_decide: 0 } => say("Nouvelle version adoptée", "New version adopted"),
            Self::Adopted { to_decide } => say(
                &format!("Nouvelle version adoptée. Notes à décider : {to_decide}"),
                &format!("New version adopted. Notes to decide: {to_decide}"),
            ),
            Self::RuleOn => say("Règle activée", "Rule switched on"),
            Self::RuleOff => say("Règle désactivée", "Rule switched off"),
            Self::RuleDeleted => say("Règle supprimée", "Rule deleted"),
            Self::NoNames(names) => names.message(language).unwrap_or_default(),
            Self::PartMissing => say(
                "Cette partie de Manchette n’a pas pu être chargée. Vérifiez la connexion, puis réessayez ; vos notes \
                 sont en sûreté.",
                "This part of Manchette could not be loaded. Check the connection, then try again; your notes are safe.",
            ),
            Self::AllReviewed => say("Tout est relu.", "Everything is reviewed."),
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
            Self::Imported(report) => report.text(language),
            Self::Refused(error) => error.message(language),
            Self::Failed(what) => what.clone(),
            Self::Forgotten => say("Article supprimé avec ses notes", "Article deleted with its notes"),
        }
    }
}
