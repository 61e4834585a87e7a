//! The part of the scripting interface by which a person judges, corrects and makes marks.

use super::Manchette;
use super::fault::{Fault, Problem};
use super::input::{Input, Members, span};
use super::output::{Units, to_js};
use crate::core::app::{
    Action, AppError, Assertion, Correction, Decision, Layer, Learn, MarkKind, SpeakerChoice, mark_id,
};
use crate::core::text::{Span, Text};
use js_sys::{Error, Promise};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct MarkIdOut {
    id: String,
}

/// All kinds, for a message.
fn kinds() -> String {
    format!("{}, {}", Layer::Quote.kinds(), Layer::Entity.kinds())
}

/// A member that says yes or no; absent is no.
fn flag(members: &Members, name: &str) -> Result<Option<bool>, Fault> {
    members.get(name).given().map(|i| i.boolean()).transpose()
}

fn kind(members: &Members) -> Result<Option<MarkKind>, Fault> {
    members.get("kind").given().map(|i| i.choice(MarkKind::named, &kinds())).transpose()
}

fn name(members: &Members) -> Result<Option<String>, Fault> {
    members.get("name").given().map(|i| i.string()).transpose()
}

/// `null`, `{ name }`, or a span of the text.
fn speaker(members: &Members, text: &Text) -> Result<Option<SpeakerChoice>, Fault> {
    let Some(input) = members.get("speaker").given() else { return Ok(None) };
    if input.is_null() {
        return Ok(Some(SpeakerChoice::Nobody));
    }
    let given = input.object(&["name", "start", "end"])?;
    match (given.get("name").given(), given.span(text)?) {
        (Some(name), None) => Ok(Some(SpeakerChoice::Named(name.string()?))),
        (None, Some(span)) => Ok(Some(SpeakerChoice::At(span))),
        _ => Err(given.fault(Problem::other(
            "il faut { name } ou { start, end }, ou null pour personne",
            "must be { name } or { start, end }, or null for nobody",
        ))),
    }
}

/// A judgement on the mark at `old`, and whether it holds everywhere.
fn decision(value: JsValue, old: Span, text: &Text) -> Result<(Decision, bool), Fault> {
    let known = ["accept", "reject", "kind", "name", "speaker", "start", "end", "everywhere"];
    let m = Input::new("decide(decision)", value).object(&known)?;
    let everywhere = flag(&m, "everywhere")?;
    let span = ends(&m, old, text)?;
    let correction = Correction { kind: kind(&m)?, name: name(&m)?, speaker: speaker(&m, text)?, span };
    let corrects = correction != Correction::default();
    match (flag(&m, "accept")?, flag(&m, "reject")?) {
        (Some(true), None) if !corrects && everywhere.is_none() => Ok((Decision::Accept, false)),
        (None, Some(true)) if !corrects => Ok((Decision::Reject, everywhere == Some(true))),
        (None, None) if corrects => Ok((Decision::Correct(correction), everywhere == Some(true))),
        _ => Err(m.fault(Problem::other(
            "il faut { accept: true }, { reject: true }, ou ce qui est à corriger : kind, name, speaker, start, end",
            "must be { accept: true }, { reject: true }, or what is to be put right: kind, name, speaker, start, end",
        ))),
    }
}

/// Members `start` and `end`; one that is absent is the mark's own.
fn ends(members: &Members, old: Span, text: &Text) -> Result<Option<Span>, Fault> {
    let (start, end) = (members.get("start"), members.get("end"));
    if start.is_absent() && end.is_absent() {
        return Ok(None);
    }
    let own = Units::of(text, old);
    span(text, &start.or(own.start), &end.or(own.end)).map(Some)
}

#[wasm_bindgen]
impl Manchette {
    /// Accepts, rejects or corrects a mark.
    ///
    /// # Errors
    /// No such mark, or the decision is none, or none of this mark.
    pub fn decide(&self, mark: JsValue, decision: JsValue) -> Promise {
        self.promise(|| {
            let mark = Input::new("decide(mark)", mark).string().map_err(|f| self.refuse(&f))?;
            let old = self.desk.read(|s| {
                let open = s.article()?;
                let found = open.mark(&mark).ok_or_else(|| AppError::UnknownMark(mark.clone()))?;
                Ok::<_, AppError>((found.span, open.text.clone()))
            });
            let (old, text) = old.map_err(|e| Error::new(&e.message(self.desk.language())))?;
            let (decision, everywhere) = self::decision(decision, old, &text).map_err(|f| self.refuse(&f))?;
            let (id, learn) = (self.desk.new_id(), self.learn(everywhere));
            self.act(Action::Decide { mark, id, at: self.desk.now(), decision, learn })?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Marks words that the machine did not mark, or not as this.
    ///
    /// # Errors
    /// The input is wrong.
    pub fn mark(&self, mark: JsValue) -> Promise {
        self.promise(|| {
            let text = self.text();
            let read = || {
                let known = ["start", "end", "kind", "name", "speaker", "everywhere"];
                let m = Input::new("mark", mark).object(&known)?;
                let span = span(&text, &m.get("start"), &m.get("end"))?;
                let kind = m.get("kind").choice(MarkKind::named, &kinds())?;
                let everywhere = flag(&m, "everywhere")? == Some(true);
                Ok((span, kind, name(&m)?, speaker(&m, &text)?, everywhere))
            };
            let (span, kind, name, speaker, everywhere) = read().map_err(|f: Fault| self.refuse(&f))?;
            let (id, learn) = (self.desk.new_id(), self.learn(everywhere));
            self.act(Action::Assert(Assertion { id, at: self.desk.now(), span, kind, name, speaker, learn }))?;
            Ok(to_js(&MarkIdOut { id: mark_id(kind.layer(), span) }))
        })
    }
}

impl Manchette {
    fn learn(&self, everywhere: bool) -> Option<Learn> {
        everywhere.then(|| Learn { rule: self.desk.new_id(), everywhere: true })
    }
}
