//! The scripting interface: what `import init, { mount } from "./pkg/manchette.js"` gives a page.
//!
//! Its types are in `manchette.d.ts`, written by hand. Offsets are UTF-16 code units into the article's text, ends
//! exclusive. Bad input rejects, or throws where no promise is returned, with an `Error` that says what was wrong and
//! where, and changes nothing. State sits behind `&self`: a call from within a listener must not find it locked.

mod deciding;
mod fault;
mod importing;
mod input;
mod keeping;
mod options;
mod output;
mod panic;
mod reading;
mod reanchoring;
mod versions;

use crate::core::annotation::{Colour, Id};
use crate::core::app::{Action, Change, Message, UndoReport};
use crate::core::text::{Span, Text};
use crate::web::desk::{self, Desk, EventName};
use crate::web::platform::{Missing, mark, spawn_local};
use crate::web::ui;
use fault::{Fault, Problem};
use input::{Input, span};
use js_sys::{Error, Function, Promise};
use output::to_js;
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Most characters of a text that is opened, in UTF-16 code units: more is refused before anything is built.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// Marks the element of a Manchette, so that a second one cannot be mounted on it.
const MOUNTED: &str = "data-manchette-mounted";

/// Reads what `element` holds as the article, or opens `options.article` in it, and makes it a Manchette.
///
/// # Errors
/// `element` is none or a Manchette already, an option is wrong, or the article of the options cannot be opened.
#[wasm_bindgen]
pub async fn mount(element: JsValue, options: JsValue) -> Result<Manchette, JsValue> {
    panic::report_panics();
    let options = options::read(&element, options).map_err(|f| thrown(&f, None))?;
    let host = options.desk.host.clone();
    if host.has_attribute(MOUNTED) {
        let problem = Problem::other(
            "une Manchette y est déjà montée ; démontez-la d’abord par unmount()",
            "a Manchette is mounted on it already; unmount() that one first",
        );
        return Err(thrown(&Input::new("mount(element)", element).fault(problem), None));
    }
    host.set_attribute(MOUNTED, "")?;
    let mounted = begin(options).await;
    if mounted.is_err() {
        host.remove_attribute(MOUNTED)?;
    }
    mounted
}

async fn begin(options: options::MountOptions) -> Result<Manchette, JsValue> {
    let first = options.article.clone();
    let ui = options.ui;
    let desk = desk::start(options.desk).await?;
    if let Some(article) = first
        && let Err(error) = open_given(&desk, article(&desk)).await
    {
        // Nothing of what was begun may stay in the page.
        desk.close().await?;
        return Err(error);
    }
    let interface = ui::start(&desk, ui);
    mark_settled(desk.clone(), interface.clone());
    Ok(Manchette { desk, interface: RefCell::new(Some(interface)) })
}

async fn open_given(desk: &Rc<Desk>, request: Result<desk::OpenRequest, Fault>) -> Result<desk::Opened, JsValue> {
    let request = request.map_err(|f| thrown(&f, Some(desk)))?;
    desk.open(request).await.map_err(|e| Error::new(&e.message(desk.language())).into())
}

/// Marks the moment when what `mount` began is done: the interface drawn, the journal merged, the article analysed, all
/// of it kept.
fn mark_settled(desk: Rc<Desk>, interface: Rc<ui::Interface>) {
    spawn_local(async move {
        interface.arrived().await;
        desk.settle().await;
        if !desk.is_closed() {
            mark("manchette:settled");
        }
    });
}

/// One Manchette on a page.
#[wasm_bindgen]
pub struct Manchette {
    desk: Rc<Desk>,
    interface: RefCell<Option<Rc<ui::Interface>>>,
}

/// Work that is done at once behind a promise: what goes wrong rejects. An `async` function would do the same in a
/// kilobyte of code each.
fn promised(work: impl FnOnce() -> Result<JsValue, JsValue>) -> Promise {
    match work() {
        Ok(value) => Promise::resolve(&value),
        Err(error) => Promise::reject(&error),
    }
}

fn thrown(fault: &Fault, desk: Option<&Desk>) -> JsValue {
    let language = desk.map_or_else(options::browser_language, Desk::language);
    Error::new(&fault.message(language)).into()
}

#[derive(Serialize)]
struct IdOut<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct UndoOut {
    done: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
}

#[derive(Serialize)]
struct SettledOut {
    saved: bool,
    painted: bool,
    analysed: bool,
}

