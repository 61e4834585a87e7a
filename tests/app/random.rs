//! Random actions of a person, with another tab that writes in the same notes.

use super::model::model;
use crate::table::*;
use manchette::core::analysis::{Analysis, EntityKind, QuoteKind, analyse};
use manchette::core::annotation::{Article, Colour, Id, Note, Rule, Scope, Setting, Settings};
use manchette::core::app::{
    Action, Assertion, CardItem, Change, Correction, Decision, DecisionState, Effect, Learn, Mark, MarkKind, Names,
    Outcome, Panel, SpeakerChoice, State,
};
use manchette::core::text::{Span, Text};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A few ids, so that actions meet.
const IDS: u64 = 5;

#[derive(Clone, Debug)]
enum Op {
    Annotate(u64, Option<(usize, usize)>, u8),
    Update(u64, u8, Option<(usize, usize)>),
    Remove(u64),
    Decide(usize, u64, Decision, Option<(u64, bool)>),
    Assert(u64, (usize, usize), u8, Option<(u64, bool)>),
    Switch(u64, bool),
    Unlearn(u64),
    Undo,
    Redo,
    Edit(u64),
    Type(u8),
    Finish,
    Choose(Option<u64>),
    Card(usize, u64),
    Turn(usize),
    Select(usize, usize),
    Analyse(u8),
    TheyTake(u64),
    TheyWrite(u64, u8),
    TheyDelete(u64),
    TheySend(u64),
    Drafts(u64, u8),
    News(u8),
    TheyRule(u64, u8),
}

/// Kinds of both layers.
const KINDS: [MarkKind; 5] = [
    MarkKind::Quote(QuoteKind::Direct),
    MarkKind::Quote(QuoteKind::Title),
    MarkKind::Quote(QuoteKind::Indirect),
    MarkKind::Entity(EntityKind::Organisation),
    MarkKind::Entity(EntityKind::Person),
];

/// A place of the article, also such as no passage can have.
fn place() -> impl Strategy<Value = (usize, usize)> {
    (0..TEXT.len(), 0..30_usize)
}

fn kept((at, len): (usize, usize)) -> Span {
    Span::new(at, (at + len).min(TEXT.len()))
}

fn correction() -> impl Strategy<Value = Decision> {
    let kind = prop::option::of(prop::sample::select(KINDS.to_vec()));
    let name = prop::option::weighted(0.3, prop::sample::select(vec!["Ana Lopez", "président", " "]));
    let speaker = prop_oneof![
        4 => Just(None),
        1 => Just(Some(SpeakerChoice::Nobody)),
        1 => Just(Some(SpeakerChoice::Named("Vladimir Poutine".to_owned()))),
        1 => place().prop_map(|at| Some(SpeakerChoice::At(kept(at)))),
    ];
    let span = prop::option::weighted(0.4, place());
    (kind, name, speaker, span).prop_map(|(kind, name, speaker, span)| {
        Decision::Correct(Correction { kind, name: name.map(str::to_owned), speaker, span: span.map(kept) })
    })
}

fn op() -> impl Strategy<Value = Op> {
    let n = || 0..IDS;
    let words = || prop::option::weighted(0.8, (0..TEXT.len(), 0..30_usize));
    let simple = prop_oneof![Just(Decision::Accept), Just(Decision::Reject), Just(Decision::Withdraw)];
    let decision = prop_oneof![1 => simple, 2 => correction()];
    let learn = || prop::option::weighted(0.5, (0..IDS, any::<bool>()));
    let own = prop_oneof![
        4 => (n(), words(), 0..4_u8).prop_map(|(n, at, k)| Op::Annotate(n, at, k)),
        3 => (n(), 0..16_u8, words()).prop_map(|(n, k, at)| Op::Update(n, k, at)),
        2 => n().prop_map(Op::Remove),
        5 => (0..9_usize, n(), decision, learn()).prop_map(|(mark, n, d, learn)| Op::Decide(mark, n, d, learn)),
        2 => (n(), place(), 0..5_u8, learn()).prop_map(|(n, at, k, learn)| Op::Assert(n, at, k, learn)),
        1 => (n(), any::<bool>()).prop_map(|(n, on)| Op::Switch(n, on)),
        1 => n().prop_map(Op::Unlearn),
        3 => Just(Op::Undo),
        2 => Just(Op::Redo),
    ];
    let writing = prop_oneof![
        2 => n().prop_map(Op::Edit),
        2 => (0..4_u8).prop_map(Op::Type),
        2 => Just(Op::Finish),
        1 => (n(), 0..4_u8).prop_map(|(n, k)| Op::Drafts(n, k)),
    ];
    let looking = prop_oneof![
        prop::option::of(n()).prop_map(Op::Choose),
        (0..9_usize, n()).prop_map(|(mark, n)| Op::Card(mark, n)),
        (0..4_usize).prop_map(Op::Turn),
        (0..TEXT.len(), 0..30_usize).prop_map(|(at, len)| Op::Select(at, len)),
        (0..3_u8).prop_map(Op::Analyse),
        (0..9_u8).prop_map(Op::News),
    ];
    let theirs = prop_oneof![
        3 => n().prop_map(Op::TheyTake),
        2 => (n(), 0..8_u8).prop_map(|(n, k)| Op::TheyWrite(n, k)),
        1 => n().prop_map(Op::TheyDelete),
        3 => n().prop_map(Op::TheySend),
        1 => (n(), 0..4_u8).prop_map(|(n, k)| Op::TheyRule(n, k)),
    ];
    prop_oneof![4 => own, 2 => writing, 1 => looking, 3 => theirs]
}

