//! What a selection offers, right there.

use super::lay::{character, set, toggle};
use super::note::colour_class;
use super::shared::{Focus, Margin, MarginRef};
use super::words;
use crate::core::annotation::Colour;
use crate::core::app::Layer;
use crate::core::language::Language;
use crate::core::text::Span;
use crate::web::dom::ArticleDom;
use crate::web::ui::Word;
use crate::web::ui::icon::{Icon, IconView};
use web_sys::Element;
use yew::prelude::*;

/// Between the selection and the bar, in CSS pixels.
const AIR: f64 = 8.0;
/// The arrow stays so far from the bar's corners.
const CORNER: f64 = 20.0;

/// What a [`SelectionBar`] offers its actions for.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SelectionProps {
    pub(super) margin: MarginRef,
    pub(super) span: Span,
    pub(super) language: Language,
}

/// Four colours, a note, a tag, a quotation, a name. A press on it takes neither the focus nor the selection.
#[component(SelectionBar)]
pub(super) fn selection_bar(props: &SelectionProps) -> Html {
    let SelectionProps { margin, span, language } = props.clone();
    let annotate = |colour: Colour, focus: Option<Focus>| {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| margin.annotate(span, colour, focus))
    };
    let swatch = |colour: Colour| {
        let name = words::highlight_in(colour, language);
        html! {
            <button type="button" class={classes!("m-swatch", colour_class(Some(colour)))} title={name.clone()}
                aria-label={name} onclick={annotate(colour, None)}>
                <span class="m-dot" />
            </button>
        }
    };
    // Both: some engines move the selection on the press of the mouse that follows the pointer's.
    let onpointerdown = Callback::from(|event: PointerEvent| event.prevent_default());
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    if margin.task().is_some_and(|task| task.points()) {
        return pointing(margin, span, language);
    }
    let offer = |layer: Layer| {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| super::offer(&margin, span, layer))
    };
    html! {
        <div class="m-selection" role="toolbar" aria-label={Word::SelectedPassage.text(language)} {onpointerdown} {onmousedown}>
            <div class="m-swatches" role="group" aria-label={Word::HighlightVerb.text(language)}>
                { for Colour::ALL.into_iter().map(swatch) }
            </div>
            <span class="m-divider" />
            <button type="button" class="m-tool" onclick={annotate(Colour::Amber, Some(Focus::Text))}>
                <IconView icon={Icon::Note} />{ Word::Note.text(language) }<kbd class="m-key">{ "n" }</kbd>
            </button>
            <button type="button" class="m-tool" onclick={annotate(Colour::Amber, Some(Focus::Tags))}>
                <IconView icon={Icon::Tag} />{ Word::Tag.text(language) }<kbd class="m-key">{ "t" }</kbd>
            </button>
            <button type="button" class="m-tool" onclick={offer(Layer::Quote)}>
                <IconView icon={Icon::Quote} />{ Word::QuotationOf.text(language) }<kbd class="m-key">{ "q" }</kbd>
            </button>
            <button type="button" class="m-tool" onclick={offer(Layer::Entity)}>
                <IconView icon={Icon::AtSign} />{ Word::EntityOf.text(language) }<kbd class="m-key">{ "e" }</kbd>
            </button>
        </div>
    }
}

/// While words are waited for, the selection is what they are.
fn pointing(margin: MarginRef, span: Span, language: Language) -> Html {
    let take = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| {
            super::point_taken(&margin, span);
        })
    };
    let leave = Callback::from(move |_: MouseEvent| {
        margin.end();
    });
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div class="m-selection" role="toolbar" aria-label={Word::SelectedPassage.text(language)} {onmousedown}>
            <button type="button" class="m-button is-primary" onclick={take}>
                { Word::TheseWords.text(language) }<kbd class="m-key">{ "⏎" }</kbd>
            </button>
            <button type="button" class="m-button is-quiet" onclick={leave}>{ Word::Cancel.text(language) }</button>
        </div>
    }
}

/// The bar with the place where it is to stand.
pub(super) struct Bar {
    element: Element,
    x: f64,
    y: f64,
    arrow: f64,
    below: bool,
}

/// Finds the place of the bar: above the selection, below it where there is no room, inside the column and never over the
/// selection.
pub(super) fn measure(margin: &Margin, article: &ArticleDom) -> Option<Bar> {
    let desk = margin.desk();
    let host = desk.host();
    let bar = host.query_selector(".m-selection").ok().flatten()?;
    let span = desk.held().or(desk.read(|s| s.selection))?;
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let (first, last) = (character(article, span, false)?, character(article, span, true)?);
    let (size, page) = (bar.get_bounding_client_rect(), host.get_bounding_client_rect());
    let column = article.root().get_bounding_client_rect();
    // The header stays on top of the page and would cover the bar.
    let header = host.query_selector(".m-bar").ok().flatten();
    let ceiling = header.map_or(0.0, |h| h.get_bounding_client_rect().bottom().max(0.0));
    let above = first.top() - AIR - size.height();
    let under = last.bottom() + AIR;
    let fits_above = above >= ceiling;
    let below = !fits_above && under + size.height() <= height;
    // A selection taller than the screen leaves no free place: then its own end is the nearest.
    let y = if below {
        under
    } else if fits_above {
        above.min(height - size.height())
    } else {
        height - size.height() - AIR
    };
    let near = if below && last.top() > first.top() { last.right() - size.width() / 2.0 } else { first.left() };
    let x = near.max(column.left()).min(column.right().min(page.right()) - size.width()).max(page.left());
    let tip = if below && last.top() > first.top() { last.right() - 8.0 } else { first.left() + CORNER + 10.0 };
    let arrow = (tip - x).max(CORNER).min(size.width() - CORNER);
    Some(Bar { element: bar, x: x - page.left(), y: y - page.top(), arrow, below })
}

/// Puts the bar where it is to stand.
pub(super) fn lay(bar: &Bar) {
    set(&bar.element, "--x", bar.x);
    set(&bar.element, "--y", bar.y);
    set(&bar.element, "--arrow", bar.arrow);
    toggle(&bar.element, "is-below", bar.below);
}
