//! One Manchette on a page: the state, the article, what is painted and what is kept, held together.
//!
//! All that happens comes in through [`Desk::dispatch`]; what follows from it (saving, painting, telling listeners) is
//! done there and nowhere else. The interface and the scripting interface both stand on it and know nothing of each
//! other.

mod backing;
mod beside;
mod bootstrap;
mod bringing;
mod busy;
mod carrying;
mod forgetting;
mod importing;
mod keeper;
mod learning;
mod opening;
mod pages;
mod pointing;
mod progress;
mod reanchoring;
mod selecting;
mod subscribers;
mod syncing;
mod versions;
mod view;
mod watching;

pub use backing::{Backups, Found, Why, backups};
pub use bootstrap::{Options, Theme, start};
pub use bringing::{ImportError, Imported, Imports, imports};
pub use importing::Given;
pub use keeper::{Keeper, StorageReport, StorageState};
pub use learning::finished;
pub use opening::{OpenError, OpenRequest, Opened, Slice};
pub use pointing::items_at;
pub use progress::{Going, Stage};
pub use subscribers::EventName;
pub use versions::{Comparisons, comparisons};
pub use view::slot_of;

use crate::core::annotation::{Id, Key, Setting};
use crate::core::app::{Action, AppError, ImportReport, Message, Outcome, Overview, State, UndoReport};
use crate::core::language::Language;
use crate::core::order::Sorted;
use crate::core::port::{Clock, Ids};
use crate::core::text::Span;
use crate::web::dom::ArticleDom;
use crate::web::paint::{Painter, Slot};
use crate::web::platform::{Later, Listener, next_frame, pause};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use subscribers::Subscribers;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, ResizeObserver};

/// What the marks come to, with the slots that were derived from it.
type SlotCache = (Rc<Overview>, Rc<Sorted<String, Slot>>);
/// What watches the article, with the closure that it calls.
type Observer = (MutationObserver, Closure<dyn FnMut()>);
/// What tells of the article's size, with its callback.
type SizeObserver = (ResizeObserver, Closure<dyn FnMut()>);
/// Something that is told when the state has changed.
type Watcher = Rc<dyn Fn()>;

/// The version of an article that is on the page, as it is kept.
fn version(
    article: &crate::core::annotation::Article,
    text: crate::core::text::Text,
) -> crate::core::annotation::Version {
    crate::core::annotation::Version {
        text,
        title: article.title().to_owned(),
        source: article.source().map(str::to_owned),
        language: article.language().to_owned(),
        date: None,
    }
}

/// One Manchette.
pub struct Desk {
    /// Itself, for what an action does to the page and that goes on after it.
    own: Weak<Self>,
    host: Element,
    heading: bootstrap::Heading,
    state: RefCell<State>,
    article: RefCell<ArticleDom>,
    painter: RefCell<Painter>,
    keeper: Rc<Keeper>,
    clock: Box<dyn Clock>,
    ids: Box<dyn Ids>,
    default_language: Language,
    default_theme: Theme,
    shortcuts: bool,
    addressed: bool,
    subscribers: Subscribers,
    watchers: RefCell<Vec<Watcher>>,
    listeners: RefCell<Vec<Listener>>,
    observer: RefCell<Option<Observer>>,
    sizes: RefCell<Option<SizeObserver>>,
    /// A repaint is due in the next frame; with it, perhaps, the interface.
    repainting: Cell<bool>,
    redraw: Cell<bool>,
    /// A call that waits for the selection to rest.
    selecting: RefCell<Option<Later>>,
    slots: RefCell<SlotCache>,
    /// What was last said, with a number, so that saying the same twice is heard twice.
    said: RefCell<(u32, Option<Message>)>,
    /// Articles that are shown before the interface knows of them: it is told in a task of its own.
    ahead: Cell<u32>,
    /// Grows with each change that the interface should know of.
    news: Cell<u32>,
    /// Grows with each call of `open`: one that was overtaken gives way.
    opening: Cell<u32>,
    /// A page whose blocks are to be chosen, with the number of those before.
    offered: RefCell<(u32, Option<Rc<crate::core::format::html::Page>>)>,
    /// What the page does by itself waits for these.
    turns: Rc<busy::Turns>,
    /// Grows with each note heard of from another tab or the journal.
    heard: Cell<u32>,
    /// How many unreadable values listeners were told of.
    reported: Cell<usize>,
    /// Grows with each article opened: work begun for an earlier one sees that it is out of date.
    generation: Cell<u32>,
    /// Something else has changed the article's nodes; nothing is painted until it is opened again.
    paused: Cell<bool>,
    analysing: Cell<bool>,
    model: Rc<learning::ModelFile>,
    printing: Cell<bool>,
    work: progress::Work,
    view: view::View,
    closed: Cell<bool>,
    /// A test wants the program to stop in the middle of the next action.
    stopping: Cell<bool>,
    /// Words that something outside the article is being said of, while the focus is there.
    held: Cell<Option<Span>>,
}

