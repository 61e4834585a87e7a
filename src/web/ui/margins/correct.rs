//! Putting a mark right, on its card: what it is, who speaks or what it names, and where it begins and ends. Each choice
//! acts at once and can be undone; nothing waits for a button that somebody may forget to press.

use super::card::{MarkProps, judge};
use super::chooser::{Choice, Chooser};
use super::shared::{MarginRef, Scope};
use super::task::Task;
use super::words;
use crate::core::analysis::{EntityKind, QuoteKind};
use crate::core::app::{
    Action, Correction, Decision, DecisionState, Layer, Learn, Mark, MarkKind, OpenArticle, SpeakerChoice, candidates,
    mark_id,
};
use crate::core::language::Language;
use crate::core::order::sort_by_key;
use crate::core::text::Span;
use crate::core::text::words::words as word_spans;
use crate::web::ui::{Word, counted};
use std::rc::Rc;
use yew::prelude::*;

/// The kinds of a layer, the usual ones first.
pub(super) fn kinds(layer: Layer) -> [MarkKind; 5] {
    match layer {
        Layer::Quote => [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect, QuoteKind::Scare, QuoteKind::Title]
            .map(MarkKind::Quote),
        Layer::Entity => {
            [EntityKind::Person, EntityKind::Place, EntityKind::Organisation, EntityKind::Date, EntityKind::Misc]
                .map(MarkKind::Entity)
        }
    }
}

/// A button for each kind of a layer.
pub(super) fn kind_buttons(
    layer: Layer,
    now: Option<MarkKind>,
    language: Language,
    choose: &Callback<MarkKind>,
) -> Html {
    let one = |(i, kind): (usize, MarkKind)| {
        let onclick = choose.reform(move |_: MouseEvent| kind);
        let chosen = now.map(|now| (now == kind).to_string());
        let first = (i == 0 && now.is_none()) || now == Some(kind);
        html! {
            <button key={kind.name()} type="button" class="m-button" aria-pressed={chosen} data-focus={first.then_some("")} {onclick}>
                <span class={words::kind_class(kind)}>{ words::short_kind(kind).text(language) }</span>
            </button>
        }
    };
    html! {
        <div class="m-kinds" role="group" aria-label={Word::Kind.text(language)}>{ for kinds(layer).into_iter().enumerate().map(one) }</div>
    }
}

/// Here, in this article, or everywhere.
pub(super) fn scopes(margin: &MarginRef, language: Language, changed: &Callback<()>) -> Html {
    let now = margin.scope.get();
    let one = |(scope, word): (Scope, Word)| {
        let (margin, changed) = (margin.clone(), changed.clone());
        let onchange = Callback::from(move |_: Event| {
            margin.scope.set(scope);
            changed.emit(());
            margin.desk().notify();
        });
        html! {
            <label class="m-scope">
                <input type="radio" name="m-scope" checked={scope == now} {onchange} />{ word.text(language) }
            </label>
        }
    };
    let all = [
        (Scope::Here, Word::ScopeHere),
        (Scope::Article, Word::ScopeArticle),
        (Scope::Everywhere, Word::ScopeEverywhere),
    ];
    html! {
        <fieldset class="m-scopes">
            <legend class="m-correct-label">{ Word::Applies.text(language) }</legend>
            { for all.into_iter().map(one) }
        </fieldset>
    }
}

/// The rule that a correction is to teach.
pub(super) fn lesson(margin: &MarginRef) -> Option<Learn> {
    let everywhere = match margin.scope.get() {
        Scope::Here => return None,
        Scope::Article => false,
        Scope::Everywhere => true,
    };
    Some(Learn { rule: margin.desk().new_id(), everywhere })
}

/// Puts a mark right. Where its passage changes, the card goes with it.
pub(super) fn put_right(margin: &MarginRef, id: &str, correction: Correction) {
    let desk = margin.desk().clone();
    let Some(layer) = desk.read(|s| Some(s.open.as_ref()?.mark(id)?.kind.layer())) else { return };
    let moved = correction.span.map(|span| mark_id(layer, span));
    let learn = lesson(margin);
    let decision = Decision::Correct(correction);
    desk.act(Action::Decide { mark: id.to_owned(), id: desk.new_id(), at: desk.now(), decision, learn });
    if let Some(moved) =
        moved.filter(|moved| desk.read(|s| s.open.as_ref().is_some_and(|open| open.mark(moved).is_some())))
    {
        let walking = margin.walking.take();
        margin.show_mark(&moved, None);
        if walking.as_deref() == Some(id) {
            margin.walking.replace(Some(moved.clone()));
        }
        margin.begin(Task::Correct(moved));
    }
}

