//! What is learned from a correction acts at once wherever its words stand, and goes as it came.

use crate::table::*;
use manchette::core::analysis::{Analysis, EntityKind, Quote, QuoteKind, Speaker};
use manchette::core::annotation::{Id, Key, Recorded, Rule, Scope};
use manchette::core::app::{
    Action, AppError, Assertion, Correction, Decision, DecisionState, Effect, Label, Layer, Learn, Mark, MarkKind,
    Message, Names, Reason, SpeakerChoice, State, mark_id,
};
use manchette::core::text::Span;
use std::rc::Rc;

pub const LONG: &str = "L’agence Sputnik cite « Le Cid ». Sputnik a parlé. Sputnik-France et l’État non. Sputnik V, oui.\n\
    « Le Cid ! » est une pièce, “Le Cid” aussi ; Le Cid, sans guillemets. Orange vend une orange.\n\
    Vladimir Poutine parle. Poutine aussi. Le dirigeant russe a dit : « Non. » Il a dit : « Peut-être. »";
const OTHER: &str = "À Paris, Sputnik s’installe. Selon le dirigeant russe, « tout va bien ».";

pub const ORG: MarkKind = MarkKind::Entity(EntityKind::Organisation);
pub const LOC: MarkKind = MarkKind::Entity(EntityKind::Place);
pub const TITLE: MarkKind = MarkKind::Quote(QuoteKind::Title);

/// The `nth` place of `words` in `text`.
pub fn at_in(text: &str, words: &str, nth: usize) -> Span {
    let at = text.match_indices(words).nth(nth).unwrap().0;
    Span::new(at, at + words.len())
}

pub fn at(words: &str, nth: usize) -> Span {
    at_in(LONG, words, nth)
}

fn said(span: Span, name: &str, mention: Span) -> Quote {
    let speaker = Some(Speaker { name: name.to_owned(), mention: Some(mention) });
    Quote { speaker, ..quote(span, QuoteKind::Direct, None) }
}

pub fn finds() -> Analysis {
    let person = |words: &str, nth| entity(at(words, nth), EntityKind::Person, "Vladimir Poutine");
    let russian = at("Le dirigeant russe", 0);
    Analysis {
        quotes: vec![
            quote(at("« Le Cid »", 0), QuoteKind::Mixed, Some("Sputnik")),
            quote(at("« Le Cid ! »", 0), QuoteKind::Direct, None),
            said(at("« Non. »", 0), "dirigeant russe", russian),
            said(at("« Peut-être. »", 0), "dirigeant russe", at("Il", 0)),
        ],
        entities: vec![
            entity(at("Sputnik", 0), EntityKind::Misc, "Sputnik"),
            entity(at("Sputnik V", 0), EntityKind::Misc, "Sputnik V"),
            entity(at("Orange", 0), EntityKind::Place, "Orange"),
            person("Vladimir Poutine", 0),
            person("Poutine", 1),
        ],
    }
}

pub fn read(text: &str, n: u64, analysis: Analysis, rules: &[Rc<Rule>]) -> State {
    let mut state = opened(Vec::new(), Vec::new());
    act(&mut state, Action::ReceivedRules(rules.to_vec()));
    act(&mut state, Action::Open(Box::new(source_of(text, n, Vec::new(), Vec::new()))));
    act(&mut state, Action::Analysed { analysis: Rc::new(analysis), names: Names::Known });
    check(&state);
    state
}

pub fn found() -> State {
    read(LONG, 7, finds(), &[])
}

pub fn teach(state: &mut State, layer: Layer, at: Span, n: u64, decision: Decision, everywhere: bool) -> Vec<Effect> {
    let learn = Some(Learn { rule: id(900 + n), everywhere });
    let action = Action::Decide { mark: mark_id(layer, at), id: id(n), at: 10 + n, decision, learn };
    let effects = act(state, action).effects;
    check(state);
    effects
}

pub fn is(kind: MarkKind) -> Decision {
    Decision::Correct(Correction { kind: Some(kind), ..Correction::default() })
}

fn speaks(name: &str) -> Decision {
    let speaker = Some(SpeakerChoice::Named(name.to_owned()));
    Decision::Correct(Correction { speaker, ..Correction::default() })
}

