//! The state and the function that changes it.

use super::BETWEEN_TEXTS;
use super::action::Action;
use super::comparison::Comparison;
use super::effect::{Effect, Event};
use super::error::AppError;
use super::history::UndoReport;
use super::knowledge::{Names, NoModel};
use super::merging::ImportReport;
use super::message::Message;
use super::open::OpenArticle;
use super::preparation::Prepared;
use crate::core::annotation::{Article, Id, Rule, Scope, Settings, Writer};
use crate::core::language::Language;
use crate::core::order::Sorted;
use crate::core::text::Span;
use std::rc::Rc;

/// Everything the interface shows, but for what the browser knows better (scrolling, focus, fonts).
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Who writes in this tab: the author of its dots.
    pub writer: Writer,
    /// The person's name, if they gave one.
    pub author: Option<String>,
    /// Nothing may be changed.
    pub read_only: bool,
    /// Language, theme and the like.
    pub settings: Rc<Settings>,
    /// The articles of this browser with the number of their notes.
    pub library: Sorted<Id, (Rc<Article>, usize)>,
    /// Rules learned from corrections, those deleted included.
    pub rules: Sorted<Id, Rc<Rule>>,
    /// The article on the page.
    pub open: Option<OpenArticle>,
    /// The selected passage of the article.
    pub selection: Option<Span>,
    /// The note in the middle of attention.
    pub chosen: Option<Id>,
    /// The note that is being written, with its text so far.
    pub editing: Option<(Id, String)>,
    /// The texts of that note when it was opened for writing: what the person has seen, and so may replace.
    pub seen: Vec<String>,
    /// What earlier pages had typed for that note, found after it was opened for writing.
    pub beside: Vec<String>,
    /// The card that says what lies at a point.
    pub card: Option<Card>,
    /// A newer text beside the open version, until it is adopted or left.
    pub comparison: Option<Rc<Comparison>>,
    /// What is open over the page.
    pub panel: Option<Panel>,
}

/// Something that is opened over the page, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The list of articles.
    Library,
    /// The field to paste an article into.
    Paste,
    /// The keys.
    Help,
    /// The outline, where it is a drawer.
    Outline,
    /// The rules learned from corrections.
    Rules,
    /// A newer version beside the open one.
    Versions,
    /// How things are kept, backups, and what is not in its place.
    Storage,
}

/// A card over one point of the article, with all that lies there.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What lies there, the best first.
    pub items: Vec<CardItem>,
    /// The one that is shown.
    pub current: usize,
    /// Whether it stays when the pointer leaves.
    pub pinned: bool,
}

impl Card {
    /// The item that is shown.
    #[must_use]
    pub fn item(&self) -> Option<&CardItem> {
        self.items.get(self.current)
    }
}

/// Something that a card can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardItem {
    /// A mark, by its id.
    Mark(String),
    /// A note.
    Note(Id),
}

/// What came of an action.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// To be carried out at the edge, in order.
    pub effects: Vec<Effect>,
    /// What undo or redo did, after one of these.
    pub undo: Option<UndoReport>,
    /// What an import came to, after one.
    pub imported: Option<ImportReport>,
}

impl From<Vec<Effect>> for Outcome {
    fn from(effects: Vec<Effect>) -> Self {
        Self { effects, ..Self::default() }
    }
}

impl State {
    /// A state with nothing open.
    #[must_use]
    pub fn new(writer: Writer, settings: Rc<Settings>) -> Self {
        Self {
            writer,
            author: None,
            read_only: false,
            settings,
            library: Sorted::new(),
            rules: Sorted::new(),
            open: None,
            selection: None,
            chosen: None,
            editing: None,
            seen: Vec::new(),
            beside: Vec::new(),
            card: None,
            comparison: None,
            panel: None,
        }
    }

    /// Carries out `action`.
    ///
    /// # Errors
    /// The action names something that is not there, or may not be done; the state is as before then.
    pub fn apply(&mut self, action: Action) -> Result<Outcome, AppError> {
        let outcome = self.carry_out(action)?;
        self.let_go();
        Ok(outcome)
    }

