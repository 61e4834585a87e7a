//! The header, the outline and the list of articles: finding one's way.

use super::app::AppProps;
use yew::prelude::*;

/// Header, outline and panels.
#[component(Reading)]
pub fn reading(props: &AppProps) -> Html {
    let bar = props.hosts.bar.clone().map(|host| create_portal(html! { <div class="m-tools m-tools-end" /> }, host));
    html! { <div class="m-reading">{ for bar }</div> }
}
