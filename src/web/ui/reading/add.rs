//! Ways to add an article: paste it, choose a file, drop one.

use super::files::open_files;
use crate::core::app::{Action, Panel};
use crate::core::language::Language;
use crate::web::platform::Listener;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, Word};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};
use yew::prelude::*;

/// What the ways to add an article are given.
#[derive(PartialEq, Properties)]
pub struct AddProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
}

/// The place to drop a file on, with the two buttons.
#[component(AddArticle)]
pub fn add_article(props: &AddProps) -> Html {
    let language = props.language;
    let over = use_state(|| false);
    let enter = {
        let over = over.setter();
        Callback::from(move |_: DragEvent| over.set(true))
    };
    let leave = {
        let over = over.setter();
        Callback::from(move |_: DragEvent| over.set(false))
    };
    html! {
        <section>
            <h3 class="m-label">{ Word::AddArticle.text(language) }</h3>
            <div class={classes!("m-drop", over.then_some("is-over"))} ondragover={enter} ondragleave={leave.clone()} ondrop={leave}>
                <IconView icon={Icon::FileText} />
                <b>{ Word::DropHere.text(language) }</b>
                <p>{ Word::TextInUtf8.text(language) }</p>
                <div class="m-aside-actions">
                    { paste_button(&props.desk, Word::PasteIt.text(language), "m-button is-primary") }
                    { file_button(&props.desk, Word::ChooseIt.text(language), "m-button m-file") }
                </div>
            </div>
        </section>
    }
}

/// The button that opens the field to paste into.
pub fn paste_button(desk: &DeskRef, word: &'static str, class: &'static str) -> Html {
    let desk = desk.clone();
    let onclick = Callback::from(move |_: MouseEvent| desk.act(Action::Show(Some(Panel::Paste))));
    html! {
        <button type="button" {class} {onclick}><IconView icon={Icon::ClipboardPaste} />{ word }</button>
    }
}

/// The button that chooses a file: the browser's own, in our dress.
pub fn file_button(desk: &DeskRef, word: &'static str, class: &'static str) -> Html {
    let desk = desk.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            open_files(&desk, input.files());
            // The same file chosen again, after it was put right, is a change, too.
            input.set_value("");
        }
    });
    html! {
        <label {class}>{ word }<input type="file" accept=".txt,.html,.htm,text/plain,text/html" {onchange} /></label>
    }
}

/// A file dropped anywhere on the page is opened. Without this the browser would leave the page for the file.
#[hook]
pub fn use_drop(desk: &DeskRef) {
    let desk = desk.clone();
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let listeners: Vec<Listener> = ["dragover", "drop"]
            .into_iter()
            .filter_map(|kind| {
                let desk = desk.clone();
                Some(Listener::new(window.as_ref()?, kind, false, move |event| {
                    let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
                    // Words dragged from the article to a note are none of ours.
                    if !data.types().includes(&"Files".into(), 0) {
                        return;
                    }
                    event.prevent_default();
                    if kind == "drop" {
                        open_files(&desk, data.files());
                    }
                }))
            })
            .collect();
        move || drop(listeners)
    });
}
