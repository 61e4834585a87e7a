//! A page without what would run or be requested.
//!
//! A document that is never shown runs no script, but Chromium asks for its videos, and each handler and style in it is
//! reported as a breach of the page's policy. So attributes lose their names before the page is parsed, but for a few that do
//! nothing; scripts and styles lose their contents, and styles their name. The length stays.

use super::HtmlError;
use super::scan::Scan;

/// The first character of the names of attributes that were taken away.
const TAKEN: u8 = b'-';

/// A page that may be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Harmless {
    html: String,
    deepest: usize,
}

impl Harmless {
    /// `html` without what would run or be requested.
    ///
    /// # Errors
    /// [`HtmlError::TooLong`], [`HtmlError::TooDeep`], [`HtmlError::Entangled`].
    pub fn new(html: String) -> Result<Self, HtmlError> {
        let scan = Scan::of(&html)?;
        let Scan { deepest, attributes, styles, contents, .. } = scan;
        let mut bytes = html.into_bytes();
        for at in attributes {
            if let Some(byte) = bytes.get_mut(at).filter(|byte| byte.is_ascii()) {
                *byte = TAKEN;
            }
        }
        for (at, instead) in styles {
            if let Some(name) = bytes.get_mut(at..at + instead.len()) {
                name.copy_from_slice(instead);
            }
        }
        for range in contents {
            if let Some(contents) = bytes.get_mut(range) {
                contents.fill(b' ');
            }
        }
        let html = String::from_utf8(bytes).map_err(|_| HtmlError::Refused)?;
        Ok(Self { html, deepest })
    }

    /// The page.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// How many of its tags are open at once, at most.
    #[must_use]
    pub fn deepest(&self) -> usize {
        self.deepest
    }

    /// The name under which the attribute `name` is found in it.
    #[must_use]
    pub fn attribute(name: &str) -> &str {
        match name {
            "href" => "-ref",
            "style" => "-tyle",
            _ => name,
        }
    }
}
