//! What stands beside the text: voices on its left, notes on its right, and what a selection offers.
//!
//! Yew draws which cards there are and what they hold; [`lay`] then puts them at their places, which only the laid-out
//! page knows. Where there is no margin, the chosen card rises as a [`sheet`].

pub(super) mod adding;
pub(super) mod card;
mod chooser;
mod correct;
mod drawing;
mod editor;
mod follow;
mod head;
mod judging;
mod kinds;
mod lay;
mod lay_notes;
mod lay_voices;
mod lines;
mod note;
mod others;
mod passage;
mod reattach;
mod review;
mod selection;
mod shared;
pub(super) mod sheet;
mod task;
mod ticks;
mod view;
mod voices;
pub(super) mod words;

pub(super) use adding::offer;
pub(super) use card::Slots;
pub(super) use correct::point_taken;
pub(super) use follow::travel;
pub(super) use judging::{colour_of_key, judge, reason};
pub(super) use note::colour_class;
pub(super) use reattach::{let_go_chosen, reattach_chosen, words_changed, words_marked};
pub(super) use review::{reviewed, walk};
pub(super) use shared::{Focus, MarginRef, strong};
pub(super) use task::Task;
pub(super) use view::in_order;
pub(super) use voices::announce;

use super::app::AppProps;
use crate::core::app::State;
use follow::Following;
use note::{NoteCard, NoteProps};
use selection::SelectionBar;
use std::cell::RefCell;
use std::rc::Rc;
use view::{mode, placed};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The margins, the selection bar and the cards.
#[component(Margins)]
pub fn margins(props: &AppProps) -> Html {
    let margin = props.margin.clone();
    let following: Rc<RefCell<Option<Following>>> = use_mut_ref(|| None);
    let redraw = use_force_update();
    {
        let (margin, following) = (margin.clone(), following.clone());
        use_effect_with((), move |()| {
            margin.drawing.draw_by(redraw);
            *following.borrow_mut() = Some(follow::follow(&margin));
            move || {
                following.borrow_mut().take();
            }
        });
    }
    {
        let margin = margin.clone();
        use_effect(move || {
            name_hosts(&margin);
            lay::lay(&margin);
            if let Some(following) = &*following.borrow() {
                watch_new(&margin, following);
            }
            focus(&margin);
            margin.go_on(margin.weak());
        });
    }
    margin.advance();
    draw(&margin)
}

fn draw(margin: &MarginRef) -> Html {
    let desk = margin.desk();
    let (language, slots, narrow) = (desk.language(), desk.slots(), margin.is_narrow());
    let gutter = margin.hosts.gutter.clone().map(|host| create_portal(voices::voices(margin), host));
    let edge = margin.hosts.edge.clone().map(|host| create_portal(ticks::edge(margin), host));
    let notes = margin.hosts.notes.clone().map(|host| create_portal(column(margin, narrow), host));
    let (selected, sheet) = desk.read(|s| {
        let sheet =
            (narrow && sheet::is_wanted(s)).then(|| margin.panels()?.sheet(margin, s, &slots, language)).flatten();
        (s.selection.filter(|_| !s.read_only && s.open.is_some()), sheet)
    });
    let adding = margin.task().and_then(|task| task.is_adding().then(|| margin.panels()?.adding(margin)).flatten());
    html! {
        <div class="m-margins">
            { for gutter }
            { for edge }
            { for notes }
            <p class="m-hidden" role="status">{ margin.said.borrow().clone() }</p>
            <div class="m-floating">
                if let Some(adding) = adding {
                    { adding }
                } else if let Some(span) = selected {
                    <SelectionBar margin={margin.clone()} {span} {language} />
                } else if let Some(sheet) = sheet {
                    { sheet }
                }
            </div>
            <div class="m-elsewhere">{ ticks::elsewhere_button(margin, narrow) }</div>
        </div>
    }
}