impl Desk {
    /// Carries out `action` and all that follows from it: when this returns, it is painted and in `localStorage`.
    ///
    /// # Errors
    /// The action was refused; nothing has changed.
    pub fn dispatch(&self, action: Action) -> Result<Option<UndoReport>, AppError> {
        Ok(self.carry_through(action)?.undo)
    }

    /// As [`Self::dispatch`], for an import: what it came to.
    fn dispatch_import(&self, action: Action) -> Result<Option<ImportReport>, AppError> {
        Ok(self.carry_through(action)?.imported)
    }

    fn carry_through(&self, action: Action) -> Result<Outcome, AppError> {
        let mut outcome = self.state.borrow_mut().apply(action)?;
        self.stop_if_asked();
        for effect in std::mem::take(&mut outcome.effects) {
            self.perform(effect);
        }
        self.repaint();
        self.notify();
        self.show_first();
        Ok(outcome)
    }

    /// As [`Self::dispatch`], for an action that changes the whole page: the interface follows with [`Self::catch_up`].
    fn dispatch_ahead(&self, action: Action) {
        self.ahead.set(self.ahead.get() + 1);
        let Ok(outcome) = self.state.borrow_mut().apply(action) else { return };
        for effect in outcome.effects {
            self.perform(effect);
        }
        self.repaint();
    }

    /// Draws the interface after an action that went ahead of it.
    fn catch_up(&self) {
        self.ahead.set(self.ahead.get().saturating_sub(1));
        self.notify();
    }

    /// As [`Self::dispatch`], for actions of a person at the page: a refusal is shown to them.
    pub fn act(&self, action: Action) {
        if let Err(error) = self.dispatch(action) {
            self.say(Message::Refused(error));
            self.notify();
        }
    }

    /// What is kept, or how well, has changed.
    fn storage_changed(&self) {
        if !self.closed.get() {
            self.subscribers.tell(EventName::Storage, &wasm_bindgen::JsValue::UNDEFINED);
            self.notify();
        }
    }

    /// Shows `message` for a while and says it to screen readers.
    pub fn say(&self, message: Message) {
        let mut said = self.said.borrow_mut();
        *said = (said.0.wrapping_add(1), Some(message));
    }

    /// What was last said, with its number.
    #[must_use]
    pub fn said(&self) -> (u32, Option<Message>) {
        self.said.borrow().clone()
    }

    /// Tells the interface to draw itself again.
    pub(crate) fn notify(&self) {
        self.news.set(self.news.get().wrapping_add(1));
        if self.ahead.get() > 0 {
            return;
        }
        let watchers = self.watchers.borrow().clone();
        for watcher in watchers {
            watcher();
        }
    }

    /// Calls `f` after each change of the state or of what is kept.
    pub fn watch(&self, f: impl Fn() + 'static) {
        self.watchers.borrow_mut().push(Rc::new(f));
    }

    /// Reads the state. It must not be held while anything is dispatched, hence the closure.
    pub fn read<T>(&self, f: impl FnOnce(&State) -> T) -> T {
        f(&self.state.borrow())
    }

    /// The language of messages.
    #[must_use]
    pub fn language(&self) -> Language {
        self.state.borrow().settings.chosen_language().unwrap_or(self.default_language)
    }

