//! Mes articles: a page of its own over the desk.

use super::add::{AddArticle, file_button, paste_button};
use super::deleting::{Deleting, Question};
use super::fill::{Fill, said, share};
use super::focus::use_focus;
use super::shelf::Shelf;
use crate::core::app::Action;
use crate::core::language::Language;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, Word, counted};
use yew::prelude::*;

/// What the page is given.
#[derive(PartialEq, Properties)]
pub struct LibraryProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// Grows with each change of the desk.
    pub tick: u32,
}

/// The list of articles, and ways to add one.
#[component(LibraryPage)]
pub fn library_page(props: &LibraryProps) -> Html {
    let (desk, language) = (&props.desk, props.language);
    let heading = use_node_ref();
    use_focus(&heading, true);
    let question = use_state(|| None::<Question>);
    let ask = {
        let question = question.setter();
        Callback::from(move |asked: Question| question.set(Some(asked)))
    };
    let answered = {
        let question = question.setter();
        Callback::from(move |()| question.set(None))
    };
    let back = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.act(Action::Show(None)))
    };
    let articles = desk.read(|s| s.library.len());
    let title = Word::MyArticles.text(language);
    html! {
        <section class="m-page" aria-label={title}>
            <div class="m-page-body">
                <div>
                    <div class="m-library-head">
                        if articles > 0 {
                            <h2 ref={heading.clone()} tabindex="-1">{ title }</h2>
                        }
                        <button type="button" class="m-button is-quiet" onclick={back}>
                            <IconView icon={Icon::ArrowLeft} /><span class="m-wide-word">{ Word::BackToArticle.text(language) }</span>
                        </button>
                    </div>
                    if articles == 0 {
                        { welcome(desk, language, heading) }
                    } else {
                        <Shelf desk={desk.clone()} {language} tick={props.tick} ask={ask.clone()} />
                    }
                </div>
                <aside class="m-aside">
                    <AddArticle desk={desk.clone()} {language} />
                    <Room desk={desk.clone()} {language} tick={props.tick} {ask} />
                    <section><p>{ Word::StaysHere.text(language) }</p></section>
                </aside>
            </div>
            <div>
                if let Some(question) = (*question).clone() {
                    <Deleting desk={desk.clone()} {language} {question} {answered} />
                }
            </div>
        </section>
    }
}

fn welcome(desk: &DeskRef, language: Language, heading: NodeRef) -> Html {
    html! {
        <div class="m-welcome">
            <h2 ref={heading} tabindex="-1">{ Word::WelcomeTitle.text(language) }</h2>
            <p>{ Word::WelcomeText.text(language) }</p>
            <div class="m-actions">
                { paste_button(desk, Word::PasteArticle.text(language), "m-button is-primary is-large") }
                { file_button(desk, Word::ChooseFile.text(language), "m-button is-large m-file") }
            </div>
        </div>
    }
}

/// What [`Room`] is given.
#[derive(PartialEq, Properties)]
struct RoomProps {
    desk: DeskRef,
    language: Language,
    tick: u32,
    ask: Callback<Question>,
}

/// How much of this device's room for notes is in use.
#[component(Room)]
fn room(props: &RoomProps) -> Html {
    let (desk, language) = (&props.desk, props.language);
    let share = share(desk);
    let (articles, notes) = desk.read(|s| (s.library.len(), s.library.values().map(|(_, notes)| notes).sum::<usize>()));
    let everything = props.ask.reform(|_: MouseEvent| Question::Everything);
    html! {
        <section>
            <h3 class="m-label">{ Word::Room.text(language) }</h3>
            <Fill {share} {language} />
            <p class="m-aside-pair"><b>{ said(share, language) }</b><span>{ counted(notes, ["note", "notes"], ["note", "notes"], language) }</span></p>
            <div class="m-aside-actions" hidden={articles == 0}>
                <button type="button" class="m-button is-quiet is-danger" onclick={everything}>
                    <IconView icon={Icon::Trash} />{ Word::DeleteAll.text(language) }
                </button>
            </div>
        </section>
    }
}
