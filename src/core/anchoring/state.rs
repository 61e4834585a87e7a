//! How sure the place of an annotation is.

use serde::{Deserialize, Serialize};

/// State of an annotation in one version of its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Same words, same place in the flow of the text.
    Exact,
    /// Only typography differs.
    Normalised,
    /// Same words elsewhere, nowhere else, and context goes with them.
    Moved,
    /// Most words stand, no guarded word was touched.
    Changed,
    /// A person placed it in this version.
    Confirmed,
    /// Anything less sure: listed with its candidates, not painted.
    Suggested,
    /// The passage is gone.
    Lost,
    /// Not looked at yet; never shown as lost.
    #[default]
    Pending,
}

impl State {
    /// All states, in the order of the scripting interface.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::Normalised,
        Self::Moved,
        Self::Changed,
        Self::Confirmed,
        Self::Suggested,
        Self::Lost,
        Self::Pending,
    ];

    /// Its name in the scripting interface and in stored values.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normalised => "normalised",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Confirmed => "confirmed",
            Self::Suggested => "suggested",
            Self::Lost => "lost",
            Self::Pending => "pending",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }
}
