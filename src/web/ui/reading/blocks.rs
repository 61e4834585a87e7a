//! The blocks of a page, to choose those of the article.

use super::summary::Same;
use crate::core::format::html::Page;
use crate::core::language::Language;
use crate::core::text::{BlockKind, Text};
use crate::web::ui::{Word, number};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Blocks that are shown at first, and each time more are asked for.
const AT_ONCE: usize = 300;
/// Characters of a block that are shown.
const SHOWN: usize = 280;

/// A page with what is chosen of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The page.
    pub page: Same<Page>,
    ticks: Vec<bool>,
}

impl Chosen {
    /// A page, with what seems to be its article chosen.
    pub fn new(page: Rc<Page>) -> Self {
        let ticks = page.blocks.iter().map(|block| block.chosen).collect();
        Self { page: Same(page), ticks }
    }

    /// How many blocks are chosen.
    fn count(&self) -> usize {
        self.ticks.iter().filter(|tick| **tick).count()
    }

    /// The text of the blocks that are chosen, if any is.
    pub fn text(&self) -> Option<Text> {
        let blocks = self.page.0.blocks.iter().zip(&self.ticks).filter(|(_, tick)| **tick);
        let blocks: Vec<(BlockKind, &str)> = blocks.map(|(block, _)| (block.kind, block.text.as_str())).collect();
        (!blocks.is_empty()).then(|| Text::from_blocks(&blocks))
    }

    fn tick(&self, index: usize, on: bool) -> Self {
        let mut chosen = self.clone();
        if let Some(tick) = chosen.ticks.get_mut(index) {
            *tick = on;
        }
        chosen
    }

    fn tick_all(&self, on: bool) -> Self {
        Self { ticks: vec![on; self.ticks.len()], ..self.clone() }
    }
}

/// What the list of blocks is given.
#[derive(PartialEq, Properties)]
pub struct BlocksProps {
    /// Language.
    pub language: Language,
    /// The page.
    pub chosen: Chosen,
    /// The person has chosen otherwise.
    pub on_change: Callback<Chosen>,
    /// The person wants the text in a field.
    pub on_plain: Callback<()>,
}

/// The list.
#[component(Blocks)]
pub fn blocks(props: &BlocksProps) -> Html {
    let language = props.language;
    let shown = use_state(|| AT_ONCE);
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with(props.chosen.page.clone(), move |_| {
            // From the first block of the article on: what stands above it is seldom wanted.
            if let Some(list) = list.cast::<web_sys::Element>()
                && let Ok(Some(first)) = list.query_selector("input:checked")
                && let Ok(first) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(first)
            {
                let _ = first.focus();
            }
        });
    }
    let toggle = {
        let (chosen, change) = (props.chosen.clone(), props.on_change.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let index = input.get_attribute("data-index").and_then(|i| i.parse().ok());
            if let Some(index) = index {
                change.emit(chosen.tick(index, input.checked()));
            }
        })
    };
    let all = |on: bool| {
        let (chosen, change) = (props.chosen.clone(), props.on_change.clone());
        Callback::from(move |_: MouseEvent| change.emit(chosen.tick_all(on)))
    };
    let plain = props.on_plain.reform(|_: MouseEvent| ());
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + AT_ONCE))
    };
    let page = &props.chosen.page.0;
    let left = page.blocks.len().saturating_sub(*shown);
    let item = |(i, (block, tick)): (usize, (&crate::core::format::html::PageBlock, &bool))| {
        html! {
            <li key={i}>
                <label class={classes!("m-block", look(block.kind))}>
                    <input type="checkbox" data-index={i.to_string()} checked={*tick} />
                    <span>{ short(&block.text) }</span>
                    if let Some(word) = kind(block.kind) {
                        <small>{ word.text(language) }</small>
                    }
                </label>
            </li>
        }
    };
    html! {
        <fieldset class="m-blocks">
            <legend class="m-form-label">{ Word::WhichBlocks.text(language) }</legend>
            <div class="m-blocks-bar">
                <span role="status">{ format!("{} {} {}", number(props.chosen.count(), language), Word::ChosenOf.text(language), number(page.blocks.len(), language)) }</span>
                <button type="button" class="m-button is-quiet" onclick={all(true)}>{ Word::ChooseAll.text(language) }</button>
                <button type="button" class="m-button is-quiet" onclick={all(false)}>{ Word::ChooseNone.text(language) }</button>
                <button type="button" class="m-button is-quiet" onclick={plain}>{ Word::AsPlainText.text(language) }</button>
            </div>
            <ul ref={list} class="m-blocks-list" onchange={toggle}>
                { for page.blocks.iter().zip(&props.chosen.ticks).take(*shown).enumerate().map(item) }
                if left > 0 {
                    <li key="more">
                        <button type="button" class="m-button" onclick={more}>
                            { format!("{} ({})", Word::MoreBlocks.text(language), number(left, language)) }
                        </button>
                    </li>
                }
            </ul>
        </fieldset>
    }
}

/// The beginning of a block.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn look(kind: BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Heading | BlockKind::Subheading => Some("is-heading"),
        BlockKind::Quotation => Some("is-quotation"),
        BlockKind::Caption | BlockKind::Row => Some("is-small"),
        _ => None,
    }
}

fn kind(kind: BlockKind) -> Option<Word> {
    match kind {
        BlockKind::Paragraph => None,
        BlockKind::Heading | BlockKind::Subheading => Some(Word::KindHeading),
        BlockKind::Item => Some(Word::KindItem),
        BlockKind::Quotation => Some(Word::KindQuotation),
        BlockKind::Caption => Some(Word::KindCaption),
        BlockKind::Preformatted => Some(Word::KindPreformatted),
        BlockKind::Row => Some(Word::KindRow),
    }
}
