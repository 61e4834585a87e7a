//! The marks that wait for a person, and what belongs together among them.

use crate::corrections::{SAID, found, mark};
use crate::table::*;
use manchette::core::analysis::{EntityKind, QuoteKind, Relay};
use manchette::core::app::{Decision, Layer, Mark, candidates, mark_id, relays};
use manchette::core::text::Span;

#[test]
fn the_marks_that_wait_are_walked_through_in_order_of_the_text() {
    let mut state = found();
    let at = |m: Option<&Mark>| m.map(|m| (m.span, m.kind.layer()));
    let said = (span(SAID, 0), Layer::Quote);
    let who = (span("Vladimir Poutine", 0), Layer::Entity);
    let place = (span("Moscou", 0), Layer::Entity);
    let last = (span("« Rien n’est réglé. »", 0), Layer::Quote);
    assert_eq!(at(open(&state).next_unreviewed((Span::new(0, 0), Layer::Quote))), Some(said));
    assert_eq!(at(open(&state).next_unreviewed(said)), Some(who));
    act(&mut state, decide(&mark_id(Layer::Entity, who.0), 1, 11, Decision::Accept));
    assert_eq!(at(open(&state).next_unreviewed(said)), Some(place), "what was judged is passed over");
    assert_eq!(at(open(&state).next_unreviewed(last)), Some(said), "after the last comes the first");
    assert_eq!(at(open(&state).previous_unreviewed(place)), Some(said));
    assert_eq!(at(open(&state).previous_unreviewed(said)), Some(last));
    let ids: Vec<&str> = open(&state).waiting().map(|m| m.id.as_str()).collect();
    assert_eq!((ids.len(), open(&state).unreviewed()), (3, 3));
    for (n, (at, layer)) in [(2, said), (3, place)] {
        act(&mut state, decide(&mark_id(layer, at), n, 20 + n, Decision::Accept));
    }
    assert_eq!(at(open(&state).next_unreviewed(last)), None, "none but the one it stands at");
    assert_eq!(at(open(&state).previous_unreviewed(place)), Some(last));
}

#[test]
fn people_relays_and_fragments_are_read_from_the_marks() {
    let mut state = opened(Vec::new(), Vec::new());
    let mut quotes = vec![
        quote(span(SAID, 0), QuoteKind::Direct, Some("Vladimir Poutine")),
        quote(span("« Rien n’est réglé. »", 0), QuoteKind::Direct, Some("Vladimir Poutine")),
        quote(span("la trêve tient", 0), QuoteKind::Indirect, Some("Ankara")),
    ];
    (quotes[0].utterance, quotes[1].utterance, quotes[2].utterance) = (1, 1, 2);
    quotes[2].relay = Some(Relay { name: "AFP".to_owned(), mention: span("Alep", 0) });
    let people = vec![
        entity(span("Vladimir Poutine", 0), EntityKind::Person, "Vladimir Poutine"),
        entity(span("François Hollande", 0), EntityKind::Person, "François Hollande"),
        entity(span("Moscou", 0), EntityKind::Place, "Moscou"),
    ];
    analysed(&mut state, quotes, people);
    let marks = &open(&state).marks;
    let all: Vec<(String, usize, usize)> =
        candidates(marks).into_iter().map(|c| (c.name, c.quotations, c.mentions)).collect();
    let one = |name: &str, quotations, mentions| (name.to_owned(), quotations, mentions);
    assert_eq!(all, [one("Vladimir Poutine", 2, 1), one("Ankara", 1, 0), one("François Hollande", 0, 1)]);
    let place = |at: Span| marks.iter().position(|m| m.span == at).unwrap();
    assert_eq!(relays(marks), [("AFP".to_owned(), vec![place(span("la trêve tient", 0))])]);
    let said = mark(&state, Layer::Quote, span(SAID, 0));
    let fragments: Vec<Span> = open(&state).fragments(said).into_iter().map(|m| m.span).collect();
    assert_eq!(fragments, [span(SAID, 0), span("« Rien n’est réglé. »", 0)]);
    let alone = mark(&state, Layer::Entity, span("Moscou", 0));
    assert_eq!(open(&state).fragments(alone).len(), 1);
}
