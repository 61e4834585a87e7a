//! The field that takes the newer text, pasted or from a file. What was typed there stays if the panel is closed.

use crate::core::app::Message;
use crate::core::format::plain;
use crate::core::language::Language;
use crate::core::text::Text;
use crate::web::desk::comparisons;
use crate::web::platform::spawn_local;
use crate::web::ui::reading::files::{chosen, is_page, read};
use crate::web::ui::reading::storage::say;
use crate::web::ui::reading::summary::Same;
use crate::web::ui::{DeskRef, Word};
use std::cell::RefCell;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// A newer version as it comes.
enum Given {
    Text(String),
    /// A page of HTML.
    Page(String),
}

/// What the form is given.
#[derive(PartialEq, Properties)]
pub struct NewTextProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// What stood in the field.
    pub draft: Same<RefCell<String>>,
    /// The person wants none.
    pub on_cancel: Callback<()>,
}

/// Compares what was given with the open version; why not, if that cannot be done.
async fn compare(desk: &DeskRef, given: Given) -> Result<(), String> {
    let language = desk.language();
    let text = match given {
        Given::Text(text) => {
            plain::check(&text).map_err(|error| error.message(language))?;
            Text::plain(&text)
        }
        Given::Page(html) => desk.text_of_page(html).await?,
    };
    let comparisons = comparisons().await.map_err(|_| Message::PartMissing.text(language))?;
    let compared = comparisons.compare((**desk).clone(), text).await;
    compared.map(|_| ()).map_err(|error| error.message(language))
}

/// The form.
#[component(NewText)]
pub fn new_text(props: &NewTextProps) -> Html {
    let language = props.language;
    let field = use_node_ref();
    let fault = use_state(|| None::<String>);
    {
        let (field, draft) = (field.clone(), props.draft.clone());
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(&draft.0.borrow());
                let _ = field.focus();
            }
        });
    }
    let keep = {
        let (field, draft) = (field.clone(), props.draft.clone());
        Callback::from(move |_: InputEvent| {
            *draft.0.borrow_mut() = field.cast::<HtmlTextAreaElement>().map(|f| f.value()).unwrap_or_default();
        })
    };
    let take = {
        let (desk, fault, draft) = (props.desk.clone(), fault.setter(), props.draft.clone());
        Callback::from(move |given: Given| {
            let (desk, fault, draft) = (desk.clone(), fault.clone(), draft.clone());
            spawn_local(async move {
                match compare(&desk, given).await {
                    Ok(()) => draft.0.borrow_mut().clear(),
                    Err(why) => fault.set(Some(why)),
                }
            });
        })
    };
    let submit = {
        let (field, take) = (field.clone(), take.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            take.emit(Given::Text(field.cast::<HtmlTextAreaElement>().map(|f| f.value()).unwrap_or_default()));
        })
    };
    let choose = {
        let (desk, fault, take) = (props.desk.clone(), fault.setter(), take.clone());
        Callback::from(move |event: Event| {
            let Some(file) = chosen(&event) else { return };
            let (desk, fault, take) = (desk.clone(), fault.clone(), take.clone());
            spawn_local(async move {
                match read(&desk, &file).await {
                    Ok(html) if is_page(&file) => take.emit(Given::Page(html)),
                    Ok(text) => take.emit(Given::Text(text)),
                    Err(why) => fault.set(Some([&file.name(), " : ", &why].concat())),
                }
            });
        })
    };
    let cancel = props.on_cancel.reform(|_: MouseEvent| ());
    let what = say(
        language,
        "Rien ne change tant que vous n’avez pas adopté la nouvelle version.",
        "Nothing changes until you adopt the new version.",
    );
    html! {
        <form onsubmit={submit} oninput={keep}>
            <div class="m-form">
                <div>
                    <label for="m-version-text">{ say(language, "Le nouveau texte de l’article", "The new text of the article") }</label>
                    <textarea ref={field} id="m-version-text" class="m-field" spellcheck="false" autofocus=true
                        aria-invalid={fault.is_some().then_some("true")} aria-describedby="m-version-fault m-version-hint" />
                    <p id="m-version-fault" class="m-fault" role="alert">{ fault.as_deref().unwrap_or_default().to_owned() }</p>
                    <p id="m-version-hint" class="m-hint">{ what }</p>
                </div>
            </div>
            <div class="m-dialog-foot">
                <label class="m-button m-file is-large m-version-file">
                    { say(language, "Choisir un fichier…", "Choose a file…") }
                    <input type="file" accept=".txt,text/plain,.html,.htm,text/html" onchange={choose} />
                </label>
                <button type="button" class="m-button is-quiet is-large" onclick={cancel}>{ Word::Cancel.text(language) }</button>
                <button type="submit" class="m-button is-primary is-large">{ say(language, "Comparer", "Compare") }</button>
            </div>
        </form>
    }
}
