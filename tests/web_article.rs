//! The article in a real DOM: positions there and back, and painting that touches its own ranges only.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail the test

use manchette::core::analysis::EntityKind;
use manchette::core::annotation::Colour;
use manchette::core::text::{Offset, Span, Text};
use manchette::web::dom::{ArticleDom, Writing};
use manchette::web::paint::{Category, Item, Painter, Storey};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Node};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn element(parent: &Node, tag: &str) -> Element {
    let element = document().create_element(tag).unwrap();
    parent.append_child(&element).unwrap();
    element
}

fn words(parent: &Node, text: &str) {
    parent.append_child(&document().create_text_node(text)).unwrap();
}

/// A host in the page, taken out again at the end of its test.
struct Host(Element);

impl Host {
    fn new() -> Self {
        Self(element(&document().body().unwrap(), "article"))
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Nested inlines, an emoji of two code points, a combining mark, an empty paragraph, white space between blocks, an
/// element that nobody reads, and a list.
fn page() -> Host {
    let host = Host::new();
    words(&host.0, "\n  ");
    let heading = element(&host.0, "h2");
    words(&heading, "Le ");
    words(&element(&element(&heading, "em"), "b"), "cessez-le-feu");
    words(&heading, " 🕊️ à Alep");
    words(&host.0, "\n  ");
    element(&host.0, "p");
    let first = element(&host.0, "p");
    words(&first, "E\u{301}lan ");
    let link = element(&first, "a");
    words(&link, "de ");
    words(&element(&link, "i"), "l’");
    words(&link, "ONU");
    words(&element(&first, "script"), "secret");
    let list = element(&host.0, "ul");
    for item in ["un", "deux 🦀"] {
        words(&element(&list, "li"), item);
    }
    host
}

fn offsets(text: &Text) -> Vec<Offset> {
    let whole = text.as_str();
    (0..=whole.len()).filter(|&i| whole.is_char_boundary(i)).map(Offset::new).collect()
}

/// Every span of the article that holds words comes back from its range, live and static, with the same words.
fn check_round_trip(article: &ArticleDom) {
    let text = article.text();
    let all = offsets(text);
    for (i, &start) in all.iter().enumerate() {
        for &end in &all[i + 1..] {
            let span = Span { start, end };
            // A range cannot begin or end on the line break between two blocks: it begins or ends with the words there.
            let slice = text.slice(span);
            if slice.starts_with('\n') || slice.ends_with('\n') {
                continue;
            }
            let range = article.range(span).unwrap();
            let from = article.offset(&range.start_container().unwrap(), range.start_offset().unwrap());
            let to = article.offset(&range.end_container().unwrap(), range.end_offset().unwrap());
            assert_eq!((from, to), (Some(start), Some(end)), "{slice:?}");
            let held = article.static_range(span).unwrap();
            assert!(held.start_container().is_same_node(Some(&range.start_container().unwrap())));
            assert_eq!(
                (held.start_offset(), held.end_offset()),
                (range.start_offset().unwrap(), range.end_offset().unwrap())
            );
        }
    }
}

#[wasm_bindgen_test]
fn a_page_is_read_block_by_block_and_every_span_comes_back() {
    let host = page();
    let before = host.0.inner_html();
    let article = ArticleDom::adopt(host.0.clone());
    assert_eq!(article.text().as_str(), "Le cessez-le-feu 🕊️ à Alep\nE\u{301}lan de l’ONU\nun\ndeux 🦀");
    check_round_trip(&article);
    drop(article);
    assert_eq!(host.0.inner_html(), before, "reading leaves the article as it is");
}

#[wasm_bindgen_test]
fn a_text_with_empty_lines_is_written_and_every_span_comes_back() {
    let host = page();
    let first = host.0.first_element_child().unwrap();
    let mut article = ArticleDom::adopt(host.0.clone());
    let text = Text::plain("\n« Oui », dit-il.\n\n\n👩‍🚀 Elle part.\n");
    let document = host.0.owner_document().unwrap();
    article.show(Writing::new(document, &text, "fr"), "fr").unwrap();
    assert_eq!(article.text().as_str(), text.as_str());
    assert_eq!(host.0.query_selector_all("p").unwrap().length(), 2, "empty lines are not drawn");
    check_round_trip(&article);
    // A span that begins in lines that are not drawn holds the words that are.
    let range = article.range(Span::new(0, text.as_str().len())).unwrap();
    assert_eq!(String::from(range.to_string()).replace('\u{202f}', " "), "« Oui », dit-il.👩‍🚀 Elle part.");
    article.restore().unwrap();
    assert!(host.0.first_element_child().unwrap().is_same_node(Some(&first)), "the host's own nodes come back");
    assert_eq!(host.0.get_attribute("lang"), None);
}

#[wasm_bindgen_test]
fn a_position_outside_the_article_has_no_offset() {
    let host = page();
    let article = ArticleDom::adopt(host.0.clone());
    let body: Node = document().body().unwrap().into();
    assert_eq!(article.offset(&body, 0), None);
    let root: &Node = host.0.as_ref();
    assert_eq!(article.offset(root, 0), Some(Offset::new(0)));
    let end = root.child_nodes().length();
    assert_eq!(article.offset(root, end), Some(article.text().span().end));
    assert_eq!(article.offset(root, end + 1), None, "no such position");
}

/// Ranges registered under a name, over any article.
fn registered(name: &str) -> u32 {
    let css = js_sys::Reflect::get(&js_sys::global(), &"CSS".into()).unwrap();
    let registry: js_sys::Map = js_sys::Reflect::get(&css, &"highlights".into()).unwrap().unchecked_into();
    let get: js_sys::Function = js_sys::Reflect::get(&registry, &"get".into()).unwrap().unchecked_into();
    let highlight = get.call1(&registry, &name.into()).unwrap();
    if highlight.is_undefined() {
        return 0;
    }
    js_sys::Reflect::get(&highlight, &"size".into()).unwrap().as_f64().unwrap() as u32
}

fn note(start: usize, end: usize) -> Item {
    Item { category: Category::Note(Colour::Amber, Storey::First), span: Span::new(start, end) }
}

#[wasm_bindgen_test]
fn a_painter_registers_and_unregisters_its_own_ranges_only() {
    let (here, there) = (page(), page());
    let (article, other) = (ArticleDom::adopt(here.0.clone()), ArticleDom::adopt(there.0.clone()));
    let (mut painter, mut second) = (Painter::new(), Painter::new());
    let place = Item { category: Category::Entity(EntityKind::Place), span: Span::new(0, 2) };
    painter.redraw(&article, &[note(0, 2), note(3, 9), place]);
    second.redraw(&other, &[note(3, 9)]);
    assert_eq!((registered("manchette-note-amber"), registered("manchette-loc")), (3, 1));
    let names = |painter: &Painter, article: &ArticleDom| {
        painter.painted(article).into_iter().map(|(span, name)| (span.start.get(), name)).collect::<Vec<_>>()
    };
    let (amber, loc) = ("note-amber".to_owned(), "loc".to_owned());
    assert_eq!(names(&painter, &article), [(0, loc), (0, amber.clone()), (3, amber.clone())]);
    assert_eq!(names(&second, &other), [(3, amber.clone())]);

    painter.redraw(&article, &[note(3, 9), note(3, 9)]);
    assert_eq!(registered("manchette-note-amber"), 2, "the same item is painted once");
    painter.clear();
    assert_eq!((registered("manchette-note-amber"), registered("manchette-loc")), (1, 0));
    second.destroy();
    assert_eq!(registered("manchette-note-amber"), 0);
    // The name went with the second painter; the first registers it anew.
    painter.redraw(&article, &[note(0, 2)]);
    assert_eq!(names(&painter, &article), [(0, amber)]);
    painter.destroy();
    assert_eq!(registered("manchette-note-amber"), 0);
}