/// Who may have spoken, those quoted most first.
pub(super) fn people(margin: &MarginRef, language: Language) -> Rc<Vec<Choice>> {
    let slots = margin.desk().slots();
    let choice = |one: crate::core::app::Candidate| Choice {
        slot: slots.get(&one.name).map(|slot| slot.number()),
        hint: match one.quotations {
            0 => String::new(),
            n => counted(n, ["citation", "citations"], ["quotation", "quotations"], language),
        }
        .into(),
        name: one.name.into(),
    };
    let all = margin.desk().read(|s| s.open.as_ref().map(|open| candidates(&open.marks)).unwrap_or_default());
    Rc::new(all.into_iter().map(choice).collect())
}

/// The names of the article of one kind: what a mention may stand for.
fn names(open: &OpenArticle, kind: MarkKind) -> Rc<Vec<Choice>> {
    let mut all: Vec<(&str, usize)> = Vec::new();
    for name in open.marks.iter().filter(|m| m.is_shown() && m.kind == kind).filter_map(Mark::name) {
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => all.push((name, 1)),
        }
    }
    sort_by_key(&mut all, |(_, count)| std::cmp::Reverse(*count));
    let choice = |(name, count): (&str, usize)| Choice {
        name: name.to_owned().into(),
        slot: None,
        hint: count.to_string().into(),
    };
    Rc::new(all.into_iter().map(choice).collect())
}

/// What the card shows while its mark is put right.
pub(super) fn correction(props: &MarkProps) -> Html {
    let MarkProps { margin, mark, language, .. } = props;
    let (language, id) = (*language, mark.id.clone());
    let layer = mark.kind.layer();
    let fix = |f: fn(MarkKind) -> Correction| {
        let (margin, id) = (margin.clone(), id.clone());
        Callback::from(move |kind| put_right(&margin, &id, f(kind)))
    };
    let kind = fix(|kind| Correction { kind: Some(kind), ..Correction::default() });
    let again = {
        let (margin, id, kind, judged) =
            (margin.clone(), id.clone(), mark.kind, mark.decision == DecisionState::Corrected);
        // A correction that was made here first and is then wanted elsewhere, too.
        Callback::from(move |()| {
            if judged && margin.scope.get() != Scope::Here {
                put_right(&margin, &id, Correction { kind: Some(kind), ..Correction::default() });
            }
        })
    };
    let none = {
        let (margin, id) = (margin.clone(), id.clone());
        Callback::from(move |_: MouseEvent| {
            let learn = lesson(&margin);
            margin.forget();
            judge(&margin, &id, Decision::Reject, learn);
        })
    };
    let done = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| {
            margin.end();
        })
    };
    html! {
        <div class="m-correct" role="group" aria-label={Word::CorrectIt.text(language)} key="correct">
            <p class="m-correct-label">{ Word::Kind.text(language) }</p>
            { kind_buttons(layer, Some(mark.kind), language, &kind) }
            { who(props) }
            { passage(props) }
            { scopes(margin, language, &again) }
            <div class="m-actions">
                <button type="button" class="m-button" onclick={none}>
                    { if layer == Layer::Entity { Word::NoName1 } else { Word::NoQuotation1 }.text(language) }
                </button>
                <button type="button" class="m-button is-primary" onclick={done}>
                    { Word::Finish.text(language) }<kbd class="m-key">{ Word::KeyEscape.text(language) }</kbd>
                </button>
            </div>
        </div>
    }
}

/// Who speaks, or what a name stands for.
fn who(props: &MarkProps) -> Html {
    let MarkProps { margin, mark, language, .. } = props;
    let (language, speech) = (*language, mark.is_speech());
    if mark.kind.layer() == Layer::Quote && !speech {
        return Html::default();
    }
    let word = if speech { Word::WhoSpeaks } else { Word::StandsFor };
    let choices = if speech {
        people(margin, language)
    } else {
        margin.desk().read(|s| s.open.as_ref().map(|open| names(open, mark.kind)).unwrap_or_default())
    };
    let on_choose = {
        let (margin, id) = (margin.clone(), mark.id.clone());
        Callback::from(move |name: String| {
            let mut correction = Correction::default();
            if speech {
                correction.speaker = Some(SpeakerChoice::Named(name));
            } else {
                correction.name = Some(name);
            }
            put_right(&margin, &id, correction);
        })
    };
    let point = begin(margin, Task::PointSpeaker(mark.id.clone()));
    let nobody = {
        let (margin, id) = (margin.clone(), mark.id.clone());
        Callback::from(move |_: MouseEvent| {
            put_right(&margin, &id, Correction { speaker: Some(SpeakerChoice::Nobody), ..Correction::default() });
        })
    };
    html! {
        <>
            <p class="m-correct-label">{ word.text(language) }</p>
            <Chooser key="who" label={word.text(language)} now={mark.name().map(|name| AttrValue::from(name.to_owned()))} {choices} {language} {on_choose} />
            if speech {
                <div class="m-correct-row">
                    <button type="button" class="m-button" onclick={point}>{ Word::PointInText.text(language) }</button>
                    <button type="button" class="m-button" onclick={nobody}>{ Word::Nobody.text(language) }</button>
                </div>
            }
        </>
    }
}

