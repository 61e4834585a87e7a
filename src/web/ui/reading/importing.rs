//! Annotations of others, brought in from a file: what came of it, or what was wrong with it and what can be done.

use super::files::chosen;
use super::storage::say;
use crate::core::app::Message;
use crate::core::format::jsonld::{DocumentError, MOST_BYTES};
use crate::core::language::Language;
use crate::web::desk::{ImportError, Imported, imports};
use crate::web::platform::{bytes, spawn_local};
use crate::web::ui::DeskRef;
use std::rc::Rc;
use web_sys::File;
use yew::prelude::*;

/// How many faults are told; a person mends a file by its first ones.
const TOLD: usize = 5;

/// What the control is given.
#[derive(PartialEq, Properties)]
pub struct ImportingProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
}

/// What came of a file.
#[derive(Clone, PartialEq)]
enum Outcome {
    Done(String),
    Refused(String),
    /// Some of its annotations cannot be taken; the others can.
    Partly(String, Rc<Vec<u8>>),
}

/// The button, and what came of the last file.
#[component(Importing)]
pub fn importing(props: &ImportingProps) -> Html {
    let language = props.language;
    let outcome = use_state(|| None::<Outcome>);
    let choose = {
        let (desk, outcome) = (props.desk.clone(), outcome.setter());
        Callback::from(move |event: Event| {
            if let Some(file) = chosen(&event) {
                let (desk, outcome) = (desk.clone(), outcome.clone());
                spawn_local(async move { outcome.set(Some(of_file(&desk, &file).await)) });
            }
        })
    };
    let others = {
        let (desk, outcome) = (props.desk.clone(), outcome.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(Outcome::Partly(_, file)) = (*outcome).clone() else { return };
            let (desk, outcome) = (desk.clone(), outcome.setter());
            spawn_local(async move { outcome.set(Some(take(&desk, "", file, true).await)) });
        })
    };
    let what = say(
        language,
        "Les annotations W3C (JSON-LD) d’un fichier viennent dans l’article ouvert. Celles qui sont déjà ici sont reconnues ; si un texte a changé des deux côtés, les deux restent. Ctrl Z annule tout.",
        "The W3C annotations (JSON-LD) of a file come into the open article. Those that are here already are known again; if a text changed on both sides, both stay. Ctrl Z undoes all of it.",
    );
    let (words, bad) = match &*outcome {
        None => ("", false),
        Some(Outcome::Done(words)) => (words.as_str(), false),
        Some(Outcome::Refused(words) | Outcome::Partly(words, _)) => (words.as_str(), true),
    };
    html! {
        <section class="m-import">
            <h3 class="m-label">{ "Annotations" }</h3>
            <p class="m-hint">{ what }</p>
            <div class="m-actions">
                <label class="m-button m-file m-import-file">
                    { say(language, "Importer des annotations…", "Import annotations…") }
                    <input type="file" accept=".json,.jsonld,application/json,application/ld+json" onchange={choose} />
                </label>
                if matches!(&*outcome, Some(Outcome::Partly(..))) {
                    <button type="button" class="m-button m-import-others" onclick={others}>
                        { say(language, "Reprendre les autres", "Take the others") }
                    </button>
                }
            </div>
            <p class={classes!("m-store-outcome", "m-import-outcome", bad.then_some("is-bad"))} role="status">{ words.to_owned() }</p>
        </section>
    }
}

async fn of_file(desk: &DeskRef, file: &File) -> Outcome {
    let language = desk.language();
    let name = file.name() + " : ";
    if file.size() > MOST_BYTES as f64 {
        return Outcome::Refused(name + &DocumentError::TooLong.message(language));
    }
    match bytes(file).await {
        Ok(read) => take(desk, &name, Rc::new(read), false).await,
        Err(_) => Outcome::Refused(
            name + say(
                language,
                "Le navigateur n’a pas pu lire ce fichier. Rien n’a changé.",
                "The browser could not read this file. Nothing has changed.",
            ),
        ),
    }
}

async fn take(desk: &DeskRef, name: &str, file: Rc<Vec<u8>>, partial: bool) -> Outcome {
    let language = desk.language();
    let Ok(imports) = imports().await else { return Outcome::Refused(Message::PartMissing.text(language)) };
    match imports.import((**desk).clone(), file.to_vec(), partial).await {
        Ok(Imported { report, rejected }) => {
            let mut words = report.text(language) + ".";
            if !rejected.is_empty() {
                words += " ";
                words += &say(language, "Laissées de côté : {}.", "Left out: {}.")
                    .replace("{}", &rejected.len().to_string());
            }
            Outcome::Done(words)
        }
        Err(error) => {
            let words = [name, &error.told(language, TOLD)].concat();
            match error {
                ImportError::Rejected(faults, all) if faults.len() < all => Outcome::Partly(words, file),
                _ => Outcome::Refused(words),
            }
        }
    }
}
