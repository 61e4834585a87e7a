//! What the parts of the margins share: the desk, where to draw, and what the next focus is.

use super::super::panels::{Panels, panels};
use super::drawing::Drawing;
use super::lines::Lines;
use super::task::Task;
use crate::core::annotation::{Colour, Id};
use crate::core::app::{Action, CardItem, Change, Layer, Message, OpenArticle, State};
use crate::core::text::Span;
use crate::web::desk::{Desk, items_at};
use crate::web::platform::spawn_local;
use crate::web::ui::hosts::Hosts;
use crate::web::ui::reading::focus::{focused, give_back};
use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::AttrValue;

/// Cards that may take the focus.
const CARDS: &str = ".m-suggestion, .m-note, .m-sheet, .m-selection";
/// Below this width notes rise as a sheet (LOOK, section 2).
const SHEET_BELOW: f64 = 760.0;

/// What gets the focus once it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web::ui) enum Focus {
    /// The text of the note that is being written.
    Text,
    /// The field for its tags.
    Tags,
    /// The chosen card.
    Card,
    /// What was just opened to choose from.
    Panel,
}

/// Where a correction holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// For this mark alone.
    #[default]
    Here,
    /// In this article.
    Article,
    /// In all articles.
    Everywhere,
}

/// The margins of one desk.
pub(in crate::web::ui) struct Margin {
    desk: Rc<Desk>,
    pub(super) hosts: Hosts,
    pub(super) focus: Cell<Option<Focus>>,
    /// Notes whose line shows all of its notes, by the first of them.
    pub(super) opened_lines: RefCell<Vec<Id>>,
    /// What the margins are drawn for, and how they are drawn anew.
    pub(super) drawing: Drawing,
    /// Where lines of the text stand.
    pub(super) lines: Lines,
    /// The margin's height at least, in CSS pixels, as it was last set.
    pub(super) least: Cell<f64>,
    /// So many notes without a place are listed.
    pub(super) listed: Cell<usize>,
    /// What was last said of the place that a key went to.
    pub(super) said: RefCell<AttrValue>,
    /// What the person is doing beyond looking.
    pub(super) task: RefCell<Option<Task>>,
    /// Where the next correction holds.
    pub(super) scope: Cell<Scope>,
    /// The mark that the person has come to by walking through what nobody has reviewed.
    pub(super) walking: RefCell<Option<String>>,
    /// Whether the last key was the one before the name of a panel.
    pub(in crate::web::ui) going: Cell<bool>,
    /// What had the focus before a card took it.
    before: RefCell<Option<HtmlElement>>,
    panels: Cell<Option<&'static dyn Panels>>,
    loading: Cell<bool>,
    /// Something is to be shown that the panels draw.
    wanted: Cell<bool>,
}

/// The margins as a property: equal if they are the same.
#[derive(Clone)]
pub(in crate::web::ui) struct MarginRef(Rc<Margin>);

impl PartialEq for MarginRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for MarginRef {
    type Target = Margin;

    fn deref(&self) -> &Margin {
        &self.0
    }
}

impl MarginRef {
    pub(in crate::web::ui) fn new(desk: Rc<Desk>, hosts: Hosts) -> Self {
        Self(Rc::new(Margin {
            desk,
            hosts,
            focus: Cell::default(),
            opened_lines: RefCell::default(),
            drawing: Drawing::default(),
            lines: Lines::default(),
            least: Cell::default(),
            listed: Cell::new(super::head::PAGE),
            said: RefCell::default(),
            task: RefCell::default(),
            scope: Cell::default(),
            walking: RefCell::default(),
            going: Cell::default(),
            before: RefCell::default(),
            panels: Cell::default(),
            loading: Cell::default(),
            wanted: Cell::default(),
        }))
    }

