//! Where a stored note lies in the version on the page, and in the one after it.

use crate::core::anchoring::{Likeness, Resolved, Resolver, Selector, State as Anchor, likeness};
use crate::core::annotation::{DecidedBy, Note, Passage, Target, VersionPrefix};
use crate::core::text::{Span, Text, VersionHash};

/// The text of an older version beside the one that notes are placed in: what was made on it is aligned, not searched for.
pub type Frozen<'r> = (VersionPrefix, Resolver<'r>);

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
    place_from(note, hash, resolver, &[])
}

/// As [`place_with`], with the texts of older versions that are at hand.
#[must_use]
pub fn place_from(note: &Note, hash: &VersionHash, resolver: &Resolver<'_>, frozen: &[Frozen<'_>]) -> Resolved {
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
    if let Some(known) = known {
        let has_place = !matches!(known.state, Anchor::Suggested | Anchor::Lost | Anchor::Pending);
        return match (known.span, known.decided_by) {
            (Some(span), DecidedBy::Machine) if has_place => {
                if holds(&passage.exact, resolver.words(span), known.state) {
                    Resolved::placed(known.state, span)
                } else {
                    resolver.same_version(span, &passage.exact)
                }
            }
            (None, _) if known.state == Anchor::Lost => Resolved::lost(),
            _ => asked(&passage, known.span, resolver),
        };
    }
    match passage.position {
        Some(position) if passage.version.as_ref().is_some_and(|v| v.names(hash)) => {
            resolver.same_version(position, &passage.exact)
        }
        _ => elsewhere(&passage, resolver, frozen),
    }
}

/// Whether `words` are still what a note on `exact` in that state may lie on.
fn holds(exact: &str, words: &str, state: Anchor) -> bool {
    match state {
        Anchor::Normalised => likeness(exact, words) == Likeness::Same,
        Anchor::Changed => likeness(exact, words) >= Likeness::Most,
        _ => words == exact,
    }
}

/// A passage that waits for a person: `best`, if one was kept, then wherever its words or most of them stand.
fn asked(passage: &Passage, best: Option<Span>, resolver: &Resolver<'_>) -> Resolved {
    let selector = selector(passage, &[]);
    let mut found = resolver.candidates(&selector).candidates;
    if found.is_empty() {
        let likely = resolver.foreign(&selector);
        found = likely.span.into_iter().chain(likely.candidates).collect();
    }
    if let Some(best) = best.filter(|best| resolver.holds(*best)) {
        found.retain(|span| *span != best);
        found.insert(0, best);
    }
    let state = if found.is_empty() { Anchor::Lost } else { Anchor::Suggested };
    Resolved { state, span: None, candidates: found }
}

fn selector<'p>(passage: &'p Passage, positions: &'p [Span]) -> Selector<'p> {
    Selector { exact: &passage.exact, prefix: &passage.prefix, suffix: &passage.suffix, positions }
}

/// A passage of another version: by the alignment with that version if its text is at hand, else by words and context.
fn elsewhere(passage: &Passage, resolver: &Resolver<'_>, frozen: &[Frozen<'_>]) -> Resolved {
    let Some(position) = passage.position else { return resolver.foreign(&selector(passage, &[])) };
    match frozen.iter().find(|(version, _)| Some(*version) == passage.version) {
        Some((_, aligned)) => aligned.follow(position, &passage.exact),
        None => resolver.foreign(&selector(passage, &[position])),
    }
}

/// Where `note`, which lies at `here` in the text `old`, lies in `new`, the version after it, which `next` has aligned with
/// it. What had a place goes on from there; what had none is looked for by itself.
#[must_use]
pub fn follow_note(
    note: &Note,
    here: &Resolved,
    (old, new): (&Text, &Text),
    next: &Resolver<'_>,
    frozen: &[Frozen<'_>],
) -> Resolved {
    let passage = match note.target() {
        None => return Resolved::lost(),
        Some(Target::Article) => return Resolved { state: Anchor::Exact, span: None, candidates: Vec::new() },
        Some(Target::Passage(passage)) => passage,
    };
    let Some(from) = here.span else { return elsewhere(&passage, next, frozen) };
    let found = next.follow(from, old.slice(from));
    let Some(span) = found.span else { return found };
    let words = new.slice(span);
    if here.state == Anchor::Confirmed && matches!(found.state, Anchor::Exact | Anchor::Normalised) {
        // The words that a person chose stand untouched.
        return Resolved::placed(Anchor::Confirmed, span);
    }
    // Its own words count, not those that it had come to lie on by small changes.
    match likeness(&passage.exact, words) {
        Likeness::Same if words != passage.exact => Resolved::placed(Anchor::Normalised, span),
        Likeness::Same if found.state == Anchor::Normalised => Resolved::placed(Anchor::Exact, span),
        Likeness::Same => found,
        Likeness::Most => Resolved::placed(Anchor::Changed, span),
        Likeness::Other => Resolved { state: Anchor::Suggested, span: None, candidates: vec![span] },
    }
}
