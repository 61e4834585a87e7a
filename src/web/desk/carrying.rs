//! Carrying out what the state asks for: saving, scrolling, saying, telling listeners.

use super::{Desk, EventName, version};
use crate::core::annotation::{Id, Note, Rule};
use crate::core::app::{Action, Effect, Event, Message};
use std::rc::Rc;
use wasm_bindgen::JsValue;

impl Desk {
    pub(super) fn perform(&self, effect: Effect) {
        match effect {
            Effect::SaveNote { article, note } => self.save_note(article, &note),
            Effect::SaveNotes { article, notes } => self.save_notes(article, notes),
            Effect::SaveDraft { article, note, text } => self.keeper.save_draft(article, note, text, self.now()),
            Effect::SaveRule(rule) => self.save_rule(&rule),
            Effect::SaveArticle(article) => self.keeper.save_article(&article),
            Effect::SaveText { article, text, hash } => self.keeper.save_text(&hash, &version(&article, text)),
            Effect::ShowText => self.show_version(),
            Effect::SaveSettings(settings) => self.keeper.save_settings(&settings),
            Effect::Reveal(span) => self.reveal(span),
            Effect::Announce(message) => self.say(message),
            Effect::Emit(event) => self.emit(event),
        }
    }

    fn save_note(&self, article: Id, note: &Note) {
        self.record_article();
        // Another tab may have written since: then the merged note is news for this tab, too.
        if let Some(merged) = self.keeper.save_note(article, note) {
            self.take_news(Action::Received(Rc::new(merged)));
        }
    }

    /// Saves many notes without holding up the page.
    pub(super) fn save_notes(&self, article: Id, notes: Vec<Rc<Note>>) {
        self.record_article();
        self.keeper.save_notes(article, notes);
    }

    fn save_rule(&self, rule: &Rule) {
        // A rule of one article means nothing without it.
        self.record_article();
        if let Some(merged) = self.keeper.save_rule(rule) {
            self.take_news(Action::ReceivedRules(vec![Rc::new(merged)]));
        }
    }

    pub(super) fn take_news(&self, news: Action) {
        let outcome = self.state.borrow_mut().apply(news);
        for effect in outcome.map(|o| o.effects).unwrap_or_default() {
            if let Effect::Emit(event) = effect {
                self.emit(event);
            }
        }
    }

    /// Writes the article that the page brought into the stores, with its first note.
    pub(super) fn record_article(&self) {
        let unlisted = self
            .read(|s| s.open.as_ref().filter(|o| o.saved && !o.listed).map(|o| (o.article.clone(), o.text.clone())));
        if let Some((article, text)) = unlisted {
            self.keeper.save_article(&article);
            let version = version(&article, text);
            self.keeper.save_text(&version.hash(), &version);
            let _ = self.state.borrow_mut().apply(Action::Recorded);
        }
    }

    /// Writes the version that is open now into the page.
    fn show_version(&self) {
        let Some(desk) = self.own.upgrade() else { return };
        if let Err(error) = desk.show_again() {
            self.say(Message::Failed(error.message(self.language())));
        }
        // Without its id the address stands for the text that the page brings, which is the older version.
        desk.put_address(desk.read(|s| s.open.as_ref().filter(|open| open.saved).map(|open| open.article.id())));
    }

    pub(super) fn emit(&self, event: Event) {
        let name = match event {
            Event::Change => EventName::Change,
            Event::Selection => EventName::Selection,
            Event::State => EventName::State,
        };
        self.subscribers.tell(name, &JsValue::UNDEFINED);
    }
}
