//! What the margin computes without a browser: places of cards, links in notes, short names.

use manchette::core::app::layout::{Card, GAP, arrange};
use manchette::core::app::{Piece, STEP, Seen, pieces, short_name};
use manchette::core::text::{Span, Text};
use proptest::prelude::*;

fn cards(wants: &[(f64, f64)]) -> Vec<Card> {
    wants.iter().map(|&(want, height)| Card { want, height }).collect()
}

#[test]
fn cards_with_room_stand_where_they_want() {
    let cards = cards(&[(5.0, 40.0), (100.0, 40.0), (200.0, 40.0)]);
    assert_eq!(arrange(&cards, None, -9.0), [5.0, 100.0, 200.0]);
    assert_eq!(arrange(&cards, Some(2), -9.0), [5.0, 100.0, 200.0]);
}

#[test]
fn the_chosen_card_keeps_its_place_and_pushes_both_ways() {
    let cards = cards(&[(200.0, 40.0), (210.0, 40.0), (220.0, 40.0)]);
    assert_eq!(arrange(&cards, Some(1), -9.0), [152.0, 210.0, 268.0]);
    assert_eq!(arrange(&cards, None, -9.0), [200.0, 258.0, 316.0]);
}

#[test]
fn a_stack_pushed_above_the_top_slides_down() {
    let cards = cards(&[(10.0, 40.0), (20.0, 40.0)]);
    assert_eq!(arrange(&cards, Some(1), 0.0), [0.0, 58.0]);
}

#[test]
fn no_cards_have_no_places() {
    assert!(arrange(&[], Some(3), 0.0).is_empty());
}

proptest! {
    #[test]
    fn cards_never_overlap_and_keep_their_order(
        mut wants in prop::collection::vec((0.0..4000.0_f64, 1.0..600.0_f64), 1..40),
        chosen in prop::option::of(0_usize..50),
        top in -9.0..500.0_f64,
    ) {
        wants.sort_by(|a, b| a.0.total_cmp(&b.0));
        let cards = cards(&wants);
        let places = arrange(&cards, chosen, top);
        prop_assert_eq!(places.len(), cards.len());
        prop_assert!(places[0] >= top);
        for i in 1..places.len() {
            prop_assert!(places[i] >= places[i - 1] + cards[i - 1].height + GAP - 1e-6);
        }
        // With room above it, the chosen card stands exactly where it wants.
        if let Some(i) = chosen.filter(|&i| i < cards.len()) {
            let above: f64 = cards[..i].iter().map(|c| c.height + GAP).sum();
            if cards[i].want >= top + above {
                prop_assert!((places[i] - cards[i].want).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn pieces_joined_are_the_text(text in "(\\PC|https://|mailto:|[ .)(]){0,40}") {
        let joined: String = pieces(&text).iter().map(|p| match p { Piece::Words(w) | Piece::Link(w) => *w }).collect();
        prop_assert_eq!(joined, text);
    }
}

fn links(text: &str) -> Vec<&str> {
    pieces(text).into_iter().filter_map(|p| if let Piece::Link(link) = p { Some(link) } else { None }).collect()
}

#[test]
fn links_end_where_the_sentence_goes_on() {
    assert_eq!(
        links("voir https://example.org/a?b=1, puis HTTP://x.fr."),
        ["https://example.org/a?b=1", "HTTP://x.fr"]
    );
    assert_eq!(
        links("(cf. https://fr.wikipedia.org/wiki/Alep_(ville))"),
        ["https://fr.wikipedia.org/wiki/Alep_(ville)"]
    );
    assert_eq!(links("« mailto:a@b.fr »"), ["mailto:a@b.fr"]);
}

#[test]
fn no_other_scheme_becomes_a_link() {
    assert!(
        links("javascript:alert(1) data:text/html,x ftp://x.fr file:///etc xhttps://a.fr https:// mailto:").is_empty()
    );
}

#[test]
fn short_names_keep_the_family_name() {
    let check = |name, short| assert_eq!(short_name(name), short);
    check("Vladimir Poutine", "V. Poutine");
    check("Recep Tayyip Erdogan", "R. Erdogan");
    check("Jean-Luc Mélenchon", "J.-L. Mélenchon");
    check("Sami Ben Ali", "S. Ben Ali");
    check("Dominique de Villepin", "D. de Villepin");
    check("Sputnik", "Sputnik");
    check("le ministre de l’Intérieur", "le ministre de l’Intérieur");
    check("", "");
}

/// A text of `n` blocks of eight bytes, newline included.
fn blocks(n: usize) -> Text {
    Text::plain(&vec!["un mot."; n].join("\n"))
}

fn stretch(first: usize, last: usize) -> Span {
    Span::new(first * 8, last * 8 + 7)
}

#[test]
fn margins_are_drawn_in_steps_the_screen_first() {
    let text = blocks(1_000);
    let seen = Seen { screen: stretch(500, 509), near: stretch(480, 529) };
    // Four notes to a block: a step is four blocks.
    let (mut drawn, mut steps) = (None, Vec::new());
    while drawn.is_none_or(|drawn| !seen.is_filled(drawn)) {
        let next = seen.next(&text, drawn, &|_| 4);
        assert!(drawn.is_none_or(|d: Span| next.start <= d.start && next.end >= d.end && next.len() > d.len()));
        assert!(next.len() - drawn.map_or(0, |d| d.len()) <= STEP / 4 * 8, "{next:?} after {drawn:?}");
        drawn = Some(next);
        steps.push(next);
    }
    assert_eq!(steps[0], stretch(500, 503));
    assert!(steps[2].start == seen.screen.start && steps[2].end >= seen.screen.end, "{:?}", steps[2]);
    assert_eq!(steps.last(), Some(&seen.near));
    // Where there is nothing to draw, one step does.
    assert_eq!(seen.next(&text, None, &|_| 0), seen.near);
}

#[test]
fn margins_are_not_drawn_anew_while_they_reach_far_enough_and_let_go_of_what_is_far() {
    let text = blocks(1_000);
    let drawn = stretch(480, 529);
    let at = |first: usize| Seen { screen: stretch(first, first + 9), near: stretch(first - 20, first + 29) };
    assert!(at(500).is_met(drawn) && at(505).is_met(drawn));
    assert!(!at(515).is_met(drawn));
    let next = at(515).next(&text, Some(drawn), &|_| 1);
    assert_eq!(next, stretch(495, 544));
    // A jump begins anew on the screen that it reaches.
    assert_eq!(at(800).next(&text, Some(drawn), &|_| 16), stretch(800, 800));
}
