//! Whatever the text: no panic, sound spans, the same result in slices.

mod model;
mod sound;

use manchette::core::analysis::{Analyser, analyse};
use manchette::core::text::Text;
use model::model;
use proptest::prelude::*;

/// Pieces of French press, so that random texts reach the rules and not only the tokeniser.
const PIECES: [&str; 64] = [
    "« ",
    " »",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "„",
    "‹",
    "›",
    ", ",
    ". ",
    " : ",
    " ; ",
    "… ",
    "! ",
    "? ",
    "\n",
    "\n\n",
    "— ",
    "- ",
    "(",
    ")",
    "[",
    "]",
    "M. ",
    "Mme ",
    "Jean ",
    "Dupont ",
    "Marie Curie ",
    "AFP ",
    "l’",
    "d'",
    "qu'",
    "que ",
    "a ",
    "a-t-il ",
    "-t-elle ",
    "dit ",
    "déclaré ",
    "affirme ",
    "selon ",
    "pour ",
    "d'après ",
    "rapporte ",
    "le ",
    "la ministre ",
    "Le président ",
    "de ",
    "du ",
    "Paris ",
    "États-Unis ",
    "vendredi ",
    "22 mars 2017 ",
    "fin août ",
    "ministère ",
    "en affirmant ",
    "et ",
    "qui ",
    "il ",
    "par ",
    "\u{202f}",
    "🙂",
];

fn press() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60).prop_map(|v| v.concat())
}

fn check(input: &str) -> Result<(), TestCaseError> {
    sound::check(input, model()).map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_string(input in any::<String>()) {
        check(&input)?;
    }

    #[test]
    fn any_mixture_of_press(input in press()) {
        check(&input)?;
    }
}

#[test]
fn a_title_over_two_lines_is_no_name_of_the_first() {
    check("Mme « Jean \nParis  »").unwrap();
}

#[test]
fn an_incise_whose_subject_lies_beyond_the_marks_is_none() {
    assert!(check(", dit selon  »Le président ").is_ok());
}

#[test]
fn what_is_on_the_screen_is_read_first_and_changes_nothing() {
    let paragraph = "« Nous irons au bout », a déclaré Odile Karas vendredi. Elle a ajouté que le pont tiendrait.\n";
    let text = Text::plain(&paragraph.repeat(1_000));
    let mut screen = Analyser::new(text.clone());
    screen.look_at(700);
    while screen.read() == 0 {
        screen.step(&mut || false);
    }
    let first = screen.so_far();
    let at = text.blocks()[700].span;
    assert!(first.quotes.iter().any(|q| q.span.overlaps(at)), "the screen is read");
    assert!(first.quotes.len() < 300, "and little else: {}", first.quotes.len());
    assert!(first.quotes.iter().all(|q| q.speaker.is_none()), "who speaks is said once, at the end");
    screen.know(model().clone());
    let whole = screen.finish();
    assert_eq!(whole, analyse(&text, Some(model())));
    assert!(first.quotes.iter().all(|q| whole.quotes.iter().any(|w| (w.span, w.kind) == (q.span, q.kind))));
    assert_eq!(whole.quotes.iter().filter(|q| q.speaker.is_some()).count(), 2_000, "also beside the cuts");
}

#[test]
fn a_megabyte_in_one_word_is_no_harm() {
    let text = Text::plain(&"é".repeat(500_000));
    assert!(analyse(&text, Some(model())).entities.is_empty());
}
