//! The fields of a note that is being written.
//!
//! The text field is uncontrolled: what stands in it goes out with each input and never comes back in, so that no
//! input method is disturbed while it composes a character.

use super::note::colour_class;
use super::shared::{Focus, MarginRef};
use super::words;
use crate::core::annotation::{Colour, Note};
use crate::core::app::{Action, Change};
use crate::core::language::Language;
use crate::web::desk::StorageState;
use crate::web::ui::Word;
use crate::web::ui::icon::{Icon, IconView};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What an [`Editor`] draws.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EditorProps {
    pub(super) margin: MarginRef,
    pub(super) note: Rc<Note>,
    /// What was typed so far, if anything was: it is kept as a draft.
    pub(super) draft: Option<AttrValue>,
    pub(super) language: Language,
}

/// The field for the text, the tags, the colours, and the end.
#[component(Editor)]
pub(super) fn editor(props: &EditorProps) -> Html {
    let EditorProps { margin, note, language, .. } = props;
    let field = use_node_ref();
    {
        let (field, margin) = (field.clone(), margin.clone());
        use_effect_with(note.id(), move |_| {
            let text = margin.desk().read(|s| s.editing.as_ref().map(|(_, text)| text.clone()));
            if let (Some(field), Some(text)) = (field.cast::<HtmlTextAreaElement>(), text) {
                field.set_value(&text);
                let end = u32::try_from(text.encode_utf16().count()).ok();
                let _ = field.set_selection_start(end);
                let _ = field.set_selection_end(end);
            }
        });
    }
    let oninput = {
        let (field, margin) = (field.clone(), margin.clone());
        Callback::from(move |_: InputEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                margin.desk().act(Action::Type(field.value()));
            }
        })
    };
    let id = note.id();
    let finish = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| {
            margin.finish();
            margin.choose(Some(id), Some(Focus::Card));
        })
    };
    html! {
        <>
            <textarea ref={field} class="m-field" rows="3" aria-label={Word::YourNote.text(*language)}
                data-draft-key={margin.desk().draft_key(id)} {oninput} />
            <div class="m-note-foot">
                { tags(props) }
                { colours(props) }
            </div>
            <div class="m-note-foot">
                { state(props) }
                <button type="button" class="m-button is-primary" onclick={finish}>
                    { Word::Finish.text(*language) }<kbd class="m-key">{ "Ctrl ⏎" }</kbd>
                </button>
            </div>
        </>
    }
}

/// Where what was typed is kept.
fn state(props: &EditorProps) -> Html {
    let failed = matches!(props.margin.desk().keeper().report().state, StorageState::Full | StorageState::Blocked);
    let word = match (&props.draft, failed) {
        (None, _) => None,
        (Some(_), true) => Some(Word::DraftNotSaved),
        (Some(_), false) => Some(Word::DraftSaved),
    };
    let class = classes!("m-note-state", (failed && word.is_some()).then_some("is-failed"));
    html! { <span {class}>{ word.map_or("", |word| word.text(props.language)) }</span> }
}

fn tags(props: &EditorProps) -> Html {
    let EditorProps { margin, note, language, .. } = props;
    let id = note.id();
    let chip = |tag: &str| {
        let (margin, gone) = (margin.clone(), tag.to_owned());
        let drop = Callback::from(move |_: MouseEvent| {
            let left = margin.tags(id).into_iter().filter(|tag| *tag != gone).collect();
            margin.set_tags(id, left);
        });
        let name = [Word::DropTag.text(*language), " ", tag].concat();
        html! {
            <span key={tag} class="m-tag-chip">
                <span class="m-tag">{ tag.to_owned() }</span>
                <button type="button" class="m-tag-drop" aria-label={name} onclick={drop}><IconView icon={Icon::X} /></button>
            </span>
        }
    };
    let chips: Html = note.tags().into_iter().map(chip).collect();
    // What stands in the field when it is left stays there until the note is closed, and goes into it then: a tag that
    // was added on leaving would push the colours from under the pointer that is about to press one.
    let adding = margin.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.is_composing();
        if plain && matches!(event.key().as_str(), "Enter" | ",") {
            event.prevent_default();
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                adding.add_tag(id, &field);
            }
        }
    });
    html! {
        <div class="m-tags">
            <span class="m-tags" key="chips">{ chips }</span>
            <input key="field" class="m-tag-field" aria-label={Word::AddTag.text(*language)}
                placeholder={Word::AddTagHint.text(*language)} autocomplete="off" {onkeydown} />
        </div>
    }
}

fn colours(props: &EditorProps) -> Html {
    let EditorProps { margin, note, language, .. } = props;
    let id = note.id();
    let now = note.colour().unwrap_or(Colour::Amber);
    let one = |colour: Colour| {
        let margin = margin.clone();
        let onchange = Callback::from(move |_: Event| {
            margin.update(id, Change { colour: Some(colour), ..Change::default() });
        });
        html! {
            <label class={classes!("m-swatch", colour_class(Some(colour)))}>
                <input type="radio" name={["colour-", id.as_str()].concat()} value={colour.name()} checked={colour == now}
                    {onchange} />
                <span class="m-dot" />
                <span class="m-hidden">{ words::colour(colour).text(*language) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="m-swatches">
            <legend class="m-hidden">{ Word::Colour.text(*language) }</legend>
            { for Colour::ALL.into_iter().map(one) }
        </fieldset>
    }
}
