//! A note beside its passage: at rest or chosen.

use super::editor::Editor;
use super::others::{Others, others};
use super::reattach::{Doubt, changed, choices};
use super::shared::{Focus, MarginRef};
use super::view::Mode;
use super::words;
use crate::core::anchoring::State as Anchor;
use crate::core::annotation::{Colour, Id, Note};
use crate::core::app::{Action, Change, Piece, State, pieces};
use crate::core::language::Language;
use crate::web::ui::Word;
use crate::web::ui::icon::{Icon, IconView};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// What a [`NoteCard`] draws.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct NoteProps {
    pub(super) margin: MarginRef,
    pub(super) note: Rc<Note>,
    pub(super) mode: Mode,
    /// How sure its place is.
    pub(super) anchor: Anchor,
    /// The first words of its passage; empty for the whole article.
    pub(super) quote: AttrValue,
    /// What a person should look at about its place.
    pub(super) doubt: Option<Doubt>,
    /// What was typed and not finished.
    pub(super) draft: Option<AttrValue>,
    pub(super) language: Language,
    pub(super) read_only: bool,
    /// Everything that lies at the same point, if that was asked.
    pub(super) others: Option<Others>,
}

impl NoteProps {
    /// The note `id` as the state has it.
    pub(super) fn of(margin: &MarginRef, state: &State, id: Id, mode: Mode, language: Language) -> Option<Self> {
        let open = state.open.as_ref()?;
        let note = open.notes.get(&id)?.clone();
        let place = open.places.get(&id);
        let words = match place.and_then(|p| p.span) {
            Some(span) => words::first_words(open.text.slice(span)),
            None => match note.target() {
                Some(crate::core::annotation::Target::Passage(passage)) => words::first_words(&passage.exact),
                _ => String::new(),
            },
        };
        Some(Self {
            margin: margin.clone(),
            mode,
            anchor: place.map_or(Anchor::Pending, |p| p.state),
            quote: words.into(),
            doubt: Doubt::of(open, &note),
            draft: open.drafts.get(&id).map(|draft| draft.clone().into()),
            language,
            read_only: state.read_only,
            others: (mode == Mode::Chosen).then(|| others(state, language)).flatten(),
            note,
        })
    }
}

/// The class that gives a note its colour.
pub(in crate::web::ui) fn colour_class(colour: Option<Colour>) -> &'static str {
    match colour.unwrap_or(Colour::Amber) {
        Colour::Amber => "m-amber",
        Colour::Green => "m-green",
        Colour::Blue => "m-blue",
        Colour::Rose => "m-rose",
    }
}

/// Draws a note. While it is written in, its field stands in place of its text.
#[component(NoteCard)]
pub(super) fn note_card(props: &NoteProps) -> Html {
    let NoteProps { margin, note, mode, language, .. } = props;
    let id = note.id();
    let state = match mode {
        Mode::Rest => "is-rest",
        Mode::Chosen => "is-chosen",
        Mode::Edited => "is-edited",
    };
    let word = if note.text().is_some() { Word::Note } else { Word::Highlight };
    let about = if props.quote.is_empty() {
        Word::WholeArticle.text(*language).to_owned()
    } else {
        words::quoted(&props.quote, *language)
    };
    let name = [word.text(*language), ", ", &about].concat();
    let weak = margin.weak();
    let resting = *mode == Mode::Rest;
    let choose = move || {
        if let Some(margin) = weak.upgrade() {
            margin.choose(Some(id), Some(Focus::Card));
        }
    };
    let onclick = {
        let choose = choose.clone();
        // A click on a link follows it; one on a button is the button's.
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            if resting && target.is_some_and(|t| t.closest("a, button").ok().flatten().is_none()) {
                choose();
            }
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if resting && matches!(event.key().as_str(), "Enter" | " ") && event.target() == event.current_target() {
            event.prevent_default();
            choose();
        }
    });
    html! {
        <div role="group" class={classes!("m-note", colour_class(note.colour()), state)}
            tabindex={if *mode == Mode::Edited { "-1" } else { "0" }} aria-label={name} {onclick} {onkeydown}>
            if *mode == Mode::Edited {
                <Editor margin={margin.clone()} note={note.clone()} draft={props.draft.clone()} language={*language} />
            } else {
                { content(props) }
            }
        </div>
    }
}

fn content(props: &NoteProps) -> Html {
    let NoteProps { note, mode, language, .. } = props;
    let chosen = *mode == Mode::Chosen;
    let texts = note.texts();
    let cut = !chosen && texts.len() == 1 && texts.first().is_some_and(|text| may_be_cut(text));
    let bare = texts.is_empty() && props.draft.is_none();
    // Where the passage is not beside the note, its words are all that tells what the note is about.
    let quoted = (chosen && bare) || matches!(props.anchor, Anchor::Suggested | Anchor::Lost);
    html! {
        <>
            { badge(props.anchor, *language) }
            if quoted && !props.quote.is_empty() {
                <p class="m-note-quote">{ words::quoted(&props.quote, *language) }</p>
            }
            if texts.len() > 1 {
                { twins(props, &texts) }
            } else if let Some(text) = texts.first() {
                <p class={classes!("m-note-text", cut.then_some("is-cut"))}>{ linked(text, *language) }</p>
            }
            if !quoted { { changed(props) } }
            { draft(props) }
            if !note.tags().is_empty() {
                <p class="m-tags">{ for note.tags().into_iter().map(|tag| html! { <span class="m-tag">{ tag.to_owned() }</span> }) }</p>
            }
            if cut {
                <button type="button" class="m-more m-read-on" hidden=true onclick={choosing(props)}>
                    { Word::ReadOn.text(*language) }
                </button>
            }
            if chosen && !props.read_only {
                { actions(props) }
            }
            if let Some(others) = &props.others {
                { others.view(&props.margin) }
            }
        </>
    }
}

