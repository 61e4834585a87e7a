//! Where a stored note lies in the version on the page.

use crate::core::anchoring::{Resolved, Resolver, Selector, State as Anchor};
use crate::core::annotation::{DecidedBy, Note, Target};
use crate::core::text::{Text, VersionHash};

/// The place of one note. For many notes use [`place_with`] and one resolver.
#[must_use]
pub fn place(note: &Note, text: &Text, hash: &VersionHash) -> Resolved {
    place_with(note, hash, &Resolver::new(text.as_str()))
}

/// The place of `note` in the version `hash`, whose text `resolver` knows.
///
/// What was resolved for this version stands, if its words still do. A target made on this version is checked against
/// its exact words. Any other is looked for by words and context.
#[must_use]
pub fn place_with(note: &Note, hash: &VersionHash, resolver: &Resolver<'_>) -> Resolved {
    let Some(target) = note.target() else { return Resolved::lost() };
    let known = note.resolution(hash);
    if let Some(span) = known.filter(|k| k.decided_by == DecidedBy::Person).and_then(|k| k.span)
        && resolver.holds(span)
    {
        return Resolved::placed(Anchor::Confirmed, span);
    }
    let Target::Passage(passage) = target else {
        return Resolved { state: Anchor::Exact, span: None, candidates: Vec::new() };
    };
    let selector = Selector { exact: &passage.exact, prefix: &passage.prefix, suffix: &passage.suffix, positions: &[] };
    if let Some(known) = known {
        let has_place = !matches!(known.state, Anchor::Suggested | Anchor::Lost | Anchor::Pending);
        return match (known.span, known.decided_by) {
            (Some(span), DecidedBy::Machine) if has_place => {
                let checked = resolver.same_version(span, &passage.exact);
                if checked.span.is_some() { Resolved::placed(known.state, span) } else { checked }
            }
            (None, _) if known.state == Anchor::Lost => Resolved::lost(),
            _ => resolver.candidates(&selector),
        };
    }
    match passage.position {
        Some(position) if passage.version.as_ref().is_some_and(|v| v.names(hash)) => {
            resolver.same_version(position, &passage.exact)
        }
        Some(position) => resolver.foreign(&Selector { positions: &[position], ..selector }),
        None => resolver.foreign(&selector),
    }
}
