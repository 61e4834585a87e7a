//! Scores the anchoring against a text that was edited, where the truth is known.
//!
//! ```text
//! cargo run --release --example score_anchoring -- FOLDER CASE…
//! ```
//!
//! FOLDER holds what the annotator bench makes: `1m.edited.txt`, `1m.10000.json` (W3C annotations), `1m.10000.truth.json`
//! for the case `1m:10000`, and `1m.txt`, the text before. Positions there are UTF-16 code units. With `PREVIOUS=1` the
//! text before is at hand; « asked right » has the right place as the first candidate, « among » as any of them; `SHOW=wrong,missed` prints those passages.

use manchette::core::anchoring::{Resolver, Selector, State};
use manchette::core::text::{OffsetIndex, Span};
use serde_json::Value;
use std::error::Error;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, cases) = arguments.split_first().ok_or("name the folder and the cases")?;
    println!(
        "case            right  asked right      among     wrong  wrongly anchored      kept  deleted    ms  indexOf ms  states"
    );
    for case in cases {
        let (document, count) = case.split_once(':').ok_or("a case is document:count")?;
        score(folder, document, count)?;
    }
    Ok(())
}

fn score(folder: &str, document: &str, count: &str) -> Result<(), Box<dyn Error>> {
    let read = |name: String| std::fs::read_to_string(format!("{folder}/{name}"));
    let edited = read(format!("{document}.edited.txt"))?;
    let annotations: Vec<Value> = serde_json::from_str(&read(format!("{document}.{count}.json"))?)?;
    let truth: Value = serde_json::from_str(&read(format!("{document}.{count}.truth.json"))?)?;
    let index = OffsetIndex::new(&edited);
    let shown = std::env::var("SHOW").unwrap_or_default();
    let part = |a: &Value, name: &str| a["target"]["selector"][0][name].as_str().unwrap_or_default().to_owned();
    let selectors: Vec<_> =
        annotations.iter().map(|a| (part(a, "exact"), part(a, "prefix"), part(a, "suffix"))).collect();
    let old = read(format!("{document}.txt"))?;
    let old_index = OffsetIndex::new(&old);
    let spans: Vec<Span> =
        truth["spans"].as_array().into_iter().flatten().map(|s| position(&old, &old_index, s)).collect();
    let follows = std::env::var_os("PREVIOUS").is_some();
    let start = Instant::now();
    let resolver =
        if follows { Resolver::of_next_version(&edited, &old) } else { Resolver::of_another_version(&edited) };
    let results: Vec<_> = selectors
        .iter()
        .zip(&spans)
        .map(|((exact, prefix, suffix), span)| match follows {
            true => resolver.follow(*span, exact),
            false => resolver.foreign(&Selector { exact, prefix, suffix, positions: &[*span] }),
        })
        .collect();
    let took = start.elapsed().as_secs_f64() * 1e3;
    let start = Instant::now();
    let found = selectors.iter().filter(|(exact, ..)| edited.contains(exact.as_str())).count();
    let floor = start.elapsed().as_secs_f64() * 1e3;
    std::hint::black_box(found);
    let mut counts = [0_usize; 7];
    let mut states = [0_usize; 8];
    for ((result, selector), t) in results.iter().zip(&selectors).zip(truth["truth"].as_array().into_iter().flatten()) {
        states[State::ALL.iter().position(|s| *s == result.state).unwrap_or_default()] += 1;
        let units = |span: Span| (index.to_utf16(&edited, span.start), index.to_utf16(&edited, span.end));
        let placed = result.span.map(units);
        let first = result.candidates.first().copied().map(units);
        let number = |name: &str| t[name].as_u64().unwrap_or_default() as usize;
        let right = |span: (usize, usize)| overlap(span, (number("start"), number("end"))) >= 0.5;
        let outcome = match (t["status"].as_str(), placed, first) {
            (Some("deleted"), Some(_), _) => 4,
            (Some("deleted"), None, _) => 5,
            (Some("kept"), Some(span), _) if right(span) => 0,
            (Some("kept"), Some(_), _) => 2,
            (Some("kept"), None, Some(span)) if right(span) => 1,
            (Some("kept"), None, _) if result.candidates.iter().any(|span| right(units(*span))) => 6,
            (Some("kept"), None, _) => 3,
            _ => continue,
        };
        counts[outcome] += 1;
        let name = ["right", "asked", "wrong", "missed", "false", "gone", "later"][outcome];
        if shown.contains(name) {
            let words = |span: Option<Span>| span.and_then(|s| s.of(&edited)).unwrap_or("–");
            println!(
                "{name} {:?}\n  [{}] {} [{}]\n  > {}",
                result.state,
                selector.1,
                selector.0,
                selector.2,
                words(result.span.or(result.candidates.first().copied()))
            );
            let at = |n: usize| index.from_utf16(&edited, n).map_or(0, |o| o.get());
            println!("  = {}", edited.get(at(number("start"))..at(number("end"))).unwrap_or("–"));
        }
    }
    let kept = counts[0] + counts[1] + counts[2] + counts[3] + counts[6];
    let percent = |n: usize| 100.0 * n as f64 / kept.max(1) as f64;
    println!(
        "{document:>8}:{count:<6} {:>5.1}  {:>11.2}  {:>9.2}  {:>8.3}  {:>16}  {kept:>8}  {:>7}  {took:>4.0}  {floor:>10.0}  {states:?}",
        percent(counts[0]),
        percent(counts[0] + counts[1]),
        percent(counts[0] + counts[1] + counts[6]),
        percent(counts[2]),
        counts[4],
        counts[4] + counts[5],
    );
    Ok(())
}

fn position(text: &str, index: &OffsetIndex, value: &Value) -> Span {
    let at = |i: usize| index.from_utf16(text, value[i].as_u64().unwrap_or_default() as usize).map_or(0, |o| o.get());
    Span::new(at(0), at(1))
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> f64 {
    let both = a.1.min(b.1).saturating_sub(a.0.max(b.0)) as f64;
    both / ((a.1 - a.0) as f64 + (b.1 - b.0) as f64 - both)
}
