//! Other people's cases of anchoring, which lie beside the repository in `../shared/interop` and are no part of it. Where
//! they are absent these tests have nothing to do; `make test-native` says which of the two it is.
//!
//! Their programs give every match. Ours gives one place that is sure, or candidates for a person: a case passes if the
//! one expected match is the place or the first candidate, if several are all candidates, and if none is no place.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test's own helpers fail the test")]

use manchette::core::anchoring::{Resolved, Resolver, describe};
use manchette::core::app::locate;
use manchette::core::format::jsonld::ForeignSelector;
use manchette::core::text::{Span, Text};
use serde_json::Value;
use std::path::Path;

/// Cases that end otherwise here, each by a stricter state: a passage without words is none.
const STRICTER: [&str; 4] = [
    // Everywhere and nowhere.
    "empty quote",
    "empty quote, multiple elements",
    // A position without extent names no words that a later version could be checked against.
    "position: empty quote",
    // One word of two stands there and no context says so: other programs guess, this one says that it is gone.
    "commodo cites, alone",
];

fn shared(file: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/interop").join(file);
    std::fs::read_to_string(path).ok()
}

/// The text nodes of simple HTML: name of the element, number of the element, and where each begins in the whole text.
struct Page {
    text: String,
    nodes: Vec<(String, usize, usize)>,
}

fn page(html: &str) -> Page {
    let mut page = Page { text: String::new(), nodes: Vec::new() };
    let mut open: Vec<(String, usize)> = vec![("body".to_owned(), 0)];
    let mut elements = 0;
    for piece in html.split_inclusive(['<', '>']).flat_map(|p| {
        let text = p.trim_end_matches(['<', '>']);
        [(text, p.ends_with('>'))]
    }) {
        match piece {
            (tag, true) if tag.starts_with('/') => drop(open.pop()),
            (tag, true) => {
                elements += 1;
                open.push((tag.split_whitespace().next().unwrap_or_default().to_owned(), elements));
            }
            ("", false) => {}
            (text, false) => {
                let (name, number) = open.last().cloned().unwrap();
                page.nodes.push((name, number, page.text.len()));
                page.text.push_str(text);
            }
        }
    }
    page
}

impl Page {
    /// The byte at UTF-16 unit `offset` of the text node that `path` (`//b/text()[2]`) names.
    fn at(&self, path: &str, offset: usize) -> usize {
        let (name, rest) = path.trim_start_matches("//").split_once('/').unwrap();
        let nth: usize = rest.trim_start_matches("text()").trim_matches(['[', ']']).parse().unwrap_or(1);
        let of: Vec<_> = self.nodes.iter().filter(|(n, ..)| n == name).collect();
        let start = of[nth - 1].2;
        let mut units = 0;
        for (at, c) in self.text[start..].char_indices() {
            if units >= offset {
                return start + at;
            }
            units += c.len_utf16();
        }
        self.text.len()
    }
}

/// Why a result is not what is expected.
fn fault(name: &str, found: &Resolved, expected: &[Span]) -> Option<String> {
    let right = match (expected, found.span) {
        ([], None) => true,
        ([only], Some(span)) => span == *only,
        ([only], None) => found.candidates.first() == Some(only),
        ([_, _, ..], None) => expected.iter().all(|one| found.candidates.contains(one)),
        _ => false,
    };
    (!right).then(|| format!("{name}: {found:?}, expected {expected:?}"))
}

fn selector(value: &Value) -> ForeignSelector {
    let part = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let number = |name: &str| value[name].as_u64().map(|n| n as usize);
    let position = number("start").zip(number("end"));
    ForeignSelector { exact: part("exact"), prefix: part("prefix"), suffix: part("suffix"), position }
}

/// All faults but those of [`STRICTER`].
fn unexpected(faults: Vec<(String, String)>) -> Vec<String> {
    faults.into_iter().filter(|(name, _)| !STRICTER.contains(&name.as_str())).map(|(_, why)| why).collect()
}

fn apache(file: &str, prefix: &str) {
    let Some(json) = shared(&format!("apache-annotator/{file}")) else { return };
    let cases: Value = serde_json::from_str(&json).unwrap();
    let mut faults = Vec::new();
    for (name, case) in cases.as_object().unwrap() {
        let page = page(case["html"].as_str().unwrap());
        let text = Text::plain(&page.text);
        let end = |range: &Value, side: &str| {
            page.at(
                range[format!("{side}ContainerXPath")].as_str().unwrap(),
                range[format!("{side}Offset")].as_u64().unwrap() as usize,
            )
        };
        let expected: Vec<Span> = case["expected"]
            .as_array()
            .unwrap()
            .iter()
            .map(|range| Span::new(end(range, "start"), end(range, "end")))
            .collect();
        let found = locate(&mut selector(&case["selector"]), &text, &Resolver::new(text.as_str()));
        let name = format!("{prefix}{name}");
        faults.extend(fault(&name, &found, &expected).map(|why| (name, why)));
    }
    assert!(cases.as_object().unwrap().len() > 5);
    let faults = unexpected(faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn quotations_of_apache_annotator_are_found() {
    apache("text-quote-match-cases.json", "");
}

#[test]
fn positions_of_apache_annotator_are_found() {
    apache("text-position-match-cases.json", "position: ");
}

#[test]
fn quotations_of_dom_anchor_text_quote_are_found() {
    let (Some(json), Some(html)) =
        (shared("dom-anchor-text-quote/cases.json"), shared("dom-anchor-text-quote/test/fixtures/test.html"))
    else {
        return;
    };
    let cases: Value = serde_json::from_str(&json).unwrap();
    let text = Text::plain(&page(&html).text);
    let resolver = Resolver::new(text.as_str());
    let mut faults = Vec::new();
    for case in cases["cases"].as_array().unwrap() {
        let wanted = selector(case);
        let alone = if wanted.prefix.is_empty() && wanted.suffix.is_empty() { ", alone" } else { "" };
        let name = format!("{}{alone}", wanted.exact);
        match case["kind"].as_str().unwrap() {
            "match" => {
                let found = locate(&mut wanted.clone(), &text, &resolver);
                let first = found.span.or(found.candidates.first().copied()).and_then(|span| span.of(text.as_str()));
                let right = match case["expectText"].as_str() {
                    Some(words) => first == Some(words),
                    None => found.span.is_none(),
                };
                if !right {
                    faults.push((name.clone(), format!("{name}: {found:?}, which is {first:?}")));
                }
            }
            "describe" => {
                let exact = case["expect"]["exact"].as_str().unwrap();
                let at = text.as_str().find(exact).unwrap();
                let made = describe(text.as_str(), Span::new(at, at + exact.len()));
                let (before, after) = (&case["expect"]["prefix"], &case["expect"]["suffix"]);
                let same = |a: &str, b: &str| a.ends_with(b) || b.ends_with(a) || a.starts_with(b) || b.starts_with(a);
                assert!(same(before.as_str().unwrap(), &made.prefix) && same(after.as_str().unwrap(), &made.suffix));
            }
            // Both ends of the text hold the word: nothing but a position tells them apart, which is for a person to do.
            "match-hint" => {
                let found = locate(&mut wanted.clone(), &text, &resolver);
                assert!(found.span.is_none() && found.candidates.len() > 1, "{name}: {found:?}");
            }
            other => faults.push((name, format!("a kind of case that is not known: {other}"))),
        }
    }
    let faults = unexpected(faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
