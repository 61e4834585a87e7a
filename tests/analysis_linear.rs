//! Whatever the text, the time that the analysis takes is linear in its length, and no unit of work is long.
//!
//! Each shape is a text made to cost as much as it can: marks that never close, one word, one line, nothing but names or
//! verbs of speech. `make test` compares short texts; `make soak` (`SOAK=1`, optimised) compares 1, 2 and 4 MB. Time on
//! a busy machine proves little, so a shape is slow only if it is slow each time it is tried, and in the soak only if
//! the instructions say so too, where `valgrind` is installed to count them.

#![allow(clippy::panic, reason = "a test's own helpers fail the test")]

mod model;
mod sound;

use manchette::core::analysis::{Analyser, analyse};
use manchette::core::text::Text;
use model::model;
use std::process::Command;
use std::time::{Duration, Instant};

/// A hostile shape, by the size wanted in bytes.
type Shape = (&'static str, fn(usize) -> String);

/// `piece` as often as it takes to have `n` bytes.
fn many(piece: &str, n: usize) -> String {
    piece.repeat(n / piece.len())
}

/// `open` as often as `close`, around a word.
fn nested(open: &str, close: &str, n: usize) -> String {
    let depth = n / (open.len() + close.len());
    format!("{}mot{}", open.repeat(depth), close.repeat(depth))
}

/// What `piece` makes of the numbers from 0, until there are `n` bytes.
fn counted(piece: fn(usize) -> String, n: usize) -> String {
    let mut out = String::with_capacity(n);
    for i in 0.. {
        if out.len() >= n {
            break;
        }
        out.push_str(&piece(i));
    }
    out
}

const SENTENCE: &str = "le président russe Vladimir Poutine a déclaré vendredi que la Syrie, selon la ministre de la \
    Défense, serait « en paix » et que tout irait bien, ";

fn shapes() -> Vec<Shape> {
    [marks(), words(), speech(), names()].concat()
}

fn marks() -> Vec<Shape> {
    vec![
        ("opening marks", |n| many("« ", n)),
        ("closing marks", |n| many("» ", n)),
        ("nested marks", |n| nested("«", "»", n)),
        ("nested marks with words", |n| nested("« il dit ", " ».", n)),
        ("nested marks of all families", |n| nested("« “ ‹ ( [ ", "] ) › ” » ", n)),
        ("nested brackets", |n| nested("(", ")", n)),
        ("nested brackets with names", |n| nested("Jean (", " )", n)),
        ("straight marks", |n| many("\"", n)),
        ("straight marks and words", |n| many("\" mot", n)),
        ("empty pairs", |n| many("«»", n)),
        ("ASCII guillemets", |n| many("<<", n)),
        ("quotations in one sentence", |n| many("« oui » et ", n)),
        ("quotations without a cue", |n| many("Le « mot » vert. ", n)),
        ("list of quotations", |n| many("« A », ", n)),
        ("open paragraphs", |n| many("« a dit Jean\n", n)),
        ("open paragraphs apart", |n| many("« a dit Jean\n\n\n", n)),
        ("closed paragraphs", |n| many("a dit Jean »\n", n)),
        ("a quotation reopened at each paragraph", |n| format!("Il dit : {}", many("« mot mot\n", n))),
        ("brackets", |n| many("(", n)),
        ("commas", |n| many(",", n)),
        ("commas and names", |n| many("Jean Dupont, ", n)),
        ("colons", |n| many(":", n)),
        ("colons and quotations", |n| many("Jean : « oui » ", n)),
        ("stops", |n| many(". ", n)),
        ("dashes", |n| many("— ", n)),
        ("dialogue", |n| many("— Oui, dit-il.\n", n)),
        ("dialogue in one line", |n| many("— Oui, dit-il ", n)),
        ("empty lines", |n| many("\n", n)),
        ("short lines", |n| many("a\n", n)),
        ("NUL", |n| many("\0", n)),
        ("NUL in words", |n| many("a\0", n)),
    ]
}

fn words() -> Vec<Shape> {
    vec![
        ("one word", |n| many("é", n)),
        ("one word in capitals", |n| many("É", n)),
        ("one word with apostrophes", |n| many("l'", n)),
        ("one word with dots", |n| many("a.fr", n)),
        ("one acronym with dots", |n| many("A.", n)),
        ("one word with hyphens", |n| many("a-", n)),
        ("one word of inversions", |n| many("-t-il", n)),
        ("one number", |n| many("1,", n)),
        ("numbers", |n| many("12 ", n)),
        ("combining marks", |n| many("e\u{301}\u{301}\u{301}", n)),
        ("emoji", |n| many("👩\u{200d}👩\u{200d}👧 ", n)),
        ("right to left", |n| many("שלום «عالم» ", n)),
        ("one line without a stop", |n| many("mot ", n)),
        ("one line of press without a stop", |n| many(SENTENCE, n)),
        ("dates", |n| many("22 mars 2017 ", n)),
        ("determiners", |n| many("le ", n)),
        ("prepositions", |n| many("de la ", n)),
        ("auxiliaries", |n| many("a ", n)),
        ("adverbs", |n| many("rapidement ", n)),
    ]
}

fn speech() -> Vec<Shape> {
    vec![
        ("verbs of speech", |n| many("dit ", n)),
        ("verbs of speech with que", |n| many("dit que ", n)),
        ("participles of speech", |n| many("ajoutant ", n)),
        ("infinitives of speech", |n| many("dire ", n)),
        ("relative clauses", |n| many("qui dit ", n)),
        ("clauses of one verb", |n| format!("il dit {}", many("que Paul va et ", n))),
        ("cues in one sentence", |n| many("il dit que Paul affirme, selon Luc ", n)),
        ("incises in one sentence", |n| many("« oui », a-t-il dit, ", n)),
        ("selon", |n| many("selon lui, ", n)),
        ("pour", |n| many(", pour Jean", n)),
        ("pronouns far from their person", |n| format!("Marie Curie vient. {}", many("Il dit « oui ». ", n))),
        ("pronouns of nobody", |n| many("Elle dit « oui ». ", n)),
        ("descriptions", |n| many("La ministre dit « oui ». ", n)),
    ]
}

fn names() -> Vec<Shape> {
    vec![
        ("capitals", |n| many("Jean ", n)),
        ("capitals joined by de", |n| many("Jean de ", n)),
        ("shouted words", |n| many("ABC ", n)),
        ("initials", |n| many("A. ", n)),
        ("heads of institutions", |n| many("mairie de ", n)),
        ("institutions", |n| many("ministère de l'Intérieur ", n)),
        ("events", |n| many("Coupe du monde de ", n)),
        ("roles", |n| many("le maire de ", n)),
        ("different words in capitals", |n| counted(|i| format!("Zq{i} "), n)),
        ("different names in one sentence", |n| counted(|i| format!("Jean N{i} "), n)),
        ("different names", |n| counted(|i| format!("A{i} B{i} C{i} D{i}. "), n)),
        ("different roles", |n| counted(|i| format!("le maire N{i} Zed dit. "), n)),
        ("different acronyms", |n| counted(|i| format!("Zeta Kappa Mu{i} (ZKM{i}). "), n)),
        ("different speakers", |n| counted(|i| format!("Jean Zed{i} dit « oui ». Il dit « non ». "), n)),
    ]
}

fn time(make: fn(usize) -> String, n: usize) -> Duration {
    let text = Text::plain(&make(n));
    let start = Instant::now();
    let analysis = analyse(&text, Some(model()));
    let took = start.elapsed();
    sound::sound(&text, &analysis).unwrap_or_else(|e| panic!("{e}"));
    took
}

/// Whether the hostile shapes are to be tried at full length.
fn soaks() -> bool {
    std::env::var_os("SOAK").is_some()
}

#[test]
fn hostile_shapes_are_sound_and_take_linear_time() {
    // Four times the text may take four times the time, and as much again on a machine under load; a shape that really
    // is not linear stays slow when it is tried again.
    let is_slow = |make: fn(usize) -> String| {
        let (small, large) = (time(make, 10_000), time(make, 40_000));
        (large > small * 9 + Duration::from_millis(60)).then_some((small, large))
    };
    let mut slow = Vec::new();
    for (name, make) in shapes() {
        let tries: Option<Vec<_>> = (0..4).map(|_| is_slow(make)).collect();
        if let Some(times) = tries {
            slow.push(format!("{name}: {times:?}"));
        }
    }
    assert!(slow.is_empty(), "not linear:\n{}", slow.join("\n"));
}

#[test]
fn hostile_shapes_of_megabytes_take_linear_time() {
    const SIZES: [usize; 3] = [1_000_000, 2_000_000, 4_000_000];
    if !soaks() {
        return;
    }
    let mut slow = Vec::new();
    for (name, make) in shapes() {
        let mut best = SIZES.map(|_| Duration::MAX);
        let mut ratio = f64::MAX;
        for _ in 0..3 {
            for (best, n) in best.iter_mut().zip(SIZES) {
                *best = time(make, n).min(*best);
            }
            ratio = best.windows(2).map(|w| w[1].as_secs_f64() / w[0].as_secs_f64()).fold(0.0, f64::max);
            if ratio <= 2.3 {
                break;
            }
        }
        println!("{name:42} {best:>10.0?} ratio {ratio:.2}");
        if ratio > 2.3 {
            match instructions(name) {
                Some(ratio) if ratio <= 2.3 => {
                    println!("{name:42} ratio {ratio:.2} by instructions: the machine is busy")
                }
                counted => slow.push(format!("{name}: {best:?}, by instructions {counted:?}")),
            }
        }
    }
    assert!(slow.is_empty(), "not linear:\n{}", slow.join("\n"));
}

/// How many times the instructions of 200 kB a text of 400 kB takes, counted by `valgrind` if it is installed.
fn instructions(shape: &str) -> Option<f64> {
    let count = |n: &str| {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(std::env::current_exe().ok()?)
            .args(["--exact", "one_shape_by_itself", "--include-ignored"])
            .envs([("SHAPE", shape), ("BYTES", n)])
            .output()
            .ok()?;
        let said = String::from_utf8_lossy(&output.stderr);
        said.lines().find_map(|l| l.split_once("Collected :")?.1.trim().parse::<f64>().ok())
    };
    let nothing = count("0")?;
    Some((count("400000")? - nothing) / (count("200000")? - nothing))
}

#[test]
#[ignore = "what `instructions` runs under valgrind"]
fn one_shape_by_itself() {
    let (Ok(shape), Ok(bytes)) = (std::env::var("SHAPE"), std::env::var("BYTES")) else { return };
    let (_, make) = shapes().into_iter().find(|(name, _)| *name == shape).unwrap();
    time(make, bytes.parse().unwrap());
}

#[test]
fn a_line_of_megabytes_is_many_units_of_work() {
    let long = ["opening marks", "one word", "one line without a stop"];
    for (name, make) in shapes().into_iter().filter(|s| long.contains(&s.0)) {
        let text = Text::plain(&make(1_000_000));
        let units = Analyser::new(text).progress().total;
        assert!(units > 400, "{name}: {units} units");
    }
}
