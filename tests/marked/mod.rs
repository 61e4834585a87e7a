//! A text with its marks in braces, analysed and written again in the same form.

#[path = "../model/mod.rs"]
mod model;

use manchette::core::analysis::analyse;
use manchette::core::text::{Span, Text};
use model::model;

/// What a case is about.
#[derive(Clone, Copy, PartialEq)]
pub enum Layer {
    Quotes,
    Entities,
}

/// The text without its marks: braces open with a label up to `|`.
fn strip(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let opened = rest[at..].starts_with('{');
        rest = &rest[at + 1..];
        if opened {
            let label = rest.find('|').unwrap_or_else(|| unreachable!("a label ends with a bar"));
            rest = &rest[label + 1..];
        }
    }
    out + rest
}

/// `text` with a label around each span.
fn mark(text: &str, marks: &[(Span, String)]) -> String {
    let mut points: Vec<(usize, u8, usize, String)> = Vec::new();
    for (span, label) in marks {
        points.push((span.start.get(), 1, usize::MAX - span.len(), format!("{{{label}|")));
        points.push((span.end.get(), 0, span.len(), "}".to_owned()));
    }
    points.sort();
    let mut out = String::new();
    let mut at = 0;
    for (point, _, _, mark) in points {
        out.push_str(&text[at..point]);
        out.push_str(&mark);
        at = point;
    }
    out + &text[at..]
}

/// Fails unless the analysis of the text without its marks gives them back.
pub fn check(layer: Layer, marked: &str) {
    let text = Text::plain(&strip(marked));
    let analysis = analyse(&text, Some(model()));
    let marks: Vec<(Span, String)> = match layer {
        Layer::Quotes => {
            let speaker =
                |q: &manchette::core::analysis::Quote| q.speaker.as_ref().map_or("-".to_owned(), |s| s.name.clone());
            analysis.quotes.iter().map(|q| (q.span, format!("{} {}", q.kind.name(), speaker(q)))).collect()
        }
        Layer::Entities => {
            analysis.entities.iter().map(|e| (e.span, format!("{} {}", e.kind.name(), e.name))).collect()
        }
    };
    assert_eq!(mark(text.as_str(), &marks), marked);
}
