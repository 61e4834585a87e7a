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
        macro_rules! lists {
            ($($name:literal)*) => {
                vec![$(($name.to_owned(), include_str!(concat!("../../../../tools/model/", $name, ".txt")).to_owned())),*]
            };
        }
        Self {
            gazetteer: Gazetteer::new(lists!["places" "territories" "cities" "communes" "doubtful" "parties"
                "organisations" "works" "men" "given-men" "women" "given-women" "people"]),
        }
    }
}
