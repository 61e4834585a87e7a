//! Where annotations would lie in another text: asked by scripts, for which nothing changes.

use super::Desk;
use super::importing::Given;
use super::opening::{OpenError, Slice};
use crate::core::anchoring::{Resolved, Resolver, State};
use crate::core::app::{follow, locate};
use crate::core::text::Text;

/// An annotation's id, as it was given, and its place.
pub type Reanchored = (Option<String>, Resolved);

impl Desk {
    /// The places of the annotations `given` in `text`, in their order. With the text they were made on, `previous`, an
    /// alignment of both decides; without it words and context do.
    ///
    /// # Errors
    /// One of them is no annotation.
    pub async fn reanchor(
        &self,
        text: &Text,
        previous: Option<&Text>,
        given: &Given,
    ) -> Result<Vec<Reanchored>, OpenError> {
        let _busy = self.busy();
        let resolver = match previous {
            Some(previous) => Resolver::of_next_version(text.as_str(), previous.as_str()),
            None => Resolver::of_another_version(text.as_str()),
        };
        let on_previous = previous.map(|previous| (previous, Resolver::new(previous.as_str())));
        let mut slice = Slice::begin();
        let mut places = Vec::with_capacity(given.list.length() as usize);
        let mut first = 0;
        while first < given.list.length() {
            let mut read = Vec::new();
            first = given.read_from(first, |foreign| read.push((foreign.iri, foreign.selector)))?;
            for (id, selector) in read {
                let place = match (selector, &on_previous) {
                    (None, _) => Resolved { state: State::Exact, ..Resolved::lost() },
                    (Some(selector), Some((before, on_it))) => follow(selector, (before, on_it), (text, &resolver)),
                    (Some(mut selector), None) => locate(&mut selector, text, &resolver),
                };
                places.push((id, place));
                slice.breathe().await;
            }
        }
        Ok(places)
    }
}
