//! The merge that tabs, journal, imports and backups share: laws and losses, on random histories of several writers.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests fail the test

use manchette::core::annotation::{Colour, Id, Key, Note, Recorded, Target, Writer};
use proptest::prelude::*;
use std::collections::BTreeSet;

const REPLICAS: usize = 4;

#[derive(Clone, Debug)]
enum Op {
    Write(usize),
    Clear(usize),
    Colour(usize, usize),
    Tag(usize),
    Delete(usize),
    Undo(usize),
    Receive { from: usize, to: usize },
}

fn op(deletions: bool) -> impl Strategy<Value = Op> {
    let who = 0..REPLICAS;
    let delete = if deletions { 2 } else { 0 };
    prop_oneof![
        4 => who.clone().prop_map(Op::Write),
        1 => who.clone().prop_map(Op::Clear),
        1 => (who.clone(), 0..4_usize).prop_map(|(who, colour)| Op::Colour(who, colour)),
        1 => who.clone().prop_map(Op::Tag),
        delete => who.clone().prop_map(Op::Delete),
        delete => who.clone().prop_map(Op::Undo),
        4 => (who.clone(), who).prop_map(|(from, to)| Op::Receive { from, to }),
    ]
}

fn writer(n: usize) -> Writer {
    Writer::parse(&format!("tab{n}")).unwrap()
}

fn key() -> Key {
    Key::Note { article: Id::from_bits(7), note: Id::from_bits(1) }
}

/// Several copies of one note, each with the last step of its tab, and all texts that somebody who saw them removed.
struct World {
    replicas: Vec<Note>,
    last: Vec<Option<(Note, Note)>>,
    written: BTreeSet<String>,
    removed: BTreeSet<String>,
}

impl World {
    fn play(ops: &[Op]) -> Self {
        let note = Note::new(Id::from_bits(1), Target::Article, writer(0), 1_000);
        let mut world = Self {
            replicas: vec![note; REPLICAS],
            last: vec![None; REPLICAS],
            written: BTreeSet::new(),
            removed: BTreeSet::new(),
        };
        for (step, op) in ops.iter().enumerate() {
            world.step(op, step);
        }
        world
    }

    fn step(&mut self, op: &Op, step: usize) {
        let now = 1_000 + step as u64;
        if let Op::Receive { from, to } = *op {
            self.replicas[to] = self.replicas[to].merge(&self.replicas[from]);
            return;
        }
        let (Op::Write(who) | Op::Clear(who) | Op::Colour(who, _) | Op::Tag(who) | Op::Delete(who) | Op::Undo(who)) =
            *op
        else {
            return;
        };
        let before = self.replicas[who].clone();
        let seen: Vec<String> = before.texts().into_iter().map(str::to_owned).collect();
        let note = &mut self.replicas[who];
        match *op {
            Op::Write(_) => {
                let text = format!("texte {step}");
                note.set_text(&text, writer(who), now);
                self.written.insert(text);
                self.removed.extend(seen);
            }
            Op::Clear(_) => {
                note.set_text("", writer(who), now);
                self.removed.extend(seen);
            }
            Op::Colour(_, colour) => note.set_colour(Some(Colour::ALL[colour]), writer(who), now),
            Op::Tag(_) => note.set_tags(&[format!("étiquette {step}")], writer(who), now),
            Op::Delete(_) => {
                note.delete(now);
                self.removed.extend(seen);
            }
            _ => {
                if let Some((earlier, later)) = self.last[who].take()
                    && note.revert(Some(&earlier), &later, writer(who), now).is_ok()
                {
                    self.removed.extend(seen);
                }
                return;
            }
        }
        self.last[who] = Some((before, self.replicas[who].clone()));
    }
}

