//! Annotations from elsewhere: read, placed honestly, and as sure after a reload as before.

use crate::table::*;
use manchette::core::anchoring::{Resolved, Resolver, State as Anchor};
use manchette::core::annotation::{Key, Note, Recorded};
use manchette::core::app::{Action, import_note, place_with};
use manchette::core::format::jsonld::read;
use manchette::core::text::{Span, Text};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// Reads, imports, stores and opens again one annotation with `selector`; the place must be the same both times.
fn import(selector: &Value) -> (Note, Resolved) {
    let text = Text::plain(TEXT);
    let (hash, resolver) = (text.hash(), Resolver::new(text.as_str()));
    let target =
        if selector.is_null() { json!("urn:doc") } else { json!({ "source": "urn:doc", "selector": selector }) };
    let value = json!({ "type": "Annotation", "id": "urn:a", "created": "2020-01-01T00:00:00Z",
        "body": [{ "type": "TextualBody", "value": "vu" }], "target": target, "rights": "CC0" });
    let (note, place) =
        import_note(read(&value).unwrap(), id(1), &text, &hash, &resolver, writer("here"), 2_000_000_000_000);
    let key = Key::Note { article: id(7), note: id(1) };
    let stored = Note::from_stored(&key, &note.to_stored()).unwrap();
    assert_eq!(stored, note);
    assert_eq!(place_with(&stored, &hash, &resolver), place, "opened again");
    assert_eq!((note.texts(), note.iri(), note.modified()), (vec!["vu"], Some("urn:a"), 1_577_836_800_000));
    assert_eq!(note.foreign().unwrap().get("rights"), Some(&json!("CC0")));
    (note, place)
}

fn check_place(selector: Value, expected: (Anchor, Option<Span>)) {
    let (_, place) = import(&selector);
    assert_eq!((place.state, place.span), expected, "{selector}");
}

