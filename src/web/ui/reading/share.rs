//! The strip of the article in reading order: who speaks where.

use super::summary::Same;
use crate::core::app::Overview;
use crate::web::paint::Slot;
use crate::web::ui::DeskRef;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The class that gives a voice its colours.
pub fn voice_class(slot: Slot) -> &'static str {
    const CLASSES: [&str; 8] =
        ["m-voice-1", "m-voice-2", "m-voice-3", "m-voice-4", "m-voice-5", "m-voice-6", "m-voice-7", "m-voice-8"];
    CLASSES[usize::from(slot.number() - 1).min(CLASSES.len() - 1)]
}

/// The slot of the speaker of that name.
pub fn slot(desk: &DeskRef, name: Option<&str>) -> Slot {
    name.and_then(|name| desk.slots().get(name).copied()).unwrap_or_else(Slot::unknown)
}

/// What a [`ShareStrip`] draws.
#[derive(PartialEq, Properties)]
pub struct ShareProps {
    /// The desk.
    pub desk: DeskRef,
    /// The article in sum.
    pub summary: Same<Overview>,
}

/// The strip. A picture of what the lists below say in words: hidden from screen readers.
#[component(ShareStrip)]
pub fn share_strip(props: &ShareProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        // Positions are set as properties: `style` attributes are refused by the page's policy.
        use_effect_with(props.summary.clone(), move |summary| {
            let mut child = node.cast::<HtmlElement>().and_then(|n| n.first_element_child());
            for part in &summary.0.parts {
                let Some(element) = child.take() else { break };
                child = element.next_element_sibling();
                if let Some(element) = element.dyn_ref::<HtmlElement>() {
                    // Hundredths of a per cent, as whole numbers: writing floats costs 10 kB of code.
                    let share = |x: f64| {
                        let hundredths = (x * 1e4).round() as u32;
                        format!("{}.{:02}%", hundredths / 100, hundredths % 100)
                    };
                    let _ = element.style().set_property("--x", &share(part.x));
                    let _ = element.style().set_property("--w", &share(part.w));
                }
            }
        });
    }
    let slots = props.desk.slots();
    let classes: Vec<&str> = props
        .summary
        .0
        .voices
        .iter()
        .map(|(v, _)| voice_class(v.name.as_ref().and_then(|n| slots.get(n).copied()).unwrap_or_else(Slot::unknown)))
        .collect();
    html! {
        <span ref={node} class="m-share" aria-hidden="true">
            { for props.summary.0.parts.iter().map(|part| html! {
                <span class={classes!("m-share-part", classes.get(part.voice).copied(), part.reported.then_some("is-reported"))} />
            }) }
        </span>
    }
}
