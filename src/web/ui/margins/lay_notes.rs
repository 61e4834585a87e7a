//! The places of notes, of the card of a mark, and of their leaders in the right margin.

use super::lay::{child, hide, list, set, toggle};
use super::lines::Line;
use super::shared::Margin;
use super::view::Placed;
use crate::core::app::layout::{Card, GAP, arrange};
use crate::web::platform::{next_frame, spawn_local};
use web_sys::{DomRect, Element};

/// From a card's upper edge to the middle of its first line, at rest and raised (tests/look/README.md).
const FIRST_LINE: f64 = 11.0;
const FIRST_LINE_RAISED: f64 = 25.0;
/// No card begins higher than a raised one on the article's first line.
const TOP: f64 = -9.0;
/// A card that had to move by more than a line gets a leader.
const DISPLACED: f64 = 30.0;
/// From this number on, the notes of one line fold into the first.
pub(super) const MANY: usize = 4;

/// One card with what was measured of it.
struct Measured {
    element: Element,
    item: Placed,
    /// Middle of its passage's first line, from the article's top.
    line: f64,
    height: f64,
    /// What offers the rest of its text, and whether there is none.
    cut: Option<(Element, bool)>,
    shown: bool,
}

/// The cards of the margin, measured before anything is written.
pub(super) struct Notes {
    cards: Vec<Measured>,
    /// Where the article begins in the viewport, and its height.
    top: f64,
    article: f64,
    /// The height of the margin's head.
    head: f64,
    /// The lower end of the screen, from the article's top.
    view: f64,
}

/// Measures the cards of `items`, whose passages begin at `lines`. `None` where what is drawn is about to be drawn anew.
pub(super) fn measure(margin: &Margin, items: &[Placed], lines: &[Option<Line>], page: &DomRect) -> Option<Notes> {
    let host = margin.hosts.notes.as_ref();
    let (places, top) = (list(host, ".m-places"), page.top());
    let mut cards = Vec::new();
    for (i, (item, line)) in items.iter().zip(lines).filter(|(item, _)| item.has_card).enumerate() {
        let (element, line) = (child(places.as_ref(), i)?, line.as_ref()?);
        let line = f64::midpoint(line.top, line.bottom);
        let (height, cut) = (element.get_bounding_client_rect().height(), cut(&element));
        cards.push(Measured { element, item: item.clone(), line, height, cut, shown: true });
    }
    let head = list(host, ".m-margin-head").map_or(0.0, |head| head.get_bounding_client_rect().height());
    let height = web_sys::window().and_then(|w| w.inner_height().ok()?.as_f64());
    let view = height.map_or(f64::MAX, |height| height - top);
    Some(Notes { cards, top, article: page.height(), head, view })
}

/// What offers the rest of a text, and whether there is none.
fn cut(element: &Element) -> Option<(Element, bool)> {
    let more = list(Some(element), ".m-read-on")?;
    let text = list(Some(element), ".is-cut")?;
    Some((more, text.scroll_height() <= text.client_height() + 1))
}

/// Puts the cards at their places.
pub(super) fn lay_notes(margin: &Margin, notes: Notes) {
    let Notes { cards: mut measured, top, article, head, view } = notes;
    let host = margin.hosts.notes.as_ref();
    let mut changed = fold(margin, &mut measured);
    for (one, changed) in measured.iter().zip(&mut changed) {
        *changed |= hide(&one.element, !one.shown);
        if let Some((more, whole)) = &one.cut {
            *changed |= hide(more, *whole);
        }
    }
    for (one, _) in measured.iter_mut().zip(changed).filter(|(one, changed)| *changed && one.shown) {
        one.height = one.element.get_bounding_client_rect().height();
    }
    measured.retain(|one| one.shown);
    let floor = if head > 0.0 { head + GAP } else { TOP };
    let wanted = |one: &Measured| one.line - if one.item.raised { FIRST_LINE_RAISED } else { FIRST_LINE };
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
    // The page grows where the cards reach further down than the article, and nowhere else: a margin whose height changes
    // makes the browser lay out the grid around it.
    let end = places.last().zip(wants.last()).map_or(head, |(place, card)| place + card.height);
    let least = if end > article { end } else { 0.0 };
    if let Some(host) = host
        && (margin.least.replace(least) - least).abs() > 0.5
    {
        set(host, "min-height", least);
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

/// From [`MANY`] notes on one line only the first and the chosen one are shown, with the number of the others. Says which
/// cards have another height by that.
fn fold(margin: &Margin, measured: &mut [Measured]) -> Vec<bool> {
    let mut changed = vec![false; measured.len()];
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
                changed[start + i] |= hide(&more, !(folded && i == 0 && others > 0));
                if folded && i == 0 {
                    more.set_text_content(Some(&super::words::more_notes(others, language)));
                }
            }
        }
        start += same;
    }
    changed
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
