//! The question before something is deleted that nothing can bring back.

use super::dialog::Dialog;
use super::files::fail;
use crate::core::annotation::Id;
use crate::core::language::Language;
use crate::web::platform::spawn_local;
use crate::web::ui::icon::{Icon, IconView};
use crate::web::ui::{DeskRef, Word, number};
use yew::prelude::*;

/// What is to be deleted.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// An article with its title and the number of its notes.
    Article(Id, String, usize),
    /// All there is.
    Everything,
}

/// What the question is given.
#[derive(PartialEq, Properties)]
pub struct DeletingProps {
    /// The desk.
    pub desk: DeskRef,
    /// Language.
    pub language: Language,
    /// What is to be deleted.
    pub question: Question,
    /// The person has answered.
    pub answered: Callback<()>,
}

/// The question. The way out that loses nothing comes first and has the focus.
#[component(Deleting)]
pub fn deleting(props: &DeletingProps) -> Html {
    let language = props.language;
    let (title, text) = match &props.question {
        Question::Article(_, title, notes) => (Word::DeleteThis, article_text(title, *notes, language)),
        Question::Everything => (Word::DeleteAllTitle, Word::DeleteAllText.text(language).to_owned()),
    };
    let keep = props.answered.reform(|_: MouseEvent| ());
    let delete = {
        let (desk, question, answered) = (props.desk.clone(), props.question.clone(), props.answered.clone());
        Callback::from(move |_: MouseEvent| {
            answered.emit(());
            run(&desk, question.clone());
        })
    };
    html! {
        <Dialog {language} class="is-narrow" title={title.text(language)} question={true} on_close={props.answered.clone()}>
            <p>{ text }</p>
            <div class="m-dialog-foot">
                <button type="button" class="m-button is-large" autofocus={true} onclick={keep}>{ Word::Keep.text(language) }</button>
                <button type="button" class="m-button is-large is-danger" onclick={delete}>
                    <IconView icon={Icon::Trash} />{ Word::Delete.text(language) }
                </button>
            </div>
        </Dialog>
    }
}

fn article_text(title: &str, notes: usize, language: Language) -> String {
    let (open, close) = match language {
        Language::French => ("«\u{202f}", "\u{202f}»"),
        Language::English => ("“", "”"),
    };
    let leaves = match (notes, language) {
        (0, Language::French) => "quitte".to_owned(),
        (1, Language::French) => "et sa note quittent".to_owned(),
        (n, Language::French) => format!("et ses {} notes quittent", number(n, language)),
        (0, Language::English) => "leaves".to_owned(),
        (1, Language::English) => "and its note leave".to_owned(),
        (n, Language::English) => format!("and its {} notes leave", number(n, language)),
    };
    format!("{open}{title}{close} {leaves} {}", Word::ThisDevice.text(language))
}

fn run(desk: &DeskRef, question: Question) {
    let desk = desk.clone();
    spawn_local(async move {
        let done = match question {
            Question::Article(id, ..) => desk.forget(id).await,
            Question::Everything => desk.forget_everything().await,
        };
        if let Err(why) = done {
            fail(&desk, format!("{} {why}", Word::DeletionFailed.text(desk.language())));
        }
    });
}
