//! What work on the article goes on, for whoever waits for it: told once it takes longer than a moment, in steps.

use super::Desk;
use crate::web::platform::now;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A wait shorter than this is none (LOOK section 7), in ms.
const PATIENCE: f64 = 300.0;
/// Steps in hundredths: each has something drawn.
const STEP: usize = 5;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Notes are put in their places.
    Placing,
    /// The article is read.
    Reading,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Going {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done, in hundredths.
    pub hundredths: usize,
}

/// The work on the article of one desk.
#[derive(Default)]
pub(super) struct Work {
    began: Cell<Option<(Stage, f64)>>,
    told: Cell<Option<Going>>,
    watchers: RefCell<Vec<Rc<dyn Fn()>>>,
}

impl Work {
    /// Tells nobody any more.
    pub(super) fn forget(&self) {
        self.watchers.borrow_mut().clear();
    }

    fn tell(&self, going: Option<Going>) {
        if self.told.replace(going) != going {
            let watchers = self.watchers.borrow().clone();
            watchers.iter().for_each(|watcher| watcher());
        }
    }
}

impl Desk {
    /// So much of the work of `stage` is `done`.
    pub(super) fn goes_on(&self, stage: Stage, done: usize, all: usize) {
        let now = now();
        let began = self.work.began.get().filter(|(other, _)| *other == stage).map_or(now, |(_, began)| began);
        self.work.began.set(Some((stage, began)));
        if now - began > PATIENCE {
            let hundredths = (done * 100).checked_div(all).unwrap_or_default().min(100);
            self.work.tell(Some(Going { stage, hundredths: hundredths - hundredths % STEP }));
        }
    }

    /// The work of `stage` is over.
    pub(super) fn is_done(&self, stage: Stage) {
        if self.work.began.get().is_some_and(|(going, _)| going == stage) {
            self.work.began.set(None);
            self.work.tell(None);
        }
    }

    /// What goes on, if it takes long.
    #[must_use]
    pub fn going(&self) -> Option<Going> {
        self.work.told.get()
    }

    /// Calls `f` whenever [`Self::going`] says something else.
    pub fn watch_work(&self, f: impl Fn() + 'static) {
        self.work.watchers.borrow_mut().push(Rc::new(f));
    }
}
