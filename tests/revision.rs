//! What changed from one version of a text to the next, by sentences and words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers of tests fail the test

use manchette::core::anchoring::revision::{Change, ChangeKind, Revision};
use manchette::core::text::words::words;
use manchette::core::text::{Span, Text};
use proptest::prelude::*;
use std::time::Instant;

const OLD: &str = "Le maire a parlé hier. Il a promis « trois écoles » avant 2027. La salle était pleine.\n\
    Personne n’a posé de question. Le débat reprend demain à Lyon. Une enquête est ouverte depuis mardi.";

fn revised(old: &str, new: &str) -> Revision {
    Revision::new(&Text::plain(old), &Text::plain(new))
}

/// Each change in one line: its kind, its sentences, `[old→new]` for the words of an edit.
fn told(old: &str, new: &str) -> Vec<String> {
    let words =
        |text: &str, span: Option<Span>| span.map_or_else(|| "-".to_owned(), |s| s.of(text).unwrap().to_owned());
    let one = |change: &Change| {
        let edits: Vec<String> =
            change.edits.iter().map(|e| format!("[{}→{}]", e.old.of(old).unwrap(), e.new.of(new).unwrap())).collect();
        let sentences = match change.kind {
            ChangeKind::Edited => edits.join(""),
            _ => format!("{} | {}", words(old, change.old), words(new, change.new)),
        };
        format!("{} {sentences}", change.kind.name())
    };
    revised(old, new).changes.iter().map(one).collect()
}

#[test]
fn the_same_text_has_no_change() {
    let revision = revised(OLD, OLD);
    assert!(revision.changes.is_empty());
    assert_eq!((revision.unchanged, revision.sentences), (6, (6, 6)));
}

#[test]
fn typography_alone_is_no_change() {
    let spaced = OLD.replace('’', "'").replace("« ", "“").replace(" »", "”").replace(". ", ".  ");
    assert!(revised(OLD, &spaced).changes.is_empty());
}

#[test]
fn a_sentence_added_removed_edited_or_moved_is_told() {
    let new = OLD.replace(" La salle était pleine.", "");
    assert_eq!(told(OLD, &new), ["removed La salle était pleine. | -"]);
    assert_eq!(told(&new, OLD), ["added - | La salle était pleine."]);
    let new = OLD.replace("reprend demain", "reprendra jeudi");
    assert_eq!(told(OLD, &new), ["edited [reprend demain→reprendra jeudi]"]);
    let new = OLD.replace("Le maire a parlé hier. ", "").to_owned() + " Le maire a parlé hier.";
    assert_eq!(told(OLD, &new), ["moved Le maire a parlé hier. | Le maire a parlé hier."]);
}

#[test]
fn words_put_in_and_taken_out_have_one_empty_side() {
    assert_eq!(told(OLD, &OLD.replace("posé de", "posé la moindre")), ["edited [de→la moindre]"]);
    assert_eq!(told(OLD, &OLD.replace("ouverte depuis mardi", "ouverte")), ["edited [depuis mardi→]"]);
    assert_eq!(told(OLD, &OLD.replace("ouverte depuis", "ouverte à Lyon depuis")), ["edited [→à Lyon]"]);
}

#[test]
fn a_decimal_number_changes_as_one() {
    assert_eq!(told("Elle baisse de 3,5 millions.", "Elle baisse de 2,7 millions."), ["edited [3,5→2,7]"]);
}

#[test]
fn a_number_changed_in_a_quotation_is_said() {
    let revision = revised(OLD, &OLD.replace("trois écoles", "deux écoles"));
    let [change] = revision.changes.as_slice() else { panic!("{revision:?}") };
    assert!(change.number_changed && change.quotation_changed);
    let revision = revised(OLD, &OLD.replace("demain", "lundi"));
    assert!(!revision.changes[0].number_changed && !revision.changes[0].quotation_changed);
}

#[test]
fn changes_are_silent_unless_the_new_text_announces_them() {
    let new = OLD.replace("hier", "lundi").replace(" La salle était pleine.", "");
    assert_eq!(revised(OLD, &new).silent(), 2);
    let said = format!("{new}\nMise à jour : la date du discours a été corrigée.");
    let revision = revised(OLD, &said);
    assert_eq!((revision.silent(), revision.announced.len()), (0, 1));
    // What the old text said already announces nothing.
    assert_eq!(revised(&format!("{OLD}\nMise à jour : rien."), &format!("{new}\nMise à jour : rien.")).silent(), 2);
}

#[test]
fn a_sentence_that_stands_twice_and_loses_one_is_removed_once() {
    let old = "Rien ne va plus. Un mot. Rien ne va plus. Deux mots. Rien ne va plus.";
    let new = "Rien ne va plus. Un mot. Deux mots. Rien ne va plus.";
    assert_eq!(told(old, new), ["removed Rien ne va plus. | -"]);
}

#[test]
fn everything_new_is_removed_and_added() {
    let revision = revised("Un chat dort. Il rêve.", "Les comptes publics dérapent. Bercy s’inquiète !");
    assert_eq!((revision.count(ChangeKind::Removed), revision.count(ChangeKind::Added)), (2, 2));
}

/// A text of `sentences` of few words, so that many are alike.
fn text() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(0..24_u8, 1..12), 0..30)
}

