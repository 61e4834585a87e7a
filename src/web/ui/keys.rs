//! The keys of Manchette: one listener, so that what a key does is decided in one place.
//!
//! Single letters act only while this Manchette has the focus or nobody has, outside fields, without modifiers, and can
//! be switched off (WCAG 2.1.4). Digits are taken by their physical key, because AZERTY writes them with Shift.

use super::DeskRef;
use super::going::{go_to_mark, go_to_note, go_to_panel, open_panel};
use super::margins::{
    Focus, MarginRef, Task, colour_of_key, judge, let_go_chosen, offer, point_taken, reason, reattach_chosen, strong,
    travel, walk,
};
use super::reading::back_up;
use crate::core::annotation::Colour;
use crate::core::app::{Action, CardItem, Change, Decision, Layer, Mark, Panel};
use crate::core::text::Span;
use crate::web::platform::Listener;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

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
        "s" | "S" if !shift => {
            back_up(&DeskRef(margin.desk().clone()));
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
        "x" => decide(margin, Decision::Reject) || let_go_chosen(margin),
        "r" => reattach_chosen(margin),
        "v" | "V" => go_to_mark(margin, Mark::is_speech, key == "v"),
        "p" | "P" => go_to_mark(margin, |mark| mark.entity.is_some(), key == "p"),
        "m" | "M" => go_to_note(margin, key == "m"),
        "?" => open_panel(margin, Panel::Help),
        _ => {
            let digit = code.strip_prefix("Digit").or(code.strip_prefix("Numpad")).unwrap_or(key);
            digit.parse().ok().and_then(colour_of_key).is_some_and(|colour| paint(margin, colour))
        }
    }
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
        margin.start(Task::Correct(mark.clone()));
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
