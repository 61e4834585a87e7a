//! On a phone: what the margin holds, risen from below, with the text still in sight.

use super::card::{MarkCard, MarkProps, Slots};
use super::note::{NoteCard, NoteProps};
use super::shared::MarginRef;
use super::view::{Mode, in_order, marked, mode};
use super::words;
use crate::core::annotation::Id;
use crate::core::app::State;
use crate::core::language::Language;
use crate::web::ui::Word;
use crate::web::ui::icon::{Icon, IconView};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// A pull of the grip by so much closes the sheet, in CSS pixels.
const PULL: i32 = 40;

/// The sheet's greatest share of the screen's height.
const HIGHEST: f64 = 0.45;

/// What the sheet shows.
#[derive(Clone, PartialEq)]
pub(super) enum Shown {
    /// A note, with its number among all.
    Note { props: NoteProps, at: usize, before: Option<Id>, after: Option<Id>, total: usize },
    /// The card of a mark, with its number among its kind.
    Mark { props: MarkProps, at: usize, total: usize, quote: bool },
}

/// Whether there may be something to show.
pub(in crate::web::ui) fn is_wanted(state: &State) -> bool {
    marked(state).is_some() || state.editing.is_some() || state.chosen.is_some()
}

/// The sheet with what it has to show, if anything.
pub(in crate::web::ui) fn view(margin: &MarginRef, state: &State, slots: &Slots, language: Language) -> Option<Html> {
    let shown = shown(margin, state, MarkProps::of(margin, state, slots, language), language)?;
    Some(html! { <Sheet margin={margin.clone()} {shown} {language} /> })
}

fn shown(margin: &MarginRef, state: &State, mark: Option<MarkProps>, language: Language) -> Option<Shown> {
    if let (Some(props), Some(id), Some(open)) = (mark, marked(state), &state.open) {
        let quote = open.mark(id)?.is_speech();
        let alike = || open.marks.iter().filter(|m| m.is_shown() && m.is_speech() == quote);
        // A rejected mark is shown no more and has no number.
        let at = alike().position(|m| m.id == id).map_or(0, |i| i + 1);
        return Some(Shown::Mark { props, at, total: alike().count(), quote });
    }
    let id = state.editing.as_ref().map(|(id, _)| *id).or(state.chosen)?;
    let all = in_order(state.open.as_ref()?);
    let at = all.iter().position(|other| *other == id)?;
    let mode = if mode(state, id) == Mode::Edited { Mode::Edited } else { Mode::Chosen };
    let props = NoteProps::of(margin, state, id, mode, language)?;
    let before = at.checked_sub(1).and_then(|i| all.get(i)).copied();
    Some(Shown::Note { props, at, before, after: all.get(at + 1).copied(), total: all.len() })
}

/// What a [`Sheet`] draws.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SheetProps {
    pub(super) margin: MarginRef,
    pub(super) shown: Shown,
    pub(super) language: Language,
}

/// Draws the sheet, and keeps the passage above it in sight.
#[component(Sheet)]
pub(super) fn sheet(props: &SheetProps) -> Html {
    let SheetProps { margin, shown, language } = props;
    let span = margin.desk().read(|s| {
        let open = s.open.as_ref()?;
        match shown {
            Shown::Note { props, .. } => open.span(props.note.id()),
            Shown::Mark { .. } => Some(open.mark(marked(s)?)?.span),
        }
    });
    {
        let margin = margin.clone();
        use_effect_with(span, move |span| {
            if let Some(span) = *span {
                keep_above(&margin, span);
            }
        });
    }
    let close = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| margin.choose(None, None))
    };
    let heading = match shown {
        Shown::Note { at, total, .. } => {
            [Word::Note.text(*language), " ", &words::of(at + 1, *total, *language)].concat()
        }
        Shown::Mark { at, total, quote, .. } => {
            let word = if *quote { Word::Quotation } else { Word::Name }.text(*language);
            if *at == 0 { word.to_owned() } else { [word, " ", &words::of(*at, *total, *language)].concat() }
        }
    };
    html! {
        <section class="m-sheet" aria-label={heading.clone()}>
            { grip(margin) }
            <div class="m-sheet-head">
                <h2 class="m-label">{ heading }</h2>
                if let Shown::Note { before, after, .. } = shown {
                    { step(margin, *before, Icon::ChevronUp, Word::NoteBefore, *language) }
                    { step(margin, *after, Icon::ChevronDown, Word::NoteAfter, *language) }
                }
                <button type="button" class="m-tool" aria-label={Word::CloseCard.text(*language)} onclick={close}>
                    <IconView icon={Icon::X} />
                </button>
            </div>
            { match shown {
                Shown::Note { props, .. } => html! { <NoteCard key={props.note.id().to_string()} ..props.clone() /> },
                Shown::Mark { props, .. } => html! { <MarkCard key="mark" ..props.clone() /> },
            } }
        </section>
    }
}

fn step(margin: &MarginRef, to: Option<Id>, icon: Icon, word: Word, language: Language) -> Html {
    let margin = margin.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if to.is_some() {
            margin.choose(to, None);
        }
    });
    html! {
        <button type="button" class="m-tool" aria-label={word.text(language)} aria-disabled={to.is_none().then_some("true")}
            {onclick}>
            <IconView {icon} />
        </button>
    }
}

/// A handle to pull the sheet down by. Keys and readers have the button beside it.
fn grip(margin: &MarginRef) -> Html {
    let start: Rc<Cell<Option<i32>>> = Rc::default();
    let onpointerdown = {
        let start = start.clone();
        Callback::from(move |event: PointerEvent| {
            start.set(Some(event.client_y()));
            if let Some(grip) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) {
                let _ = grip.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let margin = margin.clone();
    let onpointerup = Callback::from(move |event: PointerEvent| {
        if start.take().is_some_and(|from| event.client_y() - from >= PULL) {
            margin.choose(None, None);
        }
    });
    html! { <div class="m-sheet-grip" {onpointerdown} {onpointerup} /> }
}

/// Scrolls so that the passage's first line stands above the sheet, however high that grows.
fn keep_above(margin: &MarginRef, span: crate::core::text::Span) {
    let line = margin.desk().with_article(|article| super::lay::character(article, span, false));
    let (Some(line), Some(window)) = (line, web_sys::window()) else { return };
    let ceiling = margin.desk().host().query_selector(".m-bar").ok().flatten();
    let ceiling = ceiling.map_or(0.0, |bar| bar.get_bounding_client_rect().bottom().max(0.0));
    let Some(height) = window.inner_height().ok().and_then(|h| h.as_f64()) else { return };
    let floor = height * (1.0 - HIGHEST);
    if line.bottom() > floor || line.top() < ceiling {
        window.scroll_by_with_x_and_y(0.0, line.top() - f64::midpoint(ceiling, floor));
    }
}
