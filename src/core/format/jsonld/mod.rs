//! W3C Web Annotation, read from JSON-LD (<https://www.w3.org/TR/annotation-model/>).
//!
//! Reads one annotation at a time into what Manchette knows of it; whatever it does not use is kept as it came. Positions
//! are counted in code points, as the Recommendation says; because many programs count UTF-16 units, the reader of
//! positions tries both, and the exact words decide.

mod document;
mod refusal;
mod usual;

pub use document::Document;
pub use refusal::{DocumentError, MOST_ANNOTATIONS, MOST_BYTES};
pub use usual::read_array;

use super::time;
use crate::core::language::Language;
use serde_json::{Map, Value};

/// The context every Web Annotation names.
pub const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// An annotation from elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foreign {
    /// Its IRI, if it has one.
    pub iri: Option<String>,
    /// Its motivation, by the Recommendation's name.
    pub motivation: Option<String>,
    /// The text of its first textual body that is no tag.
    pub note: Option<String>,
    /// Textual bodies whose purpose is tagging.
    pub tags: Vec<String>,
    /// Name of its creator.
    pub creator: Option<String>,
    /// When it was made, in ms since 1970.
    pub created: Option<u64>,
    /// When it was last changed.
    pub modified: Option<u64>,
    /// Where it lies; `None` for an annotation on the whole article.
    pub selector: Option<ForeignSelector>,
    /// Members and bodies that are not in the fields above, as they came.
    pub rest: Map<String, Value>,
}

/// A quotation with its context, and a position in units nobody has checked yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignSelector {
    /// The words; empty where only a position is given.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
    /// Start and end, in code points if their writer followed the Recommendation.
    pub position: Option<(usize, usize)>,
}

/// Why a value is no annotation that can be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonLdError {
    /// It is no object.
    NotAnObject,
    /// Its `type` is not `Annotation`.
    NotAnAnnotation,
    /// It has no `target`.
    NoTarget,
    /// A member is not of the Recommendation's form.
    Malformed(&'static str),
    /// It is nested deeper than any annotation.
    TooDeep,
}

impl JsonLdError {
    /// The reason in `language`, without its place.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let french = language == Language::French;
        let say = |fr: &str, en: &str| if french { fr.to_owned() } else { en.to_owned() };
        match self {
            Self::NotAnObject => say("n’est pas un objet JSON", "is no JSON object"),
            Self::NotAnAnnotation => say(
                "« type » n’est pas « Annotation » (W3C Web Annotation)",
                "“type” is not “Annotation” (W3C Web Annotation)",
            ),
            Self::TooDeep => say("est imbriquée trop profondément", "is nested too deep"),
            Self::NoTarget => say("« target » manque", "“target” is missing"),
            Self::Malformed(member) => say(
                &format!("« {member} » n’a pas la forme de la recommandation W3C"),
                &format!("“{member}” is not of the W3C Recommendation’s form"),
            ),
        }
    }
}

/// Reads one annotation.
///
/// # Errors
/// The value is no Web Annotation, or a member that would be used is malformed.
pub fn read(value: &Value) -> Result<Foreign, JsonLdError> {
    let object = value.as_object().ok_or(JsonLdError::NotAnObject)?;
    let types = object.get("type").or_else(|| object.get("@type"));
    if !types.is_some_and(|t| any_string(t, |s| matches!(s, "Annotation" | "oa:Annotation"))) {
        return Err(JsonLdError::NotAnAnnotation);
    }
    let mut foreign = Foreign { rest: object.clone(), ..Foreign::default() };
    for used in ["@context", "type", "@type"] {
        foreign.rest.remove(used);
    }
    foreign.selector = target(object.get("target").ok_or(JsonLdError::NoTarget)?)?;
    if foreign.selector.is_some() && simple_target(object.get("target")) {
        foreign.rest.remove("target");
    }
    foreign.iri = take_string(&mut foreign.rest, "id")?;
    foreign.motivation = motivation(&mut foreign.rest)?;
    foreign.creator = creator(&mut foreign.rest);
    foreign.created = take_time(&mut foreign.rest, "created");
    foreign.modified = take_time(&mut foreign.rest, "modified");
    bodies(&mut foreign)?;
    Ok(foreign)
}