fn merge_all(start: &Note, notes: &[Note]) -> Note {
    notes.iter().fold(start.clone(), |merged, note| merged.merge(note))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_commutative_and_idempotent(ops in prop::collection::vec(op(true), 0..40)) {
        let world = World::play(&ops);
        for a in &world.replicas {
            prop_assert_eq!(&a.merge(a), a);
            for b in &world.replicas {
                let merged = a.merge(b);
                prop_assert_eq!(&merged, &b.merge(a));
                prop_assert_eq!(&merged.merge(b), &merged);
                prop_assert_eq!(&merged.merge(a), &merged);
            }
        }
    }

    #[test]
    fn merging_is_associative_where_nothing_was_deleted(ops in prop::collection::vec(op(false), 0..40)) {
        let world = World::play(&ops);
        for a in &world.replicas {
            for b in &world.replicas {
                for c in &world.replicas {
                    prop_assert_eq!(a.merge(b).merge(c), a.merge(&b.merge(c)));
                }
            }
        }
    }

    #[test]
    fn replicas_that_exchange_their_states_again_agree(
        ops in prop::collection::vec(op(true), 0..60),
        orders in prop::collection::vec(Just((0..REPLICAS).collect::<Vec<_>>()).prop_shuffle(), 2 * REPLICAS),
    ) {
        let mut replicas = World::play(&ops).replicas;
        for round in orders.chunks(REPLICAS) {
            let sent = replicas.clone();
            for (replica, order) in replicas.iter_mut().zip(round) {
                let received: Vec<Note> = order.iter().map(|&n| sent[n].clone()).collect();
                *replica = merge_all(replica, &received);
            }
        }
        for replica in &replicas {
            prop_assert_eq!(replica, &replicas[0]);
        }
    }

    #[test]
    fn a_text_goes_only_if_somebody_who_saw_it_removed_it(ops in prop::collection::vec(op(true), 0..60)) {
        let world = World::play(&ops);
        let merged = merge_all(&world.replicas[0], &world.replicas);
        let texts: BTreeSet<&str> = merged.texts().into_iter().collect();
        for text in world.written.difference(&world.removed) {
            prop_assert!(texts.contains(text.as_str()), "{text} is gone from {merged:?}");
        }
    }

    #[test]
    fn an_edit_unseen_by_a_deletion_brings_back_all_fields_of_its_writer(ops in prop::collection::vec(op(true), 0..60)) {
        let world = World::play(&ops);
        for dead in world.replicas.iter().filter(|note| note.is_deleted()) {
            for alive in world.replicas.iter().filter(|note| !note.is_deleted()) {
                let merged = dead.merge(alive);
                if !merged.is_deleted() {
                    prop_assert_eq!(merged.texts(), alive.texts());
                    prop_assert_eq!(merged.tags(), alive.tags());
                    prop_assert_eq!(merged.colour(), alive.colour());
                    prop_assert_eq!(merged.target(), alive.target());
                }
            }
        }
    }

    #[test]
    fn what_is_stored_is_read_back_alike(ops in prop::collection::vec(op(true), 0..60)) {
        for note in World::play(&ops).replicas {
            let stored = note.to_stored();
            let read = Note::from_stored(&key(), &stored).unwrap();
            prop_assert_eq!(&read, &note, "{}", stored);
            prop_assert_eq!(read.to_stored(), stored);
        }
    }
}

fn note_with(text: &str) -> Note {
    let mut note = Note::new(Id::from_bits(1), Target::Article, writer(0), 1);
    note.set_text(text, writer(0), 2);
    note
}

#[test]
fn two_texts_for_one_field_are_both_kept_and_different_fields_merge() {
    let base = note_with("ancien");
    let (mut a, mut b) = (base.clone(), base);
    a.set_text("de l’onglet 1", writer(1), 3);
    b.set_text("de l’onglet 2", writer(2), 3);
    b.set_colour(Some(Colour::Rose), writer(2), 4);
    let merged = a.merge(&b);
    assert_eq!(merged.texts(), ["de l’onglet 1", "de l’onglet 2"]);
    assert_eq!(merged.colour(), Some(Colour::Rose));

    let mut settled = merged.clone();
    settled.set_text("les deux", writer(1), 5);
    assert_eq!(settled.merge(&merged).texts(), ["les deux"]);
}

