//! What was wrong with a call of the scripting interface, and where.

use crate::core::language::Language;

/// A type that was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    String,
    Boolean,
    List,
    Function,
    Position,
    Element,
    Node,
    File,
    Data,
}

impl Kind {
    fn name(self, french: bool) -> &'static str {
        let (fr, en) = match self {
            Self::Object => ("un objet", "an object"),
            Self::String => ("une chaîne de caractères", "a string"),
            Self::Boolean => ("true ou false", "true or false"),
            Self::List => ("un tableau", "an array"),
            Self::Function => ("une fonction", "a function"),
            Self::Position => {
                ("un entier à partir de 0 (unités de code UTF-16)", "a whole number from 0 (UTF-16 code units)")
            }
            Self::Element => ("un élément de la page", "an element of the page"),
            Self::Node => ("un nœud de la page", "a node of the page"),
            Self::Data => ("une chaîne de caractères ou des octets (Uint8Array)", "a string or bytes (Uint8Array)"),
            Self::File => ("un fichier (Blob)", "a file (Blob)"),
        };
        if french { fr } else { en }
    }
}

/// What was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Missing(Kind),
    NotA(Kind),
    NotOneOf {
        given: String,
        choices: String,
    },
    UnknownMember {
        name: String,
        known: String,
    },
    OutOfText {
        given: usize,
        length: usize,
    },
    InsideCharacter {
        given: usize,
    },
    Reversed {
        start: usize,
        end: usize,
    },
    /// Any other, in French and in English.
    Other {
        french: String,
        english: String,
    },
}

impl Problem {
    pub(super) fn other(french: &str, english: &str) -> Self {
        Self::Other { french: french.to_owned(), english: english.to_owned() }
    }
}

/// A problem and where in the arguments it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) path: String,
    pub(super) problem: Problem,
}

impl Fault {
    /// The message in `language`. It ends by saying that nothing changed, which holds for every refusal.
    pub(super) fn message(&self, language: Language) -> String {
        let french = language == Language::French;
        let path = &self.path;
        let what = match (&self.problem, french) {
            (Problem::Missing(kind), true) => format!("il manque {}", kind.name(true)),
            (Problem::Missing(kind), false) => format!("{} is missing", kind.name(false)),
            (Problem::NotA(kind), true) => format!("il faut {}", kind.name(true)),
            (Problem::NotA(kind), false) => format!("must be {}", kind.name(false)),
            (Problem::NotOneOf { given, choices }, true) => format!("« {given} » n’est pas parmi : {choices}"),
            (Problem::NotOneOf { given, choices }, false) => format!("“{given}” is none of: {choices}"),
            (Problem::UnknownMember { name, known }, true) => format!("membre inconnu « {name} » ; connus : {known}"),
            (Problem::UnknownMember { name, known }, false) => format!("unknown member “{name}”; known: {known}"),
            (Problem::OutOfText { given, length }, true) => {
                format!("{given} dépasse la fin du texte, qui a {length} unités UTF-16")
            }
            (Problem::OutOfText { given, length }, false) => {
                format!("{given} lies after the end of the text, which has {length} UTF-16 units")
            }
            (Problem::InsideCharacter { given }, true) => format!("{given} tombe au milieu d’un caractère"),
            (Problem::InsideCharacter { given }, false) => format!("{given} lies inside a character"),
            (Problem::Reversed { start, end }, true) => {
                format!("la fin ({end}) doit se trouver après le début ({start})")
            }
            (Problem::Reversed { start, end }, false) => format!("the end ({end}) must lie after the start ({start})"),
            (Problem::Other { french, .. }, true) => french.clone(),
            (Problem::Other { english, .. }, false) => english.clone(),
        };
        if french {
            format!("{path} : {what}. Rien n’a changé.")
        } else {
            format!("{path}: {what}. Nothing changed.")
        }
    }
}
