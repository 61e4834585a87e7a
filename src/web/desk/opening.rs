//! Opening an article: its record, its text in the page, its notes in their places, its analysis in slices.

use super::Desk;
use super::bootstrap::Heading;
use super::importing::{AT_ONCE, Given, Place};
use super::progress::Stage;
use super::versions::{aligned, origins};
use crate::core::anchoring::Resolver;
use crate::core::annotation::{Article, Id, Note, Version};
use crate::core::app::{Action, AppError, Source, place_from};
use crate::core::format::jsonld::JsonLdError;
use crate::core::language::Language;
use crate::core::text::{Text, VersionHash};
use crate::web::dom::Writing;
use crate::web::platform::{now, painted, spawn_local, yield_now};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// How long computing goes on before it looks at what the person does, in ms. The unit of work under way still ends, so
/// this is less than the 8 ms that a slice may take.
const SLICE: f64 = 6.0;

/// What to open.
#[derive(Clone, Debug, Default)]
pub struct OpenRequest {
    /// A known article; absent for a text that may or may not be known.
    pub id: Option<Id>,
    /// The text; absent for a known article.
    pub text: Option<Text>,
    /// A page of HTML that holds the text.
    pub html: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Annotations that come with it.
    pub annotations: Given,
    /// Whether it is kept.
    pub save: bool,
    /// It stands on the page already, and is written to the stores with its first note only.
    pub on_page: bool,
}

impl OpenRequest {
    /// A text that stands on the page already.
    pub(super) fn standing(text: Text, Heading { title, source, language }: Heading) -> Self {
        Self { text: Some(text), title, source, language, save: true, on_page: true, ..Self::default() }
    }
}

/// What was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The article's id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// How many annotations are in each state, in the order of [`crate::core::anchoring::State::ALL`].
    pub states: [usize; 8],
}

/// Why an article could not be opened. What was on the page is still there.
#[derive(Clone, Debug)]
pub enum OpenError {
    /// No article of this id.
    Unknown(Id),
    /// The article is known, its text is not in this browser any more.
    TextMissing(String),
    /// What was given under this name is no annotation, or no JSON.
    Annotation(String, Option<JsonLdError>),
    /// The page refused.
    Page(JsValue),
    /// The page of HTML cannot be read; why, as a sentence.
    Html(String),
    /// Another article was asked for before this one was ready, or Manchette was taken out of the page.
    Overtaken(String),
}

impl OpenError {
    /// The message in `language`.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Unknown(id), _) => AppError::UnknownArticle(id.to_string()).message(language),
            (Self::TextMissing(title), Language::French) => format!(
                "Le texte de « {title} » n’est plus dans ce navigateur ; ses notes y sont encore. Ouvrez l’article de \
                 nouveau à partir de son texte : elles reviendront."
            ),
            (Self::TextMissing(title), Language::English) => format!(
                "The text of “{title}” is no longer in this browser; its notes still are. Open the article again from \
                 its text: they will come back."
            ),
            (Self::Annotation(name, why), _) => {
                let why = why.as_ref().map(|why| why.message(language));
                let no_json = || match language {
                    Language::French => "ne peut pas s’écrire en JSON".to_owned(),
                    Language::English => "cannot be written as JSON".to_owned(),
                };
                let end = match language {
                    Language::French => [" : ", ". Rien n’a changé."],
                    Language::English => [": ", ". Nothing changed."],
                };
                [name, end[0], &why.unwrap_or_else(no_json), end[1]].concat()
            }
            (Self::Html(why), Language::French) => [why, " Rien n’a changé."].concat(),
            (Self::Html(why), Language::English) => [why, " Nothing changed."].concat(),
            (Self::Overtaken(title), Language::French) => {
                format!(
                    "« {title} » n’a pas été ouvert : un autre article a été demandé entre-temps, ou Manchette retirée."
                )
            }
            (Self::Overtaken(title), Language::English) => {
                format!("“{title}” was not opened: another article was asked for meanwhile, or Manchette removed.")
            }
            (Self::Page(_), Language::French) => "La page n’a pas pu montrer l’article ; rien n’a changé.".to_owned(),
            (Self::Page(_), Language::English) => "The page could not show the article; nothing changed.".to_owned(),
        }
    }
}

/// Tells when computing should pause.
pub struct Slice(f64);

impl Slice {
    /// A slice that begins now.
    #[must_use]
    pub fn begin() -> Self {
        Self(now())
    }

