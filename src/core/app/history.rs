//! Undo and redo of what this tab did.
//!
//! A step remembers each note before and after. Taking it back restores the fields that the step changed, as new
//! writes, and only if they still hold what the step wrote: what another tab has changed since is never touched.

use super::effect::{Effect, Event};
use super::error::AppError;
use super::message::{Label, Message};
use super::state::{Outcome, State};
use super::versions::VersionChange;
use crate::core::annotation::{Note, Rule};
use std::rc::Rc;

/// Steps kept for an article; the oldest go first.
const MOST: usize = 500;

/// A note before and after; `None` before if it was made.
pub type NoteChange = (Option<Rc<Note>>, Rc<Note>);
/// A rule before and after; `None` before if it was made.
pub type RuleChange = (Option<Rc<Rule>>, Rc<Rule>);

/// A few notes and rules, before and after, and perhaps the version on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The notes.
    pub notes: Vec<NoteChange>,
    /// The rules.
    pub rules: Vec<RuleChange>,
    /// The version on the page, if another one was adopted.
    pub version: Option<Box<VersionChange>>,
}

impl From<Vec<NoteChange>> for Changes {
    fn from(notes: Vec<NoteChange>) -> Self {
        Self { notes, ..Self::default() }
    }
}

/// One step of the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it did.
    pub label: Label,
    /// What it changed.
    pub changes: Changes,
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
        let mut changes = Changes::default();
        if let Some(version) = &step.changes.version {
            changes.version = Some(Box::new(version.back(open, writer, at)?));
        }
        for (before, after) in &step.changes.notes {
            let current = open.notes.get(&after.id()).filter(|note| !note.is_newer())?.clone();
            let mut note = Note::clone(&current);
            // That a version is adopted or left is no change of what the person wrote.
            let when = if changes.version.is_some() { after.modified() } else { at };
            note.revert(before.as_deref(), after, writer, when).ok()?;
            changes.notes.push((Some(current), Rc::new(note)));
        }
        for (before, after) in &step.changes.rules {
            let current = self.rules.get(&after.id()).filter(|rule| !rule.is_newer())?.clone();
            let mut rule = Rule::clone(&current);
            rule.revert(before.as_deref(), after, writer, at).ok()?;
            changes.rules.push((Some(current), Rc::new(rule)));
        }
        let effects = self.put(&changes);
        Some((Step { label: step.label, changes }, effects))
    }

    /// Puts notes and rules in place as they are after `changes`. Returns what it takes to keep them.
    pub(super) fn put(&mut self, changes: &Changes) -> Vec<Effect> {
        let Some(open) = &mut self.open else { return Vec::new() };
        for (_, rule) in &changes.rules {
            self.rules.insert(rule.id(), rule.clone());
        }
        let mut effects = Vec::new();
        match &changes.version {
            Some(version) => {
                effects = open.save_turn(version);
                open.turn_to(version, changes);
                open.learn(&self.rules);
                open.refresh_marks();
                if open.saved {
                    self.library.insert(open.article.id(), (open.article.clone(), 0));
                }
                (self.selection, self.card) = (None, None);
            }
            None => {
                open.put_all(changes.notes.iter().map(|(_, note)| note));
                open.learn(&self.rules);
            }
        }
        effects.extend(open.keep_all(changes.notes.iter().map(|(_, note)| note)));
        if open.saved {
            effects.extend(changes.rules.iter().map(|(_, rule)| Effect::SaveRule(rule.clone())));
        }
        self.recount();
        effects
    }
}

fn report(done: bool, label: Option<Label>, message: Message, mut effects: Vec<Effect>) -> Outcome {
    effects.push(Effect::Announce(message.clone()));
    Outcome { effects, undo: Some(UndoReport { done, label, message }), ..Outcome::default() }
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