pub fn mark(state: &State, layer: Layer, at: Span) -> Option<&Mark> {
    open(state).mark(&mark_id(layer, at))
}

/// Spans of the marks of `kind`.
pub fn all(state: &State, kind: MarkKind) -> Vec<Span> {
    open(state).marks.iter().filter(|m| m.kind == kind).map(|m| m.span).collect()
}

fn saved_rules(effects: &[Effect]) -> Vec<Rc<Rule>> {
    let saved = |effect: &Effect| match effect {
        Effect::SaveRule(rule) => {
            let key = Key::Rule(rule.id());
            Some(Rc::new(Rule::from_stored(&key, &rule.to_stored()).unwrap()))
        }
        _ => None,
    };
    effects.iter().filter_map(saved).collect()
}

#[test]
fn a_rule_marks_its_words_wherever_they_stand_as_words() {
    let mut state = found();
    let effects = teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    assert!(effects.contains(&Effect::Announce(Message::Learned { places: 1, left: 9 })));
    // Not in « Sputnik-France », another word, nor in « Sputnik V », a longer name of the machine's.
    assert_eq!(all(&state, ORG), [at("Sputnik", 0), at("Sputnik", 1)]);
    let (decided, made) = (
        mark(&state, Layer::Entity, at("Sputnik", 0)).unwrap(),
        mark(&state, Layer::Entity, at("Sputnik", 1)).unwrap(),
    );
    assert_eq!(
        (decided.decision, decided.reason()),
        (DecisionState::Corrected, Reason::Machine(decided.why.unwrap().rule))
    );
    assert_eq!(
        (made.decision, made.reason(), made.name()),
        (DecisionState::None, Reason::Learned(id(901)), Some("Sputnik"))
    );
    let [(rule, places)] = &state.rules_here()[..] else { panic!("one rule") };
    assert_eq!((rule.words(), rule.class(), rule.name(), *places), ("Sputnik", "ORG", None, 1));
    assert_eq!(saved_rules(&effects), std::slice::from_ref(rule));
}

#[test]
fn undo_takes_back_decision_and_rule_together() {
    let mut state = found();
    let before = open(&state).marks.clone();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    let after = open(&state).marks.clone();
    let outcome = act(&mut state, Action::Undo { at: 20 });
    check(&state);
    assert_eq!(outcome.undo.unwrap().label, Some(Label::CorrectKind));
    assert!(outcome.effects.iter().any(|e| matches!(e, Effect::SaveRule(rule) if rule.is_deleted())));
    assert_eq!((&open(&state).marks, state.rules_here().len()), (&before, 0));
    assert!(redo(&mut state, 21).done);
    assert_eq!((&open(&state).marks, state.rules_here().len()), (&after, 1));
}

#[test]
fn a_rule_of_everywhere_holds_in_the_next_article_and_one_of_here_does_not() {
    for everywhere in [true, false] {
        let mut state = found();
        let effects = teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), everywhere);
        let rules = saved_rules(&effects);
        assert_eq!(rules[0].scope(), if everywhere { Scope::Everywhere } else { Scope::Article(id(7)) });
        let elsewhere = read(OTHER, 8, Analysis::default(), &rules);
        let expected = if everywhere { vec![at_in(OTHER, "Sputnik", 0)] } else { Vec::new() };
        assert_eq!(all(&elsewhere, ORG), expected);
        assert_eq!(elsewhere.rules_here().len(), usize::from(everywhere));
        let again = read(LONG, 7, finds(), &rules);
        assert_eq!(all(&again, ORG).len(), 2);
    }
}

