//! How much room a note takes in `localStorage`.

use manchette::core::annotation::{Colour, Id, Key, Motivation, Namespace, Note, Passage, Recorded, Target, Writer};
use manchette::core::port::units;
use manchette::core::text::{Span, VersionHash};

const NOW: u64 = 1_795_446_505_123;

/// Words of newspaper French with their usual lengths, picked by a counter so that each run gives the same notes.
fn words(seed: &mut u64, length: usize) -> String {
    const WORDS: &str = "le gouvernement a annoncé vendredi que les négociations d’Alep à cessez-le-feu selon président russe \
        prêts en Syrie accord de été conclu par ministère Ankara";
    let all: Vec<&str> = WORDS.split(' ').collect();
    let mut text = String::new();
    while text.chars().count() < length {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(all[(*seed >> 33) as usize % all.len()]);
    }
    text.chars().take(length).collect()
}

#[test]
fn the_median_note_takes_at_most_420_units() {
    let (mut seed, me, hash) = (1, Writer::parse("a1b2").unwrap(), VersionHash::of("texte"));
    let mut sizes: Vec<usize> = (0..10_000_u64)
        .map(|n| {
            let exact = words(&mut seed, 30 + (n as usize * 37) % 100);
            let start = (n as usize * 311) % 3_000_000;
            let target = Target::Passage(Passage {
                version: Some((&hash).into()),
                position: Some(Span::new(start, start + exact.len())),
                exact,
                prefix: words(&mut seed, 16 + n as usize % 9),
                suffix: words(&mut seed, 16 + n as usize % 9),
            });
            let mut note = Note::new(Id::from_bits(n), target, me, NOW);
            note.set_colour(Some(Colour::Amber), me, NOW);
            note.set_motivation(Motivation::Commenting, me, NOW);
            note.set_creator("Camille Durand", me, NOW);
            note.set_text(&words(&mut seed, 50 + (n as usize * 53) % 100), me, NOW + 42_000);
            note.set_tags(&[words(&mut seed, 10)], me, NOW + 60_000);
            let key = Key::Note { article: Id::from_bits(7), note: note.id() };
            units(&Namespace::default().print(&key)) + units(&note.to_stored())
        })
        .collect();
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2];
    println!("median {median}, tenth {}, nine tenths {}", sizes[1_000], sizes[9_000]);
    assert!(median <= 420, "{median}");
}
