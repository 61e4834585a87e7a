//! The places of bars and names in the left margin.

use super::lay::{child, hide, list, set};
use super::lines::Look;
use super::shared::Margin;
use super::voices::{Spoken, spoken};
use web_sys::Element;

/// A verb is named again this far below the last label.
const AGAIN: f64 = 60.0;
/// From a quotation's first line up to its label, so that both stand on one line.
const ABOVE: f64 = 4.0;
/// Air between two labels.
const AIR: f64 = 4.0;
/// A bar shorter than this is none.
const LEAST: f64 = 4.0;

/// A quotation with its place, its bar and its label.
pub(super) struct Said {
    /// Top and bottom, from the article's top; `None` where it is not drawn.
    place: Option<(f64, f64)>,
    named: bool,
    verb_changes: bool,
    bar: Element,
    label: Element,
    /// Of the label; none while that is hidden.
    height: f64,
}

/// Reads where the quotations near the viewport stand.
pub(super) fn measure(margin: &Margin, look: &Look<'_>) -> Vec<Said> {
    let gutter = margin.hosts.gutter.as_ref();
    let (bars, labels) = (list(gutter, ".m-bars"), list(gutter, ".m-speakers"));
    let spoken = margin.desk().read(|s| spoken(s, margin.drawn()));
    let place = |span| {
        let (first, last) = (look.line(span, false)?, look.line(span, true)?);
        Some((first.top, last.bottom))
    };
    let said = |(i, one): (usize, Spoken)| {
        let (bar, label) = (child(bars.as_ref(), i)?, child(labels.as_ref(), i)?);
        let height = label.get_bounding_client_rect().height();
        Some(Said { place: place(one.span), named: one.named, verb_changes: one.verb_changes, bar, label, height })
    };
    // Fewer are drawn than there are only where they are about to be drawn anew.
    spoken.into_iter().enumerate().map_while(said).collect()
}

/// Sets bars and labels beside their quotations. Labels are pushed down where they would overlap; a bar begins where
/// the one before it ends.
pub(super) fn lay(mut said: Vec<Said>) {
    let (mut bar_end, mut last_label) = (f64::MIN, f64::MIN);
    let mut shown = Vec::new();
    for one in &mut said {
        let Some((start, end)) = one.place else { continue };
        let from = start.max(bar_end);
        hide(&one.bar, end - from < LEAST);
        set(&one.bar, "--y", from);
        set(&one.bar, "--h", end - from);
        bar_end = bar_end.max(end);
        let named = one.named || (one.verb_changes && start - last_label >= AGAIN);
        if hide(&one.label, !named) {
            one.height = 0.0;
        }
        if named {
            last_label = start;
            shown.push((start, one));
        }
    }
    // Few were hidden before: all heights that are missing are read together.
    for (_, one) in &mut shown {
        if one.height == 0.0 {
            one.height = one.label.get_bounding_client_rect().height();
        }
    }
    let mut floor = f64::MIN;
    for (start, one) in shown {
        let y = (start - ABOVE).max(floor);
        set(&one.label, "--y", y);
        floor = y + one.height + AIR;
    }
}
