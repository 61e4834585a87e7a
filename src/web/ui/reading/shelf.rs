//! The articles of this browser, the one opened last first.

use super::deleting::Question;
use super::files::open;
use super::when::ago;
use crate::core::annotation::{Article, Id};
use crate::core::app::Action;
use crate::core::language::Language;
use crate::web::desk::OpenRequest;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, Word, counted, number};
use std::rc::Rc;
use yew::prelude::*;

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct ShelfProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// Grows with each change of the desk.
    pub tick: u32,
    /// Asks before something is deleted.
    pub ask: Callback<Question>,
}

/// The list of articles.
#[component(Shelf)]
pub fn shelf(props: &ShelfProps) -> Html {
    let (articles, current) = props.desk.read(|s| {
        let mut articles: Vec<(Rc<Article>, usize)> = Vec::with_capacity(s.library.len());
        for (article, notes) in s.library.values() {
            let at = articles.partition_point(|(other, _)| other.opened() >= article.opened());
            articles.insert(at, (article.clone(), *notes));
        }
        (articles, s.open.as_ref().map(|o| o.article.id()))
    });
    let count = counted(articles.len(), ["article", "articles"], ["article", "articles"], props.language);
    html! {
        <>
            <p class="m-articles-count">{ count }</p>
            <ul class="m-articles">{ for articles.iter().map(|(article, notes)| row(props, article, *notes, current)) }</ul>
        </>
    }
}

fn row(props: &ShelfProps, article: &Rc<Article>, notes: usize, current: Option<Id>) -> Html {
    let (language, id) = (props.language, article.id());
    let is_current = current == Some(id);
    let onclick = {
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| {
            if is_current {
                desk.act(Action::Show(None));
            } else {
                open(&desk, OpenRequest { id: Some(id), save: true, ..OpenRequest::default() });
            }
        })
    };
    let delete = {
        let article = article.clone();
        props.ask.reform(move |_: MouseEvent| Question::Article(id, article.title().to_owned(), notes))
    };
    let title = article.title().to_owned();
    let name = format!("{} : {title}", Word::Delete.text(language));
    let unit = counted(notes, ["note", "notes"], ["note", "notes"], language);
    let unit = unit.rfind(' ').map_or_else(String::new, |at| unit[at..].to_owned());
    html! {
        <li key={id.to_string()} class={classes!("m-article", is_current.then_some("is-current"))}>
            <button type="button" class="m-article-open" aria-current={is_current.then_some("true")} {onclick}>
                <span>
                    <span class="m-article-title" lang={article.language().to_owned()}>{ title }</span>
                    <span class="m-article-source">{ article.source().unwrap_or_default().to_owned() }</span>
                </span>
                <span class={classes!("m-article-notes", (notes == 0).then_some("is-none"))}>
                    if notes == 0 {
                        { Word::NoNotes.text(language) }
                    } else {
                        { number(notes, language) }
                    }
                    <span class="m-hidden">{ unit }</span>
                </span>
                <span class="m-article-date">{ ago(article.opened(), props.desk.now(), language) }</span>
            </button>
            <button type="button" class="m-button is-quiet is-icon" aria-label={name} onclick={delete}>
                <IconView icon={Icon::Trash} />
            </button>
        </li>
    }
}
