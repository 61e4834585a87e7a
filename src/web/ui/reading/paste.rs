//! The field to paste an article into, or the blocks of a page that was pasted, dropped or chosen. What was typed and ticked
//! there stays if the dialog is closed: Escape loses nothing.

use super::blocks::{Blocks, Chosen};
use super::dialog::Dialog;
use super::files::open;
use super::summary::Same;
use crate::core::app::{Action, Panel};
use crate::core::format::html::Page;
use crate::core::format::plain;
use crate::core::language::Language;
use crate::core::text::Text;
use crate::web::desk::OpenRequest;
use crate::web::platform::spawn_local;
use crate::web::ui::{DeskRef, Word};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    title: String,
    source: String,
    text: String,
    page: Option<Chosen>,
}

impl Draft {
    /// A page takes the place of the text, and says what it is called where nothing was said.
    fn take(&mut self, page: Rc<Page>) {
        for (field, of_page) in [(&mut self.title, &page.title), (&mut self.source, &page.source)] {
            if let (true, Some(value)) = (field.trim().is_empty(), of_page) {
                field.clone_from(value);
            }
        }
        self.page = Some(Chosen::new(page));
    }
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
    fn read(&self, page: Option<Chosen>) -> Draft {
        let line = |node: &NodeRef| node.cast::<HtmlInputElement>().map(|i| i.value()).unwrap_or_default();
        let text = self.text.cast::<HtmlTextAreaElement>().map(|t| t.value()).unwrap_or_default();
        Draft { title: line(&self.title), source: line(&self.source), text, page }
    }

    fn write(&self, draft: &Draft) {
        for (node, value) in [(&self.title, &draft.title), (&self.source, &draft.source)] {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_value(value);
            }
        }
        if let Some(text) = self.text.cast::<HtmlTextAreaElement>() {
            text.set_value(&draft.text);
            if draft.page.is_none() {
                let _ = text.focus();
            }
        }
    }
}

impl Fields {
    /// Puts words into the text where the caret is, as pasting does.
    fn insert(&self, words: &str) {
        if let Some(text) = self.text.cast::<HtmlTextAreaElement>() {
            let _ = text.focus();
            let _ = text.set_range_text(words);
            if let Ok(event) = InputEvent::new("input") {
                let _ = text.dispatch_event(&event);
            }
        }
    }
}

/// The page that a person pastes or drops; `None` where it is plain text, or goes into one of the short fields.
fn html_of(event: &Event) -> Option<(String, String)> {
    let field = event.target_dyn_into::<HtmlInputElement>().is_some_and(|field| field.type_() != "checkbox");
    let pasted = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    // A file that is dropped is opened as one.
    let dropped = || event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    let data = pasted.or_else(|| dropped().filter(|data| !data.types().includes(&"Files".into(), 0)))?;
    let html = data.get_data("text/html").ok().filter(|html| !html.trim().is_empty() && !field)?;
    Some((html, data.get_data("text/plain").unwrap_or_default()))
}

