//! « Stockage »: how well things are kept, backups, and the words that are not in their place.

use super::dialog::Dialog;
use super::files::chosen;
use super::fill::{Fill, said, share};
use super::found::FoundList;
use super::importing::Importing;
use super::persisting::Persisting;
use super::saving::{back_up, restored};
use super::when::ago;
use crate::core::app::{Action, Message, Panel};
use crate::core::format::backup::{BackupError, MOST_BYTES};
use crate::core::language::Language;
use crate::web::desk::{StorageState, backups};
use crate::web::platform::spawn_local;
use crate::web::platform::{bytes, missing_services};
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, number};
use web_sys::File;
use yew::prelude::*;

/// What the panel is given.
#[derive(PartialEq, Properties)]
pub struct StorageProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// Grows with each change of the desk.
    pub tick: u32,
}

/// What came of the last restore: what it did, or why it did nothing.
type Outcome = Option<Result<String, String>>;

/// One of two, by language: the panel's words are loaded with it.
pub fn say(language: Language, french: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::French => french,
        Language::English => english,
    }
}

/// The panel.
#[component(StoragePanel)]
pub fn storage(props: &StorageProps) -> Html {
    let (desk, language) = (&props.desk, props.language);
    let outcome = use_state(|| Outcome::None);
    let close = {
        let desk = desk.clone();
        Callback::from(move |()| {
            if desk.read(|s| s.panel == Some(Panel::Storage)) {
                desk.act(Action::Show(None));
            }
        })
    };
    let restore = {
        let (desk, outcome) = (desk.clone(), outcome.setter());
        Callback::from(move |event: Event| {
            if let Some(file) = chosen(&event) {
                let (desk, outcome) = (desk.clone(), outcome.clone());
                spawn_local(async move { outcome.set(Some(take(&desk, &file).await)) });
            }
        })
    };
    html! {
        <Dialog {language} title={say(language, "Stockage", "Storage")} on_close={close}>
            <div class="m-store">
                { room(desk, language) }
                { backup(desk, language, restore, &outcome) }
                <Importing desk={desk.clone()} {language} />
                <Persisting {language} />
                { absent(language) }
                <FoundList desk={desk.clone()} {language} tick={props.tick} />
            </div>
        </Dialog>
    }
}

fn room(desk: &DeskRef, language: Language) -> Html {
    let keeper = desk.keeper();
    let report = keeper.report();
    let share = share(desk);
    let kept = match (report.state, report.journal) {
        _ if keeper.is_memory() => say(
            language,
            "Cette page ne garde rien : ses notes sont en mémoire.",
            "This page keeps nothing: its notes are in memory.",
        ),
        (StorageState::Saved, true) => {
            say(language, "Tout est enregistré, deux fois, sur cet appareil.", "All is saved, twice, on this device.")
        }
        (StorageState::Saving, true) => say(language, "L’enregistrement est en cours.", "Saving is under way."),
        (StorageState::Saved | StorageState::Saving, false) => say(
            language,
            "Tout est gardé, mais IndexedDB manque : si le navigateur s’arrête brutalement, la dernière minute peut manquer.",
            "All is kept, but IndexedDB is missing: if the browser stops abruptly, the last minute may be missing.",
        ),
        (StorageState::Full, true) => say(
            language,
            "Plus de place dans localStorage : la suite est gardée dans le journal.",
            "No room left in localStorage: the rest is kept in the journal.",
        ),
        (StorageState::Blocked, true) => say(
            language,
            "localStorage est bloqué : tout est gardé dans le journal.",
            "localStorage is blocked: all is kept in the journal.",
        ),
        (StorageState::Full | StorageState::Blocked, false) => say(
            language,
            "Ce qui suit n’est que dans cette page. Sauvegardez avant de la fermer.",
            "What follows is in this page only. Make a backup before you close it.",
        ),
    };
    let units = say(language, "caractères sur", "characters of");
    html! {
        <section>
            <p class="m-store-state">{ kept }</p>
            <Fill {share} {language} />
            <p class="m-aside-pair">
                <b>{ said(share, language) }</b>
                <span>{ number(report.used, language) }{ " " }{ units }{ " " }{ number(report.limit, language) }</span>
            </p>
        </section>
    }
}

