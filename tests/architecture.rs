//! The one-way dependencies of `ARCHITECTURE.md`, read from the sources: a room of `core` names only the rooms below it,
//! and nothing in `core` names the browser.
//!
//! The compiler cannot hold this inside one crate. Splitting the rooms into crates would, at the price of a public
//! interface for each; the sources are read here instead, without comments, by a scanner that knows `use` groups and
//! `super`.

#![allow(clippy::expect_used, reason = "a test's own helpers fail the test")]

use std::path::{Path, PathBuf};

/// Each room of `core` with the rooms that it may name: `text ← analysis, anchoring ← annotation ← format ← app`, and the
/// ports beside annotations, whose ids they make. A new room needs a line here.
const ROOMS: [(&str, &[&str]); 9] = [
    ("language", &[]),
    ("order", &[]),
    ("text", &["language", "order"]),
    ("analysis", &["text", "language", "order"]),
    ("anchoring", &["text", "language", "order"]),
    ("port", &["annotation", "text", "language", "order"]),
    ("annotation", &["analysis", "anchoring", "port", "text", "language", "order"]),
    ("format", &["annotation", "analysis", "anchoring", "port", "text", "language", "order"]),
    ("app", &["format", "annotation", "analysis", "anchoring", "port", "text", "language", "order"]),
];

/// Lines of the longest source: more than that no eye takes in.
const LONGEST: usize = 400;

/// What belongs to the browser and is named under `src/web` alone.
const BROWSER: [&str; 6] = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "serde_wasm_bindgen", "yew"];

#[test]
fn core_names_no_browser() {
    for (path, source) in sources("src/core") {
        let named = words(&source).find(|word| BROWSER.contains(word));
        assert_eq!(named, None, "{} names the browser", path.display());
    }
}

#[test]
fn rooms_of_core_name_only_the_rooms_below_them() {
    for (path, source) in sources("src/core") {
        let module = module_of(&path);
        let Some(room) = module.get(2) else { continue };
        let (_, below) = ROOMS
            .iter()
            .find(|(name, _)| name == room)
            .unwrap_or_else(|| panic!("no rule for the room {room} of core"));
        for other in rooms_named(&source, &module) {
            let allowed = other == *room || below.contains(&other.as_str());
            assert!(allowed, "{} names {other}, which {room} may not", path.display());
        }
    }
}

#[test]
fn what_touches_the_browser_does_not_name_what_is_drawn() {
    for room in ["dom", "paint", "platform"] {
        for (path, source) in sources(&format!("src/web/{room}")) {
            for drawn in ["web::ui", "web::api"] {
                assert!(!source.contains(drawn), "{} names {drawn}", path.display());
            }
        }
    }
}

#[test]
fn every_test_that_the_architecture_names_is_there() {
    let text = std::fs::read_to_string("ARCHITECTURE.md").expect("ARCHITECTURE.md");
    let named: Vec<(&str, &str)> = text.split('`').filter_map(|words| words.split_once(".rs::")).collect();
    assert!(named.len() > 20, "only {} tests are named", named.len());
    for (file, test) in named {
        let source = std::fs::read_to_string(format!("tests/{file}.rs")).unwrap_or_default();
        assert!(source.contains(&format!("fn {test}(")), "{file}.rs holds no {test}");
    }
}

#[test]
fn every_dependency_earns_a_line_in_the_architecture() {
    let read = |path: &str| std::fs::read_to_string(path).expect(path);
    let (text, cargo, npm) = (read("ARCHITECTURE.md"), read("Cargo.toml"), read("tests/e2e/package.json"));
    let mut names = Vec::new();
    for section in
        cargo.split("\n[").filter(|section| section.lines().next().is_some_and(|h| h.contains("dependencies")))
    {
        let (head, body) = section.split_once('\n').unwrap_or((section, ""));
        match head.trim_end_matches(']').rsplit_once("dependencies.") {
            Some((_, name)) => names.push(name),
            None => names.extend(body.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name)),
        }
    }
    let packages = npm.split_once("ependencies\": {").map(|(_, rest)| rest.split('}').next().unwrap_or_default());
    names.extend(packages.into_iter().flat_map(|list| list.lines().filter_map(|line| line.split('"').nth(1))));
    assert!(["yew", "web-sys", "proptest", "axe-core"].iter().all(|known| names.contains(known)), "{names:?}");
    for name in names {
        assert!(text.contains(&format!("`{name}`")), "no line says what {name} earns");
    }
}

