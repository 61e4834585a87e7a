//! At the text's right edge: a tick for every note, and leaders to cards that had to move.

use super::note::colour_class;
use super::shared::{Focus, MarginRef};
use super::view::{Mode, elsewhere, mode, placed};
use super::voices::voice;
use super::words;
use crate::core::annotation::Id;
use crate::web::desk::slot_of;
use crate::web::ui::{Word, number};
use yew::prelude::*;

/// Ticks and leaders near the viewport; [`super::lay`] puts them at their lines.
pub(super) fn edge(margin: &MarginRef) -> Html {
    let desk = margin.desk();
    let (language, slots) = (desk.language(), desk.slots());
    let (ticks, leaders): (Vec<Html>, Vec<Html>) = desk.read(|s| {
        let Some(open) = &s.open else { return Default::default() };
        let (mut ticks, mut leaders) = (Vec::new(), Vec::new());
        for item in placed(s, margin.drawn()) {
            let note = item.note.and_then(|id| open.notes.get(&id));
            let colour = note.map(|note| colour_class(note.colour()));
            if let Some(note) = note {
                let words = note.text().unwrap_or_else(|| open.text.slice(item.span));
                let name = [Word::Note.text(language), ", ", &words::first_words(words)].concat();
                ticks.push(tick(margin, note.id(), colour, name));
            }
            if item.has_card {
                let class = match item.note.map(|id| mode(s, id)) {
                    None => classes!(
                        "m-leader",
                        "is-suggestion",
                        super::view::marked(s).and_then(|id| open.mark(id)).map(|m| voice(slot_of(m, &slots).number()))
                    ),
                    Some(Mode::Rest) => classes!("m-leader", colour),
                    Some(_) => classes!("m-leader", "is-chosen", colour),
                };
                let key = item.note.map_or_else(|| "mark".to_owned(), |id| id.to_string());
                leaders.push(html! { <span {key} {class} aria-hidden="true" /> });
            }
        }
        (ticks, leaders)
    });
    html! {
        <>
            <div class="m-ticks">{ for ticks }</div>
            <div class="m-leaders">{ for leaders }</div>
        </>
    }
}

fn tick(margin: &MarginRef, id: Id, colour: Option<&'static str>, name: String) -> Html {
    let margin = margin.clone();
    let onclick = Callback::from(move |_: MouseEvent| margin.choose(Some(id), Some(Focus::Card)));
    html! { <button key={id.to_string()} type="button" class={classes!("m-tick", colour)} aria-label={name} {onclick} /> }
}

/// Shows all notes of a line that has too many for its margin.
pub(super) fn line_more(margin: &MarginRef, note: Option<Id>) -> Html {
    let margin = margin.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(id) = note {
            margin.opened_lines.borrow_mut().push(id);
            margin.desk().notify();
        }
    });
    html! { <button key="more" type="button" class="m-more m-line-more" hidden=true {onclick} /> }
}

/// On a phone, the way to notes that no tick leads to.
pub(super) fn elsewhere_button(margin: &MarginRef, narrow: bool) -> Html {
    if !narrow {
        return html! { { "" } };
    }
    let language = margin.desk().language();
    let first = margin.desk().read(|s| {
        let (whole, unplaced) = elsewhere(s.open.as_ref()?);
        let first = whole.first().or(unplaced.first())?.id();
        Some((first, whole.len() + unplaced.len()))
    });
    let Some((id, n)) = first else { return html! { { "" } } };
    let margin = margin.clone();
    let onclick = Callback::from(move |_: MouseEvent| margin.choose(Some(id), None));
    html! {
        <button type="button" class="m-button" {onclick}>
            { Word::NotesWithoutPassage.text(language) }{ " (" }{ number(n, language) }{ ")" }
        </button>
    }
}
