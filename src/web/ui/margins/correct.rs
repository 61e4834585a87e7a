//! Putting a mark right, on its card: what it is, who speaks or what it names, and where it begins and ends. Each choice
//! acts at once and can be undone; nothing waits for a button that somebody may forget to press.

use super::card::MarkProps;
use super::chooser::{Choice, Chooser};
use super::judging::judge;
use super::kinds::{kind_buttons, lesson, scopes};
use super::passage::passage;
use super::shared::{MarginRef, Scope};
use super::task::Task;
use crate::core::app::{
    Action, Correction, Decision, DecisionState, Layer, Mark, MarkKind, OpenArticle, SpeakerChoice, candidates,
    mark_id, shown_name,
};
use crate::core::language::Language;
use crate::core::order::sort_by_key;
use crate::core::text::Span;
use crate::web::ui::{Word, counted};
use std::rc::Rc;
use yew::prelude::*;

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
        shown: one.name.clone().into(),
        name: one.name.into(),
    };
    let all = margin.desk().read(|s| s.open.as_ref().map(|open| candidates(&open.marks)).unwrap_or_default());
    Rc::new(all.into_iter().map(choice).collect())
}

/// The names of the article of one kind: what a mention may stand for.
fn names(open: &OpenArticle, kind: MarkKind, language: Language) -> Rc<Vec<Choice>> {
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
        shown: match kind {
            MarkKind::Entity(kind) => shown_name(kind, name, language),
            MarkKind::Quote(_) => name.to_owned(),
        }
        .into(),
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
                    { if layer == Layer::Entity { Word::NotAName } else { Word::NotAQuotation }.text(language) }
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
        margin.desk().read(|s| s.open.as_ref().map(|open| names(open, mark.kind, language)).unwrap_or_default())
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

pub(super) fn begin(margin: &MarginRef, task: Task) -> Callback<MouseEvent> {
    let margin = margin.clone();
    Callback::from(move |_: MouseEvent| margin.begin(task.clone()))
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
