//! The strip under the title, where the outline is a drawer: who says most, and the way in.

use super::absence::unread;
use super::share::{ShareStrip, slot, voice_class};
use super::summary::Same;
use crate::core::app::{Action, Overview, Panel, margin_name};
use crate::core::language::Language;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::seal::Seal;
use crate::web::ui::{DeskRef, Word, counted, percent};
use web_sys::Element;
use yew::prelude::*;

/// What the strip shows.
#[derive(PartialEq, Properties)]
pub struct StripProps {
    /// The desk.
    pub desk: DeskRef,
    /// Where the strip stands.
    pub host: Element,
    /// Language.
    pub language: Language,
    /// The article in sum.
    pub summary: Same<Overview>,
    /// Whether the analysis is there.
    pub analysed: bool,
    /// Whether nobody waits for the analysis any more, with or without it.
    pub over: bool,
    /// Whether the drawer is open.
    pub drawer: bool,
}

/// The strip.
#[component(Strip)]
pub fn strip(props: &StripProps) -> Html {
    let desk = props.desk.clone();
    let onclick = Callback::from(move |_: MouseEvent| desk.act(Action::Show(Some(Panel::Outline))));
    let open = if props.drawer { "true" } else { "false" };
    let strip = html! {
        <button type="button" class="m-strip-open" aria-expanded={open} {onclick}>
            <span class="m-strip-line">
                <span class="m-label">{ Word::WhoSaysWhat.text(props.language) }</span>
                { first_voice(props) }
                <IconView icon={Icon::ChevronDown} />
            </span>
            <ShareStrip desk={props.desk.clone()} summary={props.summary.clone()} />
        </button>
    };
    create_portal(strip, props.host.clone())
}

/// The voice that says most, with its share.
fn first_voice(props: &StripProps) -> Html {
    let language = props.language;
    // The first of those that say as much.
    let most = props.summary.0.voices.iter().rev().max_by_key(|(_, share)| share.all);
    let Some((voice, share)) = most else {
        let words = if props.analysed { Word::NoQuotation.text(language) } else { unread(props.over, language) };
        return html! { <span>{ words }</span> };
    };
    let slot = slot(&props.desk, voice.name.as_deref());
    let known = voice.name.is_some().then(|| usize::from(slot.number() - 1));
    let short = voice.marks.first().and_then(|first| {
        props.desk.read(|s| s.open.as_ref().and_then(|open| margin_name(open, open.marks.get(*first)?)))
    });
    let name = short.unwrap_or_else(|| Word::UnnamedVoice.text(language).to_owned());
    let said = counted(voice.marks.len(), ["citation", "citations"], ["quotation", "quotations"], language);
    html! {
        <>
            <span class={voice_class(slot)}><Seal slot={known} /></span>
            <b class="m-who">{ name }</b>
            <span class="m-count">{ said }</span>
            <span class="m-percent">{ percent(share.all, language) }</span>
        </>
    }
}