fn written(sentences: &[Vec<u8>]) -> String {
    const WORDS: [&str; 24] = [
        "le", "maire", "a", "dit", "rien", "deux", "écoles", "ne", "pas", "Lyon", "hier", "«", "»", "3,5", "millions",
        "et", "la", "salle", "pleine", "débat", "reprend", "œuvre", "n’", "aurait",
    ];
    let sentence = |words: &Vec<u8>| {
        let words: Vec<&str> = words.iter().map(|w| WORDS[usize::from(*w)]).collect();
        format!("Il {}.", words.join(" "))
    };
    let mut out = String::new();
    for (n, words) in sentences.iter().enumerate() {
        if n > 0 {
            out.push(if n % 4 == 0 { '\n' } else { ' ' });
        }
        out.push_str(&sentence(words));
    }
    out
}

/// `of` with words replaced, sentences taken out, put in and moved.
fn edited(mut of: Vec<Vec<u8>>, edits: &[(u8, usize, usize)]) -> Vec<Vec<u8>> {
    for (kind, at, with) in edits {
        let (n, len) = (at % of.len().max(1), of.len());
        match kind {
            _ if of.is_empty() => of.push(vec![(with % 24) as u8]),
            0 => drop(of.remove(n)),
            1 => of.insert(n, vec![(with % 24) as u8; with % 5 + 1]),
            2 => {
                let moved = of.remove(n);
                of.insert(with % len, moved);
            }
            _ => {
                let words = &mut of[n];
                let place = with % words.len();
                words[place] = (with % 24) as u8;
            }
        }
    }
    of
}

/// The words of `text` that no change covers, in order.
fn uncovered(text: &str, covered: &[Span]) -> Vec<String> {
    let all = Text::plain(text);
    words(&all, all.span())
        .filter(|word| !covered.iter().any(|span| span.overlaps(*word)))
        .map(|word| all.slice(word).to_owned())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Failures print the smallest texts and the seed.
    #[test]
    fn what_no_change_covers_is_the_same_in_both(old in text(), edits in prop::collection::vec((0..5_u8, 0..99_usize, 0..99_usize), 0..8)) {
        let (before, after) = (written(&old), written(&edited(old, &edits)));
        let revision = revised(&before, &after);
        let side = |of: fn(&Change) -> Option<Span>, edit: fn(&manchette::core::anchoring::revision::Edit) -> Span| {
            let mut spans = Vec::new();
            for change in &revision.changes {
                match change.kind {
                    ChangeKind::Edited => spans.extend(change.edits.iter().map(edit)),
                    _ => spans.extend(of(change)),
                }
            }
            spans
        };
        // Edited sentences may cross none of those that stay: what is left reads the same.
        prop_assert_eq!(uncovered(&before, &side(|c| c.old, |e| e.old)), uncovered(&after, &side(|c| c.new, |e| e.new)));
        let (kept_old, kept_new) = (revision.changes.iter().filter(|c| c.old.is_some()).count(), revision.changes.iter().filter(|c| c.new.is_some()).count());
        prop_assert_eq!((revision.unchanged + kept_old, revision.unchanged + kept_new), revision.sentences);
        if before == after {
            prop_assert!(revision.changes.is_empty());
        }
    }

    #[test]
    fn sides_exchanged_there_are_as_many_changes(old in text(), edits in prop::collection::vec((0..5_u8, 0..99_usize, 0..99_usize), 0..8)) {
        let (before, after) = (written(&old), written(&edited(old, &edits)));
        let (there, back) = (revised(&before, &after), revised(&after, &before));
        prop_assert_eq!(there.changes.is_empty(), back.changes.is_empty());
        prop_assert_eq!(there.sentences, (back.sentences.1, back.sentences.0));
    }
}

#[test]
fn a_megabyte_is_compared_in_a_moment() {
    let mut seed = 7_u64;
    println!("seed {seed}");
    let mut next = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    let (mut old, mut new) = (String::new(), String::new());
    while old.len() < 1_000_000 {
        let sentence: Vec<String> = (0..6 + next() % 14).map(|_| format!("mot{}", next() % 4_000)).collect();
        let sentence = format!("Il {}.", sentence.join(" "));
        old.push_str(&sentence);
        match next() % 12 {
            0 => {}
            1 => new.push_str(&sentence.replace("mot1", "terme1")),
            2 => new.push_str(&format!("{sentence} Elle ajoute mot{}.", next() % 4_000)),
            _ => new.push_str(&sentence),
        }
        let end = if next() % 5 == 0 { '\n' } else { ' ' };
        old.push(end);
        new.push(end);
    }
    for (old, new) in [
        (old.clone(), new),
        (old.clone(), old.split('\n').rev().collect::<Vec<_>>().join("\n")),
        ("Oui. Non. ".repeat(100_000), "Non. Oui. Non. ".repeat(66_000)),
        ("mot ".repeat(250_000), "autre mot ".repeat(100_000)),
    ] {
        let (old, new) = (Text::plain(&old), Text::plain(&new));
        let began = Instant::now();
        let revision = Revision::new(&old, &new);
        let took = began.elapsed().as_secs_f64();
        println!("{} changes, {} unchanged, {took:.2} s", revision.changes.len(), revision.unchanged);
        // Without optimisation ten times as long as with it.
        assert!(took < if cfg!(debug_assertions) { 12.0 } else { 1.5 }, "{took} s");
    }
}
