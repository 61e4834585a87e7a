//! The words of the interface, each in every language: a word without one does not compile.

use crate::core::language::Language;

macro_rules! words {
    ($($name:ident: $french:literal, $english:literal;)*) => {
        /// A word or sentence of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // Each says itself.
        pub enum Word { $($name,)* }

        impl Word {
            /// The word in `language`.
            #[must_use]
            pub fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::French) => $french, (Self::$name, Language::English) => $english,)*
                }
            }
        }
    };
}

words! {
    MyArticles: "Mes articles", "My articles";
    Undo: "Annuler", "Undo";
    Redo: "Rétablir", "Redo";
    Note: "Note", "Note";
    Tag: "Étiquette", "Tag";
    Accept: "Accepter", "Accept";
    Reject: "Rejeter", "Reject";
}

/// `n` as people of `language` write it.
#[must_use]
pub fn number(n: usize, language: Language) -> String {
    js_sys::Number::from(n as f64).to_locale_string(language.code()).into()
}