impl Manchette {
    fn missing(&self, Missing: Missing) -> JsValue {
        Error::new(&Message::PartMissing.text(self.desk.language())).into()
    }

    fn refuse(&self, fault: &Fault) -> JsValue {
        thrown(fault, Some(&self.desk))
    }

    /// Refuses calls after `unmount`: there is no article any more that they could mean.
    fn living(&self) -> Result<(), JsValue> {
        if !self.desk.is_closed() {
            return Ok(());
        }
        let gone = Problem::other("retirée de la page par unmount()", "taken out of the page by unmount()");
        Err(self.refuse(&Input::new("Manchette", JsValue::UNDEFINED).fault(gone)))
    }

    /// As [`promised`], while there is something to act on.
    fn promise(&self, work: impl FnOnce() -> Result<JsValue, JsValue>) -> Promise {
        promised(|| self.living().and_then(|()| work()))
    }

    /// As [`Self::promise`], for what may write many notes: resolves when they are in `localStorage`.
    fn promise_saved(&self, work: impl FnOnce() -> Result<JsValue, JsValue>) -> Promise {
        let promise = self.promise(work);
        if !self.desk.keeper().is_at_work() {
            return promise;
        }
        let desk = self.desk.clone();
        future_to_promise(async move {
            let done = JsFuture::from(promise).await?;
            desk.keeper().tasks_done().await;
            Ok(done)
        })
    }

    fn act(&self, action: Action) -> Result<Option<UndoReport>, JsValue> {
        self.desk.dispatch(action).map_err(|e| Error::new(&e.message(self.desk.language())).into())
    }

    fn text(&self) -> Text {
        self.desk.with_article(|a| a.text().clone())
    }

    /// The annotation of that id; unknown ids are refused by the action that names it.
    fn id(&self, input: &Input) -> Result<Id, JsValue> {
        let id = input.string().map_err(|f| self.refuse(&f))?;
        Id::parse(&id).ok_or_else(|| {
            self.refuse(&input.fault(Problem::other(
                &format!("aucune annotation « {id} » dans cet article"),
                &format!("no annotation “{id}” in this article"),
            )))
        })
    }

    fn span(&self, call: &str, start: JsValue, end: JsValue) -> Result<Span, JsValue> {
        let (start, end) = (Input::new(&format!("{call}(start)"), start), Input::new(&format!("{call}(end)"), end));
        span(&self.text(), &start, &end).map_err(|f| self.refuse(&f))
    }

    fn change(&self, name: &str, value: JsValue) -> Result<(Option<Span>, Change), JsValue> {
        self.read_change(name, value).map_err(|f| self.refuse(&f))
    }

    fn read_change(&self, name: &str, value: JsValue) -> Result<(Option<Span>, Change), Fault> {
        let members = Input::new(name, value).object(&["start", "end", "note", "tags", "colour"])?;
        let span = members.span(&self.text())?;
        let note = members.get("note").given().map(|n| n.string()).transpose()?;
        let tags = members.get("tags").given().map(|t| t.strings()).transpose()?;
        let names = "amber, green, blue, rose";
        let colour = members.get("colour").given().map(|c| c.choice(Colour::parse, names)).transpose()?;
        Ok((span, Change { note, tags, colour, span: None }))
    }

    fn undone(&self, report: Option<UndoReport>) -> JsValue {
        let language = self.desk.language();
        let Some(report) = report else { return JsValue::UNDEFINED };
        let refused = (!report.done).then(|| report.message.text(language));
        to_js(&UndoOut { done: report.done, what: report.label.map(|l| l.text(language)), refused })
    }
}

#[wasm_bindgen]
impl Manchette {
    /// Version of the program.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Opens an article in the page.
    ///
    /// # Errors
    /// The input is wrong, or the article is not in this browser.
    pub async fn open(&self, article: JsValue) -> Result<JsValue, JsValue> {
        self.living()?;
        let desk = self.desk.clone();
        let opened = open_given(&desk, options::open_request(Input::new("open", article), &desk)).await?;
        Ok(options::opened(&opened))
    }

    /// Deletes an article with its notes, or everything.
    ///
    /// # Errors
    /// The article is not known.
    pub async fn forget(&self, article: JsValue) -> Result<(), JsValue> {
        self.living()?;
        let desk = self.desk.clone();
        let input = Input::new("forget", article);
        let name = input.string().map_err(|f| self.refuse(&f))?;
        desk.keeper().journal_merged().await;
        self.living()?;
        if name == "everything" {
            return desk.forget_everything().await.map_err(JsValue::from);
        }
        let known = Id::parse(&name).filter(|id| desk.read(|s| s.library.contains_key(id)));
        let unknown = || {
            self.refuse(
                &input.fault(Problem::other(&format!("aucun article « {name} »"), &format!("no article “{name}”"))),
            )
        };
        desk.forget(known.ok_or_else(unknown)?).await.map_err(JsValue::from)
    }