    /// The article on the page. Must not be held across a dispatch.
    pub fn with_article<T>(&self, f: impl FnOnce(&ArticleDom) -> T) -> T {
        f(&self.article.borrow())
    }

    /// What is painted now, read back from the page.
    #[must_use]
    pub fn painted(&self) -> Vec<(Span, String)> {
        self.painter.borrow().painted(&self.article.borrow())
    }

    /// Whether this browser can paint marks in the text.
    #[must_use]
    pub fn paints(&self) -> bool {
        self.painter.borrow().able()
    }

    /// What keeps things.
    #[must_use]
    pub fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// Listeners of the scripting interface.
    #[must_use]
    pub fn subscribers(&self) -> &Subscribers {
        &self.subscribers
    }

    /// The element that Manchette was given.
    #[must_use]
    pub fn host(&self) -> &Element {
        &self.host
    }

    /// Whether single-character keys act: the person's word, unless the page that mounts has switched them off.
    #[must_use]
    pub fn shortcuts(&self) -> bool {
        self.shortcuts && self.read(|s| s.settings.get(Setting::Shortcuts).is_none_or(|on| *on != false))
    }

    /// The storage key of what is being typed in a note of the open article, so that the boot script can put the field
    /// aside should everything else fail.
    #[must_use]
    pub fn draft_key(&self, note: Id) -> Option<String> {
        let article = self.read(|s| s.open.as_ref().filter(|o| o.saved).map(|o| o.article.id()))?;
        Some(self.keeper.store().namespace().print(&Key::Draft { article, note }))
    }

    /// Now, in ms since 1970.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.clock.now()
    }

    /// Keeps `span` in sight while the focus, and with it the selection, is elsewhere.
    pub fn hold(&self, span: Option<Span>) {
        if self.held.replace(span) != span {
            self.repaint();
        }
    }

    /// The words that are kept in sight.
    #[must_use]
    pub fn held(&self) -> Option<Span> {
        self.held.get()
    }

    /// Whether something else has changed the article, so that marks and notes are not shown in it.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.paused.get()
    }

    /// Scrolls the passage into view, if it is not there.
    pub fn reveal(&self, span: Span) {
        let article = self.article.borrow();
        let Some(window) = web_sys::window() else { return };
        let (Some(range), Some(height)) = (article.ruler(span), window.inner_height().ok().and_then(|h| h.as_f64()))
        else {
            return;
        };
        let rect = range.get_bounding_client_rect();
        if rect.top() < height * 0.08 || rect.bottom() > height * 0.9 {
            let top = rect.top() - height * 0.3;
            window.scroll_by_with_x_and_y(0.0, top);
        }
    }

    /// Resolves when all that was begun is done. Says whether everything is kept.
    pub async fn settle(&self) -> bool {
        self.keeper.journal_merged().await;
        while self.analysing.get() && !self.closed.get() {
            pause(5).await;
        }
        self.keeper.settle().await;
        next_frame().await;
        self.keeper.report().state == StorageState::Saved
    }

    /// Takes everything back that was put into the page, and lets go of all listeners. What is kept stays.
    ///
    /// # Errors
    /// What the DOM throws.
    pub async fn close(&self) -> Result<(), wasm_bindgen::JsValue> {
        let _ = self.dispatch(Action::Finish { at: self.now() });
        self.closed.set(true);
        self.generation.set(self.generation.get().wrapping_add(1));
        self.listeners.borrow_mut().clear();
        self.selecting.borrow_mut().take();
        self.watchers.borrow_mut().clear();
        self.view.forget();
        self.work.forget();
        self.stop_watching_article();
        self.stop_watching_sizes();
        self.painter.borrow_mut().destroy();
        let restored = self.article.borrow_mut().restore();
        let restored = restored.and_then(|()| self.with_article(ArticleDom::unname));
        // The page is as before; what is still on its way to the stores gets there before the journal is let go.
        self.keeper.journal_merged().await;
        self.keeper.settle().await;
        self.keeper.close();
        restored
    }

    /// Whether this Manchette was taken out of the page.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }
}
