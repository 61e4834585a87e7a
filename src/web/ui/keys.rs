//! The keys of Manchette: one listener, so that what a key does is decided in one place.
//!
//! Single letters act only while this Manchette has the focus or nobody has, outside fields, without modifiers, and can
//! be switched off (WCAG 2.1.4). Digits are taken by their physical key, because AZERTY writes them with Shift.

use super::margins::{
    Focus, MarginRef, Task, announce, colour_of_key, in_order, judge, offer, point_taken, reason, strong, travel, walk,
};
use crate::core::annotation::Colour;
use crate::core::app::{Action, CardItem, Change, Decision, Layer, Mark, Panel};
use crate::core::text::{Offset, Span};
use crate::web::platform::Listener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Fields take letters for themselves.
const FIELDS: &str = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
/// Controls take Enter for themselves.
const CONTROLS: &str = "a, button, summary, [tabindex='0'].is-rest";

/// Listens to the keys until the result is dropped.
pub(super) fn follow(margin: &MarginRef) -> Listener {
    let (weak, target) = (margin.weak(), margin.desk().host().owner_document());
    let listener = move |event: web_sys::Event| {
        if let (Some(margin), Some(event)) = (strong(&weak), event.dyn_ref::<KeyboardEvent>())
            && pressed(&margin, event)
        {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let target = target.map_or_else(|| margin.desk().host().clone().into(), web_sys::EventTarget::from);
    Listener::new(&target, "keydown", true, listener)
}

/// Acts on a key. Returns whether it was one of ours.
fn pressed(margin: &MarginRef, event: &KeyboardEvent) -> bool {
    // While an input method composes, its keys are nobody else's; the code is that of engines that say it so.
    if event.is_composing() || event.key_code() == 229 || event.default_prevented() {
        return false;
    }
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    if !is_ours(margin, target.as_ref()) {
        return false;
    }
    let within = |selector: &str| target.as_ref().is_some_and(|t| t.closest(selector).ok().flatten().is_some());
    let key = event.key();
    if key == "Escape" {
        return !within("dialog") && escape(margin);
    }
    if within("dialog")
        && !((event.ctrl_key() || event.meta_key()) && margin.desk().read(|s| s.panel == Some(Panel::Rules)))
    {
        return false;
    }
    if event.ctrl_key() || event.meta_key() {
        return !event.alt_key() && with_control(margin, &key, event.shift_key(), within(FIELDS));
    }
    if event.alt_key() || within(FIELDS) || margin.desk().read(|s| s.panel.is_some()) {
        return false;
    }
    if key == "Enter" && margin.task().is_some_and(|task| task.points()) {
        return selected(margin).is_some_and(|span| point_taken(margin, span));
    }
    if key == "Enter" {
        return !within(CONTROLS) && edit_chosen(margin, Focus::Text);
    }
    margin.desk().shortcuts() && letter(margin, &key, &event.code())
}

/// Whether the focus is in this Manchette, or nowhere.
fn is_ours(margin: &MarginRef, target: Option<&Element>) -> bool {
    let nowhere = |t: &Element| matches!(t.local_name().as_str(), "body" | "html");
    target.is_none_or(|t| nowhere(t) || margin.desk().host().contains(Some(t)))
}

fn with_control(margin: &MarginRef, key: &str, shift: bool, in_field: bool) -> bool {
    let at = margin.desk().now();
    match key {
        "Enter" => {
            let writing = margin.desk().read(|s| s.editing.is_some());
            if writing {
                close_editor(margin);
            }
            writing
        }
        "z" | "Z" if !in_field => {
            travel(margin, if shift { Action::Redo { at } } else { Action::Undo { at } });
            true
        }
        "y" if !in_field => {
            travel(margin, Action::Redo { at });
            true
        }
        _ => false,
    }
}

/// The note that was written in stays chosen, and its card gets the focus that its field had.
fn close_editor(margin: &MarginRef) {
    let id = margin.desk().read(|s| s.editing.as_ref().map(|(id, _)| *id));
    margin.finish();
    margin.choose(id, Some(Focus::Card));
}

/// Closes what lies on top.
fn escape(margin: &MarginRef) -> bool {
    let desk = margin.desk();
    let (panel, card, editing, selected, chosen) = desk.read(|s| {
        (s.panel.is_some(), s.card.is_some(), s.editing.is_some(), s.selection.is_some(), s.chosen.is_some())
    });
    if panel {
        desk.act(Action::Show(None));
    } else if margin.end() {
        // What was being done beyond looking is left; its card or its selection is there still.
    } else if editing {
        close_editor(margin);
    } else if selected {
        desk.drop_selection();
    } else if card || chosen {
        margin.choose(None, None);
    } else {
        return false;
    }
    true
}

fn edit_chosen(margin: &MarginRef, focus: Focus) -> bool {
    let chosen = margin.desk().read(|s| s.chosen);
    if let Some(id) = chosen {
        margin.edit(id, Some(focus));
    }
    chosen.is_some()
}

fn letter(margin: &MarginRef, key: &str, code: &str) -> bool {
    if margin.going.take() && go_to_panel(margin, key) {
        return true;
    }
    match key {
        "g" => {
            margin.going.set(true);
            true
        }
        "n" => annotate(margin, Focus::Text),
        "t" => annotate(margin, Focus::Tags),
        "q" => mark_words(margin, Layer::Quote),
        "e" => mark_words(margin, Layer::Entity),
        "s" | "S" => {
            walk(margin, key == "s");
            true
        }
        "c" => correct(margin),
        "w" => why(margin),
        "a" => decide(margin, Decision::Accept),
        "x" => decide(margin, Decision::Reject),
        "v" | "V" => go_to_mark(margin, Mark::is_speech, key == "v"),
        "p" | "P" => go_to_mark(margin, |mark| mark.entity.is_some(), key == "p"),
        "m" | "M" => go_to_note(margin, key == "m"),
        "?" => {
            margin.desk().act(Action::Show(Some(Panel::Help)));
            true
        }
        _ => {
            let digit = code.strip_prefix("Digit").or(code.strip_prefix("Numpad")).unwrap_or(key);
            digit.parse().ok().and_then(colour_of_key).is_some_and(|colour| paint(margin, colour))
        }
    }
}

/// After `g`: takes the focus to a part of the page, or opens a panel.
fn go_to_panel(margin: &MarginRef, key: &str) -> bool {
    let desk = margin.desk();
    let first = match key {
        "q" => ".m-outline .m-voice-row",
        "e" => ".m-outline .m-names .m-name",
        "n" => ".m-notes .m-note, .m-tick",
        "a" => {
            desk.act(Action::Show(Some(Panel::Library)));
            return true;
        }
        "l" => {
            desk.act(Action::Show(Some(Panel::Rules)));
            return true;
        }
        _ => return false,
    };
    let found = desk.host().query_selector(first).ok().flatten().and_then(|e| e.dyn_into::<HtmlElement>().ok());
    let Some(element) = found else { return true };
    // Where the outline is a drawer, it opens first and takes the focus itself.
    let hidden = web_sys::window().and_then(|w| w.get_computed_style(&element).ok().flatten());
    if hidden.is_some_and(|style| style.get_property_value("visibility").is_ok_and(|v| v == "hidden")) {
        desk.act(Action::Show(Some(Panel::Outline)));
    } else {
        let _ = element.focus();
    }
    true
}

/// What is selected now: the state follows a tenth of a second behind.
fn selected(margin: &MarginRef) -> Option<Span> {
    margin.desk().current_selection().or_else(|| margin.desk().read(|s| s.selection))
}

/// Annotates what is selected; without a selection the chosen note is opened there.
fn annotate(margin: &MarginRef, focus: Focus) -> bool {
    match selected(margin) {
        Some(span) => {
            margin.annotate(span, Colour::Amber, Some(focus));
            true
        }
        None => edit_chosen(margin, focus),
    }
}

/// Highlights what is selected; without a selection the chosen note gets the colour.
fn paint(margin: &MarginRef, colour: Colour) -> bool {
    let chosen = margin.desk().read(|s| s.chosen);
    match (selected(margin), chosen) {
        (Some(span), _) => margin.annotate(span, colour, None),
        (None, Some(id)) => margin.update(id, Change { colour: Some(colour), ..Change::default() }),
        (None, None) => return false,
    }
    true
}

fn decide(margin: &MarginRef, decision: Decision) -> bool {
    let mark = margin.shown_mark();
    if let Some((mark, ..)) = &mark {
        judge(margin, mark, decision, None);
    }
    mark.is_some()
}

/// Opens what can be put right on the card, or closes it.
fn correct(margin: &MarginRef) -> bool {
    let mark = margin.shown_mark();
    if let Some((mark, ..)) = &mark
        && !margin.end()
    {
        margin.begin(Task::Correct(mark.clone()));
    }
    mark.is_some()
}

/// Says once more why the mark is there.
fn why(margin: &MarginRef) -> bool {
    let language = margin.desk().language();
    let words = margin.desk().read(|s| {
        let Some(CardItem::Mark(id)) = s.card.as_ref()?.item() else { return None };
        let mark = s.open.as_ref()?.mark(id)?;
        Some([mark.certainty().word(language), ". ", &reason(s, mark, language)].concat())
    });
    let asked = words.is_some();
    words.into_iter().for_each(|words| margin.tell(words));
    asked
}

/// Marks what is selected by hand.
fn mark_words(margin: &MarginRef, layer: Layer) -> bool {
    let span = selected(margin).filter(|_| margin.desk().read(|s| !s.read_only));
    span.iter().for_each(|span| offer(margin, *span, layer));
    span.is_some()
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
fn go_to_mark(margin: &MarginRef, wanted: fn(&Mark) -> bool, forth: bool) -> bool {
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
fn go_to_note(margin: &MarginRef, forth: bool) -> bool {
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
