//! All that lies at the point of an open card, to turn to.

use super::note::colour_class;
use super::shared::MarginRef;
use super::words;
use crate::core::app::{Action, CardItem, OpenArticle, State};
use crate::core::language::Language;
use crate::web::ui::Word;
use std::rc::Rc;
use yew::prelude::*;

/// One thing that lies at the point.
#[derive(Clone, Debug, PartialEq)]
struct Other {
    item: CardItem,
    words: AttrValue,
    class: &'static str,
    dot: bool,
}

/// All that lies at the point of the card, where it is more than one thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Others {
    list: Rc<Vec<Other>>,
    current: usize,
    language: Language,
}

/// All that lies at the point of the open card.
pub(super) fn others(state: &State, language: Language) -> Option<Others> {
    let (card, open) = (state.card.as_ref()?, state.open.as_ref()?);
    let list: Vec<Other> = card.items.iter().filter_map(|item| other(open, item, language)).collect();
    (list.len() > 1).then(|| Others { list: Rc::new(list), current: card.current, language })
}

fn other(open: &OpenArticle, item: &CardItem, language: Language) -> Option<Other> {
    let (words, class, dot) = match item {
        CardItem::Note(id) => {
            let note = open.notes.get(id)?;
            let of = |span| words::first_words(open.text.slice(span));
            let text = note.text().map(words::first_words).or_else(|| open.span(*id).map(of)).unwrap_or_default();
            let between = if language == Language::French { " : " } else { ": " };
            ([Word::Note.text(language), between, &text].concat(), colour_class(note.colour()), true)
        }
        CardItem::Mark(id) => {
            let mark = open.mark(id)?;
            let kind = words::kind(mark.kind).text(language);
            let name = words::called(open, mark, language);
            ([&name, ", ", kind].concat(), "", false)
        }
    };
    Some(Other { item: item.clone(), words: words.into(), class, dot })
}

impl Others {
    pub(super) fn view(&self, margin: &MarginRef) -> Html {
        let row = |(i, other): (usize, &Other)| {
            let (margin, item) = (margin.clone(), other.item.clone());
            let onclick = Callback::from(move |_: MouseEvent| turn(&margin, i, &item));
            let current = i == self.current;
            html! {
                <li key={i}>
                    <button type="button" class={classes!("m-other", other.class)} aria-current={current.then_some("true")} {onclick}>
                        if other.dot {
                            <span class="m-dot" />
                        }
                        <span class="m-other-text">{ other.words.clone() }</span>
                    </button>
                </li>
            }
        };
        html! {
            <div class="m-others">
                <p class="m-others-head">{ Word::AlsoHere.text(self.language) }</p>
                <ul>{ for self.list.iter().enumerate().map(row) }</ul>
            </div>
        }
    }
}

/// Another thing at the same point: a mark turns the card, a note is chosen.
fn turn(margin: &MarginRef, i: usize, item: &CardItem) {
    margin.finish();
    let chosen = match item {
        CardItem::Note(id) => Some(*id),
        CardItem::Mark(_) => None,
    };
    margin.desk().act(Action::TurnCard(i));
    margin.desk().act(Action::Choose(chosen));
}
