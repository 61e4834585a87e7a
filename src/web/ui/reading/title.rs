//! The title above the article. It stands outside Yew, in the page, so that it is there before any script; here it is
//! kept true to the article that is open, and given back as it was.

use super::when::day;
use crate::core::language::Language;
use crate::web::ui::{DeskRef, Word, counted, number};
use std::cell::RefCell;
use web_sys::{Document, DocumentFragment, Element};
use yew::prelude::*;

/// Words that a person reads in a minute: the mean for French prose (Brysbaert 2019, 195 to 240 by study).
const WORDS_A_MINUTE: usize = 230;
const NAME: &str = "Manchette";

/// What the title says.
#[derive(Clone, PartialEq)]
struct Heading {
    title: String,
    /// BCP 47 tag of the title.
    tag: String,
    meta: Vec<String>,
}

/// Keeps title, particulars and the document's name true to the open article, which has `words` words.
#[hook]
pub fn use_title(desk: &DeskRef, words: usize, language: Language) {
    let heading = desk.read(|s| {
        let open = s.open.as_ref()?;
        let article = &open.article;
        let when = if open.listed {
            format!("{} {}", Word::OpenedOn.text(language), day(article.opened(), language))
        } else {
            Word::Sample.text(language).to_owned()
        };
        let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
        let length = counted(words, ["mot", "mots"], ["word", "words"], language);
        let mut meta: Vec<String> = article.source().filter(|s| !s.is_empty()).map(str::to_owned).into_iter().collect();
        meta.push(format!("{length}, {} min", number(minutes, language)));
        meta.push(when);
        Some(Heading { title: article.title().to_owned(), tag: article.language().to_owned(), meta })
    });
    let place = use_memo((), |()| Place::find(desk.host()));
    {
        let place = place.clone();
        use_effect_with((), move |()| {
            move || {
                if let Some(place) = &*place {
                    place.restore();
                }
            }
        });
    }
    use_effect_with((heading, language), move |(heading, language)| {
        if let (Some(place), Some(heading)) = (&*place, heading) {
            place.write(heading, *language);
        }
    });
}

/// The elements of the page, with what they held.
struct Place {
    document: Document,
    name: String,
    title: Held,
    meta: Held,
}

impl Place {
    fn find(host: &Element) -> Option<Self> {
        let find = |selector| host.query_selector(selector).ok().flatten().map(Held::new);
        let (title, meta, document) = (find(".m-title h1")?, find(".m-meta")?, host.owner_document()?);
        Some(Self { name: document.title(), document, title, meta })
    }

    fn write(&self, heading: &Heading, language: Language) {
        self.title.write(&self.document, &[&heading.title], None, &heading.tag);
        let parts: Vec<&str> = heading.meta.iter().map(String::as_str).collect();
        self.meta.write(&self.document, &parts, Some("span"), language.code());
        self.document.set_title(&format!("{} · {NAME}", heading.title));
    }

    fn restore(&self) {
        self.document.set_title(&self.name);
        self.title.restore();
        self.meta.restore();
    }
}

/// An element of the page whose own nodes and language are kept for later.
struct Held {
    element: Element,
    lang: Option<String>,
    nodes: RefCell<Option<DocumentFragment>>,
}

impl Held {
    fn new(element: Element) -> Self {
        Self { lang: element.get_attribute("lang"), nodes: RefCell::new(None), element }
    }

    /// Writes `parts`, each into an element `tag`, or as bare text. What says so already stays as it is: a selection in
    /// it, and the place of everything below.
    fn write(&self, document: &Document, parts: &[&str], tag: Option<&str>, language: &str) {
        let _ = self.element.set_attribute("lang", language);
        let now = self.element.text_content().unwrap_or_default();
        if now.split_whitespace().eq(parts.iter().flat_map(|part| part.split_whitespace())) {
            return;
        }
        let old = document.create_document_fragment();
        while let Some(child) = self.element.first_child() {
            let _ = old.append_child(&child);
        }
        self.nodes.borrow_mut().get_or_insert(old);
        for part in parts {
            if let Some(Ok(element)) = tag.map(|tag| document.create_element(tag)) {
                element.set_text_content(Some(part));
                let _ = self.element.append_child(&element);
                let _ = self.element.append_with_str_1(" ");
            } else {
                let _ = self.element.append_with_str_1(part);
            }
        }
    }

    fn restore(&self) {
        if let Some(nodes) = self.nodes.take() {
            self.element.replace_children_with_node_1(&nodes);
        }
        let _ = match &self.lang {
            Some(lang) => self.element.set_attribute("lang", lang),
            None => self.element.remove_attribute("lang"),
        };
    }
}
