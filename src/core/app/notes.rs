//! Making, changing, writing and deleting annotations.

use super::action::Change;
use super::effect::{Effect, Event};
use super::error::AppError;
use super::history::Step;
use super::message::{Label, Message};
use super::open::OpenArticle;
use super::state::State;
use crate::core::anchoring::{State as Anchor, describe};
use crate::core::annotation::{Colour, DecidedBy, Id, Note, Passage, Resolution, Target, Writer};
use crate::core::text::Span;
use std::rc::Rc;

impl State {
    pub(super) fn annotate(
        &mut self,
        id: Id,
        at: u64,
        span: Option<Span>,
        change: Change,
    ) -> Result<Vec<Effect>, AppError> {
        let (writer, author) = (self.writer, self.author.clone());
        check_tags(&change)?;
        let open = self.writable()?;
        let mut note = Note::new(id, open.target(span)?, writer, at);
        note.set_colour(Some(change.colour.unwrap_or(Colour::Amber)), writer, at);
        let label = if change.note.as_deref().unwrap_or_default().is_empty() { Label::Highlight } else { Label::Note };
        if let Some(name) = author {
            note.set_creator(&name, writer, at);
        }
        write(&mut note, Change { colour: None, span: None, ..change }, writer, at);
        Ok(self.commit(label, vec![(None, Rc::new(note))]))
    }

    pub(super) fn update(&mut self, id: Id, at: u64, change: Change) -> Result<Vec<Effect>, AppError> {
        let writer = self.writer;
        check_tags(&change)?;
        let open = self.writable()?;
        let before = open.editable(id)?;
        let mut note = Note::clone(&before);
        if let Some(span) = change.span {
            open.check_span(span)?;
            let state = Anchor::Confirmed;
            let decided_by = DecidedBy::Person;
            note.resolve(
                Resolution { version: (&open.hash).into(), span: Some(span), state, decided_by, at },
                writer,
                at,
            );
        }
        let label = change.label();
        write(&mut note, change, writer, at);
        if note == *before {
            return Ok(Vec::new());
        }
        Ok(self.commit(label, vec![(Some(before), Rc::new(note))]))
    }

    pub(super) fn remove(&mut self, id: Id, at: u64) -> Result<Vec<Effect>, AppError> {
        let open = self.writable()?;
        let before = open.editable(id)?;
        let mut note = Note::clone(&before);
        note.delete(at);
        let article = open.article.id();
        let drafted = open.drafts.remove(&id).is_some();
        if self.editing.as_ref().is_some_and(|(editing, _)| *editing == id) {
            self.editing = None;
        }
        let mut effects = self.commit(Label::Delete, vec![(Some(before), Rc::new(note))]);
        if drafted {
            effects.push(Effect::SaveDraft { article, note: id, text: None });
        }
        if self.chosen == Some(id) {
            self.chosen = None;
        }
        self.drop_from_card(id);
        effects.push(Effect::Announce(Message::NoteDeleted));
        Ok(effects)
    }

    fn drop_from_card(&mut self, id: Id) {
        use super::state::CardItem;
        if self.card.as_ref().is_some_and(|c| c.item() == Some(&CardItem::Note(id))) {
            self.card = None;
        }
    }

    pub(super) fn edit(&mut self, id: Id) -> Result<Vec<Effect>, AppError> {
        let open = self.writable()?;
        let note = open.editable(id)?;
        let text = open.drafts.get(&id).cloned().unwrap_or_else(|| note.text().unwrap_or_default().to_owned());
        let span = open.span(id);
        self.editing = Some((id, text));
        self.chosen = Some(id);
        Ok(span.map(Effect::Reveal).into_iter().collect())
    }

    pub(super) fn typed(&mut self, text: String) -> Vec<Effect> {
        let (Some((id, now)), Some(open)) = (&mut self.editing, &mut self.open) else { return Vec::new() };
        now.clone_from(&text);
        open.drafts.insert(*id, text.clone());
        if !open.saved {
            return Vec::new();
        }
        vec![Effect::SaveDraft { article: open.article.id(), note: *id, text: Some(text) }]
    }

