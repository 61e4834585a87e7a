//! A dialog over the page. The browser traps the focus in it and closes it on Escape; the focus goes back afterwards.

use super::focus::{focused, give_back};
use crate::core::language::Language;
use crate::web::platform::Listener;
use crate::web::ui::Word;
use crate::web::ui::icon::{Icon, IconView};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, KeyboardEvent};
use yew::prelude::*;

/// What a [`Dialog`] holds.
#[derive(PartialEq, Properties)]
pub struct DialogProps {
    /// Language of its own words.
    pub language: Language,
    /// Its heading.
    pub title: AttrValue,
    /// `is-wide` or `is-narrow`.
    #[prop_or_default]
    pub class: &'static str,
    /// What stands in its head before the button that closes it.
    #[prop_or_default]
    pub head: Html,
    /// A question has answers of its own and no such button.
    #[prop_or_default]
    pub question: bool,
    /// The person wants it closed.
    pub on_close: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// A modal dialog. It is open as long as it is drawn.
#[component(Dialog)]
pub fn dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_open(&node);
    let close = props.on_close.reform(|event: Event| event.prevent_default());
    let closed = props.on_close.reform(|_: Event| ());
    let button = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={node} class={classes!("m-dialog", props.class)} aria-labelledby="m-dialog-title" oncancel={close}
            onclose={closed}>
            <div class="m-dialog-body">
                <div class="m-dialog-head">
                    <h2 id="m-dialog-title">{ props.title.clone() }</h2>
                    { props.head.clone() }
                    if !props.question {
                        <button type="button" class="m-tool m-dialog-close" onclick={button}
                            aria-label={Word::CloseIt.text(props.language)}>
                            <IconView icon={Icon::X} />
                        </button>
                    }
                </div>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

#[hook]
fn use_open(node: &NodeRef) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let before = focused();
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            let _ = dialog.show_modal();
        }
        // The browser closes the dialog on Escape; what lies below must not hear the key and close, too.
        let listener = web_sys::window().map(|window| {
            Listener::new(&window, "keydown", true, |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|e| e.key() == "Escape") {
                    event.stop_propagation();
                }
            })
        });
        move || {
            drop(listener);
            if let Some(dialog) = dialog {
                dialog.close();
            }
            give_back(before);
        }
    });
}
