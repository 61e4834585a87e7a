//! A note whose words changed, or that has no place for sure: what changed under it, and where it may go.

use super::note::NoteProps;
use super::shared::{MarginRef, strong};
use super::words;
use crate::core::anchoring::State as Anchor;
use crate::core::anchoring::revision::{Edit, edits};
use crate::core::annotation::{Id, Note, Target};
use crate::core::app::{Action, OpenArticle};
use crate::core::language::Language;
use crate::core::text::Span;
use crate::web::ui::Word;
use yew::prelude::*;

/// Candidates that a card lists.
const LISTED: usize = 5;

/// The words of a new passage, with those of the old one that are gone struck out where they stood.
pub(in crate::web::ui) fn words_marked((old, was): (&str, Span), (new, now): (&str, Span), edits: &[Edit]) -> Html {
    let piece = |from: usize, to: usize| new.get(from..to.max(from)).unwrap_or_default().to_owned();
    let mut at = now.start.get();
    let mut parts = Vec::new();
    for edit in edits {
        parts.push(html! { { piece(at, edit.new.start.get()) } });
        let (gone, come) = (edit.old.of(old).unwrap_or_default(), edit.new.of(new).unwrap_or_default());
        // Where one side is empty it stands right after the word before; the space is part of neither.
        let follows = edit.old.start > was.start && edit.new.start > now.start;
        if !gone.is_empty() {
            let space = if come.is_empty() && follows { " " } else { "" };
            parts.push(html! { <>{ space }<del>{ gone.to_owned() }</del></> });
        }
        if !come.is_empty() {
            // An insertion brings the space before it along; beside what it replaces it needs one.
            let space = if gone.is_empty() { "" } else { " " };
            parts.push(html! { <>{ space }<ins>{ come.to_owned() }</ins></> });
        }
        at = edit.new.end.get();
    }
    parts.push(html! { { piece(at, now.end.get()) } });
    parts.into_iter().collect()
}

/// What became of the words `was`, which are `now`.
pub(in crate::web::ui) fn words_changed(was: &str, now: &str) -> Html {
    let whole = |text: &str| Span::new(0, text.len());
    words_marked((was, whole(was)), (now, whole(now)), &edits(was, now))
}

/// Where a note is that a person should look at: the words it was made on, those it lies on, its candidates.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Doubt {
    was: AttrValue,
    now: Option<AttrValue>,
    places: Vec<(Span, AttrValue)>,
}

impl Doubt {
    /// What is doubtful about `note`, if anything is.
    pub(super) fn of(open: &OpenArticle, note: &Note) -> Option<Self> {
        let place = open.places.get(&note.id())?;
        let waits = matches!(place.state, Anchor::Suggested | Anchor::Changed | Anchor::Moved | Anchor::Confirmed);
        let Some(Target::Passage(passage)) = note.target().filter(|_| waits) else { return None };
        let now = place.span.map(|span| open.text.slice(span)).filter(|now| *now != passage.exact);
        let listed = place.candidates.iter().take(LISTED);
        let places = listed.map(|span| (*span, words::first_words(open.text.slice(*span)).into())).collect();
        Some(Self { now: now.map(|now| now.to_owned().into()), was: passage.exact.into(), places })
    }
}

/// What changed under the note.
pub(super) fn changed(props: &NoteProps) -> Html {
    match props.doubt.as_ref().and_then(|doubt| Some((&doubt.was, doubt.now.as_ref()?))) {
        Some((was, now)) => html! { <p class="m-note-quote m-note-diff">{ words_changed(was, now) }</p> },
        None => Html::default(),
    }
}

/// Where a note may go that has no place for sure, and what a person can say of one that has.
pub(super) fn choices(props: &NoteProps) -> Html {
    let Some(doubt) = &props.doubt else { return Html::default() };
    let language = props.language;
    let id = props.note.id();
    let resolve = |span: Option<Span>| {
        let weak = props.margin.weak();
        Callback::from(move |_: MouseEvent| {
            if let Some(margin) = strong(&weak) {
                resolve(&margin, id, span);
            }
        })
    };
    let place = |(n, (span, words)): (usize, &(Span, AttrValue))| {
        html! {
            <li key={n}>
                <button type="button" class="m-watch-place" onclick={resolve(Some(*span))}>
                    <span>{ words.clone() }</span>
                    if n == 0 { <kbd class="m-key">{ "r" }</kbd> }
                </button>
            </li>
        }
    };
    html! {
        <>
            if !doubt.places.is_empty() {
                <ol class="m-watch-places" aria-label={Word::ReattachHere.text(language)}>{ for doubt.places.iter().enumerate().map(place) }</ol>
            }
            if matches!(props.anchor, Anchor::Changed | Anchor::Moved | Anchor::Suggested) {
                { confirm(props, language) }
            }
            if props.anchor != Anchor::Confirmed {
                <button type="button" class="m-button" onclick={resolve(None)}>{ Word::LetGo.text(language) }</button>
            }
        </>
    }
}

fn confirm(props: &NoteProps, language: Language) -> Html {
    let (weak, id) = (props.margin.weak(), props.note.id());
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(margin) = strong(&weak) {
            reattach(&margin, id);
        }
    });
    if props.anchor == Anchor::Suggested {
        return Html::default();
    }
    html! {
        <button type="button" class="m-button" {onclick}>{ Word::ConfirmPlace.text(language) }<kbd class="m-key">{ "r" }</kbd></button>
    }
}

fn resolve(margin: &MarginRef, id: Id, span: Option<Span>) {
    let desk = margin.desk();
    desk.act(Action::Resolve { id, at: desk.now(), span });
}

/// Puts a note where it lies or where it most likely belongs; on what is selected, if something is. Whether there is such
/// a place.
fn reattach(margin: &MarginRef, id: Id) -> bool {
    let selected = margin.desk().current_selection();
    let place = selected.or_else(|| {
        margin.desk().read(|s| {
            let place = s.open.as_ref()?.places.get(&id)?;
            let waits = matches!(place.state, Anchor::Suggested | Anchor::Changed | Anchor::Moved);
            place.span.or(place.candidates.first().copied()).filter(|_| waits)
        })
    });
    if place.is_some() {
        resolve(margin, id, place);
    }
    place.is_some()
}

/// As [`reattach`], for the note that is chosen.
pub(in crate::web::ui) fn reattach_chosen(margin: &MarginRef) -> bool {
    margin.desk().read(|s| s.chosen).is_some_and(|id| reattach(margin, id))
}

/// Lets the chosen note go, if it waits for a place.
pub(in crate::web::ui) fn let_go_chosen(margin: &MarginRef) -> bool {
    let waits = margin.desk().read(|s| {
        let id = s.chosen?;
        let place = s.open.as_ref()?.places.get(&id)?;
        (place.state == Anchor::Suggested).then_some(id)
    });
    waits.into_iter().for_each(|id| resolve(margin, id, None));
    waits.is_some()
}