    /// Whether there is time left.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        now() - self.0 < SLICE
    }

    /// Goes on at once while there is time left, else in a task of its own.
    pub async fn breathe(&mut self) {
        if !self.goes_on() {
            yield_now().await;
            *self = Self::begin();
        }
    }
}

impl Desk {
    /// Opens an article in the page. Resolves when its notes are in their places and what is seen is painted; the
    /// analysis follows.
    ///
    /// # Errors
    /// See [`OpenError`]; nothing has changed then.
    pub async fn open(self: &Rc<Self>, request: OpenRequest) -> Result<Opened, OpenError> {
        let busy = self.busy();
        let opened = self.open_request(request).await;
        drop(busy);
        self.is_done(Stage::Placing);
        opened
    }

    async fn open_request(self: &Rc<Self>, request: OpenRequest) -> Result<Opened, OpenError> {
        let turn = self.opening.get().wrapping_add(1);
        self.opening.set(turn);
        let request = self.with_page(request).await?;
        let text = match (&request.text, request.id) {
            (Some(text), _) => text.clone(),
            (None, Some(id)) => self.stored_text(id).await?,
            (None, None) => Text::plain(""),
        };
        let mut slice = Slice::begin();
        let hash = text.hash();
        slice.breathe().await;
        let article = self.record_of(&request, &text, &hash);
        let id = article.id();
        let heard = self.heard.get();
        let kept = self.keeper.notes_of(id);
        let mut notes = Vec::with_capacity(kept.notes.len());
        let resolver = Resolver::new(text.as_str());
        let older = self.older_texts(&article, &origins(&kept.notes, &hash)).await;
        let frozen = aligned(&text, &older);
        let all = kept.notes.len();
        for note in kept.notes {
            let place = place_from(&note, &hash, &resolver, &frozen);
            notes.push((Rc::new(note), place));
            if notes.len().is_multiple_of(AT_ONCE as usize) {
                self.goes_on(Stage::Placing, notes.len(), all);
            }
            slice.breathe().await;
        }
        let place = Place { text: &text, hash: &hash, resolver: &resolver };
        let fresh = self.import_given(&request.annotations, &place, &mut notes, &mut slice).await?;
        drop((resolver, frozen));
        let written = self.write(&text, article.language(), &mut slice).await?;
        if self.closed.get() || self.opening.get() != turn {
            return Err(OpenError::Overtaken(article.title().to_owned()));
        }
        if self.read(|s| s.editing.is_some()) {
            let _ = self.dispatch(Action::Finish { at: self.now() });
        }
        let listed = request.save && (!request.on_page || self.read(|s| s.library.contains_key(&id)));
        let before = self.address();
        // Before the article is another one: for the way back the browser notes where the page stands, and to know that it
        // lays out what has changed.
        self.put_address(listed.then_some(id).filter(|_| !request.on_page));
        if let Err(error) = self.show(&text, written, article.language()) {
            self.put_address(before);
            return Err(error);
        }
        let title = article.title().to_owned();
        let (version, name) = (super::version(&article, text.clone()), hash.clone());
        let (article, saved, drafts) = (Rc::new(article), request.save, kept.drafts);
        let record = article.clone();
        let source = Source { article, text, hash, saved, listed, notes, drafts };
        self.dispatch_ahead(Action::Open(Box::new(source)));
        let desk = self.clone();
        spawn_local(async move {
            painted().await;
            desk.catch_up();
        });
        // From here on the interface waits for the frame, whatever there is to tell it.
        let version = listed.then(|| {
            self.keeper.save_article(&record);
            self.keeper.know_text(&name, &version.text);
            (name, version)
        });
        if self.heard.get() != heard {
            self.take_notes(id);
        }
        self.keeper.report_set_aside(kept.set_aside);
        self.report_unreadable();
        if request.save {
            self.save_later(id, version, fresh);
        }
        self.analyse_later();
        let states = self.read(|s| s.open.as_ref().map(|o| o.tally()).unwrap_or_default());
        Ok(Opened { id, title, states })
    }

    async fn stored_text(&self, id: Id) -> Result<Text, OpenError> {
        let article = self.read(|s| s.library.get(&id).map(|(a, _)| a.clone())).ok_or(OpenError::Unknown(id))?;
        let hash = article.versions().last().cloned().ok_or(OpenError::Unknown(id))?;
        let missing = || OpenError::TextMissing(article.title().to_owned());
        self.keeper.text(&hash).await.ok_or_else(missing)
    }