/// The dialog.
#[component(PasteDialog)]
pub fn paste_dialog(props: &PasteProps) -> Html {
    let language = props.language;
    let fields = Fields { title: use_node_ref(), source: use_node_ref(), text: use_node_ref() };
    let fault = use_state(|| None::<String>);
    let page = use_state(|| {
        if let Some(page) = props.desk.take_page() {
            props.draft.0.borrow_mut().take(page);
        }
        props.draft.0.borrow().page.clone()
    });
    {
        // Written again when the page gives way to the text or comes in its place.
        let (fields, draft) = (fields.clone(), props.draft.clone());
        use_effect_with(page.as_ref().map(|chosen| chosen.page.clone()), move |_| fields.write(&draft.0.borrow()));
    }
    let show = {
        let (draft, page) = (props.draft.clone(), page.setter());
        Callback::from(move |chosen: Option<Chosen>| {
            draft.0.borrow_mut().page.clone_from(&chosen);
            page.set(chosen);
        })
    };
    let keep = {
        let (fields, draft) = (fields.clone(), props.draft.clone());
        Callback::from(move |_: InputEvent| {
            let page = draft.0.borrow_mut().page.take();
            let read = fields.read(page);
            *draft.0.borrow_mut() = read;
        })
    };
    let take = {
        let (desk, draft, show, fault) = (props.desk.clone(), props.draft.clone(), show.clone(), fault.setter());
        let fields = fields.clone();
        Callback::from(move |event: Event| {
            let Some((html, plain)) = html_of(&event) else { return };
            event.prevent_default();
            let (desk, draft, show, fault, fields) =
                (desk.clone(), draft.clone(), show.clone(), fault.clone(), fields.clone());
            spawn_local(async move {
                let read = desk.read_page(html).await;
                fault.set(read.as_ref().err().cloned());
                match read {
                    Ok(page) if page.blocks.len() > 1 || plain.trim().is_empty() => {
                        draft.0.borrow_mut().take(Rc::new(page));
                        let chosen = draft.0.borrow().page.clone();
                        show.emit(chosen);
                    }
                    _ => fields.insert(&plain),
                }
            });
        })
    };
    let plain = {
        let (draft, show) = (props.draft.clone(), show.clone());
        Callback::from(move |()| {
            let text = draft.0.borrow().page.as_ref().and_then(Chosen::text);
            if let Some(text) = text {
                text.as_str().clone_into(&mut draft.0.borrow_mut().text);
            }
            show.emit(None);
        })
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
            let page = kept.0.borrow().page.clone();
            let draft = fields.read(page);
            let text = match &draft.page {
                Some(chosen) => chosen.text().ok_or_else(|| Word::NoBlockChosen.text(desk.language()).to_owned()),
                None => plain::check(&draft.text)
                    .map(|()| Text::plain(&draft.text))
                    .map_err(|error| error.message(desk.language())),
            };
            let text = match text {
                Ok(text) => Some(text),
                Err(why) => {
                    fault.set(Some(why));
                    if let Some(text) = fields.text.cast::<HtmlTextAreaElement>() {
                        let _ = text.focus();
                    }
                    return;
                }
            };
            *kept.0.borrow_mut() = Draft::default();
            let given = |s: String| Some(s.trim().to_owned()).filter(|s| !s.is_empty());
            let (title, source) = (given(draft.title), given(draft.source));
            let language = draft.page.and_then(|chosen| chosen.page.0.language.clone());
            open(&desk, OpenRequest { text, title, source, language, save: true, ..OpenRequest::default() });
        })
    };
    let cancel = close.reform(|_: MouseEvent| ());
    let invalid = fault.is_some().then_some("true");
    let drop = take.reform(|event: DragEvent| event.into());
    let change = show.reform(Some);
    html! {
        <Dialog {language} title={Word::PasteArticle.text(language)} on_close={close}>
            <form onsubmit={submit} oninput={keep} onpaste={take} ondrop={drop}>
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
                    if let Some(chosen) = page.as_ref() {
                        <Blocks {language} chosen={chosen.clone()} on_change={change} on_plain={plain} />
                        <div>
                            <p class="m-fault" role="alert">{ fault.as_deref().unwrap_or_default().to_owned() }</p>
                            <p class="m-hint">{ Word::BlocksHint.text(language) }</p>
                        </div>
                    } else {
                    <div>
                        <label for="m-paste-text">{ Word::TextLabel.text(language) }</label>
                        <textarea ref={fields.text} id="m-paste-text" class="m-field" aria-invalid={invalid}
                            aria-describedby="m-paste-fault m-paste-hint" spellcheck="false" />
                        <p id="m-paste-fault" class="m-fault" role="alert">{ fault.as_deref().unwrap_or_default().to_owned() }</p>
                        <p id="m-paste-hint" class="m-hint">{ Word::PasteHint.text(language) }</p>
                    </div>
                    }
                </div>
                <div class="m-dialog-foot">
                    <button type="button" class="m-button is-quiet is-large" onclick={cancel}>{ Word::Cancel.text(language) }</button>
                    <button type="submit" class="m-button is-primary is-large">{ Word::OpenIt.text(language) }</button>
                </div>
            </form>
        </Dialog>
    }
}
