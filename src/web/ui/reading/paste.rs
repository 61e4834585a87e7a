//! The field to paste an article into. What was typed there stays if the dialog is closed: Escape loses nothing.

use super::dialog::Dialog;
use super::files::open;
use super::summary::Same;
use crate::core::app::{Action, Panel};
use crate::core::format::plain;
use crate::core::language::Language;
use crate::core::text::Text;
use crate::web::desk::OpenRequest;
use crate::web::ui::{DeskRef, Word};
use std::cell::RefCell;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    title: String,
    source: String,
    text: String,
}

/// What the dialog is given.
#[derive(PartialEq, Properties)]
pub struct PasteProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// What stood in the fields when it was last closed.
    pub draft: Same<RefCell<Draft>>,
}

/// The fields, read and written by hand: a field that Yew writes would move the caret while one types.
#[derive(Clone, PartialEq)]
struct Fields {
    title: NodeRef,
    source: NodeRef,
    text: NodeRef,
}

impl Fields {
    fn read(&self) -> Draft {
        let line = |node: &NodeRef| node.cast::<HtmlInputElement>().map(|i| i.value()).unwrap_or_default();
        let text = self.text.cast::<HtmlTextAreaElement>().map(|t| t.value()).unwrap_or_default();
        Draft { title: line(&self.title), source: line(&self.source), text }
    }

    fn write(&self, draft: &Draft) {
        for (node, value) in [(&self.title, &draft.title), (&self.source, &draft.source)] {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_value(value);
            }
        }
        if let Some(text) = self.text.cast::<HtmlTextAreaElement>() {
            text.set_value(&draft.text);
            let _ = text.focus();
        }
    }
}

/// The dialog.
#[component(PasteDialog)]
pub fn paste_dialog(props: &PasteProps) -> Html {
    let language = props.language;
    let fields = Fields { title: use_node_ref(), source: use_node_ref(), text: use_node_ref() };
    let fault = use_state(|| None::<String>);
    {
        let (fields, draft) = (fields.clone(), props.draft.clone());
        use_effect_with((), move |()| fields.write(&draft.0.borrow()));
    }
    let keep = {
        let (fields, draft) = (fields.clone(), props.draft.clone());
        Callback::from(move |_: InputEvent| *draft.0.borrow_mut() = fields.read())
    };
    let close = {
        let desk = props.desk.clone();
        Callback::from(move |()| {
            if desk.read(|s| s.panel == Some(Panel::Paste)) {
                desk.act(Action::Show(Some(Panel::Library)));
            }
        })
    };
    let submit = {
        let (desk, fields, fault, kept) = (props.desk.clone(), fields.clone(), fault.setter(), props.draft.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let draft = fields.read();
            if let Err(error) = plain::check(&draft.text) {
                fault.set(Some(error.message(desk.language())));
                if let Some(text) = fields.text.cast::<HtmlTextAreaElement>() {
                    let _ = text.focus();
                }
                return;
            }
            *kept.0.borrow_mut() = Draft::default();
            let given = |s: String| Some(s.trim().to_owned()).filter(|s| !s.is_empty());
            let text = Some(Text::plain(&draft.text));
            let (title, source) = (given(draft.title), given(draft.source));
            open(&desk, OpenRequest { text, title, source, save: true, ..OpenRequest::default() });
        })
    };
    let cancel = close.reform(|_: MouseEvent| ());
    let invalid = fault.is_some().then_some("true");
    html! {
        <Dialog {language} title={Word::PasteArticle.text(language)} on_close={close}>
            <form onsubmit={submit} oninput={keep}>
                <div class="m-form">
                    <div class="m-form-pair">
                        <div>
                            <label for="m-paste-title">{ Word::Title.text(language) }</label>
                            <input ref={fields.title} id="m-paste-title" class="m-field" autocomplete="off" />
                        </div>
                        <div>
                            <label for="m-paste-source">{ Word::Source.text(language) }</label>
                            <input ref={fields.source} id="m-paste-source" class="m-field" autocomplete="off"
                                placeholder={Word::SourceExample.text(language)} />
                        </div>
                    </div>
                    <div>
                        <label for="m-paste-text">{ Word::TextLabel.text(language) }</label>
                        <textarea ref={fields.text} id="m-paste-text" class="m-field" aria-invalid={invalid}
                            aria-describedby="m-paste-fault m-paste-hint" spellcheck="false" />
                        <p id="m-paste-fault" class="m-fault" role="alert">{ fault.as_deref().unwrap_or_default().to_owned() }</p>
                        <p id="m-paste-hint" class="m-hint">{ Word::PasteHint.text(language) }</p>
                    </div>
                </div>
                <div class="m-dialog-foot">
                    <button type="button" class="m-button is-quiet is-large" onclick={cancel}>{ Word::Cancel.text(language) }</button>
                    <button type="submit" class="m-button is-primary is-large">{ Word::OpenIt.text(language) }</button>
                </div>
            </form>
        </Dialog>
    }
}