/// The other tab's copies of the notes.
type Theirs = BTreeMap<u64, Note>;

/// What `op` asks of the state as it is now; `None` for what the other tab does by itself.
fn action(op: &Op, state: &State, theirs: &mut Theirs, at: u64) -> Option<Action> {
    let words = |place: &Option<(usize, usize)>| place.map(kept);
    let learns = |learn: Option<(u64, bool)>| learn.map(|(n, everywhere)| Learn { rule: id(900 + n), everywhere });
    let mark = |i: usize| open(state).marks.get(i).map_or_else(|| "q0-0".to_owned(), |mark| mark.id.clone());
    Some(match *op {
        Op::Annotate(n, at_span, k) => annotate(n, at, words(&at_span), &"mot ".repeat(usize::from(k))),
        Op::Update(n, k, place) => {
            let change = Change {
                note: (k & 1 > 0).then(|| format!("écrit {at}")),
                tags: (k & 2 > 0).then(|| vec![format!("tag {}", at % 3); usize::from(k % 3)]),
                colour: (k & 4 > 0).then(|| Colour::ALL[usize::from(k % 4)]),
                span: if k & 8 > 0 { words(&place) } else { None },
            };
            update(n, at, change)
        }
        Op::Remove(n) => Action::Remove { id: id(n), at },
        // Decisions get ids of their own in half of the cases.
        Op::Decide(i, n, ref decision, learn) => {
            let (mark, n) = (mark(i), if i % 2 == 0 { n } else { 100 + at });
            Action::Decide { mark, id: id(n), at, decision: decision.clone(), learn: learns(learn) }
        }
        Op::Assert(n, span, k, learn) => Action::Assert(Assertion {
            id: id(if k % 2 == 0 { n } else { 100 + at }),
            at,
            span: kept(span),
            kind: KINDS[usize::from(k)],
            name: None,
            speaker: None,
            learn: learns(learn),
        }),
        Op::Switch(n, on) => Action::SwitchRule { id: id(900 + n), at, on },
        Op::Unlearn(n) => Action::RemoveRule { id: id(900 + n), at },
        Op::Undo => Action::Undo { at },
        Op::Redo => Action::Redo { at },
        Op::Edit(n) => Action::Edit(id(n)),
        Op::Type(k) => Action::Type("tapé ".repeat(usize::from(k))),
        Op::Finish => Action::Finish { at },
        Op::Choose(n) => Action::Choose(n.map(id)),
        Op::Card(i, n) => {
            Action::ShowCard { items: vec![CardItem::Mark(mark(i)), CardItem::Note(id(n))], pinned: i % 2 == 0 }
        }
        Op::Turn(i) => Action::TurnCard(i),
        Op::Select(from, len) => Action::Select((len > 0).then(|| Span::new(from, from + len))),
        Op::Analyse(k) => Action::Analysed { analysis: Rc::new(analysis(k)), names: Names::Known },
        Op::TheyTake(n) => {
            let mine = open(state).notes.get(&id(n))?;
            let merged = theirs.get(&n).map_or_else(|| Note::clone(mine), |their| their.merge(mine));
            theirs.insert(n, merged);
            return None;
        }
        Op::TheyWrite(n, k) => {
            let their = theirs.get_mut(&n).filter(|note| !note.is_deleted())?;
            match k {
                0 | 1 => their.set_text(&format!("leur {at}"), writer("there"), at),
                2 | 3 => their.set_tags(&[format!("leur {at}")], writer("there"), at),
                _ => their.set_colour(Some(Colour::ALL[usize::from(k % 4)]), writer("there"), at),
            }
            return None;
        }
        Op::TheyDelete(n) => {
            theirs.get_mut(&n)?.delete(at);
            return None;
        }
        Op::TheySend(n) => Action::Received(Rc::new(theirs.get(&n)?.clone())),
        Op::TheyRule(n, k) => Action::ReceivedRules(vec![Rc::new(their_rule(n, k, state, at))]),
        Op::Drafts(n, k) => Action::Drafts(vec![(id(n), format!("laissé {k}"))]),
        Op::News(k) => news(k, state, at),
    })
}

