//! What is learned from a correction acts at once wherever its words stand, and goes as it came.

use crate::table::*;
use manchette::core::analysis::{Analysis, EntityKind, Quote, QuoteKind, Speaker};
use manchette::core::annotation::{Id, Key, Recorded, Rule, Scope};
use manchette::core::app::{
    Action, AppError, Correction, Decision, DecisionState, Effect, Label, Layer, Learn, Mark, MarkKind, Message,
    Reason, SpeakerChoice, State, mark_id,
};
use manchette::core::text::Span;
use proptest::prelude::*;
use std::rc::Rc;

const LONG: &str = "L’agence Sputnik cite « Le Cid ». Sputnik a parlé. Sputnik-France et l’État non. Sputnik V, oui.\n\
    « Le Cid ! » est une pièce, “Le Cid” aussi ; Le Cid, sans guillemets. Orange vend une orange.\n\
    Vladimir Poutine parle. Poutine aussi. Le dirigeant russe a dit : « Non. » Il a dit : « Peut-être. »";
const OTHER: &str = "À Paris, Sputnik s’installe. Selon le dirigeant russe, « tout va bien ».";

const ORG: MarkKind = MarkKind::Entity(EntityKind::Organisation);
const LOC: MarkKind = MarkKind::Entity(EntityKind::Place);
const TITLE: MarkKind = MarkKind::Quote(QuoteKind::Title);

/// The `nth` place of `words` in `text`.
fn at_in(text: &str, words: &str, nth: usize) -> Span {
    let at = text.match_indices(words).nth(nth).unwrap().0;
    Span::new(at, at + words.len())
}

fn at(words: &str, nth: usize) -> Span {
    at_in(LONG, words, nth)
}

fn said(span: Span, name: &str, mention: Span) -> Quote {
    let speaker = Some(Speaker { name: name.to_owned(), mention: Some(mention) });
    Quote { speaker, ..quote(span, QuoteKind::Direct, None) }
}

fn finds() -> Analysis {
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

fn read(text: &str, n: u64, analysis: Analysis, rules: &[Rc<Rule>]) -> State {
    let mut state = opened(Vec::new(), Vec::new());
    act(&mut state, Action::ReceivedRules(rules.to_vec()));
    act(&mut state, Action::Open(Box::new(source_of(text, n, Vec::new(), Vec::new()))));
    act(&mut state, Action::Analysed(Rc::new(analysis)));
    check(&state);
    state
}

fn found() -> State {
    read(LONG, 7, finds(), &[])
}

fn teach(state: &mut State, layer: Layer, at: Span, n: u64, decision: Decision, everywhere: bool) -> Vec<Effect> {
    let learn = Some(Learn { rule: id(900 + n), everywhere });
    let action = Action::Decide { mark: mark_id(layer, at), id: id(n), at: 10 + n, decision, learn };
    let effects = act(state, action).effects;
    check(state);
    effects
}

fn is(kind: MarkKind) -> Decision {
    Decision::Correct(Correction { kind: Some(kind), ..Correction::default() })
}

fn speaks(name: &str) -> Decision {
    let speaker = Some(SpeakerChoice::Named(name.to_owned()));
    Decision::Correct(Correction { speaker, ..Correction::default() })
}

fn mark(state: &State, layer: Layer, at: Span) -> Option<&Mark> {
    open(state).mark(&mark_id(layer, at))
}

/// Spans of the marks of `kind`.
fn all(state: &State, kind: MarkKind) -> Vec<Span> {
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
fn words_that_are_no_name_are_none_anywhere() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Poutine", 1), 1, Decision::Reject, true);
    let people = all(&state, MarkKind::Entity(EntityKind::Person));
    assert_eq!(people, [at("Vladimir Poutine", 0), at("Poutine", 1)], "the longer name stands, the rejected is kept");
    assert!(!mark(&state, Layer::Entity, at("Poutine", 1)).unwrap().is_shown());
    let rules: Vec<Rc<Rule>> = state.rules.values().cloned().collect();
    let text = "Poutine et Vladimir Poutine.";
    let entities = vec![
        entity(Span::new(0, 7), EntityKind::Person, "Poutine"),
        entity(Span::new(11, 27), EntityKind::Person, "Vladimir Poutine"),
    ];
    let state = read(text, 8, Analysis { quotes: Vec::new(), entities }, &rules);
    assert_eq!(open(&state).marks.iter().map(|m| m.span).collect::<Vec<_>>(), [Span::new(11, 27)]);
    assert_eq!(state.rules_here()[0].1, 1, "what it takes away counts");
}

#[test]
fn case_tells_a_name_from_a_word_and_typography_tells_nothing() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Orange", 0), 1, is(ORG), true);
    assert_eq!(all(&state, ORG), [at("Orange", 0)]);
    let rule =
        Rule::new(id(950), "l’Air  du Temps", "ORG", Some("L’Air du temps"), Scope::Everywhere, writer("here"), 5);
    let text = "Avec l'Air du\u{a0}Temps ; « l’Air du Temps » ; l’Air du\nTemps.";
    let state = read(text, 8, Analysis::default(), &[Rc::new(rule)]);
    let found: Vec<&str> = open(&state).marks.iter().map(|m| open(&state).text.slice(m.span)).collect();
    assert_eq!(found, ["l'Air du\u{a0}Temps", "l’Air du Temps"]);
    assert!(open(&state).marks.iter().all(|m| m.name() == Some("L’Air du temps")));
}

