//! Where a mark begins and ends, to be moved from its card.

use super::card::MarkProps;
use super::correct::{begin, put_right};
use super::task::Task;
use crate::core::app::{Correction, OpenArticle};
use crate::core::text::Span;
use crate::core::text::words::words as word_spans;
use crate::web::ui::Word;
use yew::prelude::*;

/// Where the mark begins and ends: other words by selecting them, or either end a word further.
pub(super) fn passage(props: &MarkProps) -> Html {
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
