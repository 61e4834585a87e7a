//! What changed, sentence by sentence, with the words marked.

use crate::core::anchoring::revision::{Change, ChangeKind};
use crate::core::app::Comparison;
use crate::core::language::Language;
use crate::core::text::{Span, Text};
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::margins::words_marked;
use crate::web::ui::reading::storage::say;
use crate::web::ui::reading::summary::Same;
use crate::web::ui::{Word, counted, number};
use yew::prelude::*;

/// Changes that are shown before the person asks for all.
const LISTED: usize = 200;

/// The sign of a kind of change, its name for one and for several, and its class.
fn sign(kind: ChangeKind, language: Language) -> (Icon, &'static str, &'static str, &'static str) {
    match kind {
        ChangeKind::Edited => {
            (Icon::Pencil, say(language, "Modifiée", "Edited"), say(language, "Modifiées", "Edited"), "is-edited")
        }
        ChangeKind::Added => {
            (Icon::Plus, say(language, "Ajoutée", "Added"), say(language, "Ajoutées", "Added"), "is-added")
        }
        ChangeKind::Removed => {
            (Icon::Minus, say(language, "Retirée", "Removed"), say(language, "Retirées", "Removed"), "is-removed")
        }
        ChangeKind::Moved => {
            (Icon::MoveVertical, say(language, "Déplacée", "Moved"), say(language, "Déplacées", "Moved"), "is-moved")
        }
    }
}

/// How many sentences changed in which way.
pub(super) fn summary(comparison: &Comparison, language: Language) -> Html {
    let revision = &comparison.revision;
    let row = |kind: ChangeKind| {
        let (icon, one, several, class) = sign(kind, language);
        let n = revision.count(kind);
        html! {
            <li key={kind.name()} class={class}>
                <span class="m-watch-kind"><IconView {icon} />{ if n > 1 { several } else { one } }</span>
                <b>{ number(n, language) }</b>
            </li>
        }
    };
    let kinds = [ChangeKind::Edited, ChangeKind::Added, ChangeKind::Removed, ChangeKind::Moved];
    html! {
        <>
            <h3 class="m-label">{ say(language, "D’une version à l’autre", "From one version to the next") }</h3>
            <ul>
                { for kinds.into_iter().map(row) }
                <li key="same"><span>{ say(language, "Inchangées", "Unchanged") }</span><span>{ number(revision.unchanged, language) }</span></li>
            </ul>
            <p class="m-watch-silent">
                { say(language, "Corrections non signalées : ", "Silent corrections: ") }<b>{ number(revision.silent(), language) }</b>
            </p>
        </>
    }
}

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct ChangesProps {
    /// The comparison.
    pub comparison: Same<Comparison>,
    /// The text of the open version.
    pub old: Same<Text>,
    /// Language.
    pub language: Language,
}

/// The list of changes.
#[component(Changes)]
pub fn changes(props: &ChangesProps) -> Html {
    let language = props.language;
    let whole = use_state(|| false);
    let (comparison, old) = (&props.comparison.0, &props.old.0);
    let revision = &comparison.revision;
    let shown = if *whole { usize::MAX } else { LISTED };
    let mut at = 0;
    let mut items = Vec::new();
    for (n, change) in revision.changes.iter().take(shown).enumerate() {
        items.push(unchanged(change.number.1.saturating_sub(at), n, language));
        at = change.number.1 + usize::from(change.new.is_some());
        items.push(item(change, n, old, &comparison.text, language));
    }
    if revision.changes.len() <= shown {
        items.push(unchanged(revision.sentences.1.saturating_sub(at), usize::MAX, language));
    }
    let more = {
        let whole = whole.setter();
        Callback::from(move |_: MouseEvent| whole.set(true))
    };
    html! {
        <>
            { alarm(&revision.changes, language) }
            { for revision.announced.first().map(|span| html! {
                <p class="m-watch-said">{ say(language, "Le texte le dit : ", "The text says so: ") }<q>{ comparison.text.slice(*span).to_owned() }</q></p>
            }) }
            <ol class="m-watch-diff">{ for items }</ol>
            if revision.changes.len() > shown {
                <button type="button" class="m-button" onclick={more}>{ Word::ShowAll.text(language) }</button>
            }
        </>
    }
}

/// What deserves a look before anything else: a number that is another one within a quotation, or anywhere.
fn alarm(changes: &[Change], language: Language) -> Html {
    let quoted = changes.iter().any(|c| c.number_changed && c.quotation_changed);
    let words = if quoted {
        say(language, "Un nombre a changé dans une citation.", "A number changed in a quotation.")
    } else if changes.iter().any(|c| c.quotation_changed) {
        say(language, "Des mots ont changé dans une citation.", "Words changed in a quotation.")
    } else if changes.iter().any(|c| c.number_changed) {
        say(language, "Un nombre a changé.", "A number changed.")
    } else {
        return Html::default();
    };
    html! { <p class="m-watch-alarm"><b>{ words }</b></p> }
}

fn unchanged(n: usize, key: usize, language: Language) -> Html {
    if n == 0 {
        return html! { <li key={format!("u{key}")} hidden=true /> };
    }
    let fr = ["phrase inchangée", "phrases inchangées"];
    let words = counted(n, fr, ["sentence unchanged", "sentences unchanged"], language);
    html! { <li key={format!("u{key}")} class="m-watch-same">{ words }</li> }
}

fn item(change: &Change, n: usize, old: &Text, new: &Text, language: Language) -> Html {
    let (icon, name, _, class) = sign(change.kind, language);
    let words = |text: &Text, span: Option<Span>| span.map(|span| text.slice(span).to_owned()).unwrap_or_default();
    let sentence = match change.kind {
        ChangeKind::Edited => match (change.old, change.new) {
            (Some(was), Some(now)) => words_marked((old.as_str(), was), (new.as_str(), now), &change.edits),
            _ => Html::default(),
        },
        ChangeKind::Added => html! { <ins>{ words(new, change.new) }</ins> },
        ChangeKind::Removed => html! { <del>{ words(old, change.old) }</del> },
        ChangeKind::Moved => html! { { words(new, change.new) } },
    };
    let more = match change.kind {
        ChangeKind::Moved => format!("{} → {}", change.number.0 + 1, change.number.1 + 1),
        _ if change.number_changed => say(language, "un nombre", "a number").to_owned(),
        _ => String::new(),
    };
    html! {
        <li key={format!("c{n}")} class={classes!("m-watch-change", class)}>
            <p class="m-watch-kind"><IconView {icon} />{ name }<small>{ more }</small></p>
            <p class="m-watch-words">{ sentence }</p>
        </li>
    }
}
