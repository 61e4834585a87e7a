//! A backup into a file at one click, and what a restore came to, in words.

use super::files::fail;
use super::storage::say;
use crate::core::app::Message;
use crate::core::format::restore::Restored;
use crate::core::language::Language;
use crate::web::desk::backups;
use crate::web::platform::spawn_local;
use crate::web::platform::{save_file, text_file};
use crate::web::ui::{DeskRef, counted};
use js_sys::Date;
use wasm_bindgen::JsValue;

/// Saves everything into one file, named by the day.
pub fn back_up(desk: &DeskRef) {
    let desk = desk.clone();
    spawn_local(async move {
        let language = desk.language();
        let Ok(backups) = backups().await else { return fail(&desk, Message::PartMissing.text(language)) };
        let text = backups.make((*desk).clone()).await;
        let saved = text_file(&text).and_then(|file| save_file(&file_name(desk.now()), &file));
        if saved.is_err() {
            let why = say(
                language,
                "Le navigateur n’a pas voulu écrire le fichier. Rien n’est sauvegardé.",
                "The browser did not write the file. Nothing is backed up.",
            );
            fail(&desk, why.to_owned());
        }
        desk.notify();
    });
}

/// `manchette-2026-11-24.json`
fn file_name(now: u64) -> String {
    let date = Date::new(&JsValue::from_f64(now as f64));
    format!("manchette-{}-{:02}-{:02}.json", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// What a restore did, exactly: it is not undone by a key.
pub fn restored(done: &Restored, language: Language) -> String {
    let mut parts = Vec::new();
    let mut part = |n: usize, french: [&'static str; 2], english: [&'static str; 2]| {
        if n > 0 {
            parts.push(counted(n, french, english, language));
        }
    };
    part(done.articles, ["article", "articles"], ["article", "articles"]);
    part(done.notes, ["note", "notes"], ["note", "notes"]);
    part(
        done.others,
        ["décision, règle ou brouillon", "décisions, règles ou brouillons"],
        ["decision, rule or draft", "decisions, rules or drafts"],
    );
    let nothing = parts.is_empty() && done.aside == 0;
    let mut said = match (nothing, language) {
        (true, Language::French) => "Rien de nouveau dans cette sauvegarde : tout était déjà là.".to_owned(),
        (true, Language::English) => "Nothing new in this backup: all was here already.".to_owned(),
        (false, Language::French) => ["Restauré, nouveau ou changé : ", &parts.join(", "), "."].concat(),
        (false, Language::English) => ["Restored, new or changed: ", &parts.join(", "), "."].concat(),
    };
    let mut add = |n: usize, french: [&'static str; 2], english: [&'static str; 2]| {
        if n > 0 {
            said += " ";
            said += &counted(n, french, english, language);
        }
    };
    add(
        done.deleted,
        ["note supprimée ici depuis le reste.", "notes ou articles supprimés ici depuis le restent."],
        ["note deleted here since stays deleted.", "notes or articles deleted here since stay deleted."],
    );
    add(
        done.aside,
        ["donnée illisible est gardée telle quelle.", "données illisibles sont gardées telles quelles."],
        ["unreadable item is kept as it is.", "unreadable items are kept as they are."],
    );
    add(
        done.conflicts.len(),
        [
            "note a deux textes ou deux couleurs, gardés côte à côte :",
            "notes ont deux textes ou deux couleurs, gardés côte à côte :",
        ],
        ["note has two texts or colours, kept side by side:", "notes have two texts or colours, kept side by side:"],
    );
    const MOST: usize = 5;
    let named = done.conflicts.iter().take(MOST).map(|words| ["« ", words, " »"].concat()).collect::<Vec<_>>();
    if !named.is_empty() {
        let end = if done.conflicts.len() > MOST { "…" } else { "." };
        said = [said.as_str(), " ", &named.join(", "), end].concat();
    }
    said
}