fn backup(desk: &DeskRef, language: Language, restore: Callback<Event>, outcome: &Outcome) -> Html {
    let last = match desk.last_backup() {
        Some(at) => [say(language, "Dernière sauvegarde : ", "Last backup: "), &ago(at, desk.now(), language)].concat(),
        None => say(language, "Aucune sauvegarde encore.", "No backup yet.").to_owned(),
    };
    let save = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| back_up(&desk))
    };
    let what = say(
        language,
        "Un seul fichier, avec tous les articles, leurs versions, vos notes, décisions, règles et réglages. Restaurer n’efface rien : ce qui est ici et ce qui vient du fichier sont réunis.",
        "One file, with all articles, their versions, your notes, decisions, rules and settings. Restoring erases nothing: what is here and what comes from the file are put together.",
    );
    html! {
        <section>
            <h3 class="m-label">{ say(language, "Sauvegarde", "Backup") }</h3>
            <p class="m-store-last">{ last }</p>
            <p class="m-hint">{ what }</p>
            <div class="m-actions">
                <button type="button" class="m-button is-primary m-store-save" onclick={save}>
                    <IconView icon={Icon::HardDrive} />{ say(language, "Sauvegarder", "Back up") }
                </button>
                <label class="m-button m-file m-store-restore">
                    { say(language, "Restaurer…", "Restore…") }
                    <input type="file" accept=".json,application/json" onchange={restore} />
                </label>
            </div>
            <p class={classes!("m-store-outcome", matches!(outcome, Some(Err(_))).then_some("is-bad"))} role="status">
                { outcome.as_ref().map(|done| match done { Ok(what) | Err(what) => what.clone() }) }
            </p>
        </section>
    }
}

/// Restores a file; what it did, or why it did nothing.
async fn take(desk: &DeskRef, file: &File) -> Result<String, String> {
    let language = desk.language();
    let wrong = |error: &BackupError| [&file.name(), " : ", &error.message(language)].concat();
    if file.size() > MOST_BYTES as f64 {
        return Err(wrong(&BackupError::TooLong));
    }
    let backups = backups().await.map_err(|_| Message::PartMissing.text(language))?;
    let read = bytes(file).await.map_err(|_| {
        say(
            language,
            "Le navigateur n’a pas pu lire ce fichier. Rien n’a changé.",
            "The browser could not read this file. Nothing has changed.",
        )
    })?;
    let done = backups.restore((**desk).clone(), read).await.map_err(|error| wrong(&error))?;
    Ok(restored(&done, language))
}

/// The browser's services that this page does not get, and what that means.
fn absent(language: Language) -> Html {
    let missing = missing_services();
    if missing.is_empty() {
        return Html::default();
    }
    let row = |name: &'static str| {
        let means = match name {
            "IndexedDB" => say(
                language,
                "pas de journal ; la dernière minute peut manquer si le navigateur s’arrête brutalement",
                "no journal; the last minute may be missing if the browser stops abruptly",
            ),
            "StorageManager" => say(
                language,
                "la conservation ne peut pas être demandée ; sauvegardez de temps en temps",
                "keeping cannot be asked for; make a backup from time to time",
            ),
            "Clipboard" => {
                say(language, "choisissez le texte et copiez-le par Ctrl C", "select the text and copy it with Ctrl C")
            }
            _ => say(language, "Manchette s’en passe", "Manchette does without"),
        };
        html! { <li key={name}><b>{ name }</b>{ ", " }{ means }</li> }
    };
    html! {
        <section class="m-store-absent">
            <h3 class="m-label">{ say(language, "Absents de ce navigateur, ou de cette adresse sans https", "Missing in this browser, or at this address without https") }</h3>
            <ul>{ for missing.into_iter().map(row) }</ul>
        </section>
    }
}