fn quoted(exact: &str, prefix: &str, suffix: &str) -> Value {
    json!({ "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix })
}

fn with_position(quote: Value, start: usize, end: usize) -> Value {
    json!([quote, { "type": "TextPositionSelector", "start": start, "end": end }])
}

/// The position of `span` in code points and in UTF-16 units.
fn units(span: Span) -> [(usize, usize); 2] {
    let before = &TEXT[..span.start.get()];
    let words = span.of(TEXT).unwrap();
    let count = |f: fn(&str) -> usize| (f(before), f(before) + f(words));
    [count(|s| s.chars().count()), count(|s| s.encode_utf16().count())]
}

#[test]
fn both_units_of_positions_are_understood_by_their_words() {
    // The dove before it takes one code point and two UTF-16 units.
    let at = span("La paix", 1);
    let [points, utf16] = units(at);
    assert_ne!(points, utf16);
    for (start, end) in [points, utf16] {
        check_place(with_position(quoted("La paix", "", ""), start, end), (Anchor::Exact, Some(at)));
    }
    let position = |(start, end)| json!({ "type": "TextPositionSelector", "start": start, "end": end });
    check_place(position(points), (Anchor::Exact, Some(at)));
}

#[test]
fn words_alone_are_placed_where_they_are_once() {
    check_place(quoted("François Hollande", "", ""), (Anchor::Exact, Some(span("François Hollande", 0))));
    check_place(quoted("trêve", "Ankara, la ", " tient"), (Anchor::Exact, Some(span("trêve", 0))));
}

#[test]
fn words_that_moved_stay_moved() {
    check_place(with_position(quoted("Alep", "depuis ", ""), 0, 4), (Anchor::Moved, Some(span("Alep", 0))));
    let beyond = with_position(quoted("Alep", "depuis ", ""), 9_000, 9_004);
    check_place(beyond, (Anchor::Moved, Some(span("Alep", 0))));
}

#[test]
fn what_is_doubtful_stays_suggested_with_its_candidates() {
    let (note, place) = import(&quoted("la paix", "", ""));
    assert_eq!((place.state, place.candidates.len()), (Anchor::Suggested, 2));
    let mut state = opened(vec![note], Vec::new());
    check(&state);
    act(&mut state, update(1, 100, text_change("encore")));
    assert_eq!(open(&state).places.get(&id(1)), Some(&place), "writing in it does not place it");
    let chosen = place.candidates[1];
    act(&mut state, update(1, 101, manchette::core::app::Change { span: Some(chosen), ..Default::default() }));
    assert_eq!(open(&state).places.get(&id(1)), Some(&Resolved::placed(Anchor::Confirmed, chosen)));
}

#[test]
fn candidates_are_best_first_after_a_reload_too() {
    let (_, place) = import(&with_position(quoted("trêve", "x", " était"), 0, 5));
    assert_eq!(place.state, Anchor::Suggested);
    assert_eq!(place.candidates.first(), Some(&span("trêve", 1)));
}

#[test]
fn a_suggestion_lists_few_candidates_however_common_the_words() {
    let text = Text::plain(&"la mer, ".repeat(200));
    let resolver = Resolver::new(text.as_str());
    let value = json!({ "type": "Annotation", "target": { "selector":
        with_position(quoted("la mer", "", "x"), 0, 6) } });
    let (_, place) = import_note(read(&value).unwrap(), id(1), &text, &text.hash(), &resolver, writer("here"), 9);
    assert!(place.candidates.len() <= 12, "{}", place.candidates.len());
}

#[test]
fn a_stored_suggestion_with_a_place_is_not_painted() {
    use manchette::core::annotation::{DecidedBy, Resolution, VersionPrefix};
    let (mut note, _) = import(&quoted("la paix", "", ""));
    let version = VersionPrefix::from(&Text::plain(TEXT).hash());
    let at = Some(span("la paix", 0));
    let doubtful = Resolution { version, span: at, state: Anchor::Suggested, decided_by: DecidedBy::Machine, at: 3 };
    note.resolve(doubtful, writer("there"), 3);
    let state = opened(vec![note], Vec::new());
    assert_eq!(open(&state).span(id(1)), None);
    check(&state);
}

#[test]
fn absent_words_are_lost_and_kept() {
    let (note, place) = import(&quoted("Nantes", "à ", ""));
    assert_eq!(place, Resolved::lost());
    let state = opened(vec![note], Vec::new());
    assert_eq!((open(&state).count(), open(&state).span(id(1))), (1, None));
    check(&state);
}

#[test]
fn an_annotation_without_selector_is_about_the_article() {
    check_place(Value::Null, (Anchor::Exact, None));
}

#[test]
fn a_person_is_not_overruled_when_the_note_is_opened_again() {
    let mut state = table();
    act(&mut state, annotate(1, 10, Some(span("trêve", 0)), "un"));
    let moved = span("Rien n’est réglé", 0);
    act(&mut state, update(1, 11, manchette::core::app::Change { span: Some(moved), ..Default::default() }));
    let later = opened(vec![note(&state, 1).clone()], Vec::new());
    assert_eq!(open(&later).places.get(&id(1)), Some(&Resolved::placed(Anchor::Confirmed, moved)));
}

#[test]
fn an_annotation_received_from_another_tab_is_as_sure_as_there() {
    let (note, place) = import(&quoted("la paix", "", ""));
    let mut state = table();
    act(&mut state, Action::Received(Rc::new(note)));
    assert_eq!(open(&state).places.get(&id(1)), Some(&place));
    check(&state);
}

fn any_value() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "Annotation",
        "TextualBody",
        "TextQuoteSelector",
        "TextPositionSelector",
        "tagging",
        "paix",
        "🕊",
        "",
        "2026-11-23T10:00:00Z",
        "9223372036854775807-01-01T00:00:00Z",
        "2026-11-23T10:00:00+99999999999999999:00",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    let name = prop::sample::select(vec![
        "type",
        "@type",
        "id",
        "target",
        "selector",
        "body",
        "bodyValue",
        "value",
        "purpose",
        "format",
        "exact",
        "prefix",
        "suffix",
        "start",
        "end",
        "motivation",
        "creator",
        "created",
        "modified",
        "name",
        "x",
    ]);
    leaf.prop_recursive(5, 40, 6, move |inner| {
        let members = prop::collection::vec((name.clone().prop_map(str::to_owned), inner.clone()), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::Array),
            members.prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_value_whatever_stops_the_reader(value in any_value(), members in any_value()) {
        let _ = read(&value);
        let mut annotation = json!({ "type": "Annotation", "target": value });
        if let (Some(into), Some(from)) = (annotation.as_object_mut(), members.as_object()) {
            into.extend(from.iter().filter(|(k, _)| !matches!(k.as_str(), "type" | "target")).map(|(k, v)| (k.clone(), v.clone())));
        }
        let Ok(foreign) = read(&annotation) else { return Ok(()) };
        let text = Text::plain(TEXT);
        let resolver = Resolver::new(text.as_str());
        let (note, place) = import_note(foreign, id(1), &text, &text.hash(), &resolver, writer("here"), 9);
        let key = Key::Note { article: id(7), note: id(1) };
        let stored = Note::from_stored(&key, &note.to_stored()).unwrap();
        prop_assert_eq!(place_with(&stored, &text.hash(), &resolver), place);
    }

    #[test]
    fn words_with_their_position_come_back_exactly(from in 0..TEXT.len(), len in 1..40_usize, which in 0..2_usize) {
        let at = Span::new(from, (from + len).min(TEXT.len()));
        let words = at.of(TEXT).filter(|words| !words.is_empty());
        prop_assume!(words.is_some());
        let (start, end) = units(at)[which];
        let (_, place) = import(&with_position(quoted(words.unwrap(), "", ""), start, end));
        // Counted in the wrong unit, a position may by chance hold the same words elsewhere.
        prop_assert_eq!(place.span.and_then(|span| span.of(TEXT)), words);
        prop_assert_eq!(place.state, Anchor::Exact);
    }
}