    fn carry_out(&mut self, action: Action) -> Result<Outcome, AppError> {
        match action {
            Action::Annotate { id, at, span, change } => self.annotate(id, at, span, change).map(Into::into),
            Action::Update { id, at, change } => self.update(id, at, change).map(Into::into),
            Action::Remove { id, at } => self.remove(id, at).map(Into::into),
            Action::Decide { mark, id, at, decision, learn } => {
                self.decide(&mark, id, at, decision, learn).map(Into::into)
            }
            Action::Assert(assertion) => self.assert(assertion).map(Into::into),
            Action::Compared(comparison) => self.compared(comparison).map(|()| Outcome::default()),
            Action::Place { id, word } => self.decide_place(id, word).map(|()| Outcome::default()),
            Action::Adopt { at } => self.adopt(at).map(Into::into),
            Action::Resolve { id, at, span } => self.resolve(id, at, span).map(Into::into),
            Action::SwitchRule { id, at, on } => self.switch_rule(id, at, on).map(Into::into),
            Action::RemoveRule { id, at } => self.remove_rule(id, at).map(Into::into),
            Action::Import(import) => self.import(*import),
            Action::Undo { at } => self.undo(at),
            Action::Redo { at } => self.redo(at),
            Action::Edit(id) => self.edit(id).map(Into::into),
            Action::Type(text) => Ok(self.typed(text).into()),
            Action::Finish { at } => self.finish(at).map(Into::into),
            other => Ok(self.take_in(other).into()),
        }
    }

