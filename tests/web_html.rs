//! Pages of HTML read by a real browser's parser: golden pages of the press, hostile ones, and the count of open tags against
//! what the parser makes of them.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail the test

use js_sys::{Array, Function, Reflect};
use manchette::core::format::html::{Harmless, HtmlError, Page, PageBlock};
use manchette::core::text::BlockKind;
use manchette::web::dom::HtmlReading;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn read(html: &str) -> Result<Page, HtmlError> {
    let mut reading = HtmlReading::begin(&Harmless::new(html.to_owned())?)?;
    while reading.unit() {}
    reading.finish()
}

/// The blocks as lines: a sign for whether it is chosen, its kind, its words.
fn lines(html: &str) -> Vec<String> {
    let page = read(html).unwrap();
    let line = |b: &PageBlock| format!("{} {} {}", if b.chosen { "+" } else { "-" }, b.kind.name(), b.text);
    page.blocks.iter().map(line).collect()
}

#[wasm_bindgen_test]
fn a_page_of_a_daily_is_read_as_its_article() {
    let html = include_str!("golden/html/quotidien.html");
    let page = read(html).unwrap();
    assert_eq!(page.title.as_deref(), Some("À Lorient, le port rouvre après trois semaines de grève"));
    assert_eq!(page.language.as_deref(), Some("fr-FR"));
    assert_eq!(page.source.as_deref(), Some("https://quotidien.example/regions/lorient-port"));
    let expected: Vec<&str> = include_str!("golden/html/quotidien.txt").lines().collect();
    assert_eq!(lines(html), expected);
}

#[wasm_bindgen_test]
fn a_page_without_an_article_element_is_read_too() {
    let html = include_str!("golden/html/depeche.html");
    let expected: Vec<&str> = include_str!("golden/html/depeche.txt").lines().collect();
    assert_eq!(read(html).unwrap().title.as_deref(), Some("Budget : le Sénat vote, l’Assemblée attend"));
    assert_eq!(lines(html), expected);
}

#[wasm_bindgen_test]
fn a_form_whose_fields_bear_the_names_of_functions_is_read_as_any_other() {
    let names = [
        "parentNode",
        "firstChild",
        "nextSibling",
        "childNodes",
        "localName",
        "getAttribute",
        "nodeType",
        "attributes",
        "ownerDocument",
        "nodeName",
        "constructor",
        "__proto__",
        "textContent",
    ];
    let fields: String = names.iter().map(|name| format!("<input name={name}><img name={name} id={name}>")).collect();
    let html = format!("<form>{fields}<p>Un</p></form><form name=documentElement></form><img name=body><p>Deux</p>");
    assert_eq!(lines(&html), ["- paragraph Un", "+ paragraph Deux"]);
}

#[wasm_bindgen_test]
fn what_is_hidden_is_not_read() {
    let html = "<p>Vu</p><p hidden>a</p><p style='display:none'>b</p><div style='visibility: hidden'><p>c</p></div>\
                <template><p>d</p></template><noscript><p>e</p></noscript><script>f</script><style>g</style>\
                <svg><title>h</title><text>i</text></svg><select><option>j</select><textarea>k</textarea>\
                <div><template shadowrootmode=open><p>l</p></template></div><!-- m --><iframe srcdoc='<p>n'>o</iframe>\
                <object data=x>p</object><dialog>q</dialog>";
    assert_eq!(lines(html), ["+ paragraph Vu"]);
}

#[wasm_bindgen_test]
fn a_page_without_words_is_refused() {
    for html in ["", "<p> \n</p>", "<img src=x>", "<script>a</script>"] {
        assert_eq!(read(html), Err(HtmlError::Empty), "{html}");
    }
}

#[wasm_bindgen_test]
fn the_deepest_page_that_is_taken_is_read() {
    let html = format!("{}Fond", "<div>".repeat(5_000));
    assert_eq!(lines(&html), ["+ paragraph Fond"]);
    assert_eq!(read(&"<div>".repeat(200_000)), Err(HtmlError::TooDeep));
}

