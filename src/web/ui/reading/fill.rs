//! How much of this device's room for notes is in use, as a bar.

use crate::core::language::Language;
use crate::web::ui::{DeskRef, Word, percent};
use web_sys::HtmlElement;
use yew::prelude::*;

/// The share of the room that is in use, of a hundred.
pub fn share(desk: &DeskRef) -> usize {
    let report = desk.keeper().report();
    (report.used * 100).div_ceil(report.limit.max(1)).min(100)
}

/// How a share is said.
pub fn said(share: usize, language: Language) -> String {
    format!("{} {}", percent(share, language), Word::Occupied.text(language))
}

/// What [`Fill`] is given.
#[derive(PartialEq, Properties)]
pub struct FillProps {
    /// Of a hundred.
    pub share: usize,
    /// Language.
    pub language: Language,
}

/// The bar.
#[component(Fill)]
pub fn fill(props: &FillProps) -> Html {
    let part = use_node_ref();
    {
        let part = part.clone();
        use_effect_with(props.share, move |share| {
            if let Some(element) = part.cast::<HtmlElement>() {
                let _ = element.style().set_property("--w", &format!("{share}%"));
            }
        });
    }
    let full = (props.share >= 95).then_some("is-full");
    html! {
        <div class={classes!("m-fill", full)} role="img" aria-label={said(props.share, props.language)}>
            <div ref={part} class="m-fill-part"></div>
        </div>
    }
}