    /// What draws panels and cards, to draw one now. The first call may load it; then everything is drawn anew.
    pub(in crate::web::ui) fn panels(&self) -> Option<&'static dyn Panels> {
        if self.panels.get().is_none() {
            self.wanted.set(true);
            self.load_panels();
        }
        self.panels.get()
    }

    /// Loads what draws panels and cards, unless that is done or under way.
    pub(in crate::web::ui) fn load_panels(&self) {
        if self.panels.get().is_some() || self.loading.replace(true) {
            return;
        }
        let weak = self.weak();
        spawn_local(async move {
            let loaded = panels().await;
            let Some(margin) = strong(&weak) else { return };
            margin.loading.set(false);
            let wanted = margin.wanted.replace(false);
            match loaded {
                Ok(panels) => margin.panels.set(Some(panels)),
                // What nobody waits for is tried again when somebody does.
                Err(_) if wanted => margin.without_panels(),
                Err(_) => return,
            }
            if wanted {
                margin.desk.notify();
            }
        });
    }

    pub(in crate::web::ui) fn weak(&self) -> Weak<Margin> {
        Rc::downgrade(&self.0)
    }
}

/// What `weak` stands for, as long as it is drawn.
pub(in crate::web::ui) fn strong(weak: &Weak<Margin>) -> Option<MarginRef> {
    weak.upgrade().map(MarginRef)
}

impl Margin {
    /// Whether something that gets the focus is not drawn yet.
    pub(super) fn awaits_panels(&self) -> bool {
        self.wanted.get()
    }

    /// What was to be shown cannot be: it is closed, so that the next try loads again, and the person is told.
    fn without_panels(&self) {
        self.task.borrow_mut().take();
        self.desk.act(Action::Show(None));
        self.desk.act(Action::ShowCard { items: Vec::new(), pinned: false });
        self.desk.say(Message::PartMissing);
    }

    pub(in crate::web::ui) fn desk(&self) -> &Rc<Desk> {
        &self.desk
    }

    /// Whether notes rise as a sheet.
    pub(in crate::web::ui) fn is_narrow(&self) -> bool {
        let width = web_sys::window().and_then(|w| w.inner_width().ok()?.as_f64());
        width.is_some_and(|width| width < SHEET_BELOW)
    }

    /// Whether header, outline and panels are drawn.
    pub(in crate::web::ui) fn draws_panels(&self) -> bool {
        self.hosts.outline.is_some()
    }

