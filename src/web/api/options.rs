//! Reading the options of `mount` and `open`.

use super::fault::{Fault, Kind, Problem};
use super::input::{Input, Members};
use super::{MOST_TEXT, to_js};
use crate::core::anchoring::State;
use crate::core::annotation::{Id, Namespace};
use crate::core::format::html::MOST_BYTES;
use crate::core::language::Language;
use crate::core::text::Text;
use crate::web::desk::{Desk, OpenRequest, Opened, Options, Theme};
use crate::web::platform::{BrowserClock, BrowserIds, ScriptClock, ScriptIds};
use crate::web::ui::Extent;
use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Reads an article to open; later, when there is a desk to ask.
pub(super) type LaterArticle = std::rc::Rc<dyn Fn(&Desk) -> Result<OpenRequest, Fault>>;

/// The options of `mount`.
pub(super) struct MountOptions {
    pub(super) desk: Options,
    pub(super) ui: Extent,
    pub(super) article: Option<LaterArticle>,
}

/// The language that the browser asks for, as far as Manchette speaks it.
pub(super) fn browser_language() -> Language {
    let preferred = web_sys::window().and_then(|w| w.navigator().language()).unwrap_or_default();
    if preferred.to_ascii_lowercase().starts_with("fr") || preferred.is_empty() {
        Language::French
    } else {
        Language::English
    }
}

/// A language by its code.
fn language(code: &str) -> Option<Language> {
    [Language::French, Language::English].into_iter().find(|l| l.code() == code)
}

pub(super) fn read(element: &JsValue, options: JsValue) -> Result<MountOptions, Fault> {
    let host = Input::new("mount(element)", element.clone());
    let host: Element = element.clone().dyn_into().map_err(|_| host.fault(Problem::NotA(Kind::Element)))?;
    let given = Input::new("mount(options)", options);
    let given = if given.is_absent() || given.is_null() {
        Input::new("mount(options)", js_sys::Object::new().into())
    } else {
        given
    };
    let m = given.object(&[
        "article",
        "store",
        "namespace",
        "ui",
        "language",
        "theme",
        "shortcuts",
        "readOnly",
        "author",
        "now",
        "newId",
    ])?;
    let chosen = |name: &str| m.get(name).given();
    let memory = chosen("store").map(|i| {
        i.choice(
            |s| match s {
                "local" => Some(false),
                "memory" => Some(true),
                _ => None,
            },
            "local, memory",
        )
    });
    let memory = memory.transpose()?.unwrap_or(false);
    let namespace = chosen("namespace").map(|i| {
        let name = i.string()?;
        let bad = Problem::other("ne doit être ni vide ni contenir « / »", "must be neither empty nor hold “/”");
        Namespace::new(&name).ok_or_else(|| i.fault(bad))
    });
    let ui = chosen("ui").map(|i| i.choice(Extent::parse, "full, margin, none")).transpose()?;
    let author = chosen("author").map(author).transpose()?;
    let now = chosen("now").map(|i| i.function()).transpose()?;
    let new_id = chosen("newId").map(|i| i.function()).transpose()?;
    let article = m.get("article").given().map(check_open).transpose()?;
    Ok(MountOptions {
        desk: Options {
            host,
            memory,
            namespace: namespace.transpose()?.unwrap_or_default(),
            browser_language: browser_language(),
            language: chosen("language").map(|i| i.choice(language, "fr, en")).transpose()?,
            theme: chosen("theme").map(|i| i.choice(Theme::parse, "auto, light, dark")).transpose()?,
            shortcuts: chosen("shortcuts").map(|i| i.boolean()).transpose()?.unwrap_or(true),
            read_only: chosen("readOnly").map(|i| i.boolean()).transpose()?.unwrap_or(false),
            author,
            clock: now.map_or_else(|| Box::new(BrowserClock) as _, |f| Box::new(ScriptClock(f)) as _),
            ids: new_id.map_or_else(|| Box::new(BrowserIds) as _, |f| Box::new(ScriptIds(f)) as _),
            from_address: article.is_none(),
            addressed: ui.unwrap_or_default() == Extent::Full && !memory,
        },
        ui: ui.unwrap_or_default(),
        article: article.map(|members| -> LaterArticle { std::rc::Rc::new(move |desk| request(&members, desk)) }),
    })
}

