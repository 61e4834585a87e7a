//! Pages of HTML, read into blocks. A part of its own with the panels: nobody needs it to read what stands in the page.

use super::Desk;
use super::opening::{OpenError, OpenRequest, Slice};
use crate::core::app::Message;
use crate::core::format::html::{Harmless, HtmlError, Page};
use crate::core::language::Language;
use crate::core::text::Text;
use crate::web::dom::HtmlReading;
use crate::web::platform::part;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

part! {
    /// What reads pages.
    ///
    /// # Errors
    /// The part cannot be loaded.
    pub pages in panels -> dyn Pages { &Here }
}

/// Reads pages of HTML.
pub trait Pages {
    /// The blocks of a page; what is wrong with it as a sentence.
    fn read(&self, html: String, language: Language) -> Pin<Box<dyn Future<Output = Result<Page, String>>>>;
    /// The text of the blocks that are chosen; why there is none.
    ///
    /// # Errors
    /// None is chosen.
    fn text(&self, page: &Page, language: Language) -> Result<Text, String>;
}

struct Here;

impl Pages for Here {
    fn read(&self, html: String, language: Language) -> Pin<Box<dyn Future<Output = Result<Page, String>>>> {
        Box::pin(async move { read(html).await.map_err(|error| error.message(language)) })
    }

    fn text(&self, page: &Page, language: Language) -> Result<Text, String> {
        page.text().map_err(|error| error.message(language))
    }
}

async fn read(html: String) -> Result<Page, HtmlError> {
    let mut reading = HtmlReading::begin(&Harmless::new(html)?)?;
    let mut slice = Slice::begin();
    while reading.unit() {
        slice.breathe().await;
    }
    reading.finish()
}

impl Desk {
    /// Keeps a page until its blocks are chosen. The number of pages so far tells one from the next.
    pub fn offer_page(&self, page: Rc<Page>) {
        let number = self.offered.borrow().0;
        *self.offered.borrow_mut() = (number.wrapping_add(1), Some(page));
    }

    /// The page whose blocks are to be chosen, given away.
    #[must_use]
    pub fn take_page(&self) -> Option<Rc<Page>> {
        self.offered.borrow_mut().1.take()
    }

    /// How many pages were offered.
    #[must_use]
    pub fn pages_offered(&self) -> u32 {
        self.offered.borrow().0
    }

    /// The blocks of a page of HTML.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence.
    pub async fn read_page(&self, html: String) -> Result<Page, String> {
        let language = self.language();
        let part = pages().await.map_err(|_| Message::PartMissing.text(language))?;
        part.read(html, language).await
    }

    /// The text of a page of HTML: of its blocks that look like the article.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence.
    pub async fn text_of_page(&self, html: String) -> Result<Text, String> {
        let page = self.read_page(html).await?;
        let language = self.language();
        let part = pages().await.map_err(|_| Message::PartMissing.text(language))?;
        part.text(&page, language)
    }

    /// The request with the text of its page, and with what that says of itself where the request does not.
    pub(super) async fn with_page(&self, request: OpenRequest) -> Result<OpenRequest, OpenError> {
        let Some(html) = request.html else { return Ok(request) };
        let page = self.read_page(html).await.map_err(OpenError::Html)?;
        let language = self.language();
        let part = pages().await.map_err(|_| OpenError::Html(Message::PartMissing.text(language)))?;
        let text = part.text(&page, language).map_err(OpenError::Html)?;
        // What a person has said of an article that is known stays.
        let hash = text.hash();
        let known = self.read(|s| s.library.values().any(|(article, _)| article.versions().contains(&hash)));
        let page = if known { Page::default() } else { page };
        Ok(OpenRequest {
            text: Some(text),
            html: None,
            title: request.title.or(page.title),
            source: request.source.or(page.source),
            language: request.language.or(page.language),
            ..request
        })
    }
}
