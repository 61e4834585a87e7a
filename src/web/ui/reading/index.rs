//! Who, where, when: every name of the article once, each underlined in the style of its kind, so that the list is the
//! legend, too.

use super::absence::unread;
use super::summary::Same;
use crate::core::analysis::EntityKind;
use crate::core::app::{Action, CardItem, Mark, Named, Overview, Panel, shown_name};
use crate::core::language::Language;
use crate::core::text::Span;
use crate::web::ui::{DeskRef, Word, counted, number};
use std::rc::Rc;
use yew::prelude::*;

/// Names of one kind that are listed before the person asks for all.
const LISTED: usize = 40;

/// The kinds in the order of the list, each with its heading and the class of its underline.
const KINDS: [(EntityKind, Word, &str); 5] = [
    (EntityKind::Person, Word::People, "m-kind-per"),
    (EntityKind::Place, Word::Places, "m-kind-loc"),
    (EntityKind::Organisation, Word::Organisations, "m-kind-org"),
    (EntityKind::Date, Word::Dates, "m-kind-date"),
    (EntityKind::Misc, Word::Others, "m-kind-misc"),
];

/// Goes to a passage and opens the card of `mark` there, if one is named. A drawer in the way is closed first.
pub fn go(desk: &DeskRef, mark: Option<&str>, span: Span) {
    if desk.read(|s| s.panel == Some(Panel::Outline)) {
        desk.act(Action::Show(None));
    }
    if let Some(mark) = mark {
        desk.act(Action::ShowCard { items: vec![CardItem::Mark(mark.to_owned())], pinned: true });
    }
    desk.reveal(span);
}

/// What the index shows.
#[derive(PartialEq, Properties)]
pub struct IndexProps {
    /// The desk.
    pub desk: DeskRef,
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
}

/// The index of names.
#[component(NameIndex)]
pub fn name_index(props: &IndexProps) -> Html {
    let language = props.language;
    let whole = use_state(|| false);
    let summary = &props.summary.0;
    let mentions = counted(summary.mentions, ["mention", "mentions"], ["mention", "mentions"], language);
    let current = shown_mark(&props.desk);
    let shown = if *whole { usize::MAX } else { LISTED };
    let kinds = KINDS.into_iter().map(|(kind, word, class)| {
        let names = || summary.names.iter().filter(move |n| n.kind == kind);
        let more = {
            let whole = whole.setter();
            Callback::from(move |_: MouseEvent| whole.set(true))
        };
        html! {
            <section key={class} hidden={names().next().is_none()}>
                <h3 class="m-index-kind">{ word.text(language) }</h3>
                <div class="m-names">
                    { for names().take(shown).map(|named| name(props, named, current, class)) }
                    if names().nth(shown).is_some() {
                        <button type="button" class="m-name" onclick={more}>{ Word::ShowAll.text(language) }</button>
                    }
                </div>
            </section>
        }
    });
    html! {
        <>
            <div class="m-outline-head">
                <h2 class="m-label">{ Word::WhoWhereWhen.text(language) }</h2>
                if props.analysed {
                    <span>{ mentions }</span>
                }
            </div>
            if !props.analysed {
                <p class="m-relays">{ unread(props.over, language) }</p>
            } else if summary.names.is_empty() {
                <p class="m-relays">{ Word::NoName.text(language) }</p>
            }
            <div>{ for kinds }</div>
        </>
    }
}

fn name(props: &IndexProps, named: &Rc<Named>, current: Option<usize>, class: &'static str) -> Html {
    let onclick = {
        let (desk, marks, named) = (props.desk.clone(), props.marks.clone(), named.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(mark) = next_mention(&desk, &marks.0, &named) {
                go(&desk, Some(&mark.id), mark.span);
            }
        })
    };
    let at = current.and_then(|mark| named.marks.binary_search(&mark).ok());
    let unit = counted(named.marks.len(), ["mention", "mentions"], ["mention", "mentions"], props.language);
    let unit = unit.rfind(' ').map_or_else(String::new, |at| unit[at..].to_owned());
    html! {
        <button key={named.name.clone()} type="button" class="m-name" aria-current={at.map(|_| "true")} {onclick}>
            <span {class}>{ shown_name(named.kind, &named.name, props.language) }</span>
            <span class="m-count">
                if let Some(at) = at {
                    { number(at + 1, props.language) }{ "/" }
                }
                { number(named.marks.len(), props.language) }<span class="m-hidden">{ unit }</span>
            </span>
        </button>
    }
}

/// The place among the marks of the one whose card is open.
fn shown_mark(desk: &DeskRef) -> Option<usize> {
    desk.read(|s| match s.card.as_ref()?.item()? {
        CardItem::Mark(id) => s.open.as_ref()?.mark_number(id),
        CardItem::Note(_) => None,
    })
}

/// The mention after the one whose card is open, or the first one.
fn next_mention<'a>(desk: &DeskRef, marks: &'a [Mark], named: &Named) -> Option<&'a Mark> {
    let current = shown_mark(desk).and_then(|mark| named.marks.binary_search(&mark).ok());
    let next = current.and_then(|at| named.marks.get(at + 1)).or(named.marks.first());
    next.and_then(|i| marks.get(*i))
}
