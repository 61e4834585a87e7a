//! A note in a comparison: its old words, what became of them, and where it may go.

use super::walk::{Act, Walk};
use crate::core::anchoring::State as Anchor;
use crate::core::annotation::{Colour, Id, Target};
use crate::core::app::Comparison;
use crate::core::language::Language;
use crate::core::order::sort_by_key;
use crate::core::text::{Span, Text};
use crate::web::platform::Listener;
use crate::web::ui::DeskRef;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::margins::{colour_class, words_changed};
use crate::web::ui::reading::storage::say;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// How much stands around a candidate, in characters.
const AROUND: usize = 32;

/// A place that a note may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Where.
    pub span: Span,
    before: String,
    words: String,
    after: String,
}

/// A note as the comparison has it.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteRow {
    /// The note.
    pub id: Id,
    /// Whether it lies on a passage, and not on the whole article.
    pub passage: bool,
    /// Whether it waits for a person.
    pub to_review: bool,
    /// Where it may go, likeliest first: its place, or its candidates.
    pub places: Vec<Place>,
    doubtful: bool,
    state: Anchor,
    decided: bool,
    was: String,
    now: Option<String>,
    note: String,
    colour: Option<Colour>,
    text: Rc<Text>,
}

/// The notes of the open article: those that a person should look at first, questions before the rest.
pub(super) fn cards(desk: &DeskRef, comparison: &Comparison) -> Vec<NoteRow> {
    let text = Rc::new(comparison.text.clone());
    let mut rows: Vec<NoteRow> = desk.read(|s| {
        let Some(open) = &s.open else { return Vec::new() };
        let row = |note: &Rc<crate::core::annotation::Note>| {
            let followed = comparison.places.get(&note.id())?;
            let (was, passage) = match note.target()? {
                Target::Passage(passage) => (passage.exact, true),
                Target::Article => (String::new(), false),
            };
            let found = &followed.found;
            let spans = found.span.iter().chain(&found.candidates).take(9);
            let now = followed.now();
            Some(NoteRow {
                id: note.id(),
                passage,
                to_review: passage && followed.is_to_review(),
                places: spans.map(|span| place(&text, *span)).collect(),
                doubtful: passage && (followed.is_to_review() || followed.decided.is_some()),
                state: now.state,
                decided: followed.decided.is_some(),
                was,
                now: now.span.map(|span| text.slice(span).to_owned()),
                note: note.texts().join("\n"),
                colour: note.colour(),
                text: text.clone(),
            })
        };
        open.alive().filter_map(row).collect()
    });
    // By what the machine found, so that no card moves away when it is decided on.
    let rank = |row: &NoteRow| match comparison.places.get(&row.id).map(|f| f.found.state) {
        Some(Anchor::Suggested) if row.doubtful => 0,
        Some(Anchor::Lost) if row.doubtful => 1,
        Some(Anchor::Changed) if row.doubtful => 2,
        _ if row.doubtful => 3,
        _ => 4,
    };
    sort_by_key(&mut rows, rank);
    rows
}

fn place(text: &Text, span: Span) -> Place {
    let all = text.as_str();
    let before = all[..span.start.get()].rsplit('\n').next().unwrap_or_default();
    let after = all[span.end.get()..].split('\n').next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(AROUND);
    Place {
        span,
        before: before.chars().skip(skipped).collect(),
        words: text.slice(span).to_owned(),
        after: after.chars().take(AROUND).collect(),
    }
}

/// The id of the card's element.
pub(super) fn card_id(id: Id) -> String {
    ["m-watch-", id.as_str()].concat()
}

