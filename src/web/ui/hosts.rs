//! The elements that the interface draws into, beside the article.

use super::Extent;
use crate::core::language::Language;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Our elements in the page. All carry `data-manchette` and go with the interface; a header that the page brings is used
/// and left.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hosts {
    made: Vec<Element>,
    /// Elements of the page that got a class of ours, with the class.
    classed: Vec<(Element, &'static str)>,
    app: Option<Element>,
    pub(super) bar: Option<Element>,
    pub(super) outline: Option<Element>,
    pub(super) strip: Option<Element>,
    pub(super) gutter: Option<Element>,
    pub(super) edge: Option<Element>,
    pub(super) notes: Option<Element>,
}

impl Hosts {
    /// Makes what `extent` asks for in `host`, around `article`.
    pub(super) fn make(host: &Element, article: &Element, extent: Extent) -> Result<Self, JsValue> {
        let mut hosts = Self {
            made: Vec::new(),
            classed: Vec::new(),
            app: None,
            bar: None,
            outline: None,
            strip: None,
            gutter: None,
            edge: None,
            notes: None,
        };
        if extent == Extent::None {
            return Ok(hosts);
        }
        if !host.class_list().contains("m-desk") {
            host.class_list().add_1("m-desk")?;
            hosts.classed.push((host.clone(), "m-desk"));
        }
        if extent == Extent::Full {
            hosts.bar = Some(match host.query_selector(".m-bar")? {
                Some(bar) => bar,
                None => hosts.element(host, "div", "m-bar", article)?,
            });
            hosts.outline = Some(hosts.element(host, "nav", "m-outline", article)?);
            hosts.strip = Some(hosts.element(host, "div", "m-strip", article)?);
        }
        hosts.gutter = Some(hosts.element(host, "div", "m-gutter", article)?);
        hosts.edge = Some(hosts.after(host, "div", "m-edge")?);
        hosts.notes = Some(hosts.after(host, "aside", "m-notes")?);
        hosts.app = Some(hosts.after(host, "div", "m-layer")?);
        Ok(hosts)
    }

    /// Says in which language our elements speak.
    pub(super) fn speak(&self, language: Language) {
        for element in &self.made {
            let _ = element.set_attribute("lang", language.code());
        }
    }

    /// The root of the Yew app.
    pub(super) fn app(&self) -> Option<&Element> {
        self.app.as_ref()
    }

    /// An element in `host` before the article, so that it is read and reached before it.
    fn element(&mut self, host: &Element, tag: &str, class: &str, article: &Element) -> Result<Element, JsValue> {
        let element = self.create(host, tag, class)?;
        // Where the article is deeper in the page, the place before it is before the child that holds it.
        let mut before = article.clone();
        while before.parent_element().is_some_and(|p| p != *host) && before != *host {
            before = before.parent_element().unwrap_or_else(|| host.clone());
        }
        if before == *host {
            host.prepend_with_node_1(&element)?;
        } else {
            host.insert_before(&element, Some(&before))?;
        }
        Ok(element)
    }

    fn after(&mut self, host: &Element, tag: &str, class: &str) -> Result<Element, JsValue> {
        let element = self.create(host, tag, class)?;
        host.append_child(&element)?;
        Ok(element)
    }

    fn create(&mut self, host: &Element, tag: &str, class: &str) -> Result<Element, JsValue> {
        let document = host.owner_document().ok_or("the element belongs to no document")?;
        let element = document.create_element(tag)?;
        element.set_class_name(class);
        element.set_attribute("data-manchette", "")?;
        self.made.push(element.clone());
        Ok(element)
    }

    /// Takes everything out again.
    pub(super) fn remove(&self) {
        for element in &self.made {
            element.remove();
        }
        for (element, class) in &self.classed {
            let _ = element.class_list().remove_1(class);
        }
    }
}
