//! « Mis de côté »: words that are not in their place, to be read, copied and saved.

use super::storage::say;
use crate::core::language::Language;
use crate::web::desk::{Found, backups};
use crate::web::platform::spawn_local;
use crate::web::platform::{copy, save_file, text_file};
use crate::web::ui::{DeskRef, counted};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// How many are shown; the file has all.
const SHOWN: usize = 100;

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct FoundListProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// Grows with each change of the desk.
    pub tick: u32,
}

/// The list, with the file of all.
#[component(FoundList)]
pub fn found_list(props: &FoundListProps) -> Html {
    let language = props.language;
    let found = use_state(Vec::<Found>::new);
    {
        let (desk, found) = (props.desk.clone(), found.clone());
        use_effect_with(props.tick, move |_| {
            spawn_local(async move {
                if let Ok(backups) = backups().await {
                    let now = backups.found((*desk).clone()).await;
                    if now != *found {
                        found.set(now);
                    }
                }
            });
        });
    }
    if found.is_empty() {
        return Html::default();
    }
    let save = {
        let found = found.clone();
        Callback::from(move |_: MouseEvent| {
            let all: Vec<String> = found
                .iter()
                .map(|one| [&one.key, "\n", &one.why.message(language), "\n", &one.words].concat())
                .collect();
            // A browser that cannot write the file has the words on screen.
            let _ = text_file(&all.join("\n\n")).and_then(|file| save_file("manchette-mis-de-cote.txt", &file));
        })
    };
    let more = found.len().saturating_sub(SHOWN);
    html! {
        <section class="m-store-aside">
            <h3 class="m-label">{ say(language, "Mis de côté", "Set aside") }</h3>
            <p class="m-hint">
                { say(language, "Rien n’est effacé. Ces mots ne sont pas à leur place : lisez-les, copiez-les ou enregistrez-les.", "Nothing is erased. These words are not in their place: read them, copy them or save them.") }
            </p>
            <ul>{ for found.iter().take(SHOWN).map(|one| html! { <One key={one.key.clone()} found={one.clone()} {language} /> }) }</ul>
            if more > 0 {
                <p>{ counted(more, ["autre dans le fichier", "autres dans le fichier"], ["other in the file", "others in the file"], language) }</p>
            }
            <div class="m-actions">
                <button type="button" class="m-button m-store-aside-save" onclick={save}>
                    { say(language, "Tout enregistrer dans un fichier", "Save all to a file") }
                </button>
            </div>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct OneProps {
    found: Found,
    language: Language,
}

/// One of them: the reason, the words, and a way to copy them.
#[component(One)]
fn one(props: &OneProps) -> Html {
    let (found, language) = (&props.found, props.language);
    let field = use_node_ref();
    let copied = use_state(|| None::<bool>);
    let run = {
        let (field, words, copied) = (field.clone(), found.words.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (field, words, copied) = (field.clone(), words.clone(), copied.clone());
            spawn_local(async move {
                let done = copy(&words).await;
                if !done && let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.select();
                }
                copied.set(Some(done));
            });
        })
    };
    let said = match *copied {
        None => "",
        Some(true) => say(language, "Copié.", "Copied."),
        Some(false) => say(language, "Choisi : copiez par Ctrl C.", "Selected: copy with Ctrl C."),
    };
    html! {
        <li class="m-store-found">
            <p>{ found.why.message(language) }</p>
            <textarea ref={field} readonly={true} rows="3" aria-label={found.key.clone()} value={found.words.clone()} />
            <div class="m-actions">
                <code>{ found.key.clone() }</code>
                <button type="button" class="m-button" onclick={run}>{ say(language, "Copier", "Copy") }</button>
                <span role="status">{ said }</span>
            </div>
        </li>
    }
}
