//! Pages of HTML as far as no browser is needed: what may be parsed, and blocks made of elements and texts.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail the test

use manchette::core::format::html::{Builder, Enter, Harmless, HtmlError, MOST_BYTES, MOST_OPEN, Page};
use manchette::core::language::Language;
use manchette::core::text::BlockKind;
use std::time::{Duration, Instant};

/// How many tags of a page are open at once.
fn check(html: &str) -> Result<usize, HtmlError> {
    Harmless::new(html.to_owned()).map(|page| page.deepest())
}

#[test]
fn what_would_run_or_be_requested_is_taken_away_and_all_else_stays() {
    for (html, harmless) in [
        ("<p class=a onclick='b()'>src=\"c\" onclick</p>", "<p class=a -nclick='b()'>src=\"c\" onclick</p>"),
        ("<IMG SRC=a oNeRrOr=b alt='src=x'/onload=c>", "<IMG -RC=a -NeRrOr=b alt='src=x'/-nload=c>"),
        ("<video autoplay src = a><source srcset=\"b 2x\">", "<video -utoplay -rc = a><source -rcset=\"b 2x\">"),
        ("<script>a()</script><style>b{}</style>", "<script>   </script><title>   </title>"),
        ("<script>a()", "<script>   "),
        ("<!-- <a href=b> --><a href=b>é</a>", "<!-- <a href=b> --><a -ref=b>é</a>"),
        ("<a =onclick=x é=y xlink:href=z>", "<a -onclick=x é=y -link:href=z>"),
        ("a < b src=c", "a < b src=c"),
        ("<svg><style>a</style></svg></style>", "<svg><stylx>a</stylx></svg></style>"),
        ("<!--<style>--><math><STYLE x>a", "<!--<style>--><math><stylx ->a"),
    ] {
        assert_eq!(Harmless::new(html.to_owned()).unwrap().as_str(), harmless);
    }
}

#[test]
fn tags_are_counted_as_they_stand_open() {
    for (html, deepest) in [
        ("", 0),
        ("texte < 5 et > 3, <3 </ > <> <!> </>", 0),
        ("<p>un<p>deux<p>trois", 1),
        ("<div><p>un</div><div><p>deux</div>", 2),
        ("<ul><li>a<li>b<li>c</ul>", 2),
        ("<table><tr><td>a<td>b<tr><td>c</table>", 3),
        ("<br><img><input><hr>".repeat(3).as_str(), 0),
        ("<a title='<div><div>' href=\"<div>\" x=<div>>a</a>", 1),
        ("<!-- <div><div> --><p>", 1),
        ("<!--><p>", 1),
        ("<!---><p>", 1),
        ("<!-- a --!><p>", 1),
        ("<!-- a --! ><p>", 0),
        ("<![CDATA[<p>]]>", 0),
        ("<svg><![CDATA[<g><g>]]></svg>", 1),
        ("<svg><path/><path/><circle/></svg>", 1),
        ("<div/><div/>", 2),
        ("<script>\"<div><div>\"</script><p>", 1),
        ("<script><!--<script></script><div>--></script><p>", 1),
        ("<style><div></style><title><div></title><textarea><div></textarea>", 0),
        ("<SCRIPT><div></scripture></Script ><p>", 1),
        ("<svg><style><g></style></svg>", 3),
        ("<svg><foreignObject><style><g></style></foreignObject></svg>", 2),
        ("<b><i>x</b></i>", 2),
        ("<div", 0),
        ("<div a='", 0),
    ] {
        assert_eq!(check(html), Ok(deepest), "{html}");
    }
}

#[test]
fn five_thousand_nested_tags_are_taken_and_one_more_is_not() {
    for tag in ["div", "x-y", "svg", "b", "template", "link"] {
        let (start, begin) = if tag == "link" { ("<svg>", 1) } else { ("", 0) };
        let page = |n: usize| format!("{start}{}", format!("<{tag}>").repeat(n - begin));
        assert_eq!(check(&page(MOST_OPEN)).map(|_| ()), entangled_or_ok(tag), "{tag}");
        assert!(check(&page(MOST_OPEN + 1)).is_err(), "{tag}");
    }
    // Formatting counts twice: what is open is made anew.
    fn entangled_or_ok(tag: &str) -> Result<(), HtmlError> {
        if tag == "b" { Err(HtmlError::Entangled) } else { Ok(()) }
    }
}

