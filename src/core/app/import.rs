//! An annotation from elsewhere becomes a note of ours.

use crate::core::anchoring::{Resolved, Resolver, Selector, State as Anchor};
use crate::core::annotation::{
    DecidedBy, Fingerprint, Id, Motivation, Note, Passage, Resolution, Target, VersionPrefix, Writer,
};
use crate::core::format::jsonld::{Foreign, ForeignSelector};
use crate::core::text::{Offset, Span, Text, VersionHash};
use serde_json::Value;

/// The note that keeps `foreign`, and its place in the version `hash`, whose text `resolver` knows. What Manchette does
/// not use of it is kept in the note. An annotation whose place is not beyond doubt gets a resolution that says so, so
/// that opening the article again does not make it look surer than it is.
#[must_use]
pub fn import_note(
    foreign: Foreign,
    id: Id,
    text: &Text,
    hash: &VersionHash,
    resolver: &Resolver<'_>,
    writer: Writer,
    now: u64,
) -> (Note, Resolved) {
    note_of(Incoming::new(foreign, text, resolver), id, hash, writer, now)
}

/// An annotation from elsewhere with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    pub(super) foreign: Foreign,
    pub(super) came: Fingerprint,
    place: Resolved,
}

impl Incoming {
    /// Finds the place of `foreign` in `text`, which `resolver` knows.
    #[must_use]
    pub fn new(mut foreign: Foreign, text: &Text, resolver: &Resolver<'_>) -> Self {
        let came = fingerprint(&foreign);
        let place = match &mut foreign.selector {
            None => Resolved { state: Anchor::Exact, span: None, candidates: Vec::new() },
            Some(selector) => locate(selector, text, resolver),
        };
        Self { foreign, came, place }
    }

    /// The target of its note.
    pub(super) fn target(&self, version: VersionPrefix) -> Target {
        let Some(selector) = &self.foreign.selector else { return Target::Article };
        let at_home = self.place.state == Anchor::Exact;
        Target::Passage(Passage {
            version: at_home.then_some(version),
            position: if at_home { self.place.span } else { None },
            exact: selector.exact.clone(),
            prefix: selector.prefix.clone(),
            suffix: selector.suffix.clone(),
        })
    }

    /// What is to be kept of its place, if that is not beyond doubt, or `always`.
    pub(super) fn resolution(&self, version: VersionPrefix, at: u64, always: bool) -> Option<Resolution> {
        let doubtful = self.foreign.selector.is_some() && self.place.state != Anchor::Exact;
        let (span, state, decided_by) = (self.place.span, self.place.state, DecidedBy::Machine);
        (doubtful || always).then_some(Resolution { version, span, state, decided_by, at })
    }
}

/// What tells whether an annotation has changed since it was last given: all but its times.
fn fingerprint(foreign: &Foreign) -> Fingerprint {
    let none = ForeignSelector::default();
    let selector = foreign.selector.as_ref().unwrap_or(&none);
    let (start, end) = selector.position.unwrap_or_default();
    let rest = if foreign.rest.is_empty() { String::new() } else { Value::from(foreign.rest.clone()).to_string() };
    let parts = [
        foreign.motivation.as_deref().unwrap_or_default(),
        foreign.creator.as_deref().unwrap_or_default(),
        &selector.exact,
        &selector.prefix,
        &selector.suffix,
        &start.to_string(),
        &end.to_string(),
        &rest,
    ];
    Fingerprint::new(foreign.note.as_deref().unwrap_or_default(), &foreign.tags, &parts.join("\u{1f}"))
}

/// The note that keeps `incoming`, and its place.
pub(super) fn note_of(incoming: Incoming, id: Id, hash: &VersionHash, writer: Writer, now: u64) -> (Note, Resolved) {
    let version = VersionPrefix::from(hash);
    let created = incoming.foreign.created.unwrap_or(now);
    let modified = incoming.foreign.modified.unwrap_or(created);
    let mut note = Note::new(id, incoming.target(version), writer, created);
    if let Some(resolution) = incoming.resolution(version, now, false) {
        note.resolve(resolution, writer, modified);
    }
    let Incoming { foreign, came, place } = incoming;
    if let Some(motivation) = foreign.motivation.as_deref().and_then(Motivation::parse) {
        note.set_motivation(motivation, writer, modified);
    }
    if let Some(text) = &foreign.note {
        note.set_text(text, writer, modified);
    }
    if !foreign.tags.is_empty() {
        note.set_tags(&foreign.tags, writer, modified);
    }
    if let Some(name) = &foreign.creator {
        note.set_creator(name, writer, modified);
    }
    if let Some(iri) = &foreign.iri {
        note.set_iri(iri, writer, modified);
    }
    if !foreign.rest.is_empty() {
        note.set_foreign(&foreign.rest, writer, modified);
    }
    note.set_came(came, writer, modified);
    (note, place)
}

/// Where `selector` of an annotation made on the version `previous` lies in the next one, whose text `next` knows. What
/// has no place in the version it was made on is looked for in the next one by itself.
#[must_use]
pub fn follow(
    mut selector: ForeignSelector,
    (previous, on_previous): (&Text, &Resolver<'_>),
    (text, next): (&Text, &Resolver<'_>),
) -> Resolved {
    match locate(&mut selector, previous, on_previous).span {
        Some(span) => next.follow(span, previous.slice(span)),
        None => locate(&mut selector, text, next),
    }
}

/// Where `selector` lies in `text`, which `resolver` knows. Positions are tried as code points and as UTF-16 units; the
/// words tell which was meant. A selector without words is trusted as code points, as the Recommendation has it, and its
/// words become those of the place.
#[must_use]
pub fn locate(selector: &mut ForeignSelector, text: &Text, resolver: &Resolver<'_>) -> Resolved {
    let index = text.index();
    let pair = |(start, end): (Option<Offset>, Option<Offset>)| Some(Span { start: start?, end: end? });
    let positions: Vec<Span> = selector.position.map_or_else(Vec::new, |(start, end)| {
        let points = |n| index.from_code_points(text.as_str(), n).ok();
        let units = |n| index.from_utf16(text.as_str(), n).ok();
        let counted = pair((points(start), points(end)));
        // Where every character is one unit the two are the same.
        let one = index.utf16_len() == index.code_point_len();
        let in_units = if one { None } else { pair((units(start), units(end))) };
        [counted, in_units].into_iter().flatten().collect()
    });
    if selector.exact.is_empty() && selector.position.is_some() {
        return match positions.first().filter(|span| resolver.holds(**span)) {
            Some(span) => {
                text.slice(*span).clone_into(&mut selector.exact);
                Resolved::placed(Anchor::Exact, *span)
            }
            None => Resolved::lost(),
        };
    }
    // A position that lies outside the text is known all the same: the words are elsewhere than it says.
    let outside = [Span::new(text.as_str().len(), text.as_str().len())];
    let known = if positions.is_empty() && selector.position.is_some() { &outside[..] } else { &positions };
    let wanted =
        Selector { exact: &selector.exact, prefix: &selector.prefix, suffix: &selector.suffix, positions: known };
    resolver.foreign(&wanted)
}