#[test]
fn no_source_is_longer_than_400_lines() {
    for folder in ["src", "tests", "examples"] {
        for (path, source) in sources(folder) {
            let lines = source.lines().count();
            assert!(lines <= LONGEST, "{} has {lines} lines: split it by concern", path.display());
        }
    }
}

#[test]
fn the_scanner_sees_what_it_must() {
    let file = module_of(Path::new("src/core/anchoring/resolve.rs"));
    assert_eq!(file, ["crate", "core", "anchoring", "resolve"]);
    for (source, expected) in [
        ("use crate::core::analysis::Mark;", vec!["analysis"]),
        ("use crate::core::{analysis, text::{Span, app}, port};", vec!["analysis", "text", "port"]),
        ("use crate::core::{\n    format::{self, A},\n    app,\n};", vec!["format", "app"]),
        ("use super::super::app::State;", vec!["app"]),
        ("use super::{super::format::A, describe};", vec!["format", "anchoring"]),
        ("fn f() -> crate::core::format::Name {}", vec!["format"]),
        ("use super::word_index::analysis;", vec!["anchoring"]),
        ("// crate::core::analysis\nuse crate::core::text::Span; // crate::core::app", vec!["text"]),
    ] {
        assert_eq!(rooms_named(&without_comments(source), &file), expected, "{source}");
    }
    let head = module_of(Path::new("src/core/text/mod.rs"));
    assert_eq!(rooms_named("use super::app;", &head), ["app"]);
    assert!(words("let a = wasm_bindgen::JsValue::NULL;").any(|word| word == "wasm_bindgen"));
    assert!(!words("let yews = 1;").any(|word| word == "yew"));
}

/// All Rust files under `folder` without their comments.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = std::fs::read_to_string(&path).expect("a source file is UTF-8");
                found.push((path, without_comments(&source)));
            }
        }
    }
    found
}

/// Line comments alone are used here. A `//` inside a literal ends its line early, which hides nothing: paths stand in
/// no literal.
fn without_comments(source: &str) -> String {
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn words(source: &str) -> impl Iterator<Item = &str> {
    source.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The module that a file holds, as path segments from `crate`.
fn module_of(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix("src").expect("a source file stands under src").with_extension("");
    let segments = inside.iter().map(|part| part.to_string_lossy().into_owned()).filter(|part| part != "mod");
    std::iter::once("crate".to_owned()).chain(segments).collect()
}

/// The rooms of `core` that `source`, a file that holds `module`, names by path.
fn rooms_named(source: &str, module: &[String]) -> Vec<String> {
    let mut tokens = source.replace('{', " { ").replace('}', " } ").replace(',', " , ").replace(';', " ; ");
    tokens = tokens.replace("::", " :: ");
    let mut named = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut groups: Vec<Vec<String>> = Vec::new();
    let mut joined = false;
    for token in tokens.split(|c: char| c.is_whitespace() || "()<>&=[]!?.*|+-'\"".contains(c)).filter(|t| !t.is_empty())
    {
        match token {
            "::" => joined = true,
            "{" => groups.push(if joined { std::mem::take(&mut path) } else { Vec::new() }),
            "}" => {
                note(&path, &mut named);
                groups.pop();
                path.clear();
            }
            "," | ";" => {
                note(&path, &mut named);
                path.clear();
            }
            word => {
                if !joined {
                    note(&path, &mut named);
                    path = groups.last().cloned().unwrap_or_default();
                }
                step(&mut path, word, module);
            }
        }
        if token != "::" {
            joined = false;
        }
    }
    note(&path, &mut named);
    named
}

/// Goes one segment further. The first `super` starts from the module of the file, each other goes one up.
fn step(path: &mut Vec<String>, word: &str, module: &[String]) {
    match word {
        "super" if path.is_empty() => path.extend_from_slice(&module[..module.len() - 1]),
        "super" => drop(path.pop()),
        "self" if path.is_empty() => path.extend_from_slice(module),
        word => path.push(word.to_owned()),
    }
}

/// Adds the room that a finished path leads into, if it leads into one.
fn note(path: &[String], named: &mut Vec<String>) {
    if let [root, core, room, ..] = path {
        let known = ROOMS.iter().any(|(name, _)| name == room);
        if root == "crate" && core == "core" && known && named.last() != Some(room) {
            named.push(room.clone());
        }
    }
}
