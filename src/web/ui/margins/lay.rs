//! Puts what is drawn beside the text at its place: cards, ticks, leaders, voices, and the bar at a selection.
//!
//! Places are all read before anything is written, and heights all together once it is known what is shown: each look at
//! the page after a change of it makes the browser lay it out again, which in a long article takes milliseconds.

use super::lay_voices;
use super::shared::Margin;
use super::view::{Placed, placed};
use crate::core::app::layout::{Card, GAP, arrange};
use crate::core::text::{Offset, Span};
use crate::web::dom::ArticleDom;
use crate::web::platform::next_frame;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DomRect, Element, HtmlElement};

/// From a card's upper edge to the middle of its first line, at rest and raised (tests/look/README.md).
const FIRST_LINE: f64 = 11.0;
const FIRST_LINE_RAISED: f64 = 25.0;
/// No card begins higher than a raised one on the article's first line.
const TOP: f64 = -9.0;
/// A card that had to move by more than a line gets a leader.
const DISPLACED: f64 = 30.0;
/// From this number on, the notes of one line fold into the first.
const MANY: usize = 4;

/// A length of CSS for a custom property.
pub(super) fn set(element: &Element, name: &str, pixels: f64) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Hundredths are enough, and the number's shortest form would bring its printing into the module.
        let hundredths = (pixels * 100.0).round() / 100.0;
        let number = js_sys::Number::from(hundredths).to_string_with_radix(10);
        let value = number.map(String::from).unwrap_or_default() + "px";
        let _ = element.style().set_property(name, &value);
    }
}