#[test]
fn what_hides_open_tags_is_refused_or_counted() {
    let repeated = |unit: &str| check(&unit.repeat(200_000 / unit.len() * 10));
    for unit in [
        "<div><span></div>",
        "<span><div></span>",
        "<div><table><td></div>",
        "<button><button></button><div><div></button>",
        "<select><input><div></select>",
        "<select><style></select><div></style>",
        "<div><svg></div><link>",
        "<svg><link>",
        "<svg><font color=red><link>",
        "<math><annotation-xml encoding='text/html'><div></div>",
        "<math><mi><mglyph><style><g></style>",
        "<div><script><!--<script></script></div></script>",
        "<plaintext>",
        "<a><div></a>",
        "<b><p></b>x",
        "<div title='>'/>",
        "<template><div></template",
    ] {
        let result = repeated(unit);
        assert!(matches!(result, Err(HtmlError::TooDeep | HtmlError::Entangled)), "{unit}: {result:?}");
    }
}

#[test]
fn formatting_that_every_paragraph_would_repeat_is_refused() {
    let fonts: String = (0..2_000).map(|i| format!("<font size={i}>")).collect();
    assert_eq!(check(&format!("<p>{fonts}{}", "</p><p>a".repeat(2_000))), Err(HtmlError::Entangled));
}

#[test]
fn a_page_of_the_press_is_taken() {
    let paragraph =
        "<div class=\"p\"><p>Le <b>maire</b> a <a href=\"/x?a=1&b=2\">dit</a> « oui ».<br>Et <em>non</em>.</p></div>\n";
    assert_eq!(check(&paragraph.repeat(20_000)), Ok(3));
}

#[test]
fn the_scan_takes_linear_time_whatever_the_page() {
    let units = [
        "<",
        "<a ",
        "<!--",
        "<!-",
        "<![CDATA[",
        "</",
        "<svg>",
        "<script>",
        "<script><!--",
        "</x>",
        "<p>",
        "<x a='",
        "--",
        "<select><option>",
        "<b></i>",
        "<table>",
        "<td>",
        "<svg></x>",
        "<input>",
        "<button>",
    ];
    for unit in units {
        let page = unit.repeat(MOST_BYTES / 4 / unit.len());
        let begin = Instant::now();
        let _ = check(&page);
        // Debug builds are slow; quadratic time would take hours.
        assert!(begin.elapsed() < Duration::from_secs(20), "{unit} takes {:?}", begin.elapsed());
    }
}

#[test]
fn a_page_of_more_than_eight_megabytes_is_refused_by_its_size() {
    let page = "a".repeat(MOST_BYTES + 1);
    assert_eq!(check(&page), Err(HtmlError::TooLong { bytes: MOST_BYTES + 1 }));
    assert_eq!(check(&page[1..]), Ok(0));
}

#[test]
fn each_refusal_says_why_and_what_to_do() {
    let all = [
        HtmlError::TooLong { bytes: 9 << 20 },
        HtmlError::TooDeep,
        HtmlError::Entangled,
        HtmlError::Empty,
        HtmlError::Refused,
    ];
    for error in all {
        let (french, english) = (error.message(Language::French), error.message(Language::English));
        assert!(french.contains("collez") && english.contains("paste"), "{french} {english}");
        assert!(french.matches('.').count() >= 2 && english.matches('.').count() >= 2);
    }
}

/// A page as elements and texts: `name attribute=value|attribute=value` opens, `/` closes, `'` begins a text.
fn page(events: &[&str]) -> Page {
    let mut builder = Builder::default();
    for event in events {
        if let Some(text) = event.strip_prefix('\'') {
            builder.text(text);
        } else if *event == "/" {
            builder.close();
        } else {
            let (name, attributes) = event.split_once(' ').unwrap_or((event, ""));
            let find = |key: &str| {
                attributes
                    .split('|')
                    .filter_map(|a| a.split_once('='))
                    .find(|(k, _)| *k == key)
                    .map(|(_, v)| v.to_owned())
            };
            let entered = builder.open(name, &find);
            assert_eq!(entered == Enter::Nothing, SKIPPED.contains(&name) || attributes.contains("hidden"), "{event}");
        }
    }
    builder.finish().unwrap()
}

