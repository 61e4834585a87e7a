//! Why an action was refused. A refused action has changed nothing.

use super::marks::{Layer, MarkKind};
use crate::core::language::Language;
use std::fmt::{self, Display, Formatter};

/// What was wrong with an action. Positions are in UTF-16 code units, the unit of those who ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppError {
    /// No article is open.
    NothingOpen,
    /// The span is empty, or holds white space only.
    EmptySpan,
    /// No annotation of this id in the open article.
    UnknownAnnotation(String),
    /// No mark of this id in the open article.
    UnknownMark(String),
    /// No article of this id.
    UnknownArticle(String),
    /// The annotation was written by a newer Manchette, which knows more about it than this one.
    Newer,
    /// Opened to read only.
    ReadOnly,
    /// Nothing was compared with the open version.
    NothingCompared,
    /// The text given as a newer version is the one that is open.
    SameText,
    /// The text given as a newer version is blank.
    EmptyText,
    /// An annotation on the whole article has no passage to let go.
    WholeArticle,
    /// A tag is empty.
    EmptyTag,
    /// Notes have changed while an import was put together.
    ChangedMeanwhile,
    /// The id that a new annotation should have is another's, perhaps a deleted one's.
    TakenId(String),
    /// A correction that changes nothing.
    NothingToCorrect,
    /// The kind given to a mark is one of another layer's.
    OtherLayer {
        /// The layer of the mark.
        mark: Layer,
        /// The kind given.
        kind: MarkKind,
    },
    /// A name is empty.
    EmptyName,
    /// A name has no speaker.
    SpeakerOfName,
    /// The speaker was given as a name and in another way, too.
    SpeakerTwice,
    /// At the new place of a mark stands another one of its layer, which a person has judged.
    DecidedThere,
    /// No rule of this id.
    UnknownRule(String),
    /// The words of the mark hold no letter and no figure, so that they cannot be found elsewhere.
    NothingToLearn,
}

impl AppError {
    /// The message in `language`: what happened, what is safe, what to do.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let french = language == Language::French;
        let say = |fr: &str, en: &str| if french { fr.to_owned() } else { en.to_owned() };
        match self {
            Self::NothingOpen => say("Aucun article n’est ouvert.", "No article is open."),
            Self::EmptySpan => say(
                "Le passage est vide : il faut au moins un caractère visible.",
                "The passage is empty: it needs at least one visible character.",
            ),
            Self::UnknownAnnotation(id) => say(
                &format!("Aucune annotation « {id} » dans cet article ; rien n’a changé."),
                &format!("No annotation “{id}” in this article; nothing changed."),
            ),
            Self::UnknownMark(id) => say(
                &format!("Aucune marque « {id} » dans cet article ; rien n’a changé."),
                &format!("No mark “{id}” in this article; nothing changed."),
            ),
            Self::UnknownArticle(id) => say(
                &format!("Aucun article « {id} » ; rien n’a changé."),
                &format!("No article “{id}”; nothing changed."),
            ),
            Self::Newer => say(
                "Cette annotation vient d’une version plus récente de Manchette : elle est montrée, mais pas réécrite. \
                 Rechargez la page pour avoir la nouvelle version.",
                "This annotation comes from a newer version of Manchette: it is shown, but not rewritten. Reload the \
                 page to get the new version.",
            ),
            Self::ReadOnly => say("Cet article est en lecture seule.", "This article is read-only."),
            Self::TakenId(id) => say(
                &format!("L’identifiant « {id} » sert déjà dans cet article ; rien n’a changé. Donnez-en un nouveau."),
                &format!("The id “{id}” is in use in this article already; nothing changed. Give a new one."),
            ),
            Self::NothingToCorrect => say(
                "Il n’y a rien à corriger : indiquez une nature, un nom, une personne qui parle ou un passage.",
                "There is nothing to correct: give a kind, a name, a speaker or a passage.",
            ),
            Self::OtherLayer { mark, kind } => say(
                &format!(
                    "« {} » n’est pas une nature de {} ; rien n’a changé. Possibles : {}.",
                    kind.name(),
                    mark.noun(Language::French),
                    mark.kinds()
                ),
                &format!(
                    "“{}” is no kind of {}; nothing changed. Possible: {}.",
                    kind.name(),
                    mark.noun(Language::English),
                    mark.kinds()
                ),
            ),
            Self::EmptyName => say(
                "Le nom est vide ; rien n’a changé. Donnez au moins une lettre.",
                "The name is empty; nothing changed. Give at least one letter.",
            ),
            Self::SpeakerOfName => say(
                "Cette marque est un nom, elle n’a pas de personne qui parle ; rien n’a changé. Corrigez son nom.",
                "This mark is a name and has no speaker; nothing changed. Correct its name.",
            ),
            Self::SpeakerTwice => say(
                "La personne qui parle est indiquée deux fois ; rien n’a changé. Donnez son nom, ou désignez les mots.",
                "The speaker is given twice; nothing changed. Give the name, or point at the words.",
            ),
            Self::DecidedThere => say(
                "Une autre marque que vous avez jugée se trouve exactement là ; rien n’a changé. Corrigez celle-là.",
                "Another mark that you have judged stands exactly there; nothing changed. Correct that one.",
            ),
            Self::UnknownRule(id) => {
                say(&format!("Aucune règle « {id} » ; rien n’a changé."), &format!("No rule “{id}”; nothing changed."))
            }
            Self::NothingToLearn => say(
                "Ce passage n’a ni lettre ni chiffre : on ne peut pas le retrouver ailleurs. Corrigez-le ici seulement.",
                "This passage has no letter and no figure: it cannot be found elsewhere. Correct it here only.",
            ),
            Self::NothingCompared => say(
                "Aucune nouvelle version n’est comparée à celle-ci ; rien n’a changé. Donnez d’abord le nouveau texte.",
                "No new version is compared with this one; nothing changed. Give the new text first.",
            ),
            Self::SameText => say(
                "C’est le texte déjà ouvert, à la lettre près ; rien n’a changé. Donnez la nouvelle version.",
                "This is the text that is open, letter for letter; nothing changed. Give the new version.",
            ),
            Self::EmptyText => say(
                "Le texte est vide ; rien n’a changé. Collez la nouvelle version de l’article.",
                "The text is empty; nothing changed. Paste the new version of the article.",
            ),
            Self::WholeArticle => say(
                "Cette note porte sur l’article entier : elle n’a pas de passage à laisser ; rien n’a changé.",
                "This note is on the whole article: it has no passage to let go; nothing changed.",
            ),
            Self::ChangedMeanwhile => say(
                "Des notes ont changé pendant l’import ; il n’a rien changé. Recommencez.",
                "Notes changed during the import; it changed nothing. Begin again.",
            ),
            Self::EmptyTag => say("Une étiquette ne peut pas être vide.", "A tag cannot be empty."),
        }
    }
}

impl Display for AppError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for AppError {}