/// A linear congruential generator, so that a failure comes back by its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// What the browser's own parser makes of a page.
fn parsed(html: &str) -> web_sys::Node {
    let parser: Function = Reflect::get(&js_sys::global(), &"DOMParser".into()).unwrap().unchecked_into();
    let parser = Reflect::construct(&parser, &Array::new()).unwrap();
    let parse: Function = Reflect::get(&parser, &"parseFromString".into()).unwrap().unchecked_into();
    parse.call2(&parser, &html.into(), &"text/html".into()).unwrap().unchecked_into()
}

/// How deep a tree is.
fn depth(page: &web_sys::Node) -> usize {
    let walker = web_sys::window().unwrap().document().unwrap().create_tree_walker_with_what_to_show(page, 1).unwrap();
    let (mut deepest, mut now) = (0, 0);
    'walk: loop {
        if walker.first_child().unwrap().is_some() {
            now += 1;
            deepest = deepest.max(now);
            continue;
        }
        while walker.next_sibling().unwrap().is_none() {
            if walker.parent_node().unwrap().is_none() {
                break 'walk;
            }
            now -= 1;
        }
    }
    deepest
}

#[wasm_bindgen_test]
fn no_soup_of_tags_is_deeper_than_it_was_counted_or_keeps_what_is_active() {
    const NAMES: [&str; 40] = [
        "div",
        "p",
        "span",
        "b",
        "font",
        "a",
        "table",
        "tr",
        "td",
        "tbody",
        "caption",
        "ul",
        "li",
        "dl",
        "dd",
        "select",
        "option",
        "button",
        "form",
        "svg",
        "g",
        "foreignObject",
        "desc",
        "title",
        "math",
        "mi",
        "mglyph",
        "style",
        "script",
        "textarea",
        "link",
        "input",
        "h1",
        "h2",
        "object",
        "nobr",
        "section",
        "x",
        "ruby",
        "rt",
    ];
    const PIECES: [&str; 10] = [
        "texte",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<br>",
        "<img src=x onerror=y>",
        "<script><!--<script></script>",
        "</p>",
        "<a href=x title='>'>",
    ];
    let (mut judged, mut refused) = (0, 0);
    for seed in 0..3_000 {
        let mut random = Random(seed * 7_919 + 1);
        let few = 2 + random.below(6);
        let names: Vec<&str> = (0..few).map(|_| NAMES[random.below(NAMES.len())]).collect();
        let tokens: Vec<String> = (0..2 + random.below(6))
            .map(|_| {
                let name = names[random.below(few)];
                match random.below(20) {
                    0..=8 => format!("<{name}>"),
                    9..=15 => format!("</{name}>"),
                    16 => format!("<{name}/>"),
                    _ => PIECES[random.below(PIECES.len())].to_owned(),
                }
            })
            .collect();
        let html = tokens.concat().repeat(40);
        let Ok(harmless) = Harmless::new(html.clone()) else {
            refused += 1;
            continue;
        };
        judged += 1;
        let (deep, counted) = (depth(&parsed(&html)), harmless.deepest());
        let page: web_sys::Document = parsed(harmless.as_str()).unchecked_into();
        let active = page.query_selector("[src], [onerror], [href]").unwrap();
        assert!(active.is_none(), "seed {seed}: {}", tokens.concat());
        // html, body, and for each table its tbody and tr, which the parser adds.
        assert!(deep <= 4 * counted + 12, "seed {seed}: {deep} deep, counted {counted}: {}", tokens.concat());
    }
    assert!(judged > refused, "{judged} judged, {refused} refused");
}

#[wasm_bindgen_test]
fn kinds_come_from_elements() {
    let page =
        read("<h1>T</h1><h2>a</h2><h4>b</h4><blockquote><p>c</blockquote><ol><li>d</ol><pre>e\n f</pre>").unwrap();
    let kinds: Vec<BlockKind> = page.blocks.iter().filter(|b| b.chosen).map(|b| b.kind).collect();
    use BlockKind::{Heading, Item, Preformatted, Quotation, Subheading};
    assert_eq!(kinds, [Heading, Subheading, Quotation, Item, Preformatted, Preformatted]);
}