#[test]
fn a_rule_is_switched_deleted_and_each_is_a_step() {
    let mut state = found();
    let before = open(&state).marks.clone();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    act(&mut state, Action::Remove { id: id(1), at: 20 });
    let ruled = open(&state).marks.clone();
    assert_eq!(all(&state, ORG).len(), 2, "the rule stands without the decision");
    let effects = act(&mut state, Action::SwitchRule { id: id(901), at: 21, on: false }).effects;
    check(&state);
    assert!(!saved_rules(&effects)[0].is_on());
    assert_eq!(open(&state).marks, before);
    assert_eq!((state.rules_here()[0].1, state.rules_here().len()), (0, 1), "listed, and makes nothing");
    assert_eq!(act(&mut state, Action::SwitchRule { id: id(901), at: 22, on: false }).effects, []);
    assert_eq!(undo(&mut state, 23).label, Some(Label::SwitchRuleOff));
    assert_eq!(open(&state).marks, ruled);
    act(&mut state, Action::RemoveRule { id: id(901), at: 24 });
    check(&state);
    assert_eq!((&open(&state).marks, state.rules_here().len()), (&before, 0));
    assert_eq!(
        refused(&mut state, Action::RemoveRule { id: id(901), at: 25 }),
        AppError::UnknownRule(id(901).to_string())
    );
    assert_eq!(undo(&mut state, 26).label, Some(Label::DeleteRule));
    assert_eq!(open(&state).marks, ruled);
    state.read_only = true;
    assert_eq!(refused(&mut state, Action::SwitchRule { id: id(901), at: 27, on: false }), AppError::ReadOnly);
}

#[test]
fn a_description_stands_for_somebody() {
    let mut state = found();
    teach(&mut state, Layer::Quote, at("« Non. »", 0), 1, speaks("Vladimir Poutine"), true);
    let rule = state.rules_here()[0].0.clone();
    assert_eq!((rule.words(), rule.class(), rule.name()), ("Le dirigeant russe", "speaker", Some("Vladimir Poutine")));
    let later = mark(&state, Layer::Quote, at("« Peut-être. »", 0)).unwrap();
    assert_eq!((later.name(), later.reason()), (Some("Vladimir Poutine"), Reason::Learned(id(901))));
    let decided = mark(&state, Layer::Quote, at("« Non. »", 0)).unwrap();
    assert_eq!(decided.speaker.as_ref().unwrap().mention, Some(at("Le dirigeant russe", 0)));
    let rules: Vec<Rc<Rule>> = state.rules.values().cloned().collect();
    let who = at_in(OTHER, "le dirigeant russe", 0);
    let quotes = vec![said(at_in(OTHER, "« tout va bien »", 0), "dirigeant russe", who)];
    let elsewhere = read(OTHER, 8, Analysis { quotes, entities: Vec::new() }, &rules);
    assert_eq!(open(&elsewhere).marks[0].name(), Some("Vladimir Poutine"));
}

#[test]
fn from_a_pronoun_nothing_is_learned_but_whose_words_these_are() {
    let mut state = found();
    let mut finds = finds();
    finds.quotes[3].speaker.as_mut().unwrap().name = "Vladimir Poutine".to_owned();
    act(&mut state, Action::Analysed { analysis: Rc::new(finds), names: Names::Known });
    teach(&mut state, Layer::Quote, at("« Peut-être. »", 0), 1, speaks("Ana Lopez"), true);
    let rule = state.rules_here()[0].0.clone();
    assert_eq!((rule.words(), rule.class(), rule.name()), ("Peut-être", "direct", Some("Ana Lopez")));
    assert_eq!(mark(&state, Layer::Quote, at("« Non. »", 0)).unwrap().name(), Some("dirigeant russe"));
    let text = "Elle répète : « Peut-être. »";
    let rules: Vec<Rc<Rule>> = state.rules.values().cloned().collect();
    let elsewhere = read(text, 8, Analysis::default(), &rules);
    let mark = &open(&elsewhere).marks[0];
    assert_eq!((mark.span, mark.name()), (at_in(text, "« Peut-être. »", 0), Some("Ana Lopez")));
}

#[test]
fn a_name_given_to_a_mention_holds_for_who_speaks_under_it() {
    let mut state = found();
    let mut finds = finds();
    finds.quotes[2] = said(at("« Non. »", 0), "Poutine", at("Poutine", 1));
    act(&mut state, Action::Analysed { analysis: Rc::new(finds), names: Names::Known });
    let name = Some("Vladimir V. Poutine".to_owned());
    let decision = Decision::Correct(Correction { name, ..Correction::default() });
    teach(&mut state, Layer::Entity, at("Poutine", 1), 1, decision, true);
    assert_eq!(mark(&state, Layer::Quote, at("« Non. »", 0)).unwrap().name(), Some("Vladimir V. Poutine"));
    assert_eq!(mark(&state, Layer::Entity, at("Vladimir Poutine", 0)).unwrap().name(), Some("Vladimir Poutine"));
}

