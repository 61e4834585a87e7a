//! Where the keys lead: to the next quotation, name or note, and to the parts of the page.

use super::margins::{Focus, MarginRef, announce, in_order};
use crate::core::app::{Action, CardItem, Mark, Panel};
use crate::core::text::Offset;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// After `g`: takes the focus to a part of the page, or opens a panel.
pub(super) fn go_to_panel(margin: &MarginRef, key: &str) -> bool {
    let desk = margin.desk();
    let first = match key {
        "q" => ".m-outline .m-voice-row",
        "e" => ".m-outline .m-names .m-name",
        "n" => ".m-notes .m-note, .m-tick",
        "a" => return open_panel(margin, Panel::Library),
        "l" => return open_panel(margin, Panel::Rules),
        "v" => return open_panel(margin, Panel::Versions),
        _ => return false,
    };
    let found = desk.host().query_selector(first).ok().flatten().and_then(|e| e.dyn_into::<HtmlElement>().ok());
    let Some(element) = found else { return true };
    // Where the outline is a drawer, it opens first and takes the focus itself.
    let hidden = web_sys::window().and_then(|w| w.get_computed_style(&element).ok().flatten());
    if hidden.is_some_and(|style| style.get_property_value("visibility").is_ok_and(|v| v == "hidden")) {
        open_panel(margin, Panel::Outline);
    } else {
        let _ = element.focus();
    }
    true
}

/// Opens a panel, where the page draws any: one that has a header of its own shows the margins alone.
pub(super) fn open_panel(margin: &MarginRef, panel: Panel) -> bool {
    let drawn = margin.draws_panels();
    if drawn {
        margin.desk().act(Action::Show(Some(panel)));
    }
    drawn
}

/// Where the next and the previous are counted from: the open card, the chosen note, or the top of what is seen.
pub(super) fn here(margin: &MarginRef) -> Offset {
    let held = margin.desk().read(|s| {
        let open = s.open.as_ref()?;
        match s.card.as_ref().and_then(|card| card.item()) {
            Some(CardItem::Mark(id)) => open.mark(id).map(|mark| mark.span.start),
            Some(CardItem::Note(id)) => open.span(*id).map(|span| span.start),
            None => open.span(s.chosen?).map(|span| span.start),
        }
    });
    let top = || {
        let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
        margin.desk().with_article(|a| a.visible(height * 0.1, height)).map(|span| span.start)
    };
    held.or_else(top).unwrap_or_default()
}

/// Opens the card of the next or previous mark of a sort, around the ends too, and says which of how many it is.
pub(super) fn go_to_mark(margin: &MarginRef, wanted: fn(&Mark) -> bool, forth: bool) -> bool {
    let (from, language) = (here(margin), margin.desk().language());
    let found = margin.desk().read(|s| {
        let open = s.open.as_ref()?;
        let current = match s.card.as_ref().and_then(|card| card.item()) {
            Some(CardItem::Mark(id)) => Some(id.as_str()),
            _ => None,
        };
        let marks: Vec<&Mark> = open.marks.iter().filter(|m| m.is_shown() && wanted(m)).collect();
        let at = match marks.iter().position(|m| Some(m.id.as_str()) == current) {
            Some(at) if forth => (at + 1) % marks.len(),
            Some(at) => (at + marks.len() - 1) % marks.len(),
            None => beside(&marks, |m| m.span.start, from, forth)?,
        };
        let mark = *marks.get(at)?;
        Some((mark.id.clone(), announce(open, mark, at + 1, marks.len(), language)))
    });
    if let Some((id, words)) = found {
        margin.show_mark(&id, Some(Focus::Card));
        margin.tell(words);
    }
    true
}

/// The first of `list` at or after `from`, or the last before it; around the ends.
fn beside<T>(list: &[T], start: impl Fn(&T) -> Offset, from: Offset, forth: bool) -> Option<usize> {
    let after = list.partition_point(|item| start(item) < from);
    let last = list.len().checked_sub(1)?;
    Some(if forth { if after > last { 0 } else { after } } else { after.checked_sub(1).unwrap_or(last) })
}

/// Chooses the next or previous note.
pub(super) fn go_to_note(margin: &MarginRef, forth: bool) -> bool {
    let from = here(margin);
    let found = margin.desk().read(|s| {
        let open = s.open.as_ref()?;
        let all = in_order(open);
        let at = match s.chosen.and_then(|id| all.iter().position(|other| *other == id)) {
            Some(at) if forth => (at + 1) % all.len(),
            Some(at) => (at + all.len() - 1) % all.len(),
            None => beside(&all, |id| open.span(*id).map(|span| span.start).unwrap_or_default(), from, forth)?,
        };
        let id = *all.get(at)?;
        Some((id, open.span(id)))
    });
    if let Some((id, span)) = found {
        margin.choose(Some(id), Some(Focus::Card));
        if let Some(span) = span {
            margin.desk().reveal(span);
        }
    }
    true
}
