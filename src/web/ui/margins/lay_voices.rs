//! The places of bars and names in the left margin.

use super::lay::{character, child, hide, list, set};
use super::shared::Margin;
use super::voices::{Spoken, spoken};
use crate::web::dom::ArticleDom;

/// A verb is named again this far below the last label.
const AGAIN: f64 = 60.0;
/// From a quotation's first line up to its label, so that both stand on one line.
const ABOVE: f64 = 4.0;
/// Air between two labels.
const AIR: f64 = 4.0;
/// A bar shorter than this is none.
const LEAST: f64 = 4.0;

/// A quotation with its place.
pub(super) struct Said {
    /// Top and bottom, from the article's top; `None` where it is not drawn.
    place: Option<(f64, f64)>,
    named: bool,
    verb_changes: bool,
}

/// Reads where the quotations near the viewport stand.
pub(super) fn measure(margin: &Margin, article: &ArticleDom, top: f64) -> Vec<Said> {
    let spoken = margin.desk().read(|s| spoken(s, margin.near.get()));
    let place = |span| {
        let (first, last) = (character(article, span, false)?, character(article, span, true)?);
        Some((first.top() - top, last.bottom() - top))
    };
    let said = |one: Spoken| Said { place: place(one.span), named: one.named, verb_changes: one.verb_changes };
    spoken.into_iter().map(said).collect()
}

/// Sets bars and labels beside their quotations. Labels are pushed down where they would overlap; a bar begins where
/// the one before it ends.
pub(super) fn lay(margin: &Margin, said: &[Said]) {
    let gutter = margin.hosts.gutter.as_ref();
    let (bars, labels) = (list(gutter, ".m-bars"), list(gutter, ".m-speakers"));
    let (mut bar_end, mut last_label) = (f64::MIN, f64::MIN);
    let mut shown = Vec::new();
    for (i, one) in said.iter().enumerate() {
        let (Some(bar), Some(label)) = (child(bars.as_ref(), i), child(labels.as_ref(), i)) else { break };
        let Some((start, end)) = one.place else { continue };
        let from = start.max(bar_end);
        hide(&bar, end - from < LEAST);
        set(&bar, "--y", from);
        set(&bar, "--h", end - from);
        bar_end = bar_end.max(end);
        let named = one.named || (one.verb_changes && start - last_label >= AGAIN);
        hide(&label, !named);
        if named {
            last_label = start;
            shown.push((start, label));
        }
    }
    let heights: Vec<f64> = shown.iter().map(|(_, label)| label.get_bounding_client_rect().height()).collect();
    let mut floor = f64::MIN;
    for ((start, label), height) in shown.iter().zip(heights) {
        let y = (start - ABOVE).max(floor);
        set(label, "--y", y);
        floor = y + height + AIR;
    }
}
