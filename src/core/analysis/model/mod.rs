//! What the analysis learned and was told of names before it reads an article.

use super::gazetteer::Gazetteer;

/// The language model: lists of names. It is large, so a page loads it after the article is readable, and quotations and
/// dates do without it.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(super) gazetteer: Gazetteer,
}

impl Model {
    /// The model of this program's own lists.
    #[must_use]
    pub fn built_in() -> Self {
        Self { gazetteer: Gazetteer::built_in() }
    }
}