fn any_string(value: &Value, wanted: impl Fn(&str) -> bool) -> bool {
    match value {
        Value::String(s) => wanted(s),
        Value::Array(list) => list.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

fn take_string(rest: &mut Map<String, Value>, name: &'static str) -> Result<Option<String>, JsonLdError> {
    match rest.remove(name) {
        None => Ok(None),
        Some(Value::String(s)) => Ok(Some(s)),
        Some(_) => Err(JsonLdError::Malformed(name)),
    }
}

fn take_time(rest: &mut Map<String, Value>, name: &str) -> Option<u64> {
    let at = rest.get(name)?.as_str().and_then(time::parse)?;
    rest.remove(name);
    Some(at)
}

fn motivation(rest: &mut Map<String, Value>) -> Result<Option<String>, JsonLdError> {
    match rest.get("motivation") {
        None => Ok(None),
        Some(Value::String(_)) => take_string(rest, "motivation"),
        // The first of several is the one that Manchette shows; all are kept.
        Some(Value::Array(list)) => Ok(list.first().and_then(Value::as_str).map(str::to_owned)),
        Some(_) => Err(JsonLdError::Malformed("motivation")),
    }
}

/// The creator's name, if that is all there is to be said of them; else they are kept as they came, and named.
fn creator(rest: &mut Map<String, Value>) -> Option<String> {
    match rest.get("creator")? {
        Value::String(name) => {
            let name = name.clone();
            rest.remove("creator");
            Some(name)
        }
        Value::Object(person) => person.get("name").or_else(|| person.get("id"))?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// Textual bodies become note and tags; what is more than text stays in `rest`.
fn bodies(foreign: &mut Foreign) -> Result<(), JsonLdError> {
    let Some(body) = foreign.rest.remove("body").or_else(|| foreign.rest.remove("bodyValue")) else { return Ok(()) };
    let list = match body {
        Value::Array(list) => list,
        one => vec![one],
    };
    let mut kept = Vec::new();
    for body in list {
        match &body {
            Value::String(text) if foreign.note.is_none() && !text.contains("://") => foreign.note = Some(text.clone()),
            Value::String(_) => kept.push(body),
            Value::Object(object) => {
                let textual = object.get("type").is_some_and(|t| any_string(t, |s| s == "TextualBody"));
                let plain = object.keys().all(|k| matches!(k.as_str(), "type" | "value" | "purpose" | "format"));
                let value = object.get("value").and_then(Value::as_str);
                let tagging = object.get("purpose").is_some_and(|p| any_string(p, |s| s == "tagging"));
                let html = object.get("format").and_then(Value::as_str).is_some_and(|f| f != "text/plain");
                match value {
                    Some(tag) if textual && plain && tagging => foreign.tags.push(tag.to_owned()),
                    Some(text) if textual && foreign.note.is_none() => {
                        foreign.note = Some(text.to_owned());
                        if !plain || html {
                            kept.push(body);
                        }
                    }
                    _ => kept.push(body),
                }
            }
            _ => return Err(JsonLdError::Malformed("body")),
        }
    }
    if !kept.is_empty() {
        foreign.rest.insert("body".to_owned(), Value::Array(kept));
    }
    Ok(())
}

/// The first target's selector; `None` for a target without one.
fn target(value: &Value) -> Result<Option<ForeignSelector>, JsonLdError> {
    match value {
        Value::String(_) => Ok(None),
        Value::Array(list) => match list.first() {
            Some(first) => target(first),
            None => Err(JsonLdError::NoTarget),
        },
        Value::Object(object) => object.get("selector").map_or(Ok(None), selector),
        _ => Err(JsonLdError::Malformed("target")),
    }
}

/// Whether nothing of a target is lost if only its selectors are kept.
fn simple_target(value: Option<&Value>) -> bool {
    let Some(Value::Object(target)) = value else { return false };
    let list = match target.get("selector") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => return false,
    };
    let known = |s: &Value| {
        s.get("refinedBy").is_none()
            && s.get("type")
                .is_some_and(|t| any_string(t, |t| matches!(t, "TextQuoteSelector" | "TextPositionSelector")))
    };
    target.keys().all(|k| matches!(k.as_str(), "source" | "selector")) && list.iter().all(known)
}

fn selector(value: &Value) -> Result<Option<ForeignSelector>, JsonLdError> {
    let list = match value {
        Value::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut found = None::<ForeignSelector>;
    for one in list {
        let object = one.as_object().ok_or(JsonLdError::Malformed("selector"))?;
        let is = |name: &str| object.get("type").is_some_and(|t| any_string(t, |s| s == name));
        if is("TextQuoteSelector") {
            let text = |name: &'static str| match object.get(name) {
                None => Ok(String::new()),
                Some(Value::String(s)) => Ok(s.clone()),
                Some(_) => Err(JsonLdError::Malformed(name)),
            };
            let into = found.get_or_insert_default();
            (into.exact, into.prefix, into.suffix) = (text("exact")?, text("prefix")?, text("suffix")?);
            if into.exact.is_empty() {
                return Err(JsonLdError::Malformed("exact"));
            }
        } else if is("TextPositionSelector") {
            let number = |name: &'static str| {
                let n = object.get(name).and_then(Value::as_f64).filter(|n| n.fract() == 0.0 && *n >= 0.0 && *n < 4e9);
                n.map(|n| n as usize).ok_or(JsonLdError::Malformed(name))
            };
            let (start, end) = (number("start")?, number("end")?);
            if end < start {
                return Err(JsonLdError::Malformed("end"));
            }
            found.get_or_insert_default().position = Some((start, end));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_usual_annotation_is_read_and_nothing_is_left_over() {
        let read = read(&json!({
            "@context": CONTEXT, "id": "urn:x:1", "type": "Annotation", "motivation": "commenting",
            "created": "2026-11-23T10:00:00Z", "creator": "Ada",
            "body": [{ "type": "TextualBody", "value": "à vérifier", "purpose": "commenting" },
                     { "type": "TextualBody", "value": "chiffre", "purpose": "tagging" }],
            "target": { "source": "urn:doc", "selector": [
                { "type": "TextQuoteSelector", "exact": "mer", "prefix": "la ", "suffix": " du" },
                { "type": "TextPositionSelector", "start": 3, "end": 6 }] },
        }))
        .unwrap();
        assert_eq!(read.iri.as_deref(), Some("urn:x:1"));
        assert_eq!(read.note.as_deref(), Some("à vérifier"));
        assert_eq!(read.tags, ["chiffre"]);
        assert_eq!(read.creator.as_deref(), Some("Ada"));
        assert_eq!(read.created, Some(1_795_428_000_000));
        let selector = read.selector.unwrap();
        assert_eq!((selector.exact.as_str(), selector.position), ("mer", Some((3, 6))));
        assert_eq!(read.rest, Map::new());
    }

    #[test]
    fn members_that_are_not_used_are_kept() {
        let value = json!({
            "type": ["Annotation"], "rights": "CC0", "created": "hier",
            "body": [{ "type": "Video", "id": "http://example.org/v" }], "target": "http://example.org/page",
        });
        let read = read(&value).unwrap();
        assert_eq!(read.selector, None);
        for member in ["rights", "created", "body", "target"] {
            assert_eq!(read.rest.get(member), value.get(member), "{member}");
        }
    }

    #[test]
    fn what_is_no_annotation_is_refused_with_a_reason() {
        let check = |value: Value, expected: JsonLdError| assert_eq!(read(&value), Err(expected), "{value}");
        check(json!("text"), JsonLdError::NotAnObject);
        check(json!({}), JsonLdError::NotAnAnnotation);
        check(json!({ "type": "Note" }), JsonLdError::NotAnAnnotation);
        check(json!({ "type": "Annotation" }), JsonLdError::NoTarget);
        check(json!({ "type": "Annotation", "target": 3 }), JsonLdError::Malformed("target"));
        let with = |selector: Value| json!({ "type": "Annotation", "target": { "selector": selector } });
        check(with(json!([1])), JsonLdError::Malformed("selector"));
        check(with(json!({ "type": "TextQuoteSelector" })), JsonLdError::Malformed("exact"));
        check(with(json!({ "type": "TextPositionSelector", "start": 4, "end": 2 })), JsonLdError::Malformed("end"));
        check(with(json!({ "type": "TextPositionSelector", "start": -1, "end": 2 })), JsonLdError::Malformed("start"));
    }
}
