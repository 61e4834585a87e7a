//! « Nouvelle version »: a newer text beside the open one, what changed in it, and where the notes go.

mod changes;
mod note;
mod paste;
mod walk;

use super::dialog::Dialog;
use super::storage::say;
use super::summary::Same;
use crate::core::app::{Action, Comparison, Panel};
use crate::core::language::Language;
use crate::web::platform::Listener;
use crate::web::ui::{DeskRef, counted};
use changes::{Changes, summary};
use note::{NoteRow, cards};
use paste::NewText;
use std::cell::RefCell;
use std::rc::Rc;
use walk::{Act, Walk, act_of};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// Fields take letters for themselves.
const FIELDS: &str = "textarea, input";

/// What the panel is given.
#[derive(PartialEq, Properties)]
pub struct VersionsProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// Grows with each change of the desk.
    pub tick: u32,
    /// What stood in the field when it was last closed.
    pub draft: Same<RefCell<String>>,
}

/// The panel: a field for the newer text, then the comparison.
#[component(VersionsPanel)]
pub fn versions(props: &VersionsProps) -> Html {
    let (desk, language) = (&props.desk, props.language);
    let walk = use_state(Walk::default);
    let comparison = desk.read(|s| s.comparison.clone());
    let close = closing(desk);
    let rows = comparison.as_ref().map(|c| Rc::new(cards(desk, c))).unwrap_or_default();
    use_card(&walk);
    let on_act = {
        let (desk, walk, rows) = (desk.clone(), walk.clone(), rows.clone());
        Callback::from(move |act: Act| act.carry_out(&desk, &walk, &rows))
    };
    use_keys(desk, &on_act, comparison.is_some());
    let title = say(language, "Nouvelle version", "New version");
    let Some(comparison) = comparison else {
        return html! {
            <Dialog key="new" {language} {title} on_close={close.clone()}>
                <NewText desk={desk.clone()} {language} draft={props.draft.clone()} on_cancel={close} />
            </Dialog>
        };
    };
    let old = desk.read(|s| s.open.as_ref().map(|open| open.text.clone()));
    html! {
        <Dialog key="compared" class="is-watch" {language} {title} head={answers(&on_act, language)} on_close={close}>
            <div class="m-watch" tabindex="-1" autofocus=true>
                <div class="m-watch-sum">{ summary(&comparison, language) }</div>
                <div class="m-watch-changes">
                    <h3 class="m-watch-title">{ headline(&comparison, language) }</h3>
                    { for old.map(|old| html! { <Changes comparison={Same(comparison.clone())} old={Same(Rc::new(old))} {language} /> }) }
                </div>
                <div class="m-watch-notes">{ notes(&rows, &walk, &on_act, language) }</div>
            </div>
        </Dialog>
    }
}

fn closing(desk: &DeskRef) -> Callback<()> {
    let desk = desk.clone();
    Callback::from(move |()| {
        if desk.read(|s| s.panel == Some(Panel::Versions)) {
            desk.act(Action::Show(None));
        }
    })
}

/// The keys of a comparison, wherever in the panel the focus is: on a button, too, Ctrl Enter adopts and nothing else.
#[hook]
fn use_keys(desk: &DeskRef, on_act: &Callback<Act>, open: bool) {
    let (desk, on_act) = (desk.clone(), on_act.clone());
    // What a key acts on is what was drawn last.
    use_effect(move || {
        let window = web_sys::window().filter(|_| open);
        let listener = window.map(|window| {
            Listener::new(&window, "keydown", true, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
                let within = |s: &str| target.as_ref().is_some_and(|t| t.closest(s).ok().flatten().is_some());
                let act =
                    if within("dialog.is-watch") { act_of(event, within(FIELDS), desk.shortcuts()) } else { None };
                if let Some(act) = act {
                    event.prevent_default();
                    event.stop_propagation();
                    on_act.emit(act);
                }
            })
        });
        move || drop(listener)
    });
}

/// The card that the person has come to gets the focus.
#[hook]
fn use_card(walk: &Walk) {
    use_effect_with(walk.current, move |current| {
        let card = current.and_then(|id| {
            let document = web_sys::window()?.document()?;
            document.get_element_by_id(&note::card_id(id))?.dyn_into::<web_sys::HtmlElement>().ok()
        });
        if let Some(card) = card {
            let _ = card.focus();
        }
    });
}

/// The two ways out of a comparison.
fn answers(on_act: &Callback<Act>, language: Language) -> Html {
    let keep = on_act.reform(|_: MouseEvent| Act::Return);
    let adopt = on_act.reform(|_: MouseEvent| Act::Adopt);
    html! {
        <span class="m-watch-answers">
            <button type="button" class="m-button is-quiet m-watch-keep" onclick={keep}>
                { say(language, "Garder l’ancienne", "Keep the old one") }
            </button>
            <button type="button" class="m-button is-primary m-watch-adopt" onclick={adopt}>
                { say(language, "Adopter la nouvelle", "Adopt the new one") }<kbd class="m-key">{ "Ctrl ⏎" }</kbd>
            </button>
        </span>
    }
}

/// « 6 changements, aucun signalé »: how many there are, and whether the new text says so.
fn headline(comparison: &Comparison, language: Language) -> String {
    let revision = &comparison.revision;
    let all = revision.changes.len();
    if all == 0 {
        return say(language, "Aucune phrase changée", "No sentence changed").to_owned();
    }
    let changes = counted(all, ["changement", "changements"], ["change", "changes"], language);
    let told = match (revision.silent() == 0, all) {
        (true, _) => say(language, "signalés dans le texte", "announced in the text"),
        (false, 1) => say(language, "non signalé", "not announced"),
        (false, _) => say(language, "aucun signalé", "none announced"),
    };
    [&changes, ", ", told].concat()
}

fn notes(rows: &Rc<Vec<NoteRow>>, walk: &Walk, on_act: &Callback<Act>, language: Language) -> Html {
    let left = rows.iter().filter(|row| row.to_review).count();
    let mine = counted(rows.len(), ["note", "notes"], ["note", "notes"], language);
    let to_do = match left {
        0 => say(language, "rien à décider", "nothing to decide").to_owned(),
        n => [n.to_string().as_str(), say(language, " à décider", " to decide")].concat(),
    };
    html! {
        <>
            <div class="m-watch-head">
                <h3 class="m-label">{ say(language, "Vos notes", "Your notes") }{ " · " }{ mine }</h3>
                <span class="m-watch-left" role="status">{ to_do }</span>
            </div>
            if left > 0 {
                <p class="m-hint m-watch-keys">
                    <kbd class="m-key">{ "s" }</kbd>{ say(language, " suivante ", " next ") }
                    <kbd class="m-key">{ "1–9" }</kbd>{ say(language, " place ", " place ") }
                    <kbd class="m-key">{ "r" }</kbd>{ say(language, " rattacher ", " re-attach ") }
                    <kbd class="m-key">{ "x" }</kbd>{ say(language, " laisser", " let go") }
                </p>
            }
            <ul class="m-watch-list">{ for rows.iter().map(|row| row.view(walk, on_act, language)) }</ul>
        </>
    }
}