fn author(input: Input) -> Result<String, Fault> {
    let m = input.object(&["name", "id"])?;
    if let Some(id) = m.get("id").given() {
        id.string()?;
    }
    m.get("name").string()
}

const OPEN: [&str; 8] = ["id", "text", "html", "title", "source", "language", "annotations", "save"];

/// What can be said of an article to open without a desk.
fn check_open(input: Input) -> Result<Members, Fault> {
    let m = input.object(&OPEN)?;
    let given = |name: &str| !m.get(name).is_absent();
    if given("text") && given("html") {
        return Err(
            m.fault(Problem::other("donnez « text » ou « html », pas les deux", "give “text” or “html”, not both"))
        );
    }
    if !given("id") && !given("text") && !given("html") {
        return Err(m.fault(Problem::other("il faut « text », « html » ou « id »", "needs “text”, “html” or “id”")));
    }
    Ok(m)
}

pub(super) fn open_request(input: Input, desk: &Desk) -> Result<OpenRequest, Fault> {
    request(&check_open(input)?, desk)
}

fn request(m: &Members, desk: &Desk) -> Result<OpenRequest, Fault> {
    let optional = |name: &str| m.get(name).given().map(|i| i.string()).transpose();
    let id = match m.get("id").given() {
        None => None,
        Some(input) => {
            let name = input.string()?;
            let known = Id::parse(&name).filter(|id| desk.read(|s| s.library.contains_key(id)));
            let unknown = Problem::other(&format!("aucun article « {name} »"), &format!("no article “{name}”"));
            Some(known.ok_or_else(|| input.fault(unknown))?)
        }
    };
    Ok(OpenRequest {
        id,
        text: m.get("text").given().map(text).transpose()?,
        html: m.get("html").given().map(html).transpose()?,
        title: optional("title")?,
        source: optional("source")?,
        language: m.get("language").given().map(language_tag).transpose()?,
        annotations: m.get("annotations").given().map(|i| i.elements()).transpose()?.unwrap_or_default(),
        save: m.get("save").given().map(|i| i.boolean()).transpose()?.unwrap_or(true),
        on_page: false,
    })
}

/// The text of an article.
pub(super) fn text(input: Input) -> Result<Text, Fault> {
    let string = input.value().clone().dyn_into::<js_sys::JsString>();
    if string.as_ref().is_ok_and(|s| s.length() as usize > MOST_TEXT) {
        return Err(input.fault(Problem::other(
            "le texte dépasse 64 millions de caractères",
            "the text is longer than 64 million characters",
        )));
    }
    let string = input.string()?;
    if string.trim().is_empty() {
        return Err(input.fault(Problem::other("le texte est vide", "the text is empty")));
    }
    Ok(Text::plain(&string))
}

/// A page of HTML. What is too long is refused before it crosses.
pub(super) fn html(input: Input) -> Result<String, Fault> {
    let string = input.value().clone().dyn_into::<js_sys::JsString>();
    if string.as_ref().is_ok_and(|s| s.length() as usize > MOST_BYTES) {
        return Err(input.fault(Problem::other(
            "la page dépasse 8 Mo ; donnez l’article comme « text »",
            "the page has more than 8 MB; give the article as “text”",
        )));
    }
    input.string()
}

/// A language tag that can stand in a `lang` attribute.
fn language_tag(input: Input) -> Result<String, Fault> {
    let tag = input.string()?;
    let fits = tag.len() <= 35
        && tag.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    let bad = Problem::other("il faut une étiquette de langue comme « fr »", "must be a language tag such as “fr”");
    if fits { Ok(tag) } else { Err(input.fault(bad)) }
}

#[derive(Serialize)]
struct OpenedOut<'a> {
    id: &'a str,
    title: &'a str,
}

pub(super) fn opened(opened: &Opened) -> JsValue {
    let out = to_js(&OpenedOut { id: opened.id.as_str(), title: &opened.title });
    let _ = Reflect::set(&out, &"states".into(), &states(&opened.states));
    out
}

/// A tally: how many annotations are in each state.
pub(super) fn states(counts: &[usize; 8]) -> js_sys::Object {
    let states = js_sys::Object::new();
    for (state, count) in State::ALL.into_iter().zip(counts) {
        let _ = Reflect::set(&states, &state.name().into(), &(*count as f64).into());
    }
    states
}
