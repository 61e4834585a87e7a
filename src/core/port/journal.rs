//! The journal: the copy on disk of what the storage may still hold in memory.

use crate::core::order::Sorted;
use std::cell::RefCell;
use std::future::{Future, ready};
use std::rc::Rc;

/// A key with the value to write, or `None` to remove it.
pub type Write = (String, Option<String>);

/// Why the journal did not do what it was asked, in the browser's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalError(pub String);

/// Keeps the same keys and values as the storage, asynchronously and for good.
pub trait Journal {
    /// Writes all or nothing; done when it is on disk.
    fn write(&self, writes: &[Write]) -> impl Future<Output = Result<(), JournalError>>;

    /// All keys with their values.
    fn records(&self) -> impl Future<Output = Result<Vec<(String, String)>, JournalError>>;
}

/// A journal that lasts as long as the program. Copies share what is written.
#[derive(Clone, Debug, Default)]
pub struct MemoryJournal {
    values: Rc<RefCell<Sorted<String, String>>>,
    failing: Rc<RefCell<Option<JournalError>>>,
}

impl MemoryJournal {
    /// Makes all that follows fail with `error`, or work again.
    pub fn fail(&self, error: Option<JournalError>) {
        *self.failing.borrow_mut() = error;
    }

    fn check(&self) -> Result<(), JournalError> {
        self.failing.borrow().clone().map_or(Ok(()), Err)
    }
}

impl Journal for MemoryJournal {
    fn write(&self, writes: &[Write]) -> impl Future<Output = Result<(), JournalError>> {
        let done = self.check();
        if done.is_ok() {
            let mut values = self.values.borrow_mut();
            for (key, value) in writes {
                match value {
                    Some(value) => values.insert(key.clone(), value.clone()),
                    None => values.remove(key),
                };
            }
        }
        ready(done)
    }

    fn records(&self) -> impl Future<Output = Result<Vec<(String, String)>, JournalError>> {
        let all = || self.values.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        ready(self.check().map(|()| all()))
    }
}
