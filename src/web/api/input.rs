//! Reading what a script hands over. Nothing is coerced: a wrong type, an unknown member or a number that is no
//! position is refused with a message that says where it stands.

use super::fault::{Fault, Kind, Problem};
use crate::core::text::{OffsetError, Span, Text};
use crate::web::desk::Given;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// As `js_sys::Array::is_array`, but a proxy that was revoked throws, and this says so instead of passing it on.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    /// The elements of an array, each read once, in one crossing for all. Reading them may run the script's own code.
    #[wasm_bindgen(catch, js_namespace = ["Array", "prototype", "slice"], js_name = call)]
    fn slice(list: &JsValue, start: u32, end: u32) -> Result<Array, JsValue>;
}

/// Most elements of a list: an array may be given any length without holding anything.
const MOST_ELEMENTS: u32 = 1_000_000;

/// A value with its path from the argument, such as `annotate({ tags[2] })`.
#[derive(Clone, Debug)]
pub(super) struct Input {
    path: String,
    value: JsValue,
}

impl Input {
    pub(super) fn new(path: &str, value: JsValue) -> Self {
        Self { path: path.to_owned(), value }
    }

    pub(super) fn fault(&self, problem: Problem) -> Fault {
        Fault { path: self.path.clone(), problem }
    }

    fn not_a(&self, kind: Kind) -> Fault {
        self.fault(if self.is_absent() { Problem::Missing(kind) } else { Problem::NotA(kind) })
    }

    /// Whether nothing was given. `null` counts as given: it means "none" where that is allowed.
    pub(super) fn is_absent(&self) -> bool {
        self.value.is_undefined()
    }

    pub(super) fn is_null(&self) -> bool {
        self.value.is_null()
    }

    pub(super) fn value(&self) -> &JsValue {
        &self.value
    }

    /// The value if it was given.
    pub(super) fn given(self) -> Option<Self> {
        (!self.is_absent()).then_some(self)
    }

    /// The value, or `own` where nothing was given.
    pub(super) fn or(self, own: usize) -> Self {
        if self.is_absent() { Self { value: JsValue::from_f64(own as f64), ..self } } else { self }
    }

    /// An object with no members but `known`; what is left out reads as absent. Each member is read once, so that what
    /// was checked is what is used, whatever a getter gives the next time.
    pub(super) fn object(self, known: &[&str]) -> Result<Members, Fault> {
        if !self.value.is_object() || self.is_list()? {
            return Err(self.not_a(Kind::Object));
        }
        for key in Reflect::own_keys(&self.value).map_err(|_| self.unreadable())? {
            let name = key.as_string().unwrap_or_else(|| "Symbol".to_owned());
            if !known.contains(&name.as_str()) {
                return Err(self.fault(Problem::UnknownMember { name, known: known.join(", ") }));
            }
        }
        let member = |name: &&str| Ok(((*name).to_owned(), self.read(&(*name).into(), &format!(".{name}"))?));
        let list = known.iter().map(member).collect::<Result<_, Fault>>()?;
        Ok(Members { path: self.path, list })
    }

    /// A member or an element. Reading it may run the script's own code, which may throw.
    fn read(&self, key: &JsValue, step: &str) -> Result<JsValue, Fault> {
        Reflect::get(&self.value, key)
            .map_err(|_| Input::new(&format!("{}{step}", self.path), JsValue::UNDEFINED).unreadable())
    }

    fn unreadable(&self) -> Fault {
        self.fault(Problem::other("la lecture a échoué", "reading it failed"))
    }

    fn is_list(&self) -> Result<bool, Fault> {
        is_array(&self.value).map_err(|_| self.unreadable())
    }

    pub(super) fn string(&self) -> Result<String, Fault> {
        self.value.as_string().ok_or_else(|| self.not_a(Kind::String))
    }

    pub(super) fn boolean(&self) -> Result<bool, Fault> {
        self.value.as_bool().ok_or_else(|| self.not_a(Kind::Boolean))
    }