    /// Actions that cannot be refused: news from elsewhere, and where the attention lies.
    fn take_in(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Open(source) => return self.opened(*source),
            Action::Analysed { analysis, names } => {
                if let Some(open) = &self.open {
                    let prepared = open.prepare(analysis, names).finish();
                    return self.analysed(prepared);
                }
            }
            Action::Prepared(prepared) => return self.analysed(*prepared),
            Action::Unread => {
                if let Some(open) = &mut self.open {
                    open.names = Names::Unavailable(NoModel::Unread);
                    return vec![Effect::Announce(Message::NoNames(open.names.clone()))];
                }
            }
            Action::Library(articles) => {
                self.library = articles.into_iter().map(|(article, notes)| (article.id(), (article, notes))).collect();
                self.recount();
            }
            Action::Forgotten(id) => return self.forgotten(id),
            Action::ReceivedRules(rules) => return self.received_rules(rules),
            Action::ForgottenRules => return self.forget_rules(|_| true),
            Action::Received(note) => return self.received(note),
            Action::ReceivedArticle(article) => return self.received_article(article),
            Action::Drafts(drafts) => self.left_behind(drafts),
            Action::Select(span) if self.selection != span => {
                self.selection = span;
                return vec![Effect::Emit(Event::Selection)];
            }
            Action::Choose(id) => self.chosen = id,
            Action::ShowCard { items, pinned } => {
                self.card = (!items.is_empty()).then_some(Card { items, current: 0, pinned });
            }
            Action::Return => self.comparison = None,
            Action::Show(panel) => self.panel = panel,
            Action::TurnCard(current) => {
                if let Some(card) = &mut self.card
                    && current < card.items.len()
                {
                    *card = Card { items: card.items.clone(), current, pinned: true };
                }
            }
            Action::Configured(settings) => self.settings = Rc::new(self.settings.merge(&settings)),
            Action::Counted(article) => {
                let open = self.open.as_ref().is_some_and(|open| open.article.id() == article);
                if let Some(entry) = self.library.get_mut(&article).filter(|_| !open) {
                    entry.1 += 1;
                }
            }
            Action::Recorded => {
                if let Some(open) = &mut self.open {
                    open.listed = true;
                    self.library.insert(open.article.id(), (open.article.clone(), open.count()));
                }
            }
            Action::Configure(settings) => {
                self.settings = settings.clone();
                return vec![Effect::SaveSettings(settings)];
            }
            // The selection as it was; all others were taken by `carry_out`.
            _ => {}
        }
        Vec::new()
    }

    fn analysed(&mut self, prepared: Prepared) -> Vec<Effect> {
        let Some(open) = &mut self.open else { return Vec::new() };
        let missing = prepared.names.message(Language::French).is_some();
        let announced = missing.then(|| Effect::Announce(Message::NoNames(prepared.names.clone())));
        open.take_over(prepared);
        std::iter::once(Effect::Emit(Event::Change)).chain(announced).collect()
    }

    fn received_article(&mut self, article: Rc<Article>) -> Vec<Effect> {
        let id = article.id();
        let mut open = self.open.as_mut().filter(|open| open.article.id() == id);
        let mine = open.as_ref().map(|open| &open.article).or_else(|| self.library.get(&id).map(|(mine, _)| mine));
        let article = mine.map_or_else(|| article.clone(), |mine| Rc::new(mine.merge(&article)));
        if article.is_deleted() {
            return self.forgotten(id);
        }
        if let Some(open) = &mut open {
            open.article = article.clone();
        }
        self.library.get_or_insert_with(id, || (article.clone(), 0)).0.clone_from(&article);
        self.recount();
        Vec::new()
    }

    fn forgotten(&mut self, id: Id) -> Vec<Effect> {
        self.library.remove(&id);
        if let Some(open) = self.open.as_mut().filter(|open| open.article.id() == id) {
            // Deleted in another tab. What is written here from now on is a new beginning.
            open.listed = false;
        }
        self.forget_rules(|rule| rule.scope() == Scope::Article(id))
    }

    /// Takes drafts of earlier pages in. Where one is here already, both texts are kept, one below the other.
    fn left_behind(&mut self, drafts: Vec<(Id, String)>) {
        let Some(open) = &mut self.open else { return };
        for (id, text) in drafts {
            if let Some((_, typed)) = self.editing.as_ref().filter(|(editing, _)| *editing == id) {
                if *typed != text && !self.beside.contains(&text) {
                    self.beside.push(text);
                }
                continue;
            }
            let draft = open.drafts.get_or_insert_with(id, String::new);
            if draft.is_empty() {
                *draft = text;
            } else if !draft.contains(&text) {
                draft.push_str(BETWEEN_TEXTS);
                draft.push_str(&text);
            }
        }
    }

    /// Lets go of what is not there any more: attention, editor and card never point at nothing.
    fn let_go(&mut self) {
        let open = self.open.as_ref();
        self.comparison.take_if(|comparison| open.is_none_or(|open| open.hash != comparison.from));
        let there = |id: Id| open.and_then(|o| o.notes.get(&id)).is_some_and(|note| !note.is_deleted());
        self.chosen = self.chosen.filter(|id| there(*id));
        if self.editing.as_ref().is_none_or(|(id, _)| !there(*id)) {
            self.editing = None;
            self.seen.clear();
            self.beside.clear();
        }
        let Some(mut card) = self.card.take() else { return };
        let shown = card.item().cloned();
        card.items.retain(|item| match item {
            CardItem::Mark(id) => open.is_some_and(|o| o.mark(id).is_some()),
            CardItem::Note(id) => there(*id),
        });
        let at = card.items.iter().position(|item| Some(item) == shown.as_ref());
        self.card = at.map(|current| Card { current, ..card });
    }

    /// The open article.
    ///
    /// # Errors
    /// There is none.
    pub fn article(&self) -> Result<&OpenArticle, AppError> {
        self.open.as_ref().ok_or(AppError::NothingOpen)
    }

    /// The open article, to be written in.
    pub(super) fn writable(&mut self) -> Result<&mut OpenArticle, AppError> {
        if self.read_only {
            return Err(AppError::ReadOnly);
        }
        self.open.as_mut().ok_or(AppError::NothingOpen)
    }

    /// Keeps the number of notes in the library right.
    pub(super) fn recount(&mut self) {
        if let Some(open) = &self.open
            && let Some(entry) = self.library.get_mut(&open.article.id())
        {
            entry.1 = open.count();
        }
    }
}
