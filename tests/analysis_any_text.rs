//! Whatever the text: no panic, sound spans, the same result in slices.

mod model;
mod sound;

use manchette::core::analysis::{Analyser, Grammar, Phenomenon, analyse};
use manchette::core::text::Text;
use model::model;
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::OnceLock;

fn press() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(sound::PIECES.to_vec()), 0..60).prop_map(|v| v.concat())
}

/// Articles to start from: those of the phenomena, with their marks, and the one that the page shows at first.
fn seeds() -> &'static [Vec<char>] {
    static SEEDS: OnceLock<Vec<Vec<char>>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let read = |folder: &str| -> Vec<String> {
            let entries = std::fs::read_dir(folder).into_iter().flatten();
            let mut paths: Vec<_> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
            paths.sort();
            paths.iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect()
        };
        let all = [read("tests/phenomena"), read("www/articles")].concat();
        all.iter().flat_map(|s| s.split("\n== ")).map(|s| s.chars().collect()).collect()
    })
}

/// An edit: where, how far, what.
type Edit = (Index, usize, u8, &'static str);

/// `text` after `edit`: a stretch is dropped, doubled, turned round or put into capitals, or a piece is put in.
fn edited(mut text: Vec<char>, (at, length, what, piece): Edit) -> Vec<char> {
    let from = at.index(text.len() + 1);
    let to = (from + length).min(text.len());
    let stretch: Vec<char> = text[from..to].to_vec();
    let instead: Vec<char> = match what {
        0 => Vec::new(),
        1 => [stretch.clone(), stretch].concat(),
        2 => stretch.into_iter().rev().collect(),
        3 => stretch.into_iter().flat_map(char::to_uppercase).collect(),
        _ => piece.chars().chain(stretch).collect(),
    };
    text.splice(from..to, instead);
    text
}

fn mutated() -> impl Strategy<Value = String> {
    let edit = (any::<Index>(), 0..60_usize, 0..8_u8, prop::sample::select(sound::PIECES.to_vec()));
    (prop::sample::select(seeds()), prop::collection::vec(edit, 1..12))
        .prop_map(|(seed, edits)| edits.into_iter().fold(seed, edited).into_iter().collect())
}

/// The whole grammar without some of its phenomena.
fn grammar() -> impl Strategy<Value = Grammar> {
    prop::collection::vec(prop::sample::select(Phenomenon::ALL), 0..12)
        .prop_map(|off| off.into_iter().fold(Grammar::ALL, Grammar::without))
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

    #[test]
    fn any_article_that_was_spoilt(input in mutated()) {
        check(&input)?;
    }

    #[test]
    fn any_grammar(input in mutated(), grammar in grammar()) {
        let text = Text::plain(&input);
        let analysis = || {
            let mut analyser = Analyser::with(text.clone(), grammar);
            analyser.know(model().clone());
            analyser.finish()
        };
        let found = analysis();
        sound::sound(&text, &found).map_err(TestCaseError::fail)?;
        prop_assert_eq!(found, analysis(), "the same twice");
    }
}

#[test]
fn a_title_over_two_lines_is_no_name_of_the_first() {
    check("Mme « Jean \nParis  »").unwrap();
}

#[test]
fn a_title_in_marks_that_only_the_model_sees_leaves_the_date_in_them() {
    check("en affirmant . Paris ›et “vendredi ‘« ").unwrap();
}

#[test]
fn a_clause_that_ends_with_its_line_crosses_no_marks() {
    check("RAPPELANT QUE L'AIR Y EST « IRR\nnu nirreP latnahC ,» plan d'urgence.").unwrap();
}

#[test]
fn an_incise_whose_subject_lies_beyond_the_marks_is_none() {
    assert!(check(", dit selon  »Le président ").is_ok());
}

#[test]
fn source_at_the_head_of_what_a_lone_mark_closes() {
    check(", dit selon  »M. ").unwrap();
}

#[test]
fn a_subject_after_the_mark_belongs_to_no_incise_before_it() {
    check(". affirme selon ”affirme États-Unis d'").unwrap();
}

#[test]
fn the_end_of_a_quotation_in_a_line_with_a_dash_is_no_dialogue() {
    check("déclaré\n“Un tiret ouvre une réplique.\n\n— Vous fermez déjà ? demanda A”nna.\n\nLe patron sortit.\n")
        .unwrap();
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
