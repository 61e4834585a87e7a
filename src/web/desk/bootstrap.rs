//! The beginning of a desk.

use super::{Desk, Keeper, OpenRequest, subscribers::Subscribers};
use crate::core::annotation::{Id, Namespace, Setting, Settings, Writer};
use crate::core::app::{Action, Message, State};
use crate::core::language::Language;
use crate::core::port::{Clock, Ids};
use crate::web::dom::ArticleDom;
use crate::web::paint::Painter;
use crate::web::platform::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Which colours the page is drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The theme of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|t| t.name() == name)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How a desk begins.
pub struct Options {
    /// The element that holds the article.
    pub host: Element,
    /// Keep everything in memory alone.
    pub memory: bool,
    /// Where it is kept.
    pub namespace: Namespace,
    /// The browser's language, as far as Manchette speaks it.
    pub browser_language: Language,
    /// The host's choice of language.
    pub language: Option<Language>,
    /// The host's choice of theme.
    pub theme: Option<Theme>,
    /// Whether single keys act.
    pub shortcuts: bool,
    /// Nothing may be changed.
    pub read_only: bool,
    /// The person's name.
    pub author: Option<String>,
    /// The time.
    pub clock: Box<dyn Clock>,
    /// New ids.
    pub ids: Box<dyn Ids>,
    /// Open what the address names, or what the element holds.
    pub from_address: bool,
    /// Whether the address carries the open article.
    pub addressed: bool,
}

/// Begins a desk in its element: reads the article that stands there, or opens the one that the address names.
///
/// # Errors
/// What the DOM throws.
pub async fn start(options: Options) -> Result<Rc<Desk>, JsValue> {
    let root = options.host.query_selector("article")?.unwrap_or_else(|| options.host.clone());
    let writer = Writer::from_id(options.ids.id());
    let keeper = Rc::new(Keeper::new(options.memory, options.namespace, writer));
    let library = keeper.library();
    let settings = library.settings.unwrap_or_else(|| Settings::new(options.clock.now()));
    let mut state = State::new(writer, Rc::new(settings));
    state.author = options.author.clone();
    state.read_only = options.read_only;
    let desk = Rc::new_cyclic(|own| Desk {
        own: own.clone(),
        heading: Heading::read(&options.host, &root),
        host: options.host,
        state: RefCell::new(state),
        article: RefCell::new(ArticleDom::adopt(root)),
        painter: RefCell::new(Painter::new()),
        keeper,
        clock: options.clock,
        ids: options.ids,
        default_language: options.language.unwrap_or(options.browser_language),
        default_theme: options.theme.unwrap_or_default(),
        shortcuts: options.shortcuts,
        addressed: options.addressed,
        subscribers: Subscribers::default(),
        watchers: RefCell::default(),
        listeners: RefCell::default(),
        observer: RefCell::default(),
        sizes: RefCell::default(),
        repainting: Cell::new(false),
        redraw: Cell::new(false),
        selecting: RefCell::default(),
        slots: RefCell::default(),
        said: RefCell::new((0, None)),
        ahead: Cell::new(0),
        news: Cell::new(0),
        opening: Cell::new(0),
        offered: RefCell::default(),
        turns: Rc::default(),
        heard: Cell::new(0),
        reported: Cell::new(0),
        generation: Cell::new(0),
        analysing: Cell::new(false),
        model: Rc::default(),
        paused: Cell::new(false),
        printing: Cell::new(false),
        work: super::progress::Work::default(),
        view: super::view::View::default(),
        closed: Cell::new(false),
        stopping: Cell::new(false),
        held: Cell::new(None),
    });
    desk.with_article(|article| article.name(&desk.host))?;
    let articles = library.articles.into_iter().map(|(article, notes)| (Rc::new(article), notes)).collect();
    desk.act(Action::Library(articles));
    desk.act(Action::ReceivedRules(library.rules.into_iter().map(Rc::new).collect()));
    desk.keeper.open_journal();
    let weak = Rc::downgrade(&desk);
    desk.keeper.on_change(move || {
        if let Some(desk) = weak.upgrade() {
            desk.storage_changed();
        }
    });
    desk.merge_journal();
    if options.from_address {
        desk.open_first().await;
    }
    desk.follow_selection();
    desk.follow_pointer();
    desk.follow_view();
    desk.follow_other_tabs();
    desk.follow_address();
    Ok(desk)
}

/// What the page says of the article it brought, outside the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Heading {
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) language: Option<String>,
}

impl Heading {
    /// Read before anything is drawn, since the interface writes other articles' titles there.
    fn read(host: &Element, article: &Element) -> Self {
        let text = |selector: &str| {
            let element = host.query_selector(selector).ok().flatten()?;
            element.text_content().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
        };
        let document_title = || host.owner_document().map(|d| d.title()).filter(|t| !t.is_empty());
        Self {
            title: text("h1").or_else(document_title),
            source: text(".m-meta > :first-child"),
            language: article.closest("[lang]").ok().flatten().and_then(|e| e.get_attribute("lang")),
        }
    }
}

impl Desk {
    /// Opens the article that the address names; where there is none, or it is not here, the one on the page.
    async fn open_first(self: &Rc<Self>) {
        let Some(id) = self.address() else { return self.open_page().await };
        if !self.read(|s| s.library.contains_key(&id)) {
            // `localStorage` may have lost it with the browser's last end; the journal has not.
            self.keeper.journal_merged().await;
        }
        if let Err(error) = self.open(OpenRequest { id: Some(id), save: true, ..OpenRequest::default() }).await {
            self.open_page().await;
            // Said once there is an interface that hears it: another article than the one asked for is on the page.
            let desk = self.clone();
            spawn_local(async move {
                desk.settle().await;
                desk.say(Message::Failed(error.message(desk.language())));
                desk.notify();
            });
        }
    }

    /// Opens the article that the page brought.
    pub(super) async fn open_page(self: &Rc<Self>) {
        if !self.article.borrow().is_own() {
            self.painter.borrow_mut().clear();
            self.stop_watching_article();
            if self.article.borrow_mut().show_own().is_err() {
                return;
            }
        }
        let text = self.with_article(|a| a.text().clone());
        if text.as_str().trim().is_empty() {
            return;
        }
        let request = OpenRequest::standing(text, self.heading.clone());
        // What stands on the page is opened as it is: nothing is fetched and nothing written that could fail.
        let _ = self.open(request).await;
    }

    /// The article that the address names.
    pub(super) fn address(&self) -> Option<Id> {
        if !self.addressed {
            return None;
        }
        let hash = web_sys::window()?.location().hash().ok()?;
        Id::parse(hash.strip_prefix("#a=")?)
    }

    /// Puts the open article into the address.
    pub(super) fn put_address(&self, id: Option<Id>) {
        if !self.addressed || self.address() == id {
            return;
        }
        let Some(window) = web_sys::window() else { return };
        let location = window.location();
        let bare = || Some(location.pathname().ok()? + &location.search().ok()?);
        let address = id.map_or_else(bare, |id| Some(format!("#a={id}")));
        if let Ok(history) = window.history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", address.as_deref());
        }
    }

    /// The theme in force.
    #[must_use]
    pub fn theme(&self) -> Theme {
        let chosen = self.read(|s| s.settings.text(Setting::Theme).and_then(Theme::parse));
        chosen.unwrap_or(self.default_theme)
    }
}
