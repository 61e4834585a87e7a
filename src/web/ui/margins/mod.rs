//! What stands beside the text: voices on its left, notes on its right, and what a selection offers.

use super::app::AppProps;
use yew::prelude::*;

/// The margins, the selection bar and the cards.
#[component(Margins)]
pub fn margins(props: &AppProps) -> Html {
    let notes = props.hosts.notes.clone().map(|host| create_portal(html! { <div class="m-places" /> }, host));
    html! { <div class="m-margins">{ for notes }</div> }
}
