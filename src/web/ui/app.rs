//! The root of the interface.

use super::hosts::Hosts;
use super::margins::{MarginRef, Margins};
use super::progress::Progress;
use super::reading::Reading;
use super::{DeskRef, Extent};
use crate::web::platform::spawn_local;
use std::cell::Cell;
use yew::prelude::*;

/// What the root and its two halves are given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The desk to draw.
    pub(super) desk: DeskRef,
    /// Where to draw.
    pub(super) hosts: Hosts,
    /// What both halves do with marks: the margins draw them, the outline leads to them.
    pub(super) margin: MarginRef,
    /// How much of it.
    pub(super) extent: Extent,
    /// Grows with each change of the desk, so that the halves are drawn anew.
    #[prop_or_default]
    pub(super) tick: u32,
}

/// Draws everything anew whenever the desk says that something has changed; what has not is left alone by its own
/// properties.
#[component(App)]
pub fn app(props: &AppProps) -> Html {
    let tick = use_state(|| 0_u32);
    {
        let tick = tick.setter();
        let desk = props.desk.clone();
        let drawn = desk.news();
        use_effect_with((), move |()| {
            let count = Cell::new(0_u32);
            // Yew draws for a frame at most and goes on in another task: what came in between nobody has heard.
            if desk.news() != drawn {
                count.set(1);
                tick.set(1);
            }
            desk.watch(move || {
                count.set(count.get().wrapping_add(1));
                tick.set(count.get());
            });
        });
    }
    {
        let margin = props.margin.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                margin.desk().settle().await;
                margin.load_panels();
            });
        });
    }
    {
        let hosts = props.hosts.clone();
        use_effect_with(props.desk.language(), move |language| hosts.speak(*language));
    }
    let half = AppProps { tick: *tick, ..props.clone() };
    html! {
        <>
            if props.extent == Extent::Full {
                <Reading ..half.clone() />
                <Progress desk={props.desk.clone()} language={props.desk.language()} />
            }
            <Margins ..half />
        </>
    }
}
