//! What stands at the top of the margin: notes on the whole article, notes without a sure place, or a first word.

use super::note::{NoteCard, NoteProps};
use super::shared::MarginRef;
use super::view::{elsewhere, mode};
use super::words;
use crate::core::annotation::Id;
use crate::core::app::{Change, OpenArticle, State};
use crate::core::language::Language;
use crate::core::text::Span;
use crate::web::ui::Word;
use yew::prelude::*;

/// So many notes are listed at once, and so many more each time that one asks.
pub(super) const PAGE: usize = 20;

/// Bytes of the text shown on either side of a candidate.
const AROUND: usize = 40;

/// A place that a note may belong to, with its words and what stands around them.
#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    span: Span,
    before: AttrValue,
    words: AttrValue,
    after: AttrValue,
}

/// The head of the margin, as it is in `state`.
pub(super) fn head(margin: &MarginRef, state: &State, language: Language) -> Html {
    let Some(open) = &state.open else { return html! { { "" } } };
    let (mut whole, mut unplaced) = elsewhere(open);
    let rest = (whole.len() + unplaced.len()).saturating_sub(margin.listed.get());
    whole.truncate(margin.listed.get());
    unplaced.truncate(margin.listed.get() - whole.len());
    let empty = open.count() == 0;
    let card = |id: Id| {
        let props = NoteProps::of(margin, state, id, mode(state, id), language);
        props.map(|props| html! { <NoteCard key={id.to_string()} ..props /> }).unwrap_or_default()
    };
    html! {
        <div class="m-margin-head">
            if !whole.is_empty() {
                <section key="whole" class="m-unplaced">
                    <h3 class="m-label">{ Word::WholeArticle.text(language) }</h3>
                    <div class="m-unplaced-list">{ for whole.iter().map(|note| card(note.id())) }</div>
                </section>
            }
            if !unplaced.is_empty() {
                <section key="unplaced" class="m-unplaced">
                    <h3 class="m-label">{ Word::Unplaced.text(language) }</h3>
                    <div class="m-unplaced-list">
                        { for unplaced.iter().map(|note| {
                            let candidates = candidates(open, note.id());
                            html! {
                                <div key={note.id().to_string()}>
                                    { card(note.id()) }
                                    { list(margin, note.id(), &candidates, state.read_only, language) }
                                </div>
                            }
                        }) }
                    </div>
                </section>
            }
            if rest > 0 {
                { more(margin, rest, language) }
            }
            if empty {
                <div key="empty" class="m-empty">
                    <b>{ Word::NoNote.text(language) }</b>{ " " }{ Word::NoNoteHow.text(language) }
                    <p class="m-empty-keys">
                        <kbd class="m-key">{ "n" }</kbd>{ " " }{ Word::KeyNote.text(language) }{ " \u{a0} " }
                        <kbd class="m-key">{ "?" }</kbd>{ " " }{ Word::KeyHelp.text(language) }
                    </p>
                </div>
            }
        </div>
    }
}

/// What lists further notes, with the number of those that are not listed yet.
fn more(margin: &MarginRef, rest: usize, language: Language) -> Html {
    let margin = margin.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        margin.listed.set(margin.listed.get() + PAGE);
        margin.desk().notify();
    });
    html! { <button key="more" type="button" class="m-more" {onclick}>{ words::more_notes(rest, language) }</button> }
}

fn candidates(open: &OpenArticle, id: Id) -> Vec<Candidate> {
    let text = open.text.as_str();
    let one = |span: &Span| {
        let (start, end) = (span.start.get(), span.end.get());
        let from = (start.saturating_sub(AROUND)..start).find(|&i| text.is_char_boundary(i)).unwrap_or(start);
        let to = (end..=(end + AROUND).min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(end);
        let cut = |more: bool| if more { "…" } else { "" };
        Candidate {
            span: *span,
            before: [cut(from > 0), text.get(from..start).unwrap_or_default()].concat().into(),
            words: words::first_words(open.text.slice(*span)).into(),
            after: [text.get(end..to).unwrap_or_default(), cut(to < text.len())].concat().into(),
        }
    };
    open.places.get(&id).map(|place| place.candidates.iter().map(one).collect()).unwrap_or_default()
}

/// The places from which a person chooses: each is gone to by its words, and taken by its button.
fn list(margin: &MarginRef, id: Id, candidates: &[Candidate], read_only: bool, language: Language) -> Html {
    let one = |(i, candidate): (usize, &Candidate)| {
        let span = candidate.span;
        let go = {
            let margin = margin.clone();
            Callback::from(move |_: MouseEvent| margin.desk().reveal(span))
        };
        let take = {
            let margin = margin.clone();
            Callback::from(move |_: MouseEvent| margin.update(id, Change { span: Some(span), ..Change::default() }))
        };
        html! {
            <li key={i}>
                <button type="button" class="m-candidate" title={Word::GoThere.text(language)} onclick={go}>
                    { candidate.before.clone() }<b>{ candidate.words.clone() }</b>{ candidate.after.clone() }
                </button>
                if !read_only {
                    <button type="button" class="m-button" onclick={take}>{ Word::Attach.text(language) }</button>
                }
            </li>
        }
    };
    html! { <ul class="m-candidates">{ for candidates.iter().enumerate().map(one) }</ul> }
}
