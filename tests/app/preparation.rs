//! Marks put together in units of work beside the state.

use crate::table::*;
use manchette::core::analysis::{EntityKind, QuoteKind, analyse};
use manchette::core::app::{Action, Decision, Layer, Names, Overview, mark_id};
use manchette::core::text::Text;
use std::rc::Rc;

#[test]
fn what_is_prepared_is_what_would_come_of_it_at_once() {
    let mut at_once = opened(Vec::new(), Vec::new());
    let mut prepared = at_once.clone();
    let analysis = Rc::new(analyse(&Text::plain(TEXT), Some(super::model::model())));
    let mut preparation = open(&prepared).prepare(analysis.clone(), Names::Known);
    while preparation.unit() {}
    let one = act(&mut prepared, Action::Prepared(Box::new(preparation.finish())));
    let other = act(&mut at_once, Action::Analysed { analysis, names: Names::Known });
    assert_eq!((one, &prepared), (other, &at_once));
    assert!(!open(&prepared).marks.is_empty());
}

#[test]
fn a_decision_made_meanwhile_stands() {
    let mut state = table();
    let analysis = open(&state).analysis.clone().unwrap();
    let prepared = open(&state).prepare(analysis, Names::Known).finish();
    let name = mark_id(Layer::Entity, span("Vladimir Poutine", 0));
    act(&mut state, decide(&name, 1, 11, Decision::Reject));
    act(&mut state, Action::Prepared(Box::new(prepared)));
    assert!(!open(&state).mark(&name).unwrap().is_shown());
    assert_eq!(open(&state).overview.rejected, [open(&state).mark_number(&name).unwrap()]);
}

#[test]
fn what_was_prepared_for_another_article_says_nothing_of_this_one() {
    let state = table();
    let analysis = open(&state).analysis.clone().unwrap();
    let prepared = open(&state).prepare(analysis, Names::Known).finish();
    let mut other = opened(Vec::new(), Vec::new());
    let long = [TEXT, "\n\nEncore un mot."].concat();
    act(&mut other, Action::Open(Box::new(source_of(&long, 8, Vec::new(), Vec::new()))));
    act(&mut other, Action::Prepared(Box::new(prepared.clone())));
    let open = open(&other);
    assert_eq!(open.overview.marks, open.marks.len());
    assert!(open.marks.iter().all(|m| open.text.span().covers(m.span)));
}

#[test]
fn a_mark_is_found_by_its_id_and_by_no_other() {
    let state = table();
    let open = open(&state);
    for (i, mark) in open.marks.iter().enumerate() {
        assert_eq!(open.mark_number(&mark.id), Some(i));
    }
    for id in ["", "q", "e", "q0", "q0-", "q-1-4", "é3-4", "q9-3", "x0-20", "q00-20", "e99999999999999999999-3"] {
        assert_eq!(open.mark_number(id), None, "{id}");
    }
}

#[test]
fn the_overview_counts_what_the_marks_say() {
    let mut state = opened(Vec::new(), Vec::new());
    let quotes = vec![
        quote(span("« La paix viendra »", 0), QuoteKind::Direct, Some("Vladimir Poutine")),
        quote(span("« Rien n’est réglé. »", 0), QuoteKind::Scare, None),
        quote(span("la trêve tient", 0), QuoteKind::Indirect, None),
    ];
    let names = vec![
        entity(span("Vladimir Poutine", 0), EntityKind::Person, "Vladimir Poutine"),
        entity(span("Moscou", 0), EntityKind::Place, "Moscou"),
    ];
    analysed(&mut state, quotes, names);
    let Overview { voices, speakers, quotations, mentions, in_marks, unreviewed, .. } = &*open(&state).overview;
    assert_eq!((*quotations, *mentions, in_marks.len(), *unreviewed), (2, 2, 1, 5));
    assert_eq!(*speakers, ["Vladimir Poutine"]);
    let said: Vec<_> = voices.iter().map(|(v, _)| (v.name.as_deref(), v.quoted, v.reported)).collect();
    assert_eq!(said, [(Some("Vladimir Poutine"), 3, 0), (None, 0, 3)]);
    assert!(open(&state).overview.is_person("Vladimir Poutine") && !open(&state).overview.is_person("Moscou"));
    assert_eq!(open(&state).words(), manchette::core::app::word_count(TEXT));
}
