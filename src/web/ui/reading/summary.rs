//! What the outline and the strip are given of the marks.

use crate::core::app::{Mark, Voice};
use std::rc::Rc;

/// A shared value as a property: equal if it is the same one, because comparing thousands of marks costs more than
/// drawing what is seen of them.
#[derive(Debug)]
pub struct Same<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The quotations of a voice, the fragments of one utterance together.
pub fn utterances<'a>(voice: &'a Voice, marks: &'a [Mark]) -> Vec<Vec<&'a Mark>> {
    let mut groups: Vec<Vec<&Mark>> = Vec::new();
    for mark in voice.marks.iter().filter_map(|i| marks.get(*i)) {
        match groups.last_mut() {
            Some(group) if mark.utterance != 0 && group[0].utterance == mark.utterance => group.push(mark),
            _ => groups.push(vec![mark]),
        }
    }
    groups
}
