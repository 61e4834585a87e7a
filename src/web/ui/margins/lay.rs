//! Puts what is drawn beside the text at its place: cards, ticks, leaders, voices, and the bar at a selection.
//!
//! Places and heights are all read before anything is written: each look at the page after a change of it makes the browser
//! lay it out again, which in a long article takes milliseconds.

use super::lay_notes::{lay_notes, measure};
use super::lay_voices;
use super::lines::{Line, Look};
use super::selection;
use super::shared::Margin;
use super::view::{Placed, placed};
use crate::core::text::{Offset, Span};
use crate::web::dom::ArticleDom;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement};

/// A length of CSS for a custom property.
pub(super) fn set(element: &Element, name: &str, pixels: f64) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, &length(pixels));
    }
}

/// Hundredths are enough, and the shortest form of a fraction would bring its printing into the module.
fn length(pixels: f64) -> String {
    let hundredths = (pixels * 100.0).round() as i64;
    let (whole, rest) = ((hundredths / 100).abs().to_string(), (hundredths % 100).abs());
    let sign = if hundredths < 0 { "-" } else { "" };
    [sign, &whole, if rest < 10 { ".0" } else { "." }, &rest.to_string(), "px"].concat()
}

/// Sets or removes `hidden` where it differs, and says whether it did.
pub(super) fn hide(element: &Element, hidden: bool) -> bool {
    let differs = element.has_attribute("hidden") != hidden;
    if differs {
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
    differs
}

pub(super) fn toggle(element: &Element, class: &str, on: bool) {
    let _ = element.class_list().toggle_with_force(class, on);
}

/// The `i`-th child of the element of `class` in `host`.
pub(super) fn child(list: Option<&Element>, i: usize) -> Option<Element> {
    list?.children().item(u32::try_from(i).ok()?)
}

pub(super) fn list(host: Option<&Element>, selector: &str) -> Option<Element> {
    host?.query_selector(selector).ok()?
}

/// The box of the first or last character of `span`.
pub(super) fn character(article: &ArticleDom, span: Span, last: bool) -> Option<DomRect> {
    let words = article.text().slice(span);
    let one = if last {
        let c = words.chars().next_back()?;
        Span { start: Offset::new(span.end.get() - c.len_utf8()), end: span.end }
    } else {
        let c = words.chars().next()?;
        Span { start: span.start, end: Offset::new(span.start.get() + c.len_utf8()) }
    };
    let range = article.ruler(one)?;
    // A character at which a line breaks has a box at the end of one line and at the start of the next.
    let boxes = range.get_client_rects()?;
    let end = if last { boxes.length().checked_sub(1)? } else { 0 };
    boxes.item(end).or_else(|| Some(range.get_bounding_client_rect()))
}

/// Lays everything out.
pub(super) fn lay(margin: &Margin) {
    let desk = margin.desk();
    desk.with_article(|article| {
        let page = article.root().get_bounding_client_rect();
        let look = Look::new(margin, article, &page);
        let items = desk.read(|s| placed(s, margin.drawn()));
        let lines: Vec<Option<Line>> = items.iter().map(|item| look.line(item.span, false)).collect();
        let said = lay_voices::measure(margin, &look);
        let notes = if margin.is_narrow() { None } else { measure(margin, &items, &lines, &page) };
        let bar = selection::measure(margin, article);
        lay_voices::lay(said);
        lay_ticks(margin, &items, &lines);
        if let Some(notes) = notes {
            lay_notes(margin, notes);
        }
        if let Some(bar) = bar {
            selection::lay(&bar);
        }
    });
}

/// A tick for every note; the second of a line stands beside the first, from the third on a number says how many.
fn lay_ticks(margin: &Margin, items: &[Placed], lines: &[Option<Line>]) {
    let ticks = list(margin.hosts.edge.as_ref(), ".m-ticks");
    let mut line: Vec<(f64, Element)> = Vec::new();
    for (item, at) in items.iter().zip(lines).filter(|(item, _)| item.note.is_some()) {
        let (Some(tick), Some(at)) = (child(ticks.as_ref(), item.tick_number), at) else { return };
        let y = at.top;
        if line.first().is_some_and(|(first, _)| (first - y).abs() >= 4.0) {
            mark_line(&line);
            line.clear();
        }
        line.push((y, tick));
    }
    mark_line(&line);
}

fn mark_line(line: &[(f64, Element)]) {
    for (i, (y, tick)) in line.iter().enumerate() {
        set(tick, "--y", y - 2.0);
        let many = line.len() > 2;
        toggle(tick, "is-second", i == 1 && !many);
        toggle(tick, "is-many", i == 0 && many);
        hide(tick, i > 0 && many);
        if i == 0 && many {
            let _ = tick.set_attribute("data-count", &line.len().to_string());
        }
    }
}