#[test]
fn a_deletion_beats_what_it_saw_and_never_a_later_edit() {
    let seen = note_with("vu");
    let mut deleted = seen.clone();
    deleted.delete(5);
    assert!(deleted.merge(&seen).is_deleted());

    let mut edited = seen.clone();
    edited.set_colour(Some(Colour::Blue), writer(1), 3);
    let merged = deleted.merge(&edited);
    assert!(!merged.is_deleted());
    assert_eq!(
        (merged.text(), merged.colour(), merged.target()),
        (Some("vu"), Some(Colour::Blue), Some(Target::Article))
    );
}

#[test]
fn a_tombstone_holds_no_words() {
    let mut note = note_with("secret");
    note.set_tags(&["intime".into()], writer(0), 3);
    note.delete(9);
    let stored = note.to_stored();
    assert!(!stored.contains("secret") && !stored.contains("intime"), "{stored}");
    assert_eq!((note.texts().len(), note.target(), note.modified()), (0, None, 9));
}

#[test]
fn a_deletion_is_undone_even_after_it_has_spread() {
    let before = note_with("à garder");
    let mut deleted = before.clone();
    deleted.delete(5);
    let mut undone = deleted.clone();
    undone.revert(Some(&before), &deleted, writer(0), 6).unwrap();
    for other in [&before, &deleted] {
        assert_eq!(undone.merge(other).texts(), ["à garder"]);
        assert!(!undone.merge(other).is_deleted());
    }
    undone.revert(Some(&deleted), &before, writer(0), 7).unwrap();
    assert!(undone.is_deleted());
}

#[test]
fn who_undoes_a_deletion_has_seen_all_that_it_deleted() {
    let mut before = note_with("premier");
    before.set_text("d’un autre onglet", writer(1), 3);
    let mut note = before.clone();
    note.delete(5);
    let deleted = note.clone();
    note.revert(Some(&before), &deleted, writer(0), 6).unwrap();
    note.set_text("réécrit", writer(0), 7);
    assert_eq!(note.merge(&before).texts(), ["réécrit"]);
}

#[test]
fn undo_restores_what_this_tab_changed_and_refuses_what_another_changed_since() {
    let before = note_with("un");
    let mut after = before.clone();
    after.set_text("deux", writer(0), 3);

    let mut coloured = after.clone();
    coloured.set_colour(Some(Colour::Green), writer(1), 4);
    coloured.revert(Some(&before), &after, writer(0), 5).unwrap();
    assert_eq!((coloured.text(), coloured.colour()), (Some("un"), Some(Colour::Green)));

    let mut rewritten = after.clone();
    rewritten.set_text("trois", writer(1), 4);
    let untouched = rewritten.clone();
    assert_eq!(rewritten.revert(Some(&before), &after, writer(0), 5).unwrap_err().fields, [1]);
    assert_eq!(rewritten, untouched);
}

#[test]
fn undoing_the_making_of_a_note_deletes_it_unless_another_tab_wrote_in_it() {
    let made = note_with("neuf");
    let mut undone = made.clone();
    undone.revert(None, &made, writer(0), 3).unwrap();
    assert!(undone.is_deleted());

    let mut answered = made.clone();
    answered.set_text("réponse", writer(1), 3);
    assert!(answered.revert(None, &made, writer(0), 4).is_err());
}

#[test]
fn two_values_under_one_dot_are_both_kept() {
    let (mut a, mut b) = (note_with("x"), note_with("x"));
    a.set_text("un", writer(1), 3);
    b.set_text("autre", writer(1), 3);
    assert_eq!(a.merge(&b).texts(), ["autre", "un"]);
    assert_eq!(a.merge(&b), b.merge(&a));
}
