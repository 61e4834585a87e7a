//! Undo and redo of what this tab did.
//!
//! A step remembers each note before and after. Taking it back restores the fields that the step changed, as new
//! writes, and only if they still hold what the step wrote: what another tab has changed since is never touched.

use super::effect::{Effect, Event};
use super::error::AppError;
use super::message::{Label, Message};
use super::state::{Outcome, State};
use crate::core::annotation::Note;
use std::rc::Rc;

/// Steps kept for an article; the oldest go first.
const MOST: usize = 500;

/// One step of the person: a few notes, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it did.
    pub label: Label,
    /// The notes it changed; `None` before if it made the note.
    pub changes: Vec<(Option<Rc<Note>>, Rc<Note>)>,
}

/// What can be undone and redone in one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Steps done, the last one last.
    pub done: Vec<Step>,
    /// Steps taken back, the last one last.
    pub undone: Vec<Step>,
}

/// What undo or redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoReport {
    /// Whether something was done.
    pub done: bool,
    /// The step, if there was one.
    pub label: Option<Label>,
    /// What to tell the person.
    pub message: Message,
}

impl History {
    /// Remembers a step; what had been taken back before can then no longer be redone.
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        if self.done.len() == MOST {
            self.done.remove(0);
        }
        self.done.push(step);
    }
}

impl State {
    pub(super) fn undo(&mut self, at: u64) -> Result<Outcome, AppError> {
        let step = self.writable()?.history.done.pop();
        self.travel(step, at, Direction::Back)
    }

    pub(super) fn redo(&mut self, at: u64) -> Result<Outcome, AppError> {
        let step = self.writable()?.history.undone.pop();
        self.travel(step, at, Direction::Forth)
    }

    fn travel(&mut self, step: Option<Step>, at: u64, direction: Direction) -> Result<Outcome, AppError> {
        let Some(step) = step else {
            let nothing = direction.say(Message::NothingToUndo, Message::NothingToRedo);
            return Ok(report(false, None, nothing, Vec::new()));
        };
        let label = step.label;
        match self.revert(&step, at) {
            Some((inverse, mut effects)) => {
                let open = self.writable()?;
                direction.say(&mut open.history.undone, &mut open.history.done).push(inverse);
                effects.push(Effect::Emit(Event::Change));
                let message = direction.say(Message::Undone(label), Message::Redone(label));
                Ok(report(true, Some(label), message, effects))
            }
            None => {
                // The step stays where it was: what stands in its way may be undone by whoever did it.
                let open = self.writable()?;
                direction.say(&mut open.history.done, &mut open.history.undone).push(step);
                Ok(report(false, Some(label), Message::ChangedSince(label), Vec::new()))
            }
        }
    }

    /// Takes `step` back. Returns the step that does it again, or `None`, with nothing changed, if a note does not hold
    /// any more what the step wrote.
    fn revert(&mut self, step: &Step, at: u64) -> Option<(Step, Vec<Effect>)> {
        let writer = self.writer;
        let open = self.open.as_mut()?;
        let mut changes = Vec::with_capacity(step.changes.len());
        for (before, after) in &step.changes {
            let current = open.notes.get(&after.id()).filter(|note| !note.is_newer())?.clone();
            let mut note = Note::clone(&current);
            note.revert(before.as_deref(), after, writer, at).ok()?;
            changes.push((Some(current), Rc::new(note)));
        }
        open.put_all(changes.iter().map(|(_, note)| note));
        let effects = changes.iter().filter_map(|(_, note)| self.save(note)).collect();
        self.recount();
        Some((Step { label: step.label, changes }, effects))
    }
}

fn report(done: bool, label: Option<Label>, message: Message, mut effects: Vec<Effect>) -> Outcome {
    effects.push(Effect::Announce(message.clone()));
    Outcome { effects, undo: Some(UndoReport { done, label, message }) }
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forth,
}

impl Direction {
    fn say<T>(self, back: T, forth: T) -> T {
        match self {
            Self::Back => back,
            Self::Forth => forth,
        }
    }
}
