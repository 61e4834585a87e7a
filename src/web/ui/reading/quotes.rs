//! The quotations of a voice in the outline: the fragments of one utterance under one verb, and who passed them on.

use super::index::go;
use super::outline::OutlineProps;
use crate::core::app::{Mark, OpenArticle};
use crate::web::ui::margins::words::first_words;
use crate::web::ui::seal::Seal;
use crate::web::ui::{Word, relayed};
use yew::prelude::*;

/// Characters of a quotation that are shown; the style cuts them at the column's end.
const FIRST_WORDS: usize = 60;
/// Rows of what is only listed.
const LISTED: usize = 100;

/// One utterance: its fragments in order, each leading to its place. The verb stands at the first; a fragment with a
/// verb of its own keeps it.
pub(super) fn utterance(props: &OutlineProps, group: &[&Mark], seal: Option<usize>) -> Html {
    let rows = props.desk.read(|s| {
        let Some(open) = &s.open else { return Vec::new() };
        // Where the verb stands in the middle of the utterance, it is still what the first fragment is said with.
        let shared = group.iter().find_map(|mark| mark.cue);
        let verb = |n: usize, mark: &Mark| match (n, mark.cue.or(shared)) {
            (0, None) => "—",
            (0, Some(cue)) => open.text.slice(cue),
            (_, cue) if cue == group[n - 1].cue.or(shared) => "",
            (_, cue) => cue.map_or("", |cue| open.text.slice(cue)),
        };
        let row = |(n, mark): (usize, &&Mark)| fragment(props, open, mark, verb(n, mark), seal);
        group.iter().enumerate().map(row).collect()
    });
    let relay = props
        .desk
        .read(|s| Some(relayed(s.open.as_ref()?, group.iter().find_map(|m| m.relay.as_ref())?, props.language)));
    let key = group.first().map(|mark| mark.id.clone()).unwrap_or_default();
    html! {
        <li {key} class={classes!((group.len() > 1).then_some("m-utterance"))}>
            { for rows }
            if let Some(relay) = relay {
                <p class="m-relay">{ relay }</p>
            }
        </li>
    }
}

fn fragment(props: &OutlineProps, open: &OpenArticle, mark: &Mark, verb: &str, seal: Option<usize>) -> Html {
    let language = props.language;
    let words: String = open.text.slice(mark.span).chars().take(FIRST_WORDS).collect();
    let tag = open.article.language().to_owned();
    let onclick = {
        let (desk, id, span) = (props.desk.clone(), mark.id.clone(), mark.span);
        Callback::from(move |_: MouseEvent| go(&desk, Some(&id), span))
    };
    let current = props.current.as_deref() == Some(&mark.id);
    let state = if mark.is_unreviewed() { Word::ToCheck } else { Word::Checked };
    html! {
        <button key={mark.id.clone()} type="button" class="m-quote" aria-current={current.then_some("true")} {onclick}>
            <Seal slot={seal} checked={!mark.is_unreviewed()} />
            <span class="m-verb" lang={tag.clone()}>{ verb.to_owned() }</span>
            <span class="m-first" lang={tag}>{ words }</span>
            <span class="m-hidden">{ ", " }{ state.text(language) }</span>
        </button>
    }
}

/// What is listed and not painted: marks around words that are nobody's, and what a person has rejected.
pub(super) fn silent(props: &OutlineProps) -> Html {
    let summary = &props.summary.0;
    let lists = [(Word::InMarks, &summary.in_marks), (Word::RejectedOnes, &summary.rejected)];
    let row = |mark: &Mark| {
        let words = props.desk.read(|s| s.open.as_ref().map(|open| first_words(open.text.slice(mark.span))));
        let onclick = {
            let (desk, id, span) = (props.desk.clone(), mark.id.clone(), mark.span);
            Callback::from(move |_: MouseEvent| go(&desk, Some(&id), span))
        };
        let current = props.current.as_deref() == Some(&mark.id);
        html! {
            <button key={mark.id.clone()} type="button" class="m-name" aria-current={current.then_some("true")} {onclick}>
                { words }
            </button>
        }
    };
    let list = |(word, marks): (Word, &Vec<usize>)| {
        html! {
            <section hidden={marks.is_empty()}>
                <h3 class="m-index-kind">{ word.text(props.language) }</h3>
                <div class="m-names">{ for marks.iter().filter_map(|i| props.marks.0.get(*i)).take(LISTED).map(row) }</div>
            </section>
        }
    };
    html! { <div class="m-silent">{ for lists.into_iter().map(list) }</div> }
}