fn badge(state: Anchor, decided: bool, language: Language) -> (Icon, &'static str, &'static str) {
    match (state, decided) {
        (Anchor::Lost, true) => (Icon::Unlink, say(language, "Laissée de côté", "Let go"), "is-decided"),
        (_, true) => (Icon::Check, say(language, "Rattachée par vous", "Re-attached by you"), "is-sure"),
        (Anchor::Suggested, _) => (Icon::Help, say(language, "À décider", "To decide"), ""),
        (Anchor::Lost, _) => {
            (Icon::Unlink, say(language, "Perdue : le passage a disparu", "Lost: the passage is gone"), "is-lost")
        }
        (Anchor::Changed, _) => (Icon::Pencil, say(language, "Changée", "Changed"), ""),
        (Anchor::Moved, _) => (Icon::MoveVertical, say(language, "Déplacée", "Moved"), ""),
        (Anchor::Normalised, _) => {
            (Icon::EqualApproximately, say(language, "typographie seule", "typography only"), "is-sure")
        }
        (Anchor::Confirmed, _) => (Icon::Check, say(language, "confirmée", "confirmed"), "is-sure"),
        _ => (Icon::Check, say(language, "exacte", "exact"), "is-sure"),
    }
}

impl NoteRow {
    /// Its card, or, where nothing is to be decided, its line.
    pub(super) fn view(&self, walk: &Walk, on_act: &Callback<Act>, language: Language) -> Html {
        let (icon, word, class) = badge(self.state, self.decided, language);
        let words =
            if self.passage { self.was.clone() } else { say(language, "Tout l’article", "The whole article").into() };
        let key = self.id.to_string();
        if !self.doubtful {
            return html! {
                <li {key} class="m-watch-line"><IconView {icon} /><span class="m-watch-was">{ words }</span><span>{ word }</span></li>
            };
        }
        let current = walk.current == Some(self.id);
        let id = self.id;
        let open = on_act.reform(move |_: FocusEvent| Act::Open(id));
        let onfocus = (!current).then_some(open);
        let was = match &self.now {
            Some(now) if *now != self.was => words_changed(&self.was, now),
            _ => html! { { words } },
        };
        html! {
            <li {key} id={card_id(self.id)} class={classes!("m-watch-card", colour_class(self.colour), current.then_some("is-current"))}
                tabindex="0" {onfocus}>
                <p class={classes!("m-badge", class)}><IconView {icon} />{ word }</p>
                <p class="m-watch-was">{ was }</p>
                if !self.note.is_empty() {
                    <p class="m-watch-note">{ self.note.clone() }</p>
                }
                { self.candidates(walk, current, on_act, language) }
                { self.actions(on_act, language) }
                if current && walk.selecting {
                    <Choosing {id} text={super::Same(self.text.clone())} near={self.places.first().map(|p| p.span)} {language} on_act={on_act.clone()} />
                }
            </li>
        }
    }

    fn candidates(&self, walk: &Walk, current: bool, on_act: &Callback<Act>, language: Language) -> Html {
        if self.decided || self.places.is_empty() || (self.places.len() == 1 && self.state != Anchor::Suggested) {
            return Html::default();
        }
        let id = self.id;
        let one = |(n, place): (usize, &Place)| {
            let chosen = if current { walk.candidate == n } else { n == 0 };
            let onclick = on_act.reform(move |event: MouseEvent| {
                event.stop_propagation();
                Act::Candidate(Some(id), n)
            });
            html! {
                <li key={n}>
                    <button type="button" class={classes!("m-watch-place", chosen.then_some("is-chosen"))} aria-pressed={chosen.to_string()} {onclick}>
                        <kbd class="m-key">{ n + 1 }</kbd>
                        <span>{ "…" }{ place.before.clone() }<b>{ place.words.clone() }</b>{ place.after.clone() }{ "…" }</span>
                    </button>
                </li>
            }
        };
        html! {
            <ol class="m-watch-places" aria-label={say(language, "Places possibles", "Possible places")}>{ for self.places.iter().enumerate().map(one) }</ol>
        }
    }