    pub(super) fn finish(&mut self, at: u64) -> Result<Vec<Effect>, AppError> {
        let Some((id, text)) = self.editing.take() else { return Ok(Vec::new()) };
        let writer = self.writer;
        let open = self.writable()?;
        let article = open.article.id();
        let drafted = open.drafts.remove(&id).is_some() && open.saved;
        let mut effects = Vec::new();
        if let Ok(before) = open.editable(id)
            && (before.texts().len() > 1 || before.text().unwrap_or_default() != text)
        {
            let label = if before.text().unwrap_or_default().is_empty() { Label::Note } else { Label::Edit };
            let mut note = Note::clone(&before);
            write(&mut note, Change { note: Some(text), ..Change::default() }, writer, at);
            effects = self.commit(label, vec![(Some(before), Rc::new(note))]);
            effects.push(Effect::Announce(Message::NoteSaved));
        }
        if drafted {
            // After the note itself, so that at no moment neither of the two holds the words.
            effects.push(Effect::SaveDraft { article, note: id, text: None });
        }
        Ok(effects)
    }

    /// Puts the new notes in place and remembers the step.
    pub(super) fn commit(&mut self, label: Label, changes: Vec<(Option<Rc<Note>>, Rc<Note>)>) -> Vec<Effect> {
        let Some(open) = &mut self.open else { return Vec::new() };
        let mut effects = Vec::with_capacity(changes.len() + 1);
        for (_, note) in &changes {
            open.put(note.clone(), None);
            if open.saved {
                effects.push(Effect::SaveNote { article: open.article.id(), note: note.clone() });
            }
        }
        open.history.push(Step { label, changes });
        self.recount();
        effects.push(Effect::Emit(Event::Change));
        effects
    }
}

impl OpenArticle {
    /// The target of a new annotation: a passage with words and context, or the whole article.
    pub(super) fn target(&self, span: Option<Span>) -> Result<Target, AppError> {
        let Some(span) = span else { return Ok(Target::Article) };
        self.check_span(span)?;
        let context = describe(self.text.as_str(), span);
        Ok(Target::Passage(Passage {
            version: Some((&self.hash).into()),
            position: Some(span),
            exact: self.text.slice(span).to_owned(),
            prefix: context.prefix,
            suffix: context.suffix,
        }))
    }

    fn check_span(&self, span: Span) -> Result<(), AppError> {
        let words = span.of(self.text.as_str()).unwrap_or_default();
        if words.trim().is_empty() { Err(AppError::EmptySpan) } else { Ok(()) }
    }

    /// A note that this program may rewrite.
    fn editable(&self, id: Id) -> Result<Rc<Note>, AppError> {
        let note = self.notes.get(&id).filter(|n| !n.is_deleted());
        let note = note.ok_or_else(|| AppError::UnknownAnnotation(id.to_string()))?;
        if note.is_newer() { Err(AppError::Newer) } else { Ok(note.clone()) }
    }
}

fn check_tags(change: &Change) -> Result<(), AppError> {
    let empty = change.tags.iter().flatten().any(|tag| tag.trim().is_empty());
    if empty { Err(AppError::EmptyTag) } else { Ok(()) }
}

/// Writes what differs; the passage is not its business.
fn write(note: &mut Note, change: Change, writer: Writer, at: u64) {
    if let Some(text) = change.note
        && (note.texts().len() > 1 || note.text().unwrap_or_default() != text)
    {
        note.set_text(&text, writer, at);
    }
    if let Some(tags) = change.tags {
        let mut unique: Vec<String> = Vec::with_capacity(tags.len());
        for tag in tags.iter().map(|t| t.trim()) {
            if !unique.iter().any(|u| u == tag) {
                unique.push(tag.to_owned());
            }
        }
        if note.tags() != unique {
            note.set_tags(&unique, writer, at);
        }
    }
    if let Some(colour) = change.colour
        && note.colour() != Some(colour)
    {
        note.set_colour(Some(colour), writer, at);
    }
}

impl Change {
    /// The name of a step that makes this change.
    fn label(&self) -> Label {
        if self.note.is_some() {
            Label::Edit
        } else if self.tags.is_some() {
            Label::Tags
        } else if self.colour.is_some() {
            Label::Colour
        } else {
            Label::Passage
        }
    }
}