#[test]
fn a_later_rule_beats_an_earlier_and_a_decision_beats_both() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    teach(&mut state, Layer::Entity, at("Sputnik", 1), 2, is(LOC), false);
    assert_eq!((all(&state, ORG), all(&state, LOC)), (vec![at("Sputnik", 0)], vec![at("Sputnik", 1), at("Orange", 0)]));
    act(&mut state, Action::Remove { id: id(2), at: 40 });
    assert_eq!(mark(&state, Layer::Entity, at("Sputnik", 1)).unwrap().kind, LOC);
    act(&mut state, Action::RemoveRule { id: id(902), at: 41 });
    assert_eq!(mark(&state, Layer::Entity, at("Sputnik", 1)).unwrap().kind, ORG, "the earlier one holds again");
    act(&mut state, decide(&mark_id(Layer::Entity, at("Sputnik", 1)), 3, 42, Decision::Reject));
    assert_eq!(mark(&state, Layer::Entity, at("Sputnik", 1)).unwrap().decision, DecisionState::Rejected);
}

#[test]
fn what_is_learned_from_an_article_that_is_not_kept_is_not_kept_either() {
    let mut state = opened(Vec::new(), Vec::new());
    let source = manchette::core::app::Source { saved: false, ..source_of(LONG, 8, Vec::new(), Vec::new()) };
    act(&mut state, Action::Open(Box::new(source)));
    act(&mut state, Action::Analysed { analysis: Rc::new(finds()), names: Names::Known });
    let effects = teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    assert_eq!((saved_rules(&effects), written(&effects)), (Vec::new(), Vec::new()));
    assert_eq!(all(&state, ORG).len(), 2, "it holds as long as the page");
}

#[test]
fn the_same_lesson_twice_is_one_rule() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    teach(&mut state, Layer::Entity, at("Sputnik", 1), 2, is(ORG), true);
    assert_eq!(state.rules_here().len(), 1);
    assert!(open(&state).notes.contains_key(&id(2)), "the decision stands all the same");
}

/// The rules of the article: what they say of which words.
fn rules(state: &State) -> Vec<(String, String)> {
    state.rules_here().iter().map(|(rule, _)| (rule.words().to_owned(), rule.class().to_owned())).collect()
}

#[test]
fn a_rule_replaces_the_older_one_about_the_same_words_in_one_step() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    let before = open(&state).marks.clone();
    let effects = teach(&mut state, Layer::Entity, at("Sputnik", 1), 2, is(LOC), true);
    let one = |class: &str| [("Sputnik".to_owned(), class.to_owned())];
    assert_eq!(rules(&state), one("LOC"));
    let saved: Vec<_> = saved_rules(&effects).iter().map(|rule| (rule.id(), rule.is_deleted())).collect();
    assert_eq!(saved, [(id(902), false), (id(901), true)]);
    assert!(undo(&mut state, 20).done);
    assert_eq!((&open(&state).marks, rules(&state)), (&before, one("ORG").to_vec()));
    assert!(redo(&mut state, 21).done);
    assert_eq!(rules(&state), one("LOC"));
    // What another tab did to the older one meanwhile is not lost by bringing it back.
    assert!(undo(&mut state, 22).done);
    let mut theirs = Rule::clone(state.rules.get(&id(901)).unwrap());
    theirs.switch(false, writer("there"), 50);
    act(&mut state, Action::ReceivedRules(vec![Rc::new(theirs)]));
    assert!(!redo(&mut state, 51).done, "they have changed what it would replace");
    check(&state);
}

