//! Which places of a text the words of a rule mean.

use crate::rules::*;
use crate::table::*;
use manchette::core::analysis::{Analysis, EntityKind, QuoteKind};
use manchette::core::annotation::{Rule, Scope};
use manchette::core::app::{Action, AppError, Correction, Decision, Layer, Learn, MarkKind, mark_id};
use manchette::core::text::Span;
use proptest::prelude::*;
use std::rc::Rc;

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
fn the_longest_words_win() {
    let rule = |n, words| Rc::new(Rule::new(id(n), words, "ORG", None, Scope::Everywhere, writer("here"), n));
    let text = "Le Monde des livres et Le Monde, des livres rares.";
    let rules = [rule(1, "Le Monde des livres"), rule(2, "Le Monde"), rule(3, "des livres rares"), rule(4, "livres")];
    let state = read(text, 8, Analysis::default(), &rules);
    let found: Vec<&str> = open(&state).marks.iter().map(|m| open(&state).text.slice(m.span)).collect();
    assert_eq!(found, ["Le Monde des livres", "Le Monde", "des livres rares"]);
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