    fn actions(&self, on_act: &Callback<Act>, language: Language) -> Html {
        let id = self.id;
        let button = |act: Act, word: &'static str, key: Option<&'static str>, class: &'static str| {
            let onclick = on_act.reform(move |event: MouseEvent| {
                event.stop_propagation();
                act.clone()
            });
            html! {
                <button type="button" class={classes!("m-button", class)} {onclick}>
                    { word }{ for key.map(|key| html! { <kbd class="m-key">{ key }</kbd> }) }
                </button>
            }
        };
        let here = match self.state {
            Anchor::Suggested => say(language, "Rattacher ici", "Re-attach here"),
            _ => say(language, "Confirmer ici", "Confirm here"),
        };
        html! {
            <div class="m-actions">
                if self.decided {
                    { button(Act::Withdraw(id), say(language, "Revenir dessus", "Take back"), None, "m-watch-withdraw") }
                } else {
                    if !self.places.is_empty() {
                        { button(Act::Attach(Some(id)), here, Some("r"), "is-primary m-watch-attach") }
                    }
                    { button(Act::LetGo(Some(id)), say(language, "Laisser de côté", "Let go"), Some("x"), "m-watch-let-go") }
                }
                { button(Act::Select(id), say(language, "Choisir dans le texte…", "Choose in the text…"), None, "is-quiet m-watch-select") }
            </div>
        }
    }
}

/// What the choice of a passage is given.
#[derive(PartialEq, Properties)]
struct ChoosingProps {
    id: Id,
    text: super::Same<Text>,
    near: Option<Span>,
    language: Language,
    on_act: Callback<Act>,
}

/// The new text in a field, because there the arrow keys select as well as the mouse. Nothing can be written in it; a field
/// that is `readonly` would say so, but Chromium's selects nothing by key.
#[component(Choosing)]
fn choosing(props: &ChoosingProps) -> Html {
    let language = props.language;
    let field = use_node_ref();
    let none = use_state(|| false);
    {
        let (field, text, near) = (field.clone(), props.text.clone(), props.near);
        use_effect_with((), move |()| {
            let field = field.cast::<HtmlTextAreaElement>();
            if let Some(field) = &field {
                field.set_value(text.0.as_str());
                let span = near.unwrap_or_default();
                let (start, end) = text.0.index().span_to_utf16(text.0.as_str(), span);
                let _ = field.focus();
                let _ = field.set_selection_range(start as u32, end as u32);
            }
            let refusing =
                field.map(|field| Listener::new(&field, "beforeinput", false, |event| event.prevent_default()));
            move || drop(refusing)
        });
    }
    let restore = {
        let (field, text) = (field.clone(), props.text.clone());
        // What an input method writes cannot be refused.
        Callback::from(move |_: InputEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(text.0.as_str());
            }
        })
    };
    let onclick = {
        let (field, text, on_act, id) = (field.clone(), props.text.clone(), props.on_act.clone(), props.id);
        let none = none.setter();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            let selected = field.cast::<HtmlTextAreaElement>().and_then(|field| {
                let at = |units: u32| text.0.index().from_utf16(text.0.as_str(), units as usize).ok();
                let start = at(field.selection_start().ok()??)?;
                Some(Span { start, end: at(field.selection_end().ok()??)? })
            });
            match selected.filter(|span| !text.0.slice(*span).trim().is_empty()) {
                Some(span) => on_act.emit(Act::AttachTo(id, span)),
                None => none.set(true),
            }
        })
    };
    html! {
        <div class="m-watch-choosing">
            <textarea ref={field} class="m-field" spellcheck="false" aria-readonly="true" oninput={restore}
                aria-label={say(language, "Le nouveau texte : sélectionnez le passage", "The new text: select the passage")} />
            <p class="m-fault" role="alert">{ if *none { say(language, "Sélectionnez d’abord au moins un mot.", "Select at least one word first.") } else { "" } }</p>
            <button type="button" class="m-button is-primary m-watch-attach-to" {onclick}>
                { say(language, "Rattacher à la sélection", "Re-attach to the selection") }
            </button>
        </div>
    }
}
