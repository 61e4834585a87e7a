//! The languages in which Manchette speaks to a person.

/// A language of messages and of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// French, the language of the articles.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// Its BCP 47 tag: `fr` or `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}
