//! Why an action was refused. A refused action has changed nothing.

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
    /// A tag is empty.
    EmptyTag,
    /// The id that a new annotation should have is another's, perhaps a deleted one's.
    TakenId(String),
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
