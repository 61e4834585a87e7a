//! All keys, and the switch that turns the single letters off (WCAG 2.1.4).

use super::dialog::Dialog;
use super::settings::choose;
use crate::core::annotation::Setting;
use crate::core::app::{Action, Panel};
use crate::core::language::Language;
use crate::web::ui::{DeskRef, Word};
use serde_json::Value;
use yew::prelude::*;

/// What the dialog is given.
#[derive(PartialEq, Properties)]
pub struct HelpProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// Whether single letters act.
    pub letters: bool,
}

/// Keys of one action: each a key, and its words where the name depends on the language.
type Row = (Word, &'static [Key]);

/// A key.
#[derive(Clone, Copy)]
enum Key {
    Is(&'static str),
    Named(Word),
}

use Key::{Is, Named};

const GROUPS: [(Word, &[Row]); 5] = [
    (
        Word::ToRead,
        &[
            (Word::QuotationKeys, &[Is("v"), Is("V")]),
            (Word::NameKeys, &[Is("p"), Is("P")]),
            (Word::NoteKeys, &[Is("m"), Is("M")]),
        ],
    ),
    (
        Word::ToAnnotate,
        &[
            (Word::Note, &[Is("n")]),
            (Word::Tag, &[Is("t")]),
            (Word::HighlightKeys, &[Is("1"), Is("2"), Is("3"), Is("4")]),
            (Word::QuotationOf, &[Is("q")]),
            (Word::EntityOf, &[Is("e")]),
            (Word::ReattachKey, &[Is("r")]),
            (Word::FinishNote, &[Is("Ctrl"), Is("⏎")]),
        ],
    ),
    (
        Word::Suggestions,
        &[
            (Word::NextKeys, &[Is("s"), Is("S")]),
            (Word::Accept, &[Is("a")]),
            (Word::Reject, &[Is("x")]),
            (Word::CorrectIt, &[Is("c")]),
            (Word::WhyKey, &[Is("w")]),
        ],
    ),
    (
        Word::PanelsLabel,
        &[
            (Word::WhoSaysWhat, &[Is("g"), Is("q")]),
            (Word::WhoWhereWhen, &[Is("g"), Is("e")]),
            (Word::Notes, &[Is("g"), Is("n")]),
            (Word::MyArticles, &[Is("g"), Is("a")]),
            (Word::MyRules, &[Is("g"), Is("l")]),
            (Word::NewVersion, &[Is("g"), Is("v")]),
        ],
    ),
    (
        Word::Always,
        &[
            (Word::Undo, &[Is("Ctrl"), Is("Z")]),
            (Word::Redo, &[Is("Ctrl"), Named(Word::KeyShift), Is("Z")]),
            (Word::BackUp, &[Is("Ctrl"), Is("S")]),
            (Word::CloseKeys, &[Named(Word::KeyEscape)]),
            (Word::TheseKeys, &[Is("?")]),
        ],
    ),
];

/// The dialog.
#[component(Help)]
pub fn help(props: &HelpProps) -> Html {
    let language = props.language;
    let close = {
        let desk = props.desk.clone();
        Callback::from(move |()| {
            if desk.read(|s| s.panel == Some(Panel::Help)) {
                desk.act(Action::Show(None));
            }
        })
    };
    let turn = {
        let (desk, letters) = (props.desk.clone(), props.letters);
        Callback::from(move |_: MouseEvent| choose(&desk, Setting::Shortcuts, Value::Bool(!letters)))
    };
    let head = html! {
        <button type="button" class="m-switch" role="switch" aria-checked={props.letters.to_string()} onclick={turn}>
            { Word::LetterKeys.text(language) }
        </button>
    };
    html! {
        <Dialog {language} class="is-wide" title={Word::Keys.text(language)} {head} on_close={close}>
            <div class="m-keys">{ for GROUPS.iter().map(|(title, rows)| group(*title, rows, language)) }</div>
        </Dialog>
    }
}

fn group(title: Word, rows: &[Row], language: Language) -> Html {
    html! {
        <section>
            <h3 class="m-label">{ title.text(language) }</h3>
            <dl>{ for rows.iter().map(|(what, keys)| html! {
                <>
                    <dt>{ what.text(language) }</dt>
                    <dd>{ for keys.iter().map(|key| html! { <kbd class="m-key">{ key.text(language) }</kbd> }) }</dd>
                </>
            }) }</dl>
        </section>
    }
}

impl Key {
    fn text(self, language: Language) -> &'static str {
        match self {
            Is(text) => text,
            Named(word) => word.text(language),
        }
    }
}
