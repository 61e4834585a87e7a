//! A newer text beside the open version, and the texts of older versions. Comparing is a part of its own with the panels:
//! nobody needs it to read.

use super::Desk;
use super::backing::Work;
use super::opening::Slice;
use crate::core::anchoring::Resolver;
use crate::core::annotation::{Article, Note, Target, VersionPrefix};
use crate::core::app::{Action, AppError, Comparing, Comparison, Frozen};
use crate::core::text::{Text, VersionHash};
use crate::web::platform::{part, yield_now};
use std::rc::Rc;

part! {
    /// What compares versions.
    ///
    /// # Errors
    /// The part cannot be loaded.
    pub comparisons in panels -> dyn Comparisons { &Here }
}

/// Compares versions.
pub trait Comparisons {
    /// The open version beside `text`: what changed, and where every note would lie. Nothing of the article changes.
    fn compare(&self, desk: Rc<Desk>, text: Text) -> Work<Result<Rc<Comparison>, AppError>>;
}

struct Here;

impl Comparisons for Here {
    fn compare(&self, desk: Rc<Desk>, text: Text) -> Work<Result<Rc<Comparison>, AppError>> {
        Box::pin(async move {
            let _busy = desk.busy();
            let begun =
                desk.read(|s| if s.read_only { Err(AppError::ReadOnly) } else { Comparing::new(s.article()?, text) });
            let comparing = begun?;
            let article = desk.read(|s| s.article().map(|open| open.article.clone()))?;
            let texts = desk.older_texts(&article, &comparing.origins()).await;
            let (next, frozen) = (comparing.resolver(), aligned(comparing.text(), &texts));
            let mut slice = Slice::begin();
            let mut places = Vec::with_capacity(comparing.notes().len());
            for (note, before) in comparing.notes() {
                places.push(comparing.place(note, before, &next, &frozen));
                slice.breathe().await;
            }
            drop((next, frozen));
            yield_now().await;
            let comparison = Rc::new(comparing.finish(places));
            desk.dispatch(Action::Compared(comparison.clone()))?;
            Ok(comparison)
        })
    }
}

/// What places notes of the older versions `texts` in `text`, by aligning each with it.
pub(super) fn aligned<'t>(text: &'t Text, texts: &'t [(VersionPrefix, Text)]) -> Vec<Frozen<'t>> {
    let one =
        |(version, old): &'t (VersionPrefix, Text)| (*version, Resolver::of_next_version(text.as_str(), old.as_str()));
    texts.iter().map(one).collect()
}

impl Desk {
    /// The texts of those `versions` of `article` that this browser still has.
    pub(super) async fn older_texts(
        &self,
        article: &Article,
        versions: &[VersionPrefix],
    ) -> Vec<(VersionPrefix, Text)> {
        let mut texts = Vec::new();
        for version in versions {
            if let Some(hash) = article.version(*version)
                && let Some(text) = self.keeper.text(&hash).await
            {
                texts.push((*version, text));
            }
        }
        texts
    }
}

/// The versions on which `notes` were made for which nobody has said where they lie in the version `hash`.
pub(super) fn origins(notes: &[Note], hash: &VersionHash) -> Vec<VersionPrefix> {
    let mut origins: Vec<VersionPrefix> = Vec::new();
    for note in notes {
        if let Some(Target::Passage(passage)) = note.target()
            && let Some(version) = passage.version.filter(|v| !v.names(hash) && !origins.contains(v))
            && note.resolution(hash).is_none()
        {
            origins.push(version);
        }
    }
    origins
}
