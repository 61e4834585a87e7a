//! The card of a mark: what it is, who speaks, why the machine thinks so, and what the person says to it.

use super::correct::correction;
use super::judging::{judge, reason};
use super::others::{Others, others};
use super::review::{reviewed, walk};
use super::shared::{MarginRef, Scope};
use super::task::Task;
use super::voices::{decision, voice};
use super::words;
use crate::core::app::{Certainty, Decision, DecisionState, Mark, MarkKind, State};
use crate::core::language::Language;
use crate::web::desk::slot_of;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::seal::Seal;
use crate::web::ui::{Word, relayed};
use std::rc::Rc;
use yew::prelude::*;

/// What a [`MarkCard`] draws.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MarkProps {
    pub(super) margin: MarginRef,
    pub(super) mark: Rc<Mark>,
    slot: u8,
    cue: AttrValue,
    /// The word of the quotation in the article that names the speaker, where it is not the name itself.
    mention: AttrValue,
    pub(super) language: Language,
    read_only: bool,
    others: Option<Others>,
    /// What it is called.
    called: AttrValue,
    /// Why it is there, in a sentence.
    why: AttrValue,
    /// Who passes the words on, as a sentence says it.
    relay: Option<AttrValue>,
    /// How much has been looked at.
    reviewed: AttrValue,
    /// How many marks wait.
    left: usize,
    /// What the person is doing with it.
    task: Option<Task>,
    /// Where the next correction holds.
    scope: Scope,
}

impl MarkProps {
    /// The card that is open, if it shows a mark.
    pub(super) fn of(margin: &MarginRef, state: &State, slots: &Slots, language: Language) -> Option<Self> {
        let open = state.open.as_ref()?;
        let mark = open.mark(super::view::marked(state)?)?;
        let words = |span: Option<_>| AttrValue::from(span.map(|s| open.text.slice(s).to_owned()).unwrap_or_default());
        let mention = mark.speaker.as_ref().and_then(|s| s.mention);
        Some(Self {
            margin: margin.clone(),
            slot: slot_of(mark, slots).number(),
            cue: words(mark.rests_on().or(match mark.kind {
                MarkKind::Entity(_) => Some(mark.span),
                MarkKind::Quote(_) => None,
            })),
            mention: words(mention.filter(|m| Some(open.text.slice(*m)) != mark.name())),
            mark: Rc::new(mark.clone()),
            language,
            read_only: state.read_only,
            others: others(state, language),
            called: words::called(open, mark, language).into(),
            why: reason(state, mark, language).into(),
            relay: mark.relay.as_ref().map(|relay| relayed(open, relay, language).into()),
            reviewed: reviewed(open.marks.len() - open.unreviewed(), open.marks.len(), language).into(),
            left: open.unreviewed(),
            task: margin.task(),
            scope: margin.scope.get(),
        })
    }
}

/// Speakers' slots by name.
pub(in crate::web::ui) type Slots = crate::core::order::Sorted<String, crate::web::paint::Slot>;

/// The card that is open, if it shows a mark.
pub(in crate::web::ui) fn view(margin: &MarginRef, state: &State, slots: &Slots, language: Language) -> Option<Html> {
    Some(html! { <MarkCard key="card" ..MarkProps::of(margin, state, slots, language)? /> })
}

/// Draws the card.
#[component(MarkCard)]
pub(super) fn mark_card(props: &MarkProps) -> Html {
    let MarkProps { margin, mark, language, .. } = props;
    let quote = matches!(mark.kind, MarkKind::Quote(_));
    let checked = mark.decision != DecisionState::None;
    let name = if quote { Word::Quotation } else { Word::Name }.text(*language);
    let who = props.called.clone();
    let close = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| margin.close_card())
    };
    let class = classes!("m-suggestion", quote.then(|| voice(props.slot)), checked.then_some("is-checked"));
    html! {
        <div role="group" {class} tabindex="-1" aria-label={[name, ", ", &who].concat()} data-manchette-card="">
            <h3 class="m-card-head">
                if mark.is_speech() {
                    <Seal slot={mark.name().map(|_| usize::from(props.slot) - 1)} {checked} />
                }
                <span class="m-who">{ who }</span>
                <span class={words::kind_class(mark.kind)}>{ words::kind(mark.kind).text(*language) }</span>
                <button type="button" class="m-tool m-card-close" aria-label={Word::CloseCard.text(*language)} onclick={close}>
                    <IconView icon={Icon::X} />
                </button>
            </h3>
            { why(props) }
            if let Some(word) = decision(mark) {
                <p class={classes!("m-badge", if mark.decision == DecisionState::Rejected { "is-lost" } else { "is-sure" })}>
                    <IconView icon={if mark.decision == DecisionState::Rejected { Icon::X } else { Icon::Check }} />
                    { word.text(*language) }
                </p>
            }
            if !props.read_only {
                { match &props.task {
                    Some(Task::Correct(_)) => correction(props),
                    Some(task) => pointing(props, task),
                    None => actions(props),
                } }
                if props.task.is_none() {
                    { progress(props) }
                }
            }
            if let Some(others) = &props.others {
                { others.view(margin) }
            }
        </div>
    }
}