const SKIPPED: [&str; 6] = ["br", "img", "script", "template", "meta", "link"];

fn blocks(page: &Page) -> Vec<(BlockKind, &str)> {
    page.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect()
}

#[test]
fn white_space_collapses_as_in_a_browser_and_stays_where_it_matters() {
    let page = page(&[
        "p",
        "' \n Un\t ",
        "b",
        "' deux",
        "/",
        "'  trois\u{a0} ",
        "br",
        "' quatre ",
        "/",
        "pre",
        "'a  b\n\n  c ",
        "/",
        "' cinq",
    ]);
    assert_eq!(
        blocks(&page),
        [
            (BlockKind::Paragraph, "Un deux trois\u{a0}"),
            (BlockKind::Paragraph, "quatre"),
            (BlockKind::Preformatted, "a  b"),
            (BlockKind::Preformatted, "  c"),
        ]
    );
}

#[test]
fn blocks_keep_their_kinds() {
    let page = page(&[
        "div",
        "h2",
        "'Un",
        "br",
        "'titre",
        "/",
        "h3",
        "'Sous-titre",
        "/",
        "blockquote",
        "p",
        "'Cité",
        "/",
        "/",
        "ul",
        "li",
        "p",
        "'Point",
        "/",
        "/",
        "/",
        "figure",
        "img alt=Une foule",
        "figcaption",
        "'Légende",
        "/",
        "/",
        "img alt=Un quai",
        "table",
        "tr",
        "td",
        "'a",
        "/",
        "td",
        "'b",
        "/",
        "/",
        "/",
        "p",
        "'Il rit ",
        "img alt=😀",
        "'.",
        "/",
        "script",
        "template",
        "p hidden=",
        "p style=color: red; display : NONE !important|data-hidden=",
        "/",
    ]);
    assert_eq!(
        blocks(&page),
        [
            (BlockKind::Heading, "Un titre"),
            (BlockKind::Subheading, "Sous-titre"),
            (BlockKind::Quotation, "Cité"),
            (BlockKind::Item, "Point"),
            (BlockKind::Caption, "Légende"),
            (BlockKind::Caption, "Un quai"),
            (BlockKind::Row, "a\tb"),
            (BlockKind::Paragraph, "Il rit 😀."),
        ]
    );
}

#[test]
fn a_page_says_its_title_language_and_address() {
    let page = page(&[
        "html lang=fr-FR",
        "head",
        "title",
        "'Titre | Journal",
        "/",
        "meta property=og:title|content=Titre",
        "link rel=canonical|href=https://journal.example/a",
        "/",
        "body",
        "header",
        "h1",
        "'Journal",
        "/",
        "/",
        "nav",
        "a",
        "'Menu",
        "/",
        "/",
        "article",
        "header",
        "h1",
        "'Le titre",
        "/",
        "/",
        "p",
        "'Le texte de l’article.",
        "/",
        "aside",
        "p",
        "'Publicité",
        "/",
        "/",
        "p",
        "a",
        "'Lire aussi",
        "/",
        "/",
        "/",
        "/",
        "/",
    ]);
    assert_eq!(page.title.as_deref(), Some("Le titre"));
    assert_eq!(page.language.as_deref(), Some("fr-FR"));
    assert_eq!(page.source.as_deref(), Some("https://journal.example/a"));
    let chosen: Vec<&str> = page.blocks.iter().filter(|b| b.chosen).map(|b| b.text.as_str()).collect();
    assert_eq!(chosen, ["Le texte de l’article."]);
    assert_eq!(page.blocks.len(), 6, "what is not chosen is offered");
}

#[test]
fn an_address_that_is_none_of_the_web_is_no_source() {
    for address in [
        "javascript:alert(1)",
        " java\tscript:x",
        "data:text/html,x",
        "//journal.example",
        "https://a b",
        "file:///etc",
    ] {
        let link = format!("link rel=canonical|href={address}");
        assert_eq!(page(&[&link, "p", "'a", "/"]).source, None, "{address}");
    }
}
