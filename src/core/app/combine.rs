//! Marks put together: what the machine found, then what the person's rules make of it, then what the person decided.
//!
//! A decision is strongest: it keeps the kind and the name that the person agreed to, it stands even where a later
//! analysis finds nothing, and every other mark of its layer that overlaps it yields. Where a person gave a mark other
//! ends, what the machine finds at the old place yields, too: at least half of the words judged, since another program
//! may see other ends again. A rule comes next; see `apply`.

use super::apply::apply;
use super::learned::Learned;
use super::marks::{DecisionState, Layer, Mark, MarkKind};
use super::overlaps::Overlaps;
use crate::core::analysis::{Analysis, Quote, Speaker};
use crate::core::annotation::{Id, Verdict, VerdictKind};
use crate::core::order::{Sorted, sort_by};
use crate::core::text::{Span, Text};

/// A decision with its place on the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judged {
    /// The annotation that holds it.
    pub(super) by: Id,
    /// When it was last written, in ms since 1970.
    pub(super) at: u64,
    /// What it says.
    pub(super) verdict: Verdict,
    /// Where it lies in this version.
    pub(super) place: Span,
    /// Whether the spans in the verdict are positions of this version.
    pub(super) here: bool,
    /// Where the note stood in the version in which it was made.
    pub(super) origin: Option<Span>,
}

impl Judged {
    /// Where the machine's mark stood that was judged, if that is another place than the decision's own.
    fn left_behind(&self) -> Option<Span> {
        let of = self.verdict.of;
        let there = if self.here {
            of
        } else {
            // In another version what stood beside it has, as a rule, moved along.
            let origin = self.origin?;
            let moved = |at: usize| (at + self.place.start.get()).checked_sub(origin.start.get());
            Span::new(moved(of.start.get())?, moved(of.end.get())?)
        };
        (there != self.place).then_some(there)
    }
}

/// The marks of the article, in order of the text, and how many each rule makes or takes away.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Combined {
    pub(super) marks: Vec<Mark>,
    pub(super) made: Sorted<Id, usize>,
}

/// Puts the marks together, those of the machine in order of the text. `decisions` stand in the order in which they were
/// made.
pub(super) fn combine(found: Vec<Mark>, decisions: &[Judged], learned: &Learned, text: &Text) -> Combined {
    let known = |d: &&Judged| MarkKind::parse(&d.verdict.layer, &d.verdict.class).is_some();
    let fits = |d: &&Judged| d.place.of(text.as_str()).is_some();
    let decisions: Vec<&Judged> = decisions.iter().filter(known).filter(fits).collect();
    let claims = [Layer::Quote, Layer::Entity].map(|layer| Claims::of(layer, &decisions));
    let claim = |layer: Layer| &claims[usize::from(layer == Layer::Entity)];

    let mut taken: Vec<Mark> = Vec::new();
    let mut marks: Vec<Mark> = Vec::with_capacity(found.len());
    for mark in found {
        let claim = claim(mark.kind.layer());
        if claim.concerns(mark.span) {
            taken.push(mark);
        } else if !claim.excludes(mark.span) {
            marks.push(mark);
        }
    }
    let made = apply(learned, &mut marks, &|layer, span| claim(layer).excludes(span), text);
    let taken: Sorted<(Layer, Span), Mark> = taken.into_iter().map(|m| ((m.kind.layer(), m.span), m)).collect();
    let mut decided: Sorted<(Layer, Span), Mark> = Sorted::new();
    for decision in decisions {
        let Some(mark) = judged(decision, &taken, text) else { continue };
        // Of two decisions on one place, by two tabs, the later one stands.
        decided.insert((mark.kind.layer(), mark.span), mark);
    }
    marks.extend(decided.into_iter().map(|(_, mark)| mark));
    sort_by(&mut marks, |a, b| (a.span, a.kind.layer()).cmp(&(b.span, b.kind.layer())));
    Combined { marks, made }
}

/// What the decisions of one layer claim.
struct Claims {
    places: Overlaps,
    left_behind: Overlaps,
}

impl Claims {
    fn of(layer: Layer, decisions: &[&Judged]) -> Self {
        let ours = || decisions.iter().filter(|d| d.verdict.layer == layer.name());
        let left_behind = ours().filter_map(|d| d.left_behind());
        Self { places: Overlaps::new(ours().map(|d| d.place)), left_behind: Overlaps::new(left_behind) }
    }

    /// Whether a decision is about exactly these words, or was about them before it moved.
    fn concerns(&self, span: Span) -> bool {
        self.places.has(span) || self.left_behind.has(span)
    }

    /// Whether a mark of `span` yields.
    fn excludes(&self, span: Span) -> bool {
        let half = |of: Span| {
            let shared = of.end.min(span.end).get().saturating_sub(of.start.max(span.start).get());
            2 * shared >= of.len()
        };
        self.places.overlapping(span).next().is_some() || self.left_behind.overlapping(span).any(half)
    }
}

/// The mark that a decision makes, with what the machine knows of the words judged.
fn judged(decision: &Judged, taken: &Sorted<(Layer, Span), Mark>, text: &Text) -> Option<Mark> {
    let Judged { by, verdict, place, here, .. } = decision;
    let kind = MarkKind::parse(&verdict.layer, &verdict.class)?;
    let found = |span: Span| taken.get(&(kind.layer(), span));
    let found = found(*place).or_else(|| found(decision.left_behind()?));
    let new = Mark::new(kind, *place);
    let mut mark =
        found.map_or_else(|| new.clone(), |found| Mark { id: new.id.clone(), span: *place, kind, ..found.clone() });
    match kind {
        MarkKind::Quote(_) => {
            // Where the speaker is named was counted in the version judged: in another it would be other words.
            let mention = verdict.speaker.filter(|span| *here && span.of(text.as_str()).is_some());
            mark.speaker = verdict.name.clone().map(|name| Speaker { name, mention });
        }
        MarkKind::Entity(_) => mark.entity.clone_from(&verdict.name),
    }
    mark.decision = match verdict.kind {
        VerdictKind::Accept => DecisionState::Accepted,
        VerdictKind::Reject => DecisionState::Rejected,
        VerdictKind::Correct => DecisionState::Corrected,
    };
    mark.decided_by = Some(*by);
    Some(mark)
}

/// Makes marks of what the machine found, from quotation and name number `taken` on and in order of the text, `most` of
/// them; how far that is.
pub(super) fn machine(
    analysis: &Analysis,
    (mut q, mut e): (usize, usize),
    most: usize,
    marks: &mut Vec<Mark>,
) -> (usize, usize) {
    for _ in 0..most {
        match (analysis.quotes.get(q), analysis.entities.get(e)) {
            (Some(quote), name) if name.is_none_or(|name| quote.span <= name.span) => {
                q += 1;
                marks.push(quotation(quote));
            }
            (_, Some(name)) => {
                e += 1;
                marks.push(Mark {
                    entity: Some(name.name.clone()),
                    why: Some(name.why),
                    ..Mark::new(MarkKind::Entity(name.kind), name.span)
                });
            }
            _ => break,
        }
    }
    (q, e)
}

fn quotation(quote: &Quote) -> Mark {
    Mark {
        speaker: quote.speaker.clone(),
        cue: quote.cue,
        utterance: quote.utterance,
        relay: quote.relay.clone(),
        why: Some(quote.why),
        ..Mark::new(MarkKind::Quote(quote.kind), quote.span)
    }
}