#[test]
fn a_title_is_one_wherever_it_stands_in_marks() {
    let mut state = found();
    teach(&mut state, Layer::Quote, at("« Le Cid »", 0), 1, is(TITLE), true);
    let titles = [at("« Le Cid »", 0), at("« Le Cid ! »", 0), at("“Le Cid”", 0)];
    assert_eq!(all(&state, TITLE), titles, "not without marks");
    assert!(titles.iter().all(|t| mark(&state, Layer::Quote, *t).unwrap().name().is_none()));
    act(&mut state, Action::Remove { id: id(1), at: 30 });
    teach(&mut state, Layer::Quote, at("« Le Cid »", 0), 2, Decision::Reject, true);
    assert_eq!(all(&state, TITLE), [at("« Le Cid »", 0)], "the later rule holds; what was rejected is kept, not shown");
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
    act(&mut state, Action::Analysed(Rc::new(finds)));
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
    act(&mut state, Action::Analysed(Rc::new(finds)));
    let name = Some("Vladimir V. Poutine".to_owned());
    let decision = Decision::Correct(Correction { name, ..Correction::default() });
    teach(&mut state, Layer::Entity, at("Poutine", 1), 1, decision, true);
    assert_eq!(mark(&state, Layer::Quote, at("« Non. »", 0)).unwrap().name(), Some("Vladimir V. Poutine"));
    assert_eq!(mark(&state, Layer::Entity, at("Vladimir Poutine", 0)).unwrap().name(), Some("Vladimir Poutine"));
}

#[test]
fn words_that_were_too_many_are_too_many_everywhere() {
    let text = "L’agence Sputnik écrit. Une agence Sputnik ouvre. Sputnik ferme.";
    let long = |nth| entity(at_in(text, "agence Sputnik", nth), EntityKind::Organisation, "agence Sputnik");
    let mut state = read(text, 7, Analysis { quotes: Vec::new(), entities: vec![long(0), long(1)] }, &[]);
    let span = Some(at_in(text, "Sputnik", 0));
    let name = Some("Sputnik".to_owned());
    let decision = Decision::Correct(Correction { span, name, ..Correction::default() });
    teach(&mut state, Layer::Entity, at_in(text, "agence Sputnik", 0), 1, decision, true);
    let spans: Vec<Span> = open(&state).marks.iter().map(|m| m.span).collect();
    assert_eq!(spans, [0, 1, 2].map(|nth| at_in(text, "Sputnik", nth)));
    assert_eq!(state.rules_here()[0].0.instead_of(), Some("agence Sputnik"));
    undo(&mut state, 30);
    assert_eq!(open(&state).marks.len(), 2);
}

#[test]
fn a_later_rule_beats_an_earlier_and_a_decision_beats_both() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    teach(&mut state, Layer::Entity, at("Sputnik", 1), 2, is(LOC), true);
    assert_eq!((all(&state, ORG), all(&state, LOC)), (vec![at("Sputnik", 0)], vec![at("Sputnik", 1), at("Orange", 0)]));
    act(&mut state, Action::Remove { id: id(2), at: 40 });
    assert_eq!(mark(&state, Layer::Entity, at("Sputnik", 1)).unwrap().kind, LOC);
    act(&mut state, Action::RemoveRule { id: id(902), at: 41 });
    assert_eq!(mark(&state, Layer::Entity, at("Sputnik", 1)).unwrap().kind, ORG, "the earlier one holds again");
    act(&mut state, decide(&mark_id(Layer::Entity, at("Sputnik", 1)), 3, 42, Decision::Reject));
    assert_eq!(mark(&state, Layer::Entity, at("Sputnik", 1)).unwrap().decision, DecisionState::Rejected);
}

#[test]
fn the_longest_words_win() {
    let rule = |n, words| Rc::new(Rule::new(id(n), words, "ORG", None, Scope::Everywhere, writer("here"), n));
    let text = "Le Monde des livres et Le Monde, des livres rares.";
    let rules = [rule(1, "Le Monde des livres"), rule(2, "Le Monde"), rule(3, "des livres rares"), rule(4, "livres")];
    let state = read(text, 8, Analysis::default(), &rules);
    let found: Vec<&str> = open(&state).marks.iter().map(|m| open(&state).text.slice(m.span)).collect();
    assert_eq!(found, ["Le Monde des livres", "Le Monde", "des livres rares"]);
}

