//! Who says what: the voices of the article with their quotations, then its names.

use super::absence::{absence, unread};
use super::focus::use_focus;
use super::index::{NameIndex, go};
use super::quotes::{silent, utterance};
use super::review::progress;
use super::share::{ShareStrip, slot, voice_class};
use super::summary::{Same, utterances};
use crate::core::app::{Action, Mark, Overview, Panel, Share, Voice};
use crate::core::language::Language;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::margins::MarginRef;
use crate::web::ui::seal::Seal;
use crate::web::ui::{DeskRef, Word, counted, number, percent};
use web_sys::Element;
use yew::prelude::*;

/// A first voice with more quotations than this begins closed, so that the others are in sight.
const OPEN_AT_FIRST: usize = 24;
/// Quotations of one voice that are listed before the person asks for all.
const LISTED: usize = 100;
/// Voices that are listed before the person asks for all.
const VOICES: usize = 40;

/// What the outline shows.
#[derive(Clone, PartialEq, Properties)]
pub struct OutlineProps {
    /// The desk.
    pub desk: DeskRef,
    /// The margins, which walk through what nobody has reviewed.
    pub(in crate::web::ui) margin: MarginRef,
    /// Where the outline stands.
    pub host: Element,
    /// Language.
    pub language: Language,
    /// The marks of the article.
    pub marks: Same<Vec<Mark>>,
    /// The article in sum.
    pub summary: Same<Overview>,
    /// Whether the analysis is there.
    pub analysed: bool,
    /// Whether nobody waits for the analysis any more, with or without it.
    pub over: bool,
    /// The mark whose card is open.
    pub current: Option<AttrValue>,
    /// How many rules hold here.
    pub rules: usize,
    /// Whether it is open as a drawer.
    pub drawer: bool,
}

/// The outline.
#[component(Outline)]
pub fn outline(props: &OutlineProps) -> Html {
    let language = props.language;
    let close_button = use_node_ref();
    use_drawer(&props.host, props.drawer, language);
    use_focus(&close_button, props.drawer);
    // Voices that the person has opened or closed, against how they begin.
    let turned = use_state(Vec::<Option<String>>::new);
    let whole = use_state(|| false);
    let everybody = use_state(|| false);
    let all = {
        let everybody = everybody.setter();
        Callback::from(move |_: MouseEvent| everybody.set(true))
    };
    let close = {
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| desk.act(Action::Show(None)))
    };
    let rules = {
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| desk.act(Action::Show(Some(Panel::Rules))))
    };
    let newer = {
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| desk.act(Action::Show(Some(Panel::Versions))))
    };
    let writable = props.desk.read(|s| !s.read_only);
    let summary = &props.summary.0;
    let held = props.rules;
    let shown = if *everybody { usize::MAX } else { VOICES };
    let rows = summary.voices.iter().take(shown).enumerate().map(|(n, (voice, share))| {
        let begins = n == 0 && voice.marks.len() <= OPEN_AT_FIRST;
        let open = begins != turned.contains(&voice.name);
        let toggle = {
            let (turned, name) = (turned.clone(), voice.name.clone());
            Callback::from(move |_: MouseEvent| {
                let mut now = (*turned).clone();
                match now.iter().position(|n| *n == name) {
                    Some(at) => drop(now.remove(at)),
                    None => now.push(name.clone()),
                }
                turned.set(now);
            })
        };
        voice_row(props, voice, *share, open, toggle, &whole)
    });
    let quotations = counted(summary.quotations, ["citation", "citations"], ["quotation", "quotations"], language);
    let checked = counted(summary.checked, ["vérifiée", "vérifiées"], ["checked", "checked"], language);
    let outline = html! {
        <>
            <div class="m-outline-close">
                <button ref={close_button} type="button" class="m-tool" aria-label={Word::CloseIt.text(language)} onclick={close}>
                    <IconView icon={Icon::X} />
                </button>
            </div>
            <div class="m-outline-head">
                <h2 class="m-label">{ Word::WhoSaysWhat.text(language) }</h2>
                if props.analysed {
                    <span>
                        { quotations }
                        if summary.checked > 0 {
                            { ", " }{ checked }
                        }
                    </span>
                }
            </div>
            { absence(&props.desk, language) }
            { progress(&props.margin, summary, language) }
            if !props.analysed {
                <p class="m-relays">{ unread(props.over, language) }</p>
            } else if summary.voices.is_empty() {
                <p class="m-relays">{ Word::NoQuotation.text(language) }</p>
            } else {
                <ShareStrip desk={props.desk.clone()} summary={props.summary.clone()} />
                <ul>{ for rows }</ul>
                if summary.voices.len() > shown {
                    <button type="button" class="m-name" onclick={all}>{ Word::ShowAll.text(language) }</button>
                }
                <p class="m-rest">
                    <span>{ Word::TheArticle.text(language) }</span>
                    <span class="m-percent">{ percent(summary.rest, language) }</span>
                </p>
                { relays(props) }
            }
            <NameIndex desk={props.desk.clone()} {language} marks={props.marks.clone()} summary={props.summary.clone()}
                analysed={props.analysed} over={props.over} current={props.current.clone()} />
            { silent(props) }
            <p class="m-rules-open">
                <button type="button" class="m-button is-quiet" onclick={rules}>
                    { Word::MyRules.text(language) }
                    if held > 0 {
                        { " (" }{ number(held, language) }{ ")" }
                    }
                </button>
                if writable {
                    <button type="button" class="m-button is-quiet m-version-open" onclick={newer}>{ Word::NewVersion.text(language) }</button>
                }
            </p>
        </>
    };
    create_portal(outline, props.host.clone())
}