fn begin(margin: &MarginRef, task: Task) -> Callback<MouseEvent> {
    let margin = margin.clone();
    Callback::from(move |_: MouseEvent| margin.begin(task.clone()))
}

/// Where the mark begins and ends: other words by selecting them, or either end a word further.
fn passage(props: &MarkProps) -> Html {
    let MarkProps { margin, mark, language, .. } = props;
    let step = |word: Word, sign: &'static str, from: fn(&OpenArticle, Span) -> Option<Span>| {
        let (margin, id, span) = (margin.clone(), mark.id.clone(), mark.span);
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(span) = margin.desk().read(|s| from(s.open.as_ref()?, span)) {
                put_right(&margin, &id, Correction { span: Some(span), ..Correction::default() });
            }
        });
        let name = word.text(*language);
        html! { <button type="button" class="m-button is-icon" aria-label={name} title={name} {onclick}>{ sign }</button> }
    };
    html! {
        <>
            <p class="m-correct-label">{ Word::Passage.text(*language) }</p>
            <div class="m-correct-row">
                <span class="m-steps" role="group" aria-label={Word::ItsStart.text(*language)}>
                    <span aria-hidden="true">{ Word::ItsStart.text(*language) }</span>
                    { step(Word::StartEarlier, "←", |open, span| moved(open, span, End::Start, false)) }
                    { step(Word::StartLater, "→", |open, span| moved(open, span, End::Start, true)) }
                </span>
                <span class="m-steps" role="group" aria-label={Word::ItsEnd.text(*language)}>
                    <span aria-hidden="true">{ Word::ItsEnd.text(*language) }</span>
                    { step(Word::EndEarlier, "←", |open, span| moved(open, span, End::End, false)) }
                    { step(Word::EndLater, "→", |open, span| moved(open, span, End::End, true)) }
                </span>
                <button type="button" class="m-button" onclick={begin(margin, Task::PointSpan(mark.id.clone()))}>
                    { Word::OtherWords.text(*language) }
                </button>
            </div>
        </>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Start,
    End,
}

/// `span` with one end a word further, within the paragraphs that it touches; `None` where there is no further word.
fn moved(open: &OpenArticle, span: Span, end: End, forth: bool) -> Option<Span> {
    let blocks = open.text.blocks();
    let (first, last) = (open.text.block_at(span.start), open.text.block_at(span.end));
    let around = Span { start: blocks.get(first)?.span.start, end: blocks.get(last)?.span.end };
    let edges: Vec<_> =
        word_spans(&open.text, around).map(|w| if end == End::Start { w.start } else { w.end }).collect();
    let now = if end == End::Start { span.start } else { span.end };
    let to = if forth { edges.iter().find(|e| **e > now) } else { edges.iter().rev().find(|e| **e < now) }?;
    let new = if end == End::Start { Span { start: *to, ..span } } else { Span { end: *to, ..span } };
    (new.start < new.end).then_some(new)
}

/// Takes the words that were pointed at for what waits for them.
pub(in crate::web::ui) fn point_taken(margin: &MarginRef, span: Span) -> bool {
    let (id, correction) = match margin.task() {
        Some(Task::PointSpeaker(id)) => {
            (id, Correction { speaker: Some(SpeakerChoice::At(span)), ..Correction::default() })
        }
        Some(Task::PointSpan(id)) => (id, Correction { span: Some(span), ..Correction::default() }),
        _ => return false,
    };
    margin.forget();
    margin.desk().drop_selection();
    let moves = correction.span.is_some();
    put_right(margin, &id, correction);
    if !moves {
        margin.begin(Task::Correct(id));
    }
    true
}
