//! The model file: what is written is read, and whatever else is given is refused in words.

#![allow(clippy::expect_used, reason = "a test's own helpers fail the test")]

use manchette::core::analysis::model::format::{Parts, read, write};
use manchette::core::analysis::model::lattice::LABELS;
use manchette::core::analysis::model::{Model, ModelFault, digest};
use manchette::core::language::Language;
use proptest::prelude::*;

fn published() -> Vec<u8> {
    std::fs::read("www/model/fr.model").expect("www/model/fr.model")
}

fn parts() -> impl Strategy<Value = Parts> {
    let weights = prop::array::uniform9(any::<i8>()).prop_filter("a weight", |row| row.iter().any(|w| *w != 0));
    let rows = prop::collection::btree_map(0_u32..1 << 24, weights, 0..60);
    let edges = prop::array::uniform10(prop::array::uniform9(any::<i8>()));
    let lists = prop::collection::vec(("[a-z]{1,12}", any::<String>()), 0..3);
    (1_u16.., edges, rows, lists).prop_map(|(scale, edges, rows, lists)| Parts {
        scale,
        edges,
        rows: rows.into_iter().collect(),
        lists,
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(parts in parts()) {
        prop_assert_eq!(read(&write(&parts)), Ok(parts));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), headed in any::<bool>()) {
        let mut file = if headed { b"MNCHMDL\x01".to_vec() } else { Vec::new() };
        file.extend(bytes);
        prop_assert!(Model::read(&file).is_err(), "no tagger of so few bytes is whole");
    }

    #[test]
    fn a_file_cut_short_is_refused(parts in parts(), cut in any::<prop::sample::Index>()) {
        let whole = write(&Parts { lists: Vec::new(), ..parts });
        prop_assert!(read(&whole[..cut.index(whole.len())]).is_err());
    }

    #[test]
    fn a_changed_file_never_takes_more_than_its_bytes_allow(
        parts in parts(), at in any::<prop::sample::Index>(), flip in 1_u8..,
    ) {
        let mut file = write(&parts);
        let at = at.index(file.len());
        file[at] ^= flip;
        if let Ok(read) = read(&file) {
            prop_assert!(read.rows.len() * 4 <= file.len());
            prop_assert!(read.rows.is_sorted_by(|a, b| a.0 < b.0));
            prop_assert!(read.lists.iter().map(|l| l.0.len() + l.1.len()).sum::<usize>() <= file.len());
        }
    }
}

#[test]
fn the_published_model_is_whole_and_the_one_that_the_program_expects() {
    let bytes = published();
    let model = Model::published(&bytes).expect("the published model");
    assert_eq!(format!("{}\n", digest(&bytes)), std::fs::read_to_string("www/model/fr.sha256").expect("its digest"));
    assert!(model.tagger.is_some());
    assert!(bytes.len() < 3_000_000, "{} bytes are too many for a page", bytes.len());
}

#[test]
fn the_published_model_with_one_bit_changed_is_not_taken() {
    let bytes = published();
    for at in (0..bytes.len()).step_by(bytes.len() / 40).chain([0, 7, 8, 9, 12, 14, bytes.len() - 1]) {
        let mut file = bytes.clone();
        file[at] ^= 1;
        assert!(Model::published(&file).is_err(), "byte {at}");
    }
}

#[test]
fn every_fault_says_what_is_wrong_and_what_to_do() {
    let bytes = published();
    let cases = [
        (Vec::new(), ModelFault::Foreign),
        (b"<!doctype html>".to_vec(), ModelFault::Foreign),
        (b"MNCHMDL\x02".to_vec(), ModelFault::Format(2)),
        (bytes[..bytes.len() / 2].to_vec(), ModelFault::Truncated),
        ([&bytes[..], &[9, 0, 0, 0, 0]].concat(), ModelFault::Damaged("sections")),
        ([&bytes[..], &[2, 1, 0, 0, 0, 0]].concat(), ModelFault::Changed),
        ([&bytes[..], &[2, 2, 0, 0, 0, 0, 255]].concat(), ModelFault::Damaged("names")),
    ];
    for (file, fault) in cases {
        assert_eq!(Model::published(&file).err(), Some(fault));
        let (french, english) = (fault.message(Language::French), fault.message(Language::English));
        assert!(french.contains("Rechargez la page") && english.contains("Reload the page"));
    }
}

#[test]
fn weights_beyond_the_labels_are_refused() {
    let mut file =
        write(&Parts { scale: 1, edges: [[0; LABELS]; LABELS + 1], rows: vec![(7, [1; LABELS])], lists: Vec::new() });
    let high = file.len() - LABELS - 1;
    assert_eq!(file[high], 1, "the high byte of nine labels");
    file[high] = 3;
    assert_eq!(read(&file), Err(ModelFault::Damaged("tagger")));
}