/// The right margin: its head, then a place for each card near the viewport.
fn column(margin: &MarginRef, narrow: bool) -> Html {
    let desk = margin.desk();
    let (language, slots) = (desk.language(), desk.slots());
    let (head, places) = desk.read(|s| {
        if narrow {
            return (Html::default(), Vec::new());
        }
        let cards: Vec<_> = placed(s, margin.drawn())
            .into_iter()
            .filter(|item| item.has_card)
            .map(|item| (block_of(s, &item), item))
            .collect();
        let one = |(i, (block, item)): (usize, &(usize, view::Placed))| {
            // Only notes of one block can be on one line.
            let many = cards.get(i + lay_notes::MANY - 1).is_some_and(|(other, _)| other == block);
            let card = match item.note {
                Some(id) => {
                    let props = NoteProps::of(margin, s, id, mode(s, id), language)?;
                    html! { <NoteCard key="card" ..props /> }
                }
                None => margin.panels()?.card(margin, s, &slots, language)?,
            };
            let key = item.note.map_or_else(|| "mark".to_owned(), |id| id.to_string());
            Some(html! {
                <div {key} class="m-place">
                    { card }
                    if many {
                        { ticks::line_more(margin, item.note) }
                    }
                </div>
            })
        };
        let places = cards.iter().enumerate().filter_map(one).collect();
        (head::head(margin, s, language), places)
    });
    html! {
        <>
            <h2 class="m-hidden">{ super::Word::Notes.text(language) }</h2>
            <div class="m-head-host">{ head }</div>
            <div class="m-places">{ for places.into_iter() }</div>
        </>
    }
}

/// The number of the block in which what an item stands beside begins.
fn block_of(state: &State, item: &view::Placed) -> usize {
    state.open.as_ref().map_or(0, |open| open.text.block_at(item.span.start))
}

/// The margin's landmark in the reader's language.
fn name_hosts(margin: &MarginRef) {
    let name = super::Word::Notes.text(margin.desk().language());
    if let Some(notes) = &margin.hosts.notes {
        let _ = notes.set_attribute("aria-label", name);
    }
}

/// Watches the sizes of cards that were just raised: a field grows as one types or pulls its corner. Others have the size
/// that they were laid out with.
fn watch_new(margin: &MarginRef, following: &Following) {
    let Some(places) = lay::list(margin.hosts.notes.as_ref(), ".m-places") else { return };
    let Ok(raised) = places.query_selector_all(".m-place:not([data-watched]) > :not(.is-rest, .m-more)") else {
        return;
    };
    for card in (0..raised.length()).filter_map(|i| raised.item(i)) {
        if let Some(place) = card.parent_element() {
            let _ = place.set_attribute("data-watched", "");
            following.watch(&place);
        }
    }
}

/// Gives the focus to what asked for it, now that it is drawn.
fn focus(margin: &MarginRef) {
    if margin.awaits_panels() {
        return;
    }
    let Some(wanted) = margin.focus.take() else { return };
    let card = match wanted {
        Focus::Panel => lay::list(Some(margin.desk().host()), ".m-selection, .m-correct"),
        // The pointer may have come to rest on a mark meanwhile, whose card is the first of the page.
        Focus::Text | Focus::Tags => lay::list(Some(margin.desk().host()), ".m-note.is-edited"),
        Focus::Card => margin.centre(),
    };
    let Some(card) = card else { return };
    margin.remember_focus();
    let inner = |selector: &str| card.query_selector(selector).ok().flatten();
    let element: Option<Element> = match wanted {
        Focus::Text => inner("textarea"),
        Focus::Tags => inner(".m-tag-field"),
        Focus::Panel => inner("[data-focus]"),
        Focus::Card => Some(card.clone()),
    };
    if wanted == Focus::Panel && !margin.is_narrow() {
        bring_up(&card);
    }
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls so far that what was just opened ends within the window, and never so far that it begins above it.
fn bring_up(element: &Element) {
    const AIR: f64 = 16.0;
    let Some(window) = web_sys::window() else { return };
    let Some(height) = window.inner_height().ok().and_then(|h| h.as_f64()) else { return };
    let place = element.get_bounding_client_rect();
    let below = (place.bottom() + AIR - height).min(place.top() - 72.0);
    if below > 0.0 {
        window.scroll_by_with_x_and_y(0.0, below);
    }
}
