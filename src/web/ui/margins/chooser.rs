//! A field with the names that fit what is typed: for a speaker, or for what a name stands for.
//!
//! The list stands open under the field as long as that has the focus, which stays in it: the combobox pattern of the
//! ARIA practices.

use super::voices::voice;
use crate::core::language::Language;
use crate::core::text::fold::fold;
use crate::web::ui::Word;
use crate::web::ui::seal::Seal;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Names shown at once: more would push the card out of the window.
const SHOWN: usize = 6;

/// A name that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) name: AttrValue,
    /// The name as people read it.
    pub(super) shown: AttrValue,
    /// The slot of the speaker, 1 to 8, of somebody who speaks.
    pub(super) slot: Option<u8>,
    /// What tells it from others: how much they say, how often they are named.
    pub(super) hint: AttrValue,
}

/// What a [`Chooser`] offers.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChooserProps {
    pub(super) label: AttrValue,
    /// What holds now; it stands in the empty field and is not offered.
    #[prop_or_default]
    pub(super) now: Option<AttrValue>,
    pub(super) choices: Rc<Vec<Choice>>,
    pub(super) language: Language,
    pub(super) on_choose: Callback<String>,
}

/// The field and its list.
#[component(Chooser)]
pub(super) fn chooser(props: &ChooserProps) -> Html {
    let (typed, at, open) = (use_state(String::new), use_state(|| 0_usize), use_state(|| false));
    let mut found = found(&props.choices, &typed, props.language);
    let is_now = |choice: &Choice| Some(&choice.name) == props.now.as_ref();
    found.retain(|choice| !is_now(choice));
    let last = found.len().saturating_sub(1);
    let current = (*at).min(last);
    let choose = {
        let (on_choose, typed) = (props.on_choose.clone(), typed.clone());
        Callback::from(move |name: AttrValue| {
            typed.set(String::new());
            on_choose.emit(name.to_string());
        })
    };
    let oninput = {
        let (typed, at) = (typed.setter(), at.setter());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                at.set(0);
                typed.set(field.value());
            }
        })
    };
    let onkeydown = {
        let (choose, at) = (choose.clone(), at.setter());
        let name = found.get(current).map(|choice| choice.name.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                _ if event.is_composing() => return,
                "ArrowDown" => {
                    if current < last {
                        current + 1
                    } else {
                        0
                    }
                }
                "ArrowUp" => current.checked_sub(1).unwrap_or(last),
                "Enter" => {
                    event.prevent_default();
                    return name.iter().for_each(|name| choose.emit(name.clone()));
                }
                _ => return,
            };
            event.prevent_default();
            at.set(to);
        })
    };
    // A press takes no focus from the field, and no selection from the text.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let option = |(i, choice): (usize, &Choice)| {
        let (choose, name) = (choose.clone(), choice.name.clone());
        let onclick = Callback::from(move |_: MouseEvent| choose.emit(name.clone()));
        let class = classes!("m-choice", choice.slot.map(voice));
        html! {
            <li key={choice.name.to_string()} id={["m-choice-", &i.to_string()].concat()} role="option" {class}
                aria-selected={(i == current).to_string()} onmousedown={onmousedown.clone()} {onclick}>
                if let Some(slot) = choice.slot {
                    <Seal slot={Some(usize::from(slot) - 1)} />
                }
                <span class="m-choice-name">{ choice.shown.clone() }</span>
                <span class="m-count">{ choice.hint.clone() }</span>
            </li>
        }
    };
    let turn = |to: bool| {
        let open = open.setter();
        Callback::from(move |_: FocusEvent| open.set(to))
    };
    let now = props.choices.iter().find(|choice| is_now(choice)).map(|choice| choice.shown.clone());
    let placeholder = now.or_else(|| props.now.clone()).unwrap_or_else(|| Word::TypeName.text(props.language).into());
    let active = (*open && !found.is_empty()).then(|| ["m-choice-", &current.to_string()].concat());
    html! {
        <div class="m-chooser">
            <input class="m-field" role="combobox" aria-expanded={open.to_string()} aria-controls="m-choices" aria-autocomplete="list"
                aria-activedescendant={active} aria-label={props.label.clone()} autocomplete="off" spellcheck="false"
                {placeholder} value={(*typed).clone()} data-focus="" {oninput} {onkeydown} onfocus={turn(true)}
                onblur={turn(false)} />
            <ul id="m-choices" class="m-choices" role="listbox" aria-label={props.label.clone()} hidden={!*open}>
                { for found.iter().enumerate().map(option) }
            </ul>
        </div>
    }
}

/// The names that fit: each word typed begins a word of theirs. Last, what is typed, as a name of its own.
fn found(choices: &[Choice], typed: &str, language: Language) -> Vec<Choice> {
    let typed = typed.trim();
    let wanted = fold(typed);
    let fits = |choice: &&Choice| {
        let name = fold(&choice.shown);
        wanted.split_whitespace().all(|word| name.split([' ', '-', '\'', '’']).any(|part| part.starts_with(word)))
    };
    let mut found: Vec<Choice> = choices.iter().filter(fits).take(SHOWN).cloned().collect();
    if !typed.is_empty() && found.iter().all(|choice| choice.shown != typed) {
        let (name, hint) = (AttrValue::from(typed.to_owned()), Word::AnotherName.text(language).into());
        found.push(Choice { shown: name.clone(), name, slot: None, hint });
    }
    found
}
