//! The title above the article. It stands outside Yew, in the page, so that it is there before any script; here it is
//! kept true to the article that is open, and given back as it was.

use super::when::day;
use crate::core::language::Language;
use crate::web::ui::{DeskRef, Word, counted, number};
use std::rc::Rc;
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

/// The elements of the page, and what they held.
struct Place {
    document: Document,
    title: Element,
    meta: Element,
    before: (String, String, DocumentFragment),
}

impl Place {
    fn find(host: &Element) -> Option<Rc<Self>> {
        let find = |selector| host.query_selector(selector).ok().flatten();
        let (title, meta, document) = (find(".m-title h1")?, find(".m-meta")?, host.owner_document()?);
        let old = document.create_document_fragment();
        if let Ok(copy) = meta.clone_node_with_deep(true) {
            while let Some(child) = copy.first_child() {
                let _ = old.append_child(&child);
            }
        }
        let before = (document.title(), title.text_content().unwrap_or_default(), old);
        Some(Rc::new(Self { document, title, meta, before }))
    }

    fn write(&self, heading: &Heading, language: Language) {
        // What is there already stays: a selection in it, and the place of everything below.
        if self.title.text_content().as_deref() != Some(&heading.title) {
            self.title.set_text_content(Some(&heading.title));
        }
        let _ = self.title.set_attribute("lang", &heading.tag);
        let _ = self.meta.set_attribute("lang", language.code());
        self.meta.set_text_content(None);
        for part in &heading.meta {
            if let Ok(span) = self.document.create_element("span") {
                span.set_text_content(Some(part));
                let _ = self.meta.append_child(&span);
                let _ = self.meta.append_with_str_1(" ");
            }
        }
        self.document.set_title(&format!("{} · {NAME}", heading.title));
    }

    fn restore(&self) {
        self.document.set_title(&self.before.0);
        self.title.set_text_content(Some(&self.before.1));
        for element in [&self.title, &self.meta] {
            let _ = element.remove_attribute("lang");
        }
        self.meta.replace_children_with_node_1(&self.before.2);
    }
}