/// Sets or removes `hidden` where it differs.
pub(super) fn hide(element: &Element, hidden: bool) {
    if element.has_attribute("hidden") != hidden {
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
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

/// One card with what was measured of it.
struct Measured {
    element: Element,
    item: Placed,
    /// Middle of its passage's first line, from the article's top.
    line: f64,
    height: f64,
    shown: bool,
}

/// Lays everything out.
pub(super) fn lay(margin: &Margin) {
    let desk = margin.desk();
    desk.with_article(|article| {
        let top = article.root().get_bounding_client_rect().top();
        let items = desk.read(|s| placed(s, margin.near.get()));
        let lines: Vec<Option<DomRect>> = items.iter().map(|item| character(article, item.span, false)).collect();
        let said = lay_voices::measure(margin, article, top);
        lay_voices::lay(margin, &said);
        lay_ticks(margin, &items, &lines, top);
        if !margin.is_narrow() {
            lay_notes(margin, items, &lines, top);
        }
    });
    super::selection::lay(margin);
}

fn lay_notes(margin: &Margin, items: Vec<Placed>, lines: &[Option<DomRect>], top: f64) {
    let host = margin.hosts.notes.as_ref();
    let places = list(host, ".m-places");
    let cards = items.into_iter().zip(lines).filter(|(item, _)| item.has_card);
    let mut measured = Vec::new();
    for (i, (item, line)) in cards.enumerate() {
        let (Some(element), Some(line)) = (child(places.as_ref(), i), line) else {
            return; // What is drawn is about to be drawn anew.
        };
        let line = f64::midpoint(line.top(), line.bottom()) - top;
        measured.push(Measured { element, item, line, height: 0.0, shown: true });
    }
    fold(margin, &mut measured);
    for one in &measured {
        hide(&one.element, !one.shown);
    }
    measured.retain(|one| one.shown);
    let cuts: Vec<_> = measured.iter().filter_map(|one| cut(&one.element)).collect();
    for (more, whole) in cuts {
        hide(&more, whole);
    }
    for one in &mut measured {
        one.height = one.element.get_bounding_client_rect().height();
    }
    let head = list(host, ".m-margin-head").map_or(0.0, |head| head.get_bounding_client_rect().height());
    let floor = if head > 0.0 { head + GAP } else { TOP };
    let wanted = |one: &Measured| one.line - if one.item.raised { FIRST_LINE_RAISED } else { FIRST_LINE };
    let view = web_sys::window().and_then(|w| w.inner_height().ok()?.as_f64()).map_or(f64::MAX, |height| height - top);
    let wants = measured.iter().map(|one| Card { want: within(view, top, one, wanted(one)), height: one.height });
    let wants: Vec<Card> = wants.collect();
    let chosen = measured.iter().rposition(|one| one.item.raised);
    let places = arrange(&wants, chosen, floor);
    let leaders = list(margin.hosts.edge.as_ref(), ".m-leaders");
    for (one, place) in measured.iter().zip(&places) {
        set(&one.element, "--y", *place);
        if let Some(leader) = child(leaders.as_ref(), one.item.card_number) {
            lead(&leader, one, place - wanted(one));
        }
    }
    let end = places.last().zip(wants.last()).map_or(head, |(place, card)| place + card.height);
    if let Some(host) = host {
        set(host, "min-height", end);
    }
    animate_later(measured);
}

/// Where a card goes that wants to stand at `want`: a raised one whose line is on the screen stands so high that all of it
/// is. `view` is the lower end of the screen, from the article's top, which itself is `top` below the upper end.
fn within(view: f64, top: f64, one: &Measured, want: f64) -> f64 {
    // One that is taller than the screen begins at its upper end.
    let high = (view - one.height - GAP).max(-top);
    if one.item.raised && one.line < view { want.min(high) } else { want }
}

/// From [`MANY`] notes on one line only the first and the chosen one are shown, with the number of the others.
fn fold(margin: &Margin, measured: &mut [Measured]) {
    let language = margin.desk().language();
    let mut start = 0;
    while start < measured.len() {
        let same = measured[start..].iter().take_while(|one| (one.line - measured[start].line).abs() < 4.0).count();
        let line = &mut measured[start..start + same];
        let opened = line[0].item.note.is_some_and(|id| margin.opened_lines.borrow().contains(&id));
        let folded = same >= MANY && !opened;
        if folded {
            for one in &mut line[1..] {
                one.shown = one.item.raised;
            }
        }
        let others = line.iter().filter(|one| !one.shown).count();
        for (i, one) in line.iter().enumerate() {
            if let Some(more) = list(Some(&one.element), ".m-line-more") {
                hide(&more, !(folded && i == 0 && others > 0));
                if folded && i == 0 {
                    more.set_text_content(Some(&super::words::more_notes(others, language)));
                }
            }
        }
        start += same;
    }
}

/// What offers the rest of a text, and whether there is none.
fn cut(element: &Element) -> Option<(Element, bool)> {
    let (text, more) = (list(Some(element), ".is-cut")?, list(Some(element), ".m-read-on")?);
    Some((more, text.scroll_height() <= text.client_height() + 1))
}

fn lead(leader: &Element, one: &Measured, moved: f64) {
    let shown = one.item.raised || moved.abs() > DISPLACED;
    hide(leader, !shown);
    if shown {
        set(leader, "--y", one.line + moved.min(0.0));
        set(leader, "--h", moved.abs());
        toggle(leader, "is-up", moved < 0.0);
        toggle(leader, "is-level", moved.abs() < 2.0);
    }
}

/// A card that has its first place is pushed from then on, not thrown.
fn animate_later(measured: Vec<Measured>) {
    let new: Vec<Element> =
        measured.into_iter().map(|one| one.element).filter(|e| !e.class_list().contains("is-placed")).collect();
    if !new.is_empty() {
        spawn_local(async move {
            next_frame().await;
            for element in new {
                toggle(&element, "is-placed", true);
            }
        });
    }
}

/// A tick for every note; the second of a line stands beside the first, from the third on a number says how many.
fn lay_ticks(margin: &Margin, items: &[Placed], lines: &[Option<DomRect>], top: f64) {
    let ticks = list(margin.hosts.edge.as_ref(), ".m-ticks");
    let mut line: Vec<(f64, Element)> = Vec::new();
    for (item, at) in items.iter().zip(lines).filter(|(item, _)| item.note.is_some()) {
        let (Some(tick), Some(at)) = (child(ticks.as_ref(), item.tick_number), at) else { return };
        let y = at.top() - top;
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