#[test]
fn the_same_lesson_twice_is_one_rule() {
    let mut state = found();
    teach(&mut state, Layer::Entity, at("Sputnik", 0), 1, is(ORG), true);
    teach(&mut state, Layer::Entity, at("Sputnik", 1), 2, is(ORG), true);
    assert_eq!(state.rules_here().len(), 1);
    assert!(open(&state).notes.contains_key(&id(2)), "the decision stands all the same");
}

#[test]
fn marks_by_hand_teach_too() {
    let mut state = found();
    let action = Action::Assert {
        id: id(1),
        at: 11,
        span: at("État", 0),
        kind: ORG,
        name: Some("État français".to_owned()),
        speaker: None,
        learn: Some(Learn { rule: id(901), everywhere: true }),
    };
    act(&mut state, action);
    let rule = state.rules_here()[0].0.clone();
    assert_eq!((rule.words(), rule.name()), ("État", Some("État français")));
    let text = "L’État, l’État et l’état.";
    let elsewhere = read(text, 8, Analysis::default(), &[rule]);
    assert_eq!(all(&elsewhere, ORG), [at_in(text, "État", 0), at_in(text, "État", 1)]);
}

#[test]
fn words_without_a_letter_teach_nothing() {
    let text = "Il a dit : « … » et puis rien.";
    let quotes = vec![quote(at_in(text, "« … »", 0), QuoteKind::Direct, None)];
    let mut state = read(text, 7, Analysis { quotes, entities: Vec::new() }, &[]);
    let learn = Some(Learn { rule: id(901), everywhere: true });
    let mark = mark_id(Layer::Quote, at_in(text, "« … »", 0));
    let action = Action::Decide { mark, id: id(1), at: 10, decision: is(TITLE), learn };
    assert_eq!(refused(&mut state, action), AppError::NothingToLearn);
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

/// Words of a text made of very few, so that rules meet, nest and overlap.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["Ana", "Bo", "Cid", "«", "»", "l’", ",", "-", "\n", "é"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_of_the_words_is_marked_and_nothing_else(words in prop::collection::vec(word(), 1..60)) {
        let text = words.join(" ");
        let rule = Rc::new(Rule::new(id(1), "Ana Bo", "ORG", None, Scope::Everywhere, writer("here"), 1));
        let state = read(&text, 8, Analysis::default(), &[rule]);
        let expected: Vec<Span> =
            text.match_indices("Ana Bo").map(|(from, found)| Span::new(from, from + found.len())).collect();
        prop_assert_eq!(all(&state, ORG), expected);
    }

    #[test]
    fn whatever_the_rules_marks_of_one_layer_made_by_rules_never_overlap(
        words in prop::collection::vec(word(), 1..60),
        rules in prop::collection::vec((prop::collection::vec(word(), 1..5), 0..6_usize), 0..6),
        places in prop::collection::vec((0..200_usize, 1..20_usize, any::<bool>()), 0..8),
    ) {
        let text = words.join(" ");
        let classes = ["PER", "ORG", "no-entity", "title", "no-quote", "speaker"];
        let rules: Vec<Rc<Rule>> = rules.iter().enumerate().map(|(n, (words, class))| {
            let n = n as u64;
            Rc::new(Rule::new(id(n), &words.join(" "), classes[*class], Some("Ana"), Scope::Everywhere, writer("here"), n))
        }).collect();
        let mut found = Analysis::default();
        for (from, len, quoted) in places {
            let span = Span::new(from.min(text.len()), (from + len).min(text.len()));
            if span.of(&text).is_none_or(|words| words.trim().is_empty()) {
                continue;
            }
            if quoted {
                found.quotes.push(quote(span, QuoteKind::Direct, Some("Bo")));
            } else if !found.entities.iter().any(|e| e.span.overlaps(span)) {
                found.entities.push(entity(span, EntityKind::Person, "Bo"));
            }
        }
        let state = read(&text, 8, found, &rules);
        let marks = &open(&state).marks;
        for (i, one) in marks.iter().enumerate() {
            for other in marks.iter().skip(i + 1).filter(|o| o.kind.layer() == one.kind.layer()) {
                let both = one.learned.is_some() || other.learned.is_some();
                let names = one.kind.layer() == Layer::Entity;
                prop_assert!(!(names && both && one.span.overlaps(other.span)), "{one:?} {other:?}");
            }
        }
        let made: usize = state.rules_here().iter().map(|(_, n)| n).sum();
        prop_assert!(marks.iter().filter(|m| m.learned.is_some()).count() <= made);
    }
}
