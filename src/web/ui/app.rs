//! The root of the interface.

use super::hosts::Hosts;
use super::{DeskRef, Extent};
use yew::prelude::*;

/// What the root is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    pub(super) desk: DeskRef,
    pub(super) hosts: Hosts,
    pub(super) extent: Extent,
}

/// Draws everything anew whenever the desk says that something has changed; what has not is left alone by its own
/// properties.
#[component(App)]
pub fn app(props: &AppProps) -> Html {
    let tick = use_state(|| 0_u32);
    {
        let tick = tick.setter();
        let desk = props.desk.clone();
        use_effect_with((), move |()| {
            let count = std::cell::Cell::new(0_u32);
            desk.watch(move || {
                count.set(count.get().wrapping_add(1));
                tick.set(count.get());
            });
        });
    }
    let _ = (*tick, &props.hosts, props.extent);
    html! { <div class="m-floating" /> }
}
