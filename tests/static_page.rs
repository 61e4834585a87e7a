//! What the page promises before any script runs: the sample article character for character, a policy without holes,
//! the fixed list of highlights, two dark palettes that agree, and colours that can be read.

#![allow(clippy::panic, reason = "a test's own helpers fail the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn file(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What stands between `open` and the next `close` after it.
fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    let start = text.find(open).unwrap_or_else(|| panic!("{open:?} is missing")) + open.len();
    let length = text[start..].find(close).unwrap_or_else(|| panic!("{close:?} is missing"));
    &text[start..start + length]
}

/// The texts of the article's blocks, as an HTML parser gives them, and whether each is a heading.
fn blocks(page: &str) -> Vec<(bool, String)> {
    let article = between(page, "<article id=\"texte\" lang=\"fr\">", "</article>");
    let lines = article.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let heading = line.starts_with("<h2>");
            let tag = if heading { "h2" } else { "p" };
            let inner = between(line, &format!("<{tag}>"), &format!("</{tag}>"));
            assert_eq!(line, format!("<{tag}>{inner}</{tag}>"), "a block is one element on one line");
            assert!(!inner.contains('<'), "no element inside a block: {inner}");
            (heading, inner.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        })
        .collect()
}

#[test]
fn the_page_holds_the_sample_article_character_for_character() {
    let blocks = blocks(&file("index.html"));
    let sample = file("www/articles/syrie-cessez-le-feu.txt");
    let sample = sample.strip_suffix('\n').unwrap_or(&sample);
    let texts: Vec<_> = blocks.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts.join("\n"), sample);
    let headings: Vec<_> = blocks.iter().filter(|(heading, _)| *heading).map(|(_, text)| text.as_str()).collect();
    assert_eq!(headings, ["La situation à Palmyre liée au manque de coordination internationale"]);
}

#[test]
fn the_policy_comes_first_and_nothing_in_the_page_is_inline_or_foreign() {
    let page = file("index.html");
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    for directive in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types manchette",
    ] {
        assert!(policy.split("; ").any(|part| part == directive), "{directive} in {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains("http"));
    let first_loaded = page.find("<script").unwrap_or(0).min(page.find("<link").unwrap_or(0));
    assert!(
        page.find("Content-Security-Policy").is_some_and(|at| at < first_loaded),
        "what loads before it escapes it"
    );
    assert!(!page.contains("<style") && !page.contains(" style="), "inline style");
    let handler =
        |part: &str| part.split_once('=').is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase()));
    assert!(!page.split(" on").skip(1).any(handler), "inline handler");
    for opened in page.split("<script").skip(1) {
        let (tag, rest) = opened.split_once('>').unwrap_or_default();
        assert!(tag.contains(" src=\"www/") && rest.starts_with("</script>"), "inline or foreign script: {tag}");
    }
    for part in page.split("href=\"").skip(1).chain(page.split("src=\"").skip(1)) {
        let address = part.split('"').next().unwrap_or_default();
        assert!(address.starts_with("www/") || address.starts_with('#'), "{address} leaves the page's own folder");
    }
}

/// The 52 categories, without their prefix.
fn categories() -> BTreeSet<String> {
    let voices = ["quote", "reported", "verb", "review"];
    let colours = ["amber", "green", "blue", "rose"];
    let mut names: BTreeSet<String> =
        ["per", "loc", "org", "date", "misc", "found", "found-current", "spoken-of"].map(String::from).into();
    names.extend(voices.iter().flat_map(|kind| (1..=8).map(move |n| format!("{kind}-{n}"))));
    names.extend(["note", "note2", "chosen"].iter().flat_map(|kind| colours.map(|colour| format!("{kind}-{colour}"))));
    names
}

#[test]
fn there_are_52_highlights_and_each_is_written_in_longhands() {
    let style = file("www/style.css");
    let mut found = BTreeSet::new();
    for (selectors, body) in style.split('}').filter_map(|rule| rule.rsplit_once('{')) {
        for selector in selectors.rsplit_once("*/").map_or(selectors, |(_, rest)| rest).split(',').map(str::trim) {
            let Some((within, name)) = selector.split_once("::highlight(manchette-") else { continue };
            // For each element that such a rule names the browser works out as many more styles, and a novel has thousands
            // of paragraphs. What an element inherits costs nothing.
            assert!(["article", ".m-text", ".m-each "].contains(&within), "{selector}");
            found.insert(name.trim_end_matches(')').to_owned());
            assert!(!body.contains("text-decoration:"), "WebKitGTK ignores the shorthand: {name}");
            assert!(!body.contains("background:"), "longhands only: {name}");
        }
    }
    assert_eq!(found.len(), 52);
    assert_eq!(found, categories());
}

#[test]
fn no_style_depends_on_what_an_element_holds() {
    // Where one does, each element that comes or goes has the browser work out the styles of all that such a rule could
    // reach anew: 1 400 elements for one note in the margin of a novel.
    for name in ["style.css", "margins.css", "layer.css"] {
        assert!(!file(&format!("www/{name}")).contains(":has("), "{name}");
    }
}

/// The custom properties of the block that follows `selector`.
fn tokens(style: &str, selector: &str) -> BTreeMap<String, String> {
    let body = between(style, selector, "}");
    let declarations = body.split(';').filter_map(|part| part.trim().split_once(": "));
    declarations.map(|(name, value)| (name.trim_start_matches(['{', '\n', ' ']).to_owned(), value.to_owned())).collect()
}

const DARK: &str = ":root[data-theme=\"dark\"] {";

#[test]
fn the_reader_s_dark_and_the_system_s_dark_are_the_same() {
    let style = file("www/style.css");
    assert_eq!(tokens(&style, ":root:not([data-theme=\"light\"]) {"), tokens(&style, DARK));
    let light: Vec<_> = tokens(&style, ":root {").into_keys().collect();
    assert_eq!(light, tokens(&style, DARK).into_keys().collect::<Vec<_>>(), "each token has a value in both themes");
}

/// Relative luminance of `#RRGGBB` (WCAG 2.2).
fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value =
            f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap_or_else(|e| panic!("{hex}: {e}"))) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(tokens: &BTreeMap<String, String>, one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(&tokens[one]), luminance(&tokens[other]));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_and_lines_keep_their_contrast_in_both_themes() {
    let style = file("www/style.css");
    for theme in [tokens(&style, ":root {"), tokens(&style, DARK)] {
        let check = |one: &str, other: &str, least: f64| {
            let ratio = contrast(&theme, one, other);
            assert!(ratio >= least, "{one} on {other}: {ratio:.2}, at least {least}");
        };
        for ground in ["--paper", "--panel", "--raised"] {
            for text in ["--ink", "--ink2", "--ink3", "--ok", "--bad", "--warn"] {
                check(text, ground, 4.5);
            }
            check("--edge", ground, 3.0);
            check("--focus", ground, 3.0);
        }
        for n in 1..=8 {
            check(&format!("--ink-{n}"), "--paper", 4.5);
            check(&format!("--ink-{n}"), &format!("--pale-{n}"), 4.5);
            for ground in ["tint", "pale"] {
                check("--ink", &format!("--{ground}-{n}"), 7.0);
                check("--ent", &format!("--{ground}-{n}"), 3.0);
            }
        }
        for colour in ["amber", "green", "blue", "rose"] {
            check(&format!("--{colour}"), "--paper", 3.0);
            check(&format!("--{colour}"), &format!("--{colour}-wash"), 3.0);
            check("--ink", &format!("--{colour}-wash"), 7.0);
        }
    }
}