    /// Makes an annotation; without a span, on the whole article.
    ///
    /// # Errors
    /// The input is wrong.
    pub fn annotate(&self, annotation: JsValue) -> Promise {
        self.promise(|| {
            let (span, change) = self.change("annotate", annotation)?;
            let id = self.desk.new_id();
            self.act(Action::Annotate { id, at: self.desk.now(), span, change })?;
            Ok(to_js(&IdOut { id: id.as_str() }))
        })
    }

    /// Changes an annotation.
    ///
    /// # Errors
    /// No such annotation, or the input is wrong.
    pub fn update(&self, id: JsValue, change: JsValue) -> Promise {
        self.promise(|| {
            let id = self.id(&Input::new("update(id)", id))?;
            let (span, change) = self.change("update", change)?;
            self.act(Action::Update { id, at: self.desk.now(), change: Change { span, ..change } })?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Deletes an annotation.
    ///
    /// # Errors
    /// No such annotation.
    pub fn remove(&self, id: JsValue) -> Promise {
        self.promise(|| {
            let id = self.id(&Input::new("remove(id)", id))?;
            self.act(Action::Remove { id, at: self.desk.now() })?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Takes the last step back.
    ///
    /// # Errors
    /// Nothing is open, or it is read-only.
    pub fn undo(&self) -> Promise {
        self.promise_saved(|| {
            let report = self.act(Action::Undo { at: self.desk.now() })?;
            Ok(self.undone(report))
        })
    }

    /// Does the last step taken back again.
    ///
    /// # Errors
    /// Nothing is open, or it is read-only.
    pub fn redo(&self) -> Promise {
        self.promise_saved(|| {
            let report = self.act(Action::Redo { at: self.desk.now() })?;
            Ok(self.undone(report))
        })
    }

    /// Selects words in the page, as dragging the mouse does.
    ///
    /// # Errors
    /// The span is none of the text.
    pub fn select(&self, start: JsValue, end: JsValue) -> Promise {
        self.promise(|| {
            let span = self.span("select", start, end)?;
            self.desk.select(span).map(|()| JsValue::UNDEFINED)
        })
    }

    /// Calls `f` on each event; the result removes the listener.
    ///
    /// # Errors
    /// No such event, or `f` is no function.
    pub fn on(&self, event: JsValue, f: JsValue) -> Result<Function, JsValue> {
        self.living()?;
        let event = Input::new("on(event)", event).choice(EventName::parse, EventName::NAMES);
        let event = event.map_err(|f| self.refuse(&f))?;
        let f = Input::new("on(f)", f).function().map_err(|f| self.refuse(&f))?;
        let number = self.desk.subscribers().add(event, f);
        let desk = Rc::downgrade(&self.desk);
        let off = Closure::<dyn FnMut()>::new(move || {
            if let Some(desk) = desk.upgrade() {
                desk.subscribers().remove(number);
            }
        });
        Ok(off.into_js_value().unchecked_into())
    }

    /// Resolves when all that was begun is done: drawn, written for good, painted, analysed.
    ///
    /// # Errors
    /// After `unmount`.
    pub async fn settled(&self) -> Result<JsValue, JsValue> {
        self.living()?;
        let desk = self.desk.clone();
        let interface = self.interface.borrow().clone();
        if let Some(interface) = interface {
            interface.arrived().await;
        }
        let saved = desk.settle().await;
        Ok(to_js(&SettledOut { saved, painted: desk.paints() && !desk.is_paused(), analysed: true }))
    }

    /// Saves, and leaves the page as it was.
    ///
    /// # Errors
    /// What the DOM throws.
    pub async fn unmount(&self) -> Result<(), JsValue> {
        let desk = self.desk.clone();
        let interface = self.interface.borrow_mut().take();
        let Some(interface) = interface else { return Ok(()) };
        // What is being typed goes into its note while its field still stands.
        let _ = desk.dispatch(Action::Finish { at: desk.now() });
        interface.remove();
        let closed = desk.close().await;
        desk.host().remove_attribute(MOUNTED)?;
        closed
    }
}
