//! Measures the analysis: the sample article, then 100 kB, 1 MB and 10 MB of press, and the longest unit of work.
//!
//! ```text
//! cargo run --release --example bench_analysis
//! cargo run --release --example bench_analysis -- --no-instructions
//! ```
//!
//! Times are the best of several. Instructions are counted by `valgrind --tool=callgrind` where it is installed: this
//! program runs itself under it (`--once BYTES`, with and without the analysis) and prints the difference, which no
//! other load of the machine can change.

use manchette::core::analysis::{Analyser, Model, analyse};
use manchette::core::text::Text;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The article that the page shows first.
const SAMPLE: &str = include_str!("../www/articles/syrie-cessez-le-feu.txt");

/// Names in it that each copy replaces by its own, so that a long text names many people as a long text does.
const NAMES: [&str; 4] = ["Poutine", "Erdogan", "Palmyre", "Sputnik"];

/// Sizes whose times are compared.
const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];

/// The largest size whose instructions are counted: under callgrind everything takes fifty times as long.
const MOST_COUNTED: usize = 1_000_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1));
    let size = |text: Option<&String>| text.and_then(|t| t.parse::<usize>().ok());
    if let Some(bytes) = size(after("--once")) {
        let (text, model) = (press(bytes), model());
        if !arguments.iter().any(|a| a == "--without") {
            black_box(analyse(&text, Some(&model)));
        }
        return ExitCode::SUCCESS;
    }
    let counts = !arguments.iter().any(|a| a == "--no-instructions") && callgrind_is_there();
    table(counts);
    ExitCode::SUCCESS
}

fn table(counts: bool) {
    let model = model();
    println!(
        "{:>12} {:>11} {:>9} {:>9} {:>13} {:>17}",
        "text", "time", "MB/s", "× before", "longest unit", "instructions/byte"
    );
    let mut before: Option<Duration> = None;
    for bytes in std::iter::once(0).chain(SIZES) {
        let text = press(bytes);
        let tries = if bytes > 2_000_000 { 3 } else { 15 };
        let took = (0..tries).map(|_| time(&text, &model)).min().unwrap_or_default();
        let unit = longest_unit(&text, &model);
        let length = text.as_str().len();
        let ratio = before.filter(|_| bytes > SIZES[0]).map_or_else(String::new, |b| format!("{:.2}", ratio(took, b)));
        let counted = if counts && bytes <= MOST_COUNTED { instructions(bytes) } else { None };
        println!(
            "{:>12} {:>8.2} ms {:>9.2} {ratio:>9} {:>10.3} ms {:>17}",
            if bytes == 0 { "sample".to_owned() } else { format!("{} kB", bytes / 1_000) },
            took.as_secs_f64() * 1e3,
            length as f64 / took.as_secs_f64() / 1e6,
            unit.as_secs_f64() * 1e3,
            counted.map_or_else(|| "–".to_owned(), |n| (n / length as u64).to_string()),
        );
        before = Some(took);
    }
}

/// The language model that the page loads; without the file the rules alone are measured, and the table says so.
fn model() -> Arc<Model> {
    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/model/fr.model");
    let read = std::fs::read(FILE).ok().and_then(|bytes| Model::published(&bytes).ok());
    Arc::new(read.unwrap_or_else(|| {
        eprintln!("no model of this version in {FILE}: rules and short lists alone are measured");
        Model::built_in()
    }))
}

/// The sample article alone, or as often as it takes to have `bytes` bytes, each copy with names of its own.
fn press(bytes: usize) -> Text {
    let mut all = SAMPLE.trim_end().to_owned();
    let mut copy = 0;
    while all.len() < bytes {
        copy += 1;
        let renamed = NAMES.iter().fold(SAMPLE.to_owned(), |text, name| text.replace(name, &surname(name, copy)));
        all.push_str("\n\n");
        all.push_str(&renamed);
    }
    let end = (0..=bytes.max(SAMPLE.trim_end().len()).min(all.len())).rev().find(|&i| all.is_char_boundary(i));
    Text::plain(&all[..end.unwrap_or(all.len())])
}

/// A name that begins like `name` and that no other copy has.
fn surname(name: &str, mut copy: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "cha", "tri"];
    let mut made = name[..2].to_owned();
    while copy > 0 {
        made.push_str(SYLLABLES[copy % 16]);
        copy /= 16;
    }
    made
}

fn time(text: &Text, model: &Arc<Model>) -> Duration {
    let start = Instant::now();
    black_box(analyse(text, Some(model)));
    start.elapsed()
}

/// The longest that one unit of work takes, each at its best of several runs: what no slice can be shorter than.
fn longest_unit(text: &Text, model: &Arc<Model>) -> Duration {
    let mut best: Vec<Duration> = Vec::new();
    for _ in 0..5 {
        let mut analyser = Analyser::new(text.clone());
        analyser.know(model.clone());
        for i in 0.. {
            let start = Instant::now();
            let done = analyser.step(&mut || false).is_complete();
            let took = start.elapsed();
            match best.get_mut(i) {
                Some(before) => *before = took.min(*before),
                None => best.push(took),
            }
            if done {
                break;
            }
        }
        black_box(analyser.finish());
    }
    best.into_iter().max().unwrap_or_default()
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn callgrind_is_there() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|o| o.status.success())
}

/// Instructions that the analysis of `press(bytes)` takes.
fn instructions(bytes: usize) -> Option<u64> {
    Some(counted(bytes, &[])?.saturating_sub(counted(bytes, &["--without"])?))
}

fn counted(bytes: usize, more: &[&str]) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().ok()?)
        .args(["--once", &bytes.to_string()])
        .args(more)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines().find_map(|l| l.split_once("Collected :")?.1.trim().parse().ok())
}
