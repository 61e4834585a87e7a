//! How sure a mark is, in words.

use crate::corrections::{SAID, mark};
use crate::table::*;
use manchette::core::analysis::{EntityKind, QuoteKind, Rule, Why};
use manchette::core::app::{Certainty, Decision, Layer, mark_id};
use manchette::core::language::Language;

fn by(rule: Rule) -> Why {
    Why { rule, cue: None }
}

#[test]
fn a_mark_is_as_sure_as_its_rule_and_its_speaker() {
    let mut state = opened(Vec::new(), Vec::new());
    let said = |speaker, rule| {
        let mut quote = quote(span(SAID, 0), QuoteKind::Direct, speaker);
        quote.why = by(rule);
        quote
    };
    let mut place = entity(span("Moscou", 0), EntityKind::Place, "Moscou");
    let all = [
        (Some("Vladimir Poutine"), Rule::Incise, Certainty::Sure),
        (Some("Vladimir Poutine"), Rule::SameSentence, Certainty::Probable),
        (Some("Vladimir Poutine"), Rule::Continued, Certainty::ToCheck),
        (None, Rule::Incise, Certainty::ToCheck),
    ];
    for (speaker, rule, certainty) in all {
        analysed(&mut state, vec![said(speaker, rule)], Vec::new());
        assert_eq!(mark(&state, Layer::Quote, span(SAID, 0)).certainty(), certainty, "{speaker:?} {rule:?}");
    }
    for (rule, certainty) in [(Rule::Listed, Certainty::Sure), (Rule::Capitals, Certainty::ToCheck)] {
        place.why = by(rule);
        analysed(&mut state, Vec::new(), vec![place.clone()]);
        assert_eq!(mark(&state, Layer::Entity, span("Moscou", 0)).certainty(), certainty, "{rule:?}");
    }
}

#[test]
fn what_a_person_has_judged_is_sure() {
    let mut state = opened(Vec::new(), Vec::new());
    let mut place = entity(span("Moscou", 0), EntityKind::Place, "Moscou");
    place.why = by(Rule::Capitals);
    analysed(&mut state, Vec::new(), vec![place]);
    act(&mut state, decide(&mark_id(Layer::Entity, span("Moscou", 0)), 1, 10, Decision::Accept));
    assert_eq!(mark(&state, Layer::Entity, span("Moscou", 0)).certainty(), Certainty::Sure);
}

#[test]
fn each_certainty_has_a_word_of_its_own_in_both_languages() {
    for language in [Language::French, Language::English] {
        let words = [Certainty::Sure, Certainty::Probable, Certainty::ToCheck].map(|c| c.word(language));
        assert!(words[0] != words[1] && words[1] != words[2] && words[0] != words[2], "{words:?}");
    }
}