fn why(props: &MarkProps) -> Html {
    let MarkProps { mark, cue, language, .. } = props;
    html! {
        <p class="m-why">
            { certainty(mark, *language) }
            if !cue.is_empty() {
                <b>{ words::quoted(cue, *language) }</b>{ " · " }
            }
            { props.why.clone() }
            if !props.mention.is_empty() {
                <><br /><b>{ props.mention.clone() }</b>{ " → " }{ mark.name().unwrap_or_default().to_owned() }</>
            }
            if let Some(relay) = &props.relay {
                <><br />{ relay.clone() }</>
            }
        </p>
    }
}

fn actions(props: &MarkProps) -> Html {
    let MarkProps { margin, mark, language, .. } = props;
    let decide = |decision: Decision| {
        let (margin, id) = (margin.clone(), mark.id.clone());
        Callback::from(move |_: MouseEvent| judge(&margin, &id, decision.clone(), None))
    };
    let correct = {
        let (margin, task) = (margin.clone(), Task::Correct(mark.id.clone()));
        let onclick = Callback::from(move |_: MouseEvent| margin.start(task.clone()));
        html! {
            <button type="button" class="m-button" {onclick}>
                <IconView icon={Icon::Pencil} /><span class="m-judge-word">{ Word::CorrectIt.text(*language) }</span><kbd class="m-key">{ "c" }</kbd>
            </button>
        }
    };
    if mark.decision != DecisionState::None {
        return html! {
            <div class="m-actions" key="judged">
                <button type="button" class="m-button" onclick={decide(Decision::Withdraw)}>
                    <IconView icon={Icon::Undo} />{ Word::Withdraw.text(*language) }
                </button>
                { correct }
            </div>
        };
    }
    html! {
        <div class="m-actions is-judging" key="open">
            <button type="button" class="m-button is-primary" onclick={decide(Decision::Accept)}>
                { Word::Accept.text(*language) }<kbd class="m-key">{ "a" }</kbd>
            </button>
            <button type="button" class="m-button" onclick={decide(Decision::Reject)}>
                <IconView icon={Icon::X} /><span class="m-judge-word">{ Word::Reject.text(*language) }</span><kbd class="m-key">{ "x" }</kbd>
            </button>
            { correct }
        </div>
    }
}

/// How much has been looked at, and the way to the next.
fn progress(props: &MarkProps) -> Html {
    let MarkProps { margin, language, left, .. } = props;
    let next = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| walk(&margin, true))
    };
    html! {
        <div class="m-card-foot" key="foot">
            <span>{ props.reviewed.clone() }</span>
            if *left > 0 {
                <button type="button" class="m-button is-quiet" onclick={next}>
                    { Word::NextToCheck.text(*language) }<kbd class="m-key">{ "s" }</kbd>
                </button>
            }
        </div>
    }
}

/// While words are waited for: what to do, and the way back.
fn pointing(props: &MarkProps, task: &Task) -> Html {
    let word = if matches!(task, Task::PointSpeaker(_)) { Word::PointSpeakerHow } else { Word::PointSpanHow };
    let margin = props.margin.clone();
    let back = Callback::from(move |_: MouseEvent| {
        margin.end();
    });
    html! {
        <div class="m-correct" key="pointing">
            <p role="status">{ word.text(props.language) }</p>
            <div class="m-actions">
                <button type="button" class="m-button" onclick={back}>
                    { Word::Cancel.text(props.language) }<kbd class="m-key">{ Word::KeyEscape.text(props.language) }</kbd>
                </button>
            </div>
        </div>
    }
}

/// How sure the mark is, as long as no person has judged it.
fn certainty(mark: &Mark, language: Language) -> Html {
    let certainty = mark.certainty();
    let class = match certainty {
        Certainty::Sure => "m-certainty is-sure",
        Certainty::Probable => "m-certainty",
        Certainty::ToCheck => "m-certainty is-to-check",
    };
    let judged = mark.decision != DecisionState::None;
    html! { <><span {class} hidden={judged}>{ certainty.word(language) }</span>{ " " }</> }
}