#[test]
fn a_rule_replaces_none_of_another_scope_or_about_something_else() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    teach(&mut state, Layer::Entity, at("Sputnik", 1), 2, is(LOC), false);
    teach(&mut state, Layer::Quote, at("« Le Cid »", 0), 3, is(TITLE), true);
    assert_eq!(rules(&state).len(), 3);
    // The rule of here is the later one; that of everywhere has to be said again to hold here.
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 4, is(ORG), true);
    assert_eq!(rules(&state).len(), 3);
    assert_eq!(all(&state, ORG).len(), 1, "the person has decided on the other place");
    let [(newest, _), ..] = &state.rules_here()[..] else { panic!("three rules") };
    assert_eq!((newest.id(), newest.class(), newest.scope()), (id(904), "ORG", Scope::Everywhere));
}

#[test]
fn what_is_switched_off_gives_way_too_and_so_does_a_speaker_spelt_otherwise() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    act(&mut state, Action::SwitchRule { id: id(901), at: 12, on: false });
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 2, is(LOC), true);
    assert_eq!(state.rules_here().iter().map(|(rule, _)| rule.id()).collect::<Vec<_>>(), [id(902)]);
    teach(&mut state, Layer::Quote, at("« Non. »", 0), 3, speaks("Vladimir Poutine"), false);
    let text = LONG.replace("Le dirigeant russe", "le dirigeant russe");
    let here: Vec<_> = state.rules.values().cloned().collect();
    let mut state = read(&text, 7, finds(), &here);
    teach(&mut state, Layer::Quote, at("« Non. »", 0), 4, speaks("Dmitri Medvedev"), false);
    let speakers: Vec<_> = state.rules_here().into_iter().filter(|(rule, _)| rule.class() == "speaker").collect();
    let [(rule, _)] = &speakers[..] else { panic!("one rule: {speakers:?}") };
    assert_eq!((rule.words(), rule.name()), ("le dirigeant russe", Some("Dmitri Medvedev")));
}

#[test]
fn marks_by_hand_teach_too() {
    let mut state = found();
    let action = Action::Assert(Assertion {
        id: id(1),
        at: 11,
        span: at("État", 0),
        kind: ORG,
        name: Some("État français".to_owned()),
        speaker: None,
        learn: Some(Learn { rule: id(901), everywhere: true }),
    });
    act(&mut state, action);
    let rule = state.rules_here()[0].0.clone();
    assert_eq!((rule.words(), rule.name()), ("État", Some("État français")));
    let text = "L’État, l’État et l’état.";
    let elsewhere = read(text, 8, Analysis::default(), &[rule]);
    assert_eq!(all(&elsewhere, ORG), [at_in(text, "État", 0), at_in(text, "État", 1)]);
}

#[test]
fn rules_of_a_forgotten_article_go_with_it() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), false);
    teach(&mut state, Layer::Entity, at("Orange", 0), 2, is(ORG), true);
    act(&mut state, Action::Forgotten(id(7)));
    let left: Vec<Id> = state.rules.keys().copied().collect();
    assert_eq!(left, [id(902)]);
    act(&mut state, Action::ForgottenRules);
    assert!(state.rules.is_empty());
    check(&state);
}

#[test]
fn what_another_tab_does_to_a_rule_is_followed_and_not_undone() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    let mut theirs = Rule::clone(state.rules.get(&id(901)).unwrap());
    theirs.switch(false, writer("there"), 50);
    let effects = act(&mut state, Action::ReceivedRules(vec![Rc::new(theirs.clone())])).effects;
    assert_eq!(effects, [Effect::Emit(manchette::core::app::Event::Change)]);
    assert_eq!(all(&state, ORG), [at("Sputnik", 0)]);
    let report = undo(&mut state, 60);
    assert!(!report.done, "they have changed what the step made");
    theirs.delete(61);
    act(&mut state, Action::ReceivedRules(vec![Rc::new(theirs)]));
    assert_eq!(state.rules_here(), []);
}

#[test]
fn a_class_that_this_program_does_not_know_is_left_alone() {
    let rule = |class| Rc::new(Rule::new(id(1), "Sputnik", class, None, Scope::Everywhere, writer("here"), 1));
    let state = read(LONG, 8, finds(), &[rule("vehicle")]);
    assert_eq!(open(&state).marks, open(&found()).marks);
    assert_eq!(state.rules_here().len(), 1);
}