    /// The record of the article to open: the known one of this text or id, or a new one.
    fn record_of(&self, request: &OpenRequest, text: &Text, hash: &VersionHash) -> Article {
        let (now, writer) = (self.now(), self.read(|s| s.writer));
        let known = self.read(|s| {
            let by_id = request.id.and_then(|id| s.library.get(&id));
            by_id
                .or_else(|| s.library.values().find(|(a, _)| a.versions().contains(hash)))
                .map(|(a, _)| Article::clone(a))
        });
        let mut article = known.unwrap_or_else(|| self.new_article(text, hash));
        if let Some(title) = request.title.as_deref().filter(|t| !t.trim().is_empty() && *t != article.title()) {
            article.set_title(title, writer, now);
        }
        if let Some(source) = request.source.as_deref().filter(|s| Some(*s) != article.source()) {
            article.set_source(source, writer, now);
        }
        if let Some(language) = request.language.as_deref().filter(|l| *l != article.language()) {
            article.set_language(language, writer, now);
        }
        if !article.versions().contains(hash) {
            article.add_version(hash, writer, now);
        }
        article.open(writer, now);
        article
    }

    /// The record of an article that is not in the library. If it was deleted, this is a new beginning that has seen the
    /// deletion, so that the tombstone does not swallow it.
    fn new_article(&self, text: &Text, hash: &VersionHash) -> Article {
        let (now, writer) = (self.now(), self.read(|s| s.writer));
        let (id, title) = (Id::of_text(hash), title_of(text));
        let Ok(Some(mut deleted)) = self.keeper.store().article(id) else {
            return Article::new(id, &title, hash, writer, now);
        };
        deleted.set_title(&title, writer, now);
        deleted.add_version(hash, writer, now);
        deleted
    }

    /// Writes `text` for the page, in slices and without showing it; `None` if it stands there already.
    async fn write(&self, text: &Text, language: &str, slice: &mut Slice) -> Result<Option<Writing>, OpenError> {
        if !self.must_write(text) {
            return Ok(None);
        }
        let mut writing = self.with_article(|a| a.write(text, language)).map_err(OpenError::Page)?;
        while writing.unit().map_err(OpenError::Page)? {
            slice.breathe().await;
        }
        Ok(Some(writing))
    }

    fn must_write(&self, text: &Text) -> bool {
        self.paused.get() || self.with_article(|a| a.text() != text)
    }

    fn show(self: &Rc<Self>, text: &Text, written: Option<Writing>, language: &str) -> Result<(), OpenError> {
        // Other hands may have been in the article since it was looked at.
        let written = match written {
            None if self.must_write(text) => {
                Some(self.with_article(|a| a.write(text, language)).map_err(OpenError::Page)?)
            }
            written => written,
        };
        if let Some(written) = written {
            self.painter.borrow_mut().clear();
            self.stop_watching_article();
            self.article.borrow_mut().show(written, language).map_err(OpenError::Page)?;
        }
        self.generation.set(self.generation.get().wrapping_add(1));
        self.paused.set(false);
        self.watch_article();
        Ok(())
    }

    /// Writes the article into the page anew, after other hands were in its nodes. State and notes stay as they are.
    ///
    /// # Errors
    /// The page refuses.
    pub fn show_again(self: &Rc<Self>) -> Result<(), OpenError> {
        let Some((text, language, analysed)) = self.read(|s| {
            let open = s.open.as_ref()?;
            Some((open.text.clone(), open.article.language().to_owned(), open.is_analysed()))
        }) else {
            return Ok(());
        };
        self.show(&text, None, &language)?;
        if analysed {
            // What was being read may have been another version.
            self.analysing.set(false);
            self.is_done(Stage::Reading);
        } else {
            self.analyse_later();
        }
        self.repaint();
        self.notify();
        Ok(())
    }

    /// Saves a text under its name, and many notes, without holding up the page.
    fn save_later(self: &Rc<Self>, article: Id, text: Option<(VersionHash, Version)>, notes: Vec<Rc<Note>>) {
        let desk = self.clone();
        self.keeper.task(true);
        spawn_local(async move {
            painted().await;
            if let Some((hash, version)) = text {
                desk.keeper.save_text(&hash, &version);
                yield_now().await;
            }
            desk.keeper.save_notes(article, notes);
            desk.keeper.task(false);
        });
    }
}

/// A title for a text that came without one: its first line, cut at a word's end.
fn title_of(text: &Text) -> String {
    const MOST: usize = 80;
    let line = text.as_str().lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default();
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(MOST).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
}