/// A rule as another tab has it: one of ours, switched or deleted there, or one that it made.
fn their_rule(n: u64, k: u8, state: &State, at: u64) -> Rule {
    let Some(ours) = state.rules.get(&id(900 + n)).filter(|_| k < 3) else {
        return Rule::new(id(950 + n), "trêve", "MISC", None, Scope::Everywhere, writer("there"), at);
    };
    let mut rule = Rule::clone(ours);
    match k {
        0 => rule.delete(at),
        _ if !rule.is_deleted() => rule.switch(k == 1, writer("there"), at),
        _ => {}
    }
    rule
}

/// Rules that are not deleted, as a person sees them.
fn rules_seen(state: &State) -> Vec<(String, String, Option<String>, bool)> {
    let shown = |r: &Rc<Rule>| (r.words().to_owned(), r.class().to_owned(), r.name().map(str::to_owned), r.is_on());
    state.rules.values().filter(|rule| !rule.is_deleted()).map(shown).collect()
}

fn news(k: u8, state: &State, at: u64) -> Action {
    let article = &open(state).article;
    match k {
        0 => Action::Counted(article.id()),
        1 => Action::Recorded,
        2 => Action::Forgotten(article.id()),
        3 => Action::Library(vec![(article.clone(), 99)]),
        4 => {
            let mut other = Article::clone(article);
            other.set_title(&format!("titre {at}"), writer("there"), at);
            Action::ReceivedArticle(Rc::new(other))
        }
        5 => {
            let mut settings = Settings::clone(&state.settings);
            settings.set(Setting::Theme, "dark".into(), writer("there"), at);
            Action::Configured(Rc::new(settings))
        }
        6 => Action::Show(Some(Panel::Help)),
        _ => Action::Configure(state.settings.clone()),
    }
}

/// What later programs might find: the article's own analysis, nothing, or other places and kinds.
fn analysis(k: u8) -> Analysis {
    match k {
        0 => analyse(&Text::plain(TEXT), Some(model())),
        1 => Analysis::default(),
        _ => Analysis {
            quotes: vec![quote(span("La paix viendra", 0), QuoteKind::Mixed, Some("Poutine"))],
            entities: vec![entity(span("Poutine", 0), EntityKind::Organisation, "Poutine")],
        },
    }
}

/// Plays `ops`; returns the actions with what came of each.
fn play(state: &mut State, ops: &[Op]) -> Vec<(Action, Option<Outcome>)> {
    let (mut theirs, mut log) = (Theirs::new(), Vec::new());
    for (step, op) in ops.iter().enumerate() {
        let Some(action) = action(op, state, &mut theirs, 10 + step as u64) else { continue };
        let before = state.clone();
        let outcome = state.apply(action.clone()).ok();
        if outcome.is_none() {
            assert_eq!(*state, before, "a refused action changed something: {action:?}");
        }
        check(state);
        log.push((action, outcome));
    }
    log
}

/// What a store holds of the rules that arrive in it.
fn keep_rules(store: &mut BTreeMap<Id, Rule>, rules: impl Iterator<Item = Rc<Rule>>) {
    for rule in rules {
        let merged = store.get(&rule.id()).map_or_else(|| Rule::clone(&rule), |known| known.merge(&rule));
        store.insert(rule.id(), merged);
    }
}

