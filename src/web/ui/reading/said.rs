//! What Manchette says of its own accord: for a while on screen, and once to whoever hears the page.

use super::focus::focused;
use crate::core::app::{Action, Message};
use crate::core::language::Language;
use crate::web::platform::{Later, after};
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, Word};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long it stays, in ms: long enough to read it and to reach its button.
const WHILE: i32 = 6_000;

/// What is given.
#[derive(PartialEq, Properties)]
pub struct SaidProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// The number of what was last said.
    pub number: u32,
}

/// Whether it is worth a place on the screen: what the page shows anyway is only said.
fn is_shown(message: &Message) -> bool {
    !matches!(message, Message::NoteSaved | Message::Opened(_))
}

/// The last thing said.
#[component(Said)]
pub fn said(props: &SaidProps) -> Html {
    // What was said before the interface was there is over.
    let first = use_state(|| props.number);
    let gone = use_state(|| props.number);
    let timer: Rc<RefCell<Option<Later>>> = use_mut_ref(|| None);
    let over = use_mut_ref(|| false);
    let place = use_node_ref();
    let (number, message) = props.desk.said();
    let message = message.filter(|_| number != *first);
    let fault = matches!(message, Some(Message::Failed(_) | Message::PartMissing));
    let go = {
        let gone = gone.setter();
        Callback::from(move |()| gone.set(number))
    };
    let run = {
        let (timer, go, over, place) = (timer.clone(), go.clone(), over.clone(), place.clone());
        Callback::from(move |()| {
            let go = go.clone();
            let held = fault || *over.borrow() || holds_focus(&place);
            *timer.borrow_mut() = if held { None } else { after(WHILE, move || go.emit(())) };
        })
    };
    {
        let run = run.clone();
        let timer = timer.clone();
        use_effect_with(number, move |_| {
            run.emit(());
            move || drop(timer.borrow_mut().take())
        });
    }
    let stop = Callback::from(move |()| drop(timer.borrow_mut().take()));
    // Whoever points at it or has the keyboard in it is not done with it; a new message in its place waits, too.
    let hover = |inside: bool, then: &Callback<()>| {
        let (over, then) = (over.clone(), then.clone());
        Callback::from(move |_: PointerEvent| {
            *over.borrow_mut() = inside;
            then.emit(());
        })
    };
    let text = message.as_ref().map(|m| m.text(props.language)).unwrap_or_default();
    let shown = message.filter(|m| *gone != number && is_shown(m));
    html! {
        <>
            <p class="m-hidden" role="status"><span key={number}>{ text.clone() }</span></p>
            <div ref={place} onpointerenter={hover(true, &stop)} onpointerleave={hover(false, &run)}
                onfocusin={stop.reform(|_: FocusEvent| ())} onfocusout={run.reform(|_: FocusEvent| ())}>
                if fault && shown.is_some() {
                    { failure(props.language, text, &go) }
                } else if let Some(message) = shown {
                    { toast(props, &message, text) }
                }
            </div>
        </>
    }
}

fn holds_focus(place: &NodeRef) -> bool {
    focused().is_some_and(|element| place.get().is_some_and(|place| place.contains(Some(&element))))
}

fn failure(language: Language, text: String, go: &Callback<()>) -> Html {
    html! {
        <section class="m-message is-bad">
            <IconView icon={Icon::FileX} />
            <h2 class="m-message-title">{ Word::NotDone.text(language) }</h2>
            <button type="button" class="m-tool m-message-close" aria-label={Word::CloseIt.text(language)}
                onclick={go.reform(|_: MouseEvent| ())}>
                <IconView icon={Icon::X} />
            </button>
            <p>{ text }</p>
        </section>
    }
}

fn toast(props: &SaidProps, message: &Message, text: String) -> Html {
    let desk = props.desk.clone();
    let undo = Callback::from(move |_: MouseEvent| desk.act(Action::Undo { at: desk.now() }));
    html! {
        <div class="m-toast">
            <span>{ text }</span>
            if matches!(message, Message::NoteDeleted | Message::RuleDeleted | Message::Learned { .. }) {
                <button type="button" class="m-button" onclick={undo}>
                    { Word::Undo.text(props.language) }<kbd class="m-key">{ "Ctrl Z" }</kbd>
                </button>
            }
        </div>
    }
}
