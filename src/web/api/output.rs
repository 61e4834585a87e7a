//! What the scripting interface gives back. All positions in UTF-16 code units.

use crate::core::analysis::Analysis;
use crate::core::annotation::{Colour, Note, Target};
use crate::core::app::{BETWEEN_TEXTS, Mark, MarkKind, OpenArticle, Reason};
use crate::core::order::sort_by_key;
use crate::core::text::{Span, Text};
use crate::web::desk::{Desk, Slice};
use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A span, in a shape that can be flattened into others.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Units {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Units {
    pub(super) fn of(text: &Text, span: Span) -> Self {
        let (start, end) = text.index().span_to_utf16(text.as_str(), span);
        Self { start, end }
    }
}

/// The value as plain JavaScript objects; what is `None` is left out or `null` as its type says.
pub(super) fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

#[derive(Serialize)]
struct BlockOut {
    #[serde(flatten)]
    at: Units,
    kind: &'static str,
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    language: &'a str,
    text: &'a str,
    blocks: Vec<BlockOut>,
}

pub(super) fn article(open: &OpenArticle) -> JsValue {
    let text = &open.text;
    let blocks = text.blocks().iter().map(|b| BlockOut { at: Units::of(text, b.span), kind: b.kind.name() }).collect();
    to_js(&ArticleOut {
        id: open.article.id().as_str(),
        title: open.article.title(),
        source: open.article.source(),
        language: open.article.language(),
        text: text.as_str(),
        blocks,
    })
}

#[derive(Serialize)]
struct ListedOut<'a> {
    id: String,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    notes: usize,
    versions: usize,
    opened: f64,
}

pub(super) fn articles(desk: &Desk) -> JsValue {
    desk.read(|state| {
        let list: Vec<ListedOut<'_>> = state
            .library
            .values()
            .map(|(article, notes)| ListedOut {
                id: article.id().to_string(),
                title: article.title(),
                source: article.source(),
                notes: *notes,
                versions: article.versions().len(),
                opened: article.opened() as f64,
            })
            .collect();
        to_js(&list)
    })
}

#[derive(Serialize)]
struct SpeakerOut<'a> {
    name: &'a str,
    #[serde(flatten)]
    at: Option<Units>,
}

#[derive(Serialize)]
struct RelayOut<'a> {
    name: &'a str,
    #[serde(flatten)]
    at: Units,
}

#[derive(Serialize)]
struct WhyOut {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<Units>,
}

#[derive(Serialize)]
struct QuoteOut<'a> {
    #[serde(flatten)]
    at: Units,
    kind: &'static str,
    utterance: u32,
    cue: Option<Units>,
    speaker: Option<SpeakerOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relay: Option<RelayOut<'a>>,
    why: WhyOut,
}

#[derive(Serialize)]
struct EntityOut<'a> {
    #[serde(flatten)]
    at: Units,
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
    why: WhyOut,
}

/// An analysis as plain objects, made in slices: a novel has tens of thousands of them.
pub(super) async fn analysis(analysis: &Analysis, text: &Text) -> JsValue {
    let units = |span: Span| Units::of(text, span);
    let (quotes, entities, out) = (Array::new(), Array::new(), Object::new());
    let mut slice = Slice::begin();
    for q in &analysis.quotes {
        quotes.push(&to_js(&QuoteOut {
            at: units(q.span),
            kind: q.kind.name(),
            utterance: q.utterance,
            cue: q.cue.map(units),
            speaker: q.speaker.as_ref().map(|s| SpeakerOut { name: &s.name, at: s.mention.map(units) }),
            relay: q.relay.as_ref().map(|r| RelayOut { name: &r.name, at: units(r.mention) }),
            why: WhyOut { rule: q.why.rule.id(), cue: None },
        }));
        slice.breathe().await;
    }
    for e in &analysis.entities {
        entities.push(&to_js(&EntityOut {
            at: units(e.span),
            kind: e.kind.name(),
            name: &e.name,
            why: WhyOut { rule: e.why.rule.id(), cue: None },
        }));
        slice.breathe().await;
    }
    let _ = Reflect::set(&out, &"quotes".into(), &quotes);
    let _ = Reflect::set(&out, &"entities".into(), &entities);
    out.into()
}

#[derive(Serialize)]
struct MarkOut<'a> {
    id: &'a str,
    #[serde(flatten)]
    at: Units,
    layer: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    why: WhyOut,
    decision: &'static str,
}

pub(super) fn marks(marks: &[Mark], text: &Text) -> JsValue {
    let list = marks.iter().map(|m| MarkOut {
        id: &m.id,
        at: Units::of(text, m.span),
        layer: m.kind.layer().name(),
        kind: m.kind.name(),
        name: m.name(),
        why: WhyOut {
            rule: match m.reason() {
                Reason::Machine(rule) => rule.id(),
                Reason::Learned(_) => "learned",
                Reason::Person => "person",
            },
            cue: m
                .why
                .as_ref()
                .and_then(|w| w.cue)
                .or(match m.kind {
                    MarkKind::Quote(_) => m.cue,
                    MarkKind::Entity(_) => None,
                })
                .map(|cue| Units::of(text, cue)),
        },
        decision: m.decision.name(),
    });
    to_js(&list.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct AnnotationOut {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    iri: Option<String>,
    motivation: &'static str,
    state: &'static str,
    #[serde(flatten)]
    at: Option<Units>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<String>,
    created: f64,
    modified: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Units>,
}

/// The words of its place, or where it has none, those it was made on.
fn quote(note: &Note, place: Option<Span>, text: &Text) -> Option<String> {
    if let Some(span) = place {
        return Some(text.slice(span).to_owned());
    }
    match note.target() {
        Some(Target::Passage(passage)) => Some(passage.exact),
        _ => None,
    }
}

pub(super) fn annotations(open: &OpenArticle) -> JsValue {
    let text = &open.text;
    let one = |note: &'_ Rc<Note>| {
        let place = open.places.get(&note.id()).cloned().unwrap_or_default();
        let words = note.texts().join(BETWEEN_TEXTS);
        AnnotationOut {
            id: note.id().to_string(),
            iri: note.iri().map(str::to_owned),
            motivation: note.motivation().name(),
            state: place.state.name(),
            at: place.span.map(|s| Units::of(text, s)),
            quote: quote(note, place.span, text),
            note: (!words.is_empty()).then_some(words),
            tags: note.tags().into_iter().map(str::to_owned).collect(),
            colour: note.colour().map(Colour::name),
            creator: note.creator().map(str::to_owned),
            created: note.created() as f64,
            modified: note.modified() as f64,
            candidates: place.candidates.iter().map(|s| Units::of(text, *s)).collect(),
        }
    };
    let mut notes: Vec<_> = open.notes.values().filter(|n| !n.is_deleted()).collect();
    sort_by_key(&mut notes, |n| (open.span(n.id()), n.created(), n.id()));
    to_js(&notes.into_iter().map(one).collect::<Vec<_>>())
}
