//! The left margin: who speaks, as bars and names beside the quotations.

use super::shared::{Margin, MarginRef};
use super::words;
use crate::core::analysis::QuoteKind;
use crate::core::app::{DecisionState, Mark, MarkKind, OpenArticle, State, margin_name};
use crate::core::language::Language;
use crate::core::text::Span;
use crate::web::desk::slot_of;
use crate::web::ui::Word;
use crate::web::ui::seal::Seal;
use std::rc::Rc;
use yew::prelude::*;

/// A quotation near the viewport.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spoken {
    /// Its place among the marks.
    pub(super) mark: usize,
    pub(super) span: Span,
    /// Whether its speaker is named beside it: once per speaker and paragraph.
    pub(super) named: bool,
    /// Whether its verb is another than the one before, so that it may be named where there is room.
    pub(super) verb_changes: bool,
}

/// The quotations near the viewport, in order of the text.
pub(super) fn spoken(state: &State, near: Option<Span>) -> Vec<Spoken> {
    let (Some(open), Some(near)) = (&state.open, near) else { return Vec::new() };
    let mut spoken: Vec<Spoken> = Vec::new();
    let mut before: Option<&Mark> = None;
    for (span, i) in open.marks_at.within(&open.text, near) {
        let Some(mark) = open.marks.get(i).filter(|m| m.is_speech() && m.is_shown()) else { continue };
        let block = |m: &Mark| open.text.block_at(m.span.start);
        let named = before.is_none_or(|b| b.name() != mark.name() || block(b) != block(mark));
        let verb_changes = before.is_some_and(|b| mark.cue.is_some() && verb(open, b) != verb(open, mark));
        spoken.push(Spoken { mark: i, span, named, verb_changes });
        before = Some(mark);
    }
    spoken
}

fn verb<'a>(open: &'a OpenArticle, mark: &Mark) -> &'a str {
    mark.cue.map(|cue| open.text.slice(cue)).unwrap_or_default()
}

/// A bar with its label.
#[derive(Clone, PartialEq)]
struct Row {
    id: AttrValue,
    slot: u8,
    known: bool,
    reported: bool,
    checked: bool,
    name: AttrValue,
    verb: AttrValue,
}

fn row(open: &OpenArticle, mark: &Mark, slot: u8) -> Row {
    let name = margin_name(open, mark);
    let verb = verb(open, mark);
    let reported = matches!(mark.kind, MarkKind::Quote(QuoteKind::Indirect));
    Row {
        id: mark.id.clone().into(),
        slot,
        known: mark.name().is_some(),
        reported,
        checked: mark.decision != DecisionState::None,
        name: name.unwrap_or_else(|| "?".to_owned()).into(),
        verb: verb.to_owned().into(),
    }
}

/// The bars and labels near the viewport; [`super::lay_voices`] puts them beside their quotations.
pub(super) fn voices(margin: &MarginRef) -> Html {
    let (desk, near) = (margin.desk(), margin.drawn());
    let (language, slots) = (desk.language(), desk.slots());
    let rows: Vec<Row> = desk.read(|s| {
        let Some(open) = &s.open else { return Vec::new() };
        let marks = spoken(s, near).into_iter().filter_map(|one| open.marks.get(one.mark));
        marks.map(|mark| row(open, mark, slot_of(mark, &slots).number())).collect()
    });
    let bars = rows.iter().map(|row| {
        let class = classes!("m-voice-bar", voice(row.slot), row.reported.then_some("is-reported"));
        html! { <span key={row.id.to_string()} {class} aria-hidden="true" /> }
    });
    let labels = rows.iter().map(|row| label(margin, row, language));
    html! {
        <>
            <div class="m-bars">{ for bars }</div>
            <div class="m-speakers">{ for labels }</div>
        </>
    }
}

fn label(margin: &MarginRef, row: &Row, language: Language) -> Html {
    let (margin, id) = (margin.weak(), row.id.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(margin) = margin.upgrade() {
            open_card(&margin, &id);
        }
    });
    html! {
        <button key={row.id.to_string()} type="button" class={classes!("m-speaker", voice(row.slot))} {onclick}>
            <span class="m-hidden">{ Word::Quotation.text(language) }{ " " }</span>
            <span class="m-speaker-line">
                <Seal slot={row.known.then_some(usize::from(row.slot) - 1)} checked={row.checked} />
                <span class="m-who">{ row.name.clone() }</span>
            </span>
            <span class="m-verb">{ row.verb.clone() }</span>
        </button>
    }
}

fn open_card(margin: &Rc<Margin>, id: &str) {
    margin.show_mark(id, None);
}

/// The class that gives a voice its colours.
pub(super) fn voice(slot: u8) -> &'static str {
    const VOICES: [&str; 8] =
        ["m-voice-1", "m-voice-2", "m-voice-3", "m-voice-4", "m-voice-5", "m-voice-6", "m-voice-7", "m-voice-8"];
    VOICES[usize::from(slot).clamp(1, VOICES.len()) - 1]
}

/// What is said when a key goes to a mark: « Citation 3 sur 11, Vladimir Poutine, a déclaré, à vérifier ».
pub(in crate::web::ui) fn announce(
    open: &OpenArticle,
    mark: &Mark,
    at: usize,
    total: usize,
    language: Language,
) -> String {
    let mut said = match mark.kind {
        MarkKind::Quote(_) => Word::Quotation.text(language).to_owned(),
        MarkKind::Entity(_) => Word::Name.text(language).to_owned(),
    };
    said.push(' ');
    said.push_str(&words::of(at, total, language));
    let kind = words::kind(mark.kind).text(language);
    let cue = verb(open, mark);
    let state = decision(mark).map(|word| word.text(language)).unwrap_or(Word::ToCheck.text(language));
    let called = words::called(open, mark, language);
    for part in [called.as_str(), kind, cue, state] {
        if !part.is_empty() {
            said.push_str(", ");
            said.push_str(part);
        }
    }
    said
}

/// What a person said of a mark, in a word.
pub(super) fn decision(mark: &Mark) -> Option<Word> {
    match mark.decision {
        DecisionState::None => None,
        DecisionState::Accepted => Some(Word::Accepted),
        DecisionState::Corrected => Some(Word::Corrected),
        DecisionState::Rejected => Some(Word::Rejected),
    }
}