/// Tells the host, which is an element of the page, whether it is open and what it is.
#[hook]
fn use_drawer(host: &Element, open: bool, language: Language) {
    let host = host.clone();
    use_effect_with((open, language), move |(open, language)| {
        let _ = host.class_list().toggle_with_force("is-open", *open);
        let _ = host.set_attribute("aria-label", Word::WhoSaysWhat.text(*language));
    });
}

fn voice_row(
    props: &OutlineProps,
    voice: &Voice,
    share: Share,
    open: bool,
    toggle: Callback<MouseEvent>,
    whole: &UseStateHandle<bool>,
) -> Html {
    let language = props.language;
    let slot = slot(&props.desk, voice.name.as_deref());
    let seal = voice.name.is_some().then(|| usize::from(slot.number() - 1));
    let marks = || voice.marks.iter().filter_map(|i| props.marks.0.get(*i));
    let checked = marks().all(|m| !m.is_unreviewed());
    let name = voice.name.clone().unwrap_or_else(|| Word::UnnamedVoice.text(language).to_owned());
    let shown = if **whole { usize::MAX } else { LISTED };
    let more = {
        let whole = whole.setter();
        Callback::from(move |_: MouseEvent| whole.set(true))
    };
    let key = name.clone();
    html! {
        <li {key} class={classes!("m-voice", voice_class(slot))}>
            <button type="button" class="m-voice-row" aria-expanded={open.to_string()} onclick={toggle}>
                <Seal slot={seal} {checked} />
                <span>{ name }</span>
                <span class="m-count">{ counted_quotations(voice.marks.len(), language) }</span>
                <span class="m-percent">{ percent(share.all, language) }</span>
            </button>
            if open {
                <p class="m-share-key">
                    if share.quoted > 0 {
                        <span>{ Word::Quoted.text(language) }{ " " }{ percent(share.quoted, language) }</span>
                    }
                    if share.reported > 0 {
                        <span class="is-reported">{ Word::Reported.text(language) }{ " " }{ percent(share.reported, language) }</span>
                    }
                </p>
                <ul class="m-quotes">
                    { for utterances(voice, &props.marks.0).iter().take(shown).map(|group| utterance(props, group, seal)) }
                </ul>
                if utterances(voice, &props.marks.0).len() > shown {
                    <button type="button" class="m-name" onclick={more}>{ Word::ShowAll.text(language) }</button>
                }
            }
        </li>
    }
}

/// The number for the eye, with its unit for those who hear it.
fn counted_quotations(n: usize, language: Language) -> Html {
    let said = counted(n, ["citation", "citations"], ["quotation", "quotations"], language);
    let (number, unit) = said.split_at(said.rfind(' ').unwrap_or(said.len()));
    html! { <>{ number.to_owned() }<span class="m-hidden">{ unit.to_owned() }</span></> }
}

fn relays(props: &OutlineProps) -> Html {
    let names = &props.summary.0.relays;
    let button = |(name, span): &(String, crate::core::text::Span)| {
        let (desk, span) = (props.desk.clone(), *span);
        let onclick = Callback::from(move |_: MouseEvent| go(&desk, None, span));
        html! {
            <button key={name.clone()} type="button" class="m-name" {onclick}><span class="m-kind-org">{ name.clone() }</span></button>
        }
    };
    html! {
        <p class="m-relays" hidden={names.is_empty()}>
            { Word::RelayedBy.text(props.language) }{ " " }
            { for names.iter().map(button) }
        </p>
    }
}
