//! The places of bars and names in the left margin.

use super::lay::{character, child, hide, list, set};
use super::shared::Margin;
use super::voices::spoken;
use crate::web::dom::ArticleDom;

/// A verb is named again this far below the last label.
const AGAIN: f64 = 60.0;
/// From a quotation's first line up to its label, so that both stand on one line.
const ABOVE: f64 = 4.0;
/// Air between two labels.
const AIR: f64 = 4.0;
/// A bar shorter than this is none.
const LEAST: f64 = 4.0;

/// Sets bars and labels beside their quotations. Labels are pushed down where they would overlap; a bar begins where
/// the one before it ends.
pub(super) fn lay_voices(margin: &Margin, article: &ArticleDom, top: f64) {
    let gutter = margin.hosts.gutter.as_ref();
    let (bars, labels) = (list(gutter, ".m-bars"), list(gutter, ".m-speakers"));
    let spoken = margin.desk().read(|s| spoken(s, margin.near.get()));
    let (mut bar_end, mut floor, mut last_label) = (f64::MIN, f64::MIN, f64::MIN);
    for (i, one) in spoken.iter().enumerate() {
        let (Some(bar), Some(label)) = (child(bars.as_ref(), i), child(labels.as_ref(), i)) else { return };
        let (Some(first), Some(last)) = (character(article, one.span, false), character(article, one.span, true))
        else {
            continue;
        };
        let (start, end) = (first.top() - top, last.bottom() - top);
        let from = start.max(bar_end);
        hide(&bar, end - from < LEAST);
        set(&bar, "--y", from);
        set(&bar, "--h", end - from);
        bar_end = bar_end.max(end);

        let named = one.named || (one.verb_changes && start - last_label >= AGAIN);
        hide(&label, !named);
        if named {
            let y = (start - ABOVE).max(floor);
            set(&label, "--y", y);
            floor = y + label.get_bounding_client_rect().height() + AIR;
            last_label = start;
        }
    }
}
