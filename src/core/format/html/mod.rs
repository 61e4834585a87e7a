//! Pages of HTML: what is taken, and what of them is an article.
//!
//! The browser parses, in a document that is not shown (`web::dom::html`); this says beforehand whether it may (`scan`), takes
//! away what would run or be requested (`harmless`), and makes typed blocks of what is found (`building`). Nothing here keeps a tag or an attribute.

mod building;
mod choosing;
mod elements;
mod harmless;
mod names;
mod scan;
mod script;

pub use building::{Builder, Enter};
pub use harmless::Harmless;

use crate::core::language::Language;
use crate::core::text::{BlockKind, Text};

/// Most bytes of a page that is taken (DESIGN section 3).
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Most tags open at once: parsers look for the element that an end tag closes among all that are open, so that a page of
/// 200 000 nested elements stops the tab. Pages of the press have about 30.
pub const MOST_OPEN: usize = 5_000;

/// Most elements that a page may come to. A `<font>` that is never closed is made anew in every paragraph after it, so that a
/// page of kilobytes can ask for millions.
pub const MOST_ELEMENTS: usize = 2_000_000;

/// Why a page was not read. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HtmlError {
    /// More than [`MOST_BYTES`].
    TooLong {
        /// Its size in bytes.
        bytes: usize,
    },
    /// More than [`MOST_OPEN`] tags are open at once.
    TooDeep,
    /// More than [`MOST_ELEMENTS`], or tags so entangled that it cannot be told how deep they are nested.
    Entangled,
    /// No words that a reader would see.
    Empty,
    /// The browser refused to parse it.
    Refused,
}

impl HtmlError {
    /// What was wrong and what to do, in whole sentences.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        let french = language == Language::French;
        let say = |fr: &str, en: &str| if french { fr.to_owned() } else { en.to_owned() };
        match self {
            Self::TooLong { bytes } => {
                let (size, most) = (bytes.div_ceil(1024 * 1024), MOST_BYTES / (1024 * 1024));
                say(
                    &format!(
                        "La page fait {size} Mo ; Manchette en lit {most} au plus. Copiez l’article et collez-le comme \
                         texte."
                    ),
                    &format!(
                        "The page has {size} MB; Manchette reads {most} at most. Copy the article and paste it as text."
                    ),
                )
            }
            Self::TooDeep => say(
                "La page imbrique plus de 5 000 balises, ce qui bloquerait le navigateur. Copiez l’article et collez-le \
                 comme texte.",
                "The page nests more than 5,000 tags, which would stop the browser. Copy the article and paste it as text.",
            ),
            Self::Entangled => say(
                "Les balises de la page sont si mal fermées que la lire bloquerait le navigateur. Copiez l’article et \
                 collez-le comme texte.",
                "The page’s tags are closed so badly that reading it would stop the browser. Copy the article and paste \
                 it as text.",
            ),
            Self::Empty => say(
                "La page ne contient aucun texte visible. Copiez l’article et collez-le comme texte.",
                "The page holds no text that can be seen. Copy the article and paste it as text.",
            ),
            Self::Refused => say(
                "Le navigateur a refusé de lire cette page. Copiez l’article et collez-le comme texte.",
                "The browser refused to read this page. Copy the article and paste it as text.",
            ),
        }
    }
}

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, on one line.
    pub text: String,
    /// Whether it seems to belong to the article.
    pub chosen: bool,
}

/// What a reader would see of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its title: that of the article, else that of the page.
    pub title: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Its own address, http or https.
    pub source: Option<String>,
    /// Its blocks in order.
    pub blocks: Vec<PageBlock>,
}

impl Page {
    /// The text of the blocks that are chosen.
    ///
    /// # Errors
    /// [`HtmlError::Empty`] if none is.
    pub fn text(&self) -> Result<Text, HtmlError> {
        let chosen: Vec<(BlockKind, &str)> =
            self.blocks.iter().filter(|b| b.chosen).map(|b| (b.kind, b.text.as_str())).collect();
        if chosen.is_empty() { Err(HtmlError::Empty) } else { Ok(Text::from_blocks(&chosen)) }
    }
}
