//! What a person is doing beyond looking: putting a mark right, pointing at words for it, or marking words by hand.
//!
//! It belongs to the interface and not to the state: nothing of it is kept, and what comes of it goes to the desk as one
//! action.

use super::shared::{Focus, Margin, Scope};
use crate::core::app::{Action, CardItem};
use crate::core::text::Span;

/// What is going on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::web::ui) enum Task {
    /// The card of this mark shows what can be put right.
    Correct(String),
    /// The next words chosen in the text name the speaker of this mark.
    PointSpeaker(String),
    /// The next words selected in the text are what this mark should hold.
    PointSpan(String),
    /// These words are to be a quotation by somebody.
    Quote(Span),
    /// These words are to be a name.
    Entity(Span),
}

impl Task {
    /// The mark that it is about.
    pub(super) fn mark(&self) -> Option<&str> {
        match self {
            Self::Correct(id) | Self::PointSpeaker(id) | Self::PointSpan(id) => Some(id),
            Self::Quote(_) | Self::Entity(_) => None,
        }
    }

    /// Whether words of the text are waited for.
    pub(in crate::web::ui) fn points(&self) -> bool {
        matches!(self, Self::PointSpeaker(_) | Self::PointSpan(_))
    }

    /// Whether words are being marked by hand.
    pub(super) fn is_adding(&self) -> bool {
        self.span().is_some()
    }

    /// The words that it is about.
    fn span(&self) -> Option<Span> {
        match self {
            Self::Quote(span) | Self::Entity(span) => Some(*span),
            _ => None,
        }
    }
}

impl Margin {
    /// What is going on, as long as what it is about is there.
    pub(in crate::web::ui) fn task(&self) -> Option<Task> {
        let task = self.task.borrow().clone()?;
        let there = task.mark().is_none_or(|id| {
            self.desk().read(|s| s.card.as_ref().and_then(|c| c.item()) == Some(&CardItem::Mark(id.to_owned())))
        });
        if !there {
            self.task.borrow_mut().take();
        }
        there.then_some(task)
    }

    /// Begins something of its own, which holds here until the person says otherwise.
    pub(in crate::web::ui) fn start(&self, task: Task) {
        self.scope.set(Scope::Here);
        self.begin(task);
    }

    /// Begins something, or a part of what is going on; what it shows gets the focus.
    pub(super) fn begin(&self, task: Task) {
        self.finish();
        if self.desk().read(|s| s.read_only) {
            return;
        }
        let points = task.points();
        self.desk().hold(task.span());
        *self.task.borrow_mut() = Some(task);
        self.focus.set(Some(if points { Focus::Card } else { Focus::Panel }));
        // The card stays where it is while the pointer is on its way to the words.
        let current = self.desk().read(|s| s.card.as_ref().filter(|card| !card.pinned).map(|card| card.current));
        if let Some(current) = current {
            self.desk().act(Action::TurnCard(current));
        }
        self.desk().notify();
    }

    /// Ends what is going on, if anything is; the focus goes back to where it came from. A passage that was to be
    /// marked is selected again.
    pub(in crate::web::ui) fn end(&self) -> bool {
        let Some(task) = self.task() else { return false };
        self.forget();
        match &task {
            Task::PointSpeaker(id) | Task::PointSpan(id) => {
                self.desk().drop_selection();
                self.begin(Task::Correct(id.clone()));
            }
            Task::Correct(_) => self.focus.set(Some(Focus::Card)),
            Task::Quote(span) | Task::Entity(span) => {
                let _ = self.desk().select(*span);
            }
        }
        self.desk().notify();
        true
    }

    /// Lets go of it without a word.
    pub(super) fn forget(&self) {
        self.task.borrow_mut().take();
        self.desk().hold(None);
    }
}
