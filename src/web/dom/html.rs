//! A page of HTML read without being shown: parsed into a document of its own, which has no window, once what would run or be
//! requested has been taken away; then walked through from element to text to element.
//!
//! This is the one place where a string becomes HTML. Where the page's policy asks for it (`require-trusted-types-for`), the
//! string is made trusted for `DOMParser` alone, by a policy that nothing else can reach.
//!
//! A page may name its fields `parentNode` or `getAttribute`, and a form then answers by these names with its fields. So the
//! walk goes by a `TreeWalker` of our own document, and asks elements by the functions of their prototype.

use crate::core::format::html::{Builder, Enter, Harmless, HtmlError, Page};
use js_sys::{Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Node, TreeWalker};

#[wasm_bindgen]
extern "C" {
    type DOMParser;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<DOMParser, JsValue>;
    #[wasm_bindgen(method, catch, js_name = parseFromString)]
    fn parse_from_string(this: &DOMParser, html: &JsValue, kind: &str) -> Result<Node, JsValue>;

    type Factory;
    #[wasm_bindgen(method, catch, js_name = createPolicy)]
    fn create_policy(this: &Factory, name: &str, rules: &Object) -> Result<Policy, JsValue>;

    #[derive(Clone)]
    type Policy;
    #[wasm_bindgen(method, catch, js_name = createHTML)]
    fn create_html(this: &Policy, html: &str) -> Result<JsValue, JsValue>;
}

/// The name that the page's policy admits.
const POLICY: &str = "manchette";
/// Elements and texts, of `NodeFilter`.
const SHOWN: u32 = 1 + 4;
/// Nodes of a unit of work.
const NODES: usize = 500;

thread_local! {
    /// A page may create a policy of one name once, so it outlives every Manchette. `None` where there are no trusted types.
    static TRUSTED: Option<Policy> = policy();
}

/// A policy that gives back the string it was given.
fn policy() -> Option<Policy> {
    let global = js_sys::global();
    let factory = Reflect::get(&global, &"trustedTypes".into()).ok().filter(JsValue::is_object)?;
    let rules = Object::new();
    let same = Reflect::get(&global, &"String".into()).ok()?;
    Reflect::set(&rules, &"createHTML".into(), &same).ok()?;
    factory.unchecked_ref::<Factory>().create_policy(POLICY, &rules).ok()
}

/// Parses `html` into a document that is not shown.
fn parse(html: &str) -> Result<Node, JsValue> {
    let trusted = TRUSTED.with(|policy| policy.as_ref().map(|policy| policy.create_html(html)));
    let trusted = trusted.unwrap_or_else(|| Ok(html.into()))?;
    DOMParser::new()?.parse_from_string(&trusted, "text/html")
}

/// Functions of prototypes, which no page can replace.
struct Native {
    local_name: Function,
    has_attributes: Function,
    attribute: Function,
    /// Names of attributes as the browser has them: making one takes longer than asking for it.
    names: RefCell<Vec<(String, JsValue)>>,
}

impl Native {
    fn new() -> Option<Self> {
        let element = Reflect::get(&js_sys::global(), &"Element".into()).ok()?;
        let prototype: Object = Reflect::get(&element, &"prototype".into()).ok()?.dyn_into().ok()?;
        let described = Object::get_own_property_descriptor(&prototype, &"localName".into());
        Some(Self {
            local_name: Reflect::get(&described, &"get".into()).ok()?.dyn_into().ok()?,
            has_attributes: Reflect::get(&prototype, &"hasAttributes".into()).ok()?.dyn_into().ok()?,
            attribute: Reflect::get(&prototype, &"getAttribute".into()).ok()?.dyn_into().ok()?,
            names: RefCell::default(),
        })
    }

    fn attribute(&self, node: &Node, key: &str) -> Option<String> {
        let mut names = self.names.borrow_mut();
        let known = names.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
            names.push((key.to_owned(), Harmless::attribute(key).into()));
            names.len() - 1
        });
        self.attribute.call1(node, &names.get(known)?.1).ok()?.as_string()
    }
}

/// A page that is being read.
pub struct HtmlReading {
    walker: TreeWalker,
    native: Native,
    builder: Builder,
    /// Whether the walk is at a node that was not looked at yet.
    fresh: bool,
    more: bool,
}

impl HtmlReading {
    /// Parses `html`.
    ///
    /// # Errors
    /// [`HtmlError::Refused`].
    pub fn begin(html: &Harmless) -> Result<Self, HtmlError> {
        let refused = || HtmlError::Refused;
        let page = parse(html.as_str()).map_err(|_| refused())?;
        let own = web_sys::window().and_then(|w| w.document()).ok_or_else(refused)?;
        let walker = own.create_tree_walker_with_what_to_show(&page, SHOWN).map_err(|_| refused())?;
        let native = Native::new().ok_or_else(refused)?;
        let more = walker.first_child().is_ok_and(|child| child.is_some());
        Ok(Self { walker, native, builder: Builder::default(), fresh: true, more })
    }

    /// Reads on for a unit of work; whether there is more.
    pub fn unit(&mut self) -> bool {
        for _ in 0..NODES {
            if !self.more {
                return false;
            }
            self.step();
        }
        true
    }

    /// What was read.
    ///
    /// # Errors
    /// [`HtmlError::Empty`].
    pub fn finish(self) -> Result<Page, HtmlError> {
        self.builder.finish()
    }

    /// One node looked at, and a step to the next.
    fn step(&mut self) {
        let there = |node: Result<Option<Node>, JsValue>| node.is_ok_and(|node| node.is_some());
        if std::mem::replace(&mut self.fresh, true) && self.look(&self.walker.current_node()) {
            if there(self.walker.first_child()) {
                return;
            }
            self.builder.close();
        }
        if there(self.walker.next_sibling()) {
            return;
        }
        self.fresh = false;
        self.more = there(self.walker.parent_node());
        if self.more {
            self.builder.close();
        }
    }

    /// Gives a node to the builder; whether its contents are to follow.
    fn look(&mut self, node: &Node) -> bool {
        if let Some(text) = node.dyn_ref::<web_sys::Text>() {
            self.builder.text(&text.data());
            return false;
        }
        let native = &self.native;
        let name = native.local_name.call0(node).ok().and_then(|name| name.as_string()).unwrap_or_default();
        // Most elements have none, and it takes one question to know.
        let any = native.has_attributes.call0(node).is_ok_and(|any| any.is_truthy());
        let attribute = |key: &str| if any { native.attribute(node, key) } else { None };
        self.builder.open(&name, &attribute) == Enter::Contents
    }
}
