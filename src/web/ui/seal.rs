//! The seal of a voice: its own shape, so that colour is never the only sign.
//!
//! Hollow: suggested by the machine. Filled: checked by the reader. The same sign in margin, outline and card.

use yew::prelude::*;

/// Shapes of the eight speaker slots in order of first speech, in units of a 12 × 12 view box.
/// Each leaves 1 unit of air, so that the hollow form's stroke is not cut.
const SHAPES: [&str; 8] = [
    "M6 1.6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 1 0 0-8.8z",
    "M2 2h8v8h-8z",
    "M6 1.6l4.9 8.6h-9.8z",
    "M6 .9l5.1 5.1l-5.1 5.1l-5.1-5.1z",
    "M4.3 1.2h3.4v3.1h3.1v3.4h-3.1v3.1h-3.4v-3.1h-3.1v-3.4h3.1z",
    "M3.4 1.5h5.2l2.6 4.5l-2.6 4.5h-5.2l-2.6-4.5z",
    "M6 10.4l-4.9-8.6h9.8z",
    "M6 .9l1.55 3.3l3.55.45l-2.6 2.5l.65 3.6l-3.15-1.75l-3.15 1.75l.65-3.6l-2.6-2.5l3.55-.45z",
];

/// A question mark: who speaks is not known. It stands in the last slot's colour and is never filled.
const UNKNOWN: &str = "M3.7 4.2a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2.9-1.2 1.7M6 10.2v.1";

/// What a [`Seal`] draws.
#[derive(Properties, PartialEq)]
pub struct SealProps {
    /// Slot of the speaker from 0, in order of first speech; later speakers share the last. `None`: nobody known.
    pub slot: Option<usize>,
    /// Whether a reader has checked what the seal stands for.
    #[prop_or_default]
    pub checked: bool,
}

/// Draws a seal in the voice's ink, which the nearest `.m-voice-N` around it sets.
#[component]
pub fn Seal(props: &SealProps) -> Html {
    let shape = props.slot.map_or(UNKNOWN, |slot| SHAPES[slot.min(SHAPES.len() - 1)]);
    let filled = props.checked && props.slot.is_some();
    html! {
        <svg class={classes!("m-seal", filled.then_some("is-checked"))} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d={shape} />
        </svg>
    }
}
