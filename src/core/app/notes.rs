//! Making, changing, writing and deleting annotations.

use super::BETWEEN_TEXTS;
use super::action::Change;
use super::effect::{Effect, Event};
use super::error::AppError;
use super::history::{Changes, Step};
use super::message::{Label, Message};
use super::open::OpenArticle;
use super::state::State;
use crate::core::anchoring::{State as Anchor, describe};
use crate::core::annotation::{Colour, DecidedBy, Id, Note, Passage, Resolution, Target, Verdict, Writer};
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
        let mut note = Note::new(open.unused(id)?, open.target(span)?, writer, at);
        note.set_colour(Some(change.colour.unwrap_or(Colour::Amber)), writer, at);
        let label = if change.note.as_deref().unwrap_or_default().is_empty() { Label::Highlight } else { Label::Note };
        if let Some(name) = author {
            note.set_creator(&name, writer, at);
        }
        write(&mut note, Change { colour: None, span: None, ..change }, writer, at);
        Ok(self.commit(label, vec![(None, Rc::new(note))].into()))
    }

    pub(super) fn update(&mut self, id: Id, at: u64, change: Change) -> Result<Vec<Effect>, AppError> {
        let writer = self.writer;
        check_tags(&change)?;
        let open = self.writable()?;
        let before = open.editable(id)?;
        let mut note = Note::clone(&before);
        if let Some(span) = change.span {
            open.check_span(span)?;
            note.resolve(open.placed(span, at), writer, at);
            // A decision on other words: who was named as the speaker of these may be named elsewhere.
            if let Some(verdict) = note.verdict().filter(|verdict| verdict.speaker.is_some()) {
                note.set_verdict(&Verdict { speaker: None, ..verdict }, writer, at);
            }
        }
        let label = change.label();
        write(&mut note, change, writer, at);
        if note == *before {
            return Ok(Vec::new());
        }
        Ok(self.commit(label, vec![(Some(before), Rc::new(note))].into()))
    }

    pub(super) fn remove(&mut self, id: Id, at: u64) -> Result<Vec<Effect>, AppError> {
        self.writable()?.editable(id)?;
        // What was typed goes into the note first, so that undoing the deletion brings it back, too.
        let mut effects = self.put_in_typed(id, at)?;
        let open = self.writable()?;
        let before = open.editable(id)?;
        let mut note = Note::clone(&before);
        note.delete(at);
        let draft = open.drafts.remove(&id).filter(|_| open.saved);
        let article = open.article.id();
        effects.extend(self.commit(Label::Delete, vec![(Some(before), Rc::new(note))].into()));
        effects.extend(draft.map(|_| Effect::SaveDraft { article, note: id, text: None }));
        effects.push(Effect::Announce(Message::NoteDeleted));
        Ok(effects)
    }

    pub(super) fn edit(&mut self, id: Id) -> Result<Vec<Effect>, AppError> {
        let open = self.writable()?;
        let note = open.editable(id)?;
        let texts = note.texts();
        let text = open.drafts.get(&id).cloned().unwrap_or_else(|| texts.join(BETWEEN_TEXTS));
        let span = open.span(id);
        if self.editing.as_ref().is_none_or(|(editing, _)| *editing != id) {
            self.editing = Some((id, text));
            self.seen = texts.into_iter().map(str::to_owned).collect();
        }
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
        let Some((id, _)) = self.editing else { return Ok(Vec::new()) };
        let open = self.writable()?;
        if let Err(error) = open.editable(id) {
            // What was typed stays a draft: it has nowhere else to go.
            self.editing = None;
            return Ok(vec![Effect::Announce(Message::Refused(error))]);
        }
        let article = open.article.id();
        let mut effects = self.put_in_typed(id, at)?;
        self.editing = None;
        if !effects.is_empty() {
            effects.push(Effect::Announce(Message::NoteSaved));
        }
        let open = self.writable()?;
        if open.drafts.remove(&id).is_some() && open.saved {
            // After the note itself, so that at no moment neither of the two holds the words.
            effects.push(Effect::SaveDraft { article, note: id, text: None });
        }
        Ok(effects)
    }

    /// Puts what was typed for a note into it, beside what the person has not seen: what another tab has written since
    /// the note was opened for writing, and what an earlier page had left behind.
    fn put_in_typed(&mut self, id: Id, at: u64) -> Result<Vec<Effect>, AppError> {
        let (writer, seen, beside) = (self.writer, self.seen.clone(), self.beside.clone());
        let editing = self.editing.as_ref().filter(|(editing, _)| *editing == id).map(|(_, text)| text.clone());
        let open = self.writable()?;
        let before = open.editable(id)?;
        let mut texts = before.texts();
        let draft = open.drafts.get(&id).cloned();
        match (&editing, &draft) {
            (Some(text), _) => {
                if *text != seen.join(BETWEEN_TEXTS) {
                    texts.retain(|text| !seen.iter().any(|seen| seen == text));
                    texts.insert(0, text);
                }
                texts.extend(beside.iter().map(String::as_str));
            }
            (None, Some(draft)) => texts.push(draft),
            (None, None) => {}
        }
        let label = if before.text().unwrap_or_default().is_empty() { Label::Note } else { Label::Edit };
        let mut note = Note::clone(&before);
        if !put_texts(&mut note, &texts, writer, at) {
            return Ok(Vec::new());
        }
        Ok(self.commit(label, vec![(Some(before.clone()), Rc::new(note))].into()))
    }

    /// What it takes to keep `note`.
    pub(super) fn save(&self, note: &Rc<Note>) -> Option<Effect> {
        let open = self.open.as_ref().filter(|open| open.saved)?;
        Some(Effect::SaveNote { article: open.article.id(), note: note.clone() })
    }

    /// Puts the new notes and rules in place and remembers the step.
    pub(super) fn commit(&mut self, label: Label, changes: Changes) -> Vec<Effect> {
        let mut effects = self.put(&changes);
        let Some(open) = &mut self.open else { return effects };
        open.history.push(Step { label, changes });
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

    /// That a person put an annotation on `span` of this version.
    pub(super) fn placed(&self, span: Span, at: u64) -> Resolution {
        let (state, decided_by) = (Anchor::Confirmed, DecidedBy::Person);
        Resolution { version: (&self.hash).into(), span: Some(span), state, decided_by, at }
    }

    pub(super) fn check_span(&self, span: Span) -> Result<(), AppError> {
        let words = span.of(self.text.as_str()).unwrap_or_default();
        if words.trim().is_empty() { Err(AppError::EmptySpan) } else { Ok(()) }
    }

    /// A note that this program may rewrite.
    pub(super) fn editable(&self, id: Id) -> Result<Rc<Note>, AppError> {
        let note = self.notes.get(&id).filter(|n| !n.is_deleted());
        let note = note.ok_or_else(|| AppError::UnknownAnnotation(id.to_string()))?;
        if note.is_newer() { Err(AppError::Newer) } else { Ok(note.clone()) }
    }
}

fn check_tags(change: &Change) -> Result<(), AppError> {
    let empty = change.tags.iter().flatten().any(|tag| tag.trim().is_empty());
    if empty { Err(AppError::EmptyTag) } else { Ok(()) }
}

/// Writes `texts`, each once, in place of all that are there. Says whether anything had to be written.
fn put_texts(note: &mut Note, texts: &[&str], writer: Writer, at: u64) -> bool {
    let mut each: Vec<&str> = Vec::with_capacity(texts.len());
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if !each.contains(text) {
            each.push(text);
        }
    }
    let changes = note.texts() != each;
    if changes {
        note.set_texts(&each, writer, at);
    }
    changes
}

/// Writes what differs; the passage is not its business.
fn write(note: &mut Note, change: Change, writer: Writer, at: u64) {
    if let Some(text) = change.note {
        put_texts(note, &[&text], writer, at);
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