    /// Closes the note that is being written. What stands in its fields goes into it, a tag without its Enter too.
    pub(in crate::web::ui) fn finish(&self) {
        let Some(id) = self.desk.read(|s| s.editing.as_ref().map(|(id, _)| *id)) else { return };
        let field = self.desk.host().query_selector(".m-tag-field").ok().flatten();
        if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlInputElement>().ok()) {
            self.add_tag(id, &field);
        }
        self.desk.act(Action::Finish { at: self.desk.now() });
    }

    /// Takes what stands in the field for tags into the note.
    pub(super) fn add_tag(&self, id: Id, field: &HtmlInputElement) {
        let value = field.value();
        let new = value.split(',').map(|t| t.trim().trim_start_matches('#').trim()).filter(|t| !t.is_empty());
        let new: Vec<String> = new.map(str::to_owned).collect();
        field.set_value("");
        if !new.is_empty() {
            let mut tags = self.tags(id);
            tags.extend(new);
            self.set_tags(id, tags);
        }
    }

    pub(super) fn tags(&self, id: Id) -> Vec<String> {
        let of = |s: &State| Some(s.open.as_ref()?.notes.get(&id)?.tags().into_iter().map(str::to_owned).collect());
        self.desk.read(of).unwrap_or_default()
    }

    pub(super) fn set_tags(&self, id: Id, tags: Vec<String>) {
        self.update(id, Change { tags: Some(tags), ..Change::default() });
    }

    pub(in crate::web::ui) fn update(&self, id: Id, change: Change) {
        self.desk.act(Action::Update { id, at: self.desk.now(), change });
    }

    /// Annotates `span` in a colour; with `focus` the note is opened for writing there.
    pub(in crate::web::ui) fn annotate(&self, span: Span, colour: Colour, focus: Option<Focus>) {
        self.finish();
        let id = self.desk.new_id();
        let change = Change { colour: Some(colour), ..Change::default() };
        let made = self.desk.dispatch(Action::Annotate { id, at: self.desk.now(), span: Some(span), change });
        if let Err(error) = made {
            self.desk.say(Message::Refused(error));
            self.desk.notify();
            return;
        }
        self.desk.drop_selection();
        if focus.is_some() {
            self.edit(id, focus);
        }
    }

    /// Opens a note for writing.
    pub(in crate::web::ui) fn edit(&self, id: Id, focus: Option<Focus>) {
        if self.desk.read(|s| s.editing.as_ref().is_some_and(|(editing, _)| *editing != id)) {
            self.finish();
        }
        self.close_card();
        self.focus.set(focus);
        self.desk.act(Action::Edit(id));
    }

    /// Puts a note in the middle of attention, or none.
    pub(in crate::web::ui) fn choose(&self, id: Option<Id>, focus: Option<Focus>) {
        if self.desk.read(|s| s.editing.as_ref().is_some_and(|(editing, _)| Some(*editing) != id)) {
            self.finish();
        }
        self.close_card();
        self.focus.set(focus);
        self.desk.act(Action::Choose(id));
    }

    pub(in crate::web::ui) fn close_card(&self) {
        self.forget();
        self.walking.take();
        if self.desk.read(|s| s.card.is_some()) {
            if focused().is_some_and(|e| e.closest(CARDS).ok().flatten().is_some()) {
                give_back(self.before.take());
            }
            self.desk.act(Action::ShowCard { items: Vec::new(), pinned: false });
        }
    }

    /// Remembers what has the focus, before a card takes it.
    pub(super) fn remember_focus(&self) {
        let now = focused().filter(|e| e.closest(CARDS).ok().flatten().is_none() && e.local_name() != "body");
        if now.is_some() {
            *self.before.borrow_mut() = now;
        }
    }

    /// The mark whose card is open: its id and where it lies.
    pub(in crate::web::ui) fn shown_mark(&self) -> Option<(String, Span, Layer)> {
        self.desk.read(|s| {
            let mark = s.open.as_ref()?.mark(super::view::marked(s)?)?;
            Some((mark.id.clone(), mark.span, mark.kind.layer()))
        })
    }

    /// Opens the card of a mark, with all else that lies where it begins.
    pub(in crate::web::ui) fn show_mark(&self, id: &str, focus: Option<Focus>) {
        let Some((items, span)) = self.desk.read(|s| with_mark(s.open.as_ref()?, id)) else { return };
        self.finish();
        self.forget();
        self.walking.take();
        self.focus.set(focus);
        self.desk.act(Action::Choose(None));
        self.desk.act(Action::ShowCard { items, pinned: true });
        self.desk.reveal(span);
    }

    /// Says where a key has gone, to those who hear the page.
    pub(in crate::web::ui) fn tell(&self, words: String) {
        *self.said.borrow_mut() = words.into();
        self.desk.notify();
    }

    /// The card in the middle of attention, in the margin or in the sheet.
    pub(super) fn centre(&self) -> Option<Element> {
        let selector = ".m-suggestion, .m-note.is-edited, .m-note.is-chosen";
        self.desk.host().query_selector(selector).ok().flatten()
    }
}

fn with_mark(open: &OpenArticle, id: &str) -> Option<(Vec<CardItem>, Span)> {
    let mark = open.mark(id)?;
    let this = CardItem::Mark(id.to_owned());
    let mut items = items_at(open, mark.span.start);
    items.retain(|item| *item != this);
    items.insert(0, this);
    Some((items, mark.span))
}
