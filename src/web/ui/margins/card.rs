//! The card of a mark: what it is, who speaks, why the machine thinks so, and what the person says to it.

use super::note::colour_class;
use super::shared::MarginRef;
use super::voices::{decision, voice};
use super::words;
use crate::core::annotation::Colour;
use crate::core::app::{Action, CardItem, Decision, DecisionState, Mark, MarkKind, OpenArticle, State};
use crate::core::language::Language;
use crate::web::desk::slot_of;
use crate::web::dom::french_spacing;
use crate::web::ui::Word;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::seal::Seal;
use std::rc::Rc;
use yew::prelude::*;

/// One thing that lies at the point.
#[derive(Clone, Debug, PartialEq)]
struct Other {
    item: CardItem,
    words: AttrValue,
    class: &'static str,
    dot: bool,
}

/// All that lies at the point of the card, where it is more than one thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Others {
    list: Rc<Vec<Other>>,
    current: usize,
    language: Language,
}

/// All that lies at the point of the open card.
pub(super) fn others(state: &State, language: Language) -> Option<Others> {
    let (card, open) = (state.card.as_ref()?, state.open.as_ref()?);
    let list: Vec<Other> = card.items.iter().filter_map(|item| other(open, item, language)).collect();
    (list.len() > 1).then(|| Others { list: Rc::new(list), current: card.current, language })
}

fn other(open: &OpenArticle, item: &CardItem, language: Language) -> Option<Other> {
    let (words, class, dot) = match item {
        CardItem::Note(id) => {
            let note = open.notes.get(id)?;
            let of = |span| words::first_words(open.text.slice(span));
            let text = note.text().map(words::first_words).or_else(|| open.span(*id).map(of)).unwrap_or_default();
            let between = if language == Language::French { " : " } else { ": " };
            ([Word::Note.text(language), between, &text].concat(), colour_class(note.colour()), true)
        }
        CardItem::Mark(id) => {
            let mark = open.mark(id)?;
            let kind = words::kind(mark).text(language);
            let name = mark.name().unwrap_or(Word::Unknown.text(language));
            ([name, ", ", kind].concat(), "", false)
        }
    };
    Some(Other { item: item.clone(), words: words.into(), class, dot })
}

impl Others {
    pub(super) fn view(&self, margin: &MarginRef) -> Html {
        let row = |(i, other): (usize, &Other)| {
            let (margin, item) = (margin.clone(), other.item.clone());
            let onclick = Callback::from(move |_: MouseEvent| turn(&margin, i, &item));
            let current = i == self.current;
            html! {
                <li key={i}>
                    <button type="button" class={classes!("m-other", other.class)} aria-current={current.then_some("true")} {onclick}>
                        if other.dot {
                            <span class="m-dot" />
                        }
                        <span class="m-other-text">{ other.words.clone() }</span>
                    </button>
                </li>
            }
        };
        html! {
            <div class="m-others">
                <p class="m-others-head">{ Word::AlsoHere.text(self.language) }</p>
                <ul>{ for self.list.iter().enumerate().map(row) }</ul>
            </div>
        }
    }
}

/// Another thing at the same point: a mark turns the card, a note is chosen.
fn turn(margin: &MarginRef, i: usize, item: &CardItem) {
    margin.finish();
    let chosen = match item {
        CardItem::Note(id) => Some(*id),
        CardItem::Mark(_) => None,
    };
    margin.desk().act(Action::TurnCard(i));
    margin.desk().act(Action::Choose(chosen));
}

/// What a [`MarkCard`] draws.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MarkProps {
    margin: MarginRef,
    mark: Rc<Mark>,
    slot: u8,
    cue: AttrValue,
    /// The word of the quotation in the article that names the speaker, where it is not the name itself.
    mention: AttrValue,
    language: Language,
    read_only: bool,
    others: Option<Others>,
}

impl MarkProps {
    /// The card that is open, if it shows a mark.
    pub(super) fn of(margin: &MarginRef, state: &State, slots: &Slots, language: Language) -> Option<Self> {
        let open = state.open.as_ref()?;
        let mark = open.mark(super::view::marked(state)?)?;
        let words = |span: Option<_>| AttrValue::from(span.map(|s| open.text.slice(s).to_owned()).unwrap_or_default());
        let cue = mark.cue.or(mark.why.and_then(|why| why.cue));
        let mention = mark.speaker.as_ref().and_then(|s| s.mention);
        Some(Self {
            margin: margin.clone(),
            slot: slot_of(mark, slots).number(),
            cue: words(cue.or(match mark.kind {
                MarkKind::Entity(_) => Some(mark.span),
                MarkKind::Quote(_) => None,
            })),
            mention: words(mention.filter(|m| Some(open.text.slice(*m)) != mark.name())),
            mark: Rc::new(mark.clone()),
            language,
            read_only: state.read_only,
            others: others(state, language),
        })
    }
}