/// What was decided, as a person sees it.
fn decided(state: &State) -> Vec<impl PartialEq + std::fmt::Debug + use<>> {
    let all = open(state).marks.iter().filter(|m| m.decided_by.is_some());
    all.map(|m| (m.id.clone(), m.kind, m.speaker.clone(), m.entity.clone(), m.decision, m.decided_by)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_log_replayed_gives_the_same_state_and_the_same_effects(ops in prop::collection::vec(op(), 0..60)) {
        let start = table();
        let mut state = start.clone();
        let log = play(&mut state, &ops);
        let mut again = start;
        for (action, outcome) in log {
            prop_assert_eq!(again.apply(action).ok(), outcome);
        }
        prop_assert_eq!(again, state);
    }

    #[test]
    fn what_was_saved_is_what_is_shown(ops in prop::collection::vec(op(), 0..60)) {
        let mut state = table();
        let mut store: BTreeMap<_, Note> = BTreeMap::new();
        let mut rules: BTreeMap<Id, Rule> = BTreeMap::new();
        for (action, outcome) in play(&mut state, &ops) {
            let mut arrived = Vec::new();
            if let Action::Received(note) = &action {
                arrived.push(Note::clone(note));
            }
            if let Action::ReceivedRules(list) = &action {
                keep_rules(&mut rules, list.iter().cloned());
            }
            if let Action::Forgotten(article) = &action {
                rules.retain(|_, rule| rule.scope() != Scope::Article(*article));
            }
            let effects = outcome.unwrap_or_default().effects;
            let saved = effects.iter().filter_map(|effect| match effect {
                Effect::SaveRule(rule) => Some(rule.clone()),
                _ => None,
            });
            keep_rules(&mut rules, saved);
            arrived.extend(written(&effects));
            for note in arrived {
                let merged = store.get(&note.id()).map_or_else(|| note.clone(), |known| known.merge(&note));
                store.insert(note.id(), merged);
            }
        }
        let shown: Vec<Note> = open(&state).notes.values().map(|note| Note::clone(note)).collect();
        prop_assert_eq!(store.into_values().collect::<Vec<_>>(), shown);
        let shown: Vec<Rule> = state.rules.values().map(|rule| Rule::clone(rule)).collect();
        prop_assert_eq!(rules.into_values().collect::<Vec<_>>(), shown);
    }

    #[test]
    fn undoing_everything_and_doing_it_again_gives_what_was(ops in prop::collection::vec(op(), 0..40)) {
        let mut state = table();
        let others = |op: &Op| matches!(op, Op::TheySend(_) | Op::TheyRule(..) | Op::News(_));
        let alone = |op: &Op| !others(op) && !matches!(op, Op::Undo | Op::Redo);
        let ops: Vec<Op> = ops.into_iter().filter(alone).collect();
        play(&mut state, &ops);
        act(&mut state, Action::Finish { at: 100 });
        let full = (all_seen(&state), rules_seen(&state), decided(&state));
        let mut steps = 0;
        while undo(&mut state, 200 + steps).done {
            check(&state);
            steps += 1;
        }
        prop_assert!(open(&state).notes.values().all(|note| note.is_deleted()), "all began with a creation");
        prop_assert!(rules_seen(&state).is_empty(), "rules, too");
        for step in 0..steps {
            prop_assert!(redo(&mut state, 1_000 + step).done);
            check(&state);
        }
        prop_assert_eq!((all_seen(&state), rules_seen(&state), decided(&state)), full);
    }

    #[test]
    fn whatever_a_later_program_finds_what_was_decided_stands(ops in prop::collection::vec(op(), 0..40), k in 0..3_u8) {
        let mut state = table();
        play(&mut state, &ops);
        let before = decided(&state);
        act(&mut state, Action::Analysed { analysis: Rc::new(analysis(k)), names: Names::Known });
        check(&state);
        prop_assert_eq!(decided(&state), before);
        let marks = &open(&state).marks;
        for mark in marks.iter().filter(|m| m.decided_by.is_some()) {
            let over = |m: &&Mark| m.kind.layer() == mark.kind.layer() && m.span.overlaps(mark.span);
            let over = marks.iter().find(|m| m.decision == DecisionState::None && over(m));
            prop_assert!(over.is_none(), "{over:?} lies over {mark:?}");
        }
    }
}
