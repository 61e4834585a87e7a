//! Marking words by hand: as somebody's words, or as a name.

use super::chooser::Chooser;
use super::correct::people;
use super::kinds::{kind_buttons, lesson, scopes};
use super::shared::{Focus, MarginRef};
use super::task::Task;
use crate::core::analysis::QuoteKind;
use crate::core::app::{Action, Assertion, Layer, MarkKind, Message, SpeakerChoice, mark_id};
use crate::core::text::Span;
use crate::web::ui::Word;
use crate::web::ui::icon::{Icon, IconView};
use yew::prelude::*;

/// Offers to mark `span`; from the selection's bar and by key.
pub(in crate::web::ui) fn offer(margin: &MarginRef, span: Span, layer: Layer) {
    margin.close_card();
    margin.start(match layer {
        Layer::Quote => Task::Quote(span),
        Layer::Entity => Task::Entity(span),
    });
}

/// What is asked before words are marked, in place of the selection's bar.
pub(in crate::web::ui) fn view(margin: &MarginRef) -> Option<Html> {
    let language = margin.desk().language();
    let (title, body) = match margin.task()? {
        Task::Quote(span) => (Word::QuotationOf, quotation(margin, span)),
        Task::Entity(span) => (Word::EntityOf, entity(margin, span)),
        _ => return None,
    };
    let close = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| {
            margin.end();
        })
    };
    Some(html! {
        <div key="adding" class="m-selection is-panel" role="group" aria-label={title.text(language)}>
            <div class="m-adding-head">
                <h2 class="m-label">{ title.text(language) }</h2>
                <button type="button" class="m-tool" aria-label={Word::CloseIt.text(language)} onclick={close}>
                    <IconView icon={Icon::X} />
                </button>
            </div>
            { body }
        </div>
    })
}

fn quotation(margin: &MarginRef, span: Span) -> Html {
    let language = margin.desk().language();
    let on_choose = {
        let margin = margin.clone();
        Callback::from(move |name: String| say_that(&margin, span, SpeakerChoice::Named(name)))
    };
    let nobody = {
        let margin = margin.clone();
        Callback::from(move |_: MouseEvent| say_that(&margin, span, SpeakerChoice::Nobody))
    };
    html! {
        <>
            <Chooser key="who" label={Word::WhoSpeaks.text(language)} choices={people(margin, language)} {language} {on_choose} />
            <div class="m-correct-row">
                <button type="button" class="m-button" onclick={nobody}>{ Word::Nobody.text(language) }</button>
            </div>
        </>
    }
}

/// Words in marks are quoted, others reported.
fn say_that(margin: &MarginRef, span: Span, speaker: SpeakerChoice) {
    let marked = |text: &str| text.starts_with(['«', '“', '"', '„', '‹', '–', '—']) || text.ends_with(['»', '”', '"']);
    let quoted = margin.desk().read(|s| s.open.as_ref().is_some_and(|open| marked(open.text.slice(span))));
    let kind = if quoted { QuoteKind::Direct } else { QuoteKind::Indirect };
    add(margin, span, MarkKind::Quote(kind), Some(speaker));
}

fn entity(margin: &MarginRef, span: Span) -> Html {
    let language = margin.desk().language();
    let choose = {
        let margin = margin.clone();
        Callback::from(move |kind: MarkKind| add(&margin, span, kind, None))
    };
    html! {
        <>
            { scopes(margin, language, &Callback::from(|()| ())) }
            { kind_buttons(Layer::Entity, None, language, &choose) }
        </>
    }
}

/// Marks the words and opens the card of what they have become.
fn add(margin: &MarginRef, span: Span, kind: MarkKind, speaker: Option<SpeakerChoice>) {
    let desk = margin.desk();
    let learn = lesson(margin);
    let added = Assertion { id: desk.new_id(), at: desk.now(), span, kind, name: None, speaker, learn };
    match desk.dispatch(Action::Assert(added)) {
        Ok(_) => {
            margin.forget();
            desk.drop_selection();
            margin.show_mark(&mark_id(kind.layer(), span), Some(Focus::Card));
        }
        Err(error) => {
            desk.say(Message::Refused(error));
            desk.notify();
        }
    }
}