/// Whether a text may take more lines than a card at rest shows, in the narrowest margin.
fn may_be_cut(text: &str) -> bool {
    /// Of a card at rest.
    const LINES: usize = 8;
    /// Bytes that a line holds at least, but for a word that is as long.
    const LINE: usize = 16;
    text.lines().map(|line| 1 + line.len() / LINE).sum::<usize>() > LINES
}

fn choosing(props: &NoteProps) -> Callback<MouseEvent> {
    let (weak, id) = (props.margin.weak(), props.note.id());
    Callback::from(move |_| {
        if let Some(margin) = weak.upgrade() {
            margin.choose(Some(id), Some(Focus::Card));
        }
    })
}

/// The text with its addresses as links.
fn linked(text: &str, language: Language) -> Html {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => html! { { words.to_owned() } },
            Piece::Link(link) => html! {
                <a href={link.to_owned()} target="_blank" rel="noopener noreferrer" title={Word::NewTab.text(language)}>
                    { link.to_owned() }
                </a>
            },
        })
        .collect()
}

/// How the note came to its place, where that is not plain.
pub(super) fn badge(anchor: Anchor, language: Language) -> Html {
    let (icon, word, class) = match anchor {
        Anchor::Moved => (Icon::MoveVertical, Word::StateMoved, ""),
        Anchor::Changed => (Icon::Pencil, Word::StateChanged, ""),
        Anchor::Suggested => (Icon::Help, Word::StateSuggested, ""),
        Anchor::Lost => (Icon::Unlink, Word::StateLost, "is-lost"),
        _ => return html! { { "" } },
    };
    html! { <p class={classes!("m-badge", class)}><IconView {icon} />{ word.text(language) }</p> }
}

/// What an earlier page left unfinished.
fn draft(props: &NoteProps) -> Html {
    let Some(draft) = &props.draft else { return html! { { "" } } };
    let (weak, id) = (props.margin.weak(), props.note.id());
    let resume = Callback::from(move |_: MouseEvent| {
        if let Some(margin) = weak.upgrade() {
            margin.edit(id, Some(Focus::Text));
        }
    });
    html! {
        <div class="m-twin">
            <p class="m-twin-head"><span>{ Word::Draft.text(props.language) }</span></p>
            <p class="m-note-text">{ draft.clone() }</p>
            if !props.read_only {
                <button type="button" class="m-button" onclick={resume}>{ Word::Resume.text(props.language) }</button>
            }
        </div>
    }
}

/// Texts that were written at the same time in two places: both stand until a person has decided.
fn twins(props: &NoteProps, texts: &[&str]) -> Html {
    let language = props.language;
    let id = props.note.id();
    let one = |text: &&str| {
        let (weak, text) = (props.margin.weak(), (*text).to_owned());
        let kept = text.clone();
        let keep = Callback::from(move |_: MouseEvent| {
            if let Some(margin) = weak.upgrade() {
                margin.update(id, Change { note: Some(kept.clone()), ..Change::default() });
            }
        });
        html! {
            <div class="m-twin">
                <p class="m-note-text">{ linked(&text, language) }</p>
                if !props.read_only {
                    <button type="button" class="m-button" onclick={keep}>{ Word::KeepThis.text(language) }</button>
                }
            </div>
        }
    };
    html! {
        <>
            <p class="m-badge"><IconView icon={Icon::History} />{ Word::TwoTexts.text(language) }</p>
            { for texts.iter().map(one) }
        </>
    }
}

fn actions(props: &NoteProps) -> Html {
    let language = props.language;
    let (margin, id) = (props.margin.clone(), props.note.id());
    let onedit = Callback::from(move |_: MouseEvent| margin.edit(id, Some(Focus::Text)));
    let margin = props.margin.clone();
    let ondelete = Callback::from(move |_: MouseEvent| {
        margin.desk().act(Action::Remove { id, at: margin.desk().now() });
    });
    html! {
        <div class="m-actions">
            { choices(props) }
            <button type="button" class="m-button" onclick={onedit}>
                <IconView icon={Icon::Pencil} />{ Word::Edit.text(language) }
            </button>
            <button type="button" class="m-button is-icon is-danger" aria-label={Word::Delete.text(language)}
                title={Word::Delete.text(language)} onclick={ondelete}>
                <IconView icon={Icon::Trash} />
            </button>
        </div>
    }
}
