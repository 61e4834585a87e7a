//! The header, the outline and the list of articles: finding one's way.

mod absence;
mod add;
mod blocks;
mod deleting;
mod dialog;
mod files;
mod fill;
pub(super) mod focus;
mod found;
mod header;
mod help;
mod importing;
mod index;
mod library;
mod messages;
mod outline;
mod paste;
mod persisting;
mod quotes;
mod review;
mod rules;
mod said;
mod saved;
mod saving;
mod settings;
mod share;
mod shelf;
mod storage;
mod strip;
mod summary;
mod title;
mod versions;
mod when;

pub(super) use help::Help;
pub(super) use library::LibraryPage;
pub(super) use paste::{Draft, PasteDialog};
pub(super) use rules::rules;
pub(super) use saving::back_up;
pub(super) use storage::StoragePanel;
pub(super) use summary::Same;
pub(super) use versions::VersionsPanel;

use super::app::AppProps;
use crate::core::app::{Action, CardItem, Panel};
use crate::web::ui::margins::sheet::is_wanted;
use add::use_drop;
use focus::{use_alone, use_escape};
use header::Header;
use messages::Messages;
use outline::Outline;
use said::Said;
use settings::use_theme;
use std::rc::Rc;
use strip::Strip;
use title::use_title;
use yew::prelude::*;

/// The width from which on the outline stands beside the text (LOOK section 2).
const WIDE: f64 = 1440.0;

/// Header, outline and panels.
#[component(Reading)]
pub fn reading(props: &AppProps) -> Html {
    let (desk, hosts) = (&props.desk, &props.hosts);
    let language = desk.language();
    let panel = desk.read(|s| s.panel);
    let over = desk.read(|s| s.open.as_ref().is_some_and(|o| o.is_analysed()));
    let (marks, summary, words, analysed) = desk.read(|s| {
        let Some(open) = &s.open else { return (Same(Rc::default()), Same(Rc::default()), 0, false) };
        (Same(open.marks.clone()), Same(open.overview.clone()), open.words(), open.analysis.is_some())
    });
    let article = desk.read(|s| s.open.as_ref().map(|o| o.article.id()));
    let current = desk.read(|s| match s.card.as_ref()?.item()? {
        CardItem::Mark(id) => Some(AttrValue::from(id.clone())),
        CardItem::Note(_) => None,
    });
    let held = desk.read(|s| s.rules_here().len());
    let listing = matches!(panel, Some(Panel::Library | Panel::Paste));
    let drawer = panel == Some(Panel::Outline);
    let draft = use_mut_ref(Draft::default);
    let newer = use_mut_ref(String::new);

    use_theme(desk);
    use_title(desk, words, language);
    use_drop(desk);
    use_alone(desk.host(), &["m-bar", "m-layer"], listing);
    use_alone(desk.host(), &["m-outline", "m-layer"], drawer);
    let close = {
        let desk = desk.clone();
        Callback::from(move |()| desk.act(Action::Show(None)))
    };
    use_escape(listing || drawer, close.clone());
    use_wide(desk, drawer);

    let key = article.map(|id| id.to_string()).unwrap_or_default();
    let outline = hosts.outline.clone().map(|host| {
        html! {
            <Outline key={key} desk={desk.clone()} margin={props.margin.clone()} {host} {language} marks={marks.clone()}
                summary={summary.clone()} {analysed} {over} {current} rules={held} {drawer} />
        }
    });
    let strip = hosts.strip.clone().map(|host| {
        html! { <Strip desk={desk.clone()} {host} {language} summary={summary.clone()} {analysed} {over} {drawer} /> }
    });
    let drawn = listing || matches!(panel, Some(Panel::Rules | Panel::Help | Panel::Storage | Panel::Versions));
    let panels = if drawn { props.margin.panels() } else { None };
    // Messages give way to what a person is about to judge or write: to the card, and on a narrow page to what rises from below.
    let (aside, up) = desk.read(|s| (s.card.is_some(), s.selection.is_some() || is_wanted(s)));
    let veil = close.reform(|_: PointerEvent| ());
    html! {
        <div class="m-reading">
            if let Some(bar) = hosts.bar.clone() {
                <Header ..header::state(desk, bar, language) />
            }
            <div>{ for outline }</div>
            <div>{ for strip }</div>
            <div class="m-scrim" hidden={!drawer} onpointerdown={veil}></div>
            <div>
                if listing {
                    { for panels.map(|p| p.library(desk, language, props.tick)) }
                }
            </div>
            <div>
                if panel == Some(Panel::Paste) {
                    { for panels.map(|p| p.paste(desk, language, Same(draft))) }
                }
                if panel == Some(Panel::Rules) {
                    { for panels.map(|p| p.rules(desk, language)) }
                }
                if panel == Some(Panel::Storage) {
                    { for panels.map(|p| p.storage(desk, language, props.tick)) }
                }
                if panel == Some(Panel::Versions) {
                    { for panels.map(|p| p.versions(desk, language, props.tick, Same(newer))) }
                }
                if panel == Some(Panel::Help) {
                    { for panels.map(|p| p.help(desk, language)) }
                }
            </div>
            <div class={classes!("m-messages", aside.then_some("is-aside"), up.then_some("is-up"))}>
                <Messages desk={desk.clone()} {language} tick={props.tick} />
                <Said desk={desk.clone()} {language} number={desk.said().0} />
            </div>
        </div>
    }
}

/// A drawer that is open when the window grows would leave the page out of reach beside an outline that is there anyway.
#[hook]
fn use_wide(desk: &super::DeskRef, drawer: bool) {
    let width = web_sys::window().and_then(|w| w.inner_width().ok()?.as_f64()).unwrap_or_default();
    let desk = desk.clone();
    use_effect_with(drawer && width >= WIDE, move |open| {
        if *open {
            desk.act(Action::Show(None));
        }
    });
}
