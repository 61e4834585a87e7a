//! Relays: the agency or newspaper that passes on what someone else said.

use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::grammar::Phenomenon;
use super::phrases::{Phrase, Reference};
use super::subjects::Scene;
use super::{EntityKind, verbs};

/// Whether `cue` names who passes words on: `rapporte l'AFP`, `selon Reuters`.
#[must_use]
pub fn is_relay(scene: &Scene<'_>, cue: &Cue) -> bool {
    let passes = cue.mood == Mood::Preposition
        || matches!(cue.lemma, "rapporter" | "relater" | "signaler" | "citer" | "indiquer" | "préciser" | "annoncer");
    scene.s.on(Phenomenon::Relay) && passes && scene.is_incise(cue) && relay_of(scene, cue).is_some()
}

/// The organisation that `cue` names as its subject.
#[must_use]
pub fn relay_of(scene: &Scene<'_>, cue: &Cue) -> Option<(Phrase, usize)> {
    let phrase = scene.subject(cue)?;
    match phrase.reference {
        Reference::Name(i) if scene.mentions.0.get(i).is_some_and(|m| m.kind == EntityKind::Organisation) => {
            Some((phrase, i))
        }
        _ => None,
    }
}

/// The relay of a sentence in which another cue names the speaker: index of the relaying cue.
#[must_use]
pub fn relay(scene: &Scene<'_>) -> Option<usize> {
    let (i, cue) = scene.cues.iter().enumerate().next_back()?;
    let other = scene.cues.iter().take(i).any(|c| {
        !c.is_weak() && c.governs & verbs::NAMING == 0 && c.mood != Mood::Passive && scene.subject(c).is_some()
    });
    (other && cue.group > 0 && last_clause(&scene.s, cue) && is_relay(scene, cue)).then_some(i)
}

/// Whether no quotation follows the cue.
fn last_clause(s: &Sentence<'_>, cue: &Cue) -> bool {
    (cue.last + 1..s.len()).all(|u| s.quote(u).is_none())
}