/// Speakers' slots by name.
pub(super) type Slots = crate::core::order::Sorted<String, crate::web::paint::Slot>;

/// Draws the card.
#[component(MarkCard)]
pub(super) fn mark_card(props: &MarkProps) -> Html {
    let MarkProps { margin, mark, language, .. } = props;
    let quote = matches!(mark.kind, MarkKind::Quote(_));
    let checked = mark.decision != DecisionState::None;
    let name = if quote { Word::Quotation } else { Word::Name }.text(*language);
    let who = mark.name().unwrap_or(Word::Unknown.text(*language)).to_owned();
    let close = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| margin.close_card())
    };
    let class = classes!("m-suggestion", quote.then(|| voice(props.slot)), checked.then_some("is-checked"));
    html! {
        <div role="group" {class} tabindex="-1" aria-label={[name, ", ", &who].concat()} data-manchette-card="">
            <h3 class="m-card-head">
                if quote {
                    <Seal slot={mark.name().map(|_| usize::from(props.slot) - 1)} {checked} />
                }
                <span class="m-who">{ who }</span>
                <span class={words::kind_class(mark)}>{ words::kind(mark).text(*language) }</span>
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
                { actions(props) }
            }
            if let Some(others) = &props.others {
                { others.view(margin) }
            }
        </div>
    }
}

/// The rule's sentence with the spacing of its language, so that no guillemet is left alone at a line's end.
fn explained(sentence: &str, language: Language) -> String {
    match language {
        Language::French => french_spacing(sentence),
        Language::English => sentence.to_owned(),
    }
}

fn why(props: &MarkProps) -> Html {
    let MarkProps { mark, cue, language, .. } = props;
    let relay = mark.relay.as_ref().map(|relay| [Word::RelayedBy.text(*language), " ", &relay.name].concat());
    html! {
        <p class="m-why">
            if !cue.is_empty() {
                <b>{ words::quoted(cue, *language) }</b>{ " · " }
            }
            if let Some(why) = mark.why {
                { explained(why.rule.explain(*language), *language) }
            }
            if !props.mention.is_empty() {
                <><br /><b>{ props.mention.clone() }</b>{ " → " }{ mark.name().unwrap_or_default().to_owned() }</>
            }
            if let Some(relay) = relay {
                <><br />{ relay }</>
            }
        </p>
    }
}

fn actions(props: &MarkProps) -> Html {
    let MarkProps { margin, mark, language, .. } = props;
    let decide = |decision: Decision| {
        let (margin, id) = (margin.clone(), mark.id.clone());
        Callback::from(move |_: MouseEvent| judge(&margin, &id, decision.clone()))
    };
    if mark.decision != DecisionState::None {
        return html! {
            <div class="m-actions" key="judged">
                <button type="button" class="m-button" onclick={decide(Decision::Withdraw)}>
                    <IconView icon={Icon::Undo} />{ Word::Withdraw.text(*language) }
                </button>
            </div>
        };
    }
    html! {
        <div class="m-actions" key="open">
            <button type="button" class="m-button is-primary" onclick={decide(Decision::Accept)}>
                { Word::Accept.text(*language) }<kbd class="m-key">{ "a" }</kbd>
            </button>
            <button type="button" class="m-button" onclick={decide(Decision::Reject)}>
                { Word::Reject.text(*language) }<kbd class="m-key">{ "x" }</kbd>
            </button>
        </div>
    }
}

/// A person's word on a mark.
pub(in crate::web::ui) fn judge(margin: &MarginRef, mark: &str, decision: Decision) {
    let desk = margin.desk();
    desk.act(Action::Decide { mark: mark.to_owned(), id: desk.new_id(), at: desk.now(), decision, learn: None });
}

/// The colours in the order of their keys.
pub(in crate::web::ui) fn colour_of_key(digit: u32) -> Option<Colour> {
    Colour::ALL.get(usize::try_from(digit).ok()?.checked_sub(1)?).copied()
}