    /// One of `choices`, by its name.
    pub(super) fn choice<T>(&self, parse: impl Fn(&str) -> Option<T>, choices: &str) -> Result<T, Fault> {
        let name = self.string()?;
        parse(&name).ok_or_else(|| self.fault(Problem::NotOneOf { given: name, choices: choices.to_owned() }))
    }

    fn length(&self) -> Result<u32, Fault> {
        if !self.is_list()? {
            return Err(self.not_a(Kind::List));
        }
        let length = self.read(&"length".into(), ".length")?.as_f64().unwrap_or_default() as u32;
        if length > MOST_ELEMENTS {
            return Err(self.fault(Problem::other("plus d’un million d’éléments", "more than a million elements")));
        }
        Ok(length)
    }

    pub(super) fn list(&self) -> Result<Vec<Input>, Fault> {
        let length = self.length()?;
        let element = |i: u32| {
            let step = format!("[{i}]");
            Ok(Self { value: self.read(&i.into(), &step)?, path: format!("{}{step}", self.path) })
        };
        (0..length).map(element).collect()
    }

    /// The elements of a list, each read once, with the name of the list.
    pub(super) fn elements(self) -> Result<Given, Fault> {
        let length = self.length()?;
        if let Ok(list) = slice(&self.value, 0, length) {
            return Ok(Given { list, name: self.path });
        }
        // One cannot be read: which it is.
        let list = Array::new();
        for i in 0..length {
            // Its name is made for a fault alone: there may be ten thousand of them.
            let element = Reflect::get_u32(&self.value, i);
            list.push(&element.or_else(|_| self.read(&i.into(), &format!("[{i}]")))?);
        }
        Ok(Given { list, name: self.path })
    }

    pub(super) fn strings(&self) -> Result<Vec<String>, Fault> {
        self.list()?.iter().map(Self::string).collect()
    }

    pub(super) fn function(&self) -> Result<js_sys::Function, Fault> {
        self.value.clone().dyn_into().map_err(|_| self.not_a(Kind::Function))
    }

    /// A whole number from 0, as positions are.
    pub(super) fn position(&self) -> Result<usize, Fault> {
        let n = self.value.as_f64().ok_or_else(|| self.not_a(Kind::Position))?;
        if n.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&n) {
            Ok(n as usize)
        } else {
            Err(self.fault(Problem::NotA(Kind::Position)))
        }
    }
}

/// The members of an object that was found to have no unknown ones.
#[derive(Clone, Debug)]
pub(super) struct Members {
    path: String,
    list: Vec<(String, JsValue)>,
}

impl Members {
    pub(super) fn get(&self, name: &str) -> Input {
        let value = self.list.iter().find(|(known, _)| known == name).map_or(JsValue::UNDEFINED, |(_, v)| v.clone());
        Input { path: format!("{}.{name}", self.path), value }
    }

    pub(super) fn fault(&self, problem: Problem) -> Fault {
        Fault { path: self.path.clone(), problem }
    }

    /// Members `start` and `end` as a span of `text`; `None` if both are absent.
    pub(super) fn span(&self, text: &Text) -> Result<Option<Span>, Fault> {
        let (start, end) = (self.get("start"), self.get("end"));
        if start.is_absent() && end.is_absent() {
            return Ok(None);
        }
        span(text, &start, &end).map(Some)
    }
}

/// The span of `text` between two UTF-16 positions, not empty.
pub(super) fn span(text: &Text, start: &Input, end: &Input) -> Result<Span, Fault> {
    let (from, to) = (start.position()?, end.position()?);
    let offset = |input: &Input, units: usize| {
        text.index().from_utf16(text.as_str(), units).map_err(|error| {
            input.fault(match error {
                OffsetError::OutOfRange { length } => Problem::OutOfText { given: units, length },
                OffsetError::InsideCharacter => Problem::InsideCharacter { given: units },
            })
        })
    };
    let (first, last) = (offset(start, from)?, offset(end, to)?);
    if last <= first {
        return Err(end.fault(Problem::Reversed { start: from, end: to }));
    }
    Ok(Span { start: first, end: last })
}
